//! Is a file that is open still being written?
//!
//! A table, JSON Lines and Markwhen have no sign at their end: cut anywhere, they are a shorter file
//! that reads well. What was there before tells more than the file alone.

use crate::cli::input::ReadFile;
use crate::diag::{Diagnostic, Severity, place};
use crate::load::Format;
use crate::text;

/// What is wrong with a document that ends in the middle, or stops being one.
const BROKEN: [&str; 7] =
    ["encoding", "json-empty", "json-not", "json-cut", "json-syntax", "quote-open", "damaged"];
/// How an iCalendar file ends (RFC 5545, section 3.4).
const END: &str = "END:VCALENDAR";

/// What is kept of a file that was whole.
#[derive(Clone, Copy, Debug)]
pub(super) struct Whole {
    format: Format,
    events: usize,
    bytes: usize,
    has_end: bool,
}

/// Why a file is not taken over.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Half {
    /// What is wrong with it; has passed the text policy.
    pub(super) why: String,
    /// The line that it is about, from 1.
    pub(super) line: Option<usize>,
    /// Whether it may be meant so: then it is taken over if it stays like that.
    pub(super) is_doubtful: bool,
}

impl Whole {
    /// Takes down what a file is like.
    pub(super) fn of(file: &ReadFile) -> Self {
        let ReadFile { format, text, kept, .. } = file;
        let has_end = has_end(*format, text);
        Self { format: *format, events: kept.count(), bytes: text.len(), has_end }
    }

    /// Returns why a file that was like this is not taken over as it is now. Events that are wrong by
    /// themselves are no reason: they are left out, and the rest is shown.
    pub(super) fn half(&self, file: &ReadFile) -> Option<Half> {
        let is_fewer = file.kept.count() < self.events;
        let sure = if is_fewer { self.surely(file) } else { None };
        sure.or_else(|| self.maybe(file))
    }

    fn surely(&self, file: &ReadFile) -> Option<Half> {
        let ReadFile { text, format, diagnostics, .. } = file;
        let errors = || diagnostics.iter().filter(|it| it.severity == Severity::Error);
        let cut = errors().find(|it| BROKEN.contains(&it.code));
        // The last line may be any part of what it will be.
        let last = text.rfind('\n').map_or(0, |it| it + 1);
        let in_last = |it: &&Diagnostic| it.span.as_ref().is_some_and(|it| it.start >= last);
        let at_end = || errors().find(in_last).filter(|_| last < text.len() && is_lines(*format));
        // A table that loses its head is taken for something else.
        let is_other = *format != self.format && file.path.is_some();
        let is_nothing = file.kept.count() == 0 && (errors().next().is_some() || is_table(*format));
        let has_lost_end = *format == Format::Calendar && self.has_end && !has_end(*format, text);
        let found = cut.or_else(at_end);
        let is_broken =
            found.is_some() || text.trim().is_empty() || is_other || is_nothing || has_lost_end;
        let first = || errors().next().or_else(|| diagnostics.first());
        let without = || has_lost_end.then(|| format!("it ends without {END}"));
        is_broken.then(|| match (found, without()) {
            (None, Some(why)) => Half { why, line: None, is_doubtful: false },
            (found, _) => said(text, found.or_else(first)),
        })
    }

    /// Returns what may be wrong with a file of lines: it ends within one where it did not before,
    /// or has lost most of what was in it.
    fn maybe(&self, file: &ReadFile) -> Option<Half> {
        let count = file.kept.count();
        let is_less = count < self.events || file.text.len() < self.bytes;
        if !is_lines(file.format) || !is_less {
            return None;
        }
        let doubtful = |why: String, line| Some(Half { why, line, is_doubtful: true });
        if self.has_end && !has_end(file.format, &file.text) {
            let line = place(&file.text, file.text.len()).line;
            return doubtful(
                "it ends within a line, and may be half-written".to_owned(),
                Some(line),
            );
        }
        let why = || format!("it has {count} of {} events, and may be half-written", self.events);
        if count < self.events.div_ceil(2) { doubtful(why(), None) } else { None }
    }
}

/// Returns the complaint that tells best what is wrong.
fn said(source: &str, diagnostic: Option<&Diagnostic>) -> Half {
    let span = diagnostic.and_then(|it| it.span.as_ref());
    Half {
        why: diagnostic.map(|it| text::message(&it.message)).unwrap_or_default(),
        line: span.map(|it| place(source, it.start).line),
        is_doubtful: false,
    }
}

/// Tells whether a text ends as a whole one does.
fn has_end(format: Format, text: &str) -> bool {
    if format != Format::Calendar {
        return text.ends_with('\n');
    }
    let text = text.trim_end().as_bytes();
    let from = text.len().saturating_sub(END.len());
    text.get(from..).is_some_and(|it| it.eq_ignore_ascii_case(END.as_bytes()))
}

const fn is_table(format: Format) -> bool {
    matches!(format, Format::Table | Format::Gdelt | Format::Icews)
}

/// Tells whether a document of a format has no sign at its end.
const fn is_lines(format: Format) -> bool {
    is_table(format) || matches!(format, Format::Lines | Format::Markwhen)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::load::{OfFile, Options, Source, open};

    fn read(name: &str, text: &str) -> ReadFile {
        let opened = open(&[Source { name, text }], &Options::default());
        let OfFile { format, diagnostics, kept } = opened.files.into_iter().next().unwrap();
        let (path, text) = (Some(PathBuf::from(name)), text.to_owned().into());
        ReadFile { name: name.to_owned(), path, text, format, diagnostics, kept }
    }

    /// Tells whether a file is taken over (`None`), and whether it is so after a while.
    fn told(name: &str, before: &str, now: &str) -> Option<bool> {
        Whole::of(&read(name, before)).half(&read(name, now)).map(|it| it.is_doubtful)
    }

    const ROWS: &str = "date,title\n2024-01-01,a\n2024-01-02,\"b, c\"\n2024-01-03,c\n";
    const SURE: Option<bool> = Some(false);
    const DOUBTFUL: Option<bool> = Some(true);

    #[test]
    fn a_table_that_breaks_off_is_half_written() {
        let cut = |now: &str| told("a.csv", ROWS, now);
        assert_eq!(cut("date,title\n2024-01-01,a\n2024-01-02,\"b"), SURE);
        assert_eq!(cut("date,title\n2024-01-01,a\n2024-0"), SURE);
        assert_eq!(cut("date,title\n2024-01-01,a\n2024-99-"), SURE);
        assert_eq!(cut("date,title\n"), SURE);
        assert_eq!(cut("date,title"), SURE);
        assert_eq!(cut("da"), SURE);
        assert_eq!(cut(""), SURE);
        // It may be a title that ends here.
        assert_eq!(cut("date,title\n2024-01-01,a\n2024-01-02,b"), DOUBTFUL);
        assert_eq!(cut("date,title\n2024-01-01,a\n2024-01-02,\"b, c\"\n2024-01-03,"), DOUBTFUL);
    }

    #[test]
    fn rows_that_are_deleted_are_deleted() {
        let now = |now: &str| told("a.csv", ROWS, now);
        assert_eq!(now(ROWS), None);
        assert_eq!(now("date,title\n2024-01-01,a\n2024-01-03,c\n"), None);
        assert_eq!(now("date,title\n2024-01-01,a\n2024-99-01,b\n2024-01-03,c\n"), None);
        // All but one: once it is sure that nothing follows.
        assert_eq!(now("date,title\n2024-01-01,a\n"), DOUBTFUL);
        // A file that never had an end of its last line needs none.
        assert_eq!(told("a.csv", ROWS.trim_end(), "date,title\n2024-01-01,a\n2024-01-03,c"), None);
        assert_eq!(now(&format!("{ROWS}2024-02-01,d")), None);
    }

    #[test]
    fn so_it_is_with_every_other_format() {
        let line =
            |it: u32| format!("{{\"id\":\"a{it}\",\"date\":\"2024-0{it}\",\"name\":\"t\"}}\n");
        let lines: String = [1, 2, 3, 4].map(line).concat();
        assert_eq!(told("a.jsonl", &lines, lines.get(..lines.len() - 9).unwrap()), SURE);
        assert_eq!(told("a.jsonl", &lines, &[1, 2].map(line).concat()), None);
        let event = |it: u32| format!("BEGIN:VEVENT\nUID:{it}\nDTSTART:2024010{it}\nEND:VEVENT\n");
        let events: String = [1, 2, 3].map(event).concat();
        let calendar = format!("BEGIN:VCALENDAR\nVERSION:2.0\n{events}END:VCALENDAR\n");
        let cut = calendar.get(..calendar.len() - 30).unwrap();
        assert_eq!(told("a.ics", &calendar, cut), SURE);
        let whole = format!("BEGIN:VCALENDAR\nVERSION:2.0\n{}END:VCALENDAR\n", event(1));
        assert_eq!(told("a.ics", &calendar, &whole), None);
        let notes = "title: T\n\n2024-01: One\n2024-02: Two\n2024-03: Three\n";
        assert_eq!(told("a.mw", notes, "title: T\n\n2024-01: One\n2024-02: T"), DOUBTFUL);
        assert_eq!(told("a.mw", notes, "title: T\n\n2024-01: One\n2024-03: Three\n"), None);
        let own = r#"[{"id":"a","date":"2024"},{"id":"b","date":"2024"},{"id":"c","date":"2024"}]"#;
        assert_eq!(told("a.json", own, own.get(..own.len() - 8).unwrap()), SURE);
        assert_eq!(told("a.json", own, r#"[{"id":"a","date":"2024"}]"#), None);
    }
}
