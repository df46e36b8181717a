//! What one version of an event says of a field, in a line.

use crate::analysis::{Aspect, Table};
use crate::model::Field;
use crate::store::{
    ConflictId, CountryId, Event, PersonId, PlaceId, SeriesId, SourceId, Store, Text, ThemeId,
    TourId,
};

/// What is needed to say it: a version, and the language.
#[derive(Clone, Copy)]
pub(super) struct Speaker<'a> {
    pub(super) store: &'a Store,
    pub(super) tag: &'a str,
}

impl<'a> Speaker<'a> {
    fn say(self, text: Text) -> &'a str {
        self.store.say(text, self.tag)
    }

    /// Returns the short name of an event.
    pub(super) fn label(self, event: Event<'_>) -> String {
        self.store.label(event, self.tag).into_owned()
    }

    /// Returns what an event says of a field; empty where it says nothing, and of `provenance`, which
    /// is no line.
    pub(super) fn value(self, event: Event<'_>, aspect: Aspect) -> String {
        let store = self.store;
        let prose = |field| self.say(event.prose(field)).to_owned();
        match aspect {
            Aspect::Date => event.date().map(|it| it.to_string()).unwrap_or_default(),
            Aspect::Name => self.say(event.name()).to_owned(),
            Aspect::Series => {
                event.series().map_or("", |it| self.say(store.series_of(it).name)).to_owned()
            }
            Aspect::Ordinal => event.ordinal().map(|it| it.to_string()).unwrap_or_default(),
            Aspect::Kind => event.kind().name().to_owned(),
            Aspect::Scope => event.scope().name().to_owned(),
            Aspect::Place => joined(event.places(), |it| self.say(store.place(it).name)),
            Aspect::Host => {
                event.host().map_or("", |it| store.str(store.country(it).key)).to_owned()
            }
            Aspect::Countries => joined(event.countries(), |it| store.str(store.country(it).key)),
            Aspect::Leaders => self.leaders(event),
            Aspect::Participants => prose(Field::Participants),
            Aspect::Purpose => prose(Field::Purpose),
            Aspect::Notes => prose(Field::Notes),
            Aspect::Actions => list(event.actions().iter().map(|it| self.say(it.text))),
            Aspect::Concerns => list(event.concerns().iter().map(|it| self.say(it.text))),
            Aspect::Themes => joined(event.themes(), |it| self.say(store.theme(it).name)),
            Aspect::Tags => joined(event.tags(), |it| store.str(it)),
            Aspect::Links => {
                let link = |it: &crate::store::Link| {
                    let words = [store.str(it.rel), store.str(it.to), self.say(it.note)];
                    words.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
                };
                event.links().iter().map(link).collect::<Vec<_>>().join("; ")
            }
            Aspect::Conflicts => joined(event.conflicts(), |it| store.str(store.conflict(it).key)),
            Aspect::Sources => {
                let name = |it: SourceId| self.name(Table::Sources, it.slot()).1;
                joined(event.sources(), name)
            }
            Aspect::Provenance => String::new(),
        }
    }

    fn leaders(self, event: Event<'_>) -> String {
        let leader = |it: &crate::store::Leader| {
            let name = self.say(self.store.person(it.person).name);
            let country = it.country.map_or("", |it| self.store.str(self.store.country(it).key));
            let of = [country, self.say(it.office)];
            let of: Vec<&str> = of.into_iter().filter(|it| !it.is_empty()).collect();
            if of.is_empty() { name.to_owned() } else { format!("{name} ({})", of.join(", ")) }
        };
        event.leaders().iter().map(leader).collect::<Vec<_>>().join("; ")
    }

    /// Returns the id and the name of a row of a table.
    pub(super) fn name(self, table: Table, slot: usize) -> (&'a str, &'a str) {
        let store = self.store;
        let at = u32::try_from(slot).unwrap_or(u32::MAX);
        let (key, name) = match table {
            Table::Countries => {
                let row = store.country(CountryId(at));
                (row.key, row.name)
            }
            Table::People => {
                let row = store.person(PersonId(at));
                (row.key, row.name)
            }
            Table::Places => {
                let row = store.place(PlaceId(at));
                (row.key, row.name)
            }
            Table::Series => {
                let row = store.series_of(SeriesId(at));
                (row.key, row.name)
            }
            Table::Themes => {
                let row = store.theme(ThemeId(at));
                (row.key, row.name)
            }
            Table::Sources => {
                let row = store.source(SourceId(at));
                (row.key, row.title)
            }
            Table::Conflicts => {
                let row = store.conflict(ConflictId(at));
                (row.key, row.title)
            }
            Table::Tours => {
                let row = store.tour(TourId(at));
                (row.key, row.title)
            }
        };
        let (key, name) = (store.str(key), self.say(name));
        // A source may have an address alone, and what has no name has an id.
        let url = match table {
            Table::Sources => store.str(store.source(SourceId(at)).url),
            _ => "",
        };
        let named = [name, url, key].into_iter().find(|it| !it.is_empty()).unwrap_or_default();
        (key, named)
    }
}

fn joined<'a, T: Copy>(all: &[T], name: impl Fn(T) -> &'a str) -> String {
    all.iter().map(|it| name(*it)).collect::<Vec<_>>().join(", ")
}

fn list<'a>(all: impl Iterator<Item = &'a str>) -> String {
    all.collect::<Vec<_>>().join("; ")
}
