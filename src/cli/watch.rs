//! Does a file that is open change on disk?
//!
//! The folders in which its name stands, and those of what links lead to, are watched, so that every
//! way of saving is seen: written in place, put in its place, deleted and made again, another link.
//! Whatever happens there only leads to another look at the file: its size, its time and its number
//! tell whether it is another one. It is read and understood here, beside the screen, because a
//! million events take a while. At rest nothing wakes up.

mod half;

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::Builder;
use std::time::Duration;

use notify::{RecursiveMode, Watcher as _};

use super::args::Common;
use super::input::{self, Document, ReadFile, Timeline};
use super::outcome::Status;
use super::start;
use super::tours::Place;
use crate::analysis::{self, Diff};
use crate::app::Problems;
use crate::store::Store;
use crate::term;
use crate::text;
use half::Whole;

/// How far apart two looks are that have to agree before a file is read.
const CALM: Duration = Duration::from_millis(30);
/// How long it rests after reading: no more than five times a second.
const REST: Duration = Duration::from_millis(200);
/// How often files are looked at where the system does not tell of changes.
const POLL: Duration = Duration::from_secs(1);
/// How many links are followed, as Linux does.
const LINKS: usize = 40;
/// The stack of the main thread: what can be read there can be read here.
const STACK: usize = 8 << 20;
/// How long a file that may be half-written, or may be meant so, has to stay as it is.
const PATIENCE: Duration = Duration::from_secs(2);

/// What became of the open files on disk.
#[derive(Debug)]
pub(super) enum Fresh {
    /// They were read.
    Read(Box<Version>),
    /// They cannot be read as what they were: the name of the first that is broken, and why.
    Broken {
        /// Its name; has passed the text policy.
        file: String,
        /// The first complaint; has passed the text policy.
        why: String,
    },
}

/// Another version of the open files.
#[derive(Debug)]
pub(super) struct Version {
    pub(super) store: Arc<Store>,
    /// What changed since the version before.
    pub(super) diff: Diff,
    pub(super) place: Place,
    pub(super) status: Status,
    /// How many complaints there are about it.
    pub(super) problems: Problems,
}

/// What tells that files change; ends with it.
#[derive(Debug)]
pub(super) struct Watch {
    fresh: Receiver<Fresh>,
    touch: Sender<()>,
    /// Its end is the sign for the thread to end.
    life: Option<Sender<()>>,
}

/// How the files of a call stand on disk: the size, the time and the number of each.
pub(super) type Stamps = Vec<Option<(u64, String, u64)>>;

/// Looks at the files of a call. To be done before they are read, so that no change is lost.
pub(super) fn stamps(paths: &[PathBuf]) -> Stamps {
    let stamp = |path: &PathBuf| {
        let metadata = fs::metadata(path).ok()?;
        // The time is only ever compared with itself.
        Some((metadata.len(), format!("{:?}", metadata.modified().ok()), number(&metadata)))
    };
    paths.iter().map(stamp).collect()
}

#[cfg(unix)]
fn number(metadata: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn number(_: &fs::Metadata) -> u64 {
    0
}

impl Watch {
    /// Watches the files of a call as they were when `seen` was taken. `None` where no file of it is
    /// on disk, or where nothing can be watched.
    pub(super) fn start(
        common: &Common,
        seen: Stamps,
        (files, store): (&[ReadFile], &Arc<Store>),
    ) -> Option<Self> {
        let on_disk = |it: &ReadFile| it.path.is_some();
        let all = files.len() == common.file.len();
        if !all || !files.iter().any(on_disk) {
            return None;
        }
        let (sender, fresh) = channel();
        let (touch, woken) = channel();
        let (life, end) = channel();
        let told = Told { fresh: sender, end };
        let guard = Guard {
            common: common.clone(),
            // What came on standard input comes no second time.
            kept: files.iter().map(|it| it.path.is_none().then(|| it.again())).collect(),
            whole: files.iter().map(Whole::of).collect(),
            doubt: Doubt::None,
            store: Arc::clone(store),
        };
        let (own, touches) = (touch.clone(), (touch, woken));
        let work = move || guard.run(seen, touches, &told);
        Builder::new().name("reload".into()).stack_size(STACK).spawn(work).ok()?;
        Some(Self { fresh, touch: own, life: Some(life) })
    }

    /// Returns what has become of the files since the last call, oldest first.
    pub(super) fn fresh(&self) -> impl Iterator<Item = Fresh> {
        self.fresh.try_iter()
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.life = None;
        let _ = self.touch.send(());
    }
}

/// Where the thread tells what it found, and learns that nobody listens any more.
struct Told {
    fresh: Sender<Fresh>,
    end: Receiver<()>,
}

impl Told {
    /// Waits for so long; tells whether to go on after that.
    fn pause(&self, time: Duration) -> bool {
        self.end.recv_timeout(time) == Err(RecvTimeoutError::Timeout)
    }
}

/// Wakes the thread, and is woken.
type Touches = (Sender<()>, Receiver<()>);

/// What the thread knows of the files.
struct Guard {
    common: Common,
    /// What cannot be read again, in the order of the call.
    kept: Vec<Option<Document>>,
    /// What each was like when it was whole.
    whole: Vec<Whole>,
    /// Whether the files may be meant as they are.
    doubt: Doubt,
    /// The last good version.
    store: Arc<Store>,
}

/// Whether files that may be half-written are meant as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doubt {
    /// They are whole, or surely not.
    None,
    /// It is to be seen whether they stay so.
    Waiting,
    /// They stayed so.
    Over,
}

impl Guard {
    fn run(mut self, mut seen: Stamps, (touch, touched): Touches, told: &Told) {
        let mut places = Vec::new();
        let mut eyes = None;
        loop {
            let now = self.common.file.iter().flat_map(|it| places_of(it)).collect::<Vec<_>>();
            if eyes.is_none() || now != places {
                eyes = watcher(&now, touch.clone());
                places = now;
            }
            match self.settled(&seen, told) {
                None => return,
                Some(stamps) if stamps != seen => {
                    seen = stamps;
                    if !self.tell(told) || !told.pause(REST) {
                        return;
                    }
                    continue;
                }
                Some(_) => {}
            }
            let awaited = match eyes {
                _ if self.doubt == Doubt::Waiting => touched.recv_timeout(PATIENCE),
                Some(_) => touched.recv().map_err(|_| RecvTimeoutError::Disconnected),
                None => touched.recv_timeout(POLL),
            };
            let is_calm = awaited == Err(RecvTimeoutError::Timeout);
            if is_calm && self.doubt == Doubt::Waiting && stamps(&self.common.file) == seen {
                self.doubt = Doubt::Over;
                if !self.tell(told) {
                    return;
                }
            }
            if awaited == Err(RecvTimeoutError::Disconnected) {
                return;
            }
            while touched.try_recv().is_ok() {}
        }
    }

    /// Returns how the files stand once two looks agree; `None` when nobody listens any more.
    fn settled(&self, seen: &Stamps, told: &Told) -> Option<Stamps> {
        let mut stamps = stamps(&self.common.file);
        if stamps == *seen {
            return told.pause(Duration::ZERO).then_some(stamps);
        }
        loop {
            if !told.pause(CALM) {
                return None;
            }
            let again = self::stamps(&self.common.file);
            if again == stamps {
                return Some(stamps);
            }
            stamps = again;
        }
    }

    /// Reads the files and tells what they are now; tells whether somebody listens.
    fn tell(&mut self, told: &Told) -> bool {
        let fresh = match self.read() {
            Ok(version) => {
                self.store = Arc::clone(&version.store);
                Fresh::Read(Box::new(version))
            }
            Err((file, why)) => Fresh::Broken { file, why },
        };
        let is_heard = told.fresh.send(fresh).is_ok();
        term::wake();
        is_heard
    }

    /// Reads the files; else returns the name of the first that is broken, and why.
    fn read(&mut self) -> Result<Version, (String, String)> {
        let last = std::mem::replace(&mut self.doubt, Doubt::None);
        let mut documents = Vec::new();
        for (path, kept) in self.common.file.iter().zip(&self.kept) {
            documents.push(match kept {
                Some(kept) => kept.clone(),
                None => input::from_disk(path).map_err(|why| (text::name_of(path), why))?,
            });
        }
        let timeline = input::understood(documents, &self.common);
        if let Some(broken) = self.broken_in(&timeline, last) {
            return Err(broken);
        }
        self.whole = timeline.files.iter().map(Whole::of).collect();
        let problems = start::problems(&timeline);
        let Timeline { store, status, place, .. } = timeline;
        let diff = analysis::diff(&self.store, &store);
        Ok(Version { store: Arc::new(store), diff, place, status, problems })
    }

    /// Returns the first file that is no longer whole, and why. What may be meant so is, once it has
    /// stayed so for a while.
    fn broken_in(&mut self, timeline: &Timeline, last: Doubt) -> Option<(String, String)> {
        let is_over = last == Doubt::Over;
        let halves = timeline.files.iter().zip(&self.whole).filter_map(|(file, whole)| {
            let half = whole.half(file).filter(|it| !(is_over && it.is_doubtful))?;
            Some((file, half))
        });
        // One that is surely broken is told of first.
        let worst = halves.min_by_key(|(_, half)| half.is_doubtful);
        let is_doubtful = worst.as_ref().is_some_and(|(_, half)| half.is_doubtful);
        if is_doubtful {
            self.doubt = Doubt::Waiting;
        }
        let (file, half) = worst?;
        let line = half.line.map_or_else(String::new, |it| format!(":{it}"));
        Some((format!("{}{line}", file.name), half.why))
    }
}

/// A folder to be watched, its number, and the name in it that matters.
type Watched = (PathBuf, u64, OsString);

/// Returns where a file, or a link on the way to it, can be replaced: the folder and the name of each
/// link, and those of the file itself or of the first folder that is not there.
fn places_of(path: &Path) -> Vec<Watched> {
    let mut found = Vec::new();
    let Ok(mut path) = std::path::absolute(path) else { return found };
    for _ in 0..LINKS {
        let mut way: Vec<&Path> = path.ancestors().collect();
        way.reverse();
        let kind = |it: &Path| fs::symlink_metadata(it);
        let stop = way.iter().find(|it| kind(it).map_or(true, |it| it.is_symlink()));
        let at = stop.copied().unwrap_or(&path);
        let (Some(folder), Some(name)) = (at.parent(), at.file_name()) else { break };
        let of_folder = fs::metadata(folder).map_or(0, |it| number(&it));
        found.push((folder.to_owned(), of_folder, name.to_owned()));
        let (Ok(target), Ok(rest)) = (fs::read_link(at), path.strip_prefix(at)) else { break };
        let whole = folder.join(target);
        // Nothing joined would end in a slash, which a file has not.
        path = if rest.as_os_str().is_empty() { whole } else { whole.join(rest) };
    }
    found
}

/// Watches places; `None` where the system cannot.
fn watcher(places: &[Watched], touch: Sender<()>) -> Option<notify::RecommendedWatcher> {
    let mut names: Vec<OsString> = places.iter().map(|it| it.2.clone()).collect();
    // A folder that goes is told of by its own name.
    names.extend(places.iter().filter_map(|it| it.0.file_name()).map(ToOwned::to_owned));
    let handler = move |event: notify::Result<notify::Event>| {
        let matters = match &event {
            Ok(event) => {
                let ours = |it: &OsStr| names.iter().any(|name| name == it);
                let concerns = |it: &PathBuf| it.file_name().is_some_and(ours);
                // Whoever reads a file does not change it; we do so ourselves.
                !event.kind.is_access() && (event.need_rescan() || event.paths.iter().any(concerns))
            }
            Err(_) => true,
        };
        if matters {
            let _ = touch.send(());
        }
    };
    let mut eyes = notify::recommended_watcher(handler).ok()?;
    for (folder, ..) in places {
        eyes.watch(folder, RecursiveMode::NonRecursive).ok()?;
    }
    Some(eyes)
}
