//! What stands between the words: tags, links, places, references, ids.

use std::borrow::Cow;

use crate::model::country;

/// Tells whether an id is one of an event.
pub(super) type IsEvent<'e> = &'e dyn Fn(&str) -> bool;

/// What was found in a text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Found<'a> {
    pub(super) tags: Vec<&'a str>,
    pub(super) countries: Vec<&'a str>,
    /// Addresses of links and pictures.
    pub(super) sources: Vec<&'a str>,
    pub(super) places: Vec<&'a str>,
    /// Ids of other events.
    pub(super) references: Vec<&'a str>,
    pub(super) id: Option<&'a str>,
}

/// Where a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    /// In the first line: what is found is no part of the title.
    Title,
    /// In the description, where links stay as they were written.
    Description,
    /// In an item of a list, which stays as it was written; only its links are sources.
    Item,
}

/// Finds what is no running text, and returns the text without it.
pub(super) fn inline<'a>(
    text: &'a str,
    position: Position,
    is_event: IsEvent<'_>,
    found: &mut Found<'a>,
) -> Cow<'a, str> {
    let text = text.trim();
    if !text.contains(['#', '[', '!', '@']) {
        return text.into();
    }
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|it| !it.is_empty()) {
        let piece = match piece(rest, kept.chars().next_back()) {
            Some(piece) if is_wanted(&piece.what, position, is_event) => piece,
            _ => {
                let next = rest.chars().next().map_or(1, char::len_utf8);
                kept.push_str(rest.get(..next).unwrap_or_default());
                at += next;
                continue;
            }
        };
        let whole = rest.get(..piece.bytes).unwrap_or_default();
        at += piece.bytes;
        let shown = found.take(&piece.what, position, whole);
        kept.push_str(shown);
        if shown.is_empty() && (kept.is_empty() || kept.ends_with([' ', '\t'])) {
            // Of the blanks on both sides of what was taken out those before it are enough.
            at += text.get(at..).map_or(0, |it| it.len() - it.trim_start().len());
        }
    }
    kept.truncate(kept.trim_end().len());
    kept.into()
}

fn is_wanted(what: &What<'_>, position: Position, is_event: IsEvent<'_>) -> bool {
    match what {
        What::Id(_) => position == Position::Title,
        What::Reference(id) => position != Position::Item && is_event(id),
        What::Tag(_) => position != Position::Item,
        What::Link { .. } => true,
    }
}

impl<'a> Found<'a> {
    /// Keeps what was found, and returns what is to be read in its place.
    fn take(&mut self, what: &What<'a>, position: Position, whole: &'a str) -> &'a str {
        match *what {
            What::Tag(tag) if country::is_code(tag) => self.countries.push(tag),
            What::Tag(tag) => self.tags.push(tag),
            What::Id(id) => self.id = Some(id),
            What::Reference(id) => self.references.push(id),
            What::Link { label, to, is_picture } => {
                if to == "location" && !is_picture {
                    self.places.push(label);
                    return if position == Position::Item { whole } else { label };
                }
                self.sources.push(to);
                return match position {
                    Position::Title if is_picture => "",
                    Position::Title => label,
                    Position::Description | Position::Item => whole,
                };
            }
        }
        ""
    }
}

enum What<'a> {
    Tag(&'a str),
    Id(&'a str),
    Reference(&'a str),
    Link { label: &'a str, to: &'a str, is_picture: bool },
}

struct Piece<'a> {
    what: What<'a>,
    bytes: usize,
}

/// The longest label or address, in bytes: what is longer is an open bracket, and a text of open
/// brackets must not be searched to its end for each.
const LONGEST: usize = 2_048;

/// Reads the piece that a text begins with, if it is one. Tags and the like stand free: at the
/// start, or after a blank.
fn piece(text: &str, before: Option<char>) -> Option<Piece<'_>> {
    let is_free = before.is_none_or(|it| " \t(".contains(it));
    let mark = text.chars().next()?;
    match mark {
        '[' => link(text, 0),
        '!' if text.starts_with("![") => link(text, 1),
        '#' | '!' | '@' if is_free => {
            let name = text.get(1..)?;
            let end = name.find(|it| !is_of_name(it, mark)).unwrap_or(name.len());
            let name = name.get(..end)?;
            let name = name.trim_end_matches(['.', '/']);
            if name.is_empty() || (mark == '#' && name.bytes().all(|it| it.is_ascii_digit())) {
                return None;
            }
            let what = match mark {
                '#' => What::Tag(name),
                '!' => What::Id(name),
                _ => What::Reference(name),
            };
            Some(Piece { what, bytes: 1 + name.len() })
        }
        _ => None,
    }
}

fn is_of_name(letter: char, mark: char) -> bool {
    letter.is_alphanumeric()
        || matches!(letter, '_' | '-')
        || (mark != '#' && "./:".contains(letter))
}

/// Reads `[label](address)`, after so many bytes.
fn link(text: &str, skipped: usize) -> Option<Piece<'_>> {
    let body = text.get(skipped + 1..)?;
    let near = body.get(..body.floor_char_boundary(LONGEST))?;
    let end = memchr::memchr3(b']', b'[', b'\n', near.as_bytes())?;
    let address = body.get(end..)?.strip_prefix("](")?;
    let near = address.get(..address.floor_char_boundary(LONGEST))?;
    let close = memchr::memchr2(b')', b'\n', near.as_bytes())?;
    let to = address.get(..close).filter(|_| address.as_bytes().get(close) == Some(&b')'))?.trim();
    if to.is_empty() {
        return None;
    }
    let what = What::Link { label: body.get(..end)?.trim(), to, is_picture: skipped == 1 };
    Some(Piece { what, bytes: skipped + 1 + end + 2 + close + 1 })
}
