//! Who gives the terminal back when the main thread cannot?
//!
//! Two threads: one waits for signals, the other for the end of the terminal. The main thread is
//! not asked to help; it may be blocked in a write that nobody reads.

use std::io;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, Builder};
use std::time::Duration;

use signal_hook::consts::{
    SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2, SIGWINCH,
    SIGXFSZ,
};
use signal_hook::flag;
use signal_hook::iterator::Signals;
use signal_hook::low_level;

use super::state;
use super::tty::{self, Tty};

/// Everything that would end or stop the process with the terminal still raw, and what changes the
/// terminal under it. SIGXFSZ is caught so that writing past a size limit is an error of that write.
const SIGNALS: [i32; 11] = [
    SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGTSTP, SIGCONT, SIGWINCH,
    SIGXFSZ,
];
/// The exit status of a program that ended with its terminal: 128 + SIGHUP, as shells count.
const HUNG_UP: i32 = 129;
/// How far apart two signals may arrive that were sent together.
const TOGETHER: Duration = Duration::from_millis(50);
/// These threads only make system calls.
const STACK: usize = 128 * 1024;

/// How long the thread that answers signals is waited for, each time.
const SETTLED: Duration = Duration::from_millis(250);
/// How often signals were answered.
static ANSWERED: Mutex<u64> = Mutex::new(0);
/// Tells of the next time.
static ANSWER: Condvar = Condvar::new();

/// Signals that are kept from now on, and answered once [`start`] has been called.
pub(super) struct Watch(Signals);

/// Takes the signals over; cheap enough to come before the first frame.
pub(super) fn prepare() -> io::Result<Watch> {
    Signals::new(SIGNALS).map(Watch)
}

/// Takes over the signal that would end a program that writes past a limit. Where that cannot be
/// done, it ends.
pub(super) fn guard_writes() {
    flag::register(SIGXFSZ, Arc::default()).map(drop).unwrap_or_default();
}

/// Starts both threads.
pub(super) fn start(watch: Watch) -> io::Result<()> {
    let (tty, same) = (tty::open()?, tty::open()?);
    let signals = move || answer_signals(watch.0, &tty);
    Builder::new().name("signals".into()).stack_size(STACK).spawn(signals)?;
    let hangup = move || await_hangup(&same);
    Builder::new().name("hang-up".into()).stack_size(STACK).spawn(hangup)?;
    Ok(())
}

fn answer_signals(mut signals: Signals, tty: &Tty) {
    loop {
        let arrived: Vec<i32> = signals.wait().collect();
        end_by_any(&arrived);
        if arrived.contains(&SIGWINCH) {
            tty::wake();
        }
        // Which of the two came first is not known; a process that was to go on must not stop.
        if arrived.contains(&SIGCONT) {
            resume(&mut signals, tty);
        } else if arrived.contains(&SIGTSTP) && tty::has_job_control() {
            state::leave();
            tty::stop();
        }
        *ANSWERED.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        ANSWER.notify_all();
    }
}

/// Waits until the signals that have arrived so far are answered. A signal of our own comes after
/// them; the first one may only end an answer that had begun before.
pub(super) fn settle() {
    for _ in 0..2 {
        let answered = ANSWERED.lock().unwrap_or_else(PoisonError::into_inner);
        let before = *answered;
        tty::signal_a_resize();
        drop(ANSWER.wait_timeout_while(answered, SETTLED, |it| *it == before));
    }
}

/// Ends the process by the first of these signals that ends a process, so that its parent sees the
/// truth. While another program has the terminal on our behalf, keys send it signals that reach us
/// too, and are not meant for us.
fn end_by_any(signals: &[i32]) {
    let others = [SIGTSTP, SIGCONT, SIGWINCH, SIGXFSZ];
    let by_keys = [SIGINT, SIGQUIT];
    let ends = |signal: &i32| {
        let is_for_another = state::is_lent() && by_keys.contains(signal);
        !others.contains(signal) && !is_for_another
    };
    if let Some(&signal) = signals.iter().find(|signal| ends(signal)) {
        state::leave();
        let _ = low_level::emulate_default_handler(signal);
    }
}

/// After SIGCONT: `fg`, or somebody who stopped us without our knowing.
fn resume(signals: &mut Signals, tty: &Tty) {
    if !state::is_open() {
        return;
    }
    if tty.is_another_jobs() && tty::has_job_control() {
        // A program for the screen has nothing to do in the background. The terminal is another
        // job's, so nothing is written to it. A shell that kills a stopped job sends the other
        // signal together with this one: it must not be slept through.
        thread::sleep(TOGETHER);
        end_by_any(&signals.pending().collect::<Vec<_>>());
        if tty.is_another_jobs() {
            tty::stop();
            return;
        }
    }
    if state::enter(tty).is_ok() {
        tty::wake();
    }
}

/// SIGHUP may be blocked, and the main thread may be in a write that never ends: so the end of the
/// terminal is noticed here.
fn await_hangup(tty: &Tty) {
    if tty::wait_for_hangup(tty) {
        state::leave();
        low_level::exit(HUNG_UP);
    }
}
