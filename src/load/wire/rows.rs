//! Rows of the tables, as they are written.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::load::schema;
use crate::load::value::{Bare, Word};

/// A country or another party.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, expecting = "a country: an object with `name`")]
#[schemars(rename = "Country", title = "A country")]
pub(in crate::load) struct WireCountry<'a> {
    /// Its name.
    #[serde(borrow)]
    pub(in crate::load) name: Option<Bare<'a>>,
    /// Other names, by which it is found too.
    #[serde(borrow)]
    pub(in crate::load) aliases: Vec<Word<'a>>,
}

/// Somebody who leads a delegation.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, expecting = "a person: an object with `name`")]
#[schemars(rename = "Person", title = "A person")]
pub(in crate::load) struct WirePerson<'a> {
    /// The name; under `ko-Hani` the Hanja of a Korean one.
    #[serde(borrow)]
    pub(in crate::load) name: Option<Bare<'a>>,
    /// What short labels use.
    #[serde(borrow)]
    pub(in crate::load) family: Option<Bare<'a>>,
    /// The country that the person speaks for.
    #[serde(borrow)]
    pub(in crate::load) country: Option<Word<'a>>,
    /// Other spellings, by which the person is found too.
    #[serde(borrow)]
    pub(in crate::load) aliases: Vec<Word<'a>>,
    /// On what the spellings rest.
    #[serde(borrow)]
    pub(in crate::load) note: Option<Bare<'a>>,
    /// Ids of the sources of the names.
    #[serde(borrow)]
    pub(in crate::load) cites: Vec<Word<'a>>,
}

/// A place on the map.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, expecting = "a place: an object with `name`")]
#[schemars(rename = "Place", title = "A place")]
pub(in crate::load) struct WirePlace<'a> {
    /// Its name in full.
    #[serde(borrow)]
    pub(in crate::load) name: Option<Bare<'a>>,
    /// A shorter name for lists.
    #[serde(borrow)]
    pub(in crate::load) short: Option<Bare<'a>>,
    /// The code of the country it lies in.
    #[serde(borrow)]
    pub(in crate::load) country: Option<Word<'a>>,
    /// Degrees of latitude, north positive.
    #[schemars(range(min = -90, max = 90))]
    pub(in crate::load) lat: Option<f64>,
    /// Degrees of longitude, east positive.
    #[schemars(range(min = -180, max = 180))]
    pub(in crate::load) lon: Option<f64>,
    /// The time zone by its IANA name, such as `Asia/Seoul`.
    #[serde(borrow)]
    pub(in crate::load) zone: Option<Word<'a>>,
}

/// Sessions of one group, which are a lane of the timeline.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, expecting = "a series: an object with `id` and `name`")]
#[schemars(rename = "Series", title = "A series", extend("required" = ["id"]))]
pub(in crate::load) struct WireSeries<'a> {
    /// What events call it.
    #[serde(borrow)]
    #[schemars(with = "Word<'a>")]
    pub(in crate::load) id: Option<Word<'a>>,
    /// The name of the lane.
    #[serde(borrow)]
    pub(in crate::load) name: Option<Bare<'a>>,
    /// How a session is called, with `{n}` for its number: `Bilateral {n}`.
    #[serde(borrow)]
    pub(in crate::load) label: Option<Bare<'a>>,
    /// The formal title of the group.
    #[serde(borrow)]
    pub(in crate::load) title: Option<Bare<'a>>,
    /// The codes of the parties that meet; those of every session that names none.
    #[serde(borrow)]
    pub(in crate::load) countries: Vec<Word<'a>>,
}

/// What actions are about.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, expecting = "a theme: an object with `name`")]
#[schemars(rename = "Theme", title = "A theme")]
pub(in crate::load) struct WireTheme<'a> {
    /// Its name in full.
    #[serde(borrow)]
    pub(in crate::load) name: Option<Bare<'a>>,
    /// A name of about ten columns.
    #[serde(borrow)]
    pub(in crate::load) short: Option<Bare<'a>>,
    /// What it covers.
    #[serde(borrow)]
    pub(in crate::load) description: Option<Bare<'a>>,
}

/// A published document.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, expecting = "a source: an object with `publisher` and `title`")]
#[schemars(rename = "Source", title = "A source")]
pub(in crate::load) struct WireSource<'a> {
    /// Who published it.
    #[serde(borrow)]
    pub(in crate::load) publisher: Option<Bare<'a>>,
    /// Its title.
    #[serde(borrow)]
    pub(in crate::load) title: Option<Bare<'a>>,
    /// The day of publication.
    #[serde(borrow)]
    pub(in crate::load) date: Option<Word<'a>>,
    /// Its address.
    #[serde(borrow)]
    pub(in crate::load) url: Option<Word<'a>>,
    /// The tag of its language, such as `ko`.
    #[serde(borrow, alias = "language")]
    pub(in crate::load) lang: Option<Word<'a>>,
    /// How close it stands to what it reports; sources are shown in this order.
    #[serde(borrow)]
    #[schemars(schema_with = "schema::rank")]
    pub(in crate::load) rank: Option<Word<'a>>,
    /// The id of the source that it is a copy of.
    #[serde(borrow)]
    pub(in crate::load) reposts: Option<Word<'a>>,
    /// Remarks.
    #[serde(borrow)]
    pub(in crate::load) note: Option<Bare<'a>>,
}

/// Sources that disagree, and what the file makes of it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, expecting = "a conflict: an object with `judgement`")]
#[schemars(rename = "Conflict", title = "A conflict")]
pub(in crate::load) struct WireConflict<'a> {
    /// What it is about, in a few words.
    #[serde(borrow)]
    pub(in crate::load) title: Option<Bare<'a>>,
    /// Who says what.
    #[serde(borrow)]
    pub(in crate::load) accounts: Option<Bare<'a>>,
    /// What the file goes by, and why. Without one, the conflict is open.
    #[serde(borrow)]
    pub(in crate::load) judgement: Option<Bare<'a>>,
    /// The fields of events that it touches.
    #[serde(borrow)]
    #[schemars(schema_with = "schema::fields")]
    pub(in crate::load) fields: Vec<Word<'a>>,
    /// Whether it is still undecided.
    pub(in crate::load) open: Option<bool>,
    /// Ids of the sources that disagree.
    #[serde(borrow)]
    pub(in crate::load) cites: Vec<Word<'a>>,
}
