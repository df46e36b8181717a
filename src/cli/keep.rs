//! What is kept from run to run: where, and how is it not lost? The only place that writes it.
//!
//! One JSON file in the state directory holds queries, views, accepted matches and rehearsals for each
//! timeline. It is written whole beside the old one and then put in its place, so nobody ever reads half of it. Before it
//! is written it is read again: what another running program has kept meanwhile stays.

mod format;
mod name;

use std::fs::{self, DirBuilder, File, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use tempfile::NamedTempFile;

use super::args::Common;
use super::disk;
use super::outcome::{Failure, Outcome, line};
use super::world::{Environment, World};
use crate::analysis::Match;
use crate::app::{Kept, MATCHES, PRACTICED, Practiced, QUERIES, RUNS, VIEWS, View};
use crate::diag::did_you_mean;
use crate::text;
use format::{Document, VERSION, kept, of_file};
use name::INPUT;
pub(super) use name::{BUILT_IN, timeline};

/// The most bytes that the file may have.
const LIMIT: u64 = 1 << 20;
/// For how many timelines something is kept; the one that was used longest ago gives way.
const FILES: usize = 100;
/// How often, and for how long each time, another program that is writing is waited for.
const PATIENCE: (u32, Duration) = (50, Duration::from_millis(10));

/// Keeps queries, views, accepted matches and rehearsals of one timeline.
#[derive(Debug)]
pub(super) struct Keeper {
    /// The state file; `None` where the environment names no place for it.
    path: Option<PathBuf>,
    /// What the timeline is called in it.
    file: String,
    /// What was read, or written, last.
    base: Kept,
    /// Whether it was said that nothing can be kept.
    told: bool,
    /// What is wrong with the state file.
    pub(super) complaint: Option<String>,
}

impl Keeper {
    /// Reads what is kept for the timeline that the call names. A state file that cannot be read is
    /// told of, and counts as empty.
    pub(super) fn open(common: &Common, world: &mut World<'_>) -> Self {
        let path = place(&world.environment);
        let file = timeline(common);
        let read = path.as_deref().map_or_else(|| Ok(Document::default()), read);
        let mut complaint = None;
        let document = read.unwrap_or_else(|unread| {
            let name = path.as_deref().map(text::name_of).unwrap_or_default();
            let why = unread.why();
            let told = format!("{name}: {why}; views and queries of before are not shown");
            world.say(&line(&told));
            complaint = Some(text::message(&told));
            Document::default()
        });
        let base = document.files.iter().find(|it| it.file == file).map(kept).unwrap_or_default();
        let base = lasting(&file, &base);
        Self { path, file, base, told: false, complaint }
    }

    /// Returns what is kept.
    pub(super) const fn kept(&self) -> &Kept {
        &self.base
    }

    /// Returns the view of this name.
    ///
    /// # Errors
    ///
    /// There is none; the known ones are named, those that are built in first.
    pub(super) fn view(&self, name: &str, built_in: &[&str]) -> Outcome<&View> {
        let missing = || {
            let kept = self.base.views.iter().map(|it| it.name.as_str());
            let known: Vec<&str> = built_in.iter().copied().chain(kept).collect();
            let near = did_you_mean(name, known.iter().copied());
            let near = near.map_or_else(String::new, |it| format!("; did you mean `{it}`?"));
            let known = match known.as_slice() {
                [] => " None is kept for this file: `save this view` in the palette keeps one"
                    .to_owned(),
                known => format!(" Views: {}", known.join(", ")),
            };
            let end = if near.is_empty() { "." } else { "" };
            Failure::call(&format!("there is no view `{name}`{near}{end}{known}"))
        };
        self.base.view(name).ok_or_else(missing)
    }

    /// Writes what is kept, and returns it with what others have kept meanwhile.
    ///
    /// # Errors
    ///
    /// One line that says why it could not be written; of queries alone, it is said only once.
    pub(super) fn write(&mut self, ours: &Kept) -> Result<Kept, String> {
        let lasting = lasting(&self.file, ours);
        let written = match &self.path {
            Some(path) => replace(path, &self.file, &self.base, &lasting),
            None => Err("nothing can be kept: neither XDG_STATE_HOME nor HOME is set".to_owned()),
        };
        match written {
            Ok(merged) => {
                self.base = merged.clone();
                // What does not last holds while the program runs.
                let mut kept = merged;
                if self.file == INPUT {
                    kept.matches = ours.matches.clone();
                    kept.practice.clone_from(&ours.practice);
                }
                Ok(kept)
            }
            Err(_)
                if self.base.views == lasting.views
                    && self.base.matches == lasting.matches
                    && self.base.practice == lasting.practice
                    && (self.told || self.path.is_none()) =>
            {
                Ok(ours.clone())
            }
            Err(why) => {
                self.told = true;
                Err(text::message(&why))
            }
        }
    }
}

/// Returns what may be kept of a timeline. Matches and rehearsals of standard input may not: what
/// comes from there next time is another timeline, and they are none of its own.
fn lasting(file: &str, kept: &Kept) -> Kept {
    let mut kept = kept.clone();
    if file == INPUT {
        kept.matches.0.clear();
        kept.practice.clear();
    }
    kept
}

/// Returns where the state file is.
///
/// # Source
///
/// XDG Base Directory Specification 0.8: a relative path is to be ignored.
pub(super) fn place(environment: &Environment) -> Option<PathBuf> {
    let folder =
        |name: &str| environment.get(name).map(PathBuf::from).filter(|it| it.is_absolute());
    let local = || folder("LOCALAPPDATA").filter(|_| cfg!(windows));
    // A home that there is not, as daemons have, is not made.
    let home = || folder("HOME").filter(|it| it.is_dir()).map(|it| it.join(".local/state"));
    let state = folder("XDG_STATE_HOME").or_else(local).or_else(home)?;
    Some(state.join("attache").join("state.json"))
}

/// Why a state file was not read; what is said of it.
#[derive(Debug)]
enum Unread {
    /// It is no state file, or not to be had.
    Broken(String),
    /// Another version of the program wrote it.
    OtherVersion(String),
}

impl Unread {
    fn why(&self) -> &str {
        match self {
            Self::Broken(why) | Self::OtherVersion(why) => why,
        }
    }
}

/// Reads the state file; one that is not there is empty.
fn read(path: &Path) -> Result<Document, Unread> {
    if let Err(error) = fs::symlink_metadata(path) {
        return match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Ok(Document::default()),
            _ => Err(Unread::Broken(format!("could not be read: {error}"))),
        };
    }
    let bytes = disk::regular(path, LIMIT).map_err(Unread::Broken)?;
    let document: Document = serde_json::from_slice(&bytes)
        .map_err(|error| Unread::Broken(format!("is no state file of this program: {error}")))?;
    match document.attache_state {
        VERSION => Ok(document),
        other => Err(Unread::OtherVersion(format!(
            "is of version {other}, and this program knows version {VERSION}"
        ))),
    }
}

/// Puts what changed between `base` and `ours` into what another program has kept meanwhile.
fn merged(base: &Kept, ours: &Kept, theirs: Kept) -> Kept {
    let Kept { mut queries, mut views, mut matches, mut practice } = theirs;
    let gone = base.views.iter().filter(|it| ours.view(&it.name).is_none());
    // A view that the other one has changed since is not the one that was deleted.
    gone.for_each(|it| views.retain(|other| other != it));
    for view in ours.views.iter().filter(|it| !base.views.contains(it)) {
        let old = views.iter().position(|it| text::fold(&it.name) == text::fold(&view.name));
        match old.and_then(|at| views.get_mut(at)) {
            Some(old) => *old = view.clone(),
            None => views.push(view.clone()),
        }
    }
    let surplus = views.len().saturating_sub(VIEWS);
    views.drain(..surplus);
    merge_matches(base, ours, &mut matches.0);
    merge_practice(base, ours, &mut practice);
    let moved = ours.queries.last() != base.queries.last();
    let last = ours.queries.len().saturating_sub(1);
    for (slot, query) in ours.queries.iter().enumerate() {
        if !base.queries.contains(query) || (moved && slot == last) {
            queries.retain(|it| it != query);
            queries.push(query.clone());
        }
    }
    let surplus = queries.len().saturating_sub(QUERIES);
    queries.drain(..surplus);
    Kept { queries, views, matches, practice }
}

/// Takes back what was taken back here, and adds what was accepted here; the oldest give way.
fn merge_matches(base: &Kept, ours: &Kept, matches: &mut Vec<Match>) {
    let is_gone = |it: &Match| base.matches.contains(it) && !ours.matches.contains(it);
    matches.retain(|it| !is_gone(it));
    for fresh in ours.matches.0.iter().filter(|it| !base.matches.contains(it)) {
        if !matches.contains(fresh) {
            matches.push(fresh.clone());
        }
    }
    let surplus = matches.len().saturating_sub(MATCHES);
    matches.drain(..surplus);
}

/// Adds the rehearsals that were made here to those of each tour; the oldest give way.
fn merge_practice(base: &Kept, ours: &Kept, practice: &mut Vec<Practiced>) {
    let is_of =
        |one: &Practiced, other: &Practiced| one.tour == other.tour && one.stops == other.stops;
    for here in &ours.practice {
        let before = base.practice.iter().find(|it| is_of(it, here));
        let before = before.map_or(&[][..], |it| &it.runs);
        // The oldest of before may have given way already.
        let known = (0..=before.len()).find_map(|from| {
            let still = before.get(from..)?;
            here.runs.starts_with(still).then_some(still.len())
        });
        let fresh = here.runs.get(known.unwrap_or(0)..).unwrap_or_default();
        if fresh.is_empty() {
            continue;
        }
        let there = practice.iter().position(|it| is_of(it, here));
        let mut all = here.clone();
        all.runs = there.map(|at| practice.remove(at).runs).unwrap_or_default();
        all.runs.extend_from_slice(fresh);
        let surplus = all.runs.len().saturating_sub(RUNS);
        all.runs.drain(..surplus);
        practice.push(all);
    }
    let surplus = practice.len().saturating_sub(PRACTICED);
    practice.drain(..surplus);
}

/// Reads the state file again, and puts one with our changes in its place.
fn replace(path: &Path, file: &str, base: &Kept, ours: &Kept) -> Result<Kept, String> {
    let failed = |error: io::Error| format!("{} not written: {error}", text::name_of(path));
    let folder = path.parent().ok_or_else(|| failed(io::ErrorKind::NotFound.into()))?;
    make_folder(folder).map_err(failed)?;
    // Held until the file is closed, at the end of this function.
    let lock = File::options().create(true).append(true).open(folder.join("state.json.lock"));
    let lock = lock.map_err(failed)?;
    if !is_taken(&lock) {
        return Err(format!("{} not written: another attache is writing it", text::name_of(path)));
    }
    let mut document = match read(path) {
        Ok(document) => document,
        // What a newer program wrote is worth more than what is to be kept now.
        Err(Unread::OtherVersion(why)) => {
            return Err(format!("{} not written: it {why}", text::name_of(path)));
        }
        Err(Unread::Broken(_)) => {
            fs::rename(path, aside(path)).map_err(failed)?;
            Document::default()
        }
    };
    let at = document.files.iter().position(|it| it.file == file);
    let theirs = at.map(|at| kept(&document.files.remove(at))).unwrap_or_default();
    let mut merged = merged(base, ours, lasting(file, &theirs));
    let bytes = loop {
        document.files.push(of_file(file, &merged));
        let surplus = document.files.len().saturating_sub(FILES);
        document.files.drain(..surplus);
        let bytes = serde_json::to_vec_pretty(&document).map_err(|it| failed(it.into()))?;
        if u64::try_from(bytes.len()).is_ok_and(|it| it <= LIMIT) {
            break bytes;
        }
        document.files.pop();
        // First other timelines give way, then old queries, then rehearsals; views and matches never
        // do.
        if !document.files.is_empty() {
            document.files.remove(0);
        } else if !merged.queries.is_empty() {
            merged.queries.remove(0);
        } else if !merged.practice.is_empty() {
            merged.practice.remove(0);
        } else {
            return Err(failed(io::ErrorKind::FileTooLarge.into()));
        }
    };
    // A link leads to the file that is meant.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    write(&target, &bytes).map_err(failed)?;
    Ok(merged)
}

/// Takes the lock, if nobody holds it for long: the program stands still meanwhile. Where there are
/// no locks, reading again is all that can be done.
fn is_taken(lock: &File) -> bool {
    for _ in 0..PATIENCE.0 {
        match lock.try_lock() {
            Err(TryLockError::WouldBlock) => thread::sleep(PATIENCE.1),
            Ok(()) | Err(TryLockError::Error(_)) => return true,
        }
    }
    false
}

/// Returns a name under which a file that could not be read is kept, and no other is lost.
fn aside(path: &Path) -> PathBuf {
    let names =
        std::iter::once("json.bad".to_owned()).chain((2..10).map(|it| format!("json.bad{it}")));
    let mut paths = names.map(|it| path.with_extension(it));
    let free = paths.find(|it| fs::symlink_metadata(it).is_err());
    free.unwrap_or_else(|| path.with_extension("json.bad"))
}

/// Writes a file, of which at no time only a part is there.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::NotFound)?;
    // Nobody else may read it: that is how this crate makes files.
    let mut fresh = NamedTempFile::new_in(folder)?;
    fresh.write_all(bytes)?;
    fresh.as_file().sync_all()?;
    fresh.persist(path)?;
    // The name lasts when the folder is written; not every file system knows how.
    if let Ok(folder) = File::open(folder) {
        folder.sync_all().unwrap_or_default();
    }
    Ok(())
}

pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}

#[cfg(test)]
mod tests;
