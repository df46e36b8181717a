//! The stop that is presented, as its speaker sees it: clock, points, notes, what comes next.

use std::time::Duration;

use super::Told;
use super::desk::{Pen, READABLE, Standing};
use super::digits::{ROWS, large};
use super::points::{Room, height, points};
use super::words::{here, standing};
use crate::app::Pace;
use crate::i18n::clock;
use crate::text;
use crate::view::panes::right;
use crate::view::sheet::{Area, Role, Sheet, cells};

/// From this size of the body on, the clock stands in large digits beside the points.
const BESIDE: (u16, u16) = (68, 20);
/// The columns of the large clock.
const CLOCK: u16 = 34;
/// The rows of the large clock with what stands under it.
const BLOCK: u16 = ROWS + 2;

/// What is drawn: what was told, and whether it is still so.
type Shown<'a> = (&'a Told, Standing, usize);

/// Draws the stop on the whole body.
pub(super) fn stop(pen: Pen, (told, is, scroll): Shown<'_>, body: Area, sheet: &mut Sheet) {
    let below = if body.width >= BESIDE.0 && body.height >= BESIDE.1 - 1 {
        beside(pen, (told, is), body, sheet)
    } else {
        stacked(pen, (told, is), body, sheet)
    };
    let below = if body.height >= 6 { next(pen, told, below, sheet) } else { below };
    notes(pen, (told, is, scroll), below, sheet);
}

/// Returns how words of the tour are drawn: quietly, when they are old.
pub(super) const fn ink(is: Standing, role: Role) -> Role {
    if matches!(is, Standing::Presenting) { role } else { Role::Dim }
}

/// Draws heading and points with the large clock beside them, and the bars; returns what is left.
/// Points below the clock have the whole width.
fn beside(pen: Pen, (told, is): (&Told, Standing), body: Area, sheet: &mut Sheet) -> Area {
    let gap = u16::from(body.height >= 22);
    let clock = Area { x: body.right() - CLOCK, width: CLOCK, ..body.top(BLOCK) };
    large_clock(pen, (told, is), clock, sheet);
    let mut left = Area { width: body.width - CLOCK - 3, ..body };
    let columns = usize::from(left.width);
    for line in &text::wrap_at_most(&told.heading, columns, 2, pen.glyphs.ellipsis) {
        sheet.text((left.x, left.y), left.right(), line, ink(is, Role::Strong));
        left = left.below(1);
    }
    let count = pen.locale.notes_stop_of(told.at, told.stops);
    sheet.text((left.x, left.y), left.right(), &count, Role::Dim);
    let used = left.y + 1 - body.y;
    // Below the points are the bars, what comes next and, in a third at most, the notes.
    let below = 3 + gap + 2 + rows_of_notes(told, body.width, body.height / 3);
    let most = body.height.saturating_sub(below + used);
    let narrow = (BLOCK.saturating_sub(used), left.width);
    let area = body.below(used).top(most.max(BLOCK - used.min(BLOCK)));
    let height = height(pen, told, Room { area, narrow });
    points(pen, (told, is), Room { area: area.top(height), narrow }, sheet);
    let below = body.below((used + height).max(BLOCK) + gap);
    bars(pen, (told, is), below.top(2), sheet);
    below.below(3)
}

/// Returns how many rows the notes take with their title, between four and `most`.
fn rows_of_notes(told: &Told, columns: u16, most: u16) -> u16 {
    let columns = usize::from(columns.min(READABLE));
    let lines = text::wrap_at_most(&told.notes, columns, usize::from(most), "").len();
    u16::try_from(lines + 1).unwrap_or(most).clamp(4, most.max(4))
}

/// Draws clock, heading, the point that is spoken of and, where there is room, the bars in rows of
/// their own; returns what is left.
fn stacked(pen: Pen, (told, is): (&Told, Standing), body: Area, sheet: &mut Sheet) -> Area {
    let (words, role) = standing(pen.locale, &told.pace);
    let time = pen.locale.notes_time_of(&clock(told.pace.elapsed), &clock(told.pace.budget));
    let count = pen.locale.notes_stop_of(told.at, told.stops);
    let fits = cells(&time) + cells(&count) + cells(&words) + 6 <= body.width;
    let end = if fits { right(sheet, body.top(1), &count, Role::Dim) } else { body.right() };
    let x = sheet.text((body.x, body.y), end, &time, ink(is, Role::Strong));
    if x + 2 + cells(&words) <= end {
        sheet.text((x + 2, body.y), end, &words, ink(is, role));
    }
    let mut left = body.below(1);
    let number = if fits { String::new() } else { format!("{}/{}  ", told.at, told.stops) };
    let x = sheet.draw((left.x, left.y), left.right(), &number, Role::Dim);
    sheet.text((x, left.y), left.right(), &told.heading, ink(is, Role::Strong));
    left = left.below(1);
    if body.height >= 14 {
        bars(pen, (told, is), left.top(2), sheet);
        left = left.below(2);
    }
    if body.height >= 9 && !told.points.is_empty() {
        let area = left.top((body.height / 5).clamp(1, 5));
        let room = |area| Room { area, narrow: (0, 0) };
        let used = height(pen, told, room(area));
        points(pen, (told, is), room(area.top(used)), sheet);
        left = left.below(used);
    }
    left
}

/// Draws the clock in large digits, and under it how it stands against the budget.
fn large_clock(pen: Pen, (told, is): (&Told, Standing), area: Area, sheet: &mut Sheet) {
    let time = clock(told.pace.elapsed);
    let block = pen.glyphs.levels.last().copied().unwrap_or("#");
    let over = told.pace.elapsed > told.pace.budget;
    let role = ink(is, if over { Role::Error } else { Role::Strong });
    let wide = large(&time, block, 2);
    let fits = wide.iter().all(|it| cells(it) <= area.width);
    let rows = if fits { wide } else { large(&time, block, 1) };
    for (row, y) in rows.iter().zip(area.y..) {
        // Flush right, as figures are.
        let at = area.right().saturating_sub(cells(row));
        sheet.draw((at, y), area.right(), row, role);
    }
    let (words, role) = standing(pen.locale, &told.pace);
    let under = Area { y: area.y + ROWS, height: 1, ..area };
    let end = right(sheet, under, &words, ink(is, role));
    let budget = pen.locale.notes_budget(&clock(told.pace.budget));
    let at = end.saturating_sub(cells(&budget));
    sheet.text((at, under.y), end, &budget, Role::Dim);
    let under = Area { y: under.y + 1, ..under };
    let late = told.pace.here > told.pace.share && is == Standing::Presenting;
    let role = if late { Role::Conflict } else { Role::Dim };
    right(sheet, under, &here(pen.locale, &told.pace), role);
}

/// Draws time and stops as two bars that can be kept level: both are measured in the budget.
fn bars(pen: Pen, (told, is): (&Told, Standing), area: Area, sheet: &mut Sheet) {
    let Pace { elapsed, budget, done, .. } = told.pace;
    let over = elapsed > budget;
    let time = pen.locale.notes_time_of(&clock(elapsed), &clock(budget));
    let stops = pen.locale.notes_done(told.at.saturating_sub(1), told.stops);
    let labels = [pen.locale.notes_time(), pen.locale.notes_stops()];
    let x = area.x + labels.map(cells).into_iter().max().unwrap_or(0) + 2;
    let figures = cells(&time).max(cells(&stops));
    let end = area.right().saturating_sub(figures + 2);
    let role = if over { Role::Error } else { Role::Text };
    let rows = [(labels[0], elapsed, time, role), (labels[1], done, stops, Role::Accent)];
    for ((label, part, figure, role), y) in rows.into_iter().zip(area.y..area.bottom()) {
        sheet.text((area.x, y), x, label, Role::Dim);
        let width = end.saturating_sub(x);
        let filled = share(part, budget, width);
        let after =
            sheet.draw((x, y), end, &pen.glyphs.stretch.repeat(usize::from(filled)), ink(is, role));
        let rest = pen.glyphs.hairline.repeat(usize::from(width - filled));
        sheet.draw((after, y), end, &rest, Role::Rule);
        sheet.text((end + 2, y), area.right(), &figure, ink(is, Role::Strong));
    }
}

/// Returns how many of `width` columns a part of the whole is, at most all.
fn share(part: Duration, whole: Duration, width: u16) -> u16 {
    let columns = part.as_millis() * u128::from(width) / whole.as_millis().max(1);
    u16::try_from(columns).unwrap_or(width).min(width)
}

/// Draws what comes next on the last row; returns what is left above it.
fn next(pen: Pen, told: &Told, area: Area, sheet: &mut Sheet) -> Area {
    if area.height < 2 {
        return area;
    }
    let y = area.bottom() - 1;
    match &told.next {
        Some(next) => {
            let x = sheet.text((area.x, y), area.right(), pen.locale.notes_next(), Role::Dim) + 2;
            let x = sheet.text((x, y), area.right(), &next.heading, Role::Text) + 2;
            if x + 8 < area.right() {
                sheet.text((x, y), area.right(), &next.notes, Role::Dim);
            }
        }
        None => {
            sheet.text((area.x, y), area.right(), pen.locale.notes_last_stop(), Role::Dim);
        }
    }
    area.top(area.height - if area.height >= 6 { 2 } else { 1 })
}

/// Draws the notes, scrolled, with a title where there is room for one.
fn notes(pen: Pen, (told, is, scroll): Shown<'_>, area: Area, sheet: &mut Sheet) {
    let titled = area.height >= 4;
    let text = if titled { area.below(1) } else { area };
    let columns = text.width.min(READABLE);
    let own = !told.notes.trim().is_empty();
    let words = if own { told.notes.trim_end() } else { pen.locale.notes_without_notes() };
    let lines = text::wrap(words, usize::from(columns));
    let rows = usize::from(text.height);
    sheet.extent = lines.len().saturating_sub(rows);
    let first = scroll.min(sheet.extent);
    let role = if own { ink(is, Role::Text) } else { Role::Dim };
    for (line, y) in lines.iter().skip(first).zip(text.y..text.bottom()) {
        sheet.text((text.x, y), text.right(), line, role);
    }
    if titled {
        let last = (first + rows).min(lines.len());
        let range = format!("{}{}{} / {}", first + 1, pen.glyphs.dash, last, lines.len());
        let range = if sheet.extent > 0 { range } else { String::new() };
        let end = right(sheet, area.top(1), &range, Role::Dim);
        let end = if range.is_empty() { area.right() } else { end + 1 };
        let from = sheet.text((area.x, area.y), end, pen.locale.notes_page(), Role::Strong) + 1;
        let line = pen.glyphs.hairline.repeat(usize::from(end.saturating_sub(from)));
        sheet.draw((from, area.y), end, &line, Role::Rule);
    } else if sheet.extent > first && !text.is_empty() {
        // More lies below.
        let x = text.right().saturating_sub(cells(pen.glyphs.ellipsis));
        sheet.draw((x, text.bottom() - 1), text.right(), pen.glyphs.ellipsis, Role::Dim);
    }
}
