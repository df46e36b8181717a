//! What does one end of an interval, or a single date, say, and which days may it mean?

use std::fmt;

use super::day::Day;

/// A single EDTF date: as much of year, season, month, day and time as was written.
///
/// # Ordering
///
/// None: `2024` and `2024-05` are neither equal nor one before the other. Compare days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    /// Invariant: a year of [`Day`]'s calendar; of a decade or century, its first year.
    pub(super) year: i32,
    /// Invariant: fields that exist in the calendar.
    pub(super) known: Known,
    /// How many fields after the known ones were written as `XX`: `2024-XX-XX` has two.
    pub(super) masked: u8,
    pub(super) qualifier: Qualifier,
}

/// The fields of a [`PartialDate`] after the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Known {
    Century,
    Decade,
    Year,
    Season(Season),
    Month(u8),
    Day(u8, u8),
    Time(u8, u8, Clock),
}

/// How much of a date its source states, coarse before fine.
///
/// An unspecified part is not known, so `2024-05-XX` is known to the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// `19XX`
    Century,
    /// `198X`
    Decade,
    /// `2024`
    Year,
    /// `2024-21`
    Season,
    /// `2024-03`
    Month,
    /// `2024-03-27`
    Day,
    /// `2024-03-27T14:00`
    Minute,
    /// `2024-03-27T14:00:05`
    Second,
}

impl Precision {
    /// Returns the name used in messages and exports: `century`, …, `day`, `minute`, `second`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Century => "century",
            Self::Decade => "decade",
            Self::Year => "year",
            Self::Season => "season",
            Self::Month => "month",
            Self::Day => "day",
            Self::Minute => "minute",
            Self::Second => "second",
        }
    }
}

/// How sure the source is of a date.
///
/// # Source
///
/// ISO 8601-2:2019, qualification of a complete date (level 1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Qualifier {
    /// Nothing was said against it.
    #[default]
    None,
    /// `?`: the source itself is in doubt.
    Uncertain,
    /// `~`: near this date.
    Approximate,
    /// `%`: uncertain and approximate.
    Both,
}

impl Qualifier {
    /// Whether it says "about then": `~` or `%`.
    pub const fn is_approximate(self) -> bool {
        matches!(self, Self::Approximate | Self::Both)
    }

    /// Whether it says "perhaps": `?` or `%`.
    pub const fn is_uncertain(self) -> bool {
        matches!(self, Self::Uncertain | Self::Both)
    }
}

/// A quarter of the year by its weather.
///
/// # Source
///
/// ISO 8601-2:2019 leaves open when a season starts. The months here are those of northern
/// meteorology; winter runs into the next year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Season {
    /// `21`: March to May.
    Spring,
    /// `22`: June to August.
    Summer,
    /// `23`: September to November.
    Autumn,
    /// `24`: December to February.
    Winter,
}

impl Season {
    const fn code(self) -> u8 {
        match self {
            Self::Spring => 21,
            Self::Summer => 22,
            Self::Autumn => 23,
            Self::Winter => 24,
        }
    }

    const fn first_month(self) -> u32 {
        match self {
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
            Self::Winter => 12,
        }
    }

    /// Returns the last month, and how many years after the first month's it lies.
    const fn last_month(self) -> (u32, i32) {
        match self {
            Self::Spring => (5, 0),
            Self::Summer => (8, 0),
            Self::Autumn => (11, 0),
            Self::Winter => (2, 1),
        }
    }
}

/// A time of day, with its offset from UTC if the source gives one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Clock {
    /// Invariant: at most 1439.
    pub(super) minute: u16,
    /// Invariant: at most 59, or 60 in the last minute of a UTC day.
    pub(super) second: Option<u8>,
    /// Invariant: between -1439 and 1439.
    pub(super) offset: Option<i16>,
}

impl Clock {
    /// Returns the minute of the local day, 0 to 1439.
    pub const fn minute_of_day(self) -> u16 {
        self.minute
    }

    /// Returns the second, 0 to 59, or 60 for a leap second; `None` when only the minute is known.
    pub const fn second(self) -> Option<u8> {
        self.second
    }

    /// Returns the offset from UTC in minutes, positive to the east; `None` when none was written.
    pub const fn offset(self) -> Option<i16> {
        self.offset
    }
}

impl PartialDate {
    /// Returns the date that is exactly this day.
    pub(super) fn of(day: Day) -> Self {
        let (year, month, day) = day.ymd();
        let small = |it: u32| u8::try_from(it).unwrap_or(1);
        let known = Known::Day(small(month), small(day));
        Self { year, known, masked: 0, qualifier: Qualifier::default() }
    }

    /// Returns the year; of a decade or a century its first. The year before 1 is 0.
    pub const fn year(&self) -> i32 {
        self.year
    }

    /// Returns the month, 1 to 12, if known.
    pub const fn month(&self) -> Option<u32> {
        match self.known {
            Known::Month(month) | Known::Day(month, _) | Known::Time(month, ..) => {
                Some(month as u32)
            }
            _ => None,
        }
    }

    /// Returns the day of the month, 1 to 31, if known.
    pub const fn day(&self) -> Option<u32> {
        match self.known {
            Known::Day(_, day) | Known::Time(_, day, _) => Some(day as u32),
            _ => None,
        }
    }

    /// Returns the season, if that is what is known.
    pub const fn season(&self) -> Option<Season> {
        match self.known {
            Known::Season(season) => Some(season),
            _ => None,
        }
    }

    /// Returns the time of day, if known.
    pub const fn clock(&self) -> Option<Clock> {
        match self.known {
            Known::Time(_, _, clock) => Some(clock),
            _ => None,
        }
    }

    /// Returns how sure the source is.
    pub const fn qualifier(&self) -> Qualifier {
        self.qualifier
    }

    /// Returns how much is known.
    pub const fn precision(&self) -> Precision {
        match self.known {
            Known::Century => Precision::Century,
            Known::Decade => Precision::Decade,
            Known::Year => Precision::Year,
            Known::Season(_) => Precision::Season,
            Known::Month(_) => Precision::Month,
            Known::Day(..) => Precision::Day,
            Known::Time(_, _, Clock { second: None, .. }) => Precision::Minute,
            Known::Time(..) => Precision::Second,
        }
    }

    /// Returns the first day it may mean. A qualifier does not widen it.
    pub fn first_day(&self) -> Day {
        let (month, day) = match self.known {
            Known::Century | Known::Decade | Known::Year => (1, 1),
            Known::Season(season) => (season.first_month(), 1),
            Known::Month(month) => (u32::from(month), 1),
            Known::Day(month, day) | Known::Time(month, day, _) => {
                (u32::from(month), u32::from(day))
            }
        };
        Day::or_edge(self.year, month, day)
    }

    /// Returns the last day it may mean. A qualifier does not widen it.
    pub fn last_day(&self) -> Day {
        match self.known {
            Known::Century => Day::month_end(self.year.saturating_add(99), 12),
            Known::Decade => Day::month_end(self.year.saturating_add(9), 12),
            Known::Year => Day::month_end(self.year, 12),
            Known::Season(season) => {
                let (month, years) = season.last_month();
                Day::month_end(self.year.saturating_add(years), month)
            }
            Known::Month(month) => Day::month_end(self.year, u32::from(month)),
            Known::Day(..) | Known::Time(..) => self.first_day(),
        }
    }

    /// Whether an interval from `self` to `end` would certainly run backwards.
    ///
    /// Two times are compared as instants when both or neither have an offset; anything else by
    /// the days that each may mean, with the benefit of the doubt.
    pub(super) fn is_after(&self, end: &Self) -> bool {
        if let (Some(from), Some(to)) = (self.clock(), end.clock())
            && from.offset.is_some() == to.offset.is_some()
        {
            return self.second_of_epoch(from, 0) > end.second_of_epoch(to, 59);
        }
        self.first_day() > end.last_day()
    }

    fn second_of_epoch(&self, clock: Clock, unknown_second: u8) -> i64 {
        let minutes = i64::from(clock.minute) - i64::from(clock.offset.unwrap_or(0));
        let seconds = i64::from(clock.second.unwrap_or(unknown_second));
        i64::from(self.first_day().0) * 86_400 + minutes * 60 + seconds
    }

    fn write_year(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.known, self.year) {
            (Known::Century, year) => write!(f, "{:02}XX", year / 100),
            (Known::Decade, year) => write!(f, "{:03}X", year / 10),
            (_, year @ -9999..=-1) => write!(f, "-{:04}", year.unsigned_abs()),
            (_, year @ 0..=9999) => write!(f, "{year:04}"),
            (_, year) => write!(f, "Y{year}"),
        }
    }
}

/// Writes the canonical EDTF.
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_year(f)?;
        match self.known {
            Known::Century | Known::Decade | Known::Year => {}
            Known::Season(season) => write!(f, "-{}", season.code())?,
            Known::Month(month) => write!(f, "-{month:02}")?,
            Known::Day(month, day) => write!(f, "-{month:02}-{day:02}")?,
            Known::Time(month, day, clock) => write!(f, "-{month:02}-{day:02}T{clock}")?,
        }
        for _ in 0..self.masked {
            f.write_str("-XX")?;
        }
        match self.qualifier {
            Qualifier::None => Ok(()),
            Qualifier::Uncertain => f.write_str("?"),
            Qualifier::Approximate => f.write_str("~"),
            Qualifier::Both => f.write_str("%"),
        }
    }
}

/// Writes `14:00`, `14:00:05`, with `Z` or `+09:00` when there is an offset.
impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minute / 60, self.minute % 60)?;
        if let Some(second) = self.second {
            write!(f, ":{second:02}")?;
        }
        match self.offset {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(offset) => {
                let sign = if offset < 0 { '-' } else { '+' };
                let minutes = offset.unsigned_abs();
                write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }
}
