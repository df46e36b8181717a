//! Two sessions side by side and the thread of an action, as a person would see them.

use super::*;

/// What a user may have written by hand: names, dates and the words of actions.
const OWN: &str = r#"{"attache":1,"title":"Mine","events":[
    {"id":"a","date":"2024-01-10","name":"First talks","series":"s","actions":["Share information","Train experts"]},
    {"id":"b","date":"2024-06-11","name":"Second talks","series":"s","actions":["Share more information","Meet again"]}]}"#;

fn open<'a>(store: &'a Store, size: (u16, u16), keys: &str) -> Driver<'a> {
    Driver::open(store, Look::default(), size).press(keys)
}

#[test]
fn the_seventh_bilateral_session_beside_the_sixth() {
    let store = bundled();
    let driver = open(&store, (120, 36), "j j j d j j");
    insta::assert_snapshot!(dump(&driver.buffer()));
}

#[test]
fn at_eighty_and_forty_columns_one_stands_above_the_other() {
    let store = bundled();
    for (size, keys) in [
        ((80, 24), "j j j d"),
        ((80, 24), "j j j d Ctrl-d Ctrl-d Ctrl-d Ctrl-d"),
        ((40, 12), "j j j d"),
        ((40, 12), "j j j d Ctrl-d Ctrl-d Ctrl-d Ctrl-d Ctrl-d Ctrl-d"),
        ((20, 5), "j j j d G"),
    ] {
        let driver = open(&store, size, keys);
        insta::assert_snapshot!(format!("{}x{} {keys}\n{}", size.0, size.1, driver.text()));
    }
}

#[test]
fn both_were_in_washington_within_two_days_with_the_same_heads() {
    let store = bundled();
    for size in [(120, 36), (80, 40)] {
        let driver = open(&store, size, "j j d Tab");
        let screen = driver.text();
        insta::assert_snapshot!(screen);
    }
    let screen = open(&store, (120, 36), "j j d Tab").text();
    let row = |word: &str| {
        let found = screen.lines().find(|it| it.starts_with(&format!("  {word} "))).unwrap();
        found.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(row("Session"), "Session Bilateral 6 Trilateral 2");
    assert_eq!(row("When"), "When 27–28 Mar 2024 29 Mar 2024 1 d later");
    assert_eq!(row("Where"), "Where Washington = Washington same");
    assert!(row("US head").starts_with("US head Lyn Debevoise = Lyn Debevoise"));
    assert_eq!(row("KR head"), "KR head Lee Jun-il = Lee Jun-il same");
}

#[test]
fn a_file_with_names_dates_and_words_alone_says_what_is_not_known() {
    let store = load(OWN).store;
    for size in [(120, 36), (80, 24), (40, 12)] {
        let driver = open(&store, size, "j d");
        insta::assert_snapshot!(format!("{}x{}\n{}", size.0, size.1, driver.text()));
    }
    let screen = open(&store, (120, 36), "j d").text();
    for told in ["place not known", "host not known", "no leaders recorded", "153 d later"] {
        assert!(screen.contains(told), "{told}\n{screen}");
    }
    let screen = open(&store, (120, 36), "j t").text();
    assert!(screen.contains("in 2 of 2 sessions") && screen.contains("reworded  proposed"));
    assert!(!screen.contains("First…") && screen.contains("● First talks"), "{screen}");
    let bare = load(&OWN.replace(r#","actions":["#, r#","tags":["#)).store;
    let screen = open(&bare, (120, 36), "j d").text();
    assert!(screen.contains("no agreed actions recorded"), "{screen}");
    let apart = load(&OWN.replace(r#","series":"s""#, "")).store;
    let screen = open(&apart, (120, 36), "j d").text();
    assert!(screen.contains("First talks") && screen.contains("Second talks"), "{screen}");
}

#[test]
fn a_proposed_match_is_marked_until_it_is_accepted() {
    let store = load(OWN).store;
    let is_marked =
        |driver: &Driver<'_>| driver.text().lines().any(|it| it.starts_with(" ▍proposed"));
    let driver = open(&store, (120, 36), "j d j");
    assert!(is_marked(&driver), "{}", driver.text());
    assert!(driver.text().contains("match proposed by theme and wording"), "{}", driver.text());
    let accepted = driver.press("a");
    let screen = accepted.text();
    assert!(!is_marked(&accepted) && screen.contains("match accepted"), "{screen}");
    assert_eq!(accepted.state.kept.matches.0.len(), 1);
    let again = accepted.press("a");
    assert!(is_marked(&again), "{}", again.text());
    assert!(again.state.kept.matches.0.is_empty());
}

#[test]
fn the_thread_of_an_action() {
    let store = bundled();
    let follow = "j j j Tab Tab Tab j j j t";
    for size in [(120, 36), (80, 24), (40, 12), (20, 5)] {
        let driver = open(&store, size, follow);
        insta::assert_snapshot!(format!("{}x{}\n{}", size.0, size.1, driver.text()));
    }
    let screen = open(&store, (120, 36), "j j j d G t").text();
    assert!(screen.contains("silent for 1 session"), "{screen}");
    let ascii = look(Locale::Ja, Theme::Dark, Symbols::Ascii);
    let driver = Driver::open(&store, ascii, (120, 36)).press(follow);
    insta::assert_snapshot!(driver.text());
}

#[test]
fn an_action_that_is_there_again_after_an_absence_has_returned() {
    let store = bundled();
    // Heists: the first, the fourth, and every session since.
    let screen = open(&store, (120, 36), "j j j t").text();
    let told = |name: &str| {
        let row = screen.lines().find(|it| it.contains(&format!(" {name} "))).unwrap();
        ["absent", "returned", "reworded"].into_iter().find(|it| row.contains(it))
    };
    let all: Vec<_> = (1..=7).map(|it| told(&format!("Bilateral {it}"))).collect();
    let (absent, reworded) = (Some("absent"), Some("reworded"));
    assert_eq!(all, [None, absent, absent, Some("returned"), reworded, reworded, None], "{screen}");
}

#[test]
fn no_days_are_counted_between_dates_that_are_not_known_to_the_day() {
    for date in ["2024-06", "2024", "2024-06-11~"] {
        let store = load(&OWN.replace("2024-06-11", date)).store;
        let screen = open(&store, (120, 36), "j d").text();
        assert!(screen.contains("days between not known"), "{date}\n{screen}");
        assert!(!screen.contains(" d later") && !screen.contains("overlap"), "{date}\n{screen}");
    }
}

#[test]
fn themes_and_offices_stand_beside_each_other() {
    let store = bundled();
    let screen = open(&store, (120, 36), "j j j d").text();
    let row = |word: &str| {
        let found = screen.lines().find(|it| it.starts_with(&format!("  {word} ")))?;
        Some(found.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let themes = row("Themes");
    assert_eq!(
        themes.as_deref(),
        Some("Themes − advisories + helpers, sanctions, policing 9 shared")
    );
    // Others led for the US, and the offices of both are told.
    assert_eq!(screen.matches("\n  Office ").count(), 2, "{screen}");
    // Own files without themes have no such row.
    let own = load(OWN).store;
    assert!(!open(&own, (120, 36), "j d").text().contains("Themes"));
}

#[test]
fn the_title_says_on_what_a_comparison_rests() {
    let store = bundled();
    for (keys, told) in [
        ("j j j d", "Compare · with the session before "),
        ("j j j d Tab", "Compare · with the last of another series "),
        ("j j j D g g Enter", "Compare · chosen "),
    ] {
        let screen = open(&store, (120, 36), keys).text();
        assert!(screen.contains(told), "{keys}\n{screen}");
    }
}

#[test]
fn what_is_cut_ends_behind_a_whole_word() {
    let store = bundled();
    for size in [(80, 40), (120, 36), (200, 60)] {
        let screen = open(&store, size, "j j j d").text();
        assert!(!screen.contains("law- e") && !screen.contains(" i…"), "{screen}");
    }
}

#[test]
fn the_list_of_what_to_compare_with_is_walked_on_screen_alone() {
    let store = bundled();
    let driver = open(&store, (100, 30), "j j j D");
    insta::assert_snapshot!(driver.text());
    let driver = driver.press("G k");
    assert!(driver.text().contains("▍  Trilateral 3"), "{}", driver.text());
    assert!(driver.text().contains(" 9 of 10 "), "{}", driver.text());
    let screen = driver.press("Enter").text();
    assert!(screen.contains("Trilateral 3") && screen.contains("they overlap"), "{screen}");
}

#[test]
fn korean_and_japanese_comparisons_are_straight() {
    let store = bundled();
    for locale in [Locale::Ko, Locale::Ja] {
        let driver = Driver::open(&store, look(locale, Theme::Dark, Symbols::Narrow), (120, 36));
        insta::assert_snapshot!(driver.press("j j j d").text());
    }
}

#[test]
fn the_footer_says_which_change_it_is_and_does_not_count_what_was_kept() {
    let store = bundled();
    let driver = open(&store, (120, 36), "j j j d");
    assert!(driver.text().ends_with("change 1 of 6\n"), "{}", driver.text());
    let driver = driver.press("j j j j");
    assert!(driver.text().ends_with("kept 1 of 6\n"), "{}", driver.text());
    let driver = driver.press("G");
    assert!(driver.text().ends_with("change 6 of 6\n"), "{}", driver.text());
}

#[test]
fn what_stands_above_the_first_change_can_be_read_on_a_small_screen() {
    let store = bundled();
    let mut driver = open(&store, (40, 12), "j j j d");
    let mut seen = driver.text();
    for _ in 0..60 {
        driver = driver.press("j");
        seen += &driver.text();
    }
    for told in ["Bilateral 6", "Lyn Debevoise", "Seth Bailey", "Seoul", "Consider updating"] {
        assert!(seen.contains(told), "{told}");
    }
    let back = driver.press("g g");
    assert!(back.text().contains("Bilateral 6"), "{}", back.text());
}
