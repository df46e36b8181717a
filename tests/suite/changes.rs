//! What changed since last time, and two sessions side by side, as a person or a script reads them.

use std::fs;

use attache::cli::Status;
use attache::text;
use serde_json::Value;
use tempfile::TempDir;

use super::cli::{Ran, run};

const OWN: &str = r#"{"attache":1,"title":"Mine","events":[
    {"id":"a","date":"2024-01-10","name":"First talks","series":"s",
     "actions":["Share information","Train experts"]},
    {"id":"b","date":"2024-06-11","name":"Second talks","series":"s",
     "actions":["Share more information","Meet again"]},
    {"id":"c","date":"2024-08","name":"Third talks"}]}"#;

/// Runs a command on a file with this content.
#[track_caller]
fn on(content: &str, arguments: &[&str]) -> Ran {
    let dir: TempDir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("in.json");
    fs::write(&path, content).expect("a file");
    let path = path.to_str().expect("UTF-8");
    run(&[arguments, &["--file", path]].concat())
}

#[track_caller]
fn json(ran: Ran) -> Value {
    serde_json::from_str(&ran.done()).expect("output is JSON")
}

/// Returns the entries under a heading, without their sources.
fn under<'a>(page: &'a str, heading: &str) -> &'a str {
    let after = page.split(&format!("\n{heading}")).nth(1).expect("the heading");
    after.split("\n\n").next().unwrap_or_default()
}

#[test]
fn the_seventh_session_since_the_sixth() {
    let page = run(&["since", "bilateral-07"]).done();
    insta::assert_snapshot!(page);
    assert!(under(&page, "New (2)").contains("third-party facilitators; pursued"), "{page}");
    assert!(page.contains("New themes   Third-party facilitators"), "{page}");
    for line in page.lines().filter(|it| !it.contains("://")) {
        assert!(text::width(line) <= 80, "{line}");
    }
}

#[test]
fn every_number_has_its_source_and_every_source_a_number() {
    for arguments in [
        ["since", "bilateral-07", "--lang=en"],
        ["since", "bilateral-06", "--lang=ko"],
        ["compare", "bilateral-06", "trilateral-02"],
    ] {
        let page = run(&arguments).done();
        let (body, sources) = page
            .split_once("\nSources\n")
            .or_else(|| page.split_once("\n출처\n"))
            .expect("sources");
        let listed = sources.lines().filter(|it| it.starts_with("  [")).count();
        let numbers = body.split('[').skip(1).filter_map(|it| it.split(']').next());
        let mut cited: Vec<usize> =
            numbers.flat_map(|it| it.split(',')).filter_map(|it| it.parse().ok()).collect();
        cited.sort_unstable();
        cited.dedup();
        assert_eq!(cited, (1..=listed).collect::<Vec<_>>(), "{page}");
    }
}

#[test]
fn two_sessions_of_one_week_with_the_same_heads() {
    let page = run(&["compare", "bilateral-06", "trilateral-02"]).done();
    insta::assert_snapshot!(page);
    let head: String = page.lines().take(3).collect::<Vec<_>>().join(" ");
    assert_eq!(
        head,
        "Bilateral 6 and Trilateral 2 Both in Washington, 1 day apart, starts 2 days apart; same \
         heads of delegation: US, KR"
    );
    assert_eq!(page, run(&["compare", "trilateral-02", "bilateral-06"]).done());
    let page = run(&["compare", "bilateral-07", "trilateral-03"]).done();
    assert!(page.contains("Both in Seoul, their days overlap, starts 1 day apart"), "{page}");
}

#[test]
fn a_new_office_of_the_same_head_is_marked() {
    let page = run(&["compare", "bilateral-06", "bilateral-07"]).done();
    let heads = under(&page, "Leaders");
    assert!(heads.contains("= KR  Lee Jun-il"), "{heads}");
    assert!(
        heads.contains("~ Bilateral 7: Director General for Korean Peninsula Policy"),
        "{heads}"
    );
    assert!(heads.contains("~ US  Bilateral 6: Lyn Debevoise"), "{heads}");
}

#[test]
fn a_session_against_the_last_one_of_the_other_series() {
    let page = run(&["since", "bilateral-07", "--other"]).done();
    assert!(page.starts_with("Bilateral 7 (5–6 Sep 2024) since Trilateral 2"), "{page}");
    assert!(page.contains("a guess by theme and wording"), "{page}");
    let reworded = under(&page, "Reworded");
    assert!(reworded.contains("(proposed)"), "{reworded}");
    let page = run(&["since", "bilateral-01", "--other"]).done();
    assert!(page.contains("No session of another series came before it"), "{page}");
}

#[test]
fn changes_in_other_languages_and_formats() {
    insta::assert_snapshot!("since_ko", run(&["since", "bilateral-06", "--lang", "ko"]).done());
    insta::assert_snapshot!("since_md", run(&["since", "bilateral-07", "-f", "md"]).done());
    let page =
        run(&["compare", "bilateral-06", "trilateral-02", "--lang", "ja", "-f", "md"]).done();
    insta::assert_snapshot!("compare_ja", page);
    let ascii = run(&["since", "bilateral-07", "--ascii"]).done();
    assert!(ascii.contains("+2 new  ~2 reworded  =6 kept  -2 dropped"), "{ascii}");
}

#[test]
fn the_json_has_every_key_of_the_contract() {
    let since = json(run(&["since", "bilateral-06", "-f", "json"]));
    for key in [
        "session", "against", "previous", "silence", "days", "exact", "linked", "counts", "themes",
        "actions", "sources",
    ] {
        assert!(since.get(key).is_some(), "{key}");
    }
    assert_eq!((&since["silence"], &since["days"]), (&141.into(), &142.into()));
    assert_eq!(
        (&since["against"], &since["previous"]["id"]),
        (&"series".into(), &"bilateral-05".into())
    );
    let actions = since["actions"].as_array().expect("actions");
    let of = |change: &str| {
        let all = actions.iter().filter(|it| it["change"] == change);
        all.map(|it| it["id"].as_str().unwrap_or_default()).collect::<Vec<_>>()
    };
    assert_eq!(of("new"), ["bilateral-06/laundering"]);
    assert_eq!(of("returned"), ["bilateral-06/cover-accounts", "bilateral-06/advisory"]);
    let heists = actions.iter().find(|it| it["id"] == "bilateral-06/heists").expect("heists");
    assert_eq!((&heists["change"], &heists["proposed"]), (&"reworded".into(), &false.into()));
    assert_eq!(heists["redline"][1]["edit"], "removed");
    assert_eq!(heists["redline"][1]["text"], "and other hacking for profit");
    assert_eq!(heists["earlier"][0]["session"], "bilateral-05");
    assert_eq!(heists["themes"][0]["name"], "crypto heists");
    assert_eq!(of("dropped").len(), 3);
}

#[test]
fn the_json_of_a_comparison_names_who_was_the_same() {
    let compare = json(run(&["compare", "trilateral-02", "bilateral-06", "-f", "json"]));
    assert_eq!((&compare["before"]["id"], &compare["days"]), (&"bilateral-06".into(), &2.into()));
    assert_eq!(compare["places"]["both"][0]["id"], "washington");
    let same = compare["heads"].as_array().expect("heads").iter();
    let same: Vec<&str> = same
        .filter(|it| it["same_person"] == true && it["same_office"] == true)
        .filter_map(|it| it["country"].as_str())
        .collect();
    assert_eq!(same, ["US", "KR"]);
    assert_eq!(
        (&compare["linked"], &compare["actions"][0]["proposed"]),
        (&false.into(), &true.into())
    );
}

#[test]
fn a_file_without_links_is_guessed_at_and_says_so() {
    insta::assert_snapshot!("own_since", on(OWN, &["since", "b"]).done());
    insta::assert_snapshot!("own_compare", on(OWN, &["compare", "c", "a"]).done());
    let first = on(OWN, &["since", "a"]).done();
    assert!(first.contains("The first session of its series"), "{first}");
    assert!(first.contains("*  Share information"), "{first}");
    let alone = on(OWN, &["since", "c"]).done();
    assert!(alone.contains("It is of no series"), "{alone}");
    assert!(alone.contains("No agreed actions are recorded for Third talks"), "{alone}");
    let list = json(on(OWN, &["show", "b", "-f", "json"]));
    let action = &list["actions"][0];
    assert_eq!((&action["change"], &action["proposed"]), (&"reworded".into(), &true.into()));
    let page = on(OWN, &["show", "b"]).done();
    assert!(page.contains("~ reworded  Share more information\n              proposed"), "{page}");
}

#[test]
fn wrong_ids_are_answered_as_show_does() {
    let ran = run(&["since", "bilateral-6"]);
    assert_eq!(ran.status, Status::Data);
    assert!(ran.err.contains("did you mean `bilateral-06`?"), "{}", ran.err);
    let ran = run(&["compare", "bilateral-06", "trilateral-2"]);
    assert!(ran.err.contains("did you mean `trilateral-02`?"), "{}", ran.err);
    let ran = run(&["compare", "bilateral-06", "bilateral-06"]);
    assert_eq!((ran.status, ran.out.as_str()), (Status::Call, ""));
    assert_eq!(ran.err, "attache: compare takes two sessions, and `bilateral-06` is named twice\n");
    assert_eq!(run(&["since", "bilateral-06", "--filter", "x"]).status, Status::Call);
}

#[test]
fn no_file_and_no_argument_can_drive_the_terminal_here() {
    let hostile = "\\u001b]0;x\\u0007\\u009b2J\\u202e\\r\\u2028";
    let event = |id: &str, more: &str| {
        format!(
            r#"{{"id":"{id}","date":"2024","name":"{hostile}","series":"{hostile}","place":"{hostile}",
            "host":"{hostile}","leaders":[{{"country":"{hostile}","person":"{hostile}","office":"{hostile} {more}"}}],
            "participants":"{hostile} {more}","sources":["https://x/{hostile}"],
            "actions":[{{"id":"{id}{hostile}","text":"a b {hostile} {more}","themes":["{hostile}{more}"],
            "status":"{hostile}","cites":["{hostile}"]}}]}}"#
        )
    };
    let file =
        format!(r#"{{"title":"{hostile}","events":[{},{}]}}"#, event("a", "x"), event("b", "y"));
    for format in ["text", "json", "md"] {
        for arguments in
            [["since", "b", "-f", format].as_slice(), &["compare", "a", "b", "-f", format]]
        {
            let ran = on(&file, arguments);
            assert!(!ran.out.is_empty(), "{}", ran.err);
            ran.clean();
        }
    }
    let typed = "\u{1b}]0;x\u{7}\u{9b}2J\u{202e}";
    for arguments in
        [["since", typed].as_slice(), &["compare", typed, "x"], &["compare", typed, typed]]
    {
        let ran = run(arguments);
        assert_ne!(ran.status, Status::Done);
        ran.clean();
    }
}

#[test]
fn changes_are_the_same_every_time() {
    for arguments in [
        ["since", "bilateral-07", "--other"].as_slice(),
        &["since", "bilateral-06", "-f", "json"],
        &["compare", "bilateral-06", "trilateral-02", "-f", "json"],
    ] {
        assert_eq!(run(arguments).done(), run(arguments).done());
    }
    assert_eq!(on(OWN, &["since", "b"]).done(), on(OWN, &["since", "b"]).done());
}
