//! Bytes to store: reads a file, keeps what is good, says what is not.
//!
//! Loading never fails as a whole. A good file is read in one pass; one that is not is cut apart
//! and read piece by piece, so that a wrong value costs an event and not the file.
//!
//! Files in the formats of other programs are turned into events as our own format writes them, one
//! at a time, and handed to a `Feed`: what an event means is decided in one place.

mod bytes;
mod calendar;
mod entangled;
mod event;
mod extra;
mod feed;
mod format;
mod lines;
mod lints;
mod locate;
mod markwhen;
mod options;
mod own;
mod records;
mod references;
mod salvage;
mod schema;
mod selection;
mod several;
mod slides;
mod table;
mod tables;
#[cfg(test)]
mod tests;
mod tour_texts;
mod tours;
mod unpack;
mod unread;
mod value;
mod wire;

pub use bytes::{Encoding, decode, decode_as};
pub use extra::mistyped_keys;
use foldhash::HashSet;
pub use format::Format;
pub use lints::{lints, lints_by_line};
pub use options::{DayOrder, Lanes, Options};
pub use schema::schema;
pub use selection::{LeftOut, Selection, selection, selection_of_lines};
pub use tour_texts::odd_texts;
pub use tours::{OfStop, on_stops};
pub use unpack::{Unpacked, is_packed, unpack};
pub use unread::unread;

use crate::diag::{Diagnostic, Severity};
use crate::store::{Builder, Store, Str};
use feed::Feed;
use locate::{Locator, Path, Step, inner};
use several::Titles;
use value::Word;
use wire::WireFile;

/// What was read of one file.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The events.
    pub store: Store,
    /// What is wrong with the file, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// Which events were kept.
    pub kept: Kept,
}

/// A file to read.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// What it is called; its ending may tell its format, and without one of its own its name is
    /// its lane.
    pub name: &'a str,
    /// What it says, as [`decode`] returns it.
    pub text: &'a str,
}

/// What was read of several files.
#[derive(Debug)]
pub struct Opened {
    /// The events of all of them.
    pub store: Store,
    /// What there is to say of each, in their order.
    pub files: Vec<OfFile>,
}

/// What there is to say of one file.
#[derive(Debug)]
pub struct OfFile {
    /// As what it was read.
    pub format: Format,
    /// What is wrong with it, in its order.
    pub diagnostics: Vec<Diagnostic>,
    /// Which of its events were kept.
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

impl Kept {
    /// Returns how many events were kept.
    pub const fn count(&self) -> usize {
        self.places.len()
    }
}

/// The code of complaints about a reference to something that is not there.
const UNKNOWN: &str = "unknown-id";
/// Complaints with a place are made for this many; a file with more is wrong throughout, and
/// finding the bytes of each would take longer than anyone reads.
const PLACED: usize = 1_000;
/// For so many unknown ids it is looked for what was meant, among all that are known.
const GUESSES: usize = 200;

/// Reads a timeline in the format of this program, version 1.
///
/// References that name nothing declared are plain names where the format allows it; a reference
/// that looks like an id of a declared table and is none is reported, and left out.
pub fn load(source: &str) -> Loaded {
    let options = Options { format: Some(Format::Attache), ..Options::default() };
    let Opened { store, files } = open(&[Source { name: "", text: source }], &options);
    let file = files.into_iter().next();
    let (diagnostics, kept) = file.map(|it| (it.diagnostics, it.kept)).unwrap_or_default();
    Loaded { store, diagnostics, kept }
}

/// Reads files into one store. Of each the format is told by its content, else by its name, unless
/// the options say it.
pub fn open(sources: &[Source<'_>], options: &Options) -> Opened {
    let mut reader = Reader { lanes: options.lanes, ..Reader::default() };
    reader.builder.reserve(sources.iter().map(|it| it.text.len()).sum());
    let is_one = sources.len() < 2;
    let mut titles = Titles::default();
    let mut own = Own { is_one, ..Own::default() };
    let mut files = Vec::new();
    let columns = several::fitted(sources, options);
    for ((source, stem), columns) in sources.iter().zip(several::stems(sources)).zip(columns) {
        let options = &Options { columns, ..options.clone() };
        let has_lane = !is_one || options.lanes == Lanes::Files;
        reader.builder.begin_file(source.name);
        reader.begin_file(&stem, has_lane.then_some(&stem));
        let format = options.format_of(source);
        let mut diagnostics = Vec::new();
        let kept = match format {
            Format::Attache => own.read(&mut reader, (source, files.len()), &mut diagnostics),
            _ => foreign(&mut reader, (source, format), options, &mut diagnostics),
        };
        if !is_one {
            titles.add(&mut reader, &stem);
        }
        files.push(OfFile { format, diagnostics, kept });
    }
    reader.end_files();
    if !is_one {
        titles.set(&mut reader);
    }
    own.check(&mut reader, sources, &mut files);
    for file in &mut files {
        file.diagnostics.sort_by_key(|it| it.span.as_ref().map_or(usize::MAX, |span| span.start));
        file.kept.is_whole = file.diagnostics.is_empty();
    }
    Opened { store: reader.builder.finish(), files }
}

/// The position of a file, and the complaints about it.
type OfOne = (usize, Vec<Problem>);

/// The files in our own format: what refers to something is checked once all of them are read.
#[derive(Debug, Default)]
struct Own<'a> {
    documents: Vec<WireFile<'a>>,
    problems: Vec<OfOne>,
    known: entangled::Known<'a>,
    is_one: bool,
}

impl<'a> Own<'a> {
    /// Reads one, and tells what stands in it from what is called alike in the others.
    fn read(
        &mut self,
        reader: &mut Reader,
        (source, position): (&Source<'a>, usize),
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Kept {
        let mut document = own::parse(source.text, diagnostics);
        if !self.is_one {
            entangled::part(&mut document, reader, &mut self.known, &mut self.documents);
        }
        let kept = own::read(reader, source.text, &document);
        self.documents.push(document);
        self.problems.push((position, std::mem::take(&mut reader.problems)));
        kept
    }

    fn check(self, reader: &mut Reader, sources: &[Source<'_>], files: &mut [OfFile]) {
        for (document, (position, problems)) in self.documents.into_iter().zip(self.problems) {
            let Some((source, file)) = sources.get(position).zip(files.get_mut(position)) else {
                continue;
            };
            reader.problems = problems;
            own::check(reader, &document, &file.diagnostics);
            let problems = std::mem::take(&mut reader.problems);
            file.diagnostics.extend(placed(source.text, problems));
        }
    }
}

/// Reads a file in the format of another program.
fn foreign(
    reader: &mut Reader,
    (source, format): (&Source<'_>, Format),
    options: &Options,
    diagnostics: &mut Vec<Diagnostic>,
) -> Kept {
    let mut feed = Feed::new(reader, source, diagnostics);
    format.read(source.text, &mut feed, options);
    let kept = feed.kept();
    let is_other = || options.format.is_some() && format.is_another(source);
    let is_blank = || source.text.trim().is_empty();
    if kept.places.is_empty() && (diagnostics.is_empty() || is_blank() || is_other()) {
        // What is wrong with it as something that it is not helps nobody.
        diagnostics.clear();
        diagnostics.push(format.nothing(source, options));
    }
    kept
}

/// What reads pieces of a file into a store.
#[derive(Debug, Default)]
struct Reader {
    builder: Builder,
    problems: Vec<Problem>,
    /// Ids of events that were kept.
    events: HashSet<String>,
    /// Ids of events that were left out: who refers to one of them is not at fault.
    lost: HashSet<String>,
    /// Ids of actions that were kept.
    actions: HashSet<String>,
    /// Whether what is read declares nothing, so that every name in it is a plain one.
    is_foreign: bool,
    /// Ids of the events of the files before.
    others: HashSet<String>,
    /// Ids of the actions of the files before.
    other_actions: HashSet<String>,
    /// What ids get behind them that another file has for other things.
    stem: String,
    lanes: Lanes,
    /// How often was guessed what an unknown id was meant to be.
    guesses: usize,
    /// What the lane of the file is called, if it has one.
    file_lane: Option<String>,
    /// That lane, once it has events.
    lane: Option<Str>,
    /// The ids of the lanes that the files before have.
    file_lanes: HashSet<String>,
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
