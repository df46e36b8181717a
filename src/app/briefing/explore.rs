//! Leaving the briefing for the browser, at what the stop shows.

use crate::app::state::{Bottom, Overlay, Pane, State};
use crate::app::tours::Subject;
use crate::app::views::{self, Basis};
use crate::app::{browse, go};
use crate::model::Focus;
use crate::query;
use crate::store::{EventId, PlaceId, Store};

/// Shows the browser, with what the stop shows in sight. The briefing and its clock go on.
pub(super) fn begin(store: &Store, state: &mut State) {
    let Some(briefing) = &state.tours.given else { return };
    let Some(subject) = briefing.tour.stops.get(briefing.at).map(|it| it.subject.clone()) else {
        return;
    };
    state.overlays.clear();
    show(store, state, &subject);
}

fn show(store: &Store, state: &mut State, subject: &Subject) {
    match subject {
        Subject::Card => {}
        Subject::Cover { query } => {
            ask(store, state, query);
            browse::focus(state, Pane::Sessions);
        }
        Subject::Event(event, focus) => {
            go::to_event(store, state, *event);
            browse::focus(state, pane(*focus));
        }
        Subject::Compare(one, other) => compare(store, state, (*one, *other)),
        Subject::Matrix { query } => {
            ask(store, state, query);
            state.overlays.push(Overlay::Matrix);
            views::matrix::enter(store, state);
        }
        Subject::Person(person) => {
            state.overlays.push(Overlay::People);
            views::people::enter(store, state);
            state.views.people.show(*person);
        }
        Subject::Place(place) => to_place(store, state, *place),
        Subject::Sources { query } => {
            ask(store, state, query);
            browse::focus(state, Pane::Bottom(Bottom::Sources));
        }
    }
}

/// Returns the pane in which one side of an event stands.
const fn pane(focus: Focus) -> Pane {
    match focus {
        Focus::Overview => Pane::Sessions,
        Focus::Leaders => Pane::Leaders,
        Focus::Location => Pane::Location,
        Focus::Actions | Focus::Since => Pane::Bottom(Bottom::Actions),
    }
}

/// Asks for the events that a stop is about, which can be taken back. A query that is none leaves
/// what is shown.
fn ask(store: &Store, state: &mut State, query: &str) {
    let Ok(query) = query::parse(query) else { return };
    let scope = query.scope().or_else(|| state.query.scope());
    let query = query.with_scope(scope);
    if query == state.query || query::compile(&query, store).is_err() {
        return;
    }
    state.remember();
    // It was compiled a moment ago.
    if state.ask(store, query).is_ok() {
        state.mode = state.query.countries().mode;
    }
}

fn compare(store: &Store, state: &mut State, (one, other): (EventId, EventId)) {
    let Some(pair) = store.event(one).zip(store.event(other)) else { return };
    go::to_event(store, state, one.max(other));
    views::compare::show(state, pair, Basis::Chosen);
}

fn to_place(store: &Store, state: &mut State, place: PlaceId) {
    state.overlays.push(Overlay::Hosts);
    views::hosts::enter(store, state);
    state.views.hosts.show(place);
}
