//! What was written is read again, and compared field by field.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::export::Target;
use crate::i18n::Locale;
use crate::load::{Format, Options, Source, load, open};
use crate::model::Field;
use crate::store::{Stop, Subject, ThemeId};
use crate::text::{self, Lines};

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
    let facts = Facts(store);
    let today = store.has_as_of().then(|| store.as_of());
    let mut out = format!("{} {today:?}\n", facts.texts([store.title()]));
    // Codes that nothing is known of stand in no order that means anything.
    let mut countries: Vec<String> = store.countries().map(|it| facts.country_row(it)).collect();
    countries.sort();
    out += &countries.concat();
    facts.people_and_places(&mut out);
    facts.other_rows(&mut out);
    for event in store.events() {
        facts.head(event, &mut out);
        facts.lists(event, &mut out);
        for &field in Field::ALL {
            let note = event.provenance(field).map(|it| it.note).unwrap_or_default();
            let texts = facts.texts([event.prose(field), note]);
            let of_field = facts.sources(event.cites(field));
            writeln!(out, " {field:?} {texts} {of_field} {:?}", event.certainty(field)).unwrap();
        }
    }
    facts.tours(&mut out);
    out
}

struct Facts<'a>(&'a Store);

impl Facts<'_> {
    fn texts<const N: usize>(&self, texts: [Text; N]) -> String {
        let strings = self.0.strings();
        let text = |it| {
            let forms = strings.originals(it).filter(|it| *it != ("", ""));
            forms.map(|(tag, it)| format!("{tag}={it:?} ")).collect::<Vec<_>>().concat()
        };
        format!("{:?}", texts.map(text))
    }

    fn words(&self, words: &[Str]) -> String {
        format!("{:?}", words.iter().map(|&it| self.0.original(it)).collect::<Vec<_>>())
    }

    fn sources(&self, list: &[SourceId]) -> String {
        self.words(&list.iter().map(|&it| self.0.source(it).key).collect::<Vec<_>>())
    }

    fn countries(&self, list: &[CountryId]) -> String {
        let code = |it: &CountryId| self.0.str(self.0.country(*it).key);
        format!("{:?}", list.iter().map(code).collect::<Vec<_>>())
    }

    fn themes(&self, list: &[ThemeId]) -> String {
        self.words(&list.iter().map(|&it| self.0.theme(it).key).collect::<Vec<_>>())
    }

    fn country_row(&self, country: CountryId) -> String {
        let row = self.0.country(country);
        let key = self.0.str(row.key);
        format!("C {key} {} {}\n", self.texts([row.name]), self.words(&row.aliases))
    }

    fn people_and_places(&self, out: &mut String) {
        for row in self.0.people().map(|it| self.0.person(it)) {
            let texts = self.texts([row.name, row.family, row.note]);
            let words = self.words(&[&[row.key], row.aliases.as_slice()].concat());
            let of_row = self.sources(self.0.cites(row.cites));
            let country = self.countries(row.country.as_slice());
            writeln!(out, "P {words} {texts} {country} {of_row}").unwrap();
        }
        for row in self.0.places().map(|it| self.0.place(it)) {
            let (words, texts) =
                (self.words(&[row.key, row.zone]), self.texts([row.name, row.short]));
            let country = self.countries(row.country.as_slice());
            writeln!(out, "L {words} {texts} {country} {:?}", row.point).unwrap();
        }
    }

    fn other_rows(&self, out: &mut String) {
        for row in self.0.series().map(|it| self.0.series_of(it)) {
            let texts = self.texts([row.name, row.label, row.title]);
            let key = self.words(&[row.key]);
            writeln!(out, "S {key} {texts} {}", self.countries(&row.countries)).unwrap();
        }
        for row in self.0.themes().map(|it| self.0.theme(it)) {
            let texts = self.texts([row.name, row.short, row.description]);
            writeln!(out, "T {} {texts}", self.words(&[row.key])).unwrap();
        }
        for row in self.0.sources().map(|it| self.0.source(it)) {
            let words = self.words(&[row.key, row.date, row.url, row.language]);
            let texts = self.texts([row.publisher, row.title, row.note]);
            let copied = self.sources(row.reposts.as_slice());
            writeln!(out, "Q {words} {texts} {:?} {} {copied}", row.rank, row.ranked).unwrap();
        }
        for row in self.0.conflicts().map(|it| self.0.conflict(it)) {
            let texts = self.texts([row.title, row.accounts, row.judgement]);
            let (key, of_row) = (self.words(&[row.key]), self.sources(self.0.cites(row.cites)));
            writeln!(out, "X {key} {texts} {:?} {} {of_row}", row.fields, row.open).unwrap();
        }
    }

    fn head(&self, event: Event<'_>, out: &mut String) {
        let series: Vec<Str> = event.series().iter().map(|&it| self.0.series_of(it).key).collect();
        let head = (event.id(), event.kind(), event.scope(), event.ordinal(), event.row());
        let date = event.date().unwrap();
        let words = [self.words(&series), self.words(event.tags()), self.themes(event.themes())];
        let countries =
            [self.countries(event.countries()), self.countries(event.host().as_slice())];
        let places: Vec<Str> = event.places().iter().map(|&it| self.0.place(it).key).collect();
        let places = self.words(&places);
        let (name, all) = (self.texts([event.name()]), self.sources(event.sources()));
        writeln!(out, "E {head:?} {date} {name} {words:?} {countries:?} {places} {all}").unwrap();
    }

    fn lists(&self, event: Event<'_>, out: &mut String) {
        let store = self.0;
        for it in event.leaders() {
            let person = self.words(&[store.person(it.person).key]);
            let texts = self.texts([it.office, it.note]);
            let country = self.countries(it.country.as_slice());
            let of_row = self.sources(store.cites(it.cites));
            writeln!(out, " leader {person} {country} {texts} {of_row}").unwrap();
        }
        for it in event.actions() {
            let words = self.words(&[it.id, it.status]);
            let (text, before) = (self.texts([it.text]), self.words(store.continues(it.continues)));
            let themes = self.themes(store.theme_list(it.themes));
            let of_row = self.sources(store.cites(it.cites));
            writeln!(out, " action {words} {text} {themes} {before} {of_row}").unwrap();
        }
        for it in event.concerns() {
            let (text, themes) = (self.texts([it.text]), self.themes(store.theme_list(it.themes)));
            writeln!(out, " concern {text} {themes} {}", self.sources(store.cites(it.cites)))
                .unwrap();
        }
        for it in event.links() {
            let (rel, to) = (self.words(&[it.rel]), store.str(it.to));
            let (note, of_row) = (self.texts([it.note]), self.sources(store.cites(it.cites)));
            writeln!(out, " link {rel} {to:?} {note} {of_row}").unwrap();
        }
        for &it in event.conflicts() {
            let key = self.words(&[store.conflict(it).key]);
            writeln!(out, " conflict {key} {:?}", event.disputed(it)).unwrap();
        }
    }

    fn tours(&self, out: &mut String) {
        for tour in self.0.tours().map(|it| self.0.tour(it)) {
            writeln!(out, "W {} {}", self.words(&[tour.key]), self.texts([tour.title])).unwrap();
            for Stop { subject, title, points, notes, seconds, .. } in &tour.stops {
                let subject = match *subject {
                    Subject::Event { event, focus } => {
                        format!("{} {focus:?}", self.words(&[event]))
                    }
                    Subject::Compare { one, other } => self.words(&[one, other]),
                    Subject::Person(it) => self.words(&[self.0.person(it).key]),
                    Subject::Place(it) => self.words(&[self.0.place(it).key]),
                    other => format!("{:?}", other.query().map(|it| (it.0, self.0.original(it.1)))),
                };
                let points: Vec<String> = points.iter().map(|&it| self.texts([it])).collect();
                let texts = self.texts([*title, *notes]);
                writeln!(out, " {subject} {texts} {points:?} {seconds:?}").unwrap();
            }
        }
    }
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
/// A word as it is shown: two that are shown alike are one key, of which one original is known.
fn word() -> impl Strategy<Value = String> {
    raw().prop_map(|it| text::display(&it, Lines::Single).into_owned())
}

fn raw() -> impl Strategy<Value = String> {
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
        raw().prop_map(serde_json::Value::from),
        prop::collection::btree_map(word(), raw(), 0..3).prop_map(|it| serde_json::json!(it)),
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
