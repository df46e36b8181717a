//! Changes of the view that can be taken back.

use super::notice::Notice;
use super::reload::Carry;
use super::state::{Framing, State};
use super::terms::{self, Muted};
use super::way::Way;
use crate::query::{self, Mode, Query};
use crate::store::{EventId, Store};

/// How many changes of the view can be taken back.
const MOST: usize = 200;
/// How many of them are taken over when the file has changed: each query is run for its count.
const CARRIED: usize = 20;

/// What was, and what has been again.
#[derive(Clone, Debug, Default)]
pub(super) struct Changes {
    undo: Vec<Shot>,
    redo: Vec<Shot>,
}

/// A view that can be returned to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shot {
    pub(super) query: Query,
    /// How many events it showed.
    pub(super) count: usize,
    mode: Mode,
    muted: Vec<Muted>,
    framing: Framing,
    selected: Option<EventId>,
}

impl Changes {
    /// Takes them over into another store. The latest stay.
    pub(super) fn carried(mut self, carry: Carry<'_>) -> Self {
        for shots in [&mut self.undo, &mut self.redo] {
            let surplus = shots.len().saturating_sub(CARRIED);
            shots.drain(..surplus);
            shots.retain_mut(|shot| {
                terms::carry(&mut shot.query, &mut shot.muted, carry.new);
                let Ok(plan) = query::compile(&shot.query, carry.new) else { return false };
                shot.count = plan.run(carry.new).len();
                shot.selected = shot.selected.and_then(|it| carry.event(it));
                true
            });
        }
        self
    }
}

impl State {
    /// Returns the view as it is.
    pub(super) fn shot(&self) -> Shot {
        Shot {
            query: self.query.clone(),
            count: self.derived.shown.len(),
            mode: self.mode,
            muted: self.muted.clone(),
            framing: self.framing,
            selected: self.selected,
        }
    }

    /// Remembers the view as it is, before a change that can be taken back.
    pub(super) fn remember(&mut self) {
        let now = self.shot();
        self.remember_as(now);
    }

    /// Remembers a view as it was before a change.
    pub(super) fn remember_as(&mut self, shot: Shot) {
        self.changes.redo.clear();
        self.changes.undo.push(shot);
        let surplus = self.changes.undo.len().saturating_sub(MOST);
        self.changes.undo.drain(..surplus);
    }

    /// Tells whether there is a change to take back.
    pub const fn can_undo(&self) -> bool {
        !self.changes.undo.is_empty()
    }

    /// Returns the view that taking back the last change leads to.
    pub(super) fn before(&self) -> Option<&Shot> {
        self.changes.undo.last()
    }

    /// Takes back the last change, or makes it again.
    pub(super) fn travel(&mut self, store: &Store, way: Way) {
        let now = self.shot();
        let (from, to, none) = match way {
            Way::Back => (&mut self.changes.undo, &mut self.changes.redo, Notice::NothingToUndo),
            Way::On => (&mut self.changes.redo, &mut self.changes.undo, Notice::NothingToRedo),
        };
        let Some(shot) = from.pop() else {
            self.notice = Some(none);
            return;
        };
        to.push(now);
        self.mode = shot.mode;
        self.muted = shot.muted;
        let here = self.selected;
        // A query that was in force before compiles again: the store has not changed.
        if self.ask(store, shot.query).is_ok() {
            self.framing = shot.framing;
        }
        // Only where the event is not shown any more, the one of that time takes its place.
        if self.selected != here {
            self.selected =
                shot.selected.filter(|it| self.derived.shown.contains(*it)).or(self.selected);
            self.reveal(store);
        }
    }
}
