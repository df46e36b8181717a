//! The file as it is written: serde types that say nothing about what the values mean.
//!
//! An event may be written in full, or flat, as bulk data is: `start`, `end`, `title`, `city`,
//! `country`, `source`. A leader or an action may be a string.
//!
//! What is said here of a key is what the schema says of it to whoever writes a file in an editor.

mod event;
mod rows;
mod tour;

use std::fmt;
use std::marker::PhantomData;

pub(super) use event::{WireAction, WireDispute, WireEvent, WireLeader, WireLink};
pub(super) use rows::{
    WireConflict, WireCountry, WirePerson, WirePlace, WireSeries, WireSource, WireTheme,
};
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
pub(super) use tour::{WireStop, WireTour};

use super::schema;
use super::value::{Bare, Word};

/// Events, and the tables of what they refer to by id. A reference that is no id is taken as a plain
/// name, so a short file needs no tables.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, expecting = "an object with `events`")]
#[schemars(rename = "Timeline", title = "A timeline", extend("required" = ["events"]))]
pub(super) struct WireFile<'a> {
    // Ids of events that could not be read. Not written in the file.
    #[serde(skip)]
    pub(super) lost: Vec<String>,
    // Whether the file breaks off, so that what it refers to may have come later.
    #[serde(skip)]
    pub(super) is_cut: bool,
    /// The version of the format.
    #[schemars(schema_with = "schema::version")]
    pub(super) attache: Option<u64>,
    /// What the timeline is called.
    #[serde(borrow)]
    pub(super) title: Option<Bare<'a>>,
    /// The day that counts as today, in EDTF: silences are counted up to it.
    #[serde(borrow)]
    #[schemars(schema_with = "schema::date")]
    pub(super) as_of: Option<Word<'a>>,
    /// Countries and other parties by their codes, such as `US`.
    #[serde(borrow)]
    pub(super) countries: Table<'a, WireCountry<'a>>,
    /// People by their ids.
    #[serde(borrow)]
    pub(super) people: Table<'a, WirePerson<'a>>,
    /// Places by their ids.
    #[serde(borrow)]
    pub(super) places: Table<'a, WirePlace<'a>>,
    /// Series of sessions, each of them a lane, in the order of the lanes.
    #[serde(borrow)]
    pub(super) series: Vec<WireSeries<'a>>,
    /// Themes of actions by their ids.
    #[serde(borrow)]
    pub(super) themes: Table<'a, WireTheme<'a>>,
    /// Published documents by their ids.
    #[serde(borrow)]
    pub(super) sources: Table<'a, WireSource<'a>>,
    /// What happened, in any order.
    #[serde(borrow)]
    #[schemars(with = "Vec<WireEvent<'a>>")]
    pub(super) events: Option<Vec<WireEvent<'a>>>,
    /// Disagreements between sources by their ids.
    #[serde(borrow)]
    pub(super) conflicts: Table<'a, WireConflict<'a>>,
    /// Walkthroughs for presenting.
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
