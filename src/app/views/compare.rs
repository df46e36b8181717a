//! Two sessions side by side.

use crate::action::Action;
use crate::app::state::{Overlay, State};
use crate::app::update::Effect;
use crate::store::Store;

/// Where one is in it.
#[derive(Clone, Debug, Default)]
pub struct Compare {}

/// Opens it for what is under the cursor, on top of what is open.
pub(in crate::app) fn open(_store: &Store, state: &mut State, _action: Action) {
    state.overlays.push(Overlay::Compare);
}

/// Applies an action to it.
pub(in crate::app) fn act(_store: &Store, _state: &mut State, _action: Action) -> Effect {
    Effect::Draw
}
