//! What keys do to the state.

mod briefing;
mod compare;
mod reload;

use super::*;
use crate::action::{Code, Key};
use crate::load::load;
use crate::query;
use crate::store::Store;

const BUNDLED: &str = include_str!("../../assets/working-groups.json");

pub(super) fn bundled() -> Store {
    load(BUNDLED).store
}

/// Opens the browser on a query.
fn open(store: &Store, query: &str) -> State {
    State::new(store, query::parse(query).unwrap(), Look::default()).unwrap()
}

/// Presses keys by name, with spaces between; of a word in quotes every letter.
fn press(store: &Store, state: &mut State, keys: &str) {
    for name in keys.split(' ').filter(|it| !it.is_empty()) {
        let letters: Vec<Key> = match name.strip_prefix('"') {
            Some(word) => {
                word.chars().map(|it| Key::char(if it == '_' { ' ' } else { it })).collect()
            }
            None => vec![name.parse().unwrap()],
        };
        for key in letters {
            update(store, state, Input::Key(key));
        }
    }
}

fn ids(store: &Store, state: &State) -> Vec<String> {
    let events = state.shown().iter().filter_map(|it| store.event(it));
    events.map(|it| it.id().to_owned()).collect()
}

const TRILATERAL: [&str; 2] = ["trilateral-02", "trilateral-03"];

#[test]
fn every_letter_that_is_typed_narrows_and_one_undo_takes_the_line_back() {
    let store = bundled();
    let mut state = open(&store, "");
    press(&store, &mut state, "f \"country:JP");
    assert_eq!(ids(&store, &state), TRILATERAL);
    press(&store, &mut state, "\"_place:Seoul");
    assert_eq!(ids(&store, &state), ["trilateral-03"]);
    press(&store, &mut state, "Enter u");
    assert_eq!(state.shown().len(), 5);
    press(&store, &mut state, "Ctrl-r");
    assert_eq!(state.query.to_string(), "country:JP place:Seoul scope:core");
}

#[test]
fn a_line_with_a_mistake_leaves_the_last_good_result() {
    let store = bundled();
    let mut state = open(&store, "");
    press(&store, &mut state, "f \"country:JP_them:x");
    assert_eq!(state.filter.error().unwrap().code, "query-unknown-field");
    assert_eq!(ids(&store, &state), TRILATERAL);
    press(&store, &mut state, "Ctrl-w");
    assert!(state.filter.error().is_none());
    assert_eq!(state.filter.line().text(), "country:JP ");
    press(&store, &mut state, "Enter");
    assert_eq!(state.query.to_string(), "country:JP scope:core");
}

#[test]
fn what_was_typed_and_not_taken_is_as_if_it_had_not_been() {
    let store = bundled();
    let mut state = open(&store, "place:Seoul");
    for typed in ["country:JP", "country:XX", "country", "zzz", ")"] {
        press(&store, &mut state, "f");
        press(&store, &mut state, &format!("\"{typed} Esc"));
        assert_eq!(state.query.to_string(), "place:Seoul scope:core", "{typed}");
        assert!(state.overlays.is_empty());
    }
    // What was switched in the facets is done; only the typing after it is taken back.
    press(&store, &mut state, "F f Tab j j Space Tab \"zzz Esc");
    assert_eq!(state.query.to_string(), "country:JP scope:core");
}

#[test]
fn a_pasted_text_is_typed_into_a_line_and_is_no_command_elsewhere() {
    let store = bundled();
    let mut state = open(&store, "");
    let paste = |state: &mut State| {
        for c in "country:JP q".chars() {
            assert_ne!(
                update(&store, state, Input::Key(Key::plain(Code::Pasted(c)))),
                Effect::Quit
            );
        }
    };
    paste(&mut state);
    assert_eq!(state.shown().len(), 5);
    press(&store, &mut state, "f");
    paste(&mut state);
    assert_eq!(state.filter.line().text(), "country:JP q");
}

#[test]
fn a_country_key_turns_an_exclusion_and_brings_back_what_is_off() {
    let store = bundled();
    let mut state = open(&store, "-country:JP");
    press(&store, &mut state, "3");
    assert_eq!(state.query.to_string(), "country:JP scope:core");
    press(&store, &mut state, ", 1 3");
    assert_eq!(state.parts().len(), 1);
    assert_eq!(ids(&store, &state), TRILATERAL);
    press(&store, &mut state, "c j j -");
    assert_eq!(state.query.to_string(), "-country:JP scope:core");
    press(&store, &mut state, "=");
    assert_eq!(ids(&store, &state), TRILATERAL);
}

#[test]
fn terms_that_find_nothing_by_themselves_are_dropped_together() {
    let store = bundled();
    let mut state = open(&store, "country:JP no:99 no:98");
    assert_eq!(ways(&state).first(), Some(&(Relief::DropDead, 2)));
    press(&store, &mut state, "Enter");
    assert_eq!(ids(&store, &state), TRILATERAL);
}

#[test]
fn a_term_is_deleted_whole() {
    let store = bundled();
    let mut state = open(&store, "");
    press(&store, &mut state, "f");
    for (typed, left) in [("a_b", "a "), ("a_(no:2_|_no:3)", "a "), ("a_\"b_c\"", "a "), ("a_", "")]
    {
        press(&store, &mut state, &format!("Ctrl-u \"{typed} Ctrl-w"));
        assert_eq!(state.filter.line().text(), left, "{typed}");
    }
}

#[test]
fn a_page_is_left_for_what_the_main_screen_does() {
    let store = bundled();
    let mut state = open(&store, "");
    press(&store, &mut state, "Enter /");
    assert!(matches!(state.overlays.as_slice(), [Overlay::Search { .. }]));
    press(&store, &mut state, "\"heist Enter Enter n");
    assert!(matches!(state.overlays.as_slice(), [Overlay::Read { .. }]));
    assert_eq!(state.selected, state.shown().select(1));
    press(&store, &mut state, "? :");
    assert_eq!(state.overlays.last(), Some(&Overlay::Palette));
}

#[test]
fn half_the_name_of_a_field_hides_nothing_until_it_is_meant() {
    let store = bundled();
    let mut state = open(&store, "");
    press(&store, &mut state, "f \"country:JP_statu");
    assert_eq!(ids(&store, &state), TRILATERAL);
    press(&store, &mut state, "Enter");
    assert!(state.shown().is_empty());
    press(&store, &mut state, "Ctrl-w \"status");
    assert_eq!(ids(&store, &state), TRILATERAL);
}

#[test]
fn a_scope_that_is_typed_holds_as_long_as_it_stands_there() {
    let store = bundled();
    let mut state = open(&store, "");
    press(&store, &mut state, "f \"scope:series");
    assert_eq!(state.shown().len(), 11);
    press(&store, &mut state, "Ctrl-u");
    assert_eq!(state.shown().len(), 5);
}

#[test]
fn queries_that_were_asked_come_back() {
    let store = bundled();
    let mut state = open(&store, "");
    press(&store, &mut state, "f \"country:JP Enter F f \"place:Seoul Enter F f \"draft");
    press(&store, &mut state, "Ctrl-p");
    assert_eq!(state.filter.line().text(), "place:Seoul");
    assert_eq!(ids(&store, &state), ["bilateral-07", "trilateral-03"]);
    press(&store, &mut state, "Ctrl-p Ctrl-p");
    assert_eq!(state.filter.line().text(), "country:JP");
    press(&store, &mut state, "Ctrl-n Ctrl-n");
    assert_eq!(state.filter.line().text(), "draft");
}

#[test]
fn closing_the_filter_has_the_query_kept() {
    let store = bundled();
    let mut state = open(&store, "");
    press(&store, &mut state, "f \"country:JP");
    let effect = update(&store, &mut state, Input::Key(Key::plain(Code::Enter)));
    assert_eq!(effect, Effect::Keep);
    assert_eq!(state.kept.queries, ["country:JP"]);
}

#[test]
fn each_term_can_be_switched_off_by_itself() {
    let store = bundled();
    let mut state = open(&store, "country:JP place:Seoul series:trilateral");
    let shown = |state: &State| -> Vec<(String, bool)> {
        state.parts().iter().map(|it| (it.term.to_string(), it.off)).collect()
    };
    press(&store, &mut state, ", 2");
    let expected = [("country:JP", false), ("place:Seoul", true), ("series:trilateral", false)];
    assert_eq!(shown(&state), expected.map(|(term, off)| (term.to_owned(), off)));
    assert_eq!(ids(&store, &state), TRILATERAL);
    press(&store, &mut state, ", 1 , 3");
    assert_eq!(state.shown().len(), 5);
    press(&store, &mut state, ", 3 , 2");
    assert_eq!(state.query.to_string(), "place:Seoul series:trilateral scope:core");
    press(&store, &mut state, "u u u u u");
    assert_eq!(ids(&store, &state), ["trilateral-03"]);
    assert!(state.parts().iter().all(|it| !it.off));
    press(&store, &mut state, ", 9");
    assert_eq!(ids(&store, &state), ["trilateral-03"]);
}

#[test]
fn clearing_takes_away_what_is_switched_off_too() {
    let store = bundled();
    let mut state = open(&store, "country:JP");
    press(&store, &mut state, ", 1 F");
    assert!(state.parts().is_empty());
    press(&store, &mut state, "u");
    assert_eq!(state.parts().len(), 1);
}

/// The ways out with their counts.
fn ways(state: &State) -> Vec<(Relief, usize)> {
    state.ways.iter().map(|it| (it.what, it.count)).collect()
}

#[test]
fn an_empty_result_offers_ways_out_and_enter_takes_one() {
    let store = bundled();
    let mut state = open(&store, "country:JP since:2024");
    press(&store, &mut state, "f \"theme:defense-espionage");
    assert!(state.shown().is_empty());
    let expected =
        [(Relief::Drop(2), 2), (Relief::Drop(0), 2), (Relief::Undo, 2), (Relief::Clear, 5)];
    let found: Vec<_> =
        ways(&state).into_iter().filter(|it| !matches!(it.0, Relief::Widen(_))).collect();
    assert_eq!(found, expected);
    assert_eq!(state.last.as_ref().unwrap().1.len(), 2);
    press(&store, &mut state, "Down Enter");
    assert_eq!(ids(&store, &state), ["bilateral-06", "bilateral-07"]);
    assert_eq!(state.filter.line().text(), "since:2024 theme:defense-espionage ");
    assert!(state.ways.is_empty());
}

#[test]
fn the_same_ways_stand_on_the_main_screen() {
    let store = bundled();
    let mut state = open(&store, "country:JP no:7");
    assert_eq!(ways(&state).get(..2).unwrap(), [(Relief::Drop(1), 2), (Relief::Drop(0), 1)]);
    press(&store, &mut state, "j Enter");
    assert_eq!(ids(&store, &state), ["bilateral-07"]);
    press(&store, &mut state, "u");
    assert!(state.shown().is_empty());
    press(&store, &mut state, "G Enter");
    assert_eq!(state.shown().len(), 5);
}

#[test]
fn a_wider_scope_is_a_way_out() {
    let store = bundled();
    let mut state = open(&store, "no:1");
    let at = state.ways.iter().position(|it| matches!(it.what, Relief::Widen(_))).unwrap();
    (0..at).for_each(|_| press(&store, &mut state, "j"));
    press(&store, &mut state, "Enter");
    assert!(!state.shown().is_empty());
    press(&store, &mut state, "u");
    assert!(state.shown().is_empty());
}

#[test]
fn facets_edit_the_same_query_as_the_line() {
    let store = bundled();
    let mut state = open(&store, "");
    press(&store, &mut state, "f Tab");
    let japan = |state: &State| {
        let is_japan = |it: &FacetRow| match *it {
            FacetRow::Value(group, row) => {
                state.filter.facets().rows(group)[row].value.name(&store, "en") == "JP"
            }
            FacetRow::More(..) => false,
        };
        state.filter.rows().iter().position(is_japan).unwrap()
    };
    (0..japan(&state)).for_each(|_| press(&store, &mut state, "j"));
    press(&store, &mut state, "Space");
    assert_eq!(state.filter.line().text(), "country:JP ");
    assert_eq!(ids(&store, &state), TRILATERAL);
    press(&store, &mut state, "-");
    assert_eq!(state.filter.line().text(), "-country:JP ");
    assert_eq!(ids(&store, &state), ["bilateral-05", "bilateral-06", "bilateral-07"]);
    press(&store, &mut state, "u");
    assert_eq!(ids(&store, &state), TRILATERAL);
    press(&store, &mut state, "u x");
    assert_eq!(state.shown().len(), 11);
    press(&store, &mut state, "=");
    assert_eq!(state.filter.row(), japan(&state));
    press(&store, &mut state, "Tab \"no:2");
    assert_eq!(ids(&store, &state), ["trilateral-02"]);
}

#[test]
fn more_values_of_a_facet_are_a_key_away() {
    let store = bundled();
    let mut state = open(&store, "");
    press(&store, &mut state, "f Tab");
    let more =
        |state: &State| state.filter.rows().iter().position(|it| matches!(it, FacetRow::More(..)));
    let (before, at) = (state.filter.rows().len(), more(&state).unwrap());
    (0..at).for_each(|_| press(&store, &mut state, "j"));
    press(&store, &mut state, "Space");
    assert!(state.filter.rows().len() > before);
    assert!(matches!(state.filter.rows()[at], FacetRow::Value(..)));
    press(&store, &mut state, "G Esc");
    assert!(state.overlays.is_empty());
}

#[test]
fn tab_completes_a_word_that_is_begun_and_else_goes_to_the_facets() {
    let store = bundled();
    let mut state = open(&store, "");
    press(&store, &mut state, "f \"coun Tab");
    assert_eq!(state.filter.line().text(), "country:");
    press(&store, &mut state, "\"jap Tab");
    assert_eq!(state.filter.line().text(), "country:JP");
    assert_eq!(ids(&store, &state), TRILATERAL);
    press(&store, &mut state, "Tab");
    assert_eq!(state.context(), crate::action::Context::Facets);
    press(&store, &mut state, "Tab \"_place: Down Down Up Enter");
    assert!(state.filter.error().is_none());
    assert!(state.query.to_string().contains("place:"), "{}", state.query);
}

#[test]
fn jumping_back_shows_the_time_that_was_on_screen() {
    let store = bundled();
    let mut state = open(&store, "");
    press(&store, &mut state, "+");
    let before = (state.selected, state.framing);
    press(&store, &mut state, "g d \"2024-09 Enter");
    assert_ne!((state.selected, state.framing), before);
    press(&store, &mut state, "Ctrl-o");
    assert_eq!((state.selected, state.framing), before);
}

#[test]
fn the_last_of_a_series_is_the_last_in_scope() {
    let store = bundled();
    let mut state = open(&store, "place:Tokyo");
    press(&store, &mut state, "g d \"last_trilateral Enter");
    assert_eq!(state.event(&store).unwrap().id(), "trilateral-03");
    assert_eq!(state.query.to_string(), "scope:core");
    press(&store, &mut state, "g d \"2025 Enter");
    assert!(
        matches!(state.notice, Some(Notice::NothingThen { hidden: 1.. })),
        "{:?}",
        state.notice
    );
}

#[test]
fn a_line_of_very_many_words_costs_each_word_once() {
    let store = bundled();
    let mut state = open(&store, "");
    press(&store, &mut state, "f");
    // As a whole page that was pasted: quadratic work for each letter would take minutes.
    for word in 0..120 {
        press(&store, &mut state, &format!("\"{word}_"));
    }
    assert!(state.shown().is_empty());
    assert!(state.ways.len() < 12, "{}", state.ways.len());
}

#[test]
fn the_palette_over_a_page_leaves_it_where_it_was() {
    let store = bundled();
    let mut state = open(&store, "");
    press(&store, &mut state, "Enter : Esc");
    assert!(matches!(state.overlays.as_slice(), [Overlay::Read { .. }]));
    press(&store, &mut state, "Esc c : Esc 3 u Esc f Tab : Esc Esc");
    assert!(state.overlays.is_empty());
    assert_eq!(state.shown().len(), 5);
    press(&store, &mut state, "Enter : \"trilateral_3 Enter");
    assert!(state.overlays.is_empty());
    assert_eq!(state.event(&store).unwrap().id(), "trilateral-03");
}

#[test]
fn leaving_the_filter_line_selects_what_was_selected() {
    let store = bundled();
    let mut state = open(&store, "");
    press(&store, &mut state, "f \"country:JP Esc");
    assert_eq!(state.selected, state.shown().select(0));
    press(&store, &mut state, "f \"kind: Tab");
    assert_eq!(state.filter.line().text(), "kind:session");
}
