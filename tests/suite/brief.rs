//! Pages to leave behind, as they are asked for, written to a file, and opened in a browser.

use std::fs;
use std::path::Path;
use std::process::Command;

use attache::cli::Status;

use super::cli::run;

const OWN: &str = r#"{"attache":1,"title":"Mine","events":[
    {"id":"a","date":"2024-01-10","name":"First talks","series":"s","actions":["Share information"]},
    {"id":"b","date":"2024-06-11","name":"Second talks","series":"s","actions":["Share information"]}],
    "tours":[{"id":"short","title":"A short tour","stops":[
      {"cover":"scope:all","notes":"Welcome them."},
      {"event":"b","focus":"actions","seconds":90,"notes":"Slowly.","points":["Nothing new"]},
      {"event":"a"},{"event":"b","focus":"since"},
      {"compare":["a","b"]},{"matrix":""},{"title":"Thanks","points":["Any questions?"]}]}]}"#;

/// Runs it on a file of our own; returns also the folder.
#[track_caller]
fn on_own(arguments: &[&str]) -> super::cli::Ran {
    let folder = tempfile::tempdir().expect("a directory");
    let path = folder.path().join("own.json");
    fs::write(&path, OWN).expect("a file");
    run(&[arguments, &["--file", path.to_str().expect("UTF-8")]].concat())
}

#[test]
fn without_a_query_each_core_session_has_a_page() {
    let page = run(&["brief"]).done();
    for number in 1..=5 {
        assert!(page.contains(&format!(" page {number} of 5\n")), "{number}");
    }
    let sheets: Vec<&str> = page.split_inclusive(" of 5\n").collect();
    assert!(sheets.iter().all(|it| it.lines().count() <= 66));
}

#[test]
fn an_id_names_one_session_whatever_refers_to_it() {
    let page = run(&["brief", "bilateral-02"]).done();
    assert!(page.starts_with("Bilateral 2\n") && !page.contains("page 1"), "{page}");
    let both = run(&["brief", "bilateral-02", "bilateral-01", "-f", "md"]).done();
    assert!(both.find("## Bilateral 1") < both.find("## Bilateral 2"), "{both}");
}

#[test]
fn a_query_that_finds_nothing_is_told_as_list_tells_it() {
    let (brief, list) = (run(&["brief", "who:jung on:1999"]), run(&["list", "who:jung on:1999"]));
    assert_eq!((brief.status, brief.err), (list.status, list.err));
    assert_eq!(brief.out, "");
    assert_eq!(run(&["brief", "wh:jung"]).status, Status::Call);
}

#[test]
fn a_file_is_never_replaced_unless_that_is_asked_for() {
    let folder = tempfile::tempdir().expect("a directory");
    let path = folder.path().join("page.html");
    let name = path.to_str().expect("UTF-8");
    let write = |extra: &[&str]| {
        run(&[&["brief", "bilateral-07", "-f", "html", "-o", name], extra].concat())
    };
    assert_eq!(write(&[]).done(), "");
    let first = fs::read(&path).expect("the page");
    let again = write(&[]);
    assert_eq!(again.status, Status::Data);
    assert!(again.err.contains("exists and was left alone; --force"), "{}", again.err);
    fs::write(&path, "other").expect("a file");
    write(&["--force"]).done();
    assert_eq!(fs::read(&path).expect("the page"), first, "the same bytes for the same input");
    assert_eq!(run(&["brief", "bilateral-07", "-f", "html", "-o", "-"]).done().into_bytes(), first);
}

#[test]
fn a_tour_has_a_cover_and_a_page_for_each_session_once() {
    let page = on_own(&["brief", "--tour", "short", "-f", "md"]).done();
    let heads: Vec<&str> = page.lines().filter(|it| it.starts_with("## ")).collect();
    let expected =
        ["## A short tour", "## Second talks", "## First talks", "## First talks and Second talks"];
    assert_eq!(heads.get(..4), Some(expected.as_slice()), "{page}");
    assert_eq!(heads.len(), 6, "{page}");
    assert!(page.contains("| 2 | 1:30 | Second talks: Agreed actions |"), "{page}");
    assert!(page.contains("Nothing new") && page.contains("Any questions?"), "{page}");
    assert!(!page.contains("Slowly"), "{page}");
    let told = on_own(&["brief", "--tour", "short", "--notes"]).done();
    assert!(told.contains("Slowly.") && told.contains("Welcome them."), "{told}");
}

#[test]
fn an_unknown_tour_is_told_with_those_there_are() {
    let ran = on_own(&["brief", "--tour", "shrot"]);
    assert_eq!(ran.status, Status::Call);
    assert!(ran.err.contains("this file has `short`; did you mean `short`?"), "{}", ran.err);
    let filtered = on_own(&["brief", "--tour", "short", "--filter", "no:1"]);
    assert_eq!(filtered.status, Status::Call);
}

#[test]
fn a_tour_is_found_by_its_title_in_any_case() {
    let page = on_own(&["brief", "--tour", "short"]).done();
    for name in ["Short", "a short TOUR"] {
        assert_eq!(on_own(&["brief", "--tour", name]).done(), page);
    }
}

#[test]
fn notes_without_a_tour_are_refused() {
    let ran = run(&["brief", "--notes", "bilateral-05"]);
    assert_eq!((ran.status, ran.out.as_str()), (Status::Call, ""));
    assert!(ran.err.contains("--notes are those of a tour"), "{}", ran.err);
}

/// Runs it on a file with these bytes.
#[track_caller]
fn on(file: &str, arguments: &[&str]) -> super::cli::Ran {
    let folder = tempfile::tempdir().expect("a directory");
    let path = folder.path().join("own.json");
    fs::write(&path, file).expect("a file");
    run(&[arguments, &["--file", path.to_str().expect("UTF-8")]].concat())
}

#[test]
fn what_nothing_is_found_for_is_told() {
    let ran = run(&["brief", "bilateral-99"]);
    assert!(ran.err.contains("no event matches; did you mean `bilateral-0"), "{}", ran.err);
    let ran = on("[]", &["brief"]);
    assert!(ran.err.contains("the file has no events"), "{}", ran.err);
}

#[test]
fn a_stop_without_a_page_is_left_out_and_the_others_are_printed() {
    let stops = r#"{"matrix":"theme:none"},{"title":""},{"title":"Thanks"}"#;
    let file = OWN.replace(r#"{"matrix":""}"#, stops);
    let ran = on(&file, &["brief", "--tour", "short", "-f", "md"]);
    assert!(ran.err.contains("stop 6 of the tour was left out: "), "{}", ran.err);
    assert_eq!(ran.out.lines().filter(|it| it.starts_with("## ")).count(), 6, "{}", ran.out);
    assert!(ran.out.contains("## Thanks") && !ran.out.contains("## \n"), "{}", ran.out);
}

#[test]
fn more_pages_than_anybody_prints_are_refused() {
    let events: Vec<String> = (0..1_001)
        .map(|it| format!(r#"{{"id":"e{it}","date":"2024-01-01","name":"Talks {it}"}}"#))
        .collect();
    let folder = tempfile::tempdir().expect("a directory");
    let path = folder.path().join("many.json");
    fs::write(&path, format!(r#"{{"attache":1,"events":[{}]}}"#, events.join(",")))
        .expect("a file");
    let ran = run(&["brief", "scope:all", "--file", path.to_str().expect("UTF-8")]);
    assert_eq!(ran.status, Status::Call);
    assert!(ran.err.contains("1001 pages, and 1000 are the most"), "{}", ran.err);
    assert_eq!(ran.out, "");
}

#[test]
fn the_page_opens_in_a_browser_without_a_complaint() {
    let browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    let Some(browser) = browser.into_iter().find(|it| Path::new(it).exists()) else {
        eprintln!("skipped: there is no chromium on this machine");
        return;
    };
    let folder = tempfile::tempdir().expect("a directory");
    for lang in ["en", "ko", "ja"] {
        let path = folder.path().join(format!("{lang}.html"));
        let name = path.to_str().expect("UTF-8");
        run(&["brief", "--lang", lang, "-f", "html", "-o", name]).done();
        let ran = Command::new(browser)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic"])
            .args(["--no-first-run", "--disable-background-networking", "--disable-sync"])
            .args(["--disable-component-update", "--enable-logging=stderr", "--v=0", "--dump-dom"])
            .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
            .arg(format!("file://{name}"))
            .output()
            .expect("the browser starts");
        let (dom, log) =
            (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
        assert_eq!(dom.matches("<article").count(), 5, "{log}");
        // What a page does wrong is told by its console; the rest is of the machine.
        let complaints: Vec<&str> = log.lines().filter(|it| it.contains("CONSOLE")).collect();
        assert!(complaints.is_empty(), "{complaints:?}");
    }
}
