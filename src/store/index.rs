//! What events are looked up by: one set for every value of every facet.

use std::collections::{BTreeMap, BTreeSet};

use super::Store;
use super::entity::{EventId, SeriesId};
use super::event::Event;
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
    /// The file it was read from; values are positions among the files that were opened.
    File,
}

impl Facet {
    /// How many facets there are.
    pub(super) const COUNT: usize = 8;
}

/// The sets, each in time order.
#[derive(Clone, Debug, Default)]
pub struct Index {
    facets: [Vec<EventSet>; Facet::COUNT],
    statuses: BTreeMap<Str, EventSet>,
    kinds: BTreeMap<Kind, EventSet>,
    /// Scope by scope, each including the narrower ones.
    scopes: BTreeMap<Scope, EventSet>,
    /// Series in which an action carries on an earlier one; `None` where one of no series does.
    linked: BTreeSet<Option<SeriesId>>,
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
            each_slot(store, event, &mut |facet, slot| index.put(facet, slot, at));
            for action in event.actions() {
                if !store.continues(action.continues).is_empty() {
                    index.linked.insert(event.series());
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

    /// Tells whether any action of a series carries on an earlier one; of `None`, any action of an
    /// event of no series.
    pub fn links_actions(&self, series: Option<SeriesId>) -> bool {
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

/// Calls `each` with every value of every facet that an event has; a value may come twice.
fn each_slot(store: &Store, event: Event<'_>, each: &mut dyn FnMut(Facet, usize)) {
    event.countries().iter().for_each(|it| each(Facet::Country, it.slot()));
    event.series().iter().for_each(|it| each(Facet::Series, it.slot()));
    event.leaders().iter().for_each(|it| each(Facet::Person, it.person.slot()));
    event.places().iter().for_each(|it| each(Facet::Place, it.slot()));
    event.sources().iter().for_each(|it| each(Facet::Source, it.slot()));
    event.conflicts().iter().for_each(|it| each(Facet::Conflict, it.slot()));
    store.themes_of(event).for_each(|it| each(Facet::Theme, it.slot()));
    each(Facet::File, event.origin().file.into());
}

/// How many events of a set have each value of each facet.
#[derive(Clone, Debug, Default)]
pub struct Tally([Vec<Entry>; Facet::COUNT]);

/// The count of a value, and the event that was counted last.
#[derive(Clone, Copy, Debug, Default)]
struct Entry {
    count: usize,
    last: Option<EventId>,
}

impl Tally {
    /// A set of fewer events than this is never dense.
    const FEW: usize = 4_096;
    /// Where a set has less than one event in so many, it is a list of them and no bitmap.
    const SPARSE: usize = 16;

    /// Counts the values that the events `within` have.
    ///
    /// # Cost
    ///
    /// One set operation for each value, where `within` is a bitmap. Two lists, however, are
    /// compared from end to end, and the longer one thousands of times: where `within` is one, its
    /// events are walked instead.
    pub(super) fn new(store: &Store, within: &EventSet) -> Self {
        let mut tally = Self::default();
        if within.len() < Self::FEW.max(store.len() / Self::SPARSE) {
            for event in within.iter().filter_map(|it| store.event(it)) {
                each_slot(store, event, &mut |facet, slot| tally.add(facet, slot, event.at()));
            }
        } else {
            let whole = within.len() == store.len();
            let count = |set: &EventSet| if whole { set.len() } else { set.shared(within) };
            for (entries, sets) in tally.0.iter_mut().zip(&store.index().facets) {
                entries.extend(sets.iter().map(|it| Entry { count: count(it), last: None }));
            }
        }
        tally
    }

    fn add(&mut self, facet: Facet, slot: usize, event: EventId) {
        let Some(entries) = self.0.get_mut(facet as usize) else { return };
        if entries.len() <= slot {
            entries.resize(slot + 1, Entry::default());
        }
        if let Some(entry) = entries.get_mut(slot).filter(|it| it.last != Some(event)) {
            *entry = Entry { count: entry.count + 1, last: Some(event) };
        }
    }

    /// Returns how many of the events carry the value in `slot` of a facet's table.
    pub fn of(&self, facet: Facet, slot: usize) -> usize {
        self.0.get(facet as usize).and_then(|it| it.get(slot)).map_or(0, |it| it.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load;

    #[test]
    fn many_events_are_counted_like_few() {
        let event = |at: usize| {
            let (who, when) = (at % 7, 1 + at % 28);
            // The same leader and theme twice are one each.
            format!(
                r#"{{"id": "e{at}", "date": "2024-01-{when:02}", "countries": ["C{}"],
                    "leaders": ["P{who}", "P{who}"], "themes": ["T{}"],
                    "actions": [{{"text": "a", "themes": ["T{}", "T1"]}}]}}"#,
                at % 3,
                at % 5,
                at % 5
            )
        };
        let events: Vec<String> = (0..10_000).map(event).collect();
        let store = load(&format!(r#"{{"attache": 1, "events": [{}]}}"#, events.join(","))).store;
        let facets = [Facet::Country, Facet::Person, Facet::Theme, Facet::Place];
        for within in [0..0, 0..10_000, 20..9_000, 3_000..3_500] {
            let within = EventSet::range(within);
            let tally = store.tally(&within);
            for (facet, slot) in
                facets.into_iter().flat_map(|it| (0..9).map(move |slot| (it, slot)))
            {
                let expected = store.index().with(facet, slot).shared(&within);
                assert_eq!(tally.of(facet, slot), expected, "{facet:?} {slot}");
            }
        }
    }
}
