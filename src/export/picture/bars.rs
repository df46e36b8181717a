//! How are the shapes of a drawing collected, so that thousands of cells make few elements?
//!
//! Upright rectangles are joined where they meet, dots of one colour share a path, and the rest are
//! ready SVG elements. Block elements are here too: they are rectangles and nothing else.

use std::fmt::Write as _;

use super::geometry::{Num, Spot};
use super::ink::{Ink, Rgb, mix};

/// Collected shapes.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    bars: Vec<(Spot, Rgb)>,
    /// Paths of dots: a line without length, which a round cap makes a dot (SVG 1.1, 11.4).
    dots: Vec<(String, Rgb)>,
    /// Elements with slanted or round edges, which need smoothing.
    pub(super) curves: String,
}

impl Shapes {
    /// Adds a rectangle; one that continues another of this cell's neighbour makes that longer, so that
    /// a line of a hundred cells is one element without a seam.
    pub(super) fn bar(&mut self, spot: Spot, color: Rgb) {
        if spot.width <= 0.0 || spot.height <= 0.0 {
            return;
        }
        // A cell has few rectangles, so the neighbour's are among the last.
        let mut recent = self.bars.iter_mut().rev().take(6);
        match recent.find(|(last, its)| *its == color && continues(*last, spot)) {
            Some((last, _)) => last.width = spot.x + spot.width - last.x,
            None => self.bars.push((spot, color)),
        }
    }

    /// Adds a small round dot.
    pub(super) fn dot(&mut self, (x, y): (f32, f32), color: Rgb) {
        let path = format!("M{} {}h0", Num(x), Num(y));
        match self.dots.last_mut() {
            Some((last, last_color)) if *last_color == color => last.push_str(&path),
            _ => self.dots.push((path, color)),
        }
    }

    /// The dots as SVG elements, for a group with a round line cap.
    pub(super) fn dots(&self) -> String {
        let mut out = String::new();
        for (path, color) in &self.dots {
            let _ = writeln!(out, r#"<path d="{path}" stroke="{}"/>"#, hex(*color));
        }
        out
    }

    /// The rectangles as SVG elements.
    pub(super) fn bars(&self) -> String {
        let mut out = String::new();
        for (spot, color) in &self.bars {
            let _ = writeln!(
                out,
                r#"<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>"#,
                Num(spot.x),
                Num(spot.y),
                Num(spot.width),
                Num(spot.height),
                hex(*color)
            );
        }
        out
    }
}

fn continues(last: Spot, next: Spot) -> bool {
    let near = |a: f32, b: f32| (a - b).abs() < 0.01;
    near(last.y, next.y) && near(last.height, next.height) && near(last.x + last.width, next.x)
}

/// A colour as SVG has it.
pub(super) fn hex([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Draws a block element (U+2580 to U+259F); `false` for any other character.
pub(super) fn block(character: char, spot: Spot, ink: &Ink, shapes: &mut Shapes) -> bool {
    let offset = u32::from(character).checked_sub(0x2580);
    let Some(Ok(number @ 0..0x20)) = offset.map(u8::try_from) else {
        return false;
    };
    let mut part = |eighths| shapes.bar(spot.eighths(eighths), ink.foreground);
    match number {
        0x00 => part([0, 0, 8, 4]),
        level @ 0x01..=0x08 => part([0, 8 - level, 8, level]),
        level @ 0x09..=0x0f => part([0, 0, 0x10 - level, 8]),
        0x10 => part([4, 0, 4, 8]),
        shade @ 0x11..=0x13 => {
            let color = mix(ink.foreground, ink.background, (shade - 0x10) * 25);
            shapes.bar(spot, color);
        }
        0x14 => part([0, 0, 8, 1]),
        0x15 => part([7, 0, 1, 8]),
        quadrants => {
            for (corner, place) in
                [[0, 0, 4, 4], [4, 0, 4, 4], [0, 4, 4, 4], [4, 4, 4, 4]].into_iter().enumerate()
            {
                if QUADRANTS
                    .get(usize::from(quadrants - 0x16))
                    .is_some_and(|it| it >> corner & 1 == 1)
                {
                    part(place);
                }
            }
        }
    }
    true
}

/// U+2596 to U+259F: which quarters are filled. Bit 0 upper left, 1 upper right, 2 lower left, 3 lower right.
const QUADRANTS: [u8; 10] =
    [0b0100, 0b1000, 0b0001, 0b1101, 0b1001, 0b0111, 0b1011, 0b0010, 0b0110, 0b1110];
