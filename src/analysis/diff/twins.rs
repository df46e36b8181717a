//! Which entity of the new version is this one of the old?

use foldhash::{HashMap, HashMapExt as _};

use super::NONE;
use super::tables::Table;
use crate::store::{
    ConflictId, CountryId, PersonId, PlaceId, SeriesId, SourceId, Store, Text, ThemeId, TourId,
};

/// For each entity of the old version, the one of the new that it is: the one with the same id, or
/// else the one with the same name.
#[derive(Clone, Debug, Default)]
pub struct Twins {
    /// In the order of [`Table::ALL`].
    tables: [Vec<u32>; Table::ALL.len()],
}

/// Declares the questions that can be asked, one for each kind of entity.
macro_rules! twins {
    ($($name:ident: $id:ident in $table:ident;)+) => {
        impl Twins {
            $(#[doc = concat!("Returns the twin in the new version, of the table `", stringify!($name), "`.")]
            pub fn $name(&self, old: $id) -> Option<$id> {
                self.slot(Table::$table, old.slot()).map($id)
            })+
        }
    };
}

twins! {
    country: CountryId in Countries;
    person: PersonId in People;
    place: PlaceId in Places;
    series: SeriesId in Series;
    theme: ThemeId in Themes;
    source: SourceId in Sources;
    conflict: ConflictId in Conflicts;
    tour: TourId in Tours;
}

impl Twins {
    /// Pairs the entities of two versions.
    pub(super) fn new(old: &Store, new: &Store) -> Self {
        Self { tables: Table::ALL.map(|it| paired(&names(old, it), &names(new, it))) }
    }

    /// Returns the row of the new version that a row of the old one became.
    pub(super) fn slot(&self, table: Table, old: usize) -> Option<u32> {
        self.tables.get(table as usize)?.get(old).copied().filter(|it| *it != NONE)
    }
}

/// The id of an entity, and its name.
type Named<'a> = (&'a str, &'a str);

/// Returns what the entities of a table are called, in their order.
pub(super) fn names(store: &Store, table: Table) -> Vec<Named<'_>> {
    let named = |key, name: Text| (store.str(key), store.say(name, "en"));
    match table {
        Table::Countries => {
            store.countries().map(|it| store.country(it)).map(|it| named(it.key, it.name)).collect()
        }
        Table::People => {
            store.people().map(|it| store.person(it)).map(|it| named(it.key, it.name)).collect()
        }
        Table::Places => {
            store.places().map(|it| store.place(it)).map(|it| named(it.key, it.name)).collect()
        }
        Table::Series => {
            store.series().map(|it| store.series_of(it)).map(|it| named(it.key, it.name)).collect()
        }
        Table::Themes => {
            store.themes().map(|it| store.theme(it)).map(|it| named(it.key, it.name)).collect()
        }
        Table::Sources => {
            // Many documents are called the same: an address is what tells them apart.
            let sources = store.sources().map(|it| store.source(it));
            sources.map(|it| (store.str(it.key), store.str(it.url))).collect()
        }
        Table::Conflicts => {
            let conflicts = store.conflicts().map(|it| store.conflict(it));
            conflicts.map(|it| named(it.key, it.title)).collect()
        }
        Table::Tours => {
            store.tours().map(|it| store.tour(it)).map(|it| named(it.key, it.title)).collect()
        }
    }
}

fn paired(old: &[Named<'_>], new: &[Named<'_>]) -> Vec<u32> {
    let mut by_key: HashMap<&str, u32> = HashMap::with_capacity(new.len());
    let mut by_name: HashMap<&str, u32> = HashMap::with_capacity(new.len());
    for ((key, name), at) in new.iter().zip(0..) {
        if !key.is_empty() {
            by_key.entry(key).or_insert(at);
        }
        if !name.is_empty() {
            by_name.entry(name).or_insert(at);
        }
    }
    let twin = |&(key, name): &Named<'_>| {
        let same_key = by_key.get(key).filter(|_| !key.is_empty());
        same_key.or_else(|| by_name.get(name).filter(|_| !name.is_empty())).copied()
    };
    old.iter().map(|it| twin(it).unwrap_or(NONE)).collect()
}
