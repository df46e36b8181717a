//! Dates and times as calendars write them, and what they mean on the clocks of a place.

use std::fmt;

use crate::model::Day;

/// Seconds of a day.
pub(super) const DAY: i64 = 86_400;
/// The last year that is written with four digits.
const LAST_YEAR: i32 = 9999;

/// By which clocks a time is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clocks {
    /// Those of whoever reads it.
    Floating,
    /// UTC, written with a `Z`.
    Utc,
    /// Those of a place that were so many seconds ahead of UTC.
    Ahead(i32),
}

/// A day, or a time on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) day: Day,
    /// The second of the day.
    pub(super) second: Option<u32>,
    pub(super) clocks: Clocks,
}

impl Moment {
    /// Reads `20240329`, `20240329T100000` or `20240329T100000Z`, and the same with the hyphens and
    /// colons that some programs put in. `None` where there is no such day or time.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (date, time) = text.split_once(['T', 't']).map_or((text, None), |(a, b)| (a, Some(b)));
        let day = day(date)?;
        let Some(time) = time else {
            return Some(Self { day, second: None, clocks: Clocks::Floating });
        };
        let plain = time.strip_suffix(['Z', 'z']);
        let clocks = if plain.is_some() { Clocks::Utc } else { Clocks::Floating };
        Some(Self { day, second: Some(second(plain.unwrap_or(time))?), clocks })
    }

    /// Returns the day alone.
    pub(super) const fn whole_day(self) -> Self {
        Self { day: self.day, second: None, clocks: Clocks::Floating }
    }

    /// Returns the second, counted as if the clocks showed UTC.
    pub(super) fn local(self) -> i64 {
        i64::from(self.day.0) * DAY + i64::from(self.second.unwrap_or(0))
    }

    /// Returns the second since 1970 in UTC; `None` where the clocks are not known.
    pub(super) fn instant(self) -> Option<i64> {
        match self.clocks {
            Clocks::Floating => None,
            Clocks::Utc => Some(self.local()),
            Clocks::Ahead(seconds) => Some(self.local() - i64::from(seconds)),
        }
    }

    /// Tells whether it comes before another, as far as that can be told.
    pub(super) fn is_before(self, other: Self) -> bool {
        match (self.instant(), other.instant()) {
            (Some(one), Some(other)) => one < other,
            (None, None) => self.local() < other.local(),
            _ => self.day < other.day,
        }
    }

    /// Returns the moment so much later on the same clocks; `None` beyond the year 9999.
    pub(super) fn later(self, length: Length) -> Option<Self> {
        let seconds = i64::from(self.second.unwrap_or(0)).checked_add(length.seconds)?;
        let days = length.days.checked_add(seconds.div_euclid(DAY))?;
        let day = self.day.checked_add(days).filter(|it| it.ymd().0 <= LAST_YEAR)?;
        let second = u32::try_from(seconds.rem_euclid(DAY)).ok()?;
        Some(Self { day, second: self.second.map(|_| second), clocks: self.clocks })
    }
}

/// Writes it as EDTF; of the seconds none where there are none.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.day.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")?;
        let Some(second) = self.second else { return Ok(()) };
        write!(f, "T{:02}:{:02}", second / 3600, second / 60 % 60)?;
        if second % 60 > 0 {
            write!(f, ":{:02}", second % 60)?;
        }
        match self.clocks {
            Clocks::Floating => Ok(()),
            Clocks::Utc => f.write_str("Z"),
            Clocks::Ahead(seconds) => {
                let sign = if seconds < 0 { '-' } else { '+' };
                let minutes = seconds.unsigned_abs() / 60;
                if minutes == 0 {
                    return f.write_str("Z");
                }
                write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }
}

fn day(text: &str) -> Option<Day> {
    let digits = text.replace('-', "");
    let number = |range| digits.get(range).and_then(whole);
    if digits.len() != 8 {
        return None;
    }
    let year = i32::try_from(number(0..4)?).ok()?;
    Day::from_ymd(year, number(4..6)?, number(6..8)?)
}

fn second(text: &str) -> Option<u32> {
    let digits = text.replace(':', "");
    let number = |range| digits.get(range).and_then(whole);
    let seconds = match digits.len() {
        4 => 0,
        // The second that is put in now and then is the one before it, as RFC 5545 3.3.12 allows.
        6 => number(4..6).filter(|it| *it <= 60)?.min(59),
        _ => return None,
    };
    let (hour, minute) = (number(0..2)?, number(2..4)?);
    (hour < 24 && minute < 60).then_some(hour * 3600 + minute * 60 + seconds)
}

/// Reads digits and nothing else.
pub(super) fn whole(text: &str) -> Option<u32> {
    text.bytes().all(|it| it.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// How long something takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Length {
    pub(super) days: i64,
    pub(super) seconds: i64,
}

impl Length {
    /// Reads `P1W`, `P2DT3H` or `PT45M`. `None` where it is none, is negative or has no end.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.strip_prefix('+').unwrap_or(text);
        let text = text.strip_prefix(['P', 'p'])?;
        let (mut length, mut digits, mut is_time) = (Self { days: 0, seconds: 0 }, "", false);
        let mut rest = text;
        let mut parts = 0;
        while let Some(sign) = rest.chars().next() {
            rest = rest.get(sign.len_utf8()..)?;
            if sign.is_ascii_digit() {
                let from = text.len() - rest.len() - 1 - digits.len();
                digits = text.get(from..text.len() - rest.len())?;
                continue;
            }
            if matches!(sign, 'T' | 't') && digits.is_empty() && !is_time {
                is_time = true;
                continue;
            }
            let number = i64::from(whole(digits)?);
            let (unit, part) = match (sign.to_ascii_uppercase(), is_time) {
                ('W', false) => (7, &mut length.days),
                ('D', false) => (1, &mut length.days),
                ('H', true) => (3600, &mut length.seconds),
                ('M', true) => (60, &mut length.seconds),
                ('S', true) => (1, &mut length.seconds),
                _ => return None,
            };
            *part = part.checked_add(number.checked_mul(unit)?)?;
            (digits, parts) = ("", parts + 1);
        }
        (parts > 0 && digits.is_empty()).then_some(length)
    }

    /// Returns it in whole days and the seconds beyond them.
    pub(super) const fn normal(self) -> Self {
        let days = self.days.saturating_add(self.seconds.div_euclid(DAY));
        Self { days, seconds: self.seconds.rem_euclid(DAY) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Edtf;

    fn read(text: &str) -> String {
        Moment::parse(text).map_or_else(|| "none".to_owned(), |it| it.to_string())
    }

    #[test]
    fn dates_and_times_are_read_as_programs_write_them() {
        for (text, expected) in [
            ("20240329", "2024-03-29"),
            ("2024-03-29", "2024-03-29"),
            ("20240329T100000", "2024-03-29T10:00"),
            ("20240329T100005Z", "2024-03-29T10:00:05Z"),
            ("20240329T1000", "2024-03-29T10:00"),
            ("2024-03-29T10:00:00Z", "2024-03-29T10:00Z"),
            ("20161231T235960Z", "2016-12-31T23:59:59Z"),
            ("20230229", "none"),
            ("20240329T240000", "none"),
            ("133000Z", "none"),
            ("2024032", "none"),
            ("２０２４０３２９", "none"),
            ("+0240329", "none"),
            ("", "none"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn lengths_add_up_and_have_bounds() {
        let length = |text| Length::parse(text).map(|it| (it.days, it.seconds));
        assert_eq!(length("P1W"), Some((7, 0)));
        assert_eq!(length("P2DT3H4M5S"), Some((2, 11_045)));
        assert_eq!(length("+PT90M"), Some((0, 5400)));
        for wrong in ["P", "PT", "-PT5M", "PT-5M", "P1", "1D", "P1H", "PT1D", "P99999999999W", "Pé"]
        {
            assert_eq!(length(wrong), None, "{wrong}");
        }
        let start = Moment::parse("20240329T230000").expect("a time");
        let end = start.later(Length { days: 0, seconds: 7200 }).expect("an end");
        assert_eq!(end.to_string(), "2024-03-30T01:00");
        let weeks = Length::parse("P999999999W").expect("a length");
        assert_eq!(start.later(weeks), None);
    }

    #[test]
    fn moments_are_compared_by_their_instants_where_these_are_known() {
        let seoul =
            |text| Moment { clocks: Clocks::Ahead(9 * 3600), ..Moment::parse(text).expect("it") };
        let utc = |text| Moment::parse(text).expect("it");
        assert!(seoul("20240329T080000").is_before(utc("20240328T233000Z")));
        assert!(!seoul("20240329T090000").is_before(utc("20240329T000000Z")));
        assert!(!utc("20240329T100000").is_before(utc("20240329T000000Z")), "nobody knows");
        assert_eq!(seoul("20240329T080000").to_string(), "2024-03-29T08:00+09:00");
    }

    proptest! {
        #[test]
        fn no_text_panics_and_every_moment_is_a_date(text in "[0-9TZ:-]{0,16}|P[0-9TWDHMS]{0,12}|\\PC*") {
            if let Some(moment) = Moment::parse(&text) {
                prop_assert!(Edtf::parse(&moment.to_string()).is_ok(), "{moment}");
            }
            let _ = Length::parse(&text).map(Length::normal);
        }
    }
}
