//! Any two sessions side by side.

use std::io::{self, Write};

use super::super::page::cites::Numbers;
use super::super::page::words::Words;
use super::super::page::{Page, Section, Writer, footer};
use super::super::table::Look;
use super::{beside, capital, is_exact, json, list};
use crate::analysis::{self, Accepted, Change, Comparison};
use crate::i18n::Label;
use crate::model::Field;
use crate::store::{Event, PlaceId, SourceId, Store};

/// Two sessions, ready to be written side by side.
#[derive(Clone, Debug)]
pub struct Compared<'a>(pub(super) Comparison<'a>);

impl<'a> From<analysis::Comparison<'a>> for Compared<'a> {
    fn from(comparison: analysis::Comparison<'a>) -> Self {
        Self(comparison)
    }
}

impl<'a> Compared<'a> {
    /// Compares two sessions by what the file says; matches that somebody accepted are left out.
    pub fn new(store: &'a Store, one: Event<'a>, other: Event<'a>) -> Self {
        Self(analysis::compare(store, one, other, &Accepted::default()))
    }

    /// Puts them on a page.
    pub fn page(&self, store: &'a Store, look: Look<'_>) -> Page {
        let both = &self.0;
        let numbers = Numbers::cited(store, self.cited(store, look.locale.tag()));
        let words = Words::of(look.locale);
        let writer = Writer { store, event: both.after, look, words, numbers };
        let [before, after] =
            [both.before, both.after].map(|it| store.label(it, look.locale.tag()).into_owned());
        let heading = |change: Change| match change {
            Change::New => look.locale.only(&after),
            Change::Returned => look.locale.again_at(&after),
            Change::Reworded => look.locale.both_other_words().to_owned(),
            Change::Kept => look.locale.both_same_words().to_owned(),
            Change::Dropped => look.locale.only(&before),
        };
        let mut sections = beside::sections(&writer, both);
        sections.extend(self.actions(&writer));
        sections.extend(writer.changes(&both.changes, heading));
        sections.push(writer.sources());
        sections.retain(|it| !it.items.is_empty() || !it.lead.is_empty());
        Page {
            title: look.locale.side_by_side(&before, &after),
            formal: self.summary(&writer),
            facts: Vec::new(),
            sections,
            footer: footer(store, look, store.as_of()),
        }
    }

    /// Writes them as a JSON object.
    ///
    /// # Errors
    ///
    /// The writer's.
    pub fn json(&self, out: &mut dyn Write, store: &Store, tag: &str) -> io::Result<()> {
        json::compare(out, store, tag, &self.0)
    }

    /// Returns every source of what is written.
    pub(in crate::export) fn cited(&self, store: &'a Store, tag: &str) -> Vec<SourceId> {
        let both = &self.0;
        let fields = [Field::Date, Field::Place, Field::Host, Field::Participants];
        let events = [both.before, both.after];
        let mut cited: Vec<SourceId> = Vec::new();
        for event in events {
            cited.extend(fields.iter().flat_map(|&it| event.cites(it)).copied());
            cited.extend(event.leaders().iter().flat_map(|it| store.cites(it.cites)).copied());
        }
        cited.extend(list::cited(store, tag, &both.changes));
        cited
    }

    /// Says in a sentence what the two have in common.
    fn summary(&self, writer: &Writer<'_>) -> String {
        let Comparison { before, after, days, silence, heads, .. } = &self.0;
        let locale = writer.look.locale;
        let shared = common(*before, *after).map(|it| locale.both_in(&beside::place(writer, it)));
        let mut told: Vec<String> = shared.into_iter().collect();
        if is_exact(*before, *after) {
            told.extend(silence.map(|it| locale.days_apart(it)));
            told.extend(days.map(|it| locale.starts_apart(it)));
        } else {
            told.push(locale.days_unknown().to_owned());
        }
        let same = heads.iter().filter(|it| it.is_same_person());
        let name = |it: &analysis::Heads<'_>| match it.country {
            Some(country) => writer.code(country),
            None => it.after.map(|it| beside::person(writer, it.person)).unwrap_or_default(),
        };
        let same: Vec<String> = same.map(name).collect();
        let (comma, last) = locale.clauses();
        let told = capital(&told.join(comma));
        if same.is_empty() {
            told
        } else {
            format!("{told}{last}{}", locale.same_heads(&same.join(", ")))
        }
    }

    /// Returns the counts of the actions, and what cannot be told of them.
    fn actions(&self, writer: &Writer<'_>) -> Option<Section> {
        let both = &self.0;
        let locale = writer.look.locale;
        let missing = [both.before, both.after].into_iter().filter(|it| it.actions().is_empty());
        let label = |it: Event<'_>| writer.store.label(it, locale.tag()).into_owned();
        let mut lead: Vec<String> = vec![writer.counts(&both.changes)];
        lead.extend(missing.map(|it| locale.no_actions_at(&label(it))));
        if both.changes.actions.iter().any(|it| it.proposed) {
            lead.push(locale.all_proposed().to_owned());
        }
        lead.extend(list::limits(locale, &both.changes));
        let returned = both.changes.tally().of(Change::Returned) > 0;
        let as_one = returned && !writer.store.has_series();
        lead.extend(as_one.then(|| locale.all_taken_as_one().to_owned()));
        lead.retain(|it| !it.is_empty());
        let heading = writer.words.label(Label::AgreedActions).to_owned();
        let section = Section { heading, lead: lead.join("\n"), items: Vec::new() };
        (!section.lead.is_empty()).then_some(section)
    }
}

/// Returns the first place of the later session that is one of the earlier one too.
fn common(before: Event<'_>, after: Event<'_>) -> Option<PlaceId> {
    after.places().iter().copied().find(|it| before.places().contains(it))
}
