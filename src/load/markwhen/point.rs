//! Is this a date as people write one?

use super::length::word;
use crate::load::options::DayOrder;
use crate::model::date::Fault;
use crate::model::{Day, Edtf};

/// A date that was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) date: Edtf,
    /// Whether the file names a year that the calendar does not reach, and this is the nearest.
    pub(super) is_far: bool,
}

impl Point {
    const fn near(date: Edtf) -> Self {
        Self { date, is_far: false }
    }
}

/// The years that [`Day`] reaches; none of them may be at the edge, so that a last day fits.
const YEARS: std::ops::RangeInclusive<i64> = -262_143..=262_142;

/// Reads a date: EDTF, an ISO week, one with slashes or with the name of a month, each with or
/// without a time, and years before and after Christ.
pub(super) fn point(text: &str, order: DayOrder) -> Option<Point> {
    let text = text.trim();
    if !text.starts_with(|it: char| it.is_alphanumeric() || it == '-') {
        return None;
    }
    match Edtf::parse(text) {
        Ok(date) if !date.is_interval() => return Some(Point::near(date)),
        Err(error) if matches!(error.fault(), Fault::YearBeyond { .. }) => {
            return far(if text.contains('-') { -1 } else { 1 });
        }
        _ => {}
    }
    if let Some(year) = exponential(text) {
        return numbered(year);
    }
    let part = || week(text).or_else(|| quarter(text)).or_else(|| decade(text));
    if let Some(date) = instant(text).or_else(part).or_else(|| day(text, order)) {
        return Some(Point::near(date));
    }
    if let Some((date, time)) = timed(text)
        && let Some(clock) = clock(time)
    {
        let date = point(date, order)?.date;
        return Edtf::parse(&format!("{date}T{clock}")).ok().map(Point::near);
    }
    era(text)
}

/// Reads a time alone: `4pm`, `10:30`, `2:30:05 pm`. Returns it as EDTF has it.
pub(super) fn clock(text: &str) -> Option<String> {
    let text = text.trim().to_ascii_lowercase();
    let (digits, half) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(digits), _) => (digits.trim_end(), Some(0)),
        (_, Some(digits)) => (digits.trim_end(), Some(12)),
        _ => (text.as_str(), None),
    };
    let mut fields = digits.split(':');
    let hour: u32 = number(fields.next()?, 2)?;
    let minute = fields.next();
    let second = fields.next();
    if fields.next().is_some() || (half.is_none() && minute.is_none()) {
        return None;
    }
    let minute: u32 = minute.map_or(Some(0), |it| number(it, 2))?;
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(half) => hour % 12 + half,
        None => hour,
    };
    if hour > 23 || minute > 59 {
        return None;
    }
    match second {
        Some(second) => {
            let second: u32 = number(second, 2).filter(|it| *it < 60)?;
            Some(format!("{hour:02}:{minute:02}:{second:02}"))
        }
        None => Some(format!("{hour:02}:{minute:02}")),
    }
}

/// Reads digits, at most so many.
fn number<T: std::str::FromStr>(text: &str, most: usize) -> Option<T> {
    let is_number = (1..=most).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

/// Cuts a time off the end of a date.
fn timed(text: &str) -> Option<(&str, &str)> {
    let lower = text.to_ascii_lowercase();
    let body = lower.strip_suffix("am").or_else(|| lower.strip_suffix("pm"));
    let end = body.map_or(text.len(), |it| it.trim_end().len());
    let at = text.get(..end)?.rfind([' ', '\t'])?;
    let (date, time) = text.split_at_checked(at)?;
    Some((date.trim_end().trim_end_matches(','), time.trim_start()))
}

/// Reads an instant with parts of a second, which EDTF does not have.
fn instant(text: &str) -> Option<Edtf> {
    let at = text.find('.')?;
    let (head, fraction) = text.split_at_checked(at)?;
    let digits = fraction.get(1..)?;
    let rest = digits.trim_start_matches(|it: char| it.is_ascii_digit());
    if !head.contains('T') || rest.len() == digits.len() {
        return None;
    }
    Edtf::parse(&format!("{head}{rest}")).ok().filter(|it| !it.is_interval())
}

/// Reads `2025-W35` or `2025-W35-3`.
fn week(text: &str) -> Option<Edtf> {
    let (year, rest) = text.split_once("-W")?;
    let year: i32 = number(year, 4).filter(|_| year.len() == 4)?;
    let (week, day) = match rest.split_once('-') {
        Some((week, day)) => (week, Some(number::<i64>(day, 1).filter(|it| (1..=7).contains(it))?)),
        None => (rest, None),
    };
    let week: i64 = number(week, 2).filter(|it| (1..=53).contains(it))?;
    // The fourth of January lies in the first week.
    let monday = Day::from_ymd(year, 1, 4)?.start_of_week().saturating_add((week - 1) * 7);
    // The Thursday tells to which year a week belongs: not every year has a week 53.
    if monday.saturating_add(3).ymd().0 != year {
        return None;
    }
    match day {
        Some(day) => {
            let day = monday.saturating_add(day - 1);
            Edtf::days(day, day)
        }
        None => Edtf::days(monday, monday.saturating_add(6)),
    }
}

/// Reads `2024-Q3`.
fn quarter(text: &str) -> Option<Edtf> {
    let (year, quarter) = text.split_once("-Q")?;
    let year: i32 = number(year_digits(year)?, 4)?;
    let last = number::<u32>(quarter, 1).filter(|it| (1..=4).contains(it))? * 3;
    Edtf::parse(&format!("{year:04}-{:02}/{year:04}-{last:02}", last - 2)).ok()
}

/// Reads `2020s`, which are ten years and not as many seconds.
fn decade(text: &str) -> Option<Edtf> {
    let tens = text.strip_suffix("0s").filter(|it| it.len() == 3)?;
    number::<u32>(tens, 3)?;
    Edtf::parse(&format!("{tens}X")).ok()
}

/// Reads `Y-17E7`, a year as EDTF writes very far ones.
fn exponential(text: &str) -> Option<i64> {
    let (digits, power) = text.strip_prefix('Y')?.split_once('E')?;
    let digits: i64 = digits.parse().ok()?;
    Some(digits.saturating_mul(10_i64.saturating_pow(number(power, 4)?)))
}

/// Reads a day or a month that is not written as EDTF.
fn day(text: &str, order: DayOrder) -> Option<Edtf> {
    if text.contains('/') {
        return slashed(text, order);
    }
    let mut words = text.split([' ', '\t', ',']).filter(|it| !it.is_empty());
    let (first, second, third) = (words.next()?, words.next()?, words.next());
    if words.next().is_some() {
        return None;
    }
    match (month(first), month(second), third) {
        (Some(month), _, None) => written(number(year_digits(second)?, 4)?, month, None),
        (Some(month), _, Some(year)) => {
            written(number(year_digits(year)?, 4)?, month, Some(ordinal(second)?))
        }
        (_, Some(month), Some(year)) => {
            written(number(year_digits(year)?, 4)?, month, Some(ordinal(first)?))
        }
        _ => None,
    }
}

fn year_digits(text: &str) -> Option<&str> {
    (text.len() == 4).then_some(text)
}

/// Reads `12/2023`, or `12/7/2023` in the order of the file.
fn slashed(text: &str, order: DayOrder) -> Option<Edtf> {
    let mut fields = text.split('/').map(str::trim);
    let (first, second, third) = (fields.next()?, fields.next()?, fields.next());
    if fields.next().is_some() {
        return None;
    }
    let Some(year) = third else {
        return written(number(year_digits(second)?, 4)?, number(first, 2)?, None);
    };
    let (month, day) = match order {
        DayOrder::MonthFirst => (first, second),
        DayOrder::DayFirst => (second, first),
    };
    written(number(year_digits(year)?, 4)?, number(month, 2)?, Some(number(day, 2)?))
}

fn written(year: i32, month: u32, day: Option<u32>) -> Option<Edtf> {
    let text = match day {
        Some(day) => format!("{year:04}-{month:02}-{day:02}"),
        None if month < 13 => format!("{year:04}-{month:02}"),
        None => return None,
    };
    Edtf::parse(&text).ok()
}

/// Reads `7`, `7th`, `1st`.
fn ordinal(text: &str) -> Option<u32> {
    let digits = text.trim_end_matches(|it: char| it.is_ascii_alphabetic());
    let ending = text.get(digits.len()..)?.to_ascii_lowercase();
    let known = matches!(ending.as_str(), "" | "st" | "nd" | "rd" | "th");
    if known { number(digits, 2) } else { None }
}

/// Returns the number of a month by its English name or the first letters of it.
pub(super) fn month(text: &str) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let name = text.trim_end_matches('.').to_ascii_lowercase();
    let known = |it: &&str| name == "sept" || name.len() == 3 || name.len() == it.len();
    let at = NAMES.iter().position(|it| name.len() >= 3 && it.starts_with(&name) && known(it));
    u32::try_from(at? + 1).ok()
}

/// Returns what a year is counted from, if that is what a text says: `true` for before Christ.
pub(super) fn counted_from(text: &str) -> Option<bool> {
    match text.to_ascii_uppercase().as_str() {
        "BCE" | "BC" => Some(true),
        "CE" | "AD" => Some(false),
        _ => None,
    }
}

/// Reads `500 BCE`, `44 BC`, `100 AD`, `50 CE`.
fn era(text: &str) -> Option<Point> {
    let digits = text.trim_end_matches(|it: char| it.is_ascii_alphabetic());
    let (era, rest) = word(text.get(digits.len()..)?);
    let is_before = counted_from(era).filter(|_| rest.is_empty())?;
    let year: i64 = number(digits.trim_end(), 12).filter(|it| *it > 0)?;
    numbered(if is_before { 1 - year } else { year })
}

/// Returns a year by its number, where 0 is the year before 1.
fn numbered(year: i64) -> Option<Point> {
    let text = match year {
        -9_999..=-1 => format!("-{:04}", -year),
        0..=9_999 => format!("{year:04}"),
        _ if YEARS.contains(&year) => format!("Y{year}"),
        _ => return far(year),
    };
    Edtf::parse(&text).ok().map(Point::near)
}

/// Returns the year next to one that the calendar does not reach.
fn far(year: i64) -> Option<Point> {
    let nearest = if year < 0 { YEARS.start() } else { YEARS.end() };
    let date = Edtf::parse(&format!("Y{nearest}")).ok()?;
    Some(Point { date, is_far: true })
}
