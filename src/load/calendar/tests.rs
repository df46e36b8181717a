//! Calendars as programs write them, and as nobody should.

mod found;

use proptest::prelude::*;

use crate::diag::Severity;
use crate::load::{Format, Opened, Options, Source, decode, open};
use crate::model::Field;
use crate::store::{Event, Store};

fn read(text: &str) -> Opened {
    let options = Options { format: Some(Format::Calendar), ..Options::default() };
    open(&[Source { name: "a.ics", text }], &options)
}

/// Wraps events into a calendar.
fn calendar(body: &str) -> String {
    format!("BEGIN:VCALENDAR\nVERSION:2.0\n{body}END:VCALENDAR\n")
}

/// Wraps lines into an event.
fn event(lines: &str) -> String {
    format!("BEGIN:VEVENT\nUID:a\n{lines}\nEND:VEVENT\n")
}

/// Returns id and date of each event.
fn dates(opened: &Opened) -> Vec<String> {
    let date = |it: Event<'_>| it.date().map(|it| it.to_string()).unwrap_or_default();
    opened.store.events().map(|it| format!("{} {}", it.id(), date(it))).collect()
}

fn codes(opened: &Opened) -> Vec<&'static str> {
    opened.files.iter().flat_map(|it| &it.diagnostics).map(|it| it.code).collect()
}

/// Returns the bytes that each complaint points at.
fn pointed<'s>(opened: &Opened, source: &'s str) -> Vec<&'s str> {
    let all = opened.files.iter().flat_map(|it| &it.diagnostics);
    all.filter_map(|it| source.get(it.span.clone()?)).collect()
}

#[track_caller]
fn date_is(lines: &str, expected: &str) {
    let opened = read(&calendar(&event(lines)));
    assert_eq!(dates(&opened), [format!("a {expected}")], "{lines}\n{:?}", opened.files);
}

fn lane(store: &Store, event: Event<'_>) -> String {
    event
        .series()
        .map(|it| store.say(store.series_of(it).name, "en").to_owned())
        .unwrap_or_default()
}

fn tags(store: &Store, event: Event<'_>) -> Vec<String> {
    event.tags().iter().map(|it| store.str(*it).to_owned()).collect()
}

#[test]
fn an_end_is_the_day_after() {
    date_is("DTSTART;VALUE=DATE:20240327\nDTEND;VALUE=DATE:20240329", "2024-03-27/2024-03-28");
    date_is("DTSTART;VALUE=DATE:20240327\nDTEND;VALUE=DATE:20240328", "2024-03-27");
    date_is("DTSTART:20240327\nDTEND:20240327", "2024-03-27");
    date_is("DTSTART:20240327", "2024-03-27");
    date_is("DTSTART:20240327\nDURATION:P2D", "2024-03-27/2024-03-28");
    date_is("DTSTART:20240327\nDURATION:P1D", "2024-03-27");
    date_is("DTSTART;VALUE=DATE:20240327T000000Z\nDTEND;VALUE=DATE:20240328T000000Z", "2024-03-27");
    date_is("DTSTART:20240327\nDTEND:20240328T000000", "2024-03-27");
}

#[test]
fn times_are_those_of_their_clocks() {
    date_is(
        "DTSTART:20240329T100000Z\nDTEND:20240329T143000Z",
        "2024-03-29T10:00Z/2024-03-29T14:30Z",
    );
    date_is("DTSTART:20240329T100000", "2024-03-29T10:00");
    date_is(
        "DTSTART;TZID=Asia/Seoul:20240329T100000\nDURATION:PT90M",
        "2024-03-29T10:00+09:00/2024-03-29T11:30+09:00",
    );
    date_is("DTSTART:20240329T100000Z\nDTEND:20240329T100000Z", "2024-03-29T10:00Z");
    date_is("DTSTART:20240329T100000Z\nDTEND;VALUE=DATE:20240331", "2024-03-29T10:00Z/2024-03-30");
    let source = calendar(&event("DTSTART;TZID=Asia/Atlantis:20240329T100000"));
    let opened = read(&source);
    assert_eq!(dates(&opened), ["a 2024-03-29T10:00"]);
    assert_eq!(codes(&opened), ["time-zone"]);
}

#[test]
fn a_bad_property_costs_itself_and_is_pointed_at() {
    let source = calendar(&event("DTSTART:20240329\nDURATION:-PT5M"));
    let opened = read(&source);
    assert_eq!(
        (dates(&opened), codes(&opened)),
        (vec!["a 2024-03-29".to_owned()], vec!["ics-duration"])
    );
    assert_eq!(pointed(&opened, &source), ["-PT5M"]);
    let source = calendar(&event("DTSTART:20240329\nDTEND:20240301"));
    let opened = read(&source);
    assert_eq!(
        (dates(&opened), codes(&opened)),
        (vec!["a 2024-03-29".to_owned()], vec!["ics-end-before"])
    );
    assert_eq!(pointed(&opened, &source), ["20240301"]);
    let source = calendar(&event("DTSTART:2024\n 0231\nSUMMARY:x"));
    let opened = read(&source);
    assert_eq!((dates(&opened), codes(&opened)), (Vec::new(), vec!["ics-date"]));
    assert_eq!(pointed(&opened, &source), ["2024\n 0231"], "a caret finds its way through a fold");
    let opened = read(&calendar("BEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\n"));
    assert_eq!((dates(&opened), codes(&opened)), (Vec::new(), vec!["date-missing"]));
    let source = calendar(&event("DTSTART;;VALUE=DATE-TIME:20140409T093000"));
    let opened = read(&source);
    assert_eq!(
        (dates(&opened), codes(&opened)),
        (vec!["a 2014-04-09T09:30".to_owned()], vec!["ics-line"])
    );
}

#[test]
fn an_event_says_all_it_has() {
    let opened = read(&calendar(&event(
        "DTSTART:20240329\nSUMMARY:Talks\\, again\nLOCATION:Washington\\, D.C.\n\
         CATEGORIES:bilateral,US,KR,urgent\nCATEGORIES:second\nSTATUS:TENTATIVE\nCLASS:PRIVATE\n\
         DESCRIPTION:- Share information\\n* Meet again\\nThey met.\\n\\nTwice.\nCOMMENT:Said later.\n\
         ATTENDEE;ROLE=CHAIR;CN=\"Jung Pak\":mailto:a@b.example\nATTENDEE;CN=Someone:mailto:s@b.example\n\
         ATTENDEE:mailto:other@b.example\nORGANIZER;CN=Jung Pak:mailto:a@b.example\n\
         URL:https://a.example/1\nATTACH:https://a.example/2\nATTACH;VALUE=BINARY;ENCODING=BASE64:aaaa\n\
         RELATED-TO;RELTYPE=SIBLING:b\nRELATED-TO:c",
    )));
    assert_eq!(codes(&opened), [""; 0]);
    let store = &opened.store;
    let event = store.events().next().expect("an event");
    assert_eq!(store.say(event.name(), "en"), "Talks, again");
    assert_eq!(store.say(store.place(event.places()[0]).name, "en"), "Washington, D.C.");
    assert_eq!(lane(store, event), "Bilateral");
    let countries: Vec<_> =
        event.countries().iter().map(|it| store.str(store.country(*it).key)).collect();
    assert_eq!(countries, ["US", "KR"]);
    assert_eq!(tags(store, event), ["tentative", "private", "urgent", "second"]);
    let actions: Vec<_> = event.actions().iter().map(|it| store.say(it.text, "en")).collect();
    assert_eq!(actions, ["Share information", "Meet again"]);
    assert_eq!(store.say(event.prose(Field::Notes), "en"), "They met.\n\nTwice.\nSaid later.");
    let leaders: Vec<_> =
        event.leaders().iter().map(|it| store.say(store.person(it.person).name, "en")).collect();
    assert_eq!(leaders, ["Jung Pak"]);
    assert_eq!(store.say(event.prose(Field::Participants), "en"), "Someone, other@b.example");
    let sources: Vec<_> =
        event.sources().iter().map(|it| store.str(store.source(*it).url)).collect();
    assert_eq!(sources, ["https://a.example/1", "https://a.example/2"]);
    let links: Vec<_> =
        event.links().iter().map(|it| (store.str(it.rel), store.str(it.to))).collect();
    assert_eq!(links, [("sibling", "b"), ("parent", "c")]);
}

#[test]
fn tasks_and_journals_are_milestones_with_a_tag() {
    let opened = read(&calendar(
        "BEGIN:VTODO\nUID:t\nDUE;VALUE=DATE:20070501\nCATEGORIES:FAMILY,FINANCE\nSTATUS:NEEDS-ACTION\n\
         END:VTODO\nBEGIN:VTODO\nUID:d\nCOMPLETED:20070601T100000Z\nEND:VTODO\n\
         BEGIN:VTODO\nUID:s\nDTSTART:20070701\nDUE:20070703\nEND:VTODO\n\
         BEGIN:VJOURNAL\nUID:j\nDTSTART:20080501\nDESCRIPTION:A note\nEND:VJOURNAL\n",
    ));
    let expected =
        ["t 2007-05-01", "d 2007-06-01T10:00Z", "s 2007-07-01/2007-07-03", "j 2008-05-01"];
    assert_eq!(dates(&opened), expected);
    let store = &opened.store;
    let tags: Vec<_> = store.events().map(|it| tags(store, it).join(" ")).collect();
    assert_eq!(tags, ["todo needs-action FINANCE", "todo", "todo", "journal"]);
    assert!(store.events().all(|it| it.kind() == crate::model::Kind::Milestone));
    assert_eq!(store.events().next().map(|it| lane(store, it)).as_deref(), Some("FAMILY"));
}

#[test]
fn ids_lose_a_name_that_is_nobodys_and_behind_all_of_them() {
    let two = |one: &str, other: &str| {
        let body = format!(
            "BEGIN:VEVENT\nUID:{one}\nDTSTART:20240101\nEND:VEVENT\n\
             BEGIN:VEVENT\nUID:{other}\nDTSTART:20240102\nRELATED-TO:{one}\nEND:VEVENT\n"
        );
        let opened = read(&calendar(&body));
        let mut ids: Vec<String> = opened.store.events().map(|it| it.id().to_owned()).collect();
        let last = opened.store.events().next_back().expect("an event");
        ids.extend(last.links().iter().map(|it| opened.store.str(it.to).to_owned()));
        ids.join(" ")
    };
    assert_eq!(two("b1@x.example", "b2@x.example"), "b1 b2 b1");
    assert_eq!(two("b1@x.example", "b1@y.example"), "b1@x.example b1@y.example b1@x.example");
    assert_eq!(two("1@google.com", "2@google.com"), "1@google.com 2@google.com 1@google.com");
    assert_eq!(two("b1@x.example", "b1"), "b1@x.example b1 b1@x.example");
    assert_eq!(two("@x.example", "b"), "@x.example b @x.example");
}

#[test]
fn calendars_of_a_file_are_lanes_and_one_calendar_is_its_title() {
    let one = |name: &str, id: &str| {
        calendar(&format!(
            "NAME:{name}\n{}",
            event("DTSTART:20240101\nCATEGORIES:x").replace("UID:a", id)
        ))
    };
    let opened = read(&(one("First", "UID:a") + &one("Second", "UID:b")));
    let store = &opened.store;
    let lanes: Vec<_> =
        store.events().map(|it| (lane(store, it), tags(store, it).join(" "))).collect();
    assert_eq!(lanes, [("First".into(), "x".into()), ("Second".into(), "x".into())]);
    assert_eq!(store.say(store.title(), "en"), "");
    let opened = read(&calendar(&format!("X-WR-CALNAME:Mine\n{}", event("DTSTART:20240101"))));
    let store = &opened.store;
    assert_eq!(store.say(store.title(), "en"), "Mine");
    assert_eq!(store.events().next().map(|it| lane(store, it)).as_deref(), Some("Mine"));
}

#[test]
fn an_event_that_repeats_is_read_instance_by_instance() {
    let opened = read(&calendar(&format!(
        "{}BEGIN:VEVENT\nUID:a\nRECURRENCE-ID:20240108T010000Z\nDTSTART:20240109T120000Z\nEND:VEVENT\n",
        event(
            "DTSTART;TZID=Asia/Seoul:20240101T100000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=4\n\
             EXDATE;TZID=Asia/Seoul:20240115T100000\nRDATE;VALUE=DATE:20240201"
        )
    )));
    let expected = [
        "a/20240101 2024-01-01T10:00+09:00/2024-01-01T11:00+09:00",
        "a/20240108 2024-01-09T12:00Z",
        "a/20240122 2024-01-22T10:00+09:00/2024-01-22T11:00+09:00",
        "a/20240201 2024-02-01T10:00+09:00/2024-02-01T11:00+09:00",
    ];
    assert_eq!(dates(&opened), expected);
    assert_eq!(codes(&opened), [""; 0]);
    let store = &opened.store;
    let notes: Vec<_> = store.events().map(|it| store.say(it.prose(Field::Notes), "en")).collect();
    assert_eq!(notes, ["Repeats: FREQ=WEEKLY;COUNT=4", "", "", ""]);
}

#[test]
fn days_that_are_left_out_may_be_told_by_other_clocks() {
    let opened = read(&event(
        "DTSTART:19960401T010000\nDTEND:19960401T020000\nRRULE:FREQ=DAILY;COUNT=100\n\
         EXDATE:19960402T010000Z,19960403T010000Z,19960404T010000Z",
    ));
    assert_eq!(opened.store.len(), 97);
    let opened = read(&event(
        "DTSTART:20240101T100000Z\nRRULE:FREQ=DAILY;UNTIL=20240105\nEXDATE;VALUE=DATE:20240103",
    ));
    assert_eq!(opened.store.len(), 4);
    let opened = read(&event(
        "DTSTART;TZID=Asia/Seoul:20240101T010000\nRRULE:FREQ=DAILY;UNTIL=20240102T160000Z",
    ));
    assert_eq!(opened.store.len(), 3, "the end is an instant, and counts");
}

#[test]
fn nothing_repeats_without_bounds() {
    let source = event("DTSTART:20240101\nRRULE:FREQ=YEARLY");
    let opened = read(&source);
    assert_eq!((opened.store.len(), codes(&opened)), (11, vec!["repeats"]));
    let said = &opened.files[0].diagnostics[0];
    assert_eq!(said.severity, Severity::Warning);
    let expected =
        "this event repeats without end; 11 instances were read, from 2024-01-01 to 2034-01-01";
    assert_eq!(said.message, expected);
    assert_eq!(pointed(&opened, &source), ["FREQ=YEARLY"]);
    for rule in ["FREQ=SECONDLY", "FREQ=DAILY;COUNT=1000000000000", "FREQ=HOURLY;UNTIL=99991231"] {
        let opened = read(&event(&format!("DTSTART:20240101T000000\nRRULE:{rule}")));
        assert_eq!((opened.store.len(), codes(&opened)), (1_000, vec!["repeats"]), "{rule}");
    }
    let mut many = event("DTSTART:20240101").replace("END:VEVENT\n", "");
    many.extend((0..5_000).map(|it| format!("RDATE:{:04}0101\n", 2000 + it)));
    assert_eq!(read(&(many + "END:VEVENT\n")).store.len(), 1_000);
    let opened = read(&event("DTSTART:20240101\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"));
    assert_eq!(opened.store.len(), 1);
    let opened = read(&event("DTSTART:20240101\nRRULE:FREQ=NEVER"));
    assert_eq!((opened.store.len(), codes(&opened)), (1, vec!["ics-rule"]));
}

#[test]
fn a_file_asks_for_no_more_than_it_may() {
    let body: String = (0..150)
        .map(|it| {
            event("DTSTART:20240101T000000\nRRULE:FREQ=MINUTELY")
                .replace("UID:a", &format!("UID:{it}"))
        })
        .collect();
    let opened = read(&calendar(&body));
    assert_eq!(opened.store.len(), 100_000 + 50, "every event is there at least once");
}

#[test]
fn an_empty_calendar_says_so() {
    for text in ["BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "BEGIN:VCALENDAR"] {
        assert_eq!(codes(&read(text)), ["no-events"], "{text}");
    }
}

/// A calendar with a bit of everything.
const EVERYTHING: &str = "BEGIN:VCALENDAR\r\nNAME:All\r\nBEGIN:VTIMEZONE\r\nTZID:X\r\nEND:VTIMEZONE\r\n\
    BEGIN:VEVENT\r\nUID:a@b\r\nDTSTART;TZID=Asia/Seoul:20240101T100000\r\nDURATION:PT1H\r\n\
    RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=5\r\nEXDATE:20240126T010000Z\r\nSUMMARY:T\\,\r\n alks \u{c7a5}\r\n\
    CATEGORIES:x,US\r\nATTENDEE;CN=\"a^'b\";ROLE=CHAIR:mailto:x\r\nDESCRIPTION:- a\\n- b\\nc\r\n\
    BEGIN:VALARM\r\nEND:VALARM\r\nRELATED-TO;RELTYPE=CHILD:c\r\nEND:VEVENT\r\n\
    BEGIN:VTODO\r\nUID:c\r\nDUE:20240301\r\nEND:VTODO\r\nEND:VCALENDAR\r\n";

#[test]
fn a_file_cut_anywhere_is_read() {
    for end in 0..EVERYTHING.len() {
        let (text, _) = decode(&EVERYTHING.as_bytes()[..end]);
        read(&text);
    }
}

proptest! {
    #[test]
    fn no_mutation_makes_the_reader_panic(
        at in 0..EVERYTHING.len(),
        bytes in proptest::collection::vec(any::<u8>(), 0..6),
        cut in 0_usize..20,
    ) {
        let mut text = EVERYTHING.as_bytes().to_vec();
        let end = (at + cut).min(text.len());
        text.splice(at..end, bytes);
        let (text, _) = decode(&text);
        let opened = read(&text);
        for problem in opened.files.iter().flat_map(|it| &it.diagnostics) {
            let span = problem.span.clone().expect("a place");
            prop_assert!(text.get(span).is_some(), "{problem:?}");
        }
    }

    #[test]
    fn no_lines_make_the_reader_panic(
        lines in proptest::collection::vec("(BEGIN|END|UID|DTSTART|DTEND|RRULE|RDATE|EXDATE|DURATION|DUE)(;(VALUE|TZID)=(DATE|Asia/Seoul|\\PC))?:(VEVENT|VTODO|2024[0-9]{4}(T[0-9]{6}Z?)?|FREQ=(DAILY|MINUTELY);COUNT=[0-9]|P[0-9]{1,9}[WD]|\\PC{0,5})", 0..20),
    ) {
        let text = lines.join("\n");
        let opened = read(&format!("BEGIN:VEVENT\n{text}\nEND:VEVENT"));
        for event in opened.store.events() {
            prop_assert!(event.date().is_some());
        }
    }
}
