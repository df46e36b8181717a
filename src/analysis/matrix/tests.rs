//! Counts against the file itself, read without the loader.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use super::*;
use crate::load::load;

const BUNDLED: &str = include_str!("../../../assets/working-groups.json");

fn of(store: &Store) -> Matrix {
    Matrix::new(store, &EventSet::first(store.len()))
}

fn key(store: &Store, row: &Row) -> String {
    row.theme.map_or_else(String::new, |it| store.str(store.theme(it).key).to_owned())
}

fn keys(store: &Store, matrix: &Matrix) -> Vec<String> {
    matrix.rows.iter().map(|it| key(store, it)).collect()
}

#[test]
fn every_count_is_that_of_the_file() {
    let file: Value = serde_json::from_str(BUNDLED).unwrap();
    let mut expected: BTreeMap<(String, String), usize> = BTreeMap::new();
    for event in file["events"].as_array().unwrap() {
        for list in ["actions", "concerns"] {
            for entry in event[list].as_array().into_iter().flatten() {
                for theme in entry["themes"].as_array().unwrap() {
                    let at = event["id"].as_str().unwrap().to_owned();
                    *expected.entry((theme.as_str().unwrap().to_owned(), at)).or_default() += 1;
                }
            }
        }
    }
    let store = load(BUNDLED).store;
    let matrix = of(&store);
    let mut found = BTreeMap::new();
    for row in &matrix.rows {
        for (position, column) in matrix.columns.iter().enumerate() {
            let id = store.event(column.session).unwrap().id().to_owned();
            if row.count(position) > 0 {
                found.insert((key(&store, row), id), row.count(position));
            }
        }
    }
    assert_eq!(found, expected);
    let sum: usize = expected.values().sum();
    assert_eq!((matrix.total(), matrix.rows.iter().map(|it| it.total).sum()), (sum, sum));
    assert_eq!((matrix.columns.len(), matrix.themes(), matrix.left_out), (11, 17, 0));
}

#[test]
fn series_stand_side_by_side_each_in_time_order() {
    let store = load(BUNDLED).store;
    let ids: Vec<String> = of(&store)
        .columns
        .iter()
        .map(|it| store.event(it.session).unwrap().id().replace("lateral-0", ""))
        .collect();
    assert_eq!(ids.join(" "), "bi1 bi2 bi3 bi4 bi5 bi6 bi7 tri1 tri2 tri3 tri4");
}

#[test]
fn rows_are_sorted_by_what_one_asks_for() {
    let store = load(BUNDLED).store;
    let mut matrix = of(&store);
    let mut first = |sort, tag| {
        matrix.sort(&store, sort, tag);
        keys(&store, &matrix).into_iter().take(3).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(first(Sort::File, "en"), "crypto-heists money-laundering it-workers");
    assert_eq!(first(Sort::Total, "en"), "it-workers crypto-heists private-sector");
    assert_eq!(first(Sort::First, "en"), "crypto-heists it-workers diplomatic-outreach");
    assert_eq!(first(Sort::Last, "en"), "crypto-heists money-laundering it-workers");
    assert_eq!(first(Sort::Name, "en"), "jurisdiction-access ai-industry asset-recovery");
    assert_ne!(first(Sort::Name, "ko"), "jurisdiction-access ai-industry asset-recovery");
}

#[test]
fn a_file_without_themes_or_series_still_has_its_actions_counted() {
    let store = load(
        r#"{"events":[
        {"id":"a","date":"2024-01-10","name":"One","actions":["Share","Train"]},
        {"id":"b","date":"2024-02-10","name":"Two"},
        {"id":"c","date":"2024-03-10","name":"Three","kind":"milestone","actions":["Sign"]},
        {"id":"d","date":"2024-04-10","name":"Four","series":"s","actions":[{"text":"Meet","themes":["x","x"]}]}]}"#,
    )
    .store;
    let matrix = of(&store);
    let sessions: Vec<&str> =
        matrix.columns.iter().map(|it| store.event(it.session).unwrap().id()).collect();
    assert_eq!(sessions, ["d", "a"]);
    let counts: Vec<_> =
        matrix.rows.iter().map(|it| (it.theme.is_some(), it.count(0), it.count(1))).collect();
    assert_eq!(counts, [(true, 1, 0), (false, 0, 2)], "a theme named twice counts once");
    let mut sorted = matrix.clone();
    sorted.sort(&store, Sort::Total, "en");
    assert_eq!(sorted.rows, matrix.rows, "what has no theme comes last in every order");
}

#[test]
fn of_very_many_sessions_the_last_have_a_column() {
    let mut file = String::from(r#"{"events":["#);
    for at in 0..300 {
        let comma = if at == 0 { "" } else { "," };
        let (year, day) = (1900 + at / 28, 1 + at % 28);
        write!(file, r#"{comma}{{"id":"e{at}","date":"{year}-01-{day:02}","series":"s","#).unwrap();
        file.push_str(r#""actions":["#);
        for theme in 0..40 {
            let comma = if theme == 0 { "" } else { "," };
            let theme = (at * 40 + theme) % 1_000;
            write!(file, r#"{comma}{{"text":"t","themes":["theme {theme}"]}}"#).unwrap();
        }
        file.push_str("]}");
    }
    file.push_str("]}");
    let store = load(&file).store;
    let matrix = of(&store);
    assert_eq!((matrix.columns.len(), matrix.left_out, matrix.themes()), (200, 100, 1_000));
    let all = Matrix::written(&store, &EventSet::first(store.len()));
    assert_eq!((all.columns.len(), all.left_out), (300, 0), "a file has room for more");
    assert_eq!(matrix.total(), 200 * 40);
    assert_eq!(store.event(matrix.columns[0].session).unwrap().id(), "e100");
}

#[track_caller]
fn check_past(id: &str, theme: &str, expected: &str) {
    let store = load(BUNDLED).store;
    let theme = store.themes().find(|it| store.str(store.theme(*it).key) == theme).unwrap();
    let told = match past(&store, store.find(id).unwrap(), theme) {
        Past::Untold => "untold".to_owned(),
        Past::New => "new".to_owned(),
        Past::Since(first) => format!("since {}", first.id()),
        Past::Returned { last, missed } => format!("after {missed}, last {}", last.id()),
        Past::Gone(last) => format!("gone, last {}", last.id()),
        Past::Never => "never".to_owned(),
    };
    assert_eq!(told, expected);
}

#[test]
fn one_looks_back_for_a_theme_along_its_own_series() {
    check_past("bilateral-07", "third-party-facilitators", "after 4, last bilateral-02");
    check_past("trilateral-03", "third-party-facilitators", "new");
    check_past("bilateral-07", "crypto-heists", "since bilateral-01");
    check_past("bilateral-06", "money-laundering", "since bilateral-05");
    check_past("bilateral-04", "asset-recovery", "gone, last bilateral-03");
    check_past("bilateral-07", "ai-industry", "never");
    check_past("bilateral-01", "crypto-heists", "untold");
}
