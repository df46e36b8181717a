//! Sets of events: what a query is made of, and what every view counts in.

use std::ops::Range;

use roaring::RoaringBitmap;

use super::EventId;

/// A set of events of one store.
///
/// # Cost
///
/// A compressed bitmap: set algebra on a million events takes microseconds, and so do
/// [`rank`](Self::rank) and [`select`](Self::select), so that a view of a filtered million never
/// makes a list of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EventSet(RoaringBitmap);

impl EventSet {
    /// Returns the set of the first `count` events.
    pub fn first(count: usize) -> Self {
        let mut set = RoaringBitmap::new();
        set.insert_range(0..u32::try_from(count).unwrap_or(u32::MAX));
        Self(set)
    }

    /// Returns the set of the events in `range`, which is half-open and counts in time order.
    pub fn range(range: Range<u32>) -> Self {
        let mut set = RoaringBitmap::new();
        set.insert_range(range);
        Self(set)
    }

    /// Adds an event.
    pub fn insert(&mut self, event: EventId) {
        self.0.insert(event.0);
    }

    /// Tells whether `event` is in the set.
    pub fn contains(&self, event: EventId) -> bool {
        self.0.contains(event.0)
    }

    /// Returns how many events are in the set.
    pub fn len(&self) -> usize {
        usize::try_from(self.0.len()).unwrap_or(usize::MAX)
    }

    /// Tells whether no event is in the set.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns how many events of the set come before `event` in time order.
    pub fn rank(&self, event: EventId) -> usize {
        let before = event.0.checked_sub(1).map_or(0, |last| self.0.rank(last));
        usize::try_from(before).unwrap_or(usize::MAX)
    }

    /// Returns the event that `position` others of the set come before.
    pub fn select(&self, position: usize) -> Option<EventId> {
        self.0.select(u32::try_from(position).ok()?).map(EventId)
    }

    /// Returns how many events of the set lie in `range` of time order.
    pub fn count_in(&self, range: Range<u32>) -> usize {
        usize::try_from(self.0.range_cardinality(range)).unwrap_or(usize::MAX)
    }

    /// Keeps only events that are in `other` too.
    pub fn and(&mut self, other: &Self) {
        self.0 &= &other.0;
    }

    /// Adds the events of `other`.
    pub fn or(&mut self, other: &Self) {
        self.0 |= &other.0;
    }

    /// Takes away the events of `other`.
    pub fn minus(&mut self, other: &Self) {
        self.0 -= &other.0;
    }

    /// Returns how many events the two sets share, without making the shared set.
    pub fn shared(&self, other: &Self) -> usize {
        usize::try_from(self.0.intersection_len(&other.0)).unwrap_or(usize::MAX)
    }

    /// Returns the events in time order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = EventId> + '_ {
        self.0.iter().map(EventId)
    }
}

impl FromIterator<EventId> for EventSet {
    fn from_iter<T: IntoIterator<Item = EventId>>(events: T) -> Self {
        Self(events.into_iter().map(|it| it.0).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rank_and_select_undo_each_other() {
        let set: EventSet = [2, 5, 90_000].map(EventId).into_iter().collect();
        for position in 0..set.len() {
            assert_eq!(set.rank(set.select(position).unwrap()), position);
        }
        assert_eq!((set.rank(EventId(0)), set.select(3)), (0, None));
        assert_eq!((set.count_in(0..5), set.count_in(5..6)), (1, 1));
    }
}
