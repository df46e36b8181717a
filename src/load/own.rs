//! A file in the format of this program: its tables, its events, its tours.

use serde::Deserialize;

use super::locate::Path;
use super::value::{Bare, Value, Word};
use super::wire::{WireEvent, WireFile};
use super::{Kept, Problem, Reader, UNKNOWN, salvage};
use crate::diag::Diagnostic;

/// Parses a document; what cannot be read of it is reported, the rest is returned.
pub(super) fn parse<'a>(source: &'a str, diagnostics: &mut Vec<Diagnostic>) -> WireFile<'a> {
    let file = match object::<WireFile<'_>>(source) {
        Some(file) => numbered(file),
        None => salvage::read(source, &salvage::cut(source), diagnostics),
    };
    match file.events.is_none().then(|| lone_event(source)).flatten() {
        Some(event) => {
            diagnostics.clear();
            WireFile { events: Some(vec![event]), ..WireFile::default() }
        }
        None => file,
    }
}

/// Reads a document into the store.
pub(super) fn read(reader: &mut Reader, source: &str, file: &WireFile<'_>) -> Kept {
    reader.is_foreign = false;
    reader.lost.extend(file.lost.iter().cloned());
    reader.tables(file);
    let mut kept = Kept::default();
    let mut lines = Lines::new(source);
    for event in file.events() {
        let before = reader.builder.len();
        reader.builder.set_line(lines.of(event));
        reader.event(event);
        if reader.builder.len() > before {
            kept.places.push(u32::try_from(event.index).unwrap_or(u32::MAX));
        }
    }
    reader.tours(&file.tours);
    kept
}

/// Reports what can only be known once every file has been read. `wrong` is what is wrong with the
/// file as it is written.
pub(super) fn check(reader: &mut Reader, file: &WireFile<'_>, wrong: &[Diagnostic]) {
    if file.is_cut {
        // What is referred to may have stood behind the place where the file breaks off.
        reader.problems.retain(|it| it.diagnostic.code != UNKNOWN);
    } else {
        reader.check_references(file);
        if file.events.is_none() && wrong.is_empty() {
            let help = "write them as `events`, a list of objects with `id` and `date`";
            reader.problems.push(Problem::new("no-events", "the file has no `events`").help(help));
        }
    }
    if let Some(version) = file.attache.filter(|it| *it != 1) {
        let message = format!("version {version} of the format is not known");
        let help = "this program reads version 1; a newer one may read this file whole";
        reader
            .problems
            .push(Problem::new("version", message).on(&Path::default().key("attache")).help(help));
    }
}

fn numbered(mut file: WireFile<'_>) -> WireFile<'_> {
    let events = file.events.iter_mut().flatten();
    events.enumerate().for_each(|(index, event)| event.index = index);
    for (index, tour) in file.tours.iter_mut().enumerate() {
        tour.index = index;
        tour.stops.iter_mut().enumerate().for_each(|(index, stop)| stop.index = index);
    }
    file
}

/// Reads a document that is an object; a list could be taken for one, value by value.
fn object<'a, T: Deserialize<'a>>(source: &'a str) -> Option<T> {
    source.trim_start().starts_with('{').then(|| serde_json::from_str(source).ok()).flatten()
}

/// Reads a document that is a single event, as one writes it to try the program.
fn lone_event(source: &str) -> Option<WireEvent<'_>> {
    let event: WireEvent<'_> = object(source)?;
    (event.date.is_some() || event.start.is_some()).then_some(event)
}

/// Counts lines along a document.
struct Lines<'a> {
    source: &'a str,
    /// The bytes that were counted.
    at: usize,
    line: u32,
}

impl<'a> Lines<'a> {
    const fn new(source: &'a str) -> Self {
        Self { source, at: 0, line: 1 }
    }

    /// Returns the line on which an event names itself; that of the event before where nothing in
    /// it was borrowed from the document.
    fn of(&mut self, event: &WireEvent<'_>) -> u32 {
        let words = [event.id.as_ref(), event.start.as_ref()];
        let values = [event.name.as_ref(), event.date.as_ref()].into_iter().flatten();
        let mut all = words.into_iter().flatten().chain(values.filter_map(Value::word));
        let source = self.source.as_bytes().as_ptr_range();
        let start = all.find_map(|it| it.borrowed().filter(|it| source.contains(&it.as_ptr())));
        let Some(start) = start else { return self.line };
        let at = start.as_ptr().addr() - self.source.as_ptr().addr();
        if let Some(passed) = self.source.as_bytes().get(self.at..at) {
            let breaks = memchr::memchr_iter(b'\n', passed).count();
            self.line = self.line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
            self.at = at;
        }
        self.line
    }
}

impl<'a> Value<'a> {
    /// Returns the word, if the value is one.
    const fn word(&self) -> Option<&Word<'a>> {
        match &self.bare {
            Some(Bare::Word(word)) => Some(word),
            _ => None,
        }
    }
}
