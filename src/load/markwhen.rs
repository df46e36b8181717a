//! Markwhen: timelines as people type them.
//!
//! A document is a header, sections and events. An event is `range: text` with properties, items
//! and running text under it. A section is a lane; one in another is `Outer / Inner`. Ranges are
//! read as EDTF first, and so are the marks of doubt that other readers of Markwhen drop; the last
//! day of a range belongs to it.
//!
//! `now` is the day that the call says, else the latest day that the document states, never the
//! clock: a file means the same tomorrow.

mod entry;
mod flow;
mod header;
mod ids;
mod inline;
mod length;
mod mistakes;
mod point;
mod range;
mod resolve;
mod scan;
mod set;
#[cfg(test)]
mod tests;

use foldhash::HashMap;

use super::feed::{Feed, Place, Record};
use super::options::Options;
use crate::diag::Diagnostic;
use entry::Reading;
use range::{Remark, When, Wrong};
use resolve::{Fault, Times};
use scan::{Document, Entry};

/// Tells whether a document looks like it.
pub(super) fn is(text: &str) -> bool {
    header::is(text)
}

/// Reads a document.
pub(super) fn read(text: &str, feed: &mut Feed<'_>, options: &Options) {
    let mut document = scan::scan(text, options.day_order);
    if let Some(title) = document.title.take() {
        feed.title(&title);
    }
    for complaint in std::mem::take(&mut document.complaints) {
        feed.complain(complaint);
    }
    // Only what begins with one of these signs refers to an id.
    let refers = memchr::memchr2(b'!', b'@', text.as_bytes()).is_some();
    let ids = if refers { ids::settle(text, &mut document) } else { HashMap::default() };
    let whens = document.entries.iter().map(|it| &it.when).collect();
    let times = Times::new(whens, &ids, options.today);
    let mut output = Output { text, feed };
    let is_event = |id: &str| ids.contains_key(id);
    for (at, entry) in document.entries.iter().enumerate() {
        if let When::Wrong(wrong) = &entry.when {
            output.refuse(entry, wrong);
            continue;
        }
        match (times.repeats(at), times.dates(at)) {
            (Some((dates, is_cut)), _) => {
                if is_cut {
                    output.say_cut(entry);
                }
                for (turn, date) in dates.into_iter().enumerate() {
                    let shown = Shown { date, turn: Some(turn) };
                    output.event(&document, entry, &is_event, shown);
                }
            }
            (None, Ok(date)) => {
                output.event(&document, entry, &is_event, Shown { date, turn: None });
            }
            (None, Err(fault)) => output.say(entry, fault),
        }
    }
}

/// An event as it is handed over: on these dates.
struct Shown {
    date: String,
    /// How often it came before, if it is one that comes back.
    turn: Option<usize>,
}

/// What takes the events.
struct Output<'t, 'f, 'r> {
    text: &'t str,
    feed: &'f mut Feed<'r>,
}

impl Output<'_, '_, '_> {
    fn event(
        &mut self,
        document: &Document<'_>,
        entry: &Entry<'_>,
        is_event: inline::IsEvent<'_>,
        shown: Shown,
    ) {
        let Some(section) = document.sections.get(entry.section) else { return };
        let Reading { mut event, complaints, .. } =
            Reading::read(self.text, entry, section, is_event);
        let is_first = shown.turn.is_none_or(|it| it == 0);
        if shown.turn.is_some() {
            let id = event.id.take();
            let id = id.map_or_else(|| format!("event-{}", entry.line), |it| it.0.into_owned());
            let start = shown.date.split('/').next().unwrap_or_default();
            event.id = Some(format!("{id}/{start}").into());
            event.date = None;
            if !is_first {
                // Two actions of one id would be one too many.
                entry::without_ids(&mut event);
            }
        }
        if event.date.is_none() {
            event.date = Some(with_zone(shown.date, section.zone).into());
        }
        if is_first {
            for complaint in complaints {
                self.feed.complain(complaint);
            }
            match entry.remark {
                Some(Remark::Far) => self.say_far(entry),
                Some(Remark::Set) => self.say_set(entry),
                None => {}
            }
        }
        let record = Record {
            span: entry.range.start..entry.body.end.max(entry.title.end),
            name: &|| format!("line {}", entry.line),
            place: &|key| place(self.text, entry, key),
        };
        self.feed.event(event, &record);
    }

    fn say(&mut self, entry: &Entry<'_>, fault: Fault) {
        let (message, help) = match fault {
            Fault::Unknown => (
                "this stands beside an event that is not in the file",
                "write `id: NAME` under the other event, and `!NAME` here",
            ),
            Fault::Undated => (
                "this stands beside an event whose date is not known",
                "give the other event a date",
            ),
            Fault::Circle => (
                "this event waits for itself, by way of others or not",
                "give one of them a date such as `2024-03-27`",
            ),
            Fault::NoDay => (
                "a time alone is on the day of the event before, which has no date",
                "write the day before the time, such as `2024-03-29 10am`",
            ),
            Fault::NoNow => (
                "nobody can tell when now is: the file names no day",
                "write a date, or say the day with `--as-of`",
            ),
        };
        let complaint = Diagnostic::error("date-beside", message);
        self.leave_out(entry, complaint, help);
    }

    fn refuse(&mut self, entry: &Entry<'_>, wrong: &Wrong) {
        let complaint = Diagnostic::error("date", wrong.message.as_str());
        self.leave_out(entry, complaint, &wrong.help);
    }

    /// Complains about an event that is not read, and says which lines go with it.
    fn leave_out(&mut self, entry: &Entry<'_>, complaint: Diagnostic, help: &str) {
        let body = self.text.get(entry.body.clone()).unwrap_or_default();
        let says = |it: &str| !it.trim().is_empty() && !it.trim_start().starts_with("//");
        let mut under = (entry.line + 1..).zip(body.lines()).filter(|(_, it)| says(it));
        let with_it = match (under.next(), under.last()) {
            (None, _) => String::new(),
            (Some((line, _)), None) => format!(", and with it line {line}"),
            (Some((first, _)), Some((last, _))) => format!(", and with it lines {first} to {last}"),
        };
        let help = format!("{help}; the event was left out{with_it}");
        self.feed.complain(at(entry, complaint).help(help));
    }

    fn say_set(&mut self, entry: &Entry<'_>) {
        let message = "this is a set of dates, and an event has one";
        let help = "it is shown from the first to the last; write `1667/1668` if that is meant";
        self.feed.complain(at(entry, Diagnostic::warning("date-set", message)).help(help));
    }

    fn say_cut(&mut self, entry: &Entry<'_>) {
        let message = format!("this comes back without end; {} of it are shown", resolve::MOST);
        let help = "say how often, such as `x12`, `for 2 years` or `until 2026-12-31`";
        self.feed.complain(at(entry, Diagnostic::warning("repeats", message)).help(help));
    }

    fn say_far(&mut self, entry: &Entry<'_>) {
        let message = "this year is beyond the calendar, -262143 to 262142";
        let help = "the nearest year stands in its place";
        self.feed.complain(at(entry, Diagnostic::warning("year-far", message)).help(help));
    }
}

fn at(entry: &Entry<'_>, complaint: Diagnostic) -> Diagnostic {
    complaint.at(entry.range.clone()).on(format!("line {}", entry.line))
}

/// Returns where a field of our format stands: its property, or a part of the first line.
fn place(text: &str, entry: &Entry<'_>, key: &str) -> Option<Place> {
    let name = |line: u32| format!("line {line}");
    match key {
        "date" | "start" | "end" => return Some((entry.range.clone(), name(entry.line))),
        "name" => return Some((entry.title.clone(), name(entry.line))),
        _ => {}
    }
    let mut at = entry.body.start;
    for (line, whole) in (entry.line + 1..).zip(text.get(entry.body.clone())?.split_inclusive('\n'))
    {
        let start = at + whole.len() - whole.trim_start().len();
        at += whole.len();
        if header::property(whole)
            .is_some_and(|it| it.0.trim_end_matches('s') == key.trim_end_matches('s'))
        {
            return Some((start..start + whole.trim().len(), name(line)));
        }
    }
    None
}

/// Puts the offset of the file behind times that have none.
fn with_zone(date: String, zone: Option<i16>) -> String {
    let Some(zone) = zone.filter(|_| date.contains('T')) else { return date };
    let (sign, minutes) = (if zone < 0 { '-' } else { '+' }, zone.unsigned_abs());
    let offset = if zone == 0 {
        "Z".to_owned()
    } else {
        format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    };
    let each = |end: &str| match end.split_once('T') {
        Some((_, clock)) if !clock.contains(['Z', '+', '-']) => format!("{end}{offset}"),
        _ => end.to_owned(),
    };
    date.split('/').map(each).collect::<Vec<String>>().join("/")
}
