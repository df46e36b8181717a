//! How often does it come back? A recurrence rule, as it is written (RFC 5545, 3.3.10).

use super::moment::{Moment, whole};

/// The most times of day that a rule may name; more are a mistake or an attack.
const TIMES: usize = 1_440;
/// What is expected of a period.
const PERIODS: &str = "YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY, MINUTELY or SECONDLY";
const FREQUENCY: &str = "FREQ=YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY, MINUTELY or SECONDLY";

/// How long a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Period {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// A recurrence rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rule {
    pub(super) period: Period,
    /// Every so many periods; at least 1.
    pub(super) interval: u32,
    pub(super) count: Option<u32>,
    pub(super) until: Option<Moment>,
    pub(super) months: Vec<i32>,
    pub(super) weeks: Vec<i32>,
    pub(super) year_days: Vec<i32>,
    pub(super) month_days: Vec<i32>,
    /// Days of the week, 1 for Monday, with their number in the period; 0 for all of them.
    pub(super) days: Vec<(i32, u32)>,
    pub(super) hours: Vec<i32>,
    pub(super) minutes: Vec<i32>,
    pub(super) seconds: Vec<i32>,
    /// Which of the days of a period are meant, from 1, or from -1 at its end.
    pub(super) positions: Vec<i32>,
    /// The day that a week begins with, 1 for Monday.
    pub(super) week_start: u32,
}

/// What is wrong with a rule: the part of it, and what was expected.
pub(super) type Fault<'t> = (&'t str, &'static str);

impl Rule {
    /// Reads a rule such as `FREQ=MONTHLY;BYDAY=-1FR;COUNT=10`.
    ///
    /// # Errors
    ///
    /// The first part that cannot be read, and what it should be.
    pub(super) fn parse(text: &str) -> Result<Self, Fault<'_>> {
        // Some programs write the name of the property twice.
        let name = text.get(..6).filter(|it| it.eq_ignore_ascii_case("RRULE:"));
        let text = text.get(name.map_or(0, str::len)..).unwrap_or(text);
        let mut rule = Self::every(Period::Day);
        let mut period = None;
        for part in text.split(';').map(str::trim).filter(|it| !it.is_empty()) {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            let (name, value) = (name.trim(), value.trim());
            if name.eq_ignore_ascii_case("FREQ") {
                period = Some(period_of(value).ok_or((part, PERIODS))?);
            } else {
                rule.set(&name.to_ascii_uppercase(), value).map_err(|expected| (part, expected))?;
            }
        }
        rule.period = period.ok_or((text, FREQUENCY))?;
        let times = [&rule.hours, &rule.minutes, &rule.seconds].map(|it| it.len().max(1));
        if times.iter().product::<usize>() > TIMES {
            return Err((text, "at most 1,440 times of day"));
        }
        Ok(rule)
    }

    const fn every(period: Period) -> Self {
        Self {
            period,
            interval: 1,
            count: None,
            until: None,
            months: Vec::new(),
            weeks: Vec::new(),
            year_days: Vec::new(),
            month_days: Vec::new(),
            days: Vec::new(),
            hours: Vec::new(),
            minutes: Vec::new(),
            seconds: Vec::new(),
            positions: Vec::new(),
            week_start: 1,
        }
    }

    fn set(&mut self, name: &str, value: &str) -> Result<(), &'static str> {
        match name {
            "INTERVAL" => {
                self.interval =
                    whole(value).filter(|it| *it > 0).ok_or("a number from 1 to 4294967295")?;
            }
            // A count beyond all bounds is none.
            "COUNT" if whole(value) == Some(0) || !value.bytes().all(|it| it.is_ascii_digit()) => {
                return Err("a number from 1");
            }
            "COUNT" => self.count = Some(whole(value).unwrap_or(u32::MAX)),
            "UNTIL" => {
                self.until = Some(Moment::parse(value).ok_or("a date such as 20250101")?);
            }
            "BYMONTH" => self.months = numbers(value, 1, 12)?,
            "BYWEEKNO" => self.weeks = numbers(value, -53, 53)?,
            "BYYEARDAY" => self.year_days = numbers(value, -366, 366)?,
            "BYMONTHDAY" => self.month_days = numbers(value, -31, 31)?,
            "BYSETPOS" => self.positions = numbers(value, -366, 366)?,
            "BYHOUR" => self.hours = numbers(value, 0, 23)?,
            "BYMINUTE" => self.minutes = numbers(value, 0, 59)?,
            "BYSECOND" => self.seconds = numbers(value, 0, 60)?,
            "BYDAY" => {
                let days = value.split(',').map(weekday);
                self.days = days.collect::<Option<_>>().ok_or("days such as MO or -1FR")?;
            }
            "WKST" => self.week_start = weekday(value).ok_or("a day such as MO")?.1,
            // The calendar of most of the world, and what is the rule without a word (RFC 7529).
            "RSCALE" if value.eq_ignore_ascii_case("GREGORIAN") => {}
            "SKIP" if value.eq_ignore_ascii_case("OMIT") => {}
            "RSCALE" => return Err("RSCALE=GREGORIAN"),
            "SKIP" => return Err("SKIP=OMIT"),
            // What other programs put in changes nothing that they must not expect others to know.
            _ if name.starts_with("X-") => {}
            _ => return Err("a part that RFC 5545 names"),
        }
        Ok(())
    }

    /// Tells whether nothing says when it ends.
    pub(super) const fn is_endless(&self) -> bool {
        self.count.is_none() && self.until.is_none()
    }

    /// Tells whether one day may have several instances.
    pub(super) const fn is_within_days(&self) -> bool {
        matches!(self.period, Period::Second | Period::Minute | Period::Hour)
            || self.hours.len() > 1
            || self.minutes.len() > 1
            || self.seconds.len() > 1
    }
}

fn period_of(name: &str) -> Option<Period> {
    let all = [
        ("SECONDLY", Period::Second),
        ("MINUTELY", Period::Minute),
        ("HOURLY", Period::Hour),
        ("DAILY", Period::Day),
        ("WEEKLY", Period::Week),
        ("MONTHLY", Period::Month),
        ("YEARLY", Period::Year),
    ];
    all.into_iter().find(|(it, _)| it.eq_ignore_ascii_case(name)).map(|(_, period)| period)
}

/// Reads numbers with commas between, each once, in their order. 0 is one only where counting
/// begins with it.
fn numbers(list: &str, least: i32, most: i32) -> Result<Vec<i32>, &'static str> {
    let number = |text: &str| {
        let text = text.trim();
        let plain = text.strip_prefix('+').unwrap_or(text);
        let number: i32 = plain.parse().ok()?;
        let is_in = (least..=most).contains(&number) && (number != 0 || least == 0);
        is_in.then_some(number)
    };
    let all: Option<Vec<i32>> = list.split(',').map(number).collect();
    let mut all = all.ok_or("numbers in their range, with commas between")?;
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

/// Reads `MO`, `2TU` or `-1FR`.
fn weekday(text: &str) -> Option<(i32, u32)> {
    let text = text.trim();
    let at = text.len().checked_sub(2)?;
    let (number, name) = (text.get(..at)?, text.get(at..)?);
    let all = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let day = all.iter().zip(1..).find(|(it, _)| it.eq_ignore_ascii_case(name))?.1;
    let number = number.strip_prefix('+').unwrap_or(number);
    let number: i32 = if number.is_empty() { 0 } else { number.parse().ok()? };
    (-53..=53).contains(&number).then_some((number, day))
}
