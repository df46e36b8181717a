//! The notes of a stop in the editor of the user: the terminal goes to another program and comes
//! back as it was, whatever that program does.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::*;

const FILE: &str = r#"{"attache":1,"title":"Mine","events":[
    {"id":"a","date":"2024-01-10","name":"First talks","actions":["Share information"]}]}"#;

/// A folder with a timeline and an editor: a shell script, to which the file of notes is `$1`.
fn folder(script: &str) -> (TempDir, PathBuf, PathBuf) {
    let folder = TempDir::new().unwrap();
    let (file, editor) = (folder.path().join("own.json"), folder.path().join("my editor"));
    fs::write(&file, FILE).unwrap();
    fs::write(&editor, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
    (folder, file, editor)
}

/// Opens the stops of a tour of one stop, with that editor.
fn stops(file: &Path, editor: &Path) -> Session {
    let editor = format!("'{}'", editor.display());
    let mut session = open(&attache().env("EDITOR", &editor).args([file]));
    press(&mut session, "A", "Stop 1 of My tour");
    press(&mut session, "Be", "no notes: e writes some");
    session
}

/// Whatever came in between, the whole screen is there, the keys work, and the end is a clean one.
#[track_caller]
fn check_whole(mut session: Session) {
    let screen = rows(session.screen());
    assert!(screen[0].contains("attach") && screen[1].contains("My tour"), "{screen:?}");
    assert!(session.screen().alternate_screen() && session.screen().hide_cursor());
    press(&mut session, "s", "seconds");
    press(&mut session, "90\r", "1:30 in all");
    session.send("\x03");
    assert!(session.wait_exit().success());
    session.assert_given_back();
}

#[test]
fn what_an_editor_writes_becomes_the_notes() {
    let (_folder, file, editor) = folder("echo 'Say 서울.' >> \"$1\"");
    let mut session = stops(&file, &editor);
    press(&mut session, "e", "Notes of stop 1 changed");
    assert!(session.screen().contents().contains("Say 서울."));
    check_whole(session);
}

#[test]
fn an_editor_that_changes_nothing_or_fails_leaves_the_notes_as_they_are() {
    let (_folder, file, editor) = folder("true");
    let mut session = stops(&file, &editor);
    press(&mut session, "e", "no notes: e writes some");
    assert!(!session.screen().contents().contains("changed, notes"));
    check_whole(session);
    let (_folder, file, editor) = folder("echo lost > \"$1\"; exit 3");
    let mut session = stops(&file, &editor);
    press(&mut session, "e", "ended with code 3");
    assert!(!session.screen().contents().contains("lost"));
    check_whole(session);
    let (_folder, file, editor) = folder("echo lost > \"$1\"; kill -9 $$");
    let mut session = stops(&file, &editor);
    press(&mut session, "e", "ended by a signal");
    assert!(!session.screen().contents().contains("lost"));
    check_whole(session);
}

#[test]
fn an_editor_that_is_not_there_is_told_of() {
    let (folder, file, _) = folder("true");
    let mut session = stops(&file, &folder.path().join("none"));
    press(&mut session, "e", "No editor ");
    check_whole(session);
}

#[test]
fn modes_that_an_editor_leaves_behind_are_put_right() {
    let script =
        "stty sane; stty -icrnl; printf '\\033[?1049h\\033[?25h\\033[31m'; echo new > \"$1\"";
    let (_folder, file, editor) = folder(script);
    let mut session = stops(&file, &editor);
    press(&mut session, "e", "Notes of stop 1 changed");
    check_whole_after_switch(session);
}

/// As [`check_whole`], but the editor itself has asked for the other screen once more.
#[track_caller]
fn check_whole_after_switch(mut session: Session) {
    press(&mut session, "s", "seconds");
    press(&mut session, "90\r", "1:30 in all");
    session.send("\x03");
    assert!(session.wait_exit().success());
    session.assert_termios_restored();
    assert!(session.modes().is_empty() && !session.screen().alternate_screen());
}

#[test]
fn ctrl_c_is_for_the_editor() {
    let (_folder, file, editor) = folder("echo waiting; read answer; echo new > \"$1\"");
    let mut session = stops(&file, &editor);
    session.send("e");
    session.wait_for("the editor", |screen| {
        !screen.alternate_screen() && screen.contents().contains("waiting")
    });
    session.send("\x03");
    wait_frame(&mut session, "the browser again", |screen| {
        screen.alternate_screen() && screen.contents().contains("ended by a signal")
    });
    check_whole(session);
}

#[test]
fn ctrl_z_stops_both_and_fg_goes_on_in_the_editor() {
    let (_folder, file, editor) = folder("echo waiting; read answer; echo \"$answer\" > \"$1\"");
    let shell = Setup::new("/bin/bash").args(["--norc", "--noprofile", "--noediting", "-i"]);
    let shell = shell.env("PS1", "shell> ").env("HISTFILE", "").env("LANG", "C.UTF-8");
    let editor = format!("'{}'", editor.display());
    let mut session = shell.env("EDITOR", &editor).size(120, 36).start();
    session.wait_for_text("shell> ");
    session.send(format!("{} '{}'\n", env!("CARGO_BIN_EXE_attache"), file.display()));
    wait_frame(&mut session, "the browser", |screen| screen.contents().contains("? help"));
    press(&mut session, "A", "Stop 1 of My tour");
    press(&mut session, "Be", "no notes: e writes some");
    session.send("e");
    session.wait_for("the editor", |screen| {
        !screen.alternate_screen() && screen.contents().contains("waiting")
    });
    session.send("\x1a");
    session.wait_for("the shell", |screen| screen.contents().trim_end().ends_with("shell>"));
    session.send("echo back-$((40+2))\n");
    session.wait_for_text("back-42");
    session.send("fg\n");
    session.wait_for("the editor in front", |screen| {
        screen
            .contents()
            .lines()
            .rev()
            .find(|it| !it.is_empty())
            .is_some_and(|it| it.contains("attache"))
    });
    session.send("spoken words\n");
    wait_frame(&mut session, "the browser again", |screen| {
        screen.alternate_screen() && screen.contents().contains("spoken words")
    });
    assert!(session.screen().contents().contains("Notes of stop 1 changed"));
    session.send("\x03");
    session.wait_for("the shell", |screen| !screen.alternate_screen());
    session.send("echo left-$?; exit\n");
    session.wait_for_text("left-0");
    assert!(session.wait_exit().success());
    session.assert_given_back();
}
