//! The file as it is written: serde types that say nothing about what the values mean.
//!
//! An event may be written in full, or flat, as bulk data is: `start`, `end`, `title`, `city`,
//! `country`, `source`. A leader or an action may be a string.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};

use super::value::{Bare, Value, Word};

/// A whole file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "an object with `events`")]
pub(super) struct WireFile<'a> {
    /// Ids of events that could not be read. Not written in the file.
    #[serde(skip)]
    pub(super) lost: Vec<String>,
    /// Whether the file breaks off, so that what it refers to may have come later.
    #[serde(skip)]
    pub(super) is_cut: bool,
    pub(super) attache: Option<u64>,
    #[serde(borrow)]
    pub(super) title: Option<Bare<'a>>,
    #[serde(borrow)]
    pub(super) as_of: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) countries: Table<'a, WireCountry<'a>>,
    #[serde(borrow)]
    pub(super) people: Table<'a, WirePerson<'a>>,
    #[serde(borrow)]
    pub(super) places: Table<'a, WirePlace<'a>>,
    #[serde(borrow)]
    pub(super) series: Vec<WireSeries<'a>>,
    #[serde(borrow)]
    pub(super) themes: Table<'a, WireTheme<'a>>,
    #[serde(borrow)]
    pub(super) sources: Table<'a, WireSource<'a>>,
    #[serde(borrow)]
    pub(super) events: Option<Vec<WireEvent<'a>>>,
    #[serde(borrow)]
    pub(super) conflicts: Table<'a, WireConflict<'a>>,
    #[serde(borrow)]
    pub(super) tours: Vec<WireTour<'a>>,
}

impl<'a> WireFile<'a> {
    /// Returns the events that could be read.
    pub(super) fn events(&self) -> &[WireEvent<'a>] {
        self.events.as_deref().unwrap_or_default()
    }
}

/// An object from id to row, in the order of the file.
#[derive(Debug)]
pub(super) struct Table<'a, T>(pub(super) Vec<(Word<'a>, T)>);

impl<T> Default for Table<'_, T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de: 'a, 'a, T: Deserialize<'de>> Deserialize<'de> for Table<'a, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(TableVisitor(PhantomData))
    }
}

struct TableVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for TableVisitor<T> {
    type Value = Table<'de, T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object from id to entry")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut rows = Vec::new();
        while let Some(row) = map.next_entry()? {
            rows.push(row);
        }
        Ok(Table(rows))
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "a country: an object with `name`")]
pub(super) struct WireCountry<'a> {
    #[serde(borrow)]
    pub(super) name: Option<Bare<'a>>,
    #[serde(borrow)]
    pub(super) aliases: Vec<Word<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "a person: an object with `name`")]
pub(super) struct WirePerson<'a> {
    #[serde(borrow)]
    pub(super) name: Option<Bare<'a>>,
    #[serde(borrow)]
    pub(super) family: Option<Bare<'a>>,
    #[serde(borrow)]
    pub(super) country: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) aliases: Vec<Word<'a>>,
    #[serde(borrow)]
    pub(super) note: Option<Bare<'a>>,
    #[serde(borrow)]
    pub(super) cites: Vec<Word<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "a place: an object with `name`")]
pub(super) struct WirePlace<'a> {
    #[serde(borrow)]
    pub(super) name: Option<Bare<'a>>,
    #[serde(borrow)]
    pub(super) short: Option<Bare<'a>>,
    #[serde(borrow)]
    pub(super) country: Option<Word<'a>>,
    pub(super) lat: Option<f64>,
    pub(super) lon: Option<f64>,
    #[serde(borrow)]
    pub(super) zone: Option<Word<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "a series: an object with `id` and `name`")]
pub(super) struct WireSeries<'a> {
    #[serde(borrow)]
    pub(super) id: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) name: Option<Bare<'a>>,
    #[serde(borrow)]
    pub(super) label: Option<Bare<'a>>,
    #[serde(borrow)]
    pub(super) title: Option<Bare<'a>>,
    #[serde(borrow)]
    pub(super) countries: Vec<Word<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "a theme: an object with `name`")]
pub(super) struct WireTheme<'a> {
    #[serde(borrow)]
    pub(super) name: Option<Bare<'a>>,
    #[serde(borrow)]
    pub(super) short: Option<Bare<'a>>,
    #[serde(borrow)]
    pub(super) description: Option<Bare<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "a source: an object with `publisher` and `title`")]
pub(super) struct WireSource<'a> {
    #[serde(borrow)]
    pub(super) publisher: Option<Bare<'a>>,
    #[serde(borrow)]
    pub(super) title: Option<Bare<'a>>,
    #[serde(borrow)]
    pub(super) date: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) url: Option<Word<'a>>,
    #[serde(borrow, alias = "language")]
    pub(super) lang: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) rank: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) reposts: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) note: Option<Bare<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "a conflict: an object with `judgement`")]
pub(super) struct WireConflict<'a> {
    #[serde(borrow)]
    pub(super) title: Option<Bare<'a>>,
    #[serde(borrow)]
    pub(super) accounts: Option<Bare<'a>>,
    #[serde(borrow)]
    pub(super) judgement: Option<Bare<'a>>,
    #[serde(borrow)]
    pub(super) fields: Vec<Word<'a>>,
    pub(super) open: Option<bool>,
    #[serde(borrow)]
    pub(super) cites: Vec<Word<'a>>,
}

/// One event, in full or flat.
#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "an event: an object with `id` and `date`")]
pub(super) struct WireEvent<'a> {
    /// Its place in `events`, which is not written in the file.
    #[serde(skip)]
    pub(super) index: usize,
    #[serde(borrow)]
    pub(super) id: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) kind: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) scope: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) series: Option<Word<'a>>,
    pub(super) ordinal: Option<u32>,
    #[serde(borrow, alias = "title")]
    pub(super) name: Option<Value<'a>>,
    #[serde(borrow)]
    pub(super) date: Option<Value<'a>>,
    #[serde(borrow)]
    pub(super) start: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) end: Option<Word<'a>>,
    #[serde(borrow, alias = "city")]
    pub(super) place: Option<Value<'a>>,
    #[serde(borrow)]
    pub(super) country: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) countries: Vec<Word<'a>>,
    #[serde(borrow)]
    pub(super) host: Option<Value<'a>>,
    #[serde(borrow)]
    pub(super) leaders: Vec<OrWord<'a, WireLeader<'a>>>,
    #[serde(borrow)]
    pub(super) participants: Option<Value<'a>>,
    #[serde(borrow)]
    pub(super) purpose: Option<Value<'a>>,
    #[serde(borrow)]
    pub(super) actions: Vec<OrWord<'a, WireAction<'a>>>,
    #[serde(borrow)]
    pub(super) concerns: Vec<OrWord<'a, WireAction<'a>>>,
    #[serde(borrow)]
    pub(super) links: Vec<WireLink<'a>>,
    #[serde(borrow)]
    pub(super) conflicts: Vec<OrWord<'a, WireDispute<'a>>>,
    #[serde(borrow)]
    pub(super) notes: Option<Value<'a>>,
    #[serde(borrow)]
    pub(super) themes: Vec<Word<'a>>,
    #[serde(borrow)]
    pub(super) tags: Vec<Word<'a>>,
    #[serde(borrow)]
    pub(super) sources: Vec<Word<'a>>,
    #[serde(borrow)]
    pub(super) source: Option<Word<'a>>,
}

/// A row, or a string that stands for one.
#[derive(Debug)]
pub(super) enum OrWord<'a, T> {
    Word(Word<'a>),
    Row(T),
}

impl<'de: 'a, 'a, T: Deserialize<'de>> Deserialize<'de> for OrWord<'a, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OrWordVisitor(PhantomData))
    }
}

struct OrWordVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OrWordVisitor<T> {
    type Value = OrWord<'de, T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or an object")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(OrWord::Word(Word(text.into())))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(OrWord::Word(Word(text.to_owned().into())))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(serde::de::value::MapAccessDeserializer::new(map)).map(OrWord::Row)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "a leader: a name, or an object with `person`")]
pub(super) struct WireLeader<'a> {
    #[serde(borrow)]
    pub(super) country: Option<Word<'a>>,
    #[serde(borrow, alias = "name")]
    pub(super) person: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) office: Option<Bare<'a>>,
    #[serde(borrow)]
    pub(super) cites: Vec<Word<'a>>,
    #[serde(borrow)]
    pub(super) note: Option<Bare<'a>>,
}

/// A conflict as an event names it: the id alone, or with the fields that it touches there.
#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "a conflict: an id, or an object with `id`")]
pub(super) struct WireDispute<'a> {
    #[serde(borrow)]
    pub(super) id: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) fields: Option<Vec<Word<'a>>>,
}

/// An action, or a concern, which is one without an id, a status and a past.
#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "an action: a text, or an object with `text`")]
pub(super) struct WireAction<'a> {
    #[serde(borrow)]
    pub(super) id: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) text: Option<Bare<'a>>,
    #[serde(borrow)]
    pub(super) themes: Vec<Word<'a>>,
    #[serde(borrow)]
    pub(super) theme: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) status: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) continues: Vec<Word<'a>>,
    #[serde(borrow)]
    pub(super) cites: Vec<Word<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "a link: an object with `rel` and `to`")]
pub(super) struct WireLink<'a> {
    #[serde(borrow)]
    pub(super) rel: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) to: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) note: Option<Bare<'a>>,
    #[serde(borrow)]
    pub(super) cites: Vec<Word<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "a tour: an object with `id` and `stops`")]
pub(super) struct WireTour<'a> {
    /// Its place in `tours`, which is not written in the file.
    #[serde(skip)]
    pub(super) index: usize,
    #[serde(borrow)]
    pub(super) id: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) title: Option<Bare<'a>>,
    #[serde(borrow)]
    pub(super) stops: Vec<WireStop<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "a stop: an object such as {\"event\": ID}")]
pub(super) struct WireStop<'a> {
    /// Its place in `stops`, which is not written in the file.
    #[serde(skip)]
    pub(super) index: usize,
    #[serde(borrow)]
    pub(super) event: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) focus: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) compare: Option<Vec<Word<'a>>>,
    #[serde(borrow)]
    pub(super) cover: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) matrix: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) person: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) place: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) sources: Option<Word<'a>>,
    #[serde(borrow)]
    pub(super) title: Option<Bare<'a>>,
    #[serde(borrow)]
    pub(super) points: Vec<Bare<'a>>,
    #[serde(borrow)]
    pub(super) notes: Option<Bare<'a>>,
    pub(super) seconds: Option<i64>,
}
