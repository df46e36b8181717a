//! What is open above the main screen, and what is to be done outside.

use super::export::Exported;
use super::prompt::Prompt;
use super::state::Pane;
use super::trust::Cited;
use crate::store::EventId;

/// Something open above the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// The keys of what is below.
    Help {
        /// Rows scrolled away.
        scroll: usize,
    },
    /// A pane, whole.
    Read {
        /// Which.
        pane: Pane,
        /// Rows scrolled away.
        scroll: usize,
    },
    /// The field in which a search is typed.
    Search {
        /// What was selected before.
        origin: Option<EventId>,
    },
    /// The list of countries.
    Countries {
        /// The row under the cursor.
        row: usize,
    },
    /// The filter with its facets.
    Filter,
    /// The palette.
    Palette,
    /// The list of marks.
    Marks {
        /// The row under the cursor.
        row: usize,
    },
    /// A question that is answered with a line of text.
    Prompt(Prompt),
    /// Themes by sessions.
    Matrix,
    /// One theme at one session.
    Cell {
        /// Rows scrolled away.
        scroll: usize,
    },
    /// People and chairs.
    People,
    /// Hosts and places.
    Hosts,
    /// Intervals and silences.
    Rhythm,
    /// Two sessions side by side.
    Compare,
    /// The list of events to compare one with.
    CompareWith {
        /// The one.
        event: EventId,
        /// The row under the cursor.
        row: usize,
    },
    /// One action through all sessions.
    Thread,
    /// The sources of a value, and the disagreements about it.
    Sources {
        /// Of what.
        of: Cited,
        /// The row under the cursor.
        row: usize,
        /// How many of its lines are scrolled away, where it has more than fit.
        scroll: usize,
    },
    /// The stop of the briefing.
    Briefing,
    /// The stops of the briefing, to jump to one.
    Outline {
        /// The row under the cursor.
        row: usize,
    },
    /// The list of tours.
    Tours {
        /// The row under the cursor.
        row: usize,
    },
    /// The stops of a tour, to change them.
    Stops {
        /// Which tour.
        tour: usize,
        /// The row under the cursor.
        row: usize,
    },
    /// What a rehearsal recorded.
    Practice {
        /// Rows scrolled away.
        scroll: usize,
    },
    /// What is wrong with the files.
    Problems {
        /// The row under the cursor.
        row: usize,
        /// How many of its lines are scrolled away, where it has more than fit.
        scroll: usize,
    },
}

/// Something for the world outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outgoing {
    /// A text for the clipboard.
    Copy(String),
    /// An address to open.
    Open(String),
    /// A file to write, where there is none of this name yet.
    Write {
        /// Its path, as it was typed.
        path: String,
        /// What to write.
        what: Exported,
    },
    /// The notes of a stop, for an editor; what it leaves comes back as
    /// [`Input::Edited`](super::Input::Edited).
    Edit(String),
    /// A file that is open, for an editor.
    Locate {
        /// Its position among the files of the call.
        file: usize,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// A tour, for a file.
    Save {
        /// Which, of [`Tours::all`](super::Tours).
        tour: usize,
        /// The path of the file, as it was typed; `None` for the file that is open.
        path: Option<String>,
    },
}

impl Overlay {
    /// Tells whether it takes the whole screen.
    pub const fn is_page(&self) -> bool {
        matches!(
            self,
            Self::Help { .. }
                | Self::Read { .. }
                | Self::Filter
                | Self::Matrix
                | Self::Cell { .. }
                | Self::People
                | Self::Hosts
                | Self::Rhythm
                | Self::Compare
                | Self::Thread
                | Self::Briefing
                | Self::Tours { .. }
                | Self::Stops { .. }
                | Self::Practice { .. }
                | Self::Problems { .. }
        )
    }
}
