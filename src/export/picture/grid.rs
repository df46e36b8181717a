//! Which characters does a frame show, and over which columns?

use std::borrow::Cow;

use ratatui::buffer::{Buffer, Cell, CellWidth as _};

/// A cell that is seen: the second cell of a wide character is not.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph<'a> {
    /// Column in the frame, from 0.
    pub(super) column: u16,
    /// Columns taken, 1 or more, never past the frame's edge.
    pub(super) width: u16,
    pub(super) cell: &'a Cell,
}

/// The rows of a frame from the top, each with its glyphs from the left.
pub(super) fn rows(buffer: &Buffer) -> impl Iterator<Item = (u16, Vec<Glyph<'_>>)> {
    (0..).zip(buffer.area.top()..buffer.area.bottom()).map(|(row, y)| (row, glyphs(buffer, y)))
}

fn glyphs(buffer: &Buffer, y: u16) -> Vec<Glyph<'_>> {
    let mut out = Vec::with_capacity(usize::from(buffer.area.width));
    let mut covered = 0;
    for (column, x) in (0_u16..).zip(buffer.area.left()..buffer.area.right()) {
        let Some(cell) = buffer.cell((x, y)).filter(|_| column >= covered) else {
            continue;
        };
        let width = width(cell).min(buffer.area.width - column);
        covered = column + width;
        out.push(Glyph { column, width, cell });
    }
    out
}

/// As many columns as ratatui gave it. A single byte is not measured: one that slipped past the text
/// policy would trip a debug assertion there, and is one column wide here.
fn width(cell: &Cell) -> u16 {
    if cell.symbol().len() <= 1 { 1 } else { cell.cell_width().max(1) }
}

impl<'a> Glyph<'a> {
    /// What stands in the cell, fit for a file: a space when it is empty, U+FFFD for every control
    /// character and for the two that no XML document may hold (XML 1.0, production 2).
    pub(super) fn symbol(&self) -> Cow<'a, str> {
        let symbol = self.cell.symbol();
        if symbol.is_empty() {
            Cow::Borrowed(" ")
        } else if symbol.contains(is_unfit) {
            Cow::Owned(symbol.replace(is_unfit, "\u{fffd}"))
        } else {
            Cow::Borrowed(symbol)
        }
    }

    /// The character that stands here alone, a variation selector after it not counted.
    pub(super) fn single(&self) -> Option<char> {
        let symbol = self.cell.symbol();
        let mut characters = symbol.chars().filter(|it| !matches!(it, '\u{fe0e}' | '\u{fe0f}'));
        characters.next().filter(|it| characters.next().is_none() && !is_unfit(*it))
    }

    pub(super) fn is_blank(&self) -> bool {
        self.cell.symbol().chars().all(char::is_whitespace)
    }
}

fn is_unfit(character: char) -> bool {
    character.is_control() || matches!(character, '\u{fffe}' | '\u{ffff}')
}
