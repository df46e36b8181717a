//! What colours does a cell have in a picture, once the page and its modifiers are taken into account?

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use crate::ui::number;

/// A colour: red, green, blue, 0 to 255 each.
pub type Rgb = [u8; 3];

/// What a picture is drawn on, in place of a terminal's own settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The colour of text that asks for none.
    pub foreground: Rgb,
    /// The colour of the page.
    pub background: Rgb,
    /// The sixteen colours that are asked for by name, in ANSI order: black, red, green, yellow, blue,
    /// magenta, cyan, white, then the bright ones.
    pub ansi: [Rgb; 16],
}

impl Paper {
    /// A dark page.
    pub const DARK: Self = Self {
        foreground: [0xd3, 0xd9, 0xe3],
        background: [0x12, 0x15, 0x1c],
        ansi: [
            [0x12, 0x15, 0x1c],
            [0xf2, 0x8b, 0x70],
            [0x56, 0xd1, 0xa8],
            [0xf0, 0xc0, 0x5a],
            [0x74, 0xbb, 0xf7],
            [0xe8, 0xb8, 0xc0],
            [0x8e, 0xcb, 0xff],
            [0xd3, 0xd9, 0xe3],
            [0x5a, 0x63, 0x75],
            [0xff, 0x9d, 0x80],
            [0x6c, 0xf0, 0xc2],
            [0xff, 0xd5, 0x4a],
            [0xb9, 0xb4, 0xff],
            [0xec, 0x9f, 0xcb],
            [0xa8, 0xdc, 0xff],
            [0xf5, 0xf7, 0xfa],
        ],
    };

    /// A light page.
    pub const LIGHT: Self = Self {
        foreground: [0x26, 0x2a, 0x32],
        background: [0xfa, 0xf9, 0xf5],
        ansi: [
            [0x0b, 0x0e, 0x13],
            [0xa8, 0x2c, 0x14],
            [0x00, 0x61, 0x4a],
            [0x7a, 0x4b, 0x00],
            [0x0b, 0x53, 0x94],
            [0x86, 0x39, 0x5a],
            [0x00, 0x64, 0x5c],
            [0x5a, 0x61, 0x6c],
            [0x98, 0x9d, 0xa5],
            [0x94, 0x40, 0x00],
            [0x4a, 0x61, 0x00],
            [0x4f, 0x5d, 0x00],
            [0x4b, 0x4a, 0xa8],
            [0x8f, 0x2a, 0x6e],
            [0x0b, 0x72, 0x7a],
            [0xfa, 0xf9, 0xf5],
        ],
    };

    /// Black on white, for a printer: every named colour is black, but for the two whites.
    pub const MONO: Self = Self {
        foreground: [0x00; 3],
        background: [0xff; 3],
        ansi: [
            [0x00; 3], [0x00; 3], [0x00; 3], [0x00; 3], [0x00; 3], [0x00; 3], [0x00; 3], [0xff; 3],
            [0x00; 3], [0x00; 3], [0x00; 3], [0x00; 3], [0x00; 3], [0x00; 3], [0x00; 3], [0xff; 3],
        ],
    };

    /// A colour on this page; `None` for the page's own.
    fn color(&self, color: Color) -> Option<Rgb> {
        match color {
            Color::Rgb(red, green, blue) => Some([red, green, blue]),
            numbered => number(numbered).map(|it| self.indexed(it)),
        }
    }

    /// One of xterm's 256 colours: sixteen named ones, a cube of six levels, 24 greys
    /// (ctlseqs, "256-color" resources).
    fn indexed(&self, number: u8) -> Rgb {
        if let Some(named) = self.ansi.get(usize::from(number)) {
            return *named;
        }
        if number >= 232 {
            return [8 + (number - 232) * 10; 3];
        }
        let cube = number - 16;
        [cube / 36, cube / 6 % 6, cube % 6].map(|it| if it == 0 { 0 } else { 55 + it * 40 })
    }
}

/// How a cell is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ink {
    pub(super) foreground: Rgb,
    /// Behind the character; the page's own colour where the cell asks for none.
    pub(super) background: Rgb,
    /// Colour of an underline, where there is one.
    pub(super) underline: Option<Rgb>,
    modifier: Modifier,
}

impl Ink {
    pub(super) fn of(cell: &Cell, paper: &Paper) -> Self {
        let has = |modifier| cell.modifier.contains(modifier);
        let mut foreground = paper.color(cell.fg).unwrap_or(paper.foreground);
        let mut background = paper.color(cell.bg).unwrap_or(paper.background);
        if has(Modifier::REVERSED) {
            std::mem::swap(&mut foreground, &mut background);
        }
        if has(Modifier::DIM) {
            foreground = mix(foreground, background, 60);
        }
        let underline = paper.color(cell.underline_color).unwrap_or(foreground);
        Self {
            foreground,
            background,
            underline: has(Modifier::UNDERLINED).then_some(underline),
            modifier: cell.modifier,
        }
    }

    /// Whether the cell asks for this; the colours have taken reverse and dim into account already.
    pub(super) fn has(&self, modifier: Modifier) -> bool {
        self.modifier.contains(modifier)
    }
}

/// `percent` of one colour over another, 0 to 100.
pub(super) fn mix(over: Rgb, under: Rgb, percent: u8) -> Rgb {
    let percent = u16::from(percent.min(100));
    let channel = |(over, under): (u8, u8)| {
        let sum = u16::from(over) * percent + u16::from(under) * (100 - percent);
        u8::try_from(sum / 100).unwrap_or(u8::MAX)
    };
    let [red, green, blue] = over;
    let [under_red, under_green, under_blue] = under;
    [(red, under_red), (green, under_green), (blue, under_blue)].map(channel)
}

#[cfg(test)]
mod tests {
    use super::{Ink, Paper};
    use ratatui::buffer::Cell;
    use ratatui::style::{Color, Modifier};

    fn ink(fg: Color, bg: Color, modifier: Modifier) -> Ink {
        let mut cell = Cell::new("x");
        (cell.fg, cell.bg, cell.modifier) = (fg, bg, modifier);
        Ink::of(&cell, &Paper::DARK)
    }

    #[test]
    fn a_plain_cell_has_the_papers_colors() {
        let plain = ink(Color::Reset, Color::Reset, Modifier::empty());
        assert_eq!(
            (plain.foreground, plain.background),
            (Paper::DARK.foreground, Paper::DARK.background)
        );
    }

    #[test]
    fn reversed_swaps_also_the_papers_own_colors() {
        let reversed = ink(Color::Reset, Color::Rgb(1, 2, 3), Modifier::REVERSED);
        assert_eq!((reversed.foreground, reversed.background), ([1, 2, 3], Paper::DARK.foreground));
    }

    #[test]
    fn dim_text_leans_toward_what_is_behind_it() {
        let dim = ink(Color::Rgb(200, 100, 0), Color::Rgb(0, 0, 100), Modifier::DIM);
        assert_eq!(dim.foreground, [120, 60, 40]);
    }

    #[test]
    fn numbered_colors_are_those_of_xterm() {
        for (number, expected) in [
            (1, Paper::DARK.ansi[1]),
            (16, [0; 3]),
            (196, [255, 0, 0]),
            (231, [255; 3]),
            (232, [8; 3]),
            (255, [238; 3]),
        ] {
            let cell = ink(Color::Indexed(number), Color::Reset, Modifier::empty());
            assert_eq!(cell.foreground, expected, "{number}");
        }
    }
}
