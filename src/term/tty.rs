//! The few things asked of a Unix terminal.

use std::fs::{File, OpenOptions};
use std::io::{self, IsTerminal as _, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::os::unix::net::UnixStream;
use std::sync::OnceLock;
use std::time::Duration;

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::OFlags;
use rustix::io::Errno;
use rustix::process::{
    Pid, Signal, getpgrp, getpid, getppid, getsid, kill_current_process_group, kill_process,
};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcgetpgrp, tcgetwinsize, tcsetattr};

/// The modes of a terminal.
pub(super) type Modes = Termios;

/// Wakes the thread that waits for input: a byte written to the first can be read from the second.
static WAKE: OnceLock<(UnixStream, UnixStream)> = OnceLock::new();

/// The controlling terminal, opened for us alone: nobody else's flags apply to these files, and
/// ours to nobody else's.
#[derive(Debug)]
pub(super) struct Tty {
    /// Blocks when the terminal takes no more.
    pub(super) output: File,
    /// Never blocks.
    input: File,
}

/// What [`Tty::wait`] waits for; a call of [`wake`] and the end of the terminal always end it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Interest {
    /// Bytes to read.
    Input,
    /// Nothing else: what is typed belongs to another job.
    Wake,
}

/// Opens the controlling terminal.
///
/// # Errors
///
/// When there is none.
pub(super) fn open() -> io::Result<Tty> {
    if WAKE.get().is_none() {
        let (sender, receiver) = UnixStream::pair()?;
        sender.set_nonblocking(true)?;
        receiver.set_nonblocking(true)?;
        let _ = WAKE.set((sender, receiver));
    }
    Ok(Tty {
        output: open_with(OFlags::NOCTTY)?,
        input: open_with(OFlags::NOCTTY | OFlags::NONBLOCK)?,
    })
}

fn open_with(flags: OFlags) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).custom_flags(flags.bits().cast_signed());
    options.open(path())
}

/// `/dev/tty`, except on macOS, whose `poll` knows nothing of that alias.
fn path() -> std::path::PathBuf {
    #[cfg(target_os = "macos")]
    if let Ok(name) = rustix::termios::ttyname(io::stdout(), Vec::new()) {
        use std::os::unix::ffi::OsStringExt as _;
        return std::ffi::OsString::from_vec(name.into_bytes()).into();
    }
    "/dev/tty".into()
}

/// Returns whether what is drawn would be seen.
pub(super) fn is_output_terminal() -> bool {
    io::stdout().is_terminal()
}

impl Tty {
    pub(super) fn size(&self) -> io::Result<Size> {
        let size = tcgetwinsize(&self.output)?;
        Ok(Size { width: size.ws_col, height: size.ws_row })
    }

    pub(super) fn modes(&self) -> io::Result<Modes> {
        Ok(tcgetattr(&self.output)?)
    }

    /// Sets raw mode: no echo, no line editing, no signals from keys.
    pub(super) fn set_raw(&self, saved: &Modes) -> io::Result<()> {
        let mut raw = saved.clone();
        raw.make_raw();
        Ok(tcsetattr(&self.output, OptionalActions::Now, &raw)?)
    }

    /// Waits, at most for `timeout`, for what is of interest; returns whether there is input.
    pub(super) fn wait(&self, interest: Interest, timeout: Option<Duration>) -> io::Result<bool> {
        let Some((_, woken)) = WAKE.get() else {
            return Ok(false);
        };
        let interest = match interest {
            Interest::Input => PollFlags::IN,
            Interest::Wake => PollFlags::empty(),
        };
        let mut fds = [PollFd::new(woken, PollFlags::IN), PollFd::new(&self.input, interest)];
        let timeout = timeout.and_then(|timeout| Timespec::try_from(timeout).ok());
        match poll(&mut fds, timeout.as_ref()) {
            Ok(_) | Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        let [wake, input] = fds;
        if !wake.revents().is_empty() {
            let mut woken = woken;
            let _ = woken.read(&mut [0; 64]);
        }
        // A terminal that has gone is input too: the read will say so.
        Ok(!input.revents().is_empty())
    }

    /// Reads what there is, without waiting; nothing when there is nothing.
    ///
    /// # Errors
    ///
    /// When the terminal has gone.
    pub(super) fn read<'a>(&self, buffer: &'a mut [u8]) -> io::Result<&'a [u8]> {
        match (&self.input).read(buffer) {
            Ok(0) => Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(length) => Ok(buffer.get(..length).unwrap_or_default()),
            Err(error) => match error.kind() {
                io::ErrorKind::WouldBlock | io::ErrorKind::Interrupted => Ok(&[]),
                _ => Err(error),
            },
        }
    }

    /// Returns whether another job has the terminal. When it cannot be told, nobody has.
    pub(super) fn is_another_jobs(&self) -> bool {
        tcgetpgrp(&self.output).is_ok_and(|group| group != getpgrp())
    }
}

/// How often, and for how long each time, a terminal that is full is waited for: a slow one is
/// still busy with the last frame.
const PATIENCE: (u32, Duration) = (10, Duration::from_millis(100));

/// Writes `leave` and sets the modes on a terminal opened anew, which is waited for only so long;
/// ignores every error, for there is nobody left to tell.
pub(super) fn give_back(leave: &[u8], modes: Option<&Modes>) {
    if let Ok(tty) = open_with(OFlags::NOCTTY | OFlags::NONBLOCK) {
        write_patiently(&tty, leave);
        if let Some(modes) = modes {
            let _ = tcsetattr(&tty, OptionalActions::Now, modes);
        }
    }
}

fn write_patiently(mut tty: &File, mut bytes: &[u8]) {
    let timeout = Timespec::try_from(PATIENCE.1).ok();
    for _ in 0..PATIENCE.0 {
        match tty.write(bytes) {
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                let _ = poll(&mut [PollFd::new(&tty, PollFlags::OUT)], timeout.as_ref());
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return,
        }
        if bytes.is_empty() {
            return;
        }
    }
}

/// Makes [`Tty::wait`] return.
pub(super) fn wake() {
    if let Some((mut sender, _)) = WAKE.get().map(|(sender, receiver)| (sender, receiver)) {
        // When it is full, there is enough to wake up for.
        let _ = sender.write(&[0]);
    }
}

/// Waits until the terminal has gone. Returns `false` when this system cannot tell.
pub(super) fn wait_for_hangup(tty: &Tty) -> bool {
    loop {
        let mut fds = [PollFd::new(&tty.output, PollFlags::empty())];
        match poll(&mut fds, None) {
            Ok(_) => {
                let [fd] = fds;
                return fd.revents().intersects(PollFlags::HUP | PollFlags::ERR);
            }
            Err(Errno::INTR) => {}
            Err(_) => return false,
        }
    }
}

/// Asks every process of the job to stop, as the terminal does for `Ctrl-Z` in cooked mode.
pub(super) fn stop_job() {
    let _ = kill_current_process_group(Signal::TSTP);
}

/// Sends ourselves the signal that the terminal has another size, which harms nobody.
pub(super) fn signal_a_resize() {
    let _ = kill_process(getpid(), Signal::WINCH);
}

/// Stops this process; returns when it is continued.
pub(super) fn stop() {
    let _ = kill_process(getpid(), Signal::STOP);
}

/// Returns whether a shell is there to continue us. A process without one would sleep for ever;
/// the kernel spares such orphans from SIGTSTP for the same reason (POSIX, orphaned process group).
pub(super) fn has_job_control() -> bool {
    let session = |pid: Option<Pid>| getsid(pid).ok();
    let ours = session(None);
    let has_parent = getppid().is_some_and(|parent| session(Some(parent)) == ours);
    has_parent && ours != Some(getpgrp())
}
