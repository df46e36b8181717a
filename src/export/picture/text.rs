//! What does a frame look like as text, plain or coloured?

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use super::grid;
use crate::ui::number;

/// Base of the parameters for an underline's colour, which has no short forms for the named sixteen
/// (as kitty introduced it: `58;2;r;g;b` and `58;5;n`).
const UNDERLINE: u8 = 50;

/// The modifiers and their SGR parameters (ECMA-48, 8.3.117).
const MODIFIERS: [(Modifier, &str); 9] = [
    (Modifier::BOLD, ";1"),
    (Modifier::DIM, ";2"),
    (Modifier::ITALIC, ";3"),
    (Modifier::UNDERLINED, ";4"),
    (Modifier::SLOW_BLINK, ";5"),
    (Modifier::RAPID_BLINK, ";6"),
    (Modifier::REVERSED, ";7"),
    (Modifier::HIDDEN, ";8"),
    (Modifier::CROSSED_OUT, ";9"),
];

/// The characters of a frame, a line for each row, without the spaces at the end of a row.
#[must_use]
pub fn text(buffer: &Buffer) -> String {
    let mut out = String::new();
    for (_, row) in grid::rows(buffer) {
        let line: String = row.iter().map(grid::Glyph::symbol).collect();
        out.push_str(line.trim_end_matches(' '));
        out.push('\n');
    }
    out
}

/// A frame as text with its styles, for `cat` in a terminal: whole rows, each ending in a reset and a
/// newline. The only control sequences in it are SGR (`ESC [ … m`, ECMA-48 8.3.117).
#[must_use]
pub fn ansi(buffer: &Buffer) -> String {
    let mut out = String::new();
    for (_, row) in grid::rows(buffer) {
        let mut current = String::from("0");
        for glyph in &row {
            let wanted = parameters(glyph.cell);
            if wanted != current {
                let _ = write!(out, "\x1b[{wanted}m");
                current = wanted;
            }
            out.push_str(&glyph.symbol());
        }
        out.push_str("\x1b[0m\n");
    }
    out
}

/// A cell's style as SGR parameters, from a reset on, so that nothing of the style before remains.
fn parameters(cell: &Cell) -> String {
    let mut out = String::from("0");
    for (_, code) in MODIFIERS.iter().filter(|(modifier, _)| cell.modifier.contains(*modifier)) {
        out.push_str(code);
    }
    push_color(&mut out, cell.fg, 30);
    push_color(&mut out, cell.bg, 40);
    push_color(&mut out, cell.underline_color, UNDERLINE);
    out
}

/// Adds a colour; `base` is 30 for the text, 40 for what is behind it, [`UNDERLINE`] for that.
fn push_color(out: &mut String, color: Color, base: u8) {
    let _ = match (color, number(color)) {
        (Color::Rgb(red, green, blue), _) => write!(out, ";{};2;{red};{green};{blue}", base + 8),
        (_, None) => Ok(()),
        (Color::Indexed(_), Some(number)) => write!(out, ";{};5;{number}", base + 8),
        (_, Some(number)) if base == UNDERLINE => write!(out, ";{};5;{number}", base + 8),
        (_, Some(dark @ 0..8)) => write!(out, ";{}", base + dark),
        (_, Some(bright)) => write!(out, ";{}", base + 60 + (bright - 8)),
    };
}

#[cfg(test)]
mod tests {
    use super::{ansi, text};
    use proptest::prelude::{prop_assert, proptest};
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier, Style};

    #[test]
    fn text_is_the_rows_without_the_spaces_at_their_ends() {
        let mut frame = Buffer::empty(Rect::new(2, 1, 9, 3));
        frame.set_string(2, 1, " 서울 a", Style::new());
        frame.set_string(2, 3, "日", Style::new());
        assert_eq!(text(&frame), " 서울 a\n\n日\n");
    }

    #[test]
    fn each_colored_row_ends_in_a_reset() {
        let mut frame = Buffer::empty(Rect::new(0, 0, 5, 2));
        let style =
            Style::new().fg(Color::Rgb(1, 2, 3)).bg(Color::LightRed).add_modifier(Modifier::BOLD);
        frame.set_string(1, 0, "서x", style);
        assert_eq!(ansi(&frame), " \x1b[0;1;38;2;1;2;3;101m서x\x1b[0m \x1b[0m\n     \x1b[0m\n");
    }

    #[test]
    fn an_underline_keeps_its_own_color() {
        let mut frame = Buffer::empty(Rect::new(0, 0, 1, 1));
        let style = Style::new()
            .underline_color(Color::Red)
            .fg(Color::Indexed(99))
            .add_modifier(Modifier::UNDERLINED);
        frame.set_string(0, 0, "x", style);
        assert_eq!(ansi(&frame), "\x1b[0;4;38;5;99;58;5;1mx\x1b[0m\n");
    }

    #[test]
    fn a_control_character_that_came_this_far_goes_no_further() {
        let mut frame = Buffer::empty(Rect::new(0, 0, 3, 1));
        for (x, symbol) in [(0, "\x1b"), (1, "\u{9b}"), (2, "")] {
            frame[(x, 0)].set_symbol(symbol);
        }
        assert_eq!(text(&frame), "\u{fffd}\u{fffd}\n");
        assert_eq!(ansi(&frame), "\u{fffd}\u{fffd} \x1b[0m\n");
    }

    proptest! {
        #[test]
        fn colored_text_without_its_styles_is_the_plain_text(rows in proptest::collection::vec("[a-z서日 ─]{0,12}", 1..5), color: u8) {
            let mut frame = Buffer::empty(Rect::new(0, 0, 20, 5));
            for (y, row) in (0..).zip(&rows) {
                frame.set_string(0, y, row, Style::new().fg(Color::Indexed(color)));
            }
            let mut plain = String::new();
            for piece in ansi(&frame).split('\x1b') {
                let piece = piece.strip_prefix('[').and_then(|it| it.split_once('m')).map_or(piece, |it| it.1);
                plain.push_str(piece);
            }
            let trimmed: Vec<&str> = plain.lines().map(|it| it.trim_end_matches(' ')).collect();
            prop_assert!(trimmed == text(&frame).lines().collect::<Vec<_>>());
        }
    }
}
