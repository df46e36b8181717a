//! What leaves a real terminal: text for its clipboard, addresses for a desktop.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use rustix::fs::{CWD, FileType, Mode, mknodat};
use tempfile::TempDir;

use super::*;

/// Base64 of `https://`, without the end that depends on what follows.
const HTTPS: &[u8] = b"aHR0cHM6Ly";

/// What was sent between OSC 52 and its end.
fn clipboard(bytes: &[u8]) -> Option<Vec<u8>> {
    let start = b"\x1b]52;c;";
    let from = bytes.windows(start.len()).position(|it| it == start)? + start.len();
    let end = bytes[from..].iter().position(|it| matches!(it, 0x07 | 0x1b))?;
    Some(bytes[from..from + end].to_vec())
}

#[test]
fn a_text_reaches_the_clipboard_between_two_frames() {
    let mut session = opened();
    press(&mut session, "yl", "copied: https://");
    let bytes = session.bytes.clone();
    let sent = clipboard(&bytes).unwrap();
    assert!(sent.starts_with(HTTPS), "{}", String::from_utf8_lossy(&sent));
    assert!(sent.iter().all(|it| it.is_ascii_alphanumeric() || b"+/=".contains(it)));
    let start = bytes.windows(5).position(|it| it == b"\x1b]52;").unwrap();
    assert!(ends_in_frame(&bytes[..start]), "a frame was cut in two");
    assert_eq!(bytes.windows(5).filter(|it| it == b"\x1b]52;").count(), 1);
    quit(session);
}

#[test]
fn a_terminal_without_a_clipboard_is_not_sent_the_sequence() {
    let mut session = open(&attache().env("TERM", "linux"));
    press(&mut session, "yy", "this terminal has no clipboard");
    assert_eq!(clipboard(&session.bytes), None);
    quit(session);
}

#[test]
fn without_a_desktop_the_address_is_told_and_nothing_is_started() {
    let mut session = open(&attache().env("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22"));
    press(&mut session, "o", "no browser to open here; y l copies http");
    quit(session);
}

/// Puts a program called `xdg-open` into a folder, which writes its arguments into a pipe.
#[cfg(target_os = "linux")]
fn opener(folder: &Path) -> std::path::PathBuf {
    let pipe = folder.join("told");
    mknodat(CWD, &pipe, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
    let script = folder.join("xdg-open");
    let text = format!("#!/bin/sh\nprintf '%s\\n' \"$#\" \"$@\" > '{}'\n", pipe.display());
    fs::write(&script, text).unwrap();
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    pipe
}

#[cfg(target_os = "linux")]
#[test]
fn an_address_is_given_to_the_desktop_as_it_is() {
    let folder = TempDir::new().unwrap();
    let pipe = opener(folder.path());
    let file = folder.path().join("own.json");
    let url = "https://example.org/?a=1&b=$(id);c='d'";
    fs::write(
        &file,
        format!(
            r#"{{"sources":{{"A":{{"title":"A","url":"{url}"}}}},"events":[
            {{"id":"a","date":"2024-03-29","name":"Talks","sources":["A"]}}]}}"#
        ),
    )
    .unwrap();
    let path = format!("{}:/usr/bin:/bin", folder.path().display());
    let setup = attache().env("DISPLAY", ":0").env("PATH", &path).args([&file]);
    let mut session = open(&setup);
    press(&mut session, "o", "opening https://example.org/");
    // The opener waits for a reader, and the program does not wait for the opener.
    press(&mut session, "s", "Sources of: date of Talks");
    assert_eq!(fs::read_to_string(&pipe).unwrap(), format!("1\n{url}\n"));
    press(&mut session, "q", "? help");
    quit(session);
}
