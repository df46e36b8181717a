//! What is known about one event, on one page: every fact with the numbers of its sources.
//!
//! [`Page::new`] puts the page together and [`Page::text`] sets it for a terminal or a printer;
//! [`markdown`](super::markdown) sets the same page as Markdown.

pub(super) mod cites;
mod facts;
pub(super) mod sections;
pub(super) mod words;

use std::io::{self, Write};

use crate::analysis::{Edit, Span};
use crate::i18n::dates;
use crate::model::Day;
use crate::store::{Event, Origin, Store};
use crate::text;

use super::table::Look;
use cites::Numbers;
use words::Words;

/// The width of a page in columns. An address may be longer: broken up, it could not be opened.
pub const COLUMNS: usize = 80;
/// The widest a column of headings may be.
const HEADS: usize = 16;

/// One event, ready to be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The short name.
    pub(super) title: String,
    /// The formal name; empty when there is none or it is the short one.
    pub(super) formal: String,
    /// When, where, who; one line or more each.
    pub(super) facts: Vec<Item>,
    /// What there is more of.
    pub(super) sections: Vec<Section>,
    /// The title of the file it is from, and as of when; of several files, which one it is.
    pub(super) footer: String,
}

/// A heading and what stands under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) heading: String,
    /// A line under the heading; may be empty.
    pub(super) lead: String,
    pub(super) items: Vec<Item>,
}

/// One entry of a section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Item {
    /// What it is called, in the column of headings; may be empty.
    pub(super) head: String,
    pub(super) body: String,
    /// The numbers of its sources.
    pub(super) cites: Vec<usize>,
    /// What stands in their place where others have sources and this has none; may be empty.
    pub(super) unsourced: &'static str,
    /// More about it, each on a line of its own.
    pub(super) details: Vec<Detail>,
    /// How much of it a page on paper has.
    pub(super) paper: Paper,
}

/// How much of an entry a page on paper has, where the screen has all of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Paper {
    #[default]
    Whole,
    /// Its words and its first address.
    Words,
    /// Nothing: only what paper does without rests on it.
    Nothing,
}

/// A line under an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// Words, which may be broken into lines.
    Prose(String),
    /// An address, which stays whole.
    Address(String),
    /// What was taken out of an earlier wording and put into it.
    Redline(Vec<Span>),
    /// A name in other scripts, each with its language tag.
    Names(Vec<(String, String)>),
}

impl Item {
    pub(super) fn new(head: impl Into<String>, body: impl Into<String>) -> Self {
        Self { head: head.into(), body: body.into(), ..Self::default() }
    }

    pub(super) fn cites(mut self, cites: Vec<usize>) -> Self {
        self.cites = cites;
        self
    }

    /// Returns the numbers of the sources as `[1,4]`, which no line breaks up; `[no source]` where
    /// that is to be said.
    pub(super) fn numbers(&self) -> String {
        let numbers: Vec<String> = self.cites.iter().map(ToString::to_string).collect();
        let numbers = numbers.join(",");
        let told = if numbers.is_empty() { self.unsourced } else { &numbers };
        if told.is_empty() { String::new() } else { format!("[{told}]") }
    }

    /// Adds a line of words unless it is empty.
    pub(super) fn prose(mut self, text: impl Into<String>) -> Self {
        self.details.extend(Some(text.into()).filter(|it| !it.is_empty()).map(Detail::Prose));
        self
    }

    /// Adds a redline.
    pub(super) fn redline(mut self, spans: Vec<Span>) -> Self {
        self.details.push(Detail::Redline(spans));
        self
    }

    fn address(mut self, url: &str) -> Self {
        let url = Some(url).filter(|it| !it.is_empty());
        self.details.extend(url.map(|it| Detail::Address(it.to_owned())));
        self
    }
}

/// What stays the same while a page is put together.
pub(super) struct Writer<'a> {
    pub(super) store: &'a Store,
    pub(super) event: Event<'a>,
    pub(super) look: Look<'a>,
    pub(super) words: &'static Words,
    pub(super) numbers: Numbers,
}

impl Writer<'_> {
    /// Says of a value that it has no source, where other values of the event have.
    pub(super) fn sourced(&self, item: Item) -> Item {
        let told = if self.event.cites_by_field() { self.look.locale.no_source() } else { "" };
        Item { unsourced: told, ..item }
    }
}

impl Page {
    /// Puts together the page of an event of `store`, which the file calls today on `as_of`.
    pub fn new(store: &Store, event: Event<'_>, look: Look<'_>, as_of: Day) -> Self {
        let tag = look.locale.tag();
        let words = Words::of(look.locale);
        let numbers = Numbers::new(store, event);
        let writer = Writer { store, event, look, words, numbers };
        let title = store.label(event, tag).into_owned();
        let formal = store.say(event.name(), tag).to_owned();
        Self {
            formal: if formal == title { String::new() } else { formal },
            title,
            facts: writer.facts(),
            sections: writer.sections(),
            footer: with_origin(event, store, look, footer(store, look, as_of)),
        }
    }

    /// Writes the page as plain text of at most [`COLUMNS`] columns.
    ///
    /// # Errors
    ///
    /// The writer's.
    pub fn text(&self, out: &mut dyn Write) -> io::Result<()> {
        for title in text::wrap(&self.title, COLUMNS) {
            writeln!(out, "{title}")?;
        }
        if !self.formal.is_empty() {
            paragraphs(out, "", &self.formal)?;
        }
        if !self.facts.is_empty() {
            writeln!(out)?;
            items(out, &self.facts)?;
        }
        for section in &self.sections {
            writeln!(out, "\n{}", section.heading)?;
            if !section.lead.is_empty() {
                paragraphs(out, "  ", &section.lead)?;
            }
            items(out, &section.items)?;
        }
        writeln!(out)?;
        paragraphs(out, "", &self.footer)
    }
}

/// Returns which file a page is from, and as of when.
pub(super) fn footer(store: &Store, look: Look<'_>, as_of: Day) -> String {
    let file = store.say(store.title(), look.locale.tag());
    if !store.has_as_of() {
        return file.to_owned();
    }
    let dot = if file.is_empty() { "" } else { ", " };
    let day = dates::day(as_of, look.locale);
    format!("{file}{dot}{} {day}", Words::of(look.locale).as_of)
}

/// Returns the footer with where the event was read, where several files are open.
fn with_origin(event: Event<'_>, store: &Store, look: Look<'_>, footer: String) -> String {
    if store.files().len() < 2 {
        return footer;
    }
    let Origin { file, line, .. } = event.origin();
    let from = look.locale.read_from(store.file(file.into()), (line > 0).then_some(line));
    if footer.is_empty() { from } else { format!("{footer}; {from}") }
}

/// Returns the spans of a redline as one text, with blanks where the script has them.
pub(super) fn joined(spans: &[Span], mark: impl Fn(&Span) -> String) -> String {
    let mut text = String::new();
    let mut before: Option<&Span> = None;
    for span in spans {
        if before.is_some_and(|it| it.is_apart_from(span)) {
            text.push(' ');
        }
        text.push_str(&mark(span));
        before = Some(span);
    }
    text
}

/// Returns a name in its scripts as one text.
pub(super) fn in_scripts(names: &[(String, String)]) -> String {
    names.iter().map(|(_, it)| it.as_str()).collect::<Vec<_>>().join(" / ")
}

/// Returns a redline as plain text, as `git diff --word-diff` marks it.
fn marked(spans: &[Span]) -> String {
    joined(spans, |it| match it.edit {
        Edit::Same => it.text.clone(),
        Edit::Removed => format!("[-{}-]", it.text),
        Edit::Added => format!("{{+{}+}}", it.text),
    })
}

/// Writes entries with their headings in one column.
fn items(out: &mut dyn Write, items: &[Item]) -> io::Result<()> {
    let widest = items.iter().map(|it| text::width(&it.head)).filter(|&it| it <= HEADS).max();
    let widest = widest.unwrap_or(0);
    let indent = " ".repeat(if widest == 0 { 2 } else { widest + 4 });
    for item in items {
        let numbers = item.numbers();
        let gap = if numbers.is_empty() || item.body.is_empty() { "" } else { "  " };
        let body = format!("{}{gap}{numbers}", item.body);
        let head = format!("  {}", item.head);
        if text::width(&item.head) > widest {
            paragraphs(out, "", &head)?;
            paragraphs(out, &indent, &body)?;
        } else {
            let mut lines = text::wrap(&body, COLUMNS - text::width(&indent)).into_iter();
            let first = lines.next().unwrap_or_default();
            let start = text::pad_end(&head, text::width(&indent));
            writeln!(out, "{}", format!("{start}{first}").trim_end())?;
            lines.try_for_each(|it| indented(out, &indent, &it))?;
        }
        for detail in &item.details {
            match detail {
                Detail::Prose(prose) => paragraphs(out, &indent, prose)?,
                Detail::Address(url) => indented(out, &indent, url)?,
                Detail::Redline(spans) => paragraphs(out, &indent, &marked(spans))?,
                Detail::Names(names) => paragraphs(out, &indent, &in_scripts(names))?,
            }
        }
    }
    Ok(())
}

fn paragraphs(out: &mut dyn Write, indent: &str, prose: &str) -> io::Result<()> {
    let lines = text::wrap(prose, COLUMNS.saturating_sub(text::width(indent)));
    lines.iter().try_for_each(|it| indented(out, indent, it))
}

fn indented(out: &mut dyn Write, indent: &str, line: &str) -> io::Result<()> {
    writeln!(out, "{}", format!("{indent}{line}").trim_end())
}
