//! Actions under what became of them, and the sources they are cited from.

use super::super::page::{Item, Section, Writer};
use super::capital;
use crate::analysis::{self, Accepted, Change, Changed, Changes, Edit, Span, redline};
use crate::i18n::{Label, Locale};
use crate::store::{Action, Event, SourceId, Store};

/// Returns every source that a list of actions is cited from, with those of the earlier wordings
/// that [`earlier`] shows in the language called `tag`.
pub(super) fn cited<'a>(store: &'a Store, tag: &str, changes: &Changes<'a>) -> Vec<SourceId> {
    let cites = |it: &'a Action| store.cites(it.cites).iter().copied();
    let both = |it: &Changed<'a>| {
        let earlier = match earlier(store, tag, it) {
            Some(Earlier::Wording(_, action)) => Some(action),
            Some(Earlier::Redline(_)) | None => None,
        };
        cites(it.action).chain(earlier.into_iter().flat_map(cites))
    };
    changes.actions.iter().flat_map(both).collect()
}

/// Says how far back was looked, where something further back may say otherwise.
pub(super) fn limits(locale: Locale, changes: &Changes<'_>) -> Option<String> {
    (changes.unseen > 0).then(|| locale.only_last_looked_at(analysis::FARTHEST))
}

/// How the earlier wording of an action is shown.
enum Earlier<'a> {
    /// Word by word against the later one.
    Redline(Vec<Span>),
    /// By itself, with the session that it is from.
    Wording(Event<'a>, &'a Action),
}

/// Returns what is shown of an earlier wording: nothing where an action was kept or dropped, or
/// where it reads the same in this language.
fn earlier<'a>(store: &'a Store, tag: &str, changed: &Changed<'a>) -> Option<Earlier<'a>> {
    let (session, action) = changed.earlier?;
    match changed.change? {
        Change::Returned => Some(Earlier::Wording(session, action)),
        Change::Reworded => {
            let [before, after] = [action, changed.action].map(|it| store.say(it.text, tag));
            match redline(before, after) {
                Some(spans) => {
                    let seen = spans.iter().any(|it| it.edit != Edit::Same);
                    seen.then_some(Earlier::Redline(spans))
                }
                None => Some(Earlier::Wording(session, action)),
            }
        }
        Change::New | Change::Kept | Change::Dropped => None,
    }
}

impl Writer<'_> {
    /// Returns `+2 new  ~2 reworded  =6 kept  −2 dropped`; empty when nothing can be told.
    pub(super) fn counts(&self, changes: &Changes<'_>) -> String {
        let tally = changes.tally();
        let told = |&change: &Change| {
            let sign = self.sign(change);
            format!("{sign}{} {}", tally.of(change), self.words.change(change))
        };
        let some = Change::ALL.iter().filter(|&&it| tally.of(it) > 0);
        some.map(told).collect::<Vec<_>>().join("  ")
    }

    /// Returns a section for each change that some action has, under its `heading`.
    pub(super) fn changes(
        &self,
        changes: &Changes<'_>,
        heading: impl Fn(Change) -> String,
    ) -> Vec<Section> {
        let all = [None].into_iter().chain(Change::ALL.map(Some));
        let section = |change: Option<Change>| {
            let these = changes.actions.iter().filter(|it| it.change == change);
            let items: Vec<Item> = these.map(|it| self.changed(it)).collect();
            let label = || self.words.label(Label::AgreedActions).to_owned();
            let heading = change.map_or_else(label, &heading);
            let heading = format!("{} ({})", capital(&heading), items.len());
            (!items.is_empty()).then(|| Section { heading, lead: String::new(), items })
        };
        all.filter_map(section).collect()
    }

    fn changed(&self, changed: &Changed<'_>) -> Item {
        let action = changed.action;
        let locale = self.look.locale;
        let sign = changed.change.map_or("*", |it| self.sign(it));
        let proposed = format!(" ({})", locale.proposed());
        let proposed = if changed.proposed { &proposed } else { "" };
        let text = self.say(action.text);
        let themes = self.themes(self.store.theme_list(action.themes));
        let status = locale.status(self.store.str(action.status));
        let about = [themes.as_str(), status].into_iter().filter(|it| !it.is_empty());
        let item = Item::new(sign, format!("{text}{proposed}"))
            .cites(self.numbers.list(self.store, action.cites))
            .prose(about.collect::<Vec<_>>().join("; "));
        let item = match earlier(self.store, locale.tag(), changed) {
            Some(Earlier::Redline(spans)) => item.redline(spans),
            Some(Earlier::Wording(session, action)) => {
                let label = self.store.label(session, locale.tag());
                let numbers = self.numbers.list(self.store, action.cites);
                let before = format!("{label}: {}", self.say(action.text));
                item.prose(with_numbers(&before, numbers))
            }
            None => item,
        };
        let none = Accepted::default();
        let all = analysis::carried_from(self.store, self.event, changed, &none);
        all.into_iter().skip(1).fold(item, |item, (session, action)| {
            let label = self.store.label(session, locale.tag());
            item.prose(locale.carries_on_too(&label, self.say(action.text)))
        })
    }

    /// Returns the section of the sources, each under its number.
    pub(in crate::export) fn sources(&self) -> Section {
        Section {
            heading: self.words.label(Label::Sources).to_owned(),
            lead: String::new(),
            items: self.numbers.all().map(|(number, it)| self.source(number, it)).collect(),
        }
    }
}

/// Returns a line with the numbers of its sources behind it.
pub(super) fn with_numbers(line: &str, numbers: Vec<usize>) -> String {
    let numbers = Item::default().cites(numbers).numbers();
    format!("{line}  {numbers}").trim_end().to_owned()
}
