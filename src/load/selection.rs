//! A part of a document of ours as its own bytes: whatever is kept keeps every one of them.
//!
//! Nothing is written anew. What was not asked for is taken out of the text, together with what
//! refers to it; keys that nothing here reads stay where they are.

mod lines;

use std::borrow::Cow;
use std::ops::Range;

use serde::Deserialize;
use serde_json::value::RawValue;

pub(super) use lines::one_line;
pub use lines::selection_of_lines;

use super::Kept;
use super::locate::span_in;
use super::salvage::{self, Cut};
use crate::store::{Action, Event, EventSet, Store, Str, Subject, Tour};

/// A key, and the bytes of its value.
type Section = (String, Range<usize>);
/// A document in pieces.
type Pieces<'s> = Box<dyn Iterator<Item = Cow<'s, str>> + 's>;

/// What a document is: one object or list, or a line for each event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shape {
    #[default]
    Whole,
    Lines,
}

/// A part of a document.
#[derive(Debug, Default)]
pub struct Selection<'a> {
    source: &'a str,
    shape: Shape,
    /// The keys of the document other than `events`, and the bytes of their values.
    sections: Vec<Section>,
    /// The bytes of each event that is kept.
    events: Vec<Range<usize>>,
    /// What is taken out: apart from each other, and in order.
    removed: Vec<Range<usize>>,
    /// What referred to events that are not kept, and was taken out with them.
    pub left_out: Vec<LeftOut<'a>>,
}

/// References that were taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut<'a> {
    /// Those of an event.
    References {
        /// Its id.
        event: &'a str,
        /// How many links to other events.
        links: usize,
        /// How many references of its actions to earlier ones.
        continues: usize,
    },
    /// Stops of a tour.
    Stops {
        /// Its id.
        tour: &'a str,
        /// How many of its stops.
        stops: usize,
    },
}

/// Cuts a document down to some of its events, which are told by the store that was made of it alone.
///
/// A list of events stays one, and so does an event that is a document. `None` for a document that
/// breaks off, or has its events in more than one list: there is nothing to be had from its bytes.
///
/// # Cost
///
/// Cuts the document apart once, and reads again those events that lose something.
pub fn selection<'a>(
    source: &'a str,
    kept: &Kept,
    (store, events): (&'a Store, &EventSet),
) -> Option<Selection<'a>> {
    let cut = salvage::cut(source);
    if cut.broken.is_some() || kept.places.len() != store.len() {
        return None;
    }
    let chosen = Chosen { store, events };
    let mut out = Selection { source, ..Selection::default() };
    if !cut.has_events {
        // It is an event, or has none.
        out.events.extend((!store.is_empty()).then_some(0..source.trim_end().len()));
        return chosen.is_whole().then_some(out);
    }
    let spans: Vec<Range<usize>> = cut.events.iter().map(|it| span_in(source, it.get())).collect();
    let is_one_list = spans.windows(2).all(|it| match it {
        [one, other] => source.get(one.end..other.start).is_some_and(|it| it.trim() == ","),
        _ => true,
    });
    if !is_one_list {
        return None;
    }
    let mut rows = vec![None; spans.len()];
    for event in store.events().filter(|it| events.contains(it.at())) {
        let place = kept.places.get(event.row()).and_then(|it| usize::try_from(*it).ok())?;
        *rows.get_mut(place)? = Some(event);
    }
    remove(&spans, |at| rows.get(at).is_some_and(Option::is_some), &mut out.removed);
    for ((raw, span), event) in cut.events.iter().zip(spans).zip(rows) {
        let Some(event) = event else { continue };
        chosen.references(raw, event, &mut out);
        out.events.push(span);
    }
    chosen.tours(&cut, &mut out);
    let sections = cut.sections.iter();
    out.sections =
        sections.map(|(key, raw)| (key.as_str().to_owned(), span_in(source, raw.get()))).collect();
    out.removed.sort_by_key(|it| it.start);
    Some(out)
}

impl<'a> Selection<'a> {
    /// Returns the document, piece by piece.
    pub fn document(&self) -> Pieces<'_> {
        match self.shape {
            Shape::Whole => Box::new(self.pieces(0..self.source.len()).map(Cow::Borrowed)),
            Shape::Lines => Box::new(self.joined().map(Cow::Owned)),
        }
    }

    /// Returns the document that says what the lines do.
    fn joined(&self) -> impl Iterator<Item = String> {
        let head = self.keys().map(|it| format!("\n {it},"));
        let comma = |at: usize| if at == 0 { "" } else { "," };
        let events =
            self.events().enumerate().map(move |(at, it)| format!("{}\n  {it}", comma(at)));
        let before =
            ["{".to_owned()].into_iter().chain(head).chain(["\n \"events\": [".to_owned()]);
        before.chain(events).chain(["\n ]\n}\n".to_owned()])
    }

    /// Returns every key of the document but `events`, with its value, on one line.
    fn keys(&self) -> impl Iterator<Item = String> {
        let has_version = self.sections.iter().any(|(key, _)| key == "attache");
        let version = (!has_version).then(|| "\"attache\": 1".to_owned());
        version.into_iter().chain(self.sections.iter().map(|(key, span)| {
            let value = one_line(self.pieces(span.clone()));
            format!("{}: {value}", serde_json::Value::from(key.as_str()))
        }))
    }

    /// Returns the document without its events, on one line; `None` where that would say nothing.
    /// Where there are no events, it says so.
    pub fn head(&self) -> Option<String> {
        let mut parts: Vec<String> = self.keys().collect();
        let is_empty = self.events.is_empty();
        parts.extend(is_empty.then(|| "\"events\": []".to_owned()));
        let says = is_empty || self.sections.iter().any(|(key, _)| key != "attache");
        says.then(|| format!("{{{}}}", parts.join(", ")))
    }

    /// Returns every event that is kept, each on one line.
    pub fn events(&self) -> impl Iterator<Item = String> {
        self.events.iter().map(|it| one_line(self.pieces(it.clone())))
    }

    /// Returns what is left of some bytes.
    fn pieces(&self, within: Range<usize>) -> impl Iterator<Item = &'a str> {
        let source = self.source;
        let first = self.removed.partition_point(|it| it.end <= within.start);
        let removed = self.removed.get(first..).unwrap_or_default();
        let removed = removed.iter().take_while(move |it| it.start < within.end).cloned();
        let mut from = within.start;
        let end = removed.chain(std::iter::once(within.end..within.end));
        end.map(move |it| {
            let piece = source.get(from..it.start).unwrap_or_default();
            from = it.end;
            piece
        })
    }
}

/// The events that are kept.
#[derive(Clone, Copy)]
struct Chosen<'a, 'e> {
    store: &'a Store,
    events: &'e EventSet,
}

/// An event, as far as it may refer to others.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Refers<'a> {
    #[serde(borrow)]
    links: Vec<&'a RawValue>,
    #[serde(borrow)]
    actions: Vec<&'a RawValue>,
}

/// An action, as far as it may refer to others.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Continues<'a> {
    #[serde(borrow)]
    continues: Vec<&'a RawValue>,
}

/// A tour and its stops.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Stops<'a> {
    #[serde(borrow)]
    stops: Vec<&'a RawValue>,
}

impl<'a> Chosen<'a, '_> {
    fn is_whole(self) -> bool {
        self.events.len() == self.store.len()
    }

    /// Tells whether an event of this id is in the document, and not kept.
    fn is_out(self, id: Str) -> bool {
        let is_out = |it: Event<'_>| !self.events.contains(it.at());
        !self.is_whole() && self.store.find(self.store.str(id)).is_some_and(is_out)
    }

    fn is_of_one_that_is_out(self, action: Str) -> bool {
        let is_out = |(it, _): (Event<'_>, &Action)| !self.events.contains(it.at());
        self.store.find_action(action).is_some_and(is_out)
    }

    /// Takes out the links of an event, and what its actions continue, that lead to others.
    fn references(self, raw: &'a RawValue, event: Event<'a>, out: &mut Selection<'a>) {
        if self.is_whole() {
            return;
        }
        // What was read is in the order of the file.
        let links: Vec<bool> = event.links().iter().map(|it| !self.is_out(it.to)).collect();
        let earlier_of = |it: &Action| {
            let earlier = self.store.continues(it.continues).iter();
            earlier.map(|&it| !self.is_of_one_that_is_out(it)).collect()
        };
        let continues: Vec<Vec<bool>> = event.actions().iter().map(earlier_of).collect();
        let lost = |all: &[bool]| all.iter().filter(|it| !**it).count();
        let of_actions = continues.iter().map(|it| lost(it)).sum();
        if lost(&links) + of_actions == 0 {
            return;
        }
        let refers: Refers<'a> = serde_json::from_str(raw.get()).unwrap_or_default();
        out.remove_from(&refers.links, &links);
        for (action, kept) in refers.actions.iter().zip(&continues).filter(|it| lost(it.1) > 0) {
            let action: Continues<'a> = serde_json::from_str(action.get()).unwrap_or_default();
            out.remove_from(&action.continues, kept);
        }
        let (event, links) = (event.id(), lost(&links));
        out.left_out.push(LeftOut::References { event, links, continues: of_actions });
    }

    /// Takes out the stops that show events that are not kept, and tours of which nothing is left.
    fn tours(self, cut: &Cut<'a>, out: &mut Selection<'a>) {
        let tours = cut.sections.iter().rfind(|(key, _)| key.as_str() == "tours");
        let raw: Vec<&'a RawValue> =
            tours.and_then(|(_, it)| serde_json::from_str(it.get()).ok()).unwrap_or_default();
        let mut stays = vec![true; raw.len()];
        let mut inner = Selection { source: out.source, ..Selection::default() };
        for tour in self.store.tours().map(|it| self.store.tour(it)) {
            let (count, places) = self.stops_that_are_out(tour);
            let Some(raw) = raw.get(tour.place).filter(|_| count > 0) else { continue };
            out.left_out.push(LeftOut::Stops { tour: self.store.str(tour.key), stops: count });
            let stops: Stops<'a> = serde_json::from_str(raw.get()).unwrap_or_default();
            let kept: Vec<bool> = (0..stops.stops.len()).map(|it| !places.contains(&it)).collect();
            if kept.contains(&true) {
                inner.remove_from(&stops.stops, &kept);
            } else if let Some(stays) = stays.get_mut(tour.place) {
                *stays = false;
            }
        }
        out.remove_from(&raw, &stays);
        out.removed.append(&mut inner.removed);
    }

    /// Returns how many stops of a tour show events that are not kept, and their places.
    fn stops_that_are_out(self, tour: &Tour) -> (usize, Vec<usize>) {
        let is_out = |subject| match subject {
            Subject::Event { event, .. } => self.is_out(event),
            Subject::Compare { one, other } => self.is_out(one) || self.is_out(other),
            _ => false,
        };
        let out = tour.stops.iter().filter(|it| is_out(it.subject)).map(|it| it.place);
        let places: Vec<usize> = out.collect();
        (places.len(), places)
    }
}

impl<'a> Selection<'a> {
    /// Takes out the items of a list that are not kept.
    fn remove_from(&mut self, items: &[&'a RawValue], kept: &[bool]) {
        let spans: Vec<Range<usize>> =
            items.iter().map(|it| span_in(self.source, it.get())).collect();
        remove(&spans, |at| kept.get(at).copied().unwrap_or(true), &mut self.removed);
    }
}

/// Takes the items of a list that are not kept out of it, each with the comma that parts it from the
/// one before; from the next one, where it was the first.
fn remove(items: &[Range<usize>], is_kept: impl Fn(usize) -> bool, out: &mut Vec<Range<usize>>) {
    let first = (0..items.len()).find(|&it| is_kept(it));
    let Some(first) = first else {
        out.extend(items.first().zip(items.last()).map(|(one, other)| one.start..other.end));
        return;
    };
    if let (1.., Some(one), Some(kept)) = (first, items.first(), items.get(first)) {
        out.push(one.start..kept.start);
    }
    for (at, pair) in items.windows(2).enumerate().skip(first) {
        let [before, item] = pair else { continue };
        if is_kept(at + 1) {
            continue;
        }
        match out.last_mut().filter(|it| it.end == before.end) {
            Some(longer) => longer.end = item.end,
            None => out.push(before.end..item.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load;

    const SOURCE: &str = r#"{
  "attache": 1, "mine": {"x": [1,2]},
  "events": [
    {"id": "a", "date": "2024-01", "own": "kept, with  \"quotes\" and \\",
     "actions": [{"id": "a/x", "text": "X"}]},
    {"id": "b", "date": "2024-02", "links": [{"rel": "after", "to": "a"}, {"rel": "before", "to": "c"}],
     "actions": ["plain", {"id": "b/x", "text": "X", "continues": ["a/x"], "note": 7}]},
    {"id": "c", "date": "2024-03"}
  ],
  "tours": [
    {"id": "t", "stops": [{"event": "a"}, {"event": "b", "seen": true}, {"compare": ["a", "c"]}, {"title": "End"}]},
    {"id": "u", "stops": [{"event": "a"}]}
  ]
}
"#;

    /// The document of the events that are named, and what else was taken out.
    #[track_caller]
    fn cut(source: &str, ids: &[&str]) -> (String, String, String) {
        let loaded = load(source);
        let events: EventSet = ids.iter().map(|it| loaded.store.find(it).unwrap().at()).collect();
        let part = selection(source, &loaded.kept, (&loaded.store, &events)).unwrap();
        let document: String = part.document().collect();
        let lines: Vec<String> = part.head().into_iter().chain(part.events()).collect();
        let again = load(&document);
        let found: Vec<&str> = again.store.events().map(Event::id).collect();
        assert_eq!(found, ids, "{document}");
        assert_eq!(again.diagnostics, []);
        (document, lines.join("\n"), format!("{:?}", part.left_out))
    }

    #[test]
    fn the_whole_of_a_document_is_its_bytes() {
        assert_eq!(cut(SOURCE, &["a", "b", "c"]).0, SOURCE);
        let list = "[{\"id\": \"a\", \"date\": \"2024\"} ]\n";
        assert_eq!(cut(list, &["a"]).0, list);
        let lone = "{\"id\": \"a\",\n\"date\": \"2024\", \"own\": 1}\n";
        let (document, lines, _) = cut(lone, &["a"]);
        assert_eq!(
            (document.as_str(), lines.as_str()),
            (lone, "{\"id\": \"a\", \"date\": \"2024\", \"own\": 1}")
        );
    }

    #[test]
    fn what_refers_to_what_is_left_out_goes_with_it() {
        let (document, lines, left_out) = cut(SOURCE, &["b"]);
        insta::assert_snapshot!(format!("{document}---\n{lines}\n---\n{left_out}\n"));
    }

    #[test]
    fn first_last_middle_and_all_can_be_taken_out() {
        for ids in [&["a"][..], &["c"], &["a", "c"], &["a", "b"], &["b", "c"], &[]] {
            let (document, ..) = cut(SOURCE, ids);
            assert!(document.contains("\"mine\": {\"x\": [1,2]}"), "{document}");
        }
        assert_eq!(cut("[{\"id\":\"a\",\"date\":\"2024\"}]", &[]).0, "[]");
    }

    #[test]
    fn what_breaks_off_or_has_two_lists_is_not_cut() {
        for source in [
            r#"{"events": [{"id": "a", "date": "2024"}"#,
            r#"{"events": [{"id": "a", "date": "2024"}], "events": [{"id": "b", "date": "2024"}]}"#,
        ] {
            let loaded = load(source);
            let all = EventSet::first(loaded.store.len());
            assert!(selection(source, &loaded.kept, (&loaded.store, &all)).is_none(), "{source}");
        }
    }
}
