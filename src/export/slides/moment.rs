//! A date in the parts that TimelineJS knows.

use serde_json::{Value, json};

use super::super::table::{self, Look};
use crate::model::Day;
use crate::model::date::{Edtf, PartialDate, Precision, Qualifier};

/// A date as two moments, the second of which may be none.
pub(super) struct Written {
    pub(super) start: Value,
    pub(super) end: Value,
    /// How the date reads, where the moments do not say all of it.
    pub(super) words: Option<String>,
}

impl Written {
    /// Writes a date: an open end as none, a doubt in words, a season or a decade as its months or
    /// years.
    pub(super) fn new(date: &Edtf, look: Look<'_>) -> Self {
        let (from, to) = (date.start().date(), date.end().date());
        let first = from.or(to);
        let start = first.map_or(Value::Null, |it| edge(&it, it.first_day()));
        let last = to.filter(|it| date.is_interval() && from.is_some() || is_long(it));
        let end = last.map_or(Value::Null, |it| edge(&it, it.last_day()));
        let mut ends = [from, to].into_iter().flatten();
        let is_exact = ends.all(|it| is_plain(&it))
            && (!date.is_interval() || from.is_some() && to.is_some() && from != to);
        let words = (!is_exact).then(|| table::span(date, look));
        Self { start, end, words }
    }
}

/// Whether a date means a length of time that has no name among the parts.
fn is_long(date: &PartialDate) -> bool {
    matches!(date.precision(), Precision::Century | Precision::Decade | Precision::Season)
}

/// Whether the parts of a date say all of it.
fn is_plain(date: &PartialDate) -> bool {
    let is_masked = date.to_string().contains('X');
    !is_long(date)
        && !is_masked
        && date.qualifier() == Qualifier::None
        && date.clock().is_none_or(|it| it.offset().is_none())
        && (date.precision() == Precision::Year || (-9999..=9999).contains(&date.year()))
}

/// Writes one end: of what is long, the year or the month of a day at its edge.
fn edge(date: &PartialDate, day: Day) -> Value {
    let (year, month, _) = day.ymd();
    let mut moment = match date.precision() {
        Precision::Century | Precision::Decade => json!({ "year": label(year) }),
        Precision::Season => json!({ "year": label(year), "month": month }),
        _ => json!({ "year": label(date.year()) }),
    };
    let Some(parts) = moment.as_object_mut() else { return moment };
    if let Some(month) = date.month() {
        parts.insert("month".to_owned(), month.into());
    }
    if let Some(day) = date.day() {
        parts.insert("day".to_owned(), day.into());
    }
    if let Some(clock) = date.clock() {
        let minute = u32::from(clock.minute_of_day());
        parts.insert("hour".to_owned(), time(minute / 60));
        parts.insert("minute".to_owned(), time(minute % 60));
        if let Some(second) = clock.second() {
            parts.insert("second".to_owned(), time(u32::from(second)));
        }
    }
    moment
}

/// Returns the year that is printed: there is none between 1 BCE, which is -1 there, and 1.
const fn label(year: i32) -> i32 {
    if year <= 0 { year - 1 } else { year }
}

/// Writes a part of a time: a 0 that is a number counts as absent there.
fn time(number: u32) -> Value {
    if number == 0 { "0".into() } else { number.into() }
}
