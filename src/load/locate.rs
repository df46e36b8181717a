//! Where in the bytes of a JSON document the value at a path stands.
//!
//! Reading a file keeps no positions, so that a good file costs nothing for them; a bad one is
//! walked again along the path of each complaint.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use serde_json::value::RawValue;

use super::salvage::Cut;
use super::value::Word;

/// A step from a value to one inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step<S> {
    /// Into an object.
    Key(S),
    /// Into an array.
    Item(usize),
}

/// A way from the top of the document to a value.
///
/// One is made for every value that might be wrong, and nearly none is: so it allocates nothing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Path<'a> {
    steps: [Step<&'a str>; DEPTH],
    length: usize,
}

/// The longest ways in the format are such as `events[0].actions[0].cites[0]`; a longer one would
/// end at the last step that has room, which is a value around the one that was meant.
const DEPTH: usize = 6;

impl Default for Path<'_> {
    fn default() -> Self {
        Self { steps: [Step::Item(0); DEPTH], length: 0 }
    }
}

impl<'a> Path<'a> {
    /// Returns the path of event `index`.
    pub(super) fn event(index: usize) -> Self {
        Self::default().key("events").item(index)
    }

    /// Goes into an object.
    pub(super) fn key(self, key: &'a str) -> Self {
        self.then(Step::Key(key))
    }

    /// Goes into an array.
    pub(super) fn item(self, index: usize) -> Self {
        self.then(Step::Item(index))
    }

    fn then(mut self, step: Step<&'a str>) -> Self {
        if let Some(free) = self.steps.get_mut(self.length) {
            *free = step;
            self.length += 1;
        }
        self
    }

    fn steps(&self) -> &[Step<&'a str>] {
        self.steps.get(..self.length).unwrap_or_default()
    }

    /// Returns the way for keeping.
    pub(super) fn to_steps(self) -> Vec<Step<String>> {
        let owned = |step: &Step<&str>| match *step {
            Step::Key(key) => Step::Key(key.to_owned()),
            Step::Item(index) => Step::Item(index),
        };
        self.steps().iter().map(owned).collect()
    }
}

impl std::fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&written(self.steps()))
    }
}

/// Returns a way as it is written: `events[0].date`; a point for the whole document.
pub(super) fn written<S: AsRef<str>>(way: &[Step<S>]) -> String {
    let mut out = String::new();
    for step in way {
        match step {
            Step::Key(key) => {
                out.push_str(if out.is_empty() { "" } else { "." });
                out.push_str(key.as_ref());
            }
            Step::Item(index) => {
                out.push('[');
                out.push_str(&index.to_string());
                out.push(']');
            }
        }
    }
    if out.is_empty() { ".".to_owned() } else { out }
}

/// The bytes of a value, and how many steps lead to it.
pub(super) type Reached = (Range<usize>, usize);

/// A document whose events have been cut apart once.
#[derive(Debug)]
pub(super) struct Locator<'a> {
    source: &'a str,
    /// Whether the document is a bare list of events.
    bare: bool,
    /// Whether there is a list of events, in the document or as the document.
    has_events: bool,
    events: Vec<&'a RawValue>,
    tours: Option<&'a RawValue>,
    /// Each tour with its stops, cut apart when the first is looked for.
    stops: OnceCell<Vec<CutTour<'a>>>,
}

/// A tour and its stops.
type CutTour<'a> = (&'a RawValue, Vec<&'a RawValue>);

impl<'a> Locator<'a> {
    /// Takes a document and its events, as far as they could be cut apart.
    pub(super) fn new(source: &'a str, cut: Cut<'a>) -> Self {
        let tours = cut.sections.iter().find(|(key, _)| key.as_str() == "tours");
        let tours = tours.map(|(_, raw)| *raw);
        let Cut { bare, has_events, events, .. } = cut;
        Self { source, bare, has_events, events, tours, stops: OnceCell::new() }
    }

    /// Returns a tour and its stops.
    fn tour(&self, tour: usize) -> Option<&CutTour<'a>> {
        let tours = self.stops.get_or_init(|| {
            let tours = self.tours.and_then(|it| serde_json::from_str(it.get()).ok());
            let tours: Vec<&RawValue> = tours.unwrap_or_default();
            let stops = |tour: &'a RawValue| {
                let stops = inside(tour, &Step::Key("stops".to_owned()))?;
                serde_json::from_str(stops.get()).ok()
            };
            tours.into_iter().map(|it| (it, stops(it).unwrap_or_default())).collect()
        });
        tours.get(tour)
    }

    /// Returns the bytes of the value that `way` leads to, or of the deepest value on it.
    pub(super) fn span(&self, way: &[Step<String>]) -> Option<Range<usize>> {
        self.reach(way).map(|(span, _)| span)
    }

    /// Returns the bytes of the deepest value on a way, and how many steps lead to it.
    pub(super) fn reach(&self, way: &[Step<String>]) -> Option<Reached> {
        let whole = || serde_json::from_str(self.source).ok();
        let (mut at, rest) = match way {
            // A document that is an event is the only one it has.
            [Step::Key(key), Step::Item(0), rest @ ..] if key == "events" && !self.has_events => {
                (whole()?, rest)
            }
            [Step::Key(key), Step::Item(index), rest @ ..] if key == "events" => {
                (*self.events.get(*index)?, rest)
            }
            [Step::Key(key), Step::Item(tour), rest @ ..] if key == "tours" => {
                let (tour, stops) = self.tour(*tour)?;
                match rest {
                    [Step::Key(key), Step::Item(stop), rest @ ..] if key == "stops" => {
                        (*stops.get(*stop)?, rest)
                    }
                    rest => (*tour, rest),
                }
            }
            [Step::Key(key), rest @ ..] if key == "tours" => (self.tours?, rest),
            rest if !self.bare => (whole()?, rest),
            _ => return None,
        };
        let mut steps = way.len() - rest.len();
        for step in rest {
            let Some(next) = inside(at, step) else { break };
            (at, steps) = (next, steps + 1);
        }
        Some((span_in(self.source, at.get()), steps))
    }
}

/// Returns the range of `part`, which must have been borrowed from `source`.
pub(super) fn span_in(source: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr().addr().saturating_sub(source.as_ptr().addr());
    start..start + part.len()
}

/// Returns the value one step inside another.
pub(super) fn inside<'a>(value: &'a RawValue, step: &Step<String>) -> Option<&'a RawValue> {
    match step {
        Step::Key(key) => {
            let mut map: HashMap<String, &RawValue> = serde_json::from_str(value.get()).ok()?;
            map.remove(key)
        }
        Step::Item(index) => {
            let list: Vec<&RawValue> = serde_json::from_str(value.get()).ok()?;
            list.get(*index).copied()
        }
    }
}

/// Returns the byte at which `word` itself begins when its value was written as a plain string
/// without escapes, so that a part of it can be pointed at.
pub(super) fn inner(source: &str, span: &Range<usize>, word: &Word<'_>) -> Option<usize> {
    let written = source.get(span.clone())?;
    let offset = written.find(word.as_str())?;
    Some(span.start + offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_found_and_printed() {
        let source = r#"{"events": [{"id": "a"}, {"leaders": [{"cites": ["x", "y"]}]}]}"#;
        let locator = Locator::new(source, Cut::default());
        let way = Path::default().key("events").to_steps();
        assert_eq!(locator.span(&way).map(|it| it.start), Some(11));
        assert_eq!(Path::event(1).key("leaders").item(0).to_string(), "events[1].leaders[0]");
    }
}
