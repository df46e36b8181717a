//! What else was held at a place.

use crate::model::Kind;
use crate::store::{Event, Facet, PlaceId, Store};

/// Returns the sessions held at `place`, in time order, found one by one.
pub fn sessions_at(store: &Store, place: PlaceId) -> impl DoubleEndedIterator<Item = Event<'_>> {
    let there = store.index().with(Facet::Place, place.slot());
    let events = there.iter().filter_map(|at| store.event(at));
    events.filter(|it| it.kind() == Kind::Session)
}
