//! A tour, as it is written.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::load::schema;
use crate::load::value::{Bare, Word};

/// A walkthrough: what is presented, stop by stop.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, expecting = "a tour: an object with `id` and `stops`")]
#[schemars(rename = "Tour", title = "A tour", extend("required" = ["id"]))]
pub(in crate::load) struct WireTour<'a> {
    // Its place in `tours`, which is not written in the file.
    #[serde(skip)]
    pub(in crate::load) index: usize,
    /// What it is presented by.
    #[serde(borrow)]
    #[schemars(with = "Word<'a>")]
    pub(in crate::load) id: Option<Word<'a>>,
    /// What it is called.
    #[serde(borrow)]
    pub(in crate::load) title: Option<Bare<'a>>,
    /// What is shown, in order.
    #[serde(borrow)]
    pub(in crate::load) stops: Vec<WireStop<'a>>,
}

/// What is shown at once. It has at most one of `event`, `compare`, `cover`, `matrix`, `person`,
/// `place` and `sources`; without any, it is a card with a title and points.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, expecting = "a stop: an object such as {\"event\": ID}")]
#[schemars(rename = "Stop", title = "A stop", extend("not" = schema::two_subjects()))]
pub(in crate::load) struct WireStop<'a> {
    // Its place in `stops`, which is not written in the file.
    #[serde(skip)]
    pub(in crate::load) index: usize,
    /// The id of an event, of which one side is shown.
    #[serde(borrow)]
    pub(in crate::load) event: Option<Word<'a>>,
    /// Which side of the event; the overview where nothing is said.
    #[serde(borrow)]
    #[schemars(schema_with = "schema::focus")]
    pub(in crate::load) focus: Option<Word<'a>>,
    /// The ids of two events, side by side.
    #[serde(borrow)]
    #[schemars(length(min = 2, max = 2))]
    pub(in crate::load) compare: Option<Vec<Word<'a>>>,
    /// A query: what the tour is about.
    #[serde(borrow)]
    pub(in crate::load) cover: Option<Word<'a>>,
    /// A query: themes by the sessions that it finds.
    #[serde(borrow)]
    pub(in crate::load) matrix: Option<Word<'a>>,
    /// The id or the name of a person.
    #[serde(borrow)]
    pub(in crate::load) person: Option<Word<'a>>,
    /// The id or the name of a place.
    #[serde(borrow)]
    pub(in crate::load) place: Option<Word<'a>>,
    /// A query: the sources of the sessions that it finds.
    #[serde(borrow)]
    pub(in crate::load) sources: Option<Word<'a>>,
    /// A heading of its own.
    #[serde(borrow)]
    pub(in crate::load) title: Option<Bare<'a>>,
    /// Lines that are revealed one after the other.
    #[serde(borrow)]
    pub(in crate::load) points: Vec<Bare<'a>>,
    /// What only the speaker sees; may have several lines.
    #[serde(borrow)]
    pub(in crate::load) notes: Option<Bare<'a>>,
    /// How many seconds it may take.
    #[schemars(range(min = 1, max = 86_400))]
    pub(in crate::load) seconds: Option<i64>,
}
