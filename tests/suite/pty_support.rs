//! A real pseudo-terminal around a program: types keys, reads the screen, and checks afterwards that
//! the terminal was given back as it was.
//!
//! Nothing here sleeps for a guessed time: every wait is for something to become true, and gives up
//! after [`DEADLINE`] with the screen in the message.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

mod rest;

use std::collections::BTreeSet;
use std::ffi::{OsStr, OsString};
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{
    Child, CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system,
};
use rustix::fs::OFlags;
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{Termios, Winsize, tcgetattr, tcsetwinsize};

/// How long anything may take before the test fails.
pub(crate) const DEADLINE: Duration = Duration::from_mins(1);

/// Private modes that must be off when a program has left, and the cursor, which must be on.
const MODES_OF_INTEREST: [u16; 13] =
    [1, 9, 47, 1000, 1002, 1003, 1004, 1005, 1006, 1015, 1049, 2004, 2026];

/// What to run, and in which terminal.
#[derive(Clone, Debug)]
pub(crate) struct Setup {
    pub(crate) program: PathBuf,
    pub(crate) args: Vec<OsString>,
    pub(crate) env: Vec<(String, String)>,
    /// Columns and rows.
    pub(crate) size: (u16, u16),
    /// Where it runs; the folder of the test, unless something else is said.
    pub(crate) folder: Option<PathBuf>,
}

impl Setup {
    pub(crate) fn new(program: impl Into<PathBuf>) -> Self {
        let env = vec![("TERM".to_owned(), "xterm-256color".to_owned())];
        Self { program: program.into(), args: Vec::new(), env, size: (80, 24), folder: None }
    }

    /// An example of this package; `cargo test` has built it beside the test binary.
    pub(crate) fn example(name: &str) -> Self {
        let test = std::env::current_exe().unwrap();
        let target = test.parent().and_then(|deps| deps.parent()).unwrap();
        Self::new(target.join("examples").join(name))
    }

    pub(crate) fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        self.args.extend(args.into_iter().map(|arg| arg.as_ref().to_owned()));
        self
    }

    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    pub(crate) fn folder(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = Some(folder.into());
        self
    }

    pub(crate) fn start(&self) -> Session {
        Session::start(self)
    }
}

type Writer = Box<dyn Write + Send>;

/// A program in a terminal.
pub(crate) struct Session {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Writer>,
    /// The writer while it is at work in the background. It is not dropped there: it would type an
    /// end of file.
    writing: Option<JoinHandle<Writer>>,
    /// Our own handle on the program's side: its modes can be read when the program is gone.
    slave: File,
    _slave: Box<dyn SlavePty + Send>,
    gate: Arc<Gate>,
    output: Receiver<Vec<u8>>,
    pid: Pid,
    exit: Receiver<ExitStatus>,
    ended: Option<ExitStatus>,
    before: Termios,
    parser: vt100::Parser,
    /// Everything the program wrote.
    pub(crate) bytes: Vec<u8>,
}

impl Session {
    fn start(setup: &Setup) -> Self {
        let (columns, rows) = setup.size;
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let slave = open_slave(&pair.master.tty_name().unwrap());
        let before = tcgetattr(&slave).unwrap();
        let child = pair.slave.spawn_command(command(setup)).unwrap();
        let pid = Pid::from_raw(child.process_id().unwrap().cast_signed()).unwrap();
        let gate = Arc::new(Gate::default());
        let (sent, output) = channel();
        let (ended, exit) = channel();
        let reader = pair.master.try_clone_reader().unwrap();
        let reading = Arc::clone(&gate);
        thread::spawn(move || read_all(reader, &reading, &sent));
        thread::spawn(move || report_end(child, &ended));
        Self {
            writer: Some(pair.master.take_writer().unwrap()),
            writing: None,
            master: Some(pair.master),
            slave,
            _slave: pair.slave,
            gate,
            output,
            pid,
            exit,
            ended: None,
            before,
            parser: vt100::Parser::new(emulated(rows), emulated(columns), 0),
            bytes: Vec::new(),
        }
    }

    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// Types; the bytes go to the program as they are.
    #[track_caller]
    pub(crate) fn send(&mut self, keys: impl AsRef<[u8]>) {
        if let Some(writing) = self.writing.take() {
            self.writer = Some(writing.join().unwrap());
        }
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(keys.as_ref()).unwrap();
        writer.flush().unwrap();
    }

    /// Types more than the terminal can hold at once, without waiting for it to be read.
    pub(crate) fn send_in_background(&mut self, keys: Vec<u8>) {
        let mut writer = self.writer.take().unwrap();
        self.writing = Some(thread::spawn(move || {
            let _ = writer.write_all(&keys);
            writer
        }));
    }

    /// Reads the terminal once more and then no further, until the program has ended: it will have
    /// to wait in a write.
    pub(crate) fn stall(&self) {
        self.gate.set(Reading::Paused);
    }

    /// Reads the terminal again.
    pub(crate) fn resume(&self) {
        self.gate.set(Reading::Open);
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        let size = Winsize { ws_col: columns, ws_row: rows, ws_xpixel: 0, ws_ypixel: 0 };
        tcsetwinsize(&self.slave, size).unwrap();
        self.parser.screen_mut().set_size(emulated(rows), emulated(columns));
    }

    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.pid, signal).unwrap();
    }

    pub(crate) fn pid(&self) -> Pid {
        self.pid
    }

    /// Waits until the screen is as `condition` wants it.
    #[track_caller]
    pub(crate) fn wait_for(&mut self, what: &str, condition: impl Fn(&vt100::Screen) -> bool) {
        self.wait_until(what, |session| condition(session.screen()));
    }

    /// Waits until the screen shows `text`.
    #[track_caller]
    pub(crate) fn wait_for_text(&mut self, text: &str) {
        self.wait_for(text, |screen| screen.contents().contains(text));
    }

    /// Waits until `condition` holds, looking again whenever the program has written.
    #[track_caller]
    pub(crate) fn wait_until(&mut self, what: &str, condition: impl Fn(&Self) -> bool) {
        if let Err(why) = self.try_until(condition) {
            panic!(
                "waiting for {what}: {why}; modes {:?}; screen:\n{}",
                self.modes(),
                self.screen().contents()
            );
        }
    }

    /// Waits until `condition` holds; returns why it does not come to hold: the program has ended and
    /// has nothing more to say, or time is up.
    pub(crate) fn try_until(&mut self, condition: impl Fn(&Self) -> bool) -> Result<(), String> {
        let deadline = now() + DEADLINE;
        while !condition(self) {
            let left = deadline.saturating_duration_since(now());
            match self.output.recv_timeout(left.min(Duration::from_secs(1))) {
                Ok(bytes) => self.feed(&bytes),
                Err(_) if self.ended().is_some() => {
                    return Err(format!("the program has ended, {:?}", self.ended));
                }
                Err(RecvTimeoutError::Timeout) if !left.is_zero() => {}
                Err(error) => return Err(format!("{error}; {}", self.process())),
            }
        }
        Ok(())
    }

    /// Returns how the program ended, if it has.
    pub(crate) fn ended(&mut self) -> Option<&ExitStatus> {
        if self.ended.is_none() {
            self.ended = self.exit.try_recv().ok();
        }
        self.ended.as_ref()
    }

    fn feed(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        self.parser.process(bytes);
    }

    /// Waits for the end of the program and for the last of its output.
    #[track_caller]
    pub(crate) fn wait_exit(&mut self) -> ExitStatus {
        let deadline = now() + DEADLINE;
        let status = loop {
            // Read meanwhile: a program that has more to say than the terminal holds would wait.
            match self.output.recv_timeout(Duration::from_millis(20)) {
                Ok(bytes) => self.feed(&bytes),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {}
            }
            if let Some(status) = self.ended() {
                break status.clone();
            }
            assert!(now() < deadline, "still running; screen:\n{}", self.screen().contents());
        };
        self.drain();
        status
    }

    /// Takes what was written before now: our own mark comes after it.
    fn drain(&mut self) {
        if self.master.is_none() {
            return;
        }
        self.gate.set(Reading::Open);
        self.slave.write_all(b"\x1b[998z").unwrap();
        while !self.bytes.ends_with(b"\x1b[998z") {
            let bytes = self.output.recv_timeout(DEADLINE).expect("the end of the output");
            self.feed(&bytes);
        }
        let end = self.bytes.len() - b"\x1b[998z".len();
        self.bytes.truncate(end);
    }

    /// Closes the terminal, as when its window is closed.
    pub(crate) fn close(&mut self) {
        self.gate.set(Reading::Ended);
        // Wakes the reader, which holds the terminal open.
        self.slave.write_all(b"\x1b[999z").unwrap();
        loop {
            match self.output.recv_timeout(DEADLINE) {
                Ok(bytes) => self.feed(&bytes),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!("the reader does not end"),
            }
        }
        self.writer = None;
        self.master = None;
    }

    /// The private modes that are on, out of those that matter; 25 stands for a hidden cursor.
    pub(crate) fn modes(&self) -> BTreeSet<u16> {
        let mut on = BTreeSet::new();
        for (modes, switch) in mode_switches(&self.bytes) {
            for mode in modes {
                let is_set = if mode == 25 { switch == b'l' } else { switch == b'h' };
                if is_set && (mode == 25 || MODES_OF_INTEREST.contains(&mode)) {
                    on.insert(mode);
                } else if !is_set {
                    on.remove(&mode);
                }
            }
        }
        on
    }

    /// The modes of the line discipline are, bit for bit, those before the program started.
    #[track_caller]
    pub(crate) fn assert_termios_restored(&self) {
        let after = tcgetattr(&self.slave).unwrap();
        assert_eq!(format!("{after:?}"), format!("{:?}", self.before));
    }

    /// The terminal is as the program found it.
    #[track_caller]
    pub(crate) fn assert_given_back(&self) {
        self.assert_termios_restored();
        assert_eq!(self.modes(), BTreeSet::new(), "modes left on");
        let left = mode_switches(&self.bytes)
            .filter(|(modes, switch)| *switch == b'l' && modes.contains(&1049))
            .count();
        let entered = mode_switches(&self.bytes)
            .filter(|(modes, switch)| *switch == b'h' && modes.contains(&1049))
            .count();
        assert_eq!(left, entered, "the main screen is asked for once each time");
        assert!(!self.screen().alternate_screen());
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The number of one that has ended may be another process's by now.
        if self.ended().is_none() {
            let _ = kill_process(self.pid, Signal::KILL);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "a deadline is a matter of real time")]
fn now() -> Instant {
    Instant::now()
}

/// The emulator has no empty screen, and need not hold an absurd one.
fn emulated(length: u16) -> NonZeroU16 {
    NonZeroU16::new(length.min(2_000)).unwrap_or(NonZeroU16::MIN)
}

fn command(setup: &Setup) -> CommandBuilder {
    let mut command = CommandBuilder::new(&setup.program);
    command.args(&setup.args);
    command.env_clear();
    command.env("PATH", "/usr/local/bin:/usr/bin:/bin");
    command.env("HOME", "/nonexistent");
    // The default is the home directory, which there is not.
    command.cwd(setup.folder.clone().unwrap_or_else(|| std::env::current_dir().unwrap()));
    for (name, value) in &setup.env {
        command.env(name, value);
    }
    command
}

fn open_slave(name: &std::path::Path) -> File {
    let flags = OFlags::NOCTTY.bits().cast_signed();
    OpenOptions::new().read(true).write(true).custom_flags(flags).open(name).unwrap()
}

fn read_all(mut reader: Box<dyn Read + Send>, gate: &Gate, sent: &Sender<Vec<u8>>) {
    let mut buffer = vec![0; 64 * 1024];
    while let Ok(length @ 1..) = reader.read(&mut buffer) {
        if sent.send(buffer[..length].to_vec()).is_err() || gate.pass() == Reading::Ended {
            break;
        }
    }
}

/// What the reading thread is to do after each read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Reading {
    #[default]
    Open,
    Paused,
    Ended,
}

#[derive(Default)]
struct Gate {
    reading: Mutex<Reading>,
    changed: Condvar,
}

impl Gate {
    fn set(&self, reading: Reading) {
        *self.reading.lock().unwrap() = reading;
        self.changed.notify_all();
    }

    fn pass(&self) -> Reading {
        let reading = self.reading.lock().unwrap();
        *self.changed.wait_while(reading, |reading| *reading == Reading::Paused).unwrap()
    }
}

fn report_end(mut child: Box<dyn Child + Send + Sync>, ended: &Sender<ExitStatus>) {
    if let Ok(status) = child.wait() {
        let _ = ended.send(status);
    }
}

/// Every `CSI ? … h` and `CSI ? … l` in the order they were written.
fn mode_switches(bytes: &[u8]) -> impl Iterator<Item = (Vec<u16>, u8)> + '_ {
    let starts = bytes.windows(3).enumerate().filter(|(_, window)| *window == b"\x1b[?");
    starts.filter_map(|(at, _)| {
        let body = &bytes[at + 3..];
        let end = body.iter().position(|byte| !matches!(byte, b'0'..=b'9' | b';'))?;
        let modes = str::from_utf8(&body[..end]).ok()?;
        let modes = modes.split(';').filter_map(|mode| mode.parse().ok()).collect();
        matches!(body[end], b'h' | b'l').then_some((modes, body[end]))
    })
}
