//! A pane read whole: lines of any length, wrapped, that can be scrolled.

use super::list::badges;
use super::names::Scene;
use super::sheet::{Area, Ground, Role, Sheet, cells};
use crate::text;

/// Lines of more columns than this are hard to read.
const WIDEST: u16 = 100;

/// One row of a page, before it is placed.
#[derive(Clone, Debug, Default)]
struct Line {
    pieces: Vec<(u16, String, Role)>,
    /// Text that stands flush right.
    right: String,
    /// The marks of disagreements, before that.
    marks: String,
    badge: Option<crate::store::CountryId>,
    cursor: bool,
}

/// A page being written.
#[derive(Debug)]
pub(super) struct Page<'a> {
    scene: Scene<'a>,
    width: u16,
    lines: Vec<Line>,
    /// What stands before the numbers at the end of the next text.
    marks: String,
}

impl<'a> Page<'a> {
    /// Begins a page for an area of `width` columns.
    pub(super) fn new(scene: Scene<'a>, width: u16) -> Self {
        Self { scene, width: width.min(WIDEST), lines: Vec::new(), marks: String::new() }
    }

    /// Returns what is needed to name things.
    pub(super) const fn scene(&self) -> Scene<'a> {
        self.scene
    }

    /// Leaves a row blank, but never two, and none at the top.
    pub(super) fn gap(&mut self) {
        if self.lines.last().is_some_and(|it| !it.pieces.is_empty()) {
            self.lines.push(Line::default());
        }
    }

    /// Writes a heading after a gap.
    pub(super) fn heading(&mut self, text: &str) {
        self.gap();
        self.lines
            .push(Line { pieces: vec![(0, text.to_owned(), Role::Strong)], ..Line::default() });
    }

    /// Has the next text end in the marks of disagreements, before what stands at its right.
    pub(super) fn disputed(&mut self, marks: String) {
        self.marks = marks;
    }

    /// Writes a text at `indent`, wrapped; `right` stands at the end of its first row.
    pub(super) fn text(&mut self, indent: u16, text: &str, role: Role, right: &str) {
        let marks = std::mem::take(&mut self.marks);
        if text.is_empty() {
            return;
        }
        let wide = |text: &str| if text.is_empty() { 0 } else { cells(text) + 2 };
        let used = wide(right) + wide(&marks);
        let room = self.width.saturating_sub(indent + used);
        let rows = text::wrap(text, usize::from(room));
        for (position, row) in rows.into_iter().enumerate() {
            let first = |it: &str| if position == 0 { it.to_owned() } else { String::new() };
            let pieces = vec![(indent, row, role)];
            let (right, marks) = (first(right), first(&marks));
            self.lines.push(Line { pieces, right, marks, ..Line::default() });
        }
    }

    /// Writes texts side by side in one row, each from its column on; none is wrapped.
    pub(super) fn row(&mut self, pieces: Vec<(u16, String, Role)>) {
        self.lines.push(Line { pieces, ..Line::default() });
    }

    /// Returns how many columns there are from `indent` on.
    pub(super) fn room(&self, indent: u16) -> usize {
        usize::from(self.width.saturating_sub(indent))
    }

    /// Tells whether columns are too few for two texts side by side.
    pub(super) const fn is_slim(&self) -> bool {
        self.width < 30
    }

    /// Writes a dim label and a text behind it, which is wrapped beside the label, or under it.
    pub(super) fn labelled(&mut self, label: &str, text: &str, role: Role, right: &str) {
        if self.is_slim() {
            self.text(0, &capitalized(label), Role::Dim, right);
            return self.text(2, text, role, "");
        }
        let indent = (cells(label) + 2).max(14).min(self.width / 2);
        let from = self.lines.len();
        self.text(indent, text, role, right);
        if let Some(line) = self.lines.get_mut(from) {
            line.pieces.insert(0, (0, capitalized(label), Role::Dim));
        }
    }

    /// Puts a sign before the last text that was written, in its first row.
    pub(super) fn sign(&mut self, from: usize, sign: &str, role: Role) {
        if let Some(line) = self.lines.get_mut(from) {
            line.pieces.insert(0, (0, sign.to_owned(), role));
        }
    }

    /// Puts the badge of a country before the row at `from`.
    pub(super) fn badge(&mut self, from: usize, country: crate::store::CountryId) {
        if let Some(line) = self.lines.get_mut(from) {
            line.badge = Some(country);
        }
    }

    /// Lays the cursor under the rows from `from` on.
    pub(super) fn cursor(&mut self, from: usize) {
        self.lines.iter_mut().skip(from).for_each(|it| it.cursor = true);
    }

    /// Returns how many rows were written.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// Returns the first row under the cursor, and the row after the last.
    pub(super) fn cursor_rows(&self) -> Option<(usize, usize)> {
        let first = self.lines.iter().position(|it| it.cursor)?;
        let last = self.lines.iter().rposition(|it| it.cursor)?;
        Some((first, last + 1))
    }

    /// Draws the rows from `scroll` on, and returns by how many rows the page could be scrolled.
    pub(super) fn draw(self, area: Area, scroll: usize, sheet: &mut Sheet) -> usize {
        let extent = self.lines.len().saturating_sub(usize::from(area.height));
        let end = area.x + self.width.min(area.width);
        for (line, y) in self.lines.iter().skip(scroll.min(extent)).zip(area.y..area.bottom()) {
            if line.cursor {
                let ground = Area { x: area.x, y, width: end - area.x, height: 1 };
                sheet.ground(ground, Ground::Select);
                let bar = self.scene.glyphs.bar;
                sheet.draw((area.x.saturating_sub(1), y), area.x, bar, Role::Accent);
            }
            if let Some(country) = line.badge {
                let wide = cells(self.scene.code(country)).min(6);
                badges(
                    self.scene,
                    &[country],
                    Area { x: area.x, y, width: wide, height: 1 },
                    sheet,
                );
            }
            for (x, text, role) in &line.pieces {
                sheet.text((area.x + x, y), end, text, *role);
            }
            let right = end.saturating_sub(cells(&line.right));
            sheet.draw((right, y), end, &line.right, Role::Dim);
            let gap = if line.right.is_empty() { 0 } else { 2 };
            let before = right.saturating_sub(cells(&line.marks) + gap);
            sheet.draw((before, y), end, &line.marks, Role::Conflict);
        }
        extent
    }
}

/// Returns a word with a capital first letter, as labels that stand before a text have it.
pub(super) fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
