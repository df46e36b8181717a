//! In what do the tables that events refer to differ?

use super::events::Both;
use crate::store::{
    Conflict, ConflictId, Country, CountryId, Person, PersonId, Place, PlaceId, Series, SeriesId,
    Source, SourceId, Stop, Store, Str, Subject, Theme, ThemeId, Tour, TourId,
};

/// A table that events refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// Countries and other parties.
    Countries,
    /// People.
    People,
    /// Places.
    Places,
    /// Series, which are the lanes.
    Series,
    /// Themes.
    Themes,
    /// Sources.
    Sources,
    /// Disagreements between sources.
    Conflicts,
    /// Tours.
    Tours,
}

impl Table {
    /// Every table.
    pub const ALL: [Self; 8] = [
        Self::Countries,
        Self::People,
        Self::Places,
        Self::Series,
        Self::Themes,
        Self::Sources,
        Self::Conflicts,
        Self::Tours,
    ];

    /// Returns the word that files and exports use. Never changes once released.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Countries => "countries",
            Self::People => "people",
            Self::Places => "places",
            Self::Series => "series",
            Self::Themes => "themes",
            Self::Sources => "sources",
            Self::Conflicts => "conflicts",
            Self::Tours => "tours",
        }
    }
}

/// What changed in a table, by the places of its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableDiff {
    /// Which.
    pub table: Table,
    /// Rows of the new version that the old one lacks.
    pub added: Vec<usize>,
    /// Rows of the old version that the new one lacks.
    pub removed: Vec<usize>,
    /// Rows that say something else: in the old version, in the new one.
    pub changed: Vec<(usize, usize)>,
}

/// Compares every table; those without a difference are left out.
pub(super) fn differences(both: Both<'_>) -> Vec<TableDiff> {
    let all = Table::ALL.map(|it| difference(both, it));
    let differs =
        |it: &TableDiff| !(it.added.is_empty() && it.removed.is_empty() && it.changed.is_empty());
    all.into_iter().filter(differs).collect()
}

fn difference(both: Both<'_>, table: Table) -> TableDiff {
    let (old, new) = (rows(both.old, table), rows(both.new, table));
    let mut diff = TableDiff { table, added: Vec::new(), removed: Vec::new(), changed: Vec::new() };
    let mut taken = vec![false; new];
    for slot in 0..old {
        let Some(twin) = both.twins.slot(table, slot).map(|it| it as usize) else {
            diff.removed.push(slot);
            continue;
        };
        if let Some(it) = taken.get_mut(twin) {
            *it = true;
        }
        if !both.same_row(table, slot, twin) {
            diff.changed.push((slot, twin));
        }
    }
    diff.added = taken.iter().enumerate().filter(|(_, it)| !**it).map(|(slot, _)| slot).collect();
    diff
}

fn rows(store: &Store, table: Table) -> usize {
    match table {
        Table::Countries => store.countries().len(),
        Table::People => store.people().len(),
        Table::Places => store.places().len(),
        Table::Series => store.series().len(),
        Table::Themes => store.themes().len(),
        Table::Sources => store.sources().len(),
        Table::Conflicts => store.conflicts().len(),
        Table::Tours => store.tours().len(),
    }
}

impl Both<'_> {
    fn same_row(self, table: Table, old: usize, new: usize) -> bool {
        let id = |slot| u32::try_from(slot).unwrap_or(u32::MAX);
        let (one, other, a, b) = (self.old, self.new, id(old), id(new));
        match table {
            Table::Countries => {
                self.same_country(one.country(CountryId(a)), other.country(CountryId(b)))
            }
            Table::People => self.same_person(one.person(PersonId(a)), other.person(PersonId(b))),
            Table::Places => self.same_place(one.place(PlaceId(a)), other.place(PlaceId(b))),
            Table::Series => {
                self.same_series(one.series_of(SeriesId(a)), other.series_of(SeriesId(b)))
            }
            Table::Themes => self.same_theme(one.theme(ThemeId(a)), other.theme(ThemeId(b))),
            Table::Sources => self.same_source(one.source(SourceId(a)), other.source(SourceId(b))),
            Table::Conflicts => {
                self.same_conflict(one.conflict(ConflictId(a)), other.conflict(ConflictId(b)))
            }
            Table::Tours => self.same_tour(one.tour(TourId(a)), other.tour(TourId(b))),
        }
    }

    fn same_list(self, old: &[Str], new: &[Str]) -> bool {
        old.len() == new.len() && old.iter().zip(new).all(|(a, b)| self.same_str(*a, *b))
    }

    fn same_country(self, old: &Country, new: &Country) -> bool {
        self.same_str(old.key, new.key)
            && self.same_text(old.name, new.name)
            && self.same_list(&old.aliases, &new.aliases)
    }

    fn same_person(self, old: &Person, new: &Person) -> bool {
        self.same_str(old.key, new.key)
            && self.same_text(old.name, new.name)
            && self.same_text(old.family, new.family)
            && old.country.map(|it| self.twins.country(it)) == new.country.map(Some)
            && self.same_list(&old.aliases, &new.aliases)
            && self.same_text(old.note, new.note)
            && self.same_cites(old.cites, new.cites)
    }

    fn same_place(self, old: &Place, new: &Place) -> bool {
        self.same_str(old.key, new.key)
            && self.same_text(old.name, new.name)
            && self.same_text(old.short, new.short)
            && old.country.map(|it| self.twins.country(it)) == new.country.map(Some)
            && old.point == new.point
            && self.same_str(old.zone, new.zone)
    }

    fn same_series(self, old: &Series, new: &Series) -> bool {
        let countries = old.countries.iter().map(|it| self.twins.country(*it));
        self.same_str(old.key, new.key)
            && self.same_text(old.name, new.name)
            && self.same_text(old.label, new.label)
            && self.same_text(old.title, new.title)
            && countries.eq(new.countries.iter().copied().map(Some))
    }

    fn same_theme(self, old: &Theme, new: &Theme) -> bool {
        self.same_str(old.key, new.key)
            && self.same_text(old.name, new.name)
            && self.same_text(old.short, new.short)
            && self.same_text(old.description, new.description)
    }

    fn same_source(self, old: &Source, new: &Source) -> bool {
        self.same_str(old.key, new.key)
            && self.same_text(old.publisher, new.publisher)
            && self.same_text(old.title, new.title)
            && self.same_str(old.date, new.date)
            && self.same_str(old.url, new.url)
            && self.same_str(old.language, new.language)
            && old.rank == new.rank
            && old.reposts.map(|it| self.twins.source(it)) == new.reposts.map(Some)
            && self.same_text(old.note, new.note)
    }

    fn same_conflict(self, old: &Conflict, new: &Conflict) -> bool {
        self.same_str(old.key, new.key)
            && self.same_text(old.title, new.title)
            && self.same_text(old.accounts, new.accounts)
            && self.same_text(old.judgement, new.judgement)
            && old.fields == new.fields
            && old.open == new.open
            && self.same_cites(old.cites, new.cites)
    }

    fn same_tour(self, old: &Tour, new: &Tour) -> bool {
        self.same_str(old.key, new.key)
            && self.same_text(old.title, new.title)
            && old.stops.len() == new.stops.len()
            && old.stops.iter().zip(&new.stops).all(|(a, b)| self.same_stop(a, b))
    }

    fn same_stop(self, old: &Stop, new: &Stop) -> bool {
        self.same_subject(old.subject, new.subject)
            && self.same_text(old.title, new.title)
            && old.points.len() == new.points.len()
            && old.points.iter().zip(&new.points).all(|(a, b)| self.same_text(*a, *b))
            && self.same_text(old.notes, new.notes)
            && old.seconds == new.seconds
    }

    fn same_subject(self, old: Subject, new: Subject) -> bool {
        match (old, new) {
            (Subject::Card, Subject::Card) => true,
            (Subject::Cover { query: a }, Subject::Cover { query: b })
            | (Subject::Matrix { query: a }, Subject::Matrix { query: b })
            | (Subject::Sources { query: a }, Subject::Sources { query: b }) => self.same_str(a, b),
            (Subject::Event { event: a, focus: x }, Subject::Event { event: b, focus: y }) => {
                x == y && self.same_str(a, b)
            }
            (Subject::Compare { one: a, other: x }, Subject::Compare { one: b, other: y }) => {
                self.same_str(a, b) && self.same_str(x, y)
            }
            (Subject::Person(a), Subject::Person(b)) => self.twins.person(a) == Some(b),
            (Subject::Place(a), Subject::Place(b)) => self.twins.place(a) == Some(b),
            _ => false,
        }
    }
}
