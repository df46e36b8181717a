//! A part of JSON Lines as its own bytes.

use foldhash::HashMap;
use serde_json::value::RawValue;

use super::{Chosen, Selection, Shape};
use crate::load::locate::span_in;
use crate::load::wire::{WireEvent, WireFile};
use crate::load::{Kept, lines, load, salvage};
use crate::store::{Event, EventSet, Store};
use crate::text::{self, Lines};

/// Cuts JSON Lines down to some of their events, which are told by the store that was made of them
/// alone.
///
/// `None` for lines that are no events as our own format writes them, or that mean something else in
/// one document: there is nothing to be had from their bytes.
///
/// # Cost
///
/// Reads every line again, and the document that they are together, if a head has tables.
pub fn selection_of_lines<'a>(
    source: &'a str,
    kept: &Kept,
    (store, events): (&'a Store, &EventSet),
) -> Option<Selection<'a>> {
    if kept.places.len() != store.len() || source.trim_start().starts_with('[') {
        return None;
    }
    let number = |it: Event<'_>| usize::try_from(it.origin().line).ok();
    let by_line: HashMap<usize, Event<'a>> =
        store.events().filter_map(|it| Some((number(it)?, it))).collect();
    if by_line.len() != store.len() {
        return None;
    }
    let chosen = Chosen { store, events };
    let mut out = Selection { source, shape: Shape::Lines, ..Selection::default() };
    let mut head = None;
    for (line, number) in lines::texts(source) {
        match by_line.get(&number) {
            Some(event) if events.contains(event.at()) => {
                chosen.references(own(line, *event)?, *event, &mut out);
                out.events.push(span_in(source, line));
            }
            None if lines::is_head(line) => {
                let document: WireFile<'_> = serde_json::from_str(line).ok()?;
                if head.is_some() || document.events.is_some_and(|it| !it.is_empty()) {
                    return None;
                }
                head = Some(salvage::cut(line));
            }
            // It was not chosen, or left out.
            _ => {}
        }
    }
    if let Some(cut) = &head {
        chosen.tours(cut, &mut out);
        let sections = cut.sections.iter();
        out.sections = sections
            .map(|(key, raw)| (key.as_str().to_owned(), span_in(source, raw.get())))
            .collect();
    }
    out.removed.sort_by_key(|it| it.start);
    out.is_clean().then_some(out)
}

/// Returns a line that is the event as our own format writes it, under the id that it has here.
fn own<'a>(line: &'a str, event: Event<'_>) -> Option<&'a RawValue> {
    let wire: WireEvent<'_> = serde_json::from_str(line).ok()?;
    let id = wire.id.as_ref()?;
    let is_named = text::display(id.as_str(), Lines::Single) == event.id();
    (is_named && lines::is_own(line, &wire)).then(|| serde_json::from_str(line).ok()).flatten()
}

impl Selection<'_> {
    /// Tells whether the document says what the lines do: in one with tables, a name that is in none
    /// of them is a mistake.
    fn is_clean(&self) -> bool {
        let is_bare = |key: &str| ["attache", "title", "as_of"].contains(&key);
        self.sections.iter().all(|(key, _)| is_bare(key))
            || load(&self.document().collect::<String>()).diagnostics.is_empty()
    }
}

/// Returns a JSON text on one line: white space between its values is one blank at most.
pub(in crate::load) fn one_line<'a>(pieces: impl Iterator<Item = &'a str>) -> String {
    let mut out = String::new();
    let (mut in_string, mut is_escaped, mut is_blank) = (false, false, false);
    for letter in pieces.flat_map(str::chars) {
        if !in_string && letter.is_ascii_whitespace() {
            is_blank = true;
            continue;
        }
        if is_blank && !out.ends_with(['[', '{']) && !matches!(letter, ']' | '}' | ',' | ':') {
            out.push(' ');
        }
        is_blank = false;
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = in_string,
            '"' => in_string = !in_string,
            _ => {}
        }
        out.push(letter);
    }
    out
}
