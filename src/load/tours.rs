//! Tours of a file: what is presented, stop by stop.
//!
//! ```text
//! "tours": [{
//!   "id": "core",
//!   "title": TEXT,
//!   "stops": [STOP, ...]
//! }]
//! ```
//!
//! A STOP has at most one subject, and any of the keys below it:
//!
//! | key | what is shown |
//! |---|---|
//! | `"event": ID` | one side of an event: `"focus"` is `overview` (when there is none), `leaders`, `location`, `actions` or `since` |
//! | `"compare": [ID, ID]` | two events side by side |
//! | `"person": ID` | a person; a plain name where no id fits |
//! | `"place": ID` | a place; a plain name where no id fits |
//! | `"cover": QUERY` | what the tour is about: the sessions that a query finds |
//! | `"matrix": QUERY` | themes by the sessions that a query finds |
//! | `"sources": QUERY` | the sources of the sessions that a query finds |
//! | none of these | a card with a title and points |
//!
//! | key | what it holds |
//! |---|---|
//! | `"title": TEXT` | a heading of its own |
//! | `"points": [TEXT, ...]` | lines that are revealed one after the other |
//! | `"notes": TEXT` | what only the speaker sees; may have several lines |
//! | `"seconds": NUMBER` | how long the stop may take, from 1 to 86400 |
//!
//! A TEXT is a string, or an object from language to string. A wrong stop is left out, and the rest
//! of the tour is kept. Queries are not looked at here: `attache check` does.

use super::locate::{Locator, Path, inner};
use super::references::Known;
use super::value::{Bare, Word};
use super::wire::{WireStop, WireTour};
use super::{PLACED, Problem, Reader, salvage};
use crate::diag::Diagnostic;
use crate::model::Focus;
use crate::store::{Stop, Subject, Table, Tour};
use crate::text::{self, Lines};

/// The most tours that are kept of a file.
pub(super) const TOURS: usize = 100;
/// The most stops that are kept of a tour: nobody presents more.
pub(super) const STOPS: usize = 1_000;
/// The most seconds that a stop may take: a day.
const LONGEST: i64 = 86_400;

const FOCUSES: (Focus, &[&str]) =
    (Focus::Overview, &["overview", "leaders", "location", "actions", "since"]);

impl Reader {
    /// Reads the tours, once every event is known.
    pub(super) fn tours(&mut self, tours: &[WireTour<'_>]) {
        let mut known = Known::default();
        let mut ids: Vec<&str> = Vec::new();
        for tour in tours.iter().take(TOURS) {
            let path = Path::default().key("tours").item(tour.index);
            let Some(id) = tour.id.as_ref().filter(|it| !it.as_str().trim().is_empty()) else {
                let help = "give it an `id`, by which it is presented; it was left out";
                let problem = Problem::new("tour-id", "this tour has no `id`");
                self.problems.push(problem.on(&path).help(help));
                continue;
            };
            if ids.contains(&id.as_str()) {
                let message = format!("two tours are called `{}`", id.as_str());
                let help = "give each tour an id of its own; the second one was left out";
                let problem = Problem::new("same-id", message).on(&path.key("id"));
                self.problems.push(problem.help(help));
                continue;
            }
            ids.push(id.as_str());
            self.tour(tour, id, &mut known);
        }
        if tours.len() > TOURS {
            let message = format!("the file has {} tours", tours.len());
            let help = format!("keep the others in files of their own; the first {TOURS} are kept");
            let problem = Problem::new("tours-many", message).on(&Path::default().key("tours"));
            self.problems.push(problem.help(help));
        }
    }

    fn tour(&mut self, tour: &WireTour<'_>, id: &Word<'_>, known: &mut Known) {
        let path = Path::default().key("tours").item(tour.index);
        if tour.stops.is_empty() {
            let problem = Problem::new("tour-empty", "this tour has no stops").warning();
            let help = "write `stops`, a list of objects such as {\"event\": ID}";
            self.problems.push(problem.on(&path).help(help));
        }
        if tour.stops.len() > STOPS {
            let problem = Problem::new("tour-long", "this tour has more than 1,000 stops");
            let help = "make several tours of it; the first 1,000 stops are kept";
            self.problems.push(problem.on(&path).help(help));
        }
        let path = path.key("stops");
        let stops = tour.stops.iter().take(STOPS);
        let stops = stops.filter_map(|it| self.stop(it, known, &path.item(it.index))).collect();
        let row = Tour {
            key: self.key(id),
            title: self.text(tour.title.as_ref(), Lines::Single),
            stops,
            place: tour.index,
        };
        self.builder.declare_tour(row);
    }

    /// Reads a stop, or says why it is left out.
    fn stop(&mut self, stop: &WireStop<'_>, known: &mut Known, path: &Path<'_>) -> Option<Stop> {
        let subject = self.subject(stop, known, path)?;
        if stop.focus.is_some() && stop.event.is_none() {
            let problem = Problem::new("stop-focus", "this stop has a `focus` and no `event`");
            let help = "take it away, or name the event whose side is shown";
            self.problems.push(problem.warning().on(&path.key("focus")).help(help));
        }
        Some(Stop {
            subject,
            title: self.text(stop.title.as_ref(), Lines::Single),
            points: stop.points.iter().map(|it| self.text(Some(it), Lines::Single)).collect(),
            notes: self.text(stop.notes.as_ref(), Lines::Multi),
            seconds: stop.seconds.and_then(|it| self.seconds(it, &path.key("seconds"))),
            place: stop.index,
        })
    }

    fn seconds(&mut self, seconds: i64, path: &Path<'_>) -> Option<u32> {
        if (1..=LONGEST).contains(&seconds) {
            return u32::try_from(seconds).ok();
        }
        let message = format!("a stop cannot take {seconds} seconds");
        let help = format!("write a whole number from 1 to {LONGEST}");
        self.problems.push(Problem::new("stop-seconds", message).on(path).help(help));
        None
    }

    /// Reads what a stop shows. Whoever names an event that was left out is not at fault, but has
    /// nothing to show.
    fn subject(
        &mut self,
        stop: &WireStop<'_>,
        known: &mut Known,
        path: &Path<'_>,
    ) -> Option<Subject> {
        let named = named(stop);
        if let [one, other, ..] = named.as_slice() {
            let message = format!("this stop has both `{one}` and `{other}`");
            let help = "make two stops of it; it was left out";
            self.problems.push(Problem::new("stop-subject", message).on(path).help(help));
            return None;
        }
        if let Some(event) = &stop.event {
            let focus =
                self.word(stop.focus.as_ref(), Focus::from_name, &path.key("focus"), FOCUSES);
            self.known_event(event, known, &path.key("event"))?;
            return Some(Subject::Event { event: self.key(event), focus });
        }
        if let Some(both) = &stop.compare {
            return self.pair(both, known, &path.key("compare"));
        }
        if let Some(person) = &stop.person {
            let path = path.key("person");
            let is_known = self.expect_known(Table::Person, ("person", "people"), person, &path);
            let key = self.key(person);
            return is_known.then(|| Subject::Person(self.builder.person(key)));
        }
        if let Some(place) = &stop.place {
            let path = path.key("place");
            let is_known = self.expect_known(Table::Place, ("place", "places"), place, &path);
            let key = self.key(place);
            return is_known.then(|| Subject::Place(self.builder.place(key)));
        }
        if let Some(query) = &stop.cover {
            return Some(Subject::Cover { query: self.key(query) });
        }
        if let Some(query) = &stop.matrix {
            return Some(Subject::Matrix { query: self.key(query) });
        }
        if let Some(query) = &stop.sources {
            return Some(Subject::Sources { query: self.key(query) });
        }
        if stop.title.is_none() && stop.points.is_empty() {
            let problem = Problem::new("stop-subject", "this stop shows nothing").on(path);
            let help = "write one of event, compare, person, place, cover, matrix, sources, or a `title` with `points`; it was left out";
            self.problems.push(problem.help(help));
            return None;
        }
        Some(Subject::Card)
    }

    fn pair(&mut self, both: &[Word<'_>], known: &mut Known, path: &Path<'_>) -> Option<Subject> {
        let [one, other] = both else {
            let message = format!("a comparison takes two events, and here are {}", both.len());
            let help = "write two ids of events; the stop was left out";
            self.problems.push(Problem::new("stop-compare", message).on(path).help(help));
            return None;
        };
        let first = self.known_event(one, known, &path.item(0));
        self.known_event(other, known, &path.item(1)).and(first)?;
        Some(Subject::Compare { one: self.key(one), other: self.key(other) })
    }

    /// Tells whether an event was kept, and reports an id that none has.
    fn known_event(&mut self, id: &Word<'_>, known: &mut Known, path: &Path<'_>) -> Option<()> {
        let id = Word(text::display(id.as_str(), Lines::Single));
        self.check_link(&id, known, path);
        self.events.contains(id.as_str()).then_some(())
    }
}

/// Tells whether a text has no word in any language.
pub(super) fn says_nothing(text: &Bare<'_>) -> bool {
    let is_blank = |it: &Word<'_>| it.as_str().trim().is_empty();
    match text {
        Bare::Word(word) => is_blank(word),
        Bare::List(words) => words.iter().all(is_blank),
        Bare::Forms(forms) => forms.iter().all(|it| is_blank(&it.1)),
    }
}

/// Returns the keys of the subjects that a stop names.
fn named(stop: &WireStop<'_>) -> Vec<&'static str> {
    let all = [
        ("event", stop.event.is_some()),
        ("compare", stop.compare.is_some()),
        ("person", stop.person.is_some()),
        ("place", stop.place.is_some()),
        ("cover", stop.cover.is_some()),
        ("matrix", stop.matrix.is_some()),
        ("sources", stop.sources.is_some()),
    ];
    all.into_iter().filter(|(_, is_there)| *is_there).map(|(key, _)| key).collect()
}

/// A complaint about a stop of a tour, whose place in the file has not been looked up yet.
#[derive(Clone, Debug)]
pub struct OfStop<'a> {
    /// The places of the tour in `tours` and of the stop in `stops`, as [`Tour::place`] and
    /// [`Stop::place`] have them.
    pub place: (usize, usize),
    /// The key of the stop that it is about; empty for the stop itself.
    pub key: &'a str,
    /// Which one of the list under the key, counted from 0.
    pub item: Option<usize>,
    /// The text under the key, of which the span of the diagnostic is a part; empty where it has
    /// none.
    pub text: &'a str,
    /// What is wrong.
    pub diagnostic: Diagnostic,
}

/// Returns complaints about stops with their paths and their bytes in `source`.
///
/// # Cost
///
/// Cuts the file apart again, once, if there is anything to say.
pub fn on_stops(source: &str, found: Vec<OfStop<'_>>) -> Vec<Diagnostic> {
    if found.is_empty() {
        return Vec::new();
    }
    let locator = Locator::new(source, salvage::cut(source));
    let placed = |(position, it): (usize, OfStop<'_>)| {
        let path = Path::default().key("tours").item(it.place.0).key("stops").item(it.place.1);
        let path = if it.key.is_empty() { path } else { path.key(it.key) };
        let path = it.item.map_or(path, |item| path.item(item));
        let mut diagnostic = it.diagnostic.on(path.to_string());
        let part = diagnostic.span.take().filter(|_| !it.text.is_empty());
        let span = if position < PLACED { locator.span(&path.to_steps()) } else { None };
        let start = span.as_ref().and_then(|whole| inner(source, whole, &Word(it.text.into())));
        let narrow = start.zip(part).map(|(start, part)| start + part.start..start + part.end);
        diagnostic.span = narrow.or(span);
        diagnostic
    };
    found.into_iter().enumerate().map(placed).collect()
}

#[cfg(test)]
mod tests;
