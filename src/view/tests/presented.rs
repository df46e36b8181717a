//! What the presenting screen says of its stops, and how large.

use std::time::Duration;

use super::{Driver, Locale, Look, Symbols, Theme, bundled, look};
use crate::load::load;
use crate::store::Store;
use crate::view::screen;

/// Presents what is shown after some keys, up to a point of a stop, both counted from 1.
fn after<'a>(
    store: &'a Store,
    (keys, size): (&str, (u16, u16)),
    place: (usize, usize),
    seconds: u64,
) -> Driver<'a> {
    let mut driver = Driver::open(store, Look::default(), size).press(keys).press("b");
    assert!(driver.state.stand_at(store, (place.0 - 1, place.1), Duration::from_secs(seconds)));
    driver
}

/// Returns what the presenting screen says.
fn told(store: &Store, size: (u16, u16), place: (usize, usize), seconds: u64) -> String {
    after(store, ("", size), place, seconds).text()
}

/// A file of so many sessions, one a year.
fn yearly(sessions: usize) -> Store {
    let one = |it| {
        format!(r#"{{"id":"s{it}","date":"{}-03-04","name":"Talks {it}","series":"s"}}"#, 2000 + it)
    };
    let all: Vec<String> = (0..sessions).map(one).collect();
    load(&format!(r#"{{"attache":1,"title":"Yearly","events":[{}]}}"#, all.join(","))).store
}

/// Returns the row of a screen with some words.
fn row<'a>(text: &'a str, words: &str) -> &'a str {
    text.lines().find(|it| it.contains(words)).unwrap_or_default()
}

#[test]
fn a_cover_tells_the_period_of_all_sessions() {
    let text = told(&yearly(14), (120, 36), (1, 11), 0);
    assert!(text.contains("4 Mar 2000 – 4 Mar 2013"), "{text}");
    assert!(text.contains("+4 more"), "{text}");
}

#[test]
fn a_single_session_more_has_a_row_of_its_own() {
    let text = told(&yearly(11), (120, 36), (1, 11), 0);
    assert!(text.contains("4 Mar 2010") && !text.contains("more"), "{text}");
}

#[test]
fn a_cover_of_milestones_lists_events() {
    let store = load(
        r#"{"attache":1,"title":"Mine","events":[
        {"id":"a","kind":"milestone","date":"2024-01-10","name":"First paper"}]}"#,
    )
    .store;
    let text = after(&store, ("x x", (120, 36)), (1, 1), 0).text();
    assert!(row(&text, "1 of 1").contains("Events"), "{text}");
    assert!(text.contains("10 Jan 2024") && !text.contains('–'), "{text}");
}
