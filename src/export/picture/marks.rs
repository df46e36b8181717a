//! The marks of our own screens and the braille patterns, as shapes: many fonts lack them, or draw them
//! wider than a cell.

use std::fmt::Write as _;

use super::bars::{Shapes, hex};
use super::geometry::{CELL_WIDTH, Num, Spot};
use super::ink::Rgb;

/// A point of a mark, from the middle of the cell, in widths of one cell.
type Point = (f32, f32);

/// A part of a mark.
enum Part {
    /// A filled circle of this radius.
    Disc(f32),
    /// A circle of this radius, drawn as a line.
    Ring(f32),
    /// A filled polygon.
    Solid(&'static [Point]),
    /// A polygon drawn as a line.
    Outline(&'static [Point]),
    /// An open line.
    Line(&'static [Point]),
}

const STROKE: f32 = 1.3;

const DIAMOND: &[Point] = &[(0.0, -0.54), (0.5, 0.0), (0.0, 0.54), (-0.5, 0.0)];
const SMALL_DIAMOND: &[Point] = &[(0.0, -0.5), (0.36, 0.0), (0.0, 0.5), (-0.36, 0.0)];
const TRIANGLE: &[Point] = &[(0.0, -0.48), (0.48, 0.42), (-0.48, 0.42)];
const SMALL_TRIANGLE: &[Point] = &[(0.0, -0.34), (0.36, 0.32), (-0.36, 0.32)];
const SQUARE: &[Point] = &[(-0.42, -0.42), (0.42, -0.42), (0.42, 0.42), (-0.42, 0.42)];
const POINTER: &[Point] = &[(-0.28, -0.42), (0.36, 0.0), (-0.28, 0.42)];
const TICK: &[Point] = &[(-0.4, 0.06), (-0.12, 0.38), (0.42, -0.44)];
const POLE: &[Point] = &[(-0.32, -0.58), (-0.32, 0.62)];
const CLOTH: &[Point] = &[(-0.32, -0.58), (0.42, -0.28), (-0.32, 0.04)];
const STAR: &[Point] = &[
    (0.0, -0.56),
    (0.13, -0.13),
    (0.5, 0.0),
    (0.13, 0.13),
    (0.0, 0.56),
    (-0.13, 0.13),
    (-0.5, 0.0),
    (-0.13, -0.13),
];
const CROSS: [&[Point]; 2] = [
    &[(-0.16, -0.48), (0.16, -0.48), (0.16, 0.48), (-0.16, 0.48)],
    &[(-0.46, -0.16), (0.46, -0.16), (0.46, 0.16), (-0.46, 0.16)],
];
const FOUR: [&[Point]; 4] = [
    &[(0.0, -0.56), (0.2, -0.32), (0.0, -0.08), (-0.2, -0.32)],
    &[(0.27, -0.24), (0.47, 0.0), (0.27, 0.24), (0.07, 0.0)],
    &[(0.0, 0.08), (0.2, 0.32), (0.0, 0.56), (-0.2, 0.32)],
    &[(-0.27, -0.24), (-0.07, 0.0), (-0.27, 0.24), (-0.47, 0.0)],
];
const SPOKES: [&[Point]; 3] =
    [&[(0.0, -0.5), (0.0, 0.5)], &[(-0.43, -0.25), (0.43, 0.25)], &[(-0.43, 0.25), (0.43, -0.25)]];

fn parts(character: char) -> &'static [Part] {
    match character {
        '●' => &[Part::Disc(0.5)],
        '○' => &[Part::Ring(0.44)],
        '◉' => &[Part::Ring(0.42), Part::Disc(0.22)],
        '◆' => &[Part::Solid(DIAMOND)],
        '⯁' => &[Part::Solid(SMALL_DIAMOND)],
        '◊' => &[Part::Outline(SMALL_DIAMOND)],
        '▲' => &[Part::Solid(TRIANGLE)],
        '△' => &[Part::Outline(TRIANGLE)],
        '▴' => &[Part::Solid(SMALL_TRIANGLE)],
        '▵' => &[Part::Outline(SMALL_TRIANGLE)],
        '■' => &[Part::Solid(SQUARE)],
        '▸' => &[Part::Solid(POINTER)],
        '✔' => &[Part::Line(TICK)],
        '⚑' => &[Part::Line(POLE), Part::Solid(CLOTH)],
        '✦' => &[Part::Solid(STAR)],
        '✚' => &[Part::Solid(CROSS[0]), Part::Solid(CROSS[1])],
        '❖' => &[
            Part::Solid(FOUR[0]),
            Part::Solid(FOUR[1]),
            Part::Solid(FOUR[2]),
            Part::Solid(FOUR[3]),
        ],
        '✱' => &[Part::Line(SPOKES[0]), Part::Line(SPOKES[1]), Part::Line(SPOKES[2])],
        _ => &[],
    }
}

/// Draws one of our marks; `false` for any other character.
pub(super) fn draw(character: char, spot: Spot, color: Rgb, shapes: &mut Shapes) -> bool {
    let parts = parts(character);
    for part in parts {
        element(part, spot, color, &mut shapes.curves);
    }
    !parts.is_empty()
}

fn element(part: &Part, spot: Spot, color: Rgb, out: &mut String) {
    let (x, y) = spot.center();
    let color = hex(color);
    let filled = format!(r#"fill="{color}""#);
    let drawn =
        format!(r#"fill="none" stroke="{color}" stroke-width="{STROKE}" stroke-linejoin="round""#);
    let (points, close, paint) = match part {
        Part::Disc(radius) => return circle((x, y), radius * CELL_WIDTH, &filled, out),
        Part::Ring(radius) => return circle((x, y), radius * CELL_WIDTH, &drawn, out),
        Part::Solid(points) => (points, "Z", filled),
        Part::Outline(points) => (points, "Z", drawn),
        Part::Line(points) => (points, "", drawn),
    };
    out.push_str(r#"<path d=""#);
    for (index, (right, down)) in points.iter().enumerate() {
        let letter = if index == 0 { 'M' } else { 'L' };
        let _ =
            write!(out, "{letter}{} {}", Num(x + right * CELL_WIDTH), Num(y + down * CELL_WIDTH));
    }
    let _ = writeln!(out, r#"{close}" {paint}/>"#);
}

fn circle((x, y): Point, radius: f32, paint: &str, out: &mut String) {
    let _ =
        writeln!(out, r#"<circle cx="{}" cy="{}" r="{}" {paint}/>"#, Num(x), Num(y), Num(radius));
}

/// Where the dots of a braille cell stand, in the order of the bits (Unicode 15, 21.1): column and row.
const DOTS: [(u8, u8); 8] = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)];

/// Draws a braille pattern (U+2800 to U+28FF); `false` for any other character.
pub(super) fn braille(character: char, spot: Spot, color: Rgb, shapes: &mut Shapes) -> bool {
    let Some(Ok(bits)) = u32::from(character).checked_sub(0x2800).map(u8::try_from) else {
        return false;
    };
    for (bit, (column, row)) in DOTS.into_iter().enumerate() {
        if bits >> bit & 1 == 1 {
            let x = spot.x + spot.width * (0.25 + 0.5 * f32::from(column));
            let y = spot.y + spot.height * (0.125 + 0.25 * f32::from(row));
            shapes.dot((x, y), color);
        }
    }
    true
}
