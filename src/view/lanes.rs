//! The lanes: marks where events begin, the days between them, and as much of a label as fits.

use super::axis::Scale;
use super::found::Found;
use super::marks::{Mark, count, marks, width};
use super::names::{Scene, lane_tone};
use super::sheet::{Area, Ground, Role, Sheet, cells};
use crate::app::{Lane, MINUTES_PER_DAY};
use crate::store::Event;

/// How much of a label is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Action,
    Heads,
    City,
    Number,
}

/// What a row of labels shows when time is as large as this: first the first action too.
const LARGE: i64 = 120 * MINUTES_PER_DAY;

/// The column that a label begins at, its words, and what is found at its mark.
type Label = (u16, Vec<String>, Found);

/// Draws a lane with a row of labels over its lines.
pub(super) fn labelled(scene: Scene<'_>, lane: &Lane, scale: Scale, area: Area, sheet: &mut Sheet) {
    let marks = marks(scene, lane, scale);
    let lines = area.below(1);
    stretches(scene, &marks, lines, lane, sheet);
    intervals(scene, &marks, lines, &[], sheet);
    labels(scene, &marks, (area, scale), lane, sheet);
    points(scene, &marks, lines, lane, sheet);
}

/// Draws a lane with its numbers in the line.
pub(super) fn bare(scene: Scene<'_>, lane: &Lane, scale: Scale, area: Area, sheet: &mut Sheet) {
    let marks = marks(scene, lane, scale);
    stretches(scene, &marks, area, lane, sheet);
    let taken =
        if area.height > 1 { Vec::new() } else { numbers(scene, &marks, area, lane, sheet) };
    intervals(scene, &marks, area, &taken, sheet);
    points(scene, &marks, area, lane, sheet);
}

/// Returns the row of a mark; lines that have no row fall on the last one.
fn row(mark: &Mark<'_>, lines: Area) -> u16 {
    lines.y + mark.line.min(lines.height.saturating_sub(1))
}

fn points(scene: Scene<'_>, marks: &[Mark<'_>], canvas: Area, lane: &Lane, sheet: &mut Sheet) {
    let tone = lane_tone(lane.series);
    let today = scene.store.as_of();
    for mark in marks.iter().filter(|it| !it.selected).chain(marks.iter().filter(|it| it.selected))
    {
        let x = canvas.x + mark.column;
        let news = mark.event.and_then(|it| scene.news(it.at()));
        let sign = match mark.event {
            Some(event) if scene.state.trail.is_marked(event.at()) => scene.glyphs.marked,
            Some(_) if let Some((sign, _)) = news => sign,
            Some(event) if event.first() > today => scene.glyphs.mark_to_come(lane.series),
            _ => scene.glyphs.mark(lane.series),
        };
        let highlight = mark.found.slot().map(|it| scene.glyphs.highlight(it));
        let (text, role) = match (mark, highlight) {
            (Mark { selected: true, .. }, _) => {
                (scene.glyphs.selected.to_owned(), mark.found.label(Role::Accent))
            }
            // The sign takes the place of the brackets: a count is no wider for it.
            (Mark { count: 2.., .. }, highlight) => {
                let counted = count(mark.count);
                let counted = match highlight {
                    Some(sign) => counted.replace(['(', ')'], sign),
                    None => counted,
                };
                (counted, mark.found.role(Role::LaneStrong(tone)))
            }
            (_, highlight) => {
                (highlight.unwrap_or(sign).to_owned(), mark.found.role(Role::Lane(tone)))
            }
        };
        sheet.draw((x, row(mark, canvas)), canvas.right(), &text, role);
    }
}

/// Draws events that take several columns as a bar.
fn stretches(scene: Scene<'_>, marks: &[Mark<'_>], canvas: Area, lane: &Lane, sheet: &mut Sheet) {
    for mark in marks.iter().filter(|it| it.end > it.column) {
        let bar = scene.glyphs.stretch.repeat(usize::from(mark.end - mark.column));
        let lane = Role::Lane(lane_tone(lane.series));
        let role = if mark.selected { Role::Accent } else { mark.found.role(lane) };
        sheet.draw((canvas.x + mark.column + 1, row(mark, canvas)), canvas.right(), &bar, role);
    }
}

/// Draws a hairline from mark to mark with the days of silence in its middle.
fn intervals(
    scene: Scene<'_>,
    marks: &[Mark<'_>],
    canvas: Area,
    taken: &[(u16, u16)],
    sheet: &mut Sheet,
) {
    // Silence is between events that do not go on at the same time, which stand on one line.
    let first: Vec<&Mark<'_>> = marks.iter().filter(|it| it.line == 0).collect();
    for pair in first.windows(2) {
        let [before, after] = pair else { continue };
        let inner = taken.iter().filter(|it| it.0 > before.column && it.1 <= after.column + 1);
        let from = inner.clone().filter(|it| it.0 <= before.column + 3).map(|it| it.1 + 1).max();
        let from = from.unwrap_or_else(|| before.end.max(before.column + width(before) - 1) + 1);
        let until = inner.map(|it| it.0).filter(|it| *it > from).min();
        let until = until.map_or(after.column, |it| it.saturating_sub(1));
        if until <= from {
            continue;
        }
        let room = until - from;
        let line = |sheet: &mut Sheet, x: u16, length: u16| {
            let rule = scene.glyphs.hairline.repeat(usize::from(length));
            sheet.draw((canvas.x + x, canvas.y), canvas.right(), &rule, Role::Faint);
        };
        let days = before.event.zip(after.event).map(|(one, next)| {
            let days = i64::from(next.first().0).saturating_sub(i64::from(one.last().0));
            (days, scene.locale.days(days))
        });
        let days = days.filter(|(days, _)| *days > 0).map(|(_, text)| text);
        let days = days.filter(|it| cells(it) + 6 <= room);
        let Some(days) = days else {
            line(sheet, from, room);
            continue;
        };
        let wide = cells(&days) + 2;
        let left = (room - wide) / 2;
        line(sheet, from, left);
        sheet.draw((canvas.x + from + left + 1, canvas.y), canvas.right(), &days, Role::Dim);
        line(sheet, from + left + wide, room - wide - left);
    }
}

/// Draws labels over the marks: the selected one whole, the others at the level that fits for all.
fn labels(
    scene: Scene<'_>,
    marks: &[Mark<'_>],
    (area, scale): (Area, Scale),
    lane: &Lane,
    sheet: &mut Sheet,
) {
    let pill = marks.iter().find(|it| it.selected).and_then(|it| Some((it, it.event?)));
    let pill = pill.map(|(mark, event)| {
        let words = label(scene, event, Level::Heads);
        let (name, heads) = words.split_at(words.len().min(2));
        let text = [name.join(" "), heads.concat()].join("  ");
        let text = text.trim_end().to_owned();
        let wide = (cells(&text) + 2).min(area.width);
        let x = mark.column.saturating_sub(1).min(area.width - wide);
        (text, x, wide, mark.found)
    });
    if let Some((text, x, wide, found)) = &pill {
        let at = Area { x: area.x + x, width: *wide, height: 1, ..area };
        sheet.ground(at, Ground::Select);
        sheet.text((at.x + 1, at.y), at.right(), text, found.label(Role::Accent));
        pill_sign(scene, *found, at, sheet);
    }
    let taken = pill.map(|(_, x, wide, _)| (x, x + wide));
    let others: Vec<&Mark<'_>> =
        marks.iter().filter(|it| !it.selected && it.event.is_some()).collect();
    let large = scale.window().length() <= LARGE;
    let levels = [Level::Action, Level::Heads, Level::City, Level::Number];
    let placed = levels
        .into_iter()
        .skip(usize::from(!large))
        .find_map(|level| arrange(scene, &others, level, area.width, taken));
    for (x, words, found) in placed.unwrap_or_default() {
        let name = found.label(Role::LaneStrong(lane_tone(lane.series)));
        let roles = [name, Role::Text, Role::Dim, Role::Dim];
        let mut at = area.x + x;
        for (position, (word, role)) in words.iter().zip(roles).enumerate() {
            at += u16::from(position >= 2);
            at = sheet.text((at, area.y), area.right(), word, role) + 1;
        }
    }
}

/// Draws the sign of a highlight in the blank before the words of a pill.
fn pill_sign(scene: Scene<'_>, found: Found, pill: Area, sheet: &mut Sheet) {
    if let Some(slot) = found.slot() {
        let sign = scene.glyphs.highlight(slot);
        sheet.draw((pill.x, pill.y), pill.right(), sign, Role::Highlight(slot));
    }
}

/// Returns where each label stands at a level, if none touches another: over its mark, or ending at
/// the right edge. At the lowest level those that do not fit are left out.
fn arrange(
    scene: Scene<'_>,
    marks: &[&Mark<'_>],
    level: Level,
    columns: u16,
    pill: Option<(u16, u16)>,
) -> Option<Vec<Label>> {
    let mut placed: Vec<Label> = Vec::new();
    let mut free = 0;
    for mark in marks {
        let words = label(scene, mark.event?, level);
        let gaps = match words.len() {
            0 | 1 => 0,
            2 => 1,
            // Heads and action stand two columns apart.
            more => 2 * more - 3,
        };
        let wide = words.iter().map(|it| cells(it)).sum::<u16>() + u16::try_from(gaps).unwrap_or(0);
        let x = mark.column.min(columns.saturating_sub(wide));
        let covered = pill.is_some_and(|(from, until)| x < until + 1 && x + wide + 1 > from);
        if wide <= columns && x >= free && !covered {
            free = x + wide + 2;
            placed.push((x, words, mark.found));
        } else if level != Level::Number {
            return None;
        }
    }
    Some(placed)
}

fn label(scene: Scene<'_>, event: Event<'_>, level: Level) -> Vec<String> {
    let mut words = match event.ordinal() {
        Some(ordinal) => vec![format!("#{ordinal}")],
        None => vec![crate::text::fit(&scene.label(event), 28, scene.glyphs.ellipsis).into_owned()],
    };
    let city = event.places().first().map(|&it| scene.place(it).to_owned());
    if level != Level::Number && event.ordinal().is_some() {
        words.extend(city);
    }
    if matches!(level, Level::Heads | Level::Action) && words.len() == 2 {
        let heads: Vec<&str> =
            event.leaders().iter().take(4).map(|it| scene.family(it.person)).collect();
        if !heads.is_empty() {
            words.push(heads.join(scene.glyphs.separator));
        }
    }
    let action = event.actions().first().filter(|_| level == Level::Action && words.len() == 3);
    words.extend(action.map(|it| scene.say(it.text).to_owned()));
    words
}

/// Draws the numbers in the line, on the left of their marks, and returns the columns they take.
///
/// The first one may stand on the right, where the canvas begins on the left. Where one of them
/// does not fit, only the selected event has its number: a number that is missing would make the
/// reader give the next one to the wrong mark.
fn numbers(
    scene: Scene<'_>,
    marks: &[Mark<'_>],
    canvas: Area,
    lane: &Lane,
    sheet: &mut Sheet,
) -> Vec<(u16, u16)> {
    let all: Option<Vec<Number>> = marks
        .iter()
        .enumerate()
        .filter(|(_, it)| it.event.and_then(Event::ordinal).is_some())
        .map(|(position, mark)| number(marks, position, mark, canvas.width))
        .collect();
    let apart = |it: &Vec<Number>| it.windows(2).all(|it| matches!(it, [a, b] if a.end < b.start));
    let placed = all.filter(apart).unwrap_or_else(|| {
        let own = marks.iter().enumerate().find(|(_, it)| it.selected);
        own.and_then(|(position, mark)| number(marks, position, mark, canvas.width))
            .into_iter()
            .collect()
    });
    for it in &placed {
        let at = Area { x: canvas.x + it.start, width: it.end - it.start, height: 1, ..canvas };
        let role = if it.selected {
            sheet.ground(at, Ground::Select);
            Role::Accent
        } else {
            Role::LaneStrong(lane_tone(lane.series))
        };
        sheet.draw((at.x, at.y), canvas.right(), &it.text, role);
        // The line of a match is under the number alone, not under the blanks around it.
        let x = at.x + u16::from(it.selected);
        sheet.draw((x, at.y), canvas.right(), it.text.trim(), it.found.label(role));
        if it.selected {
            pill_sign(scene, it.found, at, sheet);
        }
    }
    placed.iter().map(|it| (it.start, it.end)).collect()
}

/// A number in the line.
struct Number {
    text: String,
    start: u16,
    end: u16,
    selected: bool,
    found: Found,
}

/// Returns where the number of a mark stands, if it does not cover another mark.
fn number(marks: &[Mark<'_>], position: usize, mark: &Mark<'_>, columns: u16) -> Option<Number> {
    let ordinal = mark.event?.ordinal()?;
    let selected = mark.selected;
    let text = if selected { format!(" #{ordinal} ") } else { format!("#{ordinal}") };
    let wide = cells(&text);
    let before = position.checked_sub(1).and_then(|it| marks.get(it));
    let free = before.map_or(0, |it| it.end.max(it.column + width(it) - 1) + 2);
    let next = marks.get(position + 1).map_or(columns, |it| it.column);
    let left = mark.column.checked_sub(wide + 1).filter(|it| *it >= free);
    let right = mark.end.max(mark.column) + 2;
    let right = (right + wide < next).then_some(right).filter(|_| position == 0 || selected);
    let start = left.or(right)?;
    Some(Number { text, start, end: start + wide, selected, found: mark.found })
}
