//! Does every stop of a tour fit a screen?

use super::lines::{self, Line};
use super::list::Columns;
use super::plan::{Plan, Tier};
use super::{Shown, head};
use crate::app::{PointRow, Scene as Stage, State, Tour};
use crate::store::Store;
use crate::view::names::Scene;
use crate::view::sheet::cells;
use crate::view::stops::heading;

/// A row that needs more is no point but a paragraph.
const HIGHEST: usize = 3;

/// What of a stop does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Misfit {
    /// Its heading.
    Heading,
    /// Its heading, where the stop before announces it.
    Announced,
    /// A row, counted from 1, that needs so many rows of the screen when it is the current one.
    Long(usize, usize),
    /// It has rows for which there is no room, so many of them.
    Many(usize),
}

/// A stop that does not fit a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overflow {
    /// Which stop, counted from 0.
    pub stop: usize,
    /// Its heading.
    pub heading: String,
    /// What does not fit.
    pub misfit: Misfit,
    /// Which of its own points that is, counted from 0, if it is one.
    pub point: Option<usize>,
}

/// Returns the stops of a tour that do not fit a screen of `size` columns and rows, in the language
/// and with the signs that a state has, each once for everything of it that does not fit.
pub fn overflow(store: &Store, state: &State, tour: &Tour, size: (u16, u16)) -> Vec<Overflow> {
    let scene = Scene::new(store, state);
    let mut found = Vec::new();
    for (at, stop) in tour.stops.iter().enumerate() {
        let entered = Stage::of(store, state, tour, at);
        let shown = Shown { scene, tour, stop, at, step: 0, stage: &entered };
        let lines = lines::of(shown, size.0);
        let plan = Plan::of(size, &lines);
        let whole = heading(scene, tour, stop);
        for misfit in misfits(shown, &plan, &lines) {
            let point = own_point(&entered, misfit);
            found.push(Overflow { stop: at, heading: whole.clone(), misfit, point });
        }
    }
    found
}

/// Returns which of its own points a row is that is too long.
fn own_point(stage: &Stage, misfit: Misfit) -> Option<usize> {
    let Misfit::Long(position, _) = misfit else { return None };
    match stage.rows.get(position.checked_sub(1)?)? {
        PointRow::Point(point) => Some(*point),
        _ => None,
    }
}

/// Tells whether a row is of a list as long as the file makes it: such a list is there to be
/// scrolled.
const fn is_listed(row: PointRow) -> bool {
    matches!(
        row,
        PointRow::Session(_) | PointRow::Theme(_) | PointRow::Source(_) | PointRow::More(_)
    )
}

fn misfits(shown: Shown<'_>, plan: &Plan, lines: &[Line]) -> Vec<Misfit> {
    let mut found = Vec::new();
    let title = head::title(shown, plan);
    let room = plan.right().saturating_sub(plan.heading.0);
    if cells(&title) > room {
        found.push(Misfit::Heading);
    }
    let whole = heading(shown.scene, shown.tour, shown.stop);
    let label = cells(shown.scene.locale.next_word()) + 2;
    let label = if plan.tier == Tier::Large { 13 } else { label };
    if shown.at > 0 && plan.next.is_some() && cells(&whole) + label + 2 * plan.margin > plan.size.0
    {
        found.push(Misfit::Announced);
    }
    let columns = Columns::of(plan, lines).room();
    let heights: Vec<usize> = lines.iter().map(|it| it.height(columns)).collect();
    let long = heights.iter().enumerate().filter(|it| *it.1 > HIGHEST);
    found.extend(long.map(|(position, rows)| Misfit::Long(position + 1, *rows)));
    let fixed = shown.stage.rows.iter().zip(&heights).filter(|it| !is_listed(*it.0));
    let fixed: Vec<usize> = fixed.map(|it| *it.1).collect();
    let needed = fixed.len().saturating_sub(1) + fixed.iter().max().copied().unwrap_or(0);
    let missing = needed.saturating_sub(usize::from(plan.list.height));
    if missing > 0 {
        found.push(Misfit::Many(missing));
    }
    found
}
