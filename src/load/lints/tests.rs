//! Each rule on a small bad file, and on a good one that looks much like it.

use super::*;
use crate::diag::render;
use crate::load::load;

/// Returns what is found, but for what all these small files without a place have in common.
fn found(source: &str) -> Vec<Diagnostic> {
    let mut all = all_found(source);
    all.retain(|it| it.message != "no session has a place");
    all
}

fn all_found(source: &str) -> Vec<Diagnostic> {
    let loaded = load(source);
    lints(source, &loaded.store, &loaded.kept)
}

/// Checks that a file has one warning, of this code, with its caret under these words.
#[track_caller]
fn check_found(events: &str, code: &str, path: &str, under: &str) {
    let source = format!(r#"{{"events": [{events}]}}"#);
    check_in(&source, code, path, under);
}

#[track_caller]
fn check_in(source: &str, code: &str, path: &str, under: &str) {
    let all = found(source);
    let told: Vec<(&str, &str)> = all.iter().map(|it| (it.code, it.path.as_str())).collect();
    assert_eq!(told, [(code, path)]);
    assert_eq!(all[0].severity, Severity::Warning);
    assert!(!all[0].help.is_empty());
    let span = all[0].span.clone().expect("a place");
    assert_eq!(source.get(span), Some(under));
}

#[track_caller]
fn check_silent(events: &str) {
    let source = format!(r#"{{"events": [{events}]}}"#);
    let all: Vec<String> = found(&source).iter().map(|it| render("in", &source, it)).collect();
    assert!(all.is_empty(), "{}", all.concat());
}

#[test]
fn the_bundled_file_is_consistent() {
    let source = include_str!("../../../assets/working-groups.json");
    let all: Vec<String> = found(source).iter().map(|it| render("in", source, it)).collect();
    assert!(all.is_empty(), "{}", all.concat());
}

/// Sessions of one series: number and date.
fn sessions(all: &[(u32, &str)]) -> String {
    let event = |(at, (number, date)): (usize, &(u32, &str))| {
        format!(r#"{{"id":"e{at}","series":"s","ordinal":{number},"date":"{date}"}}"#)
    };
    all.iter().enumerate().map(event).collect::<Vec<_>>().join(",")
}

#[test]
fn a_number_is_missing() {
    let bad = sessions(&[(3, "2024-01-01"), (4, "2024-02-01"), (7, "2024-03-01")]);
    check_found(&bad, "numbering-gap", "events[2].ordinal", "7");
    let source = format!(r#"{{"events": [{bad}]}}"#);
    assert_eq!(found(&source)[0].message, "numbers 5 to 6 are missing between `e1` and `e2`");
    // Who does not begin with 1 has not counted wrong.
    check_silent(&sessions(&[(3, "2024-01-01"), (4, "2024-02-01"), (5, "2024-03-01")]));
    // What is missing may be what was left out.
    let source = r#"{"events": [{"id":"a","series":"s","ordinal":1,"date":"2024-01-01"},
        {"id":"b","series":"s","ordinal":2,"date":"2024-13-01"},
        {"id":"c","series":"s","ordinal":3,"date":"2024-03-01"}]}"#;
    assert_eq!(found(source), []);
}

#[test]
fn a_number_comes_twice() {
    let bad = sessions(&[(1, "2024-01-01"), (2, "2024-02-01"), (2, "2024-03-01")]);
    check_found(&bad, "numbering-repeat", "events[2].ordinal", "2");
    check_silent(&sessions(&[(1, "2024-01-01"), (2, "2024-02-01")]));
    // Two series may count alike.
    check_silent(
        r#"{"id":"a","series":"s","ordinal":1,"date":"2024-01-01"},
        {"id":"b","series":"t","ordinal":1,"date":"2024-01-01"}"#,
    );
}

#[test]
fn numbers_do_not_follow_the_dates() {
    let bad = sessions(&[(1, "2024-01-01"), (2, "2024-03-01"), (3, "2024-02-01")]);
    check_found(&bad, "numbering-order", "events[2].ordinal", "3");
    // The order of the file is not the order in time.
    check_silent(&sessions(&[(3, "2024-03-01"), (1, "2024-01-01"), (2, "2024-02-01")]));
    // What stands between says too little to be in the wrong order itself.
    let bad = sessions(&[(1, "2024-01-01"), (2, "2024-06-01"), (3, "2024"), (4, "2024-03-01")]);
    check_found(&bad, "numbering-order", "events[3].ordinal", "4");
    let bad = sessions(&[(1, "2024-06-01"), (2, "../2024-09"), (3, "2024-03-01")]);
    check_found(&bad, "numbering-order", "events[2].ordinal", "3");
    // One date that is too late is one warning, and so is one that is too early.
    let days = ["2024-01-01", "2024-12-01", "2024-02-01", "2024-03-01", "2024-04-01"];
    let bad: Vec<(u32, &str)> = (1..).zip(days).collect();
    check_found(&sessions(&bad), "numbering-order", "events[2].ordinal", "3");
    // A date of a month may be after all of another one in it.
    check_silent(&sessions(&[(1, "2024-03-10"), (2, "2024-03")]));
}

#[test]
fn a_number_belongs_to_no_series() {
    let bad = r#"{"id":"a","series":"s","date":"2024-01-01"},
        {"id":"b","ordinal": 5 ,"date":"2024-02-01"}"#;
    check_found(bad, "number-alone", "events[1].ordinal", "5");
    check_silent(r#"{"id":"b","ordinal":5,"date":"2024-02-01"}"#);
}

#[test]
fn sessions_of_a_series_overlap() {
    let bad = sessions(&[(1, "2024-01-01/2024-01-09"), (2, "2024-01-03"), (3, "2024-01-09")]);
    let source = format!(r#"{{"events": [{bad}]}}"#);
    let paths: Vec<String> = found(&source).into_iter().map(|it| it.path).collect();
    assert_eq!(paths, ["events[1].date", "events[2].date"], "also with the one before the last");
    let bad = sessions(&[(1, "2024-01-01/2024-01-02"), (2, "2024-01-02")]);
    check_found(&bad, "overlap", "events[1].date", "\"2024-01-02\"");
    // One that goes on is still going on when the next one begins; what nobody knows is no end.
    let bad = sessions(&[(1, "2024-02-01/.."), (2, "2024-03-01"), (3, "2024-04-01")]);
    check_found(&bad, "overlap", "events[1].date", "\"2024-03-01\"");
    check_silent(&sessions(&[(1, "2024-02-01/"), (2, "2024-03-01")]));
    check_silent(&sessions(&[(1, "2024-01-01/2024-01-02"), (2, "2024-01-03")]));
    // One in the morning, and one in the afternoon.
    check_silent(&sessions(&[
        (1, "2024-01-02T09:00/2024-01-02T12:00"),
        (2, "2024-01-02T12:00/2024-01-02T17:00"),
    ]));
    // They need not have been on the same day of that month, nor have gone on so long.
    check_silent(&sessions(&[(1, "2024-01"), (2, "2024-01-15"), (3, "2024-02-01/..")]));
    check_silent(
        r#"{"id":"a","series":"s","date":"2024-01-01/2024-01-09"},
        {"id":"b","series":"t","date":"2024-01-03"}"#,
    );
}

/// Two events led by the same person: date and place.
fn led(all: [(&str, &str); 2]) -> String {
    let event = |(at, (date, place)): (usize, &(&str, &str))| {
        format!(r#"{{"id":"e{at}","date":"{date}","place":"{place}","leaders":["Lee Jun-il"]}}"#)
    };
    all.iter().enumerate().map(event).collect::<Vec<_>>().join(",")
}

#[test]
fn one_person_is_in_two_places_on_one_day() {
    let bad = led([("2024-03-27/2024-03-28", "Washington"), ("2024-03-28", "Seoul")]);
    check_found(&bad, "two-places", "events[1].leaders[0]", "\"Lee Jun-il\"");
    let source = format!(r#"{{"events": [{bad}]}}"#);
    let said = "`Lee Jun-il` is in `Washington` and in `Seoul` on 2024-03-28: `e0` and `e1`";
    assert_eq!(found(&source)[0].message, said);
    check_silent(&led([("2024-03-27/2024-03-28", "Washington"), ("2024-03-29", "Seoul")]));
    check_silent(&led([("2024-03-27/2024-03-28", "Seoul"), ("2024-03-28", "Seoul")]));
    check_silent(&led([("2024-03-27", "Seoul"), ("2024-03", "Washington")]));
    check_silent(&led([("2024-03-27", "Seoul"), ("2024-03-27~", "Washington")]));
}

#[test]
fn someone_leads_for_a_country_that_takes_no_part() {
    let event = |parties: &str| {
        format!(
            r#"{{"id":"a","date":"2024-01-01","countries":[{parties}],
            "leaders":[{{"person":"Jung Pak","country":"US"}}]}}"#
        )
    };
    check_found(&event(r#""KR","JP""#), "leader-country", "events[0].leaders[0].country", "\"US\"");
    check_silent(&event(r#""KR","US""#));
    check_silent(&event(""));
}

#[test]
fn a_country_hosts_and_takes_no_part() {
    let event = |host: &str| {
        format!(r#"{{"id":"a","date":"2024-01-01","countries":["KR","US"],"host":{host}}}"#)
    };
    check_found(&event(r#""CH""#), "host-country", "events[0].host", "\"CH\"");
    let wrapped = event(r#"{"value": "CH", "certainty": "inferred"}"#);
    check_found(&wrapped, "host-country", "events[0].host.value", "\"CH\"");
    check_silent(&event(r#""KR""#));
}

#[test]
fn a_session_has_no_place() {
    let bare = r#"{"id":"b","date":"2024-02-01"}"#;
    let bad = format!(r#"{{"id":"a","date":"2024-01-01","place":"Seoul"}},{bare}"#);
    check_found(&bad, "no-place", "events[1]", bare);
    // Of a file without any it is said once; not where an event that had one was left out.
    let source = r#"{"events": [{"id":"a","date":"2024-01-01"},{"id":"b","date":"2024-02-01"}]}"#;
    let all = all_found(source);
    let told: Vec<_> = all.iter().map(|it| (it.code, &*it.message, &*it.path)).collect();
    assert_eq!(told, [("no-place", "no session has a place", "events")]);
    let cut = r#"{"events": [{"id":"a","date":"2024-01-01"},{"id":"b","date":"2024-13-01"}]}"#;
    for silent in [cut, r#"{"events": [{"id":"m","kind":"milestone","date":"2024"}]}"#] {
        assert_eq!(all_found(silent), []);
    }
    // A milestone needs none.
    check_silent(
        r#"{"id":"a","date":"2024-01-01","place":"Seoul"},
        {"id":"b","kind":"milestone","date":"2024-02-01"}"#,
    );
}

#[test]
fn a_source_is_older_than_what_it_reports() {
    let file = |published: &str| {
        format!(
            r#"{{"sources":{{"S1":{{"publisher":"P","date":"{published}"}}}},"events":[
            {{"id":"a","date":"2024-03-27/2024-03-28","sources":["S1"],
            "leaders":[{{"person":"Lee","cites":["S1"]}}],
            "actions":[{{"text":"Share","cites":["S1"]}}]}}]}}"#
        )
    };
    check_in(&file("2024-03-25"), "source-date", "events[0].actions[0].cites", r#"["S1"]"#);
    let said = "`S1` is of 2023, and cited for what was agreed at `a` on 2024-03-27";
    assert_eq!(found(&file("2023"))[0].message, said);
    // Across the date line it is the day before, and a month may be after.
    for fine in ["2024-03-26", "2024-03-27", "2024-03", "2024", "no date"] {
        assert_eq!(found(&file(fine)), [], "{fine}");
    }
}

#[test]
fn every_source_of_a_fact_is_older_than_the_event() {
    let file = |facts: &str, late: &str| {
        format!(
            r#"{{"as_of":"2025","sources":{{"S1":{{"publisher":"P","date":"2024-03-01"}},
            "S2":{{"publisher":"P","date":"{late}"}}}},"events":[{{"id":"a",{facts}}}]}}"#
        )
    };
    for (facts, path) in [
        (r#""date":{"value":"2024-03-27","cites":["S1","S2"]}"#, "events[0].date.cites"),
        (
            r#""date":"2024-03-27","place":{"value":"Seoul","cites":["S1","S2"]}"#,
            "events[0].place.cites",
        ),
        (
            r#""date":"2024-03-27","concerns":[{"text":"Theft","cites":["S1","S2"]}]"#,
            "events[0].concerns[0].cites",
        ),
    ] {
        check_in(&file(facts, "2024-02"), "source-date", path, r#"["S1","S2"]"#);
        for fine in ["2024-03-28", "2024", ""] {
            assert_eq!(found(&file(facts, fine)), [], "{facts} {fine}");
        }
    }
    let flat = r#""start":"2024-03-27","source":"S1""#;
    check_in(&file(flat, ""), "source-date", "events[0].source", r#""S1""#);
    let said =
        "no source here is as late as `a`, on 2024-03-27: the latest, `S1`, is of 2024-03-01";
    assert_eq!(found(&file(flat, ""))[0].message, said);
    // What is still to come was announced; who leads may be known from before.
    assert_eq!(found(&file(r#""start":"2026-03-27","source":"S1""#, "")), []);
    let office = r#""date":"2024-03-27","leaders":[{"person":"Lee","cites":["S1"]}]"#;
    assert_eq!(found(&file(office, "")), []);
}

#[test]
fn an_action_carries_on_what_did_not_come_before() {
    let file = |continues: &str| {
        format!(
            r#"{{"id":"a","date":"2024-01-01","actions":[{{"id":"a/1","text":"Share"}}]}},
            {{"id":"b","date":"2024-02-01","actions":[{{"id":"b/1","text":"Share","continues":["{continues}"]}}]}},
            {{"id":"c","date":"2024-03-01","actions":[{{"id":"c/1","text":"Share"}}]}}"#
        )
    };
    let path = "events[1].actions[0].continues[0]";
    check_found(&file("c/1"), "continues-later", path, "\"c/1\"");
    check_found(&file("b/1"), "continues-same", path, "\"b/1\"");
    check_silent(&file("a/1"));
    // What leads nowhere is an error already.
    let source = format!(r#"{{"events":[{}]}}"#, file("z/1"));
    assert_eq!(load(&source).diagnostics[0].code, "unknown-id");
    assert_eq!(found(&source), []);
}

#[test]
fn an_event_that_ends_before_it_starts_is_an_error_already() {
    for event in [
        r#"{"id":"a","date":"2024-03-28/2024-03-27"}"#,
        r#"{"id":"a","start":"2024-03-28","end":"2024-03-27"}"#,
    ] {
        let loaded = load(&format!(r#"{{"events":[{event}]}}"#));
        assert_eq!(loaded.diagnostics[0].code, "date");
        assert!(loaded.store.is_empty());
    }
}

#[test]
fn places_are_found_whatever_the_order_and_what_was_left_out() {
    // Events in another order than in time, one that cannot be read, one without a date, and one
    // whose id is taken: none of them moves the caret.
    let source = r#"{"events": [
        {"id":"c","series":"s","ordinal":2,"date":"2024-05-01"},
        {"id":7.5},
        {"id":"lost","series":"s"},
        {"id":"c","series":"s","ordinal":9,"date":"2024-06-01"},
        {"id":"b","series":"s","ordinal":3,"date":"2024-04-01"},
        {"id":"a","series":"s","ordinal":2,"date":"2024-01-01"}
    ]}"#;
    let all = found(source);
    let told: Vec<(&str, &str)> = all.iter().map(|it| (it.code, it.path.as_str())).collect();
    assert_eq!(
        told,
        [("numbering-repeat", "events[0].ordinal"), ("numbering-order", "events[4].ordinal")]
    );
    insta::assert_snapshot!(render("in.json", source, &all[1]), @r#"
    warning[numbering-order]: `b` is number 3 of `s`, and was before `c`, number 2
      --> in.json:6:42 (events[4].ordinal)
    6 |         {"id":"b","series":"s","ordinal":3,"date":"2024-04-01"},
      |                                          ^
      = help: mend a number or a date: numbers follow the order in time
    "#);
}

#[test]
fn lists_single_events_and_flat_records_are_looked_at_too() {
    let list = r#"[{"id":"a","date":"2024-01-01","place":"Seoul"},{"id":"b","date":"2024"}]"#;
    check_in(list, "no-place", "events[1]", r#"{"id":"b","date":"2024"}"#);
    let lone = r#"{"id":"a","date":"2024-01-01","countries":["KR"],"host":"US"}"#;
    check_in(lone, "host-country", "events[0].host", "\"US\"");
    let flat = r#"{"events":[{"id":"a","series":"s","start":"2024-01-01","end":"2024-01-05"},
        {"id":"b","series":"s","start":"2024-01-03","end":"2024-01-04"}]}"#;
    check_in(flat, "overlap", "events[1].start", "\"2024-01-03\"");
}

#[test]
fn a_file_that_is_wrong_throughout_gets_so_many_warnings_and_no_more() {
    let event = |it: usize| format!(r#"{{"id":"e{it}","date":"2024-01-01"}}"#);
    let events: Vec<String> = (0..2_000).map(event).collect();
    let source = format!(
        r#"{{"events":[{{"id":"a","date":"2024","place":"Seoul"}},{}]}}"#,
        events.join(",")
    );
    let all = found(&source);
    assert_eq!(all.len(), MOST + 1);
    assert_eq!(all[MOST].message, "1500 more like these are not listed");
    assert!(all[..MOST].iter().all(|it| it.span.is_some()));
}

#[test]
fn of_a_file_of_records_the_line_of_the_event_is_pointed_at() {
    let source = "[{\"id\": \"late\", \"date\": \"2025\", \"place\": \"x\"},\n\
        {\"id\": \"a\", \"date\": \"2024-01-01\", \"series\": \"s\", \"ordinal\": 1},\n\
        {\"id\": \"none\"},\n\
        {\"id\": \"b\", \"date\": \"2024-02-01\", \"series\": \"s\", \"ordinal\": 1}]";
    let loaded = load(source);
    let mut all = lints_by_line(source, &loaded.store, &loaded.kept);
    all.retain(|it| it.code == "numbering-repeat");
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].path, "b, ordinal");
    assert_eq!(all[0].span.clone().and_then(|it| source.get(it)), source.lines().last());
}
