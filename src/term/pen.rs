//! How are styled cells written in few bytes?
//!
//! Of the style only what differs from the cell before and can be seen, and all colors of a cell in
//! one sequence: half the bytes of the serializer that comes with the back end.

use std::io::{self, Write as _};

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use super::filter::Filter;
use crate::ui::number;

/// What the terminal draws with at the beginning and the end of a frame.
const PLAIN: Pen =
    Pen { fg: Color::Reset, bg: Color::Reset, line: Color::Reset, modifier: Modifier::empty() };

/// What sets an attribute and what clears it (ECMA-48, SGR); bold and dim are cleared together.
const ATTRIBUTES: [(Modifier, u16, u16); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// Writes cells, each with its column and row, and leaves the terminal with a plain pen. Writes
/// nothing for no cells.
///
/// # Errors
///
/// None but those of the filter's writer, which is in memory.
pub(super) fn write<'a>(
    frame: &mut Filter<Vec<u8>>,
    cells: impl Iterator<Item = (u16, u16, &'a Cell)>,
) -> io::Result<()> {
    let mut pen = PLAIN;
    let mut next = None;
    for (x, y, cell) in cells {
        // Behind a wide character too: not every terminal agrees on which those are.
        if next != Some((x, y)) {
            let place = [y, x].map(|it| it.saturating_add(1));
            Sequence::new(frame.inner_mut(), b'H').extend(place);
        }
        next = Some((x.saturating_add(1), y));
        pen.become_that_of(cell, frame.inner_mut());
        frame.write_all(cell.symbol().as_bytes())?;
    }
    if next.is_some() {
        Sequence::new(frame.inner_mut(), b'm').push(0);
    }
    Ok(())
}

/// What the terminal draws with.
#[derive(Clone, Copy, Debug)]
struct Pen {
    fg: Color,
    bg: Color,
    /// The color of an underline.
    line: Color,
    modifier: Modifier,
}

impl Pen {
    /// Colors and attributes go in sequences of their own, so that none gets too long.
    fn become_that_of(&mut self, cell: &Cell, out: &mut Vec<u8>) {
        if self.modifier != cell.modifier {
            modify(self.modifier, cell.modifier, &mut Sequence::new(out, b'm'));
            self.modifier = cell.modifier;
        }
        let fg = if is_blank(cell) { self.fg } else { cell.fg };
        let mut colors = Sequence::new(out, b'm');
        let layers = [
            (&mut self.fg, fg, 30),
            (&mut self.bg, cell.bg, 40),
            (&mut self.line, cell.underline_color, 50),
        ];
        for (now, then, layer) in layers {
            if *now != then {
                *now = then;
                color(then, layer, &mut colors);
            }
        }
    }
}

/// Tells whether a cell looks the same whatever its foreground is.
fn is_blank(cell: &Cell) -> bool {
    let drawn = Modifier::UNDERLINED | Modifier::CROSSED_OUT | Modifier::REVERSED;
    cell.symbol() == " " && !cell.modifier.intersects(drawn)
}

fn modify(now: Modifier, then: Modifier, sequence: &mut Sequence<'_>) {
    let removed = now - then;
    let mut kept = now & then;
    for (modifier, _, clear) in ATTRIBUTES {
        if removed.contains(modifier) {
            sequence.push(clear);
            // Clearing one of a pair clears the other.
            let pair = ATTRIBUTES.iter().filter(|(.., it)| *it == clear);
            pair.for_each(|(other, ..)| kept.remove(*other));
        }
    }
    for (modifier, set, _) in ATTRIBUTES {
        if (then - kept).contains(modifier) {
            sequence.push(set);
        }
    }
}

/// Writes indexes as crossterm does: those of the sixteen named colors are 0 to 15 of 256.
fn color(color: Color, layer: u16, sequence: &mut Sequence<'_>) {
    match (color, number(color)) {
        (Color::Rgb(r, g, b), _) => {
            sequence.extend([layer + 8, 2, r.into(), g.into(), b.into()]);
        }
        (_, Some(number)) => sequence.extend([layer + 8, 5, number.into()]),
        (_, None) => sequence.push(layer + 9),
    }
}

/// A control sequence, ended when it is dropped; without a number there is none.
struct Sequence<'a> {
    out: &'a mut Vec<u8>,
    last: u8,
    is_begun: bool,
}

impl<'a> Sequence<'a> {
    const fn new(out: &'a mut Vec<u8>, last: u8) -> Self {
        Self { out, last, is_begun: false }
    }

    fn push(&mut self, number: u16) {
        let before: &[u8] =
            if std::mem::replace(&mut self.is_begun, true) { b";" } else { b"\x1b[" };
        self.out.extend_from_slice(before);
        decimal(number, self.out);
    }

    fn extend<const N: usize>(&mut self, numbers: [u16; N]) {
        for number in numbers {
            self.push(number);
        }
    }
}

impl Drop for Sequence<'_> {
    fn drop(&mut self) {
        if self.is_begun {
            self.out.push(self.last);
        }
    }
}

fn decimal(number: u16, out: &mut Vec<u8>) {
    if number > 9 {
        decimal(number / 10, out);
    }
    out.push(b'0' + u8::try_from(number % 10).unwrap_or(0));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::backend::{Backend as _, CrosstermBackend};
    use ratatui::buffer::Buffer;
    use ratatui::layout::{Position, Rect};
    use ratatui::style::Style;

    use super::*;

    const AREA: Rect = Rect::new(0, 0, 6, 2);

    /// Returns what is written to get from one buffer to another.
    fn written(before: &Buffer, after: &Buffer) -> Vec<u8> {
        let mut frame = Filter::new(Vec::new());
        write(&mut frame, before.diff(after).into_iter()).unwrap();
        assert_eq!(frame.refused(), 0);
        std::mem::take(frame.inner_mut())
    }

    /// Puts texts of two columns side by side.
    fn buffer(texts: &[(impl AsRef<str>, Style)]) -> Buffer {
        let mut buffer = Buffer::empty(AREA);
        let places = AREA.positions().filter(|it| it.x % 2 == 0);
        for (at, (text, style)) in places.zip(texts) {
            buffer.set_string(at.x, at.y, text, *style);
        }
        buffer
    }

    #[test]
    fn a_style_is_said_once_and_only_where_it_changes() {
        let page = Style::new().fg(Color::Rgb(1, 20, 255)).bg(Color::Indexed(7));
        let red = page.fg(Color::Red).add_modifier(Modifier::BOLD);
        let after = buffer(&[("ab", page), ("cd", page), ("ef", red), ("gh", page)]);
        assert_eq!(
            String::from_utf8(written(&Buffer::empty(AREA), &after)).unwrap(),
            "\x1b[1;1H\x1b[38;2;1;20;255;48;5;7mabcd\x1b[1m\x1b[38;5;1mef\
             \x1b[2;1H\x1b[22m\x1b[38;2;1;20;255mgh\x1b[0m"
        );
        assert_eq!(written(&after, &after), b"");
    }

    fn screen() -> vt100::Parser {
        let [rows, columns] = [AREA.height, AREA.width].map(|it| it.try_into().unwrap());
        vt100::Parser::new(rows, columns, 0)
    }

    /// Returns what each cell looks like: its text, its colors, its attributes.
    fn seen(screen: &vt100::Parser) -> Vec<String> {
        let look = |at: Position| {
            let cell = screen.screen().cell(at.y, at.x).unwrap();
            let attributes =
                [cell.bold(), cell.dim(), cell.italic(), cell.underline(), cell.inverse()];
            let is_blank = cell.contents() == " " && !cell.underline() && !cell.inverse();
            let ink = (!is_blank).then(|| cell.fgcolor());
            format!("{:?} {ink:?} on {:?} {attributes:?}", cell.contents(), cell.bgcolor())
        };
        AREA.positions().map(look).collect()
    }

    prop_compose! {
        fn style()(fg in any_color(), bg in any_color(), modifier in any::<u16>()) -> Style {
            Style::new().fg(fg).bg(bg).add_modifier(Modifier::from_bits_truncate(modifier))
        }
    }

    fn any_color() -> impl Strategy<Value = Color> {
        prop_oneof![
            Just(Color::Reset),
            Just(Color::Blue),
            Just(Color::LightRed),
            any::<u8>().prop_map(Color::Indexed),
            any::<[u8; 3]>().prop_map(|[r, g, b]| Color::Rgb(r, g, b)),
        ]
    }

    proptest! {
        /// Whatever stands on the screen, it becomes what the serializer of the back end makes it.
        #[test]
        fn it_looks_as_crossterm_would_have_it(
            before in prop::collection::vec(("[a-c ]{2}|서", style()), 6),
            after in prop::collection::vec(("[a-c ]{2}|서", style()), 6),
        ) {
            let (before, after) = (buffer(&before), buffer(&after));
            let first = written(&Buffer::empty(AREA), &before);
            let [mut ours, mut theirs] = [(); 2].map(|()| screen());
            ours.process(&first);
            ours.process(&written(&before, &after));
            theirs.process(&first);
            let mut serialized = Vec::new();
            crossterm::style::force_color_output(true);
            CrosstermBackend::new(&mut serialized).draw(before.diff(&after).into_iter()).unwrap();
            theirs.process(&serialized);
            prop_assert_eq!(seen(&ours), seen(&theirs));
        }
    }
}
