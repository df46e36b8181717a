//! What is written is read back, and what a browser shows of it is text.

use serde_json::Value;

use super::super::Target;
use super::*;
use crate::i18n::Locale;
use crate::load::{Options, Source, load, open};

const LOOK: Look<'_> = Look { locale: Locale::En, dash: "–", ellipsis: "…" };

fn written(store: &Store) -> (String, Vec<String>) {
    let (mut out, mut lost) = (Vec::new(), Lost::default());
    write(&mut out, store, LOOK, (&EventSet::first(store.len()), &mut lost)).unwrap();
    (String::from_utf8(out).unwrap(), lost.lines(Target::Slides))
}

fn read(text: &str) -> Store {
    let opened = open(&[Source { name: "x.json", text }], &Options::default());
    assert_eq!(opened.files[0].diagnostics, []);
    opened.store
}

/// Everything that has to survive, a line an event.
fn told(store: &Store) -> Vec<String> {
    let say = |it| store.say(it, "en").to_owned();
    let line = |it: Event<'_>| {
        let tags: Vec<_> = it.tags().iter().map(|it| store.str(*it)).collect();
        let links = it.links().iter();
        let links: Vec<_> = links.map(|it| [store.str(it.rel), store.str(it.to)]).collect();
        let leaders = it.leaders().iter();
        let leaders: Vec<_> = leaders
            .map(|it| (say(store.person(it.person).name), say(it.office), it.country.is_some()))
            .collect();
        let actions = it.actions().iter();
        let actions: Vec<_> = actions
            .map(|it| {
                (
                    store.str(it.id),
                    store.strings().forms(it.text).collect::<std::collections::BTreeMap<_, _>>(),
                    store.str(it.status),
                )
            })
            .collect();
        let codes: Vec<_> =
            it.countries().iter().map(|it| store.str(store.country(*it).key)).collect();
        let places: Vec<_> = it.places().iter().map(|it| say(store.place(*it).name)).collect();
        let mut urls: Vec<_> =
            it.sources().iter().map(|it| store.str(store.source(*it).url)).collect();
        urls.sort_unstable();
        let lane = it.series().map(|it| say(store.series_of(it).name));
        format!(
            "{} {:?} {lane:?} {:?} {:?} {:?} {tags:?} {links:?} {leaders:?} {actions:?} {codes:?} {places:?} {urls:?} {:?}",
            it.id(),
            it.date().map(|it| it.to_string()),
            say(it.name()),
            it.kind(),
            it.ordinal(),
            say(it.prose(Field::Notes)),
        )
    };
    store.events().map(line).collect()
}

#[test]
fn the_bundled_file_comes_back_from_a_file_of_slides() {
    let store = load(include_str!("../../../assets/working-groups.json")).store;
    let (text, lost) = written(&store);
    let back = read(&text);
    for (one, other) in told(&store).iter().zip(told(&back)) {
        assert_eq!(one, &other);
    }
    assert_eq!(store.len(), back.len());
    assert_eq!(written(&back).0, text, "a second time it is the same");
    assert!(lost.iter().any(|it| it.contains("conflict")), "{lost:?}");
}

#[test]
fn every_kind_of_date_comes_back_and_is_worded_where_it_has_no_parts() {
    for (date, shown) in [
        ("2024-03-29", None),
        ("2024-03", None),
        ("2024", None),
        ("-0043-03-15", None),
        ("0000", None),
        ("2024-03-29T00:00", None),
        ("2024-03-29T10:05:00", None),
        ("2024-03/2025-01-02", None),
        ("2024/2024", Some("2024")),
        ("2024-03-29T10:00Z", Some("29 Mar 2024 10:00")),
        ("2024-03~", Some("c. Mar 2024")),
        ("1985?", Some("1985?")),
        ("2025/..", Some("since 2025")),
        ("../1985", Some("until 1985")),
        ("2025/", Some("2025 – ?")),
        ("198X", Some("1980s")),
        ("2024-23", Some("autumn 2024")),
        ("2024-XX", None),
        ("Y-20000", None),
    ] {
        let file = format!(r#"{{"attache":1,"events":[{{"id":"a","date":"{date}","name":"N"}}]}}"#);
        let store = load(&file).store;
        let (text, _) = written(&store);
        let back = read(&text);
        assert_eq!(
            back.event(crate::store::EventId(0)).unwrap().date(),
            store.events().next().unwrap().date(),
            "{text}"
        );
        let slides: Value = serde_json::from_str(&text).unwrap();
        if let Some(shown) = shown {
            assert_eq!(slides["events"][0]["display_date"], shown, "{date}");
        }
    }
}

#[test]
fn texts_of_a_file_are_no_markup_there() {
    let file = r#"{"attache":1,"title":"<script>1</script>","events":[{"id":"<a>","date":"2024","name":"A & <b>B</b>  c",
        "series":"<i>L</i>","place":"<img src=x onerror=1>","leaders":["\"><svg>"],"notes":"1 < 2\n</p><script>",
        "actions":["<li>x"],"sources":["javascript:alert(1)","https://a.example/?a=1&b=\"2"],"tags":["<u>"]}]}"#;
    let store = load(file).store;
    let (text, _) = written(&store);
    let slides: Value = serde_json::from_str(&text).unwrap();
    let slide = &slides["events"][0];
    for html in [
        &slide["text"]["headline"],
        &slide["text"]["text"],
        &slide["group"],
        &slides["title"]["text"]["headline"],
    ] {
        let html = html.as_str().unwrap();
        let bare = ["<p>", "</p>", "<br>", "<ul>", "</ul>", "<li>", "</li>"]
            .iter()
            .fold(html.to_owned(), |it, tag| it.replace(tag, ""));
        assert!(!bare.contains(['<', '>']), "{html}");
    }
    assert!(slide.get("media").is_none(), "{slide}");
    assert_eq!(told(&store), told(&read(&text)));
}

#[test]
fn eras_come_back_as_eras() {
    let text = r#"{"eras":[{"start_date":{"year":600},"end_date":{"year":650},"text":{"headline":"Old & new"}}],
        "events":[{"start_date":{"year":620},"text":{"headline":"T"},"display_date":"about 620"}]}"#;
    let store = read(text);
    let (again, _) = written(&store);
    let slides: Value = serde_json::from_str(&again).unwrap();
    assert_eq!(slides["eras"][0]["text"]["headline"], "Old &amp; new");
    assert_eq!(slides["eras"].as_array().unwrap().len(), 1);
    assert_eq!(slides["events"][0]["display_date"], "about 620");
    assert_eq!(told(&store), told(&read(&again)));
}

#[test]
fn a_file_of_no_slides_is_known_for_one() {
    let store = load(r#"{"attache":1,"events":[]}"#).store;
    let (text, lost) = written(&store);
    let opened = open(&[Source { name: "x.json", text: &text }], &Options::default());
    assert_eq!(opened.files[0].format, crate::load::Format::Slides);
    assert!(opened.files[0].diagnostics.iter().all(|it| it.code == "no-events"));
    assert!(lost.is_empty());
}
