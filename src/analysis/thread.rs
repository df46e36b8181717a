//! One action through all sessions of its series.

use super::accepted::Accepted;
use crate::store::{Action, Event, Store};

/// How an action stands at a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Presence {
    /// It is not there.
    Absent,
    /// It is there for the first time.
    First,
    /// In the words of the time before.
    Same,
    /// In other words than the time before.
    Reworded,
}

/// An action at one session, or that it is absent there.
#[derive(Clone, Debug)]
pub struct Cell<'a> {
    /// The session.
    pub session: Event<'a>,
    /// How it stands there.
    pub presence: Presence,
    /// The actions that it is there; more than one where it was split, none where it is absent.
    pub actions: Vec<&'a Action>,
    /// Whether its link to the time before is proposed, and not stated by the file or accepted.
    pub proposed: bool,
}

/// An action through all sessions of its series, in time order.
#[derive(Clone, Debug, Default)]
pub struct Thread<'a> {
    /// A cell for each session.
    pub cells: Vec<Cell<'a>>,
}

impl<'a> Thread<'a> {
    /// Returns where it was first seen.
    pub fn first(&self) -> Option<&Cell<'a>> {
        self.cells.iter().find(|it| it.presence != Presence::Absent)
    }

    /// Returns where it was last seen.
    pub fn last(&self) -> Option<&Cell<'a>> {
        self.cells.iter().rev().find(|it| it.presence != Presence::Absent)
    }

    /// Returns for how many sessions it has been silent since.
    pub fn silent(&self) -> usize {
        self.cells.iter().rev().take_while(|it| it.presence == Presence::Absent).count()
    }
}

/// Follows an action of `event` back and forth through the sessions of its series.
pub fn thread<'a>(
    _store: &'a Store,
    _event: Event<'a>,
    _action: &'a Action,
    _accepted: &Accepted,
) -> Thread<'a> {
    Thread::default()
}
