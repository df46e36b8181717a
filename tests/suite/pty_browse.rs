//! The browser as a person meets it: the real program in a real pseudo-terminal, keys in, screen
//! out.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

mod briefing;
mod compare;
mod editor;
mod facts;
mod filter;
mod going;
mod leave;
mod look;
mod matrix;
mod problems;
mod refuse;
mod search;
mod storm;
mod trust;

use std::process::Command;

use facts::Session as Fact;
use unicode_width::UnicodeWidthStr as _;
use vt100::Screen;

use crate::pty_support::{Session, Setup};

/// Ends every frame: the terminal shows what it got.
const FRAME_END: &[u8] = b"\x1b[?2026l";
/// The question for the background, which follows the first frame.
const QUESTION: &[u8] = b"\x1b]11;?\x1b\\";

/// Returns whether what was written ends in a whole frame.
fn ends_in_frame(bytes: &[u8]) -> bool {
    bytes.strip_suffix(QUESTION).unwrap_or(bytes).ends_with(FRAME_END)
}

/// The program on the timeline that is built in, in a terminal of 120 columns and 36 rows that
/// takes UTF-8.
fn attache() -> Setup {
    Setup::new(env!("CARGO_BIN_EXE_attache")).env("LANG", "C.UTF-8").size(120, 36)
}

/// The browser with its first frame on the screen.
#[track_caller]
fn opened() -> Session {
    open(&attache())
}

#[track_caller]
fn open(setup: &Setup) -> Session {
    let mut session = setup.start();
    wait_frame(&mut session, "the first frame", |screen| screen.contents().contains("? help"));
    assert!(session.screen().alternate_screen());
    session
}

/// Waits until a frame that is as `condition` wants it has arrived whole.
#[track_caller]
fn wait_frame(session: &mut Session, what: &str, condition: impl Fn(&Screen) -> bool) {
    session.wait_until(what, |it| ends_in_frame(&it.bytes) && condition(it.screen()));
}

/// Presses keys and waits for a whole frame that answers them and in which `text` is seen.
#[track_caller]
fn press(session: &mut Session, keys: &str, text: &str) {
    press_until(session, keys, text, |it| it.contents().contains(text));
}

/// Presses keys and waits until the list says that `place` (`3 of 5`) is selected.
#[track_caller]
fn press_for(session: &mut Session, keys: &str, place: &str) {
    press_until(session, keys, place, |it| selected_place(it) == place);
}

#[track_caller]
fn press_until(session: &mut Session, keys: &str, what: &str, condition: impl Fn(&Screen) -> bool) {
    let before = session.bytes.len();
    session.send(keys);
    session.wait_until(&format!("{what:?} after {keys:?}"), |it| {
        let is_answer = it.bytes.len() > before && ends_in_frame(&it.bytes);
        is_answer && condition(it.screen())
    });
}

/// Leaves by `q` and checks that the terminal was given back.
#[track_caller]
fn quit(mut session: Session) {
    session.send("q");
    let status = session.wait_exit();
    assert_eq!((status.exit_code(), status.signal()), (0, None));
    session.assert_given_back();
}

fn columns(screen: &Screen) -> u16 {
    screen.size().1.get()
}

/// The rows of the screen.
fn rows(screen: &Screen) -> Vec<String> {
    screen.rows(0, columns(screen)).collect()
}

/// The row and the column at which `text` begins.
fn find(screen: &Screen, text: &str) -> Option<(usize, u16)> {
    rows(screen).iter().enumerate().find_map(|(row, line)| {
        let column = line.split_once(text)?.0.width();
        Some((row, u16::try_from(column).unwrap()))
    })
}

/// What stands under the title of a pane, from its first column to before the pane called `until`.
fn pane(screen: &Screen, title: &str, until: Option<&str>) -> Vec<String> {
    let Some((row, column)) = find(screen, &format!("{title} ─")) else { return Vec::new() };
    let end = until.and_then(|it| find(screen, &format!("{it} ─"))).map(|(_, column)| column - 1);
    let width = end.unwrap_or_else(|| columns(screen)) - column;
    screen.rows(column, width).skip(row + 1).collect()
}

/// The title of the list says which of how many is selected: `3 of 5`.
fn selected_place(screen: &Screen) -> String {
    let lines: Vec<String> = screen.rows(0, 30).collect();
    let title = lines.iter().find(|it| it.contains("Sessions ─") || it.contains("Events ─"));
    let place = title.and_then(|it| it.rsplit("─ ").next()).unwrap_or_default();
    place.split('▍').next().unwrap_or_default().split("  ").next().unwrap_or_default().to_owned()
}

/// The marked entry of the list, such as `Bilateral 5`.
fn selected_name(screen: &Screen) -> String {
    let lines = screen.rows(0, 20);
    let mut marked = lines.filter_map(|it| it.trim_start().strip_prefix('▍').map(str::to_owned));
    let name = marked.find(|it| !it.contains('─')).unwrap_or_default();
    name.split("  ").next().unwrap_or_default().to_owned()
}

/// The screen that `attache snapshot` draws for this size, without what is blank at the ends.
fn snapshot(arguments: &[&str]) -> Vec<String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_attache"));
    let output = command.arg("snapshot").args(arguments).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    without_blanks(String::from_utf8(output.stdout).unwrap().lines())
}

fn without_blanks<'a>(lines: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut lines: Vec<String> = lines.into_iter().map(|it| it.trim_end().to_owned()).collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    lines
}

/// Waits until the screen is, letter for letter, the one that `attache snapshot` draws.
#[track_caller]
fn wait_snapshot(session: &mut Session, arguments: &[&str]) {
    let expected = snapshot(arguments);
    wait_frame(session, &format!("{arguments:?}:\n{}", expected.join("\n")), |screen| {
        without_blanks(rows(screen).iter().map(String::as_str)) == expected
    });
}

/// Who led, where it was and every agreed action of the session is on the screen.
#[track_caller]
fn assert_shows(screen: &Screen, fact: &Fact) {
    assert_eq!(selected_name(screen), fact.name);
    let leaders = pane(screen, "Leaders", Some("Location"));
    for (name, own) in &fact.leaders {
        let is_shown = leaders.iter().any(|it| it.contains(name) && it.contains(own));
        assert!(is_shown, "{name} {own}:\n{}", screen.contents());
    }
    let place = pane(screen, "Location", None);
    assert!(place[0].starts_with(&fact.place), "{}:\n{}", fact.place, screen.contents());
    let actions = pane(screen, "Agreed actions", None);
    assert!(!fact.actions.is_empty());
    for action in &fact.actions {
        let is_shown = (0..actions.len()).any(|at| facts::reads(&actions[at..], action));
        assert!(is_shown, "{action}:\n{}", screen.contents());
    }
}

#[test]
fn it_opens_on_the_five_sessions_with_the_first_one_told() {
    let session = opened();
    let screen = session.screen();
    let facts = facts::core();
    let contents = screen.contents();
    assert_eq!(facts.len(), 5);
    assert!(facts.iter().all(|it| contents.contains(&it.name)), "{contents}");
    assert!(contents.contains("5 of 57"), "{contents}");
    assert_eq!(selected_place(screen), "1 of 5");
    assert_eq!(selected_name(screen), "Bilateral 5");
    let leaders = pane(screen, "Leaders", Some("Location")).join("\n");
    assert!(leaders.contains("Jung Pak"), "{leaders}");
    assert!(leaders.contains("Lee Jun-il  이준일"), "{leaders}");
    assert!(pane(screen, "Location", None)[0].starts_with("Washington"));
    assert!(contents.contains("Answer DPRK spying on the defence sector"), "{contents}");
    assert!(screen.hide_cursor());
    quit(session);
}

#[test]
fn j_and_k_walk_the_five_and_each_is_told_whole() {
    let mut session = opened();
    let facts = facts::core();
    for (at, fact) in facts.iter().enumerate() {
        if at > 0 {
            press_for(&mut session, "j", &format!("{} of 5", at + 1));
        }
        assert_shows(session.screen(), fact);
    }
    press_for(&mut session, "jk", "4 of 5");
    assert_shows(session.screen(), &facts[3]);
    press_for(&mut session, "\x1b[A\x1b[A", "2 of 5");
    press_for(&mut session, "\x1b[B", "3 of 5");
    press_for(&mut session, "gg", "1 of 5");
    press_for(&mut session, "G", "5 of 5");
    quit(session);
}

#[test]
fn l_and_h_stay_in_the_lane() {
    let mut session = opened();
    press_for(&mut session, "l", "2 of 5");
    press_for(&mut session, "l", "4 of 5");
    assert_eq!(selected_name(session.screen()), "Bilateral 7");
    press(&mut session, "l", "no further event in this lane");
    assert_eq!(selected_place(session.screen()), "4 of 5");
    press_for(&mut session, "h", "2 of 5");
    press_for(&mut session, "j", "3 of 5");
    press_for(&mut session, "l", "5 of 5");
    assert_eq!(selected_name(session.screen()), "Trilateral 3");
    quit(session);
}

#[test]
fn tab_walks_the_panes_and_shift_tab_walks_back() {
    let mut session = opened();
    let titles =
        ["▍Leaders ─", "▍Location ─", "▍Agreed actions ─", "▍Sources ─", "▍Notes", "▍Timeline ─"];
    for title in titles {
        press(&mut session, "\t", title);
    }
    press(&mut session, "\t", "▍Sessions ─");
    for title in titles.iter().rev() {
        press(&mut session, "\x1b[Z", title);
    }
    press(&mut session, "\x1b[Z", "▍Sessions ─");
    quit(session);
}

#[test]
fn enter_reads_whole_and_escape_comes_back_and_never_leaves() {
    let mut session = opened();
    let browsing = rows(session.screen());
    press(&mut session, "\r", "Where sources disagree");
    press_until(&mut session, "\x1b", "the browser", |screen| rows(screen) == browsing);
    press(&mut session, "\t\r", "Hangul as in the ROK ministry's releases");
    press(&mut session, "\x1b", "▍US  Jung Pak");
    press(&mut session, "\x1b", "▍Sessions ─");
    // Five times the key; a sequence that means nothing keeps the last one from being Alt.
    session.send("\x1b\x1b\x1b\x1b\x1b\x1b[E");
    press_for(&mut session, "j", "2 of 5");
    quit(session);
}
