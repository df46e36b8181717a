//! What a call says of the files it names.

use super::Source;
use super::format::Format;
use crate::model::Day;

/// How files are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// As what; told by content and name where nothing is said.
    pub format: Option<Format>,
    /// Which column of a table holds which field: pairs of field and column.
    pub columns: Vec<(String, String)>,
    /// What comes first in dates such as `5/3/2024`; where nothing is said, the column must tell.
    pub day_order: Option<DayOrder>,
    /// What makes a lane.
    pub lanes: Lanes,
    /// The day that `now` stands for in formats that know the word.
    pub today: Option<Day>,
}

impl Options {
    /// Returns as what a file is read.
    pub(super) fn format_of(&self, source: &Source<'_>) -> Format {
        self.format.unwrap_or_else(|| Format::told(source.text, source.name))
    }
}

/// What comes first in a date that is written with slashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayOrder {
    /// `27/3/2024`
    DayFirst,
    /// `3/27/2024`
    MonthFirst,
}

/// What makes a lane of several files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lanes {
    /// The series of the events, wherever they come from; the file where they have none.
    #[default]
    Series,
    /// The file they come from.
    Files,
}
