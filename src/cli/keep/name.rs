//! What is a timeline called in the state file, from run to run?

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::args::Common;

/// What the timeline that is built in is called.
pub(in crate::cli) const BUILT_IN: &str = "built in";
/// What standard input is called: whatever comes from there shares one name.
pub(super) const INPUT: &str = "standard input";
/// What stands between the names of several files.
const BETWEEN: &str = " + ";
/// So many names are kept as they are.
const JOINED: usize = 8;

/// Returns what the timeline of a call is called from run to run. That of several files has the name
/// of each, and the same one in whatever order they are named.
pub(in crate::cli) fn timeline(common: &Common) -> String {
    joined(&common.file)
}

fn joined(files: &[PathBuf]) -> String {
    let mut names: Vec<String> = files.iter().map(|it| called(it)).collect();
    names.sort_unstable();
    names.dedup();
    match names.as_slice() {
        [] => BUILT_IN.to_owned(),
        // What is kept of one with standard input lasts no longer than the program.
        several if several.iter().any(|it| it == INPUT) => INPUT.to_owned(),
        several if several.len() <= JOINED => several.join(BETWEEN),
        // So many names would fill the file that they are kept in.
        [first, ..] => {
            let sum = crc32fast::hash(names.join(BETWEEN).as_bytes());
            format!("{first}{BETWEEN}{} files, {sum:08x}", names.len())
        }
    }
}

/// Returns what one file is called from run to run.
fn called(path: &Path) -> String {
    if path.as_os_str() == "-" {
        return INPUT.to_owned();
    }
    let whole = fs::canonicalize(path);
    whole.as_deref().unwrap_or(path).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_files_are_the_same_timeline_in_any_order() {
        let joined = |files: &[&str]| joined(&files.iter().map(PathBuf::from).collect::<Vec<_>>());
        assert_eq!(joined(&[]), BUILT_IN);
        assert_eq!(joined(&["/no/a.json"]), "/no/a.json");
        assert_eq!(joined(&["/no/b.ics", "/no/a.json", "/no/b.ics"]), "/no/a.json + /no/b.ics");
        assert_eq!(joined(&["-", "/no/a.json"]), INPUT);
        let many: Vec<String> = (0..2_000).map(|it| format!("/no/{it}.json")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        let name = joined(&many);
        assert!(name.starts_with("/no/0.json + 2000 files, ") && name.len() < 60, "{name}");
        assert_ne!(name, joined(&many[..1_999]));
    }
}
