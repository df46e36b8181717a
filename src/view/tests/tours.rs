//! The list of tours, the outline of a briefing, and the way back to it.

use std::time::Duration;

use insta::assert_snapshot;

use super::*;
use crate::action::{Action, Context, keys_for};
use crate::app::{Stop, StopSubject, Tour, Words};

/// Lets time pass up to so many seconds after the start.
fn wait(driver: &mut Driver<'_>, seconds: u64) {
    update(driver.store, &mut driver.state, Input::Time(Duration::from_secs(seconds)));
}

fn driver(store: &Store, locale: Locale, size: (u16, u16)) -> Driver<'_> {
    let look = look(locale, Theme::Dark, Symbols::Unicode);
    let mut driver = Driver::open(store, look, size);
    let card = Stop { seconds: Some(90), ..Stop::of(StopSubject::Card) };
    let title =
        Words::Typed("A title that is longer than there is room for in a list of tours".into());
    let tour = Tour { id: "mine".into(), title, stops: vec![card], ..Tour::default() };
    driver.state.tours.all.push(tour);
    driver
}

/// The last row of the screen.
fn footer(driver: &Driver<'_>) -> String {
    let text = driver.text();
    text.lines().nth(usize::from(driver.state.size.1) - 1).unwrap_or_default().to_owned()
}

#[test]
fn the_list_says_how_long_each_tour_is_and_whose() {
    let store = bundled();
    for (locale, size) in [
        (Locale::En, (120, 36)),
        (Locale::Ko, (80, 24)),
        (Locale::Ja, (80, 24)),
        (Locale::En, (40, 12)),
    ] {
        let mut driver = driver(&store, locale, size).press("b Esc");
        wait(&mut driver, 250);
        let driver = driver.press("B");
        assert_snapshot!(driver.text());
    }
}

#[test]
fn without_a_tour_the_list_says_how_one_is_made() {
    let store = load(HOSTILE).store;
    let driver = Driver::open(&store, Look::default(), (80, 24)).press("B");
    assert!(driver.text().contains("There is no tour yet: b presents what is shown"));
    assert!(!driver.text().contains("Enter present"));
}

#[test]
fn the_outline_tells_what_is_done_what_is_shown_and_what_comes() {
    let store = bundled();
    for (locale, size) in [
        (Locale::En, (120, 36)),
        (Locale::Ko, (80, 24)),
        (Locale::Ja, (80, 24)),
        (Locale::En, (40, 12)),
    ] {
        let mut driver = driver(&store, locale, size).press("b");
        wait(&mut driver, 70);
        driver = driver.press("n n");
        wait(&mut driver, 100);
        driver = driver.press("Ctrl-g j");
        let sheet = screen(&store, &driver.state);
        let over = sheet.over.unwrap();
        let rows: Vec<String> = (over.area.y..over.area.bottom())
            .map(|y| {
                let mut pieces: Vec<_> = over.sheet.pieces.iter().filter(|it| it.y == y).collect();
                pieces.sort_by_key(|it| it.x);
                let texts: Vec<&str> = pieces.iter().map(|it| it.text.as_str()).collect();
                texts.join(" ")
            })
            .collect();
        assert_snapshot!(rows.join("\n"));
    }
}

#[test]
fn the_way_back_stands_in_every_view_with_the_clock() {
    let store = bundled();
    for keys in ["", "v m", "v p", "v h", "v r", "d", "t", "B", "?", "Enter", "c", "s", "f Tab"] {
        for (size, expected) in [
            ((120, 36), "Backspace returns to stop 3 of 28 · 4:10"),
            ((80, 24), "Backspace returns to stop 3 of 28 · 4:10"),
            ((60, 20), "Backspace stop 3 of 28 · 4:10"),
            ((40, 12), "Backspace 4:10"),
        ] {
            let mut driver = driver(&store, Locale::En, size).press("b n n Esc");
            wait(&mut driver, 250);
            let driver = driver.press(keys);
            let footer = footer(&driver);
            assert!(footer.trim_end().ends_with(expected), "{keys} at {size:?}: {footer}");
        }
    }
}

#[test]
fn where_a_line_is_typed_the_key_is_not_named() {
    let store = bundled();
    let driver = driver(&store, Locale::En, (80, 24)).press("b Esc f");
    let footer = footer(&driver);
    assert!(footer.contains("stop 1 of 28") && !footer.contains("Backspace"), "{footer}");
}

#[test]
fn what_is_told_comes_before_the_way_back() {
    let store = bundled();
    let driver = driver(&store, Locale::En, (80, 24)).press("b Esc q");
    let footer = footer(&driver);
    assert!(footer.contains("q once more leaves") && !footer.contains('…'), "{footer}");
}

#[test]
fn two_tours_of_the_same_title_are_told_apart_by_their_ids() {
    let store = bundled();
    for size in [(120, 36), (80, 24), (40, 12)] {
        let mut driver = driver(&store, Locale::En, size);
        let twin = Tour { id: "other".into(), ..driver.state.tours.all.last().unwrap().clone() };
        driver.state.tours.all.push(twin);
        let text = driver.press("B").text();
        assert!(text.contains(" mine") && text.contains(" other"), "{text}");
    }
}

#[test]
fn every_key_of_every_list_of_keys_can_be_read() {
    let store = bundled();
    for (keys, context) in [
        ("?", Context::Browse),
        ("Enter ?", Context::Read),
        ("v m ?", Context::Matrix),
        ("b ?", Context::Briefing),
        ("b Ctrl-g ?", Context::Outline),
        ("B ?", Context::Tours),
    ] {
        for locale in Locale::ALL {
            for width in [40, 80, 120, 200] {
                let text = driver(&store, locale, (width, 140)).press(keys).text();
                let all = Action::ALL.iter().filter(|it| !it.takes_digit());
                for key in all.flat_map(|it| keys_for(context, *it)).map(crate::view::spell) {
                    let is_told = text
                        .lines()
                        .any(|it| format!(" {} ", it.trim()).contains(&format!(" {key} ")));
                    assert!(is_told, "{key} of {context:?} at {width} columns:\n{text}");
                }
            }
        }
    }
    let text = driver(&store, Locale::En, (80, 24)).press("b ?").text();
    assert!(text.contains("Backspace comes back"), "{text}");
    assert!(!text.contains("Tab pane"), "{text}");
    assert_snapshot!(text);
}

#[test]
fn the_footer_of_a_stop_has_first_what_matters_first() {
    let store = bundled();
    for locale in Locale::ALL {
        let told = |size| footer(&driver(&store, locale, size).press("b 1 2 Enter Space"));
        let narrow = told((80, 24));
        assert!(narrow.contains("  Esc ") && narrow.contains("  ? "), "{narrow}");
        let wide = told((120, 36));
        for key in ["Space", "Esc", "Ctrl-g", ".", "a", "q", "?"] {
            assert!(wide.contains(&format!("  {key} ")), "{key}: {wide}");
        }
    }
}

#[test]
fn a_presenter_is_told_in_the_footer_what_comes_of_a_key() {
    let store = bundled();
    let told = |locale, keys| footer(&driver(&store, locale, (80, 24)).press(keys));
    for locale in Locale::ALL {
        for keys in ["b 1 2", "b 9 9", "b /", "b q", "b q q", "x x b"] {
            let row = told(locale, keys);
            assert!(!row.contains('…'), "{keys}: {row}");
        }
    }
    assert!(told(Locale::En, "b 1 2").contains("Enter goes to stop 12 of 28"));
    assert!(told(Locale::En, "b 9 9").contains("There is no stop 99"));
    assert!(told(Locale::En, "b /").contains("Esc first: then every key works"));
    assert!(told(Locale::En, "b q").contains("q once more ends the briefing (0:00 of "));
    assert!(told(Locale::En, "b q q").contains("Backspace resumes it"));
    assert!(told(Locale::En, "x x b").contains("11 sessions; 46 milestones left out"));
}
