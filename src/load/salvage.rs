//! What can be read of a file that cannot be read as a whole.
//!
//! The document is cut at the top level, entry by entry, so that a wrong value costs one event or
//! one row of a table, and a file that breaks off keeps what came before the break.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::locate::{Path, span_in};
use super::value::Word;
use super::wire::{Table, WireEvent, WireFile, WireSeries};
use crate::diag::Diagnostic;

/// A document cut apart: every top-level entry, and every event, as its bytes.
#[derive(Debug, Default)]
pub(super) struct Cut<'a> {
    pub(super) sections: Vec<(Word<'a>, &'a RawValue)>,
    pub(super) events: Vec<&'a RawValue>,
    /// Whether the document is a bare list of events.
    pub(super) bare: bool,
    /// Why the rest could not be cut.
    pub(super) broken: Option<serde_json::Error>,
}

/// Cuts a document apart as far as it goes.
pub(super) fn cut(source: &str) -> Cut<'_> {
    let mut cut = Cut { bare: source.trim_start().starts_with('['), ..Cut::default() };
    let mut reader = serde_json::Deserializer::from_str(source);
    let read = if cut.bare {
        Events(&mut cut.events).deserialize(&mut reader)
    } else {
        Top(&mut cut).deserialize(&mut reader)
    };
    cut.broken = read.and_then(|()| reader.end()).err();
    cut
}

struct Top<'c, 'a>(&'c mut Cut<'a>);

impl<'de> DeserializeSeed<'de> for Top<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Top<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with `events`, or a list of events")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<Word<'de>>()? {
            if key.as_str() == "events" {
                map.next_value_seed(Events(&mut self.0.events))?;
            } else {
                self.0.sections.push((key, map.next_value()?));
            }
        }
        Ok(())
    }
}

struct Events<'c, 'a>(&'c mut Vec<&'a RawValue>);

impl<'de> DeserializeSeed<'de> for Events<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Events<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of events")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(event) = list.next_element()? {
            self.0.push(event);
        }
        Ok(())
    }
}

/// Reads every piece of a cut document by itself, and says what is wrong with those that fail.
pub(super) fn read<'a>(source: &'a str, cut: &Cut<'a>, out: &mut Vec<Diagnostic>) -> WireFile<'a> {
    let mut file = WireFile::default();
    for (key, raw) in &cut.sections {
        section(source, key, raw, &mut file, out);
    }
    for (index, raw) in cut.events.iter().enumerate() {
        let path = Path::event(index);
        if let Some(event) = piece::<WireEvent<'a>>(source, raw, &path, out) {
            file.events.push(WireEvent { index, ..event });
        }
    }
    if let Some(error) = &cut.broken {
        out.push(break_off(source, error, cut.events.len()));
    }
    file
}

fn section<'a>(
    source: &'a str,
    key: &Word<'a>,
    raw: &'a RawValue,
    file: &mut WireFile<'a>,
    out: &mut Vec<Diagnostic>,
) {
    let path = Path::default().key(key.as_str());
    match key.as_str() {
        "attache" => file.attache = piece(source, raw, &path, out),
        "title" => file.title = piece(source, raw, &path, out),
        "as_of" => file.as_of = piece(source, raw, &path, out),
        "countries" => file.countries = table(source, raw, &path, out),
        "people" => file.people = table(source, raw, &path, out),
        "places" => file.places = table(source, raw, &path, out),
        "themes" => file.themes = table(source, raw, &path, out),
        "sources" => file.sources = table(source, raw, &path, out),
        "conflicts" => file.conflicts = table(source, raw, &path, out),
        "series" => {
            let rows: Vec<&RawValue> = piece(source, raw, &path, out).unwrap_or_default();
            let rows = rows.into_iter().enumerate();
            let read = |(at, raw): (usize, &'a RawValue)| {
                piece::<WireSeries<'a>>(source, raw, &path.item(at), out)
            };
            file.series = rows.filter_map(read).collect();
        }
        _ => {}
    }
}

fn table<'a, T: Deserialize<'a>>(
    source: &'a str,
    raw: &'a RawValue,
    path: &Path<'_>,
    out: &mut Vec<Diagnostic>,
) -> Table<'a, T> {
    let rows: Table<'a, &'a RawValue> = piece(source, raw, path, out).unwrap_or_default();
    let read = |(key, raw): (Word<'a>, &'a RawValue)| {
        let row = piece(source, raw, &path.key(key.as_str()), out)?;
        Some((key, row))
    };
    Table(rows.0.into_iter().filter_map(read).collect())
}

/// Reads one piece; a failure is reported with the path and the place of the wrong value.
fn piece<'a, T: Deserialize<'a>>(
    source: &'a str,
    raw: &'a RawValue,
    path: &Path<'_>,
    out: &mut Vec<Diagnostic>,
) -> Option<T> {
    let mut reader = serde_json::Deserializer::from_str(raw.get());
    match serde_path_to_error::deserialize(&mut reader) {
        Ok(value) => Some(value),
        Err(error) => {
            let inner = error.path().to_string();
            let path = if inner == "." { path.to_string() } else { format!("{path}.{inner}") };
            let base = span_in(source, raw.get()).start;
            out.push(wrong_type(raw.get(), base, error.inner()).on(path));
            None
        }
    }
}

fn wrong_type(piece: &str, base: usize, error: &serde_json::Error) -> Diagnostic {
    let end = base + offset(piece, error.line(), error.column());
    let start = end.saturating_sub(1);
    Diagnostic::error("json-type", reason(error))
        .at(start..end.max(start + 1))
        .help("see the file format in the README; this entry was left out, the rest is loaded")
}

fn break_off(source: &str, error: &serde_json::Error, events: usize) -> Diagnostic {
    let at = offset(source, error.line(), error.column()).min(source.len());
    let start = at.saturating_sub(usize::from(!error.is_eof()));
    let kept = match events {
        0 => "no event stands before it".to_owned(),
        1 => "the event before it is loaded".to_owned(),
        more => format!("the {more} events before it are loaded"),
    };
    let (code, message, remedy) = if source.trim().is_empty() {
        ("json-empty", "the file is empty".to_owned(), "write an object with `events`".to_owned())
    } else if error.is_eof() {
        ("json-cut", reason(error), format!("the file breaks off here: get it again whole; {kept}"))
    } else if error.is_data() {
        ("json-type", reason(error), "write an object with `events`, a list of events".to_owned())
    } else {
        ("json-syntax", reason(error), format!("mend the JSON at this place; {kept}"))
    };
    Diagnostic::error(code, message).at(start..at.max(start + 1)).help(remedy)
}

/// Returns what serde says in the words of the README, without the place, which is shown
/// otherwise.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let text = text.rfind(" at line ").and_then(|at| text.get(..at)).unwrap_or(&text);
    let plain = [
        ("invalid type: ", "found "),
        ("EOF while parsing", "the file ends inside"),
        ("a sequence", "a list"),
        ("found map", "found an object"),
        ("found sequence", "found a list"),
        (", expected", ", where there should be"),
    ];
    plain.iter().fold(text.to_owned(), |text, (theirs, ours)| text.replacen(theirs, ours, 1))
}

/// Returns the byte of a line and a column as serde counts them: from 1, in bytes.
fn offset(source: &str, line: usize, column: usize) -> usize {
    let lines = source.split_inclusive('\n').take(line.saturating_sub(1));
    lines.map(str::len).sum::<usize>() + column
}
