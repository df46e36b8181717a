//! One pane at a time, under tabs.

use super::actions::{actions, summary};
use super::found::mark;
use super::layout::{focus, nothing};
use super::location::{local_time, location};
use super::names::Scene;
use super::page::Page;
use super::panes::{disputed_leaders, doubt, leaders, place_row, right};
use super::record::{notes, sources};
use super::sheet::{Area, Role, Sheet, cells};
use crate::analysis;
use crate::app::{Bottom, Pane};
use crate::i18n::{Label, Locale};
use crate::model::Field;
use crate::store::Event;

/// Returns what the pane at the bottom shows: what was asked for, but notes for an event at which
/// nothing could be agreed, unless its actions have the focus.
pub(super) fn bottom_of(scene: Scene<'_>, event: Event<'_>) -> Bottom {
    let asked = scene.state.bottom;
    let none = asked == Bottom::Actions && event.actions().is_empty() && event.series().is_none();
    let focused = scene.state.focus == Pane::Bottom(Bottom::Actions);
    if none && !focused { Bottom::Notes } else { asked }
}

/// Draws as much of a page as fits, with its cursor in sight; returns how many rows are left.
pub(super) fn paged(
    scene: Scene<'_>,
    area: Area,
    sheet: &mut Sheet,
    fill: impl FnOnce(&mut Page<'_>),
) -> usize {
    let mut page = Page::new(scene, area.width);
    fill(&mut page);
    let height = usize::from(area.height);
    let scroll = page.cursor_rows().map_or(0, |(first, end)| end.saturating_sub(height).min(first));
    let left = page.len().saturating_sub(scroll + height);
    page.draw(area, scroll, sheet);
    left
}

/// The tabs of a screen that shows one pane at a time.
pub(super) const TABS: [(Pane, Label); 5] = [
    (Pane::Bottom(Bottom::Actions), Label::Actions),
    (Pane::Leaders, Label::Leaders),
    (Pane::Location, Label::Location),
    (Pane::Bottom(Bottom::Sources), Label::Sources),
    (Pane::Bottom(Bottom::Notes), Label::Notes),
];

/// Draws one pane under tabs: the focused one, or the one that was shown last.
pub(super) fn detail(scene: Scene<'_>, area: Area, sheet: &mut Sheet) {
    let Some(event) = scene.state.event(scene.store) else {
        return nothing(scene, area, sheet);
    };
    let shown = match scene.state.focus {
        Pane::Timeline | Pane::Sessions => Pane::Bottom(bottom_of(scene, event)),
        pane => pane,
    };
    tabs(scene, shown, area.top(1), sheet);
    let body = area.below(1);
    let from = sheet.pieces.len();
    match shown {
        Pane::Leaders => {
            leaders(scene, event, body, sheet);
            disputed(scene, event, body, sheet);
        }
        Pane::Location => {
            let time = local_time(scene, event);
            sheet.text((body.x, body.y), body.right(), &time, Role::Dim);
            location(scene, event, body.below(u16::from(!time.is_empty())), sheet);
        }
        Pane::Bottom(Bottom::Sources) => {
            more(scene, body, Locale::more_rows, sheet, |area, sheet| {
                paged(scene, area, sheet, |page| sources(page, event))
            });
        }
        Pane::Bottom(Bottom::Notes) => {
            more(scene, body, Locale::more_rows, sheet, |area, sheet| {
                paged(scene, area, sheet, |page| notes(page, event))
            });
        }
        Pane::Bottom(Bottom::Actions) | Pane::Timeline | Pane::Sessions => {
            agreed(scene, event, body, sheet);
        }
    }
    mark(scene, from, sheet);
}

/// Draws under the heads of delegation what is disputed about all of them, where there is room.
fn disputed(scene: Scene<'_>, event: Event<'_>, body: Area, sheet: &mut Sheet) {
    let heads = u16::try_from(event.leaders().len()).unwrap_or(u16::MAX);
    let row = body.below(heads.saturating_mul(4)).top(1);
    let (marks, role) = disputed_leaders(scene, event);
    if row.is_empty() || marks.is_empty() {
        return;
    }
    let x = sheet.text((row.x, row.y), row.right(), &marks, role) + 2;
    sheet.text((x, row.y), row.right(), scene.locale.label(Label::Conflicts), Role::Dim);
}

/// Draws the actions of a session with its place and heads in one row over them.
fn agreed(scene: Scene<'_>, event: Event<'_>, body: Area, sheet: &mut Sheet) {
    // Of a few rows the actions themselves take all.
    let above = match body.height {
        0..3 => 0,
        3 => 1,
        _ => 2,
    };
    if above > 1 {
        heads(scene, event, body.top(1), sheet);
    }
    if above > 0 {
        tally(scene, event, body.below(above - 1).top(1), sheet);
    }
    let list = body.below(above);
    more(scene, list, Locale::more, sheet, |area, sheet| actions(scene, event, area, sheet));
}

/// Draws what changed, in as many words as fit: without the session that it is compared with, then
/// without the words behind the signs.
fn tally(scene: Scene<'_>, event: Event<'_>, row: Area, sheet: &mut Sheet) {
    let changes = analysis::since(scene.store, event, &scene.state.kept.matches);
    let whole = summary(scene, event, &changes);
    let changes: Vec<(String, Role)> = whole.iter().skip(1).cloned().collect();
    let short = |(text, role): &(String, Role)| {
        (text.split(' ').next().unwrap_or_default().to_owned(), *role)
    };
    let bare = changes.iter().map(short).collect();
    let wide = |parts: &Vec<(String, Role)>| parts.iter().map(|it| cells(&it.0) + 2).sum::<u16>();
    let fits = |parts: &Vec<(String, Role)>| wide(parts) <= row.width + 2;
    let parts = [whole, changes, bare].into_iter().find(fits).unwrap_or_default();
    let conflicts = scene.conflicts_of(event, &[Field::Actions]);
    let row = Area { width: right(sheet, row, &conflicts, Role::Conflict) - row.x, ..row };
    let mut x = row.x;
    for (text, role) in parts {
        x = sheet.text((x, row.y), row.right(), &text, role) + 2;
    }
}

/// Draws something that may not fit whole, and in the last row how much is left.
fn more(
    scene: Scene<'_>,
    area: Area,
    told: impl Fn(Locale, usize) -> String,
    sheet: &mut Sheet,
    draw: impl Fn(Area, &mut Sheet) -> usize,
) {
    let mut trial = Sheet::default();
    if area.height == 0 {
        return;
    }
    if draw(area, &mut trial) == 0 {
        draw(area, sheet);
        return;
    }
    let list = Area { height: area.height.saturating_sub(1), ..area };
    let left = draw(list, sheet);
    let told = told(scene.locale, left);
    sheet.draw((area.x, list.bottom()), area.right(), &told, Role::Strong);
}

fn heads(scene: Scene<'_>, event: Event<'_>, row: Area, sheet: &mut Sheet) {
    let places = scene.places(event);
    let mut x = row.x;
    if event.leaders().is_empty() {
        return place_row(scene, event, row, sheet);
    }
    x = sheet.text((x, row.y), row.right(), &places, Role::Strong);
    let doubt = doubt(scene, event.certainty(Field::Place));
    if !doubt.is_empty() && x > row.x {
        x = sheet.text((x + 1, row.y), row.right(), doubt, Role::Dim);
    }
    for leader in event.leaders() {
        x += if x == row.x { 0 } else { 3 };
        if let Some(country) = leader.country {
            if x + 3 > row.right() {
                return;
            }
            x = sheet.text(
                (x, row.y),
                row.right(),
                scene.code(country),
                Role::Badge(scene.tone(country)),
            ) + 1;
        }
        let many = event.leaders().len() > 2;
        let name = if many { scene.family(leader.person) } else { scene.person(leader.person).0 };
        x = sheet.text((x, row.y), row.right(), name, Role::Text);
    }
}

fn tabs(scene: Scene<'_>, shown: Pane, row: Area, sheet: &mut Sheet) {
    let focused = focus(scene) == Some(shown);
    let mut x = row.x;
    // The tab that is shown comes in sight before the others.
    let at = TABS.iter().position(|it| it.0 == shown).unwrap_or(0);
    let wide = |from: usize| -> u16 {
        TABS.iter()
            .skip(from)
            .take(at + 1 - from.min(at))
            .map(|it| cells(scene.locale.label(it.1)) + 3)
            .sum()
    };
    let first = (0..=at).find(|from| wide(*from) <= row.width + 3).unwrap_or(at);
    for (pane, label) in TABS.iter().skip(first) {
        let name = scene.locale.label(*label);
        if x + cells(name) > row.right() && *pane != shown {
            break;
        }
        let role = match *pane == shown {
            true if focused => Role::Accent,
            true => Role::Tab,
            false => Role::Dim,
        };
        if *pane == shown && focused {
            sheet.draw((x.saturating_sub(1), row.y), x, scene.glyphs.bar, Role::Accent);
        }
        x = sheet.text((x, row.y), row.right(), name, role) + 3;
    }
}
