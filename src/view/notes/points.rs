//! The points of the stop for its speaker: what was revealed, what is spoken of, and what comes.

use super::Told;
use super::desk::{Pen, Standing};
use super::stop::ink;
use crate::text;
use crate::view::sheet::{Area, Ground, Role, Sheet};

/// The most rows that a point takes which is not spoken of.
const POINT: usize = 2;
/// From so many rows on, one says how many points are out of sight.
const COUNTED: usize = 3;

/// Where points stand: its first rows are narrower, because something stands beside them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    pub(super) area: Area,
    /// How many rows, and how wide.
    pub(super) narrow: (u16, u16),
}

impl Room {
    /// Returns the columns of a row of it, counted from 0.
    fn width(self, row: usize) -> u16 {
        let (rows, width) = self.narrow;
        if row < usize::from(rows) { width } else { self.area.width }
    }
}

/// Points one under the other.
struct Column {
    /// The point, its row of itself, and what stands there.
    rows: Vec<(usize, usize, String)>,
    /// The first and the one after the last.
    from: usize,
    to: usize,
}

impl Column {
    /// Puts points from this one on under each other, as many as fit wholly; the one that is spoken
    /// of is never cut for the sake of others.
    fn of(pen: Pen, told: &Told, room: Room, (from, rows): (usize, usize)) -> Self {
        let mut column = Self { rows: Vec::new(), from, to: from };
        for (at, point) in told.points.iter().enumerate().skip(from) {
            let used = column.rows.len();
            let columns = usize::from(room.width(used).saturating_sub(2));
            let most = if at == current(told) { rows } else { POINT };
            let lines = text::wrap_at_most(point, columns, most, pen.glyphs.ellipsis);
            if used > 0 && used + lines.len() > rows {
                break;
            }
            let lines = lines.into_iter().take(rows).enumerate();
            column.rows.extend(lines.map(|(line, text)| (at, line, text)));
            column.to = at + 1;
        }
        column
    }

    /// Puts those points under each other that are around the one that is spoken of: with the next
    /// one, where there is room, and with as many before it as there may be.
    fn around(pen: Pen, told: &Told, room: Room, rows: usize) -> Self {
        let current = current(told);
        let begin = current.saturating_sub(rows);
        for last in [current + 2, current + 1] {
            let last = last.min(told.points.len());
            let column = (begin..=current)
                .map(|from| Self::of(pen, told, room, (from, rows)))
                .find(|it| it.to >= last);
            if let Some(column) = column {
                return column;
            }
        }
        Self::of(pen, told, room, (current, rows))
    }
}

/// Returns the point that is spoken of, or the first.
fn current(told: &Told) -> usize {
    told.revealed.saturating_sub(1)
}

/// Returns how many rows all points take, at most the rows of the room.
pub(super) fn height(pen: Pen, told: &Told, room: Room) -> u16 {
    let rows = usize::from(room.area.height);
    let column = Column::of(pen, told, room, (0, rows));
    if column.to < told.points.len() {
        return room.area.height;
    }
    u16::try_from(column.rows.len()).unwrap_or(room.area.height)
}

/// Draws the points around the one that is spoken of, and how many others there are.
pub(super) fn points(pen: Pen, (told, is): (&Told, Standing), room: Room, sheet: &mut Sheet) {
    let rows = usize::from(room.area.height);
    if rows == 0 {
        return;
    }
    let all = Column::of(pen, told, room, (0, rows));
    let column = if all.to == told.points.len() {
        all
    } else {
        Column::around(pen, told, room, rows - usize::from(rows >= COUNTED))
    };
    let mut y = room.area.y;
    for (row, (at, line, text)) in column.rows.iter().enumerate() {
        let area = Area { y, height: 1, width: room.width(row), ..room.area };
        let is_current = at + 1 == told.revealed;
        let shown = *at < told.revealed;
        if is_current && is == Standing::Presenting {
            sheet.ground(area, Ground::Surface);
            sheet.draw((area.x.saturating_sub(1), y), area.x, pen.glyphs.bar, Role::Accent);
        }
        let sign = if shown { pen.glyphs.check } else { pen.glyphs.none };
        if *line == 0 {
            sheet.draw((area.x, y), area.right(), sign, Role::Dim);
        }
        let role = match (is_current, shown) {
            (true, _) => Role::Strong,
            (_, true) => Role::Text,
            _ => Role::Dim,
        };
        sheet.text((area.x + 2, y), area.right(), text, ink(is, role));
        y += 1;
    }
    let hidden = column.from + told.points.len().saturating_sub(column.to);
    if hidden > 0 && rows >= COUNTED {
        sheet.text((room.area.x + 2, y), room.area.right(), &pen.locale.more(hidden), Role::Dim);
    }
}
