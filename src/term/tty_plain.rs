//! The few things asked of a console where there are no signals: what crossterm offers.

use std::fs::{File, OpenOptions};
use std::io::{self, IsTerminal as _, Write as _};
use std::time::Duration;

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::terminal;
use ratatui::layout::Size;

use crate::action::key::{Code, Key};

/// Crossterm remembers the modes of the console itself.
#[derive(Clone, Debug)]
pub(super) struct Modes;

/// The console.
#[derive(Debug)]
pub(super) struct Tty {
    /// Where frames are written.
    pub(super) output: File,
}

/// Opens the console.
///
/// # Errors
///
/// When there is none.
pub(super) fn open() -> io::Result<Tty> {
    Ok(Tty { output: OpenOptions::new().read(true).write(true).open("CONOUT$")? })
}

/// Returns whether what is drawn would be seen.
pub(super) fn is_output_terminal() -> bool {
    io::stdout().is_terminal()
}

impl Tty {
    pub(super) fn size(&self) -> io::Result<Size> {
        terminal::size().map(|(width, height)| Size { width, height })
    }

    pub(super) fn modes(&self) -> io::Result<Modes> {
        Ok(Modes)
    }

    /// Sets raw mode.
    pub(super) fn set_raw(&self, _: &Modes) -> io::Result<()> {
        terminal::enable_raw_mode()
    }

    /// Waits for input, at most for `most`, and returns the keys that have arrived.
    pub(super) fn wait(&self, most: Option<Duration>) -> io::Result<Vec<Key>> {
        if let Some(most) = most
            && !event::poll(most)?
        {
            return Ok(Vec::new());
        }
        let mut keys: Vec<Key> = key(&event::read()?).into_iter().collect();
        while event::poll(Duration::ZERO)? {
            keys.extend(key(&event::read()?));
        }
        Ok(keys)
    }
}

/// Writes `leave` and sets the modes as they were; ignores every error.
pub(super) fn give_back(leave: &[u8], _: Option<&Modes>) {
    let _ = open().and_then(|tty| (&tty.output).write_all(leave));
    let _ = terminal::disable_raw_mode();
}

/// There is no way to wake the reader: what it should see waits for the next key.
pub(super) fn wake() {}

fn key(event: &Event) -> Option<Key> {
    let Event::Key(KeyEvent { code, modifiers, kind, .. }) = event else {
        return None;
    };
    let code = match code {
        _ if *kind == KeyEventKind::Release => return None,
        KeyCode::Char(c) if !c.is_control() => Code::Char(*c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(number) => Code::F(*number),
        _ => return None,
    };
    let ctrl = modifiers.contains(KeyModifiers::CONTROL);
    Some(Key { code, ctrl, alt: modifiers.contains(KeyModifiers::ALT) })
}
