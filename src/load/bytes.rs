//! The bytes of a file as text, or what is wrong with them.

mod folds;
mod guess;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;
use std::str::Utf8Error;

use encoding_rs::{Encoding as Known, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use crate::diag::Diagnostic;

/// How many bytes are looked at to tell a text from other things.
const HEAD: usize = 512;

/// An encoding that a call names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding(&'static Known);

impl Encoding {
    /// Returns the encoding of this name: `euc-kr`, `shift_jis`, `windows-1252`.
    ///
    /// # Source
    ///
    /// WHATWG Encoding Standard, section 4.2: names and labels.
    pub fn named(label: &str) -> Option<Self> {
        let known = label.trim().to_ascii_lowercase();
        let alias = ALIASES.iter().find(|(it, _)| *it == known).map(|it| it.1);
        // The standard has some that stand for nothing but U+FFFD.
        Known::for_label_no_replacement(alias.unwrap_or(label).as_bytes()).map(Self)
    }

    /// Tells whether bytes can be meant by it: those that are UTF-8 need no other encoding, but where
    /// the encoding makes them look so.
    fn fits(self, bytes: &[u8]) -> bool {
        let has = |it| memchr::memchr(it, bytes).is_some();
        (is_wide(self.0) && has(0))
            || (self.0 == ISO_2022_JP && has(0x1B))
            || std::str::from_utf8(bytes).is_err()
    }
}

/// What programs call encodings that the standard knows by other names.
const ALIASES: [(&str, &str); 6] = [
    ("cp949", "euc-kr"),
    ("ms949", "euc-kr"),
    ("uhc", "euc-kr"),
    ("cp932", "shift_jis"),
    ("cp936", "gbk"),
    ("cp950", "big5"),
];

/// How a file that is none of ours begins, what it is, and what to do.
type Kind = (&'static [u8], &'static str, &'static str);

/// Files that people name by mistake, and those of which they do not know that they are no text.
const KINDS: [Kind; 14] = [
    (b"%PDF-", "a PDF document", TEXT),
    (b"\x89PNG", "a PNG picture", TEXT),
    (b"\xFF\xD8\xFF", "a JPEG picture", TEXT),
    (b"GIF8", "a GIF picture", TEXT),
    (b"{\\rtf", "an RTF document", "save it as plain text"),
    (b"PK\x03\x04", "a ZIP archive, as files of Excel are", TABLE),
    (b"\xD0\xCF\x11\xE0", "a file of Excel or Word", TABLE),
    (b"SQLite format 3", "an SQLite database", "write the rows that are meant as CSV"),
    (b"\xFD7zXZ", "an xz archive", "unpack it; .gz and .zst are read as they are"),
    (b"BZh9", "a bzip2 archive", "unpack it; .gz and .zst are read as they are"),
    (b"7z\xBC\xAF", "a 7-Zip archive", "unpack it; .gz and .zst are read as they are"),
    (b"\x1F\x8B", "an archive within an archive", "unpack it once"),
    (b"\x28\xB5\x2F\xFD", "an archive within an archive", "unpack it once"),
    (b"\x7FELF", "a program", TEXT),
];
const TEXT: &str = "name a file of events, in a format that the README shows";
const TABLE: &str = "save the table as CSV, in UTF-8, and name that file";

/// Returns the text of a file, and complaints about bytes that are none.
///
/// A byte order mark is dropped; where it is that of UTF-16, so is the file. Bytes that are no text
/// become U+FFFD, so that the events around them load; the first of them is pointed at in the
/// returned text. Lines that end with a carriage return alone get a line feed in its place.
///
/// # Cost
///
/// Bytes that are owned, and are UTF-8, become the text without a copy.
pub fn decode<'a>(bytes: impl Into<Cow<'a, [u8]>>) -> (Cow<'a, str>, Vec<Diagnostic>) {
    decode_as(bytes, None)
}

/// Returns the text of a file in the encoding that the call names, if it does. A byte order mark
/// knows better, and so do bytes that are UTF-8: a call may name files of both kinds.
pub fn decode_as<'a>(
    bytes: impl Into<Cow<'a, [u8]>>,
    encoding: Option<Encoding>,
) -> (Cow<'a, str>, Vec<Diagnostic>) {
    let bytes = bytes.into();
    if let Some(problem) = no_text(&bytes, encoding) {
        return (Cow::Borrowed(""), vec![problem]);
    }
    let marked = Known::for_bom(&bytes).map(|(it, _)| it);
    let named = || encoding.filter(|it| it.fits(&bytes)).map(|it| it.0);
    let encoding = marked.or_else(named).unwrap_or(UTF_8);
    let (text, problem) = match bytes {
        bytes if encoding == UTF_8 => utf_8(bytes),
        bytes => other(&bytes, encoding),
    };
    let (text, zeros) = without_zeros(with_line_feeds(text));
    (text, problem.into_iter().chain(zeros).collect())
}

/// Puts U+FFFD in the place of each zero byte, and says where the first one was.
fn without_zeros(text: Cow<'_, str>) -> (Cow<'_, str>, Option<Diagnostic>) {
    let Some(at) = memchr::memchr(0, text.as_bytes()) else { return (text, None) };
    let help =
        "take it out, or save the file anew; such bytes are shown as U+FFFD, the rest is loaded";
    let found = format!("byte {at} of the text is 0, which no letter is");
    let problem = Diagnostic::error("encoding", found).at(replaced(at)).help(help);
    (Cow::Owned(text.replace('\0', "\u{FFFD}")), Some(problem))
}

fn is_wide(encoding: &Known) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// Complains about bytes that are not read as text at all.
fn no_text(bytes: &[u8], encoding: Option<Encoding>) -> Option<Diagnostic> {
    let wrong = |found: &str, help: &str| Some(Diagnostic::error("encoding", found).help(help));
    // Its mark begins with that of UTF-16.
    if bytes.starts_with(&[0xFF, 0xFE, 0, 0]) || bytes.starts_with(&[0, 0, 0xFE, 0xFF]) {
        return wrong("the file is in UTF-32, which is not read", "save it as UTF-8");
    }
    if let Some((_, kind, help)) = KINDS.iter().find(|(start, ..)| bytes.starts_with(start)) {
        return wrong(&format!("this is {kind}, not a timeline"), help);
    }
    if Known::for_bom(bytes).is_some_and(|it| is_wide(it.0))
        || encoding.is_some_and(|it| is_wide(it.0))
    {
        return None;
    }
    let head = bytes.get(..HEAD.min(bytes.len())).unwrap_or_default();
    let zeros = |from| head.iter().skip(from).step_by(2).filter(|it| **it == 0).count();
    // Of letters of Latin, one byte in two is none.
    let many = head.len() / 5 + 1;
    match (zeros(0), zeros(1)) {
        (0, some) if some >= many => wrong(UNMARKED, "write `--encoding utf-16le`"),
        (some, 0) if some >= many => wrong(UNMARKED, "write `--encoding utf-16be`"),
        (one, other) if one + other >= many => wrong(BINARY, TEXT),
        // A disk that failed may have left zeros at the end, and no text.
        _ if memchr::memchr_iter(0, bytes).count() > bytes.len() / 5 => wrong(BINARY, TEXT),
        _ => None,
    }
}

const BINARY: &str = "this is a binary file, not text";
const UNMARKED: &str = "this looks like UTF-16 without a byte order mark";

/// Reads UTF-8.
fn utf_8(bytes: Cow<'_, [u8]>) -> (Cow<'_, str>, Option<Diagnostic>) {
    let marked = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let text = match bytes {
        Cow::Borrowed(all) => {
            let all = all.get(marked..).unwrap_or_default();
            std::str::from_utf8(all).map(Cow::Borrowed).map_err(|error| mended(all, error))
        }
        Cow::Owned(mut all) => {
            all.drain(..marked);
            let text = String::from_utf8(all).map(Cow::Owned);
            text.map_err(|error| mended(error.as_bytes(), error.utf8_error()))
        }
    };
    match text {
        Ok(text) => (text, None),
        Err((text, problem)) => (Cow::Owned(text), problem),
    }
}

/// Reads bytes that are not all UTF-8, and says where the first one is that is not, and what they
/// may be instead. Nothing is wrong with letters that only a fold parts.
fn mended(bytes: &[u8], error: Utf8Error) -> (String, Option<Diagnostic>) {
    let at = error.valid_up_to();
    if let Some(moved) = folds::moved(bytes, at) {
        return match String::from_utf8(moved) {
            Ok(text) => (text, None),
            Err(error) => wrong(error.as_bytes(), error.utf8_error().valid_up_to()),
        };
    }
    wrong(bytes, at)
}

/// Complains about the first byte that is not UTF-8.
fn wrong(bytes: &[u8], at: usize) -> (String, Option<Diagnostic>) {
    let byte = bytes.get(at).copied().unwrap_or_default();
    let found = format!("byte {at} of the file (0x{byte:02X}) is not UTF-8");
    let help = match guess::encoding(bytes, at) {
        Some(label) => format!(
            "it reads well as {label}: write `--encoding {label}`, or save the file as UTF-8"
        ),
        None => "save the file as UTF-8, or name its encoding, such as `--encoding windows-1252`; \
                 the bytes are shown as U+FFFD, the rest is loaded"
            .to_owned(),
    };
    let problem = Diagnostic::error("encoding", found).at(replaced(at)).help(help);
    (String::from_utf8_lossy(bytes).into_owned(), Some(problem))
}

/// Reads bytes of another encoding than UTF-8.
fn other(bytes: &[u8], encoding: &'static Known) -> (Cow<'static, str>, Option<Diagnostic>) {
    let (text, is_wrong) = encoding.decode_with_bom_removal(bytes);
    let problem = is_wrong.then(|| {
        let found = format!("the file is not {} throughout", encoding.name());
        let at = text.find(char::REPLACEMENT_CHARACTER).unwrap_or_default();
        let help =
            "name the encoding that it has; these bytes are shown as U+FFFD, the rest is loaded";
        Diagnostic::error("encoding", found).at(replaced(at)).help(help)
    });
    (Cow::Owned(text.into_owned()), problem)
}

/// Returns the bytes of U+FFFD at a place.
const fn replaced(at: usize) -> Range<usize> {
    at..at + char::REPLACEMENT_CHARACTER.len_utf8()
}

/// Ends every line with a line feed where none does and carriage returns stand alone, as old
/// Macintosh programs write them. No byte moves.
fn with_line_feeds(text: Cow<'_, str>) -> Cow<'_, str> {
    let has = |it: u8| memchr::memchr(it, text.as_bytes()).is_some();
    if has(b'\r') && !has(b'\n') { Cow::Owned(text.replace('\r', "\n")) } else { text }
}
