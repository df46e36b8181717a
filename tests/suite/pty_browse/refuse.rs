//! What it cannot show: files that are wrong in part or at all, and terminals that cannot show it.

use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use super::*;

fn file(folder: &TempDir, content: &[u8]) -> PathBuf {
    let path = folder.path().join("timeline.json");
    fs::write(&path, content).unwrap();
    path
}

/// The timeline that is built in, with a date that is none and a source that is none.
fn damaged() -> Vec<u8> {
    let text = include_str!("../../../assets/working-groups.json");
    let swaps = [
        ("\"value\": \"2024-09-05/2024-09-06\"", "\"value\": \"2024-09-31\""),
        (
            "{\"value\": \"seoul\", \"cites\": [\"T3-ROK\"]}",
            "{\"value\": \"seoul\", \"cites\": [\"T3-ROKK\"]}",
        ),
    ];
    let damaged = swaps.iter().fold(text.to_owned(), |it, (good, bad)| {
        assert_eq!(it.matches(good).count(), 1, "{good}");
        it.replace(good, bad)
    });
    damaged.into_bytes()
}

#[track_caller]
fn check_partly_good(keys: &str) {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, &damaged());
    let mut session = open(&attache().args([path.as_os_str()]));
    let contents = session.screen().contents();
    assert!(contents.lines().next().unwrap().contains("✘2"), "{contents}");
    assert!(contents.contains("core 4 of 56"), "{contents}");
    session.send(keys);
    let status = session.wait_exit();
    assert_eq!((status.exit_code(), status.signal()), (1, None));
    session.assert_given_back();
    let written = String::from_utf8_lossy(&session.bytes);
    assert!(written.contains("2024-09-31") && written.contains("T3-ROKK"), "{written}");
}

#[test]
fn what_is_good_of_a_file_is_shown_with_a_badge_of_its_problems() {
    check_partly_good("q");
    check_partly_good("jj\x03");
}

#[track_caller]
fn check_useless(content: &[u8], reason: &str) {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, content);
    check_refusal(&attache().args([path.as_os_str()]), 1, reason);
}

/// It says why in words, does not touch the terminal, and exits with `code`.
#[track_caller]
pub(super) fn check_refusal(setup: &Setup, code: u32, reason: &str) {
    let mut session = setup.start();
    let status = session.wait_exit();
    let printed = session.screen().contents();
    assert_eq!((status.exit_code(), status.signal()), (code, None), "{printed}");
    assert!(printed.contains(reason), "{printed}");
    assert!(!session.bytes.contains(&0x1B), "{printed:?}");
    session.assert_given_back();
}

#[test]
fn a_file_of_which_nothing_is_good_is_only_complained_about() {
    check_useless(b"", "timeline.json");
    check_useless(b"\x89PNG\r\n\x1a\n\x1b[2J\x1b]0;title\x07", "timeline.json");
    check_useless(b"{\"events\": 5}", "timeline.json");
    check_useless(b"[[[[[[[[", "timeline.json");
    check_refusal(&attache().args(["/nonexistent/file.json"]), 1, "/nonexistent/file.json");
    check_refusal(&attache().args(["/dev/zero"]), 1, "not a regular file");
}

#[test]
fn a_call_that_makes_no_sense_does_not_take_the_screen() {
    check_refusal(&attache().args(["--filter", "country:ZZ"]), 2, "ZZ");
    check_refusal(&attache().args(["-"]), 2, "standard input is the keyboard");
}

#[test]
fn a_dumb_terminal_is_told_what_to_do() {
    check_refusal(&attache().env("TERM", "dumb"), 2, "TERM is unset or `dumb`");
    check_refusal(&attache().env("TERM", ""), 2, "TERM is unset or `dumb`");
}

#[test]
fn into_a_pipe_goes_the_list() {
    let program = env!("CARGO_BIN_EXE_attache");
    let command = format!("{program} | cat; echo left-${{PIPESTATUS[0]}}");
    let setup = Setup::new("/bin/bash").args([OsStr::new("-c"), OsStr::new(&command)]);
    let mut session = setup.env("LANG", "C.UTF-8").size(200, 70).start();
    assert!(session.wait_exit().success());
    let printed = session.screen().contents();
    assert!(printed.contains("bilateral-05") && printed.contains("left-0"), "{printed}");
    assert!(!session.bytes.contains(&0x1B), "{printed}");
    session.assert_given_back();
}

#[test]
fn a_timeline_on_standard_input_leaves_the_keyboard_to_the_keys() {
    let folder = TempDir::new().unwrap();
    let path = file(&folder, include_bytes!("../../../assets/working-groups.json"));
    let command = format!("{} - < {}", env!("CARGO_BIN_EXE_attache"), path.display());
    let setup = Setup::new("/bin/bash").args(["-c", &command]);
    let mut session = open(&setup.env("LANG", "C.UTF-8").size(120, 36));
    press_for(&mut session, "j", "2 of 5");
    quit(session);
}
