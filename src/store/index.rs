//! What events are looked up by: one set for every value of every facet.

use std::collections::{BTreeMap, BTreeSet};

use super::Store;
use super::entity::{EventId, SeriesId};
use super::set::EventSet;
use super::strings::Str;
use crate::model::{Kind, Scope};

/// A property that many events share values of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// A party; values are slots of countries.
    Country,
    /// A series.
    Series,
    /// A head of delegation.
    Person,
    /// A place.
    Place,
    /// A theme of the event, of an action or of a concern.
    Theme,
    /// A source.
    Source,
    /// A disagreement.
    Conflict,
}

impl Facet {
    /// How many facets there are.
    pub(super) const COUNT: usize = 7;
}

/// The sets, each in time order.
#[derive(Clone, Debug, Default)]
pub struct Index {
    facets: [Vec<EventSet>; Facet::COUNT],
    statuses: BTreeMap<Str, EventSet>,
    kinds: BTreeMap<Kind, EventSet>,
    /// Scope by scope, each including the narrower ones.
    scopes: BTreeMap<Scope, EventSet>,
    /// Series in which an action carries on an earlier one.
    linked: BTreeSet<SeriesId>,
    /// Events of more than a day, by the power of two that their length in days is below.
    lengths: BTreeMap<u32, EventSet>,
    none: EventSet,
}

impl Index {
    /// Walks every event once.
    pub(super) fn new(store: &Store) -> Self {
        let mut index = Self::default();
        for &scope in Scope::ALL {
            index.scopes.insert(scope, EventSet::default());
        }
        for event in store.events() {
            let at = event.at();
            let mut put = |facet, slot| index.put(facet, slot, at);
            event.countries().iter().for_each(|it| put(Facet::Country, it.slot()));
            event.series().iter().for_each(|it| put(Facet::Series, it.slot()));
            event.leaders().iter().for_each(|it| put(Facet::Person, it.person.slot()));
            event.places().iter().for_each(|it| put(Facet::Place, it.slot()));
            event.sources().iter().for_each(|it| put(Facet::Source, it.slot()));
            event.conflicts().iter().for_each(|it| put(Facet::Conflict, it.slot()));
            store.themes_of(event).for_each(|it| put(Facet::Theme, it.slot()));
            for action in event.actions() {
                if !store.continues(action.continues).is_empty() {
                    index.linked.extend(event.series());
                }
                index.statuses.entry(action.status).or_default().insert(at);
            }
            let days = event.last().0.abs_diff(event.first().0);
            if days > 0 {
                let below = u32::BITS - days.leading_zeros();
                index.lengths.entry(below).or_default().insert(at);
            }
            index.kinds.entry(event.kind()).or_default().insert(at);
            for (_, set) in index.scopes.range_mut(event.scope()..) {
                set.insert(at);
            }
        }
        index
    }

    fn put(&mut self, facet: Facet, slot: usize, at: EventId) {
        let Some(sets) = self.facets.get_mut(facet as usize) else { return };
        if sets.len() <= slot {
            sets.resize_with(slot + 1, EventSet::default);
        }
        if let Some(set) = sets.get_mut(slot) {
            set.insert(at);
        }
    }

    /// Returns the events that carry the value in `slot` of a facet's table.
    pub fn with(&self, facet: Facet, slot: usize) -> &EventSet {
        self.facets.get(facet as usize).and_then(|sets| sets.get(slot)).unwrap_or(&self.none)
    }

    /// Returns the events with an action of this status.
    pub fn with_status(&self, status: Str) -> &EventSet {
        self.statuses.get(&status).unwrap_or(&self.none)
    }

    /// Returns every status that an action has.
    pub fn statuses(&self) -> impl Iterator<Item = Str> + '_ {
        self.statuses.keys().copied()
    }

    /// Tells whether any action of a series carries on an earlier one.
    pub fn links_actions(&self, series: SeriesId) -> bool {
        self.linked.contains(&series)
    }

    /// Returns the events that do not end on the day they begin, sorted by length: how many days
    /// after its first day the last one of each of a set is at most, and the set.
    pub fn lengths(&self) -> impl Iterator<Item = (u32, &EventSet)> {
        self.lengths.iter().map(|(&below, set)| (u32::MAX >> (u32::BITS - below), set))
    }

    /// Returns the events of one kind.
    pub fn of_kind(&self, kind: Kind) -> &EventSet {
        self.kinds.get(&kind).unwrap_or(&self.none)
    }

    /// Returns the events that `scope` shows.
    pub fn in_scope(&self, scope: Scope) -> &EventSet {
        self.scopes.get(&scope).unwrap_or(&self.none)
    }
}
