//! Why is this text no date, where is it wrong, and what should be written instead?

use std::fmt;
use std::ops::Range;

/// Why [`Edtf::parse`](super::Edtf::parse) refused a text.
///
/// Its `Display` is a message for the user: lower case, one clause, no final full stop. What it
/// quotes from the input is printable ASCII.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError {
    pub(super) fault: Fault,
    pub(super) range: Range<usize>,
}

/// What is wrong with a text that should be a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing was written.
    Empty,
    /// More than [`MAX_BYTES`](super::MAX_BYTES).
    TooLong {
        /// How many bytes there are.
        bytes: usize,
    },
    /// A character that no date of levels 0 and 1 contains.
    Character(char),
    /// More than one `/`.
    ManyEnds {
        /// How many ends there are.
        ends: usize,
    },
    /// An interval of which neither end is known.
    NoEnd,
    /// The end of an interval repeats only what changed, as ISO 8601-1 allows and EDTF does not.
    ShortEnd {
        /// The end as written.
        found: String,
        /// The end in full, if it means what it seems to.
        whole: String,
    },
    /// The end of an interval certainly lies before its start.
    Reversed {
        /// The start as written.
        start: String,
        /// The end as written.
        end: String,
    },
    /// The year is not four digits.
    Year {
        /// The year as written.
        found: String,
    },
    /// `-0000`.
    NegativeZero,
    /// A year after `Y` that has fewer than five digits, or is not alone.
    LongYear {
        /// The whole date as written.
        found: String,
    },
    /// A year that the calendar does not reach.
    YearBeyond {
        /// The year as written.
        found: String,
    },
    /// `X` in places that level 1 does not allow.
    Mask {
        /// The part as written.
        found: String,
    },
    /// A part that is not two digits.
    Digits {
        /// Which part.
        field: Field,
        /// The part as written; may be empty.
        found: String,
    },
    /// A number that its field does not have.
    Number {
        /// Which part.
        field: Field,
        /// The number as written.
        number: u32,
    },
    /// A day that the month does not have.
    NoDay {
        /// The year.
        year: i32,
        /// The month, 1 to 12.
        month: u32,
        /// The day as written.
        day: u32,
        /// How many days the month has.
        last: u32,
    },
    /// A season with a day.
    SeasonDay,
    /// A fourth part of a date, or of a time.
    ManyParts {
        /// The part as written.
        found: String,
    },
    /// `?`, `~` or `%` in a place other than the very end, or twice.
    Qualifier {
        /// The character.
        found: char,
    },
    /// `?`, `~` or `%` after a time.
    QualifiedTime,
    /// A time after a year, a season, a month or nothing.
    TimeWithoutDay,
    /// Not `Z`, `+hh:mm` or `+hh`.
    Offset {
        /// The offset as written.
        found: String,
    },
}

/// A part of a date or time that has two digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// A month or season.
    Month,
    /// A day of the month.
    Day,
    /// An hour.
    Hour,
    /// A minute.
    Minute,
    /// A second.
    Second,
}

impl Field {
    const fn name(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Day => "day",
            Self::Hour => "hour",
            Self::Minute => "minute",
            Self::Second => "second",
        }
    }
}

impl DateError {
    /// Returns what is wrong, for a caller that has its own words.
    pub const fn fault(&self) -> &Fault {
        &self.fault
    }

    /// Returns the bytes of the wrong part; empty, at the place, when something is missing.
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// Returns what to write instead, as an instruction.
    pub fn hint(&self) -> String {
        match &self.fault {
            Fault::Character(found) => character_hint(*found).to_owned(),
            Fault::ShortEnd { whole, .. } => format!("write the end in full: `{whole}`"),
            Fault::Reversed { start, end } => {
                format!("write the earlier date first, such as `{end}/{start}`, or correct one")
            }
            Fault::Year { found } => year_hint(found),
            Fault::Digits { found, .. } if found.len() == 1 => format!("write `0{found}`"),
            Fault::Digits { field, .. } => digits_hint(*field).to_owned(),
            Fault::Number { field, .. } => number_hint(*field).to_owned(),
            Fault::NoDay { year, month, last, .. } => format!(
                "write a day from 01 to {last:02}, or leave the day out: `{}-{month:02}`",
                year_text(*year)
            ),
            other => plain_hint(other).to_owned(),
        }
    }
}

impl std::error::Error for DateError {}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.fault {
            Fault::Empty => f.write_str("there is no date"),
            Fault::TooLong { bytes } => {
                write!(f, "this has {bytes} bytes, a date has at most {}", super::MAX_BYTES)
            }
            Fault::Character(found) => {
                write!(f, "`{}` has no place in a date", found.escape_debug())
            }
            Fault::ManyEnds { ends } => write!(f, "an interval has two ends, this has {ends}"),
            Fault::NoEnd => f.write_str("neither end of the interval is a date"),
            Fault::ShortEnd { found, .. } => write!(f, "the end `{found}` is not a full date"),
            Fault::Reversed { start, end } => {
                write!(f, "the end {end} lies before the start {start}")
            }
            Fault::Year { found } => write!(f, "a year has four digits, not `{found}`"),
            Fault::NegativeZero => f.write_str("there is no year -0000"),
            Fault::LongYear { found } => {
                write!(f, "after `Y` stands a year of five or more digits alone, not `{found}`")
            }
            Fault::YearBeyond { found } => {
                write!(f, "the year {found} is beyond the calendar, -262143 to 262142")
            }
            Fault::Mask { found } => {
                write!(f, "`{found}` leaves open what only a range or a list could say")
            }
            Fault::Digits { field, found } if found.is_empty() => {
                write!(f, "the {} is missing", field.name())
            }
            Fault::Digits { field, found } => {
                write!(f, "the {} has two digits, not `{found}`", field.name())
            }
            Fault::Number { field, number } => {
                write!(f, "there is no {} {number:02}", field.name())
            }
            Fault::NoDay { year, month, day, last } => {
                let (name, year) = (month_name(*month), year_text(*year));
                write!(f, "there is no {day} {name} {year}; that month has {last} days")
            }
            Fault::SeasonDay => f.write_str("a season has no days"),
            Fault::ManyParts { found } => write!(f, "`{found}` is one part too many"),
            Fault::Qualifier { found } => write!(f, "`{found}` stands elsewhere than at the end"),
            Fault::QualifiedTime => f.write_str("a time cannot be uncertain or approximate"),
            Fault::TimeWithoutDay => f.write_str("there is a time, but no full date before it"),
            Fault::Offset { found } => write!(f, "`{found}` is no offset from UTC"),
        }
    }
}

/// Returns the hint of the faults that need no more than a fixed sentence.
const fn plain_hint(fault: &Fault) -> &'static str {
    match fault {
        Fault::ManyEnds { .. } => {
            "join the parts of a date by `-` and two dates by one `/`: `2024-03-27/2024-03-28`"
        }
        Fault::NoEnd => "write at least one date, or leave the whole field out",
        Fault::NegativeZero => "write `0000`; it is the year before 0001",
        Fault::LongYear { .. } => "write four digits as they are, `2024`, and more as `Y12024`",
        Fault::YearBeyond { .. } => "write a year from `Y-262143` to `Y262142`",
        Fault::Mask { .. } => {
            "write `198X`, `19XX`, `2024-XX`, `2024-05-XX` or `2024-XX-XX`, or an interval"
        }
        Fault::SeasonDay => "write the season alone, `2024-21`, or a month and a day",
        Fault::ManyParts { .. } => "write a day as `2024-03-27` and a time as `T14:00:00`",
        Fault::Qualifier { .. } => {
            "write one mark after the whole date: `?` uncertain, `~` approximate, `%` both"
        }
        Fault::QualifiedTime => "leave the time out: `2024-03-27~`",
        Fault::TimeWithoutDay => "write the day before the time: `2024-03-27T14:00`",
        Fault::Offset { .. } => "write `Z` for UTC, or hours and minutes: `+09:00`",
        _ => "write a day as `2024-03-27`, a month as `2024-03`, a year as `2024`",
    }
}

const fn character_hint(found: char) -> &'static str {
    match found {
        'x' | 't' | 'z' | 'y' | 'u' => "write `X`, `T`, `Z` and `Y` as capitals",
        '.' => "write an open end as `2024/..`, an interval as `2024/2025`, a time to the second",
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{301C}' | '\u{FF0D}' | '\u{FF5E}' => {
            "write a plain `-` inside a date, and `/` between two dates"
        }
        '\u{FF10}'..='\u{FF19}' => "write plain digits, `0` to `9`",
        '[' | ']' | '{' | '}' | '^' | 'E' | 'S' => {
            "sets, exponents and significant digits are EDTF level 2; write a date or an interval"
        }
        ' ' => "write no spaces; `T` stands before a time: `2024-03-27T14:00`",
        _ => "write a day as `2024-03-27`, a month as `2024-03`, a year as `2024`",
    }
}

fn year_hint(found: &str) -> String {
    let digits = found.trim_start_matches(['+', '-']);
    let sign = if found.starts_with('-') { "-" } else { "" };
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return "write a year as four digits, such as `2024`".to_owned();
    }
    match (digits.get(..4), digits.get(4..6), digits.get(6..8), digits.len()) {
        (Some(year), Some(month), Some(day), 8) => format!("write `{sign}{year}-{month}-{day}`"),
        (Some(year), _, _, 4) => format!("write `{sign}{year}`"),
        (Some(_), ..) => format!("write a year of more than four digits as `Y{sign}{digits}`"),
        _ => "write all four digits, such as `2024`, and join month and day by `-`".to_owned(),
    }
}

const fn digits_hint(field: Field) -> &'static str {
    match field {
        Field::Month => "write a month as `2024-03`, or only the year",
        Field::Day => "write a day as `2024-03-27`, or only the month",
        Field::Hour | Field::Minute | Field::Second => "write a time as `T14:00` or `T14:00:00`",
    }
}

const fn number_hint(field: Field) -> &'static str {
    match field {
        Field::Month => "write a month from 01 to 12, or a season from 21 (spring) to 24 (winter)",
        Field::Day => "write a day from 01 to 31",
        Field::Hour => "write an hour from 00 to 23; midnight is 00:00 of the next day",
        Field::Minute => "write a minute from 00 to 59",
        Field::Second => "write a second from 00 to 59, or 60 in the last minute of a UTC day",
    }
}

/// Returns a year as EDTF writes it: four digits, after a minus if there is one.
fn year_text(year: i32) -> String {
    let width = if year < 0 { 5 } else { 4 };
    format!("{year:0width$}")
}

const fn month_name(month: u32) -> &'static str {
    match month {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}
