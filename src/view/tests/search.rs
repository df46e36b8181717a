//! What is searched for and what stands out, as a person would see it.

use ratatui::style::Modifier;

use super::*;
use crate::app::Subject;
use crate::store::EventSet;

/// Opens the bundled file at the reference size and presses keys.
fn after<'a>(store: &'a Store, keys: &str) -> Driver<'a> {
    Driver::open(store, Look::default(), (120, 36)).press(keys)
}

/// Returns what is underlined in some rows, run by run: what is marked as found.
fn marked(driver: &Driver<'_>, rows: std::ops::Range<u16>) -> Vec<String> {
    let buffer = driver.buffer();
    let mut runs: Vec<String> = Vec::new();
    for y in rows {
        let mut last = None;
        let cells = (0..buffer.area.width).map(|x| (x, &buffer[(x, y)]));
        for (x, cell) in cells.filter(|(_, it)| it.modifier.contains(Modifier::UNDERLINED)) {
            if x == 0 || last.is_none_or(|last| last + 1 < x) {
                runs.push(String::new());
            }
            runs.last_mut().unwrap().push_str(cell.symbol());
            last = Some(x + u16::try_from(text::width(cell.symbol())).unwrap().max(1) - 1);
        }
    }
    runs
}

/// The rows under the timeline, without the footer.
const PANES: std::ops::Range<u16> = 13..35;

fn footer(driver: &Driver<'_>) -> String {
    driver.text().lines().last().unwrap_or_default().trim().to_owned()
}

fn legend(driver: &Driver<'_>) -> String {
    driver.text().lines().nth(1).unwrap_or_default().to_owned()
}

#[test]
fn the_line_tells_what_counts_as_a_match_and_how_many_are_hidden() {
    let store = bundled();
    let driver = after(&store, "/ h e i s t");
    let line = footer(&driver);
    assert!(line.starts_with("Search /heist  "), "{line}");
    assert!(line.ends_with("  exact (Ctrl-f)  any case (Ctrl-t)  1/5 · 18 hidden"), "{line}");
    let driver = driver.press("Ctrl-f Ctrl-t");
    assert!(
        footer(&driver).contains("fuzzy (Ctrl-f)  case counts (Ctrl-t)"),
        "{}",
        footer(&driver)
    );
    let driver = driver.press("Ctrl-f Enter");
    assert!(
        footer(&driver).ends_with("/heist 1/5 · case counts · 18 hidden"),
        "{}",
        footer(&driver)
    );
    let driver = driver.press("Esc / H");
    assert!(
        footer(&driver).contains("exact (Ctrl-f)  case counts (Ctrl-t)"),
        "{}",
        footer(&driver)
    );
    let driver = driver.press("Esc x x / h e i s t");
    assert!(footer(&driver).ends_with("case counts (Ctrl-t)  9/23"), "{}", footer(&driver));
}

#[test]
fn on_narrow_screens_the_count_stays() {
    let store = bundled();
    for (size, told) in [
        ((80, 24), "exact (Ctrl-f)  any case (Ctrl-t)  1/5 · 18 hidden"),
        ((62, 20), "exact · any case  1/5 · 18 hidden"),
        ((40, 12), "1/5 · 18 hidden"),
    ] {
        let driver = Driver::open(&store, Look::default(), size).press("/ h e i s t");
        let line = footer(&driver);
        assert!(line.contains("/heist") && line.ends_with(told), "{line}");
    }
}

#[test]
fn capitals_count_when_they_are_asked_to() {
    let store = bundled();
    let ids = |keys: &str| after(&store, keys).state.search.hits().len();
    assert_eq!(ids("x x / p a k Enter"), ids("x x / P a k Enter"));
    assert_eq!(ids("x x / Ctrl-t j u n g Space p a k"), 0);
    assert_eq!(ids("x x / Ctrl-t J u n g Space P a k"), 7);
}

#[test]
fn a_few_letters_find_what_they_could_mean_and_are_marked() {
    let store = bundled();
    let driver = after(&store, "/ Ctrl-f b l 7");
    assert_eq!(driver.state.event(&store).unwrap().id(), "bilateral-07");
    assert_eq!(marked(&driver, PANES), ["B", "l", "7"]);
    let driver = driver.press("Esc / k m g a i Enter");
    assert!(footer(&driver).contains("/kmgai 1/2 · fuzzy"), "{}", footer(&driver));
    // The match is a name within: the label is marked whole, and nothing is guessed elsewhere.
    assert_eq!(marked(&driver, PANES), ["Trilateral 2", "Trilateral 3"]);
    let korean = after(&store, "/ Ctrl-f 이 일 Enter");
    assert_eq!(korean.state.search.hits().len(), 5);
}

#[test]
fn letters_that_are_found_are_marked_in_list_and_panes_and_nowhere_else() {
    let store = bundled();
    let driver = after(&store, "/ s e o u l Enter");
    let found = marked(&driver, 0..36);
    assert!(found.contains(&"Seoul".to_owned()), "{found:?}");
    assert!(marked(&driver, 0..4).is_empty() && marked(&driver, 35..36).is_empty(), "{found:?}");
    let driver = after(&store, "/ l a t e r a l Space 3 Enter");
    assert_eq!(marked(&driver, PANES), ["lateral 3"]);
    let driver = after(&store, "/ 이 준 일 Enter");
    assert_eq!(marked(&driver, PANES).iter().filter(|it| *it == "이준일").count(), 1);
    for (keys, expected) in [
        ("/ h e i s t Enter", "heist"),
        ("/ y o n h a p Enter s", "Yonhap"),
        ("/ p h i s h i n g Enter Tab Tab Tab Enter", "phishing"),
        ("/ w a s h Enter Tab Tab Enter", "Wash"),
    ] {
        let found = marked(&after(&store, keys), PANES.start - 10..35);
        assert!(found.iter().any(|it| it == expected), "{keys}: {found:?}");
    }
}

#[test]
fn every_match_of_a_line_is_marked_whatever_its_form() {
    let file = r#"{"events":[{"id":"a","date":"2024","name":"Ｔalks on talks, TALKS"}]}"#;
    let store = load(file).store;
    let driver = Driver::open(&store, Look::default(), (140, 36)).press("/ t a l k s Enter");
    let found = marked(&driver, PANES);
    assert!(found.starts_with(&["Ｔalks", "talks"].map(str::to_owned)), "{found:?}");
    let cased = Driver::open(&store, Look::default(), (140, 36)).press("/ Ctrl-t t a l k s Enter");
    assert_eq!(marked(&cased, PANES).first().map(String::as_str), Some("talks"));
}

#[test]
fn lanes_and_overview_show_where_matches_are_without_color() {
    let store = bundled();
    let mono = look(Locale::En, Theme::Mono, Symbols::Unicode);
    let driver = Driver::open(&store, mono, (120, 36)).press("/ k u m a g a i Enter");
    assert_eq!(marked(&driver, 4..6), [""; 0]);
    let lane = marked(&driver, 6..8);
    assert_eq!(
        lane,
        ["#2 Washington  Debevoise · Kumagai · Lee", "#3", "◆", "▲"],
        "{}",
        driver.text()
    );
    assert_eq!(marked(&driver, 10..11).len(), 2, "{}", driver.text());
    // In a cluster too, and in the number in the line.
    let all = Driver::open(&store, mono, (80, 24)).press("x x / h e i s t Enter");
    let found = marked(&all, 3..6);
    assert!(found.contains(&"#2".to_owned()), "{found:?}");
    assert!(found.iter().any(|it| it.starts_with('(')), "{found:?}");
}

#[test]
fn the_search_goes_round_and_says_so() {
    let store = bundled();
    let driver = after(&store, "/ k u m a g a i Enter n");
    assert!(!driver.text().contains("went on"));
    let driver = driver.press("n");
    assert!(footer(&driver).starts_with("went on at the first match"), "{}", footer(&driver));
    assert!(footer(&driver).ends_with("/Kumagai 1/2".to_lowercase().as_str()));
    let driver = driver.press("N");
    assert!(footer(&driver).starts_with("went on at the last match"), "{}", footer(&driver));
    let driver = driver.press("N");
    assert!(!driver.text().contains("went on"), "the notice lasts until the next key");
    let typing = after(&store, "/ k u m a g a i Down Down");
    assert!(footer(&typing).contains("went on at the first match"), "{}", footer(&typing));
}

#[test]
fn a_filter_hides_matches_and_the_count_follows_without_a_new_search() {
    let store = bundled();
    let driver = after(&store, "/ h e i s t Enter 3");
    assert!(footer(&driver).ends_with("/heist 1/2 · 21 hidden"), "{}", footer(&driver));
    let driver = driver.press("F x x");
    assert!(footer(&driver).ends_with("/23"), "{}", footer(&driver));
}

fn names(driver: &Driver<'_>) -> Vec<(u8, usize)> {
    driver.state.highlights.iter().map(|it| (it.slot(), it.set().len())).collect()
}

#[test]
fn a_search_becomes_a_highlight_that_hides_nothing_and_ends() {
    let store = bundled();
    let driver = after(&store, "/ h e i s t Enter *");
    assert!(footer(&driver).starts_with("highlighted: /heist (23)"), "{}", footer(&driver));
    assert!(driver.state.search.is_empty() && driver.state.shown().len() == 5);
    assert!(legend(&driver).contains("✦ /heist (23)  Nov 2023"), "{}", legend(&driver));
    let rows = driver.text();
    assert!(rows.contains("Bilateral 5      ✦ US KR"), "{rows}");
    assert!(rows.contains("Trilateral 2  ✦ US KR JP"), "{rows}");
    let driver = driver.press("3 L x u u");
    assert_eq!(names(&driver), [(0, 23)], "filter, language and scope leave it alone");
    let driver = driver.press("L L / h e i s t Enter *");
    assert_eq!(names(&driver), []);
    assert!(footer(&driver).starts_with("no longer highlighted: /heist"), "{}", footer(&driver));
    assert!(!driver.text().contains('✦'));
}

#[test]
fn the_value_under_the_cursor_becomes_a_highlight() {
    let store = bundled();
    for (keys, told) in [
        ("*", "highlighted: Bilateral (7)"),
        ("Tab j *", "highlighted: Lee Jun-il (9)"),
        ("Tab Tab *", "highlighted: Washington (28)"),
        ("Tab Tab Tab *", "highlighted: defence (3)"),
        ("x x *", "highlighted: Bilateral (7)"),
        ("x x g g *", "highlighted: "),
        ("L *", "강조: 양자 (7건)"),
    ] {
        let driver = after(&store, keys);
        assert!(footer(&driver).starts_with(told), "{keys}: {}", footer(&driver));
        assert_eq!(names(&driver.press("*")), [], "{keys}");
    }
    let empty = load("{}").store;
    let driver = after(&empty, "*");
    assert!(footer(&driver).starts_with("nothing to highlight"), "{}", footer(&driver));
    let none = after(&store, "/ z z z Enter *");
    assert_eq!(names(&none), []);
}

#[test]
fn a_fifth_highlight_takes_the_color_of_the_oldest() {
    let store = bundled();
    let driver = after(&store, "* Tab * j * Tab *");
    assert_eq!(names(&driver).iter().map(|it| it.0).collect::<Vec<_>>(), [0, 1, 2, 3]);
    let legend_of_four = legend(&driver);
    assert!(legend_of_four.contains("✱ Washington (28)"), "{legend_of_four}");
    let driver = driver.press("Tab *");
    assert_eq!(names(&driver).iter().map(|it| it.0).collect::<Vec<_>>(), [1, 2, 3, 0]);
    assert!(driver.state.highlights.iter().all(|it| !matches!(it.subject(), Subject::Series(_))));
    // A free color is used before the oldest gives way.
    let driver = driver.press("Shift-Tab * *");
    assert_eq!(names(&driver).iter().map(|it| it.0).collect::<Vec<_>>(), [1, 2, 0, 3]);
}

#[test]
fn each_highlight_has_a_sign_and_a_color_in_lanes_list_overview_and_legend() {
    let store = bundled();
    let keys = "/ h e i s t Enter * Tab * Tab * / l e e";
    insta::assert_snapshot!(dump(&after(&store, keys).buffer()));
    let ascii = look(Locale::En, Theme::Mono, Symbols::Ascii);
    let driver = Driver::open(&store, ascii, (80, 24)).press(&format!("x x {keys}"));
    insta::assert_snapshot!(driver.text());
}

#[test]
fn typed_text_reaches_the_legend_as_it_may_be_shown() {
    let store = load(r#"{"events":[{"id":"a","date":"2024","name":"ab"}]}"#).store;
    let mut driver = Driver::open(&store, Look::default(), (120, 36)).press("/ a");
    driver.key(Key::char('\u{200D}'));
    let driver = driver.press("Enter");
    assert!(!footer(&driver).contains('\u{200D}'), "{:?}", footer(&driver));
    let driver = driver.press("*");
    assert_eq!(names(&driver), [(0, 1)]);
    assert!(!driver.text().contains('\u{200D}'));
}

#[test]
fn a_count_of_many_events_tells_of_the_one_that_was_found() {
    let events: Vec<String> = (0..5_000)
        .map(|it| format!(r#"{{"id":"e{it}","date":"20{:02}","name":"Talks {it}"}}"#, it / 50))
        .collect();
    let store = load(&format!(r#"{{"events":[{}]}}"#, events.join(","))).store;
    let driver = after(&store, "/ t a l k s Space 4 3 2 1 Enter");
    assert_eq!(driver.state.search.all(), &EventSet::range(4_321..4_322));
    let rows = marked(&driver, 2..13);
    assert_eq!(rows.iter().filter(|it| it.contains('◆')).count(), 1, "{rows:?}");
    let moved = driver.press("g g");
    let rows = marked(&moved, 2..13);
    assert!(rows.iter().any(|it| it.starts_with('(')), "{rows:?}\n{}", moved.text());
    let lit = moved.press("*").text();
    assert!(lit.contains("(250)✦250✦(250)"), "{lit}");
}
