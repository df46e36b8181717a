//! The list of tours, the stops of one, the outline of the one that is presented, and what a
//! rehearsal recorded.

mod back;
mod list;
mod outline;
mod practice;
mod stops;

use super::names::Scene;
use super::sheet::{Role, Sheet, cells};
use crate::app::Touring;
use crate::i18n::clock;
pub(super) use back::back;
pub(super) use list::tours;
pub(super) use outline::outline;

pub(super) use practice::practice;
pub(super) use stops::{budgeted, stops};

/// Returns in words what came of presenting or changing tours.
pub(super) fn told(scene: Scene<'_>, what: &Touring) -> String {
    let locale = scene.locale;
    match what {
        Touring::NoBriefing => locale.no_briefing().to_owned(),
        Touring::AlreadyBriefing => locale.already_briefing().to_owned(),
        Touring::WouldEnd => locale.would_end_briefing().to_owned(),
        Touring::EndsNext(elapsed, budget) => {
            locale.briefing_ends_next(&clock(*elapsed), &clock(*budget))
        }
        Touring::ExploreFirst => locale.explore_first().to_owned(),
        Touring::Typed(stop, all) => locale.stop_typed(*stop, *all),
        Touring::NoSuchStop(stop, all) => locale.no_such_stop(*stop, *all),
        Touring::LeftOut(sessions, milestones) => {
            locale.milestones_left_out(*sessions, *milestones)
        }
        Touring::LastStop => locale.was_last_stop().to_owned(),
        Touring::Ended(elapsed, budget) => locale.briefing_ended(&clock(*elapsed), &clock(*budget)),
        Touring::AdvanceOn => locale.advance_on().to_owned(),
        Touring::AdvanceOff => locale.advance_off().to_owned(),
        Touring::AdvancePaused => locale.advance_paused().to_owned(),
        Touring::OfTheFile => locale.tour_of_the_file().to_owned(),
        Touring::NothingToBrief => locale.nothing_to_brief().to_owned(),
        Touring::Shortened(of, all) => locale.tour_shortened(*of, *all),
        Touring::Added(tour, stop) => locale.stop_added(tour, *stop),
        Touring::Begun(tour) => locale.tour_begun(tour),
        Touring::Unwritten(tour) => locale.tour_unwritten(tour),
        Touring::NoStop => locale.makes_no_stop().to_owned(),
        Touring::Saved(name) => locale.tour_saved(name),
        Touring::TourIsFull => locale.tour_is_full().to_owned(),
        Touring::NotesEdited(stop) => locale.notes_edited(*stop),
        Touring::BudgetsTaken(stops) => locale.budgets_taken(*stops),
        Touring::NothingProposed => locale.nothing_proposed().to_owned(),
    }
}

/// Draws a text so that it ends before a column, and returns the column that the text before it has
/// to end before.
fn flush(sheet: &mut Sheet, (y, end): (u16, u16), text: &str, role: Role) -> u16 {
    let from = end.saturating_sub(cells(text));
    sheet.draw((from, y), end, text, role);
    from.saturating_sub(2)
}
