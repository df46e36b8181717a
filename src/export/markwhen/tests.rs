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
    assert_eq!(
        lines,
        ["not in markwhen: a: 1 remarks on how fields are known, wordings in 1 more languages"]
    );
}

proptest! {
    #[test]
    fn no_name_breaks_the_lines(name in "[#\\[\\]!@%a-z0-9:/ -]{0,20}") {
        let store = own(&serde_json::json!({"id": "a", "date": "2024", "name": name}).to_string());
        let text = written(&store).0;
        prop_assert_eq!(text.lines().filter(|it| it.starts_with("2024:")).count(), 1);
    }
}
