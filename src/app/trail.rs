//! Marks, and where one has been.

use super::state::{Overlay, State};
use super::way::Way;
use crate::action::Action;
use crate::store::Store;

/// Marks, and where one has been.
#[derive(Clone, Debug, Default)]
pub struct Trail {}

/// Marks the selected event, or takes its mark away.
pub(super) fn mark(_state: &mut State) {}

/// Goes back to where one was, or on again.
pub(super) fn jump(_store: &Store, _state: &mut State, _way: Way) {}

/// Applies an action to the list of marks.
pub(super) fn act(_store: &Store, state: &mut State, action: Action) {
    if let (Action::Back, Some(Overlay::Marks { .. })) = (action, state.overlays.last()) {
        state.overlays.pop();
    }
}
