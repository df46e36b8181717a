//! Speaker and presenter in two terminals: the real program, twice.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::process::{Command, Output};

use rustix::process::Signal;
use tempfile::TempDir;

use crate::pty_support::{Session, Setup};

/// A timeline that has nothing in common with the one that is built in.
const MINE: &str = r#"{"attache":1,"title":"Harbour talks","events":[
 {"id":"a","date":"2024-01-10","name":"First talks","series":"s","actions":["Share charts"]},
 {"id":"b","date":"2024-06-11","name":"Second talks","series":"s","actions":["Share pilots"]}]}"#;

fn attache(state: &TempDir) -> Setup {
    let setup = Setup::new(env!("CARGO_BIN_EXE_attache")).env("LANG", "C.UTF-8").size(120, 36);
    setup.env("XDG_STATE_HOME", state.path().to_str().unwrap())
}

/// Someone who presents what is shown, of the timeline that is built in or of a file.
#[track_caller]
fn presenter(state: &TempDir, file: Option<&str>) -> Session {
    let mut session = attache(state).args(file).start();
    session.wait_for_text("? help");
    session.send("b");
    session
}

fn notes(state: &TempDir) -> Session {
    attache(state).args(["notes"]).start()
}

/// What `attache notes` prints into a pipe.
fn piped(state: &TempDir) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_attache"));
    command.arg("notes").env("XDG_STATE_HOME", state.path()).output().unwrap()
}

/// Which stop of how many the only presenter shows, and its heading: `stop 3 of 25: Leaders`.
fn stop(state: &TempDir) -> Option<(String, String)> {
    let printed = String::from_utf8(piped(state).stdout).unwrap();
    let (stop, heading) = printed.lines().nth(1)?.split_once(": ")?;
    Some((stop.to_owned(), heading.to_owned()))
}

/// Waits until the notes show the stop that the only presenter shows, which is not `before`.
#[track_caller]
fn wait_level(session: &mut Session, state: &TempDir, before: &str) -> String {
    session.wait_until("the stop of the presenter", |it| {
        let (screen, told) = (it.screen().contents(), stop(state));
        told.is_some_and(|(stop, heading)| {
            stop != before && screen.contains(&stop) && screen.contains(&heading)
        })
    });
    stop(state).unwrap().0
}

#[test]
fn the_notes_follow_whoever_comes_first_through_the_stops() {
    let state = TempDir::new().unwrap();
    let mut notes = notes(&state);
    notes.wait_for_text("Nobody presents now.");
    let mut presenter = presenter(&state, None);
    notes.wait_for_text("stop 1 of");
    presenter.send(" ".repeat(14));
    let later = wait_level(&mut notes, &state, "stop 1 of 28");
    // Wandering off is seen, and changes nothing about where one is.
    presenter.send("\x1b");
    notes.wait_for_text("exploring");
    assert!(notes.screen().contents().contains(&later));
    presenter.send("\x7f");
    notes.wait_for("the stop again", |it| !it.contents().contains("exploring"));
    assert!(notes.screen().contents().contains(&later));
    presenter.send("\x03");
    presenter.wait_exit();
    notes.wait_for_text("The briefing is over.");
    notes.send("q");
    assert_eq!(notes.wait_exit().exit_code(), 0);
    notes.assert_given_back();
    let left = fs::read_dir(state.path().join("attache/presenting")).unwrap().count();
    assert_eq!(left, 0, "files of the briefing are left");
}

#[test]
fn a_killed_presenter_is_missed_and_followed_again_when_it_is_back() {
    let state = TempDir::new().unwrap();
    let mut first = presenter(&state, None);
    let mut notes = notes(&state);
    notes.wait_for_text("stop 1 of");
    first.send(" ".repeat(14));
    let stop = wait_level(&mut notes, &state, "stop 1 of 28");
    first.signal(Signal::KILL);
    first.wait_exit();
    notes.wait_for_text("Gone without an end.");
    assert!(notes.screen().contents().contains(&stop), "the last notes stay");
    let mut second = presenter(&state, None);
    notes.wait_for("the first stop", |it| {
        let contents = it.contents();
        contents.contains("stop 1 of") && !contents.contains("Gone")
    });
    second.send(" ".repeat(14));
    wait_level(&mut notes, &state, "stop 1 of 28");
}

#[test]
fn notes_that_were_killed_come_back_to_the_same_stop_and_several_may_follow() {
    let state = TempDir::new().unwrap();
    let mut presenter = presenter(&state, None);
    let mut first = notes(&state);
    first.wait_for_text("stop 1 of");
    presenter.send(" ".repeat(14));
    let stop = wait_level(&mut first, &state, "stop 1 of 28");
    first.signal(Signal::KILL);
    first.wait_exit();
    let (mut second, mut third) = (notes(&state), notes(&state));
    second.wait_for_text(&stop);
    third.wait_for_text(&stop);
    presenter.send(" ".repeat(14));
    let stop = wait_level(&mut second, &state, &stop);
    third.wait_for_text(&stop);
}

#[test]
fn two_presenters_never_mix() {
    let state = TempDir::new().unwrap();
    let file = state.path().join("mine.json");
    fs::write(&file, MINE).unwrap();
    let mut harbour = presenter(&state, file.to_str());
    let mut notes = notes(&state);
    notes.wait_for_text("Harbour talks");
    let mut other = presenter(&state, None);
    // One who is followed and alive is not left.
    notes.wait_for_text("1 other presents");
    other.send(" ".repeat(9));
    harbour.send(" ".repeat(4));
    let foreign = |it: &str| it.contains("DPRK") || it.contains("Bilateral");
    notes.wait_for("a later stop of the harbour talks", |it| {
        let contents = it.contents();
        contents.contains("Harbour talks") && !contents.contains("stop 1 of")
    });
    harbour.signal(Signal::KILL);
    harbour.wait_exit();
    notes.wait_for_text("Gone without an end.");
    other.send(" ".repeat(9));
    // Whatever was shown so far, it was never what the other tells.
    let shown = String::from_utf8_lossy(&notes.bytes).into_owned();
    assert!(!foreign(&shown), "{shown}");
    notes.send("c");
    notes.wait_for_text("Whose notes?");
    notes.send("1");
    notes.wait_for("the other", |it| foreign(&it.contents()) && !it.contents().contains("Harbour"));
    // Whoever begins now chooses, or has the only one.
    let mut late = attache(&state).args(["notes"]).start();
    late.wait_for("the other", |it| foreign(&it.contents()));
}

#[test]
fn of_several_presenters_the_speaker_chooses() {
    let state = TempDir::new().unwrap();
    let file = state.path().join("mine.json");
    fs::write(&file, MINE).unwrap();
    let _harbour = presenter(&state, file.to_str());
    let mut ready = notes(&state);
    ready.wait_for_text("Harbour talks");
    let _other = presenter(&state, None);
    ready.wait_for_text("1 other presents");
    let mut notes = notes(&state);
    notes.wait_for_text("Whose notes?");
    let row = |it: &str| {
        let line = it.lines().find(|it| it.contains("mine.json")).unwrap().to_owned();
        line.trim_start_matches(['▍', ' ']).chars().next().unwrap()
    };
    let digit = row(&notes.screen().contents());
    notes.send(digit.to_string());
    notes.wait_for("the harbour talks", |it| it.contents().contains("stop 1 of"));
    assert!(!notes.screen().contents().contains("DPRK"));
    // A pipe cannot be asked.
    let printed = piped(&state);
    assert_eq!(printed.status.code(), Some(1));
    let message = String::from_utf8(printed.stderr).unwrap();
    assert!(message.contains("several present"), "{message}");
}

#[test]
fn without_a_presenter_or_a_place_it_says_so() {
    let state = TempDir::new().unwrap();
    let printed = piped(&state);
    assert_eq!((printed.status.code(), printed.stdout.len()), (Some(1), 0));
    let message = String::from_utf8(printed.stderr).unwrap();
    assert!(message.contains("nobody presents"), "{message}");
    let mut command = Command::new(env!("CARGO_BIN_EXE_attache"));
    let printed = command.arg("notes").env_clear().output().unwrap();
    assert_eq!(printed.status.code(), Some(2));
    let message = String::from_utf8(printed.stderr).unwrap();
    assert!(message.contains("set HOME or XDG_STATE_HOME"), "{message}");
}
