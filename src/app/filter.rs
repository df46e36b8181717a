//! Editing the filter while its results are seen.

use super::field::Field;
use super::state::{Overlay, State};
use super::update::Effect;
use crate::action::{Action, Context, Key};
use crate::store::Store;

/// The filter while it is edited.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    line: Field,
}

impl Filter {
    /// Returns where keys go.
    pub const fn context(&self) -> Context {
        Context::Filter
    }

    /// Returns the line.
    pub const fn line(&self) -> &Field {
        &self.line
    }
}

/// Opens the filter on the query in force.
pub(super) fn open(_store: &Store, state: &mut State) {
    state.filter.line.set(&state.query.to_string());
    state.overlays.push(Overlay::Filter);
}

/// Switches the term whose number is on the key off, or on again.
pub(super) fn switch(_store: &Store, _state: &mut State, _key: Key) {}

/// Types a key into the line.
pub(super) fn type_key(_store: &Store, state: &mut State, key: Key) -> Effect {
    state.filter.line.type_key(key);
    Effect::Draw
}

/// Applies an action to the filter.
pub(super) fn act(_store: &Store, state: &mut State, action: Action) -> Effect {
    if matches!(action, Action::Back | Action::Open) {
        state.overlays.pop();
    }
    Effect::Draw
}
