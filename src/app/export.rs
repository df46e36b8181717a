//! What can be written into a file, and in which format.

use std::path::Path;

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exported {
    /// The matrix, as it is sorted.
    Matrix,
    /// Two sessions side by side.
    Comparison,
}

impl Exported {
    /// Returns the formats that it can be written in.
    pub const fn formats(self) -> &'static [Format] {
        match self {
            Self::Matrix => &Format::ALL,
            // It is no table of like rows.
            Self::Comparison => &[Format::Markdown, Format::Json, Format::Text],
        }
    }

    /// Returns the format that a path asks for, if this can be written in it.
    pub fn format_of(self, path: &str) -> Option<Format> {
        Format::of(path).filter(|it| self.formats().contains(it))
    }
}

/// A format, which the ending of a file's name asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For spreadsheets.
    Csv,
    /// For documents.
    Markdown,
    /// For scripts.
    Json,
    /// For people.
    Text,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 4] = [Self::Csv, Self::Markdown, Self::Json, Self::Text];

    /// Returns the ending of the names of its files, without the dot.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Markdown => "md",
            Self::Json => "json",
            Self::Text => "txt",
        }
    }

    /// Returns the format that a path asks for; capital letters are as good as small ones.
    pub fn of(path: &str) -> Option<Self> {
        let ending = Path::new(path.trim()).extension()?.to_str()?;
        Self::ALL.into_iter().find(|it| it.ending().eq_ignore_ascii_case(ending))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_says_which_format() {
        assert_eq!(Format::of("a/themes.csv "), Some(Format::Csv));
        assert_eq!(Format::of("~/Themes.MD"), Some(Format::Markdown));
        assert_eq!(Format::of("주제.txt"), Some(Format::Text));
        assert_eq!(Exported::Comparison.format_of("a.md"), Some(Format::Markdown));
        assert_eq!(Exported::Comparison.format_of("a.csv"), None);
        for none in ["", "themes", "themes.xls", ".csv", "themes.", "themes.csv/x"] {
            assert_eq!(Format::of(none), None, "{none}");
        }
    }
}
