//! The two rows under the lanes: the growing silence, and the whole span of the file.

use super::axis::Scale;
use super::found::Sought;
use super::names::Scene;
use super::sheet::{Area, Ground, Role, Sheet, cells};
use crate::app::{MINUTES_PER_DAY, Window};
use crate::i18n::{Label, dates};
use crate::model::Day;
use crate::store::{Event, EventId};

/// Draws, for every column, the days since the last event that is shown, as bars that grow until
/// the next one; the longest stands in words at the right.
pub(super) fn silence(scene: Scene<'_>, scale: Scale, area: Area, sheet: &mut Sheet) {
    let days: Vec<(i64, i64)> = (0..area.width).map(|it| silent_days(scene, scale, it)).collect();
    let Some(longest) = days.iter().map(|(_, end)| *end).max().filter(|it| *it > 0) else { return };
    let eighths = |days: i64| usize::try_from((days * 8 + longest - 1) / longest).unwrap_or(0);
    let bars: String = days.iter().map(|(start, _)| scene.glyphs.level(eighths(*start))).collect();
    let name = scene.locale.days(longest);
    let end = area.right().saturating_sub(cells(&name) + 1);
    sheet.draw((area.x, area.y), end, &bars, Role::Area);
    sheet.draw((end + 1, area.y), area.right(), &name, Role::Dim);
}

/// Returns the days from the last event before a column to its first day and to its last, or to the
/// next event in it; 0 while one goes on, before the first one, and after today.
fn silent_days(scene: Scene<'_>, scale: Scale, column: u16) -> (i64, i64) {
    let (day, end) = (scale.day(column), scale.day(column + 1));
    let today = scene.store.as_of();
    if day > today {
        return (0, 0);
    }
    let shown = scene.state.shown();
    let begun = scene.store.begin_within(Day(i32::MIN), day.saturating_add(1)).end;
    let rank = shown.rank(EventId(begun));
    let event = |rank: usize| shown.select(rank).and_then(|it| scene.store.event(it));
    let Some(last) = rank.checked_sub(1).and_then(event) else { return (0, 0) };
    let next = event(rank).map_or(end, Event::first).min(end).min(today);
    let since = |day: Day| (i64::from(day.0) - i64::from(last.last().0)).max(0);
    (since(day), since(next))
}

/// Returns the window of the whole file, up to today.
pub(super) fn whole(scene: Scene<'_>) -> Window {
    let today = scene.store.as_of();
    let (first, last) = scene.store.span().unwrap_or((today, today));
    let first = i64::from(first.start_of_month().0) * MINUTES_PER_DAY;
    let end = (i64::from(last.max(today).0) + 1) * MINUTES_PER_DAY;
    Window::new(first, end)
}

/// Draws how many events begin in each column of the whole span, with the window marked.
pub(super) fn overview(scene: Scene<'_>, window: Window, area: Area, sheet: &mut Sheet) {
    let scale = Scale::new(whole(scene), area.width);
    let range = |column: u16| scene.store.begin_within(scale.day(column), scale.day(column + 1));
    let counts: Vec<u32> = (0..area.width).map(range).map(|it| it.end - it.start).collect();
    let sought = Sought::anywhere(scene);
    let most = counts.iter().copied().max().unwrap_or(0).max(1);
    let (from, until) = (scale.clamped(window.first()), scale.clamped(window.end() - 1));
    // The brackets stand beside the window where there is room for them.
    let (open, close) = (from.saturating_sub(1), (until + 1).min(area.width.saturating_sub(1)));
    sheet.ground(
        Area { x: area.x + open, width: close + 1 - open, height: 1, ..area },
        Ground::Surface,
    );
    for (column, count) in (0..area.width).zip(&counts) {
        let eighths =
            usize::try_from((count * 7).div_ceil(most)).unwrap_or(0) + usize::from(*count > 0);
        let inside = (from..=until).contains(&column);
        let (text, role) = match eighths {
            0 => (scene.glyphs.baseline, Role::Rule),
            _ if inside => (scene.glyphs.level(eighths), Role::Present),
            _ => (scene.glyphs.level(eighths), Role::Past),
        };
        let found = sought.within(&range(column));
        let text = found.slot().map_or(text, |it| scene.glyphs.highlight(it));
        sheet.draw((area.x + column, area.y), area.right(), text, found.role(role));
    }
    sheet.draw((area.x + open, area.y), area.right(), "[", Role::Accent);
    sheet.draw((area.x + close, area.y), area.right(), "]", Role::Accent);
}

/// Draws the years under the overview.
pub(super) fn overview_years(scene: Scene<'_>, area: Area, sheet: &mut Sheet) {
    let span = whole(scene);
    let scale = Scale::new(span, area.width);
    let axis = super::axis::axis(scale, scene.locale);
    let years = if axis.unit == Label::Months || axis.unit == Label::Quarters {
        axis.major
    } else {
        axis.minor
    };
    let as_of = if scene.store.has_as_of() { scene.locale.label(Label::AsOf) } else { "" };
    let end = area.right().saturating_sub(cells(as_of) + 1);
    let first = dates::month_year(span.first_day(), scene.locale);
    let free = sheet.text((area.x, area.y), end, &first, Role::Dim) + 1;
    for tick in years.iter().filter(|it| area.x + it.column > free && !it.label.is_empty()) {
        let x = area.x + tick.column;
        if x + 1 + cells(&tick.label) < end {
            sheet.draw((x, area.y), end, scene.glyphs.tick, Role::Rule);
            sheet.draw((x + 1, area.y), end, &tick.label, Role::Dim);
        }
    }
    sheet.draw((end, area.y), area.right(), as_of, Role::Dim);
    sheet.draw((area.right() - 1, area.y), area.right(), scene.glyphs.tick, Role::Rule);
}
