//! The rules of the house: who may name whom, and what may stand where.
//!
//! A rule is a function from sources to complaints. One test runs all of them over this
//! repository; the others feed each rule what it forbids, so that none can go blind unnoticed.
//! Rules about production code do not see comments or tests.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A name, and what goes with it.
type Row = (&'static str, &'static [&'static str]);

/// Which top-level module may name which, lowest first. What is more than a module is all of it
/// that may be named.
const LAYERS: [Row; 15] = [
    ("text", &[]),
    ("model", &["text"]),
    ("diag", &["text"]),
    ("store", &["text", "model"]),
    ("load", &["text", "model", "diag", "store"]),
    ("analysis", &["text", "model", "store"]),
    ("action", &[]),
    ("i18n", &["model", "action"]),
    ("query", &["text", "model", "diag", "store", "i18n"]),
    // No view, no widget, no terminal, no file: a state is tested by what it holds.
    ("app", &["text", "model", "diag", "store", "query", "analysis", "action", "i18n"]),
    ("view", &["text", "model", "diag", "store", "query", "analysis", "action", "i18n", "app"]),
    // No store: a widget that needs a fact shows that its view-model lacks one.
    ("ui", &["text", "app::Theme", "view"]),
    ("export", &["text", "model", "store", "analysis", "i18n", "ui::number"]),
    // No app: the loop runs any program.
    ("term", &["text", "action", "ui::number"]),
    (
        "cli",
        &[
            "text", "model", "diag", "store", "load", "analysis", "query", "action", "i18n", "app",
            "view", "ui", "export", "term",
        ],
    ),
];

/// Where something of another crate, or of the process, may be named: in these files and in what
/// is under them.
const PLACES: [Row; 28] = [
    ("ratatui", &["ui", "export/picture", "term", "cli/browse", "cli/notes", "cli/snapshot"]),
    ("tui_big_text", &["ui/big"]),
    ("crossterm", &["term"]),
    ("rustix", &["term", "cli/disk", "cli/notes"]),
    ("signal_hook", &["term"]),
    ("serde", &["load", "export", "cli/keep", "cli/notes", "cli/tours"]),
    ("schemars", &["load/schema", "load/wire"]),
    ("chrono", &["model", "view/location"]),
    ("unicode_", &["text", "ui/dump"]),
    ("roaring", &["store/set"]),
    ("similar", &["analysis/redline"]),
    ("nucleo_matcher", &["text/fuzzy", "app/palette"]),
    ("tempfile", &["cli/keep", "cli/write", "cli/tours", "cli/editor", "cli/notes", "cli/brief"]),
    ("winnow", &["query"]),
    ("clap", &["cli"]),
    ("resvg", &["export/picture/png"]),
    ("notify::", &["cli/watch"]),
    ("maud", &["export/brief/html", "export/site"]),
    ("crc32fast", &["cli/input", "cli/keep"]),
    ("flate2", &["load/unpack"]),
    ("ruzstd", &["load/unpack"]),
    ("encoding_rs", &["load/bytes"]),
    // `term` opens the device of the terminal, and nothing else.
    ("std::fs", &["cli", "term/tty", "term/tty_plain"]),
    ("std::env", &["main", "cli/world"]),
    ("std::net", &[]),
    // Other programs are started for two things only: to open an address, and to edit notes.
    ("std::process::Command", &["cli/send", "cli/editor"]),
    // The day that counts as today is in the file, or in the call; of the clock only how long the
    // program has run is told.
    ("std::time::Instant", &["term/clock"]),
    ("std::time::SystemTime", &[]),
];

/// The most lines a file may have, tests left out.
const LONGEST: usize = 400;

/// Words that have no place in the repository. They are written in two halves, because this file
/// is looked at too.
const BANNED: [&str; 6] = [
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("unimpl", "emented!"),
    concat!("to", "do!("),
    concat!("#[ig", "nore"),
    concat!("thread::sl", "eep("),
];

/// A file, a banned word that may stand in it, and why.
type Exception = (&'static str, &'static str, &'static str);

const EXCEPTIONS: [Exception; 6] = [
    (
        "src/term/watch.rs",
        concat!("thread::sl", "eep("),
        "a shell that kills a stopped job sends two signals; there is nothing to wait for but time",
    ),
    (
        "src/cli/keep.rs",
        concat!("thread::sl", "eep("),
        "a lock that another program holds is tried for a while, not waited for",
    ),
    (
        "src/term/state.rs",
        concat!("thread::sl", "eep("),
        "a lock whose holder may be dead is tried for a while, not waited for",
    ),
    (
        "src/load/calendar/components.rs",
        concat!("TO", "DO"),
        "iCalendar calls a task by a name that ends so",
    ),
    ("src/load/calendar/tests.rs", concat!("TO", "DO"), "the same"),
    ("src/load/calendar/tests/found.rs", concat!("TO", "DO"), "the same"),
];

/// Looks at every source and returns its complaints.
type Rule = fn(&[Source]) -> Vec<String>;

/// A file of Rust, its path from the root of the repository with `/` between.
pub(super) struct Source {
    path: String,
    pub(super) text: String,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// The path within `src` without its ending: `app/state`.
    fn module(&self) -> Option<&str> {
        self.path.strip_prefix("src/")?.strip_suffix(".rs")
    }

    /// The lines that are not behind `#[cfg(test)]`, numbered from 1.
    fn production(&self) -> Vec<(usize, &str)> {
        let mut kept = Vec::new();
        let mut lines = self.text.lines().zip(1..);
        while let Some((line, number)) = lines.next() {
            if !is_test_only(line) {
                kept.push((number, line));
                continue;
            }
            // The item ends where something ends that is no deeper than its attribute.
            let depth = indent(line);
            let _ = lines.find(|(it, _)| indent(it) == depth && it.ends_with([';', '}']));
        }
        kept
    }

    /// The production lines that are no comments.
    fn code(&self) -> Vec<(usize, &str)> {
        let all = self.production();
        all.into_iter().filter(|(_, it)| !it.trim_start().starts_with("//")).collect()
    }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn is_test_only(line: &str) -> bool {
    let line = line.trim();
    line == "#[cfg(test)]" || line.starts_with("#[cfg(all(test")
}

/// The sources of the program that are compiled into it.
fn program(sources: &[Source]) -> impl Iterator<Item = (&Source, &str)> {
    let tests: BTreeSet<String> = sources.iter().flat_map(test_modules).collect();
    let under = move |module: &str| {
        tests.iter().any(|test| module == test || module.starts_with(&format!("{test}/")))
    };
    let modules = sources.iter().filter_map(|it| it.module().map(|module| (it, module)));
    modules.filter(move |(_, module)| !under(module))
}

/// The modules of their own file that a source declares behind `#[cfg(test)]`.
fn test_modules(source: &Source) -> Vec<String> {
    let Some(module) = source.module() else { return Vec::new() };
    let folder = if module == "lib" { String::new() } else { format!("{module}/") };
    let pairs = source.text.lines().zip(source.text.lines().skip(1));
    let declared = pairs.filter(|(line, _)| is_test_only(line)).filter_map(|(_, next)| {
        next.trim().strip_prefix("mod ")?.strip_suffix(';').map(|name| format!("{folder}{name}"))
    });
    declared.collect()
}

/// Tells whether `path` is `allowed` or within it, where `between` separates the parts.
fn within(path: &str, allowed: &str, between: &str) -> bool {
    path.strip_prefix(allowed).is_some_and(|rest| rest.is_empty() || rest.starts_with(between))
}

/// What follows each `start` in a line, where `start` is not the end of a longer name.
fn after<'a>(line: &'a str, start: &'a str) -> impl Iterator<Item = &'a str> {
    let named = |it: char| it.is_alphanumeric() || it == '_';
    line.match_indices(start).filter_map(move |(at, _)| {
        let (before, from) = line.split_at(at);
        from.strip_prefix(start).filter(|_| !before.ends_with(named))
    })
}

/// The path of names that a text begins with: `store::Event` of `store::Event, 3)`.
fn path_of(text: &str) -> &str {
    let ends = |it: char| !(it.is_alphanumeric() || it == '_' || it == ':');
    text.split(ends).next().unwrap_or_default().trim_end_matches(':')
}

/// A module names only modules that are lower.
fn layers(sources: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    for (source, module) in program(sources) {
        let top = module.split('/').next().unwrap_or(module);
        if matches!(top, "lib" | "main") {
            continue;
        }
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == top) else {
            complaints.push(format!("{}: `{top}` has no row in the table of layers", source.path));
            continue;
        };
        for (number, line) in source.code() {
            for path in after(line, "crate::").map(path_of) {
                let own = within(path, top, "::");
                if !own && !allowed.iter().any(|it| within(path, it, "::")) {
                    let place = format!("{}:{number}", source.path);
                    complaints.push(format!("{place}: `{top}` may not name `crate::{path}`"));
                }
            }
            let depth = module.split('/').count();
            if line.contains(&"super::".repeat(depth)) {
                complaints.push(format!("{}:{number}: `super` leads out of `{top}`", source.path));
            }
        }
    }
    complaints
}

/// The binary names the command line, and nothing else of the library.
fn binary(sources: &[Source]) -> Vec<String> {
    let mains = program(sources).filter(|(_, module)| *module == "main");
    let lines = mains.flat_map(|(source, _)| source.code());
    let paths = lines.flat_map(|(_, line)| after(line, "attache::").map(path_of));
    let bad = paths.filter(|it| !within(it, "cli", "::"));
    bad.map(|it| format!("src/main.rs may not name `attache::{it}`")).collect()
}

/// Other crates, files and the environment are named where they are dealt with.
fn places(sources: &[Source]) -> Vec<String> {
    let mut complaints = Vec::new();
    for (source, module) in program(sources) {
        for (number, line) in source.code() {
            let place = format!("{}:{number}", source.path);
            for (name, allowed) in PLACES {
                let named = after(line, name).next().is_some();
                if named && !allowed.iter().any(|it| within(module, it, "/")) {
                    complaints.push(format!("{place}: `{name}` has no place here"));
                }
            }
            if line.contains("std::{") {
                complaints.push(format!("{place}: write one `use` for each module of `std`"));
            }
        }
    }
    complaints
}

/// A file can be read in one sitting.
fn lengths(sources: &[Source]) -> Vec<String> {
    let long = program(sources).map(|(it, _)| (it, it.production().len()));
    long.filter(|(_, lines)| *lines > LONGEST)
        .map(|(it, lines)| format!("{}: {lines} lines, and {LONGEST} are the most", it.path))
        .collect()
}

/// A file begins with the question it answers.
fn heads(sources: &[Source]) -> Vec<String> {
    let bare = sources.iter().filter(|it| !it.text.starts_with("//! "));
    bare.map(|it| format!("{}: does not begin with `//!`", it.path)).collect()
}

/// Nothing is put off, switched off or waited for by guess, and no exception outlives its cause.
fn words(sources: &[Source]) -> Vec<String> {
    let excused = |path: &str, word| EXCEPTIONS.iter().any(|it| it.0 == path && it.1 == word);
    let mut complaints = Vec::new();
    for source in sources {
        for word in BANNED.into_iter().filter(|word| source.text.contains(word)) {
            if !excused(&source.path, word) {
                complaints.push(format!("{}: `{word}`", source.path));
            }
        }
    }
    let needed =
        |path, word| sources.iter().any(|it: &Source| it.path == path && it.text.contains(word));
    let idle = EXCEPTIONS.iter().filter(|(path, word, _)| !needed(*path, *word));
    complaints.extend(idle.map(|(path, word, _)| format!("{path}: needs no `{word}` any more")));
    complaints
}

/// A dependency has its reason on the line above it.
fn reasons(manifest: &str) -> Vec<String> {
    let (mut complaints, mut inside, mut above) = (Vec::new(), false, "");
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]");
        } else if inside && !line.is_empty() && !line.starts_with('#') && !above.starts_with("# ") {
            complaints.push(format!("Cargo.toml: no reason above `{line}`"));
        }
        above = line;
    }
    complaints
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Reads every file of Rust under a folder of the repository.
pub(super) fn read(folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("a folder of the repository") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            read(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            let name = path.strip_prefix(root()).expect("under the root").to_string_lossy();
            let text = fs::read_to_string(&path).expect("a file of Rust");
            found.push(Source::new(&name.replace('\\', "/"), &text));
        }
    }
}

#[test]
fn the_house_is_in_order() {
    let mut sources = Vec::new();
    for folder in ["src", "tests", "examples"] {
        read(&root().join(folder), &mut sources);
    }
    sources.sort_by(|one, other| one.path.cmp(&other.path));
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("the manifest");
    let rules: [Rule; 6] = [layers, binary, places, lengths, heads, words];
    let mut complaints: Vec<String> = rules.iter().flat_map(|rule| rule(&sources)).collect();
    complaints.extend(reasons(&manifest));
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn the_layers_are_lowest_first() {
    for (position, (name, allowed)) in LAYERS.iter().enumerate() {
        for other in *allowed {
            let lower = LAYERS[..position].iter().any(|(it, _)| within(other, it, "::"));
            assert!(lower, "`{name}` names `{other}`, which is not below it");
        }
    }
}

#[track_caller]
fn check_complaint(rule: Rule, source: (&str, &str), expected: &str) {
    let mut complaints = rule(&[Source::new(source.0, source.1)]);
    complaints.retain(|it| !it.contains("any more"));
    assert_eq!(complaints.join("\n"), expected);
}

#[test]
fn a_module_that_reaches_up_is_seen() {
    let up = ("src/view/list.rs", "//! L.\n// crate::cli\nuse crate::ui::Screen;\n");
    check_complaint(layers, up, "src/view/list.rs:3: `view` may not name `crate::ui::Screen`");
    let part = ("src/ui/theme.rs", "fn f(it: &crate::app::State) -> crate::app::Theme {}");
    check_complaint(layers, part, "src/ui/theme.rs:1: `ui` may not name `crate::app::State`");
    let group = ("src/text/fold.rs", "use crate::{model, view};");
    check_complaint(layers, group, "src/text/fold.rs:1: `text` may not name `crate::`");
    let around = ("src/text/fold.rs", "use super::super::model::Day;");
    check_complaint(layers, around, "src/text/fold.rs:1: `super` leads out of `text`");
    let new = ("src/extra.rs", "");
    check_complaint(layers, new, "src/extra.rs: `extra` has no row in the table of layers");
    check_complaint(layers, ("src/store/set.rs", "use super::EventId;\nuse crate::store;"), "");
    let main = ("src/main.rs", "use attache::cli;\nuse attache::store::Store;");
    check_complaint(binary, main, "src/main.rs may not name `attache::store::Store`");
}

#[test]
fn tests_may_name_what_they_like() {
    let inline = "#[cfg(test)]\nmod tests {\n    use crate::ui;\n}\nuse crate::term;\n";
    let expected = "src/view/list.rs:5: `view` may not name `crate::term`";
    check_complaint(layers, ("src/view/list.rs", inline), expected);
    let files = [
        Source::new("src/view.rs", "#[cfg(test)]\nmod tests;\n"),
        Source::new("src/view/tests.rs", "use crate::ui;\n"),
        Source::new("src/view/tests/deep.rs", "use ratatui::buffer::Buffer;\n"),
    ];
    assert_eq!((layers(&files), places(&files)), (Vec::new(), Vec::new()));
}

#[test]
fn a_crate_out_of_its_place_is_seen() {
    for (path, line, name) in [
        ("src/view/list.rs", "use ratatui::buffer::Buffer;", "ratatui"),
        ("src/cli/browse.rs", "use crossterm::queue;", "crossterm"),
        ("src/model/event.rs", "#[derive(serde::Serialize)]", "serde"),
        ("src/model/event.rs", "    serde_json::from_str(text)", "serde"),
        ("src/app/window.rs", "use chrono_tz::Tz;", "chrono"),
        ("src/load.rs", "use std::fs::File;", "std::fs"),
        ("src/term/state.rs", "use std::fs;", "std::fs"),
        ("src/app/update.rs", "let now = std::time::Instant::now();", "std::time::Instant"),
    ] {
        check_complaint(places, (path, line), &format!("{path}:1: `{name}` has no place here"));
    }
    let group = ("src/load.rs", "use std::{fs, io};");
    check_complaint(places, group, "src/load.rs:1: write one `use` for each module of `std`");
    check_complaint(places, ("src/ui/theme.rs", "use ratatui::style::Color;"), "");
}

#[test]
fn a_long_file_is_seen_and_its_tests_are_not_counted() {
    let tests = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", "    // A line.\n".repeat(900));
    let just = format!("{}{tests}", "const A: u8 = 0;\n".repeat(LONGEST));
    check_complaint(lengths, ("src/a.rs", &just), "");
    let long = format!("// A comment counts.\n{just}");
    check_complaint(lengths, ("src/a.rs", &long), "src/a.rs: 401 lines, and 400 are the most");
}

#[test]
fn a_file_without_a_head_is_seen() {
    check_complaint(heads, ("tests/a.rs", "// A.\n"), "tests/a.rs: does not begin with `//!`");
    check_complaint(heads, ("tests/a.rs", "//! A.\n"), "");
}

#[test]
fn what_is_put_off_is_seen() {
    for word in BANNED {
        let line = format!("//! A.\n    {word}\n");
        check_complaint(words, ("examples/a.rs", &line), &format!("examples/a.rs: `{word}`"));
    }
    let idle = words(&[Source::new("src/term/watch.rs", "//! W.\n")]);
    assert!(idle[0].starts_with("src/term/watch.rs: needs no "), "{idle:?}");
}

#[test]
fn a_dependency_without_a_reason_is_seen() {
    let manifest = "[dependencies]\n# Why.\na = \"1\"\nb = \"1\"\n\n[profile.dev]\nc = 1\n\
                    [dev-dependencies]\n\nd = \"1\"\n";
    let expected = ["b = \"1\"", "d = \"1\""];
    let expected = expected.map(|it| format!("Cargo.toml: no reason above `{it}`"));
    assert_eq!(reasons(manifest), expected);
}
