//! What else was held at a place.

use crate::model::Kind;
use crate::store::{Event, Facet, PlaceId, Store};

/// Returns the sessions held at `place`, in time order.
pub fn sessions_at(store: &Store, place: PlaceId) -> impl Iterator<Item = Event<'_>> {
    let mut there = store.index().with(Facet::Place, place.slot()).clone();
    there.and(store.index().of_kind(Kind::Session));
    let all: Vec<_> = there.iter().collect();
    all.into_iter().filter_map(|at| store.event(at))
}
