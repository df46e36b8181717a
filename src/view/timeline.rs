//! The upper part of the screen: axis, lanes, silence, overview.

use super::axis::{Scale, Tick, axis};
use super::lanes::lane;
use super::names::Scene;
use super::sheet::{Area, Role, Sheet, cells};
use super::strip::{overview, overview_years, silence};
use crate::app::{Lane, Pane, minutes_of};
use crate::i18n::{Label, dates};
use crate::model::Kind;

/// Where the canvas begins behind the names of the lanes.
pub(super) const CANVAS: u16 = 13;

/// Which rows the timeline has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Plan {
    /// A title of its own, over the axis.
    title: bool,
    /// Rows of each lane, one or two.
    per_lane: u16,
    /// How many lanes.
    lanes: u16,
    silence: bool,
    overview: bool,
    /// A blank row before the overview, and its years after it.
    years: bool,
}

impl Plan {
    /// Chooses what fits into `rows`. Given up, in this order: the blank row and the years of the
    /// overview, the rows of labels, the silence, the overview, lanes; never the axis.
    pub(super) fn new(rows: u16, lanes: usize, title: bool) -> Self {
        let lanes = u16::try_from(lanes).unwrap_or(u16::MAX).max(1);
        let mut plan =
            Self { title, per_lane: 2, lanes, silence: true, overview: true, years: true };
        let steps: [fn(&mut Self); 5] = [
            |it| it.years = false,
            |it| it.per_lane = 1,
            |it| it.silence = false,
            |it| it.overview = false,
            |it| it.title = false,
        ];
        // Three lanes and more share the rows that two lanes have with their labels.
        if lanes > 2 {
            plan.per_lane = 1;
        }
        for step in steps {
            if plan.height() > rows {
                step(&mut plan);
            }
        }
        while plan.height() > rows && plan.lanes > 1 {
            plan.lanes -= 1;
        }
        plan
    }

    /// Returns how many rows it takes.
    pub(super) fn height(self) -> u16 {
        let axis = if self.title { 3 } else { 2 };
        let lanes = self.lanes.saturating_mul(self.per_lane);
        axis + lanes
            + u16::from(self.silence)
            + u16::from(self.overview)
            + 2 * u16::from(self.years)
    }
}

/// Draws the timeline.
pub(super) fn timeline(scene: Scene<'_>, plan: Plan, area: Area, sheet: &mut Sheet) {
    let window = scene.state.window(scene.store);
    let canvas = Area { x: area.x + CANVAS, width: area.width.saturating_sub(CANVAS), ..area };
    let scale = Scale::new(window, canvas.width);
    let marks = axis(scale, scene.locale);
    let focused = scene.state.focus == Pane::Timeline && scene.state.overlays.is_empty();
    let unit = scene.locale.label(marks.unit);
    let mut y = area.y;
    if plan.title {
        let from = dates::month_year(window.first_day(), scene.locale);
        let to = dates::month_year(window.last_day(), scene.locale);
        let span = format!("{from} {} {to} {} {unit}", scene.glyphs.dash, scene.glyphs.separator);
        let parts = [(span, Role::Dim)];
        title(
            scene,
            scene.locale.label(Label::Timeline),
            focused,
            &parts,
            Area { y, height: 1, ..area },
            sheet,
        );
        y += 1;
    } else {
        let role = if focused { Role::Accent } else { Role::Strong };
        let name = scene.locale.label(Label::Timeline);
        sheet.text((area.x, y), area.x + CANVAS - 1, name, role, scene.glyphs.ellipsis);
        if focused {
            sheet.text((area.x.saturating_sub(1), y), area.x, scene.glyphs.bar, Role::Accent, "");
        }
    }
    ticks(scene, &marks.major, Area { y, height: 1, ..canvas }, true, sheet);
    if !plan.title {
        let x = area.right().saturating_sub(cells(unit));
        sheet.text((x, y), area.right(), unit, Role::Dim, "");
    }
    ticks(scene, &marks.minor, Area { y: y + 1, height: 1, ..canvas }, false, sheet);
    y += 2;
    y = lanes(scene, plan, scale, Area { y, ..area }, sheet);
    if plan.silence {
        sheet.text(
            (area.x, y),
            canvas.x - 1,
            scene.locale.label(Label::Silence),
            Role::Dim,
            scene.glyphs.ellipsis,
        );
        silence(scene, scale, Area { y, height: 1, ..canvas }, sheet);
        y += 1;
    }
    if plan.overview {
        y += u16::from(plan.years);
        let all = format!("{} {}", scene.locale.label(Label::All), scene.store.len());
        sheet.text((area.x, y), canvas.x - 1, &all, Role::Dim, scene.glyphs.ellipsis);
        overview(scene, window, Area { y, height: 1, ..canvas }, sheet);
        if plan.years {
            overview_years(scene, Area { y: y + 1, height: 1, ..canvas }, sheet);
        }
    }
}

fn ticks(scene: Scene<'_>, ticks: &[Tick], row: Area, major: bool, sheet: &mut Sheet) {
    let selected = scene.state.event(scene.store).map(|it| minutes_of(it).0);
    for tick in ticks {
        let x = row.x + tick.column;
        sheet.text((x, row.y), row.right(), scene.glyphs.tick, Role::Rule, "");
        let here = selected.is_some_and(|it| it >= tick.first && it < tick.end);
        let role = match (major, here) {
            (true, _) => Role::Strong,
            (false, true) => Role::Accent,
            (false, false) => Role::Dim,
        };
        sheet.text((x + 1, row.y), row.right(), &tick.label, role, "");
    }
}

/// Draws the lanes, those around the selected event where not all fit, and returns the row after.
fn lanes(scene: Scene<'_>, plan: Plan, scale: Scale, area: Area, sheet: &mut Sheet) -> u16 {
    let derived = &scene.state.derived;
    let at = scene.state.selected.and_then(|it| derived.lane_of(scene.store, it)).unwrap_or(0);
    let room = usize::from(plan.lanes);
    let last = derived.lanes.len().saturating_sub(room);
    let first = (at + 1).saturating_sub(room).min(last);
    let mut y = area.y;
    for (position, it) in derived.lanes.iter().enumerate().skip(first).take(room) {
        let row = Area { y, height: plan.per_lane, ..area };
        let hidden = derived.lanes.len() - room.min(derived.lanes.len());
        let more = (hidden > 0 && position + 1 == first + room).then_some(hidden);
        name(scene, it, more, row, sheet);
        let canvas = Area { x: row.x + CANVAS, width: row.width.saturating_sub(CANVAS), ..row };
        lane(scene, it, scale, canvas, sheet);
        y += plan.per_lane;
    }
    area.y + plan.lanes * plan.per_lane
}

fn name(scene: Scene<'_>, lane: &Lane, more: Option<usize>, row: Area, sheet: &mut Sheet) {
    let other = lane.series.is_none().then(|| lane.shown.select(0)).flatten();
    let other = other.and_then(|it| scene.store.event(it)).map(|it| it.kind());
    let other = scene.locale.label(if other == Some(Kind::Session) {
        Label::Other
    } else {
        Label::Milestones
    });
    let y = row.bottom().saturating_sub(1);
    let more = more.map_or_else(String::new, |it| format!(" +{it}"));
    let end = row.x + CANVAS - 1;
    let role = Role::LaneStrong(scene.lane_tone(lane.series));
    let x = sheet.text(
        (row.x, y),
        end.saturating_sub(cells(&more)),
        scene.lane(lane.series, other),
        role,
        scene.glyphs.ellipsis,
    );
    sheet.text((x, y), end, &more, Role::Dim, "");
}

/// Draws the title of a section: bar where it has the focus, name, hairline, and what stands flush
/// right.
pub(super) fn title(
    scene: Scene<'_>,
    name: &str,
    focused: bool,
    parts: &[(String, Role)],
    area: Area,
    sheet: &mut Sheet,
) {
    let (name_role, rule_role) =
        if focused { (Role::Accent, Role::AccentRule) } else { (Role::Strong, Role::Rule) };
    if focused {
        sheet.text((area.x.saturating_sub(1), area.y), area.x, scene.glyphs.bar, Role::Accent, "");
    }
    let gap: u16 = 2;
    let from =
        sheet.text((area.x, area.y), area.right(), name, name_role, scene.glyphs.ellipsis) + 1;
    let mut end = area.right();
    for (text, role) in parts.iter().rev() {
        let wide = cells(text);
        // What does not fit is left out whole, from the left.
        if end < from + wide + 1 {
            break;
        }
        sheet.text((end - wide, area.y), end, text, *role, "");
        end = end.saturating_sub(wide + gap);
    }
    if end != area.right() {
        end += gap - 1;
    }
    let rule = scene.glyphs.hairline.repeat(usize::from(end.saturating_sub(from)));
    sheet.text((from, area.y), end, &rule, rule_role, "");
}
