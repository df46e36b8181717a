//! Calendars as testers found them: changed from an instance on, without an end, in HTML.

use super::*;
use crate::model::Day;

/// Returns the dates of an event, without its id.
fn days(opened: &Opened) -> Vec<String> {
    opened.store.events().filter_map(crate::store::Event::date).map(|it| it.to_string()).collect()
}

fn first(opened: &Opened) -> Event<'_> {
    opened.store.events().next().expect("an event")
}

fn sources(opened: &Opened) -> Vec<&str> {
    let all = first(opened).sources().iter();
    all.map(|it| opened.store.str(opened.store.source(*it).url)).collect()
}

#[test]
fn a_zone_that_the_calendar_describes_tells_the_time() {
    let opened = read(&calendar(&format!(
        "{}BEGIN:VTIMEZONE\nTZID:My/Zone\nBEGIN:STANDARD\nDTSTART:19700101T000000\n\
         TZOFFSETFROM:+0545\nTZOFFSETTO:+0545\nEND:STANDARD\nEND:VTIMEZONE\n",
        event("DTSTART;TZID=My/Zone:20240710T100000")
    )));
    assert_eq!((days(&opened), codes(&opened)), (vec!["2024-07-10T10:00+05:45".into()], vec![]));
}

#[test]
fn an_event_may_be_told_anew_from_an_instance_on() {
    let opened = read(&calendar(&format!(
        "{}BEGIN:VEVENT\nUID:a\nSUMMARY:later\nRECURRENCE-ID;RANGE=THISANDFUTURE:20240403T090000Z\n\
         DTSTART:20240403T110000Z\nDURATION:PT2H\nEND:VEVENT\n",
        event("SUMMARY:standup\nDTSTART:20240401T090000Z\nRRULE:FREQ=DAILY;COUNT=4")
    )));
    let store = &opened.store;
    let told: Vec<_> = store
        .events()
        .map(|it| {
            let date = it.date().map(|it| it.to_string()).unwrap_or_default();
            format!("{} {date} {}", it.id(), store.say(it.name(), "en"))
        })
        .collect();
    let expected = [
        "a/20240401 2024-04-01T09:00Z standup",
        "a/20240402 2024-04-02T09:00Z standup",
        "a/20240403 2024-04-03T11:00Z/2024-04-03T13:00Z later",
        "a/20240404 2024-04-04T11:00Z/2024-04-04T13:00Z later",
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_period_ends_when_it_says() {
    let opened = read(&event(
        "DTSTART:20240320T080000Z\nDTEND:20240320T090000Z\n\
         RDATE;VALUE=PERIOD:20240323T080000Z/PT3H,20240324T080000Z/20240324T093000Z,20240325T080000Z/PX",
    ));
    let expected = [
        "2024-03-20T08:00Z/2024-03-20T09:00Z",
        "2024-03-23T08:00Z/2024-03-23T11:00Z",
        "2024-03-24T08:00Z/2024-03-24T09:30Z",
        "2024-03-25T08:00Z/2024-03-25T09:00Z",
    ];
    assert_eq!(
        (days(&opened), codes(&opened)),
        (expected.map(String::from).into(), vec!["ics-duration"])
    );
}

#[test]
fn what_has_no_end_reaches_the_present() {
    let birthday =
        event("DTSTART;VALUE=DATE:16040229\nRRULE:FREQ=YEARLY\nDTSTAMP:20240601T000000Z");
    let all = days(&read(&birthday));
    assert_eq!(all.first().map(String::as_str), Some("1604-02-29"));
    assert_eq!(all.last().map(String::as_str), Some("2032-02-29"));
    let today = |text: &str, day| {
        let options = Options { format: Some(Format::Calendar), today: day, ..Options::default() };
        open(&[Source { name: "a.ics", text }], &options)
    };
    let weekly = event("DTSTART;VALUE=DATE:20100104\nRRULE:FREQ=WEEKLY");
    let opened = today(&weekly, Day::from_ymd(2024, 6, 1));
    let all = days(&opened);
    assert_eq!(all.len(), 1_000);
    assert!(all.contains(&"2024-06-03".to_owned()));
    assert_eq!(all.last().map(String::as_str), Some("2033-12-26"));
    let said = &opened.files[0].diagnostics[0].message;
    let expected = "this event repeats more often than is read; 1000 instances were read, \
                    from 2014-11-03 to 2033-12-26";
    assert_eq!(said.replace("1,000", "1000"), expected);
    let daily = event("DTSTART;VALUE=DATE:20100104\nRRULE:FREQ=DAILY");
    let all = days(&today(&daily, Day::from_ymd(2024, 6, 1)));
    assert_eq!((all.len(), all.contains(&"2024-06-01".to_owned())), (1_000, true));
    assert_eq!(all.first().map(String::as_str), Some("2023-01-18"));
}

#[test]
fn several_rules_are_followed_and_what_they_leave_out() {
    let opened = read(&event(
        "DTSTART:20240101T100000Z\nRRULE:FREQ=DAILY;COUNT=2\nRRULE:RRULE:FREQ=MONTHLY;COUNT=3\n\
         EXRULE:FREQ=MONTHLY;COUNT=2",
    ));
    let expected = ["2024-01-02T10:00Z", "2024-03-01T10:00Z"];
    assert_eq!((days(&opened), codes(&opened)), (expected.map(String::from).into(), vec![]));
}

#[test]
fn an_hour_that_clocks_skip_is_told_once() {
    let opened =
        read(&event("DTSTART;TZID=America/New_York:20240310T010000\nRRULE:FREQ=HOURLY;COUNT=4"));
    let expected = ["2024-03-10T01:00-05:00", "2024-03-10T02:00-05:00", "2024-03-10T04:00-04:00"];
    assert_eq!(days(&opened), expected);
}

#[test]
fn what_tasks_and_meetings_say_beside_is_kept_or_said() {
    let opened = read(&calendar(
        "BEGIN:VTODO\nUID:a\nDTSTART:20240101\nPERCENT-COMPLETE:40\nCOMPLETED:20240105T100000Z\n\
         CONFERENCE;VALUE=URI:https://meet.example/a\nGEO:1;2\nEND:VTODO\n\
         BEGIN:VTODO\nUID:b\nDTSTART:20240102\nGEO:1;2\nEND:VTODO\n",
    ));
    assert_eq!(tags(&opened.store, first(&opened)), ["todo", "40%"]);
    assert_eq!(
        opened.store.say(first(&opened).prose(Field::Notes), "en"),
        "Completed: 2024-01-05T10:00Z"
    );
    assert_eq!(sources(&opened), ["https://meet.example/a"]);
    assert_eq!(codes(&opened), ["ics-geo"]);
}

#[test]
fn names_are_as_the_file_has_them_and_on_one_line() {
    let opened = read(&event(
        "DTSTART:20240101\nSUMMARY:Dur\\nline2\nLOCATION:A\\n B\nCATEGORIES:work,fun\\nny",
    ));
    let (store, event) = (&opened.store, first(&opened));
    assert_eq!(store.say(event.name(), "en"), "Dur line2");
    assert_eq!(store.say(store.place(event.places()[0]).name, "en"), "A B");
    assert_eq!((lane(store, event), tags(store, event)), ("work".into(), vec!["fun ny".into()]));
}

#[test]
fn a_description_in_html_is_read_as_text() {
    let opened = read(&event(
        "DTSTART:20240101\nDESCRIPTION:<p>Agenda:</p><ul><li>One</li></ul>\\nSee <a href=\"https://a.ex\n \
         ample/doc\">doc</a>&nbsp;now",
    ));
    let (store, event) = (&opened.store, first(&opened));
    assert_eq!(store.say(event.prose(Field::Notes), "en"), "Agenda:\nSee doc now");
    assert_eq!(store.say(event.actions()[0].text, "en"), "One");
    assert_eq!(sources(&opened), ["https://a.example/doc"]);
    let opened = read(&super::event("DTSTART:20240101\nDESCRIPTION:x < y > z & <who>"));
    let notes = opened.store.say(first(&opened).prose(Field::Notes), "en").to_owned();
    assert_eq!(notes, "x < y > z & <who>");
}

#[test]
fn the_newest_version_of_an_event_is_read() {
    let version = |sequence: u32, day: u32| {
        format!("BEGIN:VEVENT\nUID:b\nSEQUENCE:{sequence}\nDTSTART:202401{day:02}\nEND:VEVENT\n")
    };
    for order in [[1, 2], [2, 1]] {
        let opened = read(&calendar(&order.map(|it| version(it, it)).concat()));
        assert_eq!((dates(&opened), codes(&opened)), (vec!["b 2024-01-02".to_owned()], vec![]));
    }
}

#[test]
fn what_is_said_twice_is_pointed_at() {
    let opened = read(&event("DTSTART:20240101\nDTSTART:20240102\nDTEND:20240103\nDURATION:P5D"));
    assert_eq!(codes(&opened), ["ics-twice", "ics-twice"]);
    assert_eq!(dates(&opened), ["a 2024-01-01/2024-01-02"]);
}

#[test]
fn instances_without_an_id_are_told_apart_by_their_days() {
    let opened = read("BEGIN:VEVENT\nDTSTART:20240101\nRRULE:FREQ=DAILY;COUNT=2\nEND:VEVENT");
    assert_eq!(dates(&opened), ["event-1/20240101 2024-01-01", "event-1/20240102 2024-01-02"]);
}
