//! Does every query find what the facts say, whichever way it is asked?
//!
//! `tests/queries.json` has the queries and the ids they must find in the bundled file.

use std::fs;
use std::path::Path;

use attache::app::{Look, State};
use attache::cli::Status;
use attache::load;
use attache::query::{compile, parse};
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

/// Every way in which a user asks: its name, the key of a case that it can only be asked with, and
/// how. The facets of the filter belong here too, with the key `facets`: it says which values are
/// switched on.
const WAYS: [(&str, &str, Way); 2] = [("list", "query", by_list), ("browser", "query", by_browser)];

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
    let state = state.expect("known names");
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
