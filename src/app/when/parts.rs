//! A date as it is typed, cut into numbers and words.

use std::ops::Range;

use crate::text;

/// A piece of a text: digits, letters, or a sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) what: What,
    pub(super) range: Range<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// How many digits, and what they come to.
    Number(usize, i32),
    Word(String),
    Sign(i32),
    /// What no date has.
    Other,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Digit,
    Letter,
    Between,
    Other,
}

fn class(letter: char) -> Class {
    match letter {
        '0'..='9' | '０'..='９' => Class::Digit,
        // `年第3四半期` is a year and the third quarter.
        '第' => Class::Between,
        _ if letter.is_alphabetic() => Class::Letter,
        // Marks that letters carry, as decomposed Hangul does.
        '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}' | 'ヶ' => Class::Letter,
        _ if letter.is_whitespace() => Class::Between,
        ',' | '、' | '，' | '.' | '/' | '-' | '−' | '–' => Class::Between,
        _ => Class::Other,
    }
}

/// Cuts a text where digits end and letters begin. A sign counts at the beginning alone; further
/// on it stands between parts.
pub(super) fn parts(typed: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut before = Class::Between;
    for (at, letter) in typed.char_indices() {
        let end = at + letter.len_utf8();
        let class = class(letter);
        let sign = match letter {
            '+' | '＋' => Some(1),
            '-' | '−' => Some(-1),
            _ => None,
        };
        if let (Some(sign), true) = (sign, parts.is_empty()) {
            parts.push(Part { what: What::Sign(sign), range: at..end });
        } else if class != Class::Between {
            match parts.last_mut() {
                Some(last) if class == before && class != Class::Other => last.range.end = end,
                _ => parts.push(Part { what: What::Other, range: at..end }),
            }
        }
        before = class;
    }
    for part in &mut parts {
        part.what = match &part.what {
            What::Sign(sign) => What::Sign(*sign),
            _ => content(typed.get(part.range.clone()).unwrap_or_default()),
        };
    }
    parts
}

fn content(written: &str) -> What {
    let folded = text::fold(written);
    match folded.parse() {
        Ok(number) => What::Number(folded.len(), number),
        Err(_) if folded.chars().all(char::is_alphabetic) => What::Word(folded),
        Err(_) => What::Other,
    }
}
