//! Files of TimelineJS: the ones there are, and the library itself on ours.

use std::fs;
use std::path::{Path, PathBuf};

use attache::load::{Format, Opened, Options, Source, decode, open};
use attache::store::Store;
use serde_json::Value;

use super::cli::run;
use super::site::{browse, browser};

/// The folder of files that are not ours; nothing, with a word about it, where it is not.
fn samples() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/samples");
    if path.exists() {
        return Some(path);
    }
    eprintln!("skipped: there are no samples beside this folder");
    None
}

fn opened(path: &Path) -> Opened {
    let bytes = fs::read(path).expect("a sample");
    let (text, _) = decode(&bytes);
    open(&[Source { name: "sample.json", text: &text }], &Options::default())
}

/// Counts complaints, other than that looks and words under the title are not kept.
fn wrong(opened: &Opened) -> usize {
    opened.files[0].diagnostics.iter().filter(|it| it.code != "slides-look").count()
}

fn titles(store: &Store) -> Vec<&str> {
    store.events().map(|it| store.say(it.name(), "en")).collect()
}

#[test]
fn the_working_groups_are_those_of_our_own_file() {
    let Some(samples) = samples() else { return };
    let opened = opened(&samples.join("working-groups/working-groups.timelinejs.json"));
    assert_eq!(opened.files[0].format, Format::Slides);
    assert_eq!(wrong(&opened), 0);
    let store = &opened.store;
    let told: Vec<String> = store
        .events()
        .map(|it| {
            let lane = it.series().map(|it| store.say(store.series_of(it).name, "en"));
            let date = it.date().expect("a date");
            format!("{} {date} {} {}", it.id(), lane.unwrap_or("-"), store.say(it.name(), "en"))
        })
        .collect();
    let text = fs::read_to_string(samples.join("working-groups/working-groups.timelinejs.json"));
    let slides: Value = serde_json::from_str(&text.expect("a sample")).expect("JSON");
    let mut expected: Vec<String> =
        slides["events"].as_array().expect("a list").iter().map(golden).collect();
    expected.sort_by_key(|it| it.split(' ').nth(1).map(str::to_owned));
    assert_eq!(told, expected);
    // What led to the groups stands in no lane.
    let sessions = told.iter().filter(|it| !it.contains(" - "));
    assert_eq!(sessions.count(), 11);
}

/// Returns what one of the slides says, read by other means.
fn golden(slide: &Value) -> String {
    let number = |it: &Value| it.as_i64().expect("a number");
    let date = |it: &Value| {
        format!("{:04}-{:02}-{:02}", number(&it["year"]), number(&it["month"]), number(&it["day"]))
    };
    let end = slide.get("end_date").map(|it| format!("/{}", date(it))).unwrap_or_default();
    let word = |it: &Value| it.as_str().expect("a word").to_owned();
    let start = date(&slide["start_date"]);
    let (id, lane) = (word(&slide["unique_id"]), slide["group"].as_str().unwrap_or("-"));
    format!("{id} {start}{end} {lane} {}", word(&slide["text"]["headline"]))
}

#[test]
fn the_golden_summary_agrees_but_for_what_is_explained() {
    let Some(samples) = samples() else { return };
    let golden = fs::read_to_string(samples.join("timelinejs3/golden.summary.json"));
    let golden: Value = serde_json::from_str(&golden.expect("a sample")).expect("JSON");
    for (name, golden) in golden.as_object().expect("an object") {
        let opened = opened(&samples.join(name));
        let store = &opened.store;
        // Eras are events here, in a lane of their own; markup of a title is dropped.
        let is_era =
            |it: &attache::store::Event<'_>| it.tags().iter().any(|it| store.str(*it) == "era");
        let slides: Vec<_> = store.events().filter(|it| !is_era(it)).collect();
        assert_eq!(golden["events"], slides.len(), "{name}");
        assert_eq!(golden["eras"], store.len() - slides.len(), "{name}");
        let ranges = slides.iter().filter(|it| it.date().is_some_and(|it| it.is_interval()));
        assert_eq!(golden["ranges"], ranges.count(), "{name}");
        let ours: Vec<&str> = slides.iter().map(|it| store.say(it.name(), "en")).collect();
        let theirs = golden["headlines_in_order"].as_array().expect("a list").iter();
        let theirs: Vec<String> = theirs.map(|it| bare(it.as_str().expect("a word"))).collect();
        // A year of a scale beyond ours stands at the end of the calendar, in the order of the file.
        assert_eq!(ours, theirs, "{name}");
        let far = opened.files[0]
            .diagnostics
            .iter()
            .filter(|it| !["year-far", "slides-look"].contains(&it.code));
        assert_eq!(far.count(), 0, "{name}: {:?}", opened.files[0].diagnostics);
    }
}

fn bare(html: &str) -> String {
    ["<i>", "</i>", "<br/>"].iter().fold(html.to_owned(), |it, tag| it.replace(tag, ""))
}

#[test]
fn the_older_shape_tells_the_same_as_the_newer_one() {
    let Some(samples) = samples() else { return };
    let old = opened(&samples.join("timelinejs2/user-interface-v2.json"));
    let new = opened(&samples.join("timelinejs3/example-user-interface.json"));
    assert_eq!((old.files[0].format, wrong(&old)), (Format::Slides, 0));
    assert_eq!(titles(&old.store), titles(&new.store));
    assert_eq!(old.store.len(), 22);
}

#[test]
fn the_library_itself_opens_what_is_written() {
    let named = std::env::var_os("ATTACHE_TIMELINEJS").map(PathBuf::from);
    let library = named.unwrap_or_else(|| "/tmp/timelinejs".into());
    let library = [library.join("dist"), library.join("package/dist"), library];
    let Some(library) = library.into_iter().find(|it| it.join("js/timeline.js").exists()) else {
        eprintln!("skipped: TimelineJS is not here; name its folder by ATTACHE_TIMELINEJS");
        return;
    };
    if browser().is_none() {
        return;
    }
    let slides = run(&["export", "--to", "timelinejs", "scope:all"]);
    let count = serde_json::from_str::<Value>(&slides.out).expect("JSON")["events"]
        .as_array()
        .map_or(0, Vec::len);
    let folder = tempfile::tempdir().expect("a directory");
    let page = folder.path().join("page.html");
    let html = format!(
        "<!doctype html><meta charset=utf-8><link rel=stylesheet href='file://{0}/css/timeline.css'>\
         <div id=t style='width:1000px;height:600px'></div><script src='file://{0}/js/timeline.js'></script>\
         <script>new TL.Timeline('t', {1}, {{soundcite: false}})</script>",
        library.display(),
        slides.out.replace('<', "\\u003c")
    );
    fs::write(&page, html).expect("a page");
    let (dom, complaints) = browse(
        &page,
        folder.path(),
        &["--allow-file-access-from-files", "--virtual-time-budget=8000"],
    );
    // What the library loads from other sites is not there; that is none of our doing.
    let ours: Vec<&String> = complaints
        .iter()
        .filter(|it| !it.contains("Failed to load resource") && !it.contains("net::ERR"))
        .collect();
    assert!(ours.is_empty(), "{ours:?}");
    assert_eq!(
        dom.matches("class=\"tl-timemarker-content-container").count(),
        count,
        "{dom:.3000}"
    );
}
