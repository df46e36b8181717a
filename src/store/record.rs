//! What an event is made of, in handles: copyable rows of a few dozen bytes.

use super::entity::{
    Cites, ConflictId, Continues, CountryId, PersonId, PlaceId, SeriesId, SourceId, ThemeId, Themes,
};
use super::strings::{Str, Text};
use crate::model::{Certainty, Edtf, Field, Kind, Scope};

/// The head of one delegation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leader {
    /// Who it was.
    pub person: PersonId,
    /// For whom.
    pub country: Option<CountryId>,
    /// The office held at that session, with the ministry after the last comma; may be blank.
    pub office: Text,
    /// Remarks; may be blank.
    pub note: Text,
    /// Sources.
    pub cites: Cites,
}

/// Something that was agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Action {
    /// The id; empty when the file gives none.
    pub id: Str,
    /// What was agreed.
    pub text: Text,
    /// What it is about.
    pub themes: Themes,
    /// How firm it is, in the file's own word; empty when not said.
    pub status: Str,
    /// Ids of the earlier actions that it carries on.
    pub continues: Continues,
    /// Sources.
    pub cites: Cites,
}

/// Something that was worried about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Concern {
    /// What.
    pub text: Text,
    /// What it is about.
    pub themes: Themes,
    /// Sources.
    pub cites: Cites,
}

/// How an event stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// The relation, in the file's own words.
    pub rel: Str,
    /// The id of the other event; empty when it is not in the file.
    pub to: Str,
    /// Remarks.
    pub note: Text,
    /// Sources.
    pub cites: Cites,
}

/// What is known about how a field is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// Which field.
    pub field: Field,
    /// Who says so.
    pub cites: Cites,
    /// How firmly.
    pub certainty: Certainty,
    /// Remarks.
    pub note: Text,
}

/// Where an event was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// The position of the file among those that were opened.
    pub file: u16,
    /// The line, from 1; 0 where it is not known.
    pub line: u32,
    /// Whether the file gives the event no id, so that its id only counts the events.
    pub is_numbered: bool,
}

/// One event on its way into the store; every name in it has been resolved.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The id.
    pub id: Str,
    /// The formal name.
    pub name: Text,
    /// What sort of thing happened.
    pub kind: Kind,
    /// In how narrow a view it belongs.
    pub scope: Scope,
    /// When.
    pub date: Edtf,
    /// The series it is a session of.
    pub series: Option<SeriesId>,
    /// Its number in the series.
    pub ordinal: Option<u32>,
    /// Who hosted it.
    pub host: Option<CountryId>,
    /// The lists.
    pub lists: Lists,
}

/// A disagreement, and the fields of one event that it touches.
type Disputed = (ConflictId, Vec<Field>);

/// The lists of an event, each of any length.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    /// Where; the first is the one on the map.
    pub places: Vec<PlaceId>,
    /// The parties.
    pub countries: Vec<CountryId>,
    /// The heads of delegation.
    pub leaders: Vec<Leader>,
    /// What was agreed.
    pub actions: Vec<Action>,
    /// What was worried about.
    pub concerns: Vec<Concern>,
    /// How it stands to other events.
    pub links: Vec<Link>,
    /// The disagreements about it.
    pub conflicts: Vec<ConflictId>,
    /// The fields that a disagreement touches here, where these are not those it touches elsewhere.
    pub disputed: Vec<Disputed>,
    /// Themes of the event itself, beside those of its actions.
    pub themes: Vec<ThemeId>,
    /// Free words.
    pub tags: Vec<Str>,
    /// Every source of the event.
    pub sources: Vec<SourceId>,
    /// Fields that are running text: participants, purpose, notes.
    pub prose: Vec<(Field, Text)>,
    /// What is known about how fields are known.
    pub provenance: Vec<Provenance>,
}
