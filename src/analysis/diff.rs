//! What changed between two versions of a data set?
//!
//! Events are paired by their ids, entities by theirs or by their names. Both are compared by what
//! they say, in every language: a handle of one store means nothing in the other. The work grows
//! with the two versions, not with their product.

mod actions;
mod events;
mod pairs;
mod tables;
#[cfg(test)]
mod tests;
mod twins;

use crate::store::{Event, EventId, EventSet, Store};
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
    /// The events that say something else: those with the same id, or without one in the file.
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
/// changed. So are two whose ids went to others. Events to which the file gives no id are known by
/// what they say alone: the same date, lane and title, else the same lane and title, else the same
/// date and lane, else the nearest in time with a similar title.
///
/// # Cost
///
/// Linear in the events and entities of both; a few dozen bytes an event while it works.
pub fn diff(old: &Store, new: &Store) -> Diff {
    let twins = Twins::new(old, new);
    let both = Both { old, new, twins: &twins };
    let pairs = pairs::pairs(both);
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
        // An id that only counts the rows of a file says nothing of the event.
        let is_given = !event.origin().is_numbered && !after.origin().is_numbered;
        if is_given && event.id() != after.id() {
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
