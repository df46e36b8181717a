//! Who holds the terminal, and how is it given back exactly once?
//!
//! A process has one terminal, and a signal, a panic or a hang-up must be able to give it back from
//! any thread: so this is process-wide, and every lock is waited for only so long.

use std::io::{self, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;
use std::time::Duration;

use super::tty::{self, Modes, Tty};

/// The alternate screen, empty, without a cursor; what is pasted comes between marks.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[2J\x1b[?25l\x1b[?2004h";
/// CAN ends a sequence that was cut short; then no attributes, no synchronized update, and the main
/// screen. `?1049l` is sent only once: a second one would move the cursor over what is printed next.
const LEAVE: &[u8] = b"\x18\x1b[0m\x1b[?2004l\x1b[?2026l\x1b[?1049l\x1b[?25h";

/// How often, and for how long each time, a restore waits for a frame that is being written. A slow
/// terminal gets it whole; one that reads nothing must not hold up the end of the program.
const PATIENCE: (u32, Duration) = (500, Duration::from_millis(2));
/// More complaints than this are not kept.
const NOTICES: usize = 16;

/// A [`Screen`](super::Screen) lives.
static OPEN: AtomicBool = AtomicBool::new(false);
/// The terminal is in raw mode and on the alternate screen.
static ENTERED: AtomicBool = AtomicBool::new(false);
/// Another program has the terminal, on our behalf.
static LENT: AtomicBool = AtomicBool::new(false);
/// The terminal was entered anew and shows nothing.
static BLANK: AtomicBool = AtomicBool::new(false);
/// Held while a frame is written, and while the terminal is entered or left.
static WRITING: Mutex<()> = Mutex::new(());
/// The modes to give back.
static SAVED: Mutex<Option<Modes>> = Mutex::new(None);
/// What other threads have to say.
static PENDING: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes the terminal: remembers its modes, and changes nothing when a step fails.
///
/// # Errors
///
/// When the modes cannot be read or set, or the terminal cannot be written.
pub(super) fn open(tty: &Tty) -> io::Result<()> {
    *lock(&SAVED) = Some(tty.modes()?);
    OPEN.store(true, Ordering::SeqCst);
    enter(tty).inspect_err(|_| close())
}

/// Gives the terminal back for good.
pub(super) fn close() {
    OPEN.store(false, Ordering::SeqCst);
    leave();
}

/// Returns whether a screen lives, be it suspended.
pub(super) fn is_open() -> bool {
    OPEN.load(Ordering::SeqCst)
}

/// Returns whether the terminal is ours now: not suspended, not given back.
pub(super) fn is_entered() -> bool {
    ENTERED.load(Ordering::SeqCst)
}

/// Returns whether another program has the terminal on our behalf: signals from its keys are not
/// for us.
pub(super) fn is_lent() -> bool {
    LENT.load(Ordering::SeqCst)
}

/// Gives the terminal back while `work` runs, and takes it again.
///
/// # Errors
///
/// When the terminal cannot be taken again.
pub(super) fn lend(tty: &Tty, work: impl FnOnce()) -> io::Result<()> {
    LENT.store(true, Ordering::SeqCst);
    leave();
    work();
    let taken = {
        let _writing = lock(&WRITING);
        take(tty)
    };
    // Keys send no signals any more. The one that ended the other program sent its signal to us as
    // well, and it was not meant for us.
    #[cfg(unix)]
    super::watch::settle();
    LENT.store(false, Ordering::SeqCst);
    taken
}

/// Enters the screen, again if need be: a shell may have changed the modes while we were stopped.
/// Does nothing while another program has the terminal on our behalf.
pub(super) fn enter(tty: &Tty) -> io::Result<()> {
    let _writing = lock(&WRITING);
    if is_lent() { Ok(()) } else { take(tty) }
}

/// Takes the terminal, while nobody writes.
fn take(tty: &Tty) -> io::Result<()> {
    let Some(saved) = lock(&SAVED).clone() else {
        return Ok(());
    };
    ENTERED.store(true, Ordering::SeqCst);
    tty.set_raw(&saved)?;
    (&tty.output).write_all(ENTER)?;
    BLANK.store(true, Ordering::SeqCst);
    Ok(())
}

/// Gives the terminal back; does nothing when that is done already, and never fails.
pub(super) fn leave() {
    let _writing = patiently(&WRITING);
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    let saved = patiently(&SAVED).and_then(|saved| saved.clone());
    tty::give_back(LEAVE, saved.as_ref());
}

fn patiently<T>(mutex: &Mutex<T>) -> Option<MutexGuard<'_, T>> {
    for _ in 0..PATIENCE.0 {
        match mutex.try_lock() {
            Ok(guard) => return Some(guard),
            Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => thread::sleep(PATIENCE.1),
        }
    }
    None
}

/// Writes a frame, unless the terminal has been given back meanwhile.
///
/// # Errors
///
/// When the terminal cannot be written.
pub(super) fn write(tty: &Tty, frame: &[u8]) -> io::Result<()> {
    let _writing = lock(&WRITING);
    if is_entered() { (&tty.output).write_all(frame) } else { Ok(()) }
}

/// Returns whether the terminal was entered anew since the last call.
pub(super) fn take_blank() -> bool {
    BLANK.swap(false, Ordering::SeqCst)
}

/// Keeps a complaint for the user interface and wakes it.
pub(super) fn notify(message: String) {
    let mut pending = lock(&PENDING);
    if pending.len() < NOTICES {
        pending.push(message);
    }
    drop(pending);
    tty::wake();
}

/// Returns the complaints since the last call, oldest first.
pub(super) fn take_notices() -> Vec<String> {
    std::mem::take(&mut *lock(&PENDING))
}
