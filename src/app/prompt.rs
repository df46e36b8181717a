//! Questions that are answered with a line of text.

use super::export::Exported;
use super::go;
use super::keep;
use super::notice::{Notice, Sent};
use super::state::{Outgoing, Overlay, State};
use super::tours;
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
    /// The path of the file to write this into.
    Export(Exported),
    /// How many seconds a stop may take.
    Seconds {
        /// The tour.
        tour: usize,
        /// The stop.
        stop: usize,
    },
    /// What a tour is called.
    RenameTour(usize),
    /// The path of the file to write a tour into.
    SaveTour(usize),
}

/// Asks, with nothing typed.
pub(super) fn open(state: &mut State, what: Prompt) {
    state.field.set("");
    state.overlays.push(Overlay::Prompt(what));
}

/// Tells how it went outside. A file that was written needs no name any more.
pub(super) fn tell(state: &mut State, notice: Notice) {
    let written = matches!(notice, Notice::Sent(Sent::Written { .. } | Sent::Exported { .. }));
    if written && matches!(state.overlays.last(), Some(Overlay::Prompt(Prompt::Export(_)))) {
        state.overlays.pop();
    }
    state.notice = Some(notice);
}

/// Types a key into the line.
pub(super) fn type_key(state: &mut State, key: Key) -> Effect {
    let told = state.notice.take().is_some();
    if state.field.type_key(key) || told { Effect::Draw } else { Effect::None }
}

/// Applies an action to the prompt. A wrong answer leaves everything as it is, and the prompt open.
pub(super) fn act(store: &Store, state: &mut State, what: Prompt, action: Action) -> Effect {
    state.notice = None;
    match (action, what) {
        (Action::Back, _) => drop(state.overlays.pop()),
        (Action::Open, Prompt::Seconds { .. } | Prompt::RenameTour(_) | Prompt::SaveTour(_)) => {
            return tours::answer(store, state, what);
        }
        (Action::Open, Prompt::GoToDate) => {
            let Ok(found) = go::preview(store, state, state.field.text()) else {
                return Effect::Draw;
            };
            // What leads nowhere is said; what was typed stays.
            if found != go::Preview::None {
                state.overlays.pop();
                go::to(store, state, &found);
            }
        }
        (Action::Open, Prompt::SaveView) => {
            let name = keep::name(state.field.text());
            if !name.is_empty() {
                state.overlays.pop();
                return keep::save(store, state, &name);
            }
        }
        (Action::Open, Prompt::Export(what)) => {
            let path = state.field.text().trim().to_owned();
            if what.format_of(&path).is_some() {
                // It stays open until the file is there: another name may be needed.
                state.outgoing = Some(Outgoing::Write { path, what });
                return Effect::Send;
            }
        }
        _ => {}
    }
    Effect::Draw
}
