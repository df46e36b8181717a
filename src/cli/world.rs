//! What of the process may a command touch?

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{Read, Write};

/// The streams and the environment of the process, or of a test.
#[expect(missing_debug_implementations, reason = "streams have nothing to show")]
pub struct World<'w> {
    /// Where `-` is read from.
    pub stdin: &'w mut dyn Read,
    /// Where data goes; flushed at the end of a run, so it may be buffered.
    pub stdout: &'w mut dyn Write,
    /// Where messages go.
    pub stderr: &'w mut dyn Write,
    /// Whether a person would have to type what is read.
    pub stdin_is_terminal: bool,
    /// Whether a person reads what is written.
    pub stdout_is_terminal: bool,
    /// The variables that matter.
    pub environment: Environment,
}

impl World<'_> {
    /// Writes messages. A message that nobody can read is no reason to stop.
    pub(super) fn say(&mut self, messages: &str) {
        if self.stderr.write_all(messages.as_bytes()).is_ok() {
            self.stderr.flush().unwrap_or_default();
        }
    }
}

/// The environment variables that change what the program does, read once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment(BTreeMap<&'static str, String>);

impl Environment {
    /// The names of the variables.
    pub const NAMES: [&str; 19] = [
        "COLORFGBG",
        "COLORTERM",
        "DISPLAY",
        "EDITOR",
        "HOME",
        "LANG",
        "LC_ALL",
        "LC_CTYPE",
        "LOCALAPPDATA",
        "NO_COLOR",
        "SSH_CONNECTION",
        "TERM",
        "TERM_PROGRAM",
        "TMUX",
        "VISUAL",
        "WAYLAND_DISPLAY",
        "WT_SESSION",
        "XDG_CONFIG_HOME",
        "XDG_STATE_HOME",
    ];

    /// Reads the variables of this process. One that is empty counts as not set.
    pub fn of_process() -> Self {
        Self::read(|name| std::env::var_os(name))
    }

    /// Reads the variables by `get`.
    pub fn read(get: impl Fn(&str) -> Option<OsString>) -> Self {
        let text = |name| get(name)?.into_string().ok().filter(|it| !it.is_empty());
        Self(Self::NAMES.into_iter().filter_map(|name| Some((name, text(name)?))).collect())
    }

    /// Returns the value of a variable that is set to something.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Tells whether the terminal is told to expect UTF-8.
    ///
    /// # Source
    ///
    /// POSIX.1-2024, 8.2: of `LC_ALL`, `LC_CTYPE` and `LANG` the first that is set counts.
    pub fn is_utf8(&self) -> bool {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(|it| self.get(it));
        let locale = locale.unwrap_or_default().to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_utf8(set: &[(&str, &str)]) -> bool {
        let value = |name: &str| set.iter().find(|(it, _)| *it == name).map(|(_, value)| value);
        Environment::read(|name| value(name).map(OsString::from)).is_utf8()
    }

    #[test]
    fn the_first_locale_variable_that_is_set_counts() {
        assert!(is_utf8(&[("LANG", "en_US.UTF-8")]));
        assert!(!is_utf8(&[("LANG", "en_US.UTF-8"), ("LC_ALL", "C")]));
        assert!(is_utf8(&[("LANG", "C"), ("LC_ALL", ""), ("LC_CTYPE", "ko_KR.utf8")]));
        assert!(!is_utf8(&[]));
    }
}
