//! What is told by content, what by name, and what is said of the rest.

use super::*;
use crate::load::{Opened, open};

#[track_caller]
fn check(name: &str, text: &str, expected: Format) {
    assert_eq!(Format::told(text, name), expected, "{name}: {text}");
}

#[test]
fn content_tells_more_than_the_name() {
    check("a.json", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", Format::Calendar);
    check("a.csv", "\n begin:vcalendar\n", Format::Calendar);
    check("a.ics", "{\"events\": []}", Format::Attache);
    check("a.csv", " [1]", Format::Attache);
}

#[test]
fn a_name_tells_what_the_content_does_not() {
    check("a.ICS", "something", Format::Calendar);
    check("a.ics.gz", "something", Format::Calendar);
    check("some/where.d/a.csv.ZST", "something", Format::Table);
    check("a.txt", "something", Format::Attache);
    check("a.csv", "<html>, and so on", Format::Attache);
    check("a.csv", "", Format::Attache);
}

/// Returns the only complaint about a file.
fn said(text: &str, name: &str, format: Option<Format>) -> String {
    let options = Options { format, ..Options::default() };
    let Opened { store, files } = open(&[Source { name, text }], &options);
    assert!(store.is_empty());
    let all: Vec<String> =
        files[0].diagnostics.iter().map(|it| format!("{}: {}", it.message, it.help)).collect();
    assert_eq!(all.len(), 1, "{all:?}");
    all.into_iter().next().unwrap_or_default()
}

#[test]
fn an_empty_file_is_called_empty_whatever_it_is_to_be() {
    for format in Format::ALL.into_iter().map(Some).chain([None]) {
        for text in ["", " \r\n\t"] {
            let told = said(text, "a.csv", format);
            assert!(told.starts_with("the file is empty: get it again"), "{format:?}: {told}");
        }
    }
}

#[test]
fn what_is_nothing_we_know_gets_one_complaint_that_names_what_is_read() {
    for text in ["<!DOCTYPE html><html>,</html>", "Dear all"] {
        let told = said(text, "a", None);
        assert!(told.contains("JSON Lines, CSV, TSV, TimelineJS, iCalendar, Markwhen"), "{told}");
        assert!(told.contains("`--from FORMAT`"), "{told}");
    }
    let told = |text| said(text, "a.json", None);
    assert!(told("null").starts_with("found null, where there should be an object"));
    assert!(told("{}").starts_with("the file has no `events`"));
    assert!(told("\"text\"").starts_with("found string"), "{}", told("\"text\""));
}

#[test]
fn a_format_that_cannot_be_is_said_to_be_none() {
    let told = said("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "a.ics", Some(Format::Attache));
    assert!(told.contains("looks like iCalendar, not like JSON: read it with `--from ics`"));
    let told = said("{\"events\": []}", "a.json", Some(Format::Calendar));
    assert!(told.contains("as iCalendar") || told.contains("calendar"), "{told}");
}
