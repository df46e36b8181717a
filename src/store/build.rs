//! Filling a store: names become handles, lists are stored once, rows are put in time order.

use std::hash::Hash;

use foldhash::{HashMap, HashSet};

use super::Store;
use super::entity::{
    Cites, Conflict, ConflictId, Continues, Country, CountryId, Person, PersonId, Place, PlaceId,
    Series, SeriesId, Source, SourceId, Theme, ThemeId, Themes,
};
use super::index::Index;
use super::ragged::Ragged;
use super::record::{Draft, Origin};
use super::strings::{Str, Strings, Text};
use crate::model::{Day, Rank};
use crate::text;

/// A store that is still being filled.
#[derive(Debug)]
pub struct Builder {
    pub(super) store: Store,
    keys: HashMap<(Table, Str), u32>,
    /// Every name and alias of declared rows, folded, so that a file may use either.
    names: HashMap<(Table, String), u32>,
    /// Names on their way there: a file that keeps to ids never has them folded.
    unfolded: Vec<(Table, Str, u32)>,
    declared: HashSet<Table>,
    cites: HashMap<Vec<SourceId>, u32>,
    themes: HashMap<Vec<ThemeId>, u32>,
    continues: HashMap<Vec<Str>, u32>,
    /// Where the next event stands.
    origin: Origin,
}

/// One of the tables that events refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Table {
    /// Countries.
    Country,
    /// People.
    Person,
    /// Places.
    Place,
    /// Series.
    Series,
    /// Themes.
    Theme,
    /// Sources.
    Source,
    /// Conflicts.
    Conflict,
}

impl Default for Builder {
    fn default() -> Self {
        let mut store = Store::default();
        // Handle 0 of every pool is the empty list.
        store.cites.push([]);
        store.theme_lists.push([]);
        store.continues.push([]);
        Self {
            store,
            keys: HashMap::default(),
            names: HashMap::default(),
            unfolded: Vec::new(),
            declared: HashSet::default(),
            cites: HashMap::default(),
            themes: HashMap::default(),
            continues: HashMap::default(),
            origin: Origin::default(),
        }
    }
}

/// Declares, for a table: adding a declared row, finding one by its key, and taking any name.
macro_rules! rows {
    ($($declare:ident $find:ident $refer:ident: $row:ident in $all:ident by $id:ident, $aliases:expr;)+) => {$(
        /// Adds a declared row under its key. A key that is there already keeps its place and
        /// takes the new row.
        pub fn $declare(&mut self, row: $row) -> $id {
            let slot = self.slot(Table::$row, row.key, self.store.tables.$all.len());
            self.declared.insert(Table::$row);
            let aliases: fn(&$row) -> &[Str] = $aliases;
            let names = self.store.strings.handles(row.name).chain(aliases(&row).iter().copied());
            self.unfolded.extend(names.map(|name| (Table::$row, name, slot)));
            match self.store.tables.$all.get_mut(slot as usize) {
                Some(known) => *known = row,
                None => self.store.tables.$all.push(row),
            }
            $id(slot)
        }

        /// Returns the row declared under `key`.
        pub fn $find(&self, key: &str) -> Option<$id> {
            let key = self.store.strings.find(key)?;
            self.keys.get(&(Table::$row, key)).copied().map($id)
        }

        /// Returns the row with this key, or declared with this name; else a new one that has it
        /// as its plain name.
        pub fn $refer(&mut self, key: Str) -> $id {
            if let Some(&known) = self.keys.get(&(Table::$row, key)) {
                return $id(known);
            }
            let known = self.slot_named(Table::$row, key);
            let slot = known.unwrap_or_else(|| self.slot(Table::$row, key, self.store.tables.$all.len()));
            self.keys.insert((Table::$row, key), slot);
            if known.is_none() {
                let row = $row { key, name: Strings::plain(key), ..$row::default() };
                self.store.tables.$all.push(row);
            }
            $id(slot)
        }
    )+};
}

impl Builder {
    rows! {
        declare_country find_country country: Country in countries by CountryId, |it| &it.aliases;
        declare_person find_person person: Person in people by PersonId, |it| &it.aliases;
        declare_place find_place place: Place in places by PlaceId, |it| std::slice::from_ref(&it.key);
        declare_series find_series series: Series in series by SeriesId, |_| &[];
        declare_theme find_theme theme: Theme in themes by ThemeId, |_| &[];
    }

    /// Tells whether the file that was begun last declares rows of a table, so that references must name one.
    pub fn declares(&self, table: Table) -> bool {
        self.declared.contains(&table)
    }

    /// Tells whether a table has a row with this key, or declares one with this name.
    pub fn knows(&self, table: Table, word: &str) -> bool {
        let key = self.store.strings.find(word);
        key.is_some_and(|key| self.keys.contains_key(&(table, key)))
            || self.names.contains_key(&(table, text::fold(word)))
    }

    /// Returns the keys of a table, for suggestions.
    pub fn keys(&self, table: Table) -> impl Iterator<Item = &str> {
        let of_table = self.keys.keys().filter(move |(it, _)| *it == table);
        of_table.map(|(_, key)| self.store.strings.get(*key))
    }

    /// Says which country a place lies in, if that is not known yet.
    pub fn set_place_country(&mut self, place: PlaceId, country: CountryId) {
        if let Some(place) = self.store.tables.places.get_mut(place.slot()) {
            place.country.get_or_insert(country);
        }
    }

    /// Gives a series that is referred to by `key` a name of its own.
    pub fn name_series(&mut self, key: Str, name: Text) {
        let series = self.series(key);
        if let Some(row) = self.store.tables.series.get_mut(series.slot()) {
            row.name = name;
        }
    }

    /// Returns a list of sources that was stored before.
    pub fn cited(&self, list: Cites) -> &[SourceId] {
        self.store.cites(list)
    }

    /// Adds a source under its key.
    pub fn declare_source(&mut self, source: Source) -> SourceId {
        self.declared.insert(Table::Source);
        self.describe_source(source)
    }

    /// Adds a source without saying that every source has to be declared.
    pub fn describe_source(&mut self, source: Source) -> SourceId {
        let slot = self.slot(Table::Source, source.key, self.store.tables.sources.len());
        match self.store.tables.sources.get_mut(slot as usize) {
            Some(known) => *known = source,
            None => self.store.tables.sources.push(source),
        }
        SourceId(slot)
    }

    /// Returns the source declared under `key`.
    pub fn find_source(&self, key: &str) -> Option<SourceId> {
        let key = self.store.strings.find(key)?;
        self.keys.get(&(Table::Source, key)).copied().map(SourceId)
    }

    /// Returns the source with this key; else a new one that has it as its title, and as its
    /// address where it is one.
    pub fn source(&mut self, key: Str) -> SourceId {
        if let Some(&known) = self.keys.get(&(Table::Source, key)) {
            return SourceId(known);
        }
        let word = self.store.strings.get(key);
        let is_address = word.starts_with("https://") || word.starts_with("http://");
        let slot = self.slot(Table::Source, key, self.store.tables.sources.len());
        self.store.tables.sources.push(Source {
            key,
            title: Strings::plain(key),
            url: if is_address { key } else { Str::default() },
            ..Source::default()
        });
        SourceId(slot)
    }

    /// Says that one declared source is a copy of another.
    pub fn set_repost(&mut self, copy: SourceId, original: SourceId) {
        if let Some(source) = self.store.tables.sources.get_mut(copy.slot()) {
            source.reposts = (copy != original).then_some(original);
        }
    }

    /// Adds a conflict under its key.
    pub fn declare_conflict(&mut self, conflict: Conflict) -> ConflictId {
        let slot = self.slot(Table::Conflict, conflict.key, self.store.tables.conflicts.len());
        match self.store.tables.conflicts.get_mut(slot as usize) {
            Some(known) => *known = conflict,
            None => self.store.tables.conflicts.push(conflict),
        }
        ConflictId(slot)
    }

    /// Returns the conflict declared under `key`.
    pub fn find_conflict(&self, key: &str) -> Option<ConflictId> {
        let key = self.store.strings.find(key)?;
        self.keys.get(&(Table::Conflict, key)).copied().map(ConflictId)
    }

    fn slot(&mut self, table: Table, key: Str, next: usize) -> u32 {
        let next = u32::try_from(next).unwrap_or(u32::MAX);
        *self.keys.entry((table, key)).or_insert(next)
    }

    /// Returns the slot of the row that was declared with this name.
    fn slot_named(&mut self, table: Table, name: Str) -> Option<u32> {
        let strings = &self.store.strings;
        for (table, name, slot) in self.unfolded.drain(..) {
            self.names.entry((table, text::fold(strings.get(name)))).or_insert(slot);
        }
        self.names.get(&(table, text::fold(strings.get(name)))).copied()
    }

    /// Returns the parties of a series.
    pub fn parties(&self, series: SeriesId) -> &[CountryId] {
        &self.store.series_of(series).countries
    }

    /// Returns the country that a person was declared to speak for.
    pub fn speaks_for(&self, person: PersonId) -> Option<CountryId> {
        self.store.person(person).country
    }

    /// Returns the rank of a source, for putting lists of them in order.
    pub fn rank(&self, source: SourceId) -> Rank {
        self.store.source(source).rank
    }

    /// Makes room for the texts of a file of so many bytes.
    pub fn reserve(&mut self, bytes: usize) {
        self.store.strings.reserve(bytes);
    }

    /// Returns the arena, for storing text.
    pub const fn strings(&mut self) -> &mut Strings {
        &mut self.store.strings
    }

    /// Returns the title that was set last.
    pub const fn title(&self) -> Text {
        self.store.title
    }

    /// Sets the title of the file.
    pub const fn set_title(&mut self, title: Text) {
        self.store.title = title;
    }

    /// Says which day the file calls today; of several files the latest one counts.
    pub fn set_as_of(&mut self, day: Day) {
        self.store.as_of = self.store.as_of.max(Some(day));
    }

    /// Stores a list of sources, or finds the equal one stored before.
    pub fn cite(&mut self, list: &[SourceId]) -> Cites {
        Cites(pooled(&mut self.store.cites, &mut self.cites, list))
    }

    /// Stores a list of themes, or finds the equal one stored before.
    pub fn theme_list(&mut self, list: &[ThemeId]) -> Themes {
        Themes(pooled(&mut self.store.theme_lists, &mut self.themes, list))
    }

    /// Stores a list of action ids, or finds the equal one stored before.
    pub fn continues(&mut self, list: &[Str]) -> Continues {
        Continues(pooled(&mut self.store.continues, &mut self.continues, list))
    }

    /// Begins another file; the events that follow come from it.
    pub fn begin_file(&mut self, name: &str) {
        let name = self.store.strings.intern(name);
        let file = u16::try_from(self.store.files.len()).unwrap_or(u16::MAX);
        self.origin = Origin { file, ..Origin::default() };
        self.store.files.push(name);
        self.declared.clear();
    }

    /// Gives the links of events, from a row on, other targets where these have new names.
    pub fn retarget(&mut self, from: usize, names: &HashMap<Str, Str>) {
        for link in self.store.columns.links.items_from(from) {
            if let Some(new) = names.get(&link.to) {
                link.to = *new;
            }
        }
    }

    /// Says on which line of the file the next event stands, from 1.
    pub const fn set_line(&mut self, line: u32) {
        self.origin.line = line;
        self.origin.is_numbered = false;
    }

    /// Says that the file gives the event on this line no id.
    pub const fn set_numbered(&mut self) {
        self.origin.is_numbered = true;
    }

    /// Appends an event.
    pub fn push(&mut self, draft: Draft) {
        self.store.columns.push(draft, self.origin);
    }

    /// Returns how many events were pushed.
    pub fn len(&self) -> usize {
        self.store.len()
    }

    /// Tells whether no event was pushed.
    pub fn is_empty(&self) -> bool {
        self.store.is_empty()
    }

    /// Puts the rows in time order and makes the sets they are looked up by.
    ///
    /// Events of one day follow their time of day, then their end, then the order of the file.
    #[must_use]
    pub fn finish(self) -> Store {
        let mut store = self.store;
        let columns = &store.columns;
        let key = |row: &u32| {
            let row = *row as usize;
            let day = columns.first.get(row).copied().unwrap_or_default();
            (day, columns.minute(row).unwrap_or(0), columns.last.get(row).copied().unwrap_or(day))
        };
        let mut order: Vec<u32> = (0..u32::try_from(columns.len()).unwrap_or(u32::MAX)).collect();
        if order.is_sorted_by_key(key) {
            store.starts.clone_from(&columns.first);
        } else {
            order.sort_by_key(key);
            store.starts = order.iter().map(|row| key(row).0).collect();
            store.order = order;
        }
        store.measure();
        store.index = Index::new(&store);
        store
    }
}

/// Returns the handle of a list, which is stored once; the empty list is handle 0.
fn pooled<T: Copy + Eq + Hash>(
    pool: &mut Ragged<T>,
    known: &mut HashMap<Vec<T>, u32>,
    list: &[T],
) -> u32 {
    if list.is_empty() {
        return 0;
    }
    if let Some(&handle) = known.get(list) {
        return handle;
    }
    let handle = u32::try_from(pool.push(list.iter().copied())).unwrap_or(0);
    known.insert(list.to_vec(), handle);
    handle
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Edtf, Kind, Scope};
    use crate::store::{Event, EventId as Id, Lists};

    fn draft(builder: &mut Builder, id: &str, date: &str) -> Draft {
        let handle = builder.strings().push(id);
        Draft {
            id: handle,
            name: Text::default(),
            kind: Kind::Session,
            scope: Scope::Core,
            date: Edtf::parse(date).unwrap(),
            series: None,
            ordinal: None,
            host: None,
            lists: Lists::default(),
        }
    }

    fn built(events: &[(&str, &str)]) -> Store {
        let mut builder = Builder::default();
        for (id, date) in events {
            let draft = draft(&mut builder, id, date);
            builder.push(draft);
        }
        builder.finish()
    }

    #[test]
    fn events_come_in_time_order_whatever_the_order_of_the_file() {
        let store =
            built(&[("c", "2024-09"), ("a", "2023"), ("b", "2024-03-29"), ("d", "2024-09-02")]);
        let ids: Vec<&str> = store.events().map(Event::id).collect();
        assert_eq!(ids, ["a", "b", "c", "d"]);
        assert_eq!(store.find("b").map(Event::at), Some(Id(1)));
        assert!(store.find("e").is_none());
    }

    #[test]
    fn a_span_of_time_is_a_range_of_ids() {
        let store = built(&[("a", "2024-01-01"), ("b", "2024-01-02"), ("c", "2024-02-01")]);
        let january = store
            .begin_within(Day::from_ymd(2024, 1, 1).unwrap(), Day::from_ymd(2024, 2, 1).unwrap());
        assert_eq!(january, 0..2);
        assert_eq!(store.begin_within(Day(9), Day(3)), 0..0);
    }

    #[test]
    fn equal_lists_are_stored_once() {
        let mut builder = Builder::default();
        let keys = ["A", "B"].map(|it| builder.strings().intern(it));
        let [one, two] = keys.map(|it| builder.source(it));
        assert_eq!(builder.cite(&[one, two]), builder.cite(&[one, two]));
        assert_ne!(builder.cite(&[one]), builder.cite(&[two]));
        assert_eq!(builder.cite(&[]), Cites::default());
    }

    #[test]
    fn a_name_that_is_no_id_becomes_a_plain_entity() {
        let mut builder = Builder::default();
        let key = builder.strings().intern("Geneva");
        let geneva = builder.place(key);
        assert_eq!(builder.place(key), geneva);
        let store = builder.finish();
        assert_eq!(store.say(store.place(geneva).name, "en"), "Geneva");
    }
}
