//! Markwhen, against what its own parser reads, and there and back.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use attache::export::table::Look;
use attache::export::{Lost, Target};
use attache::i18n::Locale;
use attache::load::{Format, Options, Source, load, open};
use attache::model::{Day, Edtf, Field};
use attache::store::{Event, EventSet, Store, Str, ThemeId};
use proptest::prelude::*;
use serde_json::Value;

/// The inputs that are read otherwise on purpose; `tests/differences.md` says why.
const DIFFERENT: [&str; 11] = [
    "2005/now",
    "now",
    "now - 10 years 6 months 3 days",
    "50 BCE-50 CE",
    "300-200 BCE",
    "5 days",
    "1985-04/..",
    "1985?",
    "1985~",
    "1985-04-XX",
    "../1985",
];

fn sample(name: &str) -> Option<String> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let path = root.join("../shared/samples/markwhen").join(name);
    let text = std::fs::read_to_string(path).ok();
    if text.is_none() {
        println!("{name} is not here: not looked at");
    }
    text
}

fn golden(name: &str) -> Option<Value> {
    Some(serde_json::from_str(&sample(name)?).expect("a golden file"))
}

/// Reads a document that has nothing wrong.
fn read(text: &str) -> Store {
    let today = Day::from_ymd(2025, 6, 15);
    let options = Options { format: Some(Format::Markwhen), today, ..Options::default() };
    let opened = open(&[Source { name: "a.mw", text }], &options);
    assert!(opened.files.iter().all(|it| it.diagnostics.is_empty()), "{:?}\n{text}", opened.files);
    opened.store
}

fn written(store: &Store) -> String {
    let mut bytes = Vec::new();
    let look = Look { locale: Locale::En, dash: "–", ellipsis: "…" };
    let events = EventSet::first(store.len());
    Target::Markwhen
        .write(&mut bytes, store, look, (&events, &mut Lost::default()))
        .expect("memory");
    String::from_utf8(bytes).expect("text")
}

/// Returns the minutes since 1970 that dates mean: from, and past the end.
fn minutes(dates: Edtf) -> (i64, i64) {
    let day = |day: Option<Day>| i64::from(day.expect("an end").0) * 1440;
    let from = day(dates.first_day()) + dates.start_minute().map_or(0, i64::from);
    let to = match dates.end_minute() {
        Some(minute) => day(dates.last_day()) + i64::from(minute),
        None => day(dates.last_day()) + 1440,
    };
    (from, to)
}

/// Reads an instant of a golden file as minutes, by the clock that it shows.
fn instant(text: &str) -> i64 {
    let at = text.rfind('T').expect("a time");
    let (date, clock) = (&text[..at], &text[at + 1..]);
    let mut fields = date.rsplitn(3, '-');
    let mut next = || fields.next().expect("a field");
    let (day, month, year) =
        (next().parse().expect("a day"), next().parse().expect("a month"), next());
    let year: i32 = year.trim_start_matches('+').parse().expect("a year");
    let day = Day::from_ymd(year, month, day).expect("a date");
    let number = |range: std::ops::Range<usize>| -> i64 {
        clock.get(range).expect("a clock").parse().expect("a number")
    };
    i64::from(day.0) * 1440 + number(0..2) * 60 + number(3..5)
}

#[test]
fn every_golden_date_means_the_same_or_is_listed() {
    let Some(golden) = golden("golden-dates.parser-1.2.0.json") else { return };
    let cases = golden["cases"].as_array().expect("cases");
    assert_eq!(cases.len(), 49);
    for case in cases {
        let input = case["input"].as_str().expect("an input");
        let text = format!("timezone: 0\n\n{input}: Talks\n");
        if input == "12" {
            let source = Source { name: "a.mw", text: &text };
            let options = Options { format: Some(Format::Markwhen), ..Options::default() };
            assert!(open(&[source], &options).store.is_empty());
            continue;
        }
        let store = read(&text);
        let dates = store.events().next().and_then(Event::date).expect(input);
        if DIFFERENT.contains(&input) {
            continue;
        }
        if input == "2001-21" {
            assert_eq!(dates.to_string(), "2001-21");
            continue;
        }
        let expected = [&case["from"], &case["to"]].map(|it| instant(it.as_str().expect("a time")));
        let (from, to) = minutes(dates);
        assert_eq!([from, to], expected, "{input}: {dates}");
        if let Some(rule) = case["recurrence"].as_str() {
            let rule: Value = serde_json::from_str(rule).expect("a rule");
            let count = rule["count"].as_u64().unwrap_or(23);
            assert_eq!(store.len() as u64, count, "{input}");
        }
    }
}

fn strings(value: &Value) -> Vec<String> {
    let list = value.as_array().map_or(&[][..], Vec::as_slice);
    list.iter().map(|it| it.as_str().expect("a word").to_owned()).collect()
}

fn lane(store: &Store, event: Event<'_>) -> String {
    event.series().map_or("", |it| store.say(store.series_of(it).name, "en")).to_owned()
}

fn tags(store: &Store, event: Event<'_>) -> BTreeSet<String> {
    let countries = event.countries().iter().map(|it| store.country(*it).key);
    event.tags().iter().copied().chain(countries).map(|it| store.str(it).to_owned()).collect()
}

#[test]
fn whole_documents_are_read_as_their_parser_reads_them() {
    for name in ["ours-syntax-tour", "ours-working-groups"] {
        let (Some(text), Some(golden)) =
            (sample(&format!("{name}.mw")), golden(&format!("{name}.golden.json")))
        else {
            return;
        };
        let store = read(&text);
        assert_eq!(store.say(store.title(), "en"), golden["header"]["title"]);
        let nodes = golden["nodes"].as_array().expect("nodes");
        let inherited = |lane: &str| {
            let of = |it: &&Value| it["kind"] == "section" && it["title"] == lane;
            nodes.iter().find(of).map(|it| strings(&it["tags"])).unwrap_or_default()
        };
        let mut found = 0;
        for node in nodes.iter().filter(|it| it["kind"] == "event") {
            let path = strings(&node["path"]);
            let inherited = path.iter().flat_map(|it| inherited(it)).collect();
            found += compare(&store, node, inherited);
        }
        assert_eq!(found, store.len(), "{name}");
    }
}

/// Compares an event with what the parser reads; returns how many it is here.
fn compare(store: &Store, node: &Value, inherited: BTreeSet<String>) -> usize {
    let title = node["text"].as_str().expect("a title");
    let title = title.trim_start_matches(": ").trim_start_matches("[x] 80% ");
    let mut events: Vec<Event<'_>> =
        store.events().filter(|it| store.say(it.name(), "en") == title).collect();
    events.sort_by_key(|it| it.first());
    let event = *events.first().expect(title);
    assert_eq!(lane(store, event), strings(&node["path"]).join(" / "), "{title}");
    let expected = [&node["from"], &node["to"]].map(|it| instant(it.as_str().expect("a time")));
    let (from, to) = minutes(event.date().expect(title));
    // Years before Christ: the parser ends at the start of the last one.
    if title != "BCE range" {
        assert_eq!([from, to], expected, "{title}");
    }
    let mut expected = inherited;
    expected.extend(strings(&node["tags"]));
    if title == "done marker and percent" {
        expected.extend(["done", "80%"].map(str::to_owned));
    }
    assert_eq!(tags(store, event), expected, "{title}");
    if let Some(id) = node["id"].as_str() {
        assert_eq!(event.id(), id);
    }
    let people: Vec<&str> =
        event.leaders().iter().map(|it| store.say(store.person(it.person).name, "en")).collect();
    assert_eq!(people, strings(&node["props"]["leaders"]), "{title}");
    if let Some(place) = node["props"]["location"].as_str() {
        let first = event.places().first().expect(title);
        assert_eq!(store.say(store.place(*first).name, "en"), place);
    }
    let items = node["supplemental"].as_array().expect("a list");
    let items: Vec<&str> = items
        .iter()
        .filter(|it| it["type"] == "listItem" || it["type"] == "checkbox")
        .filter_map(|it| it["raw"].as_str())
        .collect();
    let actions: Vec<&str> = event.actions().iter().map(|it| store.say(it.text, "en")).collect();
    assert_eq!(actions, items, "{title}");
    events.len()
}

/// Returns all that must come back, in words, an event a line.
fn told(store: &Store) -> Vec<String> {
    let mut all: Vec<String> = store
        .events()
        .map(|it| {
            let head = (it.id(), it.date().map(|it| it.to_string()), lane(store, it));
            let country = |it| store.str(store.country(it).key);
            let kind = (it.kind().name(), it.scope().name(), it.ordinal(), it.host().map(country));
            let texts =
                [Field::Participants, Field::Purpose, Field::Notes].map(|field| it.prose(field));
            let texts = texts.map(|it| store.say(it, "en"));
            let name = store.say(it.name(), "en");
            let lists = lists(store, it);
            format!("{head:?} {name:?} {kind:?} {texts:?} {lists} {}", it.sources().len())
        })
        .collect();
    all.sort();
    all
}

fn lists(store: &Store, it: Event<'_>) -> String {
    let say = |text| store.say(text, "en");
    let key = |country| store.str(store.country(country).key);
    let words = |list: &[Str]| -> Vec<&str> { list.iter().map(|it| store.str(*it)).collect() };
    let themes = |list: &[ThemeId]| -> Vec<&str> {
        list.iter().map(|it| say(store.theme(*it).name)).collect()
    };
    let mut all = Vec::new();
    for it in it.actions() {
        let ids = (store.str(it.id), store.str(it.status), words(store.continues(it.continues)));
        let texts = (say(it.text), themes(store.theme_list(it.themes)));
        all.push(format!("action {ids:?} {texts:?} "));
    }
    for it in it.leaders() {
        let person = (say(store.person(it.person).name), it.country.map(key));
        all.push(format!("leader {person:?} {:?} ", say(it.office)));
    }
    for it in it.links() {
        all.push(format!(
            "link {:?} {:?} {:?} ",
            store.str(it.rel),
            store.str(it.to),
            say(it.note)
        ));
    }
    for it in it.places().iter().map(|it| store.place(*it)) {
        all.push(format!("place {:?} {:?} ", say(it.name), it.country.map(key)));
    }
    let countries: Vec<&str> = it.countries().iter().map(|it| key(*it)).collect();
    let concerns: Vec<&str> = it.concerns().iter().map(|it| say(it.text)).collect();
    all.push(format!(
        "{countries:?} {concerns:?} {:?} {:?}",
        themes(it.themes()),
        words(it.tags())
    ));
    all.join("")
}

#[test]
fn the_bundled_file_comes_back_as_it_went() {
    let bundled = include_str!("../../assets/working-groups.json");
    let store = load(bundled).store;
    let text = written(&store);
    assert_eq!(Format::told(&text, ""), Format::Markwhen);
    let back = read(&text);
    for (one, other) in told(&store).iter().zip(told(&back)) {
        assert_eq!(*one, other);
    }
    assert_eq!(store.len(), back.len());
    assert_eq!(text, written(&back), "a second time nothing changes");
}

#[test]
fn a_document_comes_back_as_it_went() {
    let text = "title: \"T: 1\"\n\n# Bilateral #talks\n\n1985~: Doubt [x](https://a.example) #a\nid: a\n\n\
                2024-03-29 10am / 2:30pm: Times\n- [ ] open\n- [x] done\n\n## Inner\n2001-21: Spring @a #KR\n";
    let store = read(text);
    let back = read(&written(&store));
    assert_eq!(told(&store), told(&back));
    assert_eq!(store.find("a").map(|it| it.sources().len()), Some(1));
}

/// Texts that look like what they are not.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = vec![
        "2024-01-01: x",
        "# Head",
        "- item",
        "- [x] done",
        "id: other",
        "---",
        "//",
        "section A",
        "endSection",
        "#tag",
        "#US",
        "@a",
        "!a",
        "[x]",
        "[a](b)",
        "![a](location)",
        "80%",
        "\n",
        "\n\n",
        " ",
        "\"",
        "'",
        "\\",
        "{",
        "}",
        "]",
        ",",
        ": ",
        "May: x",
        "after !a: x",
        "to 2024: x",
        "now: x",
        "word",
        "회담",
        "_-_-_break_-_-_",
        "500 BCE",
        "T2024: x",
        "\u{2028}",
        "A note: so",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..6).prop_map(|it| it.concat() + "w")
}

const DATES: [&str; 10] = [
    "2024-03-29",
    "1985~",
    "1985-04/..",
    "../1985",
    "19XX",
    "-0044",
    "Y17000",
    "2024-21/2024-22",
    "2024-03-29T10:00:05+09:00/2024-03-29T11:00:00+09:00",
    "-0044-03-15/2024-XX",
];

proptest! {
    #[test]
    fn no_text_is_taken_for_something_else(
        [name, notes, action, other, lane] in [hostile(), hostile(), hostile(), hostile(), hostile()],
        [tag, person] in [hostile(), hostile()],
        date in prop::sample::select(&DATES[..]),
    ) {
        let file = serde_json::json!({"attache": 1, "title": other, "events": [
            {"id": "a", "date": date, "name": name, "notes": notes, "series": lane, "tags": [tag, "US", "x"],
             "actions": [action, {"text": other, "status": "done"}, {"id": "a/1", "text": action}],
             "leaders": [person], "countries": ["US", person], "place": other, "links": [{"rel": tag, "to": "b"}]},
            {"id": "b", "date": "2024", "name": "Other", "notes": other, "actions": [other, action], "series": name},
        ]});
        let store = load(&file.to_string()).store;
        let text = written(&store);
        let back = read(&text);
        prop_assert_eq!(told(&store), told(&back), "{}", text);
        prop_assert_eq!(store.len(), back.len());
    }
}

/// With `ATTACHE_MARKWHEN` naming the folder of `@markwhen/parser`, that parser finds every event.
#[test]
fn its_own_parser_finds_every_event_of_ours() {
    let Some(parser) = std::env::var_os("ATTACHE_MARKWHEN") else {
        println!("ATTACHE_MARKWHEN is not set: not looked at");
        return;
    };
    let store = load(include_str!("../../assets/working-groups.json")).store;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.mw");
    std::fs::write(&path, written(&store)).expect("a file");
    let script = "const {parse} = require(process.argv[1]); \
                  const text = require('fs').readFileSync(process.argv[2], 'utf8'); \
                  const ids = []; \
                  (function walk(it) { if (it.children) it.children.forEach(walk); else ids.push(it.id); }) \
                  (parse(text).events); console.log(ids.sort().join('\\n'));";
    let output =
        Command::new("node").args(["-e", script]).arg(parser).arg(&path).output().expect("node");
    let mut ids: Vec<&str> = store.events().map(Event::id).collect();
    ids.sort_unstable();
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), ids.join("\n"));
}
