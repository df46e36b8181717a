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
use crate::diag::Diagnostic;
use crate::model::Day;
use components::{Components, Item, Kind};
use content::Content;
use dates::Dates;
use expand::Budget;
use lines::Line;
use survey::Survey;
use zones::Zones;

/// Reads a document.
pub(super) fn read(text: &str, feed: &mut Feed<'_>, _options: &Options) {
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
                let calendar = calendars.checked_sub(1);
                let lines = components.properties();
                reading.component(feed, (kind, span), lines, calendar);
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
}

/// What sort of component it is, and its bytes.
type Found = (Kind, Range<usize>);

impl Reading<'_> {
    fn component(
        &mut self,
        feed: &mut Feed<'_>,
        (kind, span): Found,
        lines: &[Line<'_>],
        calendar: Option<usize>,
    ) {
        let uid = survey::uid(lines);
        let uid = uid.as_deref();
        let mut dates = Dates {
            source: self.source,
            zones: &mut self.zones,
            problems: &mut self.problems,
            unknown: &mut self.unknown,
        };
        let when = dates.when(kind, lines);
        let again = lines.iter().find(|it| it.name == "RECURRENCE-ID");
        let again = again.and_then(|it| dates.moment(it));
        let size = repeated(lines);
        let repeats = when.as_ref().filter(|_| again.is_none());
        let repeats =
            repeats.and_then(|it| repeats::of(&mut dates, it, lines, (&mut self.budget, size)));
        let has_date_problem = !self.problems.is_empty();
        complain(feed, std::mem::take(&mut self.problems));
        let Some(when) = when else {
            if !has_date_problem || !lines.iter().any(|it| it.name == "DTSTART") {
                feed.complain(undated(kind, span));
            }
            return;
        };
        let id = uid.map(|it| self.survey.id(it));
        let content = Content::of(kind, lines, self.survey, calendar);
        let name = || format!("{} {}", kind.name(), id.unwrap_or_default()).trim().to_owned();
        let place = |field: &str| place(self.source, lines, field);
        let record = Record { span, name: &name, place: &place };
        let named = |day: Day, second| id.map(|it| instance(it, day, second));
        let Some(repeats) = repeats else {
            let wanted = match again {
                Some(moment) => named(moment.day, None),
                None => id.map(ToOwned::to_owned),
            };
            feed.event(content.event((wanted, when.text()), None), &record);
            return;
        };
        let mut remark = (!repeats.rule.is_empty()).then(|| format!("Repeats: {}", repeats.rule));
        for when in repeats.all {
            if uid.is_some_and(|it| self.survey.is_told_anew(it, when.start)) {
                continue;
            }
            let second = when.start.second.filter(|_| repeats.is_within_days);
            let wanted = named(when.start.day, second);
            feed.event(content.event((wanted, when.text()), remark.take().as_deref()), &record);
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
