//! Palette, dates and views in a real terminal, and what is there when it is started again.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::*;

fn at_home(folder: &Path) -> Setup {
    attache().env("XDG_STATE_HOME", folder.to_str().unwrap())
}

#[test]
fn a_view_that_was_saved_opens_again_by_its_name() {
    let folder = TempDir::new().unwrap();
    let setup = at_home(folder.path());
    let mut session = open(&setup);
    press(&mut session, "3", "country:JP");
    press_for(&mut session, "j", "2 of 2");
    press(&mut session, ":save this", "save this view");
    press(&mut session, "\r", "Name of the view");
    press(&mut session, "도쿄 talks\r", "view kept: 도쿄 talks");
    quit(session);

    let kept = fs::read_to_string(folder.path().join("attache/state.json")).unwrap();
    assert!(kept.contains("country:JP") && kept.contains("built in"), "{kept}");
    let mut session = open(&at_home(folder.path()).args(["--view", "도쿄 TALKS"]));
    assert!(session.screen().contents().contains("country:JP"));
    assert_eq!(selected_place(session.screen()), "2 of 2");
    press(&mut session, ":delete", "delete view 도쿄 talks");
    press(&mut session, "\r", "view deleted");
    quit(session);
    let gone = at_home(folder.path()).args(["--view", "도쿄 talks"]);
    super::refuse::check_refusal(&gone, 2, "there is no view");
}

#[test]
fn the_cursor_stands_in_the_line_of_the_palette() {
    let mut session = opened();
    press(&mut session, ":이준", ": 이준 ");
    let rows = rows(session.screen());
    let (row, column) = session.screen().cursor_position();
    let line = &rows[usize::from(row)];
    assert!(line.contains(": 이준"), "{line}");
    let before: String = line.chars().take_while(|it| *it != ':').collect();
    assert_eq!(usize::from(column), before.width() + ": 이준".width());
    assert!(!session.screen().hide_cursor());
    press(&mut session, "\x1b", "? help");
    press(&mut session, "gd2024-03", "2 events");
    press_for(&mut session, "\r", "2 of 5");
    quit(session);
}

#[test]
fn a_broken_state_file_is_told_of_and_left_alone() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("attache/state.json");
    fs::create_dir(folder.path().join("attache")).unwrap();
    fs::write(&path, "{ \x1b]0;x\x07").unwrap();
    let mut session = at_home(folder.path()).start();
    // On standard error before the first frame, and in the footer until the first key.
    wait_frame(&mut session, "the complaint", |it| {
        rows(it).last().is_some_and(|it| it.contains("state.json: is no state file"))
    });
    let told = String::from_utf8_lossy(&session.bytes).into_owned();
    assert!(told.contains("is no state file of this program"), "{told}");
    press(&mut session, "m", "★");
    quit(session);
    assert_eq!(fs::read_to_string(&path).unwrap(), "{ \x1b]0;x\x07");
}

#[test]
fn what_cannot_be_kept_is_said() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("attache"), "").unwrap();
    let mut session = open(&at_home(folder.path()));
    press(&mut session, ":save this\r", "Name of the view");
    press(&mut session, "x\r", "not written");
    quit(session);
}
