//! What stands where, at every size of the screen.

use super::actions::{actions, summary};
use super::briefing::briefing;
use super::compare::{chooser, compare};
use super::detail::{TABS, bottom_of, detail, paged};
use super::filter::filter;
use super::footer::footer;
use super::found::mark;
use super::frame::header;
use super::highlight::legend_row;
use super::hosts::hosts;
use super::list::{hidden, list, tally};
use super::location::{local_time, location};
use super::matrix::{cell_page, matrix};
use super::names::Scene;
use super::page::Page;
use super::palette::palette;
use super::panes::{disputed_leaders, leaders};
use super::people::people;
use super::popup::{countries, country_panel, help};
use super::problems::problems;
use super::record::{notes, sources, write};
use super::relief::relief;
use super::rhythm::rhythm;
use super::sheet::{Area, Ground, Popup, Role, Sheet, cells};
use super::thread::thread;
use super::timeline::{Heading, Plan, Title, timeline, title};
use super::tours::{outline, practice, stops, tours};
use super::trail::marks;
use super::trust::trust;
use crate::analysis;
use crate::app::{Bottom, Overlay, Pane, State, WIDE};
use crate::i18n::Label;
use crate::model::Field;
use crate::store::{Event, Store};

/// From this many columns on, the list and one tab stand side by side.
const MEDIUM: u16 = 80;
/// From this size on, there is a timeline over the list.
const NARROW: (u16, u16) = (60, 16);
/// A list of at least so many rows ends in a count of what is hidden.
const TALLY: u16 = 15;
/// From how many rows under the actions sources and notes stand there side by side.
const BESIDE: u16 = 14;
/// Below this size there is only a line that says so.
const LEAST: (u16, u16) = (20, 5);

/// Lays out a whole frame for the size that the state has.
pub fn screen(store: &Store, state: &State) -> Sheet {
    let scene = Scene::new(store, state);
    let mut sheet = Sheet::new(scene.glyphs.ellipsis);
    let (columns, rows) = state.size;
    let whole = Area { x: 0, y: 0, width: columns, height: rows };
    if columns == 0 || rows == 0 {
        return sheet;
    }
    if columns < LEAST.0 || rows < LEAST.1 {
        let text = scene.locale.label(Label::TooSmall);
        let least = format!("{}x{}", LEAST.0, LEAST.1);
        let text = if cells(text) <= columns { text } else { &least };
        sheet.draw((0, rows / 2), columns, text, Role::Text);
        return sheet;
    }
    if let Some((_, Overlay::Briefing)) = page_below(state) {
        briefing(scene, whole, &mut sheet);
        lay_over(scene, Area { y: 1, height: rows - 2, ..whole }, &mut sheet);
        return sheet;
    }
    // The outer margin; a narrow screen has no columns to give away.
    let margin = if columns >= NARROW.0 { 2 } else { 1 };
    let page = Area { x: margin, width: columns - 2 * margin, ..whole };
    header(scene, page.top(1), &mut sheet);
    footer(scene, page.below(rows - 1), &mut sheet);
    let body = Area { y: 1, height: rows - 2, ..page };
    match page_below(state) {
        Some((at, Overlay::Help { scroll })) => {
            let below = at.checked_sub(1).and_then(|it| state.overlays.get(it));
            let context = state.context_of(below);
            let mut keys = Page::new(scene, body.width);
            help(&mut keys, context);
            read(scene.locale.label(Label::Keys), keys, *scroll, body, &mut sheet);
        }
        Some((_, Overlay::Read { pane, scroll })) => {
            record(scene, *pane, *scroll, body, &mut sheet);
        }
        Some((_, Overlay::Filter)) => filter(scene, body, &mut sheet),
        Some((_, Overlay::Matrix)) => matrix(scene, body, &mut sheet),
        Some((_, Overlay::Cell { scroll })) => cell_page(scene, *scroll, body, &mut sheet),
        Some((_, Overlay::People)) => people(scene, body, &mut sheet),
        Some((_, Overlay::Hosts)) => hosts(scene, body, &mut sheet),
        Some((_, Overlay::Rhythm)) => rhythm(scene, body, &mut sheet),
        Some((_, Overlay::Compare)) => compare(scene, body, &mut sheet),
        Some((_, Overlay::Thread)) => thread(scene, body, &mut sheet),
        Some((_, Overlay::Tours { row })) => tours(scene, *row, body, &mut sheet),
        Some((_, Overlay::Stops { tour, row })) => stops(scene, (*tour, *row), body, &mut sheet),
        Some((_, Overlay::Practice { scroll })) => practice(scene, *scroll, body, &mut sheet),
        Some((_, Overlay::Problems { row, scroll })) => {
            problems(scene, (*row, *scroll), body, &mut sheet);
        }
        _ => browse(scene, body, &mut sheet),
    }
    lay_over(scene, body, &mut sheet);
    sheet
}

/// Returns the page that takes the whole screen, and its place among what is open: what is on top,
/// or what a popup was opened over.
fn page_below(state: &State) -> Option<(usize, &Overlay)> {
    let mut open = state.overlays.iter().enumerate().rev();
    open.find(|(_, it)| it.is_page())
}

/// Returns what is on top of the main screen.
fn top(state: &State) -> Option<&Overlay> {
    state.overlays.last()
}

/// Lays a popup over the screen, if one is on top.
fn lay_over(scene: Scene<'_>, body: Area, sheet: &mut Sheet) {
    match top(scene.state) {
        Some(Overlay::Countries { row }) => {
            let panel = country_panel(scene, body);
            let mut over = Sheet::new(scene.glyphs.ellipsis);
            let inside = popup(scene, panel, &mut over);
            let name = scene.locale.label(Label::Countries);
            title(scene, Title { focused: true, ..Title::new(name) }, inside.top(1), &mut over);
            countries(scene, *row, inside.below(1), &mut over);
            sheet.over = Some(Box::new(Popup { area: panel, sheet: over }));
        }
        Some(Overlay::Palette) => palette(scene, body, sheet),
        Some(Overlay::Marks { row }) => marks(scene, *row, body, sheet),
        Some(Overlay::Outline { row }) => outline(scene, *row, body, sheet),
        Some(Overlay::CompareWith { event, row }) => chooser(scene, (*event, *row), body, sheet),
        Some(Overlay::Sources { of, row, scroll }) => {
            trust(scene, *of, (*row, *scroll), (body, sheet));
        }
        _ => {}
    }
}

/// Draws a border around an area; returns what is inside.
pub(super) fn popup(scene: Scene<'_>, area: Area, sheet: &mut Sheet) -> Area {
    sheet.ground(area, Ground::Surface);
    if area.height < 8 {
        return Area { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    }
    for y in area.y..area.bottom() {
        sheet.draw((area.x, y), area.right(), scene.glyphs.tick, Role::Faint);
        sheet.draw((area.right() - 1, y), area.right(), scene.glyphs.tick, Role::Faint);
    }
    let rule = scene.glyphs.hairline.repeat(usize::from(area.width.saturating_sub(2)));
    let [left_top, right_top, left, right] = scene.glyphs.corners;
    for (y, from, to) in
        [(area.y, left_top, right_top), (area.bottom().saturating_sub(1), left, right)]
    {
        sheet.draw((area.x, y), area.right(), &format!("{from}{rule}{to}"), Role::Faint);
    }
    Area {
        x: area.x + 3,
        y: area.y + 1,
        width: area.width.saturating_sub(5),
        height: area.height.saturating_sub(2),
    }
}

fn browse(scene: Scene<'_>, body: Area, sheet: &mut Sheet) {
    let (columns, rows) = (body.width + 4, body.height + 2);
    match columns {
        _ if rows < NARROW.1 || columns < NARROW.0 => small(scene, body, sheet),
        WIDE.. if rows >= 22 => wide(scene, body, sheet),
        MEDIUM.. => medium(scene, body, sheet),
        _ => narrow(scene, body, sheet),
    }
}

/// How many rows the timeline may take, so that the panes keep what they need.
fn timeline_rows(rows: u16, lanes: u16) -> u16 {
    let extra = lanes.saturating_sub(4).min(rows.saturating_sub(36));
    rows.saturating_sub(25).clamp(7, 11 + extra)
}

fn wide(scene: Scene<'_>, body: Area, sheet: &mut Sheet) {
    let lanes = scene.state.derived.lanes.len();
    let budget = timeline_rows(body.height + 2, u16::try_from(lanes).unwrap_or(u16::MAX));
    let plan = Plan::new(scene, body, budget, Heading::Row);
    timeline(scene, &plan, body.top(plan.height()), sheet);
    let panes = body.below(plan.height() + 1);
    // Of the columns over 120 the list takes a quarter: names of milestones are long.
    let left = Area { width: 24 + (panes.width.saturating_sub(116) / 4).min(20), ..panes };
    sessions(scene, left, TALLY, sheet);
    let x = left.right() + 3;
    let right = Area { x, width: panes.right().saturating_sub(x), ..panes };
    let Some(event) = scene.state.event(scene.store) else {
        return nothing(scene, right, sheet);
    };
    // Names, offices and the map grow by a row where the actions have enough.
    let upper = if panes.height > 23 { 9 } else { 7 };
    let map = 33 + (right.width.saturating_sub(109)).min(15);
    let top = right.top(upper);
    let who = Area { width: right.width - map - 3, ..top };
    let place = Area { x: who.right() + 3, width: map, ..top };
    let focus = focus(scene);
    let source = scene.locale.label(Label::Source).to_owned();
    let parts = [disputed_leaders(scene, event), (source, Role::Dim)];
    let parts: Vec<_> = parts.into_iter().filter(|it| !it.0.is_empty()).collect();
    title(
        scene,
        Title {
            name: scene.locale.label(Label::Leaders),
            focused: focus == Some(Pane::Leaders),
            parts: &parts,
        },
        who.top(1),
        sheet,
    );
    let from = sheet.pieces.len();
    leaders(scene, event, who.below(1), sheet);
    mark(scene, from, sheet);
    let time = local_time(scene, event);
    let time: Vec<(String, Role)> =
        (!time.is_empty()).then_some((time, Role::Dim)).into_iter().collect();
    title(
        scene,
        Title {
            name: scene.locale.label(Label::Location),
            focused: focus == Some(Pane::Location),
            parts: &time,
        },
        place.top(1),
        sheet,
    );
    let from = sheet.pieces.len();
    location(scene, event, place.below(1), sheet);
    mark(scene, from, sheet);
    lower(scene, event, right.below(upper + 1), sheet);
}

/// Draws the pane at the bottom; where its actions leave room, sources and notes under them.
fn lower(scene: Scene<'_>, event: Event<'_>, area: Area, sheet: &mut Sheet) {
    let mut trial = Sheet::default();
    actions(scene, event, area.below(1), &mut trial);
    let rows = trial.pieces.iter().map(|it| it.y + 1 - area.y).max().unwrap_or(1);
    let rest = area.below(rows + 1);
    if rest.height < BESIDE {
        return bottom(scene, event, bottom_of(scene, event), area, sheet);
    }
    bottom(scene, event, Bottom::Actions, area.top(rows), sheet);
    let left = Area { width: rest.width.saturating_sub(3) / 2, ..rest };
    let x = left.right() + 3;
    bottom(scene, event, Bottom::Sources, left, sheet);
    let right = Area { x, width: rest.right().saturating_sub(x), ..rest };
    bottom(scene, event, Bottom::Notes, right, sheet);
}

/// Returns the pane that has the focus, if nothing lies above it.
pub(super) fn focus(scene: Scene<'_>) -> Option<Pane> {
    let free = matches!(top(scene.state), None | Some(Overlay::Search { .. } | Overlay::Prompt(_)));
    // With nothing to show, the keys go to the ways out.
    (free && scene.state.ways.is_empty()).then_some(scene.state.focus)
}

/// Draws the list with its title, and under one of at least `least` rows what is hidden.
fn sessions(scene: Scene<'_>, area: Area, least: u16, sheet: &mut Sheet) {
    let shown = scene.state.shown();
    let only_sessions = scene.state.derived.milestones == 0;
    let name = scene.locale.label(if only_sessions { Label::Sessions } else { Label::Events });
    let at =
        scene.state.selected.filter(|it| shown.contains(*it)).map_or(0, |it| shown.rank(it) + 1);
    let place = [(scene.locale.count_of(at, shown.len()), Role::Dim)];
    title(
        scene,
        Title { name, focused: focus(scene) == Some(Pane::Sessions), parts: &place },
        area.top(1),
        sheet,
    );
    let hidden = hidden(scene);
    let rows = if hidden.is_empty() || area.height < least {
        0
    } else {
        u16::try_from(hidden.len() + 1).unwrap_or(0)
    };
    list(scene, Area { height: area.height - rows, ..area }.below(1), sheet);
    if rows > 0 {
        tally(scene, &hidden, area.below(area.height - rows), sheet);
    }
}

/// Draws actions, sources or notes under their title.
fn bottom(scene: Scene<'_>, event: Event<'_>, shown: Bottom, area: Area, sheet: &mut Sheet) {
    let focused = focus(scene) == Some(Pane::Bottom(shown));
    let body = area.below(1);
    let mut parts = Vec::new();
    let from = sheet.pieces.len();
    let hidden = match shown {
        Bottom::Actions => {
            let disputed = scene.conflicts_of(event, &[Field::Actions]);
            parts.extend(Some((disputed, Role::Conflict)).filter(|it| !it.0.is_empty()));
            let changes = analysis::since(scene.store, event, &scene.state.kept.matches);
            parts.extend(summary(scene, event, &changes));
            actions(scene, event, body, sheet)
        }
        Bottom::Sources => paged(scene, body, sheet, |page| sources(page, event)),
        Bottom::Notes => paged(scene, body, sheet, |page| notes(page, event)),
    };
    mark(scene, from, sheet);
    if hidden > 0 {
        let told = match shown {
            Bottom::Actions => scene.locale.more(hidden),
            Bottom::Sources | Bottom::Notes => scene.locale.more_rows(hidden),
        };
        parts.insert(0, (told, Role::Strong));
    }
    let name = scene.locale.label(match shown {
        Bottom::Actions => Label::AgreedActions,
        Bottom::Sources => Label::Sources,
        Bottom::Notes => Label::Notes,
    });
    title(scene, Title { name, focused, parts: &parts }, area.top(1), sheet);
}

/// Says that the query keeps nothing, and how to go on.
pub(super) fn nothing(scene: Scene<'_>, area: Area, sheet: &mut Sheet) {
    if scene.store.is_empty() {
        title(scene, Title::new(scene.locale.label(Label::EmptyFile)), area.top(1), sheet);
    } else {
        relief(scene, area, sheet);
    }
}

fn medium(scene: Scene<'_>, body: Area, sheet: &mut Sheet) {
    let rows = body.height + 2;
    // Sixteen rows below the timeline show the longest session whole, or nearly so.
    let heading = if rows >= 30 { Heading::Row } else { Heading::Beside };
    let plan = Plan::new(scene, body, rows.saturating_sub(18).clamp(4, 11), heading);
    timeline(scene, &plan, body.top(plan.height()), sheet);
    legend_below(scene, &plan, body, sheet);
    let panes = body.below(plan.height() + 1);
    let left = Area { width: 23, ..panes };
    sessions(scene, left, if rows > 30 { TALLY } else { u16::MAX }, sheet);
    let x = left.right() + 3;
    detail(scene, Area { x, width: panes.right().saturating_sub(x), ..panes }, sheet);
}

/// Draws what stands out in the blank row under a timeline that has no title to say it in.
fn legend_below(scene: Scene<'_>, plan: &Plan, body: Area, sheet: &mut Sheet) {
    if !plan.has_title() {
        legend_row(scene, body.below(plan.height()).top(1), sheet);
    }
}

/// Lanes in one row each, and under them the list or one pane.
fn narrow(scene: Scene<'_>, body: Area, sheet: &mut Sheet) {
    let plan = Plan::new(scene, body, (body.height / 3).clamp(3, 6), Heading::Beside);
    timeline(scene, &plan, body.top(plan.height()), sheet);
    legend_below(scene, &plan, body, sheet);
    small(scene, body.below(plan.height() + 1), sheet);
}

/// The list or one pane, whichever has the focus.
fn small(scene: Scene<'_>, body: Area, sheet: &mut Sheet) {
    match scene.state.focus {
        Pane::Sessions | Pane::Timeline if scene.state.event(scene.store).is_some() => {
            sessions(scene, body, u16::MAX, sheet);
        }
        _ => detail(scene, body, sheet),
    }
}

fn record(scene: Scene<'_>, pane: Pane, scroll: usize, body: Area, sheet: &mut Sheet) {
    let Some(event) = scene.state.event(scene.store) else {
        return nothing(scene, body, sheet);
    };
    let mut whole = Page::new(scene, body.width);
    write(&mut whole, event, pane);
    let what = match pane {
        Pane::Timeline | Pane::Sessions => String::new(),
        pane => {
            let label = TABS.iter().find(|it| it.0 == pane).map_or(Label::Notes, |it| it.1);
            format!("{}{}", scene.glyphs.separator, scene.locale.label(label))
        }
    };
    let name = format!("{}{what}", scene.label(event));
    let from = sheet.pieces.len();
    read(&name, whole, scroll, body, sheet);
    mark(scene, from, sheet);
}

/// Draws a page that takes the whole screen under its title.
pub(super) fn read(name: &str, page: Page<'_>, scroll: usize, body: Area, sheet: &mut Sheet) {
    let scene = page.scene();
    let area = body.below(if body.height < 6 { 1 } else { 2 });
    let total = page.len();
    let extent = page.draw(area, scroll, sheet);
    let end = (scroll.min(extent) + usize::from(area.height)).min(total);
    let parts = [(scene.locale.count_of(end, total), Role::Dim)];
    let parts = if extent > 0 { &parts[..] } else { &[] };
    title(scene, Title { name, focused: true, parts }, body.top(1), sheet);
    sheet.extent = extent;
}
