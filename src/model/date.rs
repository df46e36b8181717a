//! Dates (placeholder that the EDTF module replaces in the same series of commits).
use chrono::Datelike as _;
/// Whole days since 1970-01-01.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);
impl Day {
    /// From year, month, day.
    pub fn from_ymd(y: i32, m: u32, d: u32) -> Option<Self> {
        Some(Self(chrono::NaiveDate::from_ymd_opt(y, m, d)?.num_days_from_ce() - 719_163))
    }
}
/// How much of a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision { /// Day.
    Day }
/// Why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError { /// What.
    pub message: String }
/// A date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edtf(Option<Day>, Option<Day>);
impl Edtf {
    /// Parses.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let one = |t: &str, last: bool| { let mut p = t.split('-').map(|x| x.parse::<u32>().unwrap_or(1)); let (y, m, d) = (p.next()?, p.next().unwrap_or(if last {12} else {1}), p.next().unwrap_or(if last {28} else {1})); Day::from_ymd(i32::try_from(y).ok()?, m, d) };
        let (a, b) = text.split_once('/').unwrap_or((text, text));
        Ok(Self(one(a, false), one(b, true)))
    }
    /// A span of days.
    pub fn days(first: Day, last: Day) -> Option<Self> { Some(Self(Some(first), Some(last))) }
    /// First.
    pub fn first_day(&self) -> Option<Day> { self.0 }
    /// Last.
    pub fn last_day(&self) -> Option<Day> { self.1 }
    /// Minute.
    pub fn first_minute(&self) -> Option<u16> { None }
}
