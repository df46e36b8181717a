//! Searching, and what stands out: in a real terminal, with styles as the terminal has them.

use super::*;

/// What is underlined in a row of the screen.
fn underlined(screen: &Screen, row: usize) -> String {
    let row = u16::try_from(row).unwrap();
    let cells = (0..columns(screen)).filter_map(|column| screen.cell(row, column));
    cells.filter(|it| it.underline()).map(vt100::Cell::contents).collect()
}

#[test]
fn what_is_typed_is_marked_in_list_lanes_and_panes_at_once() {
    let mut session = opened();
    press(&mut session, "/kumagai", "1/2");
    let screen = session.screen();
    assert_eq!(selected_name(screen), "Trilateral 2");
    let (list, _) = find(screen, "▍Trilateral 2").unwrap();
    assert_eq!(underlined(screen, list), "Trilateral 2");
    let (pane, column) = find(screen, "Kumagai Naoki").unwrap();
    assert_eq!(underlined(screen, pane), "Kumagai");
    assert!(screen.cell(u16::try_from(pane).unwrap(), column).unwrap().underline());
    assert_eq!(underlined(screen, 7), "◆▲", "the lane of the trilateral talks");
    assert_eq!(underlined(screen, 5), "");
    press_until(&mut session, "\x1b", "no search", |it| {
        (0..36).all(|row| underlined(it, row).is_empty())
    });
    quit(session);
}

#[test]
fn a_korean_name_is_found_composed_and_in_jamo() {
    for typed in ["/이준일", "/\u{110B}\u{1175}\u{110C}\u{116E}\u{11AB}\u{110B}\u{1175}\u{11AF}"]
    {
        let mut session = opened();
        press(&mut session, typed, "1/5 · ");
        press(&mut session, "\r", "1/5 · ");
        let (row, _) = find(session.screen(), "Lee Jun-il  이준일").unwrap();
        assert_eq!(underlined(session.screen(), row), "이준일");
        quit(session);
    }
}

#[test]
fn the_ways_to_search_are_said_and_kept() {
    let mut session = opened();
    press(&mut session, "/trl3", "no match");
    press(&mut session, "\x06", "fuzzy (Ctrl-f)  any case (Ctrl-t)  1/1");
    assert_eq!(selected_name(session.screen()), "Trilateral 3");
    press(&mut session, "\x14", "case counts");
    press_until(&mut session, "\r", "the browser", Screen::hide_cursor);
    press(&mut session, "/", "fuzzy (Ctrl-f)  case counts (Ctrl-t)");
    press(&mut session, "Trl3\r", "/Trl3 1/1 · fuzzy · case counts");
    press(&mut session, "n", "went on at the first match");
    press(&mut session, "/\x06\x14heist", "exact (Ctrl-f)  any case (Ctrl-t)");
    press(&mut session, "\r", "18 hidden");
    quit(session);
}

#[test]
fn what_stands_out_stays_in_other_filters_and_goes_when_asked_again() {
    let mut session = opened();
    press(&mut session, "/heist\r*", "highlighted: /heist (23)");
    press(&mut session, "\tj*", "highlighted: Lee Jun-il (9)");
    let contents = session.screen().contents();
    assert!(contents.contains("✦ /heist (23)  ✚ Lee Jun-il (9)"), "{contents}");
    assert!(contents.contains("Bilateral 5     ✦✚ US KR"), "{contents}");
    let color = |screen: &Screen, sign: &str| {
        let (row, column) = find(screen, sign).unwrap();
        screen.cell(u16::try_from(row).unwrap(), column).unwrap().fgcolor()
    };
    assert_ne!(color(session.screen(), "✦ /heist"), color(session.screen(), "✚ Lee"));
    press(&mut session, "3", "core 2 of 57");
    press(&mut session, "L", "✚ 이준일 (9)");
    press(&mut session, "LL", "Trilateral 3 ✦✚ US KR JP");
    session.send("\x1b\x1b[E");
    press(&mut session, "/heist\r*", "no longer highlighted: /heist");
    assert!(!session.screen().contents().contains('✦'));
    quit(session);
}
