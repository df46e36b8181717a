//! Pages as one HTML document that needs nothing else: no script, no address to load from.
//!
//! `maud` escapes every text where it is put in. Only the style sheet is written as it is, and that
//! is our own.

pub(in crate::export) mod language;
mod strip;

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::super::page::{Detail, Item, Paper};
use super::leaf::{Block, Body, Grid, Leaf, Row};
use super::marks::{self, Strip};
use super::{Brief, Entry, Room, Subject};
use crate::analysis::{Edit, Span};
use crate::i18n::Locale;
use crate::text;
use language::worded;

/// Colours, type and paper.
const STYLE: &str = include_str!("html/style.css");
/// What a browser may load: nothing but what stands in the document itself.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
/// With more events than this only the whole document has a strip of dates, and no page its own.
const STRIPS: usize = 60;

impl Brief<'_> {
    /// Writes the pages as one document.
    ///
    /// # Errors
    ///
    /// The writer's.
    pub fn html(&self, out: &mut dyn Write) -> io::Result<()> {
        let strip = marks::strip(self);
        let several = self.entries.len() > 1;
        out.write_all(self.head(strip.as_ref()).into_string().as_bytes())?;
        // Page by page, so that no more than one of a thousand is in memory.
        for (entry, number) in self.entries.iter().zip(1..) {
            let leaf = self.leaf(entry, Room::Any);
            let writer = Leaves { locale: self.locale(), number, level: 1 + u8::from(several) };
            let own = strip.as_ref().filter(|it| it.marks.len() <= STRIPS && leaf.event.is_some());
            let headings = self.headings();
            out.write_all(writer.article(&leaf, own, headings).into_string().as_bytes())?;
        }
        let end = html! { footer { (worded(&self.footer, self.locale())) } };
        write!(out, "</main>\n{}\n</body>\n</html>\n", end.into_string())
    }

    /// Returns the document up to its first page. It is left open where the pages begin.
    fn head(&self, strip: Option<&Strip>) -> Markup {
        let several = self.entries.len() > 1;
        let locale = self.locale();
        let title = if several { self.title.clone() } else { self.heading(0) };
        html! {
            (DOCTYPE) "\n"
            (PreEscaped(format!("<html lang=\"{}\">\n", locale.tag())))
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            } "\n"
            (PreEscaped("<body>\n"))
            a class="skip" href="#pages" { (locale.skip_to_pages()) } "\n"
            @if several {
                header {
                    h1 { (worded(&self.title, locale)) }
                    p class="made" { (locale.pages(self.entries.len())) }
                    @if let Some(strip) = strip { (strip::drawn(strip, None, locale)) }
                } "\n"
                nav aria-label=(locale.contents()) {
                    ol { @for at in 0..self.entries.len() {
                        li { a href=(format!("#page-{}", at + 1)) {
                            (worded(&self.heading(at), locale))
                        } }
                    } }
                } "\n"
            }
            (PreEscaped("<main id=\"pages\">\n"))
        }
    }

    /// Returns the heading of a page, without putting all of it together where that can be helped.
    fn heading(&self, at: usize) -> String {
        let Some(entry) = self.entries.get(at) else { return self.title.clone() };
        match entry {
            Entry { title, .. } if !title.is_empty() => title.clone(),
            Entry { subject: Subject::Event(event), .. } => {
                self.store.label(*event, self.locale().tag()).into_owned()
            }
            _ => self.leaf(entry, Room::Any).title,
        }
    }
}

/// What stays the same while a page is written.
struct Leaves {
    locale: Locale,
    /// Which page, counted from 1.
    number: usize,
    /// The level of its heading.
    level: u8,
}

impl Leaves {
    fn article(&self, leaf: &Leaf, strip: Option<&Strip>, headings: [&str; 6]) -> Markup {
        let id = format!("page-{}", self.number);
        let title = format!("title-{}", self.number);
        html! {
            article id=(id) aria-labelledby=(title) {
                (self.heading(self.level, Some(&title), &leaf.title))
                @if !leaf.formal.is_empty() { p class="formal" { (self.words(&leaf.formal)) } }
                @if let Some(strip) = strip { (strip::drawn(strip, leaf.event, self.locale)) }
                @if !leaf.facts.is_empty() { (self.facts(&leaf.facts)) }
                @for block in &leaf.blocks { (self.block(block, headings)) }
                @if leaf.event.is_some() {
                    p class="paper" { (self.words(self.locale.left_out_on_paper())) }
                }
            } "\n"
        }
    }

    fn words(&self, text: &str) -> Markup {
        worded(text, self.locale)
    }

    fn heading(&self, level: u8, id: Option<&str>, text: &str) -> Markup {
        let words = self.words(text);
        match level {
            1 => html! { h1 id=[id] { (words) } },
            2 => html! { h2 id=[id] { (words) } },
            _ => html! { h3 id=[id] { (words) } },
        }
    }

    fn block(&self, block: &Block, headings: [&str; 6]) -> Markup {
        // What paper has less of is also set smaller there.
        let spare = matches!(&block.body, Body::Items(items)
            if items.iter().any(|it| it.paper != Paper::Whole));
        html! {
            section class=[spare.then_some("cited")] {
                (self.heading(self.level + 1, None, &block.heading))
                @for line in block.lead.lines() { p class="lead" { (self.words(line)) } }
                @match &block.body {
                    Body::Items(items) => { (self.items(items)) }
                    Body::Rows(rows) => { (self.actions(&block.heading, rows, headings)) }
                    Body::Grid(grid) => { (self.grid(&block.heading, grid)) }
                }
            }
        }
    }

    /// Sets what has one value as a list of terms.
    fn facts(&self, items: &[Item]) -> Markup {
        html! {
            dl { @for item in items {
                div class=[row(item)] { dt { (item.head) } " " dd { (self.entry(item)) } }
            } }
        }
    }

    fn items(&self, items: &[Item]) -> Markup {
        // Where every entry is called something, it is a term; else it is one of a list.
        let named = items.iter().all(|it| !matches!(it.head.as_str(), "" | "*"));
        if named && !items.is_empty() {
            return self.facts(items);
        }
        if items.is_empty() {
            return html! {};
        }
        html! {
            ul { @for item in items {
                li class=[row(item)] {
                    @if !matches!(item.head.as_str(), "" | "*") { b { (item.head) } " " }
                    (self.entry(item))
                }
            } }
        }
    }

    /// Sets an entry: its words or its redline, its sources, and what is said of it.
    fn entry(&self, item: &Item) -> Markup {
        let redline = item.details.iter().find_map(|it| match it {
            Detail::Redline(spans) => Some(spans),
            _ => None,
        });
        let first = item.details.iter().position(|it| matches!(it, Detail::Address(_)));
        html! {
            @match redline {
                Some(spans) => { (self.redline(spans)) }
                None => { (self.words(&item.body)) }
            }
            @for detail in &item.details { @if let Detail::Names(names) = detail {
                @for (tag, name) in names {
                    " " span class="script" lang=[language::tag(tag)] { (name) }
                }
            } }
            (self.numbers(item))
            @for (at, detail) in item.details.iter().enumerate() { @match detail {
                Detail::Prose(prose) => { " " div class=(aside(item)) { (self.words(prose)) } }
                Detail::Address(url) => {
                    " " div class=(if Some(at) == first { "detail" } else { aside(item) }) {
                        (address(url))
                    }
                }
                Detail::Redline(_) | Detail::Names(_) => {}
            } }
        }
    }

    fn numbers(&self, item: &Item) -> Markup {
        let numbers = item.numbers();
        let class = if item.paper == Paper::Whole { "cites" } else { "cites spare" };
        html! { @if !numbers.is_empty() { " " span class=(class) { (self.words(&numbers)) } } }
    }

    fn redline(&self, spans: &[Span]) -> Markup {
        let [removed, added] = self.locale.redline_words();
        let hidden = |word: &str| html! { span class="hidden" { (word) " " } };
        let mut before: Option<&Span> = None;
        html! { @for span in spans {
            @if before.replace(span).is_some_and(|it| it.is_apart_from(span)) { " " }
            @match span.edit {
                Edit::Same => { (self.words(&span.text)) }
                Edit::Removed => { del { (hidden(removed)) (self.words(&span.text)) } }
                Edit::Added => { ins { (hidden(added)) (self.words(&span.text)) } }
            }
        } }
    }

    fn actions(&self, caption: &str, rows: &[Row], headings: [&str; 6]) -> Markup {
        html! {
            table class="actions" {
                caption { (self.words(caption)) }
                thead { tr { @for it in headings { th scope="col" { (it) } } } }
                tbody { @for row in rows { tr {
                    th scope="row" { (row.number) }
                    td class=(format!("change {}", class(row.sign))) {
                        (row.sign) " " (row.change)
                        @if !row.proposed.is_empty() { br; (row.proposed) }
                    }
                    td { (self.words(&row.item.body)) }
                    td { (self.words(&row.themes)) }
                    td { (self.words(&row.status)) }
                    td class="cites" { (self.words(&row.item.numbers())) }
                } } }
            }
        }
    }

    fn grid(&self, caption: &str, grid: &Grid) -> Markup {
        let class = if grid.figures { "figures" } else { "plain" };
        html! {
            div class="wide" tabindex="0" role="region" aria-label=(caption) {
                table class=(class) {
                    caption { (self.words(caption)) }
                    thead { tr { @for it in &grid.header { th scope="col" { (self.words(it)) } } } }
                    tbody { @for row in &grid.rows { tr {
                        @for (at, cell) in row.iter().enumerate() {
                            @if at == 0 { th scope="row" { (self.words(cell)) } }
                            @else { td { (self.words(cell)) } }
                        }
                    } } }
                }
            }
        }
    }
}

/// Returns the class of a detail, which says also whether paper does without it.
fn aside(item: &Item) -> &'static str {
    if item.paper == Paper::Whole { "detail" } else { "detail spare" }
}

/// Returns the class of an entry that paper does without.
fn row(item: &Item) -> Option<&'static str> {
    (item.paper == Paper::Nothing).then_some("spare")
}

/// Returns the class that colours a change; the word beside it says the same.
fn class(sign: &str) -> &'static str {
    match sign {
        "+" => "new",
        "^" => "returned",
        "~" => "reworded",
        "-" | "−" => "dropped",
        _ => "kept",
    }
}

/// Returns an address, as a link where a reader may follow it.
fn address(url: &str) -> Markup {
    html! {
        @if text::is_web(url) {
            a href=(url) rel="noopener noreferrer" { (url) }
        } @else { (url) }
    }
}
