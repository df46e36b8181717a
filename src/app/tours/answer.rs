//! Answers to questions about a tour: how long, what it is called, where to.

use super::edit::change;
use crate::app::prompt::Prompt;
use crate::app::state::{Outgoing, Overlay, State};
use crate::app::update::Effect;
use crate::store::Store;
use crate::text;

/// How many seconds a stop may take at most: a day.
pub const LONGEST_STOP: u32 = 86_400;
/// How many letters the title of a tour may have.
const LETTERS: usize = 100;

/// How long a stop may take, as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Budget {
    /// As long as the program thinks.
    Automatic,
    /// So many seconds.
    Seconds(u32),
}

/// Reads how long a stop may take; `None` for what is no whole number of seconds from 1 to
/// [`LONGEST_STOP`]. Nothing at all leaves it to the program.
pub fn budget(typed: &str) -> Option<Budget> {
    // A Korean or Japanese keyboard may type digits that are as wide as letters.
    let typed = text::fold(typed);
    let typed = typed.trim();
    if typed.is_empty() {
        return Some(Budget::Automatic);
    }
    let is_number = typed.bytes().all(|it| it.is_ascii_digit());
    let seconds = typed.parse().ok().filter(|it| is_number && (1..=LONGEST_STOP).contains(it));
    seconds.map(Budget::Seconds)
}

/// Takes the answer to a question about a tour. One that is none leaves the question open.
pub(in crate::app) fn answer(store: &Store, state: &mut State, what: Prompt) -> Effect {
    match what {
        Prompt::Seconds { tour, stop } => {
            let Some(budget) = budget(state.field.text()) else { return Effect::Draw };
            state.overlays.pop();
            time(store, state, (tour, stop), budget);
        }
        Prompt::RenameTour(tour) => {
            let typed = text::display(state.field.text().trim(), text::Lines::Single);
            let title = typed.chars().take(LETTERS).collect::<String>().trim().to_owned();
            if title.is_empty() {
                return Effect::Draw;
            }
            state.overlays.pop();
            let tag = state.look.locale.tag();
            let old = state.tours.all.get(tour).map(|it| it.title.say(store, tag));
            if old.is_some_and(|it| it != title) {
                let row = row(state);
                change(store, state, (tour, row), |it| {
                    it.title = it.title.retyped(store, tag, title);
                });
            }
        }
        Prompt::SaveTour(tour) => {
            let path = state.field.text().trim().to_owned();
            if !path.is_empty() {
                // It stays open until the file is there: another name may be needed.
                state.outgoing = Some(Outgoing::Save { tour, path: Some(path) });
                return Effect::Send;
            }
        }
        Prompt::GoToDate | Prompt::SaveView | Prompt::Export(_) => {}
    }
    Effect::Draw
}

/// Returns the row under the cursor.
fn row(state: &State) -> usize {
    match state.overlays.last() {
        Some(Overlay::Stops { row, .. }) => *row,
        _ => 0,
    }
}

/// Changes how long a stop may take.
fn time(store: &Store, state: &mut State, (tour, stop): (usize, usize), budget: Budget) {
    let seconds = match budget {
        Budget::Automatic => None,
        Budget::Seconds(seconds) => Some(seconds),
    };
    let old = state.tours.all.get(tour).and_then(|it| it.stops.get(stop));
    if old.is_some_and(|it| it.seconds != seconds) {
        change(store, state, (tour, stop), |it| {
            if let Some(stop) = it.stops.get_mut(stop) {
                stop.seconds = seconds;
            }
        });
    }
}
