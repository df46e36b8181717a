//! Where does an event begin, and in which section?

use std::borrow::Cow;
use std::ops::Range as Bytes;

use super::flow::Flow;
use super::header::{Header, property, zone};
use super::inline::{Found, Position, inline};
use super::range::{LONGEST, Refusal, Remark, When, Wrong, range};
use crate::diag::Diagnostic;
use crate::load::options::DayOrder;

/// A document, cut into its events.
#[derive(Debug, Default)]
pub(super) struct Document<'a> {
    pub(super) title: Option<Cow<'a, str>>,
    pub(super) sections: Vec<Section<'a>>,
    pub(super) entries: Vec<Entry<'a>>,
    pub(super) complaints: Vec<Diagnostic>,
}

/// A section: a lane.
#[derive(Clone, Debug, Default)]
pub(super) struct Section<'a> {
    /// The headings that lead to it, joined.
    pub(super) lane: String,
    pub(super) tags: Vec<&'a str>,
    /// Minutes from UTC; `None` where the file does not say, or names a city.
    pub(super) zone: Option<i16>,
}

/// An event, not yet taken apart.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    /// The line it begins in, from 1.
    pub(super) line: u32,
    pub(super) range: Bytes<usize>,
    pub(super) title: Bytes<usize>,
    /// The lines under the first one.
    pub(super) body: Bytes<usize>,
    /// Its place in `sections`.
    pub(super) section: usize,
    pub(super) when: When<'a>,
    pub(super) remark: Option<Remark>,
    /// Whether it stands under an event, whose text it may be.
    pub(super) may_be_text: bool,
}

/// A heading of the legacy blocks is deeper than any other.
const BLOCK: usize = 7;

/// Reads a document. Each line is looked at once.
pub(super) fn scan(text: &str, order: Option<DayOrder>) -> Document<'_> {
    let (header, rest) = Header::read(text, order);
    let lower = Section { zone: header.zone, ..Section::default() };
    let mut scanner = Scanner {
        text,
        order: header.order,
        document: Document {
            title: header.title,
            sections: vec![lower],
            complaints: header.complaints,
            ..Document::default()
        },
        levels: Vec::new(),
        has_blocks: has_blocks(text),
        place: Place::Nowhere,
        strays: 0,
    };
    let mut at = rest;
    let mut line = 1 + count_lines(text.get(..rest).unwrap_or_default());
    for whole in text.get(rest..).unwrap_or_default().split_inclusive('\n') {
        scanner.line(whole, at, line);
        at += whole.len();
        line = line.saturating_add(1);
    }
    scanner.document
}

fn count_lines(text: &str) -> u32 {
    u32::try_from(memchr::memchr_iter(b'\n', text.as_bytes()).count()).unwrap_or(u32::MAX)
}

/// Tells whether a document has the blocks of older ones: then `section` begins one, and is no word
/// of a sentence.
fn has_blocks(text: &str) -> bool {
    ["endSection", "endGroup"]
        .iter()
        .any(|it| memchr::memmem::find(text.as_bytes(), it.as_bytes()).is_some())
}

/// What a line may belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Nowhere,
    /// Right under a heading.
    Heading,
    Entry,
}

struct Scanner<'a> {
    text: &'a str,
    order: DayOrder,
    document: Document<'a>,
    /// The sections that are open, with how deep each is.
    levels: Vec<(usize, usize)>,
    has_blocks: bool,
    place: Place,
    /// How many lines belong to nothing.
    strays: usize,
}

impl<'a> Scanner<'a> {
    fn line(&mut self, whole: &'a str, at: usize, line: u32) {
        let trimmed = whole.trim();
        if trimmed.is_empty() {
            if self.place == Place::Heading {
                self.place = Place::Nowhere;
            }
            return;
        }
        if trimmed.starts_with("//") {
            return;
        }
        if is_break(trimmed) {
            self.levels.clear();
            self.place = Place::Nowhere;
        } else if let Some((level, title)) = heading(trimmed) {
            self.begin(level, title);
        } else if let Some(block) = self.has_blocks.then(|| block(trimmed)).flatten() {
            self.block(&block);
        } else if !self.event(whole, at, line) {
            self.other(whole, at);
        }
    }

    /// Takes a line that begins nothing.
    fn other(&mut self, whole: &'a str, at: usize) {
        match self.place {
            Place::Entry => {
                if let Some(entry) = self.document.entries.last_mut() {
                    entry.body.end = at + whole.len();
                }
            }
            Place::Heading if property(whole).is_some() => self.section_property(whole),
            Place::Heading | Place::Nowhere => {
                self.strays += 1;
                if self.strays == 1 && whole.trim() != "---" {
                    let start = at + whole.len() - whole.trim_start().len();
                    let message = "this line belongs to no event";
                    let help = "write `DATE: TITLE` above it, such as `2024-03-29: Talks`; \
                                it was left out, and so are others like it";
                    let complaint = Diagnostic::warning("no-event", message).help(help);
                    self.document.complaints.push(complaint.at(start..start + whole.trim().len()));
                }
            }
        }
    }

    fn begin(&mut self, level: usize, title: &'a str) {
        while self.levels.last().is_some_and(|(open, _)| *open >= level) {
            self.levels.pop();
        }
        self.open(level, title);
    }

    fn open(&mut self, level: usize, title: &'a str) {
        let mut found = Found::default();
        let name = inline(title, Position::Title, &|_| false, &mut found);
        let parent = self.section();
        let mut section = self.document.sections.get(parent).cloned().unwrap_or_default();
        section.tags.extend(found.tags.iter().chain(&found.countries));
        let name: Cow<'_, str> = match name.strip_prefix("**").and_then(|it| it.strip_suffix("**"))
        {
            Some(bold) => bold.to_owned().into(),
            None => name,
        };
        let name =
            if name.is_empty() { found.tags.first().map_or("", |it| *it).into() } else { name };
        if !section.lane.is_empty() && !name.is_empty() {
            section.lane.push_str(" / ");
        }
        section.lane.push_str(&name);
        self.levels.push((level, self.document.sections.len()));
        self.document.sections.push(section);
        self.place = Place::Heading;
    }

    fn block(&mut self, block: &Block<'a>) {
        match block {
            Block::Begin(title) => self.open(BLOCK + self.levels.len(), title),
            Block::End => {
                while self.levels.pop().is_some_and(|(level, _)| level < BLOCK) {}
                self.place = Place::Nowhere;
            }
        }
    }

    fn section_property(&mut self, whole: &'a str) {
        let Some((key, value)) = property(whole) else { return };
        let at = self.section();
        let Some(section) = self.document.sections.get_mut(at) else { return };
        match key {
            "timezone" | "tz" => section.zone = zone(value),
            "lane" => {
                if let Some(lane) = Flow::parse(value).and_then(Flow::word) {
                    section.lane = lane.into_owned();
                }
            }
            _ => {}
        }
    }

    /// Returns the section that is open.
    fn section(&self) -> usize {
        self.levels.last().map_or(0, |(_, at)| *at)
    }

    /// Tells whether the event before is on a day, so that a time alone may be on it.
    fn has_day(&self) -> bool {
        self.document.entries.last().is_some_and(|it| match &it.when {
            When::Dates(dates) => {
                let ends = [dates.end(), dates.start()];
                let last = ends.into_iter().find_map(|it| it.date());
                last.is_some_and(|it| it.day().is_some())
            }
            When::Plan(_) | When::Wrong(_) => true,
        })
    }

    /// Takes the first line of an event, right or wrong.
    fn event(&mut self, whole: &'a str, at: usize, line: u32) -> bool {
        let start = at + whole.len() - whole.trim_start().len();
        let end = at + whole.trim_end().len();
        let Some(text) = self.text.get(start..end) else { return false };
        let (colon, when, remark) = match first_line(text, self.order) {
            First::Event(_, range) if range.when.is_clock() && !self.has_day() => return false,
            First::Event(colon, range) => (colon, range.when, range.remark),
            First::Wrong(colon, message, help) => {
                (colon, When::Wrong(Box::new(Wrong { message, help })), None)
            }
            First::No => return false,
        };
        let may_be_text = self.place == Place::Entry && when.reference().is_some();
        self.document.entries.push(Entry {
            line,
            range: start..start + colon,
            title: start + colon + 1..end,
            body: at + whole.len()..at + whole.len(),
            section: self.section(),
            when,
            remark,
            may_be_text,
        });
        self.place = Place::Entry;
        true
    }
}

/// What the first line of an event may be.
pub(super) enum First<'a> {
    /// One, with its range up to this byte.
    Event(usize, super::range::Range<'a>),
    /// One whose range is none: where that ends, what is wrong, what to do.
    Wrong(usize, String, String),
    No,
}

/// Reads a first line. The colon that ends the range is the first one before which one stands, but
/// not one inside a time.
pub(super) fn first_line(text: &str, order: DayOrder) -> First<'_> {
    // `- 2024: talks` is an item of a list.
    if text.starts_with("- ") {
        return First::No;
    }
    let near = text.get(..text.floor_char_boundary(LONGEST)).unwrap_or_default();
    let digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let colons = || memchr::memchr_iter(b':', near.as_bytes());
    let free = colons().filter(|at| !digit(at + 1));
    for at in free.chain(colons().filter(|at| digit(at + 1))) {
        match range(text.get(..at).unwrap_or_default(), order) {
            Ok(Some(range)) => return First::Event(at, range),
            Ok(None) => {}
            Err(Refusal::Dates(error)) => {
                return First::Wrong(at, error.to_string(), error.hint());
            }
            Err(Refusal::Repeat) => {
                let message = "nobody can tell how often this comes back".to_owned();
                let help = "write `every 2 weeks x4`, `every month for 1 year` or \
                            `every day until 2025-02-28`";
                return First::Wrong(at, message, help.to_owned());
            }
        }
    }
    let Some(colon) = colons().find(|at| !digit(at + 1)) else { return First::No };
    let written = text.get(..colon).unwrap_or_default();
    if !looks_like_dates(written) {
        return First::No;
    }
    let (message, help) = complaint(written.trim());
    First::Wrong(colon, message, help)
}

/// Says what is wrong with something that looks like a date.
fn complaint(written: &str) -> (String, String) {
    if let Err(error) = crate::model::Edtf::parse(written)
        && !written.contains(' ')
        && written.bytes().filter(|it| *it == b'/').count() < 2
    {
        return (error.to_string(), error.hint());
    }
    let message = format!("`{written}` is no date");
    let help = "write a day as `2024-03-27`, a range as `2024-03-27/2024-03-28`; where the day comes \
                first in `27/3/2024`, write `dateFormat: d/M/y` at the top of the file";
    (message, help.to_owned())
}

/// Tells whether a text is made of what dates are made of, with a year or two slashes among it: who
/// wrote it meant a date.
fn looks_like_dates(text: &str) -> bool {
    let text = text.trim();
    let is_date = |word: &str| {
        word.bytes().all(|it| it.is_ascii_digit() || b"-/.~?%QXWTZ+:,".contains(&it))
            || matches!(word, "to" | "now" | "am" | "pm" | "BC" | "BCE" | "AD" | "CE")
            || super::point::month(word).is_some()
    };
    let digits = text.as_bytes().split(|it| !it.is_ascii_digit());
    let has_year = digits.map(<[u8]>::len).any(|it| it == 4 || it == 8);
    let mut fields = text.split('/');
    let is_day = text.bytes().filter(|it| *it == b'/').count() == 2
        && fields.all(|it| it.trim().starts_with(|it: char| it.is_ascii_digit()));
    (has_year || is_day)
        && text.starts_with(|it: char| it.is_ascii_alphanumeric() || it == '-')
        && text.split_whitespace().all(is_date)
}

/// Reads a heading: how deep it is, and what it says.
pub(super) fn heading(trimmed: &str) -> Option<(usize, &str)> {
    let title = trimmed.trim_start_matches('#');
    let level = trimmed.len() - title.len();
    let is_one = (1..BLOCK).contains(&level) && title.starts_with([' ', '\t']);
    is_one.then(|| (level, title.trim()))
}

/// Tells whether a line ends a page of an older document.
pub(super) fn is_break(trimmed: &str) -> bool {
    trimmed == "_-_-_break_-_-_"
}

enum Block<'a> {
    Begin(&'a str),
    End,
}

fn block(trimmed: &str) -> Option<Block<'_>> {
    match trimmed.split_once([' ', '\t']) {
        Some(("section" | "group", title)) => Some(Block::Begin(title.trim())),
        None if matches!(trimmed, "section" | "group") => Some(Block::Begin("")),
        None if matches!(trimmed, "endSection" | "endGroup") => Some(Block::End),
        _ => None,
    }
}
