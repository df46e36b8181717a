//! The views beside the timeline: matrix, people, hosts, rhythm, two sessions compared, a thread.

mod accept;
mod chooser;
pub(super) mod compare;
pub(super) mod hosts;
pub(super) mod matrix;
pub(super) mod people;
pub(super) mod rhythm;
pub(super) mod thread;

use super::reload::Carry;
use super::state::{Overlay, State};
use super::update::Effect;
use super::{browse, trust};
use crate::action::{Action, Key};
use crate::store::Store;
pub use accept::can_accept;
pub use chooser::{Partners, Partnership};
use compare::Compare;
pub use compare::{Basis, compared, ordered};
use hosts::Hosts;
pub use hosts::Row as HostRow;
pub use matrix::Matrix;
use people::People;
pub use people::{Columns, Delegation, Part as PeoplePart};
use rhythm::Rhythm;
use thread::Thread;
pub use thread::followed;

/// Where one is in each view; kept while another is shown.
#[derive(Clone, Debug, Default)]
pub struct Views {
    /// The matrix.
    pub matrix: Matrix,
    /// People and chairs.
    pub people: People,
    /// Hosts and places.
    pub hosts: Hosts,
    /// Intervals and silences.
    pub rhythm: Rhythm,
    /// Two sessions side by side.
    pub compare: Compare,
    /// One action through all sessions.
    pub thread: Thread,
}

/// Applies an action to the main screen, from where the views are opened.
pub(super) fn browse(store: &Store, state: &mut State, action: Action, key: Key) -> Effect {
    match action {
        Action::Compare | Action::CompareWith => compare::open(store, state, action),
        Action::Thread | Action::ThreadOn | Action::ThreadBack => {
            thread::open(store, state, action);
        }
        Action::LeaderOn | Action::LeaderBack => people::along(store, state, action),
        Action::Sources => trust::open(store, state),
        Action::OpenLink | Action::Copy | Action::CopyLink | Action::CopyMarkdown => {
            return trust::send(store, state, action);
        }
        _ if turn(store, state, action) => {}
        _ => browse::act(store, state, action, key),
    }
    Effect::Draw
}

/// Shows another view, in place of whatever is open; tells whether the action asks for one.
fn turn(store: &Store, state: &mut State, action: Action) -> bool {
    let view = match action {
        Action::ViewTimeline => None,
        Action::ViewMatrix => Some(Overlay::Matrix),
        Action::ViewPeople => Some(Overlay::People),
        Action::ViewHosts => Some(Overlay::Hosts),
        Action::ViewRhythm => Some(Overlay::Rhythm),
        _ => return false,
    };
    state.overlays.clear();
    state.overlays.extend(view);
    match action {
        Action::ViewMatrix => matrix::enter(store, state),
        Action::ViewPeople => people::enter(store, state),
        Action::ViewHosts => hosts::enter(store, state),
        Action::ViewRhythm => rhythm::enter(store, state),
        _ => {}
    }
    true
}

/// Makes again what a view that is open has made of what is shown, or of its language.
pub(super) fn refresh(store: &Store, state: &mut State) {
    if state.overlays.contains(&Overlay::Matrix) {
        matrix::refresh(store, state);
    }
    if state.overlays.contains(&Overlay::People) {
        people::refresh(store, state);
    }
    if state.overlays.contains(&Overlay::Hosts) {
        hosts::refresh(store, state);
    }
    if state.overlays.contains(&Overlay::Rhythm) {
        rhythm::refresh(store, state);
    }
}

/// Takes a view that is open over into another store; tells whether it still has something to show.
pub(super) fn carry(state: &mut State, overlay: Overlay, carry: Carry<'_>) -> bool {
    match overlay {
        Overlay::Matrix => matrix::carry(state, carry),
        Overlay::People => people::carry(state, carry),
        Overlay::Hosts => hosts::carry(state, carry),
        Overlay::Rhythm => rhythm::carry(state, carry),
        Overlay::Compare => return compare::carry(state, carry),
        Overlay::Thread => return thread::carry(state, carry),
        _ => {}
    }
    true
}

/// Forgets where one was in the views that are not open: it meant something in another store.
pub(super) fn forget(state: &mut State) {
    let views = std::mem::take(&mut state.views);
    let open = |it: Overlay| state.overlays.contains(&it);
    let of = &mut state.views;
    of.matrix = if open(Overlay::Matrix) { views.matrix } else { Matrix::default() };
    of.people = if open(Overlay::People) { views.people } else { People::default() };
    of.hosts = if open(Overlay::Hosts) { views.hosts } else { Hosts::default() };
    of.rhythm = if open(Overlay::Rhythm) { views.rhythm } else { Rhythm::default() };
    of.compare = if open(Overlay::Compare) { views.compare } else { Compare::default() };
    of.thread = if open(Overlay::Thread) { views.thread } else { Thread::default() };
}

/// Applies an action to the view on top.
pub(super) fn act(store: &Store, state: &mut State, action: Action, key: Key) -> Effect {
    match action {
        // The page of a person lies above the table.
        Action::Back if state.overlays.last() == Some(&Overlay::People) && people::leave(state) => {
        }
        Action::Back => drop(state.overlays.pop()),
        Action::Filter
        | Action::ClearFilter
        | Action::Scope
        | Action::Chip
        | Action::Undo
        | Action::Redo
        | Action::Palette => browse::act(store, state, action, key),
        // Of a query that keeps nothing every view shows the ways out.
        Action::Next | Action::Previous | Action::Open if !state.ways.is_empty() => {
            browse::act(store, state, action, key);
        }
        _ if turn(store, state, action) => {}
        _ => match state.overlays.last() {
            Some(Overlay::Matrix) => return matrix::act(store, state, action),
            Some(Overlay::Cell { .. }) => return matrix::read(store, state, action),
            Some(Overlay::People) => return people::act(store, state, action),
            Some(Overlay::Hosts) => return hosts::act(store, state, action),
            Some(Overlay::Rhythm) => return rhythm::act(store, state, action),
            Some(Overlay::Compare) => return compare::act(store, state, action),
            Some(Overlay::Thread) => return thread::act(store, state, action),
            Some(Overlay::CompareWith { .. }) => chooser::act(store, state, action),
            _ => {}
        },
    }
    Effect::Draw
}
