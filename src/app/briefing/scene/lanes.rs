//! Which events does a tour stop at, series by series?

use super::TourLane;
use crate::app::tours::{Subject, Tour};
use crate::store::{Event, EventId, Store};

/// So many stops of a tour are looked at: it takes a day to present as many.
const MOST: usize = 2_000;

/// Returns the lanes of a tour, the series in the order of the file, events of no series last.
pub(super) fn of(store: &Store, tour: &Tour) -> Vec<TourLane> {
    let mut seen: Vec<(EventId, usize)> = Vec::new();
    for (at, stop) in tour.stops.iter().enumerate().take(MOST) {
        let events = match stop.subject {
            Subject::Event(event, _) => [Some(event), None],
            Subject::Compare(one, other) => [Some(one), Some(other)],
            _ => [None, None],
        };
        seen.extend(events.into_iter().flatten().map(|it| (it, at)));
    }
    // Of an event that several stops show, the first stop counts.
    seen.sort_unstable();
    seen.dedup_by_key(|it| it.0);
    let mut lanes: Vec<TourLane> = Vec::new();
    for (event, at) in seen {
        let Some(series) = store.event(event).map(Event::series) else { continue };
        match lanes.iter_mut().find(|it| it.series == series) {
            Some(lane) => lane.events.push((event, at)),
            None => lanes.push(TourLane { series, events: vec![(event, at)] }),
        }
    }
    lanes.sort_by_key(|it| (it.series.is_none(), it.series));
    lanes
}
