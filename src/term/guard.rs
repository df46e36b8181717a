//! May we take this terminal, and how do we hold it?

use std::fmt;
use std::io::{self, Write as _};
use std::panic::PanicHookInfo;
use std::thread::{self, ThreadId};
use std::time::Duration;

use crossterm::clipboard::CopyToClipboard;
use crossterm::queue;
use crossterm::style::force_color_output;
use ratatui::layout::{Rect, Size};
use ratatui::{Terminal, TerminalOptions, Viewport};

use super::output::Output;
use super::{Input, Program, input, state, tty};
use crate::text;

/// Larger terminals are drawn on in part: their size is only a number that someone set, and every
/// cell costs about a hundred bytes.
const LARGEST: Size = Size::new(1000, 500);
/// Asks for the color of the background (xterm, OSC 11).
const ASK_BACKGROUND: &[u8] = b"\x1b]11;?\x1b\\";
/// What a terminal has that does not know its size, by an old convention.
const USUAL: Size = Size::new(80, 24);
/// How soon after a new size the size is asked for once more: while a window is dragged, sizes come
/// faster than frames are drawn, and the last one must not be missed.
const SETTLING: Duration = Duration::from_millis(250);

/// What [`Screen::enter`] needs to know of the environment.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The value of `TERM`.
    pub term: Option<String>,
    /// Whether to ask the terminal for its background once the first frame stands. The answer, if
    /// there is one, is an [`Input::Background`].
    pub ask_background: bool,
}

/// Why the screen was not taken. Nothing has been touched then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Standard output is a file or a pipe.
    NotATerminal,
    /// There is no controlling terminal to read keys from.
    NoKeyboard,
    /// `TERM` is unset or says that the terminal cannot move its cursor.
    Dumb,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotATerminal => {
                "standard output is not a terminal; run it without redirection, or print a list"
            }
            Self::NoKeyboard => "there is no terminal to read keys from; print a list instead",
            Self::Dumb => {
                "TERM is unset or `dumb`, so the screen cannot be drawn; set TERM to the name of \
                 your terminal, such as xterm-256color, or print a list"
            }
        })
    }
}

impl std::error::Error for Refusal {}

impl From<Refusal> for io::Error {
    fn from(refusal: Refusal) -> Self {
        Self::new(io::ErrorKind::Unsupported, refusal)
    }
}

type Commit = Box<dyn FnMut(&[u8]) -> io::Result<()>>;

/// The terminal, held: raw mode, alternate screen, no cursor. Dropping it gives the terminal back
/// with its modes bit for bit as they were.
///
/// Mouse and keyboard protocols are never switched on, so there is nothing of them to leave behind.
pub struct Screen {
    terminal: Terminal<Output<Commit>>,
    tty: tty::Tty,
    #[cfg(unix)]
    decoder: super::decode::Decoder,
    ask_background: bool,
    /// The size was another one when it was last asked for.
    settling: bool,
    /// Signals that wait for [`Screen::watch`].
    #[cfg(unix)]
    watch: Option<super::watch::Watch>,
}

impl fmt::Debug for Screen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Screen").field("tty", &self.tty).finish_non_exhaustive()
    }
}

impl Screen {
    /// Takes the terminal.
    ///
    /// From here on a panic of this thread gives the terminal back and prints one clean line to
    /// standard error; one of another thread becomes an [`Input::Notice`].
    /// Signals are kept until [`watch`](Self::watch).
    ///
    /// # Errors
    ///
    /// A [`Refusal`], wrapped, when this terminal cannot show a screen; an error of the system
    /// otherwise. In either case the terminal is as it was.
    pub fn enter(options: &Options) -> io::Result<Self> {
        if !tty::is_output_terminal() {
            return Err(Refusal::NotATerminal.into());
        }
        if matches!(options.term.as_deref(), None | Some("" | "dumb")) {
            return Err(Refusal::Dumb.into());
        }
        let tty = tty::open().map_err(|_| Refusal::NoKeyboard)?;
        let size = usable(tty.size()?);
        #[cfg(unix)]
        let watch = Some(super::watch::prepare()?);
        let terminal = terminal(size, tty::open()?)?;
        // NO_COLOR is the theme's business: crossterm's own answer to it also takes the reverse
        // video away by which a selection is seen (crossterm #1069).
        force_color_output(true);
        install_hook(thread::current().id());
        state::open(&tty)?;
        let screen = Self {
            terminal,
            tty,
            #[cfg(unix)]
            decoder: super::decode::Decoder::default(),
            ask_background: options.ask_background,
            settling: false,
            #[cfg(unix)]
            watch,
        };
        // What the terminal was blank for is the first frame.
        state::take_blank();
        Ok(screen)
    }

    /// Draws one frame: one write, or none when nothing changed.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be written.
    pub fn draw<P: Program>(&mut self, program: &mut P) -> io::Result<()> {
        if self.area().is_empty() {
            return Ok(());
        }
        self.terminal.draw(|frame| program.draw(frame)).map(|_| ())
    }

    /// Begins to answer signals and to notice the end of the terminal; call it after the first
    /// frame. A second call does nothing.
    ///
    /// # Errors
    ///
    /// When no thread can be started.
    pub fn watch(&mut self) -> io::Result<()> {
        #[cfg(unix)]
        if let Some(watch) = self.watch.take() {
            super::watch::start(watch)?;
        }
        Ok(())
    }

    /// Asks what was to be asked, once. Nothing waits for the answer.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be written.
    pub fn ask(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.ask_background) {
            state::write(&self.tty, ASK_BACKGROUND)?;
        }
        Ok(())
    }

    /// Puts a text into the clipboard of the terminal (xterm, OSC 52), between two frames. Nothing
    /// tells whether the terminal took it.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be written.
    pub fn copy(&self, text: &str) -> io::Result<()> {
        let mut sequence = Vec::new();
        // Whatever the text holds, only letters and digits of its base64 form are written.
        queue!(sequence, CopyToClipboard::to_clipboard_from(text))?;
        state::write(&self.tty, &sequence)
    }

    /// Hands the terminal back to the shell and stops, until `fg`; the next input is then
    /// [`Input::Redraw`]. Does nothing without job control.
    pub fn suspend(&self) {
        #[cfg(unix)]
        if self.watch.is_none() {
            tty::stop_job();
        }
    }

    /// Gives the terminal back while `work` runs, as for an editor, and takes it again; the next
    /// frame is a whole one.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be taken again.
    pub fn away(&mut self, work: impl FnOnce()) -> io::Result<()> {
        state::lend(&self.tty, work)?;
        #[cfg(unix)]
        {
            // What was typed for the other program is not for us.
            self.decoder = super::decode::Decoder::default();
        }
        self.take_over()?;
        Ok(())
    }

    /// Returns the part of the terminal that is drawn on.
    fn area(&mut self) -> Rect {
        self.terminal.get_frame().area()
    }

    /// Waits for input, at most for `patience`, and returns all there is, in order; nothing when it
    /// was not for us.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be read.
    pub fn read(&mut self, patience: Option<Duration>) -> io::Result<Vec<Input>> {
        let patience = if std::mem::take(&mut self.settling) {
            Some(patience.map_or(SETTLING, |it| it.min(SETTLING)))
        } else {
            patience
        };
        #[cfg(unix)]
        let keys = input::wait(&self.tty, &mut self.decoder, patience)?;
        #[cfg(not(unix))]
        let keys = input::wait(&self.tty, patience)?;
        let mut inputs: Vec<Input> = keys.into_iter().map(Input::Key).collect();
        inputs.extend(self.take_over()?);
        #[cfg(unix)]
        inputs.extend(self.decoder.take_background().map(Input::Background));
        inputs.extend(state::take_notices().into_iter().map(Input::Notice));
        Ok(inputs)
    }

    /// Draws on the terminal as it is now, should it have another size or have been entered anew.
    fn take_over(&mut self) -> io::Result<Option<Input>> {
        let size = usable(self.tty.size()?);
        let blank = state::take_blank();
        if !blank && size == self.area().as_size() {
            return Ok(None);
        }
        let backend = self.terminal.backend_mut();
        if blank {
            backend.entered(size);
        } else {
            backend.resized(size);
        }
        self.terminal.resize(whole(size))?;
        self.settling = true;
        let Size { width, height } = size;
        Ok(Some(if blank { Input::Redraw } else { Input::Resize(width, height) }))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        state::close();
    }
}

/// `Viewport::Fixed`, so that ratatui asks for no size of its own at every frame.
fn terminal(size: Size, tty: tty::Tty) -> io::Result<Terminal<Output<Commit>>> {
    let commit: Commit = Box::new(move |frame| state::write(&tty, frame));
    let viewport = Viewport::Fixed(whole(size));
    Terminal::with_options(Output::new(size, commit), TerminalOptions { viewport })
}

const fn whole(size: Size) -> Rect {
    Rect::new(0, 0, size.width, size.height)
}

fn usable(size: Size) -> Size {
    match size {
        Size::ZERO => USUAL,
        Size { width, height } => Size::new(width.min(LARGEST.width), height.min(LARGEST.height)),
    }
}

/// The standard hook prints what it is given, and what it is given may hold text from a file.
fn install_hook(user_interface: ThreadId) {
    std::panic::set_hook(Box::new(move |info| {
        let message = describe(info);
        if state::is_open() && thread::current().id() != user_interface {
            state::notify(message);
        } else {
            state::leave();
            let _ = writeln!(io::stderr().lock(), "attache: {message}");
        }
    }));
}

fn describe(info: &PanicHookInfo<'_>) -> String {
    let reason = info.payload_as_str().unwrap_or("unknown reason");
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    text::message(&format!("internal error: {reason} ({place})"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_absurd_size_is_not_believed() {
        assert_eq!(usable(Size::new(0, 0)), Size::new(80, 24));
        assert_eq!(usable(Size::new(1, 1)), Size::new(1, 1));
        assert_eq!(usable(Size::new(65_535, 65_535)), LARGEST);
    }

    #[test]
    fn a_refusal_says_what_to_do() {
        let error = Screen::enter(&Options { term: Some("dumb".into()), ask_background: false })
            .unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::Unsupported);
        assert!(error.to_string().contains("print a list"), "{error}");
    }
}
