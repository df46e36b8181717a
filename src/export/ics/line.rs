//! Content lines that a strict reader takes: ended by CRLF, folded, and never more than were meant.

use std::io::{self, Write};

/// The most octets of a line (RFC 5545, 3.1), its end left out.
const OCTETS: usize = 75;

/// What lines are written to.
pub(super) struct Lines<'w> {
    out: &'w mut dyn Write,
    line: String,
}

/// A parameter: its name, and what it says.
pub(super) type Param<'p> = (&'p str, &'p str);

impl<'w> Lines<'w> {
    pub(super) fn new(out: &'w mut dyn Write) -> Self {
        Self { out, line: String::new() }
    }

    /// Writes a property whose value needs no escapes, such as a date.
    pub(super) fn plain(
        &mut self,
        name: &str,
        params: &[Param<'_>],
        value: &str,
    ) -> io::Result<()> {
        self.start(name, params);
        self.line.extend(value.chars().filter(|it| !is_break(*it) && !it.is_control()));
        self.finish()
    }

    /// Writes a property that is running text.
    pub(super) fn text(&mut self, name: &str, params: &[Param<'_>], value: &str) -> io::Result<()> {
        self.start(name, params);
        escape(&mut self.line, value);
        self.finish()
    }

    /// Writes a property that is a list of texts; none where the list is empty.
    pub(super) fn list(&mut self, name: &str, items: &[&str]) -> io::Result<()> {
        if items.is_empty() {
            return Ok(());
        }
        self.start(name, &[]);
        self.line += &joined(items);
        self.finish()
    }

    fn start(&mut self, name: &str, params: &[Param<'_>]) {
        self.line.clear();
        self.line += name;
        for (name, value) in params {
            let is_word = value.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-');
            let mark = if is_word && !value.is_empty() { "" } else { "\"" };
            let value: String = value.chars().map(param).collect();
            for part in [";", name, "=", mark, &value, mark] {
                self.line += part;
            }
        }
        self.line.push(':');
    }

    /// Writes the line, folded between two characters.
    fn finish(&mut self) -> io::Result<()> {
        let (mut from, mut room) = (0, OCTETS);
        for (at, sign) in self.line.char_indices() {
            if at + sign.len_utf8() - from > room {
                let piece = self.line.get(from..at).unwrap_or_default();
                write!(self.out, "{piece}\r\n ")?;
                // The space that a line goes on with is one of its octets.
                (from, room) = (at, OCTETS - 1);
            }
        }
        let piece = self.line.get(from..).unwrap_or_default();
        write!(self.out, "{piece}\r\n")
    }
}

/// Returns texts as the items of a list.
pub(super) fn joined(items: &[&str]) -> String {
    let mut list = String::new();
    for (position, item) in items.iter().enumerate() {
        if position > 0 {
            list.push(',');
        }
        escape(&mut list, item);
    }
    list
}

/// Tells whether some reader may take a character for the end of a line.
const fn is_break(sign: char) -> bool {
    matches!(sign, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Adds a text with its escapes (RFC 5545, 3.3.11).
fn escape(line: &mut String, text: &str) {
    let mut last = ' ';
    for sign in text.chars() {
        match sign {
            '\\' | ';' | ',' => line.extend(['\\', sign]),
            '\n' if last == '\r' => {}
            _ if is_break(sign) => *line += "\\n",
            '\t' => line.push(' '),
            _ if sign.is_control() => line.push('\u{fffd}'),
            _ => line.push(sign),
        }
        last = sign;
    }
}

/// Returns a character as a parameter in quotation marks holds it (RFC 6868).
fn param(sign: char) -> Quoted {
    match sign {
        '"' => Quoted::Pair('\''),
        '^' => Quoted::Pair('^'),
        _ if is_break(sign) => Quoted::Pair('n'),
        _ if sign.is_control() => Quoted::One('\u{fffd}'),
        _ => Quoted::One(sign),
    }
}

/// A character, alone or behind a `^`.
enum Quoted {
    One(char),
    Pair(char),
}

impl FromIterator<Quoted> for String {
    fn from_iter<T: IntoIterator<Item = Quoted>>(signs: T) -> Self {
        let mut text = Self::new();
        for sign in signs {
            match sign {
                Quoted::One(sign) => text.push(sign),
                Quoted::Pair(sign) => text.extend(['^', sign]),
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl Fn(&mut Lines<'_>) -> io::Result<()>) -> String {
        let mut bytes = Vec::new();
        write(&mut Lines::new(&mut bytes)).expect("memory takes it");
        String::from_utf8(bytes).expect("text")
    }

    #[test]
    fn no_line_is_longer_than_75_octets_and_none_splits_a_character() {
        for length in 60..160 {
            for sign in ["a", "한", "😀", "é"] {
                let text = sign.repeat(length);
                let line = written(|it| it.text("SUMMARY", &[], &text));
                let pieces: Vec<&str> = line.split_terminator("\r\n").collect();
                assert!(pieces.iter().all(|it| it.len() <= 75), "{line}");
                assert!(pieces.iter().skip(1).all(|it| it.starts_with(' ')), "{line}");
                let whole = line.replace("\r\n ", "");
                assert_eq!(whole, format!("SUMMARY:{text}\r\n"));
            }
        }
        let just = "a".repeat(75 - "SUMMARY:".len());
        assert_eq!(written(|it| it.text("SUMMARY", &[], &just)).lines().count(), 1);
    }

    #[test]
    fn nothing_that_is_written_ends_a_line() {
        let hostile = "a\r\nATTENDEE:x\rb\nc\u{85}d\u{2028}e\u{2029}f\u{b}g\0h\"^;,\\";
        let line = written(|it| it.text("SUMMARY", &[("X", hostile)], hostile));
        let whole = line.replace("\r\n ", "");
        assert_eq!(
            whole,
            "SUMMARY;X=\"a^n^nATTENDEE:x^nb^nc^nd^ne^nf^ng\u{fffd}h^'^^;,\\\":\
             a\\nATTENDEE:x\\nb\\nc\\nd\\ne\\nf\\ng\u{fffd}h\"^\\;\\,\\\\\r\n"
        );
        let line = written(|it| it.plain("URL", &[], hostile));
        assert_eq!(line.matches("\r\n").count(), 1);
        assert_eq!(written(|it| it.list("CATEGORIES", &["a,b", "c"])), "CATEGORIES:a\\,b,c\r\n");
        assert_eq!(written(|it| it.list("CATEGORIES", &[])), "");
    }
}
