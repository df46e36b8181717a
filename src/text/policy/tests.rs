//! Is every string that tries to drive the terminal made harmless, and every honest one left alone?

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;

use proptest::prelude::*;
use unicode_general_category::{GeneralCategory, get_general_category};

use super::*;
use crate::text::width;

#[track_caller]
fn check(original: &str, expected: &str) {
    assert_eq!(display(original, Lines::Multi), expected, "{original:?}");
}

#[track_caller]
fn check_kept(text: &str) {
    check(text, text);
    assert!(is_clean(text), "{text:?} is borrowed");
}

#[test]
fn honest_text_is_left_alone() {
    check_kept("");
    check_kept("Joint press release, 27 May 2024");
    check_kept("한·일·중 정상회의, “공동선언” — 제9차");
    check_kept("日中韓サミット（第９回）、東京ー「宣言」…");
    check_kept("Đà Nẵng, São Tomé, Ōsaka, İzmir, Львів, Αθήνα");
    check_kept("नई दिल, กรุงเทพฯ, القاهرة, ירושלים, თბილისი");
    check_kept("one\ntwo");
    check_kept("👍 👍🏽 👩‍🚀 ❤️‍🔥 🏳️‍🌈 1️⃣ 🇰🇷 ☎︎");
    check_kept("می‌خواهم ශ්‍රී 葛\u{E0100}城");
}

#[test]
fn hangul_of_a_mac_becomes_syllables() {
    check("\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}", "한국");
}

#[test]
fn tabs_and_line_breaks_part_what_they_parted() {
    check("10\t000", "10 000");
    check("a\r\nb\rc\nd\u{85}e\u{2028}f\u{2029}g", "a\nb\nc\nd\ne\nf\ng");
    assert_eq!(display("a\r\n\nb", Lines::Single), "a ⏎  ⏎ b");
}

#[test]
fn no_sequence_survives() {
    check("\x1b[31mred", "␛[31mred");
    check("\x1b]0;owned\x07", "␛]0;owned␇");
    check("\x1bP+q544e\x1b\\", "␛P+q544e␛\\");
    check("\u{9b}10C \u{9d}52;c;? \u{90}", "\u{FFFD}10C \u{FFFD}52;c;? \u{FFFD}");
    check("\0\x08\x0b\x0c\x18\x7f", "␀␈␋␌␘␡");
}

#[test]
fn invisible_scalars_are_made_visible() {
    check("a\u{202E}b\u{2066}c\u{200F}d\u{61C}", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}");
    check("pass\u{200B}word so\u{AD}ft \u{FEFF}", "pass\u{FFFD}word so\u{FFFD}ft \u{FFFD}");
    check("\u{3164}\u{FFA0}\u{2800}\u{34F}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}");
    check("A\u{E0041}\u{E0042}", "A\u{FFFD}\u{FFFD}");
    check("\u{E000}\u{10EEEE}\u{FFFF}\u{378}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}");
}

#[test]
fn joiners_and_selectors_stay_only_where_they_show() {
    check("a\u{200D}b", "a\u{FFFD}b");
    check("👩\u{200D}b", "👩\u{FFFD}b");
    check("می\u{200C} ", "می\u{FFFD} ");
    check("a\u{FE0F}1\u{FE0F}", "a\u{FFFD}1\u{FFFD}");
    check("葛\u{E0100}\u{E0101}", "葛\u{E0100}\u{FFFD}");
}

#[test]
fn a_mark_without_a_base_gets_one() {
    check("\u{301}", "\u{25CC}\u{301}");
    check("a \u{301}b\n\u{302}", "a \u{25CC}\u{301}b\n\u{25CC}\u{302}");
    check("\u{11AB}", "\u{FFFD}");
}

#[test]
fn a_cluster_is_bounded_however_long_it_was() {
    check(
        &format!("A{}!", "\u{316}".repeat(100_000)),
        &format!("A{}\u{FFFD}!", "\u{316}".repeat(7)),
    );
    check(
        &format!("ｶ{}", "\u{3099}".repeat(70_000)),
        &format!("ｶ{}\u{FFFD}", "\u{3099}".repeat(7)),
    );
    check("\u{17D8}", "\u{FFFD}");
}

#[test]
fn half_width_sound_marks_are_joined_to_their_kana() {
    check("ﾊﾞﾙｾﾛﾅ ﾊﾟﾘ", "バﾙｾﾛﾅ パﾘ");
    check("aﾞ ﾞ", "a゛ ゛");
}

#[test]
fn a_conjunct_too_wide_for_a_cell_is_written_out() {
    check("दिल\u{94D}ली", "दिल\u{94D}\u{200C}ली");
    check("स\u{94D}त\u{94D}री", "स\u{94D}\u{200C}त\u{94D}\u{200C}री");
}

#[test]
fn a_message_is_one_line() {
    assert_eq!(message("no such file\n\x1b[2J"), "no such file ⏎ ␛[2J");
    assert_eq!(
        name_of(Path::new(OsStr::from_bytes(b"a\x1b]0;x\x07\xff.json"))),
        "a␛]0;x␇\u{FFFD}.json"
    );
}

/// What must hold of every display copy, whatever it was made from.
#[track_caller]
fn check_invariants(original: &str) {
    let shown = display(original, Lines::Multi);
    assert_eq!(display(&shown, Lines::Multi), shown, "twice is once: {original:?}");
    for cluster in shown.graphemes(true).filter(|&cluster| cluster != "\n") {
        assert!(matches!(width(cluster), 1 | 2), "{cluster:?} of {original:?}");
        assert!(cluster.len() <= 32 && cluster.chars().count() <= 8, "{cluster:?}");
        assert!(!cluster.contains(char::is_control), "{cluster:?} of {original:?}");
    }
    let single = display(original, Lines::Single);
    assert_eq!(display(&single, Lines::Single), single);
    assert!(!single.contains('\n'));
}

#[test]
fn every_scalar_there_is_comes_out_visible() {
    // Planes 4 to 13 are unassigned and 15 and 16 private throughout: a sample of them is enough.
    let sample = ('\u{40000}'..='\u{DFFFF}').chain('\u{E1000}'..=char::MAX).step_by(251);
    for c in ('\0'..='\u{3FFFF}').chain('\u{E0000}'..='\u{E0FFF}').chain(sample) {
        let original: String = ['A', c, 'B'].iter().collect();
        let shown = display(&original, Lines::Single);
        let refused = shown.chars().find(|&c| {
            use GeneralCategory::{Control, Format, PrivateUse, Unassigned};
            matches!(get_general_category(c), Control | Format | PrivateUse | Unassigned)
        });
        assert_eq!(refused, None, "U+{:04X}", u32::from(c));
        assert!(matches!(width(&shown), 2..=5), "U+{:04X}: {shown:?}", u32::from(c));
        if is_plain(c) {
            assert_eq!(clean(&original, Lines::Single), original, "plain U+{:04X}", u32::from(c));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_text_comes_out_harmless(text in any::<String>()) {
        check_invariants(&text);
    }

    #[test]
    fn hostile_text_comes_out_harmless(
        text in "[ab \n\r\t\u{1b}\u{9b}\u{7f}\u{ad}\u{200b}-\u{200f}\u{202e}\u{2066}\u{300}-\u{310}\u{fe0e}\u{fe0f}\u{e0100}\u{e0041}👩🚀❤🏽🇰🇷#\u{20e3}\u{600}مي\u{94d}\u{930}\u{938}\u{924}\u{1112}\u{1161}\u{11ab}\u{d4e}\u{ff9e}ｶ葛한\u{17d8}\u{3164}]{0,40}"
    ) {
        check_invariants(&text);
    }
}
