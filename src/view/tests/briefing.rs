//! The presenting screen, as the people in the last row would see it.

use std::time::Duration;

use super::{Driver, Locale, Look, Symbols, Theme, bundled, dump, look};
use crate::app::{BriefingMode, Stop, StopSubject, Tour, Words};
use crate::load::load;
use crate::store::Store;
use crate::text;
use crate::view::{Misfit, overflow, screen};

/// A file that says little: no countries, no places, no numbers.
const OWN: &str = r#"{"attache":1,"title":"Mine","events":[
    {"id":"a","date":"2024-01-10","name":"First talks","actions":["Share information","Train experts"]},
    {"id":"b","date":"2024-06","name":"Second talks","actions":["Share more information","Meet again"]},
    {"id":"c","date":"2024-09-02","name":"Third talks"}]}"#;

/// Presents what is shown, up to a point.
fn at(
    store: &Store,
    (look, size): (Look, (u16, u16)),
    place: (usize, usize),
    seconds: u64,
) -> Driver<'_> {
    let mut driver = Driver::open(store, look, size).press("b");
    assert!(driver.state.stand_at(store, (place.0 - 1, place.1), Duration::from_secs(seconds)));
    driver
}

fn shown(store: &Store, size: (u16, u16), place: (usize, usize), seconds: u64) -> String {
    at(store, (Look::default(), size), place, seconds).text()
}

/// A tour of stops that one made on the spot has not.
fn made(store: &Store) -> Tour {
    let event = |id| store.find(id).unwrap().at();
    let person = |id: &str| store.people().find(|it| store.str(store.person(*it).key) == id);
    let place = |id: &str| store.places().find(|it| store.str(store.place(*it).key) == id);
    let mut card = Stop::of(StopSubject::Card);
    card.title = Words::Typed("What this is about".to_owned());
    card.points = ["Five sessions in ten months", "Two formats, one problem"]
        .map(|it| Words::Typed(it.to_owned()))
        .to_vec();
    card.seconds = Some(60);
    let seoul = store.event(event("bilateral-07")).unwrap().places()[0];
    let stops = vec![
        card,
        Stop::of(StopSubject::Compare(event("bilateral-06"), event("bilateral-07"))),
        Stop::of(StopSubject::Compare(event("bilateral-07"), event("trilateral-03"))),
        Stop::of(StopSubject::Person(person("lee-jun-il").unwrap())),
        Stop::of(StopSubject::Place(place("seoul").unwrap_or(seoul))),
        Stop::of(StopSubject::Cover { query: "nonsense:".to_owned() }),
        Stop::of(StopSubject::Cover { query: "kind:milestone scope:all".to_owned() }),
    ];
    let title = Words::Typed("A story in seven stops".to_owned());
    Tour { id: "story".to_owned(), title, stops, ..Tour::default() }
}

fn story(store: &Store, size: (u16, u16), place: (usize, usize)) -> Driver<'_> {
    let mut driver = Driver::open(store, Look::default(), size);
    driver.state.tours.all.push(made(store));
    assert!(driver.state.present(store, "story"));
    assert!(driver.state.stand_at(store, (place.0 - 1, place.1), Duration::ZERO));
    driver
}

#[test]
fn the_actions_of_a_session_with_their_styles() {
    let store = bundled();
    let driver = at(&store, (Look::default(), (120, 36)), (15, 3), 588);
    insta::assert_snapshot!(dump(&driver.buffer()));
}

#[test]
fn each_side_of_a_session_on_eighty_columns() {
    let store = bundled();
    let sides = [(17, 3), (18, 2), (19, 3), (20, 4), (21, 4)];
    let told = sides.map(|it| shown(&store, (80, 24), it, 700));
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn cover_matrix_and_sources() {
    let store = bundled();
    let told = [(1, 2), (27, 4), (28, 3)].map(|it| shown(&store, (120, 36), it, 0));
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn cards_comparisons_people_and_places() {
    let store = bundled();
    let told = [(1, 2), (2, 7), (3, 5), (4, 4), (5, 2), (7, 1)];
    let told = told.map(|it| story(&store, (110, 32), it).text());
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn three_languages_hold_their_places() {
    let store = bundled();
    let signs = [Symbols::Unicode, Symbols::Narrow, Symbols::Ascii];
    let told = Locale::ALL.into_iter().zip(signs).map(|(locale, symbols)| {
        let look = look(locale, Theme::Light, symbols);
        at(&store, (look, (120, 36)), (21, 3), 1300).text()
    });
    insta::assert_snapshot!(told.collect::<Vec<_>>().join("\n"));
}

#[test]
fn small_and_large_screens() {
    let store = bundled();
    let sizes = [(60, 20), (40, 12), (20, 5), (200, 60)];
    let told = sizes.map(|it| shown(&store, it, (20, 5), 700));
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn a_file_that_says_little_is_presented_too() {
    let store = load(OWN).store;
    let told = [(1, 3), (2, 1), (5, 2), (6, 3), (7, 0)];
    let told = told.map(|it| shown(&store, (80, 24), it, 60));
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn no_stop_of_what_is_shown_overflows_in_any_language() {
    let store = bundled();
    for locale in Locale::ALL {
        let look = look(locale, Theme::Dark, Symbols::Unicode);
        let driver = Driver::open(&store, look, (120, 36)).press("b");
        let tour = &driver.state.tours.given.as_ref().unwrap().tour;
        for size in [(80, 24), (120, 36)] {
            assert_eq!(overflow(&store, &driver.state, tour, size), [], "{locale:?} {size:?}");
        }
    }
}

/// Presents the tour of the bundled file, up to a point.
fn core(store: &Store, (look, size): (Look, (u16, u16)), place: (usize, usize)) -> Driver<'_> {
    let mut driver = Driver::open(store, look, size);
    assert!(driver.state.present(store, "core"));
    assert!(driver.state.stand_at(store, (place.0 - 1, place.1), Duration::ZERO));
    driver
}

#[test]
fn a_list_that_is_longer_than_the_screen_scrolls_to_its_end() {
    let store = bundled();
    for size in [(80, 24), (120, 36)] {
        let told = |place| {
            let text = core(&store, (Look::default(), size), place).text();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        assert!(told((30, 9)).contains(" 9 defence "), "{}", told((30, 9)));
        let whole = told((30, 14));
        assert!(whole.contains(" 14 forum "), "{whole}");
        let last = told((32, 40));
        assert!(last.contains(" 40 "), "{last}");
    }
}

#[test]
fn the_changes_are_counted_in_full_on_every_screen() {
    let store = bundled();
    for (size, expected) in [
        ((120, 36), "1 new, 2 returned, 4 reworded, 3 kept, 3 dropped"),
        ((80, 24), "since #5 · +1 ^2 ~4 =3 −3"),
        ((80, 20), "+1 ^2 ~4 =3 −3"),
    ] {
        for stop in [10, 11] {
            let text = core(&store, (Look::default(), size), (stop, 1)).text();
            assert!(text.contains(expected), "{text}");
        }
    }
}

#[test]
fn the_title_of_a_tour_is_the_last_to_give_way_in_the_head_row() {
    let store = bundled();
    let head = |size| {
        let text = core(&store, (Look::default(), size), (1, 0)).text();
        text.lines().next().unwrap_or_default().to_owned()
    };
    let title = "DPRK cyber-threat working groups: five sessions";
    assert!(head((80, 24)).contains(title) && !head((80, 24)).contains("as of"));
    assert!(head((120, 36)).contains(title) && head((120, 36)).contains("as of"));
}

#[test]
fn the_next_stop_is_announced_with_all_that_it_reveals() {
    let store = bundled();
    let text = core(&store, (Look::default(), (120, 36)), (1, 0)).text();
    assert!(text.contains("Bilateral 5: Overview  6 points · 35 s"), "{text}");
}

/// What the notes of the bundled tour call a theme, in each language.
fn spoken(theme: &str, locale: Locale) -> &'static str {
    let [en, ko, ja] = match theme {
        "crypto-heists" => ["heists", "가상자산 탈취", "暗号資産の窃取"],
        "it-workers" => ["IT workers", "IT 인력", "IT労働者"],
        "info-theft" => ["theft of information", "정보 탈취", "情報の窃取"],
        "diplomatic-outreach" => ["third countries", "제3국", "第三国"],
        "information-sharing" => ["sharing of information", "정보 공유", "情報共有"],
        "capacity-building" => ["capacity building", "역량 강화", "能力構築"],
        "private-sector" => ["private firms", "민간", "民間企業"],
        "defense-espionage" => ["defence-sector spying", "방산 분야", "防衛分野"],
        "money-laundering" => ["laundering", "자금 세탁", "資金洗浄"],
        "advisories" => ["advisories", "주의보", "注意喚起"],
        _ => panic!("{theme} has no word in the notes"),
    };
    match locale {
        Locale::En => en,
        Locale::Ko => ko,
        Locale::Ja => ja,
    }
}

#[test]
fn the_notes_of_the_bundled_tour_say_what_the_screen_beside_them_says() {
    let store = bundled();
    let key = |it| store.str(store.theme(it).key);
    for locale in Locale::ALL {
        let look = (Look { locale, ..Look::default() }, (120, 36));
        let stop = |number| core(&store, look, (number, 0)).state.tours.given.unwrap();
        let notes = |it: &crate::app::Briefing| -> Vec<String> {
            let notes = it.tour.stops[it.at].notes.say(&store, locale.tag());
            notes.lines().map(str::to_owned).collect()
        };
        let both = stop(17);
        let (told, shared) = (notes(&both), &both.scene.shared);
        for theme in &shared.both {
            assert!(told[1].contains(spoken(key(*theme), locale)), "{told:?}");
        }
        for theme in &shared.gone {
            assert!(told[2].contains(spoken(key(*theme), locale)), "{told:?}");
        }
        assert!(!told[2].contains(spoken("crypto-heists", locale)), "{told:?}");
        let matrix = stop(30);
        let (told, table) = (notes(&matrix), matrix.scene.table.as_ref().unwrap());
        let everywhere = |it: &&crate::analysis::matrix::Row| (0..5).all(|at| it.count(at) > 0);
        let everywhere: Vec<_> = table.rows.iter().filter(everywhere).collect();
        assert_eq!(everywhere.len(), 5);
        for row in everywhere {
            assert!(told[0].contains(spoken(key(row.theme.unwrap()), locale)), "{told:?}");
        }
    }
}

#[test]
fn what_does_not_fit_is_named() {
    let store = bundled();
    let driver = Driver::open(&store, Look::default(), (80, 24));
    let mut card = Stop::of(StopSubject::Card);
    card.title = Words::Typed("A heading ".repeat(9));
    card.points = vec![Words::Typed("point ".repeat(60)); 15];
    let tour = Tour { stops: vec![card.clone(), card], ..Tour::default() };
    let found = overflow(&store, &driver.state, &tour, (80, 24));
    let misfits: Vec<Misfit> = found.iter().filter(|it| it.stop == 1).map(|it| it.misfit).collect();
    assert_eq!(misfits[..3], [Misfit::Heading, Misfit::Announced, Misfit::Long(1, 6)]);
    assert_eq!(misfits.last(), Some(&Misfit::Many(8)));
}

#[test]
fn a_point_is_whole_on_every_screen_while_it_is_spoken_about() {
    let store = bundled();
    let actions = store.find("bilateral-07").unwrap().actions();
    for size in [(200, 60), (120, 36), (110, 32), (80, 24), (72, 20), (60, 20), (40, 12), (40, 9)] {
        for (position, action) in actions.iter().enumerate() {
            let driver = at(&store, (Look::default(), size), (20, position + 1), 0);
            let sheet = screen(&store, &driver.state);
            let all: String = sheet.pieces.iter().map(|it| it.text.replace(' ', "")).collect();
            let words = store.say(action.text, "en").replace(' ', "");
            assert!(all.contains(&words), "{words} at {size:?}:\n{}", driver.text());
        }
    }
}

#[test]
fn no_size_breaks_the_screen() {
    let store = bundled();
    for columns in [1, 19, 20, 33, 59, 60, 71, 72, 80, 109, 110, 120] {
        for rows in [1, 4, 5, 8, 9, 12, 15, 19, 20, 24, 31, 32] {
            for (stop, step) in [(1, 5), (5, 0), (5, 11), (27, 2)] {
                let driver = at(&store, (Look::default(), (columns, rows)), (stop, step), 90);
                let text = driver.text();
                assert!(text.lines().all(|it| text::width(it) <= columns.into()));
            }
        }
    }
}

#[test]
fn rows_that_do_not_fit_are_counted() {
    let store = bundled();
    let text = shown(&store, (40, 12), (20, 5), 0);
    assert!(text.contains("+4 more") && text.contains("Coordinate approaches"), "{text}");
}

#[test]
fn a_blank_screen_is_blank() {
    let store = bundled();
    let mut driver = at(&store, (Look::default(), (80, 24)), (5, 3), 0);
    driver.state.tours.given.as_mut().unwrap().blank = true;
    assert_eq!(driver.text().trim(), "");
}

#[test]
fn a_practice_run_says_so() {
    let store = bundled();
    let mut driver = at(&store, (Look::default(), (80, 24)), (5, 3), 0);
    driver.state.tours.given.as_mut().unwrap().mode = BriefingMode::Practice;
    assert!(driver.text().lines().next().unwrap().contains("Practice run"));
}

/// The filled columns of both bars, and what is said of the pace.
fn pace(seconds: u64) -> (usize, usize, String) {
    let store = bundled();
    let mut driver = Driver::open(&store, Look::default(), (120, 36)).press("b");
    let stops = &mut driver.state.tours.given.as_mut().unwrap().tour.stops;
    for stop in stops {
        stop.seconds = Some(45);
    }
    // Eight stops are done: six minutes of twenty-one.
    assert!(driver.state.stand_at(&store, (8, 0), Duration::from_secs(seconds)));
    let text = driver.text();
    let row =
        |label: &str| text.lines().find(|it| it.trim().starts_with(label)).unwrap().to_owned();
    let filled = |row: &str| row.chars().filter(|it| *it == '━').count();
    let words = |row: &str| row.get(row.find(" of ").unwrap()..).unwrap().trim().to_owned();
    let (time, stops) = (row("Time"), row("Stops"));
    (filled(&time), filled(&stops), format!("{} | {}", words(&time), words(&stops)))
}

#[test]
fn bars_are_level_when_one_is_on_pace() {
    let (time, stops, told) = pace(360);
    assert_eq!(time, stops);
    assert_eq!(told, "of 21:00   on pace | of 28");
}

#[test]
fn ahead_behind_and_over_are_said_in_words() {
    let told = |seconds| pace(seconds).2;
    assert_eq!(told(348), "of 21:00   0:12 ahead | of 28");
    assert_eq!(told(420), "of 21:00   0:15 behind | of 28         this stop 0:15 over");
    assert!(told(1390).starts_with("of 21:00  2:10 over | of 28"), "{}", told(1390));
    let (time, stops, _) = pace(1390);
    assert!(time > stops && time == 60, "{time} {stops}");
}
