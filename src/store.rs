//! The events of one or more files, in columns, with the sets they are looked up by.
//!
//! A store never changes once it is built. An [`EventId`] is the event's place in time order, so
//! a span of time is a range of ids, and "how many visible events lie in this column" is two
//! binary searches and a rank.

mod build;
mod columns;
mod entity;
mod event;
mod haystack;
mod index;
mod lazy;
mod names;
mod ragged;
mod record;
mod sequence;
mod set;
mod strings;
mod tour;
mod unread;
mod years;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

pub use build::{Builder, Table};
pub use entity::{
    Cites, Conflict, ConflictId, Continues, Country, CountryId, EventId, Person, PersonId, Place,
    PlaceId, Series, SeriesId, Source, SourceId, Theme, ThemeId, Themes, TourId,
};
pub use event::Event;
pub use haystack::Haystack;
pub use index::{Facet, Index, Tally};
pub use lazy::{FoldedNames, Label, Numbered, Worded};
pub use names::Names;
pub use record::{Action, Concern, Draft, Leader, Link, Lists, Origin, Provenance};
pub use set::EventSet;
pub use strings::{Str, Strings, Text};
pub use tour::{Stop, Subject, Tour};
pub use unread::{OfEvent, Unread};
pub use years::Years;

use crate::model::Day;
use crate::text::Case;
use columns::Columns;
use lazy::Lazy;
use ragged::Ragged;

/// Everything that was loaded.
#[derive(Clone, Debug, Default)]
pub struct Store {
    title: Text,
    as_of: Option<Day>,
    /// The last day of the last event to end, open ends left out.
    last_end: Option<Day>,
    /// From the first day of the first event to the last day of any, open ends left out.
    span: Option<(Day, Day)>,
    strings: Strings,
    /// The names of the files that were opened, in their order.
    files: Vec<Str>,
    tables: Tables,
    cites: Ragged<SourceId>,
    theme_lists: Ragged<ThemeId>,
    continues: Ragged<Str>,
    columns: Columns,
    /// The row of each event in time order; empty when the file was in time order already.
    order: Vec<u32>,
    /// The first day of each event in time order: what spans of time are found in.
    starts: Vec<i32>,
    index: Index,
    haystacks: ByCase<Haystack>,
    names: ByCase<Names>,
    years: OnceLock<Years>,
    by_id: OnceLock<Vec<EventId>>,
    by_action: OnceLock<Vec<ActionPlace>>,
    lazy: Lazy,
}

/// The id of an action, the event it was agreed at, and its position there.
type ActionPlace = (Str, EventId, u32);

/// Something that is made when it is first asked for, without capital letters and with them.
#[derive(Clone, Debug, Default)]
struct ByCase<T> {
    any: OnceLock<T>,
    kept: OnceLock<T>,
}

impl<T> ByCase<T> {
    fn get(&self, case: Case, make: impl FnOnce() -> T) -> &T {
        match case {
            Case::Any => self.any.get_or_init(make),
            Case::Kept => self.kept.get_or_init(make),
        }
    }
}

/// What is called with text after text.
pub type EachText<'f> = &'f mut dyn FnMut(&str);

/// The tables of what events refer to.
#[derive(Clone, Debug, Default)]
struct Tables {
    countries: Vec<Country>,
    people: Vec<Person>,
    places: Vec<Place>,
    series: Vec<Series>,
    themes: Vec<Theme>,
    sources: Vec<Source>,
    conflicts: Vec<Conflict>,
    tours: Vec<Tour>,
}

/// Declares the accessors of a table: one row by its handle, and all handles.
macro_rules! tables {
    ($($one:ident $all:ident: $row:ident by $id:ident, $what:literal;)+) => {$(
        #[doc = concat!("Returns a ", $what, "; a blank one when the handle is of another store.")]
        pub fn $one(&self, id: $id) -> &$row {
            static BLANK: std::sync::LazyLock<$row> = std::sync::LazyLock::new($row::default);
            self.tables.$all.get(id.slot()).unwrap_or_else(|| &BLANK)
        }

        #[doc = concat!("Returns the handle of every ", $what, ", in the order of the file.")]
        pub fn $all(&self) -> impl ExactSizeIterator<Item = $id> + use<> {
            (0..u32::try_from(self.tables.$all.len()).unwrap_or(u32::MAX)).map($id)
        }
    )+};
}

impl Store {
    tables! {
        country countries: Country by CountryId, "country";
        person people: Person by PersonId, "person";
        place places: Place by PlaceId, "place";
        series_of series: Series by SeriesId, "series";
        theme themes: Theme by ThemeId, "theme";
        source sources: Source by SourceId, "source";
        conflict conflicts: Conflict by ConflictId, "conflict";
        tour tours: Tour by TourId, "tour";
    }

    /// Returns the title of the file.
    pub const fn title(&self) -> Text {
        self.title
    }

    /// Returns the day that the file calls today; without one, the last day of its last event.
    pub fn as_of(&self) -> Day {
        self.as_of.or(self.last_end).unwrap_or(Day(0))
    }

    /// Tells whether the file, or the call, names the day that is called today.
    pub const fn has_as_of(&self) -> bool {
        self.as_of.is_some()
    }

    /// Returns the store with another day called today.
    #[must_use]
    pub const fn with_as_of(mut self, day: Day) -> Self {
        self.as_of = Some(day);
        self
    }

    /// Returns the names of the files that were opened, in their order.
    pub fn files(&self) -> impl ExactSizeIterator<Item = &str> {
        self.files.iter().map(|&it| self.str(it))
    }

    /// Returns the name of a file by its position among those that were opened.
    pub fn file(&self, position: usize) -> &str {
        self.files.get(position).map_or("", |&it| self.str(it))
    }

    /// Returns how many events there are.
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// Tells whether there is no event at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns an event by its place in time order.
    pub fn event(&self, at: EventId) -> Option<Event<'_>> {
        let slot = at.slot();
        let row = self.order.get(slot).map_or(slot, |&row| row as usize);
        (slot < self.len()).then_some(Event { store: self, at, row })
    }

    /// Returns every event in time order.
    pub fn events(&self) -> impl DoubleEndedIterator<Item = Event<'_>> {
        (0..u32::try_from(self.len()).unwrap_or(u32::MAX)).filter_map(|it| self.event(EventId(it)))
    }

    /// Returns the event with this id.
    ///
    /// # Cost
    ///
    /// The first call sorts the ids; after that, a binary search.
    pub fn find(&self, id: &str) -> Option<Event<'_>> {
        let key = |at: &EventId| self.event(*at).map_or("", Event::id);
        let sorted = self.by_id.get_or_init(|| {
            let mut all: Vec<EventId> = self.events().map(Event::at).collect();
            all.sort_by_key(key);
            all
        });
        let slot = sorted.binary_search_by_key(&id, key).ok()?;
        sorted.get(slot).and_then(|&at| self.event(at))
    }

    /// Returns the action with this id, and the event it was agreed at.
    pub fn find_action(&self, id: Str) -> Option<(Event<'_>, &Action)> {
        let sorted = self.by_action.get_or_init(|| {
            let actions = self.events().flat_map(|event| {
                event.actions().iter().zip(0..).map(move |(it, slot)| (it.id, event.at(), slot))
            });
            let mut all: Vec<_> = actions.filter(|(id, ..)| *id != Str::default()).collect();
            all.sort_unstable();
            all
        });
        let slot = sorted.partition_point(|(it, ..)| *it < id);
        let &(found, at, position) = sorted.get(slot)?;
        let event = self.event(at).filter(|_| found == id)?;
        Some((event, event.actions().get(position as usize)?))
    }

    /// Returns the ids of the events that begin from `first` to before `end`.
    pub fn begin_within(&self, first: Day, end: Day) -> Range<u32> {
        let before = |day: Day| self.starts.partition_point(|&it| it < day.0);
        let id = |slot: usize| u32::try_from(slot).unwrap_or(u32::MAX);
        id(before(first))..id(before(end)).max(id(before(first)))
    }

    /// Returns the first day of the first event and the last day of the last one, open ends left
    /// out.
    pub const fn span(&self) -> Option<(Day, Day)> {
        self.span
    }

    /// Computes what every frame asks for.
    fn measure(&mut self) {
        let known = |it: &&i32| **it != i32::MIN && **it != i32::MAX;
        let first = self.starts.iter().find(known).copied().map(Day);
        let last = self.columns.last.iter().chain(&self.starts).filter(known).max();
        self.span = first.zip(last.copied().map(Day));
        self.last_end =
            self.columns.last.iter().filter(|it| **it != i32::MAX).max().copied().map(Day);
    }

    /// Returns the sets that events are looked up by.
    pub const fn index(&self) -> &Index {
        &self.index
    }

    /// Returns the folded text of all events; the first call makes it.
    pub fn haystack(&self) -> &Haystack {
        self.haystack_as(Case::Any)
    }

    /// Returns the text of all events, folded with or without capital letters; the first call of
    /// each kind makes it.
    pub fn haystack_as(&self, case: Case) -> &Haystack {
        self.haystacks.get(case, || Haystack::new(self, case))
    }

    /// Returns the folded names of all events; the first call of each kind makes them.
    pub fn names(&self, case: Case) -> &Names {
        self.names.get(case, || Names::new(self, case))
    }

    /// Counts the values of each facet that the events `within` have.
    pub fn tally(&self, within: &EventSet) -> Tally {
        Tally::new(self, within)
    }

    /// Returns the events of each year; the first call walks all of them.
    pub fn years(&self) -> &Years {
        self.years.get_or_init(|| Years::new(self))
    }

    /// Returns the text behind a handle.
    pub fn str(&self, handle: Str) -> &str {
        self.strings.get(handle)
    }

    /// Returns what the file said where the text policy shows something else.
    pub fn original(&self, handle: Str) -> &str {
        self.strings.original(handle)
    }

    /// Returns the handle of a name that some entity or id has.
    pub fn name(&self, name: &str) -> Option<Str> {
        self.strings.find(name)
    }

    /// Returns a text in the language called `tag`, else in English, else in what there is.
    pub fn say(&self, text: Text, tag: &str) -> &str {
        self.strings.say(text, tag)
    }

    /// Returns the table of texts itself, for its other forms.
    pub const fn strings(&self) -> &Strings {
        &self.strings
    }

    /// Returns a list of sources that was stored once.
    pub fn cites(&self, list: Cites) -> &[SourceId] {
        self.cites.get(list.0 as usize)
    }

    /// Returns a list of themes that was stored once.
    pub fn theme_list(&self, list: Themes) -> &[ThemeId] {
        self.theme_lists.get(list.0 as usize)
    }

    /// Returns the ids of the earlier actions that an action carries on.
    pub fn continues(&self, list: Continues) -> &[Str] {
        self.continues.get(list.0 as usize)
    }

    /// Returns every theme of an event, its actions and its concerns; a theme may come twice.
    pub fn themes_of<'a>(&'a self, event: Event<'a>) -> impl Iterator<Item = ThemeId> + 'a {
        let actions = event.actions().iter().map(|it| it.themes);
        let concerns = event.concerns().iter().map(|it| it.themes);
        let lists = actions.chain(concerns).flat_map(|list| self.theme_list(list));
        event.themes().iter().chain(lists).copied()
    }

    /// Returns the document that a source is a copy of, or the source itself.
    pub fn original_of(&self, source: SourceId) -> SourceId {
        self.source(source).reposts.unwrap_or(source)
    }

    /// Returns the sources of an event, and of the disagreements about it, in the order of the numbers they are shown under: official
    /// ones first, a copy under the number of what it is a copy of.
    pub fn numbered(&self, event: Event<'_>) -> Vec<SourceId> {
        let mut originals: Vec<SourceId> = Vec::new();
        let conflicts =
            event.conflicts().iter().flat_map(|&it| self.cites(self.conflict(it).cites));
        // Those of a disagreement that concerns other events too come behind the event's own.
        for list in [event.sources().to_vec(), conflicts.copied().collect()] {
            let from = originals.len();
            for original in list.into_iter().map(|it| self.original_of(it)) {
                if !originals.contains(&original) {
                    originals.push(original);
                }
            }
            if let Some(new) = originals.get_mut(from..) {
                new.sort_by_key(|it| self.source(*it).rank);
            }
        }
        originals
    }

    /// Returns the short name of an event: its series and number, else its own name, else its id.
    pub fn label<'a>(&'a self, event: Event<'a>, tag: &str) -> Cow<'a, str> {
        let name = self.say(event.name(), tag);
        match (event.series(), event.ordinal()) {
            (Some(series), Some(ordinal)) => {
                let series = self.series_of(series);
                match self.say(series.label, tag) {
                    "" => Cow::Owned(format!("{} {ordinal}", self.say(series.name, tag))),
                    label => Cow::Owned(label.replace("{n}", &ordinal.to_string())),
                }
            }
            _ if name.is_empty() => Cow::Borrowed(event.id()),
            _ => Cow::Borrowed(name),
        }
    }

    /// Calls `each` with every script and spelling of a person's name.
    pub fn each_name(&self, person: PersonId, each: EachText<'_>) {
        let person = self.person(person);
        self.strings.forms(person.name).for_each(|(_, form)| each(form));
        person.aliases.iter().for_each(|&it| each(self.str(it)));
    }
}
