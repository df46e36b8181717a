//! A broken file: the badge, the list, the editor at the place; and the events in a file of their own.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use tempfile::TempDir;

use super::*;

const FILE: &str = r#"{"attache":1,"title":"Mine","events":[
  {"id":"a","date":"2024-01-10","name":"First talks"},
  {"id":"b","date":"2024-13-10","name":"Second talks"},
  {"id":"c","date":"2024-02-30","name":"Third talks"},
  {"id":"d","date":"2024-05-10","name":"Fourth talks"},
  {"id":"e","date":"soon","name":"Fifth talks"}
]}"#;

/// A folder with the file, and an editor that is called as `vi` is: it keeps what it was called with.
fn folder(script: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("talks.json"), FILE).unwrap();
    let editor = folder.path().join("vi");
    let keeps = "printf '%s\\n' \"$@\" > called";
    fs::write(&editor, format!("#!/bin/sh\n{keeps}\n{script}\n")).unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
    folder
}

fn browse(folder: &Path) -> Session {
    let setup = attache().env("EDITOR", "./vi").folder(folder).args(["talks.json"]);
    open(&setup)
}

/// Leaves by the keys; the file is at fault.
#[track_caller]
fn leave(mut session: Session, keys: &str) {
    session.send(keys);
    let status = session.wait_exit();
    assert_eq!((status.exit_code(), status.signal()), (1, None));
    session.assert_given_back();
}

#[test]
fn the_badge_counts_the_list_tells_and_enter_opens_the_editor_at_the_place() {
    let folder = folder("echo waiting; read answer");
    let mut session = browse(folder.path());
    let header = rows(session.screen()).remove(0);
    assert!(header.contains("2 of 2  ✘3"), "{header}");
    press(&mut session, "!", "▍Problems · talks.json ─");
    let listed = session.screen().contents();
    for told in ["3:", "4:", "6:", "there is no month 13", "✘ 3 errors", "Enter open in the editor"]
    {
        assert!(listed.contains(told), "{told}\n{listed}");
    }
    press(&mut session, "j", "4 │ {\"id\":\"c\",\"date\":\"2024-02-30\"");
    session.send("\r");
    session.wait_for("the editor", |screen| {
        !screen.alternate_screen() && screen.contents().contains("waiting")
    });
    let called = fs::read_to_string(folder.path().join("called")).unwrap();
    assert_eq!(called, "+4\ntalks.json\n");
    session.send("\n");
    wait_frame(&mut session, "the browser again", |screen| {
        screen.alternate_screen() && screen.contents().contains("Problems · talks.json ─")
    });
    press(&mut session, "q", "▍Sessions ─");
    assert_eq!(fs::read_to_string(folder.path().join("talks.json")).unwrap(), FILE);
    leave(session, "q");
}

#[test]
fn an_editor_that_fails_or_is_not_there_is_told_of() {
    let folder = folder("exit 3");
    let mut session = browse(folder.path());
    press(&mut session, "!", "Problems · talks.json");
    press(&mut session, "\r", "./vi: ended with code 3");
    fs::remove_file(folder.path().join("vi")).unwrap();
    press(&mut session, "\r", "No editor ./vi");
    leave(session, "\x03");
}

#[test]
fn what_was_read_from_standard_input_has_no_place_to_open() {
    let folder = folder("true");
    let command = format!("'{}' - < talks.json", env!("CARGO_BIN_EXE_attache"));
    let setup = Setup::new("/bin/bash").args(["-c", &command]).folder(folder.path());
    let mut session = open(&setup.env("LANG", "C.UTF-8").env("EDITOR", "./vi").size(120, 36));
    press(&mut session, "!", "Problems · standard input");
    press(&mut session, "\r", "this was read from standard input");
    assert!(!folder.path().join("called").exists());
    leave(session, "\x03");
}

#[test]
fn what_is_shown_is_written_and_a_file_that_is_there_is_left_alone() {
    let folder = folder("true");
    let mut session = browse(folder.path());
    press(&mut session, "e", "Write to file mine.csv");
    press(&mut session, "talks.md\r", "2 events written: talks.md");
    let written = fs::read_to_string(folder.path().join("talks.md")).unwrap();
    assert!(written.contains("First talks") && written.contains("Fourth talks"), "{written}");
    press(&mut session, "e", "Write to file mine.csv");
    press(&mut session, "talks.json\r", "this file exists and was left alone");
    assert_eq!(fs::read_to_string(folder.path().join("talks.json")).unwrap(), FILE);
    leave(session, "\x03");
}
