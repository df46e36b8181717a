//! How regularly does each series meet, and how long has it been silent?
//!
//! Above, a series is a row of bars whose heights are its intervals, all on one scale. Below stand
//! the sessions of one series, with bars as long as the interval before each, the median across
//! them, and the current silence as an open bar; under them, the same in words.

mod list;
mod notes;

use super::names::{Scene, lane_tone};
use super::panes::right;
use super::sheet::{Area, Role, Sheet, cells};
use super::timeline::{Title, title};
use crate::analysis::{Cadence, Days, Silence};
use crate::app::Measured;
use crate::i18n::Label;
use crate::text;

/// The columns of the name of a series, and of what stands flush right.
const NAME: u16 = 16;
const RIGHT: u16 = 30;
/// The columns of a bar and the gap after it: with its number under it, and without.
const CELL: (u16, u16) = (7, 3);
/// The rows of a series: bars, numbers and a blank one, where there is room for all that.
const TALL: u16 = 3;
/// How many rows the sessions of a series need at least, on a screen of middling height.
const LIST: u16 = 9;
/// Below this height there is only the list.
const LOW: u16 = 8;

/// Draws it under the header.
pub(super) fn rhythm(scene: Scene<'_>, body: Area, sheet: &mut Sheet) {
    let view = &scene.state.views.rhythm;
    let locale = scene.locale;
    let Some(here) = view.here() else {
        title(scene, Title::new(locale.rhythm()), body.top(1), sheet);
        let why = if scene.state.shown().is_empty() {
            locale.label(Label::NothingShown)
        } else {
            locale.no_rhythm()
        };
        let rows = text::wrap(why, usize::from(body.width));
        for (row, y) in rows.iter().zip(body.y + 1..body.bottom()) {
            sheet.text((body.x, y), body.right(), row, Role::Dim);
        }
        return;
    };
    if body.height < LOW {
        return list::sessions(scene, here, body, sheet);
    }
    let mut parts = vec![(locale.start_to_start().to_owned(), Role::Dim)];
    let count = u16::try_from(view.rows.len()).unwrap_or(u16::MAX);
    let each = if body.height > TALL * count.min(4) + LIST { TALL } else { 1 };
    let room = body.height.saturating_sub(1 + LIST.min(body.height / 2)) / each;
    let shown = room.clamp(1, count.max(1));
    let unseen = view.rows.len() - usize::from(shown) + view.more;
    if unseen > 0 {
        parts.insert(0, (locale.more_series(unseen), Role::Strong));
    }
    title(scene, Title { parts: &parts, ..Title::new(locale.rhythm()) }, body.top(1), sheet);
    // The series that is listed is among those that are shown.
    let first = (view.series + 1).saturating_sub(usize::from(shown));
    for (slot, row) in (0..shown).zip(view.rows.iter().skip(first)) {
        let area = Area { y: body.y + 1 + slot * each, height: each, ..body };
        series(scene, row, area, sheet);
    }
    let gap = u16::from(each == 1 && body.height > 12);
    list::sessions(scene, here, body.below(1 + shown * each + gap), sheet);
}

/// Returns the name of a series, or of the events of a file without any.
fn name<'a>(scene: Scene<'a>, row: &Measured) -> &'a str {
    scene.lane(row.group.series, scene.locale.no_series())
}

/// Draws a series in one row or two: its name, the last intervals that have room, what they come
/// to.
fn series(scene: Scene<'_>, row: &Measured, area: Area, sheet: &mut Sheet) {
    let locale = scene.locale;
    let tone = lane_tone(row.group.series);
    let listed = scene.state.views.rhythm.here().map(|it| it.group.series);
    let role = if listed == Some(row.group.series) { Role::Accent } else { Role::LaneStrong(tone) };
    let narrow = area.width < NAME + RIGHT + CELL.0;
    let end = if narrow { area.right() - area.right().min(RIGHT) } else { area.x + NAME - 1 };
    sheet.text((area.x, area.y), end.max(area.x + NAME - 1), name(scene, row), role);
    let median = median(scene, &row.cadence).map(|it| locale.median_of(&it)).unwrap_or_default();
    let silence = silence(scene, &row.cadence).unwrap_or_default();
    if area.height > 1 {
        right(sheet, area.top(1), &median, Role::Text);
        right(sheet, area.below(1).top(1), &silence, Role::Text);
    } else {
        let free = area.width.saturating_sub(NAME);
        let short = silence.strip_prefix(locale.silent_now()).unwrap_or_default().trim_start();
        let fits = |it: &&str| !it.is_empty() && cells(it) <= free;
        let told = [&*silence, short, &*median].into_iter().find(fits);
        right(sheet, area, told.unwrap_or_default(), Role::Text);
    }
    if !narrow {
        let bars = Area { x: area.x + NAME, width: area.width - NAME - RIGHT, ..area };
        heights(scene, row, bars, sheet);
    }
}

/// Draws bars as high as the intervals are long, with their days under them where there is a row
/// for that.
fn heights(scene: Scene<'_>, row: &Measured, area: Area, sheet: &mut Sheet) {
    let tone = lane_tone(row.group.series);
    let cell = if area.height > 1 { CELL.0 } else { CELL.1 };
    let intervals = &row.cadence.intervals;
    let all = intervals.len() <= usize::from(area.width / cell);
    // What is left out stands before the first bar.
    let ellipsis = scene.glyphs.ellipsis;
    let left = if all { 0 } else { (cells(ellipsis) + 1).min(area.width) };
    let bars = Area { x: area.x + left, width: area.width - left, ..area };
    if !all {
        let y = area.y + u16::from(area.height > 1);
        sheet.draw((area.x, y), area.right(), ellipsis, Role::Dim);
    }
    let skipped = intervals.len().saturating_sub(usize::from(bars.width / cell));
    let highest = row.cadence.longest().map(|it| it.to);
    let scale = longest(scene);
    for (slot, interval) in (0..).zip(intervals.iter().skip(skipped)) {
        let x = bars.x + slot * cell;
        let days = interval.days.middle();
        let is_longest = highest == Some(interval.to);
        let eighths = usize::try_from((days * 8).div_euclid(scale)).unwrap_or(0);
        let eighths = eighths.clamp(usize::from(days > 0), 8);
        let wide = if area.height > 1 { 5 } else { 2 };
        let bar = scene.glyphs.level(eighths).repeat(wide);
        let (bar_role, role) = if is_longest {
            (Role::LaneStrong(tone), Role::Strong)
        } else {
            (Role::Lane(tone), Role::Dim)
        };
        sheet.draw((x, area.y), area.right(), &bar, bar_role);
        if area.height > 1 {
            let number = scene.locale.days(days);
            let x = x + 5_u16.saturating_sub(cells(&number));
            sheet.draw((x, area.y + 1), area.right(), &number, role);
        }
    }
}

/// Returns the longest interval of all series: the height of the highest bar.
fn longest(scene: Scene<'_>) -> i64 {
    let all = scene.state.views.rhythm.rows.iter();
    let days = all.filter_map(|it| it.cadence.longest()).map(|it| it.days.middle());
    days.max().unwrap_or(0).max(1)
}

/// Returns a number of days; what stands for more than one says so.
fn told(scene: Scene<'_>, days: Days) -> String {
    let told = scene.locale.days(days.middle());
    if days.about { scene.locale.about(&told) } else { told }
}

/// Returns the median interval.
fn median(scene: Scene<'_>, cadence: &Cadence) -> Option<String> {
    let locale = scene.locale;
    cadence.median.map(|it| {
        let days = locale.half_days(it.doubled);
        if it.about { locale.about(&days) } else { days }
    })
}

/// `silence 806 d: 6.4 medians`.
fn silence(scene: Scene<'_>, cadence: &Cadence) -> Option<String> {
    let Silence::Lasts { days, tenths, .. } = cadence.silence else { return None };
    let lasts = scene.locale.silent_for(&told(scene, days), tenths);
    Some(format!("{} {lasts}", scene.locale.silent_now()))
}

#[cfg(test)]
mod tests;
