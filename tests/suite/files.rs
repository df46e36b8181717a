//! Files as people have them: packed, in other encodings, several at once.

use std::ffi::OsString;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use attache::cli::Status;
use attache::load::{self, Format, Options, Source};
use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use serde_json::Value;
use tempfile::TempDir;

use super::cli::{Ran, run, run_with};

const TALKS: &str = r#"{"attache": 1, "title": "Talks", "events": [
  {"id": "a", "date": "2024-01-10", "name": "First talks", "series": "s"},
  {"id": "b", "date": "2024-06-11", "name": "Second talks", "series": "s"}]}"#;
const OTHERS: &str = r#"{"title": "Others", "events": [
  {"id": "c", "date": "2024-02-01", "name": "Between", "links": [{"rel": "follows", "to": "a"}]},

  {"id": "b", "date": "2024-07-01", "name": "Another one"}]}"#;

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

fn zst(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec(bytes, CompressionLevel::Fastest)
}

/// Some files in a folder of their own.
struct Folder(TempDir);

/// A file by its name, and what stands in it.
type Named<'a> = (&'a str, &'a [u8]);

/// What is told of an event.
type Told<'a> = (&'a str, &'a str, &'a Value);

impl Folder {
    fn new(files: &[Named<'_>]) -> Self {
        let folder = Self(tempfile::tempdir().expect("a directory"));
        for (name, content) in files {
            fs::write(folder.path(name), content).expect("a file");
        }
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Runs a command on files of the folder; `-` is standard input.
    fn run(&self, arguments: &[&str], files: &[&str], stdin: &[u8]) -> Ran {
        let named = |it: &&str| if *it == "-" { PathBuf::from("-") } else { self.path(it) };
        let files = files.iter().map(named).flat_map(|it| ["--file".into(), OsString::from(it)]);
        let arguments: Vec<OsString> = arguments.iter().map(OsString::from).chain(files).collect();
        run_with(&arguments, stdin)
    }
}

#[track_caller]
fn ids(ran: &Ran) -> Vec<String> {
    let list: Value = serde_json::from_str(&ran.out).expect("JSON");
    let list = list.as_array().expect("a list");
    list.iter().map(|it| it["id"].as_str().expect("an id").to_owned()).collect()
}

const LIST: [&str; 4] = ["list", "scope:all", "-f", "json"];

#[test]
fn packed_files_are_read_like_plain_ones_whatever_they_are_called() {
    let (gz, zst) = (gz(TALKS.as_bytes()), zst(TALKS.as_bytes()));
    let files: [Named<'_>; 5] = [
        ("a.json", TALKS.as_bytes()),
        ("a.json.gz", &gz),
        ("a.json.zst", &zst),
        ("a.json.old", &gz),
        ("b.json", &zst),
    ];
    let folder = Folder::new(&files);
    let plain = folder.run(&LIST, &["a.json"], b"").done();
    for (name, content) in files {
        assert_eq!(folder.run(&LIST, &[name], b"").done(), plain, "{name}");
        assert_eq!(folder.run(&LIST, &["-"], content).done(), plain, "{name} on standard input");
    }
}

#[test]
fn of_a_damaged_archive_is_read_what_was_unpacked() {
    let packed = gz(TALKS.as_bytes());
    let folder = Folder::new(&[("a.json.gz", &packed[..packed.len() - 20])]);
    let ran = folder.run(&LIST, &["a.json.gz"], b"");
    assert!(ran.err.contains("error[damaged]: the gzip archive is damaged: it breaks off"));
    assert_eq!((ran.status, ids(&ran)), (Status::Data, vec!["a".to_owned()]));
}

#[test]
fn an_archive_that_fills_the_memory_is_refused() {
    let folder = Folder::new(&[("a.json.gz", &gz(&vec![b' '; 200 << 20]))]);
    let ran = folder.run(&LIST, &["a.json.gz"], b"");
    assert_eq!((ran.status, ran.out.as_str()), (Status::Data, ""));
    assert!(ran.err.contains("made to fill the memory"), "{}", ran.err);
}

#[test]
fn the_encoding_of_a_file_can_be_named_and_is_guessed() {
    let text = r#"{"events": [{"id": "a", "date": "2024-01-10", "name": "한미 실무그룹 회의"}]}"#;
    let bytes = encoding_rs::EUC_KR.encode(text).0;
    let folder = Folder::new(&[("a.json", &bytes)]);
    let ran = folder.run(&LIST, &["a.json"], b"");
    assert!(ran.err.contains("write `--encoding euc-kr`"), "{}", ran.err);
    let named = [&LIST[..], &["--encoding", "EUC-KR"]].concat();
    let out = folder.run(&named, &["a.json"], b"").done();
    assert!(out.contains("한미 실무그룹 회의"), "{out}");
    let wrong = run(&["list", "--encoding", "klingon"]);
    assert_eq!(wrong.status, Status::Call);
    assert!(wrong.err.contains("shift_jis"), "{}", wrong.err);
}

#[test]
fn several_files_are_one_timeline_in_which_every_event_has_an_origin() {
    let folder = Folder::new(&[
        ("talks.json", TALKS.as_bytes()),
        ("others.json.gz", &gz(OTHERS.as_bytes())),
    ]);
    let both = ["talks.json", "others.json.gz"];
    let list: Value = serde_json::from_str(&folder.run(&LIST, &both, b"").done()).expect("JSON");
    let told: Vec<Told<'_>> = list
        .as_array()
        .expect("a list")
        .iter()
        .map(|it| {
            let file = Path::new(it["origin"]["file"].as_str().expect("a file"));
            let file = file.file_name().and_then(|it| it.to_str()).expect("a name");
            (it["id"].as_str().expect("an id"), file, &it["origin"]["line"])
        })
        .collect();
    let line = |it: u32| Value::from(it);
    assert_eq!(
        told,
        [
            ("a", "talks.json", &line(2)),
            ("c", "others.json.gz", &line(2)),
            ("b", "talks.json", &line(3)),
            ("b@others", "others.json.gz", &line(4)),
        ]
    );
    let lanes: Vec<&str> =
        list.as_array().into_iter().flatten().filter_map(|it| it["series"].as_str()).collect();
    assert_eq!(lanes, ["s", "others", "s", "others"]);
    let page = folder.run(&["show", "b@others"], &both, b"").done();
    assert!(page.contains("Talks + Others; from ") && page.contains("line 4"), "{page}");
    let page = folder.run(&["show", "b@others", "-f", "md", "--lang", "ko"], &both, b"").done();
    assert!(page.contains("출처 파일"), "{page}");
    let alone = folder.run(&LIST, &["talks.json"], b"").done();
    assert!(!alone.contains("origin"), "{alone}");
}

#[test]
fn a_query_can_ask_for_a_file() {
    let folder =
        Folder::new(&[("talks.json", TALKS.as_bytes()), ("others.json", OTHERS.as_bytes())]);
    let both = ["talks.json", "others.json"];
    let found = |query: &str| ids(&folder.run(&["list", query, "-f", "json"], &both, b""));
    assert_eq!(found("file:talks"), ["a", "b"]);
    assert_eq!(found("file:others.json"), ["c", "b@others"]);
    assert_eq!(found("-file:talks"), ["c", "b@others"]);
    assert_eq!(found("file:talks,others").len(), 4);
    let wrong = folder.run(&["list", "file:tlaks"], &both, b"");
    assert!(wrong.err.contains("did you mean `talks`?"), "{}", wrong.err);
}

#[test]
fn one_that_cannot_be_read_leaves_the_others_and_one_named_twice_is_read_once() {
    let folder = Folder::new(&[("talks.json", TALKS.as_bytes()), ("bad.json", b"{\"events\": 1}")]);
    let ran = folder.run(&LIST, &["none.json", "talks.json", "bad.json"], b"");
    assert!(ran.err.contains("none.json: no such file"), "{}", ran.err);
    assert!(ran.err.contains("error[json-type]"), "{}", ran.err);
    assert_eq!((ran.status, ids(&ran).len()), (Status::Data, 2));
    let ran = folder.run(&LIST, &["none.json", "neither.json"], b"");
    assert_eq!((ran.status, ran.err.lines().count()), (Status::Data, 2), "{}", ran.err);
    let ran = folder.run(&LIST, &["talks.json", "talks.json"], b"");
    assert!(ran.err.contains("talks.json: is named twice, and read once"), "{}", ran.err);
    assert_eq!((ran.status, ids(&ran).len()), (Status::Done, 2));
    let ran = folder.run(&LIST, &["-", "-"], TALKS.as_bytes());
    assert!(ran.err.contains("standard input: is named twice"), "{}", ran.err);
    assert_eq!(ids(&ran).len(), 2);
}

#[test]
fn a_column_that_is_named_is_wanted_of_the_files_that_have_it() {
    let folder = Folder::new(&[
        ("eu.csv", b"date,title\n2024-01-10,One\n"),
        ("any.csv", b"\"Event, date\",title\n2024-02-10,Two\n"),
    ]);
    let call = |map: &str| {
        let arguments = [&LIST[..], &["--map", map]].concat();
        folder.run(&arguments, &["eu.csv", "any.csv"], b"")
    };
    assert_eq!(ids(&call("start=\"Event, date\"")).len(), 2);
    let ran = call("start=Nowhere");
    assert_eq!(ran.err.matches("no column is called `Nowhere`").count(), 2, "{}", ran.err);
    let ran = call("start=date,start=title");
    assert!(ran.err.contains("`start` is said to be in two columns"), "{}", ran.err);
}

#[test]
fn every_complaint_is_shown_in_full_when_it_is_asked_for() {
    let rows: Vec<String> = (0..9).map(|it| format!("2024-99-0{it},Talks\n")).collect();
    let rows = rows.concat();
    let folder = Folder::new(&[("a.csv", format!("date,title\n{rows}").as_bytes())]);
    let ran = folder.run(&["check"], &["a.csv"], b"");
    assert_eq!(ran.out.matches(" --> ").count(), 9, "{}", ran.out);
    let ran = folder.run(&LIST, &["a.csv"], b"");
    assert!(ran.err.contains("4 more of this kind"), "{}", ran.err);
}

#[test]
fn events_of_a_calendar_may_overlap_anywhere() {
    let rows = "date,end,title,series\n2024-01-01,2024-03-01,One,s\n2024-02-01,2024-04-01,Two,s\n";
    let folder = Folder::new(&[("a.csv", rows.as_bytes())]);
    let ran = folder.run(&["check"], &["a.csv"], b"");
    assert!(ran.out.ends_with("2 events, no problems\n"), "{}", ran.out);
}

#[test]
fn what_is_wrong_is_said_with_the_file_it_is_wrong_in() {
    let bad = TALKS.replace("2024-06-11", "2024-16-11");
    let folder = Folder::new(&[("talks.json", TALKS.as_bytes()), ("bad.json", bad.as_bytes())]);
    let ran = folder.run(&LIST, &["talks.json", "bad.json"], b"");
    assert!(ran.err.contains("bad.json:3:29 (events[1].date)"), "{}", ran.err);
    assert!(!ran.err.contains("talks.json:"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn a_thousand_files_take_no_more_open_files_than_one() {
    use std::process::Command;

    let folder = Folder::new(&[]);
    for at in 0..1_000 {
        let event = format!(r#"[{{"id": "e{at}", "date": "{}"}}]"#, 1_000 + at);
        fs::write(folder.path(&format!("{at:04}.json")), event).expect("a file");
    }
    let program = env!("CARGO_BIN_EXE_attache");
    let call = format!("ulimit -n 24; '{program}' *.json | tail -n 1");
    let ran = Command::new("sh").args(["-c", &call]).current_dir(folder.0.path()).output();
    let out = String::from_utf8(ran.expect("a shell").stdout).expect("UTF-8");
    assert!(out.contains("e999") || out.contains("1,000") || out.contains("1000"), "{out}");
}

#[test]
fn files_are_checked_in_any_format_and_called_what_they_are() {
    let folder = Folder::new(&[
        ("talks.json.gz", &gz(TALKS.as_bytes())),
        ("page.html", b"<!DOCTYPE html>"),
        ("paper.pdf", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3"),
    ]);
    let check = |name: &str| folder.run(&["check"], &[name], b"");
    let ran = check("talks.json.gz");
    assert!(ran.out.ends_with("2 events, 1 warning\n"), "{}", ran.out);
    let ran = check("page.html");
    assert!(ran.out.contains("web page") && ran.out.contains("`--from FORMAT`"), "{}", ran.out);
    let ran = check("paper.pdf");
    assert!(ran.out.contains("this is a PDF document, not a timeline"), "{}", ran.out);
    assert_eq!(ran.status, Status::Data);
    let ran = folder.run(&["check", "--from", "ics"], &["talks.json.gz"], b"");
    assert_eq!(ran.status, Status::Data, "{}", ran.out);
}

#[test]
fn every_command_works_on_several_files() {
    let folder = Folder::new(&[
        ("talks.json", TALKS.as_bytes()),
        ("others.json.zst", &zst(OTHERS.as_bytes())),
    ]);
    let both = ["talks.json", "others.json.zst"];
    for command in [
        &["brief", "b"][..],
        &["since", "b"],
        &["compare", "a", "b@others"],
        &["cadence"],
        &["matrix"],
        &["snapshot", "--size", "80x24", "-f", "txt"],
    ] {
        let ran = folder.run(command, &both, b"");
        assert_eq!((ran.status, ran.err.as_str()), (Status::Done, ""), "{command:?}");
        assert!(!ran.out.is_empty(), "{command:?}");
    }
}

/// Reads text as a format and beside another file, and writes out what is wrong with it.
fn read(text: &str, format: Option<Format>) {
    let options = Options { format, ..Options::default() };
    let file = Source { name: "file.json", text };
    for sources in [&[file][..], &[Source { name: "talks.json", text: TALKS }, file, file]] {
        let opened = load::open(sources, &options);
        for (source, of_file) in sources.iter().zip(&opened.files) {
            attache::diag::report(source.name, source.text, &of_file.diagnostics);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_of_any_format_make_it_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..300),
        packed in 0..3,
    ) {
        let bytes = match packed { 0 => bytes, 1 => gz(&bytes), _ => zst(&bytes) };
        let unpacked = load::unpack(bytes, 1 << 20).expect("little");
        let (text, _) = load::decode(unpacked.bytes);
        for format in Format::ALL.into_iter().map(Some).chain([None]) {
            read(&text, format);
        }
    }

    #[test]
    fn no_change_of_a_file_makes_any_format_panic(
        at in any::<prop::sample::Index>(),
        put in "[\\PC\n\r\t]{0,6}",
        which in 0..EXAMPLES.len(),
    ) {
        let mut text = EXAMPLES[which].to_owned();
        let from = text.floor_char_boundary(at.index(text.len()));
        let to = text.ceil_char_boundary((from + put.len()).min(text.len()));
        text.replace_range(from..to, &put);
        for format in Format::ALL.into_iter().map(Some).chain([None]) {
            read(&text, format);
        }
    }
}

/// A small file of each kind.
const EXAMPLES: [&str; 7] = [
    TALKS,
    OTHERS,
    "{\"id\": \"a\", \"start\": \"2024\"}\n{\"id\": \"b\", \"start\": \"2024-03/2024-04\"}\n",
    "start,end,title,country\n5/3/2024,,\"Talks, first\",US;JP\n27/3/2024,28/3/2024,\"a\nb\",KR\n",
    "{\"title\": {}, \"events\": [{\"start_date\": {\"year\": \"2024\", \"month\": 3}, \
     \"text\": {\"headline\": \"<b>Talks</b>\"}}], \"eras\": []}",
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART;VALUE=DATE:20240329\r\n\
     RRULE:FREQ=MONTHLY;COUNT=3\r\nSUMMARY:Talks\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    "title: Talks\n---\nsection One #a\n2024-03-27/2024-03-28: Talks\n- [ ] one\nendSection\n\
     1985?: Old\nafter !x 3 days: Then\n",
];
