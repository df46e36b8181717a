//! What became of commitments, in the bundled file and in files without links.

use super::*;
use crate::analysis::{ActionName, Match};
use crate::load::load;

const BUNDLED: &str = include_str!("../../../assets/working-groups.json");

#[track_caller]
fn tally(id: &str) -> (Option<String>, [usize; 5]) {
    let store = load(BUNDLED).store;
    let changes = since(&store, store.find(id).unwrap(), &Accepted::default());
    assert!(changes.actions.iter().all(|it| !it.proposed), "the file says so itself");
    (changes.previous.map(|it| it.id().to_owned()), changes.tally().0)
}

#[test]
fn the_seventh_bilateral_session_against_the_sixth() {
    assert_eq!(tally("bilateral-07"), (Some("bilateral-06".into()), [2, 0, 2, 6, 2]));
}

#[test]
fn a_commitment_that_skipped_a_session_has_returned() {
    let (previous, tally) = tally("bilateral-06");
    assert_eq!((previous.as_deref(), tally), (Some("bilateral-05"), [1, 2, 4, 3, 3]));
}

#[test]
fn the_first_session_has_nothing_to_compare_with() {
    assert_eq!(tally("trilateral-01"), (None, [0; 5]));
}

/// Tells what became of each action: a sign, a question mark where it is only proposed, its
/// words, and those that it carries on.
#[track_caller]
fn told(source: &str, ids: [&str; 2], accepted: &Accepted) -> Vec<String> {
    let store = load(source).store;
    let [before, after] = ids.map(|it| store.find(it).unwrap());
    let changes = between(&store, before, after, accepted);
    let tell = |it: &Changed<'_>| {
        let change = it.change.map_or("-", Change::name);
        let mark = if it.proposed { "?" } else { "" };
        let words = |it: &Action| store.say(it.text, "en").to_owned();
        let earlier = it.earlier.filter(|_| it.change != Some(Change::Dropped));
        let earlier = earlier
            .map_or_else(String::new, |(at, from)| format!(" < {} {}", at.id(), words(from)));
        format!("{change}{mark} {}{earlier}", words(it.action))
    };
    changes.actions.iter().map(tell).collect()
}

const OWN: &str = r#"{"events": [
    {"id":"z","series":"s","date":"2023-01-01","actions":["Hold yearly summits"]},
    {"id":"a","series":"s","date":"2024-01-01","actions":["Share information","Meet again","Sign"]},
    {"id":"b","series":"s","date":"2024-02-01","actions":["SHARE more information","Train","Hold yearly summits","sign"]}]}"#;

#[test]
fn without_links_everything_is_proposed() {
    assert_eq!(
        told(OWN, ["a", "b"], &Accepted::default()),
        [
            "new? Train",
            "returned? Hold yearly summits < z Hold yearly summits",
            "reworded? SHARE more information < a Share information",
            "kept? sign < a Sign",
            "dropped? Meet again",
        ]
    );
}

#[test]
fn what_a_user_has_accepted_is_not_proposed_any_more() {
    let name = |event: &str, words: &str| ActionName { event: event.into(), words: words.into() };
    let accepted = Accepted(vec![
        Match { later: name("b", "train"), earlier: name("a", "meet again") },
        Match { later: name("b", "sign"), earlier: name("a", "sign") },
    ]);
    assert_eq!(
        told(OWN, ["a", "b"], &accepted),
        [
            "returned? Hold yearly summits < z Hold yearly summits",
            "reworded? SHARE more information < a Share information",
            "reworded Train < a Meet again",
            "kept sign < a Sign",
        ]
    );
}

#[test]
fn links_are_followed_through_sessions_in_between() {
    let all = told(BUNDLED, ["bilateral-05", "bilateral-07"], &Accepted::default());
    let kept = "kept Help exposed countries build defences < bilateral-05 Help exposed countries build defences";
    let reworded = "reworded Prevent and break up crypto heists < bilateral-05 Prevent and break up crypto heists and other hacking for profit";
    assert!(all.iter().any(|it| it == kept) && all.iter().any(|it| it == reworded), "{all:#?}");
    // Cover accounts are of the third session, and the fifth has none of them.
    assert!(
        all.iter()
            .any(|it| it.starts_with("returned Meet IT-worker fraud")
                && it.contains("< bilateral-03"))
    );
    assert!(!all.iter().any(|it| it.contains('?')), "{all:#?}");
}

#[test]
fn of_two_that_became_one_the_first_that_the_file_names_is_shown() {
    let all = told(BUNDLED, ["bilateral-05", "bilateral-06"], &Accepted::default());
    let firms = all.iter().find(|it| it.contains("Give more information")).unwrap();
    assert!(firms.ends_with("< bilateral-05 Warn global IT firms and job sites faster"), "{firms}");
    assert!(!all.iter().any(|it| it.starts_with("dropped Widen work")), "{all:#?}");
}

#[test]
fn sessions_of_two_series_are_compared_by_the_rule() {
    let all = told(BUNDLED, ["bilateral-06", "trilateral-02"], &Accepted::default());
    assert!(all.iter().all(|it| it.split(' ').next().unwrap().ends_with('?')), "{all:#?}");
    let sharing = "reworded? Share information among the three < bilateral-06 Exchange information";
    assert!(all.iter().any(|it| it == sharing), "{all:#?}");
}

#[test]
fn nothing_is_new_against_a_session_without_actions() {
    let source = r#"{"events": [
        {"id":"a","series":"s","date":"2024-01-01"},
        {"id":"b","series":"s","date":"2024-02-01","actions":["Train"]},
        {"id":"c","series":"s","date":"2024-03-01"}]}"#;
    assert_eq!(told(source, ["a", "b"], &Accepted::default()), ["- Train"]);
    assert!(told(source, ["b", "c"], &Accepted::default()).is_empty());
}

#[test]
fn without_english_every_common_language_has_to_agree() {
    let source = r#"{"events": [
        {"id":"a","date":"2024-01-01","actions":[{"text":{"ko":"정보 공유","ja":"情報共有"}},{"text":{"ko":"회의"}}]},
        {"id":"b","date":"2024-02-01","actions":[{"text":{"ko":"정보 공유","ja":"情報の共有"}},{"text":{"en":"Meet","ko":"회의"}}]}]}"#;
    let all = told(source, ["a", "b"], &Accepted::default());
    assert_eq!(all, ["reworded? 정보 공유 < a 정보 공유", "kept? Meet < a 회의"]);
}

#[test]
fn a_link_to_something_later_is_none_and_a_circle_ends() {
    let source = r#"{"events": [
        {"id":"a","series":"s","date":"2024-01-01","actions":[{"id":"x","text":"X","continues":["y"]}]},
        {"id":"b","series":"s","date":"2024-02-01","actions":[{"id":"y","text":"Y","continues":["x","y"]}]}]}"#;
    assert_eq!(told(source, ["a", "b"], &Accepted::default()), ["reworded Y < a X"]);
}

#[test]
fn the_last_session_of_another_series_is_found() {
    let store = load(BUNDLED).store;
    let other = |id: &str| {
        last_of_another_series(&store, store.find(id).unwrap()).map(|it| it.id().to_owned())
    };
    assert_eq!(other("bilateral-07").as_deref(), Some("trilateral-02"));
    assert_eq!(other("trilateral-03").as_deref(), Some("bilateral-07"));
    assert_eq!(other("bilateral-01"), None);
}

/// A file of so many sessions of a series, of which some have the sentence `Meet again`.
fn long(sessions: usize, again: &[usize]) -> String {
    let event = |it: usize| {
        let words =
            if again.contains(&it) { "Meet again".to_owned() } else { format!("Step {it}") };
        format!(r#"{{"id":"e{it}","series":"s","date":"{}","actions":["{words}"]}}"#, 1000 + it)
    };
    let events: Vec<String> = (0..sessions).map(event).collect();
    format!(r#"{{"events":[{}]}}"#, events.join(","))
}

#[test]
fn a_sentence_of_long_ago_has_returned() {
    let source = long(60, &[0, 50]);
    let all = told(&source, ["e49", "e50"], &Accepted::default());
    assert_eq!(all.first().map(String::as_str), Some("returned? Meet again < e0 Meet again"));
}

#[test]
fn what_was_not_looked_at_is_counted() {
    let unseen = |source: &str, id: &str| {
        let store = load(source).store;
        since(&store, store.find(id).unwrap(), &Accepted::default()).unseen
    };
    let source = long(FARTHEST + 6, &[]);
    assert_eq!(unseen(&source, &format!("e{}", FARTHEST + 5)), 4);
    assert_eq!(unseen(&source, "e100"), 0);
    // Links lead back as far as they go.
    assert_eq!(unseen(BUNDLED, "bilateral-07"), 0);
}

#[test]
fn a_file_without_series_is_one() {
    let source = OWN.replace(r#""series":"s","#, "");
    assert_eq!(
        told(&source, ["a", "b"], &Accepted::default()),
        told(OWN, ["a", "b"], &Accepted::default())
    );
    let store = load(&source).store;
    let changes = since(&store, store.find("b").unwrap(), &Accepted::default());
    assert_eq!(changes.previous.map(Event::id), Some("a"));
}

#[test]
fn nothing_has_returned_after_a_session_that_says_nothing() {
    let source = r#"{"events": [
        {"id":"z","series":"s","date":"2023-01-01","actions":[{"id":"z1","text":"Train"},"Meet"]},
        {"id":"a","series":"s","date":"2024-01-01"},
        {"id":"b","series":"s","date":"2024-02-01","actions":[{"text":"Train","continues":["z1"]},"Meet"]}]}"#;
    assert_eq!(told(source, ["a", "b"], &Accepted::default()), ["- Train", "- Meet"]);
}

#[test]
fn the_same_words_are_never_new_and_dropped() {
    let source = r#"{"events": [
        {"id":"a","series":"s","date":"2024-01-01","actions":[{"id":"x","text":"X"},"Share information."]},
        {"id":"b","series":"s","date":"2024-02-01","actions":[{"text":"Y","continues":["x"]},"share  Information","Sign"]}]}"#;
    assert_eq!(
        told(source, ["a", "b"], &Accepted::default()),
        ["new Sign", "reworded Y < a X", "kept? share  Information < a Share information.",]
    );
}

#[test]
fn a_sentence_that_is_said_twice_is_kept_twice() {
    let source = r#"{"events": [
        {"id":"z","series":"s","date":"2023-01-01","actions":["Meet"]},
        {"id":"a","series":"s","date":"2024-01-01","actions":["Meet"]},
        {"id":"b","series":"s","date":"2024-02-01","actions":["Meet","Meet."]}]}"#;
    let all = told(source, ["a", "b"], &Accepted::default());
    assert_eq!(all, ["kept? Meet < a Meet", "kept? Meet. < a Meet"]);
}

#[test]
fn all_that_were_merged_are_named() {
    let store = load(BUNDLED).store;
    let event = store.find("bilateral-06").unwrap();
    let none = Accepted::default();
    let changes = since(&store, event, &none);
    let words = |it: &Action| store.say(it.text, "en").to_owned();
    let firms =
        changes.actions.iter().find(|it| words(it.action).starts_with("Give more information"));
    let from = carried_from(&store, event, firms.unwrap(), &none);
    let from: Vec<String> = from.into_iter().map(|(_, it)| words(it)).collect();
    assert_eq!(from.len(), 2, "{from:?}");
    assert_eq!(from[0], "Warn global IT firms and job sites faster");
}
