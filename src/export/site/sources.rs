//! The sources under their numbers.

use std::io::{self, Write};

use maud::{Markup, PreEscaped, html};

use super::{GROUP, Site, put};
use crate::i18n::Label;
use crate::store::{EventSet, SourceId, Store};
use crate::text;

/// Which number each source has, counted from 1 in the order in which the table names them.
pub(super) struct Numbers {
    /// 0 for a source that is not named.
    of: Vec<usize>,
    all: Vec<SourceId>,
}

impl Numbers {
    pub(super) fn new(store: &Store, events: &EventSet) -> Self {
        let mut numbers = Self { of: vec![0; store.sources().len()], all: Vec::new() };
        for event in events.iter().filter_map(|it| store.event(it)) {
            for source in store.numbered(event) {
                let number = numbers.of.get_mut(slot(source));
                if let Some(number) = number.filter(|it| **it == 0) {
                    numbers.all.push(source);
                    *number = numbers.all.len();
                }
            }
        }
        numbers
    }

    /// Returns the numbers of sources as links to them; a copy has the number of its original.
    pub(super) fn cited(&self, store: &Store, sources: &[SourceId]) -> Markup {
        let number = |it: &SourceId| self.of.get(slot(store.original_of(*it))).copied();
        let mut numbers: Vec<usize> =
            sources.iter().filter_map(number).filter(|it| *it > 0).collect();
        numbers.sort_unstable();
        numbers.dedup();
        html! { @for (position, number) in numbers.iter().enumerate() {
            @if position > 0 { " " }
            a href=(format!("#s{number}")) { (number) }
        } }
    }

    /// Writes the list of sources, in groups that are laid out when they come into sight.
    pub(super) fn write(&self, out: &mut dyn Write, site: &Site<'_>) -> io::Result<()> {
        if self.all.is_empty() {
            return Ok(());
        }
        put(
            out,
            &html! {
                (PreEscaped("<section aria-labelledby=\"sources-title\">\n"))
                h2 id="sources-title" { (site.look.locale.label(Label::Sources)) } "\n"
            },
        )?;
        for (group, sources) in self.all.chunks(GROUP).enumerate() {
            let first = group * GROUP + 1;
            put(
                out,
                &html! {
                    ol class="group sources" start=(first) {
                        @for (source, number) in sources.iter().zip(first..) {
                            li id=(format!("s{number}")) value=(number) { (told(site, *source)) } "\n"
                        }
                    } "\n"
                },
            )?;
        }
        out.write_all(b"</section>\n")
    }
}

fn slot(source: SourceId) -> usize {
    usize::try_from(source.0).unwrap_or(usize::MAX)
}

/// Returns who published what, when and where; an address is a link where one may follow it.
fn told(site: &Site<'_>, source: SourceId) -> Markup {
    let Site { store, look, .. } = site;
    let source = store.source(source);
    let url = store.str(source.url);
    let names = [source.publisher, source.title].map(|it| store.say(it, look.locale.tag()));
    let date = store.str(source.date);
    let told = names.iter().filter(|it| !it.is_empty() && **it != url);
    html! {
        @for (position, name) in told.enumerate() {
            @if position > 0 { ", " }
            (site.words(name))
        }
        @if !date.is_empty() { " " span class="aside" { (date) } }
        " "
        @if text::is_web(url) { a href=(url) rel="noopener noreferrer" { (url) } }
        @else { (url) }
        @if source.ranked { " " span class="aside" { (look.locale.rank(source.rank)) } }
        @let note = store.say(source.note, look.locale.tag());
        @for line in note.lines() { p class="aside" { (site.words(line)) } }
    }
}
