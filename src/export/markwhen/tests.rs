//! What another reader of Markwhen would get.

use proptest::prelude::*;

use crate::export::table::Look;
use crate::export::{Lost, Target};
use crate::i18n::Locale;
use crate::store::{EventSet, Store};

/// Writes all events.
fn written(store: &Store) -> (String, Lost) {
    let mut lost = Lost::default();
    let mut bytes = Vec::new();
    let look = Look { locale: Locale::En, dash: "–", ellipsis: "…" };
    let events = EventSet::first(store.len());
    super::write(&mut bytes, store, look, (&events, &mut lost)).unwrap();
    (String::from_utf8(bytes).unwrap(), lost)
}

fn own(events: &str) -> Store {
    let text = format!("{{\"attache\":1,\"title\":\"Mine\",\"events\":[{events}]}}");
    crate::load::load(&text).store
}

#[test]
fn it_is_what_people_type() {
    let store = own(
        r##"{"id":"b","date":"2024-06~","name":"Second","series":"Talks","tags":["a b"],
             "links":[{"rel":"after","to":"a"}],"leaders":["X",{"person":"Y","country":"KR"}],
             "actions":[{"text":"Do it","status":"done"},{"id":"b/x","text":"Go on","status":"agreed"}]},
            {"id":"a","date":"2024-01-10","name":"First","countries":["US","KR"],"tags":["summit"],
             "place":"Seoul","notes":"They met.\n\nTwice: so they say."},
            {"id":"c","date":"2024-21","name":"#1 [x]","series":"Talks","notes":"2024: a year"}"##,
    );
    insta::assert_snapshot!(written(&store).0);
}

#[test]
fn what_is_lost_is_told() {
    let store = own(
        r#"{"id":"a","date":"2024","name":{"en":"Talks","ko":"회담"},"place":{"value":"Seoul","note":"said so"}}"#,
    );
    let lines = written(&store).1.lines(Target::Markwhen);
    assert_eq!(lines, ["not in markwhen: a: 1 remark on a field, 1 text in another language"]);
}

#[test]
fn only_what_was_there_is_lost_and_it_is_told_by_time() {
    let file = r#"{"attache":1,"sources":[{"id":"s","title":"S"}],"series":["Z","A"],"tours":
        [{"id":"t","title":"T","stops":[{"event":"a"}]}],"events":[
        {"id":"b","date":"2025","name":"B","series":"Z","sources":["s"],
         "purpose":{"value":"P","cites":["s"]}},
        {"id":"a","date":"2024","name":"A","series":"A"}]}"#;
    let store = crate::load::load(file).store;
    let lines = written(&store).1.lines(Target::Markwhen);
    assert_eq!(lines, ["not in markwhen: 1 tour", "not in markwhen: b: which source says what"]);
}

#[test]
fn a_lane_in_a_lane_has_a_heading_in_a_heading() {
    let store = own(r#"{"id":"a","date":"2021","name":"A","series":"P / In"},
           {"id":"b","date":"2022","name":"B","series":"P / Out / Far"},
           {"id":"c","date":"2023","name":"C","series":"P"},
           {"id":"d","date":"2024","name":"D","series":"Q /  / R"},
           {"id":"e","date":"2025","name":"E","series":"**P**"}"#);
    let text = written(&store).0;
    let mut headings: Vec<&str> = text.lines().filter(|it| it.starts_with('#')).collect();
    headings.sort_unstable();
    assert_eq!(headings, ["# Lane", "# P", "# P", "# Q /  / R", "## In", "## Out", "### Far"]);
}

#[test]
fn no_events_are_still_a_document() {
    let text = written(&crate::load::load("{\"attache\":1,\"events\":[]}").store).0;
    assert_eq!(text, "// There are no events.\n");
}

proptest! {
    #[test]
    fn no_name_breaks_the_lines(name in "[#\\[\\]!@%a-z0-9:/ -]{0,20}") {
        let store = own(&serde_json::json!({"id": "a", "date": "2024", "name": name}).to_string());
        let text = written(&store).0;
        prop_assert_eq!(text.lines().filter(|it| it.starts_with("2024:")).count(), 1);
    }
}
