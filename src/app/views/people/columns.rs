//! The sessions that are shown, side by side: series by series, each in time order.

use crate::app::derived;
use crate::model::Kind;
use crate::store::{EventId, EventSet, SeriesId, Store};

/// The sessions of one series.
#[derive(Clone, Debug)]
pub struct Lane {
    /// The series; `None` for sessions of none.
    pub series: Option<SeriesId>,
    /// Its sessions that are shown.
    pub sessions: EventSet,
    /// The column of the first one.
    pub from: usize,
}

/// A column for each session. No list of them is made: there may be a million.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    lanes: Vec<Lane>,
    all: EventSet,
}

impl Columns {
    /// Takes the sessions of some lanes; milestones are none.
    pub(in crate::app) fn new(store: &Store, lanes: &[derived::Lane]) -> Self {
        let mut columns = Self::default();
        for lane in lanes {
            let mut sessions = lane.shown.clone();
            sessions.and(store.index().of_kind(Kind::Session));
            if !sessions.is_empty() {
                columns.all.or(&sessions);
                let from = columns.len();
                columns.lanes.push(Lane { series: lane.series, sessions, from });
            }
        }
        columns
    }

    /// Returns how many columns there are.
    pub fn len(&self) -> usize {
        self.lanes.last().map_or(0, |it| it.from + it.sessions.len())
    }

    /// Tells whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.lanes.is_empty()
    }

    /// Returns all sessions.
    pub const fn sessions(&self) -> &EventSet {
        &self.all
    }

    /// Returns the lanes that have a session.
    pub fn lanes(&self) -> &[Lane] {
        &self.lanes
    }

    /// Returns the lane of a column, by its place among the lanes.
    pub fn lane_of(&self, column: usize) -> usize {
        self.lanes.partition_point(|it| it.from <= column).saturating_sub(1)
    }

    /// Returns the session of a column.
    pub fn session(&self, column: usize) -> Option<EventId> {
        let lane = self.lanes.get(self.lane_of(column))?;
        lane.sessions.select(column.checked_sub(lane.from)?)
    }

    /// Returns the column of an event; of one that has none, that of the session after it in the
    /// first lane, or of the last one there.
    pub fn near(&self, event: EventId) -> usize {
        let holds = |it: &&Lane| it.sessions.contains(event);
        let lane = self.lanes.iter().find(holds).or_else(|| self.lanes.first());
        lane.map_or(0, |it| {
            it.from + it.sessions.rank(event).min(it.sessions.len().saturating_sub(1))
        })
    }
}
