//! Which texts does a search take for the same, and where in the shown text is the hit?

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

/// Returns the form of `text` in which searches compare.
///
/// Lower case, without width differences (NFKC: `Ｇ２０` is `g20`), without the diacritics of Latin
/// letters (`São` is `sao`), without joiners and variation selectors (`葛󠄀` is `葛`). Hangul stays
/// in syllables and kana keep their voicing marks, because these are letters, not decoration.
///
/// Folding is done cluster by cluster, so a hit can be traced back to what is on screen.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        fold_cluster(cluster, &mut folded);
    }
    folded
}

/// Returns the bytes of `haystack` that hold the first match of `needle`, a text that went through
/// [`fold`]; always whole grapheme clusters, so the range can be highlighted.
///
/// `None` when there is no match or nothing to look for.
pub fn folded_find(haystack: &str, needle: &str) -> Option<Range<usize>> {
    if needle.is_empty() {
        return None;
    }
    let start = fold(haystack).find(needle)?;
    let end = start.saturating_add(needle.len());
    let mut found = None;
    let mut folded = String::new();
    for (at, cluster) in haystack.grapheme_indices(true) {
        fold_cluster(cluster, &mut folded);
        if folded.len() > start && found.is_none() {
            found = Some(at);
        }
        if folded.len() >= end {
            return found.map(|from| from..at.saturating_add(cluster.len()));
        }
    }
    None
}

fn fold_cluster(cluster: &str, folded: &mut String) {
    let mut after_latin = false;
    let letters = cluster.chars().flat_map(decompose).filter(move |&c| {
        let decoration = after_latin && matches!(c, '\u{300}'..='\u{36F}');
        after_latin = decoration || c.is_ascii_alphabetic();
        !decoration && !is_ignorable(c)
    });
    folded.extend(letters.flat_map(char::to_lowercase).nfc());
}

/// Compatibility decomposition, except of the jamo one types one by one: they would turn into
/// conjoining ones and no longer be found by themselves.
fn decompose(c: char) -> impl Iterator<Item = char> {
    let keep = matches!(c, '\u{3131}'..='\u{318E}');
    let whole = keep.then_some(c).into_iter();
    whole.chain((!keep).then_some(c).into_iter().nfkd())
}

/// Scalars that choose a glyph but spell nothing.
const fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(fold(text), expected, "{text:?}");
    }

    #[track_caller]
    fn check_hit(haystack: &str, needle: &str, expected: Option<&str>) {
        let hit = folded_find(haystack, &fold(needle));
        assert_eq!(
            hit.and_then(|range| haystack.get(range)),
            expected,
            "{needle:?} in {haystack:?}"
        );
    }

    #[test]
    fn spelling_variants_are_one() {
        check("Seoul G20", "seoul g20");
        check("Ｇ２０", "g20");
        check("São Tomé, Ōsaka, İzmir", "sao tome, osaka, izmir");
        check("\u{1112}\u{1161}\u{11AB}국", "한국");
        check("ﾊﾞﾙｾﾛﾅ", "バルセロナ");
        check("ガ", "ガ");
        check("Йод, Ё", "йод, ё");
        check("葛\u{E0100}城", "葛城");
        check("ㅎㅏㄴ", "ㅎㅏㄴ");
    }

    #[test]
    fn a_hit_is_what_stands_on_screen() {
        check_hit("in São Tomé", "sao", Some("São"));
        check_hit("日中韓サミット（Ｇ２０）", "g20", Some("Ｇ２０"));
        check_hit("제9차 한일중 정상회의", "한일중", Some("한일중"));
        check_hit("10㌔先", "キ", Some("㌔"));
        check_hit("Seoul", "tokyo", None);
        check_hit("Seoul", "", None);
    }

    proptest! {
        #[test]
        fn a_hit_holds_the_needle(
            haystack in "[a-cÀ-ÿ가-힣ァ-ヶｦ-ﾟ！-～\u{300}-\u{305}]{0,30}|\\PC{0,30}",
            from in 0_usize..30,
            length in 1_usize..5,
        ) {
            let clusters: Vec<&str> = haystack.graphemes(true).skip(from).take(length).collect();
            let needle = fold(&clusters.concat());
            if let Some(hit) = folded_find(&haystack, &needle) {
                prop_assert!(fold(haystack.get(hit).unwrap()).contains(&needle));
            } else {
                prop_assert!(needle.is_empty() || !fold(&haystack).contains(&needle));
            }
        }
    }
}
