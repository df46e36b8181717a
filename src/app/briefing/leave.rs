//! Ending a briefing, which is asked for, and the way back to it.

use super::Briefing;
use crate::action::{Action, Context, Key, Meaning, resolve};
use crate::app::notice::{Notice, Touring};
use crate::app::state::{Overlay, State};

/// Goes back to the briefing, to the stop and point where it was left. One that was ended goes on
/// as if it had not been.
pub(in crate::app) fn resume(state: &mut State) {
    if state.tours.given.is_none() {
        state.tours.given = state.tours.ended.take();
    }
    if state.briefing().is_none() {
        state.notice = Some(Notice::Touring(Touring::NoBriefing));
        return;
    }
    state.overlays.clear();
    state.overlays.push(Overlay::Briefing);
}

/// Ends the briefing if it is on top. That, and what would leave the program in the middle of one,
/// is asked for first: the key twice in a row does it. Tells whether there is nothing more to close.
pub(in crate::app) fn end_or_ask(state: &mut State) -> bool {
    let (on_top, sure) =
        (state.overlays.last() == Some(&Overlay::Briefing), state.tours.warned > 0);
    let Some(briefing) = &state.tours.given else { return false };
    let asks = match state.overlays.last() {
        Some(Overlay::Briefing) => {
            let pace = briefing.pace(state.now);
            Touring::EndsNext(pace.elapsed, pace.budget)
        }
        None => Touring::WouldEnd,
        _ => return false,
    };
    if sure || on_top && briefing.is_told() {
        if on_top {
            end(state);
        }
        return on_top;
    }
    // The next key counts it down to the one that still stands for the question.
    state.tours.warned = 2;
    state.notice = Some(Notice::Touring(asks));
    true
}

/// Ends the briefing, and says how long it took. It is kept until another one begins.
fn end(state: &mut State) {
    state.tours.warned = 0;
    state.overlays.retain(|it| !matches!(it, Overlay::Briefing | Overlay::Outline { .. }));
    if let Some(briefing) = state.tours.given.take() {
        let pace = briefing.pace(state.now);
        state.notice = Some(Notice::Touring(Touring::Ended(pace.elapsed, pace.budget)));
        state.tours.ended = Some(briefing);
    }
}

impl Briefing {
    /// Tells whether everything has been shown that there is to show.
    fn is_told(&self) -> bool {
        self.at + 1 >= self.tour.stops.len() && self.step >= self.scene.rows.len()
    }
}

/// Says how keys come to work that only the browser has.
pub(in crate::app) fn hint(state: &mut State, key: Key) {
    let works = |key| {
        let meaning = resolve(Context::Browse, &[], key);
        !matches!(meaning, Meaning::None | Meaning::Action(Action::Return))
    };
    if state.overlays.last() == Some(&Overlay::Briefing) && works(key) {
        state.notice = Some(Notice::Touring(Touring::ExploreFirst));
    }
}
