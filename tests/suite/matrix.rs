//! `attache matrix` as a person or a script meets it.

#![expect(clippy::indexing_slicing, reason = "a test that cannot go on fails")]

use std::fs;

use super::cli::run;
use attache::cli::Status;
use serde_json::Value;

/// What the bundled file itself says: how many actions and concerns of a session have a theme.
fn expected(session: &str, theme: &str) -> u64 {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/working-groups.json");
    let file: Value =
        serde_json::from_str(&fs::read_to_string(path).expect("the file")).expect("JSON");
    let events = file["events"].as_array().expect("events");
    let event = events.iter().find(|it| it["id"] == session).expect("the session");
    let entries = ["actions", "concerns"].map(|it| event[it].as_array().cloned());
    let themes = entries.into_iter().flatten().flatten().map(|it| it["themes"].clone());
    let has = |it: &Value| it.as_array().is_some_and(|it| it.iter().any(|it| it == theme));
    themes.filter(has).count() as u64
}

#[test]
fn the_figures_are_those_of_the_file() {
    let table: Value =
        serde_json::from_str(&run(&["matrix", "scope:series", "-f", "json"]).done()).expect("JSON");
    let sessions = table["sessions"].as_array().expect("sessions");
    let themes = table["themes"].as_array().expect("themes");
    assert_eq!((sessions.len(), themes.len()), (11, 17));
    for theme in themes {
        let counts = theme["counts"].as_array().expect("counts");
        assert_eq!(counts.len(), sessions.len());
        for (count, session) in counts.iter().zip(sessions) {
            let (id, key) = (session["id"].as_str(), theme["id"].as_str());
            let wanted = expected(id.expect("an id"), key.expect("a key"));
            assert_eq!(count.as_u64(), Some(wanted), "{id:?} {key:?}");
        }
    }
    let keys: Vec<&String> = table.as_object().expect("an object").keys().collect();
    assert_eq!(keys.len(), 5, "{keys:?}");
}

#[test]
fn a_query_chooses_the_sessions_and_the_call_the_order() {
    let header = |arguments: &[&str]| run(arguments).done().lines().next().map(str::to_owned);
    let core = "id,theme,bilateral-05,bilateral-06,bilateral-07,trilateral-02,trilateral-03,total";
    assert_eq!(header(&["matrix", "-f", "csv"]).as_deref(), Some(core));
    let japan = header(&["matrix", "country:JP", "-f", "csv"]);
    assert_eq!(japan.as_deref(), Some("id,theme,trilateral-02,trilateral-03,total"));
    let without = header(&["matrix", "-country:JP", "-f", "csv"]);
    assert_eq!(without.as_deref(), Some("id,theme,bilateral-05,bilateral-06,bilateral-07,total"));
    let by = |sort| {
        let table = run(&["matrix", "scope:series", "--sort", sort, "-f", "csv"]).done();
        table.lines().nth(1).and_then(|it| it.split(',').next()).map(str::to_owned)
    };
    assert_eq!(by("total").as_deref(), Some("it-workers"));
    assert_eq!(by("name").as_deref(), Some("jurisdiction-access"));
    assert_eq!(run(&["matrix", "--sort", "size"]).status, Status::Call);
    let nothing = run(&["matrix", "country:JP", "no:99"]);
    assert_eq!((nothing.status, nothing.err.contains("no event")), (Status::Done, true));
}

#[test]
fn sessions_that_an_output_has_no_room_for_are_told_of() {
    let event = |it: usize| {
        let (year, month) = (1_000 + it / 12, 1 + it % 12);
        format!(r#"{{"id":"e{it}","date":"{year}-{month:02}","series":"s","actions":["x"]}}"#)
    };
    let events: Vec<String> = (0..10_002).map(event).collect();
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("big.json");
    fs::write(&path, format!(r#"{{"events":[{}]}}"#, events.join(","))).expect("a file");
    let path = path.to_str().expect("a path");
    let big = run(&["matrix", "--file", path, "-f", "csv"]);
    let told = "attache: 2 earlier sessions left out\n";
    assert_eq!((big.status, big.err.as_str()), (Status::Done, told));
    let header = big.out.lines().next().unwrap_or_default();
    assert!(header.starts_with("id,theme,e2,") && header.ends_with(",e10001,total"));
}

#[test]
fn every_format_speaks_the_language_of_the_call() {
    assert!(run(&["matrix", "--lang", "ko"]).done().contains("가상자산 탈취"));
    assert!(run(&["matrix", "--lang", "ja", "-f", "md"]).done().contains("| 合計 |"));
    assert!(run(&["matrix", "--lang", "ko", "-f", "csv"]).done().contains("합계"));
    let table = run(&["matrix", "--lang", "ja", "-f", "json"]).done();
    assert!(table.contains("\"themes\"") && table.contains("暗号資産の窃取"));
}
