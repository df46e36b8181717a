//! Which encoding may bytes have that are not UTF-8? Only what East Asian spreadsheets still write
//! is looked for; anything else would be a guess that is wrong too often.

use encoding_rs::{EUC_KR, SHIFT_JIS};

/// How many bytes are looked at.
const SAMPLE: usize = 1 << 20;

/// Returns the label of the encoding that the bytes around the first wrong one read well as.
pub(super) fn encoding(bytes: &[u8], wrong: usize) -> Option<&'static str> {
    let before = bytes.get(..wrong).unwrap_or_default();
    let from = memchr::memrchr(b'\n', before).map_or(0, |it| it + 1);
    let rest = bytes.get(from..).unwrap_or_default();
    let sample = match rest.get(..SAMPLE) {
        // A letter must not be cut in two.
        Some(cut) => cut.get(..memchr::memrchr(b'\n', cut)?).unwrap_or_default(),
        None => rest,
    };
    let reads_as = |encoding: &'static encoding_rs::Encoding| {
        encoding.decode_without_bom_handling_and_without_replacement(sample).is_some()
    };
    let (pairs, kana) = letters(sample);
    if kana && reads_as(SHIFT_JIS) {
        return Some("shift_jis");
    }
    if pairs && reads_as(EUC_KR) {
        return Some("euc-kr");
    }
    (pairs && reads_as(SHIFT_JIS)).then_some("shift_jis")
}

/// Tells whether two letters of two bytes follow each other somewhere, as in every word of Korean
/// and most of Japanese but in hardly any of a European language, and whether there are kana as
/// Shift_JIS has them, whose first byte no common letter of EUC-KR has.
fn letters(sample: &[u8]) -> (bool, bool) {
    let (mut run, mut pairs, mut kana) = (0, false, false);
    let mut bytes = sample.iter().copied().peekable();
    while let Some(first) = bytes.next() {
        let Some(second) = bytes.next_if(|it| first >= 0x80 && *it >= 0x40) else {
            run = 0;
            continue;
        };
        run += 1;
        pairs |= run > 1;
        kana |= matches!((first, second), (0x82, 0x9F..=0xF1) | (0x83, 0x40..=0x96));
    }
    (pairs, kana)
}
