//! Complaints about a file or a query: where, what, and what to do.
//!
//! A [`Diagnostic`] is about the bytes of the user. Making one never needs the whole text it
//! points into; [`render`](fn@render) turns it into lines for a person.

mod place;
mod render;
mod seen;
mod suggest;

pub use place::{Place, Placer, place};
pub use render::{Excerpt, counted, grouped, listed, render, report};
pub use seen::{Seen, seen};
pub use suggest::did_you_mean;

use std::ops::Range;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something was left out.
    Error,
    /// Everything was kept, but it may not mean what was meant.
    Warning,
}

impl Severity {
    /// Returns the word that messages begin with.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One complaint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of complaint: kebab-case, never reused for another.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What was found and what was expected: lower case, no full stop, the user's words in
    /// backticks. May hold text of the file; passes the text policy when it is rendered.
    pub message: String,
    /// The JSON path (`events[3].date`); empty where there is none.
    pub path: String,
    /// The bytes it is about; empty at the position where something is missing.
    pub span: Option<Range<usize>>,
    /// What to do; may be empty.
    pub help: String,
}

impl Diagnostic {
    /// Makes an error without a place.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message: message.into(),
            path: String::new(),
            span: None,
            help: String::new(),
        }
    }

    /// Makes a warning without a place.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// Says which bytes it is about.
    #[must_use]
    pub fn at(mut self, span: Range<usize>) -> Self {
        self.span = Some(span);
        self
    }

    /// Says where in the JSON document it is.
    #[must_use]
    pub fn on(mut self, path: impl Into<String>) -> Self {
        self.path = path.into();
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    /// Says what was probably meant, if any of `known` is close to `word`.
    #[must_use]
    pub fn suggest<'a>(self, word: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        match did_you_mean(word, known) {
            Some(near) => self.help(format!("did you mean `{near}`?")),
            None => self,
        }
    }
}
