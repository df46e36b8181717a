//! An event, as it is written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::OrWord;
use crate::load::schema;
use crate::load::value::{Bare, Value, Word};

/// Something that happened: a session, or a milestone. It has a `date`, or a `start` and perhaps an
/// `end`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, expecting = "an event: an object with `id` and `date`")]
#[schemars(
    rename = "Event",
    title = "An event",
    extend("anyOf" = [{"required": ["date"]}, {"required": ["start"]}])
)]
pub(in crate::load) struct WireEvent<'a> {
    // Its place in `events`, which is not written in the file.
    #[serde(skip)]
    pub(in crate::load) index: usize,
    /// What links, tours and commands call it; no two events have the same.
    #[serde(borrow)]
    pub(in crate::load) id: Option<Word<'a>>,
    /// What sort of thing happened; a session where nothing is said.
    #[serde(borrow)]
    #[schemars(schema_with = "schema::kind")]
    pub(in crate::load) kind: Option<Word<'a>>,
    /// In how narrow a view it belongs; in the narrowest where nothing is said.
    #[serde(borrow)]
    #[schemars(schema_with = "schema::scope")]
    pub(in crate::load) scope: Option<Word<'a>>,
    /// The id or the name of its series, which is its lane.
    #[serde(borrow)]
    pub(in crate::load) series: Option<Word<'a>>,
    /// Its number in the series.
    pub(in crate::load) ordinal: Option<u32>,
    /// The formal name; `title` is the same.
    #[serde(borrow, alias = "title")]
    pub(in crate::load) name: Option<Value<'a>>,
    /// When, in EDTF: `2024-03-29`, `2024-03`, `2024-03-27/2024-03-28`, `2023-12~`, `2025/..`.
    #[serde(borrow)]
    #[schemars(schema_with = "schema::dated")]
    pub(in crate::load) date: Option<Value<'a>>,
    /// The first day, for records without a `date`.
    #[serde(borrow)]
    #[schemars(schema_with = "schema::date")]
    pub(in crate::load) start: Option<Word<'a>>,
    /// The last day, beside `start`.
    #[serde(borrow)]
    #[schemars(schema_with = "schema::date")]
    pub(in crate::load) end: Option<Word<'a>>,
    /// Where: the id or the name of a place, or a list of them of which the first is on the map;
    /// `city` is the same.
    #[serde(borrow, alias = "city")]
    pub(in crate::load) place: Option<Value<'a>>,
    /// The country that the place lies in.
    #[serde(borrow)]
    pub(in crate::load) country: Option<Word<'a>>,
    /// The codes of the parties.
    #[serde(borrow)]
    pub(in crate::load) countries: Vec<Word<'a>>,
    /// The code of the party that hosted it.
    #[serde(borrow)]
    pub(in crate::load) host: Option<Value<'a>>,
    /// The heads of delegation.
    #[serde(borrow)]
    pub(in crate::load) leaders: Vec<OrWord<'a, WireLeader<'a>>>,
    /// Who else took part.
    #[serde(borrow)]
    pub(in crate::load) participants: Option<Value<'a>>,
    /// What it was for.
    #[serde(borrow)]
    pub(in crate::load) purpose: Option<Value<'a>>,
    /// What was agreed.
    #[serde(borrow)]
    pub(in crate::load) actions: Vec<OrWord<'a, WireAction<'a>>>,
    /// What was worried about: as an action, without an id and a status.
    #[serde(borrow)]
    pub(in crate::load) concerns: Vec<OrWord<'a, WireAction<'a>>>,
    /// How it stands to other events.
    #[serde(borrow)]
    pub(in crate::load) links: Vec<WireLink<'a>>,
    /// The disagreements about it.
    #[serde(borrow)]
    pub(in crate::load) conflicts: Vec<OrWord<'a, WireDispute<'a>>>,
    /// Remarks.
    #[serde(borrow)]
    pub(in crate::load) notes: Option<Value<'a>>,
    /// Themes of the event itself, beside those of its actions.
    #[serde(borrow)]
    pub(in crate::load) themes: Vec<Word<'a>>,
    /// Free words.
    #[serde(borrow)]
    pub(in crate::load) tags: Vec<Word<'a>>,
    /// Ids of sources, or titles or addresses; those that a field cites need not be listed.
    #[serde(borrow)]
    pub(in crate::load) sources: Vec<Word<'a>>,
    /// One more source.
    #[serde(borrow)]
    pub(in crate::load) source: Option<Word<'a>>,
}

/// The head of a delegation: a name, or an object.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, expecting = "a leader: a name, or an object with `person`")]
#[schemars(rename = "Leader", title = "A head of delegation")]
pub(in crate::load) struct WireLeader<'a> {
    /// The code of the country led for; that of the person where nothing is said.
    #[serde(borrow)]
    pub(in crate::load) country: Option<Word<'a>>,
    /// The id or the name of the person; `name` is the same.
    #[serde(borrow, alias = "name")]
    pub(in crate::load) person: Option<Word<'a>>,
    /// The office held at that session.
    #[serde(borrow)]
    pub(in crate::load) office: Option<Bare<'a>>,
    /// Ids of sources.
    #[serde(borrow)]
    pub(in crate::load) cites: Vec<Word<'a>>,
    /// Remarks.
    #[serde(borrow)]
    pub(in crate::load) note: Option<Bare<'a>>,
}

/// A conflict as an event names it: its id, or an object with the fields that it touches there.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, expecting = "a conflict: an id, or an object with `id`")]
#[schemars(rename = "Dispute", title = "A conflict of an event", extend("required" = ["id"]))]
pub(in crate::load) struct WireDispute<'a> {
    /// Its id in `conflicts`.
    #[serde(borrow)]
    #[schemars(with = "Word<'a>")]
    pub(in crate::load) id: Option<Word<'a>>,
    /// The fields of this event that it touches, where these are not those it touches elsewhere.
    #[serde(borrow)]
    #[schemars(schema_with = "schema::fields")]
    pub(in crate::load) fields: Option<Vec<Word<'a>>>,
}

/// Something that was agreed: a text, or an object.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, expecting = "an action: a text, or an object with `text`")]
#[schemars(rename = "Action", title = "An action")]
pub(in crate::load) struct WireAction<'a> {
    /// What later actions call it, such as `talks-4/sharing`.
    #[serde(borrow)]
    pub(in crate::load) id: Option<Word<'a>>,
    /// What was agreed.
    #[serde(borrow)]
    pub(in crate::load) text: Option<Bare<'a>>,
    /// Ids of the themes it is about.
    #[serde(borrow)]
    pub(in crate::load) themes: Vec<Word<'a>>,
    /// One more theme.
    #[serde(borrow)]
    pub(in crate::load) theme: Option<Word<'a>>,
    /// How firm it is, in a word of your own, such as `agreed`.
    #[serde(borrow)]
    pub(in crate::load) status: Option<Word<'a>>,
    /// Ids of the earlier actions that it carries on.
    #[serde(borrow)]
    pub(in crate::load) continues: Vec<Word<'a>>,
    /// Ids of sources.
    #[serde(borrow)]
    pub(in crate::load) cites: Vec<Word<'a>>,
}

/// How an event stands to another.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, expecting = "a link: an object with `rel` and `to`")]
#[schemars(rename = "Link", title = "A link")]
pub(in crate::load) struct WireLink<'a> {
    /// The relation, in a word of your own, such as `follows`.
    #[serde(borrow)]
    pub(in crate::load) rel: Option<Word<'a>>,
    /// The id of the other event.
    #[serde(borrow)]
    pub(in crate::load) to: Option<Word<'a>>,
    /// Remarks.
    #[serde(borrow)]
    pub(in crate::load) note: Option<Bare<'a>>,
    /// Ids of sources.
    #[serde(borrow)]
    pub(in crate::load) cites: Vec<Word<'a>>,
}
