//! Which editor edits the notes of a stop, or opens a file at a place, and what of what it leaves is
//! taken over?
//!
//! The terminal has been given back while it runs. Notes are in a file of its own in a folder that
//! nobody else may enter, and its streams are those of the terminal, wherever ours lead.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};

use tempfile::{Builder, TempDir};

use super::disk;
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
        let (_folder, path) = folder(before).map_err(|it| failed(&it))?;
        match self.run(locale, |_| vec![path.clone().into_os_string()]) {
            Ok(()) => left(&path, locale).map_err(|it| failed(&it)),
            Err(Fault::Missing) => Err(text::message(&locale.no_editor(&name))),
            Err(Fault::Failed(why)) => Err(failed(&why)),
        }
    }

    /// Has the editor open a file at a line and a column, both from 1, and waits for it. One that is
    /// not known by name gets the line as most take it.
    ///
    /// # Errors
    ///
    /// One line that says why it could not, in the language of the browser.
    pub(super) fn open_at(
        &self,
        path: &Path,
        place: (usize, usize),
        locale: Locale,
    ) -> Result<(), String> {
        let name = text::message(&self.named);
        let ended = self.run(locale, |program| located(program, path, place));
        ended.map_err(|fault| match fault {
            Fault::Missing => text::message(&locale.no_editor(&name)),
            Fault::Failed(why) => text::message(&locale.editor_did_not_end_well(&name, &why)),
        })
    }

    /// Runs the editor on the terminal and waits for it; what follows its own words depends on the
    /// program that it is.
    fn run(&self, locale: Locale, arguments: impl Fn(&str) -> Vec<OsString>) -> Result<(), Fault> {
        let words = words(&self.named).unwrap_or_default();
        let Some((program, own)) = words.split_first() else {
            return Err(Fault::Failed(locale.editor_unreadable().to_owned()));
        };
        let mut command = Command::new(program);
        command.args(own).args(arguments(program));
        let status = on_the_terminal(&mut command).and_then(|()| command.status());
        match status {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(Fault::Missing),
            Err(error) => Err(Fault::Failed(error.to_string())),
            Ok(it) if !it.success() => Err(Fault::Failed(locale.editor_ended(code(it)))),
            Ok(_) => Ok(()),
        }
    }
}

/// Why an editor did not do its work.
#[derive(Debug)]
enum Fault {
    /// There is no such program.
    Missing,
    /// It could not be run, or did not end well; why.
    Failed(String),
}

/// Returns what a program is called with to open a file at a line and a column.
///
/// # Source
///
/// `+LINE`: vi and ex (POSIX), vim(1), nano(1). `+LINE:COLUMN`: emacs(1), emacsclient(1), micro(1),
/// kak(1). `FILE:LINE:COLUMN`: hx(1), the command lines of Sublime Text and Zed. `--goto` or `-g`
/// before it: the command line of Visual Studio Code. `-l` and `-c`: kate(1), kwrite(1). `--line` and
/// `--column`: the command line of `IntelliJ` IDEA. `-l`: mate(1). `-n`: the command line of
/// Notepad++. Others are taken for one that knows `+LINE`, as less(1) and git(1) do; what only opens
/// files gets the file alone.
fn located(program: &str, path: &Path, (line, column): (usize, usize)) -> Vec<OsString> {
    let name = Path::new(program).file_stem().and_then(OsStr::to_str).unwrap_or_default();
    let name = name.to_ascii_lowercase();
    // A name that begins with a sign would be taken for an option.
    let signed = path.as_os_str().as_encoded_bytes().first().is_some_and(|it| b"-+".contains(it));
    let file = if signed { Path::new(".").join(path) } else { path.to_owned() }.into_os_string();
    let mut placed = file.clone();
    placed.push(format!(":{line}:{column}"));
    match name.as_str() {
        "emacs" | "emacsclient" | "micro" | "kak" => vec![format!("+{line}:{column}").into(), file],
        "hx" | "helix" | "subl" | "zed" => vec![placed],
        "code" | "code-insiders" | "codium" | "vscodium" | "cursor" | "windsurf" => {
            vec!["-g".into(), placed]
        }
        "kate" | "kwrite" => {
            vec!["-l".into(), line.to_string().into(), "-c".into(), column.to_string().into(), file]
        }
        "idea" | "pycharm" | "rustrover" | "webstorm" | "clion" | "goland" => {
            let [line, column] = [line, column].map(|it| OsString::from(it.to_string()));
            vec!["--line".into(), line, "--column".into(), column, file]
        }
        "mate" => vec!["-l".into(), line.to_string().into(), file],
        "notepad++" => vec![format!("-n{line}").into(), file],
        "notepad" | "open" | "xdg-open" | "start" => vec![file],
        _ => vec![format!("+{line}").into(), file],
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
    let bytes = disk::regular(path, LIMIT)?;
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
