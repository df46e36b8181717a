//! Which time of day does a text mean?

use std::fmt;

/// A time of day, as far as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::load) struct Clock {
    hour: u32,
    minute: u32,
    second: Option<u32>,
    /// Minutes to the east of UTC.
    offset: Option<i32>,
}

/// Writes the time as it stands behind a day in EDTF: `T14:00`, `T14:00:05+09:00`.
impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "T{:02}:{:02}", self.hour, self.minute)?;
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

/// The half of the day that a time names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

/// The words for the halves of the day.
const HALVES: [(&str, Half); 8] = [
    ("오전", Half::Morning),
    ("오후", Half::Afternoon),
    ("午前", Half::Morning),
    ("午後", Half::Afternoon),
    ("a.m.", Half::Morning),
    ("p.m.", Half::Afternoon),
    ("am", Half::Morning),
    ("pm", Half::Afternoon),
];

/// Parts a day from the time behind it. What is no time stays with the day.
pub(in crate::load) fn parted(text: &str) -> (&str, Option<Clock>) {
    let Some((day, time)) = start_of_time(text).and_then(|at| text.split_at_checked(at)) else {
        return (text, None);
    };
    match read(time) {
        Some(clock) => (day.trim_end_matches([' ', ',', 'T', 't']), Some(clock)),
        None => (text, None),
    }
}

/// Returns where the time begins: at the hour, or at the half of the day before it.
fn start_of_time(text: &str) -> Option<usize> {
    let hour_before = |at: usize| {
        let before = text.get(..at)?;
        let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
        (1..=2).contains(&digits).then_some(at - digits)
    };
    // `20240329T100000Z`, or `29 March 2024 4 pm`.
    let packed = || text.find('T').filter(|it| text.get(..*it).is_some_and(is_digits));
    let at = if let Some(colon) = text.find(':') {
        hour_before(colon)?
    } else if let Some(mark) = packed() {
        mark + 1
    } else {
        hour_before(without_half(text)?.trim_end().len())?
    };
    let before = text.get(..at)?.trim_end();
    let half = HALVES.iter().find_map(|(word, _)| strip_end(before, word));
    Some(half.map_or(at, str::len))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit())
}

fn without_half(text: &str) -> Option<&str> {
    HALVES.iter().find_map(|(word, _)| strip_end(text, word))
}

fn strip_end<'a>(text: &'a str, end: &str) -> Option<&'a str> {
    let at = text.len().checked_sub(end.len())?;
    let (head, tail) = text.split_at_checked(at)?;
    tail.eq_ignore_ascii_case(end).then_some(head)
}

fn strip_start<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    let (head, tail) = text.split_at_checked(start.len())?;
    head.eq_ignore_ascii_case(start).then_some(tail)
}

/// Reads a time: `9`, `930`, `1430`, `9:30`, `9.30`, `9:30:15.5`, with am or pm, `Z` or an offset.
pub(in crate::load) fn read(text: &str) -> Option<Clock> {
    let text = text.trim();
    // A remark such as `(CST)` behind the offset says it again.
    let text = text.split_once('(').map_or(text, |(head, _)| head.trim_end());
    let (text, offset) = zone(text)?;
    let (text, half) = half(text.trim());
    let mut parts = text.split([':', '.']).take(5);
    let first = parts.next().filter(|it| is_digits(it) && it.len() <= 6)?;
    let number = |it: &str| if is_digits(it) && it.len() <= 2 { it.parse().ok() } else { None };
    let (hour, minute, second) = match (parts.next(), first.len()) {
        (None, 1 | 2) => (number(first)?, 0, None),
        (None, 3 | 4) => packed(first, 100).map(|(hour, minute)| (hour, minute, None))?,
        (None, 6) => {
            let (rest, second) = packed(first, 100)?;
            (rest / 100, rest % 100, Some(second))
        }
        (Some(minute), 1 | 2) => {
            let second = match parts.next() {
                Some(second) => Some(number(second)?),
                None => None,
            };
            (number(first)?, number(minute)?, second)
        }
        _ => return None,
    };
    // What is less than a second is not kept.
    let fraction_fits = parts.next().is_none_or(is_digits) && parts.next().is_none();
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(Half::Morning) => hour % 12,
        Some(Half::Afternoon) => hour % 12 + 12,
        None => hour,
    };
    let fits = hour <= 23 && minute <= 59 && second.is_none_or(|it| it <= 59);
    (fits && fraction_fits).then_some(Clock { hour, minute, second, offset })
}

fn packed(digits: &str, by: u32) -> Option<(u32, u32)> {
    let number: u32 = digits.parse().ok()?;
    Some((number / by, number % by))
}

fn half(text: &str) -> (&str, Option<Half>) {
    let found = HALVES.iter().find_map(|(word, half)| {
        let rest = strip_end(text, word).or_else(|| strip_start(text, word))?;
        Some((rest.trim(), Some(*half)))
    });
    found.unwrap_or((text, None))
}

/// A time without its zone, and the minutes of that.
type Zoned<'t> = (&'t str, Option<i32>);

/// Takes `Z`, `UTC`, `GMT+9` or `+09:00` off the end. `None` where there is one that is wrong.
fn zone(text: &str) -> Option<Zoned<'_>> {
    let named = |it: &'static str| strip_end(text, it).map(str::trim_end);
    if let Some(head) = ["Z", "UTC", "GMT"].into_iter().find_map(named) {
        return Some((head, Some(0)));
    }
    let Some((head, offset)) = text.find(['+', '-']).and_then(|it| text.split_at_checked(it))
    else {
        return Some((text, None));
    };
    let sign = if offset.starts_with('-') { -1 } else { 1 };
    let digits: String = offset.chars().filter(char::is_ascii_digit).collect();
    let is_clean = offset.chars().skip(1).all(|it| it.is_ascii_digit() || it == ':');
    let minutes = match digits.len() {
        1 | 2 => digits.parse::<i32>().ok()? * 60,
        4 => packed(&digits, 100).and_then(|(h, m)| i32::try_from(h * 60 + m).ok())?,
        _ => return None,
    };
    let head = head.trim_end();
    let head = ["UTC", "GMT"].into_iter().find_map(|it| strip_end(head, it)).unwrap_or(head);
    (is_clean && minutes < 1440).then_some((head.trim_end(), Some(sign * minutes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let read = read(text).map(|it| it.to_string());
        assert_eq!(read.as_deref().unwrap_or("none"), expected, "{text}");
    }

    #[test]
    fn a_time_is_read_as_sheets_write_it() {
        check("9", "T09:00");
        check("930", "T09:30");
        check("1430", "T14:30");
        check("9:30", "T09:30");
        check("9.30", "T09:30");
        check("9:30:15.5", "T09:30:15");
        check("9:30 pm", "T21:30");
        check("12:00:00 AM", "T00:00:00");
        check("12 p.m.", "T12:00");
        check("오후 2:30", "T14:30");
        check("10:00:00.000000+00:00", "T10:00:00Z");
        check("00:00:00 GMT-0600", "T00:00:00-06:00");
        check("00:00:00 GMT-0600 (CST)", "T00:00:00-06:00");
        check("10:00 UTC", "T10:00Z");
        check("10:00+09", "T10:00+09:00");
    }

    #[test]
    fn what_is_no_time_is_none() {
        for text in ["", "25:00", "9:75", "noon", "13 pm", "9:30:15:20:1", "+", "10:00+99:99"] {
            check(text, "none");
        }
    }

    #[test]
    fn a_day_is_parted_from_its_time() {
        let day = |text: &'static str| {
            let (day, time) = parted(text);
            (day, time.map(|it| it.to_string()).unwrap_or_default())
        };
        assert_eq!(day("2024-03-29 10:00"), ("2024-03-29", "T10:00".to_owned()));
        assert_eq!(day("20240329T100000Z"), ("20240329", "T10:00:00Z".to_owned()));
        assert_eq!(day("29 March 2024 4pm"), ("29 March 2024", "T16:00".to_owned()));
        assert_eq!(day("2024-03-29 오후 2:30"), ("2024-03-29", "T14:30".to_owned()));
        assert_eq!(day("3/29/2024, 2:30 PM"), ("3/29/2024", "T14:30".to_owned()));
        assert_eq!(day("29 March 2024"), ("29 March 2024", String::new()));
        assert_eq!(day("T"), ("T", String::new()));
    }
}
