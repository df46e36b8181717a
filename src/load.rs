//! Bytes to store: reads a file, keeps what is good, says what is not.
//!
//! Loading never fails as a whole. A good file is read in one pass; one that is not is cut apart
//! and read piece by piece, so that a wrong value costs an event and not the file.

mod bytes;
mod event;
mod extra;
mod lints;
mod locate;
mod references;
mod salvage;
mod tables;
#[cfg(test)]
mod tests;
mod tour_texts;
mod tours;
mod value;
mod wire;

pub use bytes::decode;
pub use extra::mistyped_keys;
use foldhash::HashSet;
pub use lints::lints;
use serde::Deserialize;
pub use tour_texts::odd_texts;
pub use tours::{OfStop, on_stops};

use crate::diag::{Diagnostic, Severity};
use crate::store::{Builder, Store};
use locate::{Locator, Path, Step, inner};
use value::Word;
use wire::WireFile;

/// What was read.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The events.
    pub store: Store,
    /// What is wrong with the file, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// Which events were kept.
    pub kept: Kept,
}

/// Which events of a file were kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The place in `events` of each event of the store, in the order of the file.
    places: Vec<u32>,
    /// Whether nothing at all was wrong, so that nothing was left out.
    is_whole: bool,
}

/// The code of complaints about a reference to something that is not there.
const UNKNOWN: &str = "unknown-id";
/// Complaints with a place are made for this many; a file with more is wrong throughout, and
/// finding the bytes of each would take longer than anyone reads.
const PLACED: usize = 1_000;

/// Reads a timeline in the format of this program, version 1.
///
/// References that name nothing declared are plain names where the format allows it; a reference
/// that looks like an id of a declared table and is none is reported, and left out.
pub fn load(source: &str) -> Loaded {
    let mut diagnostics = Vec::new();
    let file = match object::<WireFile<'_>>(source) {
        Some(file) => numbered(file),
        None => salvage::read(source, &salvage::cut(source), &mut diagnostics),
    };
    let file = match file.events.is_none().then(|| lone_event(source)).flatten() {
        Some(event) => {
            diagnostics.clear();
            WireFile { events: Some(vec![event]), ..WireFile::default() }
        }
        None => file,
    };
    let mut reader = Reader { lost: file.lost.clone(), ..Reader::default() };
    reader.builder.reserve(source.len());
    reader.tables(&file);
    let mut kept = Kept::default();
    for event in file.events() {
        let before = reader.builder.len();
        reader.event(event);
        if reader.builder.len() > before {
            kept.places.push(u32::try_from(event.index).unwrap_or(u32::MAX));
        }
    }
    reader.tours(&file.tours);
    if file.is_cut {
        // What is referred to may have stood behind the place where the file breaks off.
        reader.problems.retain(|it| it.diagnostic.code != UNKNOWN);
    } else {
        reader.check_references(&file);
        if file.events.is_none() && diagnostics.is_empty() {
            let help = "write them as `events`, a list of objects with `id` and `date`";
            reader.problems.push(Problem::new("no-events", "the file has no `events`").help(help));
        }
    }
    if file.attache.is_some_and(|version| version != 1) {
        let message = format!("version {} of the format is not known", file.attache.unwrap_or(0));
        let help = "this program reads version 1; a newer one may read this file whole";
        reader
            .problems
            .push(Problem::new("version", message).on(&Path::default().key("attache")).help(help));
    }
    diagnostics.extend(placed(source, reader.problems));
    diagnostics.sort_by_key(|it| it.span.as_ref().map_or(usize::MAX, |span| span.start));
    kept.is_whole = diagnostics.is_empty();
    Loaded { store: reader.builder.finish(), diagnostics, kept }
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
fn lone_event(source: &str) -> Option<wire::WireEvent<'_>> {
    let event: wire::WireEvent<'_> = object(source)?;
    (event.date.is_some() || event.start.is_some()).then_some(event)
}

/// What reads pieces of a file into a store.
#[derive(Debug, Default)]
struct Reader {
    builder: Builder,
    problems: Vec<Problem>,
    /// Ids of events that were kept.
    events: HashSet<String>,
    /// Ids of events that were left out: who refers to one of them is not at fault.
    lost: Vec<String>,
    /// Ids of actions that were kept.
    actions: HashSet<String>,
}

/// A complaint whose place has not been looked up yet.
#[derive(Debug)]
struct Problem {
    diagnostic: Diagnostic,
    way: Vec<Step<String>>,
    /// The word at the path, and the part of it that is wrong, for a narrower caret.
    part: Option<Part>,
}

/// A word of the file and the bytes of it that are wrong.
type Part = (String, std::ops::Range<usize>);

impl Problem {
    fn new(code: &'static str, message: impl Into<String>) -> Self {
        let diagnostic = Diagnostic::error(code, message);
        Self { diagnostic, way: Vec::new(), part: None }
    }

    const fn warning(mut self) -> Self {
        self.diagnostic.severity = Severity::Warning;
        self
    }

    fn on(mut self, path: &Path<'_>) -> Self {
        self.diagnostic = self.diagnostic.on(path.to_string());
        self.way = path.to_steps();
        self
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.diagnostic.help = help.into();
        self
    }

    fn part(mut self, word: &str, range: std::ops::Range<usize>) -> Self {
        self.part = Some((word.to_owned(), range));
        self
    }
}

/// Looks up where each complaint points.
fn placed(source: &str, problems: Vec<Problem>) -> Vec<Diagnostic> {
    if problems.is_empty() {
        return Vec::new();
    }
    let locator = Locator::new(source, salvage::cut(source));
    let place = |(position, problem): (usize, Problem)| {
        let mut diagnostic = problem.diagnostic;
        diagnostic.span = if position < PLACED { locator.span(&problem.way) } else { None };
        if let (Some(span), Some((word, part))) = (&diagnostic.span, problem.part) {
            let word = Word(word.into());
            diagnostic.span = inner(source, span, &word)
                .map(|start| start + part.start..start + part.end)
                .or(diagnostic.span);
        }
        diagnostic
    };
    problems.into_iter().enumerate().map(place).collect()
}
