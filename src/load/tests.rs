//! Whole files, good and bad, as a person would see what became of them.

use super::{decode, load, mistyped_keys};
use crate::diag;
use crate::model::{Field, Part};
use crate::store::{ConflictId, Event, Store};

const BUNDLED: &str = include_str!("../../assets/working-groups.json");

#[track_caller]
fn report(source: &str) -> String {
    let loaded = load(source);
    let ids: Vec<&str> = loaded.store.events().map(Event::id).collect();
    let problems: String =
        loaded.diagnostics.iter().map(|it| diag::render("in.json", source, it)).collect();
    format!("events: {}\n{problems}", ids.join(" "))
}

fn office<'a>(store: &'a Store, id: &str, slot: usize) -> &'a str {
    let leader = store.find(id).and_then(|it| it.leaders().get(slot).copied());
    leader.map_or("", |it| store.say(it.office, "en"))
}

#[test]
fn the_bundled_file_is_without_fault_and_complete() {
    let loaded = load(BUNDLED);
    assert_eq!(diag::report("bundled", BUNDLED, &loaded.diagnostics), "");
    let store = loaded.store;
    assert_eq!(store.len(), 57);
    assert_eq!(
        office(&store, "bilateral-06", 1),
        "Director General for North Korean Nuclear Affairs, Ministry of Foreign Affairs"
    );
    assert_eq!(
        office(&store, "bilateral-07", 1),
        "Director General for Korean Peninsula Policy, Ministry of Foreign Affairs"
    );
}

#[test]
fn every_citation_and_every_reference_of_the_bundled_file_resolves() {
    let store = load(BUNDLED).store;
    for event in store.events() {
        assert!(!event.sources().is_empty(), "{} has no source", event.id());
        for action in event.actions() {
            assert!(!store.cites(action.cites).is_empty(), "{}", store.str(action.id));
            for &earlier in store.continues(action.continues) {
                let (before, _) = store.find_action(earlier).expect("continues leads to an action");
                assert!(before.at() < event.at(), "{} looks back", store.str(action.id));
                assert_eq!(before.series(), event.series(), "{}", store.str(action.id));
            }
        }
        for link in event.links().iter().filter(|it| it.to != crate::store::Str::default()) {
            assert!(store.find(store.str(link.to)).is_some(), "{}", store.str(link.to));
        }
    }
    for source in store.sources() {
        let source = store.source(source);
        let named = !store.say(source.publisher, "en").is_empty();
        assert!(named, "{} has no publisher", store.str(source.key));
    }
}

/// An event, a disagreement about it, the fields that it touches, and why.
type Touched = (&'static str, &'static str, &'static [Field], &'static str);

/// Every disagreement with each event of the bundled file, the fields that it touches there, and
/// why just these.
const DISPUTED: &[Touched] = &[
    ("bilateral-01", "C03", &[Field::Name, Field::Date], "the number it has, and 9 or 10 August"),
    ("bilateral-03", "C22", &[Field::Name], "its title"),
    ("bilateral-04", "C12", &[Field::Concerns, Field::Sources], "the sum; one story has a slip"),
    ("bilateral-04", "C22", &[Field::Name], "its title"),
    ("bilateral-05", "C11", &[Field::Concerns], "the sum stolen in 2022"),
    ("bilateral-05", "C21", &[Field::Leaders], "Lee Jun-il led"),
    ("bilateral-05", "C22", &[Field::Name], "its title"),
    ("trilateral-01", "C01", &[Field::Date], "30 November or 7 December"),
    ("trilateral-01", "C13", &[Field::Leaders], "Jung Pak led"),
    ("trilateral-01", "C14", &[Field::Leaders], "Ishizuki led"),
    ("trilateral-01", "C15", &[Field::Name], "which body met"),
    ("trilateral-01", "C21", &[Field::Leaders], "Lee and Ishizuki led"),
    ("bilateral-06", "C04", &[Field::Leaders], "Debevoise led"),
    ("bilateral-06", "C06", &[Field::Notes], "the sanctions are others' acts, linked to it"),
    ("bilateral-06", "C07", &[Field::Notes], "the same"),
    ("bilateral-06", "C08", &[Field::Notes], "a listing of May 2023, not the day of the session"),
    ("bilateral-06", "C21", &[Field::Leaders], "Lee Jun-il led"),
    ("bilateral-06", "C22", &[Field::Name], "its title"),
    ("trilateral-02", "C02", &[Field::Sources], "the day of a page, not that of the session"),
    ("trilateral-02", "C04", &[Field::Leaders], "Debevoise led"),
    ("trilateral-02", "C05", &[Field::Leaders], "Kumagai led"),
    ("trilateral-02", "C14", &[Field::Leaders], "Kumagai led"),
    ("trilateral-02", "C21", &[Field::Leaders], "Lee and Kumagai led"),
    ("bilateral-07", "C09", &[Field::Place], "one copy of the note has no place"),
    ("bilateral-07", "C10", &[Field::Date], "the 5th alone, or the 5th and 6th"),
    ("bilateral-07", "C22", &[Field::Name], "its title"),
    ("trilateral-03", "C05", &[Field::Leaders], "Kumagai led"),
    ("trilateral-03", "C10", &[Field::Date], "the 6th, on which both met"),
    ("trilateral-03", "C14", &[Field::Leaders], "Kumagai led"),
    ("trilateral-03", "C21", &[Field::Leaders], "Lee and Kumagai led"),
    ("trilateral-04", "C14", &[Field::Leaders], "Miyake led"),
    ("trilateral-04", "C17", &[Field::Leaders], "Baek led"),
    ("trilateral-04", "C18", &[Field::Sources], "one report has lines of another release"),
    ("ctx-2023-02-09", "C19", &[Field::Date], "9 or 10 February, by the side"),
    ("ctx-2023-05-23", "C08", &[Field::Date], "the day of the listing"),
    ("ctx-2023-08-18", "C15", &[Field::Notes], "which body the leaders announced"),
    ("ctx-2023-10-18", "C19", &[Field::Date], "18 or 19 October, by the side"),
    ("ctx-2023-10-31", "C15", &[Field::Name], "which body was agreed"),
    ("ctx-2024-03-26-edtf", "C04", &[Field::Leaders], "Debevoise led"),
    ("ctx-2024-03-27", "C06", &[Field::Name, Field::Notes], "how many targets; all are listed"),
    ("ctx-2024-03-27", "C07", &[Field::Notes], "how the targets are written"),
    ("ctx-2024-03-27", "C19", &[Field::Date], "27 or 28 March, by the side"),
    ("ctx-2024-03-28-rok", "C06", &[Field::Name, Field::Notes], "how many targets"),
    ("ctx-2024-03-28-rok", "C07", &[Field::Notes], "how the targets are written"),
    ("ctx-2024-03-28-rok", "C08", &[Field::Notes], "a listing of May 2023, told of in passing"),
    ("ctx-2024-03-28-rok", "C19", &[Field::Date], "27 or 28 March, by the side"),
    (
        "ctx-2024-10-16",
        "C16",
        &[Field::Date, Field::Notes],
        "when it began, with how many countries",
    ),
    ("ctx-2025-01-14", "C20", &[Field::Notes], "the years of thefts that it names"),
    ("ctx-2025-05-29", "C16", &[Field::Sources], "one report of it has a wrong founding date"),
];

#[test]
fn each_disagreement_of_the_bundled_file_is_about_the_right_fields_of_each_event() {
    let store = load(BUNDLED).store;
    let mut told = Vec::new();
    for event in store.events() {
        for &id in event.conflicts() {
            told.push((event.id(), store.str(store.conflict(id).key), event.disputed(id)));
        }
    }
    let mut known: Vec<_> =
        DISPUTED.iter().map(|&(event, id, fields, _)| (event, id, fields)).collect();
    told.sort_unstable();
    known.sort_unstable();
    assert_eq!(told, known);
    let is_open = |it: &ConflictId| store.conflict(*it).open;
    let open = store.conflicts().filter(is_open).map(|it| store.str(store.conflict(it).key));
    assert_eq!(open.collect::<Vec<_>>(), ["C17"]);
    let at = store.with_part(Part::Open).iter().filter_map(|it| store.event(it)).map(Event::id);
    assert_eq!(at.collect::<Vec<_>>(), ["trilateral-04"]);
}

#[test]
fn a_disagreement_is_open_until_something_is_judged_and_touches_what_its_event_says() {
    let source = r#"{"conflicts":{"X1":{"title":"a","fields":["date"]},
        "X2":{"judgement":"b","fields":["place"]},"X3":{"judgement":"c","open":true},
        "X4":{"open":false},"X5":{"judgement":" "}},
        "events":[{"id":"a","date":"2024","conflicts":["X1",{"id":"X2"},{"id":"X3","fields":["host"]}]},
        {"id":"b","date":"2025","conflicts":[{"id":"X1","fields":["notes"]},{"id":"X9"},{}]}]}"#;
    let loaded = load(source);
    let told: Vec<&str> = loaded.diagnostics.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(told, ["no conflict is called `X9`", "this conflict has no id"]);
    let store = loaded.store;
    let open: Vec<bool> = store.conflicts().map(|it| store.conflict(it).open).collect();
    assert_eq!(open, [true, false, true, false, true]);
    let keys = |event: &str, field| -> Vec<&str> {
        let event = store.find(event).unwrap();
        event.conflicts_about(field).map(|it| store.str(store.conflict(it).key)).collect()
    };
    assert_eq!(keys("a", Field::Date), ["X1"]);
    assert_eq!(keys("a", Field::Place), ["X2"]);
    assert_eq!(keys("a", Field::Host), ["X3"]);
    assert_eq!(keys("b", Field::Date), [""; 0]);
    assert_eq!(keys("b", Field::Notes), ["X1"]);
}

#[test]
fn a_short_file_written_by_hand_works() {
    let source = r#"{"events": [{"id":"a","date":"2024-03-29","name":"Talks","countries":["us","JP"],
        "place":"Washington","leaders":["Lee Jun-il"],"actions":["Share information"]}]}"#;
    let loaded = load(source);
    assert_eq!(loaded.diagnostics, []);
    let store = loaded.store;
    let event = store.find("a").unwrap();
    let codes: Vec<&str> =
        event.countries().iter().map(|&it| store.str(store.country(it).key)).collect();
    assert_eq!(codes, ["US", "JP"]);
    assert_eq!(store.say(store.place(event.places()[0]).name, "en"), "Washington");
    assert_eq!(store.say(event.actions()[0].text, "ko"), "Share information");
}

#[test]
fn flat_records_are_taken_as_they_are() {
    let source = r#"[{"id":"x1","start":"2024-01-02","end":"2024-01-03","title":"T","countries":["US"],
        "series":"S","city":"Geneva","country":"CH","leaders":["A B"],
        "actions":[{"theme":"trade","text":"Talk"}],"source":"https://example.org/a"}]"#;
    let loaded = load(source);
    assert_eq!(loaded.diagnostics, []);
    let store = loaded.store;
    let event = store.find("x1").unwrap();
    assert_eq!(event.date().unwrap().to_string(), "2024-01-02/2024-01-03");
    let place = store.place(event.places()[0]);
    assert_eq!(store.str(store.country(place.country.unwrap()).key), "CH");
    assert_eq!(store.str(store.source(event.sources()[0]).url), "https://example.org/a");
    assert_eq!(store.label(event, "en"), "T");
}

#[test]
fn a_bad_event_is_left_out_and_the_rest_loads() {
    insta::assert_snapshot!(report(concat!(
        "{\"events\": [\n",
        "  {\"id\": \"a\", \"date\": \"2024-02-31\"},\n",
        "  {\"id\": \"b\", \"date\": {\"value\": \"2024-13\", \"cites\": []}},\n",
        "  {\"id\": \"c\", \"date\": \"2024\", \"actions\": 7},\n",
        "  {\"id\": \"회의\", \"name\": \"제7차\"},\n",
        "  {\"id\": \"e\", \"date\": \"2024-03\"},\n",
        "  {\"id\": \"e\", \"date\": \"2024-04\"}\n",
        "]}\n",
    )));
}

#[test]
fn who_refers_to_an_event_that_was_left_out_is_not_at_fault() {
    let broken = BUNDLED.replace("2023-11-06/2023-11-07", "2023-11-06/2023-11-31");
    let told: Vec<String> = load(&broken).diagnostics.iter().map(|it| it.message.clone()).collect();
    assert_eq!(told, ["there is no 31 November 2023; that month has 30 days"]);
    let mistyped = BUNDLED.replacen("\"value\": \"seoul\"", "\"value\": \"seoull\"", 1);
    let loaded = load(&mistyped);
    let told: Vec<&str> = loaded.diagnostics.iter().map(|it| it.help.as_str()).collect();
    assert_eq!((told, loaded.store.len()), (vec!["did you mean `seoul`?"], 57));
}

#[test]
fn a_mistyped_key_is_noticed_and_a_foreign_one_is_let_alone() {
    let source =
        r#"{"attache":1,"evnts":[],"events":[{"id":"a","date":"2024","acions":["x"],"x-mine":1}]}"#;
    let told: String =
        mistyped_keys(source).iter().map(|it| diag::render("in.json", source, it)).collect();
    insta::assert_snapshot!(told);
    assert_eq!(mistyped_keys(BUNDLED), []);
}

#[test]
fn unknown_references_are_named_with_the_nearest_known_one() {
    insta::assert_snapshot!(report(concat!(
        "{\"sources\": {\"B7-STATE\": {\"publisher\": \"State\"}}, \"themes\": {\"it-workers\": {}},\n",
        " \"events\": [{\"id\": \"a\", \"date\": \"2024\", \"kind\": \"sesion\", \"links\": [{\"to\": \"b\"}],\n",
        "   \"leaders\": [{\"person\": \"x\", \"cites\": [\"B7-STATE\", \"B7-STAET\"]}], \"conflicts\": [\"C9\"],\n",
        "   \"actions\": [{\"id\": \"a/1\", \"text\": \"t\", \"themes\": [\"it-worker\"], \"continues\": [\"z/1\"]}]}]}\n",
    )));
}

#[test]
fn a_file_that_breaks_off_keeps_what_came_before() {
    insta::assert_snapshot!(report(
        "{\"title\": \"T\", \"events\": [{\"id\": \"a\", \"date\": \"2024\"},\n {\"id\": \"b\", \"da"
    ));
}

#[test]
fn a_file_that_is_something_else_is_explained() {
    insta::assert_snapshot!(
        [
            report(""),
            report("[1, 2"),
            report("\"text\""),
            report("{\"events\": {}}"),
            report("null"),
            report("{\"events\": []} trailing"),
            report("{\"attache\": 2, \"as_of\": \"soon\", \"events\": []}"),
        ]
        .join("\n")
    );
}

#[test]
fn nesting_without_end_is_refused_and_does_not_overflow_the_stack() {
    for open in ["[", "{\"events\":", "{\"x\":", "{\"events\":[{\"id\":["] {
        let report = report(&open.repeat(100_000));
        assert!(
            report.starts_with("events: \nerror[json-"),
            "{}",
            report.lines().next().unwrap_or_default()
        );
    }
}

#[test]
fn the_bundled_file_cut_anywhere_never_panics_and_says_so() {
    for cut in (0..BUNDLED.len()).step_by(997) {
        let source = BUNDLED.get(..BUNDLED.floor_char_boundary(cut)).unwrap_or_default();
        let loaded = load(source);
        assert!(!loaded.diagnostics.is_empty(), "cut at {cut}");
        assert!(loaded.store.len() <= 57);
    }
}

#[test]
fn bytes_that_are_no_text_cost_only_themselves() {
    let mut bytes = b"{\"events\":[{\"id\":\"a\",\"date\":\"2024\",\"name\":\"".to_vec();
    bytes.extend([0xC3, 0x28, b'"', b'}', b']', b'}']);
    let (text, problems) = decode(bytes);
    assert_eq!((problems.len(), load(&text).store.len()), (1, 1));
}

proptest::proptest! {
    #[test]
    fn no_text_makes_the_loader_panic(source in ".{0,200}") {
        let loaded = load(&source);
        diag::report("x", &source, &loaded.diagnostics);
    }

    #[test]
    fn no_mutation_of_a_file_makes_the_loader_panic(at in 0usize..6_000, byte in 0u8..128) {
        let mut bytes = BUNDLED.as_bytes()[..6_000.min(BUNDLED.len())].to_vec();
        bytes[at] = byte;
        let (text, _) = decode(bytes);
        let loaded = load(&text);
        diag::report("x", &text, &loaded.diagnostics);
    }
}

#[test]
fn a_lone_event_is_a_file_of_one() {
    let source = r#"{"id":"a","date":"2024-03-29","name":"Talks","countries":["US","JP"],"place":"Washington",
        "leaders":["Lee Jun-il"],"actions":["Share information"]}"#;
    let loaded = load(source);
    assert_eq!((loaded.diagnostics, loaded.store.len()), (vec![], 1));
}

#[test]
fn what_is_no_json_is_called_what_it_looks_like() {
    let told = |source: &str| {
        load(source).diagnostics.first().map(|it| it.message.clone()).unwrap_or_default()
    };
    assert_eq!(told("<!DOCTYPE html><html>"), "this looks like a web page or XML, not like JSON");
    assert_eq!(told("BEGIN:VCALENDAR\r\n"), "this looks like iCalendar, not like JSON");
    assert_eq!(told("start,end,title\n1,2,3\n"), "this looks like a table, not like JSON");
    assert_eq!(told("{}"), "the file has no `events`");
    assert_eq!(told("{\"evnts\": []}"), "the file has no `events`");
}

#[test]
fn a_cut_file_complains_of_the_cut_alone() {
    for cut in (60_000..BUNDLED.len() - 2).step_by(9_001) {
        let source = BUNDLED.get(..BUNDLED.floor_char_boundary(cut)).unwrap_or_default();
        let codes: Vec<&str> = load(source).diagnostics.iter().map(|it| it.code).collect();
        assert_eq!(codes, ["json-cut"], "cut at {cut}");
    }
}
