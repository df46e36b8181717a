//! Presenting a tour: from point to point, away and back, against the clock.

use std::time::Duration;

use proptest::prelude::*;

use super::super::*;
use super::{bundled, open, press};
use crate::action::{BINDINGS, Code, Key};
use crate::load::load;
use crate::model::Focus;
use crate::store::{EventId, Store};

/// Lets time pass up to so many seconds after the start.
fn wait(store: &Store, state: &mut State, seconds: u64) -> Effect {
    update(store, state, Input::Time(Duration::from_secs(seconds)))
}

/// The stop and the step of the briefing, counted from 0.
#[track_caller]
fn place(state: &State) -> (usize, usize) {
    let briefing = state.briefing().expect("a briefing goes on");
    (briefing.at, briefing.step)
}

fn told(state: &State) -> Option<&Touring> {
    match &state.notice {
        Some(Notice::Touring(told)) => Some(told),
        _ => None,
    }
}

/// A tour of three stops: a card with two points, the leaders of a session, a comparison.
fn short(store: &Store) -> Tour {
    let event = |id: &str| store.find(id).unwrap().at();
    let card = Stop {
        points: vec![Words::Typed("one".into()), Words::Typed("two".into())],
        seconds: Some(30),
        ..Stop::of(StopSubject::Card)
    };
    let leaders = StopSubject::Event(event("bilateral-06"), Focus::Leaders);
    let leaders = Stop { seconds: Some(20), ..Stop::of(leaders) };
    let pair = StopSubject::Compare(event("bilateral-05"), event("trilateral-03"));
    let pair = Stop { seconds: Some(10), ..Stop::of(pair) };
    let stops = vec![card, leaders, pair];
    Tour { id: "short".into(), title: Words::Typed("Short".into()), stops, ..Tour::default() }
}

/// A browser in which the short tour is being presented.
fn presenting(store: &Store) -> State {
    let mut state = open(store, "");
    state.tours.all.push(short(store));
    assert!(state.present(store, "short"));
    state
}

#[test]
fn every_point_of_every_stop_comes_once_and_the_way_back_is_the_same() {
    let store = bundled();
    let mut state = open(&store, "");
    press(&store, &mut state, "b");
    let mut forth = vec![place(&state)];
    while told(&state) != Some(&Touring::LastStop) {
        press(&store, &mut state, "Space");
        forth.push(place(&state));
    }
    // The last key led nowhere.
    assert_eq!(forth.pop(), forth.last().copied());
    let stops = state.briefing().unwrap().tour.stops.len();
    assert!(stops >= 25, "{stops}");
    assert_eq!(forth.iter().filter(|it| it.1 == 0).count(), stops);
    let mut back = vec![place(&state)];
    while place(&state) != (0, 0) {
        press(&store, &mut state, "PgUp");
        back.push(place(&state));
    }
    back.reverse();
    assert_eq!(back, forth);
    press(&store, &mut state, "PgUp");
    assert_eq!(place(&state), (0, 0));
}

#[test]
fn stops_are_gone_to_and_back_to_and_one_goes_back_to_is_told_whole() {
    let store = bundled();
    let mut state = presenting(&store);
    press(&store, &mut state, "Space n");
    assert_eq!(place(&state), (1, 0));
    press(&store, &mut state, "N");
    assert_eq!(place(&state), (0, 2));
    press(&store, &mut state, "N");
    assert_eq!(place(&state), (0, 2));
    press(&store, &mut state, "G");
    assert_eq!(place(&state), (2, 0));
    press(&store, &mut state, "g g");
    assert_eq!(place(&state), (0, 0));
}

#[test]
fn from_everywhere_backspace_leads_back_to_the_same_stop_and_point() {
    let store = bundled();
    let mut state = open(&store, "");
    press(&store, &mut state, "b n n Space");
    let here = place(&state);
    assert_eq!(here, (2, 1));
    for keys in [
        "",
        "Enter",
        "3 j G",
        "f \"place:Seoul Enter",
        "f \"no:99 Enter Tab",
        "f Tab",
        "/ \"heist Enter n",
        "v m Enter",
        "v p Enter",
        "v h",
        "v r",
        "d t",
        "D",
        "s",
        "m '",
        "c",
        "?",
        "B",
        "L T x u : Esc",
    ] {
        press(&store, &mut state, "Esc");
        assert!(state.overlays.is_empty(), "{keys}");
        press(&store, &mut state, keys);
        press(&store, &mut state, "Backspace");
        assert_eq!(state.overlays, [Overlay::Briefing], "after {keys}");
        assert_eq!(place(&state), here, "after {keys}");
    }
}

#[test]
fn exploring_begins_at_what_the_stop_shows() {
    let store = bundled();
    let mut state = presenting(&store);
    press(&store, &mut state, "n Esc");
    assert_eq!(state.event(&store).unwrap().id(), "bilateral-06");
    assert_eq!(state.focus, Pane::Leaders);
    // What hides it is taken away.
    press(&store, &mut state, "f \"place:Seoul Enter Backspace Esc");
    assert_eq!(state.event(&store).unwrap().id(), "bilateral-06");
    press(&store, &mut state, "Backspace n Esc");
    assert_eq!(state.overlays, [Overlay::Compare]);
    let compared = compared(&store, &state).unwrap();
    assert_eq!((compared.before.id(), compared.after.id()), ("bilateral-05", "trilateral-03"));
}

#[test]
fn exploring_opens_the_view_of_a_person_a_place_and_the_matrix() {
    let store = bundled();
    let mut state = open(&store, "");
    let person = store.people().next().unwrap();
    let event = store.find("trilateral-03").unwrap();
    let place = event.places()[0];
    let query = "country:JP scope:core".to_owned();
    let stops = vec![
        Stop::of(StopSubject::Person(person)),
        Stop::of(StopSubject::Place(place)),
        Stop::of(StopSubject::Matrix { query }),
        Stop::of(StopSubject::Sources { query: "country:(".to_owned() }),
    ];
    let tour = Tour { id: "x".into(), stops, ..Tour::default() };
    state.tours.all.push(tour);
    assert!(state.present(&store, "x"));
    press(&store, &mut state, "Esc");
    assert_eq!(state.overlays, [Overlay::People]);
    assert_eq!(state.views.people.page, Some(person));
    press(&store, &mut state, "Backspace n Esc");
    assert_eq!(state.overlays, [Overlay::Hosts]);
    let hosts = &state.views.hosts;
    let HostRow::Place(slot) = hosts.rows[hosts.cursor] else { panic!("{:?}", hosts.cursor) };
    assert_eq!(hosts.places[slot].0, place);
    press(&store, &mut state, "Backspace n Esc");
    assert_eq!(state.overlays, [Overlay::Matrix]);
    assert_eq!(state.shown().len(), 2);
    // A query that is none leaves what is shown.
    press(&store, &mut state, "Backspace n Esc");
    assert!(state.overlays.is_empty());
    assert_eq!(state.shown().len(), 2);
    press(&store, &mut state, "u");
    assert_eq!(state.shown().len(), 5);
}

#[test]
fn time_is_booked_on_the_stop_that_was_left() {
    let store = bundled();
    let mut state = presenting(&store);
    wait(&store, &mut state, 12);
    press(&store, &mut state, "n");
    wait(&store, &mut state, 20);
    press(&store, &mut state, "Esc j j");
    wait(&store, &mut state, 50);
    press(&store, &mut state, "Backspace Ctrl-g k");
    assert_eq!(state.overlays.last(), Some(&Overlay::Outline { row: 0 }));
    wait(&store, &mut state, 60);
    press(&store, &mut state, "Enter");
    wait(&store, &mut state, 61);
    let briefing = state.briefing().unwrap();
    let seconds = |stop| briefing.shown_for(stop, state.now).as_secs();
    assert_eq!([seconds(0), seconds(1), seconds(2)], [13, 48, 0]);
    let pace = briefing.pace(state.now);
    let figures = [pace.elapsed, pace.budget, pace.done, pace.here, pace.share];
    assert_eq!(figures.map(|it| it.as_secs()), [61, 60, 0, 13, 30]);
}

#[test]
fn the_outline_jumps_and_its_cursor_starts_at_the_stop() {
    let store = bundled();
    let mut state = presenting(&store);
    press(&store, &mut state, "n Ctrl-g");
    assert_eq!(state.overlays.last(), Some(&Overlay::Outline { row: 1 }));
    press(&store, &mut state, "G Enter");
    assert_eq!(place(&state), (2, 0));
    press(&store, &mut state, "Ctrl-g g g Esc");
    assert_eq!(place(&state), (2, 0));
    press(&store, &mut state, "Ctrl-g g g Backspace");
    assert_eq!((place(&state), state.overlays.as_slice()), ((2, 0), &[Overlay::Briefing][..]));
}

#[test]
fn a_blank_screen_comes_back_with_any_key_which_does_nothing_else() {
    let store = bundled();
    let mut state = presenting(&store);
    for key in ["Space", "q", "Esc", ".", "a", "L", "허"] {
        press(&store, &mut state, ".");
        assert!(state.briefing().unwrap().blank, "{key}");
        let locale = state.look.locale;
        press(
            &store,
            &mut state,
            &format!("\"{key}").replace("\"Space", "Space").replace("\"Esc", "Esc"),
        );
        assert_eq!(place(&state), (0, 0), "{key}");
        assert!(!state.briefing().unwrap().blank && state.look.locale == locale, "{key}");
        assert_eq!(state.overlays, [Overlay::Briefing], "{key}");
    }
    press(&store, &mut state, ".");
    let leave = Key { ctrl: true, ..Key::char('c') };
    assert_eq!(update(&store, &mut state, Input::Key(leave)), Effect::Quit);
}

#[test]
fn each_point_lasts_its_part_of_the_stop_and_any_key_pauses() {
    let store = bundled();
    let mut state = presenting(&store);
    // Thirty seconds for a heading and two points.
    press(&store, &mut state, "a");
    assert_eq!(told(&state), Some(&Touring::AdvanceOn));
    let mut places = Vec::new();
    for second in 1..=31 {
        wait(&store, &mut state, second);
        places.push(place(&state));
    }
    assert_eq!([places[8], places[9], places[18], places[19]], [(0, 0), (0, 1), (0, 1), (0, 2)]);
    assert_eq!([places[28], places[29]], [(0, 2), (1, 0)]);
    press(&store, &mut state, "Space");
    assert_eq!((place(&state), told(&state)), ((1, 1), Some(&Touring::AdvancePaused)));
    assert!(state.briefing().unwrap().is_paused());
    wait(&store, &mut state, 500);
    assert_eq!(place(&state), (1, 1));
    // Away and back it still waits; asked, it goes on, and asked again it is off.
    press(&store, &mut state, "Esc j Backspace a");
    assert!(state.briefing().unwrap().is_advancing());
    press(&store, &mut state, "a");
    let briefing = state.briefing().unwrap();
    assert!(!briefing.is_advancing() && !briefing.is_paused());
    assert_eq!(told(&state), Some(&Touring::AdvanceOff));
}

#[test]
fn going_on_by_itself_does_not_catch_up_and_ends_at_the_last_stop() {
    let store = bundled();
    let mut state = presenting(&store);
    press(&store, &mut state, "a");
    wait(&store, &mut state, 100_000);
    assert_eq!(place(&state), (0, 1));
    let mut hours = 30;
    while state.briefing().unwrap().is_advancing() {
        wait(&store, &mut state, hours * 3_600);
        hours += 1;
    }
    assert_eq!(place(&state).0, 2);
    assert_eq!(told(&state), Some(&Touring::LastStop));
}

#[test]
fn a_key_that_leaves_is_asked_for_twice_in_a_row() {
    let store = bundled();
    let mut state = presenting(&store);
    let leave = |state: &mut State| update(&store, state, Input::Key(Key::char('q')));
    press(&store, &mut state, "Esc");
    assert_eq!(leave(&mut state), Effect::Draw);
    assert_eq!(told(&state), Some(&Touring::WouldEnd));
    press(&store, &mut state, "j");
    assert_eq!(leave(&mut state), Effect::Draw);
    assert_eq!(told(&state), Some(&Touring::WouldEnd));
    assert_eq!(leave(&mut state), Effect::Quit);
    // In the briefing it ends that, asked for twice as well, and then leaves at once.
    press(&store, &mut state, "Backspace");
    wait(&store, &mut state, 42);
    let (took, budget) = (Duration::from_secs(42), Duration::from_mins(1));
    for between in ["Space", "L", ""] {
        assert_eq!(leave(&mut state), Effect::Draw);
        assert_eq!(told(&state), Some(&Touring::EndsNext(took, budget)));
        assert_eq!(state.overlays, [Overlay::Briefing]);
        press(&store, &mut state, between);
    }
    assert_eq!(leave(&mut state), Effect::Draw);
    assert_eq!(told(&state), Some(&Touring::Ended(took, budget)));
    assert!(state.briefing().is_none() && state.overlays.is_empty());
    assert_eq!(leave(&mut state), Effect::Quit);
}

#[test]
fn a_briefing_that_was_ended_by_a_slip_goes_on_with_its_clock() {
    let store = bundled();
    let mut state = presenting(&store);
    press(&store, &mut state, "n");
    wait(&store, &mut state, 42);
    press(&store, &mut state, "q q j");
    wait(&store, &mut state, 50);
    press(&store, &mut state, "Backspace");
    assert_eq!((place(&state), state.overlays.as_slice()), ((1, 0), &[Overlay::Briefing][..]));
    assert_eq!(state.briefing().unwrap().pace(state.now).elapsed, Duration::from_secs(50));
    // Another one takes its place.
    press(&store, &mut state, "q q b q q");
    press(&store, &mut state, "Backspace");
    assert!(state.briefing().unwrap().tour.on_the_spot);
    // Once all has been told nothing is lost, and nothing asked.
    press(&store, &mut state, "G");
    while told(&state) != Some(&Touring::LastStop) {
        press(&store, &mut state, "Space");
    }
    press(&store, &mut state, "q");
    assert!(matches!(told(&state), Some(Touring::Ended(..))));
}

#[test]
fn a_number_and_enter_lead_to_a_stop_also_in_the_outline() {
    let store = bundled();
    let mut state = open(&store, "");
    press(&store, &mut state, "b 1 2");
    let all = state.briefing().unwrap().tour.stops.len();
    assert_eq!(told(&state), Some(&Touring::Typed(12, all)));
    press(&store, &mut state, "Enter");
    assert_eq!((place(&state), told(&state)), ((11, 0), None));
    // Only digits in a row count, and without any Enter goes on.
    press(&store, &mut state, "3 L Enter");
    assert_eq!(place(&state), (11, 1));
    press(&store, &mut state, "3 Right 4 Enter");
    assert_eq!(place(&state), (3, 0));
    for keys in ["9 9 Enter", "0 Enter"] {
        press(&store, &mut state, keys);
        assert!(matches!(told(&state), Some(Touring::NoSuchStop(99 | 0, _))), "{keys}");
        assert_eq!(place(&state), (3, 0));
    }
    press(&store, &mut state, "Ctrl-g 1 0");
    assert_eq!(state.overlays.last(), Some(&Overlay::Outline { row: 9 }));
    press(&store, &mut state, "Enter");
    assert_eq!((place(&state), state.overlays.as_slice()), ((9, 0), &[Overlay::Briefing][..]));
}

#[test]
fn keys_of_the_browser_say_on_a_stop_how_they_come_to_work() {
    let store = bundled();
    let mut state = presenting(&store);
    for key in ["/", "f", ":", "v", "b", "Tab"] {
        press(&store, &mut state, key);
        assert_eq!(told(&state), Some(&Touring::ExploreFirst), "{key}");
        assert_eq!((place(&state), state.overlays.len()), ((0, 0), 1), "{key}");
    }
    press(&store, &mut state, "!");
    assert_eq!(told(&state), Some(&Touring::ExploreFirst));
    press(&store, &mut state, "&");
    assert_eq!(told(&state), None);
}

#[test]
fn nothing_that_is_opened_from_a_stop_leads_away_from_it() {
    let store = bundled();
    let away = ["/", "f", ":", "u", "Ctrl-r", "g d", "J", "m", "n", "b", "B", "Tab", "Shift-Tab"];
    for way in ["?", "Ctrl-g", "Ctrl-g ?"] {
        for close in ["Esc Esc", "q q"] {
            for key in away {
                let mut state = presenting(&store);
                press(&store, &mut state, "Space");
                let selected = state.selected;
                press(&store, &mut state, &format!("{way} {key}"));
                assert!(state.overlays.contains(&Overlay::Briefing), "{way} {key}");
                let closes: Vec<&str> = close.split(' ').collect();
                let open = state.overlays.len() - 1;
                assert!(open <= 2, "{way} {key}");
                closes.iter().take(open).for_each(|it| press(&store, &mut state, it));
                assert_eq!(state.overlays, [Overlay::Briefing], "{way} {key} {close}");
                assert_eq!((place(&state), state.selected), ((0, 1), selected), "{way} {key}");
            }
        }
    }
    let mut state = presenting(&store);
    press(&store, &mut state, "? ?");
    assert_eq!(state.overlays, [Overlay::Briefing]);
}

#[test]
fn what_is_shown_is_presented_from_every_page_and_popup() {
    let store = bundled();
    for keys in ["Enter", "Tab Tab Enter", "s", "?", "D", "c", "m '", "v m", "v p", "v h", "v r"] {
        let mut state = open(&store, "");
        press(&store, &mut state, keys);
        press(&store, &mut state, "b");
        assert_eq!(state.overlays.last(), Some(&Overlay::Briefing), "{keys}");
        press(&store, &mut state, "Esc");
        press(&store, &mut state, keys);
        press(&store, &mut state, "B");
        assert!(matches!(state.overlays.last(), Some(Overlay::Tours { .. })), "{keys}");
    }
}

#[test]
fn stops_that_would_be_empty_are_left_out() {
    let subjects = |text: &str| -> Vec<StopSubject> {
        let store = load(text).store;
        let mut state = open(&store, "");
        press(&store, &mut state, "b");
        let stops = &state.briefing().unwrap().tour.stops;
        stops.iter().map(|it| it.subject.clone()).collect()
    };
    let bare =
        |it: &StopSubject| matches!(it, StopSubject::Matrix { .. } | StopSubject::Sources { .. });
    let event = |id: &str, rest: &str| {
        format!(r#"{{"id":"{id}","date":"2024-0{id}-10","name":"Talks","series":"s"{rest}}}"#)
    };
    let file = |events: &[String]| format!(r#"{{"attache":1,"events":[{}]}}"#, events.join(","));
    let acts = r#","actions":["Share information"]"#;
    let told = subjects(&file(&[event("1", acts), event("2", acts)]));
    assert!(!told.iter().any(bare), "{told:?}");
    // That all is as before is something to say; that nothing was recorded is not.
    let since = |it: &StopSubject| matches!(it, StopSubject::Event(_, Focus::Since));
    assert_eq!(told.iter().filter(|it| since(it)).count(), 1, "{told:?}");
    let told = subjects(&file(&[event("1", ""), event("2", "")]));
    assert!(!told.iter().any(since), "{told:?}");
    let told = subjects(&file(&[event("1", r#","kind":"milestone""#)]));
    assert_eq!(told.len(), 2, "{told:?}");
}

#[test]
fn milestones_that_are_left_out_are_counted() {
    let store = bundled();
    let mut state = open(&store, "scope:all");
    press(&store, &mut state, "b");
    assert_eq!(told(&state), Some(&Touring::LeftOut(11, 46)));
    let mut state = open(&store, "");
    press(&store, &mut state, "b");
    assert_eq!(told(&state), None);
}

#[test]
fn nothing_wakes_the_program_up_but_a_clock_that_is_seen() {
    let store = bundled();
    let mut state = open(&store, "");
    assert_eq!(state.patience(), None);
    press(&store, &mut state, "b");
    let millis = |it: u64| Input::Time(Duration::from_millis(it));
    assert_eq!(update(&store, &mut state, millis(400)), Effect::None);
    assert_eq!(state.patience(), Some(Duration::from_millis(600)));
    assert_eq!(update(&store, &mut state, millis(1_000)), Effect::Draw);
    assert_eq!(update(&store, &mut state, millis(1_999)), Effect::None);
    // The browser shows it as well.
    press(&store, &mut state, "Esc");
    assert_eq!(update(&store, &mut state, millis(2_000)), Effect::Draw);
    press(&store, &mut state, "Backspace .");
    assert_eq!(state.patience(), None);
    assert_eq!(update(&store, &mut state, millis(9_000)), Effect::None);
    press(&store, &mut state, "j q q");
    assert_eq!(state.patience(), None);
    assert_eq!(update(&store, &mut state, millis(99_000)), Effect::None);
}

#[test]
fn a_rehearsal_ends_in_what_it_recorded() {
    let store = bundled();
    let mut state = open(&store, "");
    state.tours.all.push(short(&store));
    for end in ["q", "G Space Space Space Space Space Space Space Space Space Space Space Space"] {
        press(&store, &mut state, "B");
        let row = state.tours.all.iter().position(|it| it.id == "short").unwrap();
        (0..row).for_each(|_| press(&store, &mut state, "j"));
        press(&store, &mut state, "p");
        assert_eq!(state.briefing().unwrap().mode, BriefingMode::Practice);
        let start = state.now.as_secs();
        wait(&store, &mut state, start + 7);
        press(&store, &mut state, end);
        assert!(matches!(state.overlays.last(), Some(Overlay::Practice { .. })), "{end}");
        assert!(state.briefing().is_none());
        assert_eq!(state.patience(), None);
        press(&store, &mut state, "Esc Esc");
        press(&store, &mut state, "Backspace");
        assert_eq!(told(&state), Some(&Touring::NoBriefing));
    }
}

#[test]
fn what_is_shown_is_presented_session_by_session() {
    let store = bundled();
    let mut state = open(&store, "series:trilateral scope:series");
    press(&store, &mut state, "b");
    let stops = &state.briefing().unwrap().tour.stops;
    let of = |id: &str| -> Vec<Focus> {
        let event = store.find(id).unwrap().at();
        let focus = stops.iter().filter_map(|it| match it.subject {
            StopSubject::Event(at, focus) if at == event => Some(focus),
            _ => None,
        });
        focus.collect()
    };
    // The first of its series has nothing before it.
    assert!(!of("trilateral-01").contains(&Focus::Since));
    assert_eq!(of("trilateral-02"), Focus::ALL);
    let query = "series:trilateral scope:series".to_owned();
    assert_eq!(stops[0].subject, StopSubject::Cover { query: query.clone() });
    let end: Vec<_> = stops[stops.len() - 2..].iter().map(|it| it.subject.clone()).collect();
    assert_eq!(end, [StopSubject::Matrix { query: query.clone() }, StopSubject::Sources { query }]);
}

#[test]
fn milestones_alone_are_one_stop_each() {
    let store = bundled();
    let mut state = open(&store, "kind:milestone scope:all");
    press(&store, &mut state, "b");
    let all = state.shown().len();
    let stops = &state.briefing().unwrap().tour.stops;
    let events =
        stops.iter().filter(|it| matches!(it.subject, StopSubject::Event(_, Focus::Overview)));
    assert_eq!(events.count(), all.min(40));
    assert_eq!(stops.len(), all.min(40) + 2);
    let mut state = open(&store, "no:99");
    press(&store, &mut state, "b");
    assert_eq!(told(&state), Some(&Touring::NothingToBrief));
    assert!(state.briefing().is_none());
}

#[test]
fn of_very_many_sessions_the_first_are_presented_and_that_is_said() {
    let events: Vec<String> = (0..300)
        .map(|it| format!(r#"{{"id":"e{it}","date":"{}","name":"Talks","series":"s"}}"#, 1700 + it))
        .collect();
    let store = load(&format!(r#"{{"attache":1,"events":[{}]}}"#, events.join(","))).store;
    let mut state = open(&store, "");
    press(&store, &mut state, "b");
    assert_eq!(told(&state), Some(&Touring::Shortened(40, 300)));
    let stops = &state.briefing().unwrap().tour.stops;
    assert!(stops.iter().any(|it| it.subject == StopSubject::Event(EventId(39), Focus::Overview)));
    assert!(!stops.iter().any(|it| matches!(it.subject, StopSubject::Event(EventId(40..), _))));
}

#[test]
fn the_list_has_what_was_made_on_the_spot_once_until_it_is_worked_on() {
    let store = bundled();
    let mut state = open(&store, "");
    let before = state.tours.all.len();
    press(&store, &mut state, "b q q x b q q");
    assert_eq!(state.tours.all.len(), before + 1);
    let made = state.tours.all.last_mut().unwrap();
    assert_eq!(made.stops[0].subject, StopSubject::Cover { query: "scope:series".into() });
    made.changed = true;
    press(&store, &mut state, "b q q");
    assert_eq!(state.tours.all.len(), before + 2);
    press(&store, &mut state, "B G Del");
    assert_eq!(state.tours.all.len(), before + 1);
    assert_eq!(state.overlays.last(), Some(&Overlay::Tours { row: before }));
}

#[test]
fn a_tour_of_the_file_stays_on_the_list() {
    let store = bundled();
    let mut state = open(&store, "");
    let tour = Tour { origin: Some(crate::store::TourId(0)), ..short(&store) };
    state.tours.all.insert(0, tour);
    let before = state.tours.all.len();
    press(&store, &mut state, "B d");
    assert_eq!(told(&state), Some(&Touring::OfTheFile));
    assert_eq!(state.tours.all.len(), before);
}

#[test]
fn another_tour_waits_until_the_first_was_ended_and_the_same_one_is_gone_back_to() {
    let store = bundled();
    let mut state = presenting(&store);
    press(&store, &mut state, "Space Esc B Enter");
    assert_eq!((place(&state), state.overlays.as_slice()), ((0, 1), &[Overlay::Briefing][..]));
    press(&store, &mut state, "Esc b");
    assert_eq!(told(&state), Some(&Touring::AlreadyBriefing));
    assert_eq!(place(&state), (0, 1));
    let other = Tour { id: "other".into(), ..short(&store) };
    state.tours.all.insert(0, other);
    press(&store, &mut state, "B g g Enter");
    assert_eq!(told(&state), Some(&Touring::AlreadyBriefing));
    assert_eq!(state.briefing().unwrap().tour.id, "short");
}

#[test]
fn the_palette_presents_a_tour_by_its_title() {
    let store = bundled();
    let mut state = open(&store, "");
    state.tours.all.push(short(&store));
    press(&store, &mut state, ": \"present:_short Enter");
    assert_eq!(state.briefing().unwrap().tour.id, "short");
    assert_eq!(state.overlays, [Overlay::Briefing]);
}

#[test]
fn a_stop_without_seconds_may_take_what_its_rows_take() {
    let store = bundled();
    let event = store.find("bilateral-05").unwrap();
    let of = |focus| Stop::of(StopSubject::Event(event.at(), focus)).counted(&store).share();
    assert_eq!(of(Focus::Leaders).as_secs(), 15 + 2 * 7);
    assert_eq!(of(Focus::Actions).as_secs(), 15 + 7 * event.actions().len() as u64);
    let card = Stop { points: vec![Words::Typed("x".into())], ..Stop::of(StopSubject::Card) };
    assert_eq!(card.share().as_secs(), 22);
    assert_eq!(Stop { seconds: Some(90), ..card }.share().as_secs(), 90);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is pressed and however time passes, one stands on a stop, no further than its last
    /// row, and the key that returns leads to where one was.
    #[test]
    fn no_sequence_of_keys_loses_the_place(
        keys in prop::collection::vec((0usize..BINDINGS.len(), 0u64..4), 0..80),
        spot in any::<bool>(),
    ) {
        let store = bundled();
        let mut state = presenting(&store);
        if spot {
            press(&store, &mut state, "q b");
        }
        let mut now = 0;
        for (row, seconds) in keys {
            now += seconds * 9;
            wait(&store, &mut state, now);
            let before = state.briefing().map(|it| (it.at, it.step));
            let away = state.overlays.last() != Some(&Overlay::Briefing)
                && !matches!(state.overlays.last(), Some(Overlay::Outline { .. }));
            BINDINGS[row].keys.iter().for_each(|key| {
                update(&store, &mut state, Input::Key(*key));
            });
            let Some(briefing) = state.briefing() else { continue };
            prop_assert!(briefing.at < briefing.tour.stops.len());
            prop_assert!(briefing.step <= briefing.scene.rows.len());
            let here = (briefing.at, briefing.step);
            if away && before.is_some() && state.overlays.last() == Some(&Overlay::Briefing) {
                prop_assert_eq!(Some(here), before);
            }
            if !state.context().is_text() && state.overlays.last() != Some(&Overlay::Briefing) {
                state.pending.clear();
                let mut copy = state.clone();
                update(&store, &mut copy, Input::Key(Key::plain(Code::Backspace)));
                prop_assert_eq!(copy.overlays.last(), Some(&Overlay::Briefing));
                prop_assert_eq!(copy.briefing().map(|it| (it.at, it.step)), Some(here));
            }
        }
    }
}
