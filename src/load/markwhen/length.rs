//! How long is "2 weeks", and when is it over?

use crate::model::Day;

/// Seconds of a day.
const DAY: i64 = 86_400;
/// The most that one number of a length may say; longer ones leave the calendar anyway.
const MOST: i64 = 10_000_000;

/// A length of time, as people write one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Length {
    months: i32,
    days: i64,
    /// Days from Monday to Friday.
    workdays: i64,
    seconds: i64,
}

/// A time from one second to another, in seconds since 1970 by the clock of the place; the second
/// one is the first that no longer belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) from: i64,
    pub(super) to: i64,
}

impl Length {
    /// Reads `10 years 6 months`, `2w`, `5 business days`; `None` when it is something else.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut length = Self::default();
        let mut rest = text.trim();
        if rest.is_empty() {
            return None;
        }
        while !rest.is_empty() {
            let (number, after) = rest.split_at(rest.find(|it: char| !it.is_ascii_digit())?);
            let number = number.parse::<i64>().ok()?.min(MOST);
            let (unit, after) = unit(after.trim_start())?;
            length = length.plus(unit, number);
            rest = after.trim_start_matches([' ', '\t', ',']);
        }
        Some(length)
    }

    /// Reads the length between two repeats: `2 weeks`, `day`, `other week`.
    pub(super) fn between(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(length) = Self::parse(text) {
            return Some(length);
        }
        let (number, text) = match text.strip_prefix("other ") {
            Some(rest) => (2, rest.trim_start()),
            None => (1, text),
        };
        let (unit, rest) = unit(text)?;
        rest.is_empty().then(|| Self::default().plus(unit, number))
    }

    fn plus(mut self, unit: Unit, number: i64) -> Self {
        match unit {
            Unit::Month => {
                let months = i32::try_from(number).unwrap_or(i32::MAX);
                self.months = self.months.saturating_add(months);
            }
            Unit::Year => {
                let months = i32::try_from(number.saturating_mul(12)).unwrap_or(i32::MAX);
                self.months = self.months.saturating_add(months);
            }
            Unit::Day => self.days = self.days.saturating_add(number),
            Unit::Week => self.days = self.days.saturating_add(number.saturating_mul(7)),
            Unit::Workday => self.workdays = self.workdays.saturating_add(number),
            Unit::Seconds(each) => {
                self.seconds = self.seconds.saturating_add(number.saturating_mul(each));
            }
        }
        self
    }

    /// Tells whether nothing comes of adding it.
    pub(super) fn is_nothing(self) -> bool {
        self == Self::default()
    }

    /// Tells whether it is made of whole months, and so moves a month to a month.
    pub(super) const fn is_of_months(self) -> bool {
        self.days == 0 && self.workdays == 0 && self.seconds == 0
    }

    /// Returns how many months are in it, beside the days.
    pub(super) const fn months(self) -> i32 {
        self.months
    }

    /// Returns so many of it, in a row.
    pub(super) fn times(self, count: u32) -> Self {
        let many = i64::from(count);
        Self {
            months: self.months.saturating_mul(i32::try_from(count).unwrap_or(i32::MAX)),
            days: self.days.saturating_mul(many),
            workdays: self.workdays.saturating_mul(many),
            seconds: self.seconds.saturating_mul(many),
        }
    }

    /// Returns the second that lies so much later.
    pub(super) fn after(self, second: i64) -> i64 {
        self.moved(second, 1)
    }

    /// Returns the second that lies so much earlier.
    pub(super) fn before(self, second: i64) -> i64 {
        self.moved(second, -1)
    }

    fn moved(self, second: i64, sign: i32) -> i64 {
        let way = i64::from(sign);
        let day = day_of(second).add_months(self.months.saturating_mul(sign));
        let day = day.saturating_add(self.days.saturating_mul(way));
        let day = workdays(day, self.workdays.saturating_mul(way));
        let clock = second.rem_euclid(DAY);
        start_of(day).saturating_add(clock).saturating_add(self.seconds.saturating_mul(way))
    }
}

/// Returns the day of a second.
pub(super) fn day_of(second: i64) -> Day {
    Day(0).saturating_add(second.div_euclid(DAY))
}

/// Returns the first second of a day.
pub(super) fn start_of(day: Day) -> i64 {
    i64::from(day.0) * DAY
}

/// Tells whether a second is the first of its day.
pub(super) const fn begins_a_day(second: i64) -> bool {
    second.rem_euclid(DAY) == 0
}

/// Goes so many days from Monday to Friday on, or back: weeks at once, the rest day by day.
fn workdays(day: Day, count: i64) -> Day {
    let mut day = day.saturating_add((count / 5).saturating_mul(7));
    let step = count.signum();
    let mut left = (count % 5).abs();
    // Ten days hold at least five that are no Saturday and no Sunday.
    for _ in 0..10 {
        if left == 0 {
            break;
        }
        day = day.saturating_add(step);
        left -= i64::from(day.weekday() < 6);
    }
    day
}

#[derive(Clone, Copy)]
enum Unit {
    Year,
    Month,
    Week,
    Day,
    Workday,
    /// So many seconds; none for what is shorter than one.
    Seconds(i64),
}

/// Reads the unit that a text begins with, and returns what comes after it.
fn unit(text: &str) -> Option<(Unit, &str)> {
    let (word, rest) = word(text);
    let unit = match word.to_ascii_lowercase().as_str() {
        "y" | "yr" | "yrs" | "year" | "years" => Unit::Year,
        "mo" | "mos" | "month" | "months" => Unit::Month,
        "w" | "wk" | "wks" | "week" | "weeks" | "work" | "business" => {
            let (next, after) = self::word(rest.trim_start());
            let is_workday = matches!(next.to_ascii_lowercase().as_str(), "day" | "days");
            return match word.to_ascii_lowercase().as_str() {
                "work" | "business" | "week" if is_workday => Some((Unit::Workday, after)),
                "work" | "business" => None,
                _ => Some((Unit::Week, rest)),
            };
        }
        "weekday" | "weekdays" | "workday" | "workdays" => Unit::Workday,
        "d" | "day" | "days" => Unit::Day,
        "h" | "hr" | "hrs" | "hour" | "hours" => Unit::Seconds(3_600),
        "m" | "min" | "mins" | "minute" | "minutes" => Unit::Seconds(60),
        "s" | "sec" | "secs" | "second" | "seconds" => Unit::Seconds(1),
        "ms" | "millisecond" | "milliseconds" => Unit::Seconds(0),
        _ => return None,
    };
    Some((unit, rest))
}

/// Returns the letters that a text begins with, and what comes after them.
pub(super) fn word(text: &str) -> (&str, &str) {
    let end = text.find(|it: char| !it.is_alphabetic()).unwrap_or(text.len());
    text.split_at(end)
}
