//! Making a tour by keys.

use proptest::prelude::*;

use super::*;
use crate::action::Key;
use crate::app::{Effect, Input, Look, update};
use crate::load::load;
use crate::query;

const BUNDLED: &str = include_str!("../../../../assets/working-groups.json");

fn bundled() -> Store {
    load(BUNDLED).store
}

fn open(store: &Store) -> State {
    let mut state = State::new(store, query::parse("").unwrap(), Look::default()).unwrap();
    state.tours.all.clear();
    update(store, &mut state, Input::Resize(120, 36));
    state
}

/// Presses keys by name, with spaces between; of a word in quotes every letter.
fn press(store: &Store, state: &mut State, keys: &str) -> Effect {
    let mut effect = Effect::None;
    for name in keys.split(' ').filter(|it| !it.is_empty()) {
        let letters: Vec<Key> = match name.strip_prefix('"') {
            Some(word) => {
                word.chars().map(|it| Key::char(if it == '_' { ' ' } else { it })).collect()
            }
            None => vec![name.parse().unwrap()],
        };
        for key in letters {
            effect = update(store, state, Input::Key(key));
        }
    }
    effect
}

/// Opens the stops of the only tour.
fn stops(store: &Store, state: &mut State, keys: &str) {
    state.overlays.clear();
    state.overlays.push(Overlay::Stops { tour: 0, row: 0 });
    press(store, state, keys);
}

fn subjects(state: &State) -> Vec<Subject> {
    state.tours.all[0].stops.iter().map(|it| it.subject.clone()).collect()
}

fn touring(state: &State) -> Option<Touring> {
    match &state.notice {
        Some(Notice::Touring(what)) => Some(what.clone()),
        _ => None,
    }
}

#[test]
fn what_is_shown_becomes_a_stop_with_the_side_that_has_the_focus() {
    let store = bundled();
    let mut state = open(&store);
    press(&store, &mut state, "A");
    assert_eq!(touring(&state), Some(Touring::Added("My tour".to_owned(), 1)));
    // Sessions, leaders, location, actions, sources, notes, timeline.
    press(&store, &mut state, "Tab A Tab A Tab A Tab A");
    assert_eq!(touring(&state), Some(Touring::Added("My tour".to_owned(), 5)));
    let first = state.selected.unwrap();
    let sides = [Focus::Overview, Focus::Leaders, Focus::Location, Focus::Actions, Focus::Overview];
    assert_eq!(subjects(&state), sides.map(|it| Subject::Event(first, it)));
    assert!(state.tours.all[0].changed);
    assert_eq!(state.tours.all[0].id, "my-tour");
}

#[test]
fn views_become_stops_of_their_own_kind_and_others_say_that_they_cannot() {
    let store = bundled();
    let mut state = open(&store);
    press(&store, &mut state, "3 v m A");
    press(&store, &mut state, "v t F G d A Esc");
    press(&store, &mut state, "v p j l l Enter A");
    let person = state.views.people.page.unwrap();
    press(&store, &mut state, "v h G A");
    let subjects = subjects(&state);
    assert_eq!(subjects[0], Subject::Matrix { query: "country:JP scope:core".to_owned() });
    assert!(matches!(subjects[1], Subject::Compare(one, other) if one < other));
    assert_eq!(subjects[2], Subject::Person(person));
    assert!(matches!(subjects[3], Subject::Place(_)));
    assert_eq!(subjects.len(), 4);
    // Nothing is selected where nothing is shown.
    let query = query::parse("zzz").unwrap();
    let mut state = State::new(&store, query, Look::default()).unwrap();
    press(&store, &mut state, "A");
    assert_eq!(touring(&state), Some(Touring::NoStop));
}

#[test]
fn what_is_under_the_cursor_of_a_view_becomes_a_stop() {
    let store = bundled();
    let mut state = open(&store);
    let last = |state: &State| state.tours.all[0].stops.last().unwrap().subject.clone();
    // The head of delegation in the table, and the person in the list.
    press(&store, &mut state, "v p A");
    let head = state.views.people.person(&store).unwrap();
    assert_eq!((last(&state), state.views.people.page), (Subject::Person(head), None));
    press(&store, &mut state, "Tab j A");
    let person = state.views.people.person(&store).unwrap();
    assert_eq!(last(&state), Subject::Person(person));
    // The session in the hosts of its series, and the place.
    let first = state.selected.unwrap();
    press(&store, &mut state, "v h A");
    assert_eq!(last(&state), Subject::Event(first, Focus::Location));
    press(&store, &mut state, "Tab Tab A");
    assert!(matches!(last(&state), Subject::Event(..) | Subject::Place(_)));
    press(&store, &mut state, "v r A");
    let in_rhythm = state.views.rhythm.at_cursor().unwrap();
    assert_eq!(last(&state), Subject::Event(in_rhythm, Focus::Overview));
    press(&store, &mut state, "v t t j A");
    let followed = state.views.thread.at_cursor().unwrap();
    assert_eq!(last(&state), Subject::Event(followed, Focus::Actions));
    assert_eq!(state.tours.all[0].stops.len(), 6);
    // Where nothing is shown, nothing is under a cursor either.
    for keys in ["v p A", "v p Tab A", "v h A", "v r A"] {
        let query = query::parse("zzz").unwrap();
        let mut state = State::new(&store, query, Look::default()).unwrap();
        press(&store, &mut state, keys);
        assert_eq!(touring(&state), Some(Touring::NoStop), "{keys}");
    }
}

#[test]
fn ten_thousand_events_are_added_from_like_a_few() {
    let event = |it: u32| format!("{{\"id\":\"e{it}\",\"date\":\"{}\"}}", 1000 + it % 1000);
    let events: Vec<String> = (0..10_000).map(event).collect();
    let store = load(&format!("{{\"events\":[{}]}}", events.join(","))).store;
    let mut state = open(&store);
    press(&store, &mut state, "A G A v h A v r A v m A");
    assert!(state.tours.all[0].stops.len() >= 3);
}

#[test]
fn a_tour_that_is_begun_has_a_name_of_its_own_and_e_says_which_one_is_added_to() {
    let store = bundled();
    let mut state = open(&store);
    let title = Words::Typed("My tour".to_owned());
    let mine = Tour { id: "my-tour".to_owned(), title, ..Tour::default() };
    state.tours.all = vec![mine];
    press(&store, &mut state, "A");
    assert_eq!(touring(&state), Some(Touring::Begun("My tour 2".to_owned())));
    assert_eq!(state.tours.all[1].id, "my-tour-2");
    press(&store, &mut state, "A");
    assert_eq!(touring(&state), Some(Touring::Added("My tour 2".to_owned(), 2)));
    press(&store, &mut state, "B g g e Esc Esc A");
    assert_eq!(touring(&state), Some(Touring::Added("My tour".to_owned(), 1)));
    assert_eq!(state.tours.adds_to(), Some(0));
    // What was made on the spot and gives way to another takes no stops any more.
    press(&store, &mut state, "b q q B G e Esc Esc");
    assert_eq!(state.tours.adds_to(), Some(2));
    press(&store, &mut state, "j b q q");
    assert_eq!(state.tours.adds_to(), None);
}

#[test]
fn leaving_asks_once_about_a_tour_that_is_not_written() {
    let store = bundled();
    let mut state = open(&store);
    assert_eq!(press(&store, &mut state, "b q q q"), Effect::Quit, "made on the spot");
    press(&store, &mut state, "A");
    assert_eq!(press(&store, &mut state, "q"), Effect::Draw);
    assert_eq!(touring(&state), Some(Touring::Unwritten("My tour".to_owned())));
    assert_eq!(press(&store, &mut state, "q"), Effect::Quit);
    // Another key ends the question.
    assert_eq!(press(&store, &mut state, "j q"), Effect::Draw);
    assert_eq!(press(&store, &mut state, "Ctrl-c"), Effect::Quit);
    // It is under the cursor of the list, and is written from there.
    press(&store, &mut state, "j q B");
    assert_eq!(state.overlays, [Overlay::Tours { row: 1 }]);
    state.tours.home = Some("f.json".to_owned());
    assert_eq!(press(&store, &mut state, "w"), Effect::Send);
    update(&store, &mut state, Input::Saved { tour: 1, name: "f.json".to_owned() });
    assert_eq!(press(&store, &mut state, "Esc q"), Effect::Quit);
    // What is taken back after it was written is to be written again.
    press(&store, &mut state, "A B G e u Esc Esc");
    assert_eq!(press(&store, &mut state, "q"), Effect::Quit, "as it was written");
    press(&store, &mut state, "B G e u Esc Esc");
    state.tours.all[1].stops.push(Stop::of(Subject::Card));
    assert_eq!(press(&store, &mut state, "q"), Effect::Draw);
    // A briefing and a tour are two questions, and then one leaves.
    press(&store, &mut state, "b Esc");
    assert_eq!(press(&store, &mut state, "q q"), Effect::Draw);
    assert_eq!(touring(&state), Some(Touring::Unwritten("My tour".to_owned())));
    assert_eq!(press(&store, &mut state, "q"), Effect::Quit);
}

#[test]
fn stops_move_and_go_and_every_change_can_be_taken_back() {
    let store = bundled();
    let mut state = open(&store);
    press(&store, &mut state, "A j A j A");
    let [one, two, three]: [Subject; 3] = subjects(&state).try_into().unwrap();
    stops(&store, &mut state, "J J");
    assert_eq!(subjects(&state), [two.clone(), three.clone(), one.clone()]);
    assert_eq!(state.overlays.last(), Some(&Overlay::Stops { tour: 0, row: 2 }));
    press(&store, &mut state, "J K");
    assert_eq!(subjects(&state), [two.clone(), one.clone(), three.clone()]);
    press(&store, &mut state, "g g d");
    assert_eq!(subjects(&state), [one.clone(), three.clone()]);
    press(&store, &mut state, "u u u u");
    assert_eq!(subjects(&state), [one, two, three]);
    // The additions, too, and then there is nothing more.
    press(&store, &mut state, "u u u");
    assert!(subjects(&state).is_empty());
    assert!(!state.tours.all[0].changed, "as it was when it was begun");
    press(&store, &mut state, "u");
    assert_eq!(state.notice, Some(Notice::NothingToUndo));
    // Without a stop no key does anything, and none panics.
    press(&store, &mut state, "J K d s e Enter G j k");
    assert_eq!(state.overlays, [Overlay::Stops { tour: 0, row: 0 }]);
}

#[test]
fn seconds_are_asked_for_and_nothing_leaves_them_to_the_program() {
    let store = bundled();
    let mut state = open(&store);
    press(&store, &mut state, "A");
    stops(&store, &mut state, "s \"90 Enter");
    assert_eq!(state.tours.all[0].stops[0].seconds, Some(90));
    press(&store, &mut state, "s");
    assert_eq!(state.field.text(), "90");
    // What is none stays, and the question stays open.
    press(&store, &mut state, "\"x Enter");
    assert_eq!(state.overlays.last(), Some(&Overlay::Prompt(Prompt::Seconds { tour: 0, stop: 0 })));
    press(&store, &mut state, "Esc");
    assert_eq!(state.tours.all[0].stops[0].seconds, Some(90));
    press(&store, &mut state, "s Ctrl-u Enter");
    assert_eq!(state.tours.all[0].stops[0].seconds, None);
    press(&store, &mut state, "u u");
    assert_eq!(state.tours.all[0].stops[0].seconds, None);
}

#[test]
fn a_tour_gets_another_name_and_an_empty_one_is_none() {
    let store = bundled();
    let mut state = open(&store);
    press(&store, &mut state, "A");
    stops(&store, &mut state, "r Ctrl-u Enter");
    assert_eq!(state.overlays.last(), Some(&Overlay::Prompt(Prompt::RenameTour(0))));
    press(&store, &mut state, "\"서울_2024 Enter");
    assert_eq!(state.tours.all[0].title, Words::Typed("서울 2024".to_owned()));
    press(&store, &mut state, "u");
    assert_eq!(state.tours.all[0].title, Words::Typed("My tour".to_owned()));
}

#[test]
fn notes_go_to_an_editor_and_what_it_leaves_comes_back() {
    let store = bundled();
    let mut state = open(&store);
    press(&store, &mut state, "A j A");
    state.overlays.push(Overlay::Stops { tour: 0, row: 0 });
    assert_eq!(press(&store, &mut state, "j e"), Effect::Away);
    assert_eq!(state.outgoing.take(), Some(Outgoing::Edit(String::new())));
    update(&store, &mut state, Input::Edited("one\ntwo\u{1b}[2J\n".to_owned()));
    assert_eq!(state.tours.all[0].stops[1].notes, Words::Typed("one\ntwo␛[2J".to_owned()));
    assert_eq!(touring(&state), Some(Touring::NotesEdited(2)));
    // The same again changes nothing, nor does what nobody asked for.
    press(&store, &mut state, "e");
    assert_eq!(state.outgoing.take(), Some(Outgoing::Edit("one\ntwo␛[2J".to_owned())));
    state.notice = None;
    update(&store, &mut state, Input::Edited("one\ntwo␛[2J".to_owned()));
    update(&store, &mut state, Input::Edited("other".to_owned()));
    assert_eq!(touring(&state), None);
    press(&store, &mut state, "u");
    assert_eq!(state.tours.all[0].stops[1].notes, Words::default());
}

#[test]
fn notes_and_titles_change_in_the_language_on_screen_and_stay_in_the_others() {
    let store = bundled();
    let mut state = State::new(&store, query::parse("").unwrap(), Look::default()).unwrap();
    let say = |state: &State| {
        let tour = &state.tours.all[0];
        let stop = tour.stops.iter().find(|it| !it.notes.say(&store, "en").is_empty()).unwrap();
        ["en", "ko", "ja"].map(|it| {
            (tour.title.say(&store, it).to_owned(), stop.notes.say(&store, it).to_owned())
        })
    };
    let before = say(&state);
    let has_notes = |it: &Stop| !it.notes.say(&store, "en").is_empty();
    let row = state.tours.all[0].stops.iter().position(has_notes).unwrap();
    press(&store, &mut state, "L");
    state.overlays.push(Overlay::Stops { tour: 0, row });
    press(&store, &mut state, "e");
    let Some(Outgoing::Edit(notes)) = state.outgoing.take() else { panic!("an editor") };
    assert_eq!(notes, before[1].1);
    update(&store, &mut state, Input::Edited(format!("{notes}\n둘")));
    press(&store, &mut state, "r Ctrl-u \"이름 Enter");
    let [en, ko, ja] = say(&state);
    assert_eq!((en, ja), (before[0].clone(), before[2].clone()));
    assert_eq!(ko, ("이름".to_owned(), format!("{notes}\n둘")));
    press(&store, &mut state, "u u");
    assert_eq!(say(&state), before);
}

#[test]
fn a_tour_is_written_into_the_open_file_at_once_and_elsewhere_where_it_is_said() {
    let store = bundled();
    let mut state = open(&store);
    press(&store, &mut state, "A");
    state.overlays.push(Overlay::Stops { tour: 0, row: 0 });
    assert_eq!(press(&store, &mut state, "w"), Effect::Draw);
    assert_eq!(state.field.text(), "my-tour.json");
    assert_eq!(press(&store, &mut state, "Ctrl-u Enter"), Effect::Draw);
    // What is typed at once takes the place of what is proposed.
    assert_eq!(press(&store, &mut state, "Esc w \"a.json Enter"), Effect::Send);
    let path = Some("a.json".to_owned());
    assert_eq!(state.outgoing.take(), Some(Outgoing::Save { tour: 0, path }));
    // It could not be written: the question stays open, with what was typed.
    update(&store, &mut state, Input::Failed("no".to_owned()));
    assert_eq!(state.overlays.last(), Some(&Overlay::Prompt(Prompt::SaveTour(0))));
    update(&store, &mut state, Input::Saved { tour: 0, name: "a.json".to_owned() });
    assert_eq!(state.overlays.last(), Some(&Overlay::Stops { tour: 0, row: 0 }));
    assert_eq!(touring(&state), Some(Touring::Saved("a.json".to_owned())));
    assert!(!state.tours.all[0].changed);
    // What is taken back now is other than the file has it.
    press(&store, &mut state, "u");
    assert!(state.tours.all[0].changed);
    state.tours.home = Some("mine.json".to_owned());
    assert_eq!(press(&store, &mut state, "w"), Effect::Send);
    assert_eq!(state.outgoing.take(), Some(Outgoing::Save { tour: 0, path: None }));
    assert_eq!(state.overlays.last(), Some(&Overlay::Stops { tour: 0, row: 0 }));
}

#[test]
fn presenting_begins_at_the_stop_under_the_cursor() {
    let store = bundled();
    let mut state = open(&store);
    press(&store, &mut state, "A j A j A");
    stops(&store, &mut state, "j j Enter");
    let given = state.tours.given.as_ref().unwrap();
    assert_eq!((given.at, given.step), (2, 0));
    assert_eq!(state.overlays.last(), Some(&Overlay::Briefing));
    stops(&store, &mut state, "Enter");
    assert_eq!(touring(&state), Some(Touring::AlreadyBriefing));
    assert_eq!(state.tours.given.as_ref().unwrap().at, 2);
}

#[test]
fn a_tour_made_on_the_spot_gets_a_name_to_be_kept_under() {
    let store = bundled();
    let mut state = open(&store);
    let subject = Subject::Cover { query: "scope:core".to_owned() };
    let tour = Tour { stops: vec![Stop::of(subject)], ..Tour::default() };
    state.tours.all = vec![tour.clone(), tour];
    state.overlays.push(Overlay::Stops { tour: 0, row: 0 });
    press(&store, &mut state, "s \"30 Enter");
    let [kept, other] = &state.tours.all[..] else { panic!("two tours") };
    assert_eq!((kept.changed, other.changed), (true, false));
    assert!(!kept.id.is_empty() && other.id.is_empty());
    assert_eq!(kept.title.say(&store, "en"), store.say(store.title(), "en"));
    // What is added from now on goes there.
    state.overlays.clear();
    press(&store, &mut state, "A");
    assert_eq!(state.tours.all[0].stops.len(), 2);
}

#[test]
fn only_whole_numbers_of_seconds_are_times() {
    use crate::app::{Budget, budget};
    assert_eq!(budget("  "), Some(Budget::Automatic));
    assert_eq!(budget(" 45 "), Some(Budget::Seconds(45)));
    assert_eq!(budget("９０"), Some(Budget::Seconds(90)));
    assert_eq!(budget("86400"), Some(Budget::Seconds(86_400)));
    for none in ["0", "86401", "-1", "+5", "1.5", "1:30", "x", "99999999999999999999"] {
        assert_eq!(budget(none), None, "{none}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is pressed, the cursor is on a stop, and taking everything back leaves what was.
    #[test]
    fn any_changes_of_stops_can_be_taken_back(
        keys in prop::collection::vec(prop::sample::select(vec![
            "j", "k", "J", "K", "d", "u", "G", "g g", "s Ctrl-u \"30 Enter", "s Ctrl-u Enter", "r \"x Enter", "Ctrl-d", "Ctrl-u",
        ]), 0..40),
    ) {
        let store = bundled();
        let mut state = open(&store);
        press(&store, &mut state, "A j A j A j A");
        let before = subjects(&state);
        stops(&store, &mut state, "");
        // Until the additions themselves are taken back.
        let mut whole = true;
        for keys in keys {
            press(&store, &mut state, keys);
            let count = state.tours.all[0].stops.len();
            let Some(Overlay::Stops { tour: 0, row }) = state.overlays.last() else {
                panic!("{:?}", state.overlays);
            };
            prop_assert!(*row < count.max(1));
            whole &= state.tours.bench.undo.len() >= 4;
            prop_assert_eq!(state.tours.all.len(), 1);
        }
        while state.tours.bench.undo.len() > 4 {
            press(&store, &mut state, "u");
        }
        if whole {
            prop_assert_eq!(subjects(&state), before);
            prop_assert!(state.tours.all[0].stops.iter().all(|it| it.seconds.is_none()));
        }
    }
}
