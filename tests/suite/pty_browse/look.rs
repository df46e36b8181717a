//! How it looks: sizes, languages, themes, help, and terminals that can do less.

use attache::action::{BINDINGS, Context};

use super::*;

#[test]
fn every_new_size_is_drawn_right() {
    let mut session = opened();
    wait_snapshot(&mut session, &["--size", "120x36"]);
    for (columns, rows) in [(80, 24), (40, 12), (19, 4), (200, 60), (120, 36)] {
        session.resize(columns, rows);
        wait_snapshot(&mut session, &["--size", &format!("{columns}x{rows}")]);
    }
    press_for(&mut session, "j", "2 of 5");
    quit(session);
}

#[test]
fn a_size_in_which_nothing_fits_says_what_is_needed_and_keys_still_work() {
    let mut session = attache().size(19, 4).start();
    session.wait_for_text("needs 20x5");
    session.send("j");
    session.resize(120, 36);
    wait_frame(&mut session, "the second session", |it| selected_place(it) == "2 of 5");
    session.resize(1, 1);
    session.send("q");
    assert!(session.wait_exit().success());
    session.assert_given_back();
}

#[test]
fn the_language_goes_round() {
    let mut session = opened();
    let english = rows(session.screen());
    press(&mut session, "L", "핵심 5 / 57건");
    let contents = session.screen().contents();
    assert!(contents.contains("이준일") && contents.contains("워싱턴"), "{contents}");
    wait_snapshot(&mut session, &["--lang", "ko"]);
    press(&mut session, "L", "ワシントン");
    wait_snapshot(&mut session, &["--lang", "ja"]);
    press_until(&mut session, "L", "English", |it| rows(it) == english);
    quit(session);
}

fn page(screen: &Screen) -> vt100::Color {
    screen.cell(20, 0).unwrap().bgcolor()
}

#[test]
fn the_theme_goes_round() {
    let mut session = opened();
    let letters = rows(session.screen());
    let dark = page(session.screen());
    press_until(&mut session, "T", "light", |it| page(it) != dark);
    assert_ne!(page(session.screen()), vt100::Color::Default);
    press_until(&mut session, "T", "mono", |it| page(it) == vt100::Color::Default);
    press_until(&mut session, "T", "dark", |it| page(it) == dark);
    assert_eq!(rows(session.screen()), letters);
    quit(session);
}

#[test]
fn help_lists_every_key_and_q_closes_it_before_it_leaves() {
    let mut session = opened();
    press(&mut session, "?", "▍Keys ─");
    let mut shown = session.screen().contents();
    for key in [" ", "gg", "G"] {
        let last = session.screen().contents();
        press_until(&mut session, key, "the next page", |it| it.contents() != last);
        shown = format!("{shown}\n{}", session.screen().contents());
    }
    let lines: Vec<&str> = shown.lines().map(str::trim).collect();
    let browse = BINDINGS.iter().filter(|it| it.context == Context::Browse);
    for binding in browse.filter(|it| !it.action.takes_digit()) {
        let keys: Vec<String> = binding.keys.iter().map(ToString::to_string).collect();
        let keys = keys.join(" ");
        let is_listed = lines.iter().any(|it| it.split("  ").any(|it| it == keys));
        assert!(is_listed, "{keys}:\n{shown}");
    }
    assert!(lines.iter().any(|it| it.starts_with("1 … 9 ")), "{shown}");
    press(&mut session, "q", "▍Sessions ─");
    quit(session);
}

/// The parameters of every `CSI … m` that was written.
fn renditions(bytes: &[u8]) -> Vec<u16> {
    let text = String::from_utf8_lossy(bytes);
    let sequences = text.split("\x1b[").skip(1).filter_map(|it| {
        let (parameters, _) = it.split_once('m')?;
        parameters.bytes().all(|it| matches!(it, b'0'..=b';')).then_some(parameters)
    });
    let numbers = sequences.flat_map(|it| it.split([';', ':'])).filter_map(|it| it.parse().ok());
    numbers.collect()
}

const fn is_color(parameter: u16) -> bool {
    matches!(parameter, 30..=38 | 40..=48 | 58 | 90..=97 | 100..=107)
}

#[test]
fn without_color_the_selected_row_is_still_marked() {
    // A sequence that means nothing keeps what follows Esc from being Alt.
    let mut session = open(&attache().env("NO_COLOR", "1"));
    for (keys, place) in [("j", "2 of 5"), ("\tj", "2 of 5"), ("3", "1 of 2"), ("3", "3 of 5")] {
        press_for(&mut session, keys, place);
    }
    let screen = session.screen();
    let (row, column) = find(screen, "▍Trilateral 2").unwrap();
    let is_reversed =
        |row: usize| screen.cell(u16::try_from(row).unwrap(), column + 1).unwrap().inverse();
    assert!(is_reversed(row) && is_reversed(row + 1) && !is_reversed(row - 2));
    press(&mut session, "c", "▍Countries ─");
    press(&mut session, "\x1b\x1b[E/heist", "Search /heist");
    press(&mut session, "\x1b\x1b[E?", "▍Keys ─");
    let colors: Vec<u16> =
        renditions(&session.bytes).into_iter().filter(|&it| is_color(it)).collect();
    assert_eq!(colors, [0; 0]);
    press(&mut session, "q", "▍Leaders ─");
    quit(session);
}

#[test]
fn a_terminal_that_says_its_background_is_light_gets_dark_ink() {
    let mut session = opened();
    let dark = page(session.screen());
    session.wait_until("the question", |it| it.bytes.ends_with(QUESTION));
    session.send("\x1b]11;rgb:fafa/f9f9/f5f5\x1b\\");
    wait_frame(&mut session, "a light page", |it| page(it) != dark);
    assert_eq!(selected_place(session.screen()), "1 of 5", "no part of the reply was a key");
    quit(session);
    let session = open(&attache().args(["--theme", "dark"]));
    assert!(!session.bytes.ends_with(QUESTION), "nothing is asked when the theme is given");
    quit(session);
}

#[test]
fn a_terminal_with_color_gets_color() {
    let session = opened();
    assert!(renditions(&session.bytes).into_iter().any(is_color));
    quit(session);
}

#[test]
fn without_utf_8_only_ascii_reaches_the_screen() {
    let mut session = attache().env("LC_ALL", "C").start();
    wait_frame(&mut session, "the first frame", |screen| screen.contents().contains("? help"));
    let contents = session.screen().contents();
    assert!(contents.contains("attache") && contents.contains("Bilateral 5"), "{contents}");
    assert!(contents.contains("Lee Jun-il"), "{contents}");
    press(&mut session, "/Kumagai\r", "/Kumagai 1/2");
    press(&mut session, "c", "any of them");
    press(&mut session, "\x1b[E\x1b\x1b[E?", "Keys -");
    press(&mut session, "\x1b", ">Sessions -");
    for keys in ["\r", "\x1b", "L", "\x0c/\u{C774}", "\r", "L", "L", "T", "xx"] {
        let before = session.bytes.len();
        session.send(keys);
        session.wait_until(keys, |it| it.bytes.len() > before && ends_in_frame(&it.bytes));
    }
    session.send("q");
    assert!(session.wait_exit().success());
    session.assert_given_back();
    let beyond: Vec<u8> = session.bytes.iter().copied().filter(|it| !it.is_ascii()).collect();
    assert_eq!(String::from_utf8_lossy(&beyond), "");
}
