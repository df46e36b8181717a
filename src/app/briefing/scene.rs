//! What does a stop show, row by row?
//!
//! A scene is made once, when its stop is entered, and holds handles and no words: the language can
//! change while it is shown. It looks at a bounded number of sessions, and no frame looks at more.

mod event;
mod lanes;
mod lists;

use crate::analysis::matrix::Matrix;
use crate::analysis::{Chair, Change, SharedThemes, Tally};
use crate::app::state::State;
use crate::app::tours::{Stop, Subject, Tour};
use crate::store::{CountryId, EventId, SeriesId, SourceId, Store};

/// One thing that a stop reveals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A point of the stop itself, counted from 0.
    Point(usize),
    /// When the event was, and for how long.
    When,
    /// Where the event was, and who hosted it.
    Where,
    /// Which countries took part.
    Parties,
    /// Who else took part.
    Participants,
    /// What the event was for.
    Purpose,
    /// A head of delegation of the event, counted from 0.
    Leader(usize),
    /// Who hosted the event.
    Host,
    /// The time that clocks showed at the place of the event.
    Clock,
    /// How far the place of the session before is.
    Distance(EventId),
    /// What else was held at the place of the event.
    AlsoHere,
    /// An action of the event, counted from 0.
    Action(usize),
    /// What became of an action, counted from 0 among the changes of the scene.
    Change(usize),
    /// The heads of a delegation to both sessions, counted from 0.
    Heads(usize),
    /// The places of both sessions.
    Places,
    /// The time between both sessions.
    Apart,
    /// The themes that both sessions have.
    Shared,
    /// The themes that only one of the two has: the earlier one, else the later one.
    OnlyEarlier,
    /// The themes that only the later session has.
    OnlyLater,
    /// How many actions each of both sessions has.
    Counts,
    /// A theme, counted from 0 among the rows of the table.
    Theme(usize),
    /// A session of the subject, counted from 0.
    Session(usize),
    /// A source, counted from 0.
    Source(usize),
    /// So many of what the rows before list are left out.
    More(usize),
}

/// What became of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Became {
    /// How it stands to the session before; `None` where there is nothing to compare with.
    pub change: Option<Change>,
    /// The session that agreed it, and which of its actions it is.
    pub action: (EventId, usize),
    /// The earlier action that it carries on.
    pub earlier: Option<(EventId, usize)>,
    /// Whether the file does not say so, and nobody has accepted it.
    pub proposed: bool,
}

/// The heads of a delegation to two sessions, as places among the heads of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeadPair {
    /// Whose delegation.
    pub country: Option<CountryId>,
    /// At the earlier session.
    pub before: Option<usize>,
    /// At the later one.
    pub after: Option<usize>,
}

/// The events of one series that a tour stops at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TourLane {
    /// Which series; `None` for events of none.
    pub series: Option<SeriesId>,
    /// The events in time order, each with the first stop that shows it.
    pub events: Vec<(EventId, usize)>,
}

/// What a stop holds, for the line that announces it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// What is revealed, where that has no name of its own.
    Points(usize),
    /// Heads of delegation.
    Leaders(usize),
    /// Actions.
    Actions(usize),
    /// Changes since the session before.
    Changes(Tally),
    /// Sessions.
    Sessions(usize),
    /// Events of which none is a session.
    Events(usize),
    /// Themes.
    Themes(usize),
    /// Sources.
    Sources(usize),
}

/// What a stop shows, counted once when it is entered: nothing is looked up in each frame that
/// grows with the file.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// What is revealed one after the other.
    pub rows: Vec<Row>,
    /// The events it is about, in time order; of a long list as many as have rows.
    pub sessions: Vec<EventId>,
    /// The first and the last event of a list, whether they have rows or not.
    pub ends: Option<(EventId, EventId)>,
    /// The figures that are written large: none, one or two.
    pub figures: Vec<u32>,
    /// What became of the actions, in the order of the file, then those that were dropped.
    pub changes: Vec<Became>,
    /// The session that `changes` compare with.
    pub previous: Option<EventId>,
    /// How each head of delegation stands to the sessions before.
    pub chairs: Vec<Chair>,
    /// The heads of two sessions.
    pub heads: Vec<HeadPair>,
    /// The themes of two sessions.
    pub shared: SharedThemes,
    /// Themes by sessions.
    pub table: Option<Matrix>,
    /// Sources, official ones first.
    pub sources: Vec<SourceId>,
    /// The lanes of the whole tour.
    pub lanes: Vec<TourLane>,
    /// What this stop holds.
    pub holds: Option<Holds>,
    /// What the next stop holds.
    pub next: Option<Holds>,
}

impl Scene {
    /// Returns what a stop shows; nothing where there is no such stop.
    ///
    /// # Cost
    ///
    /// That of the query of the stop and of the next one, and of a bounded number of sessions.
    pub fn of(store: &Store, state: &State, tour: &Tour, at: usize) -> Self {
        let Some(stop) = tour.stops.get(at) else { return Self::default() };
        let mut scene = Self::bare(store, state, stop);
        scene.lanes = lanes::of(store, tour);
        scene.next = tour.stops.get(at + 1).and_then(|it| Self::bare(store, state, it).holds);
        scene
    }

    /// Returns what a stop shows without what surrounds it.
    pub(super) fn bare(store: &Store, state: &State, stop: &Stop) -> Self {
        let mut scene = match &stop.subject {
            Subject::Card => Self::default(),
            Subject::Event(event, focus) => {
                let found = store.event(*event);
                let side = |it| event::scene(store, it, *focus, &state.kept.matches);
                found.map(side).unwrap_or_default()
            }
            Subject::Compare(one, other) => {
                let pair = store.event(*one).zip(store.event(*other));
                pair.map(|it| event::pair(store, it, &state.kept.matches)).unwrap_or_default()
            }
            Subject::Cover { query } => lists::cover(store, query),
            Subject::Matrix { query } => lists::matrix(store, query),
            Subject::Sources { query } => lists::sources(store, query),
            Subject::Person(person) => lists::person(store, *person),
            Subject::Place(place) => lists::place(store, *place),
        };
        scene.rows.extend((0..stop.points.len()).map(Row::Point));
        let points = scene.rows.len();
        scene.holds = scene.holds.or_else(|| (points > 0).then_some(Holds::Points(points)));
        scene
    }

    /// Returns what became of an action of the event.
    pub fn became(&self, action: (EventId, usize)) -> Option<Became> {
        self.changes.iter().copied().find(|it| it.action == action)
    }

    /// Counts the changes.
    pub fn counted(&self, change: Change) -> usize {
        self.changes.iter().filter(|it| it.change == Some(change)).count()
    }
}
