//! JSON Lines: an event, or a flat record, on each line.
//!
//! An event is written as our own format writes it, or as `attache list` prints it; what the latter
//! prints as a list is read here too. A line that is a document of ours, with tables and without
//! events, is a head: what it says holds for every line, wherever it stands. An object without a date
//! that we know is a flat record, whose keys mean what the columns of a table mean.

mod listed;
#[cfg(test)]
mod tests;

use std::ops::Range;

use foldhash::HashSet;
use memchr::memmem;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use super::feed::{Feed, Place, Record};
use super::locate::{Step, inside, span_in};
use super::options::Options;
use super::value::{Bare, Value};
use super::wire::{WireEvent, WireFile, WireTour};
use super::{records, salvage};
use crate::diag::Diagnostic;
use crate::store::Table;
use listed::Listed;

/// How many lines are looked at to tell what a document is.
const LOOKED_AT: usize = 8;
/// What only the events have that `attache list` prints.
pub(super) const MARK: &[u8] = b"\"host_certainty\"";
/// How heads begin that are looked for ahead of everything else.
const HEAD: &str = "{\"attache\"";

/// Tells whether a document looks like it: whether its first lines are objects, each of its own; one
/// alone, where the name says so. Or whether it is a list that `attache list` printed.
pub(super) fn is(text: &str, name: &str) -> bool {
    let start = text.trim_start();
    if start.starts_with('[') {
        let first = start.get(1..).unwrap_or_default();
        return first.trim_start().starts_with('{') && is_printed(first);
    }
    let lines = start.lines().map(str::trim).filter(|it| !it.is_empty());
    let lines: Vec<&str> = lines.take(LOOKED_AT).collect();
    let is_named = [".jsonl", ".ndjson"].iter().any(|it| name.to_ascii_lowercase().contains(it));
    let is_whole = |line: &&str| serde_json::from_str::<IgnoredAny>(line).is_ok();
    match lines.as_slice() {
        [] => false,
        [line] => (is_named || records::is_one(line)) && is_whole(line) && !has_events(line),
        // Behind a whole document nothing may follow.
        [first, ..] if is_whole(first) => first.starts_with('{'),
        lines => {
            (is_named || lines.iter().all(|it| it.starts_with('{'))) && lines.iter().any(is_whole)
        }
    }
}

/// Tells whether the first object of a list is one that `attache list` printed.
fn is_printed(list: &str) -> bool {
    let mut objects = serde_json::Deserializer::from_str(list).into_iter::<&RawValue>();
    let first = objects.next().and_then(Result::ok);
    first.is_some_and(|it| memmem::find(it.get().as_bytes(), MARK).is_some())
}

/// Tells whether an object is a whole document of ours.
fn has_events(object: &str) -> bool {
    let raw: Option<&RawValue> = serde_json::from_str(object).ok();
    raw.is_some_and(|it| inside(it, &Step::Key("events".to_owned())).is_some())
}

/// Reads a document. Every line is by itself: a wrong one costs itself alone.
pub(super) fn read(text: &str, feed: &mut Feed<'_>, options: &Options) {
    let mut reading = Reading { text, options, tours: Vec::new(), told: HashSet::default() };
    if text.trim_start().starts_with('[') {
        let cut = salvage::cut(text);
        for (index, raw) in cut.events.iter().enumerate() {
            let span = span_in(text, raw.get());
            reading.record(&Line { text: raw.get(), span, at: At::Item(index) }, feed);
        }
        if let Some(error) = &cut.broken {
            feed.complain(salvage::break_off(text, error, cut.events.len()));
        }
    } else {
        // What a head says holds for the lines before it too: conflicts must be known before an
        // event names them.
        let heads = || lines(text).filter(|it| it.text.starts_with(HEAD));
        heads().for_each(|it| reading.record(&it, feed));
        let others = lines(text).filter(|it| !it.text.starts_with(HEAD));
        others.for_each(|it| reading.record(&it, feed));
    }
    for (line, tours) in std::mem::take(&mut reading.tours) {
        line.as_record(text, |record| feed.tours(&tours, record));
    }
}

/// Returns every line that is not empty.
fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    text.split_inclusive('\n').zip(1..).filter_map(move |(line, number)| {
        // A comma behind an object is left over from a list.
        let line = line.trim().trim_end_matches(',').trim_end();
        let line = Line { text: line, span: span_in(text, line), at: At::Line(number) };
        (!line.text.is_empty()).then_some(line)
    })
}

/// Returns every line that is not empty, with its number.
pub(super) fn texts(text: &str) -> impl Iterator<Item = (&str, usize)> {
    lines(text).filter_map(|it| match it.at {
        At::Line(number) => Some((it.text, number)),
        At::Item(_) => None,
    })
}

/// Tells whether a line is a document of ours.
pub(super) fn is_head(line: &str) -> bool {
    let document = || serde_json::from_str::<WireFile<'_>>(line).ok();
    line.starts_with('{') && document().is_some_and(|it| says_something(&it))
}

/// Tells whether a line is an event as our own format writes it.
pub(super) fn is_own(line: &str, event: &WireEvent<'_>) -> bool {
    let is_listed = memmem::find(line.as_bytes(), MARK).is_some();
    line.starts_with('{') && is_dated(event) && !is_listed && !has_object(event.place.as_ref())
}

/// One record.
#[derive(Clone, Debug)]
struct Line<'a> {
    text: &'a str,
    /// Its bytes in the document.
    span: Range<usize>,
    at: At,
}

/// What messages call a record.
#[derive(Clone, Copy, Debug)]
enum At {
    Line(usize),
    Item(usize),
}

impl At {
    fn name(self, key: &str) -> String {
        match self {
            Self::Line(number) if key.is_empty() => format!("line {number}"),
            Self::Line(number) => format!("line {number}, {key}"),
            Self::Item(index) if key.is_empty() => format!("[{index}]"),
            Self::Item(index) => format!("[{index}].{key}"),
        }
    }
}

impl Line<'_> {
    /// Calls `each` with what a feed wants to know of it.
    fn as_record<T>(&self, text: &str, each: impl FnOnce(&Record<'_>) -> T) -> T {
        let name = || self.at.name("");
        let place = |key: &str| self.place(text, key);
        each(&Record { span: self.span.clone(), name: &name, place: &place })
    }

    /// Returns where the value stands under a key of ours, or under another name of it.
    fn place(&self, text: &str, key: &str) -> Option<Place> {
        let raw: &RawValue = serde_json::from_str(self.text).ok()?;
        let names = match key {
            "" => return None,
            "name" => ["name", "title"],
            "place" => ["place", "city"],
            "date" => ["date", "start"],
            _ => [key, key],
        };
        names.into_iter().find_map(|name| {
            let value = inside(raw, &Step::Key(name.to_owned()))?;
            Some((span_in(text, value.get()), self.at.name(name)))
        })
    }

    fn complain(&self, diagnostic: Diagnostic, feed: &mut Feed<'_>) {
        let span = diagnostic.span.clone().unwrap_or_else(|| self.span.clone());
        let path =
            if diagnostic.path.is_empty() { self.at.name("") } else { diagnostic.path.clone() };
        feed.complain(diagnostic.at(span).on(path));
    }
}

/// The tours of a head.
type OfHead<'a> = (Line<'a>, Vec<WireTour<'a>>);

/// A document that is being read.
struct Reading<'a, 'o> {
    text: &'a str,
    options: &'o Options,
    /// Tours are read when all events are.
    tours: Vec<OfHead<'a>>,
    /// Ids of sources that were told of; others may be known as what some source is a copy of.
    told: HashSet<String>,
}

impl<'a> Reading<'a, '_> {
    fn record(&mut self, line: &Line<'a>, feed: &mut Feed<'_>) {
        // A list would be taken for an object, value by value.
        if !line.text.starts_with('{') {
            return self.wrong(line, feed);
        }
        let is_listed = memmem::find(line.text.as_bytes(), MARK).is_some();
        if is_listed && self.listed(line, feed) {
            return;
        }
        match serde_json::from_str::<WireEvent<'a>>(line.text) {
            Ok(event) if has_object(event.place.as_ref()) && self.listed(line, feed) => {}
            Ok(event) if records::is_flat(&event) => self.flat(line, Some(event), feed),
            Ok(event) if is_dated(&event) => {
                line.as_record(self.text, |record| feed.event(event, record));
            }
            Ok(_) => {
                if !self.head(line, feed) {
                    self.flat(line, None, feed);
                }
            }
            Err(_) if self.head(line, feed) => {}
            Err(_) => self.wrong(line, feed),
        }
    }

    /// Reads an event as `attache list` prints it.
    fn listed(&mut self, line: &Line<'a>, feed: &mut Feed<'_>) -> bool {
        let Ok(listed) = serde_json::from_str::<Listed<'a>>(line.text) else { return false };
        let knows = |table, word: &str| match table {
            Table::Source => self.told.contains(word),
            _ => feed.knows(table, word),
        };
        let tables = listed.tables(&knows);
        let sources = tables.iter().flat_map(|it| &it.sources.0);
        let sources: Vec<String> = sources.map(|(id, _)| id.as_str().to_owned()).collect();
        self.told.extend(sources);
        line.as_record(self.text, |record| {
            if let Some(tables) = &tables {
                feed.tables(tables, record);
            }
            let event = listed.event(&|table, word| feed.knows(table, word));
            feed.event(event, record);
        });
        true
    }

    /// Reads a document of ours: what holds for all lines, and perhaps events.
    fn head(&mut self, line: &Line<'a>, feed: &mut Feed<'_>) -> bool {
        let Ok(mut document) = serde_json::from_str::<WireFile<'a>>(line.text) else {
            return false;
        };
        if !says_something(&document) {
            return false;
        }
        let events = document.events.take().unwrap_or_default();
        let tours = std::mem::take(&mut document.tours);
        line.as_record(self.text, |record| {
            feed.tables(&document, record);
            for event in events {
                feed.event(event, record);
            }
        });
        if !tours.is_empty() {
            let numbered = |(index, tour): (usize, WireTour<'a>)| {
                let stops = tour.stops.into_iter().enumerate();
                let stops = stops.map(|(index, mut stop)| {
                    stop.index = index;
                    stop
                });
                WireTour { index, stops: stops.collect(), ..tour }
            };
            let tours = tours.into_iter().enumerate().map(numbered).collect();
            self.tours.push((line.clone(), tours));
        }
        true
    }

    /// Reads a record whose keys, or whose values, are not as ours are; `ours` is what it says as an
    /// event of ours.
    fn flat(&self, line: &Line<'a>, ours: Option<WireEvent<'a>>, feed: &mut Feed<'_>) {
        let Ok(serde_json::Value::Object(object)) = serde_json::from_str(line.text) else {
            return self.wrong(line, feed);
        };
        match records::flat(&object, ours, self.options) {
            Ok(event) => self.event(line, event, feed),
            Err(wrong) => self.flaw(line, wrong, feed),
        }
    }

    fn event(&self, line: &Line<'_>, event: WireEvent<'_>, feed: &mut Feed<'_>) {
        let name = || line.at.name("");
        let place = |key: &str| {
            line.place(self.text, key).or_else(|| {
                let value = records::value_of(self.text, line.text, (key, self.options));
                value.map(|(span, key)| (span, line.at.name(&key)))
            })
        };
        let record = Record { span: line.span.clone(), name: &name, place: &place };
        feed.event(event, &record);
    }

    /// Complains about a flat record, and points at the value that is wrong.
    fn flaw(&self, line: &Line<'_>, wrong: Diagnostic, feed: &mut Feed<'_>) {
        let value = records::value_of(self.text, line.text, (&wrong.path, self.options));
        let wrong = match value {
            Some((span, key)) => wrong.at(span).on(line.at.name(&key)),
            None => wrong.on(""),
        };
        line.complain(wrong, feed);
    }

    /// Says what is wrong with a line that cannot be read, and where.
    fn wrong(&self, line: &Line<'a>, feed: &mut Feed<'_>) {
        let (object, read) = match serde_json::from_str::<serde_json::Value>(line.text) {
            Ok(serde_json::Value::Object(object)) => (Some(object), None),
            Ok(_) => (None, None),
            Err(error) => (None, Some(error)),
        };
        if let Some(error) = read {
            let (reason, help) = (salvage::reason(&error), salvage::mend(&error));
            let at = salvage::offset(line.text, error.line(), error.column());
            let at = (line.span.start + at).min(line.span.end);
            let start = (0..at).rev().find(|it| self.text.is_char_boundary(*it)).unwrap_or(at);
            let help = format!("{help}; the line was left out");
            let wrong = Diagnostic::error("json-syntax", reason).help(help);
            return line.complain(wrong.at(start.max(line.span.start)..at), feed);
        }
        let Some(object) = object else {
            let wrong = Diagnostic::error("json-type", "this line is no object");
            return line.complain(wrong.help("write an event as {…}; it was left out"), feed);
        };
        // A key of ours may mean something else in a record of others.
        match records::flat(&object, None, self.options) {
            Ok(event) => return self.event(line, event, feed),
            Err(wrong) if wrong.code == "date-order" => return self.flaw(line, wrong, feed),
            Err(_) => {}
        }
        let mut reader = serde_json::Deserializer::from_str(line.text);
        let read: Result<WireEvent<'_>, _> = serde_path_to_error::deserialize(&mut reader);
        let Err(error) = read else { return };
        let key = error.path().to_string();
        let raw: Option<&RawValue> = serde_json::from_str(line.text).ok();
        let span = raw.map(|it| span_in(self.text, salvage::within(it, error.path()).get()));
        let wrong = salvage::wrong_type(span.unwrap_or_else(|| line.span.clone()), error.inner());
        line.complain(wrong.on(line.at.name(&key)), feed);
    }
}

pub(super) fn is_dated(event: &WireEvent<'_>) -> bool {
    event.start.is_some() || event.date.as_ref().is_some_and(|it| it.bare.is_some())
}

/// Tells whether a place is an object with a name, as `attache list` prints it: read as ours, it is
/// a text in languages.
fn has_object(place: Option<&Value<'_>>) -> bool {
    let bare = place.and_then(|it| it.bare.as_ref());
    matches!(bare, Some(Bare::Forms(forms)) if forms.iter().any(|(tag, _)| tag.as_str() == "name"))
}

/// Tells whether an object is a document of ours.
fn says_something(document: &WireFile<'_>) -> bool {
    document.attache.is_some()
        || document.events.is_some()
        || !document.series.is_empty()
        || !document.tours.is_empty()
        || !document.countries.0.is_empty()
        || !document.people.0.is_empty()
        || !document.places.0.is_empty()
        || !document.themes.0.is_empty()
        || !document.sources.0.is_empty()
        || !document.conflicts.0.is_empty()
}
