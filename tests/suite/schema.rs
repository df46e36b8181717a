//! The schema, by somebody else's reading of JSON Schema.

use jsonschema::Validator;
use serde_json::{Value, json};

use super::cli::run;

fn schema() -> Value {
    serde_json::from_str(&run(&["schema"]).done()).expect("the schema is JSON")
}

fn validator() -> Validator {
    let schema = schema();
    assert!(jsonschema::draft202012::meta::is_valid(&schema), "the schema fits its own schema");
    jsonschema::draft202012::new(&schema).expect("the schema can be used")
}

/// What the schema says of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Fits,
    Fails,
}

#[track_caller]
fn check(expected: Verdict, files: &[Value]) {
    let validator = validator();
    for file in files {
        let why = validator.iter_errors(file).map(|it| it.to_string()).collect::<Vec<_>>();
        let verdict = if why.is_empty() { Verdict::Fits } else { Verdict::Fails };
        assert_eq!(verdict, expected, "{file}\n{}", why.join("\n"));
    }
}

#[test]
fn the_bundled_file_fits_the_schema() {
    let bundled = include_str!("../../assets/working-groups.json");
    check(Verdict::Fits, &[serde_json::from_str(bundled).expect("JSON")]);
}

#[test]
fn what_is_exported_fits_the_schema() {
    let whole = run(&["export", "--to", "attache"]).done();
    let lines = run(&["export", "--to", "jsonl"]).done();
    let mut files: Vec<Value> =
        lines.lines().skip(1).map(|it| serde_json::from_str(it).expect("JSON")).collect();
    files.push(serde_json::from_str(&whole).expect("JSON"));
    check(Verdict::Fits, &files);
}

#[test]
fn short_files_fit_the_schema() {
    let lone = json!({"id": "a", "date": "2024-03-29", "name": "Talks", "countries": ["US", "JP"],
        "place": "Washington", "leaders": ["Lee Jun-il"], "actions": ["Share information"]});
    let flat = json!({"id": 7, "start": "2024", "end": "2024-02", "title": "T", "city": "Seoul",
        "country": "KR", "actions": [{"theme": "x", "text": "y"}], "source": "https://example.org"});
    check(
        Verdict::Fits,
        &[
            lone.clone(),
            flat.clone(),
            json!([lone, flat]),
            json!({"events": []}),
            json!({"attache": 1, "title": {"en": "T", "ko": "제"}, "as_of": 2024, "mine": {"x": 1},
            "series": [{"id": "s", "label": "S {n}"}],
            "events": [{"date": {"value": "2023-12~", "certainty": "inferred", "note": {"en": "n"}},
                "name": {"value": {"en": "N"}, "cites": ["s"]}, "place": ["a", "b"], "own": true,
                "host": {"value": null, "cites": []}, "ordinal": null,
                "conflicts": ["C1", {"id": "C2", "fields": ["date"]}]}],
            "tours": [{"id": "t", "stops": [{"event": "a", "focus": "since", "points": ["p"]}]}]}),
        ],
    );
    for date in [
        "2001-21",
        "2024-01-13/2024-12",
        "-0044-03-15",
        "2024-03-29T10:00-05:00",
        "1985?",
        "1985~",
        "1985-04/..",
        "../1985",
        "1985-04-XX",
        "2024-03-29T10:00+09:00",
    ] {
        check(Verdict::Fits, &[json!({"date": date})]);
    }
}

#[test]
fn what_is_wrong_does_not_fit_the_schema() {
    check(
        Verdict::Fails,
        &[
            json!(7),
            json!({}),
            json!({"title": "no events"}),
            json!({"events": {}}),
            json!({"attache": 2, "events": []}),
            json!({"events": [{"id": "a"}]}),
            json!({"events": [{"date": "March 2024"}]}),
            json!({"events": [{"date": "2024-13"}]}),
            json!({"events": [{"date": {"value": "2024-01/2024-00"}}]}),
            json!({"events": [], "tours": [{"id": "t", "stops": [{"event": "a", "compare": ["a", "b"]}]}]}),
            json!({"events": [{"date": "2024", "kind": "meeting"}]}),
            json!({"events": [{"date": "2024", "scope": "wide"}]}),
            json!({"events": [{"date": "2024", "countries": "US"}]}),
            json!({"events": [{"date": "2024", "ordinal": "six"}]}),
            json!({"events": [{"date": "2024", "name": {"value": "x", "certainty": "sure"}}]}),
            json!({"events": [{"date": "2024", "leaders": [7]}]}),
            json!({"events": [], "sources": {"s": {"rank": "best"}}}),
            json!({"events": [], "people": ["Lee"]}),
            json!({"events": [], "series": [{"name": "S"}]}),
            json!({"events": [], "places": {"p": {"lat": 91}}}),
            json!({"events": [], "tours": [{"id": "t", "stops": [{"event": "a", "focus": "all"}]}]}),
            json!({"events": [], "tours": [{"id": "t", "stops": [{"compare": ["a"]}]}]}),
        ],
    );
}

#[test]
fn everything_in_the_schema_is_explained() {
    let schema = schema();
    for (name, definition) in schema["$defs"].as_object().expect("definitions") {
        assert!(definition["title"].is_string(), "{name} has no title");
        assert!(definition["description"].is_string(), "{name} is not explained");
        for (key, property) in definition["properties"].as_object().into_iter().flatten() {
            assert!(property["description"].is_string(), "{name}.{key} is not explained");
        }
    }
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
}
