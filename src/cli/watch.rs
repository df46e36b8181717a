//! Does a file that is open change on disk?
//!
//! The folders in which its name stands, and those of what links lead to, are watched, so that every
//! way of saving is seen: written in place, put in its place, deleted and made again, another link.
//! Whatever happens there only leads to another look at the file: its size, its time and its number
//! tell whether it is another one. It is read and understood here, beside the screen, because a
//! million events take a while. At rest nothing wakes up.

mod half;
mod places;

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::Builder;
use std::time::Duration;

use super::args::Common;
use super::input::{self, Document, ReadFile, Timeline};
use super::outcome::Status;
use super::start;
use super::tours::Place;
use crate::analysis::{self, Diff};
use crate::app::{Broken, Faulty, Harm, Problems, Reach};
use crate::diag::Diagnostic;
use crate::store::Store;
use crate::term;
use crate::text;
use half::Whole;
pub(super) use places::{Stamps, stamps};
use places::{places_of, watcher};

/// How far apart two looks are that have to agree before a file is read.
const CALM: Duration = Duration::from_millis(30);
/// How long it rests after reading: no more than five times a second.
const REST: Duration = Duration::from_millis(200);
/// How often files are looked at where the system does not tell of changes.
const POLL: Duration = Duration::from_secs(1);
/// The stack of the main thread: what can be read there can be read here.
const STACK: usize = 8 << 20;
/// How long a file that may be half-written has to stay as it is to be meant so.
const PATIENCE: Duration = Duration::from_secs(2);

/// What became of the open files on disk.
#[derive(Debug)]
pub(super) enum Fresh {
    /// They were read.
    Read(Box<Version>),
    /// The one that there is cannot be read as what it was; and what is wrong with it.
    Broken(Broken, Problems),
}

/// Another version of the open files.
#[derive(Debug)]
pub(super) struct Version {
    pub(super) store: Arc<Store>,
    /// What changed since the version before.
    pub(super) diff: Diff,
    pub(super) place: Place,
    pub(super) status: Status,
    /// What is wrong with the files as they stand on disk.
    pub(super) problems: Problems,
    /// The first file of which the last good state is shown, because it is broken on disk.
    pub(super) broken: Option<Broken>,
}

/// What tells that files change; ends with it.
#[derive(Debug)]
pub(super) struct Watch {
    fresh: Receiver<Fresh>,
    touch: Sender<()>,
    /// Its end is the sign for the thread to end.
    life: Option<Sender<()>>,
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
            // What came on standard input comes no second time, and beside other files a broken one
            // is shown as it was.
            good: if files.len() > 1 {
                files.iter().map(ReadFile::again).collect()
            } else {
                Vec::new()
            },
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
    /// The last good state of each of several files, in the order of the call.
    good: Vec<Document>,
    /// What each was like when it was whole.
    whole: Vec<Whole>,
    /// Whether the files may be meant as they are.
    doubt: Doubt,
    /// The last good version.
    store: Arc<Store>,
}

/// Why nothing was read, and everything that is wrong.
type Unread = Box<(Broken, Problems)>;

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
            Err(broken) => {
                let (broken, problems) = *broken;
                Fresh::Broken(broken, problems)
            }
        };
        let is_heard = told.fresh.send(fresh).is_ok();
        term::wake();
        is_heard
    }

    /// Reads the files, a broken one of several as it was before; else returns what is wrong.
    fn read(&mut self) -> Result<Version, Unread> {
        let last = std::mem::replace(&mut self.doubt, Doubt::None);
        let mut broken = Vec::new();
        let mut gone = Vec::new();
        let mut documents = Vec::new();
        for (at, path) in self.common.file.iter().enumerate() {
            let good = self.good.get(at).cloned();
            let is_input = path.as_os_str() == "-";
            match good.clone().filter(|_| is_input).map_or_else(|| input::from_disk(path), Ok) {
                Ok(document) => documents.push(document),
                Err(why) => {
                    let harm = if path.exists() { Harm::Broken } else { Harm::Gone };
                    let file = text::name_of(path);
                    let problem = Diagnostic::error("file-unreadable", why.clone());
                    let Some(good) = good else {
                        return Err(Box::new((
                            Broken { file: file.clone(), why, harm },
                            lone(&file, &problem),
                        )));
                    };
                    gone.push((at, problem));
                    broken.push((at, Broken { file, why, harm }));
                    documents.push(good);
                }
            }
        }
        let is_one = documents.len() == 1;
        let mut spare = if is_one { Vec::new() } else { documents.clone() };
        let timeline = input::understood(documents, &self.common);
        broken.extend(self.broken_in(&timeline, last));
        broken.sort_by_key(|it| it.0);
        let mut problems = start::problems(&timeline);
        for (at, problem) in &gone {
            problems.add(*at, problem);
        }
        problems.put_first(|file| broken.iter().any(|it| it.0 == file));
        let mut broken = broken.into_iter();
        let Some((first, told)) = broken.next() else {
            self.good = spare;
            return Ok(self.version(timeline, problems, None));
        };
        if is_one {
            return Err(Box::new((told, problems)));
        }
        for at in std::iter::once(first).chain(broken.map(|it| it.0)) {
            if let (Some(document), Some(good)) = (spare.get_mut(at), self.good.get(at)) {
                document.clone_from(good);
            }
        }
        self.good.clone_from(&spare);
        let timeline = input::understood(spare, &self.common);
        Ok(self.version(timeline, problems, Some(told)))
    }

    fn version(
        &mut self,
        timeline: Timeline,
        problems: Problems,
        broken: Option<Broken>,
    ) -> Version {
        self.whole = timeline.files.iter().map(Whole::of).collect();
        let Timeline { store, status, place, .. } = timeline;
        let diff = analysis::diff(&self.store, &store);
        Version { store: Arc::new(store), diff, place, status, problems, broken }
    }

    /// Returns the files that are no longer whole, by their places, and why. What may be meant so is,
    /// once it has stayed so for a while.
    fn broken_in(&mut self, timeline: &Timeline, last: Doubt) -> Vec<(usize, Broken)> {
        let is_over = last == Doubt::Over;
        let mut is_doubtful = false;
        let halves = timeline.files.iter().zip(&self.whole).enumerate();
        let broken = halves.filter_map(|(at, (file, whole))| {
            let half = whole.half(file).filter(|it| !(is_over && it.is_doubtful))?;
            is_doubtful |= half.is_doubtful;
            let line = half.line.map_or_else(String::new, |it| format!(":{it}"));
            let file = format!("{}{line}", file.name);
            Some((at, Broken { file, why: half.why, harm: Harm::Broken }))
        });
        let broken = broken.collect();
        if is_doubtful {
            self.doubt = Doubt::Waiting;
        }
        broken
    }
}

/// Returns what is wrong with the one file of a call that cannot be read.
fn lone(name: &str, problem: &Diagnostic) -> Problems {
    let diagnostics = std::slice::from_ref(problem);
    Problems::of(&[Faulty { name, reach: Reach::Text, text: "", diagnostics }])
}
