//! Events as Markdown: a table for a list, a page for one event.
//!
//! Text of the file is escaped, so that it can neither leave its cell nor become markup or HTML
//! (<https://spec.commonmark.org/0.31.2/>, 2.4 and 6.6, and the tables of GitHub).

use std::io::{self, Write};

use super::page::words::Words;
use super::page::{Detail, Item, Page, in_scripts, joined};
use super::table::{self, Look};
use crate::analysis::{Edit, Span};
use crate::store::{EventSet, Store};
use crate::text::{self, escaped};

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

/// Writes a row of a table; the cells have been escaped.
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
        writeln!(out, "{}", escaped(&page.formal))?;
    }
    if !page.formal.is_empty() && !page.facts.is_empty() {
        writeln!(out)?;
    }
    page.facts.iter().try_for_each(|it| item(out, it))?;
    for section in &page.sections {
        writeln!(out, "\n## {}\n", escaped(&section.heading))?;
        if !section.lead.is_empty() {
            writeln!(out, "{}", escaped(&section.lead))?;
        }
        if !section.lead.is_empty() && !section.items.is_empty() {
            writeln!(out)?;
        }
        section.items.iter().try_for_each(|it| item(out, it))?;
    }
    writeln!(out, "\n{}", escaped(&page.footer))
}

/// Writes an entry of a list.
pub(super) fn item(out: &mut dyn Write, item: &Item) -> io::Result<()> {
    let head = match item.head.as_str() {
        // Signs that stand before every entry of a list, in place of a bullet.
        "" | "*" | "+" | "^" | "~" | "=" | "-" | "−" => String::new(),
        head => format!("**{}** ", escaped(head)),
    };
    let numbers = item.numbers();
    let space = if numbers.is_empty() { "" } else { " " };
    writeln!(out, "- {head}{}{space}{}", escaped(&item.body), escaped(&numbers))?;
    item.details.iter().try_for_each(|it| match it {
        Detail::Prose(prose) => writeln!(out, "  - {}", escaped(prose)),
        Detail::Address(url) => writeln!(out, "  - {}", address(url)),
        Detail::Redline(spans) => writeln!(out, "  - {}", joined(spans, marked)),
        Detail::Names(names) => writeln!(out, "  - {}", escaped(&in_scripts(names))),
    })
}

/// Returns words that were taken out struck through, and those that were put in bold.
fn marked(span: &Span) -> String {
    let text = escaped(&span.text);
    match span.edit {
        Edit::Same => text,
        Edit::Removed => format!("~~{text}~~"),
        Edit::Added => format!("**{text}**"),
    }
}

/// Returns an address as a link where it is one that a reader may follow.
fn address(url: &str) -> String {
    if text::is_web(url) { format!("<{url}>") } else { escaped(url) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_reader_may_follow_is_a_link() {
        assert_eq!(address("https://example.org/a_b"), "<https://example.org/a_b>");
        assert_eq!(address("javascript:alert(1)"), "javascript:alert(1)");
        assert_eq!(address("https://a>b"), "https://a\\>b");
    }
}
