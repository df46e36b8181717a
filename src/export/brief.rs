//! What is left behind after a briefing: a page for each session, in a fixed order.
//!
//! Every page says what for, when and where, who, what changed since last time, what was agreed,
//! what worried, what is open, and from which sources. A [`Brief`] is told what its pages are about
//! and sets them as text, as Markdown or as HTML; a page is put together when it is written.

pub(super) mod html;
mod leaf;
mod markdown;
mod marks;
mod open;
mod session;
mod stops;
mod text;

#[cfg(test)]
mod tests;

pub use text::{ROWS, TooLong};

use crate::i18n::Locale;
use crate::store::{Event, EventSet, PersonId, PlaceId, Store};

use super::page;
use super::table::Look;
use leaf::Leaf;

/// The most pages that are made at once.
pub const MOST: usize = 1_000;

/// What a page is about.
#[derive(Clone, Debug)]
pub enum Subject<'a> {
    /// A tour as a whole: the headings of its stops, and for how many seconds each is shown.
    Cover(Vec<(String, u64)>),
    /// A session, or anything else that happened.
    Event(Event<'a>),
    /// Two sessions side by side.
    Compare(Event<'a>, Event<'a>),
    /// Themes by sessions.
    Matrix(EventSet),
    /// A person.
    Person(PersonId),
    /// A place.
    Place(PlaceId),
    /// A heading with points.
    Card,
    /// The sources of sessions.
    Sources(EventSet),
}

/// A page that was asked for.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// What it is about.
    pub subject: Subject<'a>,
    /// A heading of its own; empty for the one that the subject has.
    pub title: String,
    /// What is said beside the facts.
    pub points: Vec<String>,
    /// What only the speaker was meant to see; empty where it is to stay so.
    pub notes: Vec<String>,
}

impl<'a> Entry<'a> {
    /// Makes a page that has nothing but its subject.
    pub const fn of(subject: Subject<'a>) -> Self {
        Self { subject, title: String::new(), points: Vec::new(), notes: Vec::new() }
    }

    /// Tells whether nothing would stand on it.
    pub fn is_blank(&self) -> bool {
        let blank = |list: &[String]| list.iter().all(|it| it.trim().is_empty());
        matches!(self.subject, Subject::Card)
            && self.title.trim().is_empty()
            && blank(&self.points)
            && blank(&self.notes)
    }
}

/// Pages about events of one store.
#[derive(Clone, Debug)]
pub struct Brief<'a> {
    store: &'a Store,
    look: Look<'a>,
    /// What all of it is called.
    title: String,
    /// From which file it was made.
    footer: String,
    entries: Vec<Entry<'a>>,
}

impl<'a> Brief<'a> {
    /// Makes pages in the order of `entries`. `title` is blank for that of the file; `sum` is a
    /// check sum of the bytes that the file had.
    pub fn new(
        store: &'a Store,
        look: Look<'a>,
        (title, sum): (String, u32),
        entries: Vec<Entry<'a>>,
    ) -> Self {
        let locale = look.locale;
        let file = store.say(store.title(), locale.tag());
        let named =
            |it: &str| if it.is_empty() { locale.contents().to_owned() } else { it.to_owned() };
        let title = if title.is_empty() { named(file) } else { title };
        let told =
            [page::footer(store, look, store.as_of()), locale.made_from(&format!("{sum:08x}"))];
        let told: Vec<String> = told.into_iter().filter(|it| !it.is_empty()).collect();
        Self { store, look, title, footer: told.join(locale.clauses().0), entries }
    }

    fn locale(&self) -> Locale {
        self.look.locale
    }

    /// Puts a page together.
    fn leaf(&self, entry: &Entry<'a>, room: Room) -> Leaf {
        let (store, look) = (self.store, self.look);
        let mut leaf = match &entry.subject {
            Subject::Event(event) => session::leaf(store, look, *event, room),
            Subject::Compare(one, other) => stops::compare(store, look, [*one, *other], room),
            Subject::Cover(list) => stops::cover(self, list),
            Subject::Matrix(set) => stops::matrix(store, look, set),
            Subject::Person(person) => stops::person(store, look, *person, room),
            Subject::Place(place) => stops::place(store, look, *place),
            Subject::Sources(set) => stops::sources(store, look, set, room),
            Subject::Card => Leaf::default(),
        };
        if !entry.title.is_empty() {
            leaf.title.clone_from(&entry.title);
        }
        leaf.add(self.locale().points_word(), &entry.points);
        leaf.add(self.locale().speaker_notes(), &entry.notes);
        leaf
    }

    /// Returns the events that have a page of their own, in time order.
    fn events(&self) -> Vec<Event<'a>> {
        let events = self.entries.iter().filter_map(|it| match it.subject {
            Subject::Event(event) => Some(event),
            _ => None,
        });
        let mut events: Vec<Event<'a>> = events.collect();
        events.sort_by_key(|it| it.at());
        events
    }
}

/// How much room a page has: with less, more is left out that is said elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Room {
    /// As much as it takes.
    Any,
    /// Settled disagreements have their outcome alone, sources no remarks.
    Short,
    /// Settled disagreements are named alone, sources have no titles and no copies.
    Shorter,
    /// What can run on does, and no row is left free.
    Dense,
    /// Actions have no themes.
    Shortest,
}

impl Room {
    /// Every room, the largest first.
    const ALL: [Self; 5] = [Self::Any, Self::Short, Self::Shorter, Self::Dense, Self::Shortest];

    /// Returns its place among them, counted from 0.
    fn level(self) -> usize {
        Self::ALL.iter().position(|it| *it == self).unwrap_or(0)
    }
}
