//! What is counted, from what to what.

use super::*;
use crate::load::load;

const BUNDLED: &str = include_str!("../../../assets/working-groups.json");

/// The only group of a file with these events, `id date` each, all of one series.
fn one(as_of: &str, dates: &[&str]) -> (Store, Cadence) {
    let events: Vec<String> = dates
        .iter()
        .enumerate()
        .map(|(at, date)| format!(r#"{{"id":"e{at}","series":"s","date":"{date}"}}"#))
        .collect();
    let source = format!(r#"{{{as_of}"events":[{}]}}"#, events.join(","));
    let store = load(&source).store;
    let all = EventSet::first(store.len());
    let group = groups(&store, &all).remove(0);
    let cadence = Cadence::of(&store, &group);
    (store, cadence)
}

fn bundled(series: &str, as_of: &str) -> Cadence {
    let mut store = load(BUNDLED).store;
    if !as_of.is_empty() {
        let date = crate::model::Edtf::parse(as_of).unwrap();
        store = store.with_as_of(date.last_day().unwrap());
    }
    let all = EventSet::first(store.len());
    let key = |it: &Group| store.str(store.series_of(it.series.unwrap()).key) == series;
    let group = groups(&store, &all).into_iter().find(key).unwrap();
    Cadence::of(&store, &group)
}

fn days(cadence: &Cadence) -> Vec<i64> {
    cadence.intervals.iter().map(|it| it.days.middle()).collect()
}

#[test]
fn cadence_runs_from_start_to_start_and_silence_from_the_last_day_to_the_first() {
    let cadence = bundled("bilateral", "");
    assert_eq!(days(&cadence), [99, 111, 141, 103, 142, 162]);
    let silences: Vec<i64> =
        cadence.intervals.iter().filter_map(|it| it.silence).map(Days::middle).collect();
    assert_eq!(silences, [99, 111, 141, 103, 141, 161]);
    assert_eq!(cadence.median, Some(Median { doubled: 252, about: false }));
    assert_eq!(cadence.longest().map(|it| it.days.middle()), Some(162));
    assert_eq!(cadence.shortest().map(|it| it.days.middle()), Some(99));
    assert_eq!(days(&bundled("trilateral", "")), [113, 161, 355]);
}

#[test]
fn the_current_silence_is_counted_to_the_day_that_counts_as_today() {
    let lasting = |as_of: &str| match bundled("bilateral", as_of).silence {
        Silence::Lasts { day, days, tenths, .. } => (day.ymd(), days.middle(), tenths),
        other => panic!("{other:?}"),
    };
    assert_eq!(lasting(""), ((2024, 9, 6), 806, Some(64)));
    assert_eq!(lasting("2024-09-06"), ((2024, 9, 6), 0, Some(0)));
    // 16 days after the sixth session, whose median is that of five intervals: 111 days.
    assert_eq!(lasting("2024-04-13"), ((2024, 3, 28), 16, Some(1)));
}

#[test]
fn what_begins_after_today_is_planned_and_not_held() {
    let cadence = bundled("bilateral", "2024-09-04");
    assert_eq!((cadence.sessions, cadence.held.len()), (7, 6));
    assert_eq!(days(&cadence), [99, 111, 141, 103, 142]);
    assert_eq!(cadence.planned.0, 1);
    assert_eq!(cadence.median.map(|it| it.doubled), Some(222));
    // 27 March 2024 and 111 days.
    assert_eq!(cadence.expected.map(|it| it.day.ymd()), Some((2024, 7, 16)));
    let on_its_second_day = bundled("bilateral", "2024-09-05");
    assert!(matches!(on_its_second_day.silence, Silence::NoEnd(_)), "it goes on");
    assert_eq!(bundled("bilateral", "2020").silence, Silence::NoneHeld);
}

#[test]
fn a_date_of_a_month_gives_a_span_of_days_and_its_middle() {
    let (_, cadence) = one("", &["2024-01-10", "2024-03", "2024-05-10~"]);
    let spans: Vec<(i64, i64, bool)> =
        cadence.intervals.iter().map(|it| (it.days.least, it.days.most, it.days.about)).collect();
    assert_eq!(spans, [(51, 81, true), (40, 70, true)]);
    assert_eq!(days(&cadence), [66, 55]);
    assert_eq!(cadence.median, Some(Median { doubled: 121, about: true }));
    assert_eq!(cadence.median.map(Median::days), Some(61));
    assert!(cadence.is_about());
}

#[test]
fn open_dates_are_left_out_and_counted() {
    let (_, cadence) = one("", &["../2023-05", "2024-01-01", "2024-02-01/..", "2024-04-01"]);
    assert_eq!(cadence.open, 1);
    assert_eq!(days(&cadence), [31, 60]);
    let silences: Vec<Option<i64>> =
        cadence.intervals.iter().map(|it| it.silence.map(Days::middle)).collect();
    assert_eq!(silences, [Some(31), None], "nobody says when the second one ended");
    assert_eq!(cadence.silence, Silence::NoToday);
}

#[test]
fn one_session_has_no_rhythm() {
    let (_, cadence) = one(r#""as_of":"2024-02-10","#, &["2024-01-01"]);
    assert_eq!((cadence.median, cadence.expected), (None, None));
    let Silence::Lasts { days, tenths, .. } = cadence.silence else { panic!("{cadence:?}") };
    assert_eq!((days.middle(), tenths), (40, None));
}

#[test]
fn a_series_that_only_ever_met_on_one_day_has_no_multiples_of_it() {
    let (_, cadence) = one(r#""as_of":"2024-02-10","#, &["2024-01-01", "2024-01-01"]);
    assert_eq!(cadence.median.map(|it| it.doubled), Some(0));
    assert!(matches!(cadence.silence, Silence::Lasts { tenths: None, .. }));
}

#[test]
fn all_sessions_count_however_many_there_are() {
    // Four hundred a hundred days apart, then a hundred ten days apart.
    let start = crate::model::Day::from_ymd(1800, 1, 1).unwrap();
    let day = |it: i64| start.saturating_add(it.min(400) * 100 + (it - 400).max(0) * 10);
    let dates: Vec<String> = (0..500)
        .map(|it| crate::model::Edtf::days(day(it), day(it)).unwrap().to_string())
        .collect();
    let dates: Vec<&str> = dates.iter().map(String::as_str).collect();
    let (_, cadence) = one("", &dates);
    assert_eq!((cadence.sessions, cadence.held.len(), cadence.intervals.len()), (500, 500, 499));
    assert_eq!(cadence.median.map(Median::days), Some(100));
    assert_eq!(cadence.before(cadence.held[1]).map(|it| it.from), Some(cadence.held[0]));
    assert_eq!(cadence.before(cadence.held[0]), None);
}

#[test]
fn a_file_without_series_is_one_group_and_milestones_do_not_count_among_sessions() {
    let source = r#"{"events":[{"id":"a","date":"2024-01-01"},{"id":"b","date":"2024-02-01"},
        {"id":"m","kind":"milestone","date":"2024-01-15"}]}"#;
    let store = load(source).store;
    let found = groups(&store, &EventSet::first(3));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].series, found[0].sessions.len()), (None, 2));
    let store = load(r#"{"events":[{"id":"m","kind":"milestone","date":"2024-01-15"}]}"#).store;
    assert_eq!(groups(&store, &EventSet::first(1))[0].sessions.len(), 1);
    assert!(groups(&store, &EventSet::default()).is_empty());
}

#[test]
fn the_silence_begins_with_the_last_session_of_the_file_even_if_it_is_hidden() {
    let store = load(BUNDLED).store;
    let core = store.index().in_scope(crate::model::Scope::Core);
    let told: Vec<_> = groups(&store, core)
        .iter()
        .map(|it| {
            let cadence = Cadence::of(&store, it);
            let Silence::Lasts { since, days, tenths, .. } = cadence.silence else { panic!() };
            let id = store.event(since).unwrap().id().to_owned();
            let hidden = it.hidden.contains(since);
            (it.sessions.len(), it.hidden.len(), id, hidden, days.middle(), tenths)
        })
        .collect();
    // The fourth trilateral session is outside the core; the median of those in it is 161 days.
    assert_eq!(
        told,
        [
            (3, 4, "bilateral-07".to_owned(), false, 806, Some(53)),
            (2, 2, "trilateral-04".to_owned(), true, 450, Some(28)),
        ]
    );
    let expected = Cadence::of(&store, &groups(&store, core)[1]).expected.unwrap();
    assert!(expected.day > crate::model::Day::from_ymd(2025, 8, 28).unwrap(), "after the fourth");
}
