//! A briefing in a real terminal: every stop of the tour that is built in, away from it and back.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::Value;

use super::*;

/// What is told at the end.
const LAST: &str = "That was the last stop";

/// A stop, counted from 1, and how many of how many of its points have been revealed; no points
/// where the stop has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    stop: usize,
    stops: usize,
    point: usize,
    points: usize,
}

/// Reads the two numbers of `word 3 of 25`.
fn numbers(text: &str, word: &str) -> Option<(usize, usize)> {
    let mut words = text.rsplit_once(word)?.1.split_whitespace();
    let first = words.next()?.parse().ok()?;
    let last = words.nth(1)?.parse().ok()?;
    Some((first, last))
}

/// Where the footer says that the briefing is.
fn place(screen: &Screen) -> Option<Place> {
    let footer = rows(screen).pop()?;
    let (stop, stops) = numbers(&footer, "stop ")?;
    let (point, points) = numbers(&footer, "point ").unwrap_or_default();
    Some(Place { stop, stops, point, points })
}

/// The seconds on the clock: `0:12 of 20:00`.
fn elapsed(screen: &Screen) -> Option<u64> {
    let contents = screen.contents();
    let mut words = contents.split_whitespace().zip(contents.split_whitespace().skip(1));
    let time = words.find(|(time, of)| *of == "of" && time.contains(':'))?.0;
    let (minutes, seconds) = time.split_once(':')?;
    Some(minutes.parse::<u64>().ok()? * 60 + seconds.parse::<u64>().ok()?)
}

/// The tour that is built in, being presented.
#[track_caller]
fn presenting(columns: u16, rows: u16) -> Session {
    let setup = attache().size(columns, rows).args(["--tour", "core"]);
    let mut session = setup.start();
    wait_frame(&mut session, "the first stop", |it| place(it).is_some());
    session
}

/// Tells whether `text` stands on the screen, its words in a column of rows.
fn shows(screen: &Screen, text: &str) -> bool {
    let wide = columns(screen);
    let first = text.split(' ').next().unwrap_or_default();
    rows(screen).iter().enumerate().any(|(row, line)| {
        line.match_indices(first).any(|(at, _)| {
            let column = u16::try_from(line.get(..at).unwrap().width()).unwrap();
            let below: Vec<String> = screen.rows(column, wide - column).skip(row).collect();
            reads(&below, text)
        })
    })
}

/// Tells whether rows begin with `text`, each row with as much as it has up to a blank or a hyphen.
fn reads(rows: &[String], text: &str) -> bool {
    let mut left = text;
    for row in rows {
        let same = left.char_indices().zip(row.chars()).take_while(|((_, one), two)| one == two);
        let end = same.last().map_or(0, |((at, letter), _)| at + letter.len_utf8());
        let after = row.chars().nth(left.get(..end).unwrap().chars().count());
        if end == left.len() && after.is_none_or(|it| it == ' ') {
            return true;
        }
        let Some(cut) = left.get(..end).unwrap().rfind([' ', '-']) else { return false };
        left = left.get(cut + 1..).unwrap();
    }
    false
}

/// The frames of each stop, counted from 1.
type Frames = BTreeMap<usize, Vec<Screen>>;

/// Goes on by one and returns where that led; `None` at the end.
#[track_caller]
fn go_on(session: &mut Session, from: Place) -> Option<Place> {
    session.send(" ");
    wait_frame(session, &format!("what follows {from:?}"), |it| {
        it.contents().contains(LAST) || place(it).is_some_and(|it| it != from)
    });
    let to = place(session.screen()).filter(|_| !session.screen().contents().contains(LAST))?;
    let is_next_point = (to.stop, to.point) == (from.stop, from.point + 1);
    let is_next_stop = (to.stop, to.point) == (from.stop + 1, 0) && from.point == from.points;
    assert!(is_next_point || is_next_stop, "{to:?} after {from:?}");
    Some(to)
}

/// Leaves the briefing, looks at this and that, and comes back.
#[track_caller]
fn wander(session: &mut Session, from: Place) {
    let stop = format!("stop {} of {}", from.stop, from.stops);
    press(session, "\x1b", "Backspace");
    // Two keys that follow Esc at once would be one with Alt.
    press(session, "F", "Backspace");
    press(session, "fcountry:JP\r", "country:JP");
    press(session, "/crypto\r", "Backspace");
    press(session, "vm", "Commitments");
    let contents = session.screen().contents();
    assert!(contents.contains(&stop), "{contents}");
    press_until(session, "\x7f", "the same stop", |it| place(it) == Some(from));
}

/// Walks from the first stop to the last and returns every frame.
#[track_caller]
fn walk(session: &mut Session) -> Frames {
    let mut here = place(session.screen()).unwrap();
    assert_eq!((here.stop, here.point), (1, 0));
    let mut frames = Frames::new();
    let mut has_wandered = false;
    loop {
        frames.entry(here.stop).or_default().push(session.screen().clone());
        if !has_wandered && here.stop > here.stops / 2 && here.point > 0 {
            wander(session, here);
            has_wandered = true;
        }
        let Some(next) = go_on(session, here) else { break };
        here = next;
    }
    assert!(has_wandered);
    assert_eq!((here.stop, here.point), (here.stops, here.points));
    frames
}

/// The ids of the events that the stops are about, in their order.
fn subjects() -> Vec<String> {
    let file = include_str!("../../../assets/working-groups.json");
    let file: Value = serde_json::from_str(file).unwrap();
    let tours = file["tours"].as_array().unwrap();
    let core = tours.iter().find(|it| it["id"] == "core").unwrap();
    let stops = core["stops"].as_array().unwrap().iter();
    stops.map(|it| it["event"].as_str().unwrap_or_default().to_owned()).collect()
}

#[track_caller]
fn check_walk(columns: u16, rows: u16) {
    let mut session = presenting(columns, rows);
    let frames = walk(&mut session);
    let subjects = subjects();
    assert_eq!(frames.len(), subjects.len());
    for fact in facts::core() {
        let of_session = |(stop, _): &(&usize, &Vec<Screen>)| subjects[**stop - 1] == fact.id;
        let told: Vec<&Screen> = frames.iter().filter(of_session).flat_map(|(_, it)| it).collect();
        assert!(!fact.leaders.is_empty() && !fact.actions.is_empty());
        for (name, own) in &fact.leaders {
            let is_told = told.iter().any(|it| shows(it, name) && shows(it, own));
            assert!(is_told, "{name} {own} of {} at {columns}x{rows}", fact.name);
        }
        let is_told = told.iter().any(|it| it.contents().contains(&fact.place));
        assert!(is_told, "{} of {} at {columns}x{rows}", fact.place, fact.name);
        for action in &fact.actions {
            let is_told = told.iter().any(|it| shows(it, action));
            assert!(is_told, "{action} of {} at {columns}x{rows}", fact.name);
        }
    }
    press(&mut session, "q", "Briefing ended after");
    quit(session);
}

#[test]
fn the_tour_tells_every_session_whole_and_waits_while_one_wanders_off() {
    check_walk(120, 36);
}

#[test]
fn so_it_does_on_eighty_columns() {
    check_walk(80, 24);
}

#[test]
fn at_rest_it_draws_a_frame_a_second_and_none_while_the_screen_is_blank() {
    let mut session = presenting(120, 36);
    let start = elapsed(session.screen()).unwrap();
    let before = session.bytes.len();
    wait_frame(&mut session, "three seconds", |it| elapsed(it) >= Some(start + 3));
    let written = &session.bytes[before..];
    let frames = written.windows(FRAME_END.len()).filter(|it| *it == FRAME_END).count();
    let passed = elapsed(session.screen()).unwrap() - start;
    assert!(frames <= usize::try_from(passed).unwrap(), "{frames} frames in {passed} seconds");
    press_until(&mut session, ".", "a blank screen", |it| place(it).is_none());
    assert!(session.is_silent_for(Duration::from_secs(2)));
    press_until(&mut session, " ", "the stop again", |it| place(it).is_some());
    press(&mut session, "q", "q once more ends");
    press(&mut session, "q", "Briefing ended after");
    quit(session);
}

#[test]
fn leaving_in_the_middle_is_asked_for_and_the_terminal_is_given_back() {
    let mut session = presenting(80, 24);
    press(&mut session, "\x1b", "Backspace");
    press(&mut session, "q", "q once more leaves");
    quit(session);
}

#[test]
fn the_keys_are_listed_and_closed_without_leaving_the_stop() {
    let mut session = presenting(80, 24);
    press_until(&mut session, "  ", "two points", |it| place(it).is_some());
    for close in ["\x1b", "q"] {
        press(&mut session, "?", "comes back");
        // What would open something in the browser does nothing before others.
        press_until(&mut session, &format!("f/:b{close}"), "the stop", |it| place(it).is_some());
        assert!(session.screen().contents().contains("Esc"));
    }
    press(&mut session, "q", "q once more ends");
    press(&mut session, "q", "Briefing ended after");
    press_until(&mut session, "\x7f", "the stop again", |it| place(it).is_some());
    press(&mut session, "q", "q once more ends");
    press(&mut session, "q", "Briefing ended after");
    quit(session);
}

#[test]
fn a_tour_that_there_is_not_is_refused_with_those_there_are() {
    let setup = attache().args(["--tour", "cores"]);
    super::refuse::check_refusal(&setup, 2, "did you mean `core`?");
}

#[test]
fn words_are_read_down_a_column() {
    let rows = ["alpha beta  = kept".to_owned(), "gamma      1 2".to_owned()];
    assert!(reads(&rows, "alpha beta gamma"));
    assert!(reads(&["alpha-".to_owned(), "beta".to_owned()], "alpha-beta"));
    assert!(!reads(&rows, "alpha beta delta"));
    assert!(!reads(&rows, "alpha be"));
}
