//! Calendars of others as another program reads them, and ours as it reads those.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use attache::cli::Status;
use attache::load::{Format, Opened, Options, Source, decode, open};
use attache::store::{Event, Store};
use serde_json::Value;

use super::cli::run;

/// Says why nothing was tested.
fn skipped(why: &str) {
    let _ = writeln!(io::stderr(), "skipped: {why}");
}

/// Returns the folder of samples, which is not part of the repository.
fn samples() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/samples");
    let found = folder.is_dir().then_some(folder);
    if found.is_none() {
        skipped("there are no samples beside this checkout");
    }
    found
}

fn read(path: &Path) -> Opened {
    let bytes = fs::read(path).expect("a file");
    let (text, _) = decode(&bytes);
    let name = path.file_name().expect("a name").to_string_lossy();
    open(&[Source { name: &name, text: &text }], &Options::default())
}

fn title(store: &Store, event: Event<'_>) -> String {
    store.say(event.name(), "en").to_owned()
}

fn lane(store: &Store, event: Event<'_>) -> String {
    event
        .series()
        .map(|it| store.say(store.series_of(it).name, "en").to_owned())
        .unwrap_or_default()
}

fn date(event: Event<'_>) -> String {
    event.date().map(|it| it.to_string()).unwrap_or_default()
}

#[test]
fn the_sessions_of_the_sample_are_read() {
    let Some(samples) = samples() else { return };
    let opened = read(&samples.join("working-groups/working-groups.ics"));
    assert_eq!(opened.files[0].format, Format::Calendar);
    assert!(opened.files[0].diagnostics.is_empty(), "{:?}", opened.files[0].diagnostics);
    let store = &opened.store;
    let told: Vec<_> = store
        .events()
        .map(|it| format!("{} {} {}: {}", it.id(), date(it), lane(store, it), title(store, it)))
        .collect();
    let expected = [
        "b1 2022-08-09 Bilateral: US-ROK working group 1",
        "b2 2022-11-16 Bilateral: US-ROK working group 2",
        "b3 2023-03-07 Bilateral: US-ROK working group 3",
        "b4 2023-07-26 Bilateral: US-ROK working group 4",
        "b5 2023-11-06/2023-11-07 Bilateral: US-ROK working group 5",
        "t1 2023-12-07 Trilateral: US-Japan-ROK diplomatic working group 1",
        "b6 2024-03-27/2024-03-28 Bilateral: US-ROK working group 6",
        "t2 2024-03-29 Trilateral: US-Japan-ROK diplomatic working group 2",
        "b7 2024-09-05/2024-09-06 Bilateral: US-ROK working group 7",
        "t3 2024-09-06 Trilateral: US-Japan-ROK diplomatic working group 3",
        "t4 2025-08-27/2025-08-28 Trilateral: US-Japan-ROK diplomatic working group 4",
    ];
    assert_eq!(told, expected);
    let last = store.events().next_back().expect("a session");
    assert_eq!((last.actions().len(), last.leaders().len(), last.countries().len()), (5, 3, 3));
}

/// Returns a date of python as EDTF writes it.
fn edtf(python: &str) -> String {
    let text = python.replacen(' ', "T", 1).replace("+00:00", "Z");
    // Seconds that are zero are not written.
    match (text.get(..16), text.get(16..19), text.get(19..)) {
        (Some(start), Some(":00"), Some(zone)) => format!("{start}{zone}"),
        _ => text,
    }
}

/// Compares what we read of a file with what the golden file says of it. What is meant to differ
/// stands in `tests/differences.md`.
fn compare(name: &str, golden: &Value, opened: &Opened) {
    let store = &opened.store;
    let field = |it: &Value, key: &str| it[key].as_str().unwrap_or_default().to_owned();
    let all = golden["components"].as_array().expect("components");
    let dated: Vec<&Value> =
        all.iter().filter(|it| it["DTSTART"].is_string() || it["DUE"].is_string()).collect();
    for component in &dated {
        let start = if component["DUE"].is_string() { "DUE" } else { "DTSTART" };
        let start = edtf(&field(component, start));
        let uid = field(component, "UID");
        let short = uid.split('@').next().unwrap_or_default();
        let is_it = |it: &Event<'_>| {
            let is = |id: &str| it.id() == id || it.id().starts_with(&format!("{id}/"));
            let is_named = is(&uid) || is(short);
            (is_named || uid.is_empty()) && title(store, *it) == field(component, "SUMMARY")
        };
        let event = store.events().find(is_it);
        assert!(event.is_some(), "{name}: nothing like {component}");
        let Some(event) = event else { continue };
        assert!(date(event).starts_with(&start), "{name}: {} is not {start}", date(event));
        let place = event.places().first().map(|it| store.say(store.place(*it).name, "en"));
        assert_eq!(place.unwrap_or_default(), field(component, "LOCATION"), "{name}");
    }
    let repeats = all.iter().any(|it| it["RRULE"].is_string());
    // A date behind an empty parameter is read here.
    let more = usize::from(name == "calendars-broken_ical.ics");
    let is_counted = store.len() == dated.len() + more || repeats && store.len() > dated.len();
    assert!(is_counted, "{name}: {} events, {} dated components", store.len(), dated.len());
}

#[test]
fn the_samples_are_read_as_the_golden_file_has_them() {
    let Some(samples) = samples() else { return };
    let folder = samples.join("ics");
    let golden = fs::read(folder.join("golden.icalendar-7.3.0.json")).expect("the golden file");
    let golden: Value = serde_json::from_slice(&golden).expect("JSON");
    let files = golden["files"].as_object().expect("files");
    assert_eq!(files.len(), 13);
    for (name, golden) in files {
        compare(name, golden, &read(&folder.join(name)));
    }
    let opened = read(&folder.join("ours-as-exported-by-markwhen-parser-1.2.0.ics"));
    let dates: Vec<_> =
        opened.store.events().map(|it| format!("{} {}", it.id(), date(it))).collect();
    let expected =
        ["Third-meeting-Washington 2023-03-07", "Timed 2024-03-29T10:00Z/2024-03-29T14:30Z"];
    assert_eq!(dates, expected);
    assert!(opened.files[0].diagnostics.is_empty());
}

/// A file that tries to write lines of its own.
const HOSTILE: &str = r#"{"attache":1,"title":"T\r\nX-EVIL:1","events":[
 {"id":"a\r\nUID:b","date":"2024-01-10","name":"N\r\nEND:VEVENT\rBEGIN:VEVENT\nX","series":"s\u0085t\u2028u",
  "tags":["t\r\nt","a,b;c\\d"],"place":"P\r\nP, D.C.","countries":["US"],"leaders":["L\r\n\"L\": x;y^n"],
  "notes":"- n\r\nATTENDEE:mailto:x\n😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀","actions":["A\r\nA","회담 회담 회담 회담 회담 회담 회담 회담"],
  "links":[{"rel":"r\r\nr","to":"c","note":"n;\"n"}],"sources":["https://a.example/\r\nx","https://a.example/y"]},
 {"id":"c","date":"2023-12~","name":"C"},
 {"id":"d","date":"2024-03-29T10:00+09:00/2024-03-29T11:30+09:00","name":"D"},
 {"id":"e","date":"2025/..","name":"E"},{"id":"f","date":"9999-12-31","name":"F"}]}"#;

/// Returns what python reads of a calendar, a row a component; nothing where it is missing.
fn python(path: &Path) -> Option<Vec<Value>> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check_ics.py");
    let Ok(ran) = Command::new("python3").arg(script).arg(path).output() else {
        skipped("there is no python3");
        return None;
    };
    if ran.status.code() == Some(3) {
        skipped(String::from_utf8_lossy(&ran.stderr).trim());
        return None;
    }
    let error = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{error}");
    let text = String::from_utf8(ran.stdout).expect("UTF-8");
    Some(text.lines().map(|it| serde_json::from_str(it).expect("a row")).collect())
}

/// Exports a file, or the bundled one; returns the calendar's path and folder.
fn exported(source: Option<&str>) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a directory");
    let (path, own) = (folder.path().join("out.ics"), folder.path().join("own.json"));
    let mut arguments =
        vec!["export", "scope:all", "--to", "ics", "-o", path.to_str().expect("UTF-8")];
    if let Some(source) = source {
        fs::write(&own, source).expect("a file");
        arguments.extend(["--file", own.to_str().expect("UTF-8")]);
    }
    let ran = run(&arguments);
    assert_eq!(ran.status, Status::Done, "{}", ran.err);
    (folder, path)
}

#[test]
fn python_reads_the_bundled_timeline_as_it_was_written() {
    let (_folder, path) = exported(None);
    let Some(rows) = python(&path) else { return };
    let opened = read(&path);
    assert!(opened.store.len() > 50, "sessions, and what was around them");
    assert_eq!(rows.len(), opened.store.len() + 1, "a calendar and its events");
    for (row, event) in rows.iter().skip(1).zip(opened.store.events()) {
        assert_eq!(row["errors"], 0, "{row}");
        assert_eq!(row["UID"], format!("{}@attache.invalid", event.id()));
        assert_eq!(row["SUMMARY"], title(&opened.store, event));
        assert_eq!(row["DTSTAMP"], "2026-11-21T00:00:00+00:00");
        assert_eq!(row["DTSTART"], ymd(event.first()));
        if row["X-ATTACHE-DATE"].is_null() {
            assert_eq!(row["DTEND"], ymd(event.last().saturating_add(1)), "{row}");
        }
        assert_eq!(row["chairs"], event.leaders().len());
    }
}

fn ymd(day: attache::model::Day) -> String {
    let (year, month, day) = day.ymd();
    format!("{year:04}-{month:02}-{day:02}")
}

#[test]
fn python_finds_nothing_in_a_hostile_file_that_was_not_meant() {
    let (_folder, path) = exported(Some(HOSTILE));
    let text = fs::read_to_string(&path).expect("the calendar");
    assert!(text.split("\r\n").all(|it| it.len() <= 75 && !it.contains(['\r', '\n'])), "{text}");
    let Some(rows) = python(&path) else { return };
    let mut spans: Vec<String> = rows[1..]
        .iter()
        .map(|it| format!("{} {}", it["DTSTART"], it["DTEND"]).replace('"', ""))
        .collect();
    spans.sort();
    let expected = [
        "2023-12-01 2024-01-01",
        "2024-01-10 2024-01-11",
        "2024-03-29T01:00:00+00:00 2024-03-29T02:30:00+00:00",
        "2025-01-01 2026-01-01",
        "9999-12-31 null",
    ];
    assert_eq!(spans, expected);
    assert!(rows.iter().all(|it| it["errors"] == 0), "{rows:?}");
    let lines = text.replace("\r\n ", "");
    let mut lines = lines.split("\r\n").skip_while(|it| *it != "BEGIN:VEVENT");
    for row in &rows[1..] {
        let count = lines.by_ref().take_while(|it| *it != "END:VEVENT").count() - 1;
        assert_eq!(row["keys"], count, "as many properties as lines: {row}");
    }
}
