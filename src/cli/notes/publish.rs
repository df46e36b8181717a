//! A presenter tells how the briefing stands, for those who follow it.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::Builder;

use super::folder::{place, remove, sweep};
use super::format::{Teller, written};
use crate::cli::args::Common;
use crate::cli::keep::{make_folder, timeline};
use crate::cli::world::World;
use crate::text;
use crate::view::Told;

/// How often another name is tried: only one who sweeps at that very moment is in the way.
const ATTEMPTS: usize = 10;

/// Tells of one briefing after the other. Where there is no state directory, nothing is told.
#[derive(Debug)]
pub(in crate::cli) struct Publisher {
    folder: Option<PathBuf>,
    who: Teller,
    /// The briefing that is told of.
    open: Option<Open>,
    /// Whether it was said why this briefing cannot be told of.
    refused: bool,
}

#[derive(Debug)]
struct Open {
    key: String,
    /// Locked as long as it is open.
    _lock: File,
    last: Option<Told>,
    sequence: u64,
}

impl Publisher {
    pub(in crate::cli) fn new(common: &Common, world: &World<'_>) -> Self {
        let who =
            Teller { terminal: terminal(), process: std::process::id(), file: timeline(common) };
        Self::of(place(&world.environment), who)
    }

    /// Tells in this folder.
    pub(super) const fn of(folder: Option<PathBuf>, who: Teller) -> Self {
        Self { folder, who, open: None, refused: false }
    }

    /// Tells what is new; `None` ends the briefing. What only the clock has changed is not worth
    /// telling: those who follow have a clock.
    ///
    /// # Errors
    ///
    /// One line that says why nobody can follow; said once for each briefing.
    pub(in crate::cli) fn publish(&mut self, told: Option<Told>) -> Result<(), String> {
        let (Some(folder), Some(told)) = (&self.folder, told) else {
            self.close();
            self.refused = false;
            return Ok(());
        };
        if self.refused || self.open.as_ref().is_some_and(|it| it.has_told(&told)) {
            return Ok(());
        }
        let failed = |error: io::Error| {
            let name = text::name_of(folder);
            text::message(&format!("speaker notes are not shared: {name}: {error}"))
        };
        let opened = match self.open.take() {
            Some(open) => Ok(open),
            None => Open::new(folder, &self.who),
        };
        let sent = opened.and_then(|mut open| {
            open.send(folder, &self.who, told)?;
            Ok(open)
        });
        match sent {
            Ok(open) => {
                self.open = Some(open);
                Ok(())
            }
            Err(error) => {
                self.refused = true;
                Err(failed(error))
            }
        }
    }

    /// Leaves the briefing without an end, as one does who is killed: those who follow see a loss.
    pub(in crate::cli) fn abandon(&mut self) {
        self.open = None;
    }

    fn close(&mut self) {
        if let (Some(open), Some(folder)) = (self.open.take(), &self.folder) {
            remove(folder, &open.key);
        }
    }
}

impl Drop for Publisher {
    fn drop(&mut self) {
        self.close();
    }
}

impl Open {
    /// Takes a name that nobody has had, and its lock.
    fn new(folder: &Path, who: &Teller) -> io::Result<Self> {
        make_folder(folder)?;
        if !fs::symlink_metadata(folder)?.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        keep_private(folder)?;
        sweep(folder);
        let prefix = format!("{}-", who.process);
        for _ in 0..ATTEMPTS {
            let file = Builder::new().prefix(&prefix).suffix(".lock").tempfile_in(folder)?;
            let (lock, path) = file.keep().map_err(|it| it.error)?;
            let is_taken = lock.try_lock().is_ok() && fs::symlink_metadata(&path).is_ok();
            let stem = path.file_stem().and_then(|it| it.to_str());
            if let (true, Some(key)) = (is_taken, stem) {
                let key = key.to_owned();
                return Ok(Self { key, _lock: lock, last: None, sequence: 0 });
            }
        }
        Err(io::ErrorKind::WouldBlock.into())
    }

    fn has_told(&self, told: &Told) -> bool {
        self.last.as_ref().is_some_and(|it| it.differs_in_time_only(told))
    }

    /// Puts a new file in the place of the old one: nobody ever reads half of it. It need not
    /// outlive the system, so the disk is not waited for.
    fn send(&mut self, folder: &Path, who: &Teller, told: Told) -> io::Result<()> {
        self.sequence += 1;
        let bytes = written(who, &told, self.sequence)?;
        let prefix = format!("{}.", self.key);
        let mut fresh = Builder::new().prefix(&prefix).suffix(".new").tempfile_in(folder)?;
        fresh.write_all(&bytes)?;
        fresh.persist(folder.join(format!("{}.json", self.key)))?;
        self.last = Some(told);
        Ok(())
    }
}

/// What a speaker notes is for nobody else on the machine.
#[cfg(unix)]
fn keep_private(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;

    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn keep_private(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Returns the name of the terminal, such as `pts/3`.
#[cfg(unix)]
fn terminal() -> Option<String> {
    use rustix::stdio::{stdin, stdout};
    use rustix::termios::ttyname;

    let name = ttyname(stdin(), Vec::new()).or_else(|_| ttyname(stdout(), Vec::new())).ok()?;
    let name = name.into_string().ok()?;
    Some(name.strip_prefix("/dev/").unwrap_or(&name).to_owned())
}

#[cfg(not(unix))]
fn terminal() -> Option<String> {
    None
}
