//! Themes by sessions: a figure for each, and the cell under the cursor in words.

mod cell;
mod grid;
mod plan;

use std::ops::Range;

use super::layout::nothing;
use super::names::Scene;
use super::sheet::{Area, Role, Sheet, cells};
use super::timeline::{Title, title};
use crate::analysis::matrix::Sort;
use crate::app::Matrix;
use crate::store::{Event, ThemeId};
use crate::text;
pub(super) use cell::page as cell_page;
use plan::Plan;

/// From this many columns on, the footer says how much the matrix holds.
const COUNTED: u16 = 100;

/// Below so many columns the title has no room for the range of the themes.
const SLIM: u16 = 56;

/// Draws it under the header.
pub(super) fn matrix(scene: Scene<'_>, body: Area, sheet: &mut Sheet) {
    if scene.state.shown().is_empty() {
        return nothing(scene, body, sheet);
    }
    let view = &scene.state.views.matrix;
    let locale = scene.locale;
    let name = locale.commitments();
    if view.table.rows.is_empty() {
        title(scene, Title { focused: true, ..Title::new(name) }, body.top(1), sheet);
        let none = view.table.columns.is_empty();
        let told = if none { locale.no_columns() } else { locale.nothing_to_count() };
        let area = body.below(if body.height < 6 { 1 } else { 2 });
        let rows = text::wrap(told, usize::from(area.width));
        for (row, y) in rows.iter().zip(area.y..area.bottom()) {
            sheet.text((area.x, y), area.right(), row, Role::Dim);
        }
        return;
    }
    let plan = Plan::new(scene, view, body);
    let parts = summary(scene, view, &plan);
    // Where the heads have no room to say it, the title says which session this is.
    let here = view.session(scene.store).filter(|_| plan.series.is_none());
    let here = here.map(|it| scene.label(it));
    let name = here.as_deref().unwrap_or(name);
    title(scene, Title { name, focused: true, parts: &parts }, body.top(1), sheet);
    if body.width < SLIM && plan.rows.len() < view.table.rows.len() {
        themes_shown(scene, &plan, view.table.rows.len(), sheet);
    }
    grid::grid(scene, view, &plan, sheet);
    cell::cell(scene, view, plan.cell, sheet);
}

/// Says over the themes which of them are on the screen, where it fits: `1–3 of 14`.
fn themes_shown(scene: Scene<'_>, plan: &Plan, all: usize, sheet: &mut Sheet) {
    let told = scene.locale.part_of(&range(scene, plan.rows.clone()), &all.to_string());
    if cells(&told) <= plan.name {
        let x = plan.themes.x;
        sheet.draw((x, plan.numbers), x + plan.name, &told, Role::Dim);
    }
}

/// Returns the positions as they are counted, from 1: `2–8`, or one alone.
fn range(scene: Scene<'_>, positions: Range<usize>) -> String {
    let (from, to) = (positions.start + 1, positions.end);
    if to <= from { from.to_string() } else { format!("{from}{}{to}", scene.glyphs.dash) }
}

/// Returns what is summed up in the title, what matters most last: it is left out last.
fn summary(scene: Scene<'_>, view: &Matrix, plan: &Plan) -> Vec<(String, Role)> {
    let (locale, table) = (scene.locale, &view.table);
    let mut series: Vec<_> = table.columns.iter().filter_map(|it| it.series).collect();
    series.dedup();
    let what = locale.themes_by_session(series.len());
    let counted = format!("{what}{}{}", scene.glyphs.separator, locale.number_of_entries());
    let mut parts = vec![(counted, Role::Dim)];
    if view.sort != Sort::File {
        parts.push((locale.sorted(view.sort.name()).to_owned(), Role::Text));
    }
    let range = |from: usize, count: usize| range(scene, from..from + count);
    if plan.rows.len() < table.rows.len() && plan.themes.width >= SLIM {
        let range = range(plan.rows.start, plan.rows.len());
        parts.push((locale.part_of(&range, &locale.themes(table.themes())), Role::Text));
    }
    if plan.columns.len() < table.columns.len() {
        let from = plan.columns.first().map_or(0, |it| it.position);
        let range = range(from, plan.columns.len());
        parts.push((locale.part_of(&range, &locale.sessions(table.columns.len())), Role::Text));
    }
    if table.left_out > 0 {
        parts.push((locale.left_out(table.left_out), Role::Strong));
    }
    parts
}

/// Returns what the footer says of the matrix: `17 themes · 11 sessions`.
pub(super) fn counted(scene: Scene<'_>) -> String {
    let table = &scene.state.views.matrix.table;
    // Where there is little room, keys are of more use.
    if scene.state.size.0 < COUNTED {
        return String::new();
    }
    let sessions = scene.locale.sessions(table.columns.len());
    format!("{}{}{sessions}", scene.locale.themes(table.themes()), scene.glyphs.separator)
}

/// Returns the name of a row; the short one of a theme, where the full one takes too many columns.
fn name(scene: Scene<'_>, theme: Option<ThemeId>, columns: u16) -> &str {
    let Some(theme) = theme else { return scene.locale.no_theme() };
    let full = scene.say(scene.store.theme(theme).name);
    if text::width(full) <= usize::from(columns) { full } else { scene.theme(theme) }
}

/// Returns the short name of a session with its date, where it has no number.
fn session(scene: Scene<'_>, event: Event<'_>) -> String {
    let label = scene.label(event);
    if event.ordinal().is_some() {
        return label.into_owned();
    }
    let date = scene.date(event, crate::i18n::dates::Style::WithYear);
    format!("{label} ({date})")
}
