//! Accepting a match that theme and wording suggest, and taking that back.

use super::{compared, followed};
use crate::analysis::{ActionName, Changed, Match};
use crate::app::keep::MATCHES;
use crate::app::notice::{Continuity, Notice};
use crate::app::overlay::Overlay;
use crate::app::state::State;
use crate::app::update::Effect;
use crate::store::{Event, Store};

/// Tells whether there is a proposed match to accept in the view on top, or one to take back.
pub fn can_accept(store: &Store, state: &State) -> bool {
    let proposed = match state.overlays.last() {
        Some(Overlay::Thread) => {
            followed(store, state).is_some_and(|(_, it)| it.cells.iter().any(|it| it.proposed))
        }
        _ => compared(store, state).is_some_and(|it| {
            it.changes.actions.iter().any(|it| it.proposed && it.earlier.is_some())
        }),
    };
    proposed || !state.kept.matches.0.is_empty()
}

/// Accepts the match of an action of `event` with the earlier one that it may carry on, or takes
/// that back. What the file itself states stays as it is.
pub(super) fn turn(
    store: &Store,
    state: &mut State,
    event: Event<'_>,
    changed: &Changed<'_>,
) -> Effect {
    let told = |state: &mut State, what| state.notice = Some(Notice::Continuity(what));
    let Some((before, earlier)) = changed.earlier else {
        told(state, Continuity::NothingToAccept);
        return Effect::Draw;
    };
    let later = ActionName::new(store, event, changed.action);
    let found = Match { later, earlier: ActionName::new(store, before, earlier) };
    let matches = &mut state.kept.matches.0;
    if let Some(at) = matches.iter().position(|it| *it == found) {
        matches.remove(at);
        told(state, Continuity::TakenBack);
    } else if !changed.proposed {
        told(state, Continuity::NothingToAccept);
        return Effect::Draw;
    } else if matches.len() >= MATCHES {
        told(state, Continuity::TooManyMatches);
        return Effect::Draw;
    } else {
        matches.push(found);
        told(state, Continuity::Accepted);
    }
    Effect::Keep
}
