//! What does a stop show, row by row?

use crate::app::state::State;
use crate::app::tours::{Subject, Tour};
use crate::model::Focus;
use crate::store::Store;

/// One thing that a stop reveals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A point of the stop itself, counted from 0.
    Point(usize),
    /// A head of delegation of the event, counted from 0.
    Leader(usize),
    /// An action of the event, counted from 0.
    Action(usize),
}

/// What a stop shows, counted once when it is entered: nothing is looked up in each frame that
/// grows with the file.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// What is revealed one after the other.
    pub rows: Vec<Row>,
}

impl Scene {
    /// Returns what a stop shows; nothing where there is no such stop.
    pub(super) fn of(store: &Store, _: &State, tour: &Tour, at: usize) -> Self {
        let Some(stop) = tour.stops.get(at) else { return Self::default() };
        let mut rows = Vec::new();
        if let Subject::Event(event, focus) = &stop.subject
            && let Some(event) = store.event(*event)
        {
            match focus {
                Focus::Leaders => rows.extend((0..event.leaders().len()).map(Row::Leader)),
                Focus::Actions => rows.extend((0..event.actions().len()).map(Row::Action)),
                Focus::Overview | Focus::Location | Focus::Since => {}
            }
        }
        rows.extend((0..stop.points.len()).map(Row::Point));
        Self { rows }
    }
}
