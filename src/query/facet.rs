//! By which values can events be told apart, and which word of a query names a value?

use std::collections::hash_map::Entry;

use foldhash::{HashMap, HashMapExt as _};

use super::resolve::{self, Found};
use super::tree::{Mode, Named, Relation, Test, When, Word};
use crate::model::{Day, Edtf};
use crate::store::{
    CountryId, EventSet, Facet, PersonId, PlaceId, SeriesId, SourceId, Store, Str, Tally, Text,
    ThemeId,
};
use crate::text;

/// A date of more years than this names no years that could be switched one by one.
const YEARS: i32 = 50;

/// A property by which a filter tells events apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The parties.
    Country,
    /// What the event, its actions or its concerns are about.
    Theme,
    /// The years in which it has a day.
    Year,
    /// The series of a session.
    Series,
    /// The heads of delegation.
    Person,
    /// Where it was.
    Place,
    /// The sources.
    Source,
    /// How firm an action is, in the words of the file.
    Status,
    /// The file it was read from.
    File,
}

/// A value of a group: a country, a theme, a year. It belongs to one store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Value {
    group: Group,
    handle: Handle,
}

/// What stands for a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Handle {
    /// The position in the table of the group.
    Slot(u32),
    Year(i32),
    Status(Str),
}

impl Group {
    /// Every group, in the order of the screen.
    pub const ALL: [Self; 9] = [
        Self::Country,
        Self::Theme,
        Self::Year,
        Self::Series,
        Self::Person,
        Self::Place,
        Self::Source,
        Self::Status,
        Self::File,
    ];

    /// Returns every value in the order of the file; years in the order of time, and only those in
    /// which an event lies.
    pub fn values(self, store: &Store) -> Vec<Value> {
        let rows = |count: usize| -> Vec<Value> {
            let slots = 0..u32::try_from(count).unwrap_or(u32::MAX);
            slots.map(|it| self.value(Handle::Slot(it))).collect()
        };
        match self {
            Self::Country => rows(store.countries().len()),
            Self::Theme => rows(store.themes().len()),
            Self::Series => rows(store.series().len()),
            Self::Person => rows(store.people().len()),
            Self::Place => rows(store.places().len()),
            Self::Source => rows(store.sources().len()),
            // The only file tells no events apart.
            Self::File if store.files().len() < 2 => Vec::new(),
            Self::File => rows(store.files().len()),
            Self::Year => store.years().all().map(|it| self.value(Handle::Year(it))).collect(),
            Self::Status => {
                let said = store.index().statuses().filter(|&it| !store.str(it).is_empty());
                said.map(|it| self.value(Handle::Status(it))).collect()
            }
        }
    }

    /// Returns the group of the values that a field of the query language takes.
    pub(super) const fn of(field: Named) -> Self {
        match field {
            Named::Series => Self::Series,
            Named::Who => Self::Person,
            Named::Place => Self::Place,
            Named::Theme => Self::Theme,
            Named::Status => Self::Status,
            Named::Source => Self::Source,
            Named::File => Self::File,
        }
    }

    /// Returns the facet whose slots stand for the values.
    const fn facet(self) -> Option<Facet> {
        match self {
            Self::Country => Some(Facet::Country),
            Self::Theme => Some(Facet::Theme),
            Self::Series => Some(Facet::Series),
            Self::Person => Some(Facet::Person),
            Self::Place => Some(Facet::Place),
            Self::Source => Some(Facet::Source),
            Self::File => Some(Facet::File),
            Self::Year | Self::Status => None,
        }
    }

    const fn value(self, handle: Handle) -> Value {
        Value { group: self, handle }
    }

    /// Returns what is asked of an event that is to have any of the values which `words` name.
    pub(super) fn test(self, words: Vec<Word>) -> Test {
        match self {
            Self::Country => Test::Country(Mode::Any, words),
            Self::Theme => Test::Name(Named::Theme, words),
            Self::Series => Test::Name(Named::Series, words),
            Self::Person => Test::Name(Named::Who, words),
            Self::Place => Test::Name(Named::Place, words),
            Self::Source => Test::Name(Named::Source, words),
            Self::Status => Test::Name(Named::Status, words),
            Self::File => Test::Name(Named::File, words),
            Self::Year => {
                let dates = words.into_iter().map(|it| When::read(Relation::On, it));
                Test::Date(Relation::On, dates.filter_map(Result::ok).collect())
            }
        }
    }

    /// Returns the values that a word of a query names; none where the word is not known.
    pub(super) fn named(self, store: &Store, word: &Word) -> Vec<Value> {
        let field = match self {
            Self::Country => {
                let found = resolve::countries(store, &word.text);
                return found.into_iter().map(|it| self.value(Handle::Slot(it.0))).collect();
            }
            Self::Year => return years_of(&word.text),
            Self::Theme => Named::Theme,
            Self::Series => Named::Series,
            Self::Person => Named::Who,
            Self::Place => Named::Place,
            Self::Source => Named::Source,
            Self::Status => Named::Status,
            Self::File => Named::File,
        };
        match resolve::named(store, field, word) {
            Ok(Found::Rows(_, slots)) => slots
                .into_iter()
                .filter_map(|it| Some(self.value(Handle::Slot(u32::try_from(it).ok()?))))
                .collect(),
            Ok(Found::Statuses(all)) => {
                all.into_iter().map(|it| self.value(Handle::Status(it))).collect()
            }
            Err(_) => Vec::new(),
        }
    }
}

impl Value {
    /// Returns the group it is a value of.
    pub const fn group(self) -> Group {
        self.group
    }

    /// Returns the value at a position in the table of a group: of a country, a theme, a series, a
    /// person, a place or a source.
    pub fn at(group: Group, slot: usize) -> Self {
        Self { group, handle: Handle::Slot(u32::try_from(slot).unwrap_or(u32::MAX)) }
    }

    /// Returns the country, if it is one.
    pub const fn country(self) -> Option<CountryId> {
        match (self.group, self.handle) {
            (Group::Country, Handle::Slot(slot)) => Some(CountryId(slot)),
            _ => None,
        }
    }

    /// Returns the events that have it.
    pub fn set(self, store: &Store) -> &EventSet {
        match (self.group.facet(), self.handle) {
            (_, Handle::Year(year)) => store.years().with(year),
            (_, Handle::Status(status)) => store.index().with_status(status),
            (facet, Handle::Slot(slot)) => {
                store.index().with(facet.unwrap_or(Facet::Country), slot as usize)
            }
        }
    }

    /// Returns the name as one reads it in the language called `tag`: the code of a country, the
    /// short name of a place, the publisher of a source with its title behind it.
    pub fn name(self, store: &Store, tag: &str) -> String {
        let slot = match self.handle {
            Handle::Year(year) => return year.to_string(),
            Handle::Status(status) => return store.str(status).to_owned(),
            Handle::Slot(slot) => slot,
        };
        let say = |text: Text| store.say(text, tag);
        let either = |short: Text, name: Text| if say(short).is_empty() { name } else { short };
        let name = match self.group {
            Group::Person => person(store, PersonId(slot), tag),
            Group::Place => {
                let row = store.place(PlaceId(slot));
                say(either(row.short, row.name))
            }
            // The short name stands for the theme beside an action; alone it says too little.
            Group::Theme => say(store.theme(ThemeId(slot)).name),
            Group::Series => say(store.series_of(SeriesId(slot)).name),
            Group::Source => {
                let row = store.source(SourceId(slot));
                let (publisher, title) = (say(row.publisher), say(row.title));
                if !publisher.is_empty() && !title.is_empty() {
                    // One publisher has many documents, which could not be told apart without it.
                    return format!("{publisher}: {title}");
                }
                say(either(row.publisher, row.title))
            }
            Group::File => text::base_name(store.file(slot as usize)),
            Group::Country | Group::Year | Group::Status => "",
        };
        if name.is_empty() { self.key(store).to_owned() } else { name.to_owned() }
    }

    /// Returns the id in the file, or the plain name that stands for one.
    pub fn key(self, store: &Store) -> &str {
        let slot = match self.handle {
            Handle::Slot(slot) => slot,
            Handle::Status(status) => return store.str(status),
            Handle::Year(_) => return "",
        };
        store.str(match self.group {
            Group::Country => store.country(CountryId(slot)).key,
            Group::Theme => store.theme(ThemeId(slot)).key,
            Group::Series => store.series_of(SeriesId(slot)).key,
            Group::Person => store.person(PersonId(slot)).key,
            Group::Place => store.place(PlaceId(slot)).key,
            Group::Source => store.source(SourceId(slot)).key,
            Group::File => return text::stem(store.file(slot as usize)),
            Group::Year | Group::Status => Str::default(),
        })
    }

    /// Calls `each` with everything that a word may be the whole of to mean this value, the one to
    /// write first.
    fn labels<'a>(self, store: &'a Store, each: &mut dyn FnMut(&'a str)) {
        each(self.key(store));
        if let (Some(facet), Handle::Slot(slot)) = (self.group.facet(), self.handle) {
            resolve::whole(store, (facet, slot), each);
        }
    }
}

/// How many events of a set have each value.
#[derive(Debug)]
pub struct Counts<'a> {
    store: &'a Store,
    within: &'a EventSet,
    tally: Tally,
}

impl<'a> Counts<'a> {
    /// Counts the values that the events `within` have.
    pub fn new(store: &'a Store, within: &'a EventSet) -> Self {
        Self { store, within, tally: store.tally(within) }
    }

    /// Returns how many of the events have a value.
    pub fn of(&self, value: Value) -> usize {
        match (value.group.facet(), value.handle) {
            (Some(facet), Handle::Slot(slot)) => self.tally.of(facet, slot as usize),
            _ => value.set(self.store).shared(self.within),
        }
    }
}

/// Returns a person's name as the screen has it: where the language has no form of its own, in
/// Hanja for those who read Kanji, else in English.
fn person<'a>(store: &'a Store, person: PersonId, tag: &str) -> &'a str {
    let name = store.person(person).name;
    let form = |tag| store.strings().form(name, tag);
    let fallback = if tag == "ja" { "ko-Hani" } else { "en" };
    form(tag).or_else(|| form(fallback)).unwrap_or_else(|| store.say(name, tag))
}

/// Returns the years that a date is made of, if it begins with one and ends with one.
fn years_of(date: &str) -> Vec<Value> {
    let days = Edtf::parse(date).ok().and_then(|it| it.first_day().zip(it.last_day()));
    let Some((first, last)) = days else { return Vec::new() };
    let (from, to) = (first.ymd().0, last.ymd().0);
    let whole = Day::from_ymd(from, 1, 1) == Some(first) && Day::from_ymd(to, 12, 31) == Some(last);
    if !whole || to - from >= YEARS {
        return Vec::new();
    }
    (from..=to).map(|it| Group::Year.value(Handle::Year(it))).collect()
}

/// Returns the date that is a year.
fn date_of(year: i32) -> String {
    match year {
        0..=9_999 => format!("{year:04}"),
        -9_999..=-1 => format!("-{:04}", year.unsigned_abs()),
        _ => format!("Y{year}"),
    }
}

/// The words that name the values of one group.
///
/// A word that is a label of a value, whole, names all values with such a label and no other. So
/// one walk over the labels tells which words name one value alone.
#[derive(Debug)]
pub(super) struct Words<'a> {
    store: &'a Store,
    /// Labels as queries compare them, each with the value that alone has it.
    owners: HashMap<String, Option<Value>>,
}

impl<'a> Words<'a> {
    /// Walks the labels of all values of a group.
    pub(super) fn new(store: &'a Store, group: Group) -> Self {
        let mut owners = HashMap::new();
        if group != Group::Year {
            for value in group.values(store) {
                value.labels(store, &mut |label| match owners.entry(text::fold(label)) {
                    Entry::Vacant(free) => drop(free.insert(Some(value))),
                    Entry::Occupied(mut taken) if *taken.get() != Some(value) => {
                        taken.insert(None);
                    }
                    Entry::Occupied(_) => {}
                });
            }
        }
        Self { store, owners }
    }

    /// Returns a word that names the value and no other. There is none where all its labels are
    /// those of others too, as of two names that differ in nothing but case.
    pub(super) fn exact(&self, value: Value) -> Option<Word> {
        if let Handle::Year(year) = value.handle {
            return Some(Word::new(date_of(year)));
        }
        self.label(value, |it| self.owners.get(it) == Some(&Some(value)))
    }

    /// Returns a word that names the value, and others only where no word names it alone.
    pub(super) fn any(&self, value: Value) -> Option<Word> {
        self.exact(value).or_else(|| self.label(value, |_| true))
    }

    /// Returns the first label that queries can have, and for which `fits` holds when folded.
    fn label(&self, value: Value, fits: impl Fn(&str) -> bool) -> Option<Word> {
        let mut first: Option<&str> = None;
        value.labels(self.store, &mut |label| {
            let folded = text::fold(label);
            if first.is_none() && !folded.is_empty() && fits(&folded) {
                first = Some(label);
            }
        });
        first.map(Word::new)
    }
}

#[cfg(test)]
mod tests;
