//! What is written is read back, and nothing in a file can add to it.

use proptest::prelude::*;

use super::*;
use crate::i18n::Locale;
use crate::load::{Format, Options, Source, load, open};
use crate::model::Field;
use crate::store::{Event, Text};

const LOOK: Look<'_> = Look { locale: Locale::En, dash: "–", ellipsis: "…" };

/// Writes all events of a store; returns the calendar and what it could not hold.
fn export(store: &Store) -> (String, Vec<String>) {
    let (mut bytes, mut lost) = (Vec::new(), Lost::default());
    let all = EventSet::first(store.len());
    write(&mut bytes, store, LOOK, (&all, &mut lost)).expect("memory takes it");
    (String::from_utf8(bytes).expect("text"), lost.lines(crate::export::Target::Ics))
}

fn read(text: &str) -> Store {
    let options = Options { format: Some(Format::Calendar), ..Options::default() };
    let opened = open(&[Source { name: "", text }], &options);
    let problems: Vec<_> = opened.files.iter().flat_map(|it| &it.diagnostics).collect();
    assert!(problems.is_empty(), "{problems:?}");
    opened.store
}

/// Says all of an event that a calendar keeps.
fn told(store: &Store, event: Event<'_>) -> String {
    let say = |it: Text| store.say(it, "en").to_owned();
    let code = |it| store.str(store.country(it).key).to_owned();
    let action = |it: &crate::store::Action| {
        let themes = store.theme_list(it.themes).iter().map(|it| say(store.theme(*it).name));
        let continues = store.continues(it.continues).iter().map(|it| store.str(*it));
        let (id, status) = (store.str(it.id), store.str(it.status));
        let lists = (themes.collect::<Vec<_>>(), continues.collect::<Vec<_>>());
        format!("{id} {status} {lists:?} {}", say(it.text))
    };
    let leader = |it: &crate::store::Leader| {
        format!(
            "{} {:?} {}",
            say(store.person(it.person).name),
            it.country.map(code),
            say(it.office)
        )
    };
    let parts = [
        event.id().to_owned(),
        event.date().map(|it| it.to_string()).unwrap_or_default(),
        format!("{:?} {:?} {:?}", event.kind(), event.scope(), event.ordinal()),
        event.series().map(|it| say(store.series_of(it).name)).unwrap_or_default(),
        say(event.name()),
        event.places().iter().map(|it| say(store.place(*it).name)).collect::<Vec<_>>().join("|"),
        event.countries().iter().map(|it| code(*it)).collect::<Vec<_>>().join("|"),
        event.host().map(code).unwrap_or_default(),
        event.tags().iter().map(|it| store.str(*it)).collect::<Vec<_>>().join("|"),
        event.themes().iter().map(|it| say(store.theme(*it).name)).collect::<Vec<_>>().join("|"),
        event.leaders().iter().map(leader).collect::<Vec<_>>().join("|"),
        event.actions().iter().map(action).collect::<Vec<_>>().join("|"),
        event.concerns().iter().map(|it| say(it.text)).collect::<Vec<_>>().join("|"),
        event
            .links()
            .iter()
            .map(|it| format!("{} {} {}", store.str(it.rel), store.str(it.to), say(it.note)))
            .collect::<Vec<_>>()
            .join("|"),
        say(event.prose(Field::Notes)),
        say(event.prose(Field::Purpose)),
        say(event.prose(Field::Participants)),
        event
            .sources()
            .iter()
            .filter(|it| !store.str(store.source(**it).url).is_empty())
            .count()
            .to_string(),
    ];
    parts.join("\n")
}

#[track_caller]
fn comes_back(store: &Store) -> String {
    let (text, _) = export(store);
    let again = read(&text);
    assert_eq!(store.len(), again.len(), "{text}");
    for (before, after) in store.events().zip(again.events()) {
        assert_eq!(told(store, before), told(&again, after), "{text}");
    }
    // What was read of what was written is written as it was, but for what only our own file holds.
    let (second, _) = export(&again);
    let third = export(&read(&second)).0;
    assert_eq!(second, third);
    text
}

#[test]
fn the_bundled_timeline_comes_back() {
    let store = load(include_str!("../../../assets/working-groups.json")).store;
    let text = comes_back(&store);
    assert!(text.lines().all(|it| it.len() <= 75));
    assert_eq!(text.matches("BEGIN:VEVENT\r\n").count(), store.len());
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "every line ends in CRLF");
    assert_eq!(export(&store).0, text, "the same bytes every time");
}

/// A short file with what a calendar has no room for.
const MINE: &str = r#"{"attache":1,"title":"Mine","as_of":"2024-07-01","events":[
 {"id":"a","date":"2024-01-10","name":"First talks","series":"s, t","tags":["x,y","cancelled"],
  "actions":["Share information",{"id":"a/train","text":"Train experts","status":"agreed","themes":["A, b"]}],
  "notes":"They met.\n- not an action\n\nTwice.","countries":["US","Wonderland"],
  "links":[{"rel":"follows from","to":"b","note":"so they say"},{"rel":"about","note":"nothing"}],
  "leaders":[{"person":"Jung \"JP\" Pak","country":"US","office":"Head; of all"}],"sources":["A book","https://a.example/1"]},
 {"id":"b@x.example","date":"2023-12~","kind":"milestone"},
 {"id":"c","date":"2025/..","scope":"all","place":["Seoul","Busan"]},
 {"id":"d","date":"../2025-04-02","name":"","ordinal":3},
 {"id":"e","date":"1985-04-XX","purpose":"To talk"},
 {"id":"f","date":"2024-03-29T10:00+09:00/2024-03-29T11:30+09:00"},
 {"id":"g","date":"2024-03-29T10:00","concerns":["Cost"]},
 {"id":"h","date":"-0044-03-15"},
 {"id":"i","date":"198X"},
 {"id":"j/1@attache.invalid","date":"9999-12-31"},
 {"id":"k","date":"2024-03-29T10:00/2024-03-30","participants":"Many"}]}"#;

#[test]
fn dates_and_words_without_room_come_back() {
    let text = comes_back(&load(MINE).store).replace("\r\n ", "");
    for expected in [
        "PRODID:-//attache//attache//EN\r\n",
        "UID:a@attache.invalid\r\nDTSTAMP:20240701T000000Z\r\nDTSTART;VALUE=DATE:20240110\r\nDTEND;VALUE=DATE:20240111\r\n",
        "UID:b@x.example\r\n",
        "DTSTART;VALUE=DATE:20231201\r\nDTEND;VALUE=DATE:20240101\r\nCOMMENT;X-ATTACHE=date:What is known of the date: c. Dec 2023\r\nX-ATTACHE-DATE:2023-12~\r\n",
        "DTSTART:20240329T010000Z\r\nDTEND:20240329T023000Z\r\nX-ATTACHE-DATE:",
        "CATEGORIES:s\\, t,US,Wonderland,x\\,y,cancelled\r\nSTATUS:CANCELLED\r\n",
        "DESCRIPTION:- Share information\\n- Train experts\\n\\nThey met.\\n– not an",
        "ATTENDEE;ROLE=CHAIR;CN=\"Jung ^'JP^' Pak\";X-ATTACHE-COUNTRY=US;X-ATTACHE-OFFICE=\"Head; of all\":mailto:",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
}

#[test]
fn what_is_lost_is_said() {
    let (_, lost) = export(&load(MINE).store);
    assert_eq!(
        lost,
        ["not in ics: h: the date -0044-03-15, which lies beyond the years 1 to 9999"]
    );
    let (_, lost) = export(&load(include_str!("../../../assets/working-groups.json")).store);
    assert!(lost[0].starts_with("not in ics: ") && lost[0].contains(" tour"), "{}", lost[0]);
    let first = lost.iter().find(|it| it.contains("bilateral-01")).expect("a session");
    assert!(first.contains("conflict") && first.contains("texts in ja and ko"), "{first}");
}

/// Text that tries to begin a line of its own.
const HOSTILE: &str =
    "a\\r\\nATTENDEE:x\\rb\\nEND:VEVENT\\u0085c\\u2028d\\u2029e\\u0007f\\\"^;:,\\\\\\n\\\\n";

#[test]
fn no_text_adds_a_line() {
    let event = |text: &str| {
        format!(
            r#"{{"attache":1,"title":"{text}","events":[{{"id":"{text}","date":"2024-01-10","name":"{text}",
            "series":"{text}","tags":["{text}"],"countries":["{text}"],"place":"{text}","host":"{text}",
            "leaders":[{{"person":"{text}","country":"{text}","office":"{text}"}}],"participants":"{text}",
            "purpose":"{text}","notes":"{text}","actions":[{{"id":"{text}/1","text":"{text}","status":"{text}","themes":["{text}"]}}],
            "concerns":["{text}"],"themes":["{text}"],"links":[{{"rel":"{text}","to":"{text}","note":"{text}"}}],
            "sources":["{text}","https://a.example/{text}"]}}]}}"#
        )
    };
    let lines = |text: &str| export(&load(&event(text)).store).0.replace("\r\n ", "");
    let (plain, hostile) = (lines("plain text"), lines(HOSTILE));
    let names = |text: &str| -> Vec<String> {
        text.split("\r\n")
            .map(|it| it.split([';', ':']).next().unwrap_or_default().to_owned())
            .collect()
    };
    assert_eq!(names(&plain), names(&hostile), "{hostile}");
    assert!(
        !hostile
            .replace("\r\n", "")
            .contains(['\r', '\n', '\u{85}', '\u{2028}', '\u{2029}', '\u{7}'])
    );
}

proptest! {
    #[test]
    fn any_text_comes_back(text in "\\PC{0,40}", date in "20[0-9]{2}(-0[1-9](-[12][0-8])?)?[?~%]?") {
        let word = serde_json::to_string(text.trim()).expect("a string");
        let source = format!(
            r#"{{"events":[{{"id":"a","date":"{date}","name":{word},"series":{word},"tags":[{word}],"notes":{word},"actions":["x",{word}]}}]}}"#
        );
        let store = load(&source).store;
        let again = read(&export(&store).0);
        let all = |store: &Store| -> Vec<String> {
            store.events().map(|event| {
                let say = |it: Text| store.say(it, "en").trim().to_owned();
                let tags: Vec<&str> = event.tags().iter().map(|it| store.str(*it)).filter(|it| !it.is_empty()).collect();
                format!("{:?} {:?} {} {tags:?}", event.date(), event.series().map(|it| say(store.series_of(it).name)).unwrap_or_default(), say(event.name()))
            }).collect()
        };
        prop_assert_eq!(all(&store), all(&again));
    }
}
