//! The commands as a person or a script meets them: in the process, over byte buffers.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use attache::cli::{self, Environment, Status, World};
use serde_json::Value;
use tempfile::TempDir;

/// What a run left behind.
pub(super) struct Ran {
    pub(super) status: Status,
    pub(super) out: String,
    pub(super) err: String,
}

impl Ran {
    #[track_caller]
    pub(super) fn done(self) -> String {
        assert_eq!((self.status, self.err.as_str()), (Status::Done, ""));
        self.out
    }

    #[track_caller]
    fn json(self) -> Value {
        serde_json::from_str(&self.done()).expect("output is JSON")
    }

    /// Checks that nothing printed can drive a terminal.
    #[track_caller]
    pub(super) fn clean(&self) {
        for text in [&self.out, &self.err] {
            let bad = text.chars().find(|&it| it != '\n' && is_hostile(it));
            assert_eq!(bad, None, "{text:?}");
        }
    }
}

fn is_hostile(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

pub(super) fn run_with(arguments: &[OsString], stdin: &[u8]) -> Ran {
    run_in(arguments, stdin, Environment::default())
}

/// Runs it with its state directory here.
fn run_at_home(arguments: &[&str], home: &str) -> Ran {
    let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
    let value = |name: &str| (name == "XDG_STATE_HOME").then(|| home.into());
    run_in(&arguments, b"", Environment::read(value))
}

fn run_in(arguments: &[OsString], stdin: &[u8], environment: Environment) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut world = World {
        stdin: &mut &*stdin,
        stdout: &mut out,
        stderr: &mut err,
        stdin_is_terminal: false,
        stdout_is_terminal: false,
        environment,
    };
    let program = std::iter::once(OsString::from("attache"));
    let status = cli::run(program.chain(arguments.iter().cloned()), &mut world);
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    Ran { status, out: text(out), err: text(err) }
}

pub(super) fn run(arguments: &[&str]) -> Ran {
    run_with(&arguments.iter().map(OsString::from).collect::<Vec<_>>(), b"")
}

fn list_file(path: &Path) -> Ran {
    run_with(&["list".into(), "--file".into(), path.into()], b"")
}

fn file(content: &[u8]) -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().expect("a directory");
    let path = dir.path().join("in.json");
    fs::write(&path, content).expect("a file");
    (dir, path)
}

fn ids(list: &Value) -> Vec<&str> {
    list.as_array().expect("an array").iter().filter_map(|it| it["id"].as_str()).collect()
}

const CORE: [&str; 5] =
    ["bilateral-05", "bilateral-06", "trilateral-02", "bilateral-07", "trilateral-03"];

#[test]
fn the_list_is_the_five_core_sessions_unless_asked_for_more() {
    assert_eq!(ids(&run(&["list", "-f", "json"]).json()), CORE);
    let japan = run(&["list", "country:JP", "-f", "json"]).json();
    assert_eq!(ids(&japan), ["trilateral-02", "trilateral-03"]);
    for (query, expected) in [("scope:series", 11), ("scope:all", 57), ("scope:core", 5)] {
        assert_eq!(ids(&run(&["list", query, "-f", "json"]).json()).len(), expected, "{query}");
    }
    let filtered = run(&["list", "--filter", "scope:series", "series:trilateral", "-f", "json"]);
    assert_eq!(ids(&filtered.json()).len(), 4);
}

#[test]
fn an_event_has_every_key_of_the_contract() {
    let list = run(&["list", "no:7", "-f", "json"]).json();
    let event = &list[0];
    let keys: Vec<&str> =
        event.as_object().expect("an object").keys().map(String::as_str).collect();
    for key in [
        "id",
        "kind",
        "scope",
        "series",
        "ordinal",
        "name",
        "label",
        "start",
        "end",
        "date",
        "precision",
        "place",
        "places",
        "host",
        "host_certainty",
        "countries",
        "leaders",
        "participants",
        "purpose",
        "actions",
        "concerns",
        "links",
        "conflicts",
        "themes",
        "tags",
        "notes",
        "sources",
    ] {
        assert!(keys.contains(&key), "{key} is missing in {keys:?}");
    }
    assert_eq!(event["start"], "2024-09-05");
    assert_eq!(event["end"], "2024-09-06");
    assert_eq!(event["date"], "2024-09-05/2024-09-06");
    assert_eq!(event["precision"], "day");
    assert_eq!((&event["host"], &event["host_certainty"]), (&"KR".into(), &"inferred".into()));
    assert_eq!(event["place"]["name"], "Seoul");
    assert_eq!(event["leaders"][1]["names"]["ko-Hani"], "李埈一");
    let changes: Vec<&str> = event["actions"]
        .as_array()
        .expect("actions")
        .iter()
        .filter_map(|it| it["change"].as_str())
        .collect();
    assert_eq!(changes.iter().filter(|it| **it == "new").count(), 2);
    assert_eq!(changes.iter().filter(|it| **it == "kept").count(), 6);
    assert_eq!(changes.iter().filter(|it| **it == "reworded").count(), 2);
    let ranks: Vec<&str> = event["sources"]
        .as_array()
        .expect("sources")
        .iter()
        .filter_map(|it| it["rank"].as_str())
        .collect();
    let order = |rank: &&str| ["official", "press", "repost"].iter().position(|it| it == rank);
    assert!(ranks.is_sorted_by_key(order), "{ranks:?}");
}

#[test]
fn what_is_absent_is_null_and_never_left_out() {
    let (_dir, path) = file(br#"{"events":[{"id":"a","date":"2024-03~/.."}]}"#);
    let path = path.to_str().expect("UTF-8");
    let event = &run(&["list", "--file", path, "-f", "json"]).json()[0];
    assert_eq!((&event["start"], &event["end"]), (&"2024-03~".into(), &"..".into()));
    for key in ["series", "ordinal", "name", "place", "host", "participants", "notes"] {
        assert_eq!(event.get(key), Some(&Value::Null), "{key}");
    }
    for key in ["places", "countries", "leaders", "actions", "sources", "tags"] {
        assert_eq!(event[key], Value::Array(Vec::new()), "{key}");
    }
}

#[test]
fn jsonl_is_the_same_objects_one_a_line() {
    let array = run(&["list", "-f", "json"]).json();
    let lines = run(&["list", "-f", "jsonl"]).done();
    let lines: Vec<Value> =
        lines.lines().map(|it| serde_json::from_str(it).expect("a line is an object")).collect();
    assert_eq!(array, Value::Array(lines));
}

#[test]
fn the_table_is_straight_and_fits_a_hundred_columns() {
    insta::assert_snapshot!(run(&["list"]).done());
    for arguments in [["list", "scope:all"], ["list", "--lang=ko"], ["list", "--ascii"]] {
        for line in run(&arguments).done().lines() {
            assert!(attache::text::width(line) <= 100, "{line}");
        }
    }
    let ascii = run(&["list", "--ascii"]).done();
    assert!(ascii.is_ascii(), "{ascii}");
}

#[test]
fn the_list_speaks_korean_and_japanese() {
    insta::assert_snapshot!(run(&["list", "--lang", "ko", "country:JP"]).done());
    assert!(run(&["list", "--lang", "ja"]).done().contains("2024年9月6日"));
}

#[test]
fn markdown_is_a_table_with_a_row_for_each_event() {
    insta::assert_snapshot!(run(&["list", "-f", "md", "country:JP"]).done());
}

#[test]
fn csv_has_a_row_for_each_event_and_no_formula() {
    let table = run(&["list", "scope:all", "-f", "csv"]).done();
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    assert_eq!(rows.headers().expect("a header").get(0), Some("id"));
    assert_eq!(rows.records().filter_map(Result::ok).count(), 57);
    let hostile = br#"{"events":[{"id":"a","date":"-0044-03-15","name":"=HYPERLINK(\"http://x\")",
        "leaders":["@SUM(A1)"],"notes":"+1 \"q\"\nnext, line","tags":["-1"]}]}"#;
    let (_dir, path) = file(hostile);
    let table = run(&["list", "-f", "csv", "--file", path.to_str().expect("UTF-8")]).done();
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let header = rows.headers().expect("a header").clone();
    let row = rows.records().next().expect("a row").expect("a good row");
    let cell = |name| row.get(header.iter().position(|it| it == name).expect("a column"));
    assert_eq!(cell("name"), Some("'=HYPERLINK(\"http://x\")"));
    assert_eq!(cell("leaders"), Some("'@SUM(A1)"));
    assert_eq!(cell("notes"), Some("'+1 \"q\"\nnext, line"));
    assert_eq!((cell("tags"), cell("date")), (Some("-1"), Some("-0044-03-15")));
}

#[test]
fn a_bare_call_prints_the_list_where_nobody_can_browse() {
    assert_eq!(run(&[]).done(), run(&["list"]).done());
}

#[test]
fn output_is_the_same_every_time() {
    for arguments in [["list", "-fjson"], ["list", "-fcsv"], ["show", "bilateral-06"]] {
        assert_eq!(run(&arguments).done(), run(&arguments).done());
    }
}

#[test]
fn nothing_found_is_no_failure_and_says_what_hides_it() {
    let ran = run(&["list", "kind:milestone"]);
    assert_eq!(ran.status, Status::Done);
    assert_eq!(
        ran.err,
        "attache: no event in scope:core matches; 46 outside it do: add scope:all\n"
    );
    let ran = run(&["list", "country:CN", "kind:session", "-f", "json"]);
    assert_eq!((ran.out.as_str(), ran.err.as_str()), ("[]\n", "attache: no event matches\n"));
}

#[test]
fn one_event_is_a_page() {
    let page = run(&["show", "bilateral-06"]).done();
    insta::assert_snapshot!(page);
    for line in page.lines().filter(|it| !it.contains("://")) {
        assert!(attache::text::width(line) <= 80, "{line}");
    }
    let page = run(&["show", "bilateral-07", "--lang", "ja", "--as-of", "2025-01"]).done();
    assert!(page.contains("推定") && page.ends_with("基準日 2025年1月31日\n"), "{page}");
}

#[test]
fn a_repost_is_cited_as_its_original() {
    let page = run(&["show", "bilateral-07"]).done();
    let source = page.split("\nSources\n").nth(1).expect("sources");
    assert!(source.starts_with("  [1]   U.S. Department of State"), "{source}");
    assert!(source.contains("copy: Agenparl (repost of a State Department media note)"));
    assert_eq!(source.matches("(B7-STATE)").count(), 1, "{source}");
}

#[test]
fn one_event_is_markdown_and_json() {
    insta::assert_snapshot!(run(&["show", "trilateral-03", "-f", "md"]).done());
    let event = run(&["show", "trilateral-03", "-f", "json"]).json();
    let listed = run(&["list", "-f", "json"]).json();
    assert_eq!(event, listed[4]);
}

#[test]
fn an_unknown_id_is_answered_with_the_nearest() {
    let ran = run(&["show", "bilateral-6"]);
    assert_eq!((ran.status, ran.out.as_str()), (Status::Data, ""));
    assert_eq!(
        ran.err,
        "attache: no event is called `bilateral-6`; did you mean `bilateral-06`?\n"
    );
}

#[test]
fn a_wrong_query_is_the_fault_of_the_call() {
    let ran = run(&["list", "country:JP", "contry:US"]);
    assert_eq!((ran.status, ran.out.as_str()), (Status::Call, ""));
    insta::assert_snapshot!(ran.err);
    assert_eq!(run(&["list", "--filter", "("]).status, Status::Call);
}

#[track_caller]
fn check_call(arguments: &[&str], expected: &str) {
    let ran = run(arguments);
    assert_eq!((ran.status, ran.out.as_str()), (Status::Call, ""), "{arguments:?}");
    assert!(ran.err.contains(expected), "{}", ran.err);
    ran.clean();
}

#[test]
fn a_wrong_call_is_said_to_be_one() {
    check_call(&["--nope"], "unexpected argument '--nope'");
    check_call(&["list", "-f", "xml"], "[possible values: table, json, jsonl, csv, md]");
    check_call(&["list", "--as-of", "soon"], "write a day as `2024-03-27`");
    check_call(&["list", "--as-of", "2024/.."], "it has no last day");
    check_call(&["list", "--lang", "fr"], "possible values: en, ko, ja");
    check_call(&["show"], "<ID>");
    check_call(&["check"], "<FILES>");
    check_call(&["show", "bilateral-06", "--filter", "x"], "show takes no --filter");
    check_call(&["lst", "country:JP"], "there is no command `lst`; did you mean `list`?");
    check_call(&["a.json", "list"], "put the command first: attache list --file FILE");
    check_call(&["snapshot", "--size", "0x9"], "such as 120x36");
    check_call(&["--ascii", "--symbols", "narrow"], "cannot be used with");
}

#[test]
fn help_and_version_are_data() {
    let help = run(&["--help"]).done();
    assert!(help.find("Examples:") < help.find("Usage:"), "{help}");
    for command in ["list", "show", "check", "snapshot"] {
        assert!(run(&[command, "--help"]).done().contains("Examples:"), "{command}");
    }
    assert_eq!(run(&["-V"]).done(), concat!("attache ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn no_argument_can_drive_the_terminal() {
    let hostile = "\u{1b}]0;x\u{7}\u{9b}2J\u{202e}";
    for arguments in [
        vec![format!("--{hostile}")],
        vec![hostile.to_owned()],
        vec!["list".into(), format!("who:{hostile}")],
        vec!["list".into(), format!("{hostile}:x")],
        vec!["list".into(), "-f".into(), hostile.to_owned()],
        vec!["list".into(), "--as-of".into(), hostile.to_owned()],
        vec!["show".into(), hostile.to_owned()],
        vec!["check".into(), hostile.to_owned()],
    ] {
        let ran = run(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
        assert_ne!(ran.status, Status::Done, "{arguments:?}");
        assert!(!ran.err.is_empty());
        ran.clean();
    }
}

#[test]
fn no_file_can_drive_the_terminal() {
    let hostile = "\\u001b]0;x\\u0007\\u009b2J\\u202e\\r\\u2028";
    let event = format!(
        r#"{{"id":"{hostile}","date":"2024","name":"{hostile}","kind":"{hostile}",
        "place":"{hostile}","leaders":["{hostile}"],"countries":["{hostile}"],
        "actions":["{hostile}"],"notes":"{hostile}","purpose":"{hostile}","tags":["{hostile}"],
        "sources":["https://x/{hostile}"],"links":[{{"rel":"{hostile}","to":"{hostile}"}}]}}"#
    );
    let (dir, _) = file(b"");
    let path = dir.path().join("a\u{1b}]0;x\u{7}\n\u{202e}.json");
    fs::write(&path, format!(r#"{{"events":[{event},{{"id":"ok","date":"{hostile}"}}]}}"#))
        .expect("a file");
    let path = path.to_str().expect("UTF-8");
    for format in ["table", "json", "jsonl", "csv", "md"] {
        let ran = run(&["list", "--file", path, "-f", format]);
        assert_eq!(ran.status, Status::Data, "{format}");
        assert!(ran.err.contains("error[") && !ran.out.is_empty());
        ran.clean();
    }
    let list: Value =
        serde_json::from_str(&run(&["list", "--file", path, "-f", "json"]).out).expect("JSON");
    for format in ["text", "json", "md"] {
        let ran = run(&["show", "--file", path, "-f", format, ids(&list)[0]]);
        assert!(!ran.out.is_empty(), "{}", ran.err);
        ran.clean();
    }
    run(&["check", path]).clean();
}

#[test]
fn check_counts_what_is_wrong() {
    let (_dir, good) = file(include_bytes!("../../assets/working-groups.json"));
    let good = good.to_str().expect("UTF-8");
    assert_eq!(run(&["check", good]).done(), format!("{good}: 57 events, no problems\n"));
    let (_dir, bad) = file(br#"{"events":[{"id":"a","date":"2024-13"},{"id":"b","date":"2024"}]}"#);
    let bad = bad.to_str().expect("UTF-8");
    let ran = run(&["check", good, bad]);
    assert_eq!(ran.status, Status::Data);
    assert!(ran.out.starts_with(good) && ran.out.contains("events[0].date"), "{}", ran.out);
    assert!(ran.out.ends_with(&format!("{bad}: 1 event, 1 error\n")), "{}", ran.out);
    let ran = run(&["check", "/nowhere/x", good]);
    assert_eq!(ran.status, Status::Data);
    assert!(ran.out.ends_with("57 events, no problems\n") && ran.err.contains("no such file"));
}

#[test]
fn standard_input_is_a_file_called_hyphen() {
    let event = br#"{"events":[{"id":"a","date":"2024-03-29","name":"Talks"}]}"#;
    for arguments in [vec!["-"], vec!["list", "--file", "-"], vec!["--file", "-", "list"]] {
        let arguments: Vec<OsString> = arguments.into_iter().map(OsString::from).collect();
        assert!(run_with(&arguments, event).done().contains("29 Mar 2024  Talks"));
    }
    let ran = run_with(&["check".into(), "-".into()], b"\xFF\xFE\0\0{\0\0\0");
    assert_eq!(ran.status, Status::Data);
    assert!(ran.out.contains("standard input") && ran.out.contains("UTF-32"), "{}", ran.out);
}

#[test]
fn a_broken_file_gives_what_is_good_in_it() {
    for content in [&b""[..], b"\xEF\xBB\xBF", b"  ", b"null", b"7", b"{\"events\": ["] {
        let (_dir, path) = file(content);
        let ran = list_file(&path);
        assert_eq!(ran.status, Status::Data, "{content:?}");
        assert!(ran.err.contains("error["), "{}", ran.err);
        assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
    }
    let whole = include_bytes!("../../assets/working-groups.json");
    let (_dir, path) = file(&whole[..whole.len() - 60_000]);
    let ran = list_file(&path);
    assert_eq!(ran.status, Status::Data);
    assert!(ran.out.contains("bilateral-05") && ran.err.contains("in.json:"), "{}", ran.err);
}

#[track_caller]
fn check_refused(path: &Path, expected: &str) {
    let ran = list_file(path);
    assert_eq!((ran.status, ran.out.as_str()), (Status::Data, ""));
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    assert!(ran.err.contains(expected), "{}", ran.err);
    let name = path.file_name().and_then(|it| it.to_str()).expect("a name");
    assert!(ran.err.contains(name), "{}", ran.err);
}

#[test]
fn only_regular_files_of_a_sane_size_are_read() {
    let dir = tempfile::tempdir().expect("a directory");
    check_refused(dir.path(), "is a directory");
    check_refused(&dir.path().join("missing.json"), "no such file");
    let sparse = dir.path().join("sparse.json");
    fs::File::create(&sparse).and_then(|it| it.set_len(1 << 40)).expect("a sparse file");
    check_refused(&sparse, "has 1099511627776 bytes, and at most 1073741824 are read");
}

#[cfg(unix)]
#[test]
fn pipes_devices_sockets_and_bad_links_are_refused_at_once() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    use rustix::fs::{CWD, FileType, Mode, mknodat};

    let dir = tempfile::tempdir().expect("a directory");
    let at = |name: &str| dir.path().join(name);
    mknodat(CWD, at("pipe"), FileType::Fifo, Mode::RUSR, 0).expect("a pipe");
    check_refused(&at("pipe"), "is a named pipe, not a regular file");
    let _socket = UnixListener::bind(at("socket")).expect("a socket");
    check_refused(&at("socket"), "is a socket");
    check_refused(Path::new("/dev/zero"), "is a device");
    symlink(at("nothing"), at("dangling")).expect("a link");
    check_refused(&at("dangling"), "is a link to a file that does not exist");
    symlink(at("loop"), at("loop")).expect("a link");
    check_refused(&at("loop"), "leads back to itself");
    symlink(at("pipe"), at("to-pipe")).expect("a link");
    check_refused(&at("to-pipe"), "is a named pipe");
}

/// A writer that fails in one way from some byte on.
struct Failing(io::ErrorKind, usize);

impl Write for Failing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.1 = self.1.checked_sub(bytes.len()).ok_or(self.0)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn run_into(mut stdout: impl Write, arguments: &[&str]) -> (Status, String) {
    let mut err = Vec::new();
    let mut world = World {
        stdin: &mut io::empty(),
        stdout: &mut stdout,
        stderr: &mut err,
        stdin_is_terminal: true,
        stdout_is_terminal: false,
        environment: Environment::default(),
    };
    let arguments = std::iter::once("attache").chain(arguments.iter().copied());
    let status = cli::run(arguments.map(OsString::from), &mut world);
    (status, String::from_utf8(err).expect("messages are UTF-8"))
}

const EVERY_OUTPUT: [&[&str]; 10] = [
    &["list"],
    &["list", "-fjson"],
    &["list", "-fjsonl"],
    &["list", "-fcsv"],
    &["list", "-fmd"],
    &["show", "bilateral-06"],
    &["show", "bilateral-06", "-fjson"],
    &["show", "bilateral-06", "-fmd"],
    &["--help"],
    &["check", "assets/working-groups.json"],
];

#[test]
fn a_reader_that_goes_away_ends_the_program_quietly() {
    for arguments in EVERY_OUTPUT {
        for room in [0, 40] {
            let ran = run_into(Failing(io::ErrorKind::BrokenPipe, room), arguments);
            assert_eq!(ran, (Status::Done, String::new()), "{arguments:?}");
        }
    }
}

#[test]
fn a_full_disk_is_said_and_is_a_failure() {
    for arguments in EVERY_OUTPUT {
        let (status, err) = run_into(Failing(io::ErrorKind::StorageFull, 40), arguments);
        assert_eq!(status, Status::Data, "{arguments:?}");
        assert_eq!(err, "attache: the output could not be written: no storage space\n");
        // What is still in a buffer is written at the end, and may fail as well.
        let buffered = io::BufWriter::new(Failing(io::ErrorKind::StorageFull, 0));
        assert_eq!(run_into(buffered, arguments).0, Status::Data, "{arguments:?}");
    }
}

#[test]
fn a_keyboard_is_no_file() {
    let (status, err) = run_into(Vec::new(), &["list", "--file", "-"]);
    assert_eq!(status, Status::Call);
    assert!(err.contains("standard input is the keyboard"), "{err}");
}

#[test]
fn a_saved_view_is_for_browser_and_snapshot_alone() {
    let folder = tempfile::tempdir().expect("a directory");
    let path = folder.path().join("attache/state.json");
    fs::create_dir(folder.path().join("attache")).expect("a directory");
    let state = r#"{"attache_state":1,"files":[{"file":"built in","queries":[],"views":[
        {"name":"Tokyo","query":"country:JP scope:core","window":null,"event":"trilateral-03","focus":"leaders"},
        {"name":"gone","query":"who:nobody","window":null,"event":null,"focus":"x"}]}]}"#;
    fs::write(&path, state).expect("a file");
    let home = folder.path().to_str().expect("text");
    let run = |arguments: &[&str]| run_at_home(arguments, home);
    let screen = run(&["snapshot", "--view", "tokyo"]).done();
    assert!(screen.contains("country:JP") && screen.contains("▍Trilateral 3"), "{screen}");
    let wrong = run(&["snapshot", "--view", "tokio"]);
    assert_eq!(wrong.status, Status::Call);
    assert!(
        wrong.err.contains("did you mean `Tokyo`?") && wrong.err.contains("help, Tokyo, gone"),
        "{}",
        wrong.err
    );
    let gone = run(&["snapshot", "--view", "gone"]);
    assert_eq!(gone.status, Status::Call);
    assert!(gone.err.contains("no event has leader `nobody`"), "{}", gone.err);
    let listed = run(&["--view", "Tokyo"]);
    assert_eq!(listed.status, Status::Call);
    assert_eq!(run(&["--view", "Tokyo", "list"]).status, Status::Call);
    fs::write(&path, "{").expect("a file");
    assert_eq!(run(&["list"]).done(), run_with(&["list".into()], b"").done());
    assert_eq!(run(&["snapshot"]).done(), run_with(&["snapshot".into()], b"").done());
    assert_eq!(fs::read_to_string(&path).expect("a file"), "{");
    for home in ["", "relative", "/nonexistent"] {
        assert!(run_at_home(&["snapshot", "--view", "x"], home).err.contains("Views: timeline"));
    }
}

#[test]
fn every_view_is_drawn_by_its_name_as_by_its_keys() {
    let views = [
        ("matrix", "v m"),
        ("people", "v p"),
        ("hosts", "v h"),
        ("rhythm", "v r"),
        ("compare", "d"),
        ("thread", "t"),
    ];
    let start = run(&["snapshot", "--view", "timeline", "--size", "100x30"]).done();
    for (name, keys) in views {
        let named = run(&["snapshot", "--view", name, "--size", "100x30"]).done();
        let pressed =
            run(&["snapshot", "--view", "timeline", "--size", "100x30", "--keys", keys]).done();
        assert_eq!(named, pressed, "{name}");
        assert_ne!(named, start, "{name}");
    }
}
