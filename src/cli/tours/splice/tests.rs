//! Every byte but those of the value that is put stays where it was.

use proptest::prelude::*;
use serde_json::Value;

use super::{Style, entries, items, put, put_item, value};

#[track_caller]
fn put_tours(document: &str, tours: &str) -> String {
    put(document, ("tours", tours), Style::of(document), 0).unwrap()
}

#[test]
fn a_key_is_added_as_the_first_one_is_written() {
    assert_eq!(put_tours("{}", "[]"), "{\"tours\": []}");
    assert_eq!(put_tours(" { }\n", "[]"), " {\"tours\": []}\n");
    assert_eq!(put_tours("{\"a\": 1}", "[]"), "{\"a\": 1, \"tours\": []}");
    assert_eq!(put_tours("{\n  \"a\": 1\n}\n", "[]"), "{\n  \"a\": 1,\n  \"tours\": []\n}\n");
    assert_eq!(put_tours("{\r\n\t\"a\": 1 }", "[]"), "{\r\n\t\"a\": 1,\r\n\t\"tours\": [] }");
}

#[test]
fn a_value_that_is_there_is_replaced_and_of_two_the_one_that_counts() {
    assert_eq!(put_tours("{\"tours\" :[ 1 ],\"a\":2}", "[]"), "{\"tours\" :[],\"a\":2}");
    assert_eq!(put_tours("{\"tours\":1,\"tours\":2}", "[]"), "{\"tours\":1,\"tours\":[]}");
    let named = "{\"to\\u0075rs\": 1}";
    assert_eq!(put_tours(named, "[]"), "{\"to\\u0075rs\": []}");
}

#[test]
fn an_array_grows_at_its_end() {
    let grown = |array: &str| put_item(array, (None, "9"), Style::OneLine, 0);
    assert_eq!(grown("[]").as_deref(), Some("[9]"));
    assert_eq!(grown("[1, [2]]").as_deref(), Some("[1, [2], 9]"));
    assert_eq!(grown("[\n 1\n]").as_deref(), Some("[\n 1,\n 9\n]"));
    assert_eq!(put_item("[1, [2]]", (Some(1), "9"), Style::OneLine, 0).as_deref(), Some("[1, 9]"));
    assert_eq!(grown("{}"), None);
    let lines = Style::Lines { end: "\n", unit: "  " };
    assert_eq!(put_item("[]", (None, "9"), lines, 1).as_deref(), Some("[\n    9\n  ]"));
}

#[test]
fn what_is_no_object_has_no_entries() {
    for text in ["", "[1]", "7", "{\"a\":1", "{\"a\":1} x", "{\"a\"}"] {
        assert!(entries(text).is_none(), "{text}");
        assert!(put(text, ("a", "1"), Style::OneLine, 0).is_none(), "{text}");
    }
    assert_eq!(items("[1, 2] x"), None);
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "[ -~\n\"\\\\회日]{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z\"{\\[]{0,3}", inner, 0..4)
                .prop_map(|it| Value::Object(it.into_iter().collect())),
        ]
    })
}

fn object() -> impl Strategy<Value = Value> {
    let key = prop_oneof![Just("tours".to_owned()), "[a-z]{1,3}"];
    prop::collection::btree_map(key, json(), 0..5)
        .prop_map(|it| Value::Object(it.into_iter().collect()))
}

/// The texts of all entries but one.
fn others(object: &str, key: &str) -> Vec<(String, String)> {
    let all = entries(object).unwrap().into_iter().filter(|(it, _)| it != key);
    all.map(|(it, range)| (it, object.get(range).unwrap().to_owned())).collect()
}

proptest! {
    #[test]
    fn every_other_entry_keeps_its_text(object in object(), new in json(), lines in any::<bool>()) {
        let document = if lines { format!("{object:#}\n") } else { object.to_string() };
        let out = put_tours(&document, &new.to_string());
        prop_assert_eq!(others(&out, "tours"), others(&document, "tours"));
        let written = new.to_string();
        prop_assert_eq!(value(&out, "tours"), Some(written.as_str()));
        let mut expected = object;
        expected["tours"] = new;
        prop_assert_eq!(serde_json::from_str::<Value>(&out).unwrap(), expected);
    }

    #[test]
    fn every_other_item_keeps_its_text(
        all in prop::collection::vec(json(), 0..5), new in json(), at in 0usize..6, lines in any::<bool>(),
    ) {
        let array = Value::from(all.clone());
        let array = if lines { format!("{array:#}") } else { array.to_string() };
        let at = (at < all.len()).then_some(at);
        let out = put_item(&array, (at, &new.to_string()), Style::OneLine, 0).unwrap();
        let mut expected = all;
        match at {
            Some(at) => expected[at] = new,
            None => expected.push(new),
        }
        prop_assert_eq!(serde_json::from_str::<Value>(&out).unwrap(), Value::from(expected));
        let texts: Vec<&str> = items(&array).unwrap().into_iter().map(|it| array.get(it).unwrap()).collect();
        for text in texts.iter().enumerate().filter(|(slot, _)| Some(*slot) != at).map(|it| it.1) {
            prop_assert!(out.contains(text));
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "[ {}\\[\\]\",:a0\n\\\\]{0,40}") {
        put(&text, ("tours", "[]"), Style::of(&text), 0);
        put_item(&text, (None, "1"), Style::of(&text), 0);
    }
}
