//! What a rehearsal took: each stop against its budget and against the times before, and what is
//! proposed.

use std::time::Duration;

use super::stops::sum;
use crate::app::{Practice, Run};
use crate::i18n::clock;
use crate::view::names::Scene;
use crate::view::rows::Rows;
use crate::view::sheet::{Area, Role, Sheet, cells};
use crate::view::stops::{heading, name};
use crate::view::timeline::{Title, title};

/// Where the heading begins behind the number of a stop.
const HEADING: u16 = 5;
/// From so many rows on, the columns have heads and sums.
const LEAST: u16 = 6;
/// From so many columns on, the times before are shown as well.
const BEFORE: u16 = 104;
/// From so many columns on, the budget and the difference are shown as well.
const JUDGED: u16 = 60;

/// The columns, each by where it ends; one that is not shown ends at 0.
#[derive(Clone, Copy, Debug, Default)]
struct Columns {
    heading: u16,
    budget: u16,
    taken: u16,
    /// The words for the difference, flush left: where they begin and end.
    judged: (u16, u16),
    before: u16,
    proposed: u16,
}

impl Columns {
    fn new(width: u16) -> Self {
        let proposed = width;
        if width < JUDGED {
            let taken = width.saturating_sub(9);
            return Self { heading: taken.saturating_sub(8), taken, proposed, ..Self::default() };
        }
        let before = if width >= BEFORE { proposed - 11 } else { 0 };
        let judged = if before > 0 { before - 33 } else { proposed - 10 };
        let from = judged - 15;
        let taken = from - 2;
        let budget = taken - 8;
        let heading = budget - 8;
        Self { heading, budget, taken, judged: (from, judged), before, proposed }
    }
}

/// Draws what a rehearsal recorded.
pub(in crate::view) fn practice(scene: Scene<'_>, scroll: usize, body: Area, sheet: &mut Sheet) {
    let Some(practice) = &scene.state.tours.practice else { return };
    let words = scene.locale.rehearsal();
    let name = format!("{words}{}{}", scene.glyphs.separator, name(scene, &practice.tour));
    let stops = [
        (scene.locale.stops_counted(practice.tour.stops.len()), Role::Dim),
        (scene.locale.tour_in_all(&sum(&practice.tour)), Role::Text),
    ];
    title(scene, Title { name: &name, focused: true, parts: &stops }, body.top(1), sheet);
    let columns = Columns::new(body.width);
    let mut rows = Rows::new(scene, body.width);
    for stop in 0..practice.tour.stops.len() {
        one(&mut rows, practice, stop, columns);
    }
    // The least screens have room for nothing but some stops; on larger ones heads and sums stay in
    // sight.
    let mut list = body.below(1);
    if body.height >= LEAST {
        let gap = u16::from(body.height > 8);
        let mut head = Rows::new(scene, body.width);
        heads(&mut head, columns);
        head.draw(body.below(1 + gap).top(1), 0, sheet);
        let mut sums = Rows::new(scene, body.width);
        total(&mut sums, practice, columns);
        sums.draw(body.below(body.height.saturating_sub(1)), 0, sheet);
        list = body.below(2 + gap);
        list = list.top(list.height.saturating_sub(1 + gap));
    }
    sheet.extent = rows.len().saturating_sub(usize::from(list.height));
    rows.draw(list, scroll.min(sheet.extent), sheet);
}

/// Writes the heads of the columns.
fn heads(rows: &mut Rows<'_>, columns: Columns) {
    let [stop, budget, taken, _, before, proposed] = rows.scene().locale.rehearsal_columns();
    rows.put(0, (HEADING, columns.heading), stop, Role::Dim);
    let figures = [
        (columns.budget, budget),
        (columns.taken, taken),
        (columns.before, before),
        (columns.proposed, proposed),
    ];
    for (end, word) in figures {
        figure(rows, 0, end, (word, Role::Dim));
    }
}

/// Writes a text flush right before a column, if that is shown.
fn figure(rows: &mut Rows<'_>, row: usize, end: u16, (text, role): (&str, Role)) {
    if end > 0 {
        rows.put(row, (end.saturating_sub(cells(text)), end), text, role);
    }
}

/// Writes the row of a stop.
fn one(rows: &mut Rows<'_>, practice: &Practice, stop: usize, columns: Columns) {
    let scene = rows.scene();
    let row = rows.len();
    let Some(shown) = practice.tour.stops.get(stop) else { return };
    figure(rows, row, HEADING - 2, (&(stop + 1).to_string(), Role::Dim));
    let taken = at(&practice.taken, stop);
    let role = if taken.is_some() { Role::Text } else { Role::Dim };
    let heading = heading(scene, &practice.tour, shown);
    rows.put(row, (HEADING, columns.heading), &heading, role);
    let budget = shown.share().as_secs();
    figure(rows, row, columns.budget, (&seconds_told(budget), Role::Dim));
    judged(rows, row, (taken, budget), columns);
    let before: Vec<String> = practice.before.iter().map(|it| time(rows, at(it, stop))).collect();
    figure(rows, row, columns.before, (&before.join(" "), Role::Dim));
    let proposed = time(rows, at(&practice.proposals, stop));
    figure(rows, row, columns.proposed, (&proposed, Role::Strong));
}

/// Writes what was taken, and how that stands against the budget.
fn judged(rows: &mut Rows<'_>, row: usize, (taken, budget): (Option<u64>, u64), columns: Columns) {
    let locale = rows.scene().locale;
    let told = time(rows, taken);
    figure(rows, row, columns.taken, (&told, Role::Strong));
    let (words, role) = match taken {
        None => (locale.stop_not_shown().to_owned(), Role::Dim),
        Some(taken) if taken > budget => {
            (locale.taken_over(&seconds_told(taken - budget)), Role::Dropped)
        }
        Some(taken) if taken < budget => {
            (locale.taken_under(&seconds_told(budget - taken)), Role::New)
        }
        Some(_) => (locale.taken_on_time().to_owned(), Role::New),
    };
    rows.put(row, columns.judged, &words, role);
}

/// Writes the sums of the stops that were shown.
fn total(rows: &mut Rows<'_>, practice: &Practice, columns: Columns) {
    let locale = rows.scene().locale;
    let stops = || practice.tour.stops.iter().enumerate();
    let was_shown = |stop: usize| at(&practice.taken, stop).is_some();
    let budget = stops().filter(|(it, _)| was_shown(*it)).map(|(_, it)| it.share().as_secs());
    let budget: u64 = budget.sum();
    let taken: u64 = practice.taken.iter().flatten().map(|it| u64::from(*it)).sum();
    let proposed = stops().filter(|(it, _)| was_shown(*it));
    let proposed: u64 = proposed.filter_map(|(it, _)| at(&practice.proposals, it)).sum();
    let shown = (0..practice.tour.stops.len()).any(was_shown);
    rows.put(0, (HEADING, columns.heading), locale.rehearsal_total(), Role::Strong);
    figure(rows, 0, columns.budget, (&seconds_told(budget), Role::Dim));
    judged(rows, 0, (Some(taken).filter(|_| shown), budget), columns);
    figure(rows, 0, columns.proposed, (&seconds_told(proposed), Role::Strong));
}

fn at(run: &Run, stop: usize) -> Option<u64> {
    run.get(stop).copied().flatten().map(u64::from)
}

fn time(rows: &Rows<'_>, seconds: Option<u64>) -> String {
    seconds.map_or_else(|| rows.scene().glyphs.none.to_owned(), seconds_told)
}

/// Returns so many seconds as a clock shows them.
fn seconds_told(seconds: u64) -> String {
    clock(Duration::from_secs(seconds))
}
