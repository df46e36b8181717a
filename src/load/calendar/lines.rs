//! Content lines: unfolded, with their name, parameters and value, and where each part stands.

use std::borrow::Cow;
use std::ops::Range;

/// The properties that mean something here; all others are passed over.
const NAMES: [&str; 54] = [
    "BEGIN",
    "END",
    "PRODID",
    "NAME",
    "X-WR-CALNAME",
    "UID",
    "RECURRENCE-ID",
    "DTSTART",
    "DTEND",
    "DURATION",
    "DUE",
    "COMPLETED",
    "TZID",
    "TZOFFSETFROM",
    "TZOFFSETTO",
    "DTSTAMP",
    "LAST-MODIFIED",
    "SEQUENCE",
    "PERCENT-COMPLETE",
    "CONFERENCE",
    "RRULE",
    "EXRULE",
    "GEO",
    "RDATE",
    "EXDATE",
    "SUMMARY",
    "DESCRIPTION",
    "COMMENT",
    "LOCATION",
    "CATEGORIES",
    "ATTENDEE",
    "ORGANIZER",
    "STATUS",
    "CLASS",
    "URL",
    "ATTACH",
    "RELATED-TO",
    "X-ATTACHE-DATE",
    "X-ATTACHE-KIND",
    "X-ATTACHE-SCOPE",
    "X-ATTACHE-LANE",
    "X-ATTACHE-ORDINAL",
    "X-ATTACHE-COUNTRIES",
    "X-ATTACHE-HOST",
    "X-ATTACHE-TAGS",
    "X-ATTACHE-THEMES",
    "X-ATTACHE-PLACES",
    "X-ATTACHE-PARTICIPANTS",
    "X-ATTACHE-PURPOSE",
    "X-ATTACHE-NOTES",
    "X-ATTACHE-ACTION",
    "X-ATTACHE-CONCERN",
    "X-ATTACHE-LINK",
    "X-ATTACHE-SOURCE",
];

/// One content line.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    /// What it says when it is unfolded; borrowed where it was not folded.
    text: Cow<'a, str>,
    /// The bytes of the file that it takes.
    span: Range<usize>,
    /// One of [`NAMES`]; empty for any other property.
    pub(super) name: &'static str,
    /// Where its name ends, and where its value begins.
    name_end: usize,
    value: usize,
}

/// What follows in a file.
pub(super) enum Next<'a> {
    /// A property.
    Line(Line<'a>),
    /// The bytes of a line that is none.
    Odd(Range<usize>),
}

/// What a line says, and the bytes of the file that it takes.
type Unfolded<'a> = (Cow<'a, str>, Range<usize>);

/// The content lines of a file.
pub(super) struct Lines<'a> {
    source: &'a str,
    at: usize,
}

impl<'a> Lines<'a> {
    /// Returns the lines from a byte on, at which one begins.
    pub(super) const fn at(source: &'a str, at: usize) -> Self {
        Self { source, at }
    }

    /// Returns the next line that is not blank.
    pub(super) fn next(&mut self) -> Option<Next<'a>> {
        loop {
            let (text, span) = self.unfolded()?;
            if text.trim().is_empty() {
                continue;
            }
            return Some(Line::parse(text, span.clone()).map_or(Next::Odd(span), Next::Line));
        }
    }

    /// Returns the next line and the bytes it takes. A line goes on where a space or a tab follows
    /// a line break, which is CRLF, LF or CR.
    fn unfolded(&mut self) -> Option<Unfolded<'a>> {
        let start = self.at;
        let rest = self.source.get(start..).filter(|it| !it.is_empty())?;
        let (first, mut next) = broken(rest);
        let mut end = first.len();
        let mut text = Cow::Borrowed(first);
        while let Some(more) = next.and_then(|it| rest.get(it..)).and_then(continued) {
            let at = rest.len() - more.len();
            let (piece, after) = broken(more);
            text.to_mut().push_str(piece);
            end = at + piece.len();
            next = after.map(|it| at + it);
        }
        self.at = start + next.unwrap_or(rest.len());
        Some((text, start..start + end))
    }
}

/// Returns what stands before the first line break, and where it goes on behind that.
fn broken(text: &str) -> (&str, Option<usize>) {
    let Some(at) = memchr::memchr2(b'\n', b'\r', text.as_bytes()) else { return (text, None) };
    let (line, rest) = text.split_at(at);
    // Some programs end their lines with CR CR LF.
    let behind = rest.trim_start_matches('\r');
    let behind = behind.strip_prefix('\n').unwrap_or(behind);
    (line, Some(text.len() - behind.len()))
}

/// Returns what a line goes on with.
fn continued(text: &str) -> Option<&str> {
    text.strip_prefix([' ', '\t'])
}

impl<'a> Line<'a> {
    fn parse(text: Cow<'a, str>, span: Range<usize>) -> Option<Self> {
        let (colon, _) = outside(&text, b":").or_else(|| {
            // A quotation mark without a second one.
            text.find(':').map(|it| (it, b':'))
        })?;
        let (name_end, _) = outside(text.get(..colon)?, b";").unwrap_or((colon, b';'));
        let name = text.get(..name_end)?.trim();
        let is_name =
            |it: u8| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_' | b'.' | b' ');
        if name.is_empty() || !name.bytes().all(is_name) {
            return None;
        }
        let name = NAMES.iter().find(|it| it.eq_ignore_ascii_case(name)).copied().unwrap_or("");
        Some(Self { text, span, name, name_end, value: colon + 1 })
    }

    /// Returns the value as it is written.
    pub(super) fn value(&self) -> &str {
        self.text.get(self.value..).unwrap_or_default()
    }

    /// Returns the value as running text.
    pub(super) fn text(&self) -> Cow<'_, str> {
        unescaped(self.value())
    }

    /// Returns the first value of a parameter.
    pub(super) fn param(&self, name: &str) -> Option<Cow<'_, str>> {
        self.params().find(|(it, _)| it.eq_ignore_ascii_case(name)).map(|(_, value)| plain(value))
    }

    /// Returns every parameter with its value as written.
    fn params(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.text.get(self.name_end..self.value.saturating_sub(1)).unwrap_or_default();
        let mut rest = all.strip_prefix(';').unwrap_or_default();
        std::iter::from_fn(move || {
            (!rest.is_empty()).then(|| {
                let end = outside(rest, b";").map_or(rest.len(), |(at, _)| at);
                let (param, behind) = rest.split_at(end);
                rest = behind.strip_prefix(';').unwrap_or_default();
                let (name, value) = param.split_once('=').unwrap_or((param, ""));
                (name.trim(), value.trim())
            })
        })
    }

    /// Tells whether there is a parameter without a name, as in `DTSTART;;VALUE=DATE:20240329`.
    pub(super) fn has_blank_param(&self) -> bool {
        self.params().any(|(name, _)| name.is_empty())
    }

    /// Returns the bytes of the file that the whole line takes.
    pub(super) fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Returns the bytes of the file that the value takes.
    pub(super) fn value_span(&self, source: &str) -> Range<usize> {
        self.place(source, self.value..self.text.len())
    }

    /// Returns the bytes of the file that a part of the value takes.
    pub(super) fn part(&self, source: &str, part: &str) -> Range<usize> {
        let value = self.value().as_bytes().as_ptr_range();
        let at = part.as_ptr();
        if !value.contains(&at) {
            return self.value_span(source);
        }
        let start = self.value + (at.addr() - value.start.addr());
        self.place(source, start..start + part.len())
    }

    fn place(&self, source: &str, range: Range<usize>) -> Range<usize> {
        if matches!(self.text, Cow::Borrowed(_)) {
            return self.span.start + range.start..self.span.start + range.end;
        }
        let raw = source.get(self.span.clone()).unwrap_or_default();
        let start = self.span.start + folded(raw, range.start);
        let end = self.span.start + folded(raw, range.end);
        start..end.max(start)
    }
}

/// Returns where a byte of an unfolded line stands in the line as it is folded.
fn folded(raw: &str, wanted: usize) -> usize {
    let (mut at, mut seen) = (0, 0);
    loop {
        let rest = raw.get(at..).unwrap_or_default();
        let (piece, next) = broken(rest);
        if wanted <= seen + piece.len() {
            return at + wanted - seen;
        }
        seen += piece.len();
        let Some(next) = next else { return raw.len() };
        at = (at + next + 1).min(raw.len());
    }
}

/// Returns the first of some bytes that stands outside quotation marks.
fn outside(text: &str, wanted: &[u8]) -> Option<(usize, u8)> {
    let mut is_quoted = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            _ if !is_quoted && wanted.contains(&byte) => return Some((at, byte)),
            _ => {}
        }
    }
    None
}

/// Returns the first value of a parameter without quotation marks, and with the signs that RFC 6868
/// lets it hold: `^n` is a line break, `^'` a quotation mark, `^^` the sign itself.
fn plain(value: &str) -> Cow<'_, str> {
    let value = match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next().unwrap_or_default(),
        None => value,
    };
    if !value.contains('^') {
        return Cow::Borrowed(value);
    }
    let mut text = String::with_capacity(value.len());
    let mut rest = value.chars();
    while let Some(sign) = rest.next() {
        let mut then = rest.clone();
        let meant = match (sign, then.next()) {
            ('^', Some('n')) => '\n',
            ('^', Some('\'')) => '"',
            ('^', Some('^')) => '^',
            _ => {
                text.push(sign);
                continue;
            }
        };
        text.push(meant);
        rest = then;
    }
    Cow::Owned(text)
}

/// Returns a text without its escapes: `\n` and `\N` are line breaks, any other letter behind a
/// backslash stands for itself.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(sign) = rest.next() {
        match (sign, if sign == '\\' { rest.next() } else { None }) {
            ('\\', Some('n' | 'N')) => plain.push('\n'),
            ('\\', Some(other)) => plain.push(other),
            _ => plain.push(sign),
        }
    }
    Cow::Owned(plain)
}

/// Returns the items of a list, as written; commas behind a backslash part nothing.
pub(super) fn items(list: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(list);
    std::iter::from_fn(move || {
        let text = rest?;
        let mut is_escaped = false;
        let comma = text.bytes().position(|it| {
            let parts = it == b',' && !is_escaped;
            is_escaped = it == b'\\' && !is_escaped;
            parts
        });
        let (item, behind) = comma.map_or((text, None), |at| {
            let (item, behind) = text.split_at(at);
            (item, behind.strip_prefix(','))
        });
        rest = behind;
        Some(item.trim())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(source: &str) -> Vec<Line<'_>> {
        let mut lines = Lines::at(source, 0);
        let all = std::iter::from_fn(|| lines.next());
        all.filter_map(|it| if let Next::Line(line) = it { Some(line) } else { None }).collect()
    }

    #[test]
    fn a_folded_line_is_one_whatever_ends_its_lines() {
        for end in ["\r\n", "\n", "\r", "\r\r\n"] {
            let source = "\nSUMMARY:Talks \n in Se\n\toul\n\nUID:a".replace('\n', end);
            let all = lines(&source);
            let said: Vec<_> = all.iter().map(|it| (it.name, it.value())).collect();
            assert_eq!(said, [("SUMMARY", "Talks in Seoul"), ("UID", "a")], "{end:?}");
            let part = all[0].value().get(9..).expect("the city");
            let place = all[0].part(&source, part);
            let part = source.get(place).expect("a part");
            assert!(part.starts_with("Se") && part.ends_with("oul"), "{end:?}: {part}");
        }
    }

    #[test]
    fn parameters_are_quoted_escaped_and_spaced() {
        let all =
            lines("attendee ; CN = \"a:b;c\" ;ROLE=CHAIR;X=^'^n^^^a:mailto:x\nA:\"\n:x\nno\n");
        assert_eq!(all.len(), 2);
        let line = &all[0];
        assert_eq!((line.name, line.value()), ("ATTENDEE", "mailto:x"));
        assert_eq!(line.param("cn").as_deref(), Some("a:b;c"));
        assert_eq!(line.param("ROLE").as_deref(), Some("CHAIR"));
        assert_eq!(line.param("X").as_deref(), Some("\"\n^^a"));
        assert_eq!(line.param("Y"), None);
        assert!(lines("DTSTART;;VALUE=DATE:1")[0].has_blank_param());
        assert!(!line.has_blank_param());
        assert_eq!(lines("UID;X=\"a:b")[0].value(), "b", "a mark without a second one");
    }

    #[test]
    fn escapes_and_lists() {
        assert_eq!(unescaped(r"a\, b\; c\\n\nd\N\"), "a, b; c\\n\nd\n\\");
        let all: Vec<_> = items(r"a\,b, c\\,d").collect();
        assert_eq!(all, [r"a\,b", r"c\\", "d"]);
        assert_eq!(items("").collect::<Vec<_>>(), [""]);
    }
}
