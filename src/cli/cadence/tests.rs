//! What the command prints.

use serde_json::Value;

use crate::cli::{Environment, World, run};

/// Runs the command on a file, or on the one that is built in; returns both streams.
fn cadence(file: &str, arguments: &[&str]) -> (String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut stdin = file.as_bytes();
    let mut world = World {
        stdin: &mut stdin,
        stdout: &mut out,
        stderr: &mut err,
        stdin_is_terminal: false,
        stdout_is_terminal: false,
        environment: Environment::default(),
    };
    let from = if file.is_empty() { &[][..] } else { &["--file", "-"] };
    let words = ["attache", "cadence"].iter().chain(arguments).chain(from);
    run(words.map(std::ffi::OsString::from), &mut world);
    (String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

fn json(file: &str, arguments: &[&str]) -> Value {
    let all: Vec<&str> = arguments.iter().copied().chain(["-f", "json"]).collect();
    serde_json::from_str(&cadence(file, &all).0).unwrap()
}

fn days(series: &Value) -> Vec<i64> {
    series["intervals"].as_array().unwrap().iter().map(|it| it["days"].as_i64().unwrap()).collect()
}

#[test]
fn the_bilateral_series_counts_from_start_to_start() {
    let (text, _) = cadence("", &["series:bilateral scope:series"]);
    insta::assert_snapshot!(text);
    let all = json("", &["series:bilateral scope:series"]);
    assert_eq!(all["as_of"], "2026-11-21");
    let series = &all["series"][0];
    assert_eq!((&series["id"], &series["sessions"]), (&"bilateral".into(), &7.into()));
    assert_eq!(days(series), [99, 111, 141, 103, 142, 162]);
    assert_eq!(series["intervals"][4]["silence"], 141);
    assert_eq!((&series["median"], &series["longest"]), (&126.into(), &162.into()));
    assert_eq!(series["silence"]["since"], "2024-09-06");
    assert_eq!(
        (&series["silence"]["days"], &series["silence"]["medians"]),
        (&806.into(), &6.4.into())
    );
    assert_eq!(series["expected"], "2025-01-09");
}

#[test]
fn the_day_that_counts_as_today_can_be_another() {
    let all = json("", &["series:trilateral", "scope:series", "--as-of", "2024-12"]);
    let series = &all["series"][0];
    assert_eq!((days(series), &series["planned"]), (vec![113, 161], &1.into()));
    assert_eq!((&series["silence"]["days"], &series["median"]), (&116.into(), &137.into()));
}

#[test]
fn every_language_and_format_says_the_same() {
    for arguments in
        [["scope:series", "--lang", "ko", "-f", "text"], ["scope:core", "--lang", "ja", "-f", "md"]]
    {
        insta::assert_snapshot!(cadence("", &arguments).0);
    }
    let ascii = cadence("", &["scope:series", "--ascii"]).0;
    assert!(ascii.is_ascii() && ascii.contains("162 d    161 d  ###"), "{ascii}");
}

#[test]
fn a_file_of_ones_own_says_what_it_cannot_know() {
    let file = r#"{"events":[{"id":"a","date":"2024-01","name":"First | talks"},
        {"id":"b","date":"2024-06-11","name":"Second talks"},
        {"id":"c","date":"2024-06-12","name":"Third talks"},{"id":"d","date":"../2020"}]}"#;
    insta::assert_snapshot!(cadence(file, &[]).0);
    let (page, _) = cadence(file, &["-f", "md"]);
    assert!(page.contains(r"| First \| talks | Second talks |"), "{page}");
    let series = &json(file, &[])["series"][0];
    assert_eq!((&series["id"], &series["silence"]), (&Value::Null, &Value::Null));
    assert_eq!(
        (&series["intervals"][0]["least"], &series["intervals"][0]["most"]),
        (&132.into(), &162.into())
    );
    assert_eq!((&series["median"], &series["open"]), (&74.into(), &1.into()));
}

#[test]
fn a_median_between_two_numbers_is_said_with_its_half() {
    let file = r#"{"events":[{"id":"a","date":"2024-01-01"},{"id":"b","date":"2024-01-11"},
        {"id":"c","date":"2024-01-22"}]}"#;
    assert!(cadence(file, &[]).0.contains("median 10.5 d;"));
    assert_eq!(json(file, &[])["series"][0]["median"], 10.5);
}

#[test]
fn what_has_no_series_has_no_rhythm() {
    let (out, err) = cadence("", &["kind:milestone scope:all"]);
    assert_eq!(out, "");
    assert!(err.contains("No session of a series"), "{err}");
    assert_eq!(json("", &["kind:milestone scope:all"])["series"], Value::Array(Vec::new()));
}
