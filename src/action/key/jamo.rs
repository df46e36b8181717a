//! Which QWERTY keys does a Korean typist strike for a character?
//!
//! The two-set layout (KS X 5002) puts one jamo on each key; the input method composes them. The
//! tables below undo that, in the order of the Unicode blocks.

/// Initial consonants, U+1100 to U+1112.
const INITIALS: [&str; 19] =
    ["r", "R", "s", "e", "E", "f", "a", "q", "Q", "t", "T", "d", "w", "W", "c", "z", "x", "v", "g"];

/// Vowels, U+1161 to U+1175 and U+314F to U+3163.
const VOWELS: [&str; 21] = [
    "k", "o", "i", "O", "j", "p", "u", "P", "h", "hk", "ho", "hl", "y", "n", "nj", "np", "nl", "b",
    "m", "ml", "l",
];

/// Final consonants, U+11A8 to U+11C2.
const FINALS: [&str; 27] = [
    "r", "R", "rt", "s", "sw", "sg", "e", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg", "a", "q",
    "qt", "t", "T", "d", "w", "c", "z", "x", "v", "g",
];

/// Consonants by themselves, U+3131 to U+314E.
const CONSONANTS: [&str; 30] = [
    "r", "R", "rt", "s", "sw", "sg", "e", "E", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg", "a",
    "q", "Q", "qt", "t", "T", "d", "w", "W", "c", "z", "x", "v", "g",
];

/// The vowels and the finals (none included) that a syllable block has for each initial.
const PER_INITIAL: u32 = 21 * 28;

/// Returns the characters on the keys struck for `c`; `c` itself when no input method made it.
pub(super) fn struck(c: char) -> impl Iterator<Item = char> {
    let keys = match c {
        '\u{AC00}'..='\u{D7A3}' => syllable(u32::from(c).saturating_sub(0xAC00)),
        '\u{3131}'..='\u{314E}' => [Some(after(&CONSONANTS, c, '\u{3131}')), None, None],
        '\u{314F}'..='\u{3163}' => [Some(after(&VOWELS, c, '\u{314F}')), None, None],
        '\u{1100}'..='\u{1112}' => [Some(after(&INITIALS, c, '\u{1100}')), None, None],
        '\u{1161}'..='\u{1175}' => [Some(after(&VOWELS, c, '\u{1161}')), None, None],
        '\u{11A8}'..='\u{11C2}' => [Some(after(&FINALS, c, '\u{11A8}')), None, None],
        _ => [None; 3],
    };
    let itself = keys.iter().all(Option::is_none).then(|| half_width(c));
    keys.into_iter().flatten().flat_map(str::chars).chain(itself)
}

/// The arithmetic of the Unicode Standard, section 3.12, from the index of a Hangul syllable.
fn syllable(index: u32) -> [Option<&'static str>; 3] {
    let rest = index % PER_INITIAL;
    [
        at(&INITIALS, index / PER_INITIAL),
        at(&VOWELS, rest / 28),
        (rest % 28).checked_sub(1).and_then(|last| at(&FINALS, last)),
    ]
}

fn after(table: &'static [&'static str], c: char, first: char) -> &'static str {
    at(table, u32::from(c).saturating_sub(u32::from(first))).unwrap_or("")
}

fn at(table: &'static [&'static str], index: u32) -> Option<&'static str> {
    table.get(usize::try_from(index).ok()?).copied()
}

/// Full-width ASCII, U+FF01 to U+FF5E, in its usual width, and the ideographic space as a space.
fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c).saturating_sub(0xFEE0)).unwrap_or(c),
        _ => c,
    }
}
