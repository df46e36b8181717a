//! A tour made on the spot, of what is shown.

use super::Scene;
use crate::app::state::State;
use crate::app::tours::{Stop, Subject, Tour};
use crate::model::{Focus, Kind};
use crate::store::{Event, EventSet, Store};

/// The most sessions that are presented: nobody sits through more.
pub(super) const MOST: usize = 40;

/// Returns a tour of what is shown, and how many events it could have been about: a cover, five
/// sides of each session, a closing matrix and the sources. Where no session is shown, one stop for
/// each milestone. `None` when nothing is shown.
///
/// # Cost
///
/// That of the events that are in it: the sets are not walked.
pub(super) fn tour(store: &Store, state: &State) -> Option<(Tour, usize)> {
    let query = state.query.to_string();
    let mut sessions = store.index().of_kind(Kind::Session).clone();
    sessions.and(state.shown());
    let is_of_sessions = !sessions.is_empty();
    let told = if is_of_sessions { &sessions } else { state.shown() };
    if told.is_empty() {
        return None;
    }
    let mut stops = vec![Stop::of(Subject::Cover { query: query.clone() })];
    for event in first(store, told) {
        let sides = Focus::ALL.iter().filter(|it| has_side(store, event, **it));
        let sides = sides.filter(|it| is_of_sessions || **it == Focus::Overview);
        stops.extend(sides.map(|it| Stop::of(Subject::Event(event.at(), *it))));
    }
    if is_of_sessions {
        stops.push(Stop::of(Subject::Matrix { query: query.clone() }));
    }
    stops.push(Stop::of(Subject::Sources { query }));
    stops.retain(|it| !is_empty(store, state, it));
    let stops = stops.into_iter().map(|it| it.counted(store)).collect();
    Some((Tour { stops, on_the_spot: true, ..Tour::default() }, told.len()))
}

fn first<'a>(store: &'a Store, set: &EventSet) -> impl Iterator<Item = Event<'a>> {
    (0..MOST).filter_map(move |it| store.event(set.select(it)?))
}

/// Tells whether a stop would show that there is nothing to show. Only of those that are made up of
/// what other parts of the file say can that not be told before.
fn is_empty(store: &Store, state: &State, stop: &Stop) -> bool {
    let may_be = matches!(
        stop.subject,
        Subject::Event(_, Focus::Since) | Subject::Matrix { .. } | Subject::Sources { .. }
    );
    if !may_be {
        return false;
    }
    let scene = Scene::bare(store, state, stop);
    // That all is as before is worth saying.
    scene.rows.is_empty() && scene.changes.iter().all(|it| it.change.is_none())
}

/// Tells whether there is anything to say of this side of a session.
fn has_side(store: &Store, event: Event<'_>, side: Focus) -> bool {
    match side {
        Focus::Overview => true,
        Focus::Leaders => !event.leaders().is_empty(),
        Focus::Location => !event.places().is_empty() || event.host().is_some(),
        Focus::Actions => !event.actions().is_empty(),
        Focus::Since => store
            .previous_in_series(event)
            .is_some_and(|before| !(event.actions().is_empty() && before.actions().is_empty())),
    }
}
