//! Store to rows to store.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::i18n::Locale;
use crate::load::{Format, Options, Source, load, open};

fn written(store: &Store) -> (String, Lost) {
    let look = Look { locale: Locale::En, dash: "–", ellipsis: "…" };
    let (mut out, mut lost) = (Vec::new(), Lost::default());
    let all = EventSet::first(store.len());
    write(&mut out, store, look, (&all, &mut lost)).expect("a vector");
    (String::from_utf8(out).expect("UTF-8"), lost)
}

/// Returns what a round trip keeps of each event.
fn facts(store: &Store) -> Vec<Value> {
    let say = |it| store.say(it, "en").to_owned();
    let word = |it| store.str(it).to_owned();
    let code = |it| word(store.country(it).key);
    let of = |it: Event<'_>| {
        let leaders = it.leaders().iter().map(|it| {
            let name = say(store.person(it.person).name);
            json!([name, it.country.map(code), say(it.office)])
        });
        let actions = it.actions().iter().map(|it| {
            let themes = store.theme_list(it.themes).iter().map(|it| word(store.theme(*it).key));
            let continues = store.continues(it.continues).iter().map(|it| word(*it));
            json!([
                word(it.id),
                say(it.text),
                word(it.status),
                themes.collect::<Vec<_>>(),
                continues.collect::<Vec<_>>(),
            ])
        });
        let links = it.links().iter().map(|it| json!([word(it.rel), word(it.to), say(it.note)]));
        let prose =
            [Field::Participants, Field::Purpose, Field::Notes].map(|field| say(it.prose(field)));
        let lane =
            it.series().map(|it| (word(store.series_of(it).key), say(store.series_of(it).name)));
        json!({
            "id": it.id(), "kind": it.kind().name(), "scope": it.scope().name(), "lane": lane,
            "ordinal": it.ordinal(), "name": say(it.name()),
            "date": it.date().map(|it| it.to_string()),
            "places": it.places().iter().map(|it| say(store.place(*it).name)).collect::<Vec<_>>(),
            "countries": it.countries().iter().map(|it| code(*it)).collect::<Vec<_>>(),
            "host": it.host().map(code), "certainty": it.certainty(Field::Host).name(),
            "leaders": leaders.collect::<Vec<_>>(), "actions": actions.collect::<Vec<_>>(),
            "concerns": it.concerns().iter().map(|it| say(it.text)).collect::<Vec<_>>(),
            "tags": it.tags().iter().map(|it| word(*it)).collect::<Vec<_>>(),
            "links": links.collect::<Vec<_>>(), "prose": prose,
        })
    };
    store.events().map(of).collect()
}

#[track_caller]
fn check_round(store: &Store) {
    let (text, _) = written(store);
    let opened = open(&[Source { name: "t.csv", text: &text }], &Options::default());
    assert_eq!(opened.files[0].format, Format::Table, "{text}");
    assert_eq!(facts(&opened.store), facts(store), "{text}\n{:?}", opened.files[0].diagnostics);
    assert_eq!(written(&opened.store).0.lines().count(), text.lines().count());
}

#[test]
fn the_bundled_file_comes_back() {
    let file = include_str!("../../../assets/working-groups.json");
    let store = load(file).store;
    check_round(&store);
    let (_, lost) = written(&store);
    insta::assert_snapshot!(lost.lines(crate::export::Target::Rows).join("\n"));
}

#[test]
fn what_a_spreadsheet_would_run_is_made_text_and_comes_back() {
    let file = json!({"attache": 1, "events": [{
        "id": "=1+1", "date": "-0043-03-15", "name": "@SUM(A1)", "series": "+x",
        "tags": ["=a;b", "'=c", "d\\"], "notes": "'=HYPERLINK(\"x\")\nand \"more\", too",
        "actions": ["-2+3", "a; b"], "links": [{"rel": "a>b", "to": "=1+1"}]}]});
    let store = load(&file.to_string()).store;
    check_round(&store);
    let (text, _) = written(&store);
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    for record in rows.records() {
        let record = record.expect("a row");
        let bad = record.iter().find(|it| it.starts_with(STARTS) && !is_number(it));
        assert_eq!(bad, None, "{text}");
    }
}

/// Words as hostile as the text policy lets through, without blanks at their ends.
fn word() -> impl Strategy<Value = String> {
    "[a-z=+@;>|'\"\\\\,\n가-]{0,6}[a-z가]"
}

fn words() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(word(), 0..3)
}

prop_compose! {
    fn event()(
        (name, lane, place, notes) in (word(), word(), words(), word()),
        (tags, countries, actions) in (words(), words(), words()),
        leaders in prop::collection::vec((word(), "[A-Z]{2}", word()), 0..3),
        links in prop::collection::vec((word(), word()), 0..3),
        date in prop::sample::select(vec![
            "2024", "2024-03~", "2024-03-29?", "2024-03-27/2024-03-28", "-0043", "../1985",
            "1985-04/..", "2024-03-29T10:00+09:00", "Y12000", "198X", "-0043/-0042",
        ]),
    ) -> Value {
        let leaders: Vec<Value> = leaders.into_iter()
            .map(|(person, country, office)| json!({"person": person, "country": country, "office": office}))
            .collect();
        let links: Vec<Value> =
            links.into_iter().map(|(rel, to)| json!({"rel": rel, "to": to})).collect();
        let actions: Vec<Value> = actions.into_iter()
            .map(|text| json!({"text": text, "status": "open", "themes": ["t|u", "v"]}))
            .collect();
        json!({"date": date, "name": name, "series": lane, "place": place, "notes": notes,
            "tags": tags, "countries": countries, "leaders": leaders, "links": links,
            "actions": actions})
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_store_comes_back(events in prop::collection::vec(event(), 1..5)) {
        let file = json!({"attache": 1, "events": events});
        check_round(&load(&file.to_string()).store);
    }
}
