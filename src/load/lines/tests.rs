//! JSON Lines as people have them, good and bad.

use proptest::prelude::*;

use super::is;
use crate::diag;
use crate::load::{Format, Opened, Options, Source, load, open};
use crate::store::{Event, Store};

const BUNDLED: &str = include_str!("../../../assets/working-groups.json");

fn read(text: &str) -> Opened {
    open(&[Source { name: "in.jsonl", text }], &Options::default())
}

#[track_caller]
fn report(text: &str) -> String {
    let Opened { store, files } = read(text);
    assert_eq!(files[0].format, Format::Lines);
    let line = |it: Event<'_>| {
        let places: Vec<&str> =
            it.places().iter().map(|&it| store.say(store.place(it).name, "en")).collect();
        let leaders: Vec<&str> =
            it.leaders().iter().map(|it| store.say(store.person(it.person).name, "en")).collect();
        let (label, date) = (store.label(it, "en"), it.date().unwrap());
        format!("{}: {date} {label} {places:?} {leaders:?} line {}\n", it.id(), it.origin().line)
    };
    let events: String = store.events().map(line).collect();
    let problems: String =
        files[0].diagnostics.iter().map(|it| diag::render("in.jsonl", text, it)).collect();
    format!("{events}{problems}")
}

#[test]
fn lines_of_objects_are_told_from_a_document() {
    assert!(is("{\"id\":\"a\"}\n{\"id\":\"b\"}\n", ""));
    assert!(is("\n {\"id\":\"a\"}\r\n\r\n{broken\n", ""));
    assert!(!is("{\n \"events\": [\n{\"id\":\"a\"},\n{\"id\":\"b\"}]}\n", ""));
    assert!(!is("{\"events\":[],\n\"tours\":[]}", ""));
    assert!(!is("{\"id\":\"a\",\"date\":\"2024\"}", "a.json"));
    assert!(is("{\"id\":\"a\",\"date\":\"2024\"}", "a.JSONL.gz"));
    assert!(!is("{\"events\":[]}", "a.jsonl"));
    assert!(!is("[{\"id\":\"a\"}]", "") && !is("", "a.jsonl") && !is("{", "a.jsonl"));
}

#[test]
fn full_and_flat_records_and_a_head_anywhere_are_read() {
    let text = r#"{"id":"a","date":"2024-03-29","name":"Talks","leaders":["lee"],"place":"seoul"}

{"start":"2024-05-01","end":"2024-05-02","title":"Flat","city":"Tokyo","country":"JP","actions":[{"theme":"x","text":"y"}]},
{"attache":1,"title":{"en":"Mine"},"people":{"lee":{"name":"Lee Jun-il"}},"places":{"seoul":{"name":"Seoul"}},"tours":[{"id":"t","stops":[{"event":"a"}]}]}
"#;
    let store = read(text).store;
    assert_eq!((store.say(store.title(), "en"), store.tours().len()), ("Mine", 1));
    insta::assert_snapshot!(report(text));
}

#[test]
fn a_bad_line_costs_itself_alone_and_is_pointed_at() {
    let text = concat!(
        "{\"id\":\"a\",\"date\":\"2024-03-29\"}\n",
        "{\"id\":\"b\",\"date\":\"2024-13\"}\n",
        "{\"id\":\"c\",\"date\":{\"x\":7.5}}\n",
        "{\"id\":\"d\",\"date\":\"2024\"\n",
        "[1, 2]\n",
        "{\"id\":\"f\",\"date\":\"2024\",}\n",
        "{\"id\":\"a\",\"date\":\"2025\"}\n",
    );
    let Opened { store, files } = read(text);
    let ids: Vec<&str> = store.events().map(Event::id).collect();
    assert_eq!(ids, ["a", "a-2"]);
    let told = |it: &diag::Diagnostic| {
        let start = it.span.clone().unwrap().start;
        (it.code, text.get(..start).map_or(0, |it| it.matches('\n').count()) + 1)
    };
    let told: Vec<(&str, usize)> = files[0].diagnostics.iter().map(told).collect();
    let expected = [
        ("date", 2),
        ("json-type", 3),
        ("json-syntax", 4),
        ("json-type", 5),
        ("json-syntax", 6),
        ("same-id", 7),
    ];
    assert_eq!(told, expected);
}

#[test]
fn what_list_prints_is_read_again_the_same() {
    use crate::export::json;
    use crate::store::EventSet;

    let store = load(BUNDLED).store;
    let all = EventSet::first(store.len());
    let (mut array, mut lines) = (Vec::new(), Vec::new());
    json::array(&mut array, &store, "en", &all).unwrap();
    json::lines(&mut lines, &store, "en", &all).unwrap();
    let facts = |store: &Store| -> Vec<String> {
        let event = |it: Event<'_>| {
            let say = |it| store.say(it, "ko").to_owned();
            let leaders = it.leaders().iter();
            let leaders: Vec<_> =
                leaders.map(|it| (say(store.person(it.person).name), it.country)).collect();
            let leaders: Vec<_> = leaders
                .into_iter()
                .map(|(name, country)| {
                    (name, country.map(|it| store.str(store.country(it).key).to_owned()))
                })
                .collect();
            let places: Vec<_> = it
                .places()
                .iter()
                .map(|&it| store.say(store.place(it).name, "en").to_owned())
                .collect();
            let series = it.series().map(|it| store.str(store.series_of(it).key).to_owned());
            let sources: Vec<_> =
                it.sources().iter().map(|&it| store.str(store.source(it).key)).collect();
            let themes: Vec<_> =
                it.themes().iter().map(|&it| store.str(store.theme(it).key)).collect();
            let (name, date) = (store.say(it.name(), "en"), it.date().unwrap());
            format!(
                "{} {date} {name:?} {series:?} {leaders:?} {places:?} {sources:?} {themes:?} {:?} {}",
                it.id(),
                it.ordinal(),
                it.actions().len()
            )
        };
        store.events().map(event).collect()
    };
    for bytes in [array, lines] {
        let text = String::from_utf8(bytes).unwrap();
        let Opened { store: again, files } = read(&text);
        assert_eq!(files[0].diagnostics, []);
        similar(&facts(&again), &facts(&store));
    }
}

#[track_caller]
fn similar(again: &[String], first: &[String]) {
    assert_eq!(again.len(), first.len());
    for (again, first) in again.iter().zip(first) {
        assert_eq!(again, first);
    }
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(
        cuts in prop::collection::vec((any::<prop::sample::Index>(), "\\PC{0,3}|[\\[\\]{}\",:\\n]{1,2}"), 1..6),
    ) {
        let mut text = concat!(
            "{\"attache\":1,\"people\":{\"lee\":{\"name\":\"Lee\"}},\"tours\":[{\"id\":\"t\",\"stops\":[{}]}]}\n",
            "{\"id\":\"a\",\"date\":\"2024-03-29\",\"place\":{\"id\":\"s\",\"name\":\"Seoul\"},\"host_certainty\":null}\n",
            "{\"id\":\"b\",\"start\":\"2024\",\"countries\":[\"US\"],\"actions\":[\"x\"]}\n",
        ).to_owned();
        for (at, put) in cuts {
            let letters: Vec<(usize, char)> = text.char_indices().collect();
            let (at, letter) = letters[at.index(letters.len())];
            text.replace_range(at..at + letter.len_utf8(), &put);
            if text.is_empty() {
                break;
            }
        }
        for format in [None, Some(Format::Lines)] {
            let options = Options { format, ..Options::default() };
            let opened = open(&[Source { name: "", text: &text }], &options);
            for it in &opened.files[0].diagnostics {
                diag::render("in", &text, it);
            }
        }
    }
}
