//! The palette, dates, marks, and the way back, as a person would see them.

use super::*;
use crate::store::Event;

fn open(store: &Store) -> Driver<'_> {
    Driver::open(store, Look::default(), (120, 36))
}

fn id<'a>(driver: &Driver<'a>) -> &'a str {
    driver.state.event(driver.store).unwrap().id()
}

/// Types a text key by key.
fn typed<'a>(mut driver: Driver<'a>, text: &str) -> Driver<'a> {
    text.chars().for_each(|it| driver.key(Key::char(it)));
    driver
}

/// The first row of the palette.
fn first(driver: &Driver<'_>) -> String {
    let screen = driver.text();
    let row = screen.lines().skip_while(|it| !it.contains("│  : ")).nth(1).unwrap_or_default();
    let row = row.split('▍').nth(1).and_then(|it| it.split('│').next()).unwrap_or_default();
    row.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn popups_at_four_sizes() {
    let store = bundled();
    for (size, symbols, locale) in [
        ((120, 36), Symbols::Unicode, Locale::En),
        ((80, 24), Symbols::Unicode, Locale::Ko),
        ((40, 12), Symbols::Ascii, Locale::En),
        ((200, 60), Symbols::Narrow, Locale::Ja),
    ] {
        let look = look(locale, Theme::Dark, symbols);
        for keys in [":", ": l e e Space j u n", "m j j m '", "g d m a r Space 2 0 2 4"] {
            let driver = Driver::open(&store, look, size).press(keys);
            insta::assert_snapshot!(format!("{keys}\n{}", driver.text()));
        }
    }
}

#[test]
fn typed_letters_are_marked_in_the_palette() {
    let store = bundled();
    let driver = Driver::open(&store, Look::default(), (80, 12)).press(": k u m a");
    insta::assert_snapshot!(dump(&driver.buffer()));
}

#[test]
fn a_person_is_found_by_any_script_and_spelling() {
    let store = bundled();
    for (text, name) in [
        ("이준일", "person Lee Jun-il 이준일"),
        ("lee jun", "person Lee Jun-il 이준일"),
        ("LEEJUN", "person Lee Jun-il 이준일"),
        (
            "\u{110b}\u{1175}\u{110c}\u{116e}\u{11ab}\u{110b}\u{1175}\u{11af}",
            "person Lee Jun-il 이준일",
        ),
        ("熊谷", "person"),
        ("scope all", "setting scope: all"),
        ("bilateral 6", "event Bilateral 6"),
        ("trilateral seoul 2024", "event Trilateral 3"),
        ("2024-03-29", "event Trilateral 2"),
        ("go date", "command go to a date g d"),
        ("undo", "command undo u"),
    ] {
        let driver = typed(open(&store).press(":"), text);
        let row = first(&driver);
        assert!(row.starts_with(name), "{text}: {row}\n{}", driver.text());
    }
    assert!(first(&typed(open(&store).press(":"), "熊谷")).contains("熊谷"));
}

#[test]
fn a_person_chosen_becomes_a_term_and_is_taken_away_again() {
    let store = bundled();
    let choose = |driver| typed(driver, ":이준일").press("Enter");
    let driver = choose(open(&store));
    let query = driver.state.query.to_string();
    assert!(query.starts_with("who:") && query.ends_with("scope:core"), "{query}");
    assert!(driver.text().contains("who:"), "{}", driver.text());
    let all: Vec<&str> =
        driver.state.shown().iter().filter_map(|it| store.event(it)).map(Event::id).collect();
    assert_eq!(
        all,
        ["bilateral-05", "bilateral-06", "trilateral-02", "bilateral-07", "trilateral-03"]
            .into_iter()
            .filter(|it| all.contains(it))
            .collect::<Vec<_>>()
    );
    let driver = choose(driver);
    assert_eq!(driver.state.query.to_string(), "scope:core");
    let driver = driver.press("u");
    assert_eq!(driver.state.query.to_string(), query);
}

#[test]
fn every_place_theme_and_source_can_be_chosen() {
    let store = bundled();
    for text in ["washington", "cryptocurrency", "state department"] {
        let mut driver = typed(open(&store).press(":"), text);
        let rows = crate::app::listed(driver.store, &driver.state).rows.clone();
        let at = rows.iter().position(|it| {
            matches!(
                it,
                crate::app::Item::Place(_)
                    | crate::app::Item::Topic(_)
                    | crate::app::Item::Source(_)
            )
        });
        let at = at.unwrap_or_else(|| panic!("{text}: {rows:?}"));
        for _ in 0..at {
            driver = driver.press("Down");
        }
        let driver = driver.press("Enter");
        assert_ne!(driver.state.query.to_string(), "scope:core", "{text}");
        assert!(!driver.state.shown().is_empty(), "{text}");
        assert!(query::parse(&driver.state.query.to_string()).is_ok());
    }
}

#[test]
fn commands_and_settings_do_what_their_keys_do() {
    let store = bundled();
    let run = |text: &str| typed(open(&store).press(":"), text).press("Enter");
    assert_eq!(run("scope: all").state.query.to_string(), "scope:all");
    assert_eq!(run("theme: light").state.look.theme, Theme::Light);
    assert_eq!(run("日本語").state.look.locale, Locale::Ja);
    assert_eq!(run("symbols ascii").state.look.symbols, Symbols::Ascii);
    assert!(run("quit").left);
    assert!(run("last").state.selected == open(&store).press("G").state.selected);
    assert!(run("help").text().contains("Keys ─"));
    assert!(run("go to a date").text().contains("go to a date "));
    let again = run("undo").press(":");
    assert!(
        crate::app::listed(&store, &again.state)
            .rows
            .contains(&crate::app::Item::Command(crate::action::Action::Undo))
    );
}

#[test]
fn what_hides_an_event_gives_way_and_comes_back() {
    let store = bundled();
    let driver = typed(open(&store).press("3 :"), "bilateral 6").press("Enter");
    assert_eq!(
        (id(&driver), driver.state.query.to_string().as_str()),
        ("bilateral-06", "scope:core")
    );
    assert!(
        driver.text().contains("it was hidden: filter terms dropped: 1; u undoes"),
        "{}",
        driver.text()
    );
    let driver = driver.press("u");
    assert_eq!(driver.state.query.to_string(), "country:JP scope:core");
    for text in ["camp david", "trilateral 1"] {
        let driver = typed(open(&store).press(":"), text).press("Enter");
        assert!(driver.text().contains("it was hidden: scope widened"), "{}", driver.text());
        assert_eq!(driver.press("u").state.query.to_string(), "scope:core");
    }
}

#[test]
fn dates_lead_to_events_and_the_way_back_is_kept() {
    let store = bundled();
    let go = |driver: Driver<'static>, text: &str| typed(driver.press("g d"), text).press("Enter");
    let store: &'static Store = Box::leak(Box::new(store));
    for (text, expected) in [
        ("2024-03-28", "bilateral-06"),
        ("2024-04", "trilateral-02"),
        ("sep 2024", "bilateral-07"),
        ("2024년 3월", "bilateral-06"),
        ("last trilateral", "trilateral-03"),
        ("next", "bilateral-06"),
        ("마지막", "trilateral-03"),
        ("1990", "bilateral-05"),
        ("2999", "trilateral-03"),
        ("+6 months", "trilateral-02"),
    ] {
        let driver = go(open(store), text);
        assert_eq!(id(&driver), expected, "{text}");
        assert!(driver.state.overlays.is_empty());
        let driver = driver.press("Ctrl-o");
        assert_eq!(id(&driver), "bilateral-05", "{text}");
        let driver = driver.press("Alt-o");
        assert!(expected == "bilateral-05" || id(&driver) == expected, "{text}");
    }
    let driver = go(open(store), "foo");
    assert!(driver.text().contains("foo is no part of a date"), "{}", driver.text());
    let driver = driver.press("Esc");
    assert_eq!((id(&driver), driver.state.can_undo()), ("bilateral-05", false));
}

#[test]
fn a_far_date_is_brought_on_screen() {
    let store = bundled();
    let driver = typed(open(&store).press("g d"), "2031-05").press("Enter");
    assert!(driver.text().contains("2031"), "{}", driver.text());
    let empty = typed(open(&store).press("f"), " zzzz").press("Enter g d");
    let empty = typed(empty, "2031-05").press("Enter");
    assert!(empty.state.selected.is_some() || empty.text().contains("2031"), "{}", empty.text());
    assert_eq!(id(&driver.press("u")), "trilateral-03");
}

#[test]
fn marks_are_seen_listed_gone_to_and_taken_away() {
    let store = bundled();
    let driver = open(&store).press("m j j m g g");
    assert!(
        driver.text().contains("★ Trilateral 2") || driver.text().contains("★ Trilat"),
        "{}",
        driver.text()
    );
    let driver = driver.press("' 2");
    assert_eq!(id(&driver), "trilateral-02");
    let driver = driver.press("' Enter");
    assert_eq!(id(&driver), "bilateral-05");
    let driver = driver.press("' d d");
    assert!(driver.state.overlays.is_empty() && !driver.text().contains('★'));
    assert!(driver.press("'").text().contains("no marks yet"));
}

#[test]
fn leaps_are_remembered_and_steps_are_not() {
    let store = bundled();
    let driver = open(&store).press("G j k g g / 熊 谷 Enter n");
    assert_eq!(id(&driver), "trilateral-03");
    let mut back = Vec::new();
    let mut driver = driver;
    for _ in 0..4 {
        driver = driver.press("Ctrl-o");
        back.push(id(&driver));
    }
    assert_eq!(back, ["trilateral-02", "bilateral-05", "bilateral-07", "bilateral-05"]);
    assert!(driver.press("Ctrl-o").text().contains("no further place"));
}

#[test]
fn a_view_is_kept_under_a_name_and_shown_again() {
    let store = bundled();
    let mut driver = typed(open(&store).press("3 j + Tab :"), "save this view").press("Enter");
    driver = typed(driver, "도쿄 talks").press("Enter");
    assert!(driver.text().contains("view kept: 도쿄 talks"), "{}", driver.text());
    let before = (
        driver.state.query.clone(),
        driver.state.framing,
        driver.state.selected,
        driver.state.focus,
    );
    let again = typed(typed(driver.press(":"), "save this view").press("Enter"), "도쿄 TALKS");
    assert!(again.text().contains("replaces the view of that name"), "{}", again.text());
    driver = again.press("Esc");
    driver = typed(driver.press("F g g 0 Esc :"), "talks").press("Enter");
    let after = (
        driver.state.query.clone(),
        driver.state.framing,
        driver.state.selected,
        driver.state.focus,
    );
    assert_eq!(before, after);
    driver = typed(driver.press(":"), "delete view talks").press("Enter");
    assert!(driver.state.kept.views.is_empty());
    assert!(driver.text().contains("view deleted"), "{}", driver.text());
}
