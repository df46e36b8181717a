//! What keys do while sessions are compared and actions are followed.

use super::*;
use crate::store::Event;

fn pair(store: &Store, state: &State) -> Option<(String, String)> {
    let comparison = compared(store, state)?;
    Some((comparison.before.id().to_owned(), comparison.after.id().to_owned()))
}

#[track_caller]
fn check_pair(store: &Store, state: &State, before: &str, after: &str) {
    let expected = (before.to_owned(), after.to_owned());
    assert_eq!(pair(store, state), Some(expected));
    assert_eq!(state.overlays.last(), Some(&Overlay::Compare));
}

fn selected(store: &Store, state: &State) -> String {
    state.event(store).map_or("", Event::id).to_owned()
}

/// Selects an event by its id.
fn at(store: &Store, query: &str, id: &str) -> State {
    let mut state = open(store, query);
    state.selected = store.find(id).map(Event::at);
    state
}

#[test]
fn a_session_is_compared_with_the_one_before_in_its_series_wherever_that_is_hidden() {
    let store = bundled();
    for (id, before) in [("bilateral-07", "bilateral-06"), ("bilateral-05", "bilateral-04")] {
        let mut state = at(&store, "", id);
        press(&store, &mut state, "d");
        check_pair(&store, &state, before, id);
        press(&store, &mut state, "Esc");
        assert!(state.overlays.is_empty());
    }
}

#[test]
fn nothing_is_compared_unasked_with_a_session_after_it_or_of_no_series() {
    let store = bundled();
    let milestone = store.index().of_kind(crate::model::Kind::Milestone).select(0).unwrap();
    let milestone = store.event(milestone).unwrap().id().to_owned();
    for (id, told) in [
        ("trilateral-01", Continuity::FirstOfSeries),
        ("bilateral-01", Continuity::FirstOfSeries),
        (milestone.as_str(), Continuity::OfNoSeries),
    ] {
        let mut state = at(&store, "scope:all", id);
        press(&store, &mut state, "d");
        assert_eq!(state.notice, Some(Notice::Continuity(told)), "{id}");
        assert!(state.overlays.is_empty(), "{id}");
        press(&store, &mut state, "D Enter");
        assert_eq!(state.overlays.last(), Some(&Overlay::Compare), "{id}");
        assert_eq!(state.views.compare.basis(), Basis::Chosen, "{id}");
    }
    let own = load(
        r#"{"events":[{"id":"a","date":"2024-01-01"},{"id":"b","date":"2024-01-02","series":"s"}]}"#,
    )
    .store;
    let mut state = at(&own, "", "a");
    press(&own, &mut state, "d");
    assert_eq!(state.notice, Some(Notice::Continuity(Continuity::OfNoSeries)));
}

#[test]
fn where_there_is_nothing_to_compare_with_it_is_said_and_nothing_opens() {
    let one = load(r#"{"events":[{"id":"a","series":"s","date":"2024","name":"A"}]}"#).store;
    let mut state = open(&one, "");
    for (keys, told) in [
        ("d", Continuity::FirstOfSeries),
        ("D", Continuity::NothingElse),
        ("t", Continuity::NothingToFollow),
        ("]", Continuity::NothingToFollow),
    ] {
        press(&one, &mut state, keys);
        assert_eq!(state.notice, Some(Notice::Continuity(told)), "{keys}");
        assert!(state.overlays.is_empty());
    }
}

#[test]
fn a_file_without_series_is_one_sequence_and_an_event_outside_all_series_is_in_none() {
    let file = r#"{"events":[{"id":"a","date":"2024-01-01"},{"id":"b","date":"2024-01-02"},
        {"id":"c","date":"2024-01-03"}]}"#;
    let store = load(file).store;
    let mut state = at(&store, "", "c");
    press(&store, &mut state, "d");
    check_pair(&store, &state, "b", "c");
    let mut first = at(&store, "", "a");
    press(&store, &mut first, "d");
    assert_eq!(first.notice, Some(Notice::Continuity(Continuity::NothingToCompare)));
    assert!(first.overlays.is_empty(), "what comes after it was not asked for");
    let store = load(&file.replace(r#""id":"a""#, r#""id":"a","series":"s""#)).store;
    let mut apart = at(&store, "", "c");
    press(&store, &mut apart, "d");
    assert_eq!(apart.notice, Some(Notice::Continuity(Continuity::OfNoSeries)));
}

#[test]
fn the_pair_moves_along_the_series_and_takes_the_selection_with_it() {
    let store = bundled();
    let mut state = at(&store, "", "bilateral-07");
    press(&store, &mut state, "d K");
    check_pair(&store, &state, "bilateral-05", "bilateral-06");
    assert_eq!(selected(&store, &state), "bilateral-06");
    press(&store, &mut state, "h h");
    check_pair(&store, &state, "bilateral-04", "bilateral-05");
    assert_eq!(state.notice, Some(Notice::Continuity(Continuity::NoFurtherPair)));
    press(&store, &mut state, "x h");
    check_pair(&store, &state, "bilateral-03", "bilateral-04");
    press(&store, &mut state, "J l");
    check_pair(&store, &state, "bilateral-05", "bilateral-06");
}

#[test]
fn the_other_series_is_one_key_away_and_back() {
    let store = bundled();
    let mut state = at(&store, "", "bilateral-07");
    press(&store, &mut state, "d Tab");
    check_pair(&store, &state, "trilateral-02", "bilateral-07");
    press(&store, &mut state, "Tab");
    check_pair(&store, &state, "bilateral-06", "bilateral-07");
    let mut first = at(&store, "scope:all", "bilateral-02");
    press(&store, &mut first, "d Tab");
    check_pair(&store, &first, "bilateral-01", "bilateral-02");
    assert_eq!(first.notice, Some(Notice::Continuity(Continuity::NoOtherSeries)));
}

#[test]
fn any_other_event_is_chosen_from_a_list_with_its_own_series_first() {
    let store = bundled();
    let mut state = at(&store, "", "bilateral-06");
    press(&store, &mut state, "D Enter");
    check_pair(&store, &state, "bilateral-05", "bilateral-06");
    press(&store, &mut state, "D G Enter");
    check_pair(&store, &state, "bilateral-06", "trilateral-04");
    assert_eq!(state.overlays.len(), 1, "the list is gone");
    // From a comparison the later one stays.
    press(&store, &mut state, "D g g Esc");
    check_pair(&store, &state, "bilateral-06", "trilateral-04");
    // Sessions are offered wherever they are hidden; other events only where they are shown.
    let event = store.find("bilateral-06").unwrap();
    let partners = Partners::of(&store, &state, event);
    let groups: Vec<_> = partners.groups().collect();
    let sessions = store.index().of_kind(crate::model::Kind::Session).len();
    let expected = [(Partnership::SameSeries, 6), (Partnership::Sessions, sessions - 7)];
    assert_eq!(groups, expected);
    let id = |row| partners.get(row).and_then(|it| store.event(it)).map(|it| it.id().to_owned());
    assert_eq!(id(5).as_deref(), Some("bilateral-07"));
    assert_eq!((id(6).as_deref(), id(sessions - 1)), (Some("trilateral-01"), None));
    let wide = at(&store, "scope:all", "bilateral-06");
    let partners = Partners::of(&store, &wide, event);
    assert_eq!(partners.len(), wide.shown().len() - 1);
    assert_eq!(partners.groups().last().map(|it| it.0), Some(Partnership::Shown));
}

/// The ids of the sessions and the words of the action under the cursor.
fn followed_at(store: &Store, state: &State) -> (String, usize) {
    let (_, thread) = followed(store, state).unwrap();
    (thread.cells[state.views.thread.cell()].session.id().to_owned(), thread.cells.len())
}

#[test]
fn an_action_is_followed_from_the_main_screen_and_from_a_comparison() {
    let store = bundled();
    let mut state = at(&store, "", "bilateral-07");
    press(&store, &mut state, "t");
    assert_eq!(followed_at(&store, &state), ("bilateral-07".to_owned(), 7));
    press(&store, &mut state, "[ [");
    assert_eq!(followed_at(&store, &state).0, "bilateral-05");
    press(&store, &mut state, "Enter");
    assert!(state.overlays.is_empty());
    assert_eq!(selected(&store, &state), "bilateral-05");
    assert_eq!(state.focus, Pane::Bottom(Bottom::Actions));
    press(&store, &mut state, "d t Esc");
    assert_eq!(state.overlays, [Overlay::Compare]);
    // What was dropped is followed from the session that agreed it.
    let mut state = at(&store, "", "bilateral-07");
    press(&store, &mut state, "d G t");
    assert_eq!(followed_at(&store, &state).0, "bilateral-06");
}

#[test]
fn brackets_walk_the_sessions_that_have_the_action_under_the_cursor() {
    let store = bundled();
    let mut state = at(&store, "", "bilateral-07");
    press(&store, &mut state, "[");
    assert_eq!(selected(&store, &state), "bilateral-06");
    let words = |state: &State| {
        let event = state.event(&store).unwrap();
        let changes = crate::analysis::since(&store, event, &state.kept.matches);
        store.say(changes.actions[state.row].action.text, "en").to_owned()
    };
    assert_eq!(words(&state), "Prevent and break up crypto heists");
    press(&store, &mut state, "[ [");
    assert_eq!(selected(&store, &state), "bilateral-04", "what was hidden is brought into sight");
    press(&store, &mut state, "] ] ]");
    assert_eq!(selected(&store, &state), "bilateral-07");
    press(&store, &mut state, "]");
    assert_eq!(state.notice, Some(Notice::Continuity(Continuity::EndOfThread)));
}

#[test]
fn what_the_file_states_is_not_accepted_and_a_thousand_matches_are_enough() {
    let store = bundled();
    let mut state = at(&store, "", "bilateral-07");
    for keys in ["d", "j j", "j j", "G"] {
        press(&store, &mut state, keys);
        let effect = update(&store, &mut state, Input::Key(Key::char('a')));
        assert_eq!(effect, Effect::Draw);
        assert_eq!(state.notice, Some(Notice::Continuity(Continuity::NothingToAccept)), "{keys}");
    }
    let own = load(
        r#"{"events":[{"id":"a","date":"2024-01-01","series":"s","actions":["Share information"]},
        {"id":"b","date":"2024-02-01","series":"s","actions":["Share more information"]}]}"#,
    )
    .store;
    let mut state = at(&own, "", "b");
    press(&own, &mut state, "d");
    assert_eq!(update(&own, &mut state, Input::Key(Key::char('a'))), Effect::Keep);
    let one = state.kept.matches.0.clone();
    assert_eq!((one.len(), one[0].later.event.as_str()), (1, "b"));
    press(&own, &mut state, "a");
    state.kept.matches.0 = (0..MATCHES)
        .map(|it| crate::analysis::Match {
            later: crate::analysis::ActionName { event: it.to_string(), words: "x".to_owned() },
            ..one[0].clone()
        })
        .collect();
    press(&own, &mut state, "a");
    assert_eq!(state.notice, Some(Notice::Continuity(Continuity::TooManyMatches)));
    state.kept.matches.0.clear();
    // The thread accepts the same link.
    press(&own, &mut state, "Esc t");
    assert_eq!(update(&own, &mut state, Input::Key(Key::char('a'))), Effect::Keep);
    assert_eq!(state.kept.matches.0, one);
}
