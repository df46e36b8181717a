//! Which bytes are read, and which are not?
//!
//! Only regular files are read, of at most [`LIMIT`] bytes: a pipe without a writer, a device
//! without an end or a sparse terabyte would otherwise hang the program or fill the memory.

use std::borrow::Cow;
use std::fs::{self, File, FileType, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use super::args::{COMMANDS, Common};
use super::outcome::{Failure, Outcome, Status};
use super::tours::{Place, Target};
use super::world::World;
use crate::diag::{self, Diagnostic, Severity};
use crate::load::{self, Kept};
use crate::store::Store;
use crate::text;

/// The most bytes that a file may have: 1 GiB.
pub(super) const LIMIT: u64 = 1 << 30;

/// The timeline that is built in.
pub(super) const BUNDLED: &str = include_str!("../../assets/working-groups.json");

/// A file that was read, and not yet understood.
#[derive(Debug)]
pub(super) struct Document {
    /// What messages call it; has passed the text policy.
    pub(super) name: String,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Bundled,
    Bytes(Vec<u8>),
}

/// What a file says.
#[derive(Debug)]
pub(super) struct Opened<'a> {
    pub(super) store: Store,
    /// What is wrong with it.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Which of its events were kept.
    pub(super) kept: Kept,
    /// The text that they point into.
    pub(super) source: Cow<'a, str>,
}

/// A timeline that can be shown.
#[derive(Debug)]
pub(super) struct Timeline {
    pub(super) store: Store,
    /// The exit code that what is wrong with the file leads to.
    pub(super) status: Status,
    /// How many complaints there are.
    pub(super) problems: usize,
    /// Where it came from, for writing tours into it.
    pub(super) place: Place,
}

/// Reads the file that the call names, or the one that is built in. What is wrong with it goes to
/// standard error; what is good is returned.
pub(super) fn open(common: &Common, world: &mut World<'_>) -> Outcome<Timeline> {
    let document = match common.file.first() {
        Some(path) => read(path, world)?,
        None => Document { name: "built in".to_owned(), content: Content::Bundled },
    };
    let opened = document.load();
    world.say(&diag::report(&document.name, &opened.source, &opened.diagnostics));
    let status = opened.status();
    let problems = opened.diagnostics.len();
    let mut place = Place::new(Target::BuiltIn, &opened.source, &opened.store);
    let store = match common.as_of() {
        Some(today) => opened.store.with_as_of(today),
        None => opened.store,
    };
    place.target = match (common.file.first(), document.content) {
        (Some(path), _) if path.as_os_str() != "-" => Target::File(path.clone()),
        (_, Content::Bytes(bytes)) => Target::Input(bytes),
        (_, Content::Bundled) => Target::BuiltIn,
    };
    Ok(Timeline { store, status, problems, place })
}

/// Reads a file; `-` is standard input.
///
/// # Errors
///
/// One line with the name of the file, what it is, and what to do.
pub(super) fn read(path: &Path, world: &mut World<'_>) -> Outcome<Document> {
    if path.as_os_str() == "-" {
        let name = "standard input".to_owned();
        if world.stdin_is_terminal {
            let message = "standard input is the keyboard; send it a file: attache - < FILE";
            return Err(Failure::call(message));
        }
        let bytes = limited(&mut *world.stdin, 0, LIMIT).map_err(|why| failed(&name, &why))?;
        return Ok(Document { name, content: Content::Bytes(bytes) });
    }
    let name = text::name_of(path);
    let bytes = regular(path, LIMIT).map_err(|why| failed(&name, &why))?;
    Ok(Document { name, content: Content::Bytes(bytes) })
}

fn failed(name: &str, why: &str) -> Failure {
    Failure::data(&format!("{name}: {why}"))
}

impl Document {
    /// Reads the events.
    pub(super) fn load(&self) -> Opened<'_> {
        let (source, mut diagnostics) = match &self.content {
            Content::Bundled => (Cow::Borrowed(BUNDLED), Vec::new()),
            Content::Bytes(bytes) => load::decode(bytes),
        };
        // Bytes that are no text were complained about already.
        if source.is_empty() && !diagnostics.is_empty() {
            let (store, kept) = Default::default();
            return Opened { store, diagnostics, kept, source };
        }
        let loaded = load::load(&source);
        diagnostics.extend(loaded.diagnostics);
        Opened { store: loaded.store, diagnostics, kept: loaded.kept, source }
    }
}

impl Opened<'_> {
    /// Returns the exit code that complaints about a file lead to; a warning leads to none.
    pub(super) fn status(&self) -> Status {
        let is_error = |it: &Diagnostic| it.severity == Severity::Error;
        if self.diagnostics.iter().any(is_error) { Status::Data } else { Status::Done }
    }
}

/// Returns the bytes of a regular file of at most `limit` bytes, or why there are none.
pub(super) fn regular(path: &Path, limit: u64) -> Result<Vec<u8>, String> {
    let before = fs::metadata(path).map_err(|error| unreachable_file(path, &error))?;
    acceptable(&before, limit)?;
    let file = opened(path).map_err(|error| unreachable_file(path, &error))?;
    // Something else may stand under the name by now.
    let metadata = file.metadata().map_err(|error| error.to_string())?;
    acceptable(&metadata, limit)?;
    limited(file, metadata.len(), limit)
}

/// Opens a file so that even a pipe or a device that took its place could not hold us up.
#[cfg(unix)]
fn opened(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;

    use rustix::fs::OFlags;

    let flags = (OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed();
    OpenOptions::new().read(true).custom_flags(flags).open(path)
}

#[cfg(not(unix))]
fn opened(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
}

fn acceptable(metadata: &Metadata, limit: u64) -> Result<(), String> {
    if metadata.is_dir() {
        return Err("is a directory; name a file in it".to_owned());
    }
    if !metadata.is_file() {
        let what = special(metadata.file_type());
        return Err(format!("is {what}, not a regular file; send its data to `attache -`"));
    }
    if metadata.len() > limit {
        return Err(too_long(&format!("has {} bytes", metadata.len()), limit));
    }
    Ok(())
}

fn too_long(size: &str, limit: u64) -> String {
    format!("{size}, and at most {limit} are read; split it by year or by series")
}

#[cfg(unix)]
fn special(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt as _;

    match kind {
        _ if kind.is_fifo() => "a named pipe",
        _ if kind.is_socket() => "a socket",
        _ => "a device",
    }
}

#[cfg(not(unix))]
fn special(_: FileType) -> &'static str {
    "a device"
}

/// Reads to the end, but no more than `limit` bytes; `expected` bytes are set aside at once.
fn limited(source: impl Read, expected: u64, limit: u64) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let room = usize::try_from(expected).unwrap_or(usize::MAX);
    bytes.try_reserve_exact(room).map_err(|_| format!("there is no memory for {room} bytes"))?;
    let read = source.take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|error| format!("could not be read: {error}"))?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limit {
        return Err(too_long("goes on and on", limit));
    }
    Ok(bytes)
}

/// Says why a name leads to no file.
fn unreachable_file(path: &Path, error: &io::Error) -> String {
    let link = fs::symlink_metadata(path).is_ok_and(|it| it.is_symlink());
    match error.kind() {
        io::ErrorKind::NotFound if link => {
            "is a link to a file that does not exist; mend or remove the link".to_owned()
        }
        io::ErrorKind::NotFound => missing(path),
        io::ErrorKind::PermissionDenied => {
            "may not be read: permission denied; ask its owner, or see `ls -l`".to_owned()
        }
        _ if is_loop(error) => "is a link that leads back to itself; remove the link".to_owned(),
        _ => format!("could not be opened: {error}"),
    }
}

#[cfg(unix)]
fn is_loop(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

#[cfg(not(unix))]
fn is_loop(_: &io::Error) -> bool {
    false
}

/// Says that there is no such file; the word may have been meant as a command.
fn missing(path: &Path) -> String {
    let near = path.to_str().and_then(|it| diag::did_you_mean(it, COMMANDS));
    match near {
        Some(command) => format!("no such file; did you mean the command `attache {command}`?"),
        None => "no such file; `attache --help` has examples".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warning_alone_is_no_failure() {
        let opened = |diagnostics| Opened {
            store: Store::default(),
            diagnostics,
            kept: Kept::default(),
            source: Cow::Borrowed(""),
        };
        let (error, warning) = (Diagnostic::error("x", ""), Diagnostic::warning("x", ""));
        assert_eq!(opened(Vec::new()).status(), Status::Done);
        assert_eq!(opened(vec![warning.clone()]).status(), Status::Done);
        assert_eq!(opened(vec![warning, error]).status(), Status::Data);
    }

    #[test]
    fn a_stream_that_does_not_end_is_given_up() {
        let read = limited(io::repeat(b' ').take(LIMIT_IN_TESTS + 1), 0, LIMIT_IN_TESTS);
        assert!(read.is_err_and(|it| it.contains("goes on and on")));
        assert_eq!(limited(&b"{}"[..], 2, LIMIT_IN_TESTS), Ok(b"{}".to_vec()));
    }

    const LIMIT_IN_TESTS: u64 = 1_000;
}
