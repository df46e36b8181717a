//! The sessions of one series, each with a bar as long as the interval before it.

use super::super::names::{Scene, lane_tone};
use super::super::panes::{right, under_cursor};
use super::super::sheet::{Area, Role, Sheet, cells};
use super::super::timeline::{Title, title};
use super::{longest, notes::notes, told};
use crate::analysis::Silence;
use crate::app::Measured;
use crate::i18n::dates::{self, Style};
use crate::store::{Event, EventId};
use crate::text;

/// The columns of a session that has a number, of one that has only a name, of a date and of days.
const NUMBER: u16 = 8;
const NAMED: u16 = 16;
const DATE: u16 = 21;
const DAYS: u16 = 12;
/// The columns of what is said beside a bar.
const BESIDE: u16 = 16;
/// The fewest columns that a bar is drawn in, and that a date is shown from.
const BAR: u16 = 8;
const DATED: u16 = 56;
/// An open bar is cut at so many medians, so that intervals can still be told apart.
const FARTHEST: i64 = 3;
/// Below so many rows there are no sentences.
const SENTENCES: u16 = 8;
/// Lines of more columns than this are hard to read.
const WIDEST: u16 = 100;

/// Where things stand in a row.
#[derive(Clone, Copy, Debug)]
struct Columns {
    date: u16,
    /// Where the days end.
    days: u16,
    bar: u16,
    room: u16,
    /// How many days the whole room stands for.
    scale: i64,
    /// The column of the median, from the start of a bar, and twice its days.
    median: Option<(u16, i64)>,
}

impl Columns {
    fn new(scene: Scene<'_>, row: &Measured, area: Area) -> Self {
        let date = if row.numbered { NUMBER } else { NAMED.min(area.width / 3) };
        let days = date + DAYS + if area.width < DATED { 0 } else { DATE };
        let bar = days + 2;
        let beside = if area.width < DATED { 0 } else { BESIDE };
        let room = area.width.saturating_sub(bar + beside);
        let room = if room < BAR { 0 } else { room };
        let scale = scale(scene);
        let median = row.cadence.median;
        let median = median.map(|it| (lengthen(it.days(), scale, room).max(1), it.doubled));
        let x = area.x;
        Self { date: x + date, days: x + days, bar: x + bar, room, scale, median }
    }

    /// Returns the columns of a bar, and whether it goes on beyond the room. What is longer than
    /// the median can be seen on the right of its line, and nothing else can.
    fn length(self, days: i64) -> (u16, bool) {
        let length = lengthen(days, self.scale, self.room).max(u16::from(days > 0));
        let length = match self.median {
            Some((at, doubled)) if days.saturating_mul(2) > doubled => length.max(at + 2),
            Some((at, _)) => length.min(at),
            None => length,
        };
        (length.min(self.room), days > self.scale)
    }
}

/// Returns how many columns so many days take.
fn lengthen(days: i64, scale: i64, room: u16) -> u16 {
    u16::try_from((days * i64::from(room) + scale / 2) / scale).unwrap_or(u16::MAX)
}

/// Returns how many days the room for bars stands for, the same for every series.
fn scale(scene: Scene<'_>) -> i64 {
    let longest = longest(scene);
    let rows = &scene.state.views.rhythm.rows;
    let medians = rows.iter().filter_map(|it| it.cadence.median);
    let medians = medians.map(|it| it.doubled.saturating_mul(FARTHEST) / 2);
    let farthest = medians.max().unwrap_or(0).max(longest);
    let silences = rows.iter().map(|it| match it.cadence.silence {
        Silence::Lasts { days, .. } => days.middle(),
        Silence::NoToday | Silence::NoneHeld | Silence::NoEnd(_) => 0,
    });
    silences.max().unwrap_or(0).clamp(longest, farthest)
}

/// Draws the sessions around the cursor, the current silence under the last one, and what they
/// come to in words.
pub(super) fn sessions(scene: Scene<'_>, row: &Measured, area: Area, sheet: &mut Sheet) {
    let held = &row.cadence.held;
    let (all, planned) = (row.cadence.sessions, row.cadence.planned.0);
    let parts = [(scene.locale.held_and_planned(all - planned, planned), Role::Dim)];
    let heading = Title { name: super::name(scene, row), focused: true, parts: &parts };
    title(scene, heading, area.top(1), sheet);
    let body = area.below(1);
    let wide = body.width.min(WIDEST);
    let silent = matches!(row.cadence.silence, Silence::Lasts { .. }) && body.height > 2;
    let count = u16::try_from(held.len()).unwrap_or(u16::MAX);
    let rows = count.saturating_add(u16::from(silent));
    // Where not everything fits, the sessions get at least half.
    let least = rows.min(body.height.div_ceil(2));
    let room = if body.height < SENTENCES {
        0
    } else {
        body.height - least.saturating_add(1).min(body.height)
    };
    let mut words: Vec<String> = Vec::new();
    for note in notes(scene, row) {
        let lines = text::wrap(&note, usize::from(wide));
        if words.len() + lines.len() > usize::from(room) {
            break;
        }
        words.extend(lines);
    }
    let said = u16::try_from(words.len()).unwrap_or(0);
    let said = said + u16::from(said > 0);
    let list = body.top(body.height.saturating_sub(said + u16::from(silent)).min(count));
    let columns = Columns::new(scene, row, body);
    let cursor = scene.state.views.rhythm.session;
    let furthest = held.len().saturating_sub(usize::from(list.height));
    let first = cursor.saturating_sub(usize::from(list.height / 2)).min(furthest);
    for ((position, session), y) in held.iter().enumerate().skip(first).zip(list.y..list.bottom()) {
        let at = Area { y, height: 1, ..list };
        if position == cursor {
            under_cursor(scene, at, sheet);
        }
        let Some(event) = scene.store.event(*session) else { continue };
        one(scene, (row, event), columns, at, sheet);
    }
    let below = body.below(list.height);
    if silent {
        silence(scene, row, columns, below.top(1), sheet);
    }
    let below = below.below(u16::from(silent) + 1);
    for (line, y) in words.iter().zip(below.y..below.bottom()) {
        sheet.text((below.x, y), below.right(), line, Role::Text);
    }
}

/// Draws a session: what it is called, when it was, the days from the start of the one before.
fn one(
    scene: Scene<'_>,
    (row, event): (&Measured, Event<'_>),
    columns: Columns,
    area: Area,
    sheet: &mut Sheet,
) {
    let end = columns.date.min(area.right());
    sheet.text((area.x, area.y), end.saturating_sub(1), &scene.number(event), Role::Strong);
    if area.width >= DATED {
        let date = scene.date(event, Style::WithYear);
        sheet.text((columns.date, area.y), columns.days - DAYS, &date, Role::Text);
    }
    let interval = row.cadence.before(event.at());
    if let Some(interval) = interval {
        let longest = longest_of(row) == Some(event.at());
        let days = told(scene, interval.days);
        flush(columns, area, &days, if longest { Role::Strong } else { Role::Text }, sheet);
        let tone = lane_tone(row.group.series);
        let role = if longest { Role::LaneStrong(tone) } else { Role::Lane(tone) };
        let (length, _) = columns.length(interval.days.middle());
        let bar = scene.glyphs.stretch.repeat(usize::from(length));
        sheet.draw((columns.bar, area.y), area.right(), &bar, role);
        if longest && area.width >= DATED {
            right(sheet, area, scene.locale.longest(), Role::Dim);
        }
    }
    median(scene, columns, area, sheet);
    if let (None, Some((at, _)), Some(median)) =
        (interval, columns.median, super::median(scene, &row.cadence))
    {
        // The row of the first session has no bar, and so has room to say what the line is.
        let told = scene.locale.median_of(&median);
        let x = columns.bar + at + 2;
        if columns.room > 0 && x + cells(&told) <= area.right() {
            sheet.draw((x, area.y), area.right(), &told, Role::Dim);
        }
    }
}

/// Returns the session that the longest interval ends with; one interval alone is no longest.
fn longest_of(row: &Measured) -> Option<EventId> {
    row.cadence.longest().filter(|_| row.cadence.intervals.len() > 1).map(|it| it.to)
}

/// Writes days flush right in their columns.
fn flush(columns: Columns, area: Area, days: &str, role: Role, sheet: &mut Sheet) {
    let end = columns.days.min(area.right());
    let x = end.saturating_sub(cells(days)).max(area.x);
    sheet.text((x, area.y), end, days, role);
}

/// Draws the median across a row of bars.
fn median(scene: Scene<'_>, columns: Columns, area: Area, sheet: &mut Sheet) {
    if let Some((median, _)) = columns.median.filter(|(it, _)| *it < columns.room) {
        sheet.draw((columns.bar + median, area.y), area.right(), scene.glyphs.tick, Role::Faint);
    }
}

/// Draws the current silence as an open bar: it has not ended.
fn silence(scene: Scene<'_>, row: &Measured, columns: Columns, area: Area, sheet: &mut Sheet) {
    let Silence::Lasts { days, tenths, .. } = row.cadence.silence else { return };
    let locale = scene.locale;
    let end = columns.date.min(area.right());
    sheet.text((area.x, area.y), end.saturating_sub(1), locale.silent_now(), Role::Dim);
    if area.width >= DATED {
        let today = dates::day(scene.store.as_of(), locale);
        sheet.text((columns.date, area.y), columns.days - DAYS, &today, Role::Dim);
    }
    flush(columns, area, &told(scene, days), Role::Text, sheet);
    let (length, beyond) = columns.length(days.middle());
    let bar = scene.glyphs.hairline.repeat(usize::from(length));
    sheet.draw((columns.bar, area.y), area.right(), &bar, Role::Dim);
    median(scene, columns, area, sheet);
    if beyond && length > 0 {
        let x = columns.bar + length - 1;
        sheet.draw((x, area.y), area.right(), scene.glyphs.arrow, Role::Dim);
    }
    if let (Some(tenths), true) = (tenths, area.width >= DATED) {
        right(sheet, area, &locale.medians(tenths), Role::Text);
    }
}
