//! What is selected, written for others: which file, which events, and what is said of the rest.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use attache::cli::Status;

use super::cli::{Ran, run, run_with};

const OWN: &str = r#"{"attache": 1, "mine": [1,  2],
 "events": [
  {"id": "a", "date": "2024-01-10", "name": "First", "scope": "all", "own": "x"},
  {"id": "b", "date": "2024-06-11", "name": "Second", "links": [{"rel": "after", "to": "a"}]}
 ],
 "tours": [{"id": "t", "stops": [{"event": "a"}, {"event": "b"}]}]}
"#;

/// Runs `export` on a file of our own in a folder of its own.
#[track_caller]
fn export(folder: &Path, arguments: &[&str]) -> Ran {
    let path = folder.join("own.json");
    if !path.exists() {
        fs::write(&path, OWN).expect("a file");
    }
    let path = path.to_str().expect("UTF-8");
    run(&[&["export", "--file", path], arguments].concat())
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a directory")
}

#[test]
fn the_whole_of_our_own_file_is_its_bytes() {
    let folder = folder();
    assert_eq!(export(folder.path(), &["--to", "attache"]).done(), OWN);
    let bundled = include_str!("../../assets/working-groups.json");
    assert_eq!(run(&["export", "--to", "attache"]).done(), bundled);
}

#[test]
fn every_scope_is_written_unless_one_is_named() {
    let folder = folder();
    let lines = export(folder.path(), &["--to", "jsonl"]).done();
    assert!(lines.contains("\"id\": \"a\"") && lines.contains("\"mine\": [1, 2]"), "{lines}");
    let core = export(folder.path(), &["scope:core", "--to", "jsonl"]);
    assert!(!core.out.contains("\"id\": \"a\""), "{}", core.out);
    assert_eq!(
        core.err,
        "attache: not in jsonl: tour t: 1 stop\nattache: not in jsonl: b: 1 link\n"
    );
}

#[test]
fn a_part_of_our_own_file_keeps_its_bytes_and_is_clean() {
    let folder = folder();
    let path = folder.path().join("part.json");
    let name = path.to_str().expect("UTF-8");
    let ran = export(folder.path(), &["second", "-o", name]);
    assert_eq!((ran.status, ran.out.as_str()), (Status::Done, ""));
    let part = fs::read_to_string(&path).expect("the part");
    assert!(part.contains("\"mine\": [1,  2]") && !part.contains("\"a\""), "{part}");
    let check = run(&["check", name]).done();
    assert!(check.contains("1 event") && !check.contains("error"), "{check}");
}

#[test]
fn a_part_of_the_bundled_file_has_no_errors() {
    let folder = folder();
    let path = folder.path().join("part.json");
    let name = path.to_str().expect("UTF-8");
    run(&["export", "series:bilateral", "-o", name]);
    let check = run(&["check", name]);
    assert_eq!(check.status, Status::Done, "{}", check.out);
}

#[test]
fn several_files_are_written_as_one() {
    let folder = folder();
    export(folder.path(), &["--to", "attache"]).done();
    let other = folder.path().join("other.jsonl");
    fs::write(&other, "{\"id\":\"c\",\"date\":\"2023\"}\n{\"id\":\"d\",\"date\":\"2022\"}\n")
        .expect("a file");
    let both =
        export(folder.path(), &["--file", other.to_str().expect("UTF-8"), "--to", "attache"]);
    assert_eq!(both.err, "attache: not in attache: 1 unknown key (mine)\n");
    let again = run_with(
        &[
            "list".into(),
            "scope:all".into(),
            "--file".into(),
            "-".into(),
            "-f".into(),
            "csv".into(),
        ],
        both.out.as_bytes(),
    );
    let ids: Vec<&str> = again.out.lines().skip(1).filter_map(|it| it.split(',').next()).collect();
    assert_eq!(ids, ["d", "c", "a", "b"], "{}", again.err);
}

#[test]
fn a_broken_file_is_written_whole_as_far_as_it_goes() {
    let broken = &OWN.as_bytes()[..OWN.find("{\"id\": \"b\"").expect("an event")];
    let arguments: [OsString; 5] = ["export", "--to", "attache", "--file", "-"].map(OsString::from);
    let ran = run_with(&arguments, broken);
    assert_eq!(ran.status, Status::Data);
    assert!(ran.out.ends_with("\n}\n") && ran.out.contains("\"First\""), "{}", ran.out);
}

#[test]
fn nothing_found_is_said_and_an_empty_document_written() {
    let folder = folder();
    let none = export(folder.path(), &["on:1999", "--to", "attache"]);
    assert_eq!(none.status, Status::Done);
    assert!(none.err.starts_with("attache: no event matches\n"), "{}", none.err);
    let value: serde_json::Value = serde_json::from_str(&none.out).expect("JSON");
    assert_eq!(value["events"], serde_json::json!([]));
    assert_eq!(export(folder.path(), &["wh:x", "--to", "attache"]).status, Status::Call);
}

#[test]
fn the_ending_of_the_file_tells_the_format() {
    let folder = folder();
    let path = folder.path().join("out.NDJSON");
    export(folder.path(), &["-o", path.to_str().expect("UTF-8")]).done();
    assert!(fs::read_to_string(&path).expect("a file").lines().count() == 3);
    for arguments in [&[][..], &["-o", "-"], &["-o", "out.xyz"]] {
        let ran = export(folder.path(), arguments);
        assert_eq!(ran.status, Status::Call);
        assert!(ran.err.contains("--to with one of attache, jsonl, csv"), "{}", ran.err);
    }
}

#[test]
fn a_file_is_never_replaced_unless_that_is_asked_for() {
    let folder = folder();
    let path = folder.path().join("out.json");
    let name = path.to_str().expect("UTF-8");
    export(folder.path(), &["-o", name]).done();
    fs::write(&path, "mine").expect("a file");
    let again = export(folder.path(), &["-o", name]);
    assert_eq!((again.status, again.out.as_str()), (Status::Data, ""));
    assert!(again.err.contains("out.json exists and was left alone; --force"), "{}", again.err);
    assert_eq!(fs::read_to_string(&path).expect("a file"), "mine");
    export(folder.path(), &["-o", name, "--force"]).done();
    assert_eq!(fs::read_to_string(&path).expect("a file"), OWN);
    let input = folder.path().join("own.json");
    let onto = export(folder.path(), &["b", "-o", input.to_str().expect("UTF-8")]);
    assert_eq!(onto.status, Status::Data);
    assert_eq!(fs::read_to_string(&input).expect("a file"), OWN);
    let nowhere = export(folder.path(), &["-o", "/nowhere/out.json"]);
    assert!(nowhere.err.contains("/nowhere/out.json could not be written"), "{}", nowhere.err);
    let onto_folder = folder.path().to_str().expect("UTF-8");
    let ran = export(folder.path(), &["--to", "attache", "--force", "-o", onto_folder]);
    assert_eq!(ran.status, Status::Data);
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2, "nothing is left behind");
}

#[test]
#[cfg(unix)]
fn a_link_is_followed_only_when_that_is_asked_for() {
    let folder = folder();
    let [path, link] = ["real.json", "link.json"].map(|it| folder.path().join(it));
    fs::write(&path, "mine").expect("a file");
    std::os::unix::fs::symlink(&path, &link).expect("a link");
    let name = link.to_str().expect("UTF-8");
    assert_eq!(export(folder.path(), &["-o", name]).status, Status::Data);
    assert_eq!(fs::read_to_string(&path).expect("a file"), "mine");
    export(folder.path(), &["-o", name, "--force"]).done();
    assert_eq!(fs::read_to_string(&path).expect("a file"), OWN);
}

/// Writes files into a folder, and returns what `export` makes of them.
#[track_caller]
fn exported(files: &[(&str, &str)], arguments: &[&str]) -> Ran {
    let folder = folder();
    let mut call = vec!["export".to_owned()];
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("a file");
        call.extend(["--file".to_owned(), path.to_str().expect("UTF-8").to_owned()]);
    }
    let call: Vec<&str> = call.iter().map(String::as_str).collect();
    run(&[&call, arguments].concat())
}

const LINES: &str = r#"{"attache": 1, "x-head": {"a":  1}, "people": {"p": {"name": "P", "x": 1}}}
{"id": "e", "date": "2024-01", "name": "E", "zz": 1, "actions": [{"text": "T", "x": 2}]}
{"id": "f", "date": "2024-02", "name": "F", "links": [{"rel": "after", "to": "e", "y": null}]}
"#;

#[test]
fn lines_keep_the_keys_that_nothing_reads() {
    let lines = exported(&[("a.jsonl", LINES)], &["--to", "jsonl"]).done();
    assert_eq!(lines, LINES.replace("  1", " 1"));
    let whole = exported(&[("a.jsonl", LINES)], &["--to", "attache"]).done();
    for part in ["\"x-head\": {\"a\": 1}", "\"x\": 1", "\"zz\": 1", "\"x\": 2", "\"y\": null"] {
        assert!(whole.contains(part), "{part} in {whole}");
    }
    let again = exported(&[("b.json", &whole)], &["--to", "jsonl"]).done();
    assert_eq!(again, lines);
    let part = exported(&[("a.jsonl", LINES)], &["on:2024-02", "--to", "jsonl"]);
    assert!(part.out.contains("\"x-head\"") && !part.out.contains("\"zz\""), "{}", part.out);
    assert_eq!(part.err, "attache: not in jsonl: f: 1 link\n");
}

#[test]
fn flat_records_keep_the_keys_that_nothing_reads() {
    let flat = "{\"Event\": \"E\", \"When\": \"2024-01\", \"zz\": {\"a\":  1}}\n\
                {\"Event\": \"F\", \"When\": \"2024-02\"}\n";
    for target in ["attache", "jsonl"] {
        let out = exported(&[("a.jsonl", flat)], &["--to", target]).done();
        assert!(out.contains("\"zz\": {\"a\": 1}"), "{out}");
    }
}

#[test]
fn what_several_files_say_beside_is_kept_or_said() {
    let one = r#"{"attache": 1, "x-a": 1, "people": {"p": {"name": "P", "x": 1}},
        "events": [{"id": "a", "date": "2024", "name": "A", "mine": [1]}]}"#;
    let other = r#"{"events": [{"id": "b", "date": "2025", "name": "B",
        "actions": [{"text": "T", "deep": 1}]}]}"#;
    let ran = exported(&[("a.json", one), ("b.json", other)], &["--to", "attache"]);
    assert!(ran.out.contains("\"mine\": [1]"), "{}", ran.out);
    assert_eq!(
        ran.err,
        "attache: not in attache: 1 unknown key (people.*.x)\n\
         attache: not in attache: 1 unknown key (x-a)\n\
         attache: not in attache: b: 1 unknown key (actions[].deep)\n"
    );
}

#[test]
fn keys_that_nothing_reads_are_named_where_a_format_has_no_room_for_them() {
    let own = r#"{"x-a": 1, "events": [{"id": "a", "date": "2024", "name": "A", "mine": 1, "yours": 2}]}"#;
    for target in ["csv", "ics", "timelinejs", "markwhen", "html"] {
        let ran = exported(&[("a.json", own)], &["--to", target]);
        assert_eq!(
            ran.err,
            format!(
                "attache: not in {target}: 1 unknown key (x-a)\n\
                 attache: not in {target}: a: 2 unknown keys (mine, yours)\n"
            )
        );
    }
}

#[test]
fn texts_that_are_written_otherwise_are_said() {
    let own = "{\"events\": [{\"id\": \"a\", \"date\": \"2024\", \"name\": \"A\\u200eB\"},\
               {\"id\": \"b\", \"date\": \"2025\", \"name\": \"A\\nB\"}]}";
    for target in ["csv", "timelinejs", "markwhen"] {
        let ran = exported(&[("a.json", own)], &["--to", target]);
        assert_eq!(
            ran.err,
            format!(
                "attache: not in {target}: a: 1 text with hidden letters\n\
                 attache: not in {target}: b: 1 text with line breaks\n"
            )
        );
    }
    assert_eq!(exported(&[("a.json", own)], &["--to", "jsonl"]).err, "");
}

#[test]
fn a_file_that_was_read_in_part_is_not_replaced() {
    let folder = folder();
    let path = folder.path().join("own.json");
    let own = r#"{"events": [{"id": "a", "date": "2024"}, {"id": "b", "date": "soon"}]}"#;
    fs::write(&path, own).expect("a file");
    let name = path.to_str().expect("UTF-8");
    let ran = run(&["export", "--file", name, "-o", name, "--force"]);
    assert_eq!(ran.status, Status::Data);
    assert!(ran.err.contains("own.json was left alone: what could not be read"), "{}", ran.err);
    assert_eq!(fs::read_to_string(&path).expect("the file"), own);
}

#[test]
fn no_events_in_lines_are_read_back_without_a_complaint() {
    for (name, text) in [("a.jsonl", LINES), ("a.json", OWN), ("a.csv", "Name,Date\nA,2024\n")] {
        let empty = exported(&[(name, text)], &["nosuchword", "--to", "jsonl"]).out;
        let again = exported(&[("b.jsonl", &empty)], &["--to", "jsonl"]);
        assert_eq!(again.status, Status::Done, "{empty}\n{}", again.err);
        assert_eq!(again.err, "attache: the file has no events\n", "{empty}");
    }
}

#[test]
fn a_file_among_the_words_is_told_how_to_be_named() {
    for call in [["list", "Cargo.toml", "-f", "csv"], ["export", "Cargo.toml", "--to", "csv"]] {
        let told = "attache: `Cargo.toml` is a file: name it by --file Cargo.toml\n";
        let ran = run(&call);
        assert!(ran.err.contains(told), "{}", ran.err);
    }
}

#[cfg(unix)]
#[test]
fn what_is_in_the_way_is_said_and_force_only_where_it_helps() {
    let folder = folder();
    let link = folder.path().join("d.csv");
    std::os::unix::fs::symlink("nowhere", &link).expect("a link");
    let link = link.to_str().expect("UTF-8");
    for arguments in [&["-o", link][..], &["-o", link, "--force"]] {
        let ran = export(folder.path(), arguments);
        assert!(ran.err.ends_with("it is a link that leads to no file\n"), "{}", ran.err);
    }
    let ran = export(folder.path(), &["-o", "/dev/null", "--to", "csv"]);
    assert!(ran.err.ends_with("it is no regular file\n"), "{}", ran.err);
    let own = folder.path().join("own.json");
    let ran = export(folder.path(), &["-o", own.to_str().expect("UTF-8")]);
    assert!(ran.err.ends_with("--force takes its place\n"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn a_limit_on_the_size_of_files_is_an_error_of_the_write() {
    let folder = folder();
    let path = folder.path().join("x.json");
    let program = env!("CARGO_BIN_EXE_attache");
    let call = format!("ulimit -f 8; '{program}' export --to attache -o '{}'", path.display());
    let ran = std::process::Command::new("sh").args(["-c", &call]).output().expect("a shell");
    let err = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.code() == Some(1) && err.contains("could not be written"), "{err}");
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 0);
}
