//! What of the matrix stands where?

use std::ops::Range;

use crate::app::Matrix;
use crate::store::SeriesId;
use crate::view::names::Scene;
use crate::view::sheet::{Area, cells};

/// Columns of a cell before its three.
const INSET: u16 = 1;
/// The columns of a cell itself.
pub(super) const CELL: u16 = 3;
/// From one session to the next at most.
const WIDEST: u16 = 14;
/// So many rows has the part of the reference screen that holds themes and totals.
const ROWS: u16 = 20;
/// So many rows has the reference screen without header and footer.
const HEIGHT: u16 = 34;

/// A session on the screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Its position among all columns.
    pub(super) position: usize,
    /// Its series.
    pub(super) series: Option<SeriesId>,
    /// Where it begins.
    pub(super) x: u16,
}

/// The places of everything.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// The row of the names of series; `None` where there are too few rows.
    pub(super) series: Option<u16>,
    /// The row of the numbers of sessions.
    pub(super) numbers: u16,
    /// The row of the months.
    pub(super) months: Option<u16>,
    /// Where the themes stand.
    pub(super) themes: Area,
    /// The row of the totals.
    pub(super) totals: Option<u16>,
    /// The row that says why the sums are of more than the entries, where they are.
    pub(super) note: Option<u16>,
    /// The cell under the cursor in words.
    pub(super) cell: Area,
    /// How many columns a name may take.
    pub(super) name: u16,
    /// From one session to the next.
    pub(super) pitch: u16,
    /// The column after the totals; `None` where there are too few columns.
    pub(super) sum: Option<u16>,
    /// The rows that are on the screen.
    pub(super) rows: Range<usize>,
    /// The sessions that are on the screen.
    pub(super) columns: Vec<Place>,
}

/// Widths that depend on the width of the screen.
#[derive(Clone, Copy)]
struct Widths {
    name: u16,
    pitch: u16,
    /// More columns before another series.
    gap: u16,
    /// Columns for the totals, with what keeps them apart.
    sum: u16,
}

impl Widths {
    const fn of(columns: u16) -> Self {
        match columns {
            106.. => Self { name: 24, pitch: 7, gap: 5, sum: 9 },
            56.. => Self { name: 19, pitch: 7, gap: 5, sum: 6 },
            30.. => Self { name: 13, pitch: 5, gap: 2, sum: 5 },
            _ => Self { name: 9, pitch: 4, gap: 1, sum: 0 },
        }
    }
}

impl Place {
    /// Returns where its figures stand.
    pub(super) const fn cell(self) -> u16 {
        self.x + INSET
    }
}

impl Plan {
    pub(super) fn new(scene: Scene<'_>, view: &Matrix, body: Area) -> Self {
        let table = &view.table;
        let widths = Widths::of(body.width);
        let all = u16::try_from(table.rows.len()).unwrap_or(u16::MAX);
        // The title, then two blank rows around the heads where there is room for them.
        let (blank, heads) = match body.height {
            26.. => (1, 3),
            14.. => (0, 3),
            8.. => (0, 2),
            _ => (0, 1),
        };
        let head = body.y + 1 + blank;
        let grid = body.below(1 + heads + 2 * blank);
        let words = words(body.height, all);
        let themes = grid.top(grid.height.saturating_sub(words));
        let overlaps = table.overlaps();
        let foot = match themes.height {
            12.. => 2 + u16::from(overlaps),
            8.. => 2,
            _ => 0,
        };
        let room = themes.top(themes.height - foot);
        let count = usize::from(room.height.min(all));
        let totals = (foot > 0).then_some(room.y + room.height.min(all) + 1);
        let rows = around(view.row, count, table.rows.len());
        let end = body.right().saturating_sub(widths.sum);
        let widths = widened(scene, view, widths, (body.x + widths.name, end));
        let columns = columns(view, widths, (body.x + widths.name, end));
        Self {
            series: (heads > 1).then_some(head),
            numbers: head + heads.min(2) - 1,
            months: (heads > 2).then_some(head + 2),
            themes: Area { height: u16::try_from(count).unwrap_or(0), ..room },
            totals: totals.filter(|it| *it < themes.bottom()),
            note: totals.map(|it| it + 1).filter(|it| overlaps && *it < themes.bottom()),
            cell: body.below(body.height.saturating_sub(words.saturating_sub(1))),
            name: widths.name,
            pitch: widths.pitch,
            sum: sum(scene, (widths, &columns), body),
            rows,
            columns,
        }
    }
}

/// Returns the rows for the cell in words, with a blank one before it. Those that a screen has
/// more than the reference go to themes that would not fit, then to the words.
fn words(height: u16, themes: u16) -> u16 {
    match height {
        HEIGHT.. => {
            let wanted = themes.saturating_add(3).max(ROWS);
            height - 6 - wanted.min(height - HEIGHT + ROWS)
        }
        18.. => (height / 4).clamp(6, 8),
        10.. => 4,
        _ => 0,
    }
}

/// Gives names more room, as long as every session fits. Numbers need none.
fn widened(scene: Scene<'_>, view: &Matrix, widths: Widths, (x, end): (u16, u16)) -> Widths {
    let columns = &view.table.columns;
    let named = |session| scene.store.event(session).is_some_and(|it| it.ordinal().is_none());
    if widths.sum == 0 || !columns.iter().any(|it| named(it.session)) {
        return widths;
    }
    let wider = (widths.pitch..=WIDEST).rev().map(|pitch| Widths { pitch, ..widths });
    let fits = |it: &Widths| {
        let placed = place(view, *it, 0, (x, end));
        let whole = placed.last().is_none_or(|last| last.x + it.pitch <= end);
        placed.len() == columns.len() && whole
    };
    wider.into_iter().find(fits).unwrap_or(widths)
}

/// Returns the column after the totals: the same as on the reference screen, or as far right as
/// the sessions need.
fn sum(scene: Scene<'_>, (widths, columns): (Widths, &[Place]), body: Area) -> Option<u16> {
    let last = columns.last()?;
    let wanted = last.x + widths.pitch + 4 + cells(scene.locale.total());
    let edge = body.right().saturating_sub(u16::from(body.width >= 106));
    (widths.sum > 0).then_some(edge.min(wanted.max(117)))
}

/// Returns `count` of `all` positions with the cursor in the middle, unless they begin or end on
/// the screen.
fn around(cursor: usize, count: usize, all: usize) -> Range<usize> {
    let from = cursor.saturating_sub(count / 2).min(all.saturating_sub(count));
    from..(from + count).min(all)
}

/// Returns the sessions that fit between two columns, the one under the cursor among them.
fn columns(view: &Matrix, widths: Widths, (x, end): (u16, u16)) -> Vec<Place> {
    let all = view.table.columns.len();
    let room = usize::from(end.saturating_sub(x) / widths.pitch).max(1);
    let whole = place(view, widths, 0, (x, end));
    if whole.len() == all {
        return whole;
    }
    let mut from = around(view.column, room, all).start;
    loop {
        let placed = place(view, widths, from, (x, end));
        // Gaps between series may push the cursor out.
        if from >= view.column || placed.iter().any(|it| it.position == view.column) {
            return placed;
        }
        from += 1;
    }
}

/// Places sessions one beside the other from a position on, as many as fit.
fn place(view: &Matrix, widths: Widths, from: usize, (mut x, end): (u16, u16)) -> Vec<Place> {
    let mut placed: Vec<Place> = Vec::new();
    for (position, column) in view.table.columns.iter().enumerate().skip(from) {
        let other = placed.last().is_some_and(|it| it.series != column.series);
        x += if other { widths.gap } else { 0 };
        if x + INSET + CELL > end {
            break;
        }
        placed.push(Place { position, series: column.series, x });
        x += widths.pitch;
    }
    placed
}
