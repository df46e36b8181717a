//! How the readers of other formats hand over what they read.
//!
//! A reader turns each record into a [`WireEvent`], as our own file would write it, and says where
//! its fields stand. Complaints that arise when the event is taken apart then point into the file
//! that the user has, not into ours.

mod own;

use std::ops::Range;

use foldhash::HashMap;

use super::locate::Step;
use super::value::{Bare, Word};
use super::wire::{WireEvent, WireSource};
use super::{Kept, Problem, Reader, Source};
use crate::diag::Diagnostic;
use crate::store::{Str, Strings};
use crate::text::{self, Lines};

/// Where a field of a record stands: its bytes, and what to call it, such as `row 7, column City`.
pub(super) type Place = (Range<usize>, String);

/// Where the field stands that our format calls by a name.
pub(super) type Lookup<'p> = dyn Fn(&str) -> Option<Place> + 'p;

/// What a reader of another format hands its events to.
pub(super) struct Feed<'r> {
    reader: &'r mut Reader,
    source: &'r str,
    diagnostics: &'r mut Vec<Diagnostic>,
    /// How often an id was given; the second event of an id gets another one.
    given: HashMap<String, u32>,
    /// The new names of events that are called as those of another file.
    apart: HashMap<Str, Str>,
    /// How many events the files before have.
    before: usize,
    count: usize,
    kept: Kept,
    /// The bytes up to which lines were counted, and the line there.
    counted: (usize, u32),
}

/// A record of a file.
pub(super) struct Record<'p> {
    /// The bytes of it.
    pub(super) span: Range<usize>,
    /// What to call it, such as `row 7`.
    pub(super) name: &'p dyn Fn() -> String,
    /// Returns where the field stands that our format calls by this name; asked only when something
    /// is wrong with it.
    pub(super) place: &'p Lookup<'p>,
}

impl<'r> Feed<'r> {
    pub(super) fn new(
        reader: &'r mut Reader,
        source: &Source<'r>,
        diagnostics: &'r mut Vec<Diagnostic>,
    ) -> Self {
        reader.is_foreign = true;
        let before = reader.builder.len();
        Self {
            reader,
            source: source.text,
            diagnostics,
            given: HashMap::default(),
            apart: HashMap::default(),
            before,
            count: 0,
            kept: Kept::default(),
            counted: (0, 1),
        }
    }

    /// Sets the title of the timeline, if no file before has one.
    pub(super) fn title(&mut self, title: &str) {
        let shown = text::display(title, Lines::Single);
        let title = Strings::plain(self.reader.builder.strings().push(&shown));
        self.reader.builder.set_title(title);
    }

    /// Takes a source, and returns the word by which an event names it: its address, else its title.
    /// Nothing where it has neither. What is known of it already stays.
    pub(super) fn source(&mut self, source: &WireSource<'_>) -> Option<String> {
        let title = || match &source.title {
            Some(Bare::Word(word)) => Some(word.as_str()),
            Some(Bare::Forms(forms)) => forms.first().map(|(_, form)| form.as_str()),
            _ => None,
        };
        let word = source.url.as_ref().map(Word::as_str).or_else(title)?;
        let key = text::display(word, Lines::Single).into_owned();
        if self.reader.builder.find_source(&key).is_none() {
            self.reader.source(&key, source);
        }
        Some(key)
    }

    /// Says what a lane is called whose events name it by an id. The first name stays.
    pub(super) fn lane(&mut self, id: &str, name: &str) {
        let id = text::display(id, Lines::Single);
        let id = self.reader.series_id(&id).into_owned();
        let builder = &mut self.reader.builder;
        if builder.find_series(&id).is_some() {
            return;
        }
        let id = builder.strings().intern(&id);
        let name = Strings::plain(builder.strings().push(&text::display(name, Lines::Single)));
        builder.name_series(id, name);
    }

    /// Takes an event, or complains about it. Tells whether it was taken.
    ///
    /// An event without an id gets one of its number; one with an id that another event has gets
    /// the id with a number behind it.
    pub(super) fn event(&mut self, mut event: WireEvent<'_>, record: &Record<'_>) -> bool {
        event.index = self.count;
        self.count += 1;
        let is_numbered = event.id.is_none();
        let wanted = event.id.take().map_or_else(
            || format!("event-{}", self.count),
            |it| text::display(it.as_str(), Lines::Single).into_owned(),
        );
        event.id = Some(Word(self.free(wanted, record).into()));
        let line = self.line(record.span.start);
        self.reader.builder.set_line(line);
        if is_numbered {
            self.reader.builder.set_numbered();
        }
        let before = self.reader.builder.len();
        self.reader.event(&event);
        for problem in std::mem::take(&mut self.reader.problems) {
            let placed = placed(problem, record);
            self.diagnostics.push(placed);
        }
        let taken = self.reader.builder.len() > before;
        if taken {
            self.kept.places.push(u32::try_from(event.index).unwrap_or(u32::MAX));
        }
        taken
    }

    /// Complains about something.
    pub(super) fn complain(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Returns which records were taken, in their order.
    pub(super) fn kept(self) -> Kept {
        if !self.apart.is_empty() {
            self.reader.builder.retarget(self.before, &self.apart);
        }
        self.kept
    }

    /// Returns an id that no event has: the one that is wanted, or it with the name of the file, if
    /// that of another file is called so, or with a number.
    fn free(&mut self, mut wanted: String, record: &Record<'_>) -> String {
        if self.reader.others.contains(&wanted) {
            let apart = self.reader.apart(&wanted, |it| self.reader.others.contains(it));
            let names = [&wanted, &apart].map(|it| self.reader.builder.strings().intern(it));
            let [old, new] = names;
            self.apart.insert(old, new);
            wanted = apart;
        }
        if !self.reader.events.contains(&wanted) {
            return wanted;
        }
        let count = self.given.entry(wanted.clone()).or_insert(1);
        let free = loop {
            *count += 1;
            let next = format!("{wanted}-{count}");
            if !self.reader.events.contains(&next) {
                break next;
            }
        };
        let message = format!("two events are called `{wanted}`");
        let (span, name) =
            (record.place)("id").unwrap_or_else(|| (record.span.clone(), (record.name)()));
        let help = format!("the second one is called `{free}` here");
        self.complain(Diagnostic::warning("same-id", message).at(span).on(name).help(help));
        free
    }

    /// Returns the line of a byte; fast when bytes come in their order.
    fn line(&mut self, at: usize) -> u32 {
        let (from, line) = if at >= self.counted.0 { self.counted } else { (0, 1) };
        let passed = self.source.as_bytes().get(from..at).unwrap_or_default();
        let breaks = memchr::memchr_iter(b'\n', passed).count();
        let line = line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
        self.counted = (at, line);
        line
    }
}

/// Points a complaint about a field of our format at the field of the file that it came from.
fn placed(problem: Problem, record: &Record<'_>) -> Diagnostic {
    let key = match problem.way.as_slice() {
        [Step::Key(_), Step::Item(_), Step::Key(key), ..] => key.as_str(),
        _ => "",
    };
    let (span, name) =
        (record.place)(key).unwrap_or_else(|| (record.span.clone(), (record.name)()));
    problem.diagnostic.at(span).on(name)
}
