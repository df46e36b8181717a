//! Hosts and places.

use crate::action::Action;
use crate::app::state::State;
use crate::app::update::Effect;
use crate::store::Store;

/// Where one is in it.
#[derive(Clone, Debug, Default)]
pub struct Hosts {}

/// Begins where it makes sense to begin, for what is selected.
pub(in crate::app) fn enter(_store: &Store, _state: &mut State) {}

/// Applies an action to it.
pub(in crate::app) fn act(_store: &Store, _state: &mut State, _action: Action) -> Effect {
    Effect::Draw
}
