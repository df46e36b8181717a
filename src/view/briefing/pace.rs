//! How the briefing stands against its budget, and what comes next.

use std::time::Duration;

use super::Shown;
use super::head::holds;
use super::plan::{Plan, Tier};
use crate::app::{Briefing, Pace};
use crate::i18n::{Locale, clock};
use crate::view::names::Scene;
use crate::view::panes::right;
use crate::view::sheet::{Area, Role, Sheet, cells};
use crate::view::stops::heading;

/// Draws the bars, the figures and the next stop.
pub(super) fn draw(shown: Shown<'_>, briefing: &Briefing, plan: &Plan, sheet: &mut Sheet) {
    let scene = shown.scene;
    let pace = briefing.pace(scene.state.now);
    let (x, end) = (plan.margin, plan.right());
    if let Some(y) = plan.rule {
        let rule = scene.glyphs.hairline.repeat(usize::from(end - x));
        sheet.draw((x, y), end, &rule, Role::Rule);
    }
    if let Some(y) = plan.bars {
        bars(shown, pace, (plan, y), sheet);
    }
    if let Some(y) = plan.figures {
        let at = sheet.text((x, y), end, &elapsed(scene.locale, pace), Role::Strong);
        let (word, role) = standing(scene.locale, pace);
        let after = sheet.text((at + 2, y), end, &word, role);
        over_here(scene, pace, (after + 2, y, end), sheet);
    }
    if let Some(y) = plan.next {
        next(shown, (plan, y), sheet);
    }
}

/// Draws stop, point and clock in one row.
pub(super) fn short(shown: Shown<'_>, briefing: &Briefing, plan: &Plan, sheet: &mut Sheet) {
    let scene = shown.scene;
    let pace = briefing.pace(scene.state.now);
    let Some(y) = plan.figures else { return };
    let row = Area { x: 0, y, width: plan.size.0, height: 1 };
    let (_, role) = standing(scene.locale, pace);
    let end = right(sheet, row, &clock(pace.elapsed), role);
    let (at, rows) = (shown.at + 1, shown.stage.rows.len());
    let told = format!("{at}/{}", shown.tour.stops.len());
    let point = format!("{}{}/{rows}", scene.glyphs.separator, shown.step);
    let x = sheet.text((0, y), end, &told, Role::Strong);
    if rows > 0 && x + cells(&point) <= end {
        sheet.text((x, y), end, &point, Role::Dim);
    }
}

/// Draws the time that has passed over the time that the stops that are done may take, on the scale
/// of the budget: where they are level, one is on pace. Once all has been shown, all stops are done.
fn bars(shown: Shown<'_>, pace: Pace, (plan, y): (&Plan, u16), sheet: &mut Sheet) {
    let scene = shown.scene;
    let locale = scene.locale;
    let stops = shown.tour.stops.len().to_string();
    let all_shown = shown.step >= shown.stage.rows.len();
    let is_over = all_shown && shown.at + 1 == shown.tour.stops.len();
    let done = if is_over { stops.clone() } else { shown.at.to_string() };
    let done = locale.part_done(&done, &stops);
    let figures = elapsed(locale, pace);
    let (word, role) = standing(locale, pace);
    let end = plan.right();
    let told = cells(&figures).max(cells(&done));
    let [from, until, figure_at, word_at] = places(locale, plan, told);
    let scale = pace.budget.max(Duration::from_secs(1));
    let ink = if role == Role::Error { role } else { Role::Text };
    let stops_done = if is_over { scale } else { pace.done };
    let rows = [
        (locale.time_word(), pace.elapsed, ink, figures),
        (locale.stops_word(), stops_done, Role::Accent, done),
    ];
    for ((label, time, role, figures), y) in rows.into_iter().zip(y..) {
        sheet.text((plan.margin, y), from, label, Role::Dim);
        let columns = until.saturating_sub(from);
        let filled = share(time, scale, columns);
        let full = scene.glyphs.stretch.repeat(usize::from(filled));
        let rest = scene.glyphs.hairline.repeat(usize::from(columns - filled));
        sheet.draw((from, y), until, &full, role);
        sheet.draw((from + filled, y), until, &rest, Role::Rule);
        sheet.text((figure_at, y), end, &figures, Role::Strong);
    }
    sheet.text((word_at.max(figure_at + cells(&elapsed(locale, pace)) + 2), y), end, &word, role);
    over_here(scene, pace, (word_at, y + 1, end), sheet);
}

/// Returns where bars begin and end, where their figures stand, of so many columns, and where it is
/// told how one stands.
fn places(locale: Locale, plan: &Plan, told: u16) -> [u16; 4] {
    if plan.tier == Tier::Large {
        let right = plan.size.0;
        return [15, right.saturating_sub(45), right.saturating_sub(42), right.saturating_sub(26)];
    }
    let labels = cells(locale.time_word()).max(cells(locale.stops_word()));
    let from = plan.margin + labels + 2;
    // What says how late one is keeps its place whatever it says.
    let words = if plan.size.0 >= 72 { 22 } else { 12 };
    let figure_at = plan.right().saturating_sub(told + 2 + words).max(from + 4);
    [from, figure_at.saturating_sub(2), figure_at, figure_at + told + 2]
}

/// Says that the stop takes longer than it may.
fn over_here(scene: Scene<'_>, pace: Pace, (x, y, end): (u16, u16, u16), sheet: &mut Sheet) {
    let over = pace.here.saturating_sub(pace.share);
    if over.as_secs() > 0 {
        sheet.text((x, y), end, &scene.locale.stop_over(&clock(over)), Role::Conflict);
    }
}

/// Returns how many of some columns a part of a time takes.
fn share(part: Duration, whole: Duration, columns: u16) -> u16 {
    let filled = part.as_millis() * u128::from(columns) / whole.as_millis().max(1);
    u16::try_from(filled).unwrap_or(u16::MAX).min(columns)
}

fn elapsed(locale: Locale, pace: Pace) -> String {
    locale.part_done(&clock(pace.elapsed), &clock(pace.budget))
}

/// Returns in words how the clock stands to the stops. Within the time that the present stop may
/// take one is on pace.
fn standing(locale: Locale, pace: Pace) -> (String, Role) {
    let whole = |it: Duration| Some(it).filter(|it| it.as_secs() > 0).map(clock);
    if let Some(over) = whole(pace.elapsed.saturating_sub(pace.budget)) {
        return (locale.over(&over), Role::Error);
    }
    if let Some(behind) = whole(pace.elapsed.saturating_sub(pace.done + pace.share)) {
        return (locale.behind(&behind), Role::Conflict);
    }
    match whole(pace.done.saturating_sub(pace.elapsed)) {
        Some(ahead) => (locale.ahead(&ahead), Role::New),
        None => (locale.on_pace().to_owned(), Role::Dim),
    }
}

/// Draws the next stop: what it is called, what it holds, what it may take.
fn next(shown: Shown<'_>, (plan, y): (&Plan, u16), sheet: &mut Sheet) {
    let scene = shown.scene;
    let end = plan.right();
    let label = scene.locale.next_word();
    let x = sheet.text((plan.margin, y), end, label, Role::Dim) + 2;
    let x = if plan.tier == Tier::Large { 15 } else { x };
    let Some(stop) = shown.tour.stops.get(shown.at + 1) else {
        sheet.text((x, y), end, scene.locale.last_stop(), Role::Dim);
        return;
    };
    let x = sheet.text((x, y), end, &heading(scene, shown.tour, stop), Role::Strong) + 2;
    let held = shown.stage.next.map(|it| holds(scene, it)).filter(|it| !it.is_empty());
    let seconds = scene.locale.seconds(stop.share().as_secs());
    let whole: Vec<String> = held.into_iter().chain([seconds.clone()]).collect();
    let whole = whole.join(scene.glyphs.separator);
    let room = end.saturating_sub(x);
    let told = [whole, seconds].into_iter().find(|it| cells(it) <= room);
    sheet.text((x, y), end, &told.unwrap_or_default(), Role::Dim);
}
