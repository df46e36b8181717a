//! May this scalar be shown, and does it need its neighbours for that?
//!
//! Categories are those of the Unicode Character Database (UAX #44), version 16.

use unicode_general_category::{GeneralCategory as Category, get_general_category as category};
use unicode_normalization::char::canonical_combining_class;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthChar as _;

/// What stands for everything that must not be shown.
pub(super) const REPLACEMENT: char = '\u{FFFD}';

/// ZERO WIDTH JOINER: builds emoji, and joins letters of cursive scripts.
const ZWJ: char = '\u{200D}';
/// ZERO WIDTH NON-JOINER: parts letters of cursive scripts.
const ZWNJ: char = '\u{200C}';

/// Returns whether a scalar can be shown beside any other of its kind with nothing to check.
///
/// A subset of what is allowed, chosen so that it covers ordinary English, Korean and Japanese:
/// visible, its own grapheme cluster, one or two columns, unchanged by NFC whatever of this set
/// stands around it.
pub(super) const fn is_plain(c: char) -> bool {
    matches!(c,
        ' '..='~'
        | '\u{AC00}'..='\u{D7A3}'   // Hangul syllables
        | '\u{4E00}'..='\u{9FFF}'   // Kanji, Hanja
        | '\u{3041}'..='\u{3096}'   // Hiragana
        | '\u{30A0}'..='\u{30FF}'   // Katakana
        | '\u{3000}'..='\u{3020}'   // ideographic space, brackets, 、。
        | '\u{FF01}'..='\u{FF60}'   // full-width forms
        | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{24F}' // Latin, without the soft hyphen
        | '\u{3131}'..='\u{3163}'   // compatibility jamo, without the filler
        | '\u{391}'..='\u{3A1}' | '\u{3A3}'..='\u{3E1}' // Greek
        | '\u{400}'..='\u{481}'     // Cyrillic
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' // dashes, quotes, …
        | '\u{20A0}'..='\u{20BF}'   // currency
        | '\u{2190}'..='\u{21FF}'   // arrows
        | '\u{2400}'..='\u{2426}'   // control pictures
        | '\u{2460}'..='\u{24E9}'   // circled numbers
        | '\u{2500}'..='\u{25FF}'   // lines, blocks, shapes
        | '\u{FFFD}')
}

/// Returns whether a scalar may be shown wherever it stands; those that may be shown only in
/// some places (joiners, variation selectors) are not among them.
pub(super) fn is_visible(c: char) -> bool {
    let refused = matches!(
        category(c),
        Category::Control
            | Category::Format
            | Category::LineSeparator
            | Category::ParagraphSeparator
            | Category::PrivateUse
            | Category::Surrogate
            | Category::Unassigned
    );
    !refused && !is_selector(c) && !is_blank_letter(c)
}

/// Returns whether a scalar combines with what stands before it (`General_Category` M).
pub(super) fn is_mark(c: char) -> bool {
    matches!(
        category(c),
        Category::NonspacingMark | Category::SpacingMark | Category::EnclosingMark
    )
}

/// Returns whether a joiner or a variation selector changes what a reader sees when it stands
/// after `before`, which has been kept, and before `next`.
pub(super) fn belongs(c: char, before: &str, next: Option<char>) -> bool {
    let previous = before.chars().next_back();
    match c {
        ZWJ if joins_emoji(before, next) => true,
        ZWJ | ZWNJ => previous.is_some_and(is_cursive) && next.is_some_and(is_cursive),
        // Emoji presentation (UTS #51): of a pictograph, or of the digit of a keycap.
        '\u{FE0F}' => {
            let keycap = |c| matches!(c, '0'..='9' | '#' | '*') && next == Some('\u{20E3}');
            previous.is_some_and(|c| keycap(c) || is_pictograph(c))
        }
        // Text presentation, where it does not change the width.
        '\u{FE0E}' => previous.is_some_and(|c| is_pictograph(c) && c.width() == Some(1)),
        // The shape of an ideograph, as Japanese names need it (UTS #37).
        '\u{FE00}'..='\u{FE02}' | '\u{E0100}'..='\u{E01EF}' => previous.is_some_and(is_ideograph),
        _ => false,
    }
}

/// Returns whether a scalar joins or parts its neighbours and is itself invisible.
pub(super) const fn is_joiner(c: char) -> bool {
    matches!(c, ZWJ | ZWNJ)
}

/// Returns whether a mark takes the vowel from a consonant and joins it to the next one
/// (`Canonical_Combining_Class` 9).
pub(super) fn is_virama(c: char) -> bool {
    canonical_combining_class(c) == 9
}

const fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Letters, marks and symbols that draw nothing although their category says otherwise.
const fn is_blank_letter(c: char) -> bool {
    matches!(
        c,
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' // Hangul fillers
        | '\u{2800}'                                      // braille blank
        | '\u{34F}'                                       // combining grapheme joiner
        | '\u{17B4}' | '\u{17B5}'                         // Khmer inherent vowels
        | '\u{180B}'
            ..='\u{180F}'                         // Mongolian selectors
        | '\u{1D159}'                                     // null notehead
        | '\u{16FE4}'
    ) // Khitan filler
}

fn joins_emoji(before: &str, next: Option<char>) -> bool {
    let base = before.chars().rev().find(|c| !matches!(c, '\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}'));
    base.is_some_and(is_pictograph) && next.is_some_and(|c| is_visible(c) && is_pictograph(c))
}

/// `Extended_Pictographic` (UTS #51), asked of the segmentation rules: only between two pictographs
/// does a joiner hold a cluster together (UAX #29, GB11).
fn is_pictograph(c: char) -> bool {
    let pair: String = [c, ZWJ, '\u{2764}'].iter().collect();
    !c.is_ascii() && pair.graphemes(true).count() == 1
}

const fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// Letters and marks of the scripts whose spelling needs joiners: Arabic, Syriac, `NKo`, the Indic
/// scripts, Tibetan, Myanmar, Khmer, Mongolian.
fn is_cursive(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{7FF}' | '\u{860}'..='\u{DFF}' | '\u{F00}'..='\u{109F}'
        | '\u{1780}'..='\u{18AF}')
        && is_visible(c)
        && (c.is_alphabetic() || is_mark(c))
}
