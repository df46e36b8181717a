//! The folder in which presenters tell of themselves: who is there, and what do they say?
//!
//! Each has a file that is replaced whole, and a file that it keeps locked while it lives: the
//! system frees the lock of a process that was killed, whatever files it left behind. What stands
//! in the folder is looked at with suspicion, like any file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, Metadata, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::follow::{Identity, Roll};
use super::format;
use crate::cli::disk;
use crate::cli::keep;
use crate::cli::world::Environment;
use crate::text;
use crate::view::Told;

/// The most bytes that the file of a presenter may have.
const LIMIT: u64 = 1 << 20;
/// The most files that are looked at.
const MOST: usize = 200;

/// Returns the folder; `None` where the environment names no place for it.
pub(super) fn place(environment: &Environment) -> Option<PathBuf> {
    Some(keep::place(environment)?.with_file_name("presenting"))
}

/// One who presents, and what was told last.
#[derive(Clone, Debug)]
pub(super) struct Presenter {
    pub(super) who: Identity,
    told: Told,
    /// The time at which that was read.
    read: Duration,
    /// How many had been seen before it: lists do not move when another comes.
    arrived: usize,
}

impl Presenter {
    /// Returns for how long the briefing has gone on at `now`.
    pub(super) fn elapsed(&self, now: Duration) -> Duration {
        self.told.pace.elapsed.saturating_add(now.saturating_sub(self.read))
    }

    /// Returns what was told, with the clock as it is at `now`.
    pub(super) fn told(&self, now: Duration) -> Told {
        let passed = now.saturating_sub(self.read);
        let mut told = self.told.clone();
        told.pace.elapsed = self.elapsed(now);
        told.pace.here = told.pace.here.saturating_add(passed);
        told
    }
}

/// What was seen in the folder.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    /// By their keys.
    known: BTreeMap<String, (String, Presenter)>,
    /// What is wrong with which file, as of when.
    wrong: BTreeMap<String, (String, String)>,
    dead: BTreeSet<String>,
    /// How many presenters have been seen.
    arrivals: usize,
}

impl Folder {
    pub(super) fn new(path: PathBuf) -> Self {
        let (known, wrong) = (BTreeMap::new(), BTreeMap::new());
        Self { path, known, wrong, dead: BTreeSet::new(), arrivals: 0 }
    }

    /// Looks at who is there and what has changed; `now` is what the clock says. Returns whether
    /// anything is other than before.
    pub(super) fn look(&mut self, now: Duration) -> bool {
        let mut seen = BTreeSet::new();
        let mut dead = BTreeSet::new();
        let mut changed = false;
        for key in keys(&self.path, "json") {
            if is_held(&self.path, &key) {
                changed |= self.read(&key, now);
                seen.insert(key);
            } else {
                dead.insert(key);
            }
        }
        changed |= dead != self.dead;
        self.dead = dead;
        let before = (self.known.len(), self.wrong.len());
        self.known.retain(|key, _| seen.contains(key));
        self.wrong.retain(|key, _| seen.contains(key));
        changed || before != (self.known.len(), self.wrong.len())
    }

    /// Reads the file of a presenter, should it have changed. One that cannot be read leaves what
    /// was told before.
    fn read(&mut self, key: &str, now: Duration) -> bool {
        let path = self.path.join(format!("{key}.json"));
        let metadata = fs::symlink_metadata(&path);
        let Ok(metadata) = metadata else { return false };
        let stamp = stamp(&metadata);
        let is_seen = |it: &String| *it == stamp;
        if self.known.get(key).is_some_and(|it| is_seen(&it.0))
            || self.wrong.get(key).is_some_and(|it| is_seen(&it.0))
        {
            return false;
        }
        let bytes = if metadata.is_symlink() {
            Err("is a link, not a regular file".to_owned())
        } else {
            disk::regular(&path, LIMIT)
        };
        match bytes.and_then(|it| format::read(key, &it)) {
            Ok((who, mut told)) => {
                let age = self.age(&metadata);
                told.pace.elapsed = told.pace.elapsed.saturating_add(age);
                told.pace.here = told.pace.here.saturating_add(age);
                self.wrong.remove(key);
                let arrived = self.known.get(key).map_or(self.arrivals, |it| it.1.arrived);
                self.arrivals = self.arrivals.max(arrived + 1);
                let presenter = Presenter { who, told, read: now, arrived };
                self.known.insert(key.to_owned(), (stamp, presenter));
            }
            Err(why) => {
                let why = text::message(&format!("{key}.json {why}"));
                self.wrong.insert(key.to_owned(), (stamp, why));
            }
        }
        true
    }

    /// Returns how long ago a file was written, by the clock of the file system: a file that is
    /// made now is so much younger.
    fn age(&self, metadata: &Metadata) -> Duration {
        let now = tempfile::tempfile_in(&self.path).and_then(|it| it.metadata()?.modified());
        let (Ok(now), Ok(then)) = (now, metadata.modified()) else { return Duration::ZERO };
        now.duration_since(then).unwrap_or_default()
    }

    /// Returns who is there, and who is gone without an end.
    pub(super) fn roll(&self) -> Roll<'_> {
        let mut alive: Vec<&Presenter> = self.known.values().map(|(_, it)| it).collect();
        alive.sort_by_key(|it| it.arrived);
        Roll {
            alive: alive.into_iter().map(|it| &it.who).collect(),
            dead: self.dead.iter().map(String::as_str).collect(),
        }
    }

    /// Tells whether nobody is there.
    pub(super) fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Returns the presenter of this key.
    pub(super) fn presenter(&self, key: &str) -> Option<&Presenter> {
        self.known.get(key).map(|(_, it)| it)
    }

    /// Returns what is wrong with a file, if anything is; has passed the text policy.
    pub(super) fn complaint(&self) -> Option<&str> {
        self.wrong.values().next().map(|(_, why)| why.as_str())
    }
}

/// Returns the keys of the files that end in this, in their order.
fn keys(folder: &Path, ending: &str) -> BTreeSet<String> {
    let Ok(entries) = fs::read_dir(folder) else { return BTreeSet::new() };
    let key = |name: &str| {
        let key = name.strip_suffix(ending)?.strip_suffix('.')?;
        let plain = key.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-');
        (plain && !key.is_empty()).then(|| key.to_owned())
    };
    let names = entries.take(MOST).filter_map(|it| it.ok()?.file_name().into_string().ok());
    names.filter_map(|it| key(&it)).collect()
}

/// Tells whether the lock of a presenter is held. Where there is no such file, or no lock on it,
/// nobody lives.
fn is_held(folder: &Path, key: &str) -> bool {
    let path = folder.join(format!("{key}.lock"));
    // A pipe would hold us up.
    let is_file = fs::symlink_metadata(&path).is_ok_and(|it| it.is_file());
    let lock = is_file.then(|| File::open(&path).ok()).flatten();
    lock.is_some_and(|it| matches!(it.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

/// Returns what changes whenever a file is replaced.
fn stamp(metadata: &Metadata) -> String {
    #[cfg(unix)]
    let number = std::os::unix::fs::MetadataExt::ino(metadata);
    #[cfg(not(unix))]
    let number = 0;
    format!("{number} {} {:?}", metadata.len(), metadata.modified().ok())
}

/// Removes what presenters left behind who were killed.
pub(super) fn sweep(folder: &Path) {
    let all = keys(folder, "lock").into_iter().chain(keys(folder, "json"));
    for key in all {
        let lock = folder.join(format!("{key}.lock"));
        let is_file = fs::symlink_metadata(&lock).is_ok_and(|it| it.is_file());
        let lock = is_file.then(|| File::open(&lock).ok()).flatten();
        // Whoever is about to take the lock has to wait until the file is gone, and sees that.
        if lock.as_ref().is_none_or(|it| it.try_lock_shared().is_ok()) {
            remove(folder, &key);
        }
    }
}

/// Removes all files of a presenter.
pub(super) fn remove(folder: &Path, key: &str) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut own: Vec<PathBuf> = entries
        .filter_map(|it| Some(it.ok()?.path()))
        .filter(|it| {
            let name = it.file_name().and_then(|it| it.to_str()).unwrap_or_default();
            name.split_once('.').is_some_and(|(start, _)| start == key)
        })
        .collect();
    // The lock last: a file beside a lock that is gone is the file of one who was killed.
    own.sort();
    for path in own {
        fs::remove_file(path).unwrap_or_default();
    }
}
