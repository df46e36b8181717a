//! What does a frame look like, in text that a snapshot can hold: its cells and its styles?

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr as _;

/// Every modifier, under the word a snapshot shows for it.
const MODIFIERS: [(Modifier, &str); 9] = [
    (Modifier::BOLD, "bold"),
    (Modifier::DIM, "dim"),
    (Modifier::ITALIC, "italic"),
    (Modifier::UNDERLINED, "underline"),
    (Modifier::SLOW_BLINK, "blink"),
    (Modifier::RAPID_BLINK, "fast-blink"),
    (Modifier::REVERSED, "reverse"),
    (Modifier::HIDDEN, "hidden"),
    (Modifier::CROSSED_OUT, "strike"),
];

/// A frame as text: each row between bars, then one line of style runs for each row that has any.
///
/// A run is `columns style`, columns counted from 0 and inclusive, as in `3: 0-9 fg=#f0c05a bold;
/// 12 bg=#262f3e`. Neighbours of one style are one run, cells in the default style are left out, and
/// the second cell of a wide character belongs to the first.
#[must_use]
pub fn dump(buffer: &Buffer) -> String {
    let mut out = String::new();
    let mut styles = String::new();
    for (number, y) in (buffer.area.top()..buffer.area.bottom()).enumerate() {
        let row = Row::of(buffer, y);
        let _ = writeln!(out, "|{}|", row.text);
        if !row.runs.is_empty() {
            let runs: Vec<String> = row.runs.iter().map(Run::show).collect();
            let _ = writeln!(styles, "{number}: {}", runs.join("; "));
        }
    }
    out + &styles
}

/// One row of a frame: its characters, and where its styles hold.
#[derive(Default)]
struct Row {
    text: String,
    runs: Vec<Run>,
}

/// Neighbouring cells in one style; `last` is inside.
struct Run {
    first: u16,
    last: u16,
    style: String,
}

impl Row {
    fn of(buffer: &Buffer, y: u16) -> Self {
        let mut row = Self::default();
        let mut covered = 0; // columns that a wide character before them has taken
        for (column, x) in (0_u16..).zip(buffer.area.left()..buffer.area.right()) {
            let Some(cell) = buffer.cell((x, y)).filter(|_| column >= covered) else {
                continue;
            };
            let width = u16::try_from(cell.symbol().width()).unwrap_or(1).max(1);
            covered = column.saturating_add(width);
            row.text.push_str(if cell.symbol().is_empty() { " " } else { cell.symbol() });
            row.extend(column, covered.min(buffer.area.width) - 1, style(cell));
        }
        row
    }

    fn extend(&mut self, first: u16, last: u16, style: String) {
        match self.runs.last_mut() {
            _ if style.is_empty() => {}
            Some(run) if run.style == style && run.last + 1 == first => run.last = last,
            _ => self.runs.push(Run { first, last, style }),
        }
    }
}

impl Run {
    fn show(&self) -> String {
        if self.first == self.last {
            format!("{} {}", self.first, self.style)
        } else {
            format!("{}-{} {}", self.first, self.last, self.style)
        }
    }
}

/// A cell's style in words; nothing for the default one.
fn style(cell: &Cell) -> String {
    let colors = [("fg", cell.fg), ("bg", cell.bg), ("ul", cell.underline_color)];
    let colors = colors
        .into_iter()
        .filter(|(_, color)| *color != Color::Reset)
        .map(|(name, color)| format!("{name}={}", color.to_string().to_lowercase()));
    let modifiers = MODIFIERS
        .into_iter()
        .filter(|(modifier, _)| cell.modifier.contains(*modifier))
        .map(|(_, name)| name.to_owned());
    colors.chain(modifiers).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::dump;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Modifier, Style};

    #[test]
    fn a_plain_frame_is_its_rows_alone() {
        let frame = Buffer::with_lines(["ab ", "c  "]);
        assert_eq!(dump(&frame), "|ab |\n|c  |\n");
    }

    #[test]
    fn styles_follow_as_runs_of_columns() {
        let mut frame = Buffer::empty(Rect::new(3, 5, 8, 2));
        let amber = Style::new().fg(Color::Rgb(0xf0, 0xc0, 0x5a)).add_modifier(Modifier::BOLD);
        frame.set_string(3, 6, "Seoul", amber);
        frame.set_string(10, 6, "x", Style::new().bg(Color::Indexed(17)).fg(Color::LightRed));
        assert_eq!(
            dump(&frame),
            "|        |\n|Seoul  x|\n1: 0-4 fg=#f0c05a bold; 7 fg=lightred bg=17\n"
        );
    }

    #[test]
    fn a_wide_character_is_written_once_and_styled_over_both_columns() {
        let mut frame = Buffer::empty(Rect::new(0, 0, 6, 1));
        frame.set_string(0, 0, "서울!", Style::new().add_modifier(Modifier::CROSSED_OUT));
        assert_eq!(dump(&frame), "|서울! |\n0: 0-4 strike\n");
    }

    #[test]
    fn an_empty_frame_is_empty_text() {
        assert_eq!(dump(&Buffer::empty(Rect::ZERO)), "");
    }
}
