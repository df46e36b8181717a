//! Where a value comes from, and what is doubtful about it, as it is seen.

use super::*;

/// A file of one's own, of which some values have a source, some have none, and one is disputed.
const OWN: &str = r#"{"sources":{"A":{"publisher":"Foreign Ministry","title":"Note on the talks",
    "date":"2024-01-11","url":"https://example.org/a","rank":"official","lang":"en"}},
    "conflicts":{"X1":{"title":"Who hosted","accounts":"The ministry says Bern, the press Geneva.",
    "fields":["host","actions"],"open":true,"cites":["A"]}},
    "events":[{"id":"a","date":{"value":"2024-01-10","certainty":"inferred","note":"By the stamp."},
    "name":"First talks","series":"s","ordinal":1,"place":{"value":"Geneva","certainty":"inferred"},
    "host":"CH","leaders":["Lee",{"person":"Kim","office":"Director, Ministry","cites":["A"]}],
    "conflicts":["X1"],"actions":["Share information",{"text":"Train experts","cites":["A"]}]}]}"#;

/// The same sessions with names, dates and actions alone.
const BARE: &str = r#"{"attache":1,"title":"Mine","events":[
    {"id":"a","date":"2024-01-10","name":"First talks","series":"s","actions":["Share information"]},
    {"id":"b","date":"2024-06-11","name":"Second talks","series":"s","actions":["Meet again"]}]}"#;

#[track_caller]
fn check(screen: &str, told: &[&str]) {
    for it in told {
        assert!(screen.contains(it), "{it:?} is not in\n{screen}");
    }
}

#[test]
fn each_pane_has_the_sources_of_what_is_under_its_cursor() {
    let store = bundled();
    let open = || Driver::open(&store, Look::default(), (120, 36)).press("j");
    for keys in ["s", "Tab j s", "Tab Tab s j j j", "Tab Tab Tab s", "Tab Tab Tab G s"] {
        insta::assert_snapshot!(format!("{keys}\n{}", open().press(keys).text()));
    }
    // The cursor reaches the sources of the disagreements too.
    let last = open().press("Tab Tab Tab Tab G s").text();
    check(&last, &["▍24  "]);
    let all = open().press("Tab Tab Tab Tab j j s").text();
    check(&all, &["Sources of: Bilateral 6", "6 settled  24 sources", "▍ 3  "]);
    let notes = open().press("Tab Tab Tab Tab Tab s").text();
    check(
        &notes,
        &["Sources of: notes on Bilateral 6", "Participants", "More than 50", "no source"],
    );
}

#[test]
fn a_disagreement_is_told_with_all_values_and_the_judgement() {
    let store = bundled();
    let open = || Driver::open(&store, Look::default(), (120, 36));
    let settled = open().press("j j j Tab Tab s j j j").text();
    check(
        &settled,
        &[
            "1 settled  3 sources",
            "▍C09  Place of the seventh session in the State note",
            "settled",
            "One copy of the note lacks any place; the reposted copy, whose address ends",
            "Judgement: Seoul: the note appears to have been corrected",
        ],
    );
    let open = open().press("x G Tab j j s j j").text();
    check(
        &open,
        &[
            "leader Baek Yoon-jeong",
            "1 open  3 sources",
            "C17? Rank of the ROK head",
            "unresolved",
            "The ROK ministry: director of the international security and cyber division",
            "The Japanese ministry: deputy director-general",
            "Judgement: Unresolved. Prefer the ROK form",
            "series 11 of 57   1 open",
        ],
    );
}

#[test]
fn doubt_stands_where_the_value_does() {
    let store = bundled();
    let open = |keys| Driver::open(&store, Look::default(), (120, 36)).press(keys).text();
    // Debevoise's title is disputed by name; the characters of another name are not hers.
    check(&open("j"), &["C04 5 12", "이준일 · 李埈一           C21 5 12 15"]);
    check(
        &open("j j j"),
        &["host KR inferred C09 4 5 9", "Seoul     C10", "3 settled  161 d after"],
    );
    // When two men were first listed says nothing of the day of the session.
    assert!(!open("j").contains("27–28 Mar  Washington  !"));
    check(&open("j j j"), &["5–6 Sep    Seoul     C10"]);
    // What is open stands in its row, whatever it is about.
    check(&open("x G"), &["C17?"]);
    let read = Driver::open(&store, Look::default(), (120, 36)).press("j j j Enter").text();
    check(&read, &["C10  1 4 5 9", "C09  4 5 9", "3 settled  161 d after #6"]);
}

#[test]
fn a_value_without_a_source_says_so_where_others_have_one() {
    let store = load(OWN).store;
    let open = |size, keys| Driver::open(&store, Look::default(), size).press(keys).text();
    let main = open((120, 36), "");
    check(&main, &["Geneva inferred  host CH ?", "X1? ?", "no source", "1 open"]);
    let row = |name: &str| main.lines().find(|it| it.contains(name)).unwrap().to_owned();
    assert!(row("Share information").ends_with("no source"), "{main}");
    assert!(row("Train experts").ends_with(" 1"), "{main}");
    check(&open((120, 36), "Tab s"), &["leader Lee", "No source is given for this.", "0 sources"]);
    check(&open((120, 36), "s"), &["inferred: By the stamp.", "No source is given for this."]);
    check(&open((80, 24), "Enter"), &["10 Jan 2024 inferred", "no source", "X1?  no source"]);
    // With few columns a sign takes the place of the words.
    let narrow = open((60, 20), "Tab");
    assert!(
        narrow.lines().any(|it| it.contains("Share information") && it.ends_with('?')),
        "{narrow}"
    );
}

#[test]
fn a_file_without_any_source_does_not_complain_on_each_line() {
    let store = load(BARE).store;
    let open = |keys| Driver::open(&store, Look::default(), (120, 36)).press(keys).text();
    for keys in ["", "Enter", "Tab Enter"] {
        let screen = open(keys).replace("no sources recorded", "");
        assert!(!screen.contains("no source"), "{screen}");
    }
    check(&open("Tab Tab Tab Tab"), &["no sources recorded"]);
    check(
        &open("Tab Tab Tab s"),
        &["action \"Share information\"", "No source is given for this."],
    );
    check(&open("o"), &["no source of this has an address"]);
    check(&open("y y"), &["copied: First talks: 10 Jan 2024"]);
    check(&open("y"), &["y copy with citation", "l copy the address", "m copy as Markdown"]);
}

#[test]
fn the_list_of_sources_fits_every_screen_and_language() {
    let store = bundled();
    for (locale, size) in [
        (Locale::En, (80, 24)),
        (Locale::En, (40, 12)),
        (Locale::En, (20, 5)),
        (Locale::Ko, (120, 36)),
        (Locale::Ja, (80, 24)),
    ] {
        let look = look(locale, Theme::Dark, Symbols::Unicode);
        let driver = Driver::open(&store, look, size).press("j Tab s j");
        insta::assert_snapshot!(format!("{locale:?} {size:?}\n{}", driver.text()));
    }
    let ascii = look(Locale::En, Theme::Mono, Symbols::Ascii);
    let driver = Driver::open(&store, ascii, (100, 30)).press("j j j Tab Tab Tab Tab s j j j");
    insta::assert_snapshot!(dump(&driver.buffer()));
}

#[test]
fn a_row_that_does_not_fit_is_read_to_its_end() {
    let store = bundled();
    let mut driver = Driver::open(&store, Look::default(), (40, 12)).press("x G Tab Tab j j s");
    let first = driver.text();
    let mut seen = String::new();
    for _ in 0..90 {
        driver = driver.press("j");
        seen += &driver.text();
    }
    check(&seen, &["▍ 7  ", "▍C17? Rank of the", "Judgement: Unresolved"]);
    check(&seen, &["may reflect an acting role", "for the meeting."]);
    assert_eq!(driver.press(&"k ".repeat(90)).text(), first);
}

#[test]
fn the_page_of_sources_ends_with_every_disagreement() {
    let store = bundled();
    let driver = Driver::open(&store, Look::default(), (40, 12)).press("j s Enter G");
    let screen = driver.text();
    check(&screen, &["Bilateral 6 · Sources", "Judgement: One series each"]);
    let whole = Driver::open(&store, Look::default(), (120, 200)).press("j s Enter").text();
    for key in ["C04", "C06", "C07", "C08", "C21", "C22"] {
        assert!(whole.lines().any(|it| it.trim_start().starts_with(key)), "{key}\n{whole}");
    }
}

#[test]
fn in_a_comparison_and_a_thread_the_sources_are_those_of_the_action_under_the_cursor() {
    let store = bundled();
    let press = |keys: &str| Driver::open(&store, Look::default(), (120, 36)).press(keys).text();
    // A dropped action has the sources of the session before.
    check(
        &press("j j j d G s"),
        &["Consider updating the joint advisory on", "Outcome of 6th ROK-U.S. Working Group"],
    );
    check(&press("j j j d j s"), &["Keep tracing and sanctioning", "Sisa Topic News"]);
    check(&press("j j j t k s"), &["Prevent and break up crypto heists", "S. Korea, U.S. stress"]);
}
