//! Letters of four rows and digits of eight, from the dots of a font.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget as _;
use tui_big_text::{BigText, PixelSize};

use crate::view::{Dots, Large};

/// Columns of a digit whose dots are half a cell high and a cell wide.
const WIDE: usize = 8;

/// Rows of a digit whose dots are a cell high and two cells wide.
const TALL: u16 = 8;

/// What the widget draws, with the quarters of a cell it fills: upper left and right, lower left
/// and right, as bits from the lowest.
const QUARTERS: [(&str, u8); 15] = [
    ("▘", 1),
    ("▝", 2),
    ("▀", 3),
    ("▖", 4),
    ("▌", 5),
    ("▞", 6),
    ("▛", 7),
    ("▗", 8),
    ("▚", 9),
    ("▐", 10),
    ("▜", 11),
    ("▄", 12),
    ("▙", 13),
    ("▟", 14),
    ("█", 15),
];

/// Draws letters into an area, in the cells that dots fill; what lies under the others stays.
pub(super) fn draw(large: &Large, area: Rect, style: Style, buf: &mut Buffer) {
    let letters = large.text.chars().count();
    let wide = usize::from(area.width) >= letters * WIDE;
    let double = area.height >= TALL && usize::from(area.width) >= letters * WIDE * 2;
    let size = match (double, wide) {
        (true, _) => PixelSize::Full,
        (false, true) => PixelSize::HalfHeight,
        (false, false) => PixelSize::Quadrant,
    };
    let mut scratch = Buffer::empty(area);
    BigText::builder()
        .pixel_size(size)
        .lines([large.text.as_str().into()])
        .build()
        .render(area, &mut scratch);
    for position in area.positions() {
        // A dot is as wide as it is high: two cells of a row.
        let x = if double { area.x + (position.x - area.x) / 2 } else { position.x };
        let drawn = scratch.cell((x, position.y)).map_or(" ", |it| it.symbol());
        let Some(&(block, quarters)) = QUARTERS.iter().find(|it| it.0 == drawn) else { continue };
        if let Some(cell) = buf.cell_mut(position) {
            match large.dots {
                Dots::Blocks => cell.set_symbol(block),
                Dots::Braille => cell.set_char(braille(quarters)),
                Dots::Ascii => cell.set_char(ascii(quarters)),
            };
            cell.set_style(style);
        }
    }
}

/// Returns the braille letter that fills the same quarters with four dots each.
fn braille(quarters: u8) -> char {
    let dots = [(1, 0x03), (2, 0x18), (4, 0x44), (8, 0xa0)];
    let dots = dots.iter().filter(|it| quarters & it.0 != 0).map(|it| it.1);
    char::from_u32(0x2800 + dots.sum::<u32>()).unwrap_or(' ')
}

/// Returns the ASCII letter that comes closest.
const fn ascii(quarters: u8) -> char {
    match quarters {
        1..=3 => '"',
        4 | 8 | 12 => '_',
        _ => '#',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{Area, Role};

    fn drawn(text: &str, width: u16, dots: Dots) -> Vec<String> {
        of_height(4, text, width, dots)
    }

    fn of_height(height: u16, text: &str, width: u16, dots: Dots) -> Vec<String> {
        let area = Rect::new(0, 0, width, height);
        let mut buf = Buffer::empty(area);
        let at = Area { x: 0, y: 0, width, height };
        let large = Large { area: at, text: text.to_owned(), role: Role::Accent, dots };
        draw(&large, area, Style::new(), &mut buf);
        let row = |y| (0..width).map(move |x| (x, y));
        let line = |y| row(y).map(|at| buf[at].symbol().to_owned()).collect::<String>();
        (0..height).map(|y| line(y).trim_end().to_owned()).collect()
    }

    #[test]
    fn a_digit_of_eight_rows_has_dots_of_two_cells() {
        let rows = of_height(8, "7", 16, Dots::Blocks);
        assert_eq!(rows[..3], ["████████████", "████    ████", "        ████"]);
    }

    #[test]
    fn a_digit_is_four_rows_of_half_blocks() {
        assert_eq!(drawn("7", 8, Dots::Blocks), ["██▀▀██", "   ▄█▀", "  ██", "  ▀▀"]);
    }

    #[test]
    fn digits_without_room_for_that_are_half_as_wide() {
        assert_eq!(drawn("11", 8, Dots::Blocks).len(), 4);
        assert!(drawn("2023", 16, Dots::Blocks).iter().all(|it| it.chars().count() <= 16));
    }

    #[test]
    fn every_set_draws_in_its_own_letters() {
        let braille = drawn("8", 8, Dots::Braille).concat();
        assert!(braille.chars().all(|it| it == ' ' || ('\u{2800}'..='\u{28ff}').contains(&it)));
        assert!(drawn("2023", 16, Dots::Ascii).concat().is_ascii());
        assert!(drawn("5", 8, Dots::Ascii).concat().contains('#'));
    }
}
