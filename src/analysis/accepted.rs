//! Matches of actions that the file does not state and a user has accepted.

use crate::store::{Action, Event, Store};
use crate::text;

/// Names an action by what a file always has: the id of its event, and its words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActionName {
    /// The id of the event.
    pub event: String,
    /// The English words, or the first there are, folded as searches fold them.
    pub words: String,
}

impl ActionName {
    /// Names an action of an event.
    pub fn new(store: &Store, event: Event<'_>, action: &Action) -> Self {
        let words = text::fold(store.say(action.text, "en"));
        Self { event: event.id().to_owned(), words }
    }
}

/// That an action carries on an earlier one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Match {
    /// The later action.
    pub later: ActionName,
    /// The one that it carries on.
    pub earlier: ActionName,
}

/// Every match that was accepted, in the order in which that was done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accepted(pub Vec<Match>);

impl Accepted {
    /// Tells whether a match was accepted.
    pub fn contains(&self, wanted: &Match) -> bool {
        self.0.contains(wanted)
    }
}
