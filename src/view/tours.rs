//! The list of tours, the stops of one, the outline of the one that is presented, and what a
//! rehearsal recorded.

mod practice;
mod stops;

use super::names::Scene;
use super::sheet::{Area, Sheet};
use crate::app::Touring;
pub(super) use practice::practice;
pub(super) use stops::{budgeted, stops};

/// Draws the list of tours.
pub(super) fn tours(_: Scene<'_>, _row: usize, _: Area, _: &mut Sheet) {}

/// Draws the outline over the briefing.
pub(super) fn outline(_: Scene<'_>, _row: usize, _: Area, _: &mut Sheet) {}

/// Returns in words what came of presenting or changing tours.
pub(super) fn told(scene: Scene<'_>, what: &Touring) -> String {
    let locale = scene.locale;
    match what {
        Touring::NoBriefing => locale.no_briefing().to_owned(),
        Touring::AlreadyBriefing => locale.already_briefing().to_owned(),
        Touring::WouldEnd => locale.would_end_briefing().to_owned(),
        Touring::NothingToBrief => locale.nothing_to_brief().to_owned(),
        Touring::Shortened(of, all) => locale.tour_shortened(*of, *all),
        Touring::Added(tour, stop) => locale.stop_added(tour, *stop),
        Touring::NoStop => locale.makes_no_stop().to_owned(),
        Touring::Saved(name) => locale.tour_saved(name),
        Touring::TourIsFull => locale.tour_is_full().to_owned(),
        Touring::NotesEdited(stop) => locale.notes_edited(*stop),
        Touring::BudgetsTaken(stops) => locale.budgets_taken(*stops),
        Touring::NothingProposed => locale.nothing_proposed().to_owned(),
    }
}
