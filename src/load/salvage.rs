//! What can be read of a file that cannot be read as a whole.
//!
//! The document is cut at the top level, entry by entry, so that a wrong value costs one event or
//! one row of a table, and a file that breaks off keeps what came before the break.

use std::fmt;
use std::ops::Range;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_path_to_error::Segment;

use super::locate::{Path, Step, inside, span_in};
use super::tours::STOPS;
use super::value::{Bare, Word};
use super::wire::{Table, WireEvent, WireFile, WireSeries, WireStop, WireTour};
use crate::diag::Diagnostic;

/// A document cut apart: every top-level entry, and every event, as its bytes.
#[derive(Debug, Default)]
pub(super) struct Cut<'a> {
    pub(super) sections: Vec<(Word<'a>, &'a RawValue)>,
    pub(super) events: Vec<&'a RawValue>,
    /// Whether the document is a bare list of events.
    pub(super) bare: bool,
    /// Whether the document has a list of events at all.
    pub(super) has_events: bool,
    /// Why the rest could not be cut.
    pub(super) broken: Option<serde_json::Error>,
}

/// Cuts a document apart as far as it goes.
pub(super) fn cut(source: &str) -> Cut<'_> {
    let bare = source.trim_start().starts_with('[');
    let mut cut = Cut { bare, has_events: bare, ..Cut::default() };
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
                self.0.has_events = true;
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
    let mut events = Vec::new();
    for (index, raw) in cut.events.iter().enumerate() {
        let path = Path::event(index);
        match piece::<WireEvent<'a>>(source, raw, &path, out) {
            Some(event) => events.push(WireEvent { index, ..event }),
            None => file.lost.extend(id_of(raw)),
        }
    }
    if cut.has_events {
        file.events = Some(events);
    }
    if let Some(error) = &cut.broken {
        file.is_cut = true;
        out.push(break_off(source, error, cut.events.len()));
    }
    file
}

/// Returns the id of an event of which nothing else need be right.
fn id_of(raw: &RawValue) -> Option<String> {
    #[derive(Deserialize)]
    struct WithId {
        id: String,
    }
    serde_json::from_str::<WithId>(raw.get()).ok().map(|it| it.id)
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
        "tours" => {
            let rows: Vec<&RawValue> = piece(source, raw, &path, out).unwrap_or_default();
            let rows = rows.into_iter().enumerate();
            file.tours = rows.filter_map(|(at, raw)| tour(source, raw, at, out)).collect();
        }
        _ => {}
    }
}

/// A tour whose stops are still to be read.
#[derive(Default, Deserialize)]
#[serde(default, expecting = "a tour: an object with `id` and `stops`")]
struct CutTour<'a> {
    #[serde(borrow)]
    id: Option<Word<'a>>,
    #[serde(borrow)]
    title: Option<Bare<'a>>,
    #[serde(borrow)]
    stops: Vec<&'a RawValue>,
}

/// Reads a tour, of which a wrong stop costs itself alone.
fn tour<'a>(
    source: &'a str,
    raw: &'a RawValue,
    index: usize,
    out: &mut Vec<Diagnostic>,
) -> Option<WireTour<'a>> {
    let path = Path::default().key("tours").item(index);
    let cut: CutTour<'a> = piece(source, raw, &path, out)?;
    let path = path.key("stops");
    let mut stops = Vec::new();
    for (index, raw) in cut.stops.into_iter().enumerate().take(STOPS + 1) {
        let stop = piece::<WireStop<'a>>(source, raw, &path.item(index), out);
        stops.extend(stop.map(|it| WireStop { index, ..it }));
    }
    Some(WireTour { index, id: cut.id, title: cut.title, stops })
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
pub(super) fn piece<'a, T: Deserialize<'a>>(
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
            let span = span_in(source, within(raw, error.path()).get());
            out.push(wrong_type(span, error.inner()).on(path));
            None
        }
    }
}

/// Returns the value at the end of a path, or the deepest one on the way to it.
pub(super) fn within<'a>(raw: &'a RawValue, path: &serde_path_to_error::Path) -> &'a RawValue {
    let mut at = raw;
    for segment in path {
        let step = match segment {
            Segment::Seq { index } => Step::Item(*index),
            Segment::Map { key } => Step::Key(key.clone()),
            Segment::Enum { .. } | Segment::Unknown => break,
        };
        let Some(next) = inside(at, &step) else { break };
        at = next;
    }
    at
}

pub(super) fn wrong_type(span: Range<usize>, error: &serde_json::Error) -> Diagnostic {
    Diagnostic::error("json-type", reason(error))
        .at(span)
        .help("see the file format in the README; this entry was left out, the rest is loaded")
}

/// Returns what is wrong with `events`, if they are no list.
fn no_list(source: &str, error: &serde_json::Error) -> Option<Diagnostic> {
    let whole: &RawValue = serde_json::from_str(source).ok()?;
    let events = inside(whole, &Step::Key("events".to_owned()))?;
    let help = "make `events` a list of objects with `id` and `date`";
    let diagnostic = Diagnostic::error("json-type", reason(error)).on("events".to_owned());
    let span = span_in(source, events.get());
    (!events.get().starts_with('[')).then(|| diagnostic.at(span).help(help))
}

pub(super) fn break_off(source: &str, error: &serde_json::Error, events: usize) -> Diagnostic {
    if let Some(diagnostic) = no_list(source, error).filter(|_| error.is_data()) {
        return diagnostic;
    }
    let at = offset(source, error.line(), error.column()).min(source.len());
    let kept = match events {
        0 => "no event stands before it".to_owned(),
        1 => "the event before it is loaded".to_owned(),
        more => format!("the {more} events before it are loaded"),
    };
    let start = source.len() - source.trim_start().len();
    let whole = start..source.trim_end().len().max(start + 1);
    let start = at.saturating_sub(usize::from(!error.is_eof()));
    let here = start..at.max(start + 1);
    let (code, message, span, remedy) = if source.trim().is_empty() {
        let remedy = "get it again, or name another file".to_owned();
        ("json-empty", "the file is empty".to_owned(), here, remedy)
    } else if let Some((kind, remedy)) = other_kind(source) {
        ("json-not", format!("this looks like {kind}, not like JSON"), here, remedy.to_owned())
    } else if error.is_eof() {
        let remedy = format!("the file breaks off here: get it again whole; {kept}");
        ("json-cut", reason(error), here, remedy)
    } else if error.is_data() {
        let remedy = "write an object with `events`, or a list of events".to_owned();
        ("json-type", reason(error), if events == 0 { whole } else { here }, remedy)
    } else {
        ("json-syntax", reason(error), here, format!("{}; {kept}", mend(error)))
    };
    Diagnostic::error(code, message).at(span).help(remedy)
}

/// What is read, for whoever names a file of another kind.
const READ: &str = "what is read: JSON, JSON Lines, CSV, TSV, TimelineJS, iCalendar, Markwhen; \
                    `--from FORMAT` says which one it is";

/// What a document seems to be, and what to do.
type Kind = (&'static str, &'static str);

/// Returns what a document that does not begin like JSON seems to be.
fn other_kind(source: &str) -> Option<Kind> {
    let start = source.trim_start();
    match start.chars().next()? {
        '{' | '[' | '-' | '0'..='9' => None,
        '<' => Some(("a web page or XML", READ)),
        _ if start.starts_with("BEGIN:") => Some(("iCalendar", "read it with `--from ics`")),
        _ if ["null", "true", "false"].iter().any(|it| start.trim_end() == *it) => None,
        _ if start.lines().next().is_some_and(|it| it.contains([',', '\t', ';'])) => {
            Some(("a table", "read it with `--from csv`, which wants a header in its first line"))
        }
        '"' => None,
        _ => Some(("text", READ)),
    }
}

/// Returns what to do about a mistake of syntax.
pub(super) fn mend(error: &serde_json::Error) -> &'static str {
    let text = error.to_string();
    let remedies = [
        ("trailing comma", "take the comma away"),
        ("trailing characters", "a file is one JSON document, or JSON Lines: one on each line"),
        ("key must be a string", "write keys in double quotes, and no comma after the last one"),
        ("control character", "write a line break as \\n and a tab as \\t"),
        ("expected `,`", "a comma or a closing bracket is missing before this place"),
        ("expected `:`", "a colon is missing between key and value"),
        (
            "expected value",
            "write a value here: text in double quotes, a number, a list or an object",
        ),
        ("surrogate", "such a letter is written as two, \\ud83d\\ude00; one of them is missing"),
        ("lone leading", "such a letter is written as two, \\ud83d\\ude00; one of them is missing"),
        ("unexpected end of hex", "write four digits behind \\u; of a letter beyond, twice"),
        (
            "expected ident",
            "write text in double quotes; the only bare words are true, false, null",
        ),
        ("escape", "write a backslash as \\\\"),
    ];
    remedies
        .iter()
        .find(|(said, _)| text.contains(said))
        .map_or("mend the JSON at this place", |it| it.1)
}

/// Returns what serde says in the words of the README, without the place, which is shown
/// otherwise.
pub(super) fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let text = text.rfind(" at line ").and_then(|at| text.get(..at)).unwrap_or(&text);
    let plain = [
        ("invalid type: ", "found "),
        ("EOF while parsing", "the file ends inside"),
        ("a sequence", "a list"),
        ("found map", "found an object"),
        ("found sequence", "found a list"),
        (", expected", ", where there should be"),
        ("be u64", "be a whole number"),
        ("be u32", "be a whole number"),
        ("be i64", "be a whole number"),
        ("be f64", "be a number"),
        ("expected value", "there is no value here"),
        ("expected ident", "this word is none of true, false and null"),
        ("key must be a string", "there is no key in double quotes here"),
        ("trailing characters", "something follows the end of the document"),
    ];
    plain.iter().fold(text.to_owned(), |text, (theirs, ours)| text.replacen(theirs, ours, 1))
}

/// Returns the byte of a line and a column as serde counts them: from 1, in bytes.
pub(super) fn offset(source: &str, line: usize, column: usize) -> usize {
    let lines = source.split_inclusive('\n').take(line.saturating_sub(1));
    lines.map(str::len).sum::<usize>() + column
}
