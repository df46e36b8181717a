//! What changed between two versions of a data set?
//!
//! Events are paired by their ids, entities by theirs or by their names. Both are compared by what
//! they say, in every language: a handle of one store means nothing in the other. The work grows
//! with the two versions, not with their product.

mod actions;
mod events;
mod tables;
#[cfg(test)]
mod tests;
mod twins;

use foldhash::{HashMap, HashMapExt as _};

use crate::store::{Event, EventId, EventSet, SeriesId, Store};
pub use actions::{ActionChange, ActionEdit, action_changes};
use events::Both;
pub use events::{Aspect, Aspects};
pub use tables::{Table, TableDiff};
pub use twins::Twins;

/// Stands for no event, and for no entity.
const NONE: u32 = u32::MAX;

/// What changed from one version of a data set to the next. Every list is in time order.
#[derive(Clone, Debug, Default)]
pub struct Diff {
    /// The events of the new version that the old one lacks.
    pub added: Vec<EventId>,
    /// The events of the old version that the new one lacks.
    pub removed: Vec<EventId>,
    /// The events with the same id that say something else.
    pub altered: Vec<Altered>,
    /// The events that have another id now, and the same date, lane and title.
    pub renamed: Vec<Altered>,
    /// Whether the data set has another title.
    pub title: bool,
    /// Whether it calls another day today.
    pub as_of: bool,
    /// The tables in which something changed, in the order of [`Table::ALL`].
    pub tables: Vec<TableDiff>,
    /// Which entity of the new version each one of the old is.
    pub twins: Twins,
    /// For each event of the old version, the place of its successor.
    successors: Vec<u32>,
}

/// An event in both versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Altered {
    /// The event in the old version.
    pub before: EventId,
    /// The event in the new version.
    pub after: EventId,
    /// In what the two differ.
    pub aspects: Aspects,
}

impl Diff {
    /// Returns the event of the new version that an event of the old one became.
    pub fn successor(&self, before: EventId) -> Option<EventId> {
        self.successors.get(before.slot()).copied().filter(|it| *it != NONE).map(EventId)
    }

    /// Tells whether no event differs, nor anything else.
    pub const fn is_empty(&self) -> bool {
        self.has_same_events() && !self.title && !self.as_of && self.tables.is_empty()
    }

    /// Tells whether every event is as it was.
    pub const fn has_same_events(&self) -> bool {
        self.added.is_empty()
            && self.removed.is_empty()
            && self.altered.is_empty()
            && self.renamed.is_empty()
    }

    /// Returns the events that have another date.
    pub fn redated(&self) -> impl Iterator<Item = &Altered> {
        self.altered.iter().filter(|it| it.aspects.has(Aspect::Date))
    }

    /// Returns the events that differ in more than their date.
    pub fn changed(&self) -> impl Iterator<Item = &Altered> {
        self.altered.iter().filter(|it| it.aspects.without(Aspect::Date).iter().next().is_some())
    }

    /// Keeps only what concerns some events of the old version, or some of the new one.
    pub fn keep(&mut self, old: &EventSet, new: &EventSet) {
        self.added.retain(|it| new.contains(*it));
        self.removed.retain(|it| old.contains(*it));
        let concerns = |it: &Altered| old.contains(it.before) || new.contains(it.after);
        self.altered.retain(concerns);
        self.renamed.retain(concerns);
    }
}

/// Compares two versions of a data set.
///
/// # Rule
///
/// An event that is gone and one that came, of the same date, lane and title, are one whose id
/// changed. So are two whose ids went to others: in a file that names no ids, a row that is put in
/// moves the number of every row behind it. Without a title and a number in a lane there is nothing
/// to know an event by.
///
/// # Cost
///
/// Linear in the events and entities of both; a few dozen bytes an event while it works.
pub fn diff(old: &Store, new: &Store) -> Diff {
    let twins = Twins::new(old, new);
    let both = Both { old, new, twins: &twins };
    let mut pairs = by_id(old, new);
    rename(both, &mut pairs);
    let mut taken = vec![false; new.len()];
    let mut diff = Diff::default();
    for event in old.events() {
        let successor = pairs.get(event.at().slot()).copied().unwrap_or(NONE);
        let Some(after) = new.event(EventId(successor)).filter(|_| successor != NONE) else {
            diff.removed.push(event.at());
            continue;
        };
        if let Some(it) = taken.get_mut(after.at().slot()) {
            *it = true;
        }
        let aspects = both.aspects(event, after);
        let altered = Altered { before: event.at(), after: after.at(), aspects };
        if event.id() != after.id() {
            diff.renamed.push(altered);
        } else if !aspects.is_empty() {
            diff.altered.push(altered);
        }
    }
    let free = new.events().map(Event::at).zip(taken).filter(|(_, it)| !it);
    diff.added = free.map(|(at, _)| at).collect();
    // Where an event moved, it stands where it stands now.
    diff.altered.sort_unstable_by_key(|it| it.after);
    diff.renamed.sort_unstable_by_key(|it| it.after);
    diff.title = !both.same_text(old.title(), new.title());
    let today = |it: &Store| it.has_as_of().then(|| it.as_of());
    diff.as_of = today(old) != today(new);
    diff.tables = tables::differences(both);
    Diff { twins, successors: pairs, ..diff }
}

/// Returns for each event of the old version the one of the new version with the same id.
fn by_id(old: &Store, new: &Store) -> Vec<u32> {
    let mut places: HashMap<&str, u32> = HashMap::with_capacity(new.len());
    for event in new.events() {
        let EventId(at) = event.at();
        places.entry(event.id()).or_insert(at);
    }
    old.events().map(|it| places.get(it.id()).copied().unwrap_or(NONE)).collect()
}

/// What an event is known by when its id has changed: when, in which lane, its number and title.
type Sign = (String, Option<SeriesId>, Option<u32>, String);

/// Pairs events whose ids have changed.
fn rename(both: Both<'_>, pairs: &mut [u32]) {
    let mut loose: HashMap<Sign, Vec<u32>> = HashMap::new();
    let mut claimed = vec![false; both.new.len()];
    let mut seekers = Vec::new();
    for event in both.old.events() {
        let slot = event.at().slot();
        let at = pairs.get(slot).copied().unwrap_or(NONE);
        let after = both.new.event(EventId(at)).filter(|_| at != NONE);
        // The same id alone, with another date and another title, may be another event.
        let is_sure = after
            .is_some_and(|it| it.date() == event.date() || both.same_text(event.name(), it.name()));
        if !is_sure {
            seekers.push(event);
        } else if let Some(it) = claimed.get_mut(at as usize) {
            *it = true;
        }
    }
    if seekers.is_empty() {
        return;
    }
    for event in both.new.events().rev() {
        let is_free = claimed.get(event.at().slot()).is_some_and(|it| !it);
        if let Some(sign) = sign(both.new, event, event.series()).filter(|_| is_free) {
            loose.entry(sign).or_default().push(event.at().0);
        }
    }
    let mut weak = Vec::new();
    for event in seekers {
        let series = event.series().map(|it| both.twins.series(it));
        let sign = match series {
            // A lane that is gone is the lane of no event.
            Some(None) => None,
            series => sign(both.old, event, series.flatten()),
        };
        let found = sign.and_then(|it| loose.get_mut(&it)).and_then(Vec::pop);
        let Some(pair) = pairs.get_mut(event.at().slot()) else { continue };
        match found {
            Some(found) => {
                *pair = found;
                if let Some(it) = claimed.get_mut(found as usize) {
                    *it = true;
                }
            }
            None => weak.push(event.at()),
        }
    }
    // What was known by its id alone stays so, unless that event has turned out to be another one.
    for at in weak {
        let Some(pair) = pairs.get_mut(at.slot()) else { continue };
        if claimed.get(*pair as usize).copied().unwrap_or(false) {
            *pair = NONE;
        }
    }
}

fn sign(store: &Store, event: Event<'_>, series: Option<SeriesId>) -> Option<Sign> {
    let name = store.say(event.name(), "en");
    let number = event.ordinal().filter(|_| series.is_some());
    if name.is_empty() && number.is_none() {
        return None;
    }
    let date = event.date().map(|it| it.to_string()).unwrap_or_default();
    Some((date, series, number, name.to_owned()))
}
