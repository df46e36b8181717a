//! What is offered where the cursor stands.

use proptest::prelude::*;

use super::super::fixture;
use super::*;
use crate::load;
use crate::query::{compile, parse};

/// Splits a text at the mark `^` for the cursor, and completes it over all events.
fn offered(store: &Store, marked: &str, tag: &str) -> (String, Completion) {
    let position = marked.find('^').unwrap();
    let text = marked.replacen('^', "", 1);
    let all = EventSet::first(store.len());
    let completion = complete(store, &text, position, &all, tag);
    (text, completion)
}

/// Returns the candidates at the mark `^` with their counts, and what they would replace.
#[track_caller]
fn at(marked: &str) -> String {
    let (text, found) = offered(&fixture::store(), marked, "en");
    let shown = found.candidates.iter().map(|it| match it.count {
        Some(count) => format!("{} {count}", it.text),
        None => it.text.clone(),
    });
    let shown: Vec<String> = shown.collect();
    let line = format!("{:?}: {}", text.get(found.range).unwrap(), shown.join(" | "));
    line.trim_end().to_owned()
}

/// Checks lines of `query with ^ => "what is replaced": candidate count | ...`.
#[track_caller]
fn offers(lines: &str) {
    for line in lines.lines().map(str::trim).filter(|it| !it.is_empty()) {
        let (marked, expected) = line.split_once("=>").unwrap();
        assert_eq!(at(marked.trim_end()), expected.trim(), "{marked}");
    }
}

#[test]
fn a_word_can_become_a_field() {
    offers(
        r#"s^                => "s": series: | scope: | status: | source: | since:
           Ｗh^              => "Ｗh": who:
           no:5 -(th^        => "th": theme:
           (no:5)|pl^a       => "pla": place:
           h^as:notes        => "has:": has:
           un^:2024          => "un:": until:
           zebra^            => "zebra":
           "s^               => "":
           "s"^              => "":
           nofield:s^        => "":"#,
    );
    let everything = "\"\": country: | series: | kind: | scope: | who: | place: | theme: | status: | \
                      source: | no: | on: | since: | until: | has: | missing:";
    for marked in ["^", "a ^", "( ^", "^ a", "^word", "-^", "no:5\u{3000}^"] {
        assert_eq!(at(marked), everything, "{marked}");
    }
}

#[test]
fn a_value_is_offered_by_any_of_its_names_the_frequent_first() {
    offers(
        r#"country:^         => "": US 5 | KR 4 | JP 3 | AU 0
           country:j^        => "j": JP 3
           country:日^       => "日": JP 3
           country:한^       => "한": KR 4
           country:KOR^      => "KOR": KR 4
           country:Ｊ^       => "Ｊ": JP 3
           who:lee^          => "lee": lee-jun-il 2 | "Ashlee Stone" 1
           who:이^           => "이": lee-jun-il 2
           who:jung^         => "jung": jung-pak 2
           place:wash^       => "wash": washington 3
           theme:he^         => "he": third-party-facilitators 1 | crypto-heists 1
           theme:party^      => "party": third-party-facilitators 1
           series:^          => "": bilateral 2 | trilateral 2
           series:bi^        => "bi": bilateral 2
           source:yon^       => "yon": Y6 2 | H2 1
           status:^          => "": agreed 1 | "agreed to seek" 1
           status:seek^      => "seek": "agreed to seek" 1
           who:zebra^        => "zebra":"#,
    );
}

#[test]
fn closed_words_numbers_and_dates_are_offered() {
    offers(
        r#"kind:^            => "": session 4 | milestone 2
           kind:M^           => "M": milestone 2
           scope:^           => "": core 3 | series 4 | all 6
           has:p^            => "p": place 4 | participants 0 | purpose 0 | open 0
           has:no^           => "no": notes 1
           missing:host^     => "host": host 6
           no:^              => "": 2 1 | 3 1 | 5 1 | 6 1
           no:5^             => "5": 5 1
           no:>=^            => ">=":
           on:^              => "": 2023 1 | 2024 4 | 2025 1
           on:202^           => "202": 2023 1 | 2024 4 | 2025 1
           on:2024^          => "2024": 2024 4 | 2024-03 2 | 2024-05 1 | 2024-09 1
           on:2024-0^        => "2024-0": 2024-03 2 | 2024-05 1 | 2024-09 1
           since:2024^       => "2024": 2024 5 | 2024-03 5 | 2024-05 3 | 2024-09 2
           until:2023^       => "2023": 2023 1 | 2023-11 1
           on:2031^          => "2031": 2031 1 | 2031-01 1 | 2031-02 1 | 2031-03 1 | 2031-04 1 | 2031-05 1 | 2031-06 1 | 2031-07 1 | 2031-08 1 | 2031-09 1 | 2031-10 1 | 2031-11 1 | 2031-12 1"#,
    );
}

#[test]
fn a_value_of_the_list_is_not_offered_again() {
    offers(
        r#"country:US,^      => "": KR 4 | JP 3 | AU 0
           country:us+미국+^ => "": KR 4 | JP 3 | AU 0
           country:=US、^    => "": KR 4 | JP 3 | AU 0
           country:^,KR,"japan" => "": US 5 | AU 0
           -country:US,k^R   => "kR": KR 4
           who:"Jung Park",^ => "": lee-jun-il 2 | "Ashlee Stone" 1
           has:notes,n^      => "n": conflict 1 | actions 2 | open 0 | concerns 0 | participants 0 | links 0
           no:5,^            => "": 2 1 | 3 1 | 6 1
           on:2024,^         => "": 2023 1 | 2025 1"#,
    );
}

#[test]
fn quotes_and_parentheses_need_no_end() {
    offers(
        r#"place:"wash^      => "\"wash": washington 3
           place:"wash^ing" no:5 => "\"washing\"": washington 3
           place:"wash"^     => "\"wash\"": washington 3
           place:^"Seoul"    => "\"Seoul\"": washington 3 | seoul 1
           place:wash^ing,x  => "washing": washington 3
           who:"Lee Jun^     => "\"Lee Jun": lee-jun-il 2
           ((a | "b c" -who:st^ => "st": "Ashlee Stone" 1
           who:lee"jun^      => "":"#,
    );
}

#[test]
fn labels_are_in_the_language_of_the_reader() {
    let store = fixture::store();
    let labels = |marked: &str, tag| {
        let (_, found) = offered(&store, marked, tag);
        let all: Vec<String> = found.candidates.into_iter().map(|it| it.label).collect();
        all.join(" | ")
    };
    assert_eq!(labels("country:^", "ko"), "미국 | 한국 | 일본 | Australia");
    assert_eq!(labels("place:^", "en"), "Washington, D.C. | Seoul");
    assert_eq!(labels("who:^", "ko"), "정 박 | 이준일 | Ashlee Stone");
    assert_eq!(labels("status:^", "ja"), "合意 | 追求で合意");
    assert_eq!(labels("source:hera^", "en"), "The Korea Herald (Yonhap)");
    assert_eq!(labels("kind:^", "ja"), "会合 | 節目");
    assert_eq!(labels("wh^", "en"), "head of delegation");
    assert_eq!(labels("wh^", "xx"), "head of delegation");
}

#[test]
fn only_events_of_the_set_count() {
    let store = fixture::store();
    let core = store.index().in_scope(Scope::Core);
    let found = complete(&store, "place:", 6, core, "en");
    let counts: Vec<_> = found.candidates.iter().map(|it| (it.text.as_str(), it.count)).collect();
    assert_eq!(counts, [("washington", Some(3)), ("seoul", Some(0))]);
}

/// Puts a candidate in.
fn accepted(text: &str, range: Range<usize>, candidate: &Candidate) -> String {
    let mut text = text.to_owned();
    text.replace_range(range, &candidate.text);
    text
}

#[test]
fn every_candidate_is_a_value_that_finds_what_it_counts() {
    let text = include_str!("../../../assets/working-groups.json");
    let store = load::load(text).store;
    let all = EventSet::first(store.len());
    // The only file has no name here.
    for field in FIELDS.iter().map(|it| it.name()).filter(|it| *it != "file") {
        let mut tried = 0;
        for typed in ["", "a", "s", "1", "2", "2024", "국", "日", "\"", "\"k"] {
            let half = format!("{field}:{typed}");
            let found = complete(&store, &half, half.len(), &all, "ja");
            for candidate in &found.candidates {
                let whole = accepted(&half, found.range.clone(), candidate);
                let query = parse(&whole).expect(&whole);
                let events = compile(&query, &store).expect(&whole).run(&store);
                assert_eq!(Some(events.len()), candidate.count, "{whole}");
                tried += 1;
            }
        }
        assert!(tried > 0, "nothing is offered for {field}:");
    }
}

#[test]
fn a_long_list_is_cut_at_what_is_most_frequent() {
    let text = include_str!("../../../assets/working-groups.json");
    let store = load::load(text).store;
    let (_, found) = offered(&store, "source:^", "en");
    let counts: Vec<_> = found.candidates.iter().map(|it| it.count.unwrap()).collect();
    assert_eq!(counts.len(), MOST);
    assert!(counts.is_sorted_by(|one, next| one >= next), "{counts:?}");
    let table = Table::new(&store, Names::Of(super::super::tree::Named::Source));
    let most = (0..table.len()).map(|it| table.events(it).len()).max();
    assert_eq!(counts.first().copied(), most);
}

proptest! {
    #[test]
    fn any_text_can_be_completed_anywhere(
        text in prop_oneof![fixture::pieces(), "\\PC{0,40}"],
        position in 0_usize..200,
    ) {
        let store = fixture::store();
        let found = complete(&store, &text, position, &EventSet::first(store.len()), "en");
        prop_assert!(text.get(found.range.clone()).is_some(), "{found:?}");
        prop_assert!(found.candidates.len() <= MOST);
        for candidate in found.candidates.iter().filter(|it| it.count.is_some()) {
            // What was a query stays one, but for a list that names one thing for all of a sort.
            let whole = accepted(&text, found.range.clone(), candidate);
            if parse(&text).is_ok() {
                prop_assert!(parse(&whole).is_ok(), "{text:?} to {whole:?}");
            }
        }
    }
}
