//! What of a string from a file, an argument or an error may reach the terminal?
//!
//! The original is kept for export; the screen and standard error get the display copy made here.
//! Nothing is deleted silently: what must not be shown is replaced by something that can be seen.

use std::borrow::Cow;
use std::path::Path;

use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

use super::measure::cluster_width;
use super::scalar::{REPLACEMENT, belongs, is_joiner, is_mark, is_plain, is_virama, is_visible};

/// The most scalars one grapheme cluster may have; Zalgo text stops here.
const CLUSTER_SCALARS: usize = 8;
/// The most UTF-8 bytes one grapheme cluster may have.
const CLUSTER_BYTES: usize = 32;

const HALF_VOICED: char = '\u{FF9E}';
const HALF_SEMI_VOICED: char = '\u{FF9F}';

/// Bytes that the fast path looks at together.
const BLOCK: usize = 32;

/// What becomes of a line break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// The field is one line: a break becomes ` ⏎ `.
    Single,
    /// The field has lines: every kind of break becomes `\n`.
    Multi,
}

impl Lines {
    const fn separator(self) -> &'static str {
        match self {
            Self::Single => " ⏎ ",
            Self::Multi => "\n",
        }
    }
}

/// Returns the copy of `original` that may be shown.
///
/// - Normalized to NFC (UAX #15), so that Hangul from a Mac is one syllable.
/// - Half-width kana with a sound mark become one full-width kana, of the same two columns.
/// - Tab becomes a space; LF, CR, CRLF, NEL, LS and PS become what [`Lines`] says.
/// - Other C0 controls become their Control Pictures, DEL `␡`, C1 controls U+FFFD.
/// - Format characters (bidi controls, zero-width, tags, soft hyphen), fillers, private use,
///   noncharacters and unassigned code points become U+FFFD.
/// - ZWJ and variation selectors stay inside emoji and after ideographs, ZWJ and ZWNJ between
///   letters of scripts that are spelled with them.
/// - A mark with nothing to sit on gets U+25CC. A cluster of more than 8 scalars or 32 bytes is cut
///   and followed by U+FFFD, and so is one of more than 2 columns; an Indic conjunct that wide is
///   written with ZWNJ, unligated, instead. A cluster of no columns becomes U+FFFD.
///
/// Applying it twice changes nothing more. Borrows when there was nothing to change.
pub fn display(original: &str, lines: Lines) -> Cow<'_, str> {
    if is_printable(original.as_bytes()) || is_plain_text(original, lines) {
        return Cow::Borrowed(original);
    }
    let copy = clean(original, lines);
    if copy == original { Cow::Borrowed(original) } else { Cow::Owned(copy) }
}

/// Returns whether a text of several lines can be shown as it is.
pub fn is_clean(text: &str) -> bool {
    matches!(display(text, Lines::Multi), Cow::Borrowed(_))
}

/// Returns a message for standard error as one line that cannot drive the terminal.
pub fn message(text: &str) -> String {
    display(text, Lines::Single).into_owned()
}

/// Returns a file name as it may be shown; bytes that are not UTF-8 become U+FFFD.
pub fn name_of(path: &Path) -> String {
    message(&path.to_string_lossy())
}

/// Answers for nearly every field of a real file, so whole blocks of ASCII are stepped over.
fn is_plain_text(text: &str, lines: Lines) -> bool {
    let mut scalars = text.chars();
    loop {
        let rest = scalars.as_str();
        let ascii = rest.as_bytes().chunks_exact(BLOCK).take_while(|block| is_printable(block));
        let skipped = ascii.count().saturating_mul(BLOCK);
        scalars = rest.get(skipped..).unwrap_or(rest).chars();
        for _ in 0..BLOCK {
            match scalars.next() {
                None => return true,
                Some(c) if is_plain(c) || (c == '\n' && lines == Lines::Multi) => {}
                Some(_) => return false,
            }
        }
    }
}

/// Without an early way out, so that it compiles to vector instructions.
fn is_printable(bytes: &[u8]) -> bool {
    bytes.iter().fold(true, |all, byte| all & matches!(byte, b' '..=b'~'))
}

/// Replacing one thing can take the ground from under its neighbour (a joiner before a cluster
/// that was too wide), so the passes repeat until nothing changes. Each pass removes a joiner, a
/// scalar without a place or a cluster that is too large, and adds none of these, so this ends.
fn clean(original: &str, lines: Lines) -> String {
    let mut text: String = break_lines(original, lines).nfc().collect();
    loop {
        let next = limit_clusters(&replace_scalars(&text));
        if next == text {
            return text;
        }
        text = next;
    }
}

/// Makes controls and line breaks visible. CRLF is one break.
fn break_lines(original: &str, lines: Lines) -> String {
    let mut shown = String::with_capacity(original.len());
    let mut after_return = false;
    for c in original.chars() {
        match c {
            '\n' if after_return => {}
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => shown.push_str(lines.separator()),
            HALF_VOICED | HALF_SEMI_VOICED => push_sound_mark(&mut shown, c),
            _ => shown.push(picture(c)),
        }
        after_return = c == '\r';
    }
    shown
}

/// Joins a half-width sound mark to the kana before it, `ｶﾞ` to `ガ`: the same two columns, but in
/// one scalar, about whose width nobody disagrees. Elsewhere the mark is shown by itself.
fn push_sound_mark(shown: &mut String, mark: char) {
    let kana = shown.pop();
    let mut joined = kana.into_iter().chain([mark]).nfkc();
    match (joined.next(), joined.next()) {
        (Some(voiced), None) if kana.is_some() => shown.push(voiced),
        _ => {
            shown.extend(kana);
            shown.push(if mark == HALF_VOICED { '゛' } else { '゜' });
        }
    }
}

/// Returns what is shown for a C0 control or DEL that is not a line break. There are no pictures of
/// the C1 controls, so these are left to [`replace_scalars`].
fn picture(c: char) -> char {
    match c {
        '\t' => ' ',
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(REPLACEMENT),
        '\u{7F}' => '\u{2421}',
        _ => c,
    }
}

/// Replaces scalars that may not be shown where they stand, and gives lone marks a base.
fn replace_scalars(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut scalars = text.chars().peekable();
    while let Some(c) = scalars.next() {
        if c == '\n' || is_plain(c) {
            kept.push(c);
        } else if is_visible(c) {
            if is_mark(c) && !kept.chars().next_back().is_some_and(carries_marks) {
                kept.push('\u{25CC}');
            }
            kept.push(c);
        } else if belongs(c, &kept, scalars.peek().copied()) {
            kept.push(c);
        } else {
            kept.push(REPLACEMENT);
        }
    }
    kept
}

/// A space is no base: a line may be broken after it, and the mark would lead the next one. The
/// no-break space is the one that the standard names for showing a mark alone.
fn carries_marks(c: char) -> bool {
    c == '\u{A0}' || !c.is_whitespace()
}

/// Cuts clusters that are too long or too wide for a cell and says where with U+FFFD.
fn limit_clusters(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        if cluster == "\n" || fits_a_cell(cluster) {
            kept.push_str(cluster);
        } else if let Some((first, second)) = part_conjunct(cluster) {
            kept.extend([first, "\u{200C}", second]);
        } else {
            kept.push_str(cut_cluster(cluster));
            kept.push(REPLACEMENT);
        }
    }
    kept
}

fn fits_a_cell(cluster: &str) -> bool {
    matches!(cluster_width(cluster), 1 | 2)
        && cluster.len() <= CLUSTER_BYTES
        && (cluster.len() <= CLUSTER_SCALARS || cluster.chars().count() <= CLUSTER_SCALARS)
}

/// Splits an Indic conjunct after its first virama. Written with ZWNJ between the halves it is the
/// same spelling in its unligated form, two clusters instead of one (UAX #29, GB9c): the `lli` of
/// Delhi in Devanagari would otherwise be three columns.
fn part_conjunct(cluster: &str) -> Option<(&str, &str)> {
    let (at, virama) = cluster.char_indices().find(|&(_, c)| is_virama(c))?;
    let (first, second) = cluster.split_at_checked(at.saturating_add(virama.len_utf8()))?;
    let spelled = belongs('\u{200C}', first, second.chars().next());
    (spelled && fits_a_cell(first)).then_some((first, second))
}

/// Returns the longest beginning that fits a cell; nothing when there is none.
fn cut_cluster(cluster: &str) -> &str {
    let ends = cluster.char_indices().map(|(at, c)| at.saturating_add(c.len_utf8()));
    let prefixes = ends.take(CLUSTER_SCALARS).filter_map(|end| cluster.get(..end));
    let longest = prefixes.take_while(|prefix| cluster_width(prefix) <= 2).last();
    let longest = longest.unwrap_or("").trim_end_matches(is_joiner);
    if fits_a_cell(longest) { longest } else { "" }
}

#[cfg(test)]
mod tests;
