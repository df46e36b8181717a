//! Which files does a call name, and what do they say together?
//!
//! At most [`LIMIT`] bytes are read, packed and unpacked. Each file is closed before the next is
//! opened.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::args::Common;
use super::disk::{limited, regular};
use super::outcome::{Failure, Outcome, Status, line};
use super::tours::{Place, Target};
use super::world::World;
use crate::diag::{self, Diagnostic, Severity};
use crate::load::{self, Encoding, Format, Kept};
use crate::store::Store;
use crate::text;

/// The most bytes that the files of a call may have, each and all of them: 1 GiB.
pub(super) const LIMIT: u64 = 1 << 30;
/// The most files of a call, by the width of their numbers in the store.
const FILES: usize = 1 << 16;

/// What messages call standard input.
const INPUT: &str = "standard input";

/// The timeline that is built in.
pub(super) const BUNDLED: &str = include_str!("../../assets/working-groups.json");

/// A file that was read, and not yet understood.
#[derive(Clone, Debug)]
pub(super) struct Document {
    /// What messages call it; has passed the text policy.
    pub(super) name: String,
    /// Where it is; `None` for what is built in and for standard input.
    pub(super) path: Option<PathBuf>,
    content: Content,
    /// What is wrong with the archive that it was packed in.
    damage: Option<Diagnostic>,
}

#[derive(Clone, Debug)]
enum Content {
    Bundled,
    /// What stands in the file.
    Plain(Vec<u8>),
    /// What was packed in the file.
    Unpacked(Vec<u8>),
    /// What was read before, as text.
    Text(String),
}

impl Content {
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Bundled => BUNDLED.as_bytes(),
            Self::Plain(bytes) | Self::Unpacked(bytes) => bytes,
            Self::Text(text) => text.as_bytes(),
        }
    }

    /// Tells whether the file says what its bytes do: it is not packed, and in no other encoding.
    fn is_bare(&self, encoding: Option<Encoding>) -> bool {
        let is_wide = |it: &[u8]| it.starts_with(&[0xFF, 0xFE]) || it.starts_with(&[0xFE, 0xFF]);
        match self {
            Self::Bundled | Self::Text(_) => true,
            Self::Plain(bytes) => encoding.is_none() && !is_wide(bytes),
            Self::Unpacked(_) => false,
        }
    }
}

/// A file that was understood.
#[derive(Debug)]
pub(super) struct ReadFile {
    /// What messages call it; has passed the text policy.
    pub(super) name: String,
    /// Where it is; `None` for what is built in and for standard input.
    pub(super) path: Option<PathBuf>,
    /// What it says, unpacked and decoded.
    pub(super) text: Cow<'static, str>,
    /// As what it was read.
    pub(super) format: Format,
    /// What is wrong with it.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Which of its events were kept.
    pub(super) kept: Kept,
}

/// A timeline that can be shown.
#[derive(Debug)]
pub(super) struct Timeline {
    pub(super) store: Store,
    /// The files it was read from, in the order of the call.
    pub(super) files: Vec<ReadFile>,
    /// Those that could not be read: what each is called, and why.
    pub(super) unread: Vec<Unread>,
    /// The exit code that what is wrong with the files leads to.
    pub(super) status: Status,
    /// Where it came from, for writing tours into it.
    pub(super) place: Place,
    /// A check sum of all bytes that were read.
    pub(super) sum: u32,
}

/// Reads the files that the call names, or the one that is built in. What is wrong with them goes to
/// standard error; what is good is returned.
pub(super) fn open(common: &Common, world: &mut World<'_>) -> Outcome<Timeline> {
    let timeline = quietly(common, world)?;
    for file in &timeline.files {
        world.say(&diag::report(&file.name, &file.text, &file.diagnostics));
    }
    Ok(timeline)
}

/// Reads them likewise, and says only which of several could not be read.
pub(super) fn quietly(common: &Common, world: &mut World<'_>) -> Outcome<Timeline> {
    let (documents, unread, failed) = named(common, world)?;
    let timeline = understood(documents, common);
    Ok(Timeline { status: timeline.status.max(failed), unread, ..timeline })
}

/// The name of a file, which has passed the text policy, and why it could not be read.
type Unread = (String, Diagnostic);

/// Files that were read, those that could not be, and the exit code that those lead to.
type Named = (Vec<Document>, Vec<Unread>, Status);

/// Reads the files of a call. Of several, one that cannot be read is a message.
fn named(common: &Common, world: &mut World<'_>) -> Outcome<Named> {
    if common.file.is_empty() {
        let name = "built in".to_owned();
        let built_in = Document { name, path: None, content: Content::Bundled, damage: None };
        return Ok((vec![built_in], Vec::new(), Status::Done));
    }
    let paths = distinct(common, world);
    if paths.len() > FILES {
        let message = format!("{} files are named, and at most {FILES} are read", paths.len());
        return Err(Failure::call(&message));
    }
    let mut documents = Vec::new();
    let mut failures = Vec::new();
    let mut room = usize::try_from(LIMIT).unwrap_or(usize::MAX);
    for path in paths {
        match read(path, world) {
            Ok(document) => match room.checked_sub(document.content.bytes().len()) {
                Some(rest) => {
                    room = rest;
                    documents.push(document);
                }
                None => failures.push((path, too_much(&document.name))),
            },
            Err(failure) => failures.push((path, failure)),
        }
    }
    // Where there is nothing to show, the last one ends the command.
    let last = if documents.is_empty() { failures.pop() } else { None };
    let (mut unread, mut status) = (Vec::new(), Status::Done);
    for (path, failure) in failures {
        let message = failure.message();
        world.say(&message);
        status = status.max(failure.status());
        let name = if path.as_os_str() == "-" { INPUT.to_owned() } else { text::name_of(path) };
        let why = message.trim_end().rsplit_once(&format!("{name}: ")).map(|it| it.1);
        let why = why.unwrap_or(&message).trim_end();
        unread.push((name, Diagnostic::error("unread", why)));
    }
    last.map_or(Ok((documents, unread, status)), |(_, failure)| Err(failure))
}

/// Returns the files of a call, each once; whoever names one twice is told.
fn distinct<'a>(common: &'a Common, world: &mut World<'_>) -> Vec<&'a Path> {
    let mut seen = HashSet::new();
    let mut paths = Vec::new();
    for path in &common.file {
        let is_input = path.as_os_str() == "-";
        let whole = if is_input { None } else { fs::canonicalize(path).ok() };
        if seen.insert(whole.unwrap_or_else(|| path.clone())) {
            paths.push(path.as_path());
        } else {
            let name = if is_input { INPUT.to_owned() } else { text::name_of(path) };
            world.say(&line(&format!("{name}: is named twice, and read once")));
        }
    }
    paths
}

/// Makes a timeline of files.
pub(super) fn understood(documents: Vec<Document>, common: &Common) -> Timeline {
    let mut hasher = crc32fast::Hasher::new();
    let mut is_bare = true;
    let mut decoded = Vec::new();
    for Document { name, path, content, damage } in documents {
        hasher.update(content.bytes());
        is_bare &= content.is_bare(common.reading.encoding);
        let (text, problems) = match content {
            Content::Bundled => (Cow::Borrowed(BUNDLED), Vec::new()),
            Content::Text(text) => (Cow::Owned(text), Vec::new()),
            Content::Plain(bytes) | Content::Unpacked(bytes) => {
                load::decode_as(bytes, common.reading.encoding)
            }
        };
        decoded.push((name, path, text, damage.into_iter().chain(problems).collect()));
    }
    let sources = decoded.iter().map(|(name, _, text, _)| load::Source { name, text });
    let sources: Vec<load::Source<'_>> = sources.collect();
    let load::Opened { store, files } = load::open(&sources, &common.reading());
    let files =
        decoded.into_iter().zip(files).map(|(decoded, of_file)| read_file(decoded, of_file));
    let files: Vec<ReadFile> = files.collect();
    let place = if is_bare { place_of(&files, &store) } else { foreign(&store) };
    let store = match common.as_of() {
        Some(today) => store.with_as_of(today),
        None => store,
    };
    let status = files.iter().map(ReadFile::status).max().unwrap_or(Status::Done);
    Timeline { store, files, unread: Vec::new(), status, place, sum: hasher.finalize() }
}

/// Returns where a timeline came from: a file that tours can be written into is one of ours, alone,
/// and as it is.
fn place_of(files: &[ReadFile], store: &Store) -> Place {
    let target = match files {
        [file] if file.format == Format::Attache => match &file.path {
            Some(path) => Target::File(path.clone()),
            // Nothing else is text without having been read.
            None if matches!(file.text, Cow::Borrowed(text) if !text.is_empty()) => Target::BuiltIn,
            None => Target::Input(file.text.as_bytes().to_vec()),
        },
        _ => return foreign(store),
    };
    Place::new(target, files.first().map_or("", |it| &it.text), store)
}

/// Returns the place of a timeline that tours cannot be written back into.
fn foreign(store: &Store) -> Place {
    Place::new(Target::Foreign, "", store)
}

/// A file as text: its name, its path, what it says, and what is wrong with its bytes.
type Decoded = (String, Option<PathBuf>, Cow<'static, str>, Vec<Diagnostic>);

fn read_file((name, path, text, problems): Decoded, of_file: load::OfFile) -> ReadFile {
    let load::OfFile { format, mut diagnostics, kept } = of_file;
    // Bytes that are no text were complained about already, and what follows from them needs no word.
    let is_odd = problems.iter().any(|it: &Diagnostic| it.code == "encoding");
    if !problems.is_empty() && (text.is_empty() || (is_odd && kept.count() == 0)) {
        diagnostics.clear();
    }
    let diagnostics = problems.into_iter().chain(diagnostics).collect();
    ReadFile { name, path, text, format, diagnostics, kept }
}

/// Reads a file, and unpacks it; `-` is standard input.
///
/// # Errors
///
/// One line with the name of the file, what it is, and what to do.
pub(super) fn read(path: &Path, world: &mut World<'_>) -> Outcome<Document> {
    let is_input = path.as_os_str() == "-";
    if !is_input {
        return from_disk(path).map_err(|why| failed(&text::name_of(path), &why));
    }
    if world.stdin_is_terminal {
        let message = "standard input is the keyboard; send it a file: attache - < FILE";
        return Err(Failure::call(message));
    }
    let bytes = limited(&mut *world.stdin, 0, LIMIT);
    let document = bytes.and_then(|it| unpacked(INPUT.to_owned(), None, it));
    document.map_err(|why| failed(INPUT, &why))
}

/// Reads a file on disk.
///
/// # Errors
///
/// What it is, and what to do.
pub(super) fn from_disk(path: &Path) -> Result<Document, String> {
    let bytes = regular(path, LIMIT)?;
    unpacked(text::name_of(path), Some(path.to_owned()), bytes)
}

/// Takes what a file holds out of the archive that it may be in.
fn unpacked(name: String, path: Option<PathBuf>, bytes: Vec<u8>) -> Result<Document, String> {
    let is_packed = load::is_packed(&bytes);
    let most = usize::try_from(LIMIT).unwrap_or(usize::MAX);
    let load::Unpacked { bytes, problem: damage } = load::unpack(bytes, most)?;
    let bytes = bytes.into_owned();
    let content = if is_packed { Content::Unpacked(bytes) } else { Content::Plain(bytes) };
    Ok(Document { name, path, content, damage })
}

fn too_much(name: &str) -> Failure {
    failed(name, &format!("with the files before it, it has more than {LIMIT} bytes, the most"))
}

fn failed(name: &str, why: &str) -> Failure {
    Failure::data(&format!("{name}: {why}"))
}

impl ReadFile {
    /// Returns what was read once more, for reading it together with other files.
    pub(super) fn again(&self) -> Document {
        Document {
            name: self.name.clone(),
            path: self.path.clone(),
            content: Content::Text(self.text.clone().into_owned()),
            damage: None,
        }
    }

    /// Returns the exit code that complaints about a file lead to; a warning leads to none.
    pub(super) fn status(&self) -> Status {
        let is_error = |it: &Diagnostic| it.severity == Severity::Error;
        if self.diagnostics.iter().any(is_error) { Status::Data } else { Status::Done }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warning_alone_is_no_failure() {
        let opened = |diagnostics| ReadFile {
            name: String::new(),
            path: None,
            text: Cow::Borrowed(""),
            format: Format::Attache,
            diagnostics,
            kept: Kept::default(),
        };
        let (error, warning) = (Diagnostic::error("x", ""), Diagnostic::warning("x", ""));
        assert_eq!(opened(Vec::new()).status(), Status::Done);
        assert_eq!(opened(vec![warning.clone()]).status(), Status::Done);
        assert_eq!(opened(vec![warning, error]).status(), Status::Data);
    }
}
