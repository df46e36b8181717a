//! People and chairs.

use crate::action::Action;
use crate::app::state::State;
use crate::app::update::Effect;
use crate::store::Store;

/// Where one is in it.
#[derive(Clone, Debug, Default)]
pub struct People {}

/// Begins where it makes sense to begin, for what is selected.
pub(in crate::app) fn enter(_store: &Store, _state: &mut State) {}

/// Selects the next session, or the one before, that the head of delegation under the cursor led.
pub(in crate::app) fn along(_store: &Store, _state: &mut State, _action: Action) {}

/// Applies an action to it.
pub(in crate::app) fn act(_store: &Store, _state: &mut State, _action: Action) -> Effect {
    Effect::Draw
}
