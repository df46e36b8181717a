//! Rows of pieces at columns of a page, of which as many are drawn as there is room for.

use super::names::Scene;
use super::sheet::{Area, Ground, Role, Sheet, cells};

/// Texts side by side, each in its role, as they stand in one row.
pub(super) type Run = Vec<(String, Role)>;

/// A text in one row.
#[derive(Clone, Debug)]
struct Placed {
    /// The first column, and the column to end before.
    columns: (u16, u16),
    text: String,
    role: Role,
}

/// One row before it is drawn.
#[derive(Clone, Debug, Default)]
struct Row {
    pieces: Vec<Placed>,
    cursor: bool,
}

/// Rows that are being written.
#[derive(Debug)]
pub(super) struct Rows<'a> {
    scene: Scene<'a>,
    width: u16,
    all: Vec<Row>,
}

impl<'a> Rows<'a> {
    /// Begins rows of `width` columns.
    pub(super) const fn new(scene: Scene<'a>, width: u16) -> Self {
        Self { scene, width, all: Vec::new() }
    }

    /// Returns what is needed to name things.
    pub(super) const fn scene(&self) -> Scene<'a> {
        self.scene
    }

    /// Returns the number of columns.
    pub(super) const fn width(&self) -> u16 {
        self.width
    }

    /// Returns how many rows were written.
    pub(super) const fn len(&self) -> usize {
        self.all.len()
    }

    /// Leaves a row blank, but never two, and none at the top.
    pub(super) fn gap(&mut self) {
        if self.all.last().is_some_and(|it| !it.pieces.is_empty()) {
            self.all.push(Row::default());
        }
    }

    /// Writes a text into a row from the first of `columns` on, to end before the other; rows that
    /// are missing are added.
    pub(super) fn put(&mut self, row: usize, columns: (u16, u16), text: &str, role: Role) {
        if self.all.len() <= row {
            self.all.resize(row + 1, Row::default());
        }
        if let Some(row) = self.all.get_mut(row).filter(|_| !text.is_empty()) {
            row.pieces.push(Placed { columns, text: text.to_owned(), role });
        }
    }

    /// Writes runs of text one under the other.
    pub(super) fn runs(&mut self, from: usize, (x, end): (u16, u16), runs: &[Run]) {
        for (run, row) in runs.iter().zip(from..) {
            let mut at = x;
            // A row without words is a row.
            self.put(row, (x, end), "", Role::Text);
            for (text, role) in run {
                self.put(row, (at, end), text, *role);
                at = at.saturating_add(cells(text));
            }
        }
    }

    /// Writes texts flush right with two columns between, and returns the column to end before.
    pub(super) fn right(&mut self, row: usize, texts: &[(String, Role)]) -> u16 {
        let mut end = self.width;
        for (text, role) in texts.iter().rev().filter(|it| !it.0.is_empty()) {
            let from = end.saturating_sub(cells(text));
            self.put(row, (from, end), text, *role);
            end = from.saturating_sub(2);
        }
        end
    }

    /// Lays the cursor under the rows from `from` on.
    pub(super) fn cursor(&mut self, from: usize) {
        self.all.iter_mut().skip(from).for_each(|it| it.cursor = true);
    }

    /// Returns how many rows have to be scrolled away so that the row under the cursor is in sight;
    /// without one, so that the last row is.
    pub(super) fn needed(&self, height: usize) -> usize {
        let under = |it: &Row| it.cursor;
        let first = self.all.iter().position(under);
        let last = self.all.iter().rposition(under);
        match first.zip(last) {
            Some((first, last)) => (last + 1).saturating_sub(height).min(first),
            None => self.all.len().saturating_sub(height),
        }
    }

    /// Draws the rows from `scroll` on.
    pub(super) fn draw(&self, area: Area, scroll: usize, sheet: &mut Sheet) {
        for (row, y) in self.all.iter().skip(scroll).zip(area.y..area.bottom()) {
            if row.cursor {
                let ground = Area { x: area.x, y, width: self.width.min(area.width), height: 1 };
                sheet.ground(ground, Ground::Select);
                let bar = self.scene.glyphs.bar;
                sheet.draw((area.x.saturating_sub(1), y), area.x, bar, Role::Accent);
            }
            for Placed { columns, text, role } in &row.pieces {
                let end = area.x.saturating_add(columns.1).min(area.right());
                sheet.text((area.x.saturating_add(columns.0), y), end, text, *role);
            }
        }
    }
}
