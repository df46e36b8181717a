//! Files that use the same ids, opened together.

use crate::load::{Lanes, Opened, Options, Source, open};
use crate::store::{Event, Store};

fn opened(files: &[(&str, &str)], lanes: Lanes) -> Opened {
    let sources: Vec<Source<'_>> =
        files.iter().map(|&(name, text)| Source { name, text }).collect();
    open(&sources, &Options { lanes, ..Options::default() })
}

/// Opens files in which nothing may be wrong.
#[track_caller]
fn good(files: &[(&str, &str)]) -> Store {
    let Opened { store, files } = opened(files, Lanes::Series);
    let wrong: Vec<String> =
        files.iter().flat_map(|it| &it.diagnostics).map(|it| it.message.clone()).collect();
    assert_eq!(wrong, [""; 0]);
    store
}

fn ids(store: &Store) -> Vec<&str> {
    store.events().map(Event::id).collect()
}

fn leaders(store: &Store, id: &str) -> Vec<String> {
    let event = store.find(id).unwrap();
    let name = |it: &crate::store::Leader| store.say(store.person(it.person).name, "en").to_owned();
    event.leaders().iter().map(name).collect()
}

const ONE: &str = r#"{"title": "Talks", "as_of": "2024-05-01",
    "countries": {"KR": {"name": "Korea", "aliases": ["ROK"]}},
    "people": {"lee": {"name": "Lee Jun-il", "country": "KR", "cites": ["s"]}, "kim": {"name": "Kim"}},
    "sources": {"s": {"title": "A statement"}},
    "series": [{"id": "x", "name": "One"}],
    "events": [{"id": "a", "date": "2024-01", "series": "x", "leaders": ["lee", "kim"],
        "actions": [{"id": "a/1", "text": "Share"}], "sources": ["s"]},
        {"id": "same", "date": "2024-03", "name": "Said twice"}, {"date": "2024-04"}],
    "tours": [{"id": "t", "stops": [{"event": "a"}]}]}"#;
const OTHER: &str = r#"{"title": "Meetings", "as_of": "2024-06-01",
    "countries": {"KR": {"name": "South Korea"}},
    "people": {"lee": {"name": "Lee Tae-woo"}, "kim": {"name": "Kim"}},
    "sources": {"s": {"title": "Another statement"}},
    "series": [{"id": "x", "name": "Other"}],
    "events": [{"id": "b", "date": "2024-02", "countries": ["ROK", "South Korea"],
        "links": [{"rel": "follows", "to": "a"}]},
        {"id": "a", "date": "2024-02", "series": "x", "leaders": ["lee", {"person": "kim"}],
        "actions": [{"id": "a/1", "text": "Train", "continues": ["a/1"]}], "source": "s"},
        {"id": "same", "date": "2024-03", "name": "Said twice"},
        {"date": "2024-05"}],
    "tours": [{"id": "t", "stops": [{"compare": ["a", "b"]}, {"person": "lee"}]}]}"#;

#[test]
fn what_is_called_alike_is_told_apart_everywhere_in_the_later_file() {
    let store = good(&[("one.json", ONE), ("in/other.json.gz", OTHER)]);
    assert_eq!(ids(&store), ["a", "b", "a@other", "same", "event-3", "event-4"]);
    assert_eq!(leaders(&store, "a"), ["Lee Jun-il", "Kim"]);
    assert_eq!(leaders(&store, "a@other"), ["Lee Tae-woo", "Kim"]);
    let other = store.find("a@other").unwrap();
    assert_eq!(store.say(store.series_of(other.series().unwrap()).name, "en"), "Other");
    assert_eq!(store.say(store.source(other.sources()[0]).title, "en"), "Another statement");
    let action = &other.actions()[0];
    assert_eq!(store.str(action.id), "a/1@other");
    assert_eq!(store.str(store.continues(action.continues)[0]), "a/1@other");
    let link = store.find("b").unwrap().links()[0];
    assert_eq!(store.str(link.to), "a@other");
    let tours: Vec<&str> = store.tours().map(|it| store.str(store.tour(it).key)).collect();
    assert_eq!(tours, ["t", "t@other"]);
}

#[test]
fn countries_are_one_by_their_code_and_keep_every_name() {
    let store = good(&[("one.json", ONE), ("other.json", OTHER)]);
    assert_eq!(store.countries().len(), 1);
    let country = store.country(store.find("b").unwrap().countries()[0]);
    assert_eq!(store.say(country.name, "en"), "Korea");
    let aliases: Vec<&str> = country.aliases.iter().map(|&it| store.str(it)).collect();
    assert_eq!(aliases, ["ROK", "South Korea"]);
}

#[test]
fn the_title_is_that_of_each_and_today_the_latest_day() {
    let store = good(&[("one.json", ONE), ("other.json", OTHER)]);
    assert_eq!(store.say(store.title(), "en"), "Talks + Meetings");
    assert_eq!(store.as_of().ymd(), (2024, 6, 1));
    let events = r#"{"events": [{"id": "c", "date": "2024"}]}"#;
    let store = good(&[("one.json", ONE), ("copy.json", ONE), ("c.json", events)]);
    assert_eq!(store.say(store.title(), "en"), "Talks + c");
    let common = good(&[("one.json", ONE), ("copy.json", ONE)]);
    assert_eq!(common.say(common.title(), "en"), "Talks");
    let names = ["a", "b", "c", "d", "e"].map(|it| format!("{it}.json"));
    let events: Vec<String> =
        names.iter().map(|it| format!(r#"[{{"id": "{it}", "date": "2024"}}]"#)).collect();
    let files: Vec<(&str, &str)> =
        names.iter().zip(&events).map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let store = good(&files);
    assert_eq!(store.say(store.title(), "en"), "a + b + c + ...");
}

#[test]
fn what_one_file_declares_another_may_refer_to() {
    let people = r#"{"people": {"lee": {"name": "Lee Jun-il"}}, "events": []}"#;
    let events = r#"{"events": [{"id": "b", "date": "2024", "leaders": ["lee", "park"]}]}"#;
    let store = good(&[("people.json", people), ("events.json", events)]);
    // Only a file that declares people is held to them.
    assert_eq!(leaders(&store, "b"), ["Lee Jun-il", "park"]);
}

#[test]
fn a_file_is_the_lane_of_what_has_none() {
    let files = [
        ("one.json", r#"[{"id": "a", "date": "2024", "series": "Talks"}]"#),
        ("in/two.json", r#"[{"id": "b", "date": "2024"}]"#),
        ("two.json", r#"[{"id": "c", "date": "2024"}]"#),
    ];
    let lanes = |files: &[(&str, &str)], lanes| {
        let store = opened(files, lanes).store;
        let lane = |it: Event<'_>| {
            let series = it.series().map(|it| store.say(store.series_of(it).name, "en"));
            series.unwrap_or("none").to_owned()
        };
        store.events().map(lane).collect::<Vec<String>>()
    };
    assert_eq!(lanes(&files, Lanes::Series), ["Talks", "two", "two-2"]);
    assert_eq!(lanes(&files, Lanes::Files), ["one", "two", "two-2"]);
    assert_eq!(lanes(&files[1..2], Lanes::Series), ["none"]);
    assert_eq!(lanes(&files[1..2], Lanes::Files), ["two"]);
}

#[test]
fn the_lane_of_a_file_is_none_of_the_series_of_another() {
    let talks = r#"{"events": [{"id": "x", "date": "2023", "series": "a"}]}"#;
    let files = [("l4.json", talks), ("a.csv", "date,title\n2024-01-01,One\n2025-01-01,Two\n")];
    let lanes = |files: &[(&str, &str)]| {
        let store = good(files);
        let lane = |it: Event<'_>| {
            let series = store.series_of(it.series().unwrap());
            (store.str(series.key).to_owned(), store.say(series.name, "en").to_owned())
        };
        let all: Vec<(String, String)> = store.events().map(lane).collect();
        assert_eq!(all.len(), 3);
        assert_eq!(all[1], all[2]);
        (all[0].clone(), all[1].clone())
    };
    let pair = |key: &str| (key.to_owned(), "a".to_owned());
    assert_eq!(lanes(&files), (pair("a"), pair("a-2")));
    let [one, two] = files;
    assert_eq!(lanes(&[two, one]), (pair("a@l4"), pair("a")));
    // So it is where the series is declared.
    let declared = talks.replacen('{', r#"{"series": [{"id": "a", "name": "Talks"}], "#, 1);
    let talks = ("a@l4".to_owned(), "Talks".to_owned());
    assert_eq!(lanes(&[two, ("l4.json", &declared)]), (talks, pair("a")));
}

#[test]
fn files_of_one_stem_are_told_apart_by_their_endings() {
    let source = |name| Source { name, text: "" };
    let stems = |names: &[&'static str]| {
        super::super::several::stems(&names.iter().copied().map(source).collect::<Vec<_>>())
    };
    assert_eq!(stems(&["live.json", "a.csv", "x/a.ics"]), ["live", "a.csv", "a.ics"]);
    assert_eq!(stems(&["x/a.csv", "y/a.csv", "a.ics"]), ["a", "a-2", "a.ics"]);
}

#[test]
fn many_files_with_the_same_ids_stay_apart() {
    let names: Vec<String> = (0..60).map(|it| format!("{it}/talks.json")).collect();
    let texts: Vec<String> =
        (0..60).map(|it| format!(r#"[{{"id": "a", "date": "{}"}}]"#, 1900 + it)).collect();
    let files: Vec<(&str, &str)> =
        names.iter().zip(&texts).map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let store = good(&files);
    assert_eq!((ids(&store).len(), ids(&store)[0], ids(&store)[2]), (60, "a", "a@talks-3"));
}
