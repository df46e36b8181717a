//! Which keys do these bytes from the terminal mean?
//!
//! A terminal sends characters as UTF-8, other keys as control sequences (ECMA-48, as xterm uses
//! them), and now and then things that nobody typed: replies, mouse reports, marks of a paste. Those
//! are recognized in order to be dropped; read as keys, a color in a reply would quit the program.

use std::time::Duration;

use super::input::Background;
use crate::action::key::{Code, Key};

/// No key of a keyboard needs a longer sequence; what is longer is not a key.
const LONGEST: usize = 32;

/// Turns bytes into keys; sequences may be split between calls.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    state: State,
    /// The bytes of an unfinished sequence or scalar.
    pending: Vec<u8>,
    /// ESC came before: the next key has Alt.
    alt: bool,
    /// Between the marks of a paste.
    pasting: bool,
    /// What the terminal said of its background, until it is asked for.
    background: Option<Background>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// Between keys.
    #[default]
    Ground,
    /// After ESC: the key itself, or the start of a sequence.
    Escape,
    /// After CSI, `ESC [`.
    Csi,
    /// After SS3, `ESC O`.
    Ss3,
    /// After `ESC [ [`, with which the Linux console begins F1 to F5.
    Console,
    /// In a string of the terminal's: OSC, DCS, SOS, PM or APC.
    String,
    /// After ESC in a string; `\` ends it.
    StringEscape,
    /// In a UTF-8 scalar of this many bytes.
    Scalar(usize),
    /// In a mouse report of the oldest kind, with so many bytes to come.
    Mouse(u8),
}

impl Decoder {
    /// Decodes `bytes` and appends the keys in them.
    pub(super) fn feed(&mut self, bytes: &[u8], keys: &mut Vec<Key>) {
        for &byte in bytes {
            let from = keys.len();
            let pasting = self.pasting;
            self.step(byte, keys);
            if pasting {
                paste(keys, from);
            }
        }
    }

    /// Returns whether more bytes would change the meaning of those that came.
    pub(super) fn is_waiting(&self) -> bool {
        self.pasting || self.state != State::Ground
    }

    /// Returns how long the rest of a sequence may take to come; until then the Esc key is not sure.
    ///
    /// Nobody types the beginning of a string of the terminal's, or of a paste. It may be long, and
    /// what was left of it would be taken for keys.
    pub(super) const fn patience(&self) -> Duration {
        match self.state {
            State::String | State::StringEscape => Duration::from_millis(500),
            _ if self.pasting => Duration::from_millis(500),
            _ => Duration::from_millis(20),
        }
    }

    /// Nothing follows: what looked like the start of a sequence was a key by itself, or is lost.
    pub(super) fn end(&mut self, keys: &mut Vec<Key>) {
        match self.state {
            State::Escape => keys.push(self.key(Code::Esc)),
            State::Csi if self.pending.is_empty() => keys.push(alt('[')),
            State::Ss3 => keys.push(alt('O')),
            _ => {}
        }
        self.reset();
        self.pasting = false;
    }

    /// Returns what the terminal said of its background since this was last asked.
    pub(super) const fn take_background(&mut self) -> Option<Background> {
        self.background.take()
    }

    fn reset(&mut self) {
        let (pending, background) = (std::mem::take(&mut self.pending), self.background);
        *self = Self { pending, background, pasting: self.pasting, ..Self::default() };
        self.pending.clear();
    }

    const fn key(&self, code: Code) -> Key {
        Key { alt: self.alt, ..Key::plain(code) }
    }

    fn step(&mut self, byte: u8, keys: &mut Vec<Key>) {
        match self.state {
            State::Ground => self.begin(byte, keys),
            State::Escape => self.after_escape(byte, keys),
            State::Csi => self.in_csi(byte, keys),
            State::Ss3 => self.finish(ss3(byte), keys),
            State::Console => self.finish(console(byte), keys),
            State::Scalar(length) => self.in_scalar(byte, length, keys),
            State::String => match byte {
                0x07 => self.end_string(),
                0x1B => self.state = State::StringEscape,
                // The one reply that is read is short; of a longer one the beginning is enough.
                _ if self.pending.len() < LONGEST => self.pending.push(byte),
                _ => {}
            },
            State::StringEscape if byte == b'\\' => self.end_string(),
            State::StringEscape => self.state = State::String,
            State::Mouse(left @ 2..) => self.state = State::Mouse(left.saturating_sub(1)),
            State::Mouse(_) => self.reset(),
        }
    }

    fn end_string(&mut self) {
        self.background = background(&self.pending).or(self.background);
        self.reset();
    }

    fn finish(&mut self, code: Option<Code>, keys: &mut Vec<Key>) {
        keys.extend(code.map(Key::plain));
        self.reset();
    }

    fn begin(&mut self, byte: u8, keys: &mut Vec<Key>) {
        let key = match byte {
            0x1B => return self.state = State::Escape,
            0xC2..=0xDF => return self.begin_scalar(byte, 2),
            0xE0..=0xEF => return self.begin_scalar(byte, 3),
            0xF0..=0xF4 => return self.begin_scalar(byte, 4),
            0x80.. => None,
            _ => Some(ascii(byte)),
        };
        keys.extend(key.map(|key| Key { alt: self.alt, ..key }));
        self.reset();
    }

    fn begin_scalar(&mut self, byte: u8, length: usize) {
        self.pending.push(byte);
        self.state = State::Scalar(length);
    }

    fn in_scalar(&mut self, byte: u8, length: usize, keys: &mut Vec<Key>) {
        if byte & 0xC0 != 0x80 {
            self.reset();
            return self.begin(byte, keys);
        }
        self.pending.push(byte);
        if self.pending.len() < length {
            return;
        }
        let scalar = str::from_utf8(&self.pending).ok().and_then(|text| text.chars().next());
        let typed = scalar.filter(|c| !c.is_control());
        keys.extend(typed.map(|c| self.key(Code::Char(c))));
        self.reset();
    }

    fn after_escape(&mut self, byte: u8, keys: &mut Vec<Key>) {
        match byte {
            b'[' => self.state = State::Csi,
            b'O' => self.state = State::Ss3,
            b']' | b'P' | b'X' | b'^' | b'_' => self.state = State::String,
            0x1B => keys.push(Key::plain(Code::Esc)),
            _ => {
                self.alt = true;
                self.state = State::Ground;
                self.begin(byte, keys);
            }
        }
    }

    fn in_csi(&mut self, byte: u8, keys: &mut Vec<Key>) {
        match byte {
            b'[' if self.pending.is_empty() => self.state = State::Console,
            b'M' if self.pending.is_empty() => self.state = State::Mouse(3),
            0x20..=0x3F if self.pending.len() < LONGEST => self.pending.push(byte),
            0x40..=0x7E => {
                match (self.pending.as_slice(), byte) {
                    (b"200", b'~') => self.pasting = true,
                    (b"201", b'~') => self.pasting = false,
                    (parameters, last) => keys.extend(csi(parameters, last)),
                }
                self.reset();
            }
            _ => {
                self.reset();
                self.begin(byte, keys);
            }
        }
    }
}

/// Makes of keys from `from` on what was pasted: characters, with a blank for every break, and no
/// commands.
fn paste(keys: &mut Vec<Key>, from: usize) {
    let pasted = |key: Key| match key.code {
        Code::Char(c) if !key.ctrl => Some(c),
        Code::Enter | Code::Tab => Some(' '),
        _ => None,
    };
    let all: Vec<Key> = keys.split_off(from.min(keys.len()));
    keys.extend(all.into_iter().filter_map(pasted).map(|it| Key::plain(Code::Pasted(it))));
}

const fn alt(c: char) -> Key {
    Key { alt: true, ..Key::char(c) }
}

/// Reads `11;rgb:RRRR/GGGG/BBBB`, the reply to a question for the background.
///
/// # Source
///
/// xterm, OSC 11; each part of the color has one to four hexadecimal digits (`XParseColor`). Light
/// is what is nearer to white by the weights of ITU-R BT.709.
fn background(reply: &[u8]) -> Option<Background> {
    let color = str::from_utf8(reply).ok()?.strip_prefix("11;rgb:")?;
    let part = |digits: &str| -> Option<f64> {
        let most = 16_u32.checked_pow(u32::try_from(digits.len()).ok()?)?.checked_sub(1)?;
        Some(f64::from(u32::from_str_radix(digits, 16).ok()?) / f64::from(most))
    };
    let mut parts = color.split('/').map(part);
    let (red, green, blue) = (parts.next()??, parts.next()??, parts.next()??);
    let light = 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5;
    Some(if light { Background::Light } else { Background::Dark })
}

/// The keys of one byte.
fn ascii(byte: u8) -> Key {
    let ctrl = |c: u8| Key { ctrl: true, ..Key::char(char::from(c)) };
    match byte {
        // A terminal in raw mode sends CR; LF is a line break in pasted text.
        b'\r' | b'\n' => Key::plain(Code::Enter),
        b'\t' => Key::plain(Code::Tab),
        // Which of the two the key sends is a setting of the terminal.
        0x08 | 0x7F => Key::plain(Code::Backspace),
        0x00 => ctrl(b' '),
        0x01..=0x1A => ctrl(byte | 0x60),
        0x1B..=0x1F => ctrl(byte | 0x40),
        _ => Key::char(char::from(byte)),
    }
}

const fn ss3(byte: u8) -> Option<Code> {
    match byte {
        b'M' => Some(Code::Enter),
        b'P'..=b'S' => Some(Code::F(byte.saturating_sub(b'O'))),
        _ => arrow(byte),
    }
}

const fn console(byte: u8) -> Option<Code> {
    match byte {
        b'A'..=b'E' => Some(Code::F(byte.saturating_sub(b'@'))),
        _ => None,
    }
}

const fn arrow(byte: u8) -> Option<Code> {
    Some(match byte {
        b'A' => Code::Up,
        b'B' => Code::Down,
        b'C' => Code::Right,
        b'D' => Code::Left,
        b'F' => Code::End,
        b'H' => Code::Home,
        _ => return None,
    })
}

/// Returns the key of `CSI parameters final`; `None` for replies, reports and unknown keys.
fn csi(parameters: &[u8], last: u8) -> Option<Key> {
    let parameters = str::from_utf8(parameters).ok()?;
    let mut numbers = parameters.split(';');
    let first = numbers.next().unwrap_or("");
    let code = match last {
        b'~' => function(first.parse().ok()?)?,
        b'Z' => Code::BackTab,
        // `CSI 1 ; m P` is F1 with modifiers; R is left out, it is also a cursor report.
        b'P' | b'Q' | b'S' if matches!(first, "" | "1") => ss3(last)?,
        _ if matches!(first, "" | "1") => arrow(last)?,
        _ => return None,
    };
    let held = match numbers.next() {
        Some(number) => number.parse::<u8>().ok()?.checked_sub(1)?,
        None => 0,
    };
    // xterm adds up 1 for shift, 2 for Alt, 4 for Control.
    numbers.next().is_none().then_some(Key { code, ctrl: held & 4 != 0, alt: held & 2 != 0 })
}

/// The numbers of the VT220 and what xterm made of them.
const fn function(number: u8) -> Option<Code> {
    Some(match number {
        1 | 7 => Code::Home,
        3 => Code::Delete,
        4 | 8 => Code::End,
        5 => Code::PageUp,
        6 => Code::PageDown,
        11..=15 => Code::F(number.saturating_sub(10)),
        17..=21 => Code::F(number.saturating_sub(11)),
        23..=26 => Code::F(number.saturating_sub(12)),
        28 | 29 => Code::F(number.saturating_sub(13)),
        31..=34 => Code::F(number.saturating_sub(14)),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_background_is_read_from_its_reply_and_nothing_else_is() {
        for (reply, told) in [
            ("\x1b]11;rgb:ffff/ffff/eeee\x1b\\", Some(Background::Light)),
            ("\x1b]11;rgb:12/15/1c\x07", Some(Background::Dark)),
            ("\x1b]11;rgb:ffff/ffff\x07", None),
            ("\x1b]11;rgb:fffffffff/0/0\x07", None),
            ("\x1b]10;rgb:ffff/ffff/ffff\x07", None),
            ("\x1bP11;rgb:zz/0/0\x1b\\", None),
        ] {
            let (mut decoder, mut keys) = (Decoder::default(), Vec::new());
            decoder.feed(reply.as_bytes(), &mut keys);
            assert_eq!((decoder.take_background(), keys), (told, Vec::new()), "{reply:?}");
        }
    }

    /// Decodes `bytes` in pieces of `size` that follow each other closely.
    fn decoded(bytes: &[u8], size: usize) -> String {
        let mut decoder = Decoder::default();
        let mut keys = Vec::new();
        for piece in bytes.chunks(size) {
            decoder.feed(piece, &mut keys);
        }
        decoder.end(&mut keys);
        let names: Vec<String> = keys.iter().map(ToString::to_string).collect();
        names.join(" ")
    }

    #[track_caller]
    fn check(bytes: &str, expected: &str) {
        for size in [1, 2, 3, 1000] {
            assert_eq!(decoded(bytes.as_bytes(), size), expected, "{bytes:?} by {size}");
        }
    }

    #[test]
    fn characters_are_themselves() {
        check("jG /~", "j G Space / ~");
        check("ㅓ한é🚀", "ㅓ 한 é 🚀");
        check("\x1bx\x1bé", "Alt-x Alt-é");
    }

    #[test]
    fn controls_have_names() {
        check("\r\n\t\x7f\x08", "Enter Enter Tab Backspace Backspace");
        check("\x03\x04\x1a\x00\x1c", "Ctrl-c Ctrl-d Ctrl-z Ctrl-Space Ctrl-\\");
        check("\x1b\x1b\x1b", "Esc Esc Esc");
        check("\x1b\r", "Alt-Enter");
    }

    #[test]
    fn every_terminal_has_its_own_home() {
        check("\x1b[H\x1bOH\x1b[1~\x1b[7~", "Home Home Home Home");
        check("\x1b[A\x1bOB\x1b[1;5C\x1b[1;3D", "Up Down Ctrl-Right Alt-Left");
        check("\x1b[3~\x1b[5~\x1b[6;5~\x1b[Z", "Del PgUp Ctrl-PgDn Shift-Tab");
        check("\x1bOP\x1b[11~\x1b[[A\x1b[1;2P", "F1 F1 F1 F1");
        check("\x1b[15~\x1b[17~\x1b[21~\x1b[24~\x1b[34~", "F5 F6 F10 F12 F20");
    }

    #[test]
    fn the_start_of_a_sequence_alone_is_a_key() {
        check("\x1b", "Esc");
        check("\x1b[", "Alt-[");
        check("\x1bO", "Alt-O");
        check("\x1b[1;", "");
    }

    #[test]
    fn nobody_typed_a_reply() {
        check("\x1b]11;rgb:qqqq/pppp\x1b\\j", "j");
        check("\x1b]52;c;cXEx\x07j", "j");
        check("\x1bP>|qterm(q)\x1b\\\x1b_Gq\x1b\\j", "j");
        check("\x1b[?62;4c\x1b[12;40R\x1b[?2026;2$y\x1b[I\x1b[Oj", "j");
    }

    #[test]
    fn nobody_typed_a_mouse_report_or_the_marks_of_a_paste() {
        check("\x1b[<0;0;0M\x1b[<35;10;3m\x1b[Mqqq\x1b[32;0;0Mj", "j");
        check("\x1b[200~q\r\t\x03\x1b[201~j", "q     j");
        check("\x1b[200~q", "q");
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_deaf(bytes in prop::collection::vec(any::<u8>(), 0..200), size in 1_usize..9) {
            let mut decoder = Decoder::default();
            let mut keys = Vec::new();
            for piece in bytes.chunks(size) {
                decoder.feed(piece, &mut keys);
            }
            decoder.end(&mut keys);
            prop_assert!(!decoder.is_waiting());
            keys.clear();
            decoder.feed(b"q", &mut keys);
            prop_assert_eq!(keys, [Key::char('q')]);
        }
    }
}
