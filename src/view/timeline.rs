//! The upper part of the screen: axis, lanes, silence, overview.

use super::axis::{Scale, Tick, axis};
use super::highlight::legend;
use super::lanes::{bare, labelled};
use super::marks::{depth, marks};
use super::names::{Scene, lane_tone};
use super::sheet::{Area, Role, Sheet, cells};
use super::strip::{overview, overview_years, silence};
use crate::app::{Lane, MINUTES_PER_DAY, Pane, minutes_of};
use crate::i18n::{Label, dates};
use crate::model::Kind;
use crate::store::Event;

/// A shorter window is named by its days.
const LARGE: i64 = 62 * MINUTES_PER_DAY;
/// Where the canvas begins behind the names of the lanes.
pub(super) const CANVAS: u16 = 13;

/// Where the name of the timeline stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    /// In a row of its own, with the span and the unit.
    Row,
    /// Beside the larger unit of the axis.
    Beside,
}

/// Which rows the timeline has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Plan {
    heading: Heading,
    /// How many parts were given up, in the order of the methods below.
    given_up: u8,
    /// On how many lines the events of each lane stand.
    depths: Vec<u16>,
    /// The most lines that a lane gets.
    deepest: u16,
    /// How many lanes have rows.
    lanes: usize,
}

impl Plan {
    /// The parts that can be given up.
    const PARTS: u8 = 5;

    /// Chooses what fits into `rows`. Given up, in this order: the blank row and the years of the
    /// overview, the rows of labels, lines for overlapping events, the silence, the overview, the
    /// row of the title, then lanes; never the axis.
    pub(super) fn new(scene: Scene<'_>, area: Area, rows: u16, heading: Heading) -> Self {
        let scale = Scale::new(scene.state.window(scene.store), area.width.saturating_sub(CANVAS));
        let lanes = &scene.state.derived.lanes;
        // More lanes than rows are not drawn, so nobody has to know how deep they are.
        let depths: Vec<u16> =
            lanes.iter().take(rows.into()).map(|it| depth(&marks(scene, it, scale))).collect();
        let deepest = depths.iter().copied().max().unwrap_or(1);
        let lanes = lanes.len().max(1);
        let mut plan = Self { heading, given_up: 0, depths, deepest, lanes };
        while plan.height() > rows {
            match plan.given_up {
                0 | 1 => plan.given_up += 1,
                _ if plan.deepest > 1 => plan.deepest -= 1,
                2..Self::PARTS => plan.given_up += 1,
                _ if plan.lanes > 1 => plan.lanes -= 1,
                _ => break,
            }
        }
        plan
    }

    const fn has_years(&self) -> bool {
        self.given_up < 1
    }

    /// Tells whether lanes have a row of labels. Three lanes and more share the rows that two have
    /// with their labels.
    const fn has_labels(&self) -> bool {
        self.given_up < 2 && self.lanes <= 2
    }

    /// Returns the rows of a lane.
    fn rows_of(&self, lane: usize) -> u16 {
        let lines = self.depths.get(lane).copied().unwrap_or(1).min(self.deepest);
        lines + u16::from(self.has_labels())
    }

    const fn has_silence(&self) -> bool {
        self.given_up < 3
    }

    const fn has_overview(&self) -> bool {
        self.given_up < 4
    }

    pub(super) const fn has_title(&self) -> bool {
        matches!(self.heading, Heading::Row) && self.given_up < Self::PARTS
    }

    /// Returns how many rows it takes.
    pub(super) fn height(&self) -> u16 {
        let axis = 2 + u16::from(self.has_title());
        let lanes = (0..self.lanes).map(|it| self.rows_of(it)).fold(0_u16, u16::saturating_add);
        let strips = u16::from(self.has_silence()) + u16::from(self.has_overview());
        axis.saturating_add(lanes) + strips + 2 * u16::from(self.has_years())
    }
}

/// Draws the timeline.
pub(super) fn timeline(scene: Scene<'_>, plan: &Plan, area: Area, sheet: &mut Sheet) {
    if scene.store.is_empty() {
        let name = scene.locale.label(Label::Timeline);
        return title(scene, Title::new(name), area.top(1), sheet);
    }
    let window = scene.state.window(scene.store);
    let canvas = Area { x: area.x + CANVAS, width: area.width.saturating_sub(CANVAS), ..area };
    let scale = Scale::new(window, canvas.width);
    let marks = axis(scale, scene.locale);
    let focused = scene.state.focus == Pane::Timeline && scene.state.overlays.is_empty();
    let unit = scene.locale.label(marks.unit);
    let mut y = area.y;
    if plan.has_title() {
        // The span is said as exactly as it is shown.
        let name = if window.length() <= LARGE { dates::day } else { dates::month_year };
        let from = name(window.first_day(), scene.locale);
        let to = name(window.last_day(), scene.locale);
        let more = scene.state.derived.lanes.len().saturating_sub(plan.lanes);
        let span = format!("{from} {} {to}{}{unit}", scene.glyphs.dash, scene.glyphs.separator);
        let mut parts = vec![(span, Role::Dim)];
        if more > 0 && !scene.state.derived.lanes.is_empty() {
            parts
                .insert(0, (format!("+{more} {}", scene.locale.label(Label::Lanes)), Role::Strong));
        }
        parts.splice(0..0, legend(scene));
        title(
            scene,
            Title { name: scene.locale.label(Label::Timeline), focused, parts: &parts },
            Area { y, height: 1, ..area },
            sheet,
        );
        y += 1;
    } else {
        let role = if focused { Role::Accent } else { Role::Strong };
        let name = scene.locale.label(Label::Timeline);
        sheet.text((area.x, y), area.x + CANVAS - 1, name, role);
        if focused {
            sheet.draw((area.x.saturating_sub(1), y), area.x, scene.glyphs.bar, Role::Accent);
        }
    }
    ticks(scene, &marks.major, Area { y, height: 1, ..canvas }, Role::Strong, sheet);
    if !plan.has_title() {
        let x = area.right().saturating_sub(cells(unit));
        sheet.draw((x, y), area.right(), unit, Role::Dim);
    }
    ticks(scene, &marks.minor, Area { y: y + 1, height: 1, ..canvas }, Role::Dim, sheet);
    y += 2;
    y = lanes(scene, plan, scale, Area { y, ..area }, sheet);
    if plan.has_silence() {
        sheet.text((area.x, y), canvas.x - 1, scene.locale.label(Label::Silence), Role::Dim);
        silence(scene, scale, Area { y, height: 1, ..canvas }, sheet);
        y += 1;
    }
    if plan.has_overview() {
        y += u16::from(plan.has_years());
        let all = format!("{} {}", scene.locale.label(Label::All), scene.store.len());
        sheet.text((area.x, y), canvas.x - 1, &all, Role::Dim);
        overview(scene, window, Area { y, height: 1, ..canvas }, sheet);
        if plan.has_years() {
            overview_years(scene, Area { y: y + 1, height: 1, ..canvas }, sheet);
        }
    }
}

fn ticks(scene: Scene<'_>, ticks: &[Tick], row: Area, role: Role, sheet: &mut Sheet) {
    let selected = scene.state.event(scene.store).map(|it| minutes_of(it).0);
    for tick in ticks {
        let x = row.x + tick.column;
        // The rest of a unit that began before the window has no name, and no tick either.
        if tick.label.is_empty() && tick.first < scene.state.window(scene.store).first() {
            continue;
        }
        sheet.draw((x, row.y), row.right(), scene.glyphs.tick, Role::Rule);
        let here = selected.is_some_and(|it| it >= tick.first && it < tick.end);
        // The month that the selected event is in, not the year.
        let role = if here && role == Role::Dim { Role::Accent } else { role };
        sheet.draw((x + 1, row.y), row.right(), &tick.label, role);
    }
}

/// Draws the lanes, those around the selected event where not all fit, and returns the row after.
fn lanes(scene: Scene<'_>, plan: &Plan, scale: Scale, area: Area, sheet: &mut Sheet) -> u16 {
    let derived = &scene.state.derived;
    let at = scene.state.selected.and_then(|it| derived.lane_of(scene.store, it)).unwrap_or(0);
    let last = derived.lanes.len().saturating_sub(plan.lanes);
    let first = (at + 1).saturating_sub(plan.lanes).min(last);
    let end = area.y + (0..plan.lanes).map(|it| plan.rows_of(it)).sum::<u16>();
    let mut y = area.y;
    for (position, it) in derived.lanes.iter().enumerate().skip(first).take(plan.lanes) {
        let height = plan.rows_of(position).min(end.saturating_sub(y));
        let row = Area { y, height, ..area };
        name(scene, it, row.below(u16::from(plan.has_labels())), sheet);
        let canvas = Area { x: row.x + CANVAS, width: row.width.saturating_sub(CANVAS), ..row };
        let draw = if plan.has_labels() { labelled } else { bare };
        draw(scene, it, scale, canvas, sheet);
        y += height;
    }
    end
}

fn name(scene: Scene<'_>, lane: &Lane, row: Area, sheet: &mut Sheet) {
    let other = lane.series.is_none().then(|| lane.shown.select(0)).flatten();
    let other = other.and_then(|it| scene.store.event(it)).map(Event::kind);
    let other = scene.locale.label(if other == Some(Kind::Session) {
        Label::Other
    } else {
        Label::Milestones
    });
    let role = Role::LaneStrong(lane_tone(lane.series));
    sheet.text((row.x, row.y), row.x + CANVAS - 1, scene.lane(lane.series, other), role);
}

/// The title of a section.
#[derive(Clone, Copy, Debug)]
pub(super) struct Title<'a> {
    /// What the section is called.
    pub(super) name: &'a str,
    /// Whether it has the focus.
    pub(super) focused: bool,
    /// What stands flush right.
    pub(super) parts: &'a [(String, Role)],
}

impl<'a> Title<'a> {
    /// Makes a title of a section without the focus, with nothing at its right.
    pub(super) const fn new(name: &'a str) -> Self {
        Self { name, focused: false, parts: &[] }
    }
}

/// Draws a title: bar where it has the focus, name, hairline, and what stands flush right.
pub(super) fn title(scene: Scene<'_>, title: Title<'_>, area: Area, sheet: &mut Sheet) {
    let Title { name, focused, parts } = title;
    let (name_role, rule_role) =
        if focused { (Role::Accent, Role::AccentRule) } else { (Role::Strong, Role::Rule) };
    if focused {
        sheet.draw((area.x.saturating_sub(1), area.y), area.x, scene.glyphs.bar, Role::Accent);
    }
    let gap: u16 = 2;
    let from = sheet.text((area.x, area.y), area.right(), name, name_role) + 1;
    let mut end = area.right();
    for (text, role) in parts.iter().rev() {
        let wide = cells(text);
        // What does not fit is left out whole, from the left.
        if end < from + wide + 1 {
            break;
        }
        sheet.draw((end - wide, area.y), end, text, *role);
        end = end.saturating_sub(wide + gap);
    }
    if end != area.right() {
        end += gap - 1;
    }
    let rule = scene.glyphs.hairline.repeat(usize::from(end.saturating_sub(from)));
    sheet.draw((from, area.y), end, &rule, rule_role);
}
