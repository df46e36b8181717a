//! Themes by sessions on one stop: a figure for each, under the heads of the sessions.

use super::Shown;
use super::lines::Line;
use super::plan::{Plan, Tier};
use crate::store::Event;
use crate::text;
use crate::view::names::{Scene, lane_tone};
use crate::view::sheet::{Role, Sheet, cells};

/// The name of a theme takes so many columns at most.
const NAME: u16 = 22;
/// A figure takes so many columns.
const CELL: u16 = 3;
/// From one figure to the next: with a month over each, and close together.
const WIDE: u16 = 7;
const CLOSE: u16 = 4;

/// Which sessions have a column on a screen, and how far apart they stand.
#[derive(Clone, Copy)]
struct Grid {
    first: usize,
    pitch: u16,
}

impl Grid {
    /// As many of the last sessions as a screen of so many columns has room for.
    fn of(count: usize, columns: u16) -> Self {
        let taken = match columns {
            160.. => 90,
            110.. => 81,
            _ => 37,
        };
        let room = usize::from(columns.saturating_sub(taken) + CLOSE - CELL);
        let fits = |pitch: u16| room / usize::from(pitch);
        let pitch = if count <= fits(WIDE) { WIDE } else { CLOSE };
        Self { first: count.saturating_sub(fits(pitch)), pitch }
    }
}

/// Returns a theme with a figure for each session: larger ones on a tint, those of one series that
/// follow each other joined by a line.
pub(super) fn theme(shown: Shown<'_>, position: usize, columns: u16) -> Line {
    let scene = shown.scene;
    let Some(table) = &shown.stage.table else { return Line::default() };
    let Some(row) = table.rows.get(position) else { return Line::default() };
    let name = row.theme.map_or_else(|| scene.locale.no_theme(), |it| scene.theme(it));
    let name = text::fit(name, usize::from(NAME), scene.glyphs.ellipsis);
    let mut words = vec![(text::pad_end(&name, usize::from(NAME)), Role::Text)];
    let grid = Grid::of(table.columns.len(), columns);
    let filler = usize::from(grid.pitch.saturating_sub(CELL + 2));
    let mut before = None;
    for (at, column) in table.columns.iter().enumerate().skip(grid.first) {
        let count = row.count(at);
        let joined = count > 0 && column.series.is_some() && before == Some((column.series, true));
        if before.is_some() && filler > 0 {
            let sign = if joined { scene.glyphs.hairline } else { " " };
            words.push((sign.repeat(filler), Role::Rule));
        }
        before = Some((column.series, count > 0));
        let (sign, role) = match count {
            0 => (scene.glyphs.none.to_owned(), Role::Faint),
            1 => (count.to_string(), Role::Text),
            2 => (count.to_string(), Role::Heat(0)),
            3..=999 => (count.to_string(), Role::Heat(1)),
            _ => ("1k+".to_owned(), Role::Heat(1)),
        };
        words.push((format!("{sign:^3}"), role));
    }
    let widest = table.rows.iter().map(|it| it.total).max().unwrap_or(0).to_string().len();
    let total = format!("{:>widest$}", row.total);
    Line { tail: Some((total, Role::Dim)), ..Line::of(words) }
}

/// Draws the heads of the sessions over their figures: the name of the series, the number, the
/// month, as far as there are rows for them. Names begin in column `from`, totals end before `end`.
pub(super) fn heads(shown: Shown<'_>, plan: &Plan, (from, end): (u16, u16), sheet: &mut Sheet) {
    let Some(table) = shown.stage.table.as_ref().filter(|_| plan.tier > Tier::Tiny) else { return };
    let scene = shown.scene;
    let rows = Rows::of(plan);
    let Some(numbers) = rows.numbers else { return };
    let grid = Grid::of(table.columns.len(), plan.size.0);
    let events = table.columns.iter().skip(grid.first);
    let events: Vec<Event<'_>> = events.filter_map(|it| scene.store.event(it.session)).collect();
    let names: Vec<String> = events.iter().map(|it| number(scene, *it)).collect();
    let names = text::fit_apart(&names, usize::from(grid.pitch - 1), scene.glyphs.ellipsis);
    let mut before = None;
    let mut x = from + NAME + 1;
    for (event, name) in events.iter().zip(&names) {
        let series = event.series();
        let role = Role::LaneStrong(lane_tone(series));
        if let Some(y) = rows.series.filter(|_| before != Some(series)) {
            let same = events.iter().filter(|it| it.series() == series).count();
            let room = u16::try_from(same).unwrap_or(u16::MAX).saturating_mul(grid.pitch) - 1;
            let told = scene.lane(series, scene.locale.of_no_series());
            sheet.text((x, y), x.saturating_add(room).min(end), told, role);
        }
        before = Some(series);
        sheet.draw((x, numbers), x + grid.pitch - 1, name, role);
        let month = event.date().map(|it| scene.locale.month_of(&it, scene.glyphs.dash));
        let month = month.filter(|it| cells(it) < grid.pitch);
        if let (Some(y), Some(month)) = (rows.months, month) {
            sheet.draw((x - 1, y), x + grid.pitch, &month, Role::Dim);
        }
        x += grid.pitch;
    }
    let total = scene.locale.total();
    let at = end.saturating_sub(cells(total));
    if at >= x && end > 0 {
        sheet.draw((at, numbers), end, total, Role::Dim);
    }
    if grid.first > 0 {
        let all = table.columns.len();
        let range = format!("{}{}{all}", grid.first + 1, scene.glyphs.dash);
        let told = scene.locale.part_of(&range, &scene.locale.sessions(all));
        sheet.text((from, numbers), from + NAME, &told, Role::Dim);
    }
}

/// The rows of the heads.
struct Rows {
    series: Option<u16>,
    numbers: Option<u16>,
    months: Option<u16>,
}

impl Rows {
    fn of(plan: &Plan) -> Self {
        let free = plan.list.y.saturating_sub(plan.what + 1);
        let first = plan.what + 1;
        match free {
            0 => Self { series: None, numbers: None, months: None },
            1 => Self { series: None, numbers: Some(first), months: None },
            2 | 3 => Self { series: None, numbers: Some(first), months: Some(first + 1) },
            _ => Self { series: Some(first), numbers: Some(first + 1), months: Some(first + 2) },
        }
    }
}

/// Tells whether the names of the series stand over the figures.
pub(super) fn names_series(plan: &Plan) -> bool {
    Rows::of(plan).series.is_some()
}

/// Returns the number of a session in the columns of a figure, else its name.
fn number(scene: Scene<'_>, event: Event<'_>) -> String {
    let Some(ordinal) = event.ordinal() else { return scene.label(event).into_owned() };
    let short = scene.locale.ordinal_short(ordinal);
    if cells(&short) <= CELL { short } else { ordinal.to_string() }
}
