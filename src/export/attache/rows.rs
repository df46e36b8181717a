//! The tables: countries, people, places, series, themes, sources, conflicts.

use std::io;

use super::node::Node;
use super::{Object, Sections, Writer};
use crate::model::Rank;
use crate::store::{
    Conflict, Country, Person, Place, Series, Source, Store, Str, Strings, Table, Text, Theme,
};

const OBJECT: [char; 2] = ['{', '}'];

/// Writes, for a table, every row of it under its name, if it is written at all.
macro_rules! tables {
    ($self:ident, $sections:ident: $($table:ident $all:ident $one:ident as $row:ident;)+) => {$(
        if $self.declared.contains(&Table::$table) {
            let rows = $self.store.$all().map(|it| $self.store.$one(it));
            let rows = rows.map(|it| (Some($self.store.original(it.key)), $self.$row(it)));
            $sections.rows(stringify!($all), OBJECT, rows)?;
        }
    )+};
}

impl<'a> Writer<'a> {
    /// Returns the tables of which some row has more than the name that it is referred to by, and
    /// those whose rows would come back in another order. Such a table is written whole: its rows
    /// keep their order, and a reference finds its row by its id before any other row that has the
    /// same name.
    pub(super) fn tables_with_something_to_say(&self) -> Vec<Table> {
        let store = self.store;
        let rich = [
            (
                Table::Country,
                store.countries().any(|it| !is_bare_country(store, store.country(it))),
            ),
            (Table::Person, store.people().any(|it| !is_bare_person(store, store.person(it)))),
            (Table::Place, store.places().any(|it| !is_bare_place(store, store.place(it)))),
            (Table::Series, store.series().any(|it| !is_bare_series(store, store.series_of(it)))),
            (Table::Theme, store.themes().any(|it| !is_bare_theme(store, store.theme(it)))),
            (Table::Source, store.sources().any(|it| !is_bare_source(store, store.source(it)))),
        ];
        let must = |(table, is_rich): &(Table, bool)| *is_rich || self.is_out_of_order(*table);
        rich.into_iter().filter(must).map(|(table, _)| table).collect()
    }

    pub(super) fn tables(&self, sections: &mut Sections<'_>) -> io::Result<()> {
        tables! { self, sections:
            Country countries country as country_row;
            Person people person as person_row;
            Place places place as place_row;
        }
        if self.declared.contains(&Table::Series) {
            let rows = self.store.series().map(|it| self.store.series_of(it));
            sections.rows("series", ['[', ']'], rows.map(|it| (None, self.series_row(it))))?;
        }
        tables! { self, sections:
            Theme themes theme as theme_row;
            Source sources source as source_row;
        }
        if self.store.conflicts().len() == 0 {
            return Ok(());
        }
        let rows = self.store.conflicts().map(|it| self.store.conflict(it));
        let rows = rows.map(|it| (Some(self.store.original(it.key)), self.conflict_row(it)));
        sections.rows("conflicts", OBJECT, rows)
    }

    /// Returns a name, unless it is what the row is called anyway.
    fn named(&self, name: Text, key: Str) -> Option<Node<'a>> {
        // A name that says nothing must be said: without one, the id would be the name.
        let name = if is_key(self.store, name, key) { return None } else { self.text(name) };
        Some(name.unwrap_or_else(|| Node::from("")))
    }

    fn words(&self, words: &[Str]) -> Option<Node<'a>> {
        Node::words(words.iter().map(|&it| self.store.original(it)))
    }

    fn country_row(&self, row: &Country) -> Node<'a> {
        Object::default()
            .put("name", self.named(row.name, row.key))
            .put("aliases", self.words(&row.aliases))
            .node()
    }

    fn person_row(&self, row: &Person) -> Node<'a> {
        Object::default()
            .put("name", self.named(row.name, row.key))
            .put("family", self.text(row.family))
            .put("country", row.country.map(|it| Node::from(self.country(it))))
            .put("aliases", self.words(&row.aliases))
            .put("note", self.text(row.note))
            .put("cites", self.cites(self.store.cites(row.cites)))
            .node()
    }

    fn place_row(&self, row: &Place) -> Node<'a> {
        let degrees = |it: f64| Node::Plain(it.to_string());
        Object::default()
            .put("name", self.named(row.name, row.key))
            .put("short", self.text(row.short))
            .put("country", row.country.map(|it| Node::from(self.country(it))))
            .put("lat", row.point.map(|it| degrees(it.0)))
            .put("lon", row.point.map(|it| degrees(it.1)))
            .put("zone", self.word(row.zone))
            .node()
    }

    fn series_row(&self, row: &Series) -> Node<'a> {
        Object::default()
            .put("id", Some(Node::from(self.store.original(row.key))))
            .put("name", self.named(row.name, row.key))
            .put("label", self.text(row.label))
            .put("title", self.text(row.title))
            .put("countries", self.countries(&row.countries))
            .node()
    }

    fn theme_row(&self, row: &Theme) -> Node<'a> {
        Object::default()
            .put("name", self.named(row.name, row.key))
            .put("short", self.text(row.short))
            .put("description", self.text(row.description))
            .node()
    }

    fn source_row(&self, row: &Source) -> Node<'a> {
        let original = row.reposts.map(|it| self.store.str(self.store.source(it).key));
        Object::default()
            .put("publisher", self.text(row.publisher))
            .put("title", self.text(row.title))
            .put("date", self.word(row.date))
            .put("url", self.word(row.url))
            .put("lang", self.word(row.language))
            .put("rank", row.ranked.then(|| Node::from(row.rank.name())))
            .put("reposts", original.map(Node::from))
            .put("note", self.text(row.note))
            .node()
    }

    fn conflict_row(&self, row: &Conflict) -> Node<'a> {
        let mut judgement = self.store.strings().forms(row.judgement);
        // Without a word about it, what has a judgement is settled.
        let is_expected = row.open != judgement.any(|(_, it)| !it.trim().is_empty());
        Object::default()
            .put("title", self.text(row.title))
            .put("accounts", self.text(row.accounts))
            .put("judgement", self.text(row.judgement))
            .put("fields", Node::words(row.fields.iter().map(|it| it.name())))
            .put("open", (!is_expected).then(|| Node::Plain(row.open.to_string())))
            .put("cites", self.cites(self.store.cites(row.cites)))
            .node()
    }
}

/// Tells whether a name is the id itself.
fn is_key(store: &Store, name: Text, key: Str) -> bool {
    name == Strings::plain(key) || store.strings().originals(name).eq([("", store.original(key))])
}

fn is_blank(store: &Store, texts: &[Text]) -> bool {
    texts.iter().all(|it| store.strings().is_blank(*it))
}

fn is_bare_country(store: &Store, row: &Country) -> bool {
    is_key(store, row.name, row.key) && row.aliases.is_empty()
}

fn is_bare_person(store: &Store, row: &Person) -> bool {
    is_key(store, row.name, row.key)
        && row.country.is_none()
        && row.aliases.is_empty()
        && store.cites(row.cites).is_empty()
        && is_blank(store, &[row.family, row.note])
}

fn is_bare_place(store: &Store, row: &Place) -> bool {
    is_key(store, row.name, row.key)
        && row.country.is_none()
        && row.point.is_none()
        && store.str(row.zone).is_empty()
        && is_blank(store, &[row.short])
}

fn is_bare_series(store: &Store, row: &Series) -> bool {
    is_key(store, row.name, row.key)
        && row.countries.is_empty()
        && is_blank(store, &[row.label, row.title])
}

fn is_bare_theme(store: &Store, row: &Theme) -> bool {
    is_key(store, row.name, row.key) && is_blank(store, &[row.short, row.description])
}

/// Tells whether a source is what its name alone would make: a title, or an address.
fn is_bare_source(store: &Store, row: &Source) -> bool {
    let key = store.str(row.key);
    let is_address = key.starts_with("https://") || key.starts_with("http://");
    is_key(store, row.title, row.key)
        && store.str(row.url) == (if is_address { key } else { "" })
        && [row.date, row.language].into_iter().all(|it| store.str(it).is_empty())
        && !row.ranked
        && row.rank == Rank::Press
        && row.reposts.is_none()
        && is_blank(store, &[row.publisher, row.note])
}
