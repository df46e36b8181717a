//! What the footer tells until the next key.

/// Something to tell in the footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// There is nothing to take back.
    NothingToUndo,
    /// There is nothing to make again.
    NothingToRedo,
    /// Every text of the shown events was searched in vain; so many hidden events match.
    NoMatch {
        /// Matches outside what is shown.
        hidden: usize,
    },
    /// No search has been made.
    NoSearch,
    /// The event has no neighbour in its lane on that side.
    EndOfLane,
    /// What was gone to was hidden, so the scope was widened, and so many terms were taken away.
    Widened {
        /// Whether the scope is wider than before.
        scope: bool,
        /// How many terms of the filter are gone.
        terms: usize,
    },
    /// There is no place to jump to.
    NoJump,
    /// There is no such event to go to.
    NoSuchEvent,
    /// No mark has been set.
    NoMarks,
    /// The view is kept under this name.
    ViewKept(String),
    /// The view of this name is gone.
    ViewDeleted(String),
    /// There are as many views as can be kept.
    TooManyViews,
    /// A part of the program failed; what it said.
    Failed(String),
}
