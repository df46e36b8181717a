//! A JSON value on its way into a file, with its keys in the order in which they are written.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::text;

/// The columns up to which a value is kept on one line.
const WIDE: usize = 120;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::export) enum Node<'a> {
    /// A string.
    Text(Cow<'a, str>),
    /// A number, a truth value or `null`, as it is written.
    Plain(String),
    /// An array.
    List(Vec<Self>),
    /// An object; a key may come twice, as the file may have it.
    Map(Vec<(&'a str, Self)>),
}

impl<'a> From<&'a str> for Node<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> Node<'a> {
    /// Returns a list of strings; `None` where there are none.
    pub(in crate::export) fn words(words: impl Iterator<Item = &'a str>) -> Option<Self> {
        let words: Vec<Self> = words.map(Self::from).collect();
        (!words.is_empty()).then_some(Self::List(words))
    }

    /// Writes it on one line.
    pub(in crate::export) fn line(&self, out: &mut String) {
        match self {
            Self::Text(text) => string(out, text),
            Self::Plain(text) => out.push_str(text),
            Self::List(items) => {
                out.push('[');
                for (position, item) in items.iter().enumerate() {
                    out.push_str(if position == 0 { "" } else { ", " });
                    item.line(out);
                }
                out.push(']');
            }
            Self::Map(entries) => {
                out.push('{');
                for (position, (key, item)) in entries.iter().enumerate() {
                    out.push_str(if position == 0 { "" } else { ", " });
                    string(out, key);
                    out.push_str(": ");
                    item.line(out);
                }
                out.push('}');
            }
        }
    }

    /// Writes it on one line if that is not too long, else a line for each value in it. `depth` is
    /// how far its own lines are indented, `used` what stands before it on its first line.
    pub(in crate::export) fn lines(&self, out: &mut String, depth: usize, used: usize) {
        let start = out.len();
        self.line(out);
        let (open, close) = match self {
            Self::List(items) if !items.is_empty() => ('[', ']'),
            Self::Map(entries) if !entries.is_empty() => ('{', '}'),
            _ => return,
        };
        let columns = out.get(start..).map_or(0, |it| it.chars().count());
        if depth + used + columns <= WIDE {
            return;
        }
        out.truncate(start);
        out.push(open);
        let mut is_first = true;
        let mut begin = |out: &mut String| {
            out.push_str(if is_first { "\n" } else { ",\n" });
            out.extend(std::iter::repeat_n(' ', depth + 1));
            is_first = false;
        };
        match self {
            Self::Text(_) | Self::Plain(_) => {}
            Self::List(items) => {
                for item in items {
                    begin(out);
                    item.lines(out, depth + 1, 0);
                }
            }
            Self::Map(entries) => {
                for (key, item) in entries {
                    begin(out);
                    string(out, key);
                    out.push_str(": ");
                    item.lines(out, depth + 1, key.chars().count() + 4);
                }
            }
        }
        out.push('\n');
        out.extend(std::iter::repeat_n(' ', depth));
        out.push(close);
    }
}

/// Writes a string. What could drive a terminal, or hide in it, is written by its number, which means
/// the same.
pub(in crate::export) fn string(out: &mut String, text: &str) {
    let quoted = serde_json::Value::from(text).to_string();
    if text::is_clean(text) {
        out.push_str(&quoted);
    } else {
        out.push_str(&escaped(&quoted));
    }
}

/// Returns a JSON text that means the same and can drive no terminal: what is hidden, or gives
/// orders, is written by its number.
pub fn escaped(json: &str) -> Cow<'_, str> {
    if !json.contains(is_hidden) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len() + 16);
    for letter in json.chars() {
        if !is_hidden(letter) {
            out.push(letter);
            continue;
        }
        for unit in letter.encode_utf16(&mut [0; 2]) {
            write!(out, "\\u{unit:04x}").unwrap_or_default();
        }
    }
    Cow::Owned(out)
}

/// Tells of controls beyond ASCII, of format characters and of line ends that are none in JSON. They
/// stand in JSON only within strings.
const fn is_hidden(letter: char) -> bool {
    matches!(
        letter,
        '\u{7F}'..='\u{9F}' | '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(node: &Node<'_>) -> String {
        let mut out = String::new();
        node.lines(&mut out, 0, 0);
        out
    }

    #[test]
    fn what_fits_stands_on_one_line() {
        let short = Node::Map(vec![("a", Node::Plain("1".into())), ("b", Node::List(Vec::new()))]);
        assert_eq!(lines(&short), r#"{"a": 1, "b": []}"#);
        let long = "x".repeat(WIDE);
        let long = Node::Map(vec![("a", Node::from(long.as_str())), ("b", short)]);
        let expected =
            format!("{{\n \"a\": \"{}\",\n \"b\": {{\"a\": 1, \"b\": []}}\n}}", "x".repeat(WIDE));
        assert_eq!(lines(&long), expected);
    }

    #[test]
    fn what_is_hidden_is_written_by_its_number() {
        let mut out = String::new();
        let text = "a\u{1b}[2J\u{9b}\u{202e}\u{e0041}\"가";
        string(&mut out, text);
        assert_eq!(out, r#""a\u001b[2J\u009b\u202e\udb40\udc41\"가""#);
        assert_eq!(serde_json::from_str::<String>(&out).unwrap(), text);
    }
}
