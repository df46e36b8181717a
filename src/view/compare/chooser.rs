//! The list of events that one can be compared with.

use crate::app::{Partners, Partnership};
use crate::i18n::dates::Style;
use crate::store::{Event, EventId};
use crate::view::layout::popup;
use crate::view::names::Scene;
use crate::view::panes::under_cursor;
use crate::view::sheet::{Area, Popup, Role, Sheet, cells};
use crate::view::timeline::{Title, title};
use crate::view::trail::at_top;

/// How many rows it has, border and title included, where the screen has them.
const ROWS: u16 = 24;

/// A line of the list.
enum Line {
    Heading(Partnership),
    /// An event, by its row among all of them.
    Row(usize),
}

/// Lays the list over the screen: each group of events under its heading.
pub(in crate::view) fn chooser(
    scene: Scene<'_>,
    (event, row): (EventId, usize),
    body: Area,
    sheet: &mut Sheet,
) {
    let Some(event) = scene.store.event(event) else { return };
    let partners = Partners::of(scene.store, scene.state, event);
    let mut over = Sheet::new(scene.glyphs.ellipsis);
    let lines = partners.len() + partners.groups().count();
    let all = u16::try_from(lines).unwrap_or(u16::MAX);
    let panel = at_top(body, all.saturating_add(3).clamp(8, ROWS));
    let inside = popup(scene, panel, &mut over);
    let place = scene.locale.place_among("", row + 1, partners.len()).trim_start().to_owned();
    let parts = [(scene.label(event).into_owned(), Role::Dim), (place, Role::Dim)];
    let name = scene.locale.compare_with_which();
    title(scene, Title { name, focused: true, parts: &parts }, inside.top(1), &mut over);
    let list = inside.below(1);
    let first = (line_of(&partners, row) + 1).saturating_sub(usize::from(list.height));
    for (at, y) in (first..lines).zip(list.y..list.bottom()) {
        let area = Area { y, height: 1, ..list };
        match line_at(&partners, at) {
            Some(Line::Heading(group)) => {
                over.text((list.x, y), list.right(), heading(scene, event, group), Role::Dim);
            }
            Some(Line::Row(at)) => entry(scene, (partners.get(at), at == row), area, &mut over),
            None => {}
        }
    }
    sheet.over = Some(Box::new(Popup { area: panel, sheet: over }));
}

/// Returns the line in which a row stands.
fn line_of(partners: &Partners, row: usize) -> usize {
    let mut end = 0;
    let starts = partners.groups().map(|(_, rows)| {
        let start = end;
        end += rows;
        start
    });
    row + starts.filter(|start| *start <= row).count()
}

fn line_at(partners: &Partners, line: usize) -> Option<Line> {
    let (mut left, mut before) = (line, 0);
    for (group, rows) in partners.groups() {
        if left == 0 {
            return Some(Line::Heading(group));
        }
        if left <= rows {
            return Some(Line::Row(before + left - 1));
        }
        (left, before) = (left - rows - 1, before + rows);
    }
    None
}

/// Returns what stands over a group.
fn heading<'a>(scene: Scene<'a>, event: Event<'a>, group: Partnership) -> &'a str {
    match group {
        Partnership::SameSeries => scene.lane(event.series(), scene.locale.sessions_of_series()),
        Partnership::Sessions => scene.locale.other_sessions(),
        Partnership::Shown => scene.locale.other_events_shown(),
    }
}

/// Writes an event: its name, and when and where it was.
fn entry(
    scene: Scene<'_>,
    (other, selected): (Option<EventId>, bool),
    line: Area,
    sheet: &mut Sheet,
) {
    let Some(other) = other.and_then(|it| scene.store.event(it)) else { return };
    if selected {
        under_cursor(scene, line, sheet);
    }
    let parts = [scene.date(other, Style::WithYear), scene.places(other)];
    let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    let detail = parts.join(scene.glyphs.separator);
    let role = if selected { Role::Strong } else { Role::Text };
    let x = sheet.text((line.x + 2, line.y), line.right(), &scene.label(other), role);
    let from = line.right().saturating_sub(cells(&detail)).max(x + 2);
    sheet.text((from, line.y), line.right(), &detail, Role::Dim);
}
