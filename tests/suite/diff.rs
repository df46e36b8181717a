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

/// The two versions of a table, compared.
#[track_caller]
fn tables(old: &str, new: &str) -> Value {
    let dir = tempfile::tempdir().expect("a directory");
    let write = |name: &str, content: &str| {
        let path = dir.path().join(name);
        fs::write(&path, content).expect("a file");
        path.to_str().expect("UTF-8").to_owned()
    };
    let (old, new) = (write("old.csv", old), write("new.csv", new));
    serde_json::from_str(&run(&["diff", &old, &new, "-f", "json"]).done()).expect("JSON")
}

#[test]
fn events_without_ids_are_known_by_what_they_say() {
    let head = "date,title,place\n";
    let old = "2024-01-05,Opening,Seoul\n2024-02-01,Talks,Tokyo\n2024-03-01,Closing,Busan\n";
    let new = "2024-01-03,Preview,Seoul\n2024-01-05,Opening,Seoul\n2024-02-02,Talks,Tokyo\n\
               2024-03-01,Closing ceremony,Busan\n";
    let read = tables(&format!("{head}{old}"), &format!("{head}{new}"));
    let counts = json!({"added":1,"removed":0,"redated":1,"changed":1,"renamed":0});
    assert_eq!(read["counts"], counts, "{read:#}");
    assert_eq!(read["added"][0]["label"], "Preview");
    assert_eq!(read["redated"][0]["label"], "Talks");
    let name = json!({"field":"name","old":"Closing","new":"Closing ceremony"});
    assert_eq!(read["changed"][0]["fields"], json!([name]));
    // The date and the title may change at once, if enough of the title stays.
    let moved = new.replace("2024-03-01", "2024-03-02");
    let read = tables(&format!("{head}{old}"), &format!("{head}{moved}"));
    assert_eq!(read["counts"]["removed"], 0, "{read:#}");
}

#[test]
fn a_row_put_in_on_top_of_many_is_one_that_was_added() {
    let row = |it: usize| format!("{}-01-{:02},Talks {}\n", 1800 + it / 28, it % 28 + 1, it % 7);
    let rows: String = (0..3_000).map(row).collect();
    let old = format!("date,title\n{rows}");
    let new = format!("date,title\n1700-01-01,Before all\n{rows}");
    let counts = json!({"added":1,"removed":0,"redated":0,"changed":0,"renamed":0});
    assert_eq!(tables(&old, &new)["counts"], counts);
}
