//! The table of chairs: delegations by sessions, and what the cell under the cursor says.

use super::{badge_width, preview, short};
use crate::analysis::{self, Chair};
use crate::app::{Columns, Delegation};
use crate::i18n::Locale;
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
    let written = cells_of(scene, &table, area.top(height), sheet);
    let below = area.below(height);
    let signs = u16::from(written == Signs::Alone && below.height > 2);
    if signs > 0 {
        legend(scene, below.top(1), sheet);
    }
    // Of few rows none stays blank.
    let rest = below.below(if signs > 0 && body.height < 14 { 1 } else { signs + 1 });
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
        // Signs that stand before a name need room beside it.
        let least = if rows > 1 { CELL.0 } else { CELL.0 + 2 };
        let cell = (room.saturating_sub(gaps) / count).clamp(least, CELL.1).min(room.max(1));
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
    let (year, number, _) = day.ymd();
    let mut months = vec![dates::month_year(day, scene.locale)];
    if scene.locale != Locale::En {
        months.push(format!("{year}.{number}"));
    }
    let month = months.into_iter().find(|it| to_the_month && cells(it) <= room);
    month.unwrap_or_else(|| dates::year(year, scene.locale))
}

/// A cell: who led at the session of a column, and what is new about that.
struct Cell<'a> {
    column: Column<'a>,
    head: Option<&'a Leader>,
    signs: Vec<Sign>,
}

impl Cell<'_> {
    /// Returns the columns of the signs with their words.
    fn words(&self) -> u16 {
        let words = self.signs.iter().map(|it| cells(it.0) + 1 + cells(it.2) + 1);
        words.sum::<u16>().saturating_sub(1)
    }

    /// Returns the columns that the name has beside the signs.
    fn room(&self, table: &Table<'_>) -> u16 {
        let room = table.end(&self.column).saturating_sub(self.column.x);
        let signs = if table.rows > 1 { 0 } else { self.signs.len() };
        room.saturating_sub(u16::try_from(signs).unwrap_or(u16::MAX))
    }
}

/// Draws the rows of the delegations, as many as fit around the cursor; tells how the signs in
/// them are written.
fn cells_of(scene: Scene<'_>, table: &Table<'_>, area: Area, sheet: &mut Sheet) -> Signs {
    let view = &scene.state.views.people;
    let fit = usize::from(area.height / table.rows).max(1);
    let first = (view.row + 1).saturating_sub(fit);
    let shown = view.delegations.iter().enumerate().skip(first).take(fit);
    let of_row = |it: &Delegation| -> Vec<Cell<'_>> {
        let cells = table.columns.iter().map(|&column| {
            let head = it.head(column.session);
            let signs = head.map_or_else(Vec::new, |head| signs(scene, column.session, head));
            Cell { column, head, signs }
        });
        cells.collect()
    };
    let rows: Vec<_> = shown.map(|(at, it)| (at, *it, of_row(it))).collect();
    let mut all = rows.iter().flat_map(|it| &it.2);
    let worded = table.rows > 1 && all.all(|it| it.words() < table.cell);
    let written = if worded { Signs::Worded } else { Signs::Alone };
    let shared = short::shared(scene, &view.columns);
    for ((position, delegation, row), slot) in rows.iter().zip(0_u16..) {
        let at = Area { y: area.y + slot * table.rows, height: table.rows, ..area };
        let chosen = *position == view.row;
        if chosen {
            under_cursor(scene, at.top(1), sheet);
        }
        badge(scene, table, *delegation, at, sheet);
        let heads = row.iter().filter_map(|it| Some((it.head?.person, it.room(table))));
        let heads: Vec<_> = heads.collect();
        let form = short::form(scene, &shared, &heads);
        for it in row {
            let ground = if chosen && it.column.at == view.column {
                let wide = table.end(&it.column).saturating_sub(it.column.x);
                sheet.ground(
                    Area { x: it.column.x, y: at.y, width: wide, height: 1 },
                    Ground::Select,
                );
                Some(Ground::Select)
            } else {
                None
            };
            let name = it.head.map(|head| short::named(scene, &shared, head.person, form));
            cell(
                table,
                (it, name.as_deref().unwrap_or(scene.glyphs.none)),
                (ground, written),
                at,
                sheet,
            );
        }
    }
    written
}

/// Draws whose row it is.
fn badge(scene: Scene<'_>, table: &Table<'_>, of: Delegation, at: Area, sheet: &mut Sheet) {
    if let Some(country) = of.country {
        let wide = cells(scene.code(country)).min(6);
        badges(scene, &[country], Area { width: wide, height: 1, ..at }, sheet);
    } else {
        let words = scene.locale.no_country();
        let fits = cells(words) + 2 <= table.left;
        sheet.draw((at.x, at.y), at.right(), if fits { words } else { "?" }, Role::Dim);
    }
}

/// How signs are written: with a word each, or alone with a legend under the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Signs {
    Worded,
    Alone,
}

/// Draws who led, and whether that changed.
fn cell(
    table: &Table<'_>,
    (cell, name): (&Cell<'_>, &str),
    (ground, written): (Option<Ground>, Signs),
    at: Area,
    sheet: &mut Sheet,
) {
    let end = table.end(&cell.column);
    let role = match cell.head {
        _ if ground.is_some() => Role::Accent,
        None => Role::Faint,
        Some(_) => Role::Text,
    };
    let mut x = cell.column.x;
    let (y, gap) = if table.rows > 1 { (at.y + 1, 1) } else { (at.y, 0) };
    for (sign, role, word) in &cell.signs {
        x = sheet.draw((x, y), end, sign, *role) + gap;
        if written == Signs::Worded {
            x = sheet.draw((x, y), end, word, *role) + gap;
        }
    }
    let x = if table.rows > 1 { cell.column.x } else { x };
    sheet.text((x, at.y), end, name, role);
}

/// Says under the table what signs without words mean.
fn legend(scene: Scene<'_>, at: Area, sheet: &mut Sheet) {
    let locale = scene.locale;
    let signs = [
        ("~", Role::Reworded, locale.new_head_or_office()),
        ("+", Role::New, locale.first_meeting()),
    ];
    let mut x = at.x;
    for (sign, role, word) in signs {
        x = sheet.draw((x, at.y), at.right(), sign, role) + 1;
        x = sheet.text((x, at.y), at.right(), word, Role::Dim) + 2;
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
