//! What the screen says of an open file that has changed.

use super::*;
use crate::analysis::diff;
use crate::app::{Broken, Harm, fail, reload};

const OLD: &str = r#"{"attache":1,"title":"Mine","events":[
    {"id":"a","date":"2024-01-10","name":"First talks","series":"s"},
    {"id":"b","date":"2024-06-11","name":"Second talks","series":"s"}]}"#;

/// A browser in which an event was added and another one changed.
fn changed(symbols: Symbols, locale: Locale, size: (u16, u16)) -> (Store, State) {
    let old = load(OLD).store;
    let new =
        OLD.replace("]}", r#",{"id":"c","date":"2024-09-11","name":"Third talks","series":"s"}]}"#);
    let new = load(&new.replace("Second talks", "Second round")).store;
    let look = Look { locale, symbols, ..Look::default() };
    let mut state = State::new(&old, query::parse("").unwrap(), look).unwrap();
    state.size = size;
    reload(&mut state, (&old, &new), &diff(&old, &new));
    (new, state)
}

fn drawn(store: &Store, state: &State) -> String {
    let area = Rect::new(0, 0, state.size.0, state.size.1);
    let mut buffer = Buffer::empty(area);
    let sheet = screen(store, state);
    Screen::new(&sheet, &Palette::new(Theme::Mono, Depth::Named)).render(area, &mut buffer);
    let rows = (0..area.height).map(|y| (0..area.width).map(|x| buffer[(x, y)].symbol()).collect());
    rows.collect::<Vec<String>>().join("\n")
}

#[test]
fn what_is_new_and_what_is_changed_is_marked_in_the_list_and_on_the_lanes() {
    for symbols in [Symbols::Unicode, Symbols::Narrow, Symbols::Ascii] {
        let (store, state) = changed(symbols, Locale::En, (120, 36));
        let shown = drawn(&store, &state);
        assert!(shown.contains("+ Third talks") && shown.contains("~ Second round"), "{shown}");
        assert!(!shown.contains("+ First talks") && !shown.contains("~ First talks"), "{shown}");
        let lane = shown.lines().find(|it| it.starts_with("  s ")).unwrap();
        let signs: String = lane.chars().filter(|it| matches!(it, '+' | '~')).collect();
        assert_eq!(signs, "~+", "{shown}");
        assert!(shown.contains("Reloaded: 1 added, 1 changed"), "{shown}");
    }
}

#[test]
fn it_is_told_in_every_language_and_at_every_size() {
    for (locale, told) in [
        (Locale::Ko, "다시 읽음: 1건 추가, 1건 변경"),
        (Locale::Ja, "再読み込み: 追加1件、変更1件"),
    ] {
        let (store, state) = changed(Symbols::Unicode, locale, (120, 36));
        let shown = drawn(&store, &state).replace(' ', "");
        assert!(shown.contains(&told.replace(' ', "")), "{shown}");
    }
    for size in [(200, 60), (80, 24), (40, 12), (20, 5), (10, 3)] {
        let (store, mut state) = changed(Symbols::Unicode, Locale::En, size);
        drawn(&store, &state);
        fail(
            &mut state,
            Broken {
                file: "a.json:3".to_owned(),
                why: "expected `,`".to_owned(),
                harm: Harm::Broken,
            },
        );
        drawn(&store, &state);
    }
}

#[test]
fn a_broken_file_is_told_of_at_once_and_behind_later_notices() {
    let (store, mut state) = changed(Symbols::Unicode, Locale::En, (120, 36));
    fail(
        &mut state,
        Broken { file: "a.json:3".to_owned(), why: "expected `,`".to_owned(), harm: Harm::Broken },
    );
    assert!(!drawn(&store, &state).contains("Reloaded"), "it is no longer so");
    let told = "a.json:3 is broken on disk, the last good state is kept: expected `,`";
    assert!(drawn(&store, &state).contains(told));
    update(&store, &mut state, Input::Key(Key::char('v')));
    assert!(!drawn(&store, &state).contains("broken on disk"), "what can follow a prefix is seen");
}
