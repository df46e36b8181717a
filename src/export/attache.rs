//! The JSON of this program, which holds everything that a store does.
//!
//! A document is complete, and no longer than it must be: a value of which nothing more is known is
//! bare, and a table is left out where its rows have nothing but the names that events call them by.
//! Texts are those of the file, also where the text policy shows something else.

mod event;
mod node;
mod order;
mod rows;
mod tour;

use std::io::{self, Write};

pub use node::escaped;

use super::Lost;
use super::table::Look;
use crate::model::Edtf;
use crate::store::{
    CountryId, Event, EventId, EventSet, SourceId, Store, Str, Table, Text, Unread,
};
use node::{Node, string};

/// Writes events; of what they refer to, events that are not among them are noted in `lost`.
///
/// # Errors
///
/// The writer's.
pub fn write(
    out: &mut dyn Write,
    store: &Store,
    _look: Look<'_>,
    events: (&EventSet, &mut Lost),
) -> io::Result<()> {
    write_with(out, store, &Unread::default(), events)
}

/// Writes events likewise, each with those keys that nothing read and that can be written as they
/// are.
///
/// # Errors
///
/// The writer's.
pub fn write_with(
    out: &mut dyn Write,
    store: &Store,
    unread: &Unread,
    (events, lost): (&EventSet, &mut Lost),
) -> io::Result<()> {
    let writer = Writer::new(store, (events, unread));
    let mut sections = Sections::new(out, Layout::Lines)?;
    writer.head(&mut sections, lost)?;
    let rows = writer.in_order().map(|it| (None, writer.complete(it, lost)));
    sections.rows("events", ['[', ']'], rows)?;
    sections.end()
}

/// What writes a part of a store.
#[derive(Debug)]
pub(super) struct Writer<'a> {
    store: &'a Store,
    events: &'a EventSet,
    unread: &'a Unread,
    /// The events in the order in which they were read.
    order: Vec<EventId>,
    /// The tables that are written.
    declared: Vec<Table>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(store: &'a Store, (events, unread): (&'a EventSet, &'a Unread)) -> Self {
        let mut order: Vec<EventId> = events.iter().collect();
        order.sort_by_key(|it| store.event(*it).map(Event::row));
        let mut writer = Self { store, events, unread, order, declared: Vec::new() };
        writer.declared = writer.tables_with_something_to_say();
        writer
    }

    /// Tells whether there is anything to say beside the events.
    pub(super) fn has_head(&self) -> bool {
        self.store.has_as_of()
            || self.text(self.store.title()).is_some()
            || !self.declared.is_empty()
            || self.store.conflicts().len() > 0
            || self.store.tours().len() > 0
    }

    /// Returns an event, with the keys that nothing read.
    pub(super) fn complete(&self, event: Event<'a>, lost: &mut Lost) -> Node<'a> {
        let keys = self.unread.events.get(&event.row()).into_iter().flat_map(|it| &it.own);
        match self.event(event, lost) {
            Node::Map(mut entries) => {
                entries.extend(keys.map(|(key, it)| (key.as_str(), Node::Plain(it.clone()))));
                Node::Map(entries)
            }
            other => other,
        }
    }

    /// Says that there are no events.
    pub(super) fn no_events(sections: &mut Sections<'_>) -> io::Result<()> {
        sections.value("events", &Node::List(Vec::new()))
    }

    /// Writes everything but the events.
    pub(super) fn head(&self, sections: &mut Sections<'_>, lost: &mut Lost) -> io::Result<()> {
        sections.value("attache", &Node::Plain("1".to_owned()))?;
        if let Some(title) = self.text(self.store.title()) {
            sections.value("title", &title)?;
        }
        let today = self.store.has_as_of().then(|| self.store.as_of());
        if let Some(date) = today.and_then(|it| Edtf::days(it, it)) {
            sections.value("as_of", &Node::Text(date.to_string().into()))?;
        }
        self.tables(sections)?;
        self.tours(sections, lost)
    }

    /// Returns the events in the order in which they were read.
    pub(super) fn in_order(&self) -> impl Iterator<Item = Event<'a>> {
        self.order.iter().filter_map(|it| self.store.event(*it))
    }

    /// Tells whether an event of this id is there, and not among those that are written.
    fn is_left_out(&self, id: Str) -> bool {
        let is_out = |it: Event<'_>| !self.events.contains(it.at());
        !self.is_whole() && self.store.find(self.store.str(id)).is_some_and(is_out)
    }

    fn is_whole(&self) -> bool {
        self.events.len() == self.store.len()
    }

    /// Returns a text in all its languages; `None` where it says nothing.
    fn text(&self, text: Text) -> Option<Node<'a>> {
        let forms: Vec<(&str, &str)> = self.store.strings().originals(text).collect();
        match forms.as_slice() {
            [] | [("", "")] => None,
            [("", plain)] => Some(Node::from(*plain)),
            _ => Some(Node::Map(forms.into_iter().map(|(tag, it)| (tag, it.into())).collect())),
        }
    }

    /// Returns a word as the file had it; `None` where there is none.
    fn word(&self, word: Str) -> Option<Node<'a>> {
        Some(self.store.original(word)).filter(|it| !it.is_empty()).map(Node::from)
    }

    /// Returns how a row is referred to: by its id as it is shown, which is what a row that is
    /// written is found by; else by the name that the file had.
    fn name(&self, table: Table, key: Str) -> &'a str {
        if self.declared.contains(&table) { self.store.str(key) } else { self.store.original(key) }
    }

    fn country(&self, country: CountryId) -> &'a str {
        self.name(Table::Country, self.store.country(country).key)
    }

    fn countries(&self, countries: &[CountryId]) -> Option<Node<'a>> {
        Node::words(countries.iter().map(|&it| self.country(it)))
    }

    fn cites(&self, sources: &[SourceId]) -> Option<Node<'a>> {
        let name = |it: &SourceId| self.name(Table::Source, self.store.source(*it).key);
        Node::words(sources.iter().map(name))
    }
}

/// An object that grows key by key.
#[derive(Debug, Default)]
pub(super) struct Object<'a>(Vec<(&'a str, Node<'a>)>);

impl<'a> Object<'a> {
    /// Adds a key, if there is a value for it.
    fn put(mut self, key: &'a str, value: Option<Node<'a>>) -> Self {
        self.0.extend(value.map(|it| (key, it)));
        self
    }

    fn node(self) -> Node<'a> {
        Node::Map(self.0)
    }
}

/// Whether a document has lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// A line for each value and each row.
    Lines,
    /// All on one.
    Line,
}

/// The sections of a document, one after the other.
pub(super) struct Sections<'o> {
    out: &'o mut dyn Write,
    layout: Layout,
    /// How many keys are written.
    keys: usize,
    /// A row on its way out.
    row: String,
}

/// The name of a row, where rows have names, and the row.
type Row<'a> = (Option<&'a str>, Node<'a>);

impl<'o> Sections<'o> {
    pub(super) fn new(out: &'o mut dyn Write, layout: Layout) -> io::Result<Self> {
        out.write_all(b"{")?;
        Ok(Self { out, layout, keys: 0, row: String::new() })
    }

    /// Begins an entry of a list, `depth` deep, that so many stand before.
    fn begin(&mut self, before: usize, depth: usize) -> io::Result<()> {
        let comma = if before == 0 { "" } else { "," };
        match self.layout {
            Layout::Lines => write!(self.out, "{comma}\n{:depth$}", ""),
            Layout::Line if before == 0 => Ok(()),
            Layout::Line => self.out.write_all(b", "),
        }
    }

    fn key(&mut self, key: &str) -> io::Result<()> {
        self.begin(self.keys, 1)?;
        self.keys += 1;
        write!(self.out, "\"{key}\": ")
    }

    fn value(&mut self, key: &str, value: &Node<'_>) -> io::Result<()> {
        self.key(key)?;
        self.put(None, value, 1)
    }

    /// Writes a table or a list, row by row.
    fn rows<'a>(
        &mut self,
        key: &str,
        [open, close]: [char; 2],
        rows: impl Iterator<Item = Row<'a>>,
    ) -> io::Result<()> {
        self.key(key)?;
        write!(self.out, "{open}")?;
        let mut count = 0;
        for (name, row) in rows {
            self.begin(count, 2)?;
            self.put(name, &row, 2)?;
            count += 1;
        }
        if count > 0 && self.layout == Layout::Lines {
            self.out.write_all(b"\n ")?;
        }
        write!(self.out, "{close}")
    }

    fn put(&mut self, name: Option<&str>, value: &Node<'_>, depth: usize) -> io::Result<()> {
        self.row.clear();
        if let Some(name) = name {
            string(&mut self.row, name);
            self.row.push_str(": ");
        }
        match self.layout {
            Layout::Lines => value.lines(&mut self.row, depth, name.map_or(0, str::len)),
            Layout::Line => value.line(&mut self.row),
        }
        self.out.write_all(self.row.as_bytes())
    }

    /// Ends the document, and its last line.
    pub(super) fn end(self) -> io::Result<()> {
        self.out.write_all(if self.layout == Layout::Lines { b"\n}\n" } else { b"}\n" })
    }
}

#[cfg(test)]
mod tests;
