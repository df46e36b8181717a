//! What stays and what gives way when the open file has changed.

use super::*;
use crate::analysis::diff;
use crate::store::{Event, EventId};

const FILE: &str = r#"{"attache":1,"title":"Mine",
    "people":{"lee":{"name":"Lee Jun-il"},"pak":{"name":"Jung Pak"}},
    "tours":[{"id":"t","title":"Tour","stops":[{"card":true,"title":"Begin"},
        {"event":"b","focus":"overview"},{"event":"c","focus":"overview","notes":"Say it."}]}],
    "events":[
    {"id":"a","date":"2024-01-10","name":"First","series":"s","leaders":["lee"],"actions":["Share"]},
    {"id":"b","date":"2024-02-10","name":"Second","series":"s","leaders":["pak"],"place":"Seoul",
     "actions":["Share more"]},
    {"id":"c","date":"2024-03-10","name":"Third","series":"s","leaders":["lee"],"place":"Busan",
     "actions":["Share more","Meet"]},
    {"id":"d","date":"2024-04-10","name":"Fourth","series":"s","countries":["JP"]}]}"#;

/// Shows another version; returns it.
fn reloaded(old: &Store, state: &mut State, new: &str) -> Store {
    let new = load(new).store;
    reload(state, (old, &new), &diff(old, &new));
    new
}

fn id(store: &Store, event: Option<EventId>) -> String {
    event.and_then(|it| store.event(it)).map_or("", Event::id).to_owned()
}

/// The file with an event before all others, so that every place moves.
fn shifted() -> String {
    FILE.replace(
        r#""events":["#,
        r#""events":[{"id":"z","date":"2023-01-01","name":"Before","series":"s"},"#,
    )
}

#[test]
fn what_was_selected_marked_searched_and_filtered_is_so_still() {
    let old = load(FILE).store;
    let mut state = open(&old, "series:s");
    press(&old, &mut state, "j m j m k ] + +");
    press(&old, &mut state, "/ \"Third Enter");
    let (window, query) = (state.window(&old), state.query.clone());
    let new = reloaded(&old, &mut state, &shifted());
    assert_eq!(id(&new, state.selected), "c");
    assert_eq!((state.window(&new), &state.query), (window, &query));
    let marks: Vec<String> = state.trail.marks().iter().map(|it| id(&new, Some(*it))).collect();
    assert_eq!(marks, ["b", "c"]);
    let hits: Vec<String> = state.search.hits().iter().map(|it| id(&new, Some(it))).collect();
    assert_eq!(hits, ["c"]);
    let news: Vec<String> = state.news.added.iter().map(|it| id(&new, Some(it))).collect();
    assert_eq!((news, state.news.changed.len()), (vec!["z".to_owned()], 0));
    let told = Reloaded { added: 1, ..Reloaded::default() };
    assert_eq!(state.notice, Some(Notice::Reloaded(told)));
    press(&new, &mut state, "u");
    assert!(state.notice.is_none(), "what was done before can be taken back: {:?}", state.notice);
}

#[test]
fn what_is_gone_gives_way_to_the_nearest_in_time() {
    let old = load(FILE).store;
    let mut state = open(&old, "");
    press(&old, &mut state, "G");
    let without = FILE.replace(
        r#""id":"d","date":"2024-04-10","name":"Fourth""#,
        r#""id":"q","date":"2020","name":"Long ago""#,
    );
    let new = reloaded(&old, &mut state, &without);
    assert_eq!(id(&new, state.selected), "c");
    assert!(state.event(&new).is_some());
    let told = Reloaded { added: 1, removed: 1, ..Reloaded::default() };
    assert_eq!(state.notice, Some(Notice::Reloaded(told)));
}

#[test]
fn a_term_that_names_what_is_gone_is_off_until_it_is_back() {
    let asked = |state: &State| state.query.clone().with_scope(None).to_string();
    let old = load(FILE).store;
    let mut state = open(&old, "");
    press(&old, &mut state, "f \"place:Seoul_series:s Enter");
    assert_eq!(asked(&state), "place:Seoul series:s");
    let new = reloaded(&old, &mut state, &FILE.replace("Seoul", "Sejong"));
    assert_eq!(asked(&state), "series:s");
    assert_eq!(ids(&new, &state), ["a", "b", "c", "d"]);
    let parts: Vec<(String, bool)> =
        state.parts().iter().map(|it| (it.term.to_string(), it.off)).collect();
    assert_eq!(parts, [("place:Seoul".to_owned(), true), ("series:s".to_owned(), false)]);
    assert!(matches!(state.notice, Some(Notice::Reloaded(Reloaded { terms: 1, changed: 1, .. }))));
    let back = reloaded(&new, &mut state, FILE);
    assert_eq!(
        (asked(&state), ids(&back, &state)),
        ("place:Seoul series:s".into(), vec!["b".into()])
    );
    // One step back is the query before, not something that was never asked for.
    press(&back, &mut state, "u");
    assert_eq!((asked(&state), state.parts().len()), (String::new(), 0));
    press(&back, &mut state, "Ctrl-r");
    assert_eq!(asked(&state), "place:Seoul series:s");
}

#[test]
fn a_change_of_the_view_can_be_taken_back_while_a_name_is_gone() {
    let old = load(FILE).store;
    let mut state = open(&old, "place:Seoul");
    press(&old, &mut state, "x");
    let changed = state.query.clone();
    let new = reloaded(&old, &mut state, &FILE.replace("Seoul", "Sejong"));
    press(&new, &mut state, "u");
    let back = reloaded(&new, &mut state, FILE);
    assert!(changed != state.query, "{changed}");
    assert_eq!(state.query.clone().with_scope(None).to_string(), "place:Seoul");
    assert_eq!(ids(&back, &state), ["b"]);
}

#[test]
fn a_file_that_says_the_same_in_other_bytes_changes_nothing() {
    let old = load(FILE).store;
    let mut state = open(&old, "");
    press(&old, &mut state, "j");
    let new = reloaded(&old, &mut state, &FILE.replace('\n', " "));
    assert_eq!((id(&new, state.selected), state.notice), ("b".to_owned(), None));
}

#[test]
fn highlights_are_of_the_same_things() {
    let old = load(FILE).store;
    let mut state = open(&old, "");
    press(&old, &mut state, "Tab Tab *");
    let new = reloaded(
        &old,
        &mut state,
        &shifted().replace(r#""people":{"#, r#""people":{"x":{"name":"X"},"#),
    );
    let sets: Vec<Vec<String>> = state
        .highlights
        .iter()
        .map(|it| it.set().iter().map(|it| id(&new, Some(it))).collect())
        .collect();
    assert_eq!(sets, [["a", "c"]]);
}

#[test]
fn open_views_show_the_same_sessions() {
    let old = load(FILE).store;
    for keys in [
        "v m l",
        "v p",
        "v h",
        "v r",
        "j d",
        "j t",
        "?",
        "c",
        "f",
        "Ctrl-p",
        "j D",
        "m '",
        ":",
        "B",
        "s",
        "/",
        "e",
        "g d",
        "T L",
        "j j Enter",
        "Tab Tab Enter",
    ] {
        let mut state = open(&old, "");
        press(&old, &mut state, keys);
        let depth = state.overlays.len();
        let new = reloaded(&old, &mut state, &shifted());
        if keys != "s" {
            assert_eq!(state.overlays.len(), depth, "{keys}");
        }
        // All of it works on the new store, down to an empty one.
        press(&new, &mut state, "j k Enter Esc Esc Esc");
        let last = reloaded(&new, &mut state, r#"{"events":[]}"#);
        assert_eq!(state.selected, None, "{keys}");
        press(&last, &mut state, "j k Enter Esc v m Esc u");
    }
    let mut state = open(&old, "");
    press(&old, &mut state, "j j d");
    let new = reloaded(&old, &mut state, &shifted());
    let pair =
        compared(&new, &state).map(|it| (it.before.id().to_owned(), it.after.id().to_owned()));
    assert_eq!(pair, Some(("b".to_owned(), "c".to_owned())));
    // One of the two is gone: what would show it is closed.
    let without = FILE.replace(r#""id":"b""#, r#""id":"y""#).replace("Second", "Another");
    reloaded(&new, &mut state, &without.replace("2024-02-10", "2024-02-11"));
    assert!(state.overlays.is_empty());
}

#[test]
fn a_briefing_stays_at_its_stop_and_its_step() {
    let old = load(FILE).store;
    let mut state = open(&old, "");
    assert!(state.present(&old, "t"));
    press(&old, &mut state, "Right Right");
    let stop = |state: &State, store: &Store| {
        let briefing = state.briefing().unwrap();
        let StopSubject::Event(event, _) = briefing.tour.stops[briefing.at].subject else {
            return String::new();
        };
        format!("{} {}", id(store, Some(event)), briefing.step)
    };
    let before = stop(&state, &old);
    assert!(before.starts_with('b'), "{before}");
    // A stop was put in before it, and events before its own.
    let more = shifted().replace(r#""stops":["#, r#""stops":[{"event":"a","focus":"overview"},"#);
    let new = reloaded(&old, &mut state, &more);
    assert_eq!(stop(&state, &new), before);
    assert_eq!(state.briefing().unwrap().tour.stops.len(), 4);
    assert!(state.overlays.contains(&Overlay::Briefing));
    // The whole tour is gone from the file: the briefing goes on with what is left to show.
    let new = reloaded(&new, &mut state, &FILE.replace(r#""tours""#, r#""other""#));
    assert_eq!(stop(&state, &new), before);
    assert!(state.tours.all.is_empty());
}

#[test]
fn what_was_changed_in_a_tour_and_not_written_is_not_lost() {
    let old = load(FILE).store;
    let changed = || {
        let mut state = open(&old, "");
        press(&old, &mut state, "B e");
        assert!(
            matches!(state.overlays.last(), Some(Overlay::Stops { .. })),
            "{:?}",
            state.overlays
        );
        press(&old, &mut state, "d");
        assert!(state.tours.all[0].changed);
        state
    };
    let mut state = changed();
    let stops = state.tours.all[0].stops.len();
    reloaded(&old, &mut state, &shifted());
    assert_eq!((state.tours.all.len(), state.tours.all[0].stops.len()), (1, stops));
    assert!(state.tours.all[0].changed && state.tours.all[0].origin.is_some());
    // The file has changed it, too: both are there, and ours is not written over theirs.
    let mut state = changed();
    let new = reloaded(&old, &mut state, &FILE.replace("Say it.", "Say it again."));
    assert_eq!(state.tours.all.len(), 2);
    assert!(!state.tours.all[0].changed && state.tours.all[1].changed);
    assert_eq!((state.tours.all[1].id.as_str(), state.tours.all[1].origin), ("", None));
    assert_eq!(state.tours.all[1].title.say(&new, "en"), "Tour");
}

#[test]
fn what_stands_out_as_changed_is_put_away_at_the_top() {
    let old = load(FILE).store;
    let mut state = open(&old, "");
    let new = reloaded(&old, &mut state, &FILE.replace("Share more", "Share much more"));
    assert_eq!(state.news.changed.len(), 2);
    press(&new, &mut state, "Tab Esc");
    assert_eq!(state.news.changed.len(), 2, "the focus goes back first");
    press(&new, &mut state, "Esc");
    assert_eq!(state.news, News::default());
}

#[test]
fn a_broken_file_is_told_of_until_it_is_mended() {
    let old = load(FILE).store;
    let mut state = open(&old, "");
    state.notice = Some(Notice::Reloaded(Reloaded::default()));
    fail(
        &mut state,
        Broken { file: "a.json:3".to_owned(), why: "expected `,`".to_owned(), harm: Harm::Broken },
    );
    assert_eq!(state.notice, None, "what is broken is told at once");
    press(&old, &mut state, "j j");
    assert!(state.broken.is_some() && state.shown().len() == 4);
    reloaded(&old, &mut state, FILE);
    assert!(state.broken.is_none());
    assert_eq!(state.notice, Some(Notice::Reloaded(Reloaded::default())));
}
