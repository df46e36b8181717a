//! The figures of the matrix with their heads and sums.

use super::name;
use super::plan::{CELL, Place, Plan};
use crate::analysis::matrix::Row;
use crate::app::Matrix;
use crate::i18n::dates::{self, Style};
use crate::model::{Precision, Scope};
use crate::store::Event;
use crate::text;
use crate::view::names::{Scene, lane_tone};
use crate::view::panes::under_cursor;
use crate::view::sheet::{Area, Ground, Role, Sheet, cells};

/// From so many columns on, there is room for a date to the day.
const DATE: u16 = 11;

/// Draws it.
pub(super) fn grid(scene: Scene<'_>, view: &Matrix, plan: &Plan, sheet: &mut Sheet) {
    let here = plan.columns.iter().find(|it| it.position == view.column);
    if let Some(here) = here {
        let y = plan.numbers;
        let height = plan.themes.bottom().saturating_sub(y);
        let x = here.x.saturating_sub(u16::from(plan.pitch > 6));
        sheet.ground(Area { x, y, width: plan.pitch, height }, Ground::Surface);
    }
    heads(scene, view, plan, sheet);
    for (position, y) in plan.rows.clone().zip(plan.themes.y..plan.themes.bottom()) {
        let Some(row) = view.table.rows.get(position) else { continue };
        let area = Area { y, height: 1, ..plan.themes };
        if position == view.row {
            under_cursor(scene, area, sheet);
        }
        theme(scene, view, (plan, row), (area, position == view.row), sheet);
    }
    if let Some(y) = plan.totals {
        totals(scene, view, plan, y, sheet);
    }
    if let Some(y) = plan.note {
        let area = plan.themes;
        sheet.text((area.x, y), area.right(), scene.locale.counts_under_each(), Role::Dim);
    }
}

/// Draws the names of series, the numbers of sessions and their months.
fn heads(scene: Scene<'_>, view: &Matrix, plan: &Plan, sheet: &mut Sheet) {
    let right = plan.themes.right();
    let mut used = 0;
    let labels = labels(scene, view, plan);
    let room = usize::from(plan.pitch.saturating_sub(1));
    let labels = text::fit_apart(&labels, room, scene.glyphs.ellipsis);
    for (slot, place) in plan.columns.iter().enumerate() {
        let before = slot.checked_sub(1).and_then(|it| plan.columns.get(it));
        if let Some(y) = plan.series.filter(|_| before.is_none_or(|it| it.series != place.series)) {
            let next = plan.columns.iter().skip(slot).find(|it| it.series != place.series);
            let end = next.map_or(right, |it| it.x.saturating_sub(1));
            let name = scene.lane(place.series, scene.locale.of_no_series());
            let role = Role::LaneStrong(lane_tone(place.series));
            used = sheet.text((place.x, y), end, name, role);
        }
        let column = view.table.columns.get(place.position);
        if let Some(event) = column.and_then(|it| scene.store.event(it.session)) {
            let here = place.position == view.column;
            let label = labels.get(slot).map_or("", String::as_str);
            session(scene, (plan, *place), (event, label, here), sheet);
        }
    }
    // The name of a series comes before this word, which stands at the foot too.
    if let (Some(y), Some(sum)) = (plan.series, plan.sum) {
        let total = scene.locale.total();
        let x = sum.saturating_sub(cells(total));
        if x > used {
            sheet.draw((x, y), right, total, Role::Dim);
        }
    }
}

/// Returns the names of the sessions on the screen that have no number; the others' are blank.
fn labels(scene: Scene<'_>, view: &Matrix, plan: &Plan) -> Vec<String> {
    let label = |place: &Place| {
        let column = view.table.columns.get(place.position);
        let event = column.and_then(|it| scene.store.event(it.session));
        let unnumbered = event.filter(|it| it.ordinal().is_none());
        unnumbered.map_or_else(String::new, |it| scene.label(it).into_owned())
    };
    plan.columns.iter().map(label).collect()
}

/// Draws the number and the month of a session.
fn session(
    scene: Scene<'_>,
    (plan, place): (&Plan, Place),
    (event, label, here): (Event<'_>, &str, bool),
    sheet: &mut Sheet,
) {
    let role = match event.scope() {
        _ if here => Role::Accent,
        Scope::Core => Role::Strong,
        _ => Role::DimStrong,
    };
    let end = place.x + plan.pitch;
    let (x, told) = heading(scene, (plan, place), (event, label));
    sheet.text((x, plan.numbers), end, &told, role);
    if let Some(y) = plan.months {
        let role = if here { Role::Accent } else { Role::Dim };
        sheet.text((place.x, y), end - 1, &month(scene, event, plan.pitch - 1), role);
    }
}

/// Returns the number of a session over its figures, or as much of its name as fits.
fn heading(
    scene: Scene<'_>,
    (plan, place): (&Plan, Place),
    (event, label): (Event<'_>, &str),
) -> (u16, String) {
    let room = plan.pitch - 1;
    let Some(ordinal) = event.ordinal() else {
        return (place.x, label.to_owned());
    };
    let short = scene.locale.ordinal_short(ordinal);
    match cells(&short) {
        wide if wide < room => (place.cell(), short),
        wide if wide == room => (place.x, short),
        // What tells long numbers apart is their end; the ellipsis says that they are longer.
        _ => {
            let end = text::fit_end(&ordinal.to_string(), usize::from(room), scene.glyphs.ellipsis)
                .into_owned();
            (place.x, end)
        }
    }
}

/// Returns the date of a session in `room` columns where these were made for it, else its month, or
/// its year where nothing closer is known or fits.
fn month(scene: Scene<'_>, event: Event<'_>, room: u16) -> String {
    let Some(date) = event.date() else { return String::new() };
    let whole = scene.date(event, Style::WithYear);
    if room >= DATE && cells(&whole) <= room {
        return whole;
    }
    let month = scene.locale.month_of(&date, scene.glyphs.dash);
    if cells(&month) <= room || date.precision() < Precision::Year {
        return month;
    }
    let Some(first) = date.first_day() else { return month };
    let year = first.ymd().0;
    let told = dates::year(year, scene.locale);
    if year > 0 && cells(&told) > room { year.to_string() } else { told }
}

/// Draws the name of a theme, its figures and their sum.
fn theme(
    scene: Scene<'_>,
    view: &Matrix,
    (plan, row): (&Plan, &Row),
    (area, here): (Area, bool),
    sheet: &mut Sheet,
) {
    let role = match row.theme {
        _ if here => Role::Strong,
        Some(_) => Role::Text,
        None => Role::Dim,
    };
    let told = name(scene, row.theme, plan.name);
    sheet.text((area.x, area.y), area.x + plan.name, told, role);
    for (slot, place) in plan.columns.iter().enumerate() {
        let count = row.count(place.position);
        // A line stands for a series; without any in the file, all sessions are one sequence.
        let joined = place.series.is_some() || scene.store.series().len() == 0;
        let next = plan.columns.get(slot + 1).filter(|it| joined && it.series == place.series);
        let x = place.cell();
        let cursor = here && place.position == view.column;
        figure(scene, count, ((x, area.y), cursor), sheet);
        if let Some(next) = next.filter(|it| count > 0 && row.count(it.position) > 0) {
            let end = next.cell();
            let from = x + CELL;
            let line = scene.glyphs.hairline.repeat(usize::from(end.saturating_sub(from)));
            sheet.draw((from, area.y), end, &line, Role::Faint);
        }
    }
    let role = if here { Role::Strong } else { Role::Dim };
    sum(row.total, (plan, area), role, sheet);
}

/// Draws one figure in three columns.
fn figure(scene: Scene<'_>, count: usize, (at, cursor): ((u16, u16), bool), sheet: &mut Sheet) {
    let sign = match count {
        0 => scene.glyphs.none.to_owned(),
        1..=999 => count.to_string(),
        _ => "1k+".to_owned(),
    };
    let role = match count {
        _ if cursor => Role::Cursor,
        0 => Role::Faint,
        1 => Role::Text,
        2 => Role::Heat(0),
        _ => Role::Heat(1),
    };
    sheet.draw(at, at.0 + CELL, &format!("{sign:^3}"), role);
}

/// Draws the sum of a row flush right.
fn sum(total: usize, (plan, area): (&Plan, Area), role: Role, sheet: &mut Sheet) {
    if let Some(end) = plan.sum {
        let total = total.to_string();
        sheet.draw((end.saturating_sub(cells(&total)), area.y), end, &total, role);
    }
}

/// Draws the sums of the columns, and of everything.
fn totals(scene: Scene<'_>, view: &Matrix, plan: &Plan, y: u16, sheet: &mut Sheet) {
    let area = Area { y, height: 1, ..plan.themes };
    sheet.text((area.x, y), area.x + plan.name, scene.locale.total(), Role::Dim);
    for place in &plan.columns {
        let Some(column) = view.table.columns.get(place.position) else { continue };
        let role = if place.position == view.column { Role::Strong } else { Role::Dim };
        let x = place.cell();
        let total = text::fit(&column.total.to_string(), usize::from(CELL), "").into_owned();
        sheet.draw((x, y), x + CELL, &format!("{total:^3}"), role);
    }
    sum(view.table.total(), (plan, area), Role::Text, sheet);
}
