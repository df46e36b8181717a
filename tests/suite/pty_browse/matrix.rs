//! The matrix in a real terminal, and the files that are written from it.

use std::fs;

use tempfile::TempDir;

use super::*;

#[test]
fn the_matrix_is_walked_read_and_left() {
    let mut session = opened();
    press(&mut session, "xvm", "17 themes · 11 sessions");
    press(&mut session, "jj", "IT workers at Bilateral 5");
    press(&mut session, "l", "IT workers at Bilateral 6");
    press(&mut session, "S", "most first");
    press(&mut session, "\r", "Esc back");
    press(&mut session, "\x1b", "Enter read whole");
    press(&mut session, "vt", "Agreed actions");
    quit(session);
}

#[test]
fn a_file_is_written_once_and_never_over_another() {
    let folder = TempDir::new().unwrap();
    let home = folder.path().to_str().unwrap();
    let mut session = open(&attache().env("HOME", home));
    press(&mut session, "vm", "crypto heists");
    press(&mut session, "e~/themes.xls\r", "must end in .csv .md .json .txt");
    press(&mut session, "\x7f\x7f\x7fcsv\r", "written: ~/themes.csv");
    let text = fs::read_to_string(folder.path().join("themes.csv")).unwrap();
    assert!(text.starts_with("id,theme,bilateral-05,"), "{text}");
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(rows.records().map(Result::unwrap).filter(|it| it.len() == 8).count(), 15);
    press(&mut session, "S", "most first");
    press(&mut session, "e~/themes.csv\r", "this file exists and was left alone");
    assert_eq!(fs::read_to_string(folder.path().join("themes.csv")).unwrap(), text);
    press(&mut session, "\x7f\x7f\x7fmd\r", "written: ~/themes.md");
    let sorted = fs::read_to_string(folder.path().join("themes.md")).unwrap();
    assert!(sorted.lines().nth(2).unwrap().starts_with("| IT workers |"), "{sorted}");
    press(&mut session, "e~/no/themes.txt\r", "not written: ");
    press(&mut session, "\x1b", "Enter read whole");
    let mut names: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|it| it.unwrap().file_name().into_string().unwrap())
        .filter(|it| it.contains("themes") || it.starts_with(".tmp"))
        .collect();
    names.sort();
    assert_eq!(names, ["themes.csv", "themes.md"]);
    press(&mut session, "q", "Agreed actions");
    quit(session);
}

#[test]
fn two_sessions_are_written_side_by_side() {
    let folder = TempDir::new().unwrap();
    let home = folder.path().to_str().unwrap();
    let mut session = open(&attache().env("HOME", home));
    press(&mut session, "jjjd", "Bilateral 7");
    press(&mut session, "e~/both.csv\r", "must end in .md .json .txt");
    press(&mut session, "\x7f\x7f\x7fmd\r", "written: ~/both.md");
    let text = fs::read_to_string(folder.path().join("both.md")).unwrap();
    assert!(text.contains("Stop outside helpers from making DPRK income possible"), "{text}");
    assert!(text.contains("~~Give more information and guidance to~~"), "{text}");
    press(&mut session, "q", "Agreed actions");
    quit(session);
}
