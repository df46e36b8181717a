//! What the values beside the filter are called, and which word of a query brings each back.

use super::*;
use crate::load::load;
use crate::query::{Query, compile, fixture, parse};
use crate::store::Event;

const BUNDLED: &str = include_str!("../../../assets/working-groups.json");
const PLAIN: &str = include_str!("plain-names.json");

/// Returns the stores with all that names can be: ids, names in several scripts, plain names.
fn stores() -> [Store; 3] {
    [load(BUNDLED).store, load(PLAIN).store, fixture::store()]
}

fn names(store: &Store, group: Group, tag: &str) -> String {
    let names: Vec<String> =
        group.values(store).into_iter().map(|it| it.name(store, tag)).collect();
    names.join(" | ")
}

/// Returns the ids of the events that have each value of a group.
fn events(store: &Store, group: Group) -> String {
    let of = |value: Value| {
        let events = value.set(store).iter().filter_map(|it| store.event(it));
        let ids: Vec<&str> = events.map(Event::id).collect();
        format!("{}: {}", value.name(store, "en"), ids.join(" "))
    };
    let all: Vec<String> = group.values(store).into_iter().map(of).collect();
    all.join(" | ")
}

#[test]
fn every_group_has_its_values_in_the_order_of_the_file() {
    let store = fixture::store();
    for (group, expected) in [
        (Group::Country, "US: b5 b6 t2 t3 m2 | KR: b5 b6 t2 t3 | JP: t2 m1 t3 | AU: "),
        (Group::Theme, "third-party facilitators: b6 | crypto heists: b5"),
        (Group::Year, "2023: b5 | 2024: b6 t2 m1 t3 | 2025: m2"),
        (Group::Series, "Bilateral: b5 b6 | Trilateral: t2 t3"),
        (Group::Person, "Jung Pak: b5 b6 | Lee Jun-il: b5 t2 | Ashlee Stone: t3"),
        (Group::Place, "Washington: b5 b6 t2 | Seoul: t3"),
        (Group::Status, "agreed: b5 | agreed to seek: b6"),
    ] {
        assert_eq!(events(&store, group), expected, "{group:?}");
    }
    assert_eq!(
        events(&store, Group::Source),
        "U.S. Department of State: Talks on cyber threats: b5 t3 | \
         Yonhap: State of the talks: b6 m1 | The Korea Herald (Yonhap): t2"
    );
}

#[test]
fn names_are_those_of_the_language() {
    let store = load(BUNDLED).store;
    assert_eq!(names(&store, Group::Country, "ko"), names(&store, Group::Country, "en"));
    assert!(names(&store, Group::Person, "en").contains("Lee Jun-il"));
    assert!(names(&store, Group::Person, "ko").contains("이준일"));
    assert!(names(&store, Group::Person, "ja").contains("熊谷"), "a Japanese in Japanese");
    assert!(names(&store, Group::Person, "ja").contains("李埈一"), "a Korean in Hanja");
    assert!(names(&store, Group::Place, "ko").contains("서울"));
    let plain = load(PLAIN).store;
    assert_eq!(names(&plain, Group::Place, "ko"), "New York | New York, N.Y. | York");
    assert_eq!(
        names(&plain, Group::Status, "ja"),
        "agreed | agreed, in part | \"done\"",
        "an action without a status makes no value"
    );
}

#[test]
fn the_word_for_a_value_finds_it_and_nothing_else() {
    for store in stores() {
        for group in Group::ALL {
            let words = Words::new(&store, group);
            for value in group.values(&store) {
                let name = value.name(&store, "en");
                let word = words.exact(value).unwrap_or_else(|| panic!("no word for {name}"));
                assert_eq!(group.named(&store, &word), [value], "{group:?} {name}: {word}");

                let mut query = Query::default();
                assert!(query.only(&store, value));
                let read = parse(&query.to_string()).unwrap();
                assert_eq!(read, query, "{name} is printed as it is read");
                let found = compile(&read, &store).unwrap().run(&store);
                assert_eq!(&found, value.set(&store), "{query}");
            }
        }
    }
}

#[test]
fn a_year_counts_what_its_date_finds() {
    let store = load(
        r#"{"attache": 1, "events": [
            {"id": "a", "date": "2019-12-30/2021-01-02"}, {"id": "b", "date": "2021/.."},
            {"id": "c", "date": "../2020-06"}, {"id": "d", "date": "-0044-03-15"},
            {"id": "e", "date": "2023-12~"}, {"id": "f", "date": "2022/9999"},
            {"id": "g", "date": "Y12000"}]}"#,
    )
    .store;
    assert_eq!(
        events(&store, Group::Year),
        "-44: c d | 2019: c a | 2020: c a | 2021: a b | 2022: b f | 2023: b f e | 12000: b g"
    );
    for value in Group::Year.values(&store) {
        let mut query = Query::default();
        query.only(&store, value);
        let found = compile(&parse(&query.to_string()).unwrap(), &store).unwrap().run(&store);
        assert_eq!(&found, value.set(&store), "{query}");
    }
}

#[test]
fn names_that_differ_in_case_alone_share_a_word() {
    let store = load(
        r#"{"attache": 1, "events": [
            {"id": "a", "date": "2024", "place": "Seoul"},
            {"id": "b", "date": "2025", "place": "SEOUL"}]}"#,
    )
    .store;
    let values = Group::Place.values(&store);
    let words = Words::new(&store, Group::Place);
    let [first, second] = values[..] else { panic!("{values:?}") };
    assert_eq!((words.exact(first), words.exact(second)), (None, None));
    assert_eq!(words.any(second), Some(Word::new("SEOUL")));
    assert_eq!(Group::Place.named(&store, &Word::new("SEOUL")), [first, second]);
}

#[test]
fn only_whole_years_are_values_of_a_date() {
    let named = |date: &str| {
        let values = Group::Year.named(&Store::default(), &Word::new(date));
        let years: Vec<String> =
            values.into_iter().map(|it| it.name(&Store::default(), "en")).collect();
        years.join(" ")
    };
    assert_eq!(named("2024"), "2024");
    assert_eq!(named("2023/2024"), "2023 2024");
    assert_eq!(named("2023-01/2024-12-31"), "2023 2024");
    for date in ["2024-03", "2023/2024-06", "2024/..", "19XX", "1000/2000", "never"] {
        assert_eq!(named(date), "", "{date}");
    }
}
