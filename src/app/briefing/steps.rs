//! From point to point and from stop to stop.

use super::{Briefing, Scene};
use crate::action::Action;
use crate::app::notice::{Notice, Touring};
use crate::app::state::State;
use crate::app::tours;
use crate::app::update::Effect;
use crate::store::Store;

/// How much of a stop is revealed when it is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    /// Nothing yet: one comes from before it.
    Bare,
    /// All of it: one goes back to what has been told.
    Whole,
}

/// Applies an action that leads to another point or stop.
pub(super) fn act(store: &Store, state: &mut State, action: Action) -> Effect {
    let Some(briefing) = &state.tours.given else { return Effect::Draw };
    let (at, last) = (briefing.at, briefing.tour.stops.len().saturating_sub(1));
    match action {
        Action::NextPoint => return forward(store, state),
        Action::PreviousPoint => back(store, state),
        Action::NextStop if at < last => enter(store, state, at + 1, Entry::Bare),
        Action::NextStop => return finish(store, state),
        Action::PreviousStop if at > 0 => enter(store, state, at - 1, Entry::Whole),
        Action::First => enter(store, state, 0, Entry::Bare),
        Action::Last => enter(store, state, last, Entry::Bare),
        _ => {}
    }
    Effect::Draw
}

/// Goes to a stop, counted from 0, with nothing of it revealed; the last one where there is none.
pub(in crate::app) fn jump(store: &Store, state: &mut State, stop: usize) {
    enter(store, state, stop, Entry::Bare);
}

/// Reveals the next point; after the last of a stop goes to the next stop.
pub(super) fn forward(store: &Store, state: &mut State) -> Effect {
    let Some(briefing) = &mut state.tours.given else { return Effect::None };
    if briefing.step < briefing.scene.rows.len() {
        briefing.step += 1;
    } else if briefing.at + 1 < briefing.tour.stops.len() {
        let next = briefing.at + 1;
        enter(store, state, next, Entry::Bare);
    } else {
        return finish(store, state);
    }
    Effect::Draw
}

fn back(store: &Store, state: &mut State) {
    let Some(briefing) = &mut state.tours.given else { return };
    if briefing.step > 0 {
        briefing.step = (briefing.step - 1).min(briefing.scene.rows.len());
    } else if let Some(before) = briefing.at.checked_sub(1) {
        enter(store, state, before, Entry::Whole);
    }
}

/// Says that there is no further stop; of a rehearsal that is the end.
fn finish(store: &Store, state: &mut State) -> Effect {
    if tours::is_practicing(state) {
        return tours::end_practice(store, state);
    }
    state.notice = Some(Notice::Touring(Touring::LastStop));
    Effect::Draw
}

/// Shows a stop; the time up to now is that of the one before.
fn enter(store: &Store, state: &mut State, stop: usize, entry: Entry) {
    let now = state.now;
    let Some(mut briefing) = state.tours.given.take() else { return };
    briefing.book(now);
    let last = briefing.tour.stops.len().saturating_sub(1);
    briefing.at = stop.min(last);
    let scene = Scene::of(store, state, &briefing.tour, briefing.at);
    briefing.step = if entry == Entry::Whole { scene.rows.len() } else { 0 };
    state.tours.given = Some(Briefing { scene, ..briefing });
}
