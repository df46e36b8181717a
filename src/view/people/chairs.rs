//! The table of chairs: delegations by sessions, and what the cell under the cursor says.

use std::borrow::Cow;

use super::{badge_width, preview};
use crate::analysis::{self, Chair};
use crate::app::{Columns, Delegation};
use crate::i18n::dates::{self, Style};
use crate::store::{Event, Leader};
use crate::text;
use crate::view::list::badges;
use crate::view::names::{Scene, lane_tone};
use crate::view::panes::under_cursor;
use crate::view::sheet::{Area, Ground, Role, Sheet, cells};
use crate::view::timeline::{Title, title};

/// The columns of a session: never fewer than the first, or more than the second.
const CELL: (u16, u16) = (10, 20);
/// Between the sessions of two series.
const GAP: u16 = 2;
/// From so many columns on, it is said in words that heads have no country.
const SPACIOUS: u16 = 70;
/// From so many rows on, a change has a row of its own, in words.
const WORDS: u16 = 26;

/// A session of the table, and where it stands.
#[derive(Clone, Copy)]
struct Column<'a> {
    session: Event<'a>,
    lane: usize,
    at: usize,
    x: u16,
}

/// What is drawn of the table.
struct Table<'a> {
    columns: Vec<Column<'a>>,
    /// The columns of a cell, the gap behind it included.
    cell: u16,
    /// The columns before the first cell.
    left: u16,
    /// Rows of a delegation.
    rows: u16,
    /// Where cells end.
    end: u16,
}

/// Draws the table, and under it the person whose cell is under the cursor.
pub(super) fn chairs(scene: Scene<'_>, body: Area, sheet: &mut Sheet) {
    let view = &scene.state.views.people;
    let count = scene.locale.sessions(view.columns.len());
    let parts = [(count, Role::Dim)];
    let name = scene.locale.chairs();
    title(scene, Title { name, focused: true, parts: &parts }, body.top(1), sheet);
    let none = if view.columns.is_empty() {
        Some(scene.locale.no_session_shown())
    } else if view.delegations.is_empty() {
        Some(scene.locale.no_heads_shown())
    } else {
        None
    };
    if let Some(none) = none {
        let rows = text::wrap(none, usize::from(body.width));
        for (row, y) in rows.iter().zip(body.y + 1..body.bottom()) {
            sheet.text((body.x, y), body.right(), row, Role::Dim);
        }
        return;
    }
    let rows = if body.height >= WORDS { 2 } else { 1 };
    let table = Table::new(scene, body, rows);
    // Series, numbers and months stand over the table where there is room for them.
    let blank = u16::from(body.height >= 20);
    let heads = match body.height {
        0..3 => 0,
        3..9 => 1,
        _ => 3,
    };
    let area = body.below(1 + blank);
    head(scene, &table, area.top(heads), sheet);
    let area = area.below(heads + blank);
    let delegations = u16::try_from(view.delegations.len()).unwrap_or(u16::MAX);
    // Where there is a page below, it keeps half of the room.
    let most = if body.height >= 14 { area.height / 2 } else { area.height };
    let height = delegations.saturating_mul(rows).min(most.max(rows));
    cells_of(scene, &table, area.top(height), sheet);
    let rest = area.below(height + 1);
    let lines = text::wrap(&told(scene), usize::from(rest.width));
    for (line, y) in lines.iter().zip(rest.y..rest.bottom()) {
        sheet.text((rest.x, y), rest.right(), line, Role::Text);
    }
    let page = rest.below(u16::try_from(lines.len() + 1).unwrap_or(u16::MAX));
    if let (Some(head), true) = (view.head(scene.store), page.height > 2) {
        preview(scene, head.person, page, sheet);
    }
}

impl<'a> Table<'a> {
    /// Chooses the columns that fit, the one under the cursor among them.
    fn new(scene: Scene<'a>, body: Area, rows: u16) -> Self {
        let view = &scene.state.views.people;
        let countries = view.delegations.iter().filter_map(|it| it.country);
        let nameless = view.delegations.iter().any(|it| it.country.is_none());
        // A sign has to do where the words would take a session.
        let words =
            if nameless && body.width >= SPACIOUS { cells(scene.locale.no_country()) } else { 0 };
        let left = badge_width(scene, countries).max(words) + 2;
        let room = body.width.saturating_sub(left);
        let count = u16::try_from(view.columns.len()).unwrap_or(u16::MAX).max(1);
        let lanes = u16::try_from(view.columns.lanes().len()).unwrap_or(u16::MAX);
        let gaps = GAP.saturating_mul(lanes.saturating_sub(1));
        let cell = (room.saturating_sub(gaps) / count).clamp(CELL.0, CELL.1).min(room.max(1));
        let first = first(&view.columns, view.column, (cell, room));
        let mut x = body.x + left;
        let mut columns: Vec<Column<'a>> = Vec::new();
        for at in first..view.columns.len() {
            let lane = view.columns.lane_of(at);
            if columns.last().is_some_and(|it| it.lane != lane) {
                x += GAP;
            }
            let session = view.columns.session(at).and_then(|it| scene.store.event(it));
            // The last cell needs no gap behind it.
            if x + cell > body.right() + 1 {
                break;
            }
            columns.extend(session.map(|session| Column { session, lane, at, x }));
            x += cell;
        }
        Self { columns, cell, left, rows, end: body.right() }
    }

    /// Returns the column after a cell, its gap left out.
    fn end(&self, column: &Column<'_>) -> u16 {
        (column.x + self.cell.saturating_sub(1)).min(self.end)
    }
}

/// Returns the first column to draw, so that the one under the cursor is drawn too.
fn first(columns: &Columns, cursor: usize, (cell, room): (u16, u16)) -> usize {
    let mut used = cell.saturating_sub(1);
    let mut first = cursor;
    while let Some(before) = first.checked_sub(1) {
        let gap = if columns.lane_of(before) == columns.lane_of(first) { 0 } else { GAP };
        used += cell + gap;
        if used > room {
            break;
        }
        first = before;
    }
    first
}

/// Draws the names of the series, the numbers of the sessions and their months.
fn head(scene: Scene<'_>, table: &Table<'_>, area: Area, sheet: &mut Sheet) {
    let view = &scene.state.views.people;
    let cursor = |it: &Column<'_>| it.at == view.column;
    let mut lane = None;
    for column in &table.columns {
        if area.height > 2 && lane != Some(column.lane) {
            let same = table.columns.iter().filter(|it| it.lane == column.lane);
            let end = same.map(|it| table.end(it)).max().unwrap_or(column.x);
            let series = column.session.series();
            let name = scene.lane(series, scene.locale.of_no_series());
            sheet.text((column.x, area.y), end, name, Role::LaneStrong(lane_tone(series)));
            lane = Some(column.lane);
        }
        let (strong, dim) =
            if cursor(column) { (Role::Accent, Role::Accent) } else { (Role::Strong, Role::Dim) };
        let number = area.y + u16::from(area.height > 2);
        let end = table.end(column);
        if area.height > 0 {
            sheet.text((column.x, number), end, &scene.number(column.session), strong);
        }
        if area.height > 2 {
            let month = month_of(scene, column.session, table.cell.saturating_sub(1));
            sheet.text((column.x, number + 1), end, &month, dim);
        }
    }
}

/// Returns the month of a session as far as there is room: `Sep 2024`, or the year alone.
fn month_of(scene: Scene<'_>, session: Event<'_>, room: u16) -> String {
    let day = session.date().and_then(|it| it.first_day().or_else(|| it.last_day()));
    let to_the_month =
        session.date().is_some_and(|it| it.precision() >= crate::model::Precision::Month);
    let Some(day) = day else { return String::new() };
    let month = dates::month_year(day, scene.locale);
    if to_the_month && cells(&month) <= room {
        month
    } else {
        dates::year(day.ymd().0, scene.locale)
    }
}

/// Draws the rows of the delegations, as many as fit around the cursor.
fn cells_of(scene: Scene<'_>, table: &Table<'_>, area: Area, sheet: &mut Sheet) {
    let view = &scene.state.views.people;
    let fit = usize::from(area.height / table.rows).max(1);
    let first = (view.row + 1).saturating_sub(fit);
    let shown = view.delegations.iter().enumerate().skip(first).take(fit);
    for ((position, delegation), slot) in shown.zip(0_u16..) {
        let at = Area { y: area.y + slot * table.rows, height: table.rows, ..area };
        let chosen = position == view.row;
        if chosen {
            under_cursor(scene, at.top(1), sheet);
        }
        if let Some(country) = delegation.country {
            let wide = cells(scene.code(country)).min(6);
            badges(scene, &[country], Area { width: wide, height: 1, ..at }, sheet);
        } else {
            let words = scene.locale.no_country();
            let fits = cells(words) + 2 <= table.left;
            sheet.draw((at.x, at.y), at.right(), if fits { words } else { "?" }, Role::Dim);
        }
        for column in &table.columns {
            let here = chosen && column.at == view.column;
            cell(scene, table, (column, *delegation, here), at, sheet);
        }
    }
}

/// Draws who led, and whether that changed.
fn cell(
    scene: Scene<'_>,
    table: &Table<'_>,
    (column, delegation, here): (&Column<'_>, Delegation, bool),
    at: Area,
    sheet: &mut Sheet,
) {
    let end = table.end(column);
    if here {
        let ground = Area { x: column.x, y: at.y, width: end.saturating_sub(column.x), height: 1 };
        sheet.ground(ground, Ground::Select);
    }
    let Some(head) = delegation.head(column.session) else {
        let role = if here { Role::Accent } else { Role::Faint };
        sheet.draw((column.x, at.y), end, scene.glyphs.none, role);
        return;
    };
    let signs = signs(scene, column.session, head);
    let mut x = column.x;
    if let (Some((sign, role, _)), 1) = (signs.first(), table.rows) {
        x = sheet.draw((x, at.y), end, sign, *role);
    }
    let room = end.saturating_sub(x);
    let role = if here { Role::Accent } else { Role::Text };
    sheet.text((x, at.y), end, &short(scene, table, head, room), role);
    if table.rows > 1 {
        let mut x = column.x;
        for (sign, role, word) in signs {
            let whole = format!("{sign} {word}");
            // A second one has at least its sign.
            let fits = x + cells(&whole) <= end;
            x = sheet.draw((x, at.y + 1), end, if fits { &whole } else { sign }, role) + 1;
        }
    }
}

/// A sign, what it is for, and the word for it.
type Sign = (&'static str, Role, &'static str);

/// Returns what is new about a head: that it is someone else, or the same in another office, and
/// that it met the head of another delegation for the first time in the file.
fn signs(scene: Scene<'_>, session: Event<'_>, head: &Leader) -> Vec<Sign> {
    let locale = scene.locale;
    let mut signs = Vec::new();
    match analysis::chair(scene.store, session, head) {
        Chair::Changed { .. } => signs.push(("~", Role::Reworded, locale.changed_head())),
        Chair::NewOffice => signs.push(("~", Role::Reworded, locale.changed_office())),
        Chair::First | Chair::Same => {}
    }
    let pairs = analysis::first_meetings(scene.store, session);
    if pairs.iter().any(|it| it.0 == head.person || it.1 == head.person) {
        signs.push(("+", Role::New, locale.first_met()));
    }
    signs
}

/// Returns the name of a head as it fits: whole, or the family name, with the first letters of the
/// given ones where someone else in sight has the same.
fn short<'a>(scene: Scene<'a>, table: &Table<'_>, head: &Leader, room: u16) -> Cow<'a, str> {
    let (whole, _) = scene.person(head.person);
    let family = scene.family(head.person);
    if cells(whole) <= room {
        return whole.into();
    }
    let others = table.columns.iter().flat_map(|it| it.session.leaders().iter().take(12));
    let mut others = others.filter(|it| it.person != head.person);
    if others.any(|it| scene.family(it.person) == family) {
        initialed(whole, family).map_or_else(|| whole.into(), Into::into)
    } else {
        family.into()
    }
}

/// Returns `Lee J.-i.` for Lee Jun-il, where the family name stands first and letters have cases.
fn initialed(whole: &str, family: &str) -> Option<String> {
    let given = whole.strip_prefix(family)?.strip_prefix(' ')?;
    let initial = |it: &str| Some(format!("{}.", it.chars().find(|it| it.is_alphabetic())?));
    let parts = given.split(' ').map(|word| {
        let letters: Option<Vec<String>> = word.split('-').map(initial).collect();
        letters.map(|it| it.join("-"))
    });
    let given = parts.collect::<Option<Vec<String>>>()?.join(" ");
    let cased = given.chars().any(char::is_uppercase);
    cased.then(|| format!("{family} {given}"))
}

/// Returns what the cell under the cursor says, in words.
fn told(scene: Scene<'_>) -> String {
    let view = &scene.state.views.people;
    let locale = scene.locale;
    let Some(session) = view.session(scene.store) else { return String::new() };
    let mut parts = vec![
        scene.label(session).into_owned(),
        scene.date(session, Style::WithYear),
        scene.places(session),
    ];
    let country = view.delegations.get(view.row).and_then(|it| it.country);
    parts.push(country.map_or_else(|| locale.no_country(), |it| scene.code(it)).to_owned());
    if let Some(head) = view.head(scene.store) {
        parts.extend(of_head(scene, session, head));
    } else {
        let parties = session.countries();
        let absent = country.is_some_and(|it| !parties.is_empty() && !parties.contains(&it));
        let why = if absent { locale.takes_no_part() } else { locale.nobody_named() };
        parts.push(why.to_owned());
    }
    parts.retain(|it| !it.is_empty());
    parts.join(scene.glyphs.separator)
}

/// Returns what is new about a head, in words.
fn of_head(scene: Scene<'_>, session: Event<'_>, head: &Leader) -> Vec<String> {
    let locale = scene.locale;
    let mut parts = Vec::new();
    match analysis::chair(scene.store, session, head) {
        Chair::Changed { predecessor, at } => {
            let session = scene.store.event(at).map(|it| scene.number(it)).unwrap_or_default();
            parts.push(locale.took_over_from(scene.person(predecessor).0, &session));
        }
        Chair::NewOffice => parts.push(locale.new_office().to_owned()),
        Chair::First | Chair::Same => {}
    }
    for (one, other) in analysis::first_meetings(scene.store, session) {
        if one == head.person || other == head.person {
            let [one, other] = [one, other].map(|it| scene.person(it).0);
            parts.push(locale.met_first(one, other));
        }
    }
    parts
}
