//! Two versions of small data sets, compared.

use super::*;
use crate::load::load;

const OLD: &str = r#"{"attache":1,"title":"Talks","people":{"lee":{"name":"Lee Jun-il"}},"events":[
    {"id":"a","date":"2024-01-10","name":"First talks","series":"s","leaders":["lee"],
     "actions":[{"id":"x","text":"Share information"},"Train experts"]},
    {"id":"b","date":"2024-06-11","name":"Second talks","series":"s","tags":["one","two"]},
    {"id":"c","date":"2024-08","name":"Third talks","host":"US"}]}"#;

#[track_caller]
fn compared(new: &str) -> (Store, Store, Diff) {
    let (old, new) = (load(OLD).store, load(new).store);
    let found = diff(&old, &new);
    (old, new, found)
}

/// Writes a diff in a line: what was added, removed, renamed, altered.
#[track_caller]
fn told(new: &str) -> String {
    let (old, new, found) = compared(new);
    let id = |store: &Store, at| store.event(at).map_or("?", Event::id).to_owned();
    let mut told = Vec::new();
    told.extend(found.added.iter().map(|it| format!("+{}", id(&new, *it))));
    told.extend(found.removed.iter().map(|it| format!("-{}", id(&old, *it))));
    told.extend(
        found.renamed.iter().map(|it| format!("{}>{}", id(&old, it.before), id(&new, it.after))),
    );
    told.extend(found.altered.iter().map(|it| {
        let aspects: Vec<&str> = it.aspects.iter().map(Aspect::name).collect();
        format!("{}:{}", id(&new, it.after), aspects.join(","))
    }));
    let tables = found.tables.iter().map(|it| {
        format!("{}+{}-{}~{}", it.table.name(), it.added.len(), it.removed.len(), it.changed.len())
    });
    told.extend(tables);
    told.join(" ")
}

#[test]
fn the_same_file_has_no_changes() {
    assert_eq!(told(OLD), "");
    assert!(compared(OLD).2.is_empty());
}

#[test]
fn another_order_of_the_file_is_no_change() {
    let mut document: serde_json::Value = serde_json::from_str(OLD).unwrap();
    document["events"].as_array_mut().unwrap().reverse();
    document["events"][1]["tags"] = serde_json::json!(["two", "one"]);
    assert_eq!(told(&document.to_string()), "");
}

#[test]
fn what_was_added_removed_dated_anew_and_changed_is_told() {
    let new = OLD
        .replace("2024-06-11", "2024-06-12")
        .replace(r#""host":"US""#, r#""host":"KR""#)
        .replace("Train experts", "Train more experts")
        .replace("Third talks", "Third round");
    assert_eq!(told(&new), "a:actions b:date c:name,host countries+1-1~0");
    let new =
        r#"{"attache":1,"title":"Talks","events":[{"id":"z","date":"2025-01-01","name":"New"}]}"#;
    assert_eq!(told(new), "+z -a -b -c countries+0-1~0 people+0-1~0 series+0-1~0");
}

#[test]
fn a_new_id_alone_is_a_new_name() {
    assert_eq!(told(&OLD.replace(r#""id":"b""#, r#""id":"b2""#)), "b>b2");
    // Both ids are there, and each is the other's.
    let swapped = OLD.replace(r#""id":"b""#, r#""id":"q""#).replace(r#""id":"c""#, r#""id":"b""#);
    assert_eq!(told(&swapped.replace(r#""id":"q""#, r#""id":"c""#)), "b>c c>b");
}

#[test]
fn a_row_put_in_front_of_rows_without_ids_is_one_event() {
    let rows = |names: &[&str]| {
        let event = |(at, name): (usize, &&str)| {
            format!(r#"{{"date":"2024-0{}-01","name":"{name}"}}"#, at + 1)
        };
        let events: Vec<String> = names.iter().enumerate().map(event).collect();
        format!(r#"{{"events":[{}]}}"#, events.join(","))
    };
    let old = load(&rows(&["a", "b", "c"])).store;
    let new = load(&rows(&["a", "b", "c"]).replace("[{", r#"[{"date":"2023","name":"z"},{"#)).store;
    let found = diff(&old, &new);
    let names = |all: &[EventId]| -> Vec<String> {
        all.iter().map(|it| new.say(new.event(*it).unwrap().name(), "en").to_owned()).collect()
    };
    assert_eq!(names(&found.added), ["z"]);
    assert_eq!((found.removed.len(), found.altered.len(), found.renamed.len()), (0, 0, 0));
    let successors: Vec<Option<EventId>> = (0..3).map(|it| found.successor(EventId(it))).collect();
    assert_eq!(names(&successors.into_iter().flatten().collect::<Vec<_>>()), ["a", "b", "c"]);
}

#[test]
fn every_language_counts() {
    let named = |name: &str| format!(r#"{{"events":[{{"id":"a","date":"2024","name":{name}}}]}}"#);
    let old = load(&named(r#"{"en":"Talks","ko":"회의"}"#)).store;
    let turned = load(&named(r#"{"ko":"회의","en":"Talks"}"#)).store;
    assert!(diff(&old, &turned).is_empty());
    let other = load(&named(r#"{"en":"Talks","ko":"협의"}"#)).store;
    assert_eq!(diff(&old, &other).altered.len(), 1);
}

#[test]
fn actions_are_matched_by_id_then_by_words_then_by_likeness() {
    let new = OLD.replace(
        r#"[{"id":"x","text":"Share information"},"Train experts"]"#,
        r#"["Meet again",{"id":"x","text":"Tell all"},"Train more experts"]"#,
    );
    let (old, new, found) = compared(&new);
    let pair = ((&old, old.find("a").unwrap()), (&new, new.find("a").unwrap()));
    let changes = action_changes(pair.0, pair.1, &found.twins);
    let told: Vec<String> = changes
        .iter()
        .map(|it| {
            let text = |store: &Store, action: Option<&crate::store::Action>| {
                action.map_or("", |it| store.say(it.text, "en")).to_owned()
            };
            format!("{} {}>{}", it.edit.name(), text(&old, it.before), text(&new, it.after))
        })
        .collect();
    assert_eq!(
        told,
        [
            "added >Meet again",
            "reworded Share information>Tell all",
            "reworded Train experts>Train more experts"
        ]
    );
}

#[test]
fn a_filter_keeps_what_it_finds_on_either_side() {
    let new = OLD.replace("2024-06-11", "2024-06-12").replace(r#""host":"US""#, r#""host":"KR""#);
    let (old, new, mut found) = compared(&new);
    let only = |store: &Store, id| EventSet::from_iter(store.find(id).map(Event::at));
    found.keep(&only(&old, "b"), &EventSet::default());
    assert_eq!((found.redated().count(), found.changed().count()), (1, 0));
    found.keep(&EventSet::default(), &only(&new, "c"));
    assert!(found.has_same_events());
}
