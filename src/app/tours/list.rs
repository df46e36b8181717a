//! The list of tours, to present one, change it, or be rid of it.

use super::{Tour, edit};
use crate::action::Action;
use crate::app::briefing::{self, Mode};
use crate::app::notice::{Notice, Touring};
use crate::app::state::{Overlay, State};
use crate::app::update::Effect;
use crate::app::way::Way;
use crate::store::Store;

/// Lists the tours, with the cursor on the one that is being presented, else on one that is in no
/// file as it is.
pub(in crate::app) fn list(state: &mut State) {
    let given = state.briefing().map(|it| &it.tour);
    let row = given.and_then(|given| state.tours.all.iter().position(|it| it.is(given)));
    let unwritten = state.tours.unwritten();
    // Whoever was asked about a tour finds that one.
    let row = unwritten.filter(|_| state.tours.asked > 0).or(row).or(unwritten);
    state.overlays.push(Overlay::Tours { row: row.unwrap_or(0) });
}

/// Presents a tour. One that is being presented is gone back to; another one has to be ended first,
/// so that no clock is lost by a slip.
pub(in crate::app) fn present(store: &Store, state: &mut State, tour: &Tour, mode: Mode) {
    match state.briefing() {
        Some(given) if given.tour.is(tour) && given.mode == mode => briefing::resume(state),
        Some(_) => state.notice = Some(Notice::Touring(Touring::AlreadyBriefing)),
        None => briefing::begin(store, state, tour.clone(), mode),
    }
}

/// Applies an action to the list.
pub(super) fn act(store: &Store, state: &mut State, row: usize, action: Action) -> Effect {
    let last = state.tours.all.len().saturating_sub(1);
    let Some(tour) = state.tours.all.get(row) else {
        if action == Action::Back {
            state.overlays.pop();
        }
        return Effect::Draw;
    };
    let to = match action {
        Action::Next => Way::On.from(row),
        Action::Previous => Way::Back.from(row),
        Action::First => 0,
        Action::Last => last,
        Action::Back => {
            state.overlays.pop();
            return Effect::Draw;
        }
        Action::Open => {
            let tour = tour.clone();
            present(store, state, &tour, Mode::Live);
            return Effect::Draw;
        }
        Action::Practice => {
            let tour = tour.clone();
            present(store, state, &tour, Mode::Practice);
            return Effect::Draw;
        }
        Action::Remove => {
            remove(state, row);
            return Effect::Draw;
        }
        Action::EditTour => {
            edit::open(state, row);
            return Effect::Draw;
        }
        Action::Rename => {
            edit::rename(store, state, row);
            return Effect::Draw;
        }
        Action::Save => return edit::save(store, state, row),
        _ => return Effect::Draw,
    };
    put(state, to.min(last));
    Effect::Draw
}

/// Puts the cursor on a row.
fn put(state: &mut State, to: usize) {
    if let Some(Overlay::Tours { row }) = state.overlays.last_mut() {
        *row = to;
    }
}

/// Takes a tour off the list that was made here. Those behind it move up by one.
fn remove(state: &mut State, row: usize) {
    let is_own = state.tours.all.get(row).is_some_and(|it| it.origin.is_none());
    if !is_own {
        state.notice = Some(Notice::Touring(Touring::OfTheFile));
        return;
    }
    state.tours.all.remove(row);
    put(state, row.min(state.tours.all.len().saturating_sub(1)));
}
