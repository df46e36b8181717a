//! A briefing at a stop that nobody walked to, for pictures of it.

use std::time::Duration;

use super::{Scene, Stop};
use crate::app::state::State;
use crate::store::Store;

impl State {
    /// Puts the briefing to a stop, counted from 0, with so many rows revealed, as if it had begun
    /// `elapsed` ago and every stop before had taken its share. Tells whether there is such a stop;
    /// of a stop with fewer rows all are revealed.
    pub fn stand_at(
        &mut self,
        store: &Store,
        (stop, step): (usize, usize),
        elapsed: Duration,
    ) -> bool {
        let Some(mut briefing) = self.tours.given.take() else { return false };
        let is_there = stop < briefing.tour.stops.len();
        if is_there {
            briefing.at = stop;
            briefing.scene = Scene::of(store, self, &briefing.tour, stop);
            briefing.step = step.min(briefing.scene.rows.len());
            let done: Duration = briefing.tour.stops.iter().take(stop).map(Stop::share).sum();
            self.now = briefing.started + elapsed;
            briefing.counted = briefing.started + done.min(elapsed);
        }
        self.tours.given = Some(briefing);
        is_there
    }
}
