//! What the bundled file says of people, and what a file that says little does.

use super::*;
use crate::load::load;

fn bundled() -> Store {
    load(include_str!("../../../assets/working-groups.json")).store
}

fn find(store: &Store, name: &str) -> PersonId {
    store.people().find(|&it| store.say(store.person(it).name, "en") == name).unwrap()
}

fn name(store: &Store, person: PersonId) -> String {
    store.say(store.person(person).name, "en").to_owned()
}

fn ids(led: &[Led<'_>]) -> Vec<String> {
    led.iter().map(|it| it.session.id().to_owned()).collect()
}

#[track_caller]
fn terms_of(who: &str) -> Vec<String> {
    let store = bundled();
    let other = |it: Option<(PersonId, Event<'_>)>| {
        it.map_or_else(String::new, |(who, at)| format!("{} {}", name(&store, who), at.id()))
    };
    let told = |it: &Term<'_>| {
        let (before, after) = (other(it.predecessor), other(it.successor));
        let (first, last) = (it.first.id(), it.last.id());
        format!("[{before}] {first}..{last} {} in {:?} [{after}]", it.sessions, it.length())
    };
    career(&store, find(&store, who)).terms.iter().map(told).collect()
}

#[test]
fn lee_jun_il_changes_office_between_the_sixth_and_the_seventh_session() {
    let store = bundled();
    let career = career(&store, find(&store, "Lee Jun-il"));
    assert_eq!(career.led.len(), 8);
    let new: Vec<&str> =
        career.led.iter().filter(|it| it.office == Office::New).map(|it| it.session.id()).collect();
    assert_eq!(new, ["bilateral-07"]);
    let offices: Vec<&str> =
        career.led.iter().map(|it| store.say(it.leader.office, "en")).collect();
    assert!(offices[5].starts_with("Director General for North Korean Nuclear Affairs"));
    assert!(offices[6].starts_with("Director General for Korean Peninsula Policy"));
}

#[test]
fn the_american_heads_follow_each_other() {
    assert_eq!(
        terms_of("Jung Pak"),
        [
            "[] bilateral-01..bilateral-05 5 in Days(455) [Lyn Debevoise bilateral-06]",
            "[] trilateral-01..trilateral-01 1 in OneSession [Lyn Debevoise trilateral-02]",
        ]
    );
    assert_eq!(
        terms_of("Seth Bailey"),
        [
            "[Lyn Debevoise bilateral-06] bilateral-07..bilateral-07 1 in OneSession []",
            "[Lyn Debevoise trilateral-02] trilateral-03..trilateral-03 1 in OneSession \
             [Jonathan Fritz trilateral-04]",
        ]
    );
}

#[test]
fn the_chair_of_korea_is_handed_over_once_in_each_series() {
    assert_eq!(
        terms_of("Lee Jun-il"),
        [
            "[Lee Tae-woo bilateral-02] bilateral-03..bilateral-07 5 in Days(549) []",
            "[] trilateral-01..trilateral-03 3 in Days(274) [Baek Yoon-jeong trilateral-04]",
        ]
    );
}

#[test]
fn the_last_meeting_of_any_two_is_known() {
    let store = bundled();
    let met = career(&store, find(&store, "Lee Jun-il")).met;
    let told: Vec<String> = met
        .iter()
        .map(|it| format!("{} {} {}", name(&store, it.other), it.last.id(), it.sessions))
        .collect();
    assert_eq!(
        told,
        [
            "Seth Bailey trilateral-03 2",
            "Kumagai Naoki trilateral-03 2",
            "Lyn Debevoise trilateral-02 2",
            "Jung Pak trilateral-01 4",
            "Ishizuki Hideo trilateral-01 1",
        ]
    );
}

#[test]
fn first_meetings_are_those_of_the_whole_file() {
    let store = bundled();
    let told = |id: &str| -> Vec<String> {
        let pairs = first_meetings(&store, store.find(id).unwrap());
        pairs.iter().map(|it| format!("{}, {}", name(&store, it.0), name(&store, it.1))).collect()
    };
    assert_eq!(told("bilateral-07"), ["Seth Bailey, Lee Jun-il"]);
    assert_eq!(told("trilateral-03"), ["Seth Bailey, Kumagai Naoki"]);
    assert_eq!(told("bilateral-05"), Vec::<String>::new());
    assert_eq!(told("trilateral-04").len(), 3);
}

#[test]
fn a_session_led_by_another_ends_a_time_in_the_chair_and_a_silent_one_does_not() {
    let event = |id: u32, heads: &str| {
        format!(r#"{{"id":"e{id}","date":"2024-0{id}-01","series":"s","leaders":[{heads}]}}"#)
    };
    let kim = r#"{"person":"Kim","country":"KR"}"#;
    let park = r#"{"person":"Park","country":"KR"}"#;
    let events =
        [event(1, kim), event(2, ""), event(3, kim), event(4, park), event(5, kim)].join(",");
    let store = load(&format!(r#"{{"attache":1,"events":[{events}]}}"#)).store;
    let career = career(&store, find(&store, "Kim"));
    let told = |it: &Term<'_>| format!("{}..{} {}", it.first.id(), it.last.id(), it.sessions);
    let told: Vec<String> = career.terms.iter().map(told).collect();
    assert_eq!(told, ["e1..e3 2", "e5..e5 1"]);
    assert_eq!(career.terms[0].successor.map(|it| it.1.id()), Some("e4"));
    assert_eq!(career.terms[1].predecessor.map(|it| it.1.id()), Some("e4"));
}

#[test]
fn heads_without_countries_or_series_have_met_and_succeed_nobody() {
    let store = load(
        r#"{"attache":1,"events":[
        {"id":"a","date":"2024-01-01","leaders":["Kim","Lee"]},
        {"id":"b","date":"2024-02-01","leaders":["Lee"]},
        {"id":"c","kind":"milestone","date":"2024-03-01","leaders":["Lee"]}]}"#,
    )
    .store;
    let career = career(&store, find(&store, "Lee"));
    assert_eq!(ids(&career.led), ["a", "b"]);
    assert!(career.terms.iter().all(|it| it.predecessor.is_none() && it.successor.is_none()));
    assert_eq!(career.met.len(), 1);
    assert!(career.sources.is_empty());
}

#[test]
fn someone_in_the_file_may_have_led_nothing() {
    let store = load(r#"{"attache":1,"people":{"k":{"name":"Kim"}},"events":[]}"#).store;
    let career = career(&store, find(&store, "Kim"));
    assert!(career.led.is_empty() && career.terms.is_empty() && career.met.is_empty());
}

#[test]
fn of_a_very_long_time_in_the_chair_the_end_is_looked_at() {
    let events: Vec<String> = (0..FARTHEST + 7)
        .map(|it| {
            let (year, month) = (2000 + it / 12, it % 12 + 1);
            format!(
                r#"{{"id":"e{it}","date":"{year}-{month:02}-01","series":"s","leaders":["Kim"]}}"#
            )
        })
        .collect();
    let store = load(&format!(r#"{{"attache":1,"events":[{}]}}"#, events.join(","))).store;
    let career = career(&store, find(&store, "Kim"));
    assert_eq!((career.led.len(), career.earlier), (FARTHEST, 7));
}

#[test]
fn a_time_between_dates_that_are_not_known_to_the_day_is_not_counted_in_days() {
    let length = |first: &str, last: &str| {
        let store = load(&format!(
            r#"{{"attache":1,"events":[
            {{"id":"a","date":"{first}","series":"s","leaders":["Kim"]}},
            {{"id":"b","date":"{last}","series":"s","leaders":["Kim"]}}]}}"#
        ))
        .store;
        career(&store, find(&store, "Kim")).terms[0].length()
    };
    assert_eq!(length("2020", "2023"), Length::NotDated);
    assert_eq!(length("2020-01-01", "2023-02"), Length::NotDated);
    assert_eq!(length("2020-01-01", "2020-01-11"), Length::Days(10));
}

#[test]
fn an_office_that_is_not_named_is_neither_the_same_nor_another_one() {
    let office = |id: u32, office: &str| {
        let head = format!(r#"{{"person":"Kim","country":"KR","office":{office}}}"#);
        format!(r#"{{"id":"e{id}","date":"2024-0{id}-01","series":"s","leaders":[{head}]}}"#)
    };
    let events = [
        office(1, r#"{"en":"Envoy","ko":"대사"}"#),
        office(2, r#""""#),
        office(3, r#"{"en":"Envoy","ko":"대사","ja":"大使"}"#),
        office(4, r#"{"en":"Chair"}"#),
        office(5, r#"{"ja":"議長"}"#),
    ];
    let store = load(&format!(r#"{{"attache":1,"events":[{}]}}"#, events.join(","))).store;
    let career = career(&store, find(&store, "Kim"));
    let told: Vec<Office> = career.led.iter().map(|it| it.office).collect();
    // A title in another language may be the same one.
    let wanted = [Office::First, Office::NotGiven, Office::Same, Office::New, Office::Same];
    assert_eq!(told, wanted);
}
