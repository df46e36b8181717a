//! Which sessions come before and after one: those of its series.

use super::{Event, EventSet, Facet, Store};
use crate::model::Kind;

impl Store {
    /// Tells whether the file has any series at all.
    pub const fn has_series(&self) -> bool {
        !self.tables.series.is_empty()
    }

    /// Returns the sessions that `event` is one of, in time order: those of its series.
    ///
    /// In a file that has no series at all, every session of the file is taken as one sequence. In
    /// one that has some, an event of none is in no sequence.
    pub fn sequence(&self, event: Event<'_>) -> Option<&EventSet> {
        if let Some(series) = event.series() {
            return Some(self.index.with(Facet::Series, series.slot()));
        }
        let sessions = self.index.of_kind(Kind::Session);
        (!self.has_series() && sessions.contains(event.at())).then_some(sessions)
    }

    /// Tells whether two events are of one [`sequence`](Self::sequence).
    pub fn are_of_one_sequence(&self, one: Event<'_>, other: Event<'_>) -> bool {
        self.sequence(one).is_some_and(|it| it.contains(other.at()))
    }

    /// Returns the session of the same [`sequence`](Self::sequence) with the next lower place in
    /// time.
    pub fn previous_in_series(&self, event: Event<'_>) -> Option<Event<'_>> {
        self.earlier_in_sequence(event, 1).next()
    }

    /// Returns at most so many sessions of the same [`sequence`](Self::sequence) before `event`,
    /// the nearest first.
    pub fn earlier_in_sequence(
        &self,
        event: Event<'_>,
        most: usize,
    ) -> impl Iterator<Item = Event<'_>> {
        let sessions = self.sequence(event);
        let before = sessions.map_or(0, |it| it.rank(event.at()));
        let at = (0..before).rev().take(most);
        at.filter_map(move |it| self.event(sessions?.select(it)?))
    }

    /// Returns at most so many sessions of the same [`sequence`](Self::sequence) after `event`, the
    /// nearest first.
    pub fn later_in_sequence(
        &self,
        event: Event<'_>,
        most: usize,
    ) -> impl Iterator<Item = Event<'_>> {
        let sessions = self.sequence(event);
        let after = sessions.map_or(0, |it| it.rank(event.at()) + 1);
        let end = sessions.map_or(0, EventSet::len);
        (after..end).take(most).filter_map(move |it| self.event(sessions?.select(it)?))
    }
}

#[cfg(test)]
mod tests {
    use crate::load::load;

    /// The session before, and whether there is a sequence at all.
    #[track_caller]
    fn before(source: &str, id: &str) -> (Option<String>, bool) {
        let store = load(source).store;
        let event = store.find(id).unwrap();
        let before = store.previous_in_series(event).map(|it| it.id().to_owned());
        (before, store.sequence(event).is_some())
    }

    #[test]
    fn without_any_series_all_sessions_are_one_sequence() {
        let source = r#"{"events":[{"id":"a","date":"2024-01"},{"id":"b","date":"2024-02"},
            {"id":"m","kind":"milestone","date":"2024-03"},{"id":"c","date":"2024-04"}]}"#;
        assert_eq!(before(source, "c"), (Some("b".into()), true));
        assert_eq!(before(source, "a"), (None, true));
        assert_eq!(before(source, "m"), (None, false));
    }

    #[test]
    fn beside_series_an_event_of_none_stands_alone() {
        let source = r#"{"events":[{"id":"a","date":"2024-01","series":"s"},
            {"id":"b","date":"2024-02"},{"id":"c","date":"2024-03"},{"id":"d","date":"2024-04","series":"s"}]}"#;
        assert_eq!(before(source, "c"), (None, false));
        assert_eq!(before(source, "d"), (Some("a".into()), true));
    }
}
