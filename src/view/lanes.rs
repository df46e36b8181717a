//! The lanes: marks where events begin, the days between them, and as much of a label as fits.

use super::axis::Scale;
use super::names::{Scene, lane_tone};
use super::sheet::{Area, Ground, Role, Sheet, cells};
use crate::app::{Lane, minutes_of};
use crate::store::{Event, EventId};

/// Up to this many events of a lane are looked at one by one; more are counted by the day.
const SINGLE: usize = 2_000;
/// How many events before the window are asked whether they reach into it.
const REACHING: usize = 16;

/// A mark on a lane.
#[derive(Clone, Copy, Debug)]
struct Mark<'a> {
    column: u16,
    /// How many events stand here, the selected one aside.
    count: usize,
    /// The event, where it is one.
    event: Option<Event<'a>>,
    selected: bool,
    /// The column in which it ends.
    end: u16,
}

/// How much of a label is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Heads,
    City,
    Number,
}

/// Draws a lane in two rows, labels above the line, or in one with the numbers in the line.
pub(super) fn lane(scene: Scene<'_>, lane: &Lane, scale: Scale, area: Area, sheet: &mut Sheet) {
    let marks = marks(scene, lane, scale);
    let canvas = area.below(area.height.saturating_sub(1));
    stretches(scene, &marks, canvas, lane, sheet);
    if area.height > 1 {
        intervals(scene, &marks, canvas, &[], sheet);
        labels(scene, &marks, area, lane, sheet);
    } else {
        let taken = numbers(&marks, canvas, lane, sheet);
        intervals(scene, &marks, canvas, &taken, sheet);
    }
    points(scene, &marks, canvas, lane, sheet);
}

/// A column, how many events stand in it, and the event where it is one.
type Standing<'a> = (u16, usize, Option<Event<'a>>);

/// A label in its words, and the column it begins at.
type Label = (u16, Vec<String>);

/// Finds what stands where. The selected event always has a mark of its own.
fn marks<'a>(scene: Scene<'a>, lane: &Lane, scale: Scale) -> Vec<Mark<'a>> {
    let window = scale.window();
    let range = scene.store.begin_within(window.first_day(), window.last_day().saturating_add(1));
    let mut columns: Vec<Standing<'a>> = Vec::new();
    if lane.shown.count_in(range.clone()) <= SINGLE {
        let from = lane.shown.rank(EventId(range.start));
        let until = from + lane.shown.count_in(range);
        for position in from.saturating_sub(REACHING)..until {
            let event = lane.shown.select(position).and_then(|it| scene.store.event(it));
            if let Some((event, column)) = event.and_then(|it| Some((it, visible(scale, it)?))) {
                place(&mut columns, column, event, scene.state.selected);
            }
        }
    } else {
        for column in 0..scale.columns() {
            let range = scene.store.begin_within(scale.day(column), scale.day(column + 1));
            let count = lane.shown.count_in(range.clone());
            let one = || lane.shown.select(lane.shown.rank(EventId(range.start)));
            let event = (count == 1).then(one).flatten().and_then(|it| scene.store.event(it));
            if count > 0 {
                columns.push((column, count, event));
            }
        }
        take_out_selected(scene, lane, scale, &mut columns);
    }
    gather(scene, scale, columns)
}

/// Returns the column in which an event is seen to begin; an event that began before the window
/// and reaches into it is seen at the left edge.
fn visible(scale: Scale, event: Event<'_>) -> Option<u16> {
    let (first, end) = minutes_of(event);
    let inside = first < scale.window().end() && end > scale.window().first();
    inside.then(|| scale.clamped(first))
}

fn place<'a>(
    columns: &mut Vec<Standing<'a>>,
    column: u16,
    event: Event<'a>,
    selected: Option<EventId>,
) {
    let own = selected == Some(event.at());
    match columns.iter_mut().rev().find(|it| it.0 == column && !is(it.2, selected)) {
        Some(here) if !own => (here.1, here.2) = (here.1 + 1, None),
        _ => columns.push((column, 1, Some(event))),
    }
}

fn is(event: Option<Event<'_>>, selected: Option<EventId>) -> bool {
    event.is_some_and(|it| Some(it.at()) == selected)
}

fn take_out_selected<'a>(
    scene: Scene<'a>,
    lane: &Lane,
    scale: Scale,
    columns: &mut Vec<Standing<'a>>,
) {
    let Some(event) = scene.state.event(scene.store).filter(|it| lane.shown.contains(it.at()))
    else {
        return;
    };
    let Some(column) = visible(scale, event) else { return };
    let at = columns.iter().position(|it| it.0 >= column).unwrap_or(columns.len());
    if let Some(here) = columns.get_mut(at).filter(|it| it.0 == column) {
        here.1 = here.1.saturating_sub(1);
        here.2 = None;
    }
    columns.retain(|it| it.1 > 0);
    columns.insert(at.min(columns.len()), (column, 1, Some(event)));
}

/// Puts counts that would run into their neighbours together with them.
fn gather<'a>(scene: Scene<'a>, scale: Scale, mut columns: Vec<Standing<'a>>) -> Vec<Mark<'a>> {
    columns.sort_by_key(|it| it.0);
    let mut marks: Vec<Mark<'a>> = Vec::new();
    for (column, count, event) in columns {
        let selected = is(event, scene.state.selected);
        let end = event.map_or(column, |it| last_column(scale, it, column));
        let mark = Mark { column, count, event, selected, end };
        match marks.last_mut() {
            Some(last) if !selected && !last.selected && column < last.column + width(last) => {
                *last = Mark { count: last.count + count, event: None, end: last.column, ..*last };
            }
            _ => marks.push(mark),
        }
    }
    keep_apart(&mut marks, scale);
    marks
}

/// Returns the last column of an event. One that takes less than two columns of time is a point,
/// wherever the edge between two columns falls.
fn last_column(scale: Scale, event: Event<'_>, column: u16) -> u16 {
    let (first, end) = minutes_of(event);
    let long = (end - first).saturating_mul(scale.columns().into())
        >= scale.window().length().saturating_mul(2);
    if long { scale.clamped(end - 1).max(column) } else { column }
}

fn width(mark: &Mark<'_>) -> u16 {
    if mark.count > 1 { cells(&count(mark.count)) } else { 1 }
}

fn count(count: usize) -> String {
    match count {
        0..1_000 => format!("({count})"),
        1_000..1_000_000 => format!("({}k)", count / 1_000),
        _ => format!("({}M)", count / 1_000_000),
    }
}

/// Moves counts that would cover the selected mark, or leave the canvas, to its left.
fn keep_apart(marks: &mut [Mark<'_>], scale: Scale) {
    let selected = marks.iter().find(|it| it.selected).map(|it| it.column);
    for mark in marks.iter_mut().filter(|it| it.count > 1) {
        let wide = width(mark);
        let end = mark.column + wide;
        let limit = selected
            .filter(|it| (mark.column..end).contains(it))
            .unwrap_or_else(|| scale.columns());
        mark.column = mark.column.min(limit.saturating_sub(wide));
        if selected.is_some_and(|it| (mark.column..mark.column + wide).contains(&it)) {
            // No room on the left: the count goes behind the selected mark.
            mark.column = selected.map_or(mark.column, |it| it + 1);
        }
    }
}

fn points(scene: Scene<'_>, marks: &[Mark<'_>], canvas: Area, lane: &Lane, sheet: &mut Sheet) {
    let tone = lane_tone(lane.series);
    let today = scene.store.as_of();
    for mark in marks.iter().filter(|it| !it.selected).chain(marks.iter().filter(|it| it.selected))
    {
        let x = canvas.x + mark.column;
        let sign = match mark.event {
            Some(event) if event.first() > today => scene.glyphs.mark_to_come(lane.series),
            _ => scene.glyphs.mark(lane.series),
        };
        let (text, role) = match mark {
            Mark { selected: true, .. } => (scene.glyphs.selected.to_owned(), Role::Accent),
            Mark { count: 2.., .. } => (count(mark.count), Role::LaneStrong(tone)),
            _ => (sign.to_owned(), Role::Lane(tone)),
        };
        sheet.draw((x, canvas.y), canvas.right(), &text, role);
    }
}

/// Draws events that take several columns as a bar.
fn stretches(scene: Scene<'_>, marks: &[Mark<'_>], canvas: Area, lane: &Lane, sheet: &mut Sheet) {
    for mark in marks.iter().filter(|it| it.end > it.column) {
        let bar = scene.glyphs.stretch.repeat(usize::from(mark.end - mark.column));
        let role = if mark.selected { Role::Accent } else { Role::Lane(lane_tone(lane.series)) };
        sheet.draw((canvas.x + mark.column + 1, canvas.y), canvas.right(), &bar, role);
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
    for pair in marks.windows(2) {
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
            scene.locale.days(days.max(0))
        });
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
fn labels(scene: Scene<'_>, marks: &[Mark<'_>], area: Area, lane: &Lane, sheet: &mut Sheet) {
    let pill = marks.iter().find(|it| it.selected).and_then(|it| Some((it, it.event?)));
    let pill = pill.map(|(mark, event)| {
        let words = label(scene, event, Level::Heads);
        let (name, heads) = words.split_at(words.len().min(2));
        let text = [name.join(" "), heads.concat()].join("  ");
        let text = text.trim_end().to_owned();
        let wide = (cells(&text) + 2).min(area.width);
        let x = mark.column.saturating_sub(1).min(area.width - wide);
        (text, x, wide)
    });
    if let Some((text, x, wide)) = &pill {
        let at = Area { x: area.x + x, width: *wide, height: 1, ..area };
        sheet.ground(at, Ground::Select);
        sheet.text((at.x + 1, at.y), at.right(), text, Role::Accent);
    }
    let taken = pill.map(|(_, x, wide)| (x, x + wide));
    let others: Vec<&Mark<'_>> =
        marks.iter().filter(|it| !it.selected && it.event.is_some()).collect();
    let placed = [Level::Heads, Level::City, Level::Number]
        .into_iter()
        .find_map(|level| arrange(scene, &others, level, area.width, taken));
    for (x, words) in placed.unwrap_or_default() {
        let roles = [Role::LaneStrong(lane_tone(lane.series)), Role::Text, Role::Dim];
        let mut at = area.x + x;
        for (position, (word, role)) in words.iter().zip(roles).enumerate() {
            at += u16::from(position == 2);
            at = sheet.text((at, area.y), area.right(), word, role) + 1;
        }
    }
}

/// Returns where each label stands at a level, if none touches another.
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
        let wide =
            words.iter().map(|it| cells(it)).sum::<u16>() + u16::try_from(words.len()).unwrap_or(0);
        let wide = if words.len() > 2 { wide } else { wide.saturating_sub(1) };
        let mut x = mark.column.min(columns.checked_sub(wide)?);
        if let Some((from, until)) = pill
            && x < until + 1
            && x + wide + 1 > from
        {
            // The bare number may end where the pill begins; a longer label would stand far from
            // its mark.
            x = from.checked_sub(wide + 1).filter(|_| level == Level::Number)?;
        }
        if x < free {
            return None;
        }
        free = x + wide + 2;
        placed.push((x, words));
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
    if level == Level::Heads && words.len() == 2 {
        let heads: Vec<&str> =
            event.leaders().iter().take(4).map(|it| scene.family(it.person)).collect();
        if !heads.is_empty() {
            words.push(heads.join(&format!(" {} ", scene.glyphs.separator)));
        }
    }
    words
}

/// Draws the numbers in the line, beside their marks, and returns the columns they take.
fn numbers(marks: &[Mark<'_>], canvas: Area, lane: &Lane, sheet: &mut Sheet) -> Vec<(u16, u16)> {
    let mut taken: Vec<(u16, u16)> = Vec::new();
    for (position, mark) in marks.iter().enumerate() {
        let Some(number) = mark.event.and_then(Event::ordinal) else { continue };
        let text = if mark.selected { format!(" #{number} ") } else { format!("#{number}") };
        let wide = cells(&text);
        let before = position.checked_sub(1).and_then(|it| marks.get(it));
        let free = before.map_or(0, |it| it.end.max(it.column + width(it) - 1) + 2);
        let free = free.max(taken.last().map_or(0, |it| it.1 + 1));
        let next = marks.get(position + 1).map_or(canvas.width, |it| it.column);
        let left = mark.column.checked_sub(wide + 1).filter(|it| *it >= free);
        let right = mark.end.max(mark.column) + 2;
        let x = left.or_else(|| (right + wide < next).then_some(right));
        let Some(x) = x else { continue };
        let at = Area { x: canvas.x + x, y: canvas.y, width: wide, height: 1 };
        let role = if mark.selected {
            sheet.ground(at, Ground::Select);
            Role::Accent
        } else {
            Role::LaneStrong(lane_tone(lane.series))
        };
        sheet.draw((at.x, at.y), canvas.right(), &text, role);
        taken.push((x, x + wide));
    }
    taken
}
