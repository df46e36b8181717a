//! Fewer events and more: countries, scope, search; and taking it back.

use super::*;

const NONE_OF_MODE: &str = "✔ exactly these";

#[test]
fn japan_leaves_two_and_again_restores_and_both_can_be_taken_back() {
    let mut session = opened();
    press(&mut session, "3", "core 2 of 57");
    assert!(session.screen().contents().contains("country:JP"));
    assert_eq!(selected_place(session.screen()), "1 of 2");
    assert_eq!(selected_name(session.screen()), "Trilateral 2");
    assert!(!pane(session.screen(), "Sessions", Some("Leaders")).join("\n").contains("Bilateral"));
    press(&mut session, "3", "core 5 of 57");
    assert_eq!(selected_name(session.screen()), "Trilateral 2");
    press(&mut session, "u", "core 2 of 57");
    press(&mut session, "u", "core 5 of 57");
    // What is taken back is the filter; the reader stays where he was.
    assert_eq!(selected_name(session.screen()), "Trilateral 2");
    press(&mut session, "u", "nothing to undo");
    press(&mut session, "\x12", "core 2 of 57");
    press(&mut session, "\x12", "core 5 of 57");
    press(&mut session, "\x12", "nothing to redo");
    quit(session);
}

#[test]
fn the_list_of_countries_has_names_counts_and_the_mode() {
    let mut session = opened();
    press(&mut session, "c", "▍Countries ─");
    let contents = session.screen().contents();
    for line in ["1   US United States", "2   KR Republic of Korea", "3   JP Japan"] {
        assert!(contents.contains(line), "{line}:\n{contents}");
    }
    assert!(contents.contains("✔ any of them"), "{contents}");
    press(&mut session, "jj ", "core 2 of 57");
    press(&mut session, "m", "✔ all of them");
    press(&mut session, "1", "core 2 of 57");
    assert!(session.screen().contents().contains("✔ US"));
    press(&mut session, "m", NONE_OF_MODE);
    assert!(session.screen().contents().contains("core 0 of 57"));
    press(&mut session, "2", "core 2 of 57");
    press(&mut session, "F", "core 5 of 57");
    press_until(&mut session, "\x1b", "no list", |it| !it.contents().contains("Countries"));
    quit(session);
}

#[test]
fn nothing_left_says_how_to_come_back() {
    let mut session = opened();
    press(&mut session, "cmm3", "Nothing matches");
    press(&mut session, "\x1b", "x scope");
    let contents = session.screen().contents();
    assert!(contents.contains("No event in the scope core matches country:=JP."), "{contents}");
    assert!(contents.contains("clear the filter"), "{contents}");
    // No key that works on a session may fail without one.
    session.send("jkhlGgg+-0z<>gt\t\x1b\x1b\x1b[E\x04\x15JKnNs");
    press(&mut session, "F", "core 5 of 57");
    quit(session);
}

#[test]
fn the_scope_widens_twice_and_comes_round() {
    let mut session = opened();
    press(&mut session, "x", "series 11 of 57");
    assert_eq!(selected_name(session.screen()), "Bilateral 5");
    press(&mut session, "x", "all 57 of 57");
    assert_eq!(selected_name(session.screen()), "Bilateral 5");
    press(&mut session, "x", "core 5 of 57");
    press(&mut session, "u", "all 57 of 57");
    quit(session);
}

/// The footer: the last row.
fn footer(screen: &Screen) -> String {
    rows(screen).pop().unwrap_or_default().trim_end().to_owned()
}

#[test]
fn a_search_walks_its_matches_in_a_circle() {
    let mut session = opened();
    press(&mut session, "/heist", "Search /heist");
    let told = footer(session.screen());
    assert!(told.ends_with("1/5 · 18 hidden"), "{told}");
    press(&mut session, "\r", "/heist 1/5");
    press(&mut session, "n", "/heist 2/5");
    press(&mut session, "n", "/heist 3/5");
    assert_eq!(selected_place(session.screen()), "3 of 5");
    press(&mut session, "N", "/heist 2/5");
    press(&mut session, "NN", "/heist 5/5");
    press(&mut session, "n", "/heist 1/5");
    press_until(&mut session, "\x1b", "no search", |it| !footer(it).contains("/heist"));
    press(&mut session, "n", "no search");
    quit(session);
}

#[test]
fn escape_goes_back_to_where_the_search_began() {
    let mut session = opened();
    press_for(&mut session, "j", "2 of 5");
    press_for(&mut session, "/熊谷", "3 of 5");
    assert!(footer(session.screen()).ends_with("1/2"), "{}", footer(session.screen()));
    press_for(&mut session, "\x1b", "2 of 5");
    assert!(!footer(session.screen()).contains("熊谷"));
    quit(session);
}

#[test]
fn a_name_is_found_however_its_letters_are_composed() {
    let mut session = opened();
    press(&mut session, "/이준일", "Search /이준일");
    let told = footer(session.screen());
    assert!(told.ends_with("1/5 · 4 hidden"), "{told}");
    // Two columns of margin, `Search /`, and three letters of two columns each.
    assert_eq!(session.screen().cursor_position(), (35, 2 + 8 + 6));
    assert!(!session.screen().hide_cursor());
    press_until(&mut session, "\x1b", "the browser", Screen::hide_cursor);
    let decomposed = "\u{110B}\u{1175}\u{110C}\u{116E}\u{11AB}\u{110B}\u{1175}\u{11AF}";
    let typed = format!("/{decomposed}\r");
    press_until(&mut session, &typed, "1/5", |it| footer(it).ends_with("/5 · 4 hidden"));
    assert!(session.screen().hide_cursor());
    quit(session);
}

#[test]
fn what_is_nowhere_says_so_and_what_is_hidden_is_counted() {
    let mut session = opened();
    press(&mut session, "/zzzz", "no match");
    assert!(footer(session.screen()).ends_with("0/0"));
    press(&mut session, "\x15Bybit", "1 in what is hidden");
    press_until(&mut session, "\x1b", "no search", |it| !footer(it).contains("Bybit"));
    press_for(&mut session, "j", "2 of 5");
    quit(session);
}

#[test]
fn the_korean_input_method_strikes_the_same_keys() {
    let mut session = opened();
    press_for(&mut session, "ㅓ", "2 of 5");
    press_for(&mut session, "ㅓ", "3 of 5");
    press_for(&mut session, "ㅏ", "2 of 5");
    press_for(&mut session, "ㅣ", "4 of 5");
    press_for(&mut session, "ㅗ", "2 of 5");
    press(&mut session, "ㅌ", "series 11 of 57");
    quit(session);
}

#[test]
fn the_filter_line_shows_its_result_while_it_is_typed() {
    let mut session = opened();
    press(&mut session, "f", "Facets ─");
    assert!(!session.screen().hide_cursor());
    press(&mut session, "country:JP", "2 of 5 match");
    let line = rows(session.screen()).swap_remove(2);
    assert!(line.contains("Filter  country:JP"), "{line}");
    assert_eq!(session.screen().cursor_position(), (2, 2 + 8 + 10));
    press(&mut session, " theme:zzz", "no event has");
    assert!(session.screen().contents().contains("Last result, kept"));
    press(&mut session, "\x17", "2 of 5 match");
    press(&mut session, "\r", "▍Sessions ─");
    assert!(rows(session.screen())[0].contains("country:JP"));
    assert_eq!(selected_place(session.screen()), "1 of 2");
    press_for(&mut session, "u", "3 of 5");
    quit(session);
}

#[test]
fn facets_are_walked_and_switched_by_keys() {
    let mut session = opened();
    press(&mut session, "f", "Facets ─");
    press(&mut session, "\t", "▍Facets ─");
    press(&mut session, "jj ", "2 of 5 match");
    assert!(rows(session.screen())[2].contains("country:JP"));
    press(&mut session, "-", "3 of 5 match");
    assert!(rows(session.screen())[2].contains("-country:JP"));
    press(&mut session, "u", "2 of 5 match");
    press(&mut session, "k=", "5 of 5 match");
    assert!(rows(session.screen())[2].contains(" country:KR "));
    press(&mut session, "u", "2 of 5 match");
    press_until(&mut session, "\x1b", "the list", |it| selected_place(it) == "1 of 2");
    quit(session);
}

#[test]
fn an_empty_result_names_the_term_to_blame_and_the_key_that_removes_it() {
    let mut session = open(&attache().args(["--filter", "country:JP theme:defense-espionage"]));
    let screen = session.screen().contents();
    assert!(screen.contains("Nothing matches"), "{screen}");
    let blamed =
        rows(session.screen()).into_iter().find(|it| it.trim_end().ends_with("blame")).unwrap();
    let words: Vec<&str> = blamed.split_whitespace().collect();
    assert_eq!(words.first(), Some(&"country:JP"));
    assert_eq!(words.get(words.len() - 3..).unwrap(), ["2", "3", "blame"]);
    assert!(footer(session.screen()).contains("Enter take the way out"));
    press_for(&mut session, "\r", "1 of 3");
    assert!(rows(session.screen())[0].contains(" theme:defense-espionage "));
    quit(session);
}

#[test]
fn a_term_in_the_header_is_switched_off_and_on_by_its_number() {
    let mut session = open(&attache().args(["--filter", "country:JP place:Seoul"]));
    assert_eq!(selected_place(session.screen()), "1 of 1");
    press(&mut session, ",", "1 country:JP  2 place:Seoul");
    press_for(&mut session, "2", "2 of 2");
    assert!(rows(session.screen())[0].contains("country:JP [place:Seoul]"));
    press_for(&mut session, ",1", "5 of 5");
    press_for(&mut session, ",2", "2 of 2");
    assert!(rows(session.screen())[0].contains("[country:JP] place:Seoul"));
    press_for(&mut session, "F", "5 of 5");
    quit(session);
}

#[test]
fn what_is_pasted_is_text_in_a_line_and_no_command_elsewhere() {
    let mut session = opened();
    session.send("\x1b[200~country:JP\rq\x03\x1b[201~");
    press(&mut session, "f", "Facets ─");
    press(&mut session, "\x1b[200~country:JP\rno:2\x1b[201~", "1 of 5 match");
    assert!(rows(session.screen())[2].contains("Filter  country:JP no:2"));
    press(&mut session, "\x1b", "5 of 57");
    quit(session);
}
