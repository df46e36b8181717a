//! A session against the one before it.

use std::io::{self, Write};

use super::super::page::cites::Numbers;
use super::super::page::words::Words;
use super::super::page::{Item, Page, Writer, footer};
use super::super::table::{self, Look};
use super::{capital, is_exact, json, list};
use crate::analysis::{self, Accepted, Change, Changes};
use crate::i18n::Locale;
use crate::store::{Event, Store};

/// Which session before it a session is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Against {
    /// The one before it in its own series.
    Series,
    /// The last one of any other series.
    Other,
}

impl Against {
    /// Returns the word that exports use. Never changes once released.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Series => "series",
            Self::Other => "other",
        }
    }
}

/// A session, and what changed since the one before it.
#[derive(Clone, Debug)]
pub struct Since<'a> {
    pub(super) event: Event<'a>,
    pub(super) against: Against,
    pub(in crate::export) before: Option<Event<'a>>,
    pub(in crate::export) changes: Changes<'a>,
}

impl<'a> Since<'a> {
    /// Compares a session by what the file says; matches that somebody accepted are left out.
    pub fn new(store: &'a Store, event: Event<'a>, against: Against) -> Self {
        let before = match against {
            Against::Series => store.previous_in_series(event),
            Against::Other => analysis::last_of_another_series(store, event),
        };
        let changes = match before {
            Some(before) => analysis::between(store, before, event, &Accepted::default()),
            None => analysis::alone(event),
        };
        Self { event, against, before, changes }
    }

    /// Puts it on a page.
    pub fn page(&self, store: &'a Store, look: Look<'_>) -> Page {
        let numbers = Numbers::cited(store, list::cited(store, look.locale.tag(), &self.changes));
        let words = Words::of(look.locale);
        let writer = Writer { store, event: self.event, look, words, numbers };
        let word = |change: Change| words.change(change).to_owned();
        let mut sections = writer.changes(&self.changes, word);
        sections.push(writer.sources());
        sections.retain(|it| !it.items.is_empty());
        Page {
            title: self.title(store, look),
            formal: self.told(store, &writer),
            facts: self.themes(store, &writer),
            sections,
            footer: footer(store, look, store.as_of()),
        }
    }

    /// Writes it as a JSON object.
    ///
    /// # Errors
    ///
    /// The writer's.
    pub fn json(&self, out: &mut dyn Write, store: &Store, tag: &str) -> io::Result<()> {
        json::since(out, store, tag, self)
    }

    fn title(&self, store: &Store, look: Look<'_>) -> String {
        let named = |event: Event<'_>| {
            let label = store.label(event, look.locale.tag()).into_owned();
            match event.date().map(|it| table::span(&it, look)) {
                Some(date) if !date.is_empty() => format!("{label} ({date})"),
                _ => label,
            }
        };
        let Some(before) = self.before else { return named(self.event) };
        let title = look.locale.since_before(&named(self.event), &named(before));
        let silence = silence(look.locale, before, self.event);
        if silence.is_empty() {
            title
        } else {
            format!("{title}{}{silence}", look.locale.clauses().0)
        }
    }

    /// Returns the counts, and what cannot be told.
    pub(in crate::export) fn told(&self, store: &Store, writer: &Writer<'_>) -> String {
        let locale = writer.look.locale;
        let mut told = vec![writer.counts(&self.changes)];
        let empty = |event: Event<'_>| event.actions().is_empty();
        let label = |event: Event<'_>| store.label(event, locale.tag()).into_owned();
        let missing = self.before.filter(|it| empty(*it)).into_iter();
        let missing = missing.chain(Some(self.event).filter(|it| empty(*it)));
        told.extend(missing.map(|it| locale.no_actions_at(&label(it))));
        if self.changes.actions.iter().any(|it| it.proposed) {
            told.push(locale.all_proposed().to_owned());
        }
        told.extend(list::limits(locale, &self.changes));
        if self.against == Against::Series && store.sequence(self.event).is_some() {
            told.extend((!store.has_series()).then(|| locale.all_taken_as_one().to_owned()));
        }
        if self.before.is_none() {
            let why = match self.against {
                Against::Other => locale.nothing_of_another_series(),
                Against::Series if store.sequence(self.event).is_none() => {
                    locale.cannot_be_compared()
                }
                Against::Series if !store.has_series() => locale.nothing_before_in_file(),
                Against::Series => locale.nothing_before(),
            };
            told.push(why.to_owned());
        }
        told.retain(|it| !it.is_empty());
        told.join("\n")
    }

    pub(in crate::export) fn themes(&self, store: &Store, writer: &Writer<'_>) -> Vec<Item> {
        let Some(before) = self.before else { return Vec::new() };
        let themes = analysis::shared_themes(store, before, self.event);
        let locale = writer.look.locale;
        let lists = [(locale.new_themes(), themes.new), (locale.themes_gone(), themes.gone)];
        let lists = lists.into_iter().filter(|(_, list)| !list.is_empty());
        lists.map(|(head, list)| Item::new(head, capital(&writer.themes(&list)))).collect()
    }
}

/// Returns how long two sessions lie apart, or that it cannot be told.
pub(in crate::export) fn silence(locale: Locale, before: Event<'_>, after: Event<'_>) -> String {
    let gap = analysis::silence_between(before, after).filter(|_| is_exact(before, after));
    gap.map_or_else(|| locale.days_unknown().to_owned(), |it| locale.silence_between(it.days))
}
