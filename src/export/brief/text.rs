//! Pages of at most 80 columns, and of 66 rows where what they say allows it.

mod grid;

use std::borrow::Cow;
use std::io::{self, Write};

use super::super::page::{COLUMNS, Detail, Item};
use super::leaf::{Block, Body, Leaf, Row};
use super::{Brief, Entry, Room, Subject};
use crate::text;

/// How many rows a page has: eleven inches at six lines an inch, as printers count.
pub const ROWS: usize = 66;
/// The widest a column of headings may be.
const HEADS: usize = 12;

/// Allows no line to end where it stands (UAX #14), and takes no column.
const JOINER: char = '\u{2060}';

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
    /// even then goes on over the next sheet.
    ///
    /// # Errors
    ///
    /// The writer's.
    pub fn text(&self, out: &mut dyn Write) -> io::Result<Vec<TooLong>> {
        let mut long = Vec::new();
        let pages = self.pages();
        for (entry, number) in pages.iter().zip(1..) {
            let mut lines = self.page(entry, (number, pages.len()));
            if rows(&lines) > ROWS {
                lines = self.over_sheets(lines);
                long.push(TooLong { name: self.name(entry), rows: rows(&lines) });
            }
            lines.iter().try_for_each(|it| writeln!(out, "{it}"))?;
        }
        Ok(long)
    }

    /// Returns the pages, with the notes of the speaker on a page of their own where they would
    /// not fit beside the rest.
    fn pages(&self) -> Vec<Cow<'_, Entry<'_>>> {
        let mut pages: Vec<Cow<'_, Entry<'_>>> = Vec::new();
        for entry in &self.entries {
            let has_any = entry.notes.iter().any(|it| !it.is_empty());
            let alone = matches!(entry.subject, Subject::Card);
            // Whatever the numbers, the line at the foot is one row.
            if !has_any || alone || self.fitting(entry, (1, 2)).is_some() {
                pages.push(Cow::Borrowed(entry));
                continue;
            }
            let title = self.locale().notes_on(&self.leaf(entry, Room::Any).title);
            let notes = Entry { title, notes: entry.notes.clone(), ..Entry::of(Subject::Card) };
            pages.push(Cow::Owned(Entry { notes: Vec::new(), ..entry.clone() }));
            pages.push(Cow::Owned(notes));
        }
        pages
    }

    /// Cuts a page that is too long into sheets, and says at the end of each that it goes on.
    fn over_sheets(&self, lines: Vec<String>) -> Vec<String> {
        let told = text::pad_start(self.locale().page_continues(), COLUMNS);
        let (mut sheets, mut used) = (Vec::new(), 0);
        for line in lines {
            let taken = rows(std::slice::from_ref(&line));
            if used + taken >= ROWS {
                sheets.extend((used + 1..ROWS).map(|_| String::new()));
                sheets.push(told.clone());
                used = 0;
                if line.is_empty() {
                    continue;
                }
            }
            used += taken;
            sheets.push(line);
        }
        sheets
    }

    fn name(&self, entry: &Entry<'_>) -> String {
        match &entry.subject {
            Subject::Event(event) if !event.id().is_empty() => event.id().to_owned(),
            _ => self.leaf(entry, Room::Any).title,
        }
    }

    /// Returns the lines of a page in the largest room in which it fits; `None` when it does in none.
    fn fitting(&self, entry: &Entry<'_>, place: (usize, usize)) -> Option<Vec<String>> {
        let all = Room::ALL.into_iter();
        let mut lines = all.map(|it| self.lines(&self.leaf(entry, it), it, place));
        lines.find(|it| rows(it) <= ROWS)
    }

    /// Returns the lines of a page, as full as they fit. Where it is too long in its shortest form,
    /// points of a tour are left out as far as that makes it fit.
    fn page(&self, entry: &Entry<'_>, place: (usize, usize)) -> Vec<String> {
        if let Some(lines) = self.fitting(entry, place) {
            return lines;
        }
        let shortest = |points: usize| {
            let mut fewer = entry.clone();
            fewer.points.truncate(points);
            let mut leaf = self.leaf(&fewer, Room::Shortest);
            let gone = entry.points.len() - fewer.points.len();
            if gone > 0 {
                leaf.left_out = self.locale().points_left_out(&leaf.left_out, gone);
            }
            self.lines(&leaf, Room::Shortest, place)
        };
        let most = entry.points.len();
        let fewer = (0..most).rev().filter(|it| *it < ROWS).map(shortest);
        let mut fewer = fewer.filter(|it| rows(it) <= ROWS);
        fewer.next().unwrap_or_else(|| shortest(most))
    }

    fn lines(&self, leaf: &Leaf, room: Room, (number, all): (usize, usize)) -> Vec<String> {
        let mut parts = heads(leaf, room);
        let mut foot = Vec::new();
        paragraphs(&mut foot, 0, &leaf.left_out);
        paragraphs(&mut foot, 0, &self.footer);
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
        let wrapped = wrap(&format!("{}: {told}", block.heading), COLUMNS - 2);
        lines.extend(wrapped.iter().zip(0..).map(|(it, at)| indented(2.min(2 * at), it)));
    } else {
        lines.push(block.heading.clone());
        paragraphs(&mut lines, 2, &block.lead);
    }
    match &block.body {
        Body::Items(_) if run_on.is_some_and(|(_, all)| all == All::Told) => {}
        Body::Items(list) => entries(&mut lines, (2, room), list),
        Body::Rows(list) => list.iter().for_each(|it| row(&mut lines, it)),
        Body::Grid(table) => grid::set(&mut lines, table),
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
        let wrapped = wrap(prose, COLUMNS.saturating_sub(indent));
        lines.extend(wrapped.iter().map(|it| indented(indent, it)));
    }
}

fn indented(indent: usize, line: &str) -> String {
    format!("{}{line}", " ".repeat(indent)).trim_end().to_owned()
}

/// Sets a text behind a heading, its further lines under its first one.
fn hanging(lines: &mut Vec<String>, (head, indent): (&str, usize), body: &str) {
    let mut wrapped = wrap(body, COLUMNS.saturating_sub(indent)).into_iter();
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

/// Breaks a text into lines; a word of Hangul stays whole, as readers of Korean expect it.
fn wrap(prose: &str, columns: usize) -> Vec<String> {
    let mut joined = String::with_capacity(prose.len());
    let mut hangul = false;
    for letter in prose.chars() {
        let syllable = matches!(letter, '\u{AC00}'..='\u{D7A3}');
        if hangul && syllable {
            joined.push(JOINER);
        }
        hangul = syllable;
        joined.push(letter);
    }
    let lines = text::wrap(&joined, columns).into_iter();
    lines.map(|it| it.replace(JOINER, "")).collect()
}
