//! Rows and columns: sheets of `TimelineJS`, calendars, tables that people keep, and our own.
//!
//! What a column holds is told by the words over it, or said by `--map`. A row that cannot be read
//! costs itself; what is wrong with it points at its cell.

mod clock;
mod coded;
mod dates;
mod east_asian;
mod entry;
mod header;
mod html;
mod lists;
mod order;
mod own;
mod remarks;
mod roles;
mod sheet;
mod slug;
#[cfg(test)]
mod tests;
mod words;
mod wrong;

use std::borrow::Cow;

use self::entry::Wrong;
use self::header::{Header, WIDEST};
use self::order::Tally;
use self::sheet::{Row, Rows, Sheet};
use self::slug::Slugs;
use super::feed::{Feed, Place, Record};
use super::format::Format;
use super::options::Options;
use super::value::Word;
use crate::diag::Diagnostic;

pub(super) use self::coded::{gdelt, icews};
pub(super) use self::dates::is_like;
pub(super) use self::entry::{Entry, Said};
pub(super) use self::html::{is as is_html, plain as plain_html};
pub(super) use self::order::Orders;
pub(super) use self::roles::{Family, Role, is_same};

/// The most words that stand over a column.
const WORDS: usize = 5;
/// The most bytes of them.
const BYTES: usize = 40;

/// Tells whether a document looks like a table, and like which.
pub(super) fn is(text: &str) -> Option<Format> {
    let first = text.lines().next()?;
    if let Some(coded) = coded::is(first) {
        return Some(coded);
    }
    let sheet = Sheet::told(text);
    let sample = sheet.sample();
    let names = sample.first().filter(|it| it.len() > 1 && it.len() <= WIDEST)?;
    if !names.iter().all(|it| is_heading(it)) {
        return None;
    }
    let header = Header::new(names.clone());
    let known = header.roles.iter().flatten().count();
    let rows = sample.get(1..).unwrap_or_default();
    let even = rows.iter().all(|it| it.len() == names.len());
    let dated = || rows.iter().flatten().any(|it| dates::is_like(it));
    let is_table = (header.is_dated() && known > 1)
        || (known > 1 && even && !rows.is_empty())
        || (names.len() > 1 && even && rows.len() > 1 && dated());
    is_table.then_some(Format::Table)
}

/// Tells whether a cell looks like what stands over a column: a few words, and no sentence.
fn is_heading(cell: &str) -> bool {
    let is_short = cell.len() <= BYTES && cell.split(' ').count() <= WORDS;
    is_short
        && !cell.starts_with(|it: char| it.is_ascii_digit())
        && !cell.contains([':', '\n', '#'])
}

/// Tells whether a table has a column of this name.
pub(super) fn has_column(text: &str, column: &str) -> bool {
    let sample = Sheet::told(text).sample();
    sample.first().into_iter().flatten().any(|it| is_same(it.trim(), column.trim()))
}

/// Reads a table with a header.
pub(super) fn read(text: &str, feed: &mut Feed<'_>, options: &Options) {
    let sheet = Sheet::told(text);
    let mut rows = sheet.rows();
    let Some(first) = rows.next() else { return };
    if rows.cells.len() > WIDEST {
        feed.complain(too_wide(&first, rows.cells.len()));
        return;
    }
    let mut header = Header::new(rows.cells.iter().map(|it| it.trim().to_owned()).collect());
    if let Err(wrong) = header.map(&options.columns) {
        feed.complain(wrong.at(first.span.clone()).on(format!("row {}", first.number)));
        return;
    }
    if !header.is_dated() {
        feed.complain(header.without_dates(&first, &sheet.sample()));
        return;
    }
    header.unread(&first).into_iter().for_each(|it| feed.complain(it));
    let orders = Orders::said(options.day_order);
    let is_decided = options.day_order.is_some();
    let mut reading = Reading {
        sheet,
        header,
        orders,
        is_decided,
        is_cut_told: false,
        slugs: Slugs::default(),
        titles: 0,
        refused: 0,
    };
    while let Some(row) = rows.next() {
        reading.row(&row, &rows, feed);
    }
}

fn too_wide(row: &Row, columns: usize) -> Diagnostic {
    let message = format!("row {} has {columns} columns, and {WIDEST} are the most", row.number);
    let at = row.span.start..row.span.start;
    Diagnostic::error("columns-many", message).at(at).help("the row was left out")
}

/// A table that is being read.
#[derive(Debug)]
struct Reading<'t> {
    sheet: Sheet<'t>,
    header: Header,
    orders: Orders,
    /// Whether the orders of days and months have been looked for.
    is_decided: bool,
    /// Whether it was said that parts of seconds are not kept.
    is_cut_told: bool,
    slugs: Slugs,
    /// How many rows said the title of the whole.
    titles: usize,
    /// How many rows were refused because nothing tells the day from the month.
    refused: usize,
}

impl Reading<'_> {
    fn row(&mut self, row: &Row, rows: &Rows<'_>, feed: &mut Feed<'_>) {
        if let Some(at) = row.open_quote {
            let message = format!("the quote that opens in row {} is never closed", row.number);
            let help = "close it, or double it; the row was left out, the rows behind it were read";
            let wrong = Diagnostic::error("quote-open", message).at(at..at + 1);
            feed.complain(wrong.on(format!("row {}", row.number)).help(help));
            return;
        }
        if rows.cells.len() > WIDEST {
            feed.complain(too_wide(row, rows.cells.len()));
            return;
        }
        if rows.cells.iter().all(|it| it.trim().is_empty()) {
            return;
        }
        self.look_at_length(row, rows, feed);
        let entry = self.entry(rows);
        if entry.is_type("title") {
            self.titles += 1;
            if self.titles == 1 {
                entry.name().iter().for_each(|it| feed.title(it));
                return;
            }
            let message = "a second row is of the type `title`";
            let wrong =
                self.placed(Diagnostic::warning("second-title", message), row, &[Role::Type]);
            feed.complain(wrong.help("it is read as an event"));
        }
        self.event(&entry, row, feed);
    }

    /// Complains about cells that no column is for.
    fn look_at_length(&self, row: &Row, rows: &Rows<'_>, feed: &mut Feed<'_>) {
        let columns = self.header.names.len();
        let more =
            rows.cells.iter().enumerate().skip(columns).find(|(_, it)| !it.trim().is_empty());
        let Some((column, _)) = more else { return };
        let message =
            format!("row {} has {} cells, and the header {columns}", row.number, rows.cells.len());
        let span = self.sheet.cell(row, column).unwrap_or_else(|| row.span.clone());
        let wrong = Diagnostic::warning("row-long", message).at(span);
        let help = "put a cell that holds what parts cells into quotes; the rest was read";
        feed.complain(wrong.on(format!("row {}", row.number)).help(help));
    }

    fn entry<'r>(&self, rows: &'r Rows<'_>) -> Entry<'r> {
        let mut entry = Entry { family: self.header.family, values: Vec::new() };
        for (cell, role) in rows.cells.iter().zip(&self.header.roles) {
            let Some(role) = role.filter(|_| !cell.trim().is_empty()) else { continue };
            let cell = match entry.family {
                Family::Own => lists::unguarded(cell),
                _ => cell.trim(),
            };
            entry.values.push((role, Said::Text(Cow::Borrowed(cell))));
        }
        entry
    }

    fn event(&mut self, entry: &Entry<'_>, row: &Row, feed: &mut Feed<'_>) {
        let mut read = entry.event(&self.orders);
        if !self.is_decided && matches!(&read, Err(wrong) if wrong.fault == dates::Fault::Ambiguous)
        {
            self.decide();
            self.orders.differ(row).into_iter().for_each(|it| feed.complain(it));
            read = entry.event(&self.orders);
        }
        match read {
            Ok(mut event) => {
                if self.header.family == Family::Slides && !entry.is_type("era") {
                    let slug = self.slugs.next(&entry.name().unwrap_or_default());
                    event.id = event.id.or_else(|| slug.map(Word::from));
                }
                if let (Some(id), Some(name)) = (&event.series, entry.text(Role::LaneName)) {
                    feed.lane(id.as_str(), name);
                }
                let name = || format!("row {}", row.number);
                let place = |field: &str| self.place(row, Role::behind(field));
                let record = Record { span: row.span.clone(), name: &name, place: &place };
                feed.event(event, &record);
                self.remark(entry, row, feed);
            }
            Err(wrong) => feed.complain(self.refusal(&wrong, row)),
        }
    }

    /// Says what is not kept of the dates of a row that was read.
    fn remark(&mut self, entry: &Entry<'_>, row: &Row, feed: &mut Feed<'_>) {
        if let Some(near) = entry.far_year() {
            feed.complain(self.too_far(&near, row));
        }
        if let Some(role) = entry.loose_part() {
            let message = "this part of the date is not read: the part before it is missing";
            let wrong = self.placed(Diagnostic::warning("date-part", message), row, &[role]);
            feed.complain(wrong.help("fill in the month and the day, or leave this cell empty"));
        }
        let cut = if self.is_cut_told { None } else { entry.cut_short() };
        if let Some(role) = cut {
            self.is_cut_told = true;
            let wrong = Diagnostic::warning("date-cut", "parts of seconds are not kept");
            let wrong = self.placed(wrong, row, &[role]);
            feed.complain(wrong.help("times are read to the second; this is said once a table"));
        }
    }

    fn too_far(&self, near: &str, row: &Row) -> Diagnostic {
        let message = "the year is beyond what this program can place";
        let wrong = Diagnostic::warning("year-far", message);
        let wrong = self.placed(wrong, row, &[Role::Year, Role::EndYear]);
        wrong.help(format!("it stands at {near}, so that the order is right"))
    }

    /// Says why a row is left out. The first whose day and month nothing tells apart says how many
    /// there are.
    fn refusal(&mut self, wrong: &Wrong, row: &Row) -> Diagnostic {
        let mut diagnostic = wrong.diagnostic();
        if wrong.fault == dates::Fault::Ambiguous {
            self.refused += 1;
            let [start, end] = self.orders.open;
            let open = if wrong.role == Role::End { end } else { start };
            if let Some([day, month]) = self.orders.torn_in(wrong.role) {
                diagnostic.message = format!(
                    "`{}` cannot be read: in row {day} of this column the day comes first, and in \
                     row {month} the month",
                    wrong.text.trim()
                );
            } else if self.refused == 1 && open > 1 {
                let more = format!(
                    "; nothing in the column tells which, and {open} of its dates are such"
                );
                diagnostic.message += &more;
            }
        }
        self.placed(diagnostic, row, &[wrong.role])
    }

    /// Looks at every date of the table to tell the day from the month.
    fn decide(&mut self) {
        self.is_decided = true;
        let start = self.header.column(Role::Date).or_else(|| self.header.column(Role::Stamp));
        let columns = [start, self.header.column(Role::End)];
        let mut tallies = [Tally::default(); 2];
        let mut rows = self.sheet.rows();
        rows.next();
        while let Some(row) = rows.next() {
            for (tally, column) in tallies.iter_mut().zip(columns) {
                let cell = column.and_then(|it| rows.cells.get(it));
                tally.take(cell.unwrap_or_default(), row.number);
            }
        }
        self.orders = Orders::told(tallies, self.header.family);
    }

    fn placed(&self, diagnostic: Diagnostic, row: &Row, roles: &[Role]) -> Diagnostic {
        let (span, name) = self
            .place(row, roles)
            .unwrap_or_else(|| (row.span.clone(), format!("row {}", row.number)));
        diagnostic.at(span).on(name)
    }

    fn place(&self, row: &Row, roles: &[Role]) -> Option<Place> {
        let column = roles.iter().find_map(|it| self.header.column(*it))?;
        let span = self.sheet.cell(row, column)?;
        Some((span, format!("row {}, column {}", row.number, self.header.name(column))))
    }
}
