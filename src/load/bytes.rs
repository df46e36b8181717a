//! The bytes of a file as text, or what is wrong with them.

use std::borrow::Cow;

use crate::diag::Diagnostic;

/// The bytes at the beginning of a file, and the encoding that they mark.
type Mark = (&'static [u8], &'static str);

/// Byte order marks of encodings that are not read, with their names. UTF-32 comes before UTF-16,
/// whose mark it begins with.
const FOREIGN: [Mark; 4] = [
    (&[0xFF, 0xFE, 0, 0], "UTF-32"),
    (&[0, 0, 0xFE, 0xFF], "UTF-32"),
    (&[0xFF, 0xFE], "UTF-16"),
    (&[0xFE, 0xFF], "UTF-16"),
];

/// Returns the text of a file, and complaints about bytes that are none.
///
/// A UTF-8 byte order mark is dropped. Bytes that are not UTF-8 become U+FFFD, so that the events
/// around them load; the first of them is pointed at in the returned text.
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, Vec<Diagnostic>) {
    if let Some((_, name)) = FOREIGN.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        let found = format!("the file is in {name}, which is not read");
        let problem = Diagnostic::error("encoding", found).help("save it as UTF-8");
        return (Cow::Borrowed(""), vec![problem]);
    }
    if bytes.iter().take(512).any(|it| *it == 0) {
        let problem = Diagnostic::error("encoding", "this is a binary file, not text")
            .help("name a file in the format that the README shows");
        return (Cow::Borrowed(""), vec![problem]);
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), Vec::new()),
        Err(error) => {
            let at = error.valid_up_to();
            let byte = bytes.get(at).copied().unwrap_or_default();
            let found = format!("byte {at} of the file (0x{byte:02X}) is not UTF-8");
            let problem = Diagnostic::error("encoding", found)
                .at(at..at + char::REPLACEMENT_CHARACTER.len_utf8())
                .help("save the file as UTF-8; the bytes are shown as U+FFFD, the rest is loaded");
            (String::from_utf8_lossy(bytes), vec![problem])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_dropped_and_foreign_bytes_are_named() {
        assert_eq!(decode(b"\xEF\xBB\xBF{}").0, "{}");
        let (text, problems) = decode(b"{\"a\": \"\xFF\"}");
        assert_eq!(text, "{\"a\": \"\u{FFFD}\"}");
        assert_eq!(problems[0].message, "byte 7 of the file (0xFF) is not UTF-8");
        let (text, problems) = decode(b"\xFF\xFE{\0}\0");
        assert_eq!(
            (&*text, &*problems[0].message),
            ("", "the file is in UTF-16, which is not read")
        );
    }
}
