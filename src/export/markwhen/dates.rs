//! Which range do other readers of Markwhen know for these dates?

use crate::model::Edtf;
use crate::model::date::{End, PartialDate, Precision};

/// Writes dates as a range that every reader knows: without a doubt and without an open end, and a
/// season as its months.
pub(super) fn range(dates: Edtf) -> String {
    match (dates.start(), dates.end()) {
        (End::Date(from), End::Date(to)) => {
            let (first, last) = (first(from), last(to));
            if first == last { first } else { format!("{first}/{last}") }
        }
        (End::Date(only), _) | (_, End::Date(only)) => {
            let (first, last) = (first(only), last(only));
            if first == last { first } else { format!("{first}/{last}") }
        }
        _ => String::new(),
    }
}

fn first(date: PartialDate) -> String {
    match date.precision() {
        Precision::Season => month(date.first_day().ymd()),
        _ => known(date, date.year()),
    }
}

fn last(date: PartialDate) -> String {
    let (year, ..) = date.last_day().ymd();
    match date.precision() {
        Precision::Season => month(date.last_day().ymd()),
        _ => known(date, year),
    }
}

fn month((year, month, _): (i32, u32, u32)) -> String {
    format!("{}-{month:02}", self::year(year))
}

fn known(date: PartialDate, in_year: i32) -> String {
    let part = |it: Option<u32>| it.map(|it| format!("-{it:02}")).unwrap_or_default();
    let clock = date.clock().map(|it| {
        let minute = it.minute_of_day();
        format!(" {:02}:{:02}", minute / 60, minute % 60)
    });
    let day = [year(in_year), part(date.month()), part(date.day())];
    day.concat() + &clock.unwrap_or_default()
}

fn year(year: i32) -> String {
    match year {
        -9_999..=-1 => format!("-{:04}", -year),
        0..=9_999 => format!("{year:04}"),
        10_000.. => format!("{year} CE"),
        _ => format!("{} BCE", 1 - i64::from(year)),
    }
}
