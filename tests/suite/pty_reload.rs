//! An open file that changes on disk: the real program in a real pseudo-terminal, every way of saving.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;

use crate::pty_support::{Session, Setup};

/// A file with an event in each of these months of 2024, each named for its month.
fn file(months: &[u32]) -> String {
    let event = |month: &u32| {
        let country = if month.is_multiple_of(2) { "JP" } else { "US" };
        format!(
            r#"{{"id":"m{month}","date":"2024-{month:02}-10","name":"Talks of month {month}","series":"s","countries":["{country}","KR"]}}"#
        )
    };
    let events: Vec<String> = months.iter().map(event).collect();
    format!(r#"{{"attache":1,"title":"Mine","events":[{}]}}"#, events.join(",\n"))
}

/// A folder with a timeline.
fn folder(months: &[u32]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("talks.json");
    fs::write(&path, file(months)).unwrap();
    (folder, path)
}

#[track_caller]
fn open(path: &Path) -> Session {
    let program = Setup::new(env!("CARGO_BIN_EXE_attache")).env("LANG", "C.UTF-8");
    let mut session = program.size(120, 36).args([path]).start();
    session.wait_for_text("Talks of month");
    session
}

#[track_caller]
fn quit(mut session: Session) {
    session.send("\x1b[Eq");
    assert!(session.wait_exit().success());
    session.assert_given_back();
}

/// Puts a file in the place of another, as editors do.
fn rename_over(path: &Path, content: &str) {
    let beside = path.with_extension("swp");
    fs::write(&beside, content).unwrap();
    fs::rename(&beside, path).unwrap();
}

/// Opens a file in a browser with a selection, a filter and a zoom of its own, saves it in one way,
/// and looks whether the new event is there and the rest as it was.
#[track_caller]
fn check_saved(path: &Path, save: impl FnOnce()) {
    let mut session = open(path);
    // The filter hides the months that are odd; the last one is selected, and the zoom is its own.
    session.send("f");
    session.wait_for_text("country:");
    session.send("country:JP\r");
    session.wait_for_text("2 of 3");
    session.send("G");
    session.wait_for_text("2 of 2");
    session.send("++");
    save();
    session.wait_for_text("Reloaded: 1 added");
    let screen = session.screen().contents();
    assert!(screen.contains("3 of 4"), "the filter holds: {screen}");
    assert!(screen.contains("2 of 3"), "the same event is selected: {screen}");
    assert!(screen.contains("+ Talks of month 6"), "what is new is marked: {screen}");
    assert!(!screen.contains("+ Talks of month 4"), "{screen}");
    session.send("\x1b[E\x1b");
    session.wait_for("no mark", |screen| {
        let screen = screen.contents();
        screen.contains("Talks of month 6") && !screen.contains("+ Talks of month 6")
    });
    quit(session);
}

#[test]
fn a_file_that_is_written_in_place_is_shown_anew() {
    let (_folder, path) = folder(&[1, 2, 4]);
    check_saved(&path, || fs::write(&path, file(&[1, 2, 4, 6])).unwrap());
}

#[test]
fn a_file_that_another_takes_the_place_of_is_shown_anew() {
    let (_folder, path) = folder(&[1, 2, 4]);
    check_saved(&path, || rename_over(&path, &file(&[1, 2, 4, 6])));
}

#[test]
fn a_file_that_is_deleted_and_made_again_is_shown_anew() {
    let (_folder, path) = folder(&[1, 2, 4]);
    check_saved(&path, || {
        fs::remove_file(&path).unwrap();
        fs::write(&path, file(&[1, 2, 4, 6])).unwrap();
    });
}

#[test]
fn a_link_that_leads_elsewhere_is_followed() {
    let (folder, first) = folder(&[1, 2, 4]);
    let (other, second) = self::folder(&[1, 2, 4, 6]);
    let link = folder.path().join("link.json");
    symlink(&first, &link).unwrap();
    check_saved(&link, || {
        let beside = folder.path().join("beside");
        symlink(&second, &beside).unwrap();
        fs::rename(&beside, &link).unwrap();
    });
    drop(other);
}

#[test]
fn what_a_link_leads_to_is_watched_where_it_stands() {
    let (_folder, path) = folder(&[1, 2, 4]);
    let elsewhere = tempfile::tempdir().unwrap();
    let link = elsewhere.path().join("link.json");
    symlink(&path, &link).unwrap();
    check_saved(&link, || rename_over(&path, &file(&[1, 2, 4, 6])));
}

#[test]
fn a_folder_that_a_link_swaps_is_followed() {
    let folder = tempfile::tempdir().unwrap();
    for (name, months) in [("one", &[1, 2, 4][..]), ("two", &[1, 2, 4, 6])] {
        fs::create_dir(folder.path().join(name)).unwrap();
        fs::write(folder.path().join(name).join("talks.json"), file(months)).unwrap();
    }
    let data = folder.path().join("data");
    symlink("one", &data).unwrap();
    check_saved(&data.join("talks.json"), || {
        let beside = folder.path().join("beside");
        symlink("two", &beside).unwrap();
        fs::rename(&beside, &data).unwrap();
    });
}

#[test]
fn a_broken_save_keeps_what_was_there_and_says_so_until_it_is_mended() {
    let (_folder, path) = folder(&[1, 2, 4]);
    let mut session = open(&path);
    let whole = file(&[1, 2, 4, 6]);
    for broken in [whole.split_at(whole.len() / 2).0, "", "{\"events\":[}"] {
        fs::write(&path, broken).unwrap();
        session.wait_for_text("talks.json:");
        session.wait_for_text("is broken on disk, the last good state is kept");
        assert!(session.screen().contents().contains("3 of 3"));
        // The keys work, and it is said until it is mended.
        session.send("G");
        session.wait_for_text("Talks of month 4");
        assert!(session.screen().contents().contains("is broken on disk"));
        rename_over(&path, &file(&[1, 2, 4]));
        session.wait_for_text("Reloaded: no event has changed");
        session.send("k");
        session.wait_for("nothing broken", |it| !it.contents().contains("is broken on disk"));
    }
    fs::remove_file(&path).unwrap();
    session.wait_for_text("is gone, the last good state is kept");
    fs::write(&path, &whole).unwrap();
    session.wait_for_text("Reloaded: 1 added");
    quit(session);
}

#[test]
fn what_is_broken_is_told_although_the_last_news_stands() {
    let (_folder, path) = folder(&[1, 2, 4]);
    let mut session = open(&path);
    fs::write(&path, file(&[1, 2, 4, 6])).unwrap();
    session.wait_for_text("Reloaded: 1 added");
    fs::write(&path, "{\"events\":[}").unwrap();
    session.wait_for_text("is broken on disk, the last good state is kept");
    // The list has what is wrong with the broken version.
    session.send("!");
    session.wait_for_text("talks.json · line 1");
    session.send("!");
    quit(session);
}

#[test]
fn a_broken_file_holds_no_other_one_up() {
    let (_one, first) = folder(&[1, 2]);
    let (_other, second) = folder(&[4]);
    let program = Setup::new(env!("CARGO_BIN_EXE_attache")).env("LANG", "C.UTF-8");
    let mut session = program.size(120, 36).args([&first, &second]).start();
    session.wait_for_text("3 of 3");
    let whole = file(&[1, 2]);
    fs::write(&first, whole.split_at(whole.len() / 2).0).unwrap();
    session.wait_for_text("is broken on disk");
    fs::write(&second, file(&[4, 6])).unwrap();
    session.wait_for_text("4 of 4");
    assert!(session.screen().contents().contains("is broken on disk"));
    fs::write(&first, file(&[1, 2, 3])).unwrap();
    session.wait_for_text("5 of 5");
    quit(session);
}

#[test]
fn one_event_that_is_wrong_is_left_out_and_the_end_tells() {
    let (_folder, path) = folder(&[1, 2, 4]);
    let mut session = open(&path);
    fs::write(&path, file(&[1, 2, 4]).replace("2024-02-10", "2024-02-31")).unwrap();
    session.wait_for_text("Reloaded: 1 removed");
    session.send("\x1b[Eq");
    assert_eq!(session.wait_exit().exit_code(), 1);
}

#[test]
fn any_of_several_files_is_watched_and_nothing_is_done_at_rest() {
    let (_one, first) = folder(&[1, 2]);
    let (_other, second) = folder(&[]);
    fs::write(&second, file(&[4])).unwrap();
    let program = Setup::new(env!("CARGO_BIN_EXE_attache")).env("LANG", "C.UTF-8");
    let mut session = program.size(120, 36).args([&first, &second]).start();
    session.wait_for_text("3 of 3");
    fs::write(&second, file(&[4, 6])).unwrap();
    session.wait_for_text("4 of 4");
    // Reading a file wakes nobody, nor does another one beside it.
    fs::read(&second).unwrap();
    fs::write(second.with_file_name("other.json"), "{}").unwrap();
    while !session.is_silent_for(Duration::from_millis(500)) {}
    let before = session.ticks();
    assert!(session.is_silent_for(Duration::from_secs(2)));
    let used = session.ticks() - before;
    assert!(used <= 1, "{used} ticks in two seconds");
    quit(session);
}
