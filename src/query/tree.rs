//! What does a query say, before any name in it is looked up?

use std::ops::Range;

use crate::diag::Diagnostic;
use crate::model::{Day, Edtf, Kind, Part, Scope};

/// A query: terms that all have to hold, and the scope they look in. The default has neither, and
/// finds everything.
///
/// Two queries are equal when they say the same in the same order; where in the text they say it
/// does not count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Never holds an [`Expr::And`]: its terms would be terms of the query.
    pub(super) terms: Vec<Expr>,
    pub(super) scope: Option<Scope>,
}

/// A part of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    /// All of them: two or more, none of which is an `And`.
    And(Vec<Self>),
    /// Any of them: two or more, none of which is an `Or`.
    Or(Vec<Self>),
    /// What the inner one does not find.
    Not(Box<Self>),
    /// One condition.
    Term(Term),
}

impl Expr {
    /// Joins parts that must all hold; a single one is itself.
    pub(super) fn and(parts: Vec<Self>) -> Self {
        let flat = parts.into_iter().flat_map(|part| match part {
            Self::And(inner) => inner,
            other => vec![other],
        });
        single(flat.collect()).unwrap_or_else(Self::And)
    }

    /// Joins alternatives; a single one is itself.
    pub(super) fn or(parts: Vec<Self>) -> Self {
        let flat = parts.into_iter().flat_map(|part| match part {
            Self::Or(inner) => inner,
            other => vec![other],
        });
        single(flat.collect()).unwrap_or_else(Self::Or)
    }

    /// Returns the terms of a query that says this and nothing else.
    pub(super) fn into_terms(self) -> Vec<Self> {
        match self {
            Self::And(parts) => parts,
            other => vec![other],
        }
    }
}

/// Returns the only part, or the list as it was.
fn single(mut parts: Vec<Expr>) -> Result<Expr, Vec<Expr>> {
    match parts.pop() {
        Some(only) if parts.is_empty() => Ok(only),
        last => {
            parts.extend(last);
            Err(parts)
        }
    }
}

/// A condition, and where in the text it stands.
#[derive(Clone, Debug, Eq)]
pub struct Term {
    /// What has to hold.
    pub test: Test,
    /// The bytes of the parsed text; empty for a term that was not parsed. No part of equality.
    pub span: Range<usize>,
}

impl PartialEq for Term {
    fn eq(&self, other: &Self) -> bool {
        self.test == other.test
    }
}

/// A word as the user wrote it, without its quotes, and where it stands.
#[derive(Clone, Debug, Eq)]
pub struct Word {
    /// The word; never empty.
    pub text: String,
    /// Its bytes with any quotes; empty for a word that was not parsed. No part of equality.
    pub span: Range<usize>,
}

impl Word {
    /// Makes a word that stands in no text.
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), span: 0..0 }
    }
}

impl PartialEq for Word {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

/// What a term asks of an event. Lists have one value or more, any of which will do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// The word is somewhere in its text.
    Text(Word),
    /// These are parties to it.
    Country(Mode, Vec<Word>),
    /// It carries something that has this name.
    Name(Named, Vec<Word>),
    /// It is of this kind.
    Kind(Vec<Kind>),
    /// Its number in the series is in the range.
    Number(Vec<Numbers>),
    /// It stands in this relation to the date.
    Date(Relation, Vec<When>),
    /// The field is filled.
    Has(Vec<Part>),
    /// The field is empty.
    Missing(Vec<Part>),
}

/// Which of the countries of a filter an event must have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// At least one of them.
    #[default]
    Any,
    /// Every one of them, and maybe others.
    All,
    /// Every one of them and no other.
    Exactly,
}

/// Declares an enum of words that a query uses.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident => $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl $name {
            /// Every value with the word that queries use, in the order of help texts.
            pub const ALL: &'static [(&'static str, Self)] = &[$(($word, Self::$variant),)+];

            /// Returns the word that queries use.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }
    };
}

words! {
    /// A field whose values are names that the store knows.
    Named {
        /// The series of a session.
        Series => "series",
        /// The heads of delegation.
        Who => "who",
        /// Where it was.
        Place => "place",
        /// What the event, its actions or its concerns are about.
        Theme => "theme",
        /// How firm an action is, in the words of the file.
        Status => "status",
        /// A source, by its id or publisher.
        Source => "source",
        /// The file it was read from, by its name.
        File => "file",
    }
}

words! {
    /// How an event stands to a date.
    Relation {
        /// The two share a day.
        On => "on",
        /// It ends on or after the first day of the date.
        Since => "since",
        /// It begins on or before the last day of the date.
        Until => "until",
    }
}

/// A range of numbers in a series, both ends included; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// The lowest.
    pub low: u32,
    /// The highest; [`u32::MAX`] for no limit.
    pub high: u32,
}

impl Numbers {
    /// Reads `6`, `>=6`, `>6`, `<=3`, `<3`, `5..7`, `5..` or `..7`; `None` for anything else and
    /// for a range that no number is in.
    pub(super) fn read(text: &str) -> Option<Self> {
        let limit = |prefix: &str| text.strip_prefix(prefix).map(number);
        let (low, high) = if let Some(low) = limit(">=") {
            (low?, u32::MAX)
        } else if let Some(high) = limit("<=") {
            (0, high?)
        } else if let Some(below) = limit(">") {
            (below?.checked_add(1)?, u32::MAX)
        } else if let Some(above) = limit("<") {
            (0, above?.checked_sub(1)?)
        } else {
            match text.split_once("..") {
                Some(("", high)) => (0, number(high)?),
                Some((low, "")) => (number(low)?, u32::MAX),
                Some((low, high)) => (number(low)?, number(high)?),
                None => (number(text)?, number(text)?),
            }
        };
        (low <= high).then_some(Self { low, high })
    }
}

/// Returns the number that `text` is, if it is digits and nothing else.
fn number(text: &str) -> Option<u32> {
    text.bytes().all(|it| it.is_ascii_digit()).then(|| text.parse().ok())?
}

/// A date as the user wrote it, with the days it covers; always at least one of the two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// The date, EDTF.
    pub text: Word,
    /// The first day; `None` when its start is open.
    pub first: Option<Day>,
    /// The last day; `None` when its end is open.
    pub last: Option<Day>,
}

impl When {
    /// Reads an EDTF date, and checks that it has the day that `relation` looks at.
    pub(super) fn read(relation: Relation, text: Word) -> Result<Self, Diagnostic> {
        let date = Edtf::parse(&text.text).map_err(|error| {
            let part = error.range();
            // Inside quotes there may be escapes, so only a bare word can be pointed into.
            let bare = text.span.len() == text.text.len();
            let start = text.span.start;
            let span = if bare { start + part.start..start + part.end } else { text.span.clone() };
            Diagnostic::error("query-date", format!("`{}` is no date: {error}", text.text))
                .at(span)
                .help(error.hint())
        })?;
        let (first, last) = (date.first_day(), date.last_day());
        let (day, end) = match relation {
            Relation::On => (first.or(last), "day"),
            Relation::Since => (first, "first day"),
            Relation::Until => (last, "last day"),
        };
        match day {
            Some(_) => Ok(Self { text, first, last }),
            None => Err(Diagnostic::error(
                "query-date",
                format!("`{}` has no {end} for `{}:`", text.text, relation.name()),
            )
            .at(text.span)
            .help("use `on:` with an interval whose end is open")),
        }
    }
}
