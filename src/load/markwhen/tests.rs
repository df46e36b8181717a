//! What people type, and what becomes of it.

mod tolerance;

use proptest::prelude::*;

use crate::load::{Format, OfFile, Opened, Options, Source, open};
use crate::model::{Day, Field};
use crate::store::{Event, Store};

fn read_as(text: &str, options: Options) -> (Store, OfFile) {
    let options = Options { format: Some(Format::Markwhen), ..options };
    let Opened { store, mut files } = open(&[Source { name: "a.mw", text }], &options);
    (store, files.remove(0))
}

fn read(text: &str) -> (Store, OfFile) {
    read_as(text, Options { today: Day::from_ymd(2025, 6, 15), ..Options::default() })
}

/// Reads a document that has nothing wrong.
fn good(text: &str) -> Store {
    let (store, file) = read(text);
    assert_eq!(file.diagnostics, [], "{text}");
    store
}

fn date(range: &str) -> String {
    let store = good(&format!("{range}: Talks\n"));
    let dates: Vec<String> = store.events().map(|it| it.date().unwrap().to_string()).collect();
    dates.join(" ")
}

fn name(store: &Store, event: Event<'_>) -> String {
    store.say(event.name(), "en").to_owned()
}

fn lane(store: &Store, event: Event<'_>) -> String {
    let series = event.series().map(|it| store.series_of(it).name);
    series.map_or("", |it| store.say(it, "en")).to_owned()
}

fn tags<'s>(store: &'s Store, event: Event<'s>) -> Vec<&'s str> {
    event.tags().iter().map(|it| store.str(*it)).collect()
}

#[test]
fn dates_are_read_as_people_write_them() {
    for (range, expected) in [
        ("2024-09-05/2024-09-06", "2024-09-05/2024-09-06"),
        ("2004-02-01 /2005-02", "2004-02-01/2005-02"),
        ("12/7/2023", "2023-12-07"),
        ("04/1776", "1776-04"),
        ("11/11/2024-12/12/2024", "2024-11-11/2024-12-12"),
        ("Dec 7 2023", "2023-12-07"),
        ("Dec. 7th, 2023", "2023-12-07"),
        ("7 December 2023", "2023-12-07"),
        ("March 2020", "2020-03"),
        ("1 Jan 1998 to 11/11/2011 8am", "1998-01-01/2011-11-11T08:00"),
        ("7 December 2023 4pm - 7 December 2023 6pm", "2023-12-07T16:00/2023-12-07T18:00"),
        ("2024-03-29 10am / 2:30pm", "2024-03-29T10:00/2024-03-29T14:30"),
        ("2024-05-01 10:30", "2024-05-01T10:30"),
        ("2031-11-19T01:35:10Z-2099-08-04T18:22:48Z", "2031-11-19T01:35:10Z/2099-08-04T18:22:48Z"),
        ("2020-W10", "2020-03-02/2020-03-08"),
        ("2020-W10-3", "2020-03-04"),
        ("2020-W10/2020-W12", "2020-03-02/2020-03-22"),
        ("500 BCE", "-0499"),
        ("300-200 BCE", "-0299/-0199"),
        ("50 BCE-50 CE", "-0049/0050"),
        ("100 AD", "0100"),
        ("1998-2011", "1998/2011"),
        ("2018/6 months", "2018-01-01/2018-06-30"),
        ("2024-03-27 / 2 days", "2024-03-27/2024-03-28"),
        ("2024-03-29 / 1 business day", "2024-03-29/2024-03-31"),
        ("now", "2025-06-15"),
        ("2005/now", "2005-01-01/2025-06-15"),
        ("now - 10 years 6 months 3 days", "2025-06-15/2035-12-17"),
        ("5 days", "2025-06-15/2025-06-19"),
    ] {
        assert_eq!(date(range), expected, "{range}");
    }
}

#[test]
fn what_other_readers_drop_is_read_as_edtf() {
    for range in ["1985?", "1985~", "1985-04/..", "../1985", "1985-04-XX", "2001-21", "Y17000"] {
        assert_eq!(date(range), range);
    }
}

#[test]
fn the_order_of_day_and_month_is_said_by_the_file_or_the_call() {
    let first = |store: &Store| store.events().next().unwrap().date().unwrap().to_string();
    assert_eq!(first(&good("5/3/2024: Talks")), "2024-05-03");
    assert_eq!(first(&good("dateFormat: d/M/y\n5/3/2024: Talks")), "2024-03-05");
    let day_first = crate::load::DayOrder::DayFirst;
    let (store, _) =
        read_as("5/3/2024: Talks", Options { day_order: Some(day_first), ..Options::default() });
    assert_eq!(first(&store), "2024-03-05");
}

#[test]
fn events_stand_beside_each_other_in_any_order() {
    let store = good(
        "by !third 1 month: Before\nid: x\n\n3 days - 1 week: Later\n\nafter !last 1 day: End\n\n\
         2023-03-07: Third !third\n\n2 days: Next\nid: last\n\n!third.start: Moment\n",
    );
    let mut found: Vec<String> =
        store.events().map(|it| format!("{} {}", name(&store, it), it.date().unwrap())).collect();
    found.sort();
    assert_eq!(
        found,
        [
            "Before 2023-02-07/2023-03-06",
            "End 2023-03-10",
            "Later 2023-03-10/2023-03-16",
            "Moment 2023-03-07",
            "Next 2023-03-08/2023-03-09",
            "Third 2023-03-07",
        ]
    );
}

#[test]
fn circles_and_unknown_ids_are_told_and_cost_nothing_else() {
    let text = "after !b 1 day: A\nid: a\n\nafter !a 1 day: B\nid: b\n\nafter !c 1 day: C\n\n\
                2024-01-01: Good\n";
    let (store, file) = read(text);
    assert_eq!(store.len(), 1);
    let codes: Vec<&str> = file.diagnostics.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(codes.len(), 3, "{codes:?}");
    assert!(codes.iter().any(|it| it.contains("waits for itself")), "{codes:?}");
    assert!(codes.iter().any(|it| it.contains("not in the file")), "{codes:?}");
}

#[test]
fn a_chain_as_long_as_the_file_does_not_go_too_deep() {
    use std::fmt::Write as _;
    let mut text = String::new();
    for number in 0..20_000 {
        writeln!(text, "after !e{} 1 day: E\nid: e{number}", number + 1).unwrap();
    }
    text.push_str("2024-01-01: Last\nid: e20000\n");
    assert_eq!(good(&text).len(), 20_001);
}

#[test]
fn what_comes_back_is_there_each_time() {
    let store = good("2022-08-09 every 6 months x4: Talks\nid: t\n");
    let ids: Vec<&str> = store.events().map(Event::id).collect();
    assert_eq!(ids, ["t/2022-08-09", "t/2023-02-09", "t/2023-08-09", "t/2024-02-09"]);
    assert_eq!(good("2025-02-06 every day until 2025-02-28: Talks").len(), 23);
    assert_eq!(good("2025-01-01 every year for 10 years: Talks").len(), 10);
    assert_eq!(good("2023-01-03 every other week for 1 year: Talks").len(), 27);
    assert_eq!(date("2024-01 every month x3"), "2024-01 2024-02 2024-03");
    let (store, file) = read("2024-01-01 every week: Talks");
    assert_eq!((store.len(), file.diagnostics.len()), (1_000, 1));
}

#[test]
fn sections_are_lanes_and_their_tags_are_inherited() {
    let store = good(
        "title: Mine\n2024-01-01: First\n\n# Bilateral #talks\nstyle: section\n\n2024-01-02: Second\n\
         ## Inner\n2024-01-03: Third #talks #KR\n\n# Other\n2024-01-04: Fourth\n",
    );
    let found: Vec<(String, String)> =
        store.events().map(|it| (lane(&store, it), name(&store, it))).collect();
    let expected = [
        ("", "First"),
        ("Bilateral", "Second"),
        ("Bilateral / Inner", "Third"),
        ("Other", "Fourth"),
    ];
    assert_eq!(found, expected.map(|(lane, name)| (lane.to_owned(), name.to_owned())));
    let third = store.events().nth(2).unwrap();
    assert_eq!(tags(&store, third), ["talks"]);
    assert_eq!(store.str(store.country(third.countries()[0]).key), "KR");
    assert_eq!(store.say(store.title(), "en"), "Mine");
}

#[test]
fn blocks_of_older_documents_are_lanes() {
    let store = good(
        "section All #a\n2020: One\ngroup Inner\n2021: Two\nendGroup\n2022: Three\nendSection\n\
         2023: Four\n_-_-_break_-_-_\n2024: Five\n",
    );
    let lanes: Vec<String> = store.events().map(|it| lane(&store, it)).collect();
    assert_eq!(lanes, ["All", "All / Inner", "All", "", ""]);
}

#[test]
fn an_event_is_taken_apart() {
    let store = good(
        "2024-03-29: [x] 80% Talks in [Seoul](location) #summit #7 !t1\n\
         leaders: [Jung Pak, {person: \"Lee, Jun-il\", country: KR}]\n\
         purpose: 'It''s so'\nassignee: Bob\n// nobody sees this\n\n\
         See [a release](https://example.org/r) #more\n- [ ] open task\n- [x] finished\n- plain: item\n\n\
         The end.\n",
    );
    let event = store.find("t1").unwrap();
    assert_eq!(name(&store, event), "Talks in Seoul #7");
    assert_eq!(tags(&store, event), ["done", "80%", "summit", "more"]);
    let people: Vec<&str> =
        event.leaders().iter().map(|it| store.say(store.person(it.person).name, "en")).collect();
    assert_eq!(people, ["Jung Pak", "Lee, Jun-il"]);
    assert_eq!(store.say(event.prose(Field::Purpose), "en"), "It's so");
    let notes = store.say(event.prose(Field::Notes), "en");
    assert_eq!(notes, "assignee: Bob\n\nSee [a release](https://example.org/r)\n\nThe end.");
    let actions: Vec<(&str, &str)> =
        event.actions().iter().map(|it| (store.say(it.text, "en"), store.str(it.status))).collect();
    assert_eq!(actions, [("open task", "open"), ("finished", "done"), ("plain: item", "")]);
    assert_eq!(store.str(store.source(event.sources()[0]).url), "https://example.org/r");
    assert_eq!(store.say(store.place(event.places()[0]).name, "en"), "Seoul");
}

#[test]
fn a_wrong_date_costs_one_event_and_says_what_to_write() {
    let text = "title: T\n\n2024-13-05: Bad\nid: bad\n\n2024-05/2024-03: Reversed\n27/3/2024: Day first\n\
                2024-01-01: Good\n10:30 the talks begin\n12: noon\n";
    let (store, file) = read(text);
    assert_eq!(store.len(), 1);
    let good = store.events().next().unwrap();
    let notes = store.say(good.prose(Field::Notes), "en");
    assert_eq!(notes, "10:30 the talks begin\n12: noon");
    let found: Vec<(&str, &str)> = file
        .diagnostics
        .iter()
        .map(|it| (it.path.as_str(), text.get(it.span.clone().unwrap()).unwrap()))
        .collect();
    let expected =
        [("line 3", "2024-13-05"), ("line 6", "2024-05/2024-03"), ("line 7", "27/3/2024")];
    assert_eq!(found, expected);
    assert!(file.diagnostics[0].message.contains("there is no month 13"), "{:?}", file.diagnostics);
    assert!(file.diagnostics[2].help.contains("dateFormat"), "{:?}", file.diagnostics);
}

#[test]
fn times_have_the_offset_of_the_file() {
    let first = |text: &str| good(text).events().next().unwrap().date().unwrap().to_string();
    assert_eq!(first("timezone: 0\n2024-05-01 10am: A"), "2024-05-01T10:00Z");
    assert_eq!(
        first("timezone: +9\n2024-05-01 10am/11am: A"),
        "2024-05-01T10:00+09:00/2024-05-01T11:00+09:00"
    );
    assert_eq!(
        first("timezone: 0\n# A\ntimezone: Asia/Tokyo\n2024-05-01 10am: A"),
        "2024-05-01T10:00"
    );
    assert_eq!(first("timezone: 0\n2024-05-01: A"), "2024-05-01");
}

#[test]
fn a_year_beyond_the_calendar_is_the_nearest() {
    let (store, file) = read("4000000000 BCE: Earth\n2024: Now");
    assert_eq!(store.len(), 2);
    assert_eq!(file.diagnostics[0].code, "year-far");
}

#[test]
fn other_documents_are_left_to_others() {
    for text in [
        "---\ntitle: x\n---\n# Heading\nSome prose.\n2024: foo",
        "# Notes\n\nWe met on 2024-03-29.\n",
        "version: 1\nservices:\n  web: nginx\n",
        "name,date\na,2024-01-01\n",
        "{\"events\": []}",
        "Dear all,\n\n2024: a good year\n",
        "2024-01-01 10:30:05 INFO started: yes\n",
        "",
    ] {
        assert!(!super::is(text), "{text}");
    }
    for text in [
        "2024-01-01: Talks",
        "---\ntitle: x\n---\n\n# A\n2024: foo",
        "title: x\n#talks: blue\n\n# A #b\nstyle: group\n\n5/3/2024 - 6/3/2024: foo",
        "// old\nsection A\n2024: x\nendSection",
        "2024-01-01 10:30: Talks",
    ] {
        assert!(super::is(text), "{text}");
    }
}

const PIECES: &[&str] = &[
    "[1667,1668]: x",
    "{..",
    "10am - 11am: t",
    "!b: x",
    "Y-17E99",
    "| 2024-12-31",
    "2024-03-29",
    "/",
    " - ",
    "to",
    ": ",
    "\n",
    "\n\n",
    "# A",
    "## B #t",
    "- [ ] x",
    "every 2 days",
    " x3",
    "after !a 2 weeks",
    "id: a",
    "[a](b)",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "---",
    "section S",
    "endSection",
    "now",
    "..",
    "500 BCE",
    "2025-W35",
    "leaders: [a, {person: b}]",
    "#US",
    "!a",
    "@a",
    "//",
    "\r\n",
    "é한",
    "99999999999",
    " days",
    "10am",
    "title: T",
    "_-_-_break_-_-_",
    "80%",
];

proptest! {
    #[test]
    fn no_document_makes_the_reader_panic(
        picks in prop::collection::vec((0..PIECES.len(), any::<Option<char>>()), 0..60),
    ) {
        let text: String = picks
            .iter()
            .flat_map(|(at, letter)| PIECES[*at].chars().chain(*letter))
            .collect();
        super::is(&text);
        read(&text);
    }
}
