//! A briefing goes on when the file that it is of has changed, at its stop and its step.

use super::{Briefing, Scene};
use crate::app::reload::Carry;
use crate::app::state::{Overlay, State};
use crate::app::tours;

/// Takes the briefing that goes on over into another store, and the one that was ended last.
pub(in crate::app) fn carry(state: &mut State, carry: Carry<'_>) {
    let given = state.tours.given.take().and_then(|it| carried(state, &it, carry));
    let ended = state.tours.ended.take().and_then(|it| carried(state, &it, carry));
    (state.tours.given, state.tours.ended) = (given, ended);
    if let Some(briefing) = &state.tours.given {
        let last = briefing.tour.stops.len().saturating_sub(1);
        for overlay in &mut state.overlays {
            if let Overlay::Outline { row } = overlay {
                *row = (*row).min(last);
            }
        }
    }
}

/// Returns it with what it shows now; `None` where nothing of its tour is left.
fn carried(state: &State, before: &Briefing, carry: Carry<'_>) -> Option<Briefing> {
    let tour = tours::following(&before.tour, carry);
    let last = tour.stops.len().checked_sub(1)?;
    let stops = tours::stops(&before.tour, &tour, carry);
    let here = stops.get(before.at).copied().flatten();
    let at = here.unwrap_or_else(|| beside(&stops, before.at)).min(last);
    let scene = Scene::of(carry.new, state, &tour, at);
    let mut spent = vec![std::time::Duration::ZERO; tour.stops.len()];
    for (time, stop) in before.spent.iter().zip(&stops) {
        if let Some(it) = stop.and_then(|it| spent.get_mut(it)) {
            *it += *time;
        }
    }
    // What was told of a stop is told; what was told of one that is gone is not told of another.
    let step = if here.is_some() { before.step.min(scene.rows.len()) } else { 0 };
    Some(Briefing { tour, at, step, scene, spent, ..before.clone() })
}

/// Returns the stop after the one that comes before `at` and is still there.
fn beside(stops: &[Option<usize>], at: usize) -> usize {
    let before = stops.iter().take(at).rev().find_map(|it| *it);
    before.map_or(0, |it| it + 1)
}
