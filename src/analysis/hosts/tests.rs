//! Who hosted in the bundled file, and what can be told of files that say less.

use super::*;
use crate::load::load;
use crate::model::Scope;

fn bundled() -> Store {
    load(include_str!("../../../assets/working-groups.json")).store
}

fn code(store: &Store, country: CountryId) -> String {
    store.str(store.country(country).key).to_owned()
}

fn of_series(store: &Store, key: &str) -> Rotation {
    let series = store.series().find(|&it| store.str(store.series_of(it).key) == key).unwrap();
    rotation(store, Some(series), store.index().with(Facet::Series, series.slot()))
}

/// Hosts in order: `?` where not known, `~` inferred, `!` an exception.
fn hosts(store: &Store, rotation: &Rotation) -> String {
    let told = |it: &Hosting| {
        let host = it.host.map_or_else(|| "?".to_owned(), |it| code(store, it));
        let doubt = if it.certainty == Certainty::Inferred { "~" } else { "" };
        let exception = if it.instead_of.is_some() { "!" } else { "" };
        format!("{host}{doubt}{exception}")
    };
    rotation.sessions.iter().map(told).collect::<Vec<_>>().join(" ")
}

/// A file with a series of sessions hosted in turn by these.
fn hosted_by(hosts: &[&str]) -> Store {
    let event = |(at, host): (usize, &&str)| {
        let host = if host.is_empty() { String::new() } else { format!(r#","host":"{host}""#) };
        format!(r#"{{"id":"e{at}","date":"2024-{:02}-01","series":"s"{host}}}"#, at + 1)
    };
    let events: Vec<String> = hosts.iter().enumerate().map(event).collect();
    load(&format!(r#"{{"attache":1,"events":[{}]}}"#, events.join(","))).store
}

#[track_caller]
fn check(given: &[&str], pattern: Pattern, next: Option<&str>) {
    let store = hosted_by(given);
    let rotation = of_series(&store, "s");
    assert_eq!(rotation.pattern, pattern, "{given:?}");
    assert_eq!(rotation.next.map(|it| code(&store, it)).as_deref(), next, "{given:?}");
}

#[test]
fn the_two_series_of_the_bundled_file_take_turns() {
    let store = bundled();
    let bilateral = of_series(&store, "bilateral");
    assert_eq!(hosts(&store, &bilateral), "US KR~ US~ KR US US! KR~");
    assert_eq!((bilateral.pattern, bilateral.exceptions), (Pattern::Holds, 1));
    assert_eq!(bilateral.next.map(|it| code(&store, it)).as_deref(), Some("US"));
    let trilateral = of_series(&store, "trilateral");
    assert_eq!(hosts(&store, &trilateral), "JP US KR~ JP~");
    assert_eq!((trilateral.pattern, trilateral.exceptions), (Pattern::Holds, 0));
    assert_eq!(trilateral.next.map(|it| code(&store, it)).as_deref(), Some("US"));
}

#[test]
fn an_order_is_told_only_where_there_is_one() {
    check(&["US", "KR"], Pattern::TooFew, None);
    check(&["US", "", "KR", ""], Pattern::TooFew, None);
    check(&["US", "KR", "JP"], Pattern::NotRepeated, None);
    check(&["US", "KR", "US"], Pattern::Holds, Some("KR"));
    check(&["US", "US", "US"], Pattern::Holds, Some("US"));
    check(&["US", "KR", "KR", "US", "US"], Pattern::Irregular, None);
    check(&["JP", "US", "KR", "JP", "US"], Pattern::Holds, Some("KR"));
}

#[test]
fn nobody_is_expected_after_an_unknown_host() {
    check(&["US", "KR", "US", "KR", ""], Pattern::Holds, None);
    // Known hosts with a gap between each two never followed each other.
    check(&["US", "", "KR", "", "US"], Pattern::TooFew, None);
}

#[test]
fn exceptions_are_marked_only_against_an_order_that_holds() {
    let store = hosted_by(&["US", "KR", "KR", "US", "US"]);
    assert!(of_series(&store, "s").sessions.iter().all(|it| it.instead_of.is_none()));
}

#[test]
fn a_place_says_the_host_as_an_inference_or_is_a_third_country() {
    let store = load(
        r#"{"attache":1,"places":{"seoul":{"name":"Seoul","country":"KR"},
        "geneva":{"name":"Geneva","country":"CH"}},"events":[
        {"id":"a","date":"2024-01-01","series":"s","countries":["US","KR"],"place":"seoul"},
        {"id":"b","date":"2024-02-01","series":"s","countries":["US","KR"],"place":"geneva"},
        {"id":"c","date":"2024-03-01","series":"s","countries":["US","KR"],"place":"Somewhere"},
        {"id":"d","date":"2024-03-02","series":"s"}]}"#,
    )
    .store;
    let rotation = of_series(&store, "s");
    assert_eq!(hosts(&store, &rotation), "KR~ ? ? ?");
    let third: Vec<Option<String>> =
        rotation.sessions.iter().map(|it| it.third.map(|it| code(&store, it))).collect();
    assert_eq!(third, [None, Some("CH".to_owned()), None, None]);
}

#[test]
fn sessions_of_no_series_have_no_turns() {
    let store =
        load(r#"{"attache":1,"events":[{"id":"a","date":"2024-01-01","host":"US"}]}"#).store;
    let rotation = rotation(&store, None, &EventSet::first(1));
    assert_eq!((rotation.pattern, rotation.next), (Pattern::NoSeries, None));
}

#[track_caller]
fn pairs_of(source: &str) -> Vec<String> {
    let store = load(source).store;
    let sessions = sessions_among(&store, &EventSet::first(store.len()));
    let id = |it| store.event(it).unwrap().id();
    let told = |it: &Pair| {
        let place = it.place.map_or("-", |it| store.say(store.place(it).name, "en"));
        format!("{} {} {place} {} {}", id(it.earlier), id(it.later), it.gap, it.both_placed)
    };
    together(&store, &sessions).pairs.iter().map(told).collect()
}

#[test]
fn the_sessions_held_together_in_washington_and_seoul_are_found() {
    assert_eq!(
        pairs_of(include_str!("../../../assets/working-groups.json")),
        [
            "bilateral-06 trilateral-02 Washington, D.C. 1 true",
            "bilateral-07 trilateral-03 Seoul 0 true",
        ]
    );
}

#[test]
fn only_sessions_of_different_series_near_each_other_are_pairs() {
    let event = |id: &str, date: &str, series: &str, place: &str| {
        format!(r#"{{"id":"{id}","date":"{date}","series":"{series}","place":"{place}"}}"#)
    };
    let events = [
        event("long", "2024-01-01/2024-03-31", "a", "Rome"),
        event("within", "2024-02-10", "b", "Oslo"),
        event("same-series", "2024-02-11", "b", "Oslo"),
        event("seven", "2024-04-07", "b", "Rome"),
        event("too-late", "2024-04-15", "a", "Rome"),
        event("month", "2024-04", "a", "Rome"),
    ]
    .join(",");
    let source = format!(r#"{{"attache":1,"events":[{events}]}}"#);
    assert_eq!(
        pairs_of(&source),
        ["long within - -50 true", "long same-series - -49 true", "long seven Rome 7 true"]
    );
    let store = load(&source).store;
    assert_eq!(together(&store, &EventSet::first(6)).vague, 1);
}

#[test]
fn sessions_of_no_series_and_no_place_overlap_all_the_same() {
    assert_eq!(
        pairs_of(
            r#"{"attache":1,"events":[{"id":"a","date":"2024-01-01/2024-01-03"},
            {"id":"b","date":"2024-01-03","place":"Rome"}]}"#
        ),
        ["a b - 0 false"]
    );
}

#[test]
fn more_pairs_than_can_be_listed_are_counted() {
    let events: Vec<String> =
        (0..30).map(|it| format!(r#"{{"id":"e{it}","date":"2024-01-01"}}"#)).collect();
    let store = load(&format!(r#"{{"attache":1,"events":[{}]}}"#, events.join(","))).store;
    let found = together(&store, &EventSet::first(30));
    assert_eq!((found.pairs.len(), found.more), (PAIRS, 30 * 29 / 2 - PAIRS));
}

#[test]
fn places_are_counted_by_their_sessions() {
    let store = bundled();
    let sessions = sessions_among(&store, store.index().in_scope(Scope::All));
    let told: Vec<String> = places(&store, &sessions)
        .into_iter()
        .map(|(place, count)| {
            let (first, last) = first_and_last(&store, &sessions, place).unwrap();
            let name = store.say(store.place(place).short, "en");
            format!("{name} {count} {} {}", first.id(), last.id())
        })
        .collect();
    assert_eq!(
        told,
        [
            "Washington 5 bilateral-01 trilateral-02",
            "Seoul 4 bilateral-02 trilateral-03",
            "Tokyo 2 trilateral-01 trilateral-04",
        ]
    );
}
