//! How does a frame of ours become a file: plain text, coloured text, an SVG drawing, a PNG image?
//!
//! A terminal draws box lines, blocks and braille itself, so that they join from cell to cell; fonts
//! leave gaps or lack them. The drawing does as a terminal does: such characters are shapes, and every
//! other character is text with a place of its own, so that no font's widths can move the grid.

mod bars;
mod boxes;
mod fonts;
mod geometry;
mod grid;
mod ink;
mod marks;
mod png;
mod script;
mod svg;
mod text;

pub use fonts::{FontFile, font_candidates};
pub use ink::{Paper, Rgb};
pub use png::{Fonts, PictureError, png};
pub use script::{Script, scripts};
pub use svg::svg;
pub use text::{ansi, text};
