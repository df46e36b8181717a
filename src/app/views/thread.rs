//! One action through all sessions.

use super::{accept, compare};
use crate::action::Action;
use crate::analysis::{self, Accepted, Cell, Change, Changed, Presence};
use crate::app::notice::{Continuity, Notice};
use crate::app::reload::Carry;
use crate::app::state::{Bottom, Overlay, Pane, State};
use crate::app::update::Effect;
use crate::app::way::Way;
use crate::app::{go, trust};
use crate::store::{self, Event, EventId, Store};

/// Where one is in it.
#[derive(Clone, Debug, Default)]
pub struct Thread {
    /// The session that was asked about, and which of its actions.
    of: Option<(EventId, usize)>,
    /// What was found when it was opened: matching wordings takes too long for every frame.
    found: Vec<Found>,
    /// How many sessions before and after those were not looked at.
    unseen: [usize; 2],
    /// The session under the cursor, counted from 0 among those of the thread.
    cell: usize,
}

/// A cell of a thread, without the store.
#[derive(Clone, Debug)]
struct Found {
    session: EventId,
    presence: Presence,
    /// The places of the actions in the session.
    slots: Vec<usize>,
    proposed: bool,
}

impl Thread {
    /// Returns the session under the cursor, counted from 0 among those of the thread.
    pub const fn cell(&self) -> usize {
        self.cell
    }

    /// Returns the session under the cursor.
    pub(in crate::app) fn at_cursor(&self) -> Option<EventId> {
        self.found.get(self.cell).map(|it| it.session)
    }

    /// Follows an action through the sessions of its series.
    fn find(&mut self, store: &Store, accepted: &Accepted) {
        let Some((event, action)) = self.subject(store) else { return };
        let thread = analysis::thread(store, event, action, accepted);
        self.found = thread.cells.iter().map(found).collect();
        self.unseen = [thread.unseen_before, thread.unseen_after];
    }

    fn subject<'a>(&self, store: &'a Store) -> Option<Agreed<'a>> {
        let (at, slot) = self.of?;
        let event = store.event(at)?;
        Some((event, event.actions().get(slot)?))
    }
}

/// An action, and the session that agreed it.
type Agreed<'a> = (Event<'a>, &'a store::Action);

fn slot(event: Event<'_>, action: &store::Action) -> Option<usize> {
    event.actions().iter().position(|it| std::ptr::eq(it, action))
}

fn found(cell: &Cell<'_>) -> Found {
    Found {
        session: cell.session.at(),
        presence: cell.presence,
        slots: cell.actions.iter().filter_map(|it| slot(cell.session, it)).collect(),
        proposed: cell.proposed,
    }
}

/// Returns the action that is followed, and what became of it.
pub fn followed<'a>(
    store: &'a Store,
    state: &State,
) -> Option<(&'a store::Action, analysis::Thread<'a>)> {
    let (_, action) = state.views.thread.subject(store)?;
    let cell = |it: &Found| {
        let session = store.event(it.session)?;
        let actions = it.slots.iter().filter_map(|slot| session.actions().get(*slot)).collect();
        Some(Cell { session, presence: it.presence, actions, proposed: it.proposed })
    };
    let cells = state.views.thread.found.iter().filter_map(cell).collect();
    let [unseen_before, unseen_after] = state.views.thread.unseen;
    Some((action, analysis::Thread { cells, unseen_before, unseen_after }))
}

/// Returns the action at the session under the cursor; `None` where it is absent there.
pub(in crate::app) fn under_cursor<'a>(store: &'a Store, state: &State) -> Option<Agreed<'a>> {
    let (_, thread) = followed(store, state)?;
    let cell = thread.cells.get(state.views.thread.cell)?;
    Some((cell.session, *cell.actions.first()?))
}

/// Opens it for what is under the cursor, on top of what is open; or goes along it on the main
/// screen.
pub(in crate::app) fn open(store: &Store, state: &mut State, action: Action) {
    let Some((event, agreed)) = subject(store, state) else {
        state.notice = Some(Notice::Continuity(Continuity::NothingToFollow));
        return;
    };
    match action {
        Action::ThreadOn => along(store, state, (event, agreed), Way::On),
        Action::ThreadBack => along(store, state, (event, agreed), Way::Back),
        _ => show(store, state, event, agreed),
    }
}

/// Shows the thread of an action of `event`.
pub(in crate::app) fn show(
    store: &Store,
    state: &mut State,
    event: Event<'_>,
    action: &store::Action,
) {
    let of = slot(event, action).map(|slot| (event.at(), slot));
    let mut thread = Thread { of, ..Thread::default() };
    thread.find(store, &state.kept.matches);
    let Some(cell) = thread.found.iter().position(|it| it.session == event.at()) else {
        state.notice = Some(Notice::Continuity(Continuity::NothingToFollow));
        return;
    };
    state.views.thread = Thread { cell, ..thread };
    if !state.overlays.contains(&Overlay::Thread) {
        state.overlays.push(Overlay::Thread);
    }
}

/// Takes it over into another store; tells whether the action is there.
pub(in crate::app) fn carry(state: &mut State, carry: Carry<'_>) -> bool {
    let view = std::mem::take(&mut state.views.thread);
    let here = view.at_cursor().and_then(|it| carry.event(it));
    let followed = view.of.and_then(|(at, slot)| {
        let before = carry.old.event(at)?.actions().get(slot)?;
        let after = carry.new.event(carry.event(at)?)?;
        let id = carry.old.str(before.id);
        let text = carry.old.say(before.text, "en");
        let is_it = |it: &store::Action| match id {
            "" => carry.new.say(it.text, "en") == text,
            id => carry.new.str(it.id) == id,
        };
        Some((after.at(), after.actions().iter().position(is_it)?))
    });
    let mut thread = Thread { of: followed, ..Thread::default() };
    thread.find(carry.new, &state.kept.matches);
    let at = |wanted| thread.found.iter().position(|it| Some(it.session) == wanted);
    thread.cell = at(here).or_else(|| at(followed.map(|it| it.0))).unwrap_or(0);
    let is_there = !thread.found.is_empty();
    state.views.thread = thread;
    is_there
}

/// Returns the action under the cursor; where the cursor is on none, the first one of the session.
fn subject<'a>(store: &'a Store, state: &State) -> Option<Agreed<'a>> {
    match state.overlays.last() {
        Some(Overlay::Compare) => return compare::under_cursor(store, state),
        Some(Overlay::Thread) => return under_cursor(store, state),
        _ => {}
    }
    let event = state.event(store)?;
    if state.focus != Pane::Bottom(Bottom::Actions) {
        return Some((event, event.actions().first()?));
    }
    let since = analysis::since(store, event, &state.kept.matches);
    let here = since.actions.get(state.row.min(since.actions.len().checked_sub(1)?))?;
    let dropped = here.change == Some(Change::Dropped);
    let session = since.previous.filter(|_| dropped).unwrap_or(event);
    Some((session, here.action))
}

/// Selects the next session with the action, or the one before, and puts the cursor on it there.
fn along(store: &Store, state: &mut State, (event, action): Agreed<'_>, way: Way) {
    let here = state.selected.unwrap_or_else(|| event.at());
    let thread = analysis::thread(store, event, action, &state.kept.matches);
    let mut present = thread.cells.iter().filter(|it| it.presence.is_present());
    let found = match way {
        Way::On => present.find(|it| it.session.at() > here),
        Way::Back => present.rfind(|it| it.session.at() < here),
    };
    match found {
        Some(cell) => land(store, state, cell),
        None => state.notice = Some(Notice::Continuity(Continuity::EndOfThread)),
    }
}

/// Goes to a session on the main screen, with the cursor on the action where it is there.
fn land(store: &Store, state: &mut State, cell: &Cell<'_>) {
    go::to_event(store, state, cell.session.at());
    let changes = analysis::since(store, cell.session, &state.kept.matches);
    let same = |it: &Changed<'_>| cell.actions.iter().any(|one| std::ptr::eq(*one, it.action));
    if let Some(row) = changes.actions.iter().position(same) {
        state.focus = Pane::Bottom(Bottom::Actions);
        state.bottom = Bottom::Actions;
        state.row = row;
    }
}

/// Applies an action to it.
pub(in crate::app) fn act(store: &Store, state: &mut State, action: Action) -> Effect {
    let Some((_, thread)) = followed(store, state) else { return Effect::Draw };
    let cells = &thread.cells;
    let last = cells.len().saturating_sub(1);
    let here = state.views.thread.cell.min(last);
    let page = usize::from(state.size.1 / 4).max(1);
    let to = match action {
        Action::Next => Way::On.from(here),
        Action::Previous => Way::Back.from(here),
        Action::HalfDown => Way::On.by(here, page),
        Action::HalfUp => Way::Back.by(here, page),
        Action::First => 0,
        Action::Last => last,
        Action::ThreadOn | Action::ThreadBack => {
            let is_present = |it: &usize| cells.get(*it).is_some_and(|it| it.presence.is_present());
            let found = match action {
                Action::ThreadOn => (here + 1..cells.len()).find(is_present),
                _ => (0..here).rev().find(is_present),
            };
            found.unwrap_or_else(|| {
                state.notice = Some(Notice::Continuity(Continuity::EndOfThread));
                here
            })
        }
        Action::Open => {
            state.overlays.clear();
            if let Some(cell) = cells.get(here) {
                land(store, state, cell);
            }
            return Effect::Draw;
        }
        Action::Accept => return accept(store, state, cells.get(here)),
        Action::Sources => {
            trust::open(store, state);
            return Effect::Draw;
        }
        Action::Copy | Action::CopyLink | Action::CopyMarkdown => {
            return trust::send(store, state, action);
        }
        _ => here,
    };
    state.views.thread.cell = to.min(last);
    Effect::Draw
}

/// Accepts the link of a session to the time before, or takes that back.
fn accept(store: &Store, state: &mut State, cell: Option<&Cell<'_>>) -> Effect {
    let linked = cell.and_then(|cell| {
        let changes = analysis::since(store, cell.session, &state.kept.matches);
        let same = |it: &&Changed<'_>| {
            let own = it.change != Some(Change::Dropped);
            own && cell.actions.iter().any(|one| std::ptr::eq(*one, it.action))
        };
        // Of an action that was split, the part that waits for a judgement comes first.
        let proposed = changes.actions.iter().filter(same).find(|it| it.proposed);
        let any = || changes.actions.iter().filter(same).find(|it| it.earlier.is_some());
        proposed.or_else(any).map(|it| (cell.session, *it))
    });
    let Some((session, changed)) = linked else {
        state.notice = Some(Notice::Continuity(Continuity::NothingToAccept));
        return Effect::Draw;
    };
    let effect = accept::turn(store, state, session, &changed);
    let State { views, kept, .. } = state;
    views.thread.find(store, &kept.matches);
    effect
}
