//! What is this file?

use super::feed::Feed;
use super::options::Options;
use super::{Source, calendar, lines, markwhen, records, slides, table};
use crate::diag::Diagnostic;
use crate::text::unpacked_name;

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

    /// Returns what messages call it.
    const fn noun(self) -> &'static str {
        match self {
            Self::Attache => "JSON of this program",
            Self::Lines => "JSON Lines",
            Self::Records => "a list of records",
            Self::Table => "a table",
            Self::Gdelt => "a table of GDELT",
            Self::Icews => "a table of ICEWS",
            Self::Slides => "TimelineJS",
            Self::Calendar => "iCalendar",
            Self::Markwhen => "Markwhen",
        }
    }

    /// Tells whether a file is surely of another format than this one.
    pub(super) fn is_another(self, source: &Source<'_>) -> bool {
        let told = Self::told(source.text, source.name);
        told != self && (told != Self::Attache || is_json(source.text))
    }

    /// Complains about a file of this format, other than our own, in which nothing was found that
    /// could be kept or complained about.
    pub(super) fn nothing(self, source: &Source<'_>, options: &Options) -> Diagnostic {
        if source.text.trim().is_empty() {
            let help = "get it again, or name another file";
            return Diagnostic::error("json-empty", "the file is empty").at(0..0).help(help);
        }
        let told = Self::told(source.text, source.name);
        let noun = self.noun();
        if told != self && options.format.is_some() {
            let message = format!("nothing in this file can be read as {noun}");
            let help = match told {
                Self::Attache if !is_json(source.text) => "leave `--from` out".to_owned(),
                other => {
                    let (name, noun) = (other.name(), other.noun());
                    format!("it looks like {noun}: leave `--from` out, or write `--from {name}`")
                }
            };
            return Diagnostic::error("no-events", message).at(0..0).help(help);
        }
        let help = "if it is something else, `--from FORMAT` says so";
        let message = format!("there are no events in it, as {noun}");
        Diagnostic::warning("no-events", message).at(0..0).help(help)
    }

    /// Tells what a file is: by its content, else by its name. What nothing tells is taken for our
    /// own format, in which it is complained about.
    pub fn told(text: &str, name: &str) -> Self {
        let start = text.trim_start();
        if starts_with_ignoring_case(start, "BEGIN:V") {
            return Self::Calendar;
        }
        if slides::is(text) {
            return Self::Slides;
        }
        if lines::is(text, name) {
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
        // A web page may have commas in its first line.
        if is_json(start) || start.starts_with('<') || start.is_empty() {
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

/// Tells whether a text begins as an object or a list does, and not as `[ ] a task` or as
/// `[1667,1668]: a set of dates`.
fn is_json(text: &str) -> bool {
    let text = text.trim_start();
    let Some(inside) = text.strip_prefix(['{', '[']) else { return false };
    let inside = inside.trim_start();
    match inside.strip_prefix([']', '}']) {
        Some(rest) => rest.trim_start().is_empty(),
        None if inside.starts_with(|it: char| it.is_ascii_digit() || it == '.') => {
            let line = inside.lines().next().unwrap_or_default();
            !line.contains("]:") && !line.contains("}:")
        }
        None => true,
    }
}

fn starts_with_ignoring_case(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|it| it.eq_ignore_ascii_case(start))
}

/// Returns the format that the ending of a name stands for.
fn named(name: &str) -> Option<Format> {
    let (_, ending) = unpacked_name(name).rsplit_once('.')?;
    match ending.to_ascii_lowercase().as_str() {
        "json" => Some(Format::Attache),
        "jsonl" | "ndjson" => Some(Format::Lines),
        "csv" | "tsv" | "tab" => Some(Format::Table),
        "ics" | "ical" | "ifb" => Some(Format::Calendar),
        "mw" | "markwhen" => Some(Format::Markwhen),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
