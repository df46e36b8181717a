//! One page for a browser: the timeline as a drawing, a table, a search box, the sources.
//!
//! It needs nothing else and may load nothing: its policy names the one script by its check sum, so
//! that no text of a file could ever run. Without the script, and on paper, everything is there to
//! be read. It is written row by row; what a browser draws is bounded too, by a drawing of a fixed
//! size and by groups of rows that are laid out when they come into sight.

mod axis;
mod drawing;
mod lanes;
mod missing;
mod remarks;
mod rows;
mod sheet;
mod sources;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::Lost;
use super::brief::html::language::worded;
use super::page;
use super::table::{self, Look};
use crate::i18n::Label;
use crate::model::Edtf;
use crate::store::{Event, EventSet, Store};
use lanes::Lanes;
use rows::Rows;
use sources::Numbers;

/// Colours, type and paper.
const STYLE: &str = include_str!("site/style.css");
/// The search and the keys.
const SCRIPT: &str = include_str!("site/script.js");
/// What the browser has to find when it takes the check sum of the script.
const SCRIPT_SUM: &str = "c7GnLwSmKWdaP3SREWPJs9U1+tJmg26o3A0GcuN97ds=";
/// With more events than this in a group, a new one begins.
const GROUP: usize = 200;

/// Writes events; what there is no room for is noted in `lost`.
///
/// # Errors
///
/// The writer's.
pub fn write(
    out: &mut dyn Write,
    store: &Store,
    look: Look<'_>,
    (events, lost): (&EventSet, &mut Lost),
) -> io::Result<()> {
    let site = Site { store, look, events, lanes: Lanes::new(store, events, look.locale) };
    let numbers = Numbers::new(store, events);
    put(out, &site.head())?;
    put(out, &drawing::drawn(&site))?;
    put(out, &site.search())?;
    site.table(out, &numbers)?;
    numbers.write(out, &site)?;
    put(out, &site.foot())?;
    missing::note(&site, lost);
    Ok(())
}

fn put(out: &mut dyn Write, markup: &Markup) -> io::Result<()> {
    out.write_all(markup.0.as_bytes())
}

/// What the parts of the page share.
struct Site<'a> {
    store: &'a Store,
    look: Look<'a>,
    events: &'a EventSet,
    lanes: Lanes,
}

impl<'a> Site<'a> {
    fn all(&self) -> impl Iterator<Item = Event<'a>> {
        let store = self.store;
        self.events.iter().filter_map(move |it| store.event(it))
    }

    fn words(&self, text: &str) -> Markup {
        worded(text, self.look.locale)
    }

    /// Returns the id of the rows of an event.
    fn anchor(&self, event: Event<'_>) -> String {
        format!("e{}", self.events.rank(event.at()) + 1)
    }

    fn title(&self) -> &str {
        let title = self.store.say(self.store.title(), self.look.locale.tag());
        if title.is_empty() { self.look.locale.label(Label::Timeline) } else { title }
    }

    /// Returns the document up to the drawing. It is left open where its main part begins.
    fn head(&self) -> Markup {
        let locale = self.look.locale;
        let policy = format!(
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{SCRIPT_SUM}'; \
             base-uri 'none'; form-action 'none'"
        );
        html! {
            (DOCTYPE) "\n"
            (PreEscaped(format!("<html lang=\"{}\">\n", locale.tag())))
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                title { (self.title()) }
                style { (PreEscaped(STYLE)) }
            } "\n"
            (PreEscaped("<body>\n"))
            a class="skip" href="#events" { (locale.skip_to_events()) } "\n"
            header {
                h1 { (self.words(self.title())) }
                p class="made" {
                    span { (locale.events(self.events.len())) }
                    @if let Some(days) = drawing::bounds(self).and_then(|it| Edtf::days(it.0, it.1)) {
                        " " span { (table::span(&days, self.look)) }
                    }
                    @if self.store.has_as_of() {
                        " " span { (locale.as_of(self.store.as_of())) }
                    }
                }
            } "\n"
            (PreEscaped("<main>\n"))
        }
    }

    /// Returns the search box, which is of use only where scripts run.
    fn search(&self) -> Markup {
        let locale = self.look.locale;
        html! {
            (PreEscaped("<section id=\"events\" aria-labelledby=\"events-title\">\n"))
            h2 id="events-title" { (locale.label(Label::Events)) } "\n"
            div id="find" role="search" hidden {
                label for="words" { (locale.search_events()) }
                input id="words" type="search" autocomplete="off" spellcheck="false"
                    aria-describedby="keys";
                p id="found" role="status" aria-live="polite" data-some=(locale.shown_of_all())
                    data-none=(locale.nothing_has_these_words()) {}
                p id="keys" { (locale.page_keys()) }
            } "\n"
        }
    }

    /// Writes the events in groups by year, each a table of its own.
    fn table(&self, out: &mut dyn Write, numbers: &Numbers) -> io::Result<()> {
        let rows = Rows { site: self, numbers };
        let mut open: Option<String> = None;
        let mut count = 0;
        for event in self.all() {
            let year = rows::year(event, self.look.locale);
            if open.as_ref() != Some(&year) || count == GROUP {
                if open.is_some() {
                    out.write_all(rows::END_OF_GROUP)?;
                }
                put(out, &rows.start_of_group(&year, open.as_deref()))?;
                (open, count) = (Some(year), 0);
            }
            count += 1;
            put(out, &rows.event(event))?;
        }
        if open.is_some() {
            out.write_all(rows::END_OF_GROUP)?;
        }
        out.write_all(b"</section>\n")
    }

    fn foot(&self) -> Markup {
        html! {
            (PreEscaped("</main>\n"))
            footer { (self.words(&page::footer(self.store, self.look, self.store.as_of()))) } "\n"
            script { (PreEscaped(SCRIPT)) } "\n"
            (PreEscaped("</body>\n</html>\n"))
        }
    }
}
