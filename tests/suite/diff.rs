//! Two versions of a data set, as a person or a script reads what changed.

use std::fs;

use attache::cli::Status;
use attache::text;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::cli::{Ran, run};

const OLD: &str = r#"{"attache":1,"title":"Talks","as_of":"2024-09-01","events":[
    {"id":"a","date":"2024-01-10","name":"First talks","series":"s","leaders":["Jung Pak"],
     "actions":["Share information","Train experts"],"notes":"They met in the morning."},
    {"id":"b","date":"2024-06-11","name":"Second talks","series":"s","place":"Seoul"},
    {"id":"c","date":"2024-07","name":"Advisory"},
    {"id":"d","date":"2024-08-01","name":"Summit","host":"US","countries":["US","KR"]}]}"#;

const NEW: &str = r#"{"attache":1,"title":"Talks","as_of":"2024-10-01","events":[
    {"id":"a","date":"2024-01-10","name":"First talks","series":"s","leaders":["Jung Pak"],
     "actions":["Share more information","Meet again"],"notes":"They met in the evening."},
    {"id":"b","date":"2024-06-12","name":"Second talks","series":"s","place":"Seoul"},
    {"id":"d2","date":"2024-08-01","name":"Summit","host":"KR","countries":["US","KR"]},
    {"id":"e","date":"2024-09","name":"Third talks","series":"s"}]}"#;

/// Writes two versions, and runs `diff` on them.
#[track_caller]
fn on(old: &str, new: &str, arguments: &[&str]) -> Ran {
    let dir: TempDir = tempfile::tempdir().expect("a directory");
    let write = |name: &str, content: &str| {
        let path = dir.path().join(name);
        fs::write(&path, content).expect("a file");
        path.to_str().expect("UTF-8").to_owned()
    };
    let (old, new) = (write("old.json", old), write("new.json", new));
    let all = [&["diff", old.as_str(), new.as_str()], arguments].concat();
    let mut ran = run(&all);
    // The folder has another name each time.
    let folder = format!("{}/", dir.path().to_str().expect("UTF-8"));
    ran.out = ran.out.replace(&folder, "");
    ran
}

#[test]
fn what_changed_is_told_on_a_page() {
    for lang in ["en", "ko", "ja"] {
        let page = on(OLD, NEW, &["--lang", lang]).done();
        insta::assert_snapshot!(format!("page_{lang}"), page);
        assert!(page.lines().all(|it| text::width(it) <= 80), "{page}");
    }
    insta::assert_snapshot!("markdown", on(OLD, NEW, &["-f", "md"]).done());
}

#[test]
fn a_script_reads_the_same() {
    let ran = on(OLD, NEW, &["-f", "json"]).done();
    let read: Value = serde_json::from_str(&ran).expect("output is JSON");
    let counts = json!({"added":1,"removed":1,"redated":1,"changed":1,"renamed":1});
    assert_eq!(read["counts"], counts);
    assert_eq!(read["redated"][0]["old"], "2024-06-11");
    assert_eq!(read["redated"][0]["new"], "2024-06-12");
    assert_eq!(read["renamed"][0]["before"], "d");
    assert_eq!(read["renamed"][0]["fields"][0], json!({"field":"host","old":"US","new":"KR"}));
    let changes: Vec<&Value> = read["changed"][0]["actions"]
        .as_array()
        .expect("actions")
        .iter()
        .map(|it| &it["change"])
        .collect();
    assert_eq!(changes, ["reworded", "added", "removed"]);
    assert_eq!(read["as_of"], json!({"old":"2024-09-01","new":"2024-10-01"}));
    assert_eq!(read["title"], Value::Null);
}

#[test]
fn the_same_twice_has_no_changes() {
    let page = on(OLD, OLD, &[]).done();
    assert!(page.contains("no changes"), "{page}");
    let read: Value = serde_json::from_str(&on(OLD, OLD, &["-f", "json"]).done()).expect("JSON");
    assert_eq!((&read["added"], &read["tables"]), (&json!([]), &json!([])));
}

#[test]
fn a_filter_holds_for_both_versions() {
    let page = on(OLD, NEW, &["--filter", "series:s"]).done();
    assert!(page.contains("Third talks") && !page.contains("Advisory"), "{page}");
    // Only the old version has a place of this name.
    let only_old = OLD.replace("Seoul", "Busan");
    let page = on(&only_old, NEW, &["--filter", "place:Busan"]).done();
    assert!(page.contains("Busan → Seoul") && !page.contains("First talks"), "{page}");
    assert_eq!(on(OLD, NEW, &["--filter", "place:Oslo"]).status, Status::Call);
}

#[test]
fn a_fault_in_the_data_is_told_and_the_rest_is_compared() {
    let bad = NEW.replace("2024-06-12", "2024-06-31");
    let ran = on(OLD, &bad, &[]);
    assert_eq!(ran.status, Status::Data);
    assert!(
        ran.err.contains("2024-06-31") && ran.out.contains("Removed (2)"),
        "{}{}",
        ran.out,
        ran.err
    );
    assert_eq!(run(&["diff", "-", "-"]).status, Status::Call);
    assert_eq!(run(&["diff", "no-such-file.json", "other.json"]).status, Status::Data);
}
