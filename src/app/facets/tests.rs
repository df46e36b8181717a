//! What a user sees beside the filter line.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::load::load;
use crate::model::Scope;
use crate::query::{self, parse};

const PLAIN: &str = include_str!("../../query/facet/plain-names.json");

static BUNDLED: LazyLock<Store> =
    LazyLock::new(|| load(include_str!("../../../assets/working-groups.json")).store);

fn run(store: &Store, query: &Query) -> EventSet {
    query::compile(query, store).unwrap().run(store)
}

fn facets(store: &Store, query: &Query) -> Facets {
    let in_scope = store.index().in_scope(query.scope().unwrap_or(Scope::All));
    Facets::new(store, query, in_scope, &run(store, query))
}

/// Writes the rows with their bars.
fn table(store: &Store, query: &str) -> String {
    let facets = facets(store, &parse(query).unwrap());
    let of = if facets.is_scope() { "scope" } else { "shown" };
    let span = facets.span().map(|(first, last)| format!("{:?} to {:?}", first.ymd(), last.ymd()));
    let mut lines = vec![format!(
        "count of {} {of}, {} months a bar, at most {}, {}",
        facets.base_len(),
        facets.months(),
        facets.largest_bar(),
        span.unwrap_or_default()
    )];
    for group in Group::ALL.into_iter().filter(|it| !matches!(it, Group::Source | Group::File)) {
        lines.push(format!("{group:?}"));
        for row in facets.rows(group) {
            let sign = match row.stance {
                Stance::On => '+',
                Stance::Excluded => '-',
                Stance::Neutral => ' ',
            };
            let bars: String = facets
                .bars(store, row.value)
                .iter()
                .map(|it| if *it == 0 { ".".to_owned() } else { it.to_string() })
                .collect();
            let name = row.value.name(store, "en");
            lines.push(format!("  {sign} {name:<26} {:>2}  {bars}", row.count));
        }
    }
    lines.join("\n")
}

#[test]
fn the_rows_of_the_picture() {
    let query = "country:JP theme:defense-espionage on:2024 scope:core";
    insta::assert_snapshot!(table(&BUNDLED, query));
}

#[test]
fn what_is_shown_is_counted_and_the_scope_gives_the_order() {
    insta::assert_snapshot!(table(&BUNDLED, "country:JP -place:seoul scope:series"));
}

#[test]
fn plain_names_and_open_ends() {
    insta::assert_snapshot!(table(&load(PLAIN).store, "-who:\"Lee Jun\" scope:all"));
}

#[test]
fn another_query_is_counted_as_if_it_were_the_first() {
    let store = &*BUNDLED;
    let mut kept = Facets::default();
    for text in
        ["scope:core", "scope:all", "place:seoul scope:all", "who:lee scope:series", "no:99"]
    {
        let query = parse(text).unwrap();
        let in_scope = store.index().in_scope(query.scope().unwrap_or(Scope::All));
        kept.update(store, &query, in_scope, &run(store, &query));
        let new = facets(store, &query);
        for group in Group::ALL {
            assert_eq!(kept.rows(group), new.rows(group), "{text} {group:?}");
        }
        let told = |it: &Facets| (it.base_len(), it.is_scope(), it.largest_bar(), it.span());
        assert_eq!(told(&kept), told(&new), "{text}");
    }
}

#[test]
fn nothing_at_all_has_no_rows_and_no_time() {
    let store = Store::default();
    let facets = facets(&store, &Query::default());
    assert!(Group::ALL.into_iter().all(|it| facets.rows(it).is_empty()));
    assert_eq!((facets.base_len(), facets.largest_bar(), facets.span()), (0, 0, None));
}

#[test]
fn time_is_cut_where_years_and_their_parts_begin() {
    let cut = |dates: &[&str]| {
        let events: Vec<String> = dates
            .iter()
            .zip('a'..)
            .map(|(date, id)| format!(r#"{{"id": "{id}", "date": "{date}", "countries": ["US"]}}"#))
            .collect();
        let store = load(&format!(r#"{{"attache": 1, "events": [{}]}}"#, events.join(","))).store;
        let facets = facets(&store, &Query::default());
        let us = Group::Country.values(&store)[0];
        (facets.months(), facets.bars(&store, us))
    };
    assert_eq!(cut(&["2024-03-31", "2024-04-01"]), (1, vec![1, 1]));
    assert_eq!(cut(&["2023-11-06", "2024-09-06"]), (1, [&[1][..], &[0; 9], &[1]].concat()));
    assert_eq!(cut(&["2024-02", "2024-03", "2025-02"]), (2, vec![1, 1, 0, 0, 0, 0, 1]));
    assert_eq!(cut(&["2022-01", "2024-09"]), (3, [&[1][..], &[0; 9], &[1]].concat()));
    assert_eq!(cut(&["2020", "2024-12"]), (6, [&[1][..], &[0; 8], &[1]].concat()));
    assert_eq!(cut(&["2014", "2024-12"]), (12, [&[1][..], &[0; 9], &[1]].concat()));
    assert_eq!(cut(&["-0001-05", "0001-03"]), (3, vec![1, 0, 0, 0, 0, 0, 0, 1]));
    assert_eq!(cut(&["0000", "2024"]).0, 2_220, "185 years");
    assert_eq!(cut(&["../2023", "2024-01", "2024-02/.."]), (1, vec![2, 1]), "open ends");
    assert_eq!(cut(&["../2023"]), (0, vec![]), "no beginning at all");
}

/// Whether a value is kept out or asked for, its group, and its position there.
type Step = (bool, usize, usize);

/// Switches values by position, and compares every count with what a query finds.
fn walk(store: &Store, query: &str, steps: &[Step]) -> Result<(), TestCaseError> {
    let mut query = parse(query).unwrap();
    for &(exclude, group, slot) in steps {
        let values = Group::ALL[group].values(store);
        let Some(&value) = values.get(slot % values.len().max(1)) else { continue };
        let switch = if exclude { Query::exclude } else { Query::toggle };
        prop_assert!(switch(&mut query, store, value));
    }
    let facets = facets(store, &query);
    let counted =
        if facets.is_scope() { Query::default().with_scope(query.scope()) } else { query.clone() };
    prop_assert_eq!(facets.base_len(), run(store, &counted).len());
    for group in Group::ALL {
        // There are so many sources, and so slow is a test, that a part has to stand for all.
        let step = if group == Group::Source { 9 } else { 1 };
        for row in facets.rows(group).iter().step_by(step) {
            let mut term = Query::default();
            prop_assert!(term.only(store, row.value));
            let both = parse(&format!("{term} {counted}")).unwrap();
            prop_assert_eq!(row.count, run(store, &both).len(), "{}", both);
            prop_assert_eq!(row.stance, query.stance(store, row.value));
            let bars = facets.bars(store, row.value);
            prop_assert_eq!(bars.iter().sum::<usize>(), row.count);
            prop_assert!(bars.len() <= BINS && bars.iter().all(|it| *it <= facets.largest_bar()));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn a_count_is_what_the_query_with_the_value_finds(
        start in prop::sample::select(vec![
            "scope:core", "scope:series", "scope:all", "country:JP scope:all",
            "(no:2 | since:2023) scope:all",
        ]),
        steps in prop::collection::vec((any::<bool>(), 0..Group::ALL.len(), 0..200_usize), 0..4),
    ) {
        walk(&BUNDLED, start, &steps)?;
    }

    #[test]
    fn so_it_is_of_plain_names(
        steps in prop::collection::vec((any::<bool>(), 0..Group::ALL.len(), 0..20_usize), 0..4),
    ) {
        walk(&load(PLAIN).store, "scope:all", &steps)?;
    }
}
