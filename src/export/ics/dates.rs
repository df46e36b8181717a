//! Dates as a calendar holds them: days with the day after the last, or times in UTC.

use crate::model::date::Clock;
use crate::model::{Day, Edtf, Precision};

/// The years that a calendar can name.
const FIRST_YEAR: i32 = 1;
const LAST_YEAR: i32 = 9999;

/// A date as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) start: String,
    /// The end, which is no part of it.
    pub(super) end: Option<String>,
    pub(super) said: Said,
}

/// How much of a date is said by its start and its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// All of it.
    Whole,
    /// When it is, but not how that was written.
    Time,
    /// The days it may mean: it is not known as exactly as that.
    Span,
    /// The nearest year that can be named.
    Beyond,
}

impl Written {
    /// Tells whether these are days without a time.
    pub(super) fn is_days(&self) -> bool {
        !self.start.contains('T')
    }
}

/// Returns a date as a calendar holds it. One that is not known to the day is every day that it may
/// mean; of one that goes on, or always was, the end that there is.
pub(super) fn written(date: &Edtf) -> Written {
    let first = date.start().date().or_else(|| date.end().date());
    let last = date.end().date().or(first);
    let days = first.zip(last).map(|(first, last)| (first.first_day(), last.last_day()));
    let (first, last) = days.unwrap_or_default();
    let last = last.max(first);
    let is_beyond = [first, last].iter().any(|it| !(FIRST_YEAR..=LAST_YEAR).contains(&it.ymd().0));
    let is_open = date.start().date().is_none() || date.end().date().is_none();
    let has_doubt = date.is_approximate() || date.is_uncertain();
    let is_vague = is_open || has_doubt || date.precision() < Precision::Day;
    let said = if is_beyond {
        Said::Beyond
    } else if is_vague {
        Said::Span
    } else if Edtf::days(first, last) == Some(*date) {
        Said::Whole
    } else {
        Said::Time
    };
    if let (Some((start, end)), false) = (times(date), is_beyond) {
        return Written { start, end, said };
    }
    let (from, to) = (clamped(first), clamped(last));
    let end = to.saturating_add(1);
    Written {
        start: basic(from),
        // The day after the last day of all has no name.
        end: (end.ymd().0 <= LAST_YEAR).then(|| basic(end)),
        said,
    }
}

fn clamped(day: Day) -> Day {
    let least = Day::from_ymd(FIRST_YEAR, 1, 1).unwrap_or(day);
    let most = Day::from_ymd(LAST_YEAR, 12, 31).unwrap_or(day);
    day.clamp(least, most)
}

/// Start, and end where there is one.
type Times = (String, Option<String>);

/// Returns the times of a date whose ends both have one, both with an offset from UTC or neither.
fn times(date: &Edtf) -> Option<Times> {
    let (start, end) = (date.start().date()?, date.end().date()?);
    let (from, to) = (start.clock()?, end.clock()?);
    if from.offset().is_some() != to.offset().is_some() {
        return None;
    }
    let (first, last) = (time(start.first_day(), from)?, time(end.first_day(), to)?);
    let end = (date.is_interval() && last > first).then_some(last);
    Some((first, end))
}

fn time(day: Day, clock: Clock) -> Option<String> {
    let offset = i64::from(clock.offset().unwrap_or(0));
    let minutes = i64::from(clock.minute_of_day()) - offset;
    let day = day.checked_add(minutes.div_euclid(1440))?;
    let minute = minutes.rem_euclid(1440);
    let year = day.ymd().0;
    // The second that is put in now and then is known to few programs.
    let second = clock.second().unwrap_or(0).min(59);
    let zone = if clock.offset().is_some() { "Z" } else { "" };
    let text = format!("{}T{:02}{:02}{second:02}{zone}", basic(day), minute / 60, minute % 60);
    (FIRST_YEAR..=LAST_YEAR).contains(&year).then_some(text)
}

/// Returns a day as `20240329`.
pub(super) fn basic(day: Day) -> String {
    let (year, month, day) = clamped(day).ymd();
    format!("{year:04}{month:02}{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let date = Edtf::parse(text).expect("a date");
        let it = written(&date);
        format!("{} {} {:?}", it.start, it.end.as_deref().unwrap_or("-"), it.said)
    }

    #[test]
    fn a_date_is_every_day_it_may_mean() {
        for (date, expected) in [
            ("2024-03-29", "20240329 20240330 Whole"),
            ("2024-03-27/2024-03-28", "20240327 20240329 Whole"),
            ("2024-12-31", "20241231 20250101 Whole"),
            ("2024-02", "20240201 20240301 Span"),
            ("2024-03-29?", "20240329 20240330 Span"),
            ("2024-03-XX~", "20240301 20240401 Span"),
            ("2025/..", "20250101 20260101 Span"),
            ("../2025-04-02", "20250402 20250403 Span"),
            ("2024-03-29T10:00", "20240329T100000 - Time"),
            (
                "2024-03-29T10:00+09:00/2024-03-29T11:30:05+09:00",
                "20240329T010000Z 20240329T023005Z Time",
            ),
            ("2024-03-29T05:00+09:00", "20240328T200000Z - Time"),
            ("2024-03-29T10:00/2024-03-30", "20240329 20240331 Time"),
            ("2016-12-31T23:59:60Z", "20161231T235959Z - Time"),
            ("-0044-03-15", "00010101 00010102 Beyond"),
            ("Y12000", "99991231 - Beyond"),
            ("9999-12-31", "99991231 - Whole"),
        ] {
            assert_eq!(told(date), expected, "{date}");
        }
    }
}
