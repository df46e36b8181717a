//! Tours: walkthroughs of what a file holds, stop by stop.

use super::Builder;
use super::entity::{PersonId, PlaceId, TourId};
use super::strings::{Str, Text};
use crate::model::Focus;

/// A list of stops to present one after the other.
#[derive(Clone, Debug, Default)]
pub struct Tour {
    /// The id in the file.
    pub key: Str,
    /// What it is called.
    pub title: Text,
    /// The stops, in order.
    pub stops: Vec<Stop>,
    /// Its place in `tours` of the file, counted from 0.
    pub place: usize,
}

/// A stop of a tour: something of the file to show, and what is said of it.
#[derive(Clone, Debug)]
pub struct Stop {
    /// What is shown.
    pub subject: Subject,
    /// A heading of its own; blank for the one that the subject has.
    pub title: Text,
    /// What is revealed one after the other, after what the subject itself shows.
    pub points: Vec<Text>,
    /// What only the speaker sees; may have several lines.
    pub notes: Text,
    /// How many seconds it may take.
    pub seconds: Option<u32>,
    /// Its place in `stops` of the file, counted from 0; those that were left out count.
    pub place: usize,
}

impl Subject {
    /// Returns the query of what shows the sessions that one finds, and the key that it stands
    /// under in the file.
    pub const fn query(self) -> Option<(&'static str, Str)> {
        match self {
            Self::Cover { query } => Some(("cover", query)),
            Self::Matrix { query } => Some(("matrix", query)),
            Self::Sources { query } => Some(("sources", query)),
            Self::Card
            | Self::Event { .. }
            | Self::Compare { .. }
            | Self::Person(_)
            | Self::Place(_) => None,
        }
    }
}

/// What a stop shows. An event is named by its id: where it stands in time is known only once all
/// of them are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Nothing of the file: a heading with points.
    Card,
    /// What the tour is about: which sessions a query finds, from when to when.
    Cover {
        /// Which, in the filter language.
        query: Str,
    },
    /// One side of an event.
    Event {
        /// Its id.
        event: Str,
        /// Which side.
        focus: Focus,
    },
    /// Two sessions side by side.
    Compare {
        /// The id of one.
        one: Str,
        /// The id of the other.
        other: Str,
    },
    /// Themes by sessions.
    Matrix {
        /// Which sessions, in the filter language.
        query: Str,
    },
    /// A person, and the sessions led.
    Person(PersonId),
    /// A place, and the sessions held there.
    Place(PlaceId),
    /// The sources of sessions.
    Sources {
        /// Which sessions, in the filter language.
        query: Str,
    },
}

impl Builder {
    /// Adds a tour behind those that are there.
    pub fn declare_tour(&mut self, tour: Tour) -> TourId {
        let tours = &mut self.store.tables.tours;
        tours.push(tour);
        TourId(u32::try_from(tours.len() - 1).unwrap_or(u32::MAX))
    }
}
