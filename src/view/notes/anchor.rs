//! Which words stand on top of notes that are scrolled, however wide the screen is?

use super::desk::reading_columns;
use crate::text;

/// A place in notes: a line as it was written, and the letters of it that come before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Anchor {
    line: usize,
    /// Blanks are not counted: some are left out where a line is broken.
    letters: usize,
}

impl Anchor {
    /// Returns the place at which a row of the notes begins on a screen of so many columns.
    pub fn at(notes: &str, row: usize, columns: u16) -> Self {
        rows(notes, columns).nth(row).unwrap_or_default()
    }

    /// Returns the row in which the place is found on a screen of so many columns.
    pub fn row(self, notes: &str, columns: u16) -> usize {
        rows(notes, columns).take_while(|it| *it <= self).count().saturating_sub(1)
    }
}

/// Returns where the rows of the notes begin on a screen of so many columns.
fn rows(notes: &str, columns: u16) -> impl Iterator<Item = Anchor> + '_ {
    let columns = usize::from(reading_columns(columns));
    notes.trim_end().split('\n').enumerate().flat_map(move |(line, written)| {
        let rows = text::wrap(written, columns);
        let begin = move |letters: &mut usize, row: String| {
            let begin = Anchor { line, letters: *letters };
            *letters += row.chars().filter(|it| !it.is_whitespace()).count();
            Some(begin)
        };
        rows.into_iter().scan(0, begin)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_on_top_are_found_again_at_every_width() {
        let notes = "one two three four five six seven eight nine ten eleven twelve\n\n".repeat(40);
        let notes = notes + "오늘은 여섯 번째 회의입니다 그리고 다음 회의도 있습니다";
        for row in 0..text::wrap(notes.trim_end(), 76).len() {
            let anchor = Anchor::at(&notes, row, 80);
            assert_eq!(anchor.row(&notes, 80), row);
            let narrow = anchor.row(&notes, 40);
            assert!(Anchor::at(&notes, narrow, 40) <= anchor);
            assert!(
                Anchor::at(&notes, narrow + 1, 40) > anchor
                    || narrow + 1 == text::wrap(notes.trim_end(), 38).len()
            );
        }
    }
}
