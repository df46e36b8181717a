//! What the footer tells until the next key.

use std::time::Duration;

use super::highlight::Subject;
use super::problems::Reach;
use super::way::Way;
use crate::store::PersonId;

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
    /// The search came to the end on this side and went on at the other.
    Wrapped(Way),
    /// This stands out now, in so many events, shown or not.
    Highlighted(Subject, usize),
    /// This does not stand out any more.
    NoLongerHighlighted(Subject),
    /// There is nothing under the cursor that could stand out.
    NothingToHighlight,
    /// The event has no neighbour in its lane on that side.
    EndOfLane,
    /// What was gone to was hidden, so the scope was widened, and so many terms were taken away.
    Widened {
        /// Whether the scope is wider than before.
        scope: bool,
        /// How many terms of the filter are gone.
        terms: usize,
    },
    /// Nothing that is shown touches the date that was gone to; so much of what is hidden does.
    NothingThen {
        /// Events outside what is shown.
        hidden: usize,
    },
    /// Nobody is named who led the session.
    NoHead,
    /// The selected session is one of those that a person led and that are shown.
    Led {
        /// Who.
        person: PersonId,
        /// Which of them, from 1.
        at: usize,
        /// How many there are.
        of: usize,
    },
    /// A person led no further session that is shown, on that side.
    LedNoMore {
        /// Who.
        person: PersonId,
        /// On which side.
        way: Way,
        /// How many sessions led by them there are not shown.
        hidden: usize,
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
    /// What is under the cursor holds no action.
    NoActionHere,
    /// There is nothing that could be written into a file.
    NothingToExport,
    /// Nothing is wrong with the files that are open.
    NoProblems,
    /// No editor can open what was read.
    NotInEditor(Reach),
    /// Something was to be copied, opened or written; how that went.
    Sent(Sent),
    /// What came of comparing sessions or following an action.
    Continuity(Continuity),
    /// What came of presenting or changing tours.
    Touring(Touring),
    /// The open files were read again, because they have changed.
    Reloaded(Reloaded),
    /// A part of the program failed; what it said.
    Failed(String),
}

/// What came of reading the open files again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reloaded {
    /// How many events are new.
    pub added: usize,
    /// How many events are other than they were.
    pub changed: usize,
    /// How many events are gone.
    pub removed: usize,
    /// How many terms of the filter name what is not there any more, and are switched off.
    pub terms: usize,
}

/// What became of something for the world outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    /// This is in the clipboard now.
    Copied(String),
    /// This address is being opened.
    Opening(String),
    /// There is no value under the cursor.
    NothingToCite,
    /// Its source has no address, or it has no source.
    NoAddress,
    /// The address is none that can be given to another program.
    BadAddress(String),
    /// It does not fit into a clipboard.
    TooLong,
    /// The terminal has no clipboard.
    NoClipboard,
    /// There is no desktop on which to open this address.
    NoDesktop(String),
    /// The program that opens addresses could not be started; the address.
    NotOpened(String),
    /// A file was written.
    Written {
        /// Its path, as it was typed.
        path: String,
        /// How many earlier sessions are not in it, because there are too many.
        left_out: usize,
    },
    /// Events were written into a file.
    Exported {
        /// Its path, as it was typed.
        path: String,
        /// How many.
        events: usize,
        /// How many of their items the format could not hold.
        lost: usize,
    },
}

/// What came of comparing sessions or following an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Continuity {
    /// No session comes before it, in a file that names no series.
    NothingToCompare,
    /// The session is the first of its series.
    FirstOfSeries,
    /// The event is no session of a series.
    OfNoSeries,
    /// There is no other event to compare with.
    NothingElse,
    /// No session of another series came before.
    NoOtherSeries,
    /// The series has no further pair on that side.
    NoFurtherPair,
    /// There is no action to follow.
    NothingToFollow,
    /// The action is in no further session on that side.
    EndOfThread,
    /// A proposed match was accepted.
    Accepted,
    /// A match is no longer accepted.
    TakenBack,
    /// There is no proposed match under the cursor.
    NothingToAccept,
    /// There are as many accepted matches as can be kept.
    TooManyMatches,
}

/// What came of presenting or changing tours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Touring {
    /// Nothing is being presented.
    NoBriefing,
    /// A briefing goes on already.
    AlreadyBriefing,
    /// Leaving now would end the briefing; once more leaves.
    WouldEnd,
    /// The briefing ends if the same key comes once more: it has gone on so long, of so much.
    EndsNext(Duration, Duration),
    /// The key means nothing on a stop; it does after leaving for the browser.
    ExploreFirst,
    /// The number of a stop is being typed: it, and how many stops there are.
    Typed(usize, usize),
    /// There is no stop of this number: there are so many.
    NoSuchStop(usize, usize),
    /// There is no stop after this one.
    LastStop,
    /// The briefing was ended after so long; it was to take so long.
    Ended(Duration, Duration),
    /// It goes on by itself from now on.
    AdvanceOn,
    /// It waits for keys again.
    AdvanceOff,
    /// A key keeps it from going on by itself until it is told to.
    AdvancePaused,
    /// A tour of the file is not taken off the list.
    OfTheFile,
    /// There is nothing to present.
    NothingToBrief,
    /// Only the first of the sessions that are shown are in it: so many, of so many.
    Shortened(usize, usize),
    /// So many sessions are in it, and so many milestones that are shown are not.
    LeftOut(usize, usize),
    /// A stop was added to the tour of this name; it is the one with this number.
    Added(String, usize),
    /// A tour of this name was begun with what is shown, beside others.
    Begun(String),
    /// The tour of this name would be lost; once more leaves.
    Unwritten(String),
    /// What is shown makes no stop.
    NoStop,
    /// A tour was written into the file of this name.
    Saved(String),
    /// The tour has as many stops as a tour can have.
    TourIsFull,
    /// The notes of the stop with this number are others now.
    NotesEdited(usize),
    /// What was proposed is now what so many stops may take.
    BudgetsTaken(usize),
    /// No stop was shown long enough for a proposal.
    NothingProposed,
}
