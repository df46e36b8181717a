//! A tour made on the spot, of what is shown.

use crate::app::state::State;
use crate::app::tours::{Stop, Subject, Tour};
use crate::model::{Focus, Kind};
use crate::store::Store;

/// The most sessions that are presented: nobody sits through more.
const MOST: usize = 40;

/// Returns a tour of what is shown: a cover, five sides of each session, a closing matrix and the
/// sources. `None` when no session is shown.
pub(super) fn tour(store: &Store, state: &State) -> Option<Tour> {
    let query = state.query.to_string();
    let mut stops = vec![Stop::of(Subject::Cover { query: query.clone() })];
    let sessions = state.shown().iter().filter_map(|at| store.event(at));
    for event in sessions.filter(|it| it.kind() == Kind::Session).take(MOST) {
        stops.extend(Focus::ALL.iter().map(|it| Stop::of(Subject::Event(event.at(), *it))));
    }
    if stops.len() == 1 {
        return None;
    }
    stops.push(Stop::of(Subject::Matrix { query: query.clone() }));
    stops.push(Stop::of(Subject::Sources { query }));
    Some(Tour { stops, ..Tour::default() })
}
