//! iCalendar (RFC 5545), as calendars of all kinds write it.
//!
//! The lines are read by code of our own. The crates that do it refuse a whole file for one line,
//! panic on some of the files that are about, or forget where a property stood; and a complaint
//! without a line helps nobody. What a line means is asked of others: of the time zone database,
//! and of the [`Feed`], which takes events of every format.

mod components;
mod content;
mod countries;
mod dates;
mod expand;
mod lines;
mod moment;
mod repeats;
mod rule;
mod survey;
#[cfg(test)]
mod tests;
mod zones;

use std::ops::Range;

use super::feed::{Feed, Place, Record};
use super::options::Options;
use crate::diag::{Diagnostic, Severity};
use crate::model::Day;
use components::{Components, Item, Kind};
use content::Content;
use dates::{Dates, When};
use expand::Budget;
use lines::Line;
use moment::Moment;
use repeats::Repeats;
use survey::Survey;
use zones::Zones;

/// Reads a document.
pub(super) fn read(text: &str, feed: &mut Feed<'_>, options: &Options) {
    let mut zones = Zones::of(text);
    let survey = Survey::of(text, &mut zones);
    if let Some(title) = survey.title() {
        feed.title(title);
    }
    let mut reading = Reading {
        source: text,
        survey: &survey,
        zones,
        budget: Budget::FILE,
        unknown: Vec::new(),
        problems: Vec::new(),
        present: options.today.or_else(|| survey.latest()),
        has_geo: survey.is_own,
    };
    let mut components = Components::new(text);
    let (mut calendars, mut count) = (0_usize, 0_usize);
    while let Some(item) = components.next() {
        complain(feed, components.problems());
        match item {
            Item::Calendar => calendars += 1,
            Item::Property(_) => {}
            Item::Component(kind, span) => {
                count += 1;
                let found = Found {
                    kind,
                    span,
                    lines: components.properties(),
                    calendar: calendars.checked_sub(1),
                    number: count,
                };
                if !survey.is_replaced(count - 1) {
                    reading.component(feed, &found);
                }
            }
        }
    }
    complain(feed, components.problems());
    if count == 0 {
        let help = "this program reads the events, tasks and journals of a calendar";
        let problem = Diagnostic::warning("no-events", "the calendar has no events");
        feed.complain(problem.at(0..0).help(help));
    }
}

fn complain(feed: &mut Feed<'_>, problems: Vec<Diagnostic>) {
    for it in problems {
        feed.complain(it);
    }
}

/// What reads the components of a file.
struct Reading<'r> {
    source: &'r str,
    survey: &'r Survey,
    zones: Zones,
    budget: Budget,
    /// Time zones that were complained about.
    unknown: Vec<String>,
    problems: Vec<Diagnostic>,
    /// The day that counts as today, or the newest that the file states.
    present: Option<Day>,
    /// Whether it was said that points on the earth are not kept.
    has_geo: bool,
}

/// A component of a file.
struct Found<'f> {
    kind: Kind,
    /// Its bytes.
    span: Range<usize>,
    lines: &'f [Line<'f>],
    /// The calendar that it stands in, counted from 0, and its number in the file.
    calendar: Option<usize>,
    number: usize,
}

/// An event is told anew from an instance on: the instance, when it is now, and what is said of it.
struct Changed<'f> {
    from: Moment,
    when: When,
    lines: Vec<Line<'f>>,
}

/// How often an event may be told anew.
const CHANGES: usize = 20;

impl<'r> Reading<'r> {
    fn dates(&mut self) -> Dates<'_> {
        Dates {
            source: self.source,
            zones: &mut self.zones,
            problems: &mut self.problems,
            unknown: &mut self.unknown,
            present: self.present,
        }
    }

    fn component(&mut self, feed: &mut Feed<'_>, found: &Found<'_>) {
        let Found { kind, lines, .. } = *found;
        let mut budget = self.budget;
        let mut dates = self.dates();
        let when = dates.when(kind, lines);
        let again = lines.iter().find(|it| it.name == "RECURRENCE-ID");
        let again = again.and_then(|it| dates.moment(it));
        let size = repeated(lines);
        let repeats = when.as_ref().filter(|_| again.is_none());
        let repeats =
            repeats.and_then(|it| repeats::of(&mut dates, it, lines, (&mut budget, size)));
        self.budget = budget;
        let has_date_problem = self.problems.iter().any(|it| it.severity == Severity::Error);
        complain(feed, std::mem::take(&mut self.problems));
        self.point(feed, lines);
        let Some(when) = when else {
            if !has_date_problem || !lines.iter().any(|it| it.name == "DTSTART") {
                feed.complain(undated(kind, found.span.clone()));
            }
            return;
        };
        if let Some(repeats) = repeats {
            self.instances(feed, found, (&when, repeats));
            return;
        }
        let uid = survey::uid(lines);
        let id = uid.as_deref().map(|it| self.survey.id(it));
        let content = Content::of(kind, lines, self.survey, found.calendar);
        let name = || format!("{} {}", kind.name(), id.unwrap_or_default()).trim().to_owned();
        let place = |field: &str| place(self.source, lines, field);
        let record = Record { span: found.span.clone(), name: &name, place: &place };
        let wanted = match again {
            Some(moment) => id.map(|it| instance(it, moment.day, None)),
            None => id.map(ToOwned::to_owned),
        };
        feed.event(content.event((wanted, when.text()), None), &record);
    }

    /// Takes the instances of an event, unless they are told anew elsewhere.
    fn instances(
        &mut self,
        feed: &mut Feed<'_>,
        found: &Found<'_>,
        (own, repeats): (&When, Repeats),
    ) {
        let Found { kind, lines, calendar, number, .. } = *found;
        let survey = self.survey;
        let uid = survey::uid(lines);
        let id =
            uid.as_deref().map_or_else(|| format!("event-{number}"), |it| survey.id(it).to_owned());
        let changes = uid.as_deref().map(|it| self.changes(it, kind)).unwrap_or_default();
        let contents: Vec<Content<'_>> =
            changes.iter().map(|it| Content::of(kind, &it.lines, survey, calendar)).collect();
        let content = Content::of(kind, lines, survey, calendar);
        let source = self.source;
        let name = || format!("{} {id}", kind.name());
        let place = |field: &str| place(source, lines, field);
        let record = Record { span: found.span.clone(), name: &name, place: &place };
        let mut remark = (!repeats.rule.is_empty()).then(|| format!("Repeats: {}", repeats.rule));
        for when in repeats.all {
            if uid.as_deref().is_some_and(|it| survey.is_told_anew(it, when.start)) {
                continue;
            }
            let second = when.start.second.filter(|_| repeats.is_within_days);
            let wanted = Some(instance(&id, when.start.day, second));
            let is_behind = |it: &(&Changed<'_>, &Content<'_>)| !when.start.is_before(it.0.from);
            let change = changes.iter().zip(&contents).rfind(is_behind);
            let now = change.and_then(|(it, _)| {
                let change = (&it.when, it.from);
                repeats::shifted(&mut self.dates(), own, change, when.start)
            });
            let said = change.map_or(&content, |(_, it)| it);
            let date = now.unwrap_or(when).text();
            feed.event(said.event((wanted, date), remark.take().as_deref()), &record);
        }
    }

    /// Returns from which instances on an event is told anew, in their order.
    fn changes(&mut self, uid: &str, kind: Kind) -> Vec<Changed<'r>> {
        let mut all = Vec::new();
        for change in self.survey.changes(uid).iter().take(CHANGES) {
            let mut components = Components::at(self.source, change.span.start);
            let Some(Item::Component(..)) = components.next() else { continue };
            let lines = components.properties().to_vec();
            if let Some(when) = self.dates().when(kind, &lines) {
                all.push(Changed { from: change.from, when, lines });
            }
            // It was complained about where it stands.
            self.problems.clear();
        }
        all.sort_by_key(|it| it.from.instant().unwrap_or_else(|| it.from.local()));
        all
    }

    /// Says once that points on the earth are not kept.
    fn point(&mut self, feed: &mut Feed<'_>, lines: &[Line<'_>]) {
        let Some(line) = lines.iter().find(|it| it.name == "GEO") else { return };
        if !std::mem::replace(&mut self.has_geo, true) {
            let problem = Diagnostic::warning("ics-geo", "points on the earth are not kept");
            let help = "name the place in LOCATION; this is said once for the file";
            feed.complain(problem.at(line.span()).on(line.name).help(help));
        }
    }
}

/// Returns how many bytes each instance of an event repeats.
fn repeated(lines: &[Line<'_>]) -> usize {
    let said = lines.iter().filter(|it| !matches!(it.name, "RDATE" | "EXDATE"));
    said.map(|it| it.value().len()).sum()
}

/// Returns the id of an instance: that of its event and the day, with the time where a day has
/// several.
fn instance(id: &str, day: Day, second: Option<u32>) -> String {
    let (year, month, day) = day.ymd();
    match second {
        Some(second) => {
            let [hour, minute, second] = [second / 3600, second / 60 % 60, second % 60];
            format!("{id}/{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}")
        }
        None => format!("{id}/{year:04}{month:02}{day:02}"),
    }
}

fn undated(kind: Kind, span: Range<usize>) -> Diagnostic {
    let name = kind.name();
    let wanted = if kind == Kind::Task { "DUE" } else { "DTSTART" };
    let help = format!("give it a line such as `{wanted};VALUE=DATE:20240329`; it was left out");
    Diagnostic::error("date-missing", format!("this {name} has no date"))
        .at(span)
        .on(name)
        .help(help)
}

/// Returns where the property stands that a field of ours came from.
fn place(source: &str, lines: &[Line<'_>], field: &str) -> Option<Place> {
    let names: &[&str] = match field {
        "id" => &["UID"],
        "name" => &["SUMMARY"],
        "date" => &["X-ATTACHE-DATE", "DTSTART", "DUE", "COMPLETED"],
        "place" | "country" => &["LOCATION"],
        "series" | "countries" | "tags" => &["CATEGORIES"],
        "leaders" | "participants" => &["ATTENDEE", "ORGANIZER"],
        "notes" | "actions" => &["DESCRIPTION", "COMMENT"],
        "links" => &["RELATED-TO"],
        "sources" => &["URL", "ATTACH"],
        "kind" => &["X-ATTACHE-KIND"],
        "scope" => &["X-ATTACHE-SCOPE"],
        _ => return None,
    };
    let find = |name: &&str| lines.iter().find(|it| it.name == *name);
    let line = names.iter().find_map(find)?;
    Some((line.value_span(source), line.name.to_owned()))
}
