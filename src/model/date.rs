//! When did it happen, as exactly as the source says and no more exactly than that?
//!
//! A release often says "in September" or "since 2025". Inventing the missing day would be a small
//! lie in every sort and every filter, so a date here keeps its precision, its doubts and its open
//! ends. [`Edtf`] is what a file says; [`Day`] is the coordinate computed from it.

mod day;
mod error;
mod parse;
mod part;

use std::fmt;

pub use self::day::Day;
pub use self::error::{DateError, Fault, Field};
pub use self::part::{Clock, PartialDate, Precision, Qualifier, Season};

/// The longest text that [`Edtf::parse`] looks at, in bytes.
///
/// The longest canonical form, two date-times with seconds and offsets, takes 53.
pub const MAX_BYTES: usize = 64;

/// A date or an interval of dates, with the precision and the doubts of its source.
///
/// ```
/// use attache::model::date::{Day, Edtf, Precision};
///
/// let talks = Edtf::parse("2024-03-27/2024-03-28")?;
/// assert_eq!(talks.first_day(), Day::from_ymd(2024, 3, 27));
/// assert_eq!(talks.precision(), Precision::Day);
///
/// let since = Edtf::parse("2025~/..")?;
/// assert!(since.is_approximate() && since.open_end());
/// assert_eq!(since.last_day(), None);
/// # Ok::<(), attache::model::date::DateError>(())
/// ```
///
/// # Units
///
/// Proleptic Gregorian calendar with a year 0000. Days and times are those printed at the place of
/// the meeting; an offset is kept, and used only to tell whether an interval runs backwards.
///
/// # Source
///
/// ISO 8601-2:2019 (EDTF), levels 0 and 1, with two additions from ISO 8601-1: a time may stop at
/// the minute, and the ends of an interval may be date-times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Edtf {
    /// Invariant: at least one of the two ends is a date, and they are not reversed.
    start: End,
    /// `None` for a single date.
    end: Option<End>,
}

/// One end of an [`Edtf`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// `..`: there is no such end, the thing goes on (or always was).
    Open,
    /// Nothing written: there is such an end, but nobody says when.
    Unknown,
    /// A date.
    Date(PartialDate),
}

impl End {
    /// Returns the date, if this end has one.
    pub const fn date(&self) -> Option<PartialDate> {
        match self {
            Self::Date(date) => Some(*date),
            Self::Open | Self::Unknown => None,
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
            Self::Date(date) => date.fmt(f),
        }
    }
}

impl Edtf {
    /// Parses an EDTF date or interval of level 0 or 1, in linear time.
    ///
    /// # Errors
    ///
    /// [`DateError`] names the first wrong part, its bytes, and what to write instead. A
    /// neighbouring date is never guessed.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        parse::edtf(text)
    }

    /// Returns the date that is exactly these days, without a doubt: one day, or a span of them.
    /// `None` when they are reversed.
    pub fn days(first: Day, last: Day) -> Option<Self> {
        let exact = |day: Day| End::Date(PartialDate::of(day));
        let end = (first < last).then(|| exact(last));
        (first <= last).then(|| Self { start: exact(first), end })
    }

    /// Returns the start of the interval, or the single date.
    pub const fn start(&self) -> End {
        self.start
    }

    /// Returns the end of the interval, or the single date.
    pub const fn end(&self) -> End {
        match self.end {
            Some(end) => end,
            None => self.start,
        }
    }

    /// Returns the first day it may mean; `None` when the start is open or unknown.
    pub fn first_day(&self) -> Option<Day> {
        self.start.date().map(|it| it.first_day())
    }

    /// Returns the last day it may mean; `None` when the end is open or unknown.
    ///
    /// Never before [`Self::first_day`], not even for a flight over the date line, which by local
    /// calendars may end on the day before it started.
    pub fn last_day(&self) -> Option<Day> {
        let last = self.end().date()?.last_day();
        Some(self.first_day().map_or(last, |first| last.max(first)))
    }

    /// Returns how much the source says; of two ends the coarser.
    pub fn precision(&self) -> Precision {
        let ends = [self.start.date(), self.end().date()];
        let coarser = ends.iter().flatten().map(PartialDate::precision).min();
        coarser.unwrap_or(Precision::Century)
    }

    /// Whether any end carries `~` or `%`.
    pub fn is_approximate(&self) -> bool {
        self.qualifiers().any(Qualifier::is_approximate)
    }

    /// Whether any end carries `?` or `%`.
    pub fn is_uncertain(&self) -> bool {
        self.qualifiers().any(Qualifier::is_uncertain)
    }

    /// Whether the start is `..`.
    pub const fn open_start(&self) -> bool {
        matches!(self.start, End::Open)
    }

    /// Whether the end is `..`.
    pub const fn open_end(&self) -> bool {
        matches!(self.end, Some(End::Open))
    }

    /// Whether it was written with two ends.
    pub const fn is_interval(&self) -> bool {
        self.end.is_some()
    }

    /// Returns the minute of the day, 0 to 1439, at which it starts; `None` without a time.
    pub fn start_minute(&self) -> Option<u16> {
        self.start.date()?.clock().map(Clock::minute_of_day)
    }

    /// Returns the minute of the day, 0 to 1439, at which it ends; `None` without a time.
    pub fn end_minute(&self) -> Option<u16> {
        self.end().date()?.clock().map(Clock::minute_of_day)
    }

    /// Returns the canonical EDTF of the start: `2024-03-27~`, `..` when open, empty when unknown.
    pub fn start_text(&self) -> String {
        self.start.to_string()
    }

    /// Returns the canonical EDTF of the end, which for a single date is the date itself.
    pub fn end_text(&self) -> String {
        self.end().to_string()
    }

    fn qualifiers(&self) -> impl Iterator<Item = Qualifier> {
        [self.start.date(), self.end().date()].into_iter().flatten().map(|it| it.qualifier())
    }
}

/// Writes the canonical EDTF, which [`Edtf::parse`] reads back as an equal value.
impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.end {
            None => self.start.fmt(f),
            Some(end) => write!(f, "{}/{end}", self.start),
        }
    }
}

#[cfg(test)]
mod tests;
