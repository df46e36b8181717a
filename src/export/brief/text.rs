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
            let lines = self.lines(&self.leaf(entry, room), room, number);
            if rows(&lines) <= ROWS {
                return lines;
            }
            whole.get_or_insert(lines);
        }
        whole.unwrap_or_default()
    }

    fn lines(&self, leaf: &Leaf, room: Room, number: usize) -> Vec<String> {
        let mut parts = heads(leaf, room);
        let mut foot = Vec::new();
        paragraphs(&mut foot, 0, leaf.left_out);
        paragraphs(&mut foot, 0, &self.footer);
        let all = self.entries.len();
        if all > 1 {
            let told = self.locale().page_of(number, all);
            let rule = "-".repeat(COLUMNS.saturating_sub(text::width(&told) + 1));
            foot.push(format!("{rule} {told}"));
        }
        parts.push(foot);
        parts.retain(|it| !it.is_empty());
        apart(parts, room)
    }
}

/// Sets the name and the facts of a page, and what stands under its headings.
fn heads(leaf: &Leaf, room: Room) -> Vec<Vec<String>> {
    let (mut head, mut facts) = (Vec::new(), Vec::new());
    let mut blocks = leaf.blocks.iter();
    if room < Room::Dense {
        paragraphs(&mut head, 0, &leaf.title);
        paragraphs(&mut head, 0, &leaf.formal);
        items(&mut facts, 0, &leaf.facts);
    } else {
        let colon = if leaf.formal.is_empty() { "" } else { ": " };
        paragraphs(&mut head, 0, &format!("{}{colon}{}", leaf.title, leaf.formal));
        let mut all = leaf.facts.clone();
        // Who took part goes on as a fact among the others.
        if let Some(Block { heading, lead, body: Body::Items(who) }) = leaf.blocks.first()
            && lead.is_empty()
            && leaf.event.is_some()
        {
            let heads = std::iter::once(heading.as_str()).chain(std::iter::repeat(""));
            all.extend(who.iter().zip(heads).map(|(it, head)| {
                let gap = if it.head.is_empty() { "" } else { " " };
                let body = format!("{}{gap}{}", it.head, it.body);
                Item { head: head.to_owned(), body, ..it.clone() }
            }));
            blocks.next();
        }
        items(&mut facts, 0, &all);
    }
    let mut parts = vec![head, facts];
    parts.extend(blocks.map(|it| block(it, room)));
    parts
}

/// Puts the parts of a page one under the other with a free row between them; on a dense page the
/// last ones go without where there are not enough rows.
fn apart(parts: Vec<Vec<String>>, room: Room) -> Vec<String> {
    let taken: usize = parts.iter().map(|it| rows(it)).sum();
    let mut free = if room < Room::Dense { usize::MAX } else { ROWS.saturating_sub(taken) };
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        if !lines.is_empty() && free > 0 {
            lines.push(String::new());
            free -= 1;
        }
        lines.extend(part);
    }
    lines
}

/// Counts rows of paper: an address that is longer than a row takes several.
fn rows(lines: &[String]) -> usize {
    lines.iter().map(|it| text::width(it).div_ceil(COLUMNS).max(1)).sum()
}

fn block(block: &Block, room: Room) -> Vec<String> {
    let mut lines = Vec::new();
    let run_on = if room < Room::Dense { None } else { run_on(block) };
    if let Some((told, _)) = &run_on {
        let wrapped = text::wrap(&format!("{}: {told}", block.heading), COLUMNS - 2);
        lines.extend(wrapped.iter().zip(0..).map(|(it, at)| indented(2.min(2 * at), it)));
    } else {
        lines.push(block.heading.clone());
        paragraphs(&mut lines, 2, &block.lead);
    }
    match &block.body {
        Body::Items(_) if run_on.is_some_and(|(_, all)| all == All::Told) => {}
        Body::Items(list) => entries(&mut lines, (2, room), list),
        Body::Rows(list) => list.iter().for_each(|it| row(&mut lines, it)),
        Body::Grid(table) => grid(&mut lines, table),
    }
    lines
}

/// Whether all of a block stands behind its heading, or there is more to come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum All {
    Told,
    More,
}

/// Returns what can stand in the row of a heading: the lines under it, or its entries where they
/// have neither names nor addresses.
fn run_on(block: &Block) -> Option<(String, All)> {
    if !block.lead.is_empty() {
        return Some((block.lead.replace('\n', "; "), All::More));
    }
    let Body::Items(items) = &block.body else { return None };
    let plain = |it: &Item| {
        let heads = matches!(it.head.as_str(), "" | "*" | "?");
        heads && is_short(it)
    };
    let told: Vec<String> = items.iter().map(body).collect();
    items.iter().all(plain).then(|| (told.join("; "), All::Told))
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
    let fits = text::width(head) < indent;
    let first = if fits { wrapped.next().unwrap_or_default() } else { String::new() };
    let start = if fits { text::pad_end(head, indent) } else { head.to_owned() };
    lines.push(format!("{start}{first}").trim_end().to_owned());
    lines.extend(wrapped.map(|it| indented(indent, &it)));
}

fn items(lines: &mut Vec<String>, margin: usize, items: &[Item]) {
    entries(lines, (margin, Room::Any), items);
}

/// Sets entries with their headings in one column, each with as few rows as it can.
fn entries(lines: &mut Vec<String>, (margin, room): (usize, Room), items: &[Item]) {
    let widest = items.iter().map(|it| text::width(&it.head)).filter(|&it| it <= HEADS).max();
    let widest = widest.unwrap_or(0);
    let indent = margin + if widest == 0 { 0 } else { widest + 2 };
    for item in items {
        let head = indented(margin, &item.head);
        hanging(lines, (&head, indent), &body(item));
        for detail in &item.details {
            match detail {
                Detail::Address(url) => address(lines, (indent, room), url),
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
            Detail::Names(names) => body += &format_names(names),
            Detail::Prose(prose) if is_short(item) => {
                body += "; ";
                body += prose;
            }
            Detail::Prose(_) | Detail::Address(_) | Detail::Redline(_) => {}
        }
    }
    let numbers = item.numbers();
    let gap = if numbers.is_empty() || body.is_empty() { "" } else { "  " };
    format!("{body}{gap}{numbers}")
}

fn format_names(names: &[(String, String)]) -> String {
    names.iter().flat_map(|(_, it)| [" / ", it]).collect()
}

/// Sets an address whole: behind what stands before it where there is room, on a dense page also
/// where that takes fewer rows; else by itself.
fn address(lines: &mut Vec<String>, (indent, room): (usize, Room), url: &str) {
    let own = indented(indent, url);
    let Some(last) = lines.last_mut() else { return lines.push(own) };
    let joined = format!("{last}  {url}");
    let taken = |line: &str| text::width(line).div_ceil(COLUMNS);
    let fewer = room >= Room::Dense && taken(&joined) < taken(last) + taken(&own);
    if taken(&joined) == taken(last) || fewer {
        *last = joined;
    } else {
        lines.push(own);
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
    hanging(lines, (&format!("{:>3} {sign}", row.number), 6), &told);
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
