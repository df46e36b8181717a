//! Which day does a cell mean?
//!
//! A cell is EDTF, ISO 8601, or one of the ways in which people and spreadsheets write a day. What
//! may be read in two ways is not read: the order of day and month is that of the whole column, and
//! a year of two digits is refused.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::clock::{self, Clock};
use super::east_asian;
use crate::load::DayOrder;
use crate::model::{Day, Edtf};

/// Why a cell is no date that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::load) enum Fault {
    /// Nothing that is known here.
    Unknown,
    /// The year has two digits.
    ShortYear,
    /// Two numbers, each of which may be the day.
    Ambiguous,
    /// The month would be beyond twelve in the order of this column.
    Unfit(DayOrder),
    /// A time without a day.
    LoneTime,
    /// A month, a day or a time whose year is not said.
    NoYear,
    /// No year, no month of that year, or no day of that month.
    NoPart,
    /// No time of day.
    NoTime,
}

/// A day, or a part of the calendar that is less exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Calendar {
    year: i64,
    month: Option<u32>,
    day: Option<u32>,
}

/// Two numbers before a year, as they are written.
pub(in crate::load) type Pair = (u32, u32);

/// Returns a date as EDTF. What is EDTF already is returned as it is.
pub(in crate::load) fn read(text: &str, order: Option<DayOrder>) -> Result<Cow<'_, str>, Fault> {
    let text = text.trim();
    if may_be_edtf(text) && Edtf::parse(text).is_ok() {
        return Ok(Cow::Borrowed(text));
    }
    if let Some(moment) = moment(text) {
        return Ok(Cow::Owned(moment));
    }
    let plain = east_asian::plain(text);
    if let Some((start, end)) = plain.split_once('~').filter(|(_, it)| !it.trim().is_empty()) {
        return range(start, end, order).map(Cow::Owned);
    }
    one(&plain, order).map(Cow::Owned)
}

/// Reads a day, with a time or without one.
fn one(plain: &str, order: Option<DayOrder>) -> Result<String, Fault> {
    let (day, time) = clock::parted(plain);
    Ok(written(calendar(day, order)?, time))
}

/// Reads `2024. 3. 5 ~ 3. 7`, whose end leaves out what it has in common with the start.
fn range(start: &str, end: &str, order: Option<DayOrder>) -> Result<String, Fault> {
    let first = one(start.trim(), order)?;
    let (year, month) = (first.get(..4), first.get(5..7));
    let end = end.trim();
    let whole = match (numbers(end).as_deref(), year, month) {
        (Some([(_, 1 | 2), (_, 1 | 2)]), Some(year), _) => format!("{year}-{end}"),
        (Some([(_, 1 | 2)]), Some(year), Some(month)) => format!("{year}-{month}-{end}"),
        _ => end.to_owned(),
    };
    Ok(format!("{first}/{}", one(&whole, order)?))
}

/// Tells at a glance whether a text may be EDTF, which has no blanks and no month before a year.
fn may_be_edtf(text: &str) -> bool {
    let early = |it: u8| text.bytes().take(3).any(|byte| byte == it);
    !text.contains([' ', ',']) && (!early(b'/') || text.starts_with(['.', '/']))
}

/// Returns a moment that is written as a number of seconds, milliseconds, microseconds or
/// nanoseconds since 1970, by how many digits it has: all of them are of years from 1973 on.
/// Fourteen digits of the calendar are a day and a time.
pub(in crate::load) fn moment(text: &str) -> Option<String> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = whole.strip_prefix('-').unwrap_or(whole);
    let is_number = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    if !(9..=19).contains(&digits.len()) || !is_number(digits) || !is_number(fraction) {
        return None;
    }
    if let Some((day, time)) = whole.split_at_checked(8).filter(|_| whole.len() == 14) {
        let packed = format!("{day}T{time}");
        let calendar = one(&packed, None).ok().filter(|it| Edtf::parse(it).is_ok());
        if calendar.is_some() {
            return calendar;
        }
    }
    let number: i64 = whole.parse().ok()?;
    of_seconds(match number.unsigned_abs() {
        0..100_000_000_000 => number,
        100_000_000_000..100_000_000_000_000 => number.div_euclid(1_000),
        100_000_000_000_000..100_000_000_000_000_000 => number.div_euclid(1_000_000),
        _ => number.div_euclid(1_000_000_000),
    })
}

/// Tells whether a date or a time says a part of a second, which is not kept.
pub(in crate::load) fn is_cut_short(text: &str) -> bool {
    let text = text.trim();
    if text.len() >= 9 && text.bytes().all(|it| it.is_ascii_digit()) {
        let least = match text.len() {
            12 | 13 => 3,
            15 | 16 => 6,
            18 | 19 => 9,
            _ => return false,
        };
        return text.bytes().rev().take_while(|it| *it == b'0').count() < least;
    }
    let behind = text.rsplit_once(':').and_then(|(_, it)| it.split_once(['.', ',']));
    let digits = |(_, it): (&str, &str)| {
        it.bytes().take_while(u8::is_ascii_digit).any(|digit| digit != b'0')
    };
    // `+09:00` stands behind the fraction.
    let without_offset = text.rfind(['+', '-']).and_then(|it| text.get(..it));
    let behind = behind.or_else(|| {
        let (_, seconds) = without_offset?.rsplit_once(':')?;
        seconds.split_once(['.', ','])
    });
    behind.is_some_and(digits)
}

/// Returns the two numbers before the year, if the order of day and month is that of the column.
pub(in crate::load) fn pair(text: &str) -> Option<Pair> {
    let plain = east_asian::plain(text.trim());
    let (day, _) = clock::parted(&plain);
    match numbers(day)?.as_slice() {
        [(one, 1 | 2), (other, 1 | 2), (_, 4)] => Some((*one, *other)),
        _ => None,
    }
}

/// Returns what parts the numbers of a date: `.` of `5.3.2024`.
pub(in crate::load) fn mark(text: &str) -> Option<char> {
    text.trim().chars().find(|it| !it.is_ascii_digit())
}

/// Tells whether a cell looks like a date, in whatever order.
pub(in crate::load) fn is_like(text: &str) -> bool {
    moment(text.trim()).is_none()
        && match read(text, None) {
            Ok(date) => Edtf::parse(&date).is_ok(),
            Err(fault) => fault == Fault::Ambiguous,
        }
}

/// Returns a date with the time behind it.
pub(in crate::load) fn with_time(date: &str, time: &str) -> Option<String> {
    let is_day = Edtf::parse(date).ok().is_some_and(|it| {
        !it.is_interval() && it.start().date().is_some_and(|it| it.day().is_some())
    });
    let clock = clock::read(time)?;
    (is_day && !date.contains('T'))
        .then(|| format!("{}{}", date.trim_end_matches(['?', '~', '%']), clock))
}

/// Returns a moment that is written as microseconds since 1970.
pub(in crate::load) fn of_microseconds(text: &str) -> Option<String> {
    of_seconds(text.trim().parse::<i64>().ok()?.div_euclid(1_000_000))
}

fn of_seconds(moment: i64) -> Option<String> {
    let day = Day(0).checked_add(moment.div_euclid(86_400))?;
    let (year, month, day) = day.ymd();
    let second = moment.rem_euclid(86_400);
    let (hour, minute) = (second / 3_600, second / 60 % 60);
    (0..=9999)
        .contains(&year)
        .then(|| format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{:02}Z", second % 60))
}

/// A year as people count, as EDTF writes it, and whether it is beyond what a calendar reaches.
pub(in crate::load) fn year(label: i64) -> (String, bool) {
    // The year before the first one is 1 BCE to people and 0 to ISO 8601.
    let year = if label < 0 { label.saturating_add(1) } else { label };
    let (first, last) = (i64::from(Day::MIN.ymd().0), i64::from(Day::MAX.ymd().0));
    let near = year.clamp(first, last);
    (year_text(near), near != year)
}

fn year_text(year: i64) -> String {
    match year {
        -9999..=-1 => format!("-{:04}", year.unsigned_abs()),
        0..=9999 => format!("{year:04}"),
        _ => format!("Y{year}"),
    }
}

/// Reads a month, as a number or by its name.
pub(in crate::load) fn month(text: &str) -> Option<u32> {
    let text = text.trim();
    text.parse().ok().or_else(|| named_month(text))
}

fn written(day: Calendar, time: Option<Clock>) -> String {
    let mut text = year_text(day.year);
    for part in [day.month, day.day].into_iter().flatten() {
        // Writing into a string cannot fail.
        write!(text, "-{part:02}").unwrap_or_default();
    }
    match time {
        Some(time) => format!("{text}{time}"),
        None => text,
    }
}

/// A number and how many digits it has.
type Digits = (u32, usize);

/// Returns the numbers of a text that has nothing else but what parts numbers.
fn numbers(text: &str) -> Option<Vec<Digits>> {
    let parts = |it: char| {
        matches!(it, '/' | '-' | '.' | ' ' | ',' | '年' | '月' | '日' | '년' | '월' | '일')
    };
    let words = text.split(parts).filter(|it| !it.is_empty()).take(4);
    words.map(digits).collect()
}

fn digits(word: &str) -> Option<Digits> {
    let is_number = word.bytes().all(|it| it.is_ascii_digit()) && word.len() <= 9;
    if is_number { word.parse().ok().map(|it| (it, word.len())) } else { None }
}

fn calendar(text: &str, order: Option<DayOrder>) -> Result<Calendar, Fault> {
    if text.is_empty() {
        return Err(Fault::LoneTime);
    }
    if text.len() > 80 || text.starts_with('-') {
        return Err(Fault::Unknown);
    }
    let Some(numbers) = numbers(text) else { return spelled(text) };
    let of = |year: u32, month, day| Ok(Calendar { year: i64::from(year), month, day });
    match *numbers.as_slice() {
        [(year, 4), (month, 1 | 2), (day, 1 | 2)] => of(year, Some(month), Some(day)),
        [(one, 1 | 2), (other, 1 | 2), (year, 4)] => {
            let (day, month) = ordered((one, other), order)?;
            of(year, Some(month), Some(day))
        }
        [(year, 4), (month, 1 | 2)] | [(month, 1 | 2), (year, 4)] => of(year, Some(month), None),
        [(year, 4)] => of(year, None, None),
        [(packed, 8)] => of(packed / 10_000, Some(packed / 100 % 100), Some(packed % 100)),
        [(_, 1 | 2)] | [(_, 1 | 2), (_, 1 | 2)] | [(_, 1 | 2), (_, 1 | 2), (_, 1 | 2)] => {
            Err(Fault::ShortYear)
        }
        _ => Err(Fault::Unknown),
    }
}

/// Returns day and month of two numbers.
fn ordered((one, other): Pair, order: Option<DayOrder>) -> Result<Pair, Fault> {
    if one == other && one <= 12 {
        return Ok((one, other));
    }
    let (day, month) = match order {
        Some(DayOrder::DayFirst) => (one, other),
        Some(DayOrder::MonthFirst) => (other, one),
        None => return Err(Fault::Ambiguous),
    };
    match order {
        Some(order) if month > 12 && day <= 12 => Err(Fault::Unfit(order)),
        _ => Ok((day, month)),
    }
}

/// Reads a day whose month is a word: `29 March 2024`, `Fri, Mar 29th 2024`, `March 2024`.
fn spelled(text: &str) -> Result<Calendar, Fault> {
    let (mut month, mut found) = (None, Vec::new());
    let parts = |it: char| matches!(it, '/' | '-' | '.' | ' ' | ',');
    for word in text.split(parts).filter(|it| !it.is_empty()) {
        let bare = ["st", "nd", "rd", "th"].iter().find_map(|it| word.strip_suffix(it));
        match digits(word).or_else(|| digits(bare?)) {
            Some(number) => found.push(number),
            None if is_weekday(word) || word.eq_ignore_ascii_case("of") => {}
            None if month.is_none() => month = Some(named_month(word).ok_or(Fault::Unknown)?),
            None => return Err(Fault::Unknown),
        }
    }
    let month = month.ok_or(Fault::Unknown)?;
    let of = |year: u32, day| Ok(Calendar { year: i64::from(year), month: Some(month), day });
    match *found.as_slice() {
        [(year, 4)] => of(year, None),
        [(day, 1 | 2), (year, 4)] | [(year, 4), (day, 1 | 2)] => of(year, Some(day)),
        [(_, 1 | 2), (_, 1 | 2)] | [(_, 1 | 2)] => Err(Fault::ShortYear),
        _ => Err(Fault::Unknown),
    }
}

const MONTHS: [&str; 12] = [
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
const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Returns the month of this name, or of its first three letters or more.
fn named_month(word: &str) -> Option<u32> {
    let position = MONTHS.iter().position(|it| begins(it, word))?;
    u32::try_from(position + 1).ok()
}

fn is_weekday(word: &str) -> bool {
    WEEKDAYS.iter().any(|it| begins(it, word))
}

fn begins(name: &str, word: &str) -> bool {
    let start = name.get(..word.len()).unwrap_or_default();
    word.len() >= 3 && start.eq_ignore_ascii_case(word)
}

#[cfg(test)]
mod tests;
