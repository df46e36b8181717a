//! What events refer to: countries, people, places, series, themes, sources, conflicts.
//!
//! A reference that names nothing declared is a plain name: it becomes an entity of its own with
//! that name and nothing else known.

use super::strings::{Str, Text};
use crate::model::{Field, Rank};

/// Declares a handle type for each table of the store.
macro_rules! handles {
    ($($(#[$doc:meta])* $name:ident,)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// Returns the position in its table.
            pub const fn slot(self) -> usize {
                self.0 as usize
            }
        }
    )+};
}

handles! {
    /// An event; counts in time order, so a smaller one begins no later.
    EventId,
    /// A country or other party.
    CountryId,
    /// A person.
    PersonId,
    /// A place.
    PlaceId,
    /// A series of sessions.
    SeriesId,
    /// A theme of actions.
    ThemeId,
    /// A source.
    SourceId,
    /// A disagreement between sources.
    ConflictId,
    /// A tour.
    TourId,
}

/// A country or other party, shown as a badge with its code.
#[derive(Clone, Debug, Default)]
pub struct Country {
    /// The code, in capitals where it is an ISO 3166-1 one.
    pub key: Str,
    /// The name.
    pub name: Text,
    /// Other names that a query may use.
    pub aliases: Vec<Str>,
}

/// A person, with every script the file has of the name.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// The id in the file; empty for a plain name.
    pub key: Str,
    /// The name; `ko-Hani` holds the Hanja of a Korean one.
    pub name: Text,
    /// What a short label uses; blank when the file does not say.
    pub family: Text,
    /// The country the person speaks for.
    pub country: Option<CountryId>,
    /// Other spellings.
    pub aliases: Vec<Str>,
    /// On what the scripts rest.
    pub note: Text,
    /// Sources of the names.
    pub cites: Cites,
}

/// A place on the map.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// The id in the file; empty for a plain name.
    pub key: Str,
    /// The name in full.
    pub name: Text,
    /// A shorter name for lists and lanes; blank when there is none.
    pub short: Text,
    /// The country it lies in.
    pub country: Option<CountryId>,
    /// Latitude and longitude in degrees, north and east positive.
    pub point: Option<(f64, f64)>,
    /// The IANA time zone; empty when unknown.
    pub zone: Str,
}

/// A series of sessions, drawn as a lane.
#[derive(Clone, Debug, Default)]
pub struct Series {
    /// The id in the file.
    pub key: Str,
    /// The name of the lane.
    pub name: Text,
    /// How a session is called, with `{n}` for its number; blank for `NAME {n}`.
    pub label: Text,
    /// The formal title of the whole series.
    pub title: Text,
    /// The parties that meet.
    pub countries: Vec<CountryId>,
}

/// A theme that actions carry.
#[derive(Clone, Debug, Default)]
pub struct Theme {
    /// The id in the file.
    pub key: Str,
    /// The name in full.
    pub name: Text,
    /// A name of about ten columns; blank when there is none.
    pub short: Text,
    /// What it covers.
    pub description: Text,
}

/// A published document.
#[derive(Clone, Debug)]
pub struct Source {
    /// The id in the file.
    pub key: Str,
    /// Who published it.
    pub publisher: Text,
    /// Its title; blank when not known.
    pub title: Text,
    /// The day of publication as the file has it; empty when not known.
    pub date: Str,
    /// Its address; empty when there is none to give.
    pub url: Str,
    /// The language tag; empty when not known.
    pub language: Str,
    /// How close it stands to what it reports.
    pub rank: Rank,
    /// Whether the file says its rank.
    pub ranked: bool,
    /// What it is a copy of.
    pub reposts: Option<SourceId>,
    /// Remarks.
    pub note: Text,
}

impl Default for Source {
    fn default() -> Self {
        Self {
            key: Str::default(),
            publisher: Text::default(),
            title: Text::default(),
            date: Str::default(),
            url: Str::default(),
            language: Str::default(),
            rank: Rank::Press,
            ranked: false,
            reposts: None,
            note: Text::default(),
        }
    }
}

/// A disagreement between sources, and what the file makes of it.
#[derive(Clone, Debug, Default)]
pub struct Conflict {
    /// The id in the file.
    pub key: Str,
    /// What it is about, in a few words.
    pub title: Text,
    /// Who says what.
    pub accounts: Text,
    /// What the file goes by, and why.
    pub judgement: Text,
    /// The fields it touches, of every event that does not name its own.
    pub fields: Vec<Field>,
    /// Whether it is still undecided: the file says so by `open`; else it is settled by its
    /// judgement, and open without one.
    pub open: bool,
    /// The sources that disagree.
    pub cites: Cites,
}

/// A handle to a list of sources that was stored once. The default is the empty list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cites(pub(super) u32);

/// A handle to a list of themes that was stored once. The default is the empty list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Themes(pub(super) u32);

/// A handle to a list of action ids that was stored once. The default is the empty list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Continues(pub(super) u32);
