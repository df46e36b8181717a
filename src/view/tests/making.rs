//! The stops of a tour and what a rehearsal took, as a person would see them.

use super::{Driver, Locale, Look, Symbols, Theme, bundled, look};
use crate::app::{Input, Notice, Overlay, Practice, Words, update};
use crate::load::load;
use crate::store::Store;

const NOTES: &str = "Say who was in the room before saying what was agreed.\n\nA likely question: \
                     why twelve bodies? Because the note of the State Department counts them.";

/// A tour of the stops that are made in a walk through the browser.
fn made(store: &Store, look: Look, size: (u16, u16)) -> Driver<'_> {
    let mut driver = Driver::open(store, look, size);
    driver.state.tours.all.clear();
    let mut driver =
        driver.press("A Tab A Tab A j A v m A v t G d A v p l l l Enter A v h G A v t");
    let tour = &mut driver.state.tours.all[0];
    tour.stops[1].notes = Words::Typed(NOTES.to_owned());
    let point = "Both heads hold the chair for the second time 서울 ソウル";
    tour.stops[1].points = vec![Words::Typed(point.to_owned())];
    tour.stops[1].seconds = Some(75);
    tour.stops[3].seconds = Some(1_234);
    driver.state.overlays = vec![Overlay::Stops { tour: 0, row: 0 }];
    driver.press("j")
}

/// The same, rehearsed.
fn rehearsed(store: &Store, look: Look, size: (u16, u16)) -> Driver<'_> {
    let mut driver = made(store, look, size);
    let mut tour = driver.state.tours.all[0].clone();
    tour.stops.iter_mut().for_each(|it| it.seconds = it.seconds.or(Some(45)));
    let taken = vec![Some(45), Some(102), None, Some(30), Some(61), Some(44), None, None];
    let before =
        vec![vec![Some(45); 8], vec![None, Some(80), Some(1_000), None, None, None, None, None]];
    let proposals =
        vec![Some(45), Some(80), Some(525), Some(40), Some(55), Some(45), Some(45), Some(45)];
    driver.state.tours.practice = Some(Practice { tour, taken, before, proposals });
    driver.state.overlays = vec![Overlay::Practice { scroll: 0 }];
    driver.press("")
}

fn plain(locale: Locale) -> Look {
    look(locale, Theme::Dark, Symbols::Unicode)
}

#[test]
fn the_stops_of_a_tour_in_three_languages() {
    let store = bundled();
    let wide = made(&store, plain(Locale::En), (120, 36)).text();
    let korean = made(&store, plain(Locale::Ko), (80, 24)).text();
    let japanese = made(&store, plain(Locale::Ja), (80, 24)).text();
    insta::assert_snapshot!(format!("{wide}\n{korean}\n{japanese}"));
    for told in ["changed, not written", "8 stops", "My tour", "1:15", "20:34", "why twelve bodies"]
    {
        assert!(wide.contains(told), "{told}");
    }
}

#[test]
fn the_stops_of_a_tour_on_small_screens_and_in_ascii() {
    let store = bundled();
    let ascii = look(Locale::En, Theme::Mono, Symbols::Ascii);
    let mut driver = made(&store, ascii, (40, 12));
    driver.state.tours.all[0].stops[1].points.clear();
    let small = driver.text();
    let least = made(&store, plain(Locale::En), (20, 5)).text();
    insta::assert_snapshot!(format!("{small}\n{least}"));
    assert!(small.is_ascii());
}

#[test]
fn what_a_rehearsal_took_in_three_languages() {
    let store = bundled();
    let wide = rehearsed(&store, plain(Locale::En), (120, 36)).text();
    let korean = rehearsed(&store, plain(Locale::Ko), (80, 24)).text();
    let japanese = rehearsed(&store, plain(Locale::Ja), (80, 24)).text();
    insta::assert_snapshot!(format!("{wide}\n{korean}\n{japanese}"));
    for told in ["0:27 over", "on time", "20:04 under", "not shown", "1:20"] {
        assert!(wide.contains(told), "{told}");
    }
}

#[test]
fn what_a_rehearsal_took_on_small_screens_can_be_scrolled() {
    let store = bundled();
    let small = rehearsed(&store, plain(Locale::En), (40, 12));
    let least = rehearsed(&store, plain(Locale::En), (20, 5)).text();
    insta::assert_snapshot!(format!("{}\n{least}", small.text()));
    assert!(!small.text().contains("  8  "));
    assert!(small.press("j j j j").text().contains("  8  "));
}

#[test]
fn the_question_for_seconds_shows_what_they_make_in_all() {
    let store = bundled();
    let driver = made(&store, plain(Locale::En), (80, 24)).press("s");
    let last = |driver: &Driver<'_>| driver.text().lines().last().unwrap_or_default().to_owned();
    let before = last(&driver);
    assert!(before.contains("seconds 75") && before.contains(" in all"), "{before}");
    let more = driver.press("Backspace Backspace 6 0");
    assert!(last(&more).contains("seconds 60") && last(&more) != before);
    let wrong = more.press("x");
    assert!(last(&wrong).contains("a whole number from 1 to 86400"), "{}", last(&wrong));
    let none = wrong.press("Ctrl-u");
    assert!(last(&none).contains("auto · "), "{}", last(&none));
}

#[test]
fn a_tour_without_stops_says_how_to_get_some() {
    let store = bundled();
    let driver = made(&store, plain(Locale::En), (80, 24)).press("d d d d d d d d");
    assert!(driver.text().contains("A in the browser adds what is shown"), "{}", driver.text());
}

#[test]
fn hostile_words_do_not_reach_the_screen() {
    let store =
        load(r#"{"events":[{"id":"a","date":"2024","name":"\u001b[2J\u202eTalks"}]}"#).store;
    let mut driver = Driver::open(&store, Look::default(), (80, 24)).press("A");
    driver.state.overlays = vec![Overlay::Stops { tour: 0, row: 0 }];
    let driver = driver.press("r").press("Ctrl-u x Enter e");
    let mut driver = driver;
    update(&store, &mut driver.state, Input::Edited("\u{1b}]0;x\u{7}\u{202e}evil".to_owned()));
    assert!(matches!(driver.state.notice, Some(Notice::Touring(_))));
    let text = driver.text();
    assert!(text.contains("evil") && !text.contains(['\u{1b}', '\u{7}', '\u{202e}']));
}

#[test]
fn a_path_is_proposed_dimly_and_a_file_that_may_only_be_read_is_named() {
    let store = bundled();
    let mut driver = made(&store, plain(Locale::En), (100, 24)).press("w");
    assert!(driver.text().contains("my-tour.json"));
    assert!(driver.text().contains("a new file: the timeline with this tour"));
    driver.state.tours.read_only = Some("mine.json".to_owned());
    assert!(driver.text().contains("mine.json is read-only: a new file with this tour"));
    let driver = driver.press("Esc");
    assert!(driver.text().contains("w write"), "{}", driver.text());
    let text = driver.press("Esc B").text();
    assert!(text.contains("My tour  A adds here"), "{text}");
}
