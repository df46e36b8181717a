//! The stops of the briefing, to jump to one.

use super::jump;
use crate::action::Action;
use crate::app::state::{Overlay, State};
use crate::app::way::Way;
use crate::store::Store;

/// Opens the list with the cursor on the stop that is shown.
pub(super) fn open(state: &mut State) {
    let Some(briefing) = state.briefing() else { return };
    let row = briefing.at;
    state.overlays.push(Overlay::Outline { row });
}

/// Applies an action to the list.
pub(super) fn act(store: &Store, state: &mut State, row: usize, action: Action) {
    let stops = state.briefing().map_or(0, |it| it.tour.stops.len());
    let page = usize::from(state.size.1 / 2).max(1);
    let to = match action {
        Action::Next => Way::On.from(row),
        Action::Previous => Way::Back.from(row),
        Action::HalfDown => Way::On.by(row, page),
        Action::HalfUp => Way::Back.by(row, page),
        Action::First => 0,
        Action::Last => usize::MAX,
        Action::Open => {
            state.overlays.pop();
            return jump(store, state, row);
        }
        Action::Back => {
            state.overlays.pop();
            return;
        }
        _ => return,
    };
    if let Some(Overlay::Outline { row }) = state.overlays.last_mut() {
        *row = to.min(stops.saturating_sub(1));
    }
}
