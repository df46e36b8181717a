//! Comparing sessions and following actions in a real terminal, and what is accepted there.

use std::fs;

use tempfile::TempDir;

use super::*;

#[test]
fn two_sessions_are_compared_and_an_action_is_followed() {
    let mut session = opened();
    press_for(&mut session, "G", "5 of 5");
    press_for(&mut session, "k", "4 of 5");
    press(&mut session, "d", "change 1 of 6");
    press(&mut session, "\t", "Trilateral 2");
    press(&mut session, "\t", "change 1 of 6");
    press(&mut session, "G", "change 6 of 6");
    press(&mut session, "t", "silent for 1 session");
    press(&mut session, "[", "session 3 of 7");
    press(&mut session, "]", "session 6 of 7");
    press(&mut session, "\x1b", "change 6 of 6");
    press(&mut session, "\x1b", "? help");
    press_for(&mut session, "[", "2 of 5");
    quit(session);
}

#[test]
fn a_match_that_was_accepted_is_there_the_next_time() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("own.json");
    let own = r#"{"events":[{"id":"a","date":"2024-01-10","name":"First talks","series":"s",
        "actions":["Share information"]},{"id":"b","date":"2024-06-11","name":"Second talks",
        "series":"s","actions":["Share more information"]}]}"#;
    fs::write(&file, own).unwrap();
    let setup = || {
        let home = folder.path().to_str().unwrap();
        attache().env("XDG_STATE_HOME", home).args([file.to_str().unwrap()])
    };
    let mut session = open(&setup());
    press(&mut session, "jd", "match proposed");
    press(&mut session, "a", "match accepted");
    assert!(!session.screen().contents().contains("proposed"));
    press(&mut session, "\x1b", "? help");
    quit(session);
    let kept = fs::read_to_string(folder.path().join("attache/state.json")).unwrap();
    assert!(kept.contains("share more information"), "{kept}");
    let mut session = open(&setup());
    press(&mut session, "jd", "change 1 of 1");
    assert!(!session.screen().contents().contains("proposed"));
    press(&mut session, "a", "match proposed");
    press(&mut session, "\x1b", "? help");
    quit(session);
}
