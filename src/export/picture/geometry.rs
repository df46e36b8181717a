//! Where do things stand in a drawing, and how are its numbers written?

use std::fmt;

/// A cell, in the drawing's units (pixels at scale 1).
pub(super) const CELL_WIDTH: f32 = 9.0;
pub(super) const CELL_HEIGHT: f32 = 20.0;
/// Page left free around the cells.
pub(super) const MARGIN: f32 = 12.0;
/// Radius of the page's corners.
pub(super) const CORNER: f32 = 10.0;

/// A rectangle of the drawing: the cell, or the two cells, that a character stands in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) width: f32,
    pub(super) height: f32,
}

impl Spot {
    /// The place of `width` cells from a column and row of the frame, both from 0.
    pub(super) fn of(column: u16, row: u16, width: u16) -> Self {
        Self {
            x: MARGIN + f32::from(column) * CELL_WIDTH,
            y: MARGIN + f32::from(row) * CELL_HEIGHT,
            width: f32::from(width) * CELL_WIDTH,
            height: CELL_HEIGHT,
        }
    }

    pub(super) fn center(self) -> (f32, f32) {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// A part of this place: offset and size in eighths of it.
    pub(super) fn eighths(self, [x, y, width, height]: [u8; 4]) -> Self {
        let across = self.width / 8.0;
        let down = self.height / 8.0;
        Self {
            x: self.x + f32::from(x) * across,
            y: self.y + f32::from(y) * down,
            width: f32::from(width) * across,
            height: f32::from(height) * down,
        }
    }
}

/// A length as SVG has it: at most two decimals, none that say nothing.
pub(super) struct Num(pub(super) f32);

impl fmt::Display for Num {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.2}", self.0);
        let text = text.trim_end_matches('0').trim_end_matches('.');
        f.write_str(if text == "-0" { "0" } else { text })
    }
}

#[cfg(test)]
mod tests {
    use super::Num;

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        let written: Vec<String> =
            [12.0, 16.5, 0.126, -0.001, 100.0].into_iter().map(|it| Num(it).to_string()).collect();
        assert_eq!(written, ["12", "16.5", "0.13", "0", "100"]);
    }
}
