//! What is copied, opened and listed for the value under the cursor.

use super::*;
use crate::action::Key;
use crate::app::{Input, Look, update};
use crate::load::load;
use crate::query;

const BUNDLED: &str = include_str!("../../../assets/working-groups.json");

fn bundled() -> Store {
    load(BUNDLED).store
}

/// Opens the browser on a wide screen, with the event of this id selected.
fn open_at(store: &Store, id: &str, locale: Locale) -> State {
    let look = Look { locale, ..Look::default() };
    let query = query::parse("scope:all").unwrap();
    let mut state = State::new(store, query, look).unwrap();
    state.size = (120, 36);
    state.selected = store.find(id).map(crate::store::Event::at);
    state
}

/// Presses keys by name; returns what the last one wants done outside.
fn press(store: &Store, state: &mut State, keys: &str) -> Option<Outgoing> {
    for key in keys.split(' ') {
        update(store, state, Input::Key(key.parse::<Key>().unwrap()));
    }
    state.outgoing.take()
}

/// Returns what keys copy of the session of this id.
#[track_caller]
fn copied(store: &Store, id: &str, locale: Locale, keys: &str) -> String {
    let mut state = open_at(store, id, locale);
    match press(store, &mut state, keys) {
        Some(Outgoing::Copy(text)) => text,
        other => panic!("{other:?} {:?}", state.notice),
    }
}

/// The keys that lead from the list of sessions to the heads, the place and the actions.
const LEADERS: &str = "Tab";
const PLACE: &str = "Tab Tab";
const ACTIONS: &str = "Tab Tab Tab";

#[test]
fn what_is_copied_can_be_checked_by_who_reads_it() {
    let store = bundled();
    for (id, keys) in [
        ("bilateral-06", format!("{LEADERS} j y y")),
        ("bilateral-06", format!("{LEADERS} j y m")),
        ("bilateral-07", format!("{PLACE} y y")),
        ("bilateral-07", format!("{ACTIONS} y y")),
        ("bilateral-07", format!("{ACTIONS} G y y")),
        ("bilateral-06", "y y".to_owned()),
        ("bilateral-06", "s j y y".to_owned()),
        ("bilateral-07", format!("{PLACE} s j j j y y")),
        ("trilateral-04", format!("{LEADERS} j y y")),
        ("bilateral-06", format!("{ACTIONS} Tab j y m")),
    ] {
        insta::assert_snapshot!(format!("{id} {keys}\n{}", copied(&store, id, Locale::En, &keys)));
    }
    for locale in [Locale::Ko, Locale::Ja] {
        let keys = format!("{LEADERS} j y y");
        insta::assert_snapshot!(copied(&store, "bilateral-06", locale, &keys));
    }
}

#[test]
fn the_address_of_the_source_under_the_cursor_is_the_one_that_is_opened() {
    let store = bundled();
    let mut state = open_at(&store, "bilateral-06", Locale::En);
    let url = |number: usize| {
        let event = store.find("bilateral-06").unwrap();
        store.str(store.source(store.numbered(event)[number - 1]).url).to_owned()
    };
    // The date is of the sources 1, 5, 11 and 12.
    assert_eq!(press(&store, &mut state, "o"), Some(Outgoing::Open(url(1))));
    assert_eq!(press(&store, &mut state, "s j o"), Some(Outgoing::Open(url(5))));
    assert_eq!(press(&store, &mut state, "j y l"), Some(Outgoing::Copy(url(11))));
    assert_eq!(press(&store, &mut state, "Esc o"), Some(Outgoing::Open(url(1))));
    let tabs = format!("{ACTIONS} Tab j j o");
    assert_eq!(press(&store, &mut state, &tabs), Some(Outgoing::Open(url(3))));
}

const HOSTILE: &str = r#"{"sources":{"A":{"title":"A","url":"javascript:alert(1)"},
    "B":{"title":"B","url":"file:///etc/passwd"},"C":{"title":"C","url":"--help"},
    "D":{"title":"D","url":"https://example.org/\u001b]0;x\u0007"},"E":{"title":"E"}},
    "events":[{"id":"a","date":"2024-03-29","name":"Talks","sources":["A","B","C","D","E"]}]}"#;

#[test]
fn what_is_no_address_of_the_web_is_neither_opened_nor_copied() {
    let store = load(HOSTILE).store;
    let mut state = open_at(&store, "a", Locale::En);
    press(&store, &mut state, &format!("{ACTIONS} Tab s"));
    for row in 0..5 {
        for keys in ["o", "y l"] {
            assert_eq!(press(&store, &mut state, keys), None);
            let told =
                matches!(state.notice, Some(Notice::Sent(Sent::BadAddress(_) | Sent::NoAddress)));
            assert!(told, "row {row}: {:?}", state.notice);
        }
        press(&store, &mut state, "j");
    }
    let Some(Outgoing::Copy(text)) = press(&store, &mut state, "k k k k k y m") else { panic!() };
    assert!(!text.contains("](<"), "{text}");
}

#[test]
fn the_disagreement_that_names_another_head_is_not_about_this_one() {
    let store = bundled();
    let event = store.find("trilateral-02").unwrap();
    let about = |position| {
        let of = Cited::Leader(event.at(), position).conflicts(&store).into_iter();
        of.map(|it| store.str(store.conflict(it).key)).collect::<Vec<_>>()
    };
    let names = event.leaders().iter().map(|it| store.str(store.person(it.person).key));
    assert_eq!(names.collect::<Vec<_>>(), ["lyn-debevoise", "kumagai-naoki", "lee-jun-il"]);
    // The romanisation of names, C21, is about two of them.
    let expected = [&["C04"][..], &["C05", "C14", "C21"], &["C21"]];
    assert_eq!([about(0), about(1), about(2)], expected);
    let unnamed = load(
        r#"{"conflicts":{"X":{"fields":["leaders"]},"X1":{"fields":["leaders"]}},
        "events":[{"id":"a","date":"2024","conflicts":["X","X1"],
        "leaders":["Lee",{"person":"Kim","note":"Disputed (X1)."}]}]}"#,
    );
    let (store, event) = (&unnamed.store, unnamed.store.find("a").unwrap());
    let all = |position| Cited::Leader(event.at(), position).conflicts(store).len();
    assert_eq!((all(0), all(1)), (1, 2));
}

#[test]
fn a_dropped_action_has_the_sources_of_the_session_before() {
    let store = bundled();
    let mut state = open_at(&store, "bilateral-07", Locale::En);
    press(&store, &mut state, &format!("{ACTIONS} G s"));
    let Some(Overlay::Sources { of, .. }) = state.overlays.last() else { panic!() };
    assert_eq!(Some(of.event()), store.find("bilateral-06").map(crate::store::Event::at));
    assert!(!of.sources(&store).is_empty());
    press(&store, &mut state, "Enter");
    assert_eq!(state.event(&store).unwrap().id(), "bilateral-06");
    assert!(matches!(state.overlays.as_slice(), [Overlay::Read { .. }]));
    press(&store, &mut state, "Esc Ctrl-o");
    assert_eq!(state.event(&store).unwrap().id(), "bilateral-07");
}

#[test]
fn where_nothing_is_shown_there_is_nothing_to_cite() {
    let store = bundled();
    let query = query::parse("country:JP no:99").unwrap();
    let mut state = State::new(&store, query, Look::default()).unwrap();
    for keys in ["s", "o", "y y", "y l", "y m"] {
        assert_eq!(press(&store, &mut state, keys), None);
        assert_eq!(state.notice, Some(Notice::Sent(Sent::NothingToCite)), "{keys}");
        assert!(state.overlays.is_empty());
    }
}

#[test]
fn sources_of_the_whole_event_are_not_passed_off_as_those_of_a_value() {
    let own = r#"{"events":[{"id":"a","date":"2024-03-29","leaders":["Lee"],"source":"https://example.org/a"},
        {"id":"b","date":"2024-04-29","leaders":["Lee"]}]}"#;
    let store = load(own).store;
    let event = store.find("a").unwrap();
    assert!(!event.cites_by_field());
    assert_eq!(Cited::Leader(event.at(), 0).sources(&store).len(), 1);
    let text = copied(&store, "b", Locale::En, "Tab y y");
    assert_eq!(text, "Lee, at b (29 Apr 2024) (no source)");
}

#[test]
fn in_a_comparison_and_a_thread_the_action_under_the_cursor_is_copied() {
    let store = bundled();
    for (keys, words) in [
        ("d G y y", "Consider updating the joint advisory on"),
        ("d j y y", "Keep tracing and sanctioning"),
        ("t y y", "Prevent and break up crypto heists"),
    ] {
        let text = copied(&store, "bilateral-07", Locale::En, keys);
        assert!(text.contains(words), "{keys}: {text}");
    }
}
