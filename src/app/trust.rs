//! Where a value comes from: its sources, their addresses, and the value with its citation.

use super::state::{Overlay, State};
use super::update::Effect;
use crate::action::Action;
use crate::store::Store;

/// Lists the sources of the field under the cursor.
pub(super) fn open(_store: &Store, state: &mut State) {
    state.overlays.push(Overlay::Sources { row: 0 });
}

/// Applies an action to the list of sources.
pub(super) fn act(_store: &Store, state: &mut State, action: Action) -> Effect {
    if action == Action::Back {
        state.overlays.pop();
    }
    Effect::Draw
}

/// Copies what is under the cursor, or opens the address of its source.
pub(super) fn send(_store: &Store, _state: &mut State, _action: Action) -> Effect {
    Effect::Draw
}
