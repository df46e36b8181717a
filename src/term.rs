//! The terminal: entered once, left once, whatever happens.
//!
//! [`Screen::enter`] takes the terminal and gives it back however the program ends: by returning,
//! by an error, by a panic, by a signal, or because the terminal itself went away. [`run`] is the
//! loop: wait for input, let the program decide, draw once.

mod clock;
#[cfg(unix)]
mod decode;
pub mod filter;
pub mod guard;
pub mod input;
mod output;
mod pen;
mod state;
#[cfg(unix)]
mod tty;
#[cfg(not(unix))]
#[path = "term/tty_plain.rs"]
mod tty;
#[cfg(unix)]
mod watch;

use std::io;
use std::time::Duration;

use ratatui::Frame;

pub use guard::{Options, Refusal, Screen};
pub use input::{Background, Input};

/// What [`run`] shows and tells.
pub trait Program {
    /// Draws the whole frame; called only when something may have changed.
    fn draw(&mut self, frame: &mut Frame<'_>);

    /// Takes one input; several may arrive before the next frame.
    fn input(&mut self, input: Input) -> Flow;

    /// Returns how long to wait for input at most before the time is told by [`Input::Time`]; `None`
    /// to wait for ever, as a program at rest does.
    fn patience(&self) -> Option<Duration> {
        None
    }

    /// Does what [`Flow::Away`] asked for, while the terminal is another program's.
    fn away(&mut self) {}
}

/// Wakes the loop from another thread: the program is told the time, and may see what has become of
/// something else. Where there is no way to do that, it happens with the next key.
pub fn wake() {
    tty::wake();
}

/// Makes writing past the limit on the size of files an error of that write, where it would end the
/// program and leave half a file behind.
pub fn guard_writes() {
    #[cfg(unix)]
    watch::guard_writes();
}

/// What an [`Input`] led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Something may look different now: draw.
    Continue,
    /// Nothing changed: do not draw.
    Idle,
    /// Put a text into the clipboard of the terminal, and draw.
    Copy(String),
    /// Hand the terminal back to the shell, as for `Ctrl-Z`.
    Suspend,
    /// Hand the terminal to another program, by [`Program::away`], and take it again.
    Away,
    /// End the loop.
    Quit,
}

/// Draws `program` and feeds it input until it quits.
///
/// The first frame is drawn before anything is prepared that can wait. There is no timer but the one
/// that the program asks for by [`Program::patience`]: at rest the process sleeps. Everything that has arrived is taken before one frame is drawn, so a pasted
/// book costs a few frames, not one for each letter.
///
/// # Errors
///
/// When the terminal cannot be read or written any more.
pub fn run<P: Program>(screen: &mut Screen, program: &mut P) -> io::Result<()> {
    screen.draw(program)?;
    screen.watch()?;
    screen.ask()?;
    let clock = clock::Clock::start();
    loop {
        let mut changed = false;
        let arrived = screen.read(program.patience())?;
        // What a key does may depend on when it was pressed.
        for input in std::iter::once(Input::Time(clock.elapsed())).chain(arrived) {
            match program.input(input) {
                Flow::Continue => changed = true,
                Flow::Idle => {}
                Flow::Copy(text) => {
                    screen.copy(&text)?;
                    changed = true;
                }
                Flow::Suspend => screen.suspend(),
                Flow::Away => {
                    screen.away(|| program.away())?;
                    changed = true;
                }
                Flow::Quit => return Ok(()),
            }
        }
        if changed {
            screen.draw(program)?;
        }
    }
}
