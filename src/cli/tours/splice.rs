//! One value of a JSON text put in the place of another: every other byte stays as it is.

use std::fmt;
use std::ops::Range;

use serde::Deserializer as _;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;

/// A key of an object, and the bytes of its value in the text of the object.
pub(super) type Entry = (String, Range<usize>);

/// How the lines of a text are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style<'a> {
    /// All in one.
    OneLine,
    /// A line for each value.
    Lines {
        /// What ends a line.
        end: &'a str,
        /// What a line begins with, for each level that it is deep.
        unit: &'a str,
    },
}

impl<'a> Style<'a> {
    /// Returns the style of a whole document, which is an object: that of its first key.
    pub(super) fn of(document: &'a str) -> Self {
        let lead = lead(document);
        let end = if lead.contains("\r\n") { "\r\n" } else { "\n" };
        match lead.rsplit_once('\n') {
            Some((_, unit)) if !unit.is_empty() => Self::Lines { end, unit },
            Some(_) => Self::Lines { end, unit: " " },
            None => Self::OneLine,
        }
    }

    /// Returns the style of a value in a document of this style.
    pub(super) fn within(self, value: &str) -> Self {
        if value.contains('\n') { self } else { Self::OneLine }
    }

    fn line(self, depth: usize) -> String {
        match self {
            Self::OneLine => String::new(),
            Self::Lines { end, unit } => format!("{end}{}", unit.repeat(depth)),
        }
    }

    /// Returns an object or an array of `parts`, whose last line is `depth` deep.
    pub(super) fn list(self, [open, close]: [char; 2], parts: &[String], depth: usize) -> String {
        if parts.is_empty() {
            return format!("{open}{close}");
        }
        let between = match self {
            Self::OneLine => ", ".to_owned(),
            Self::Lines { .. } => format!(",{}", self.line(depth + 1)),
        };
        let parts = parts.join(&between);
        format!("{open}{}{parts}{}{close}", self.line(depth + 1), self.line(depth))
    }
}

/// Returns the white space before the first value of an object or an array.
fn lead(text: &str) -> &str {
    let inside = text.find(['{', '[']).and_then(|at| text.get(at + 1..)).unwrap_or_default();
    let rest = inside.trim_start();
    inside.strip_suffix(rest).unwrap_or_default()
}

/// Returns every key of an object with the bytes of its value; `None` for any other text.
pub(super) fn entries(object: &str) -> Option<Vec<Entry>> {
    struct Entries<'a>(&'a str);

    impl<'de> Visitor<'de> for Entries<'de> {
        type Value = Vec<Entry>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut entries = Vec::new();
            while let Some((key, value)) = map.next_entry::<String, &RawValue>()? {
                entries.push((key, span(self.0, value)));
            }
            Ok(entries)
        }
    }

    let mut reader = serde_json::Deserializer::from_str(object);
    let entries = reader.deserialize_map(Entries(object)).ok()?;
    reader.end().ok().map(|()| entries)
}

/// Returns the bytes of every value of an array; `None` for any other text.
pub(super) fn items(array: &str) -> Option<Vec<Range<usize>>> {
    let items: Vec<&RawValue> = serde_json::from_str(array).ok()?;
    Some(items.into_iter().map(|it| span(array, it)).collect())
}

/// Returns the range of a value that was borrowed from `text`.
fn span(text: &str, value: &RawValue) -> Range<usize> {
    let start = value.get().as_ptr().addr().saturating_sub(text.as_ptr().addr());
    start..start + value.get().len()
}

/// Returns the text of the value under a key; of several, the last, which is the one that counts.
pub(super) fn value<'a>(object: &'a str, key: &str) -> Option<&'a str> {
    let entries = entries(object)?;
    let (_, range) = entries.into_iter().rfind(|(it, _)| it == key)?;
    object.get(range)
}

/// Puts a value under a key of an object: in the place of the one that is there, else behind the
/// last. `depth` is that of the line on which the object ends.
pub(super) fn put(
    object: &str,
    (key, value): (&str, &str),
    style: Style<'_>,
    depth: usize,
) -> Option<String> {
    let entries = entries(object)?;
    if let Some((_, range)) = entries.iter().rfind(|(it, _)| it == key) {
        return Some(replaced(object, range.clone(), value));
    }
    let entry = entry(key, value);
    Some(match entries.last() {
        Some((_, last)) => replaced(object, last.end..last.end, &added(object, &entry)),
        None => emptied(object, &style.list(['{', '}'], &[entry], depth)),
    })
}

/// Puts a value into an array: in the place of one that is there, else behind the last. `depth` is
/// that of the line on which the array ends.
pub(super) fn put_item(
    array: &str,
    (at, value): (Option<usize>, &str),
    style: Style<'_>,
    depth: usize,
) -> Option<String> {
    let items = items(array)?;
    if let Some(range) = at.and_then(|at| items.get(at)) {
        return Some(replaced(array, range.clone(), value));
    }
    Some(match items.last() {
        Some(last) => replaced(array, last.end..last.end, &added(array, value)),
        None => emptied(array, &style.list(['[', ']'], &[value.to_owned()], depth)),
    })
}

/// Returns a key with its value.
pub(super) fn entry(key: &str, value: &str) -> String {
    format!("{}: {value}", string(key))
}

/// Returns a text as JSON has it.
pub(super) fn string(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Returns what is added behind the last value of a list, which is written as its first.
fn added(list: &str, value: &str) -> String {
    let lead = lead(list);
    let lead = if lead.is_empty() { " " } else { lead };
    format!(",{lead}{value}")
}

/// Puts a list into the place of an empty one; what is around it stays.
fn emptied(list: &str, full: &str) -> String {
    let inner = list.trim();
    list.replacen(inner, full, 1)
}

fn replaced(text: &str, range: Range<usize>, by: &str) -> String {
    let mut text = text.to_owned();
    text.replace_range(range, by);
    text
}

#[cfg(test)]
mod tests;
