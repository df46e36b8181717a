//! Which date, in EDTF, do the parts of a date say?

use std::borrow::Cow;

use super::super::options::DayOrder;
use super::wire::{Moment, Scalar};
use crate::diag::Diagnostic;
use crate::model::Day;

/// A date.
pub(super) struct Read {
    pub(super) edtf: String,
    /// What of it could not be kept.
    pub(super) warnings: Vec<Wrong>,
}

/// What is wrong with a date, and in which part of it.
pub(super) struct Wrong {
    pub(super) key: &'static str,
    pub(super) diagnostic: Box<Diagnostic>,
}

/// The years that have days.
const FIRST: i64 = -262_143;
const LAST: i64 = 262_142;

/// The longest number that is shown whole, in characters.
const LONGEST: usize = 20;

/// Reads a date in parts; nothing, when every part is blank.
///
/// # Source
///
/// `TLDate.js`: a part is a number or digits, a blank one is absent, and so is a 0 that is a number;
/// the smallest part that is there is how exact the date is. What a browser rolls over, such as a
/// 13th month, is refused here. A year before 0 is the one that is printed: -44 is 44 BCE, which
/// EDTF writes `-0043`.
pub(super) fn of_parts(moment: &Moment<'_>) -> Result<Option<Read>, Wrong> {
    let part = |key, scalar: &Option<Scalar<'_>>| number(key, scalar.as_ref());
    let year = part("year", &moment.year)?;
    let month = part("month", &moment.month)?;
    let day = part("day", &moment.day)?;
    let time = [
        part("hour", &moment.hour)?,
        part("minute", &moment.minute)?,
        part("second", &moment.second)?,
    ];
    let millisecond = part("millisecond", &moment.millisecond)?;
    let Some(year) = year else {
        let any = month.or(day).or_else(|| time.iter().flatten().next().copied());
        let help = "give it a `year`, such as 2024, or -44 for 44 BCE";
        let missing = || wrong("", "date", "this date has no year".to_owned(), help);
        return any.map_or(Ok(None), |_| Err(missing()));
    };
    let mut read = Read { edtf: String::new(), warnings: Vec::new() };
    let written = moment.year.as_ref().map_or("", |it| it.as_str().trim());
    if !write_year(year, written, &mut read) {
        if month.is_some() {
            read.warn("month", "year-far", "only the year of so far a date is kept");
        }
        return Ok(Some(read));
    }
    let astronomical = astronomical(year);
    match (month, day) {
        (None, Some(_)) => read.warn("day", "date-part", "this day has no month; the year is kept"),
        (None, None) if time.iter().any(Option::is_some) => {
            read.warn("", "date-part", "this time has no day; the year is kept");
        }
        (None, None) => {}
        (Some(month), day) => {
            write_month(month, &mut read)?;
            match day {
                Some(day) => {
                    write_day((astronomical, month, day), &mut read)?;
                    write_time(time, &mut read)?;
                }
                None if time.iter().any(Option::is_some) => {
                    read.warn("", "date-part", "this time has no day; the month is kept");
                }
                None => {}
            }
        }
    }
    if millisecond.is_some_and(|it| it != 0) {
        read.warn("millisecond", "date-part", "times are kept to the second");
    }
    Ok(Some(read))
}

/// Reads a date of version 2, or one that is a text in version 3: `2012,1,26,10,30`, `2012-1-26`,
/// `2012/1/26` or, as its script has it, `1/26/2012`; the day comes first there where the file has
/// dates that cannot be read otherwise.
pub(super) fn of_text(text: &str, order: DayOrder) -> Result<Option<Read>, Wrong> {
    let text = text.trim();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |it| ("-", it));
    let digits = digits.strip_suffix('Z').unwrap_or(digits);
    let mut parts = digits.split([',', '/', '-', ':', 'T', ' ']).map(str::trim);
    let mut next = || parts.next().unwrap_or_default();
    let mut ymd = [next(), next(), next()];
    let is_slashed = digits.contains('/') && ymd.first().is_some_and(|it| it.len() <= 2);
    if is_slashed {
        // Month, day, year; or month and year.
        ymd = match (ymd, order) {
            ([month, year, ""], _) => [year, month, ""],
            ([month, day, year], DayOrder::MonthFirst)
            | ([day, month, year], DayOrder::DayFirst) => [year, month, day],
        };
    }
    let [year, month, day] = ymd;
    let scalar = |it: &str| Some(Scalar::text(it.to_owned()));
    let moment = Moment {
        year: scalar(&format!("{sign}{year}")).filter(|_| !text.is_empty()),
        month: scalar(month),
        day: scalar(day),
        hour: scalar(next()),
        minute: scalar(next()),
        second: scalar(next()),
        ..Moment::default()
    };
    let whole = |it: Wrong| Wrong { key: "", ..it };
    let read = of_parts(&moment).map_err(whole).map_err(|it| {
        if is_slashed && it.diagnostic.code == "date" { it.in_order(order) } else { it }
    })?;
    Ok(read.map(|it| Read { warnings: it.warnings.into_iter().map(whole).collect(), ..it }))
}

impl Read {
    fn warn(&mut self, key: &'static str, code: &'static str, message: &str) {
        self.warnings.push(Wrong { key, diagnostic: Diagnostic::warning(code, message).into() });
    }
}

impl Wrong {
    /// Says in which order the parts of a date with slashes were read.
    fn in_order(mut self, order: DayOrder) -> Self {
        let (first, other) = match order {
            DayOrder::DayFirst => ("day", "mdy"),
            DayOrder::MonthFirst => ("month", "dmy"),
        };
        let help = format!(
            "dates with slashes have the {first} first in this file, `--dates {other}` turns that \
             round; the slide was left out"
        );
        self.diagnostic = Box::new(self.diagnostic.help(help));
        self
    }
}

fn wrong(key: &'static str, code: &'static str, message: String, help: &str) -> Wrong {
    let help = format!("{help}; the slide was left out");
    Wrong { key, diagnostic: Diagnostic::error(code, message).help(help).into() }
}

/// Returns the number that a part says; numbers without end are as far as numbers go.
fn number(key: &'static str, scalar: Option<&Scalar<'_>>) -> Result<Option<i64>, Wrong> {
    let Some(scalar) = scalar else { return Ok(None) };
    let text = scalar.as_str().trim();
    if text.is_empty() || scalar.is_number && text == "0" && key != "year" {
        return Ok(None);
    }
    let (is_negative, digits) = text.strip_prefix('-').map_or((false, text), |it| (true, it));
    if digits.is_empty() || !digits.bytes().all(|it| it.is_ascii_digit()) {
        let message = format!("`{}` is no whole number", brief(text));
        return Err(wrong(key, "date", message, "write digits alone, with a minus for BCE years"));
    }
    let far = if is_negative { i64::MIN } else { i64::MAX };
    Ok(Some(text.parse().unwrap_or(far)))
}

/// Returns a number as it is written, or the start of one without end.
fn brief(number: &str) -> Cow<'_, str> {
    match number.char_indices().nth(LONGEST).and_then(|(end, _)| number.get(..end)) {
        Some(start) => format!("{start}…").into(),
        None => number.into(),
    }
}

/// Returns the year as calendars count, where 0 is the year before 1.
const fn astronomical(label: i64) -> i64 {
    if label < 0 { label + 1 } else { label }
}

/// Writes a year, which the file wrote so. Tells whether a month may follow.
fn write_year(label: i64, written: &str, read: &mut Read) -> bool {
    let year = astronomical(label);
    let near = year.clamp(FIRST, LAST);
    if near != year {
        let message =
            format!("the year {} is too far; it stands at the end of the calendar", brief(written));
        read.warn("year", "year-far", &message);
    }
    read.edtf = match near {
        0..=9999 => format!("{near:04}"),
        -9999..0 => format!("-{:04}", near.unsigned_abs()),
        _ => format!("Y{near}"),
    };
    (-9999..=9999).contains(&near)
}

fn write_month(month: i64, read: &mut Read) -> Result<(), Wrong> {
    if !(1..=12).contains(&month) {
        let message = format!("there is no month {month}");
        return Err(wrong("month", "date", message, "write a month from 1 to 12"));
    }
    read.edtf = format!("{}-{month:02}", read.edtf);
    Ok(())
}

fn write_day((year, month, day): (i64, i64, i64), read: &mut Read) -> Result<(), Wrong> {
    let small = |it: i64| u32::try_from(it).unwrap_or(0);
    let year = i32::try_from(year).unwrap_or(0);
    if Day::from_ymd(year, small(month), small(day)).is_none() {
        let message = format!("this month has no day {day}");
        return Err(wrong("day", "date", message, "write a day that the month has"));
    }
    read.edtf = format!("{}-{day:02}", read.edtf);
    Ok(())
}

fn write_time([hour, minute, second]: [Option<i64>; 3], read: &mut Read) -> Result<(), Wrong> {
    if hour.or(minute).or(second).is_none() {
        return Ok(());
    }
    for (key, value, last) in [("hour", hour, 23), ("minute", minute, 59), ("second", second, 59)] {
        let value = value.unwrap_or(0);
        if !(0..=last).contains(&value) {
            let message = format!("there is no {key} {value}");
            return Err(wrong(key, "date", message, &format!("write a {key} from 0 to {last}")));
        }
    }
    let (hour, minute) = (hour.unwrap_or(0), minute.unwrap_or(0));
    read.edtf = format!("{}T{hour:02}:{minute:02}", read.edtf);
    if let Some(second) = second {
        read.edtf = format!("{}:{second:02}", read.edtf);
    }
    Ok(())
}
