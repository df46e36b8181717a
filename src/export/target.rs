//! The formats that a timeline is written in, for other programs.

use std::io::{self, Write};

use super::table::Look;
use super::{Lost, altered, attache, ics, lines, markwhen, rows, site, slides};
use crate::store::{EventSet, Store};

/// A format that a timeline is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// The JSON of this program.
    Attache,
    /// The same, an event a line.
    Lines,
    /// Rows and columns.
    Rows,
    /// iCalendar.
    Ics,
    /// TimelineJS JSON.
    Slides,
    /// Markwhen.
    Markwhen,
    /// One page for a browser.
    Site,
}

impl Target {
    /// Every format.
    pub const ALL: [Self; 7] = [
        Self::Attache,
        Self::Lines,
        Self::Rows,
        Self::Ics,
        Self::Slides,
        Self::Markwhen,
        Self::Site,
    ];

    /// Returns the name that `--to` takes. Never changes once released.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Attache => "attache",
            Self::Lines => "jsonl",
            Self::Rows => "csv",
            Self::Ics => "ics",
            Self::Slides => "timelinejs",
            Self::Markwhen => "markwhen",
            Self::Site => "html",
        }
    }

    /// Returns the format of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// Writes events, texts in the language of `look` where the format has room for one alone. What
    /// it has no room for is noted in `lost`.
    ///
    /// # Errors
    ///
    /// The writer's.
    pub fn write(
        self,
        out: &mut dyn Write,
        store: &Store,
        look: Look<'_>,
        (events, lost): (&EventSet, &mut Lost),
    ) -> io::Result<()> {
        let write = match self {
            Self::Attache => attache::write,
            Self::Lines => lines::write,
            Self::Rows => rows::write,
            Self::Ics => ics::write,
            Self::Slides => slides::write,
            Self::Markwhen => markwhen::write,
            Self::Site => site::write,
        };
        write(out, store, look, (events, lost))?;
        if !matches!(self, Self::Attache | Self::Lines) {
            altered::note(store, (events, lost));
        }
        Ok(())
    }
}
