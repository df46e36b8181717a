//! One list of everything there is.

use super::field::Field;
use super::state::{Overlay, State};
use super::update::Effect;
use crate::action::{Action, Key};
use crate::store::Store;

/// What is listed, and what is typed to narrow it.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    line: Field,
}

impl Palette {
    /// Returns the line.
    pub const fn line(&self) -> &Field {
        &self.line
    }
}

/// Opens the palette, with nothing typed.
pub(super) fn open(_store: &Store, state: &mut State) {
    state.palette.line.set("");
    state.overlays.push(Overlay::Palette);
}

/// Types a key into the line.
pub(super) fn type_key(_store: &Store, state: &mut State, key: Key) -> Effect {
    state.palette.line.type_key(key);
    Effect::Draw
}

/// Applies an action to the palette.
pub(super) fn act(_store: &Store, state: &mut State, action: Action) -> Effect {
    if matches!(action, Action::Back | Action::Open) {
        state.overlays.pop();
    }
    Effect::Draw
}
