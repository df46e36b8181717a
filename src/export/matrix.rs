//! Themes by sessions for people, spreadsheets, documents and scripts.
//!
//! Zero is written as such where a program reads, and as a dot where a person does.

use std::io::{self, Write};

use serde::Serialize;

use super::csv::{cause, guarded};
use super::markdown::row;
use super::table::Look;
use crate::analysis::matrix::{Column, Matrix, Row, Sort};
use crate::i18n::Locale;
use crate::store::{Event, Store};
use crate::text::{self, escaped};

/// So many columns has a terminal that is not wide.
const NARROW: usize = 80;
/// Columns of the longest name and the longest number of a session.
const LONGEST: (usize, usize) = (30, 12);

/// A matrix, and what its rows are sorted by.
#[derive(Clone, Copy, Debug)]
pub struct Counted<'a> {
    /// The figures.
    pub table: &'a Matrix,
    /// The order of the rows.
    pub sort: Sort,
}

/// The name of a row.
fn name<'a>(store: &'a Store, row: &Row, locale: Locale) -> &'a str {
    row.theme.map_or_else(|| locale.no_theme(), |it| store.say(store.theme(it).name, locale.tag()))
}

fn event<'a>(store: &'a Store, column: &Column) -> Option<Event<'a>> {
    store.event(column.session)
}

fn id<'a>(store: &'a Store, column: &Column) -> &'a str {
    event(store, column).map_or("", Event::id)
}

/// Returns the figures of a row, one for each column.
fn counts<'a>(table: &'a Matrix, row: &'a Row) -> impl Iterator<Item = usize> + 'a {
    (0..table.columns.len()).map(|it| row.count(it))
}

/// Writes a row for each theme, a column for each session and the sums. The header has the ids of
/// the sessions.
///
/// # Errors
///
/// The writer's.
pub fn csv(
    out: &mut dyn Write,
    store: &Store,
    locale: Locale,
    counted: Counted<'_>,
) -> io::Result<()> {
    let table = counted.table;
    let mut rows = csv::Writer::from_writer(out);
    let ids = table.columns.iter().map(|it| guarded(id(store, it)));
    let ends = |first: [&str; 2]| first.map(guarded).into_iter();
    let header = ends(["id", "theme"]).chain(ids).chain(["total".to_owned()]);
    rows.write_record(header).map_err(cause)?;
    for it in &table.rows {
        let key = it.theme.map_or("", |it| store.str(store.theme(it).key));
        let figures = counts(table, it).chain([it.total]).map(|it| it.to_string());
        rows.write_record(ends([key, name(store, it, locale)]).chain(figures)).map_err(cause)?;
    }
    let figures = table.columns.iter().map(|it| it.total).chain([table.total()]);
    let figures = figures.map(|it| it.to_string());
    rows.write_record(ends(["", locale.total()]).chain(figures)).map_err(cause)?;
    rows.flush()
}

/// Writes a table with a row for each theme, a column for each session and the sums.
///
/// # Errors
///
/// The writer's.
pub fn markdown(
    out: &mut dyn Write,
    store: &Store,
    look: Look<'_>,
    counted: Counted<'_>,
) -> io::Result<()> {
    let (table, locale) = (counted.table, look.locale);
    let label = |it: &Column| {
        event(store, it).map_or_else(String::new, |it| escaped(&store.label(it, locale.tag())))
    };
    let total = locale.total().to_owned();
    let labels = table.columns.iter().map(label);
    let first = std::iter::once(locale.theme_word().to_owned());
    let header: Vec<String> = first.chain(labels).chain([total.clone()]).collect();
    row(out, &header)?;
    let rule = header.iter().enumerate();
    let rule: Vec<String> =
        rule.map(|(at, _)| if at == 0 { "---" } else { "---:" }.to_owned()).collect();
    row(out, &rule)?;
    for it in &table.rows {
        let figures = counts(table, it).chain([it.total]).map(|it| it.to_string());
        let cells = std::iter::once(escaped(name(store, it, locale))).chain(figures);
        row(out, &cells.collect::<Vec<_>>())?;
    }
    let figures = table.columns.iter().map(|it| it.total).chain([table.total()]);
    let sums = std::iter::once(total).chain(figures.map(|it| it.to_string()));
    row(out, &sums.collect::<Vec<_>>())?;
    notes(locale, counted).iter().try_for_each(|it| writeln!(out, "\n{}", escaped(it)))
}

/// Returns what a reader of the figures has to know.
fn notes(locale: Locale, counted: Counted<'_>) -> Vec<String> {
    let table = counted.table;
    let mut notes = Vec::new();
    if table.columns.is_empty() {
        notes.push(locale.no_columns().to_owned());
    } else if table.rows.is_empty() {
        notes.push(locale.nothing_to_count().to_owned());
    } else if table.themes() == 0 {
        notes.push(locale.file_without_themes().to_owned());
    } else if table.overlaps() {
        notes.push(locale.counts_under_each().to_owned());
    }
    if table.left_out > 0 {
        notes.push(locale.left_out(table.left_out));
    }
    notes
}

/// The matrix as a script sees it. The keys and their order are a contract: they only ever grow, at
/// the end of their object.
#[derive(Debug, Serialize)]
struct Document<'a> {
    /// What the themes are sorted by: `file`, `total`, `first`, `last` or `name`.
    sort: &'static str,
    /// How many earlier sessions were left out, because there are too many.
    left_out: usize,
    /// Series by series, in time order.
    sessions: Vec<SessionRecord<'a>>,
    themes: Vec<ThemeRecord<'a>>,
    /// The sum of all counts. An entry with two themes counts under each of them.
    total: usize,
}

#[derive(Debug, Serialize)]
struct SessionRecord<'a> {
    id: &'a str,
    series: Option<&'a str>,
    ordinal: Option<u32>,
    label: String,
    /// EDTF.
    date: Option<String>,
    total: usize,
}

#[derive(Debug, Serialize)]
struct ThemeRecord<'a> {
    /// `null` for entries without a theme.
    id: Option<&'a str>,
    /// `null` for entries without a theme.
    name: Option<&'a str>,
    /// One for each session, in their order.
    counts: Vec<usize>,
    total: usize,
    /// The id of the first session in time that has it.
    first: &'a str,
    /// The id of the last one.
    last: &'a str,
}

/// Writes one object, indented by two spaces, with a line end after it.
///
/// # Errors
///
/// The writer's.
pub fn json(
    out: &mut dyn Write,
    store: &Store,
    locale: Locale,
    counted: Counted<'_>,
) -> io::Result<()> {
    let table = counted.table;
    let session = |it: &Column| {
        let event = event(store, it);
        SessionRecord {
            id: id(store, it),
            series: it.series.map(|it| store.str(store.series_of(it).key)),
            ordinal: event.and_then(Event::ordinal),
            label: event.map_or_else(String::new, |it| store.label(it, locale.tag()).into_owned()),
            date: event.and_then(Event::date).map(|it| it.to_string()),
            total: it.total,
        }
    };
    let at = |it| store.event(it).map_or("", Event::id);
    let theme = |it: &'_ Row| {
        let key = it.theme.map(|it| store.str(store.theme(it).key));
        ThemeRecord {
            id: key.filter(|it| !it.is_empty()),
            name: it.theme.map(|it| store.say(store.theme(it).name, locale.tag())),
            counts: counts(table, it).collect(),
            total: it.total,
            first: at(it.first),
            last: at(it.last),
        }
    };
    let document = Document {
        sort: counted.sort.name(),
        left_out: table.left_out,
        sessions: table.columns.iter().map(session).collect(),
        themes: table.rows.iter().map(theme).collect(),
        total: table.total(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    out.write_all(b"\n")
}

/// Which heads the sessions have in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Heads {
    /// The number, and the month under it.
    NumberAndMonth,
    /// The number alone.
    Number,
}

/// Writes a table for people. It fits into 80 columns where it can, and is as wide as it has to be
/// where it cannot.
///
/// # Errors
///
/// The writer's.
pub fn text(
    out: &mut dyn Write,
    store: &Store,
    look: Look<'_>,
    counted: Counted<'_>,
) -> io::Result<()> {
    let table = counted.table;
    if !table.rows.is_empty() {
        let plain = Plain { store, look, table, numbers: numbers(store, look, table) };
        let numbered =
            table.columns.iter().all(|it| event(store, it).and_then(Event::ordinal).is_some());
        let wide = plain.widths(Heads::NumberAndMonth);
        let heads =
            if wide.whole() <= NARROW || !numbered { Heads::NumberAndMonth } else { Heads::Number };
        let widths = if heads == Heads::Number { plain.widths(heads) } else { wide };
        plain.write(out, heads, &widths)?;
    }
    let notes = notes(look.locale, counted);
    if !table.rows.is_empty() && !notes.is_empty() {
        writeln!(out)?;
    }
    notes.iter().try_for_each(|it| writeln!(out, "{it}"))
}

/// How many columns the parts of a text take.
struct Widths {
    name: usize,
    sessions: Vec<usize>,
    total: usize,
}

impl Widths {
    /// Two columns stand between two parts.
    const GAP: usize = 2;

    fn whole(&self) -> usize {
        let sessions: usize = self.sessions.iter().map(|it| it + Self::GAP).sum();
        self.name + sessions + Self::GAP + self.total
    }
}

/// A text in the making.
struct Plain<'a> {
    store: &'a Store,
    look: Look<'a>,
    table: &'a Matrix,
    /// What stands over each column.
    numbers: Vec<String>,
}

/// Returns the number of each session, or its name where it has none.
pub(super) fn numbers(store: &Store, look: Look<'_>, table: &Matrix) -> Vec<String> {
    let number = |column: &Column| {
        let Some(event) = event(store, column) else { return String::new() };
        let label = || text::message(&store.label(event, look.locale.tag()));
        event.ordinal().map_or_else(label, |it| look.locale.ordinal_short(it))
    };
    let whole: Vec<String> = table.columns.iter().map(number).collect();
    text::fit_apart(&whole, LONGEST.1, look.ellipsis)
}

impl Plain<'_> {
    fn month(&self, column: &Column) -> String {
        let date = event(self.store, column).and_then(Event::date);
        date.map_or_else(String::new, |it| self.look.locale.month_of(&it, self.look.dash))
    }

    fn name(&self, row: &Row) -> String {
        let name = text::message(name(self.store, row, self.look.locale));
        text::fit(&name, LONGEST.0, self.look.ellipsis).into_owned()
    }

    fn widths(&self, heads: Heads) -> Widths {
        let table = self.table;
        let names = table.rows.iter().map(|it| text::width(&self.name(it)));
        let locale = self.look.locale;
        let name = names.chain([text::width(locale.total())]).max().unwrap_or(0);
        let column = |(it, number): (&Column, &String)| {
            let month = if heads == Heads::Number { 0 } else { text::width(&self.month(it)) };
            let digits = it.total.to_string().len();
            text::width(number).max(month).max(digits)
        };
        let total = text::width(locale.total()).max(table.total().to_string().len());
        Widths {
            name,
            sessions: table.columns.iter().zip(&self.numbers).map(column).collect(),
            total,
        }
    }

    fn write(&self, out: &mut dyn Write, heads: Heads, widths: &Widths) -> io::Result<()> {
        let (table, locale) = (self.table, self.look.locale);
        writeln!(out, "{}", self.series(widths))?;
        line(out, widths, "", (&self.numbers, locale.total()))?;
        if heads == Heads::NumberAndMonth {
            let months: Vec<String> = table.columns.iter().map(|it| self.month(it)).collect();
            line(out, widths, "", (&months, ""))?;
        }
        for row in &table.rows {
            let figure = |it: usize| if it == 0 { ".".to_owned() } else { it.to_string() };
            let figures: Vec<String> = counts(table, row).map(figure).collect();
            line(out, widths, &self.name(row), (&figures, &row.total.to_string()))?;
        }
        let sums: Vec<String> = table.columns.iter().map(|it| it.total.to_string()).collect();
        line(out, widths, locale.total(), (&sums, &table.total().to_string()))
    }

    /// Returns the line of the names of the series, each over its first session.
    fn series(&self, widths: &Widths) -> String {
        let mut line = " ".repeat(widths.name);
        let mut before = None;
        let mut at = widths.name;
        for (column, width) in self.table.columns.iter().zip(&widths.sessions) {
            if before != Some(column.series) {
                let none = self.look.locale.of_no_series();
                let name = column.series.map_or(none, |it| {
                    self.store.say(self.store.series_of(it).name, self.look.locale.tag())
                });
                line = text::pad_end(&line, at + Widths::GAP);
                line += &text::message(name);
            }
            before = Some(column.series);
            at += Widths::GAP + width;
        }
        line.truncate(line.trim_end().len());
        line
    }
}

/// Writes a name and figures that are flush right.
fn line(
    out: &mut dyn Write,
    widths: &Widths,
    name: &str,
    (figures, total): (&[String], &str),
) -> io::Result<()> {
    let mut line = text::pad_end(name, widths.name);
    for (figure, width) in figures.iter().zip(&widths.sessions) {
        line += &text::pad_start(figure, width + Widths::GAP);
    }
    line += &text::pad_start(total, widths.total + Widths::GAP);
    line.truncate(line.trim_end().len());
    writeln!(out, "{line}")
}

#[cfg(test)]
mod tests;
