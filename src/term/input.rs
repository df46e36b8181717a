//! What happened since we last looked?

use std::io;
use std::time::Duration;

use super::tty::Tty;
use crate::action::key::Key;

/// Whether a background is dark or light.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Background {
    /// Light letters are read on it.
    Dark,
    /// Dark letters are read on it.
    Light,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// The part of the terminal that is drawn on has another size: columns, rows. Draw.
    Resize(u16, u16),
    /// The terminal was taken back, after `fg`. Draw.
    Redraw,
    /// The terminal said what its background is like.
    Background(Background),
    /// So much time has passed since the loop began. Comes before anything else that arrived.
    Time(Duration),
    /// Another thread panicked; one line that may be shown.
    Notice(String),
}

/// Waits until something happened, or for so long; returns the keys among it, all there are.
///
/// There are none when the thread was woken for another reason, such as a new size.
///
/// # Errors
///
/// When the terminal cannot be read any more.
#[cfg(unix)]
pub(super) fn wait(
    tty: &Tty,
    decoder: &mut super::decode::Decoder,
    most: Option<Duration>,
) -> io::Result<Vec<Key>> {
    use super::state;
    use super::tty::Interest;

    /// A stream of keys without an end must not blind the user.
    const MOST: usize = 10_000;
    let mut keys = Vec::new();
    // While another job has the terminal, the keys are that job's.
    let interest = if state::is_entered() { Interest::Input } else { Interest::Wake };
    // The last of many keys that came at once may have been the beginning of another.
    let patience = decoder.is_waiting().then(|| decoder.patience());
    if !tty.wait(interest, patience.or(most))? || !state::is_entered() {
        if patience.is_some() {
            decoder.end(&mut keys);
        }
        return Ok(keys);
    }
    let mut buffer = [0; 4096];
    while keys.len() < MOST {
        let bytes = tty.read(&mut buffer)?;
        decoder.feed(bytes, &mut keys);
        let is_all = bytes.is_empty();
        if is_all
            && !(decoder.is_waiting() && tty.wait(Interest::Input, Some(decoder.patience()))?)
        {
            decoder.end(&mut keys);
            break;
        }
    }
    Ok(keys)
}

/// Waits until something happened, or for so long; returns the keys among it, all there are.
///
/// # Errors
///
/// When the console cannot be read any more.
#[cfg(not(unix))]
pub(super) fn wait(tty: &Tty, most: Option<Duration>) -> io::Result<Vec<Key>> {
    tty.wait(most)
}
