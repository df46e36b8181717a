//! Which editor edits the notes of a stop, and what of what it leaves is taken over?
//!
//! The terminal has been given back while it runs. It gets a file of its own in a folder that
//! nobody else may enter, and its streams are those of the terminal, wherever ours lead.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

use tempfile::{Builder, TempDir};

use super::input;
use super::world::Environment;
use crate::i18n::Locale;
use crate::text;

/// The most bytes that notes may have.
const LIMIT: u64 = 64 * 1024;
/// The editor where nothing names one: POSIX has it.
const USUAL: &str = "vi";

/// The editor of the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Editor {
    /// As it was named; a quote in it may have no end.
    named: String,
}

impl Editor {
    /// Takes the first of `VISUAL` and `EDITOR` that says something.
    pub(super) fn of(environment: &Environment) -> Self {
        let says = |it: &&str| !it.trim().is_empty();
        let named = ["VISUAL", "EDITOR"].into_iter().filter_map(|it| environment.get(it));
        Self { named: named.clone().find(says).unwrap_or(USUAL).to_owned() }
    }

    /// Has the editor change a text, and waits for it; returns what it left, without the end of its
    /// last line.
    ///
    /// # Errors
    ///
    /// One line that says why nothing is taken over, in the language of the browser.
    pub(super) fn edit(&self, before: &str, locale: Locale) -> Result<String, String> {
        let name = text::message(&self.named);
        let failed = |why: &dyn std::fmt::Display| {
            text::message(&locale.editor_failed(&name, &why.to_string()))
        };
        let words = words(&self.named).unwrap_or_default();
        let Some((program, arguments)) = words.split_first() else {
            return Err(failed(&locale.editor_unreadable()));
        };
        let (_folder, path) = folder(before).map_err(|it| failed(&it))?;
        let mut command = Command::new(program);
        command.args(arguments).arg(&path);
        let status = on_the_terminal(&mut command).and_then(|()| command.status());
        match status {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Err(text::message(&locale.no_editor(&name)))
            }
            Err(error) => Err(failed(&error)),
            Ok(status) if !status.success() => Err(failed(&locale.editor_ended(code(status)))),
            Ok(_) => left(&path, locale).map_err(|it| failed(&it)),
        }
    }
}

/// Returns the exit code; `None` when a signal ended it.
fn code(status: ExitStatus) -> Option<i32> {
    status.code()
}

/// Puts the text into a file in a folder of its own, which goes when the first of the two is let go.
fn folder(before: &str) -> io::Result<(TempDir, std::path::PathBuf)> {
    let mut builder = Builder::new();
    builder.prefix("attache-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    let folder = builder.tempdir()?;
    let path = folder.path().join("notes.md");
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&path)?;
    file.write_all(before.as_bytes())?;
    if !before.is_empty() {
        file.write_all(b"\n")?;
    }
    Ok((folder, path))
}

/// Gives a program the streams of the terminal.
#[cfg(unix)]
fn on_the_terminal(command: &mut Command) -> io::Result<()> {
    let open = || OpenOptions::new().read(true).write(true).open("/dev/tty");
    let stream = |file: File| Stdio::from(file);
    command.stdin(stream(open()?)).stdout(stream(open()?)).stderr(stream(open()?));
    Ok(())
}

#[cfg(not(unix))]
fn on_the_terminal(command: &mut Command) -> io::Result<()> {
    command.stdin(Stdio::inherit()).stdout(Stdio::inherit()).stderr(Stdio::inherit());
    Ok(())
}

/// Returns what an editor left: it may have put another file in the place of the first.
fn left(path: &Path, locale: Locale) -> Result<String, String> {
    match fs::metadata(path) {
        Ok(it) if it.len() > LIMIT => return Err(locale.notes_too_long(LIMIT / 1024)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(locale.notes_gone().to_owned());
        }
        _ => {}
    }
    let bytes = input::regular(path, LIMIT)?;
    let told = String::from_utf8(bytes).map_err(|_| locale.notes_no_utf8().to_owned())?;
    let told = told.strip_prefix('\u{feff}').unwrap_or(&told);
    Ok(text::display(told, text::Lines::Multi).trim_end().to_owned())
}

/// Splits a command into words as a shell does, without its other powers: spaces part them, but not
/// in quotes or behind a backslash. `None` when a quote has no end, or when there is no word.
fn words(command: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut letters = command.chars();
    while let Some(letter) = letters.next() {
        match (letter, quote) {
            (_, Some(open)) if letter == open => quote = None,
            ('\\', None | Some('"')) => word.get_or_insert_default().push(letters.next()?),
            ('\'' | '"', None) => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (_, None) if letter.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    (quote.is_none() && words.first().is_some_and(|it| !it.is_empty())).then_some(words)
}

#[cfg(test)]
mod tests;
