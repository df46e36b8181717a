//! Which encoding may bytes have that are not UTF-8? Only what East Asian spreadsheets still write
//! is looked for; anything else would be a guess that is wrong too often.

use std::ops::RangeInclusive;

use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GBK, SHIFT_JIS};

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
    let reads_as = |encoding: &'static Encoding| {
        encoding.decode_without_bom_handling_and_without_replacement(sample)
    };
    let (pairs, kana) = letters(sample);
    if kana && reads_as(SHIFT_JIS).is_some() {
        return Some("shift_jis");
    }
    if !pairs {
        return None;
    }
    let most = |encoding, is: fn(char) -> bool| {
        reads_as(encoding).is_some_and(|it| {
            let all = || it.chars().filter(|it| !it.is_ascii());
            all().filter(|it| is(*it)).count() * 5 > all().count() * 4
        })
    };
    let none =
        |encoding, is: fn(char) -> bool| reads_as(encoding).is_some_and(|it| !it.contains(is));
    // Chinese read as Korean is half Hangul, and read as Shift_JIS half of it is narrow kana.
    if most(EUC_KR, |it| matches!(it, '가'..='힣' | '\u{3000}'..='\u{303F}')) {
        return Some("euc-kr");
    }
    if none(SHIFT_JIS, |it| matches!(it, '\u{FF61}'..='\u{FF9F}')) {
        return Some("shift_jis");
    }
    // Two more read as Chinese: Japanese has kana, and in what is none of them letters are rare.
    if reads_as(EUC_JP).is_some_and(|it| it.contains(|it: char| matches!(it, 'ぁ'..='ん'))) {
        return Some("euc-jp");
    }
    if sample.iter().all(|it| !(0x80..0xA1).contains(it)) && most(GBK, is_ideograph) {
        let common = pairs_within(sample, 0xB0..=0xD7, 0xA1..=0xFE);
        if common {
            return Some("gbk");
        }
    }
    if most(BIG5, is_ideograph) {
        return Some("big5");
    }
    most(GBK, is_ideograph).then_some("gbk")
}

const fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{4E00}'..='\u{9FFF}' | '\u{3000}'..='\u{303F}')
}

/// Tells whether most letters of two bytes are of these ranges: those of the common letters of
/// GB 2312, which has each of its bytes above 0xA0.
fn pairs_within(sample: &[u8], first: RangeInclusive<u8>, second: RangeInclusive<u8>) -> bool {
    let (mut all, mut within) = (0_usize, 0_usize);
    let mut bytes = sample.iter();
    while let Some(one) = bytes.next() {
        if *one < 0x80 {
            continue;
        }
        let Some(two) = bytes.next() else { break };
        all += 1;
        within += usize::from(first.contains(one) && second.contains(two));
    }
    within * 5 > all * 4
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
