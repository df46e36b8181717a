//! Actions under what became of them, and the sources they are cited from.

use super::super::page::cites::Numbers;
use super::super::page::sections::mark;
use super::super::page::{Item, Section, Writer};
use super::capital;
use crate::analysis::{Change, Changed, Changes, redline};
use crate::i18n::Label;
use crate::store::{Action, SourceId, Store};

/// Returns every source that a list of actions is cited from; of a reworded or returned one, those
/// of the earlier wording too.
pub(super) fn cited<'a>(
    store: &'a Store,
    changes: &Changes<'a>,
) -> impl Iterator<Item = SourceId> + use<'a> {
    let earlier = |it: &Changed<'a>| it.earlier.map(|(_, action)| action);
    let of = |it: &Changed<'a>| [Some(it.action), earlier(it)].into_iter().flatten();
    let actions: Vec<&'a Action> = changes.actions.iter().flat_map(of).collect();
    actions.into_iter().flat_map(|it| store.cites(it.cites)).copied()
}

/// Returns the numbers of the sources behind a page.
pub(super) fn numbered(store: &Store, cited: impl Iterator<Item = SourceId>) -> Numbers {
    Numbers::cited(store, cited)
}

impl Writer<'_> {
    /// Returns `+2 new  ~2 reworded  =6 kept  −2 dropped`; empty when nothing can be told.
    pub(super) fn counts(&self, changes: &Changes<'_>) -> String {
        let tally = changes.tally();
        let told = |&change: &Change| {
            let sign = mark(change).to_string();
            let sign = if change == Change::Dropped { self.look.minus() } else { &sign };
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
        let sign = changed.change.map_or('*', mark).to_string();
        let proposed = match changed.proposed {
            true => format!(" ({})", locale.proposed()),
            false => String::new(),
        };
        let text = self.say(action.text);
        let themes = self.themes(self.store.theme_list(action.themes));
        let status = locale.status(self.store.str(action.status));
        let about = [themes.as_str(), status].into_iter().filter(|it| !it.is_empty());
        let item = Item::new(sign, format!("{text}{proposed}"))
            .cites(self.numbers.list(self.store, action.cites))
            .prose(about.collect::<Vec<_>>().join("; "));
        let Some((session, earlier)) = changed.earlier else { return item };
        let before = self.say(earlier.text);
        let spans = redline(before, text);
        match (changed.change, spans) {
            (Some(Change::Reworded), Some(spans)) => item.redline(spans),
            (Some(Change::Reworded | Change::Returned), _) => {
                let label = self.store.label(session, locale.tag());
                let numbers = self.numbers.list(self.store, earlier.cites);
                let numbers = Item::default().cites(numbers).numbers();
                item.prose(format!("{label}: {before}  {numbers}").trim_end())
            }
            _ => item,
        }
    }

    /// Returns the section of the sources, each under its number.
    pub(super) fn sources(&self) -> Section {
        Section {
            heading: self.words.label(Label::Sources).to_owned(),
            lead: String::new(),
            items: self.numbers.all().map(|(number, it)| self.source(number, it)).collect(),
        }
    }
}
