//! The stops of a tour, to change them: how long each may take, and what the speaker has to say.

use crate::app::{Budget, Stop, Tour, budget};
use crate::i18n::clock;
use crate::view::names::Scene;
use crate::view::page::Page;
use crate::view::panes::{right, under_cursor};
use crate::view::sheet::{Area, Role, Sheet, cells};
use crate::view::stops::{heading, name};
use crate::view::timeline::{Title, title};

/// From so many columns on, the notes of a stop begin in its row.
const NOTED: u16 = 70;
/// From so many rows on, the notes of the stop under the cursor stand under the list.
const UNDER: u16 = 9;
/// Where the heading begins behind the number of a stop.
const HEADING: u16 = 5;
/// The columns that a time takes, with the gap before it.
const TIME: u16 = 8;

/// Draws the stops of a tour, to change them.
pub(in crate::view) fn stops(
    scene: Scene<'_>,
    (tour, row): (usize, usize),
    body: Area,
    sheet: &mut Sheet,
) {
    let Some(tour) = scene.state.tours.all.get(tour) else { return };
    let mut parts = vec![
        (scene.locale.stops_counted(tour.stops.len()), Role::Dim),
        (scene.locale.tour_in_all(&sum(tour)), Role::Text),
    ];
    if tour.changed {
        parts.insert(0, (scene.locale.tour_is_changed().to_owned(), Role::Dim));
    }
    let name = name(scene, tour);
    title(scene, Title { name: &name, focused: true, parts: &parts }, body.top(1), sheet);
    let rows = body.below(if body.height > UNDER { 2 } else { 1 });
    let Some(stop) = tour.stops.get(row.min(tour.stops.len().saturating_sub(1))) else {
        let none = scene.locale.no_stops_yet();
        sheet.text((rows.x, rows.y), rows.right(), none, Role::Dim);
        return;
    };
    let lower = if body.height >= UNDER { lower(scene, stop, rows) } else { 0 };
    let list = rows.top(rows.height - lower);
    let height = usize::from(list.height).max(1);
    let row = row.min(tour.stops.len() - 1);
    let first = (row + 1).saturating_sub(height);
    let shown = tour.stops.iter().enumerate().skip(first).take(height);
    for ((position, stop), y) in shown.zip(list.y..list.bottom()) {
        let at = Area { y, height: 1, ..list };
        if position == row {
            under_cursor(scene, at, sheet);
        }
        one(scene, (tour, stop), (position, position == row), at, sheet);
    }
    if lower > 1 {
        let area = rows.below(list.height + 1);
        spoken(scene, (tour, stop), area, sheet);
    }
}

/// Returns how many rows the notes of a stop are given, with the blank one above them.
fn lower(scene: Scene<'_>, stop: &Stop, rows: Area) -> u16 {
    let page = written(scene, stop, rows.width);
    let wanted = u16::try_from(page.len()).unwrap_or(u16::MAX).saturating_add(2);
    // What is under the list keeps its place as long as notes are short.
    wanted.max(rows.height / 3).min(rows.height / 2)
}

/// Draws the row of a stop.
fn one(
    scene: Scene<'_>,
    (tour, stop): (&Tour, &Stop),
    (position, chosen): (usize, bool),
    at: Area,
    sheet: &mut Sheet,
) {
    let number = (position + 1).to_string();
    let x = (at.x + HEADING - 2).saturating_sub(cells(&number));
    sheet.draw((x, at.y), at.right(), &number, Role::Dim);
    let wide = at.width >= NOTED;
    let named = if wide { at.width * 45 / 100 } else { at.width.saturating_sub(TIME) };
    let strong = if chosen { Role::Strong } else { Role::Text };
    let end = at.x + named;
    sheet.text((at.x + HEADING, at.y), end, &heading(scene, tour, stop), strong);
    let time = Area { x: end, width: TIME, ..at };
    let role = if stop.seconds.is_some() { Role::Text } else { Role::Dim };
    right(sheet, time, &clock(stop.share()), role);
    if wide {
        let mut x = end + TIME + 2;
        if stop.seconds.is_none() {
            sheet.draw((x, at.y), at.right(), scene.locale.automatic_time(), Role::Dim);
        }
        x += cells(scene.locale.automatic_time()) + 2;
        let notes = stop.notes.say(scene.store, scene.locale.tag());
        let first = notes.lines().find(|it| !it.trim().is_empty()).unwrap_or_default();
        sheet.text((x, at.y), at.right(), first.trim(), Role::Dim);
    }
}

/// Writes the points of a stop and what is said of it.
fn written<'a>(scene: Scene<'a>, stop: &Stop, width: u16) -> Page<'a> {
    let tag = scene.locale.tag();
    let mut page = Page::new(scene, width);
    for point in &stop.points {
        let from = page.len();
        page.text(2, point.say(scene.store, tag), Role::Text, "");
        page.sign(from, scene.glyphs.none, Role::Dim);
    }
    page.gap();
    for line in stop.notes.say(scene.store, tag).lines() {
        if line.trim().is_empty() {
            page.gap();
        } else {
            page.text(0, line, Role::Text, "");
        }
    }
    page
}

/// Draws the points and the notes of the stop under the cursor, whole where there is room.
fn spoken(scene: Scene<'_>, (tour, stop): (&Tour, &Stop), area: Area, sheet: &mut Sheet) {
    let page = written(scene, stop, area.width);
    let rows = area.below(1);
    let rest = page.len().saturating_sub(usize::from(rows.height));
    let mut parts = vec![(scene.locale.stop_notes().to_owned(), Role::Dim)];
    if !stop.points.is_empty() {
        parts.insert(0, (scene.locale.stop_points().to_owned(), Role::Dim));
    }
    if rest > 0 {
        parts.push((scene.locale.more_rows(rest), Role::Strong));
    }
    let name = heading(scene, tour, stop);
    title(scene, Title { parts: &parts, ..Title::new(&name) }, area.top(1), sheet);
    if page.len() == 0 {
        let none = scene.locale.no_stop_notes();
        sheet.text((rows.x, rows.y), rows.right(), none, Role::Dim);
    }
    page.draw(rows, 0, sheet);
}

/// Returns what all stops together may take.
pub(super) fn sum(tour: &Tour) -> String {
    clock(tour.stops.iter().map(Stop::share).sum())
}

/// Says what all stops may take together if this one may take what is typed, or that it is no time.
pub(in crate::view) fn budgeted(
    scene: Scene<'_>,
    (tour, stop): (usize, usize),
    typed: &str,
) -> String {
    let Some(budget) = budget(typed) else { return scene.locale.no_seconds().to_owned() };
    let Some(tour) = scene.state.tours.all.get(tour) else { return String::new() };
    let mut tour = tour.clone();
    if let Some(stop) = tour.stops.get_mut(stop) {
        stop.seconds = match budget {
            Budget::Automatic => None,
            Budget::Seconds(seconds) => Some(seconds),
        };
    }
    let sum = scene.locale.tour_in_all(&sum(&tour));
    match budget {
        Budget::Automatic => {
            format!("{}{}{sum}", scene.locale.automatic_time(), scene.glyphs.separator)
        }
        Budget::Seconds(_) => sum,
    }
}
