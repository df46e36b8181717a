//! The view as a person would see it.

use crate::app::{Input, Look, State, Symbols, Theme, update};
use crate::export::picture;
use crate::i18n::Locale;
use crate::load::load;
use crate::query;
use crate::store::Store;
use crate::ui::{Depth, Palette, Screen};
use crate::view::screen;

const BUNDLED: &str = include_str!("../../../assets/working-groups.json");

fn look(locale: Locale, symbols: Symbols) -> Look {
    Look { locale, theme: Theme::Dark, symbols }
}

fn text(store: &Store, look: Look, (columns, rows): (u16, u16), keys: &str) -> String {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::widgets::Widget as _;

    let mut state = State::new(store, query::parse("scope:series").unwrap(), look).unwrap();
    update(store, &mut state, Input::Resize(columns, rows));
    for key in keys.split(' ') {
        update(store, &mut state, Input::Key(key.parse().unwrap()));
    }
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    let palette = Palette::new(state.look.theme, Depth::True);
    Screen::new(&screen(store, &state), &palette).render(buffer.area, &mut buffer);
    picture::text(&buffer)
}

#[test]
fn intervals_and_silences_at_every_size() {
    let store = load(BUNDLED).store;
    for (size, locale, symbols) in [
        ((120, 36), Locale::En, Symbols::Unicode),
        ((80, 24), Locale::Ko, Symbols::Unicode),
        ((80, 24), Locale::En, Symbols::Ascii),
        ((40, 12), Locale::En, Symbols::Narrow),
        ((200, 60), Locale::Ja, Symbols::Unicode),
        ((20, 5), Locale::En, Symbols::Unicode),
    ] {
        insta::assert_snapshot!(text(&store, look(locale, symbols), size, "v r"));
    }
}

#[test]
fn a_file_of_ones_own_says_what_it_cannot_know() {
    let events = r#""events":[{"id":"a","date":"2024-01","name":"First talks"},
        {"id":"b","date":"2024-06-11/..","name":"Second talks"},{"id":"c","date":"2025~"},
        {"id":"d","date":"../2020","name":"Talks before"}]}"#;
    let unicode = look(Locale::En, Symbols::Unicode);
    for head in ["{", r#"{"as_of":"2025-02-01","#] {
        let store = load(&format!("{head}{events}")).store;
        insta::assert_snapshot!(text(&store, unicode, (80, 24), "v r"));
    }
    let store = load(r#"{"as_of":"2025-02-01","events":[{"id":"a","date":"2024-01-10"}]}"#).store;
    let one = text(&store, unicode, (80, 24), "v r");
    assert!(one.contains("Fewer than two sessions with a known start"), "{one}");
    assert!(one.contains("Silent for 388 d"), "{one}");
    let empty = text(&load(r#"{"events":[]}"#).store, unicode, (80, 24), "v r");
    assert!(empty.contains("Nothing matches"), "{empty}");
}

#[test]
fn only_what_is_longer_than_the_median_is_right_of_its_line() {
    let store = load(BUNDLED).store;
    for size in [(80, 24), (120, 36), (200, 60), (40, 12)] {
        let screen = text(&store, look(Locale::En, Symbols::Unicode), size, "v r");
        let rows: Vec<&str> = screen
            .lines()
            .filter(|it| it.contains("━━│") || it.contains("━ ") && it.contains('│'))
            .collect();
        assert!(!rows.is_empty(), "{screen}");
        for row in rows {
            let longer = ["141 d", "142 d", "162 d"].iter().any(|it| row.contains(it));
            assert_eq!(row.contains("│━"), longer, "{screen}");
        }
    }
}

#[test]
fn what_is_hidden_and_what_is_planned_is_said() {
    let unicode = look(Locale::En, Symbols::Unicode);
    let store = load(BUNDLED).store;
    let core = text(&store, unicode, (120, 36), "v r x x Tab");
    assert!(core.contains("Silent for 450 d: from the last day of #4 (hidden by"), "{core}");
    assert!(core.contains("Intervals and median are of the sessions shown; hidden"), "{core}");
    let day = crate::model::Day::from_ymd(2024, 9, 1).unwrap();
    let then = text(&store.with_as_of(day), unicode, (120, 36), "v r");
    assert!(then.contains("6 held, 1 planned"), "{then}");
    assert!(then.contains("Planned, and not counted: 1, the next on 5–6 Sep 2024."), "{then}");
    assert!(then.contains("Silent for 157 d: from the last day of #6"), "{then}");
}

#[test]
fn a_long_series_shows_its_last_intervals_and_scrolls() {
    let event = |it: i32| format!(r#"{{"id":"e{it}","series":"s","date":"{}-01-01"}}"#, 1700 + it);
    let events: Vec<String> = (0..300).map(event).collect();
    let store = load(&format!(r#"{{"as_of":"2005","events":[{}]}}"#, events.join(","))).store;
    let unicode = look(Locale::En, Symbols::Unicode);
    let last = text(&store, unicode, (80, 24), "v r G");
    assert!(last.contains("▍e299"), "{last}");
    assert!(last.contains("300 sessions"), "{last}");
    let first = text(&store, unicode, (80, 24), "v r g g");
    assert!(first.contains("▍e0 "), "{first}");
}

#[test]
fn the_silence_row_under_the_lanes_grows_to_the_day_that_counts_as_today() {
    let store = load(BUNDLED).store;
    let unicode = look(Locale::En, Symbols::Unicode);
    let screen = text(&store, unicode, (120, 36), "x x g t");
    let row = screen.lines().find(|it| it.contains("Silence")).unwrap();
    // Since the seventh bilateral and the third trilateral session; the fourth is hidden.
    assert!(row.trim_end().ends_with("806 d") && row.contains('█'), "{row}");
    let after_today: String = row.chars().skip_while(|it| *it != '█').collect();
    assert!(after_today.contains("█    "), "nothing is drawn after today: {row}");
}
