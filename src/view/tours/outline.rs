//! The outline over the briefing: every stop, what it may take and has taken.

use std::time::Duration;

use super::flush;
use crate::app::Briefing;
use crate::i18n::{Stage, clock};
use crate::view::layout::popup;
use crate::view::names::Scene;
use crate::view::panes::under_cursor;
use crate::view::sheet::{Area, Popup, Role, Sheet, cells};
use crate::view::stops::heading;
use crate::view::timeline::{Title, title};
use crate::view::trail::at_top;

/// How many rows it has at most, border and title included.
const ROWS: u16 = 30;
/// From this many columns on, a row says in a word where its stop stands.
const WITH_STAGE: u16 = 50;
/// From this many columns on, it has the figures.
const WITH_FIGURES: u16 = 34;

/// Draws the outline over the briefing.
pub(in crate::view) fn outline(scene: Scene<'_>, row: usize, body: Area, sheet: &mut Sheet) {
    let Some(briefing) = scene.state.briefing() else { return };
    let stops = briefing.tour.stops.len();
    let mut over = Sheet::new(scene.glyphs.ellipsis);
    let wanted = u16::try_from(stops).unwrap_or(u16::MAX).saturating_add(3).clamp(8, ROWS);
    let panel = at_top(body, wanted);
    let inside = popup(scene, panel, &mut over);
    let pace = briefing.pace(scene.state.now);
    let name = scene.locale.action(crate::action::Action::Outline);
    let name = crate::view::page::capitalized(name);
    let time = scene.locale.part_done(&clock(pace.elapsed), &clock(pace.budget));
    let parts = [(scene.locale.stop_of(briefing.at + 1, stops), Role::Dim), (time, Role::Text)];
    title(scene, Title { name: &name, focused: true, parts: &parts }, inside.top(1), &mut over);
    let list = inside.below(1);
    let first = (row + 1).saturating_sub(usize::from(list.height));
    for (at, y) in (first..stops).zip(list.y..list.bottom()) {
        let line = Area { y, height: 1, ..list };
        if at == row {
            under_cursor(scene, line, &mut over);
        }
        entry(scene, (briefing, at), line, &mut over);
    }
    sheet.over = Some(Box::new(Popup { area: panel, sheet: over }));
}

/// Writes a stop: its number, its heading, what it may take, what it has taken, where it stands.
fn entry(scene: Scene<'_>, (briefing, at): (&Briefing, usize), line: Area, sheet: &mut Sheet) {
    let Some(stop) = briefing.tour.stops.get(at) else { return };
    let spent = briefing.shown_for(at, scene.state.now);
    let stage = stage(briefing, at, spent);
    let (sign, role) = match stage {
        Stage::Done => (scene.glyphs.check, Role::Text),
        Stage::Here => (scene.glyphs.selected, Role::Strong),
        Stage::Passed => (scene.glyphs.none, Role::Text),
        Stage::ToCome => ("", Role::Dim),
    };
    let mut end = line.right();
    if line.width >= WITH_STAGE {
        let all = [Stage::Done, Stage::Passed, Stage::Here, Stage::ToCome];
        let wide = all.into_iter().map(|it| cells(scene.locale.stop_stage(it))).max().unwrap_or(0);
        sheet.draw((end.saturating_sub(wide), line.y), end, scene.locale.stop_stage(stage), role);
        end = end.saturating_sub(wide + 2);
    }
    if line.width >= WITH_FIGURES {
        let over = spent > stop.share();
        let taken = if spent < Duration::from_secs(1) { String::new() } else { clock(spent) };
        flush(sheet, (line.y, end), &taken, if over { Role::Conflict } else { Role::Text });
        end = end.saturating_sub(7);
        flush(sheet, (line.y, end), &clock(stop.share()), Role::Dim);
        end = end.saturating_sub(7);
    }
    flush(sheet, (line.y, line.x + 3), &(at + 1).to_string(), Role::Dim);
    sheet.draw((line.x + 4, line.y), end, sign, role);
    sheet.text((line.x + 6, line.y), end, &heading(scene, &briefing.tour, stop), role);
}

/// Returns where a stop stands to the one that is shown. What was left within a second was not
/// told.
fn stage(briefing: &Briefing, at: usize, spent: Duration) -> Stage {
    match at.cmp(&briefing.at) {
        std::cmp::Ordering::Equal => Stage::Here,
        _ if spent >= Duration::from_secs(1) => Stage::Done,
        std::cmp::Ordering::Less => Stage::Passed,
        std::cmp::Ordering::Greater => Stage::ToCome,
    }
}
