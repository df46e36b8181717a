//! Does every query find what the facts say, whichever way it is asked?
//!
//! `tests/queries.json` has the queries and the ids they must find in the bundled file.

use std::fs;
use std::path::Path;

use attache::action::{Code, Key};
use attache::app::{FacetRow, Input, Look, State, update};
use attache::cli::Status;
use attache::load;
use attache::query::{Query, compile, parse};
use attache::store::{Event, Store};
use serde_json::Value;

use super::cli::run;

fn table() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/queries.json");
    let text = fs::read_to_string(path).expect("the table of queries");
    serde_json::from_str(&text).expect("the table is JSON")
}

fn bundled() -> Store {
    load::load(include_str!("../../assets/working-groups.json")).store
}

/// What a way finds: ids with a blank between.
type Way = fn(&Store, &Value) -> String;

/// A way in which a user asks: its name, the key of a case that it can only be asked with, and how.
type Asked = (&'static str, &'static str, Way);

const WAYS: [Asked; 4] = [
    ("list", "query", by_list),
    ("browser", "query", by_browser),
    ("filter line", "query", by_line),
    ("facets", "facets", by_facets),
];

fn query(case: &Value) -> &str {
    case["query"].as_str().expect("a query")
}

/// `attache list QUERY -f json`.
fn by_list(_: &Store, case: &Value) -> String {
    // What says on standard error that nothing was found is not asked for here.
    let ran = run(&["list", "-f", "json", "--", query(case)]);
    assert_eq!(ran.status, Status::Done, "{}: {}", query(case), ran.err);
    let listed: Value = serde_json::from_str(&ran.out).expect("output is JSON");
    let events = listed.as_array().expect("an array").iter();
    events.filter_map(|it| it["id"].as_str()).collect::<Vec<_>>().join(" ")
}

/// The query as the filter of the browser.
fn by_browser(store: &Store, case: &Value) -> String {
    let state = State::new(store, parse(query(case)).expect("a query"), Look::default());
    shown(store, &state.expect("known names"))
}

/// The query as it is typed into the filter line, letter by letter, with a blank behind it: the last
/// word is whole.
fn by_line(store: &Store, case: &Value) -> String {
    let mut state = opened(store, "f");
    query(case).chars().chain([' ']).for_each(|it| press(store, &mut state, Key::char(it)));
    shown(store, &state)
}

/// The values of the case, switched on one by one in the facets beside the line.
fn by_facets(store: &Store, case: &Value) -> String {
    let mut state = opened(store, "f");
    press(store, &mut state, Key::plain(Code::BackTab));
    for (field, names) in case["facets"].as_object().expect("fields") {
        for name in names.as_array().expect("names") {
            let term = format!("{field}:{}", name.as_str().expect("a name"));
            walk_to(store, &mut state, &term);
            press(store, &mut state, Key::char(' '));
        }
    }
    shown(store, &state)
}

/// Walks to the value that this term asks for, opening the facets that are not listed whole.
fn walk_to(store: &Store, state: &mut State, term: &str) {
    let asks = |state: &State, row: &FacetRow| match *row {
        FacetRow::Value(group, at) => {
            let mut query = Query::default();
            let row = state.filter.facets().rows(group).get(at);
            row.is_some_and(|it| query.toggle(store, it.value))
                && query.to_string().eq_ignore_ascii_case(term)
        }
        FacetRow::More(..) => false,
    };
    press(store, state, Key::plain(Code::Home));
    loop {
        let rows = state.filter.rows();
        let row = rows.get(state.filter.row()).expect("a row under the cursor");
        if asks(state, row) {
            return;
        }
        let opens = matches!(row, FacetRow::More(..));
        assert!(opens || state.filter.row() + 1 < rows.len(), "{term} is not offered");
        press(store, state, Key::char(if opens { ' ' } else { 'j' }));
    }
}

/// The browser after these keys.
fn opened(store: &Store, keys: &str) -> State {
    let mut state = State::new(store, Query::default(), Look::default()).expect("no names");
    keys.chars().for_each(|it| press(store, &mut state, Key::char(it)));
    state
}

fn press(store: &Store, state: &mut State, key: Key) {
    update(store, state, Input::Key(key));
}

fn shown(store: &Store, state: &State) -> String {
    let shown = state.shown().iter().filter_map(|at| store.event(at));
    shown.map(Event::id).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_query_finds_what_the_facts_say() {
    let (table, store) = (table(), bundled());
    let groups = table["finds"].as_object().expect("groups").values();
    let cases: Vec<&Value> = groups.flat_map(|it| it.as_array().expect("queries")).collect();
    assert!(cases.len() >= 70, "only {} queries", cases.len());
    let mut wrong = Vec::new();
    for case in cases {
        let expected = case["ids"].as_str().expect("ids");
        for (name, _, way) in WAYS.into_iter().filter(|it| case.get(it.1).is_some()) {
            let found = way(&store, case);
            if found != expected {
                wrong.push(format!("{} by {name}\n   is {found}\n not {expected}", query(case)));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn what_is_no_query_is_refused_with_its_place() {
    let (table, store) = (table(), bundled());
    for case in table["refused"].as_array().expect("queries") {
        let text = query(case);
        let complaint = match parse(text) {
            Ok(parsed) => compile(&parsed, &store).expect_err(text),
            Err(complaint) => complaint,
        };
        let span = complaint.span.clone().expect("a place");
        let found = serde_json::json!([complaint.code, [span.start, span.end]]);
        assert_eq!(found, serde_json::json!([case["code"], case["bytes"]]), "{text}");
        let ran = run(&["list", "--", text]);
        assert_eq!((ran.status, ran.out.as_str()), (Status::Call, ""), "{text}");
        assert!(ran.err.contains(complaint.code), "{text}: {}", ran.err);
    }
}
