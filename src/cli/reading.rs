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

/// Reads `start="Event Date",country=Where`.
fn columns(text: &str) -> Result<Columns, String> {
    let wrong = || "write FIELD=COLUMN, such as start=\"Event Date\"".to_owned();
    let mut is_quoted = false;
    // A comma within quotes is a part of the name.
    let pairs = text.split(|it: char| {
        is_quoted ^= it == '"';
        it == ',' && !is_quoted
    });
    let pair = |it: &str| {
        let (field, column) = it.split_once('=').ok_or_else(wrong)?;
        let bare = column.trim().trim_matches('"');
        Ok((field.trim().to_owned(), bare.to_owned()))
    };
    pairs.map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_column_may_have_a_comma() {
        let pair = |field: &str, column: &str| (field.to_owned(), column.to_owned());
        let read = columns("start=\"Date, of event\",title=What");
        assert_eq!(read, Ok(vec![pair("start", "Date, of event"), pair("title", "What")]));
        assert!(columns("start").is_err());
    }
}
