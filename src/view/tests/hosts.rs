//! Hosts and places, as a person would see them.

use super::{Driver, Locale, Look, Symbols, Theme, bundled, dump, look};
use crate::load::load;
use crate::store::Store;

fn open<'a>(store: &'a Store, size: (u16, u16), keys: &str) -> Driver<'a> {
    Driver::open(store, Look::default(), size).press(keys)
}

#[test]
fn the_hosts_of_all_sessions_with_their_styles() {
    let store = bundled();
    let driver = open(&store, (120, 36), "x v h");
    insta::assert_snapshot!(dump(&driver.buffer()));
    let text = driver.text();
    assert!(text.contains("Expected next: US · by the order US → KR, with 1 exception in 5 turns"));
    assert!(text.contains("an expectation, no fact"));
    assert!(text.contains("~ KR's turn"));
}

#[test]
fn the_hosts_on_eighty_columns_from_their_end() {
    let store = bundled();
    insta::assert_snapshot!(open(&store, (80, 24), "x v h G").text());
}

#[test]
fn the_hosts_on_small_screens() {
    let store = bundled();
    let small = open(&store, (40, 12), "v h Tab Tab").text();
    let least = open(&store, (20, 5), "v h j").text();
    insta::assert_snapshot!(format!("{small}\n{least}"));
}

#[test]
fn the_hosts_on_a_large_screen_in_korean_and_japanese() {
    let store = bundled();
    let told = |locale, theme, symbols| {
        let look = look(locale, theme, symbols);
        Driver::open(&store, look, (200, 40)).press("x v h").text()
    };
    let korean = told(Locale::Ko, Theme::Mono, Symbols::Narrow);
    let japanese = told(Locale::Ja, Theme::Light, Symbols::Ascii);
    insta::assert_snapshot!(format!("{korean}\n{japanese}"));
}

#[test]
fn a_row_leads_to_its_session_on_the_main_screen() {
    let store = bundled();
    let driver = open(&store, (120, 36), "v h j Enter");
    assert!(driver.state.overlays.is_empty());
    assert_eq!(driver.state.event(&store).unwrap().id(), "bilateral-06");
    // The first pair leads to the earlier one of the two.
    let driver = open(&store, (120, 36), "v h Tab Tab Enter");
    assert_eq!(driver.state.event(&store).unwrap().id(), "bilateral-06");
    // What is expected leads to the last session of the series, hidden or not.
    let driver = open(&store, (120, 36), "v h Tab j j Enter");
    assert_eq!(driver.state.event(&store).unwrap().id(), "trilateral-04");
    assert!(driver.text().contains("it was hidden"));
}

#[test]
fn the_sections_are_walked_and_begin_again() {
    let store = bundled();
    let cursor = |keys: &str| open(&store, (120, 36), keys).state.views.hosts.cursor;
    assert!(cursor("v h Tab") < cursor("v h Tab Tab"));
    assert!(cursor("v h Tab Tab") < cursor("v h Tab Tab Tab"));
    assert_eq!(cursor("v h Tab Tab Tab Tab"), cursor("v h g g"));
    assert_eq!(cursor("v h G k G"), cursor("v h G"));
}

#[test]
fn a_filter_narrows_what_is_listed_and_not_whose_turn_it_is() {
    let store = bundled();
    let text = open(&store, (120, 36), "v h 3").text();
    assert!(text.contains("2 sessions"), "{text}");
    assert!(!text.contains("Bilateral ──"));
    assert!(text.contains("none among the sessions shown"));
    assert!(text.contains("JP → US → KR"));
}

#[test]
fn a_file_of_names_and_dates_says_what_cannot_be_known() {
    let store = load(
        r#"{"attache":1,"title":"Mine","events":[
        {"id":"a","date":"2024-01-10","name":"First talks","actions":["Share information"]},
        {"id":"b","date":"2024-06","name":"Second\u001b[2J talks \u202e"},
        {"id":"m","kind":"milestone","date":"2024-03-01","name":"Advisory"}]}"#,
    )
    .store;
    let text = open(&store, (100, 30), "v h").text();
    insta::assert_snapshot!(text);
    assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'));
    let empty = load(r#"{"attache":1,"events":[]}"#).store;
    assert!(open(&empty, (80, 24), "v h j Enter Tab").text().contains("no session is shown"));
}

#[test]
fn a_third_country_and_overlaps_elsewhere_are_said() {
    let store = load(
        r#"{"attache":1,"places":{"g":{"name":"Geneva","country":"CH"}},"events":[
        {"id":"a","date":"2024-01-10/2024-01-12","series":"one","ordinal":1,"countries":["US","KR"],
         "place":"g"},
        {"id":"b","date":"2024-01-11","series":"two","ordinal":1,"countries":["US","KR"],
         "place":"Rome"}]}"#,
    )
    .store;
    let text = open(&store, (120, 30), "v h").text();
    assert!(text.contains("! third country CH"), "{text}");
    assert!(text.contains("overlapping · in different places"), "{text}");
    assert!(text.contains("No pattern: fewer than three hosts are known"));
}

#[test]
fn a_missing_number_and_an_only_host_are_said() {
    let session = |id: u32, host: &str, place: &str| {
        format!(
            r#"{{"id":"e{id}","date":"202{id}-01-01","series":"s","ordinal":{id},"host":"{host}",
            "countries":["FR","DE"],"place":"{place}"}}"#
        )
    };
    let file = |events: [String; 4]| {
        load(&format!(r#"{{"attache":1,"events":[{}]}}"#, events.join(","))).store
    };
    let gap = [(1, "FR"), (2, "DE"), (4, "FR"), (5, "DE")].map(|it| session(it.0, it.1, ""));
    let store = file(gap);
    let text = open(&store, (120, 36), "v h").text();
    assert!(text.contains("#3 is not in\n    the file"), "{text}");
    assert!(text.contains("place not known") && text.contains("Places ─"), "{text}");
    let narrow = open(&store, (80, 24), "v h").text();
    assert!(narrow.contains("place not known FR"), "{narrow}");
    let store = file([1, 2, 3, 4].map(|it| session(it, "FR", "Paris")));
    let text = open(&store, (120, 36), "v h").text();
    assert!(text.contains("Expected next: FR · always FR · an expectation"), "{text}");
}

#[test]
fn one_comes_back_from_a_session_to_where_one_was() {
    let store = bundled();
    let driver = open(&store, (120, 36), "v h j Enter");
    assert_eq!(driver.state.event(&store).unwrap().id(), "bilateral-06");
    let driver = driver.press("Ctrl-o");
    assert_eq!(driver.state.event(&store).unwrap().id(), "bilateral-05");
}

#[test]
fn korean_dates_are_whole() {
    let store = bundled();
    let look = look(Locale::Ko, Theme::Dark, Symbols::Unicode);
    let text = Driver::open(&store, look, (80, 40)).press("x v h").text();
    assert!(text.contains("2024년 3월 27–28일   워싱턴"), "{text}");
    assert!(text.contains("3월 27–28일 + 2024년 3월 29일"), "{text}");
}
