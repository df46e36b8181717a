//! Pages of at most 80 columns, and of 66 rows where what they say allows it.

use std::io::{self, Write};

use super::super::page::{COLUMNS, Detail, Item};
use super::leaf::{Block, Body, Grid, Leaf, Row};
use super::{Brief, Entry, Room, Subject};
use crate::text;

/// How many rows a page has: eleven inches at six lines an inch, as printers count.
pub const ROWS: usize = 66;
/// The widest a column of headings may be.
const HEADS: usize = 12;

/// A page that takes more rows than [`ROWS`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// The id of its event, else its title.
    pub name: String,
    /// How many rows it takes.
    pub rows: usize,
}

impl Brief<'_> {
    /// Writes the pages with a rule between them; returns those that are longer than a page.
    ///
    /// A page that is too long leaves out what is said elsewhere, and says so. One that is too long
    /// even then is written in full.
    ///
    /// # Errors
    ///
    /// The writer's.
    pub fn text(&self, out: &mut dyn Write) -> io::Result<Vec<TooLong>> {
        let mut long = Vec::new();
        for (entry, number) in self.entries.iter().zip(1..) {
            let lines = self.page(entry, number);
            let rows = rows(&lines);
            if rows > ROWS {
                long.push(TooLong { name: self.name(entry), rows });
            }
            lines.iter().try_for_each(|it| writeln!(out, "{it}"))?;
        }
        Ok(long)
    }

    fn name(&self, entry: &Entry<'_>) -> String {
        match &entry.subject {
            Subject::Event(event) if !event.id().is_empty() => event.id().to_owned(),
            _ => self.leaf(entry, Room::Any).title,
        }
    }

    /// Returns the lines of a page, as full as they fit.
    fn page(&self, entry: &Entry<'_>, number: usize) -> Vec<String> {
        let mut whole = None;
        for room in Room::ALL {
            let lines = self.lines(&self.leaf(entry, room), number);
            if rows(&lines) <= ROWS {
                return lines;
            }
            whole.get_or_insert(lines);
        }
        whole.unwrap_or_default()
    }

    fn lines(&self, leaf: &Leaf, number: usize) -> Vec<String> {
        let mut lines = text::wrap(&leaf.title, COLUMNS);
        paragraphs(&mut lines, 0, &leaf.formal);
        if !leaf.facts.is_empty() {
            lines.push(String::new());
            items(&mut lines, 0, &leaf.facts);
        }
        leaf.blocks.iter().for_each(|it| block(&mut lines, it));
        lines.push(String::new());
        paragraphs(&mut lines, 0, leaf.left_out);
        paragraphs(&mut lines, 0, &self.footer);
        let all = self.entries.len();
        if all > 1 {
            let told = self.locale().page_of(number, all);
            let rule = "-".repeat(COLUMNS.saturating_sub(text::width(&told) + 1));
            lines.push(format!("{rule} {told}"));
        }
        lines
    }
}

/// Counts rows of paper: an address that is longer than a row takes several.
fn rows(lines: &[String]) -> usize {
    lines.iter().map(|it| text::width(it).div_ceil(COLUMNS).max(1)).sum()
}

fn block(lines: &mut Vec<String>, block: &Block) {
    lines.push(String::new());
    lines.push(block.heading.clone());
    paragraphs(lines, 2, &block.lead);
    match &block.body {
        Body::Items(list) => items(lines, 2, list),
        Body::Rows(list) => list.iter().for_each(|it| row(lines, it)),
        Body::Grid(table) => grid(lines, table),
    }
}

fn paragraphs(lines: &mut Vec<String>, indent: usize, prose: &str) {
    if !prose.is_empty() {
        let wrapped = text::wrap(prose, COLUMNS.saturating_sub(indent));
        lines.extend(wrapped.iter().map(|it| indented(indent, it)));
    }
}

fn indented(indent: usize, line: &str) -> String {
    format!("{}{line}", " ".repeat(indent)).trim_end().to_owned()
}

/// Sets a text behind a heading, its further lines under its first one.
fn hanging(lines: &mut Vec<String>, (head, indent): (&str, usize), body: &str) {
    let mut wrapped = text::wrap(body, COLUMNS.saturating_sub(indent)).into_iter();
    let fits = text::width(head) + 1 < indent || head.is_empty();
    let first = if fits { wrapped.next().unwrap_or_default() } else { String::new() };
    let start = if fits { text::pad_end(head, indent) } else { head.to_owned() };
    lines.push(format!("{start}{first}").trim_end().to_owned());
    lines.extend(wrapped.map(|it| indented(indent, &it)));
}

/// Sets entries with their headings in one column, each with as few rows as it can.
fn items(lines: &mut Vec<String>, margin: usize, items: &[Item]) {
    let widest = items.iter().map(|it| text::width(&it.head)).filter(|&it| it <= HEADS).max();
    let widest = widest.unwrap_or(0);
    let indent = margin + if widest == 0 { 0 } else { widest + 2 };
    for item in items {
        let head = indented(margin, &item.head);
        hanging(lines, (&head, indent), &body(item));
        for detail in &item.details {
            match detail {
                Detail::Address(url) => address(lines, indent, url),
                Detail::Prose(prose) if !is_short(item) => paragraphs(lines, indent, prose),
                // Names and offices stand behind the name, an earlier wording is given whole.
                Detail::Prose(_) | Detail::Names(_) | Detail::Redline(_) => {}
            }
        }
    }
}

/// Tells whether what is said of an entry stands on its own line: a person and the office do, and a
/// note in few words.
fn is_short(item: &Item) -> bool {
    let named = item.details.iter().any(|it| matches!(it, Detail::Names(_)));
    named
        || item
            .details
            .iter()
            .all(|it| matches!(it, Detail::Prose(it) if text::width(it) < COLUMNS))
}

/// Returns an entry on one line: a name with its other scripts, what is said of it, its sources.
fn body(item: &Item) -> String {
    let mut body = item.body.clone();
    for detail in &item.details {
        match detail {
            Detail::Names(names) => names.iter().for_each(|(_, it)| body += &format!(" / {it}")),
            Detail::Prose(prose) if is_short(item) => body += &format!("; {prose}"),
            Detail::Prose(_) | Detail::Address(_) | Detail::Redline(_) => {}
        }
    }
    let numbers = item.numbers();
    let gap = if numbers.is_empty() || body.is_empty() { "" } else { "  " };
    format!("{body}{gap}{numbers}")
}

/// Sets an address whole: behind what stands before it where there is room, else by itself.
fn address(lines: &mut Vec<String>, indent: usize, url: &str) {
    let room = lines.last().map_or(0, |it| COLUMNS.saturating_sub(text::width(it)));
    match lines.last_mut().filter(|_| text::width(url) + 2 <= room) {
        Some(line) => *line += &format!("  {url}"),
        None => lines.push(indented(indent, url)),
    }
}

fn row(lines: &mut Vec<String>, row: &Row) {
    let sign = if row.sign.is_empty() { " " } else { row.sign };
    let about = [row.proposed, &row.themes, &row.status].into_iter().filter(|it| !it.is_empty());
    let about = about.collect::<Vec<_>>().join("; ");
    let about = if about.is_empty() { about } else { format!(" ({about})") };
    let numbers = row.item.numbers();
    let gap = if numbers.is_empty() { "" } else { "  " };
    let told = format!("{}{about}{gap}{numbers}", row.item.body);
    hanging(lines, (&format!("{:>4} {sign}", row.number), 8), &told);
}

/// Sets a table in columns that are as wide as their widest cell; a wide one goes beyond the page.
fn grid(lines: &mut Vec<String>, grid: &Grid) {
    let all = || std::iter::once(&grid.header).chain(&grid.rows);
    let columns = all().map(Vec::len).max().unwrap_or(0);
    let width =
        |column: usize| all().filter_map(|it| it.get(column)).map(|it| text::width(it)).max();
    let widths: Vec<usize> = (0..columns).map(|it| width(it).unwrap_or(0)).collect();
    for row in all() {
        let mut line = String::from("  ");
        for (at, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let right = grid.figures && at > 0;
            line +=
                &if right { text::pad_start(cell, *width) } else { text::pad_end(cell, *width) };
            line += "  ";
        }
        lines.push(line.trim_end().to_owned());
    }
}
