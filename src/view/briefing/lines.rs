//! The rows of a stop in words.

use super::{Shown, event, grid, several};
use crate::app::PointRow;
use crate::view::redline::flow;
use crate::view::rows::Run;
use crate::view::sheet::Role;

/// A row of a stop in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// What it says.
    pub(super) words: Run,
    /// What became of it: a sign, a space and a word.
    pub(super) tail: Option<(String, Role)>,
    /// The numbers of its sources.
    pub(super) cites: String,
}

impl Line {
    /// Makes a row of a single text.
    pub(super) fn new(words: &str) -> Self {
        Self::of(vec![(words.to_owned(), Role::Text)])
    }

    /// Makes a row of several texts side by side, but for empty ones.
    pub(super) fn of(words: Run) -> Self {
        let words = words.into_iter().filter(|it| !it.0.is_empty()).collect();
        Self { words, ..Self::default() }
    }

    /// Makes a row of several texts with two blanks between, but for empty ones; a badge has one.
    pub(super) fn apart(words: Run) -> Self {
        let mut line = Self::of(words);
        let last = line.words.len().saturating_sub(1);
        for (text, role) in line.words.iter_mut().take(last) {
            if !matches!(role, Role::Badge(_)) {
                text.push(' ');
            }
        }
        line
    }

    /// Returns it in rows of so many columns. A single row keeps the blank it ends in: that may stand on
    /// a tint.
    pub(super) fn wrapped(&self, columns: u16) -> Vec<Run> {
        let mut rows = flow(&self.words, columns);
        if let ([row], Some(own)) = (rows.as_mut_slice(), self.words.last())
            && let Some(last) = row.last_mut().filter(|it| it.0 == own.0.trim_end())
        {
            last.0.clone_from(&own.0);
        }
        rows
    }

    /// Returns how many rows of so many columns it takes.
    pub(super) fn height(&self, columns: u16) -> usize {
        self.wrapped(columns).len().max(1)
    }
}

/// Returns every row of a stop, for a screen of so many columns.
pub(super) fn of(shown: Shown<'_>, columns: u16) -> Vec<Line> {
    shown.stage.rows.iter().map(|row| line(shown, *row, columns)).collect()
}

fn line(shown: Shown<'_>, row: PointRow, columns: u16) -> Line {
    let scene = shown.scene;
    match row {
        PointRow::Point(position) => {
            let tag = scene.locale.tag();
            let words = shown.stop.points.get(position);
            Line::new(words.map_or("", |it| it.say(scene.store, tag)))
        }
        PointRow::More(count) => Line::of(vec![(scene.locale.more(count), Role::Dim)]),
        PointRow::Heads(_)
        | PointRow::Places
        | PointRow::Apart
        | PointRow::Shared
        | PointRow::OnlyEarlier
        | PointRow::OnlyLater
        | PointRow::Counts => several::pair_line(shown, row),
        PointRow::Theme(position) => grid::theme(shown, position, columns),
        PointRow::Session(position) => several::session(shown, position),
        PointRow::Source(position) => several::source(shown, position),
        _ => event::line(shown, row, columns),
    }
}
