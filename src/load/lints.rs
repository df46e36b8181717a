//! What in a file can be read, and can hardly be meant?
//!
//! These are warnings of `attache check` alone: everything was kept, and is shown as the file has
//! it. Each rule is silent where it cannot be sure, such as about dates that are not known to the
//! day, or about places in a file that names none.
//!
//! | code | what it says |
//! |---|---|
//! | `numbering-gap` | a number is missing between two sessions of a series; not where events were left out |
//! | `numbering-repeat` | two sessions of a series have the same number |
//! | `numbering-order` | a session has a higher number than one that was later |
//! | `overlap` | two sessions of a series overlap |
//! | `number-alone` | an event has a number and no series, in a file that has series |
//! | `two-places` | a head of delegation is in two places on one day |
//! | `leader-country` | someone leads for a country that does not take part |
//! | `host-country` | a country hosts and does not take part |
//! | `no-place` | a session has no place; said once for a file in which none has |
//! | `source-date` | a source of an agreed action, or all those of another fact, are older than the event |
//! | `continues-same` | an action carries on one of the same event |
//! | `continues-later` | an action carries on one of a later event |
//!
//! An event that ends before it starts has no date at all, and is an error of the loader (`date`);
//! so is a `continues` that leads nowhere (`unknown-id`).

mod facts;
mod people;
mod series;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::locate::{Locator, Path, Step, written};
use super::{Kept, Problem, salvage};
use crate::diag::{Diagnostic, Severity};
use crate::model::Day;
use crate::model::date::{End, PartialDate};
use crate::store::{Event, PersonId, Store};

/// How many warnings of one code are made: who mends so many checks again.
const MOST: usize = 500;

/// Returns warnings about what was read from `source`, in the order of the rules.
///
/// # Cost
///
/// Looks at each event a few times. Only where there is something to say is the file cut apart
/// again, to find its place.
pub fn lints(source: &str, store: &Store, kept: &Kept) -> Vec<Diagnostic> {
    let mut findings = Findings::new(store, kept);
    findings.numbering();
    findings.overlaps();
    findings.people();
    if !findings.names_places() {
        findings.no_place_at_all();
    }
    findings.facts();
    findings.placed(source)
}

/// Returns such warnings about a file in a format of another program, but those that only hold of
/// talks: its events may overlap, and need no place. Each points at the line that the event begins
/// on.
pub fn lints_by_line(source: &str, store: &Store, kept: &Kept) -> Vec<Diagnostic> {
    let mut findings = Findings::new(store, kept);
    findings.numbering();
    findings.people();
    // A calendar or a table is about talks only if it says who met; its lanes have anything in them.
    let has_leaders = store.events().any(|it| !it.leaders().is_empty());
    if has_leaders && !findings.names_places() {
        findings.no_place_at_all();
    }
    findings.facts();
    findings.on_lines(source)
}

/// What was found so far.
#[derive(Debug)]
struct Findings<'a> {
    store: &'a Store,
    kept: &'a Kept,
    found: Vec<Problem>,
    /// How often each code was found.
    counts: BTreeMap<&'static str, usize>,
}

impl<'a> Findings<'a> {
    const fn new(store: &'a Store, kept: &'a Kept) -> Self {
        Self { store, kept, found: Vec::new(), counts: BTreeMap::new() }
    }

    /// Takes down a warning about a value; what it says is made only if it is listed.
    fn warn(
        &mut self,
        code: &'static str,
        path: &Path<'_>,
        said: impl FnOnce() -> (String, &'static str),
    ) {
        let count = self.counts.entry(code).or_default();
        *count += 1;
        if *count <= MOST {
            let (message, help) = said();
            self.found.push(Problem::new(code, message).on(path).help(help));
        }
    }

    /// Returns the path of an event in the file.
    fn path(&self, event: Event<'_>) -> Path<'a> {
        let place = self.kept.places.get(event.row()).copied().unwrap_or(u32::MAX);
        Path::event(usize::try_from(place).unwrap_or(usize::MAX))
    }

    /// Looks up where each warning points, and says where there were more.
    fn placed(self, source: &str) -> Vec<Diagnostic> {
        if self.found.is_empty() {
            return Vec::new();
        }
        let locator = Locator::new(source, salvage::cut(source));
        let mut out: Vec<Diagnostic> =
            self.found.into_iter().map(|it| place(&locator, it)).collect();
        out.extend(unlisted(self.counts));
        out
    }

    /// Says on which line the event of each warning begins, and where there were more.
    fn on_lines(self, source: &str) -> Vec<Diagnostic> {
        if self.found.is_empty() {
            return Vec::new();
        }
        let breaks = memchr::memchr_iter(b'\n', source.as_bytes()).map(|it| it + 1);
        let starts: Vec<usize> = std::iter::once(0).chain(breaks).collect();
        let mut events = vec![None; self.store.len()];
        for event in self.store.events() {
            events.get_mut(event.row()).into_iter().for_each(|it| *it = Some(event));
        }
        let of_record = |index: usize| {
            let index = u32::try_from(index).ok()?;
            let row = self.kept.places.binary_search(&index).ok()?;
            events.get(row).copied().flatten()
        };
        let mut out = Vec::new();
        for Problem { mut diagnostic, way, .. } in self.found {
            let (at, field) = match way.as_slice() {
                [Step::Key(_), Step::Item(at), Step::Key(field), ..] => (*at, field.as_str()),
                [Step::Key(_), Step::Item(at), ..] => (*at, ""),
                _ => (usize::MAX, ""),
            };
            diagnostic.severity = Severity::Warning;
            diagnostic.path.clear();
            if let Some(event) = of_record(at) {
                let comma = if field.is_empty() { "" } else { ", " };
                diagnostic.path = format!("{}{comma}{field}", event.id());
                let line = usize::try_from(event.origin().line).unwrap_or_default();
                let start = line.checked_sub(1).and_then(|it| starts.get(it)).copied();
                diagnostic.span = start.map(|it| it..line_end(source, it));
            }
            out.push(diagnostic);
        }
        out.extend(unlisted(self.counts));
        out
    }
}

/// Returns where the line of a byte ends.
fn line_end(source: &str, start: usize) -> usize {
    let rest = source.as_bytes().get(start..).unwrap_or_default();
    start + memchr::memchr(b'\n', rest).unwrap_or(rest.len())
}

/// Says of which codes there were more warnings than are listed.
fn unlisted(counts: BTreeMap<&'static str, usize>) -> impl Iterator<Item = Diagnostic> {
    counts.into_iter().filter(|(_, count)| *count > MOST).map(|(code, count)| {
        let message = format!("{} more like these are not listed", count - MOST);
        Diagnostic::warning(code, message).help("mend these, and check again")
    })
}

/// Puts a warning where the value stands, or where the deepest value on the way to it does.
fn place(locator: &Locator<'_>, problem: Problem) -> Diagnostic {
    let Problem { mut diagnostic, mut way, .. } = problem;
    diagnostic.severity = Severity::Warning;
    let mut reached = locator.reach(&way);
    // Flat records have `start` where others have `date`, and one `source`.
    for (key, flat) in [("date", "start"), ("sources", "source")] {
        if reached.as_ref().is_some_and(|(_, steps)| *steps < way.len())
            && way.last() == Some(&Step::Key(key.to_owned()))
        {
            way.pop();
            way.push(Step::Key(flat.to_owned()));
            reached = locator.reach(&way);
        }
    }
    let Some((mut span, steps)) = reached else { return diagnostic };
    way.truncate(steps);
    // A value may stand beside its citations.
    way.push(Step::Key("value".to_owned()));
    match locator.reach(&way) {
        Some((inner, deeper)) if deeper > steps => span = inner,
        _ => drop(way.pop()),
    }
    diagnostic.path = written(&way);
    diagnostic.span = Some(span);
    diagnostic
}

/// The days that a date known to the day takes, without a doubt; `None` for any other.
fn exact(event: Event<'_>) -> Option<(Day, Day)> {
    let date = event.date()?;
    Some((known(date.start())?, known(date.end())?))
}

/// The day of one end of a date, if it is known to the day and without a doubt.
fn known(end: End) -> Option<Day> {
    let date: PartialDate = end.date()?;
    let doubt = date.qualifier();
    let known = date.first_day() == date.last_day();
    (known && !doubt.is_approximate() && !doubt.is_uncertain()).then(|| date.first_day())
}

/// Tells whether one event began before another, whatever days their dates may mean.
fn began_before(one: Event<'_>, other: Event<'_>) -> bool {
    let start = |it: Event<'_>| it.date().and_then(|it| it.start().date());
    start(one).zip(start(other)).is_some_and(|(one, other)| one.last_day() < other.first_day())
}

/// Writes a day as a file would: `2024-03-29`.
fn iso(day: Day) -> String {
    let (year, month, day) = day.ymd();
    format!("{year:04}-{month:02}-{day:02}")
}

/// Returns what a person is called.
fn person(store: &Store, person: PersonId) -> &str {
    store.say(store.person(person).name, "en")
}
