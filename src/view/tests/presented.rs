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

#[test]
fn every_point_of_a_long_list_is_whole_once_all_are_revealed() {
    let store = bundled();
    for size in [(120, 36), (120, 24), (200, 60)] {
        let text = told(&store, size, (11, 10), 0);
        assert!(!text.contains('…'), "{size:?}\n{text}");
    }
}

#[test]
fn points_stay_where_they_are_while_others_appear() {
    let store = bundled();
    for size in [(120, 36), (110, 36), (80, 24)] {
        let place = |step: usize, number: &str| {
            let text = told(&store, size, (11, step), 0);
            let number = format!(" {number}  ");
            text.lines().skip(6).position(|it| it.contains(&number))
        };
        // The last of ten stands below all that are going to be whole.
        let last = place(0, "10");
        assert!(last.is_some());
        assert!((0..=10).all(|step| place(step, "10") >= last), "{size:?}");
        let eighth = place(8, "8");
        assert_eq!([place(9, "8"), place(10, "8")], [eighth; 2], "{size:?}");
    }
}

#[test]
fn the_band_lies_under_the_current_point_alone() {
    let store = bundled();
    let driver = after(&store, ("", (120, 36)), (11, 1), 0);
    let rows: Vec<_> = driver.text().lines().map(str::to_owned).collect();
    let band: Vec<&String> = rows.iter().filter(|it| it.contains('▍')).collect();
    assert!(band.iter().all(|it| !it.contains(" 2 ")), "{band:#?}");
}

#[test]
fn columns_of_a_table_have_heads() {
    let store = bundled();
    for size in [(120, 36), (80, 24), (200, 60)] {
        let text = told(&store, size, (27, 4), 0);
        let head = row(&text, "Total");
        for number in ["#5", "#6", "#7", "#2", "#3"] {
            assert!(head.contains(number), "{size:?}\n{text}");
        }
        let figures = row(&text, "IT workers");
        let under = head.split("#5").next().unwrap().chars().count() + 1;
        assert_eq!(figures.chars().nth(under), Some('3'), "{size:?}\n{text}");
        assert!(!text.contains("entries") && figures.trim_end().ends_with("14"), "{text}");
    }
}

#[test]
fn many_sessions_have_columns_that_are_counted() {
    let one = |it| {
        format!(
            r#"{{"date":"{}","series":"s","actions":[{{"text":"A","themes":["x"]}}]}}"#,
            1950 + it
        )
    };
    let all: Vec<String> = (0..60).map(one).collect();
    let store = load(&format!(r#"{{"attache":1,"events":[{}]}}"#, all.join(","))).store;
    let matrix =
        |it: &crate::app::Stop| matches!(it.subject, crate::app::StopSubject::Matrix { .. });
    let driver = after(&store, ("", (80, 24)), (1, 0), 0);
    let stops = &driver.state.briefing().unwrap().tour.stops;
    let at = stops.iter().position(matrix).unwrap();
    let text = told(&store, (80, 24), (at + 1, 1), 0);
    assert!(text.contains("of 60 sessions"), "{text}");
}

/// The filled columns of a bar.
fn filled(text: &str, label: &str) -> usize {
    let row = text.lines().find(|it| it.trim().starts_with(label)).unwrap();
    row.chars().filter(|it| *it == '━').count()
}

#[test]
fn the_bar_of_stops_never_runs_backwards_and_fills() {
    let store = bundled();
    let [in_time, late] = [600, 6_000].map(|it| told(&store, (120, 36), (20, 2), it));
    assert_eq!(filled(&in_time, "Stops"), filled(&late, "Stops"));
    assert_eq!(filled(&late, "Time"), 60);
    let done = told(&store, (120, 36), (28, 99), 6_000);
    assert_eq!(filled(&done, "Stops"), 60, "{done}");
    assert!(row(&done, "Stops").contains("28 of 28"), "{done}");
}

#[test]
fn a_file_without_a_title_has_a_cover_with_a_heading() {
    let events = r#"{"id":"a","date":"2024-01-10","name":"First talks"}"#;
    let store = load(&format!(r#"{{"attache":1,"events":[{events}]}}"#)).store;
    let text = told(&store, (120, 36), (1, 0), 0);
    assert_eq!(text.matches("Briefing").count(), 2, "{text}");
    let events = r#"{"id":"a","date":"2024-01-10","name":"First talks","series":"Harbour talks"}"#;
    let store = load(&format!(r#"{{"attache":1,"events":[{events}]}}"#)).store;
    let text = told(&store, (120, 36), (1, 0), 0);
    assert!(text.lines().nth(6).unwrap().contains("Harbour talks"), "{text}");
}

/// Returns what is drawn large, with the rows it has.
fn large(driver: &Driver<'_>) -> Vec<(String, u16)> {
    let sheet = screen(driver.store, &driver.state);
    sheet.large.iter().map(|it| (it.text.clone(), it.area.height)).collect()
}

#[test]
fn digits_and_headings_grow_with_the_screen() {
    let store = bundled();
    let at = |size| large(&after(&store, ("", size), (5, 1), 0));
    let both = |figure: &str, rows| vec![(figure.to_owned(), rows)];
    assert_eq!(at((120, 36)), both("5", 4));
    assert_eq!(at((80, 24)), both("5", 4));
    let [figure, heading] = at((160, 45)).try_into().unwrap();
    assert_eq!((figure, heading.1), (("5".to_owned(), 8), 4));
    assert!(heading.0.contains("Bilateral 5"));
    let korean = look(Locale::Ko, Theme::Dark, Symbols::Unicode);
    let mut driver = Driver::open(&store, korean, (160, 45)).press("b");
    assert!(driver.state.stand_at(&store, (4, 1), Duration::ZERO));
    assert_eq!(large(&driver), both("5", 8));
}

#[test]
fn every_event_on_eighty_columns_keeps_its_digits() {
    let store = bundled();
    for stop in 2..=26 {
        let driver = after(&store, ("", (80, 24)), (stop, 1), 0);
        assert!(!large(&driver).is_empty(), "{stop}\n{}", driver.text());
    }
}

#[test]
fn countries_that_are_left_out_are_counted() {
    let codes = ["AU", "CA", "DE", "FR", "IT", "JP", "KR", "NL", "NZ", "US"];
    let store = load(&format!(
        r#"{{"attache":1,"title":"Mine","events":[
        {{"id":"a","date":"2024-01-10","name":"Talks","countries":{codes:?}}}]}}"#
    ))
    .store;
    let text = told(&store, (120, 36), (2, 0), 0);
    assert!(row(&text, " +2").contains("10 Jan 2024"), "{text}");
}

#[test]
fn words_taken_out_and_words_in_their_place_have_a_sign_between() {
    let store = bundled();
    let text = told(&store, (120, 36), (11, 5), 0);
    assert!(text.contains("Line up → Coordinate approaches"), "{text}");
}

#[test]
fn the_outline_counts_hours_as_the_screen_does() {
    let store = bundled();
    let mut driver = after(&store, ("", (120, 36)), (2, 0), 7_000);
    let stops = &mut driver.state.tours.given.as_mut().unwrap().tour.stops;
    for stop in stops {
        stop.seconds = Some(300);
    }
    let text = driver.press("Ctrl-g").text();
    assert!(text.contains("1:56:40 of 2:20:00"), "{text}");
}
