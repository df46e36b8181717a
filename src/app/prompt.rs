//! Questions that are answered with a line of text.

use super::state::{Overlay, State};
use super::update::Effect;
use crate::action::{Action, Key};
use crate::store::Store;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prompt {
    /// A date to go to.
    GoToDate,
    /// The name under which to keep the view.
    SaveView,
}

/// Asks, with nothing typed.
pub(super) fn open(state: &mut State, what: Prompt) {
    state.field.set("");
    state.overlays.push(Overlay::Prompt(what));
}

/// Types a key into the line.
pub(super) fn type_key(state: &mut State, key: Key) -> Effect {
    state.field.type_key(key);
    Effect::Draw
}

/// Applies an action to the prompt.
pub(super) fn act(_store: &Store, state: &mut State, _what: Prompt, action: Action) -> Effect {
    if matches!(action, Action::Back | Action::Open) {
        state.overlays.pop();
    }
    Effect::Draw
}
