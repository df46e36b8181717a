//! Hosts and places: who hosted in turn, what was held together, and where.

mod rows;
mod turn;

use super::layout::nothing;
use super::names::Scene;
use super::panes::under_cursor;
use super::sheet::{Area, Role, Sheet};
use super::timeline::{Title, title};
use crate::app::HostRow;
use crate::text;

/// Draws it under the header.
pub(super) fn hosts(scene: Scene<'_>, body: Area, sheet: &mut Sheet) {
    if !scene.state.ways.is_empty() {
        return nothing(scene, body, sheet);
    }
    let view = &scene.state.views.hosts;
    let parts = [(scene.locale.sessions(view.sessions.len()), Role::Dim)];
    let name = scene.locale.hosts_and_places();
    title(scene, Title { name, focused: true, parts: &parts }, body.top(1), sheet);
    let area = body.below(if body.height > 12 { 2 } else { 1 });
    if view.rows.is_empty() {
        let lines = text::wrap(scene.locale.no_session_shown(), usize::from(area.width));
        for (line, y) in lines.iter().zip(area.y..area.bottom()) {
            sheet.text((area.x, y), area.right(), line, Role::Dim);
        }
        return;
    }
    let heights: Vec<u16> =
        view.rows.iter().map(|it| rows::height(scene, *it, area.width)).collect();
    let all: usize = heights.iter().map(|it| usize::from(*it)).sum();
    let before: usize = heights.iter().take(view.cursor).map(|it| usize::from(*it)).sum();
    // The row under the cursor stands in the middle, unless the rows begin or end on screen.
    let height = usize::from(area.height);
    let wanted = before.saturating_sub(height / 2).min(all.saturating_sub(height));
    // What is drawn begins with a whole row.
    let mut tops = heights.iter().scan(0, |top, it| {
        let here = *top;
        *top += usize::from(*it);
        Some(here)
    });
    let skipped = tops.find(|it| *it >= wanted).unwrap_or(wanted);
    let mut from = 0;
    for ((position, row), rows) in view.rows.iter().enumerate().zip(heights) {
        let top = from;
        from += usize::from(rows);
        let Some(y) = top.checked_sub(skipped) else { continue };
        let y = area.y.saturating_add(u16::try_from(y).unwrap_or(u16::MAX));
        if y >= area.bottom() {
            break;
        }
        let at = Area { y, height: rows.min(area.bottom() - y), ..area };
        if position == view.cursor && row.can_be_chosen() {
            under_cursor(scene, at, sheet);
        }
        draw(scene, *row, at, sheet);
    }
}

fn draw(scene: Scene<'_>, row: HostRow, at: Area, sheet: &mut Sheet) {
    let view = &scene.state.views.hosts;
    match row {
        HostRow::Series(series) => {
            if let Some(rotation) = view.rotations.get(series) {
                rows::series(scene, rotation, at, sheet);
            }
        }
        HostRow::Session(series, position) => {
            if let Some(rotation) = view.rotations.get(series) {
                rows::session(scene, (rotation, position), at, sheet);
            }
        }
        HostRow::Pair(position) => {
            if let Some(pair) = view.together.pairs.get(position) {
                rows::pair(scene, pair, at, sheet);
            }
        }
        HostRow::Place(position) => {
            if let Some(place) = view.places.get(position) {
                rows::place(scene, *place, at, sheet);
            }
        }
        HostRow::Together => {
            title(scene, Title::new(scene.locale.together_word()), at, sheet);
        }
        HostRow::Places => {
            let parts = [(rows::places_counted(scene), Role::Dim)];
            let name = scene.locale.places_word();
            title(scene, Title { parts: &parts, ..Title::new(name) }, at, sheet);
        }
        HostRow::Turn(_) | HostRow::MoreSeries(_) | HostRow::TogetherNote | HostRow::PlacesNote => {
            rows::note(scene, row, at, sheet);
        }
        HostRow::Blank => {}
    }
}
