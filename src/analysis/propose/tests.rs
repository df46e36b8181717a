//! How well does the rule do, and what does it do where nothing is to go by?

use super::*;
use crate::load::load;
use crate::store::Event;

/// Pairs the actions of the events `a` and `b`, as positions.
#[track_caller]
fn pairs(source: &str) -> Vec<(usize, usize)> {
    let store = load(source).store;
    let [before, after] = ["a", "b"].map(|it| store.find(it).unwrap());
    let found = propose(&store, all(before), all(after), By::ThemeAndWording);
    found.iter().map(|it| (it.earlier, it.later)).collect()
}

fn all(event: Event<'_>) -> Side<'_> {
    Side { actions: event.actions(), taken: &[] }
}

fn file(before: &str, after: &str) -> String {
    format!(
        r#"{{"events":[{{"id":"a","date":"2024-01","actions":[{before}]}},{{"id":"b","date":"2024-02","actions":[{after}]}}]}}"#
    )
}

/// Counts over all neighbouring sessions of both series: proposed and linked, proposed, linked.
fn counts() -> (usize, usize, usize) {
    let store = load(include_str!("../../../assets/working-groups.json")).store;
    let (mut right, mut proposed, mut linked) = (0, 0, 0);
    for event in store.events() {
        let Some(before) = store.previous_in_series(event) else { continue };
        let links = |later: &Action, earlier: &Action| {
            store.continues(later.continues).contains(&earlier.id)
        };
        let (earlier, later) = (before.actions(), event.actions());
        linked += later
            .iter()
            .map(|it| earlier.iter().filter(|from| links(it, from)).count())
            .sum::<usize>();
        let found = propose(&store, all(before), all(event), By::ThemeAndWording);
        proposed += found.len();
        right += found.iter().filter(|it| links(&later[it.later], &earlier[it.earlier])).count();
    }
    (right, proposed, linked)
}

#[test]
fn the_rule_is_measured_against_the_file() {
    let (right, proposed, linked) = counts();
    let (precision, recall) = (100 * right / proposed, 100 * right / linked);
    println!("{right} right of {proposed} proposed and {linked} in the file");
    println!("precision {precision} %, recall {recall} %");
    assert!(precision >= 80 && recall >= 70, "{precision} {recall}");
}

#[test]
fn the_same_words_always_match() {
    let source = file(r#""Meet","Train experts","MEET""#, r#""meet","Meet""#);
    assert_eq!(pairs(&source), [(0, 0), (2, 1)]);
    // A sentence that stands there once stands for each that says the same.
    assert_eq!(
        pairs(&file(r#""Meet.","Train""#, r#""meet","Meet","Train""#)),
        [(0, 0), (0, 1), (1, 2)]
    );
}

#[test]
fn without_themes_the_words_decide() {
    let source =
        file(r#""Share information","Train experts""#, r#""Meet again","Share more information""#);
    assert_eq!(pairs(&source), [(0, 1)]);
    assert!(pairs(&file(r#""Train experts""#, r#""Share information""#)).is_empty());
    assert!(pairs(&file("", r#""Share information""#)).is_empty());
}

#[test]
fn themes_tell_similar_words_apart() {
    let action = |text: &str, theme: &str| format!(r#"{{"text":"{text}","themes":["{theme}"]}}"#);
    let before = action("Train police on theft", "crime");
    let after =
        [action("Train teachers on theft", "school"), action("Work with the police", "crime")];
    assert_eq!(pairs(&file(&before, &after.join(","))), [(0, 1)]);
}

#[test]
fn endings_and_missing_blanks_do_not_hide_words() {
    assert_eq!(pairs(&file(r#""정보를 공유""#, r#""정보의 공유 확대""#)), [(0, 0)]);
    assert_eq!(pairs(&file(r#""情報の共有""#, r#""情報共有の拡大""#)), [(0, 0)]);
}

#[test]
fn of_equals_those_that_stand_first_are_taken() {
    let source =
        file(r#""Share facts","Share facts now""#, r#""Share facts soon","Share facts here""#);
    assert_eq!(pairs(&source), [(0, 0), (1, 1)]);
}

#[test]
fn beyond_the_first_only_the_same_words_match() {
    let many = |word: &str| {
        let one = |it: usize| format!(r#""Action {it}x {word}""#);
        (0..=MOST).map(one).collect::<Vec<_>>().join(",")
    };
    assert_eq!(pairs(&file(&many("now"), &many("now"))).len(), MOST + 1);
    assert_eq!(pairs(&file(&many("now"), &many("then"))).len(), MOST);
}
