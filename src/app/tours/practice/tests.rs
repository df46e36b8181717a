//! What a rehearsal took, what is proposed, and what is kept of it.

use super::*;
use crate::action::Key;
use crate::app::briefing;
use crate::app::tours::{Stop, Words};
use crate::app::{Input, Look, update};
use crate::load::load;
use crate::query;

const FILE: &str = r#"{"attache":1,"title":"Mine","events":[
    {"id":"a","date":"2024-01-10","name":"First talks","actions":["Share information","Meet"]},
    {"id":"b","date":"2024-06-11","name":"Second talks"}]}"#;

fn tour(store: &Store) -> Tour {
    let event = |id| store.find(id).unwrap().at();
    let stop = |id| Stop::of(Subject::Event(event(id), crate::model::Focus::Overview));
    let title = Words::Typed("Two talks".to_owned());
    Tour { id: "two".to_owned(), title, stops: vec![stop("a"), stop("b")], ..Tour::default() }
}

fn open(store: &Store) -> State {
    let mut state = State::new(store, query::parse("").unwrap(), Look::default()).unwrap();
    state.tours.all = vec![tour(store)];
    state
}

fn key(store: &Store, state: &mut State, name: &str) -> Effect {
    update(store, state, Input::Key(name.parse::<Key>().unwrap()))
}

fn wait(store: &Store, state: &mut State, seconds: f64) {
    let now = state.now + Duration::from_secs_f64(seconds);
    update(store, state, Input::Time(now));
}

/// Rehearses the first stop for so long, and leaves.
fn rehearse(store: &Store, state: &mut State, seconds: f64) -> Effect {
    let tour = state.tours.all[0].clone();
    briefing::begin(store, state, tour, Mode::Practice);
    wait(store, state, seconds);
    key(store, state, "q")
}

#[track_caller]
fn check_proposal(taken: &[u32], expected: Option<u32>) {
    assert_eq!(proposal(taken.to_vec()), expected, "{taken:?}");
}

#[test]
fn the_median_rounded_up_is_proposed() {
    check_proposal(&[], None);
    check_proposal(&[1], Some(5));
    check_proposal(&[40], Some(40));
    check_proposal(&[41], Some(45));
    check_proposal(&[90, 10, 31], Some(35));
    check_proposal(&[30, 31], Some(35));
    check_proposal(&[30, 40], Some(35));
    check_proposal(&[5, 5, 5, 600], Some(5));
    check_proposal(&[u32::MAX, u32::MAX], Some(LONGEST_STOP));
}

#[test]
fn a_stop_that_was_not_shown_has_no_figure_and_keeps_its_budget() {
    let store = load(FILE).store;
    let mut state = open(&store);
    state.tours.all[0].stops[1].seconds = Some(70);
    assert_eq!(rehearse(&store, &mut state, 31.4), Effect::Keep);
    assert_eq!(state.overlays, [Overlay::Practice { scroll: 0 }]);
    assert!(state.tours.given.is_none());
    let practice = state.tours.practice.as_ref().unwrap();
    assert_eq!(practice.taken, [Some(31), None]);
    assert_eq!(practice.proposals, [Some(35), None]);
    key(&store, &mut state, "a");
    let seconds = |state: &State| -> Vec<Option<u32>> {
        state.tours.all[0].stops.iter().map(|it| it.seconds).collect()
    };
    assert_eq!(seconds(&state), [Some(35), Some(70)]);
    assert!(state.tours.all[0].changed);
    assert_eq!(state.notice, Some(Notice::Touring(Touring::BudgetsTaken(1))));
    key(&store, &mut state, "Esc");
    assert!(state.overlays.is_empty());
    state.overlays.push(Overlay::Stops { tour: 0, row: 0 });
    key(&store, &mut state, "u");
    assert_eq!(seconds(&state), [None, Some(70)]);
}

#[test]
fn the_last_five_are_kept_and_judged_together() {
    let store = load(FILE).store;
    let mut state = open(&store);
    for seconds in [10, 20, 30, 40, 50, 60, 70] {
        rehearse(&store, &mut state, f64::from(seconds));
    }
    let practice = state.tours.practice.as_ref().unwrap();
    let before: Vec<Option<u32>> = practice.before.iter().map(|it| it[0]).collect();
    assert_eq!(before, [20, 30, 40, 50, 60].map(Some));
    assert_eq!(practice.proposals[0], Some(45));
    let [kept] = &state.kept.practice[..] else { panic!("one tour") };
    assert_eq!(kept.tour, "two");
    assert_eq!(kept.runs.len(), RUNS);
    assert_eq!(kept.runs[4], [Some(70), None]);
}

#[test]
fn one_that_only_looked_in_leaves_nothing_behind() {
    let store = load(FILE).store;
    let mut state = open(&store);
    rehearse(&store, &mut state, 0.9);
    assert!(state.kept.practice.is_empty());
    key(&store, &mut state, "a");
    assert_eq!(state.notice, Some(Notice::Touring(Touring::NothingProposed)));
    assert!(!state.tours.all[0].changed);
}

#[test]
fn rehearsals_of_an_edited_tour_are_not_mixed_with_those_before() {
    let store = load(FILE).store;
    let mut state = open(&store);
    rehearse(&store, &mut state, 10.0);
    // What a stop may take is no other stop.
    state.tours.all[0].stops[0].seconds = Some(80);
    rehearse(&store, &mut state, 20.0);
    assert_eq!(state.tours.practice.as_ref().unwrap().before.len(), 1);
    state.tours.all[0].stops.swap(0, 1);
    rehearse(&store, &mut state, 30.0);
    assert!(state.tours.practice.as_ref().unwrap().before.is_empty());
    state.tours.all[0].stops[0].title = Words::Typed("Other".to_owned());
    rehearse(&store, &mut state, 30.0);
    assert!(state.tours.practice.as_ref().unwrap().before.is_empty());
    assert_eq!(state.kept.practice.len(), 3);
}

#[test]
fn rehearsals_of_so_many_tours_are_kept() {
    let store = load(FILE).store;
    let mut state = open(&store);
    for number in 0..30 {
        state.tours.all[0].id = format!("t{number}");
        rehearse(&store, &mut state, 10.0);
    }
    let names: Vec<&str> = state.kept.practice.iter().map(|it| it.tour.as_str()).collect();
    assert_eq!((names.len(), names[0], names[19]), (PRACTICED, "t10", "t29"));
}

#[test]
fn a_live_briefing_is_not_recorded() {
    let store = load(FILE).store;
    let mut state = open(&store);
    let tour = state.tours.all[0].clone();
    briefing::begin(&store, &mut state, tour, Mode::Live);
    wait(&store, &mut state, 30.0);
    key(&store, &mut state, "q");
    assert!(state.kept.practice.is_empty() && state.tours.practice.is_none());
}

#[test]
fn what_was_accepted_is_written_into_the_file_that_is_open() {
    let store = load(FILE).store;
    let mut state = open(&store);
    state.tours.home = Some("f.json".to_owned());
    rehearse(&store, &mut state, 41.0);
    key(&store, &mut state, "a");
    assert_eq!(key(&store, &mut state, "w"), Effect::Send);
    let save = crate::app::state::Outgoing::Save { tour: 0, path: None };
    assert_eq!(state.outgoing.take(), Some(save));
    assert_eq!((state.tours.all[0].stops[0].seconds, state.tours.all[0].changed), (Some(45), true));
}
