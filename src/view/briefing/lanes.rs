//! Where in time the stop is: the events of the tour on a line for each series.

use super::Shown;
use super::plan::Plan;
use crate::app::{StopSubject, TourLane};
use crate::i18n::Label;
use crate::store::EventId;
use crate::text;
use crate::view::names::lane_tone;
use crate::view::sheet::{Area, Ground, Role, Sheet, cells};

/// A label takes so many columns at most.
const LABEL: usize = 16;

/// An event on a lane.
struct Mark {
    column: u16,
    label: String,
    /// Whether the stop shows it.
    here: bool,
    /// Whether the tour has been there.
    past: bool,
}

/// Draws the lanes of the tour, the first two of them, but always that of the stop.
pub(super) fn draw(shown: Shown<'_>, plan: &Plan, sheet: &mut Sheet) {
    let Some((area, canvas)) = plan.lanes else { return };
    let lanes = &shown.stage.lanes;
    let is_own = |lane: &TourLane| lane.events.iter().any(|it| is_here(shown, it.0));
    let own = lanes.iter().position(is_own).unwrap_or(0);
    let rows = usize::from(area.height);
    let first = (own + 1).saturating_sub(rows).min(lanes.len().saturating_sub(rows));
    let Some(span) = span(shown) else { return };
    for (lane, y) in lanes.iter().skip(first).zip(area.y..area.bottom()) {
        let is_all = !shown.scene.store.has_series();
        let other = if is_all { Label::Sessions } else { Label::Other };
        let other = shown.scene.locale.label(other);
        let name = shown.scene.lane(lane.series, other);
        let tone = lane_tone(lane.series);
        sheet.text((area.x, y), canvas - 1, name, Role::Lane(tone));
        let row = Area { x: canvas, y, width: area.right() - canvas, height: 1 };
        line(shown, lane, (row, span), sheet);
    }
}

/// Tells whether the stop shows an event.
fn is_here(shown: Shown<'_>, event: EventId) -> bool {
    // Lists are of many events: only of one or two it is said where they are.
    let sessions = &shown.stage.sessions;
    let one = matches!(shown.stop.subject, StopSubject::Event(..) | StopSubject::Compare(..));
    one && sessions.contains(&event)
}

/// Returns the first and the last day that the events of the tour begin on.
fn span(shown: Shown<'_>) -> Option<(i64, i64)> {
    let ends = shown
        .stage
        .lanes
        .iter()
        .flat_map(|it| it.events.first().into_iter().chain(it.events.last()));
    let days: Vec<i64> = ends
        .filter_map(|it| shown.scene.store.event(it.0))
        .map(|it| i64::from(it.first().0))
        .collect();
    Some((*days.iter().min()?, *days.iter().max()?))
}

fn line(shown: Shown<'_>, lane: &TourLane, (row, span): (Area, (i64, i64)), sheet: &mut Sheet) {
    let marks = marks(shown, lane, (row.width, span));
    let mut taken = vec![false; usize::from(row.width)];
    let mut take = |from: u16, until: u16| {
        taken.iter_mut().take(usize::from(until)).skip(usize::from(from)).for_each(|it| *it = true);
    };
    for mark in &marks {
        take(mark.column, mark.column + 1);
    }
    let labels = labels(&marks, &mut taken);
    let ends = marks.first().map(|it| it.column).zip(marks.last().map(|it| it.column));
    rule(shown, (row, ends), &taken, sheet);
    let tone = lane_tone(lane.series);
    for (mark, label) in marks.iter().zip(labels) {
        let glyphs = shown.scene.glyphs;
        let (sign, role) = match (mark.here, mark.past) {
            (true, _) => (glyphs.selected, Role::Accent),
            (_, true) => (glyphs.mark(lane.series), Role::Lane(tone)),
            _ => (glyphs.mark_to_come(lane.series), Role::Lane(tone)),
        };
        sheet.draw((row.x + mark.column, row.y), row.right(), sign, role);
        let Some(x) = label else { continue };
        let wide = cells(&mark.label);
        if mark.here {
            let pill = Area { x: row.x + x, width: wide, ..row };
            sheet.ground(pill, Ground::Select);
        }
        let role = if mark.here { Role::Accent } else { Role::Dim };
        sheet.draw((row.x + x, row.y), row.right(), &mark.label, role);
    }
}

/// Returns the events of a lane that have a column of their own; of several in one, the one that is
/// shown, else the last.
fn marks(shown: Shown<'_>, lane: &TourLane, (width, span): (u16, (i64, i64))) -> Vec<Mark> {
    let scene = shown.scene;
    let mut marks: Vec<Mark> = Vec::new();
    for &(at, stop) in &lane.events {
        let Some(event) = scene.store.event(at) else { continue };
        let days = (span.1 - span.0).max(1);
        // The edges keep room for a label.
        let room = i64::from(width.saturating_sub(8).max(1));
        let along = (i64::from(event.first().0) - span.0).saturating_mul(room - 1) / days;
        let column = u16::try_from(along).unwrap_or(0);
        let here = is_here(shown, at);
        let number = scene.number(event);
        let number = text::fit(&number, LABEL, scene.glyphs.ellipsis).into_owned();
        let label = if here { format!(" {number} ") } else { number };
        let mark = Mark { column: column + 1, label, here, past: stop <= shown.at };
        match marks.last_mut().filter(|it| it.column >= mark.column) {
            Some(last) if last.here => {}
            Some(last) => *last = mark,
            None => marks.push(mark),
        }
    }
    marks
}

/// Returns where the label of each mark begins: the one that is shown stands on its left, others on
/// their right, where there is room.
fn labels(marks: &[Mark], taken: &mut [bool]) -> Vec<Option<u16>> {
    let mut placed = vec![None; marks.len()];
    for here in [true, false] {
        for (slot, mark) in placed.iter_mut().zip(marks).filter(|it| it.1.here == here) {
            let wide = cells(&mark.label);
            let left = mark.column.checked_sub(wide + 1);
            let right = Some(mark.column + 2);
            let order = if here { [left, right] } else { [right, left] };
            let free = |x: &u16| {
                let from = usize::from(*x).saturating_sub(1);
                let own = usize::from(mark.column);
                let until = usize::from(*x + wide + 1);
                let within = usize::from(*x + wide) <= taken.len();
                within && (from..until).all(|it| it == own || !taken.get(it).is_some_and(|it| *it))
            };
            *slot = order.into_iter().flatten().find(free);
            if let Some(x) = *slot {
                let own = taken.iter_mut().take(usize::from(x + wide)).skip(usize::from(x));
                own.for_each(|it| *it = true);
            }
        }
    }
    placed
}

/// Draws a hairline where neither marks nor labels are, a blank beside each.
fn rule(
    shown: Shown<'_>,
    (row, ends): (Area, Option<(u16, u16)>),
    taken: &[bool],
    sheet: &mut Sheet,
) {
    let Some((first, last)) = ends else { return };
    let is_taken = |it: u16| taken.get(usize::from(it)).is_some_and(|it| *it);
    for x in first..last {
        let beside = [x.saturating_sub(1), x, x + 1];
        if !beside.into_iter().any(is_taken) {
            let rule = shown.scene.glyphs.hairline;
            sheet.draw((row.x + x, row.y), row.right(), rule, Role::Rule);
        }
    }
}
