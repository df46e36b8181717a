//! What switching values does to the text of a query.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::load::load;
use crate::query::{compile, fixture, parse};

static BUNDLED: LazyLock<Store> =
    LazyLock::new(|| load(include_str!("../../../assets/working-groups.json")).store);
static PLAIN: LazyLock<Store> =
    LazyLock::new(|| load(include_str!("../facet/plain-names.json")).store);

/// A way to switch a value.
type Switch = fn(&mut Query, &Store, Value) -> bool;

/// Returns the value of a group that is shown under this name.
#[track_caller]
fn value(store: &Store, group: Group, name: &str) -> Value {
    let values = group.values(store);
    values.into_iter().find(|it| it.name(store, "en") == name).unwrap_or_else(|| panic!("{name}"))
}

/// Switches values of a group of the fixture one by one, and returns the query after each.
#[track_caller]
fn check(query: &str, group: Group, steps: &[(Switch, &str)], expected: &[&str]) {
    let store = fixture::store();
    let mut query = parse(query).unwrap();
    let after = steps.iter().map(|(switch, name)| {
        assert!(switch(&mut query, &store, value(&store, group, name)), "{name}");
        assert_eq!(parse(&query.to_string()), Ok(query.clone()));
        query.to_string()
    });
    assert_eq!(after.collect::<Vec<_>>(), expected);
}

const TOGGLE: Switch = Query::toggle;
const EXCLUDE: Switch = Query::exclude;
const ONLY: Switch = Query::only;

#[test]
fn a_value_is_switched_on_beside_others_and_off_again() {
    check(
        "no:5 scope:all",
        Group::Theme,
        &[
            (TOGGLE, "crypto heists"),
            (TOGGLE, "third-party facilitators"),
            (TOGGLE, "crypto heists"),
            (TOGGLE, "third-party facilitators"),
        ],
        &[
            "no:5 theme:crypto-heists scope:all",
            "no:5 theme:crypto-heists,third-party-facilitators scope:all",
            "no:5 theme:third-party-facilitators scope:all",
            "no:5 scope:all",
        ],
    );
    check(
        "status:agreed IT",
        Group::Status,
        &[(TOGGLE, "agreed to seek"), (TOGGLE, "agreed")],
        &["status:agreed,\"agreed to seek\" IT", "status:\"agreed to seek\" IT"],
    );
}

#[test]
fn a_value_is_kept_out_and_let_in_again() {
    check(
        "theme:heists",
        Group::Theme,
        &[
            (EXCLUDE, "crypto heists"),
            (EXCLUDE, "third-party facilitators"),
            (EXCLUDE, "crypto heists"),
            (TOGGLE, "third-party facilitators"),
            (EXCLUDE, "third-party facilitators"),
        ],
        &[
            "-theme:crypto-heists",
            "-theme:crypto-heists -theme:third-party-facilitators",
            "-theme:third-party-facilitators",
            "theme:third-party-facilitators",
            "-theme:third-party-facilitators",
        ],
    );
    check("-place:seoul,washington", Group::Place, &[(EXCLUDE, "Seoul")], &["-place:washington"]);
}

#[test]
fn a_value_is_kept_alone_of_its_group() {
    check(
        "theme:heists a theme:helpers -theme:helpers (theme:helpers | b)",
        Group::Theme,
        &[(ONLY, "third-party facilitators"), (ONLY, "crypto heists"), (ONLY, "crypto heists")],
        &[
            "theme:third-party-facilitators a (theme:helpers | b)",
            "theme:crypto-heists a (theme:helpers | b)",
            "theme:crypto-heists a (theme:helpers | b)",
        ],
    );
}

#[test]
fn countries_keep_how_they_are_combined() {
    let country = |query, steps: &[_], expected: &[&str]| {
        check(query, Group::Country, steps, expected);
    };
    country("country:US,KR", &[(TOGGLE, "JP")], &["country:US,KR,JP"]);
    country("country:US+KR", &[(TOGGLE, "JP")], &["country:US+KR+JP"]);
    country("country:US country:KR x", &[(TOGGLE, "JP")], &["country:US+KR+JP x"]);
    country(
        "country:=US,KR",
        &[(TOGGLE, "JP"), (TOGGLE, "US"), (ONLY, "JP")],
        &["country:=US,KR,JP", "country:=KR,JP", "country:=JP"],
    );
    country("country:US+KR", &[(TOGGLE, "KR"), (ONLY, "JP")], &["country:US", "country:JP"]);
    country("country:일본", &[(TOGGLE, "JP")], &[""]);
    // These two cannot be said in one term, so each stays as it is.
    country(
        "country:US+KR country:US,JP",
        &[(TOGGLE, "AU"), (TOGGLE, "US")],
        &["country:US+KR+AU country:US,JP", "country:KR+AU country:JP"],
    );
    country("-country:US+KR", &[(TOGGLE, "US")], &["-country:US+KR country:US"]);
}

#[test]
fn years_are_dates() {
    check(
        "on:2023/2024,2024-05",
        Group::Year,
        &[(TOGGLE, "2025"), (TOGGLE, "2024"), (EXCLUDE, "2023"), (ONLY, "2024")],
        &[
            "on:2023/2024,2024-05,2025",
            "on:2023,2024-05,2025",
            "on:2024-05,2025 -on:2023",
            "on:2024",
        ],
    );
    check("since:2024", Group::Year, &[(TOGGLE, "2024")], &["since:2024 on:2024"]);
}

#[test]
fn a_word_for_several_gives_way_to_the_others_by_name() {
    let store = fixture::store();
    let query = parse("who:lee").unwrap();
    let stances = Group::Person.values(&store).into_iter().map(|it| query.stance(&store, it));
    assert_eq!(stances.collect::<Vec<_>>(), [Stance::Neutral, Stance::On, Stance::Neutral]);
    check(
        "source:yonhap",
        Group::Source,
        &[(TOGGLE, "Yonhap: State of the talks")],
        &["source:H2"],
    );
    check(
        "source:H2,yonhap,B5-STATE,H2",
        Group::Source,
        &[(TOGGLE, "Yonhap: State of the talks")],
        &["source:H2,B5-STATE"],
    );
    check(
        "-series:\"working group\"",
        Group::Series,
        &[(TOGGLE, "Bilateral")],
        &["-series:trilateral series:bilateral"],
    );
}

#[test]
fn what_is_typed_deeper_is_left_alone() {
    let store = fixture::store();
    let jp = value(&store, Group::Country, "JP");
    for query in ["country:JP | no:5", "--country:JP", "-(country:JP no:5)", "-country:JP+US"] {
        assert_eq!(parse(query).unwrap().stance(&store, jp), Stance::Neutral, "{query}");
    }
    let both = parse("country:JP -country:JP").unwrap();
    assert_eq!(both.stance(&store, jp), Stance::Excluded);
    check("country:JP -country:JP", Group::Country, &[(TOGGLE, "JP")], &["country:JP"]);
    check("country:JP -country:JP", Group::Country, &[(EXCLUDE, "JP")], &[""]);
    let unknown = parse("country:XX").unwrap();
    assert_eq!(unknown.stance(&store, jp), Stance::Neutral);
}

#[test]
fn a_query_that_could_not_be_read_back_stays_as_it_was() {
    let store = fixture::store();
    let long = format!("\"{}\"", "x".repeat(LONGEST - 10));
    for switch in [TOGGLE, EXCLUDE, ONLY] {
        let mut query = parse(&long).unwrap();
        assert!(!switch(&mut query, &store, value(&store, Group::Theme, "crypto heists")));
        assert_eq!(query.to_string().len(), long.len() - 2);
    }
    // A name of which nothing is left for a query to compare cannot be asked for.
    let nameless =
        load(r#"{"attache": 1, "events": [{"id": "a", "date": "2024", "place": "\u0301"}]}"#).store;
    for place in Group::Place.values(&nameless) {
        let mut query = Query::default();
        let done = query.toggle(&nameless, place);
        assert_eq!(query.is_empty(), !done, "{query}");
        compile(&query, &nameless).unwrap();
    }
}

#[test]
fn names_that_only_case_tells_apart_are_switched_together() {
    let store = load(
        r#"{"attache": 1, "events": [
            {"id": "a", "date": "2024", "place": "Seoul"},
            {"id": "b", "date": "2025", "place": "SEOUL"},
            {"id": "c", "date": "2025", "place": "New Seoul"}]}"#,
    )
    .store;
    let places = Group::Place.values(&store);
    let stances =
        |query: &Query| places.iter().map(|&it| query.stance(&store, it)).collect::<Vec<_>>();
    let mut query = Query::default();
    assert!(query.toggle(&store, places[1]));
    assert_eq!(stances(&query), [Stance::On, Stance::On, Stance::Neutral]);
    assert!(query.toggle(&store, places[0]));
    assert!(query.is_empty(), "{query}");
}

/// A switch, a group and a value of it, to be taken modulo how many there are.
type Step = (usize, usize, usize);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec((0..3_usize, 0..Group::ALL.len(), 0..200_usize), 1..12)
}

fn starts() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        "scope:all",
        "no:>=2 | talks",
        "country:=US,JP",
        "country:US country:JP",
        "country:US,KR country:JP",
        "who:lee -who:lee",
        "source:yonhap -source:\"state\" scope:series",
        "on:2023/2026,2024-03 -on:2024",
        "theme:a -(theme:a | place:o)",
        "place:o,s",
    ])
}

/// Switches values, and sees after each that the query says so and can be read back.
fn walk(store: &Store, start: &str, steps: &[Step]) -> Result<(), TestCaseError> {
    let Ok(mut query) = parse(start) else { return Ok(()) };
    let compiles = compile(&query, store).is_ok();
    let every: Vec<Value> = Group::ALL.into_iter().flat_map(|it| it.values(store)).collect();
    for &(switch, group, slot) in steps {
        let group = Group::ALL[group];
        let values = group.values(store);
        let Some(&value) = values.get(slot % values.len().max(1)) else { continue };
        let before = Stances::new(&query, store);
        let (switch, expected) = match (switch, before.of(value)) {
            (0, Stance::On) => (TOGGLE, Stance::Neutral),
            (0, _) => (TOGGLE, Stance::On),
            (1, Stance::Excluded) => (EXCLUDE, Stance::Neutral),
            (1, _) => (EXCLUDE, Stance::Excluded),
            (_, _) => (ONLY, Stance::On),
        };
        prop_assert!(switch(&mut query, store, value));
        let after = Stances::new(&query, store);
        prop_assert_eq!(after.of(value), expected, "{}", query);
        prop_assert_eq!(query.stance(store, value), expected);
        for &other in every.iter().filter(|it| **it != value) {
            let alone = switch as usize == ONLY as usize && other.group() == group;
            let expected = if alone { Stance::Neutral } else { before.of(other) };
            prop_assert_eq!(after.of(other), expected, "{} in {}", other.name(store, "en"), query);
        }
        let read = parse(&query.to_string());
        prop_assert_eq!(read.as_ref(), Ok(&query), "{}", query);
        if compiles {
            prop_assert!(compile(&query, store).is_ok(), "{}", query);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn the_query_says_what_was_switched(start in starts(), steps in steps()) {
        walk(&BUNDLED, start, &steps)?;
        walk(&PLAIN, start, &steps)?;
        walk(&fixture::store(), start, &steps)?;
    }
}
