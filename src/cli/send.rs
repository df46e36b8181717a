//! What leaves the browser: text for the clipboard, addresses for a desktop.

use std::io;
#[cfg(unix)]
use std::os::unix::process::CommandExt as _;
use std::process::{Command, Stdio};
use std::thread;

use super::world::Environment;
use crate::app::{CLIPBOARD, Sent};
use crate::term::Flow;
use crate::text;

/// The program that opens an address as the user has it set up. It is given the address alone, and
/// there is no shell between: `cmd /c start` would take `&` for the end of a command.
#[cfg(target_os = "macos")]
const OPENER: &str = "open";
#[cfg(windows)]
const OPENER: &str = "explorer";
#[cfg(not(any(target_os = "macos", windows)))]
const OPENER: &str = "xdg-open";

/// What can be reached from this terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reach {
    clipboard: bool,
    desktop: bool,
}

impl Reach {
    /// Reads it off the environment.
    pub(super) fn of(environment: &Environment) -> Self {
        let set = |name| environment.get(name).is_some();
        let desktop = if cfg!(any(target_os = "macos", windows)) {
            // What it opens would open on the other side.
            !set("SSH_CONNECTION")
        } else {
            set("DISPLAY") || set("WAYLAND_DISPLAY")
        };
        Self { clipboard: has_clipboard(environment.get("TERM").unwrap_or_default()), desktop }
    }

    /// Hands a text to the clipboard of the terminal; returns what the loop is to do, and why it
    /// cannot be done where it cannot.
    pub(super) fn copy(self, text: String) -> (Flow, Option<Sent>) {
        if text.len() > CLIPBOARD {
            (Flow::Continue, Some(Sent::TooLong))
        } else if self.clipboard {
            (Flow::Copy(text), None)
        } else {
            (Flow::Continue, Some(Sent::NoClipboard))
        }
    }

    /// Has the desktop open an address; returns why it cannot be done where it cannot.
    pub(super) fn open(self, url: String) -> Option<Sent> {
        if !text::is_web(&url) {
            Some(Sent::BadAddress(url))
        } else if !self.desktop {
            Some(Sent::NoDesktop(url))
        } else {
            open(&url).is_err().then_some(Sent::NotOpened(url))
        }
    }
}

/// Tells whether a terminal of this name may be sent what is for a clipboard. The console of a
/// kernel and terminals of old would show it, or take its end for something else.
fn has_clipboard(term: &str) -> bool {
    let none = ["linux", "cons25", "vt", "sun", "ansi", "eterm", "dumb"];
    !term.is_empty() && !none.iter().any(|it| term.starts_with(it))
}

/// Starts the program that opens addresses, and lets it be.
fn open(url: &str) -> io::Result<()> {
    let mut command = Command::new(OPENER);
    command.arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // Keys that end us, or a closed terminal, do not end the browser that it starts.
    #[cfg(unix)]
    command.process_group(0);
    let mut child = command.spawn()?;
    // Somebody has to take note of its end.
    thread::Builder::new().spawn(move || child.wait()).map(drop)
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;

    fn reach(set: &[(&str, &str)]) -> Reach {
        let value = |name: &str| set.iter().find(|(it, _)| *it == name).map(|(_, value)| value);
        Reach::of(&Environment::read(|name| value(name).map(OsString::from)))
    }

    #[test]
    fn a_terminal_without_a_clipboard_is_sent_nothing() {
        let copy = |term: &str| reach(&[("TERM", term)]).copy("a".into());
        assert_eq!(copy("xterm-256color"), (Flow::Copy("a".into()), None));
        assert_eq!(copy("tmux-256color").1, None);
        for term in ["linux", "linux-16color", "vt220", ""] {
            assert_eq!(copy(term), (Flow::Continue, Some(Sent::NoClipboard)), "{term}");
        }
    }

    #[test]
    fn what_no_clipboard_takes_is_not_cut_but_refused() {
        let reach = reach(&[("TERM", "xterm")]);
        let copy = |bytes: usize| reach.copy("a".repeat(bytes)).1;
        assert_eq!((copy(CLIPBOARD), copy(CLIPBOARD + 1)), (None, Some(Sent::TooLong)));
    }

    #[test]
    fn nothing_but_an_address_of_the_web_is_opened() {
        let reach = reach(&[("DISPLAY", ":0")]);
        for url in ["javascript:alert(1)", "file:///etc/passwd", "--help", "https://a/\u{1b}[2J"] {
            let told = reach.open(url.into());
            assert_eq!(told, Some(Sent::BadAddress(url.into())));
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn without_a_desktop_the_address_is_told() {
        let url = "https://example.org/";
        for set in [&[][..], &[("SSH_CONNECTION", "1")]] {
            let told = reach(set).open(url.into());
            assert_eq!(told, Some(Sent::NoDesktop(url.into())));
        }
    }
}
