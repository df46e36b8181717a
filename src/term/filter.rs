//! May these bytes go to the terminal?
//!
//! The last line of defense, under everything that draws: only what we mean to send passes. A
//! control character that got past the text policy, or a widget that writes symbols unfiltered,
//! ends here.

use std::io::{self, Write};

/// Lets through printable UTF-8 and the control sequences of a frame, and puts U+FFFD in the place
/// of anything else.
///
/// The grammar (ECMA-48 notation): `CSI digits ; : … m`, `CSI digits ; … H J K X`, and
/// `CSI ? 25 | 1049 | 2026 h | l`. No C0 or C1 control, no bidi control, no other sequence.
/// Sequences and scalars may be split between writes.
#[derive(Debug)]
pub struct Filter<W> {
    inner: W,
    state: State,
    /// The bytes of an unfinished sequence or scalar.
    pending: Vec<u8>,
    refused: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Between scalars.
    Ground,
    /// After ESC.
    Escape,
    /// After ESC [.
    Sequence,
    /// In a UTF-8 sequence of this many bytes.
    Scalar(usize),
}

/// The longest sequence of ours: an underline color beside two 24-bit colors.
const LONGEST: usize = 64;
const REPLACEMENT: &[u8] = "\u{FFFD}".as_bytes();

impl<W: Write> Filter<W> {
    /// Wraps a writer.
    pub const fn new(inner: W) -> Self {
        Self { inner, state: State::Ground, pending: Vec::new(), refused: 0 }
    }

    /// Returns the writer underneath, for bytes that are known to be good.
    pub const fn inner_mut(&mut self) -> &mut W {
        &mut self.inner
    }

    /// Returns how many times something was replaced; zero unless there is a fault above.
    pub const fn refused(&self) -> u64 {
        self.refused
    }

    fn refuse(&mut self) -> io::Result<()> {
        self.refused = self.refused.saturating_add(1);
        self.pending.clear();
        self.state = State::Ground;
        self.inner.write_all(REPLACEMENT)
    }

    fn accept(&mut self) -> io::Result<()> {
        self.state = State::Ground;
        let result = self.inner.write_all(&self.pending);
        self.pending.clear();
        result
    }

    fn step(&mut self, byte: u8) -> io::Result<()> {
        match self.state {
            State::Ground => self.begin(byte),
            State::Escape if byte == b'[' => {
                self.pending.push(byte);
                self.state = State::Sequence;
                Ok(())
            }
            State::Sequence => self.continue_sequence(byte),
            State::Scalar(length) if byte & 0xC0 == 0x80 => self.continue_scalar(byte, length),
            State::Escape | State::Scalar(_) => {
                self.refuse()?;
                self.begin(byte)
            }
        }
    }

    fn begin(&mut self, byte: u8) -> io::Result<()> {
        self.state = match byte {
            b' '..=b'~' => return self.inner.write_all(&[byte]),
            0x1B => State::Escape,
            0xC2..=0xDF => State::Scalar(2),
            0xE0..=0xEF => State::Scalar(3),
            0xF0..=0xF4 => State::Scalar(4),
            _ => return self.refuse(),
        };
        self.pending.push(byte);
        Ok(())
    }

    fn continue_sequence(&mut self, byte: u8) -> io::Result<()> {
        self.pending.push(byte);
        match byte {
            b'0'..=b'9' | b';' | b':' | b'?' if self.pending.len() < LONGEST => Ok(()),
            _ if is_ours(&self.pending) => self.accept(),
            _ => self.refuse(),
        }
    }

    fn continue_scalar(&mut self, byte: u8, length: usize) -> io::Result<()> {
        self.pending.push(byte);
        if self.pending.len() < length {
            return Ok(());
        }
        let scalar = str::from_utf8(&self.pending).ok().and_then(|text| text.chars().next());
        if scalar.is_some_and(is_printable) { self.accept() } else { self.refuse() }
    }
}

impl<W: Write> Write for Filter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut rest = bytes;
        while let Some((&byte, tail)) = rest.split_first() {
            if self.state == State::Ground && matches!(byte, b' '..=b'~') {
                let length = rest.iter().take_while(|b| matches!(b, b' '..=b'~')).count();
                let (ascii, tail) = rest.split_at_checked(length).unwrap_or((rest, &[]));
                self.inner.write_all(ascii)?;
                rest = tail;
            } else {
                self.step(byte)?;
                rest = tail;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Returns whether a whole sequence, from ESC to its final byte, is one that a frame needs.
fn is_ours(sequence: &[u8]) -> bool {
    let Some((last, body)) = sequence.strip_prefix(b"\x1b[").and_then(<[u8]>::split_last) else {
        return false;
    };
    match (last, body.split_first()) {
        (b'h' | b'l', Some((b'?', mode))) => matches!(mode, b"25" | b"1049" | b"2026"),
        (b'm', _) => body.iter().all(|b| matches!(b, b'0'..=b'9' | b';' | b':')),
        (b'H' | b'J' | b'K' | b'X', _) => body.iter().all(|b| matches!(b, b'0'..=b'9' | b';')),
        _ => false,
    }
}

/// Neither a control nor one of the scalars that reorder or break the line it stands in.
const fn is_printable(c: char) -> bool {
    !matches!(c,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{61C}' | '\u{200E}' | '\u{200F}'
        | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Writes `bytes` in pieces of `size` and returns what came out.
    fn filtered(bytes: &[u8], size: usize) -> (Vec<u8>, u64) {
        let mut filter = Filter::new(Vec::new());
        for piece in bytes.chunks(size) {
            filter.write_all(piece).unwrap();
        }
        (std::mem::take(filter.inner_mut()), filter.refused())
    }

    #[track_caller]
    fn check_passes(bytes: &str) {
        for size in [1, 2, 3, 1000] {
            assert_eq!(filtered(bytes.as_bytes(), size), (bytes.as_bytes().to_vec(), 0));
        }
    }

    #[track_caller]
    fn check_refused(bytes: &[u8], expected: &str) {
        for size in [1, 2, 3, 1000] {
            let (out, refused) = filtered(bytes, size);
            assert_eq!(String::from_utf8_lossy(&out), expected, "{bytes:?} by {size}");
            assert!(refused > 0);
        }
    }

    #[test]
    fn a_frame_passes_in_any_pieces() {
        check_passes(
            "\x1b[?2026h\x1b[12;3H\x1b[38;2;1;2;3m\x1b[48;5;9;4:3m서울 Seoul 👩‍🚀\x1b[0m\x1b[2J",
        );
        check_passes("\x1b[?25l\x1b[K\x1b[5X\x1b[?1049h\x1b[m");
    }

    #[test]
    fn controls_and_other_sequences_are_replaced() {
        check_refused(b"a\x07b", "a\u{FFFD}b");
        check_refused(b"\n", "\u{FFFD}");
        check_refused(b"\x1b]0;x\x07", "\u{FFFD}]0;x\u{FFFD}");
        check_refused(b"\x1b[6n", "\u{FFFD}");
        check_refused(b"\x1b[?1003h", "\u{FFFD}");
        check_refused(b"\x1b[?25;1000h", "\u{FFFD}");
        check_refused(b"\x1b[1\x1b[0m", "\u{FFFD}[0m");
        check_refused("\u{9b}31m".as_bytes(), "\u{FFFD}31m");
        check_refused("\u{202e}".as_bytes(), "\u{FFFD}");
        check_refused(b"\xff\xc3(", "\u{FFFD}\u{FFFD}(");
    }

    proptest! {
        #[test]
        fn random_bytes_cannot_drive_a_terminal(
            bytes in prop::collection::vec(prop_oneof![
                any::<u8>(), Just(0x1B), Just(b'['), Just(b'?'), Just(b'm'), Just(b'h'), Just(0xC2), Just(0x9B),
            ], 0..200),
            size in 1_usize..9,
        ) {
            let (out, _) = filtered(&bytes, size);
            let text = String::from_utf8(out).unwrap();
            for (at, _) in text.match_indices('\x1b') {
                let rest = &text.as_bytes()[at..];
                let end = rest.iter().position(u8::is_ascii_alphabetic).unwrap();
                prop_assert!(is_ours(&rest[..=end]), "{text:?}");
            }
            prop_assert!(text.chars().all(|c| c == '\x1b' || is_printable(c)), "{text:?}");
        }
    }
}
