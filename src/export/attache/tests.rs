//! What was written is read again, and compared field by field.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::export::Target;
use crate::i18n::Locale;
use crate::load::{Format, Options, Source, load, open};
use crate::model::Field;
use crate::store::{Action, Concern, Leader, Link, Stop, Subject};

const BUNDLED: &str = include_str!("../../../assets/working-groups.json");
const LOOK: Look<'_> = Look { locale: Locale::En, dash: "–", ellipsis: "…" };

#[track_caller]
fn written(store: &Store, target: Target, events: &EventSet) -> (String, Vec<String>) {
    let (mut out, mut lost) = (Vec::new(), Lost::default());
    target.write(&mut out, store, LOOK, (events, &mut lost)).unwrap();
    (String::from_utf8(out).unwrap(), lost.lines(target))
}

/// Everything that a store holds, one fact a line; handles are written as what they stand for.
fn facts(store: &Store) -> String {
    let texts = |it: Text| -> String {
        let forms = store.strings().originals(it).filter(|it| *it != ("", ""));
        forms.map(|(tag, it)| format!("{tag}={it:?} ")).collect()
    };
    let cites = |it: &[SourceId]| -> Vec<&str> {
        it.iter().map(|&it| store.original(store.source(it).key)).collect()
    };
    let country = |it: Option<CountryId>| it.map(|it| store.str(store.country(it).key));
    let mut out = String::new();
    let today = store.has_as_of().then(|| store.as_of());
    writeln!(out, "{} {today:?}", texts(store.title())).unwrap();
    // Codes that nothing is known of stand in no order that means anything.
    let countries = store.countries().map(|it| store.country(it)).map(|row| {
        let aliases: Vec<&str> = row.aliases.iter().map(|&it| store.original(it)).collect();
        format!("C {} {} {aliases:?}\n", store.str(row.key), texts(row.name))
    });
    let mut countries: Vec<String> = countries.collect();
    countries.sort();
    out += &countries.concat();
    for row in store.people().map(|it| store.person(it)) {
        let aliases: Vec<&str> = row.aliases.iter().map(|&it| store.original(it)).collect();
        let texts = [row.name, row.family, row.note].map(texts);
        let cited = cites(store.cites(row.cites));
        let key = store.original(row.key);
        writeln!(out, "P {key:?} {texts:?} {:?} {aliases:?} {cited:?}", country(row.country))
            .unwrap();
    }
    for row in store.places().map(|it| store.place(it)) {
        let words = [row.key, row.zone].map(|it| store.original(it));
        let texts = [row.name, row.short].map(texts);
        writeln!(out, "L {words:?} {texts:?} {:?} {:?}", country(row.country), row.point).unwrap();
    }
    for row in store.series().map(|it| store.series_of(it)) {
        let countries: Vec<_> = row.countries.iter().map(|&it| country(Some(it))).collect();
        let texts = [row.name, row.label, row.title].map(texts);
        writeln!(out, "S {:?} {texts:?} {countries:?}", store.original(row.key)).unwrap();
    }
    for row in store.themes().map(|it| store.theme(it)) {
        let texts = [row.name, row.short, row.description].map(texts);
        writeln!(out, "T {:?} {texts:?}", store.original(row.key)).unwrap();
    }
    for row in store.sources().map(|it| store.source(it)) {
        let words = [row.key, row.date, row.url, row.language].map(|it| store.original(it));
        let texts = [row.publisher, row.title, row.note].map(texts);
        let copies = row.reposts.map(|it| store.original(store.source(it).key));
        writeln!(out, "Q {words:?} {texts:?} {:?} {} {copies:?}", row.rank, row.ranked).unwrap();
    }
    for row in store.conflicts().map(|it| store.conflict(it)) {
        let texts = [row.title, row.accounts, row.judgement].map(texts);
        let (key, cited) = (store.original(row.key), cites(store.cites(row.cites)));
        writeln!(out, "X {key:?} {texts:?} {:?} {} {cited:?}", row.fields, row.open).unwrap();
    }
    for event in store.events() {
        let series = event.series().map(|it| store.original(store.series_of(it).key));
        let head = (event.id(), event.kind(), event.scope(), series, event.ordinal());
        writeln!(out, "E {head:?} {} {:?}", texts(event.name()), country(event.host())).unwrap();
        writeln!(out, " {} row {}", event.date().unwrap(), event.row()).unwrap();
        let places: Vec<&str> =
            event.places().iter().map(|&it| store.original(store.place(it).key)).collect();
        let parties: Vec<_> = event.countries().iter().map(|&it| country(Some(it))).collect();
        let tags: Vec<&str> = event.tags().iter().map(|&it| store.original(it)).collect();
        let theme = |it: &_| store.original(store.theme(*it).key).to_owned();
        let themes: Vec<String> = event.themes().iter().map(theme).collect();
        writeln!(out, " {places:?} {parties:?} {tags:?} {themes:?} {:?}", cites(event.sources()))
            .unwrap();
        for Leader { person, country: of, office, note, cites: cited } in event.leaders() {
            let person = store.original(store.person(*person).key);
            let texts = [*office, *note].map(texts);
            writeln!(
                out,
                " leader {person:?} {:?} {texts:?} {:?}",
                country(*of),
                cites(store.cites(*cited))
            )
            .unwrap();
        }
        for Action { id, text, themes, status, continues, cites: cited } in event.actions() {
            let words = [*id, *status].map(|it| store.original(it));
            let themes: Vec<String> = store.theme_list(*themes).iter().map(theme).collect();
            let before: Vec<&str> =
                store.continues(*continues).iter().map(|&it| store.original(it)).collect();
            writeln!(
                out,
                " action {words:?} {} {themes:?} {before:?} {:?}",
                texts(*text),
                cites(store.cites(*cited))
            )
            .unwrap();
        }
        for Concern { text, themes, cites: cited } in event.concerns() {
            let themes: Vec<String> = store.theme_list(*themes).iter().map(theme).collect();
            writeln!(out, " concern {} {themes:?} {:?}", texts(*text), cites(store.cites(*cited)))
                .unwrap();
        }
        for Link { rel, to, note, cites: cited } in event.links() {
            let (rel, to) = (store.original(*rel), store.str(*to));
            writeln!(out, " link {rel:?} {to:?} {} {:?}", texts(*note), cites(store.cites(*cited)))
                .unwrap();
        }
        for &conflict in event.conflicts() {
            let key = store.original(store.conflict(conflict).key);
            writeln!(out, " conflict {key:?} {:?}", event.disputed(conflict)).unwrap();
        }
        for &field in Field::ALL {
            let note = event.provenance(field).map_or_else(String::new, |it| texts(it.note));
            let known = (cites(event.cites(field)), event.certainty(field));
            writeln!(out, " {field:?} {} {known:?} {note}", texts(event.prose(field))).unwrap();
        }
    }
    for tour in store.tours().map(|it| store.tour(it)) {
        writeln!(out, "W {:?} {}", store.original(tour.key), texts(tour.title)).unwrap();
        for Stop { subject, title, points, notes, seconds, .. } in &tour.stops {
            let subject = match subject {
                Subject::Event { event, focus } => format!("{} {focus:?}", store.str(*event)),
                Subject::Compare { one, other } => [*one, *other].map(|it| store.str(it)).join("+"),
                Subject::Person(it) => store.original(store.person(*it).key).to_owned(),
                Subject::Place(it) => store.original(store.place(*it).key).to_owned(),
                other => format!("{:?}", other.query().map(|(key, it)| (key, store.original(it)))),
            };
            let points: Vec<String> = points.iter().map(|&it| texts(it)).collect();
            let texts = [*title, *notes].map(texts);
            writeln!(out, " {subject} {texts:?} {points:?} {seconds:?}").unwrap();
        }
    }
    out
}

fn read(text: &str, target: Target) -> Store {
    let format = if target == Target::Lines { Format::Lines } else { Format::Attache };
    let options = Options { format: Some(format), ..Options::default() };
    open(&[Source { name: "", text }], &options).store
}

/// Checks that a document is the same after it was written and read, by both ways; returns it.
#[track_caller]
fn check(source: &str) -> String {
    let store = load(source).store;
    let all = EventSet::first(store.len());
    let mut documents = [Target::Attache, Target::Lines].map(|target| {
        let (document, lost) = written(&store, target, &all);
        assert_eq!(lost, Vec::<String>::new());
        assert_eq!(facts(&read(&document, target)), facts(&store), "{source}\n{document}");
        document
    });
    assert_eq!(written(&store, Target::Attache, &all).0, documents[0], "the same every time");
    std::mem::take(&mut documents[0])
}

#[test]
fn the_bundled_file_is_the_same_after_it_was_written_and_read() {
    let document = check(BUNDLED);
    assert_eq!(load(&document).diagnostics, []);
    assert!(document.lines().all(|it| it.chars().count() < 2_000));
}

#[test]
fn a_short_file_stays_short() {
    let short = r#"{"events":[{"id":"a","date":"2024-03-29","name":"Talks","countries":["US","JP"],
        "place":"Washington","leaders":["Lee Jun-il"],"actions":["Share information"],"series":"Cyber"}]}"#;
    insta::assert_snapshot!(check(short));
}

#[test]
fn lanes_keep_their_order_though_nothing_is_said_of_them() {
    let source = r#"{"series":[{"id":"z"},{"id":"y"}],
        "events":[{"id":"a","date":"2024","series":"y"},{"id":"b","date":"2025","series":"z"}]}"#;
    assert!(check(source).contains(r#"{"id": "z"},"#));
    let plain = r#"[{"id":"a","date":"2025","series":"Y"},{"id":"b","date":"2024","series":"Z"}]"#;
    assert!(!check(plain).contains(r#""id": "Z""#));
}

#[test]
fn every_kind_of_value_is_written_as_it_was() {
    let full = r#"{"attache":1,"title":{"en":"T","ko":"제"},"as_of":"2024-05-01",
     "people":{"lee":{"name":{"en":"Lee","ko-Hani":"李"},"country":"KR","cites":["s"]},"kim":{}},
     "places":{"seoul":{"name":"Seoul","lat":37.5,"lon":127,"zone":"Asia/Seoul"}},
     "series":[{"id":"z","label":"Z {n}"},{"id":"y"}],
     "sources":{"s":{"title":"S","rank":"official"},"c":{"publisher":"P","reposts":"s"}},
     "conflicts":{"C1":{"judgement":"so","open":true,"fields":["date"]},"C2":{}},
     "events":[{"id":"b","date":"2024-02~","series":"y","place":["seoul","Busan"],
       "name":{"value":null,"cites":["s"]},"host":{"value":"KR","certainty":"inferred","note":"n"},
       "leaders":["lee",{"person":"kim","country":"US"},{"office":"x"}],
       "conflicts":["C1",{"id":"C2","fields":["host"]}],"sources":["http://a.b/c"],
       "notes":"one\r\ntwo","themes":["t"],"tags":["x"],"concerns":["w"],"kind":"milestone"},
      {"id":"a","date":"2024-01","series":"z","ordinal":3,"scope":"all",
       "links":[{"rel":"after","to":"b","note":"n"},{"rel":"to nobody"}],
       "actions":[{"id":"a/1","text":{"en":"A","ja":"あ"}},{"text":"B","continues":["a/1"],"status":"agreed"}]}],
     "tours":[{"id":"t","title":"T","stops":[{"cover":"a"},{"event":"a","focus":"since","seconds":5},
       {"compare":["a","b"]},{"person":"kim"},{"place":"Busan"},{"title":"","points":["p"]}]}]}"#;
    insta::assert_snapshot!(check(full));
}

#[test]
fn what_the_screen_does_not_show_is_written_as_it_was() {
    let document = check(
        r#"{"title":"a\u202eb","people":{"p\u200b":{"note":"\u001b[2J"}},
        "events":[{"id":"e\u200b","date":"2024","name":"e\u0301\u009b","tags":["\u0000"],"leaders":["p\u200b","q\u00ad"]},
        {"id":"f","date":"2025","links":[{"to":"e\ufffd"}],"notes":"\t\r\n\u2028"}]}"#,
    );
    assert!(document.contains(r"a\u202eb") && document.contains(r"p\u200b"), "{document}");
    assert!(!document.contains(|it: char| it.is_control() && it != '\n'), "{document:?}");
}

#[test]
fn what_leads_to_events_that_are_not_written_is_left_out_and_told() {
    let store = load(BUNDLED).store;
    let some: EventSet =
        ["bilateral-06", "bilateral-07"].iter().map(|it| store.find(it).unwrap().at()).collect();
    for target in [Target::Attache, Target::Lines] {
        let (document, lost) = written(&store, target, &some);
        assert!(lost.iter().any(|it| it.contains("tour core: ")), "{lost:?}");
        assert!(lost.iter().any(|it| it.contains("bilateral-06: ")), "{lost:?}");
        let options = Options::default();
        let opened = open(&[Source { name: "a", text: &document }], &options);
        assert_eq!(opened.files[0].diagnostics, []);
        assert_eq!(opened.store.len(), 2);
    }
}

/// A word of a hostile file.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-c]{0,2}".prop_map(|it| it),
        "[A-C ]{1,3}",
        "\\PC{0,4}",
        any::<char>().prop_map(String::from),
        Just("en".to_owned()),
        Just("value".to_owned()),
    ]
}

/// A text, plain or in languages.
fn text() -> impl Strategy<Value = serde_json::Value> {
    prop_oneof![
        word().prop_map(serde_json::Value::from),
        prop::collection::btree_map(word(), word(), 0..3).prop_map(|it| serde_json::json!(it)),
    ]
}

/// A row of a table.
fn row() -> impl Strategy<Value = serde_json::Value> {
    (text(), text(), prop::collection::vec(word(), 0..2), any::<bool>()).prop_map(
        |(name, other, words, is_bare)| {
            if is_bare {
                return serde_json::json!({});
            }
            serde_json::json!({"name": name, "short": other, "note": other, "title": name,
                "judgement": other, "cites": words, "aliases": words})
        },
    )
}

fn table() -> impl Strategy<Value = serde_json::Value> {
    prop::collection::btree_map(word(), row(), 0..3).prop_map(|it| serde_json::json!(it))
}

fn event() -> impl Strategy<Value = serde_json::Value> {
    let date =
        prop::sample::select(vec!["2024", "2024-03-29", "2023-12~", "../2020", "2024-01/2024-02"]);
    let words = || prop::collection::vec(word(), 0..3);
    (date, [word(), word(), word()], [text(), text(), text()], [words(), words(), words(), words()]).prop_map(
        |(date, [series, person, country], [name, action, note], [cites, themes, tags, ids])| {
            serde_json::json!({"id": ids.first(), "date": date, "series": series, "name": {"value": name, "cites": cites},
                "place": tags, "country": country, "host": country, "sources": ids, "notes": note,
                "leaders": [person, {"person": country, "country": person, "office": note, "cites": cites}],
                "actions": [{"id": series, "text": action, "themes": themes, "cites": cites, "continues": tags}],
                "themes": themes, "tags": tags, "conflicts": ids, "purpose": action,
                "links": [{"rel": series, "to": person, "note": note}]})
        },
    )
}

proptest! {
    #[test]
    fn any_store_is_the_same_after_it_was_written_and_read(
        tables in [table(), table(), table(), table(), table()],
        events in prop::collection::vec(event(), 0..5),
    ) {
        let [people, places, themes, sources, conflicts] = tables;
        let source = serde_json::json!({"title": "t", "people": people, "places": places,
            "themes": themes, "sources": sources, "conflicts": conflicts, "events": events});
        // Whatever the file makes of the words, the second reading makes the same of them.
        let store = load(&source.to_string()).store;
        let all = EventSet::first(store.len());
        for target in [Target::Attache, Target::Lines] {
            let document = written(&store, target, &all).0;
            let again = read(&document, target);
            prop_assert_eq!(facts(&again), facts(&store), "{}\n{}", source, document);
        }
    }
}
