//! How is a box-drawing character (U+2500 to U+257F) drawn so that it joins its neighbours?
//!
//! Most are four arms from the middle of the cell, each light, heavy, double or absent. What differs is
//! where an arm begins: at the stroke it meets, so that corners are closed and double lines stay apart.

use std::fmt::Write as _;

use super::bars::{Shapes, hex};
use super::geometry::{Num, Spot};
use super::ink::Rgb;

const LIGHT: f32 = 1.5;
const HEAVY: f32 = 3.0;
/// From the middle of a double line to the middle of each of its strokes.
const APART: f32 = 2.0;

/// The arms of U+2500 to U+257F, a hex digit each: left, right, up, down; 0 none, 1 light, 2 heavy,
/// 3 double, as their Unicode names say. All zero: dashes, arcs and diagonals.
const ARMS: [u16; 128] = [
    0x1100, 0x2200, 0x0011, 0x0022, 0x0000, 0x0000, 0x0000,
    0x0000, // ─ ━ │ ┃ ┄ ┅ ┆ ┇
    0x0000, 0x0000, 0x0000, 0x0000, 0x0101, 0x0201, 0x0102,
    0x0202, // ┈ ┉ ┊ ┋ ┌ ┍ ┎ ┏
    0x1001, 0x2001, 0x1002, 0x2002, 0x0110, 0x0210, 0x0120,
    0x0220, // ┐ ┑ ┒ ┓ └ ┕ ┖ ┗
    0x1010, 0x2010, 0x1020, 0x2020, 0x0111, 0x0211, 0x0121,
    0x0112, // ┘ ┙ ┚ ┛ ├ ┝ ┞ ┟
    0x0122, 0x0221, 0x0212, 0x0222, 0x1011, 0x2011, 0x1021,
    0x1012, // ┠ ┡ ┢ ┣ ┤ ┥ ┦ ┧
    0x1022, 0x2021, 0x2012, 0x2022, 0x1101, 0x2101, 0x1201,
    0x2201, // ┨ ┩ ┪ ┫ ┬ ┭ ┮ ┯
    0x1102, 0x2102, 0x1202, 0x2202, 0x1110, 0x2110, 0x1210,
    0x2210, // ┰ ┱ ┲ ┳ ┴ ┵ ┶ ┷
    0x1120, 0x2120, 0x1220, 0x2220, 0x1111, 0x2111, 0x1211,
    0x2211, // ┸ ┹ ┺ ┻ ┼ ┽ ┾ ┿
    0x1121, 0x1112, 0x1122, 0x2121, 0x1221, 0x2112, 0x1212,
    0x2221, // ╀ ╁ ╂ ╃ ╄ ╅ ╆ ╇
    0x2212, 0x2122, 0x1222, 0x2222, 0x0000, 0x0000, 0x0000,
    0x0000, // ╈ ╉ ╊ ╋ ╌ ╍ ╎ ╏
    0x3300, 0x0033, 0x0301, 0x0103, 0x0303, 0x3001, 0x1003,
    0x3003, // ═ ║ ╒ ╓ ╔ ╕ ╖ ╗
    0x0310, 0x0130, 0x0330, 0x3010, 0x1030, 0x3030, 0x0311,
    0x0133, // ╘ ╙ ╚ ╛ ╜ ╝ ╞ ╟
    0x0333, 0x3011, 0x1033, 0x3033, 0x3301, 0x1103, 0x3303,
    0x3310, // ╠ ╡ ╢ ╣ ╤ ╥ ╦ ╧
    0x1130, 0x3330, 0x3311, 0x1133, 0x3333, 0x0000, 0x0000,
    0x0000, // ╨ ╩ ╪ ╫ ╬ ╭ ╮ ╯
    0x0000, 0x0000, 0x0000, 0x0000, 0x1000, 0x0010, 0x0100,
    0x0001, // ╰ ╱ ╲ ╳ ╴ ╵ ╶ ╷
    0x2000, 0x0020, 0x0200, 0x0002, 0x1200, 0x0012, 0x2100,
    0x0021, // ╸ ╹ ╺ ╻ ╼ ╽ ╾ ╿
];

/// The weight of an arm.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    None,
    Light,
    Heavy,
    Double,
}

impl Weight {
    fn from_digit(digit: u16) -> Self {
        match digit & 0xf {
            1 => Self::Light,
            2 => Self::Heavy,
            3 => Self::Double,
            _ => Self::None,
        }
    }

    /// Thickness of each of its strokes.
    fn thickness(self) -> f32 {
        match self {
            Self::None => 0.0,
            Self::Light | Self::Double => LIGHT,
            Self::Heavy => HEAVY,
        }
    }
}

/// Draws a box-drawing character; `false` for any other.
pub(super) fn draw(character: char, spot: Spot, color: Rgb, shapes: &mut Shapes) -> bool {
    let offset = u32::from(character).checked_sub(0x2500);
    let Some(Ok(number @ 0..0x80)) = offset.map(u8::try_from) else {
        return false;
    };
    match number {
        0x04..=0x0b | 0x4c..=0x4f => dashes(number, spot, color, shapes),
        0x6d..=0x70 => arc(number, spot, color, shapes),
        0x71..=0x73 => diagonals(number, spot, color, shapes),
        _ => arms(number, spot, color, shapes),
    }
    true
}

fn arms(number: u8, spot: Spot, color: Rgb, shapes: &mut Shapes) {
    let digits = ARMS.get(usize::from(number)).copied().unwrap_or_default();
    let [left, right, up, down] = [12, 8, 4, 0].map(|shift| Weight::from_digit(digits >> shift));
    let (x, y) = spot.center();
    let (half_width, half_height) = (spot.width / 2.0, spot.height / 2.0);
    let mut bar = |x, y, width, height| shapes.bar(Spot { x, y, width, height }, color);
    for stroke in strokes(left, right, [up, down]) {
        bar(spot.x, y + stroke.near(), half_width - stroke.start, stroke.thickness);
    }
    for stroke in strokes(right, left, [up, down]) {
        bar(x + stroke.start, y + stroke.near(), half_width - stroke.start, stroke.thickness);
    }
    for stroke in strokes(up, down, [left, right]) {
        bar(x + stroke.near(), spot.y, stroke.thickness, half_height - stroke.start);
    }
    for stroke in strokes(down, up, [left, right]) {
        bar(x + stroke.near(), y + stroke.start, stroke.thickness, half_height - stroke.start);
    }
}

/// One stroke of an arm, seen along the arm.
struct Stroke {
    /// Where it begins, outward from the middle of the cell; negative beyond the middle.
    start: f32,
    /// Where its middle runs, across the arm.
    offset: f32,
    thickness: f32,
}

impl Stroke {
    /// Its edge that is nearer to the top or left of the cell.
    fn near(&self) -> f32 {
        self.offset - self.thickness / 2.0
    }
}

/// The strokes of an arm of weight `arm`, where `back` is the arm opposite to it and `sides` are the
/// arms at its two sides, the upper or left one first.
fn strokes(arm: Weight, back: Weight, sides: [Weight; 2]) -> Vec<Stroke> {
    let [near, far] = sides;
    let thickness = arm.thickness();
    let stroke = |start, offset| Stroke { start, offset, thickness };
    match arm {
        Weight::None => Vec::new(),
        Weight::Double => vec![
            stroke(double_start(back, near, far), -APART),
            stroke(double_start(back, far, near), APART),
        ],
        Weight::Light | Weight::Heavy => vec![stroke(single_start(back, near, far), 0.0)],
    }
}

/// Where one stroke of a double arm begins: `beside` is the arm on this stroke's side, `beyond` the one
/// on the other side.
fn double_start(back: Weight, beside: Weight, beyond: Weight) -> f32 {
    match (beside, beyond) {
        (Weight::Double, _) => APART - LIGHT / 2.0,
        (Weight::Light | Weight::Heavy, _) => -beside.thickness() / 2.0,
        (Weight::None, _) if back == Weight::Double => 0.0,
        (Weight::None, Weight::Double) => -APART - LIGHT / 2.0,
        (Weight::None, _) => -beyond.thickness() / 2.0,
    }
}

fn single_start(back: Weight, near: Weight, far: Weight) -> f32 {
    match (near, far) {
        _ if back != Weight::None => 0.0,
        (Weight::Double, Weight::Double) => APART - LIGHT / 2.0,
        (Weight::Double, _) | (_, Weight::Double) => -APART - LIGHT / 2.0,
        _ => -near.thickness().max(far.thickness()) / 2.0,
    }
}

/// Two, three or four dashes across the cell or down it, with a gap after each.
fn dashes(number: u8, spot: Spot, color: Rgb, shapes: &mut Shapes) {
    let count: u8 = match number {
        0x04..=0x07 => 3,
        0x08..=0x0b => 4,
        _ => 2,
    };
    let thickness = if number & 1 == 0 { LIGHT } else { HEAVY };
    let (x, y) = spot.center();
    let upright = number & 2 != 0;
    let step = if upright { spot.height } else { spot.width } / f32::from(count);
    let length = step * 0.6;
    for index in 0..count {
        let along = (f32::from(index) + 0.2) * step;
        let dash = if upright {
            Spot { x: x - thickness / 2.0, y: spot.y + along, width: thickness, height: length }
        } else {
            Spot { x: spot.x + along, y: y - thickness / 2.0, width: length, height: thickness }
        };
        shapes.bar(dash, color);
    }
}

/// A rounded corner: from the middle of one side, through a quarter turn, to the middle of another.
fn arc(number: u8, spot: Spot, color: Rgb, shapes: &mut Shapes) {
    let (x, y) = spot.center();
    let (right, down) = (matches!(number, 0x6d | 0x70), matches!(number, 0x6d | 0x6e));
    let side = if right { spot.x + spot.width } else { spot.x };
    let (end, turn) = if down {
        (spot.y + spot.height, y + spot.width / 2.0)
    } else {
        (spot.y, y - spot.width / 2.0)
    };
    let path =
        format!("M{0} {1}V{2}Q{0} {3} {4} {3}", Num(x), Num(end), Num(turn), Num(y), Num(side));
    curve(&path, color, shapes);
}

/// U+2571 rises to the right, U+2572 falls to the right, U+2573 is both.
fn diagonals(number: u8, spot: Spot, color: Rgb, shapes: &mut Shapes) {
    let (left, right) = (Num(spot.x), Num(spot.x + spot.width));
    let (top, bottom) = (Num(spot.y), Num(spot.y + spot.height));
    if number != 0x72 {
        curve(&format!("M{left} {bottom}L{right} {top}"), color, shapes);
    }
    if number != 0x71 {
        curve(&format!("M{left} {top}L{right} {bottom}"), color, shapes);
    }
}

fn curve(path: &str, color: Rgb, shapes: &mut Shapes) {
    let _ = writeln!(
        shapes.curves,
        r#"<path d="{path}" fill="none" stroke="{}" stroke-width="{LIGHT}"/>"#,
        hex(color)
    );
}

#[cfg(test)]
mod tests {
    use super::{Spot, Weight, draw, strokes};
    use crate::export::picture::bars::Shapes;

    const BLACK: [u8; 3] = [0; 3];

    fn bars(character: char) -> Vec<String> {
        let mut shapes = Shapes::default();
        assert!(draw(
            character,
            Spot { x: 0.0, y: 0.0, width: 9.0, height: 20.0 },
            BLACK,
            &mut shapes
        ));
        shapes.bars().lines().map(|it| it.replace(r##" fill="#000000"/>"##, "")).collect()
    }

    #[test]
    fn a_line_reaches_both_edges_of_its_cell() {
        assert_eq!(bars('─'), [r#"<rect x="0" y="9.25" width="9" height="1.5""#]);
        assert_eq!(
            bars('┃'),
            [
                r#"<rect x="3" y="0" width="3" height="10""#,
                r#"<rect x="3" y="10" width="3" height="10""#
            ]
        );
    }

    #[test]
    fn a_corner_is_closed() {
        assert_eq!(
            bars('┌'),
            [
                r#"<rect x="3.75" y="9.25" width="5.25" height="1.5""#,
                r#"<rect x="3.75" y="9.25" width="1.5" height="10.75""#
            ]
        );
    }

    #[test]
    fn a_double_corner_has_an_outer_and_an_inner_stroke() {
        let starts = |sides| {
            strokes(Weight::Double, Weight::None, sides)
                .iter()
                .map(|it| it.start)
                .collect::<Vec<_>>()
        };
        assert_eq!(starts([Weight::None, Weight::Double]), [-2.75, 1.25]);
        assert_eq!(starts([Weight::Double, Weight::None]), [1.25, -2.75]);
    }

    #[test]
    fn every_character_of_the_block_leaves_ink_and_its_neighbours_do_not() {
        for character in '\u{2500}'..='\u{257f}' {
            let mut shapes = Shapes::default();
            assert!(draw(character, Spot::of(0, 0, 1), BLACK, &mut shapes), "{character}");
            assert!(!shapes.bars().is_empty() || !shapes.curves.is_empty(), "{character}");
        }
        for character in ['a', '\u{24ff}', '\u{2580}', '\u{12500}'] {
            assert!(!draw(character, Spot::of(0, 0, 1), BLACK, &mut Shapes::default()));
        }
    }
}
