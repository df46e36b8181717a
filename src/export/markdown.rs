//! Events as Markdown: a table for a list, a page for one event.
//!
//! Text of the file is escaped, so that it can neither leave its cell nor become markup or HTML
//! (<https://spec.commonmark.org/0.31.2/>, 2.4 and 6.6, and the tables of GitHub).

use std::io::{self, Write};

use super::page::words::Words;
use super::page::{Detail, Item, Page};
use super::table::{self, Look};
use crate::store::{EventSet, Store};

/// Writes a table with a row for each event.
///
/// # Errors
///
/// The writer's.
pub fn table(
    out: &mut dyn Write,
    store: &Store,
    look: Look<'_>,
    events: &EventSet,
) -> io::Result<()> {
    let heading = Words::of(look.locale).columns.map(str::to_owned);
    row(out, &heading)?;
    row(out, &heading.map(|_| "---".to_owned()))?;
    for event in events.iter().filter_map(|it| store.event(it)) {
        row(out, &table::cells(store, event, look).map(|it| escaped(&it)))?;
    }
    Ok(())
}

pub(super) fn row(out: &mut dyn Write, cells: &[String]) -> io::Result<()> {
    writeln!(out, "| {} |", cells.join(" | "))
}

/// Writes the page of an event.
///
/// # Errors
///
/// The writer's.
pub fn page(out: &mut dyn Write, page: &Page) -> io::Result<()> {
    writeln!(out, "# {}\n", escaped(&page.title))?;
    if !page.formal.is_empty() {
        writeln!(out, "{}\n", escaped(&page.formal))?;
    }
    page.facts.iter().try_for_each(|it| item(out, it))?;
    for section in &page.sections {
        writeln!(out, "\n## {}\n", escaped(&section.heading))?;
        if !section.lead.is_empty() {
            writeln!(out, "{}\n", escaped(&section.lead))?;
        }
        section.items.iter().try_for_each(|it| item(out, it))?;
    }
    writeln!(out, "\n{}", escaped(&page.footer))
}

fn item(out: &mut dyn Write, item: &Item) -> io::Result<()> {
    let head = match item.head.as_str() {
        "" | "*" => String::new(),
        head => format!("**{}** ", escaped(head)),
    };
    let numbers = item.numbers();
    let space = if numbers.is_empty() { "" } else { " " };
    writeln!(out, "- {head}{}{space}{}", escaped(&item.body), escaped(&numbers))?;
    item.details.iter().try_for_each(|it| match it {
        Detail::Prose(prose) => writeln!(out, "  - {}", escaped(prose)),
        Detail::Address(url) => writeln!(out, "  - {}", address(url)),
    })
}

/// Returns an address as a link where it is one that a reader may follow.
fn address(url: &str) -> String {
    let web = url.starts_with("https://") || url.starts_with("http://");
    let whole = !url.contains(|it: char| it.is_whitespace() || matches!(it, '<' | '>'));
    if web && whole { format!("<{url}>") } else { escaped(url) }
}

/// Returns text that Markdown shows as it is, on one line.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' => escaped.push_str("<br>"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#' => {
                escaped.extend(['\\', letter]);
            }
            _ => escaped.push(letter),
        }
    }
    // A list or a heading can only begin where a line does.
    let digits = text.len() - text.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    if escaped.starts_with(['-', '+', '=']) {
        escaped.insert(0, '\\');
    } else if digits > 0 && text.split_at(digits).1.starts_with(['.', ')']) {
        escaped.insert(digits, '\\');
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_a_file_stays_text() {
        assert_eq!(escaped("a | b"), "a \\| b");
        assert_eq!(escaped("<script>"), "\\<script\\>");
        assert_eq!(escaped("[x](javascript:1)"), "\\[x\\](javascript:1)");
        assert_eq!(escaped("- a\n# b"), "\\- a<br>\\# b");
        assert_eq!(escaped("1. a"), "1\\. a");
        assert_eq!(escaped("2024"), "2024");
        assert_eq!(address("https://example.org/a_b"), "<https://example.org/a_b>");
        assert_eq!(address("javascript:alert(1)"), "javascript:alert(1)");
        assert_eq!(address("https://a>b"), "https://a\\>b");
    }
}
