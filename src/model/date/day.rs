//! Which day is that, and which day comes so many days, weeks, months or years later?

use chrono::{Datelike as _, Months, NaiveDate};

/// Whole days since 1970-01-01 in the proleptic Gregorian calendar; earlier days are negative.
///
/// Any `i32` is a valid value, so a coordinate of an axis can be one. The calendar itself reaches
/// from [`Day::MIN`] to [`Day::MAX`]; every method takes a day beyond it for the nearest of the two
/// and returns one of the two where the result would lie beyond. Nothing here panics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Day {
    /// 1 January of the year -262143.
    pub const MIN: Self = Self(NaiveDate::MIN.to_epoch_days());
    /// 31 December of the year 262142.
    pub const MAX: Self = Self(NaiveDate::MAX.to_epoch_days());

    /// Returns the day of a year (0 is the year before 1), a month from 1 and a day from 1.
    ///
    /// `None` when the month has no such day or the calendar no such year.
    pub const fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        match NaiveDate::from_ymd_opt(year, month, day) {
            Some(date) => Some(Self(date.to_epoch_days())),
            None => None,
        }
    }

    /// Returns the year, the month from 1 and the day from 1.
    pub fn ymd(self) -> (i32, u32, u32) {
        let date = self.date();
        (date.year(), date.month(), date.day())
    }

    /// Returns the day of the week, 1 for Monday to 7 for Sunday.
    ///
    /// # Source
    ///
    /// The numbers are those of ISO 8601-1.
    pub fn weekday(self) -> u32 {
        self.date().weekday().number_from_monday()
    }

    /// Returns the day so many days later, or `None` beyond the calendar.
    pub fn checked_add(self, days: i64) -> Option<Self> {
        let sum = i64::from(self.clamped().0).checked_add(days)?;
        let day = Self(i32::try_from(sum).ok()?);
        (Self::MIN..=Self::MAX).contains(&day).then_some(day)
    }

    /// Returns the day so many days later, at most [`Day::MAX`] and at least [`Day::MIN`].
    #[must_use]
    pub fn saturating_add(self, days: i64) -> Self {
        self.checked_add(days).unwrap_or(if days < 0 { Self::MIN } else { Self::MAX })
    }

    /// Returns the same day of the month so many months later, or that month's last day.
    #[must_use]
    pub fn add_months(self, months: i32) -> Self {
        let distance = Months::new(months.unsigned_abs());
        let (moved, edge) = if months < 0 {
            (self.date().checked_sub_months(distance), Self::MIN)
        } else {
            (self.date().checked_add_months(distance), Self::MAX)
        };
        moved.map_or(edge, |date| Self(date.to_epoch_days()))
    }

    /// Returns the same day so many years later; 29 February becomes the 28th in a common year.
    #[must_use]
    pub fn add_years(self, years: i32) -> Self {
        self.add_months(years.saturating_mul(12))
    }

    /// Returns the Monday of this week.
    #[must_use]
    pub fn start_of_week(self) -> Self {
        self.saturating_add(1 - i64::from(self.weekday()))
    }

    /// Returns the first day of this month.
    #[must_use]
    pub fn start_of_month(self) -> Self {
        let (year, month, _) = self.ymd();
        Self::or_edge(year, month, 1)
    }

    /// Returns the first day of this quarter: of January, April, July or October.
    #[must_use]
    pub fn start_of_quarter(self) -> Self {
        let (year, month, _) = self.ymd();
        Self::or_edge(year, month - (month - 1) % 3, 1)
    }

    /// Returns 1 January of this year.
    #[must_use]
    pub fn start_of_year(self) -> Self {
        let (year, ..) = self.ymd();
        Self::or_edge(year, 1, 1)
    }

    /// Returns the day, or the end of the calendar on the side of the year when there is none.
    pub(super) fn or_edge(year: i32, month: u32, day: u32) -> Self {
        let edge = if year < 0 { Self::MIN } else { Self::MAX };
        Self::from_ymd(year, month, day).unwrap_or(edge)
    }

    /// Returns the last day of a month.
    pub(super) fn month_end(year: i32, month: u32) -> Self {
        Self::or_edge(year, month, days_in_month(year, month))
    }

    fn clamped(self) -> Self {
        self.clamp(Self::MIN, Self::MAX)
    }

    fn date(self) -> NaiveDate {
        let edge = if self.0 < 0 { NaiveDate::MIN } else { NaiveDate::MAX };
        NaiveDate::from_epoch_days(self.0).unwrap_or(edge)
    }
}

/// Returns how many days a month has; 0 when there is no such month or year.
pub(super) fn days_in_month(year: i32, month: u32) -> u32 {
    NaiveDate::from_ymd_opt(year, month, 1).map_or(0, |it| u32::from(it.num_days_in_month()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(year: i32, month: u32, day: u32) -> Day {
        Day::from_ymd(year, month, day).unwrap()
    }

    #[test]
    fn the_epoch_is_day_zero_and_a_thursday() {
        assert_eq!(day(1970, 1, 1), Day(0));
        assert_eq!(Day(0).weekday(), 4);
        assert_eq!(day(2026, 11, 21).weekday(), 6);
        assert_eq!(day(0, 2, 29).ymd(), (0, 2, 29), "the year 0000 is a leap year");
        assert_eq!(Day::from_ymd(-1, 2, 29), None);
        assert_eq!(day(-1, 12, 31).saturating_add(1), day(0, 1, 1));
        assert_eq!(Day::from_ymd(1900, 2, 29), None);
        assert_eq!(Day::from_ymd(2024, 0, 1), None);
    }

    #[test]
    fn periods_start_where_a_calendar_says() {
        let wednesday = day(2024, 3, 27);
        assert_eq!(wednesday.start_of_week(), day(2024, 3, 25));
        assert_eq!(day(2024, 3, 31).start_of_week(), day(2024, 3, 25), "a Sunday ends its week");
        assert_eq!(wednesday.start_of_month(), day(2024, 3, 1));
        assert_eq!(wednesday.start_of_year(), day(2024, 1, 1));
        let quarters: Vec<u32> =
            (1..=12).map(|month| day(2023, month, 28).start_of_quarter().ymd().1).collect();
        assert_eq!(quarters, [1, 1, 1, 4, 4, 4, 7, 7, 7, 10, 10, 10]);
    }

    #[test]
    fn months_and_years_keep_to_the_month_end() {
        assert_eq!(day(2024, 1, 31).add_months(1), day(2024, 2, 29));
        assert_eq!(day(2024, 3, 31).add_months(-13), day(2023, 2, 28));
        assert_eq!(day(2024, 2, 29).add_years(-1), day(2023, 2, 28));
        assert_eq!(day(1, 6, 5).add_years(-2), day(-1, 6, 5));
    }

    #[test]
    fn arithmetic_stops_at_the_ends_of_the_calendar() {
        assert_eq!(Day::MIN.ymd(), (-262_143, 1, 1));
        assert_eq!(Day::MAX.ymd(), (262_142, 12, 31));
        assert_eq!(Day(i32::MAX).ymd(), Day::MAX.ymd());
        assert_eq!(Day(i32::MIN).ymd(), Day::MIN.ymd());
        assert_eq!(Day::MAX.checked_add(1), None);
        assert_eq!(Day(i32::MAX).saturating_add(-1), Day::MAX.saturating_add(-1));
        assert_eq!(Day::MAX.add_months(1), Day::MAX);
        assert_eq!(Day::MIN.add_years(i32::MIN), Day::MIN);
        assert!(Day::MIN.start_of_week() >= Day::MIN);
    }

    proptest! {
        #[test]
        fn every_number_is_a_day_in_the_calendar(number: i32, days: i64, months: i32) {
            let day = Day(number);
            let inside = Day::MIN..=Day::MAX;
            for result in [
                day.saturating_add(days),
                day.add_months(months),
                day.add_years(months),
                day.start_of_week(),
                day.start_of_month(),
                day.start_of_quarter(),
                day.start_of_year(),
            ] {
                prop_assert!(inside.contains(&result), "{result:?}");
            }
            let (year, month, number) = day.ymd();
            prop_assert_eq!(Day::from_ymd(year, month, number), Some(day.clamped()));
            prop_assert!((1..=7).contains(&day.weekday()));
        }

        #[test]
        fn a_period_starts_no_later_than_its_days(number in Day::MIN.0..=Day::MAX.0) {
            let day = Day(number);
            prop_assert!(day.start_of_year() <= day.start_of_quarter());
            prop_assert!(day.start_of_quarter() <= day.start_of_month());
            prop_assert!(day.start_of_month() <= day);
            prop_assert!(day.0 - day.start_of_week().0 < 7);
        }
    }
}
