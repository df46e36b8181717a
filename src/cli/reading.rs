//! The options that say how files are read.

use clap::{Args, ValueEnum};

use crate::load::{DayOrder, Encoding, Format, Lanes, Options};
use crate::model::Day;

/// How files are read.
#[derive(Clone, Debug, Args)]
pub(super) struct Reading {
    /// The format of the files, instead of what their content tells: attache, jsonl, json, csv, tsv,
    /// gdelt, icews, timelinejs, ics, markwhen
    #[arg(long, value_name = "FORMAT", global = true, value_parser = format)]
    from: Option<Format>,
    /// The encoding of files that are not UTF-8: euc-kr, shift-jis, windows-1252
    #[arg(long, value_name = "LABEL", global = true, value_parser = encoding)]
    pub(super) encoding: Option<Encoding>,
    /// Which column of a table holds what: start="Event Date",country=Where
    #[arg(long, value_name = "FIELD=COLUMN,…", global = true, value_parser = columns)]
    map: Vec<Columns>,
    /// What comes first in dates such as 5/3/2024
    #[arg(long, value_enum, value_name = "ORDER", global = true)]
    dates: Option<Order>,
    /// What makes a lane of several files
    #[arg(long, value_enum, global = true, default_value_t = LanesBy::Series)]
    lanes: LanesBy,
}

/// Pairs of field and column.
type Columns = Vec<(String, String)>;

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Order {
    /// 27/3/2024
    Dmy,
    /// 3/27/2024
    Mdy,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum LanesBy {
    /// The series, wherever its events come from
    Series,
    /// The file
    Files,
}

impl Reading {
    /// Returns how files are read; `today` is the day that the call names, if it does.
    pub(super) fn options(&self, today: Option<Day>) -> Options {
        Options {
            format: self.from,
            columns: self.map.iter().flatten().cloned().collect(),
            day_order: self.dates.map(|it| match it {
                Order::Dmy => DayOrder::DayFirst,
                Order::Mdy => DayOrder::MonthFirst,
            }),
            lanes: match self.lanes {
                LanesBy::Series => Lanes::Series,
                LanesBy::Files => Lanes::Files,
            },
            today,
        }
    }
}

fn format(name: &str) -> Result<Format, String> {
    let known = || Format::ALL.map(Format::name).join(", ");
    Format::from_name(name).ok_or_else(|| format!("write one of {}, tsv", known()))
}

fn encoding(label: &str) -> Result<Encoding, String> {
    let known = "write a label such as utf-8, utf-16le, euc-kr, shift_jis or windows-1252";
    Encoding::named(label).ok_or_else(|| known.to_owned())
}

/// Reads `start="Event Date",country=Where`. A comma in quotes parts nothing.
fn columns(text: &str) -> Result<Columns, String> {
    let wrong = || "write FIELD=COLUMN, such as start=\"Event Date\"".to_owned();
    let mut is_quoted = false;
    let parts = text.split(|it| {
        is_quoted ^= it == '"';
        it == ',' && !is_quoted
    });
    let pair = |it: &str| {
        // All of it may be in quotes, as a cell of a table is.
        let (field, column) = unquoted(it).split_once('=').map(owned).ok_or_else(wrong)?;
        let is_empty = field.is_empty() || column.is_empty();
        if is_empty { Err(wrong()) } else { Ok((field, column)) }
    };
    let pairs = parts.map(pair).collect::<Result<Columns, String>>()?;
    if is_odd(text) { Err("a quote is never closed".to_owned()) } else { Ok(pairs) }
}

/// Tells whether a quote is left open.
fn is_odd(text: &str) -> bool {
    text.matches('"').count() % 2 == 1
}

fn owned((field, column): (&str, &str)) -> (String, String) {
    (unquoted(field), unquoted(column))
}

/// Takes the quotes from around a word; two within it stand for one.
fn unquoted(text: &str) -> String {
    let text = text.trim();
    let inner = text.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
    inner.map_or_else(|| text.to_owned(), |it| it.replace("\"\"", "\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_in_quotes_where_they_have_commas() {
        let read = |text: &str| {
            let all = columns(text)?;
            Ok(all.into_iter().map(|(field, column)| format!("{field}={column}")).collect())
        };
        let good = |text: &str, pairs: &[&str]| {
            let pairs = pairs.iter().map(|it| (*it).to_owned()).collect();
            assert_eq!(read(text), Ok::<Vec<String>, String>(pairs));
        };
        good("start=\"Date, of event\",country=Where", &["start=Date, of event", "country=Where"]);
        good("\"start=Date, of event\", title = T", &["start=Date, of event", "title=T"]);
        good("start=\"The \"\"day\"\"\"", &["start=The \"day\""]);
        good("start=Event Date", &["start=Event Date"]);
        for wrong in ["start", "start=", "=A", "start=\"A", "start=A,", ""] {
            assert!(columns(wrong).is_err(), "{wrong}");
        }
    }
}
