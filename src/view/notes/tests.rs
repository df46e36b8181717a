//! What a speaker sees, at every size, and what is told of a briefing.

use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget as _;

use super::*;
use crate::action::Key;
use crate::app::{Input, Look, Symbols, Theme, update};
use crate::export::picture;
use crate::load::load;
use crate::query;
use crate::text;
use crate::ui::dump::dump;
use crate::ui::{Depth, Palette, Screen};

fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}

/// The third stop of a tour of five, in its second point.
fn sample() -> Told {
    Told {
        tour: "core".to_owned(),
        title: "Core sessions".to_owned(),
        language: Locale::En,
        at: 3,
        stops: 5,
        heading: "Bilateral 6: Agreed actions".to_owned(),
        points: vec![
            "Prevent and break up crypto heists".to_owned(),
            "Answer DPRK spying on the defence sector".to_owned(),
            "Stop outside helpers from making DPRK income possible".to_owned(),
        ],
        revealed: 2,
        notes: "Heists came first in both notes.\n\nSay that the third is new, and that it is \
                the one that Seoul asked for. Wait for questions before going on."
            .to_owned(),
        next: Some(Next {
            heading: "Bilateral 6: Since last time".to_owned(),
            notes: "Two new, five kept.".to_owned(),
        }),
        pace: Pace {
            elapsed: seconds(108),
            budget: seconds(300),
            done: seconds(120),
            here: seconds(20),
            share: seconds(60),
        },
        ..Told::default()
    }
}

fn look(locale: Locale, symbols: Symbols) -> Look {
    Look { locale, theme: Theme::Dark, symbols }
}

/// What is drawn, cell by cell.
fn buffer(sight: Sight<'_>, look: Look, size: (u16, u16)) -> (Buffer, usize) {
    let sheet = desk(&Desk { sight, scroll: 0, look, notice: None }, size);
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    let palette = Palette::new(look.theme, Depth::True);
    Screen::new(&sheet, &palette).render(buffer.area, &mut buffer);
    (buffer, sheet.extent)
}

fn text_of(sight: Sight<'_>, look: Look, size: (u16, u16)) -> String {
    picture::text(&buffer(sight, look, size).0)
}

fn notes(told: &Told, standing: Standing) -> Sight<'_> {
    Sight::Notes { told, presenter: "pts/3", standing, others: 0, aside: None }
}

#[test]
fn the_notes_with_their_styles() {
    let told = sample();
    let drawn = buffer(notes(&told, Standing::Presenting), Look::default(), (120, 36)).0;
    insta::assert_snapshot!(dump(&drawn));
}

#[test]
fn the_notes_at_every_size() {
    let told = sample();
    for size in [(80, 24), (60, 20), (40, 12), (20, 5), (19, 4)] {
        let text = text_of(notes(&told, Standing::Presenting), Look::default(), size);
        insta::assert_snapshot!(text);
    }
}

#[test]
fn the_notes_in_korean_and_japanese_and_in_ascii() {
    let told = Told { showing: Showing::Browser, practice: true, ..sample() };
    for locale in [Locale::Ko, Locale::Ja] {
        let look = look(locale, Symbols::Unicode);
        insta::assert_snapshot!(text_of(notes(&told, Standing::Presenting), look, (80, 24)));
    }
    let look = look(Locale::En, Symbols::Ascii);
    let text = text_of(notes(&told, Standing::Presenting), look, (80, 24));
    assert!(text.is_ascii(), "{text}");
    insta::assert_snapshot!(text);
}

#[test]
fn one_who_is_gone_leaves_the_last_notes_marked_as_old() {
    let told = sample();
    let text = text_of(notes(&told, Standing::Gone), Look::default(), (80, 24));
    assert!(text.contains("Gone without an end. Waiting for it to come back"), "{text}");
    assert!(text.contains("Say that the third is new"), "{text}");
    let text = text_of(notes(&told, Standing::Over), Look::default(), (80, 24));
    assert!(text.contains("The briefing is over."), "{text}");
}

#[test]
fn it_is_said_who_presents_and_how_to_begin() {
    let waiting = text_of(Sight::Waiting(None), Look::default(), (80, 24));
    assert!(waiting.contains("Nobody presents now."), "{waiting}");
    assert!(waiting.contains("run attache and press b"), "{waiting}");
    let asked = text_of(Sight::Waiting(Some("pts/9")), Look::default(), (80, 24));
    assert!(asked.contains("pts/9 does not present now."), "{asked}");
    assert!(asked.contains("This page waits for that presenter."), "{asked}");
    assert!(!asked.contains("the first briefing"), "{asked}");
    let listed = |name: &str, file: &str| Listed {
        name: name.to_owned(),
        title: "Core sessions".to_owned(),
        file: file.to_owned(),
        elapsed: seconds(754),
    };
    let all = [listed("pts/1", ""), listed("pts/4", "talks.json")];
    insta::assert_snapshot!(text_of(Sight::Choosing(&all, 1), Look::default(), (80, 24)));
    insta::assert_snapshot!(text_of(Sight::Help, Look::default(), (80, 24)));
}

#[track_caller]
fn check_pace(elapsed: u64, expected: &str) {
    let told = Told { pace: Pace { elapsed: seconds(elapsed), ..sample().pace }, ..sample() };
    let text = text_of(notes(&told, Standing::Presenting), Look::default(), (120, 36));
    assert!(text.contains(expected), "{expected}:\n{text}");
}

#[test]
fn it_is_said_how_it_stands_against_the_budget() {
    check_pace(108, "0:12 ahead");
    check_pace(120, "on pace");
    check_pace(180, "on pace");
    check_pace(200, "0:20 behind");
    check_pace(301, "0:01 over");
    check_pace(4000, "1:06:40 of 5:00");
}

#[test]
fn notes_that_are_longer_than_the_screen_are_scrolled() {
    let lines: Vec<String> = (1..=40).map(|it| format!("line {it}")).collect();
    let told = Told { notes: lines.join("\n"), ..sample() };
    let sight = notes(&told, Standing::Presenting);
    let (_, extent) = buffer(sight, Look::default(), (80, 24));
    assert!(extent > 20, "{extent}");
    let scrolled = Desk { sight, scroll: extent, look: Look::default(), notice: None };
    let sheet = desk(&scrolled, (80, 24));
    assert!(sheet.pieces.iter().any(|it| it.text == "line 40"));
    assert!(!sheet.pieces.iter().any(|it| it.text == "line 1"));
}

#[test]
fn the_point_that_is_spoken_of_is_always_in_sight() {
    let points: Vec<String> =
        (1..=90).map(|it| format!("point {it} {}", "x ".repeat(60))).collect();
    for (size, revealed) in [((120, 36), 1), ((80, 24), 45), ((80, 24), 90), ((40, 12), 60)] {
        let told = Told { points: points.clone(), revealed, ..sample() };
        let text = text_of(notes(&told, Standing::Presenting), Look::default(), size);
        assert!(text.contains(&format!("point {revealed} ")), "{revealed}:\n{text}");
    }
}

#[test]
fn points_lose_no_words_and_those_out_of_sight_are_counted() {
    let long = "Meet IT-worker fraud with measures of both countries and of firms of both";
    let points: Vec<String> = (1..=10)
        .map(|it| format!("{it} {long}  pursued  = kept from the sixth session on, end{it}"))
        .collect();
    let told = Told { points, revealed: 4, notes: "Short.".to_owned(), ..sample() };
    let at = |told: &Told, size| text_of(notes(told, Standing::Presenting), Look::default(), size);
    let whole = at(&told, (120, 36));
    for point in 1..=10 {
        assert!(whole.contains(&format!("end{point}")), "{point}:\n{whole}");
    }
    let row = |word: &str| whole.lines().position(|it| it.contains(word)).unwrap();
    assert!(row("end10") + 1 < row("Time"), "{whole}");
    let part = at(&told, (80, 24));
    assert!(part.contains("end4") && part.contains(" more"), "{part}");
    insta::assert_snapshot!(part);
}

#[test]
fn no_size_and_no_text_breaks_the_screen() {
    let long = "여섯 번째 회의 ".repeat(50);
    let told = Told {
        heading: long.clone(),
        title: long.clone(),
        points: vec![long.clone(); 20],
        revealed: 20,
        notes: long.clone(),
        next: Some(Next { heading: long.clone(), notes: long }),
        pace: Pace { elapsed: seconds(3_000_000), ..Pace::default() },
        ..sample()
    };
    let all = vec![Listed { name: "pts/1".repeat(30), ..Listed::default() }; 30];
    for columns in (0..90).step_by(3) {
        for rows in 0..30 {
            for sight in [
                notes(&told, Standing::Presenting),
                notes(&told, Standing::Gone),
                Sight::Choosing(&all, 29),
                Sight::Waiting(Some("pts/1")),
                Sight::Help,
            ] {
                let sheet = desk(
                    &Desk { sight, scroll: 3, look: Look::default(), notice: Some("what") },
                    (columns, rows),
                );
                for piece in &sheet.pieces {
                    let end = usize::from(piece.x) + text::width(&piece.text);
                    assert!(end <= usize::from(columns), "{columns}x{rows}: {piece:?}");
                    assert!(piece.y < rows, "{columns}x{rows}: {piece:?}");
                }
            }
        }
    }
}

fn press(store: &Store, state: &mut State, keys: &str) {
    for key in keys.split(' ') {
        let key: Key = key.parse().unwrap();
        update(store, state, Input::Key(key));
    }
}

#[test]
fn what_is_told_follows_the_briefing() {
    let store = load(include_str!("../../../assets/working-groups.json")).store;
    let mut state = State::new(&store, query::parse("").unwrap(), Look::default()).unwrap();
    assert_eq!(told(&store, &state), None);
    press(&store, &mut state, "b");
    let first = told(&store, &state).unwrap();
    assert_eq!((first.at, first.showing), (1, Showing::Stop));
    assert!(first.stops > 5);
    assert!(first.next.is_some());
    update(&store, &mut state, Input::Time(seconds(70)));
    let later = told(&store, &state).unwrap();
    assert_eq!(later.pace.elapsed, seconds(70));
    assert!(later.differs_in_time_only(&first));
    press(&store, &mut state, "Esc");
    let away = told(&store, &state).unwrap();
    assert_eq!((away.at, away.showing), (1, Showing::Browser));
    assert!(!away.differs_in_time_only(&first));
    press(&store, &mut state, "Backspace L");
    let korean = told(&store, &state).unwrap();
    assert_eq!((korean.language, korean.showing), (Locale::Ko, Showing::Stop));
}

#[test]
fn badges_stand_apart_from_names_in_the_points_of_the_speaker() {
    let store = load(include_str!("../../../assets/working-groups.json")).store;
    for (locale, expected) in [(Locale::En, "US United States"), (Locale::Ko, "US 미국")] {
        let look = look(locale, Symbols::Unicode);
        let mut state = State::new(&store, query::parse("").unwrap(), look).unwrap();
        press(&store, &mut state, "b n");
        let points = told(&store, &state).unwrap().points.join("|");
        assert!(points.contains(expected), "{points}");
    }
}

#[test]
fn a_pipe_gets_the_notes_as_lines() {
    let told = Told { advancing: true, ..sample() };
    insta::assert_snapshot!(page(Locale::En, &told));
}
