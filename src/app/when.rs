//! Which date, or which event, does a line of text ask for?
//!
//! EDTF first, then the ways in which people write dates in English, Korean and Japanese. Nothing
//! is guessed: what has two readings is refused, and the refusal names the word that is to blame.

mod parts;
mod words;

use std::ops::Range;

use crate::model::{Day, Edtf};
use crate::text;
use parts::{Part, What, parts};
use words::{Suffix, TODAY, Unit, month_named, season_named, suffix, which};

/// What a line of text asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Goal {
    /// A date.
    Date(Edtf),
    /// An event by its place among others.
    Event(Which, String),
}

/// Which of several events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// The first of all.
    First,
    /// The last of all.
    Last,
    /// The next after the selected one.
    Next,
    /// The one before the selected one.
    Previous,
}

/// Why a text asks for nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// What is wrong.
    pub fault: Fault,
    /// The bytes that are wrong.
    pub range: Range<usize>,
}

/// What is wrong with a text that should be a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing was written.
    Empty,
    /// It is no part of a date.
    Unknown,
    /// The calendar has no such date.
    NoSuchDate,
    /// It says again, or otherwise, what was said before.
    Twice,
    /// A day without a month, a month that could be a day.
    Ambiguous,
    /// A number behind a sign has no unit.
    NoUnit,
}

/// What readings are relative to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Here {
    /// The first day of the selected event.
    pub(super) day: Day,
    /// The day called today.
    pub(super) today: Day,
}

/// Reads a text as a date or as the place of an event.
///
/// # Errors
///
/// What is wrong with the text, and where.
pub(super) fn read(typed: &str, here: Here) -> Result<Goal, Wrong> {
    let line = typed.trim();
    let from = typed.len() - typed.trim_start().len();
    let all = from..from + line.len();
    if line.is_empty() {
        return Err(Wrong { fault: Fault::Empty, range: all });
    }
    let folded = text::fold(line);
    if let Ok(date) = Edtf::parse(&folded.to_uppercase()) {
        return Ok(Goal::Date(date));
    }
    if TODAY.contains(&folded.as_str()) {
        return day_of(here.today, all);
    }
    if let Some((which, rest)) = which(&folded) {
        return match (which, Unit::named(rest)) {
            (Which::Next, Some(unit)) => day_of(unit.after(here.day, 1), all),
            (Which::Previous | Which::Last, Some(unit)) => day_of(unit.after(here.day, -1), all),
            _ => Ok(Goal::Event(which, rest.to_owned())),
        };
    }
    let parts = parts(typed);
    match parts.split_first() {
        Some((Part { what: What::Sign(sign), .. }, rest)) => relative(*sign, rest, all, here),
        _ => calendar(&parts, all, here),
    }
}

fn day_of(day: Day, range: Range<usize>) -> Result<Goal, Wrong> {
    Edtf::days(day, day).map(Goal::Date).ok_or(Wrong { fault: Fault::NoSuchDate, range })
}

/// Reads `+6 months`, `-1y 2w`: numbers with units, from the selected event's first day.
fn relative(sign: i32, parts: &[Part], all: Range<usize>, here: Here) -> Result<Goal, Wrong> {
    let wrong = |fault, range: &Range<usize>| Err(Wrong { fault, range: range.clone() });
    if parts.is_empty() {
        return wrong(Fault::NoUnit, &all);
    }
    let mut day = here.day;
    for pair in parts.chunks(2) {
        match pair {
            [Part { what: What::Number(_, count), .. }, Part { what: What::Word(word), range }] => {
                let Some(unit) = Unit::named(word) else { return wrong(Fault::Unknown, range) };
                day = unit.after(day, sign.saturating_mul(*count));
            }
            [Part { what: What::Number(..), range }, ..] => return wrong(Fault::NoUnit, range),
            [Part { range, .. }, ..] => return wrong(Fault::Unknown, range),
            [] => {}
        }
    }
    day_of(day, all)
}

/// A number, and where in the text it stands.
type Value = (i32, Range<usize>);

/// What is known of a date so far, each with its place in the text.
#[derive(Default)]
struct Known {
    year: Option<Value>,
    /// A month from 1, or a season from 21.
    month: Option<Value>,
    quarter: Option<Value>,
    day: Option<Value>,
    /// Numbers of which only the others say what they are.
    bare: Vec<Value>,
}

/// Puts a value in its place, once.
fn put(place: &mut Option<Value>, value: i32, range: &Range<usize>) -> Result<(), Wrong> {
    if place.is_some() {
        return Err(Wrong { fault: Fault::Twice, range: range.clone() });
    }
    *place = Some((value, range.clone()));
    Ok(())
}

/// Reads a date of the calendar: `mar 2024`, `27 Mar 2024`, `2024년 3월`, `2024.3.27`, `q1 2024`.
fn calendar(parts: &[Part], all: Range<usize>, here: Here) -> Result<Goal, Wrong> {
    let mut known = Known::default();
    let mut rest = parts.iter().peekable();
    while let Some(part) = rest.next() {
        let range = &part.range;
        match &part.what {
            What::Number(digits, value) => {
                let unit = rest.peek().and_then(|it| match &it.what {
                    What::Word(word) if it.range.start == range.end => suffix(word),
                    _ => None,
                });
                if unit.is_some() {
                    rest.next();
                }
                match unit {
                    Some(Suffix::Year) => put(&mut known.year, *value, range)?,
                    Some(Suffix::Month) => put(&mut known.month, *value, range)?,
                    Some(Suffix::Day) => put(&mut known.day, *value, range)?,
                    Some(Suffix::Quarter) => put(&mut known.quarter, *value, range)?,
                    None if *digits == 4 => put(&mut known.year, *value, range)?,
                    None => known.bare.push((*value, range.clone())),
                }
            }
            What::Word(word) => word_of(word, range, &mut rest, &mut known)?,
            What::Sign(_) | What::Other => {
                return Err(Wrong { fault: Fault::Unknown, range: range.clone() });
            }
        }
    }
    place_bare(&mut known)?;
    date(&known, all, here)
}

type Rest<'p, 'a> = &'p mut std::iter::Peekable<std::slice::Iter<'a, Part>>;

fn word_of(
    word: &str,
    range: &Range<usize>,
    rest: Rest<'_, '_>,
    known: &mut Known,
) -> Result<(), Wrong> {
    if let Some(month) = month_named(word) {
        return put(&mut known.month, month, range);
    }
    if let Some(season) = season_named(word) {
        return put(&mut known.month, season, range);
    }
    match word {
        "of" | "the" => Ok(()),
        "q" => match rest.next() {
            Some(Part { what: What::Number(1, value), range }) => {
                put(&mut known.quarter, *value, range)
            }
            _ => Err(Wrong { fault: Fault::Unknown, range: range.clone() }),
        },
        _ => Err(Wrong { fault: Fault::Unknown, range: range.clone() }),
    }
}

/// Says of the numbers without a name what they are: beside a month a day, behind a year month and
/// day. `3/27/2024` and `27/3/2024` are refused alike: some read one, some the other.
fn place_bare(known: &mut Known) -> Result<(), Wrong> {
    let bare = std::mem::take(&mut known.bare);
    let Some((_, first)) = bare.first().cloned() else { return Ok(()) };
    let behind_year = known.year.as_ref().is_some_and(|(_, it)| it.end <= first.start);
    for (value, range) in bare {
        let place = if known.month.is_some() {
            &mut known.day
        } else if behind_year {
            &mut known.month
        } else {
            return Err(Wrong { fault: Fault::Ambiguous, range });
        };
        put(place, value, &range)?;
    }
    Ok(())
}

/// Returns the date that the parts come to.
fn date(known: &Known, all: Range<usize>, here: Here) -> Result<Goal, Wrong> {
    let value = |it: &Option<Value>| it.as_ref().map(|(value, _)| *value);
    let (year, month, day) = (value(&known.year), value(&known.month), value(&known.day));
    let text = match (year, value(&known.quarter), month, day) {
        (year, Some(quarter), None, None) => {
            let year = year.unwrap_or_else(|| here.day.ymd().0);
            if !(1..=4).contains(&quarter) {
                return Err(Wrong { fault: Fault::NoSuchDate, range: all });
            }
            let first = quarter * 3 - 2;
            format!("{year:04}-{first:02}/{year:04}-{:02}", first + 2)
        }
        (Some(year), None, None, None) => format!("{year:04}"),
        (Some(year), None, Some(month), None) => format!("{year:04}-{month:02}"),
        (Some(year), None, Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (None, None, Some(month), day) => return nearest(month, day, all, here),
        (_, _, None, Some(_)) | (_, Some(_), ..) | (None, None, None, None) => {
            return Err(Wrong { fault: Fault::Ambiguous, range: all });
        }
    };
    Edtf::parse(&text).map(Goal::Date).map_err(|_| Wrong { fault: Fault::NoSuchDate, range: all })
}

/// Returns the month, or the day, of the year in which it is nearest to the selected event.
fn nearest(month: i32, day: Option<i32>, all: Range<usize>, here: Here) -> Result<Goal, Wrong> {
    let (this, ..) = here.day.ymd();
    let near = (this.saturating_sub(1)..=this.saturating_add(1)).filter_map(|year| {
        let day = day.map_or_else(String::new, |it| format!("-{it:02}"));
        let date = Edtf::parse(&format!("{year:04}-{month:02}{day}")).ok()?;
        let (first, last) = (date.first_day()?, date.last_day()?);
        let after = i64::from(first.0) - i64::from(here.day.0);
        let before = i64::from(here.day.0) - i64::from(last.0);
        Some((after.max(before), date))
    });
    let nearest = near.min_by_key(|(distance, _)| *distance);
    let none = Wrong { fault: Fault::NoSuchDate, range: all };
    nearest.map(|(_, date)| Goal::Date(date)).ok_or(none)
}

#[cfg(test)]
mod tests;
