//! What is this file?

use super::feed::Feed;
use super::options::Options;
use super::{calendar, lines, markwhen, records, slides, table};

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// The JSON of this program.
    Attache,
    /// JSON Lines: our events, or flat records, one a line.
    Lines,
    /// A JSON list of flat records under names of their own.
    Records,
    /// Rows and columns, parted by commas, tabs or semicolons, under a header.
    Table,
    /// The event table of GDELT, which has no header.
    Gdelt,
    /// The event table of ICEWS.
    Icews,
    /// TimelineJS JSON, version 3 or 2.
    Slides,
    /// iCalendar (RFC 5545).
    Calendar,
    /// Markwhen.
    Markwhen,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 9] = [
        Self::Attache,
        Self::Lines,
        Self::Records,
        Self::Table,
        Self::Gdelt,
        Self::Icews,
        Self::Slides,
        Self::Calendar,
        Self::Markwhen,
    ];

    /// Returns the name that `--from` takes. Never changes once released.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Attache => "attache",
            Self::Lines => "jsonl",
            Self::Records => "json",
            Self::Table => "csv",
            Self::Gdelt => "gdelt",
            Self::Icews => "icews",
            Self::Slides => "timelinejs",
            Self::Calendar => "ics",
            Self::Markwhen => "markwhen",
        }
    }

    /// Returns the format of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "tsv" => Some(Self::Table),
            _ => Self::ALL.into_iter().find(|it| it.name() == name),
        }
    }

    /// Tells what a file is: by its content, else by its name.
    pub fn told(text: &str, name: &str) -> Self {
        let start = text.trim_start();
        if starts_with_ignoring_case(start, "BEGIN:V") {
            return Self::Calendar;
        }
        if slides::is(text) {
            return Self::Slides;
        }
        if start.starts_with('{') && lines::is(text) {
            return Self::Lines;
        }
        if start.starts_with(['[', '{']) && records::is(text) {
            return Self::Records;
        }
        // A table whose cells are all in quotes begins as a JSON string does.
        let quoted = if start.starts_with('"') { table::is(text) } else { None };
        if let Some(table) = quoted {
            return table;
        }
        if start.starts_with(['{', '[', '"']) || start.is_empty() {
            return Self::Attache;
        }
        if let Some(table) = table::is(text) {
            return table;
        }
        if markwhen::is(text) {
            return Self::Markwhen;
        }
        named(name).unwrap_or(Self::Attache)
    }

    /// Reads a file of this format, other than our own.
    pub(super) fn read(self, text: &str, feed: &mut Feed<'_>, options: &Options) {
        match self {
            Self::Attache => {}
            Self::Lines => lines::read(text, feed, options),
            Self::Records => records::read(text, feed, options),
            Self::Table => table::read(text, feed, options),
            Self::Gdelt => table::gdelt(text, feed, options),
            Self::Icews => table::icews(text, feed, options),
            Self::Slides => slides::read(text, feed, options),
            Self::Calendar => calendar::read(text, feed, options),
            Self::Markwhen => markwhen::read(text, feed, options),
        }
    }
}

fn starts_with_ignoring_case(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|it| it.eq_ignore_ascii_case(start))
}

/// Returns the format that the ending of a name stands for.
fn named(name: &str) -> Option<Format> {
    let name = name.to_ascii_lowercase();
    let name = [".gz", ".zst"].iter().find_map(|it| name.strip_suffix(it)).unwrap_or(&name);
    let (_, ending) = name.rsplit_once('.')?;
    match ending {
        "json" => Some(Format::Attache),
        "jsonl" | "ndjson" => Some(Format::Lines),
        "csv" | "tsv" | "tab" => Some(Format::Table),
        "ics" | "ical" | "ifb" => Some(Format::Calendar),
        "mw" | "markwhen" => Some(Format::Markwhen),
        _ => None,
    }
}
