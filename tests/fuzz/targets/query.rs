//! Any text is a query that prints as itself, or a complaint inside it; and can be completed.
#![no_main]

use std::sync::LazyLock;

use attache::diag;
use attache::load;
use attache::query::{compile, complete, parse};
use attache::store::{EventSet, Store};
use libfuzzer_sys::fuzz_target;

static STORE: LazyLock<Store> =
    LazyLock::new(|| load::load(include_str!("../../../assets/working-groups.json")).store);

fuzz_target!(|input: (u16, &str)| {
    let (position, text) = input;
    match parse(text) {
        Ok(query) => {
            let printed = query.to_string();
            // Blanks that printing adds may lead over the limit of length.
            match parse(&printed) {
                Ok(again) => assert_eq!(again, query, "{printed}"),
                Err(complaint) => assert_eq!(complaint.code, "query-too-long", "{printed}"),
            }
            match compile(&query, &STORE) {
                Ok(plan) => assert!(plan.run(&STORE).len() <= STORE.len()),
                Err(complaint) => check(text, &complaint),
            }
        }
        Err(complaint) => check(text, &complaint),
    }
    let all = EventSet::first(STORE.len());
    let completion = complete(&STORE, text, position.into(), &all, "ko");
    assert!(text.get(completion.range).is_some());
});

/// Checks that a complaint is about a part of the text, and can be shown.
fn check(text: &str, complaint: &diag::Diagnostic) {
    let span = complaint.span.clone().expect("a place");
    assert!(text.get(span).is_some(), "{complaint:?}");
    diag::render("query", text, complaint);
}
