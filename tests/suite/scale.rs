//! Does every step show its result at once, among few events and among very many?

use std::fmt::Write as _;

use attache::action::{Code, Key};
use attache::app::{Input, Look, State, update};
use attache::load;
use attache::query::Query;
use attache::store::Store;
use attache::view::screen;

/// Every third event is with Japan, every fifth is of the second series, every second in Seoul.
fn talks(count: usize) -> Store {
    let mut file = String::from(r#"{"attache":1,"title":"Talks","as_of":"2100-01-01","events":["#);
    for at in 0..count {
        let comma = if at == 0 { "" } else { "," };
        let day = (1900 + at % 200, 1 + at / 200 % 12, 1 + at / 2_400 % 28);
        let country = if at % 3 == 0 { r#","JP""# } else { "" };
        let series = if at % 5 == 0 { "second" } else { "first" };
        let city = if at % 2 == 0 { "Seoul" } else { "Tokyo" };
        write!(
            file,
            r#"{comma}{{"id":"e{at}","date":"{:04}-{:02}-{:02}","name":"Talks {at}","#,
            day.0, day.1, day.2
        )
        .expect("room");
        write!(file, r#""countries":["US"{country}],"series":"{series}","place":"{city}"}}"#)
            .expect("room");
    }
    file.push_str("]}");
    load::load(&file).store
}

/// How many numbers below `count` a rule holds for.
fn holds(count: usize, rule: impl Fn(usize) -> bool) -> usize {
    (0..count).filter(|it| rule(*it)).count()
}

/// A person at the keyboard, who sees one frame after each key.
struct Person<'a> {
    store: &'a Store,
    state: State,
}

impl Person<'_> {
    fn press(&mut self, key: Key) {
        update(self.store, &mut self.state, Input::Key(key));
    }

    fn types(&mut self, text: &str) {
        text.chars().for_each(|it| self.press(Key::char(it)));
    }

    /// The frame says how many events match.
    #[track_caller]
    fn sees(&self, count: usize) {
        let all = self.store.len();
        let expected = [format!("{count} of {all} match"), format!("{count} of {all}")];
        let sheet = screen(self.store, &self.state);
        let is_told = sheet.pieces.iter().any(|it| expected.contains(&it.text));
        assert!(is_told, "{expected:?}");
        assert_eq!(self.state.shown().len(), count);
    }
}

fn check_every_step(count: usize) {
    let store = talks(count);
    assert_eq!(store.len(), count);
    let mut state = State::new(&store, Query::default(), Look::default()).expect("no names");
    update(&store, &mut state, Input::Resize(120, 36));
    let mut person = Person { store: &store, state };
    let japan = |it: usize| it.is_multiple_of(3);
    let seoul = |it: usize| it.is_multiple_of(2);
    person.sees(count);
    // Typed, letter by letter; what is half typed leaves the last result.
    person.types("fcountry:J");
    person.types("P");
    person.sees(holds(count, japan));
    person.types(" place:Seoul");
    person.sees(holds(count, |it| japan(it) && seoul(it)));
    person.press(Key::plain(Code::Enter));
    // Switched off and on by number.
    person.types(",1");
    person.sees(holds(count, seoul));
    person.types(",1");
    person.sees(holds(count, |it| japan(it) && seoul(it)));
    // Taken back, step by step, and made again.
    person.types("u");
    person.sees(holds(count, seoul));
    person.types("uu");
    person.sees(count);
    person.press(Key { ctrl: true, ..Key::char('r') });
    person.sees(holds(count, |it| japan(it) && seoul(it)));
    // Toggled in the facets: the first value is the country of all, the second Japan.
    person.types("F");
    person.sees(count);
    person.types("f");
    person.press(Key::plain(Code::BackTab));
    person.types("j ");
    person.sees(holds(count, japan));
    person.types("-");
    person.sees(holds(count, |it| !japan(it)));
    person.types("u");
    person.sees(holds(count, japan));
}

#[test]
fn every_step_shows_its_result_at_once_among_a_handful_of_events() {
    check_every_step(12);
}

#[test]
fn every_step_shows_its_result_at_once_among_a_hundred_thousand_events() {
    check_every_step(100_000);
}
