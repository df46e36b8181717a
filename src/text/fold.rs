//! Which texts does a search take for the same, and where in the shown text are the hits?

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

/// Whether capital letters are told from small ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Case {
    /// They are the same.
    #[default]
    Any,
    /// They differ.
    Kept,
}

/// Returns the form of `text` in which searches compare.
///
/// Lower case, without width differences (NFKC: `Ｇ２０` is `g20`), without the diacritics of Latin
/// letters (`São` is `sao`), without joiners and variation selectors (`葛󠄀` is `葛`). Hangul stays
/// in syllables and kana keep their voicing marks, because these are letters, not decoration.
///
/// Folding is done cluster by cluster, so a hit can be traced back to what is on screen.
pub fn fold(text: &str) -> String {
    fold_as(text, Case::Any)
}

/// Returns the form of `text` in which searches compare that take capital letters as `case` says.
pub fn fold_as(text: &str, case: Case) -> String {
    if text.is_ascii() {
        return match case {
            Case::Any => text.to_ascii_lowercase(),
            Case::Kept => text.to_owned(),
        };
    }
    let mut folded = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        fold_cluster(cluster, case, &mut folded);
    }
    folded
}

/// Returns the bytes of `text` that hold each match of `needle`, a text that went through
/// [`fold_as`] with the same `case`: whole grapheme clusters, first to last, so that they can be
/// marked. Matches that share a cluster are one. Nothing to look for is nowhere.
pub fn folded_ranges(text: &str, needle: &str, case: Case) -> Vec<Range<usize>> {
    if needle.is_empty() {
        return Vec::new();
    }
    let folded = fold_as(text, case);
    let mut clusters = Clusters::new(text, case);
    let mut found: Vec<Range<usize>> = Vec::new();
    for (start, hit) in folded.match_indices(needle) {
        let Some(first) = clusters.holding(start) else { break };
        let last = clusters.holding(start.saturating_add(hit.len()) - 1);
        let range = first.start..last.map_or(text.len(), |it| it.end);
        match found.last_mut() {
            Some(before) if range.start < before.end => before.end = range.end,
            _ => found.push(range),
        }
    }
    found
}

/// A letter of a folded text, and the bytes of the cluster that it comes from.
pub(super) type Letter = (char, Range<usize>);

/// Returns the letters of what `text` folds to, and the bytes of the cluster that each comes from.
pub(super) fn folded_letters(text: &str, case: Case) -> Vec<Letter> {
    let mut letters = Vec::new();
    for (start, cluster) in text.grapheme_indices(true) {
        let mut folded = String::new();
        fold_cluster(cluster, case, &mut folded);
        let range = start..start.saturating_add(cluster.len());
        letters.extend(folded.chars().map(|it| (it, range.clone())));
    }
    letters
}

/// A walk over the clusters of a text, beside the text that they fold to.
struct Clusters<'a> {
    rest: unicode_segmentation::GraphemeIndices<'a>,
    case: Case,
    /// The cluster that was seen last.
    last: Range<usize>,
    folded: String,
}

impl<'a> Clusters<'a> {
    fn new(text: &'a str, case: Case) -> Self {
        Self { rest: text.grapheme_indices(true), case, last: 0..0, folded: String::new() }
    }

    /// Returns the cluster that byte `at` of the folded text comes from; never goes back.
    fn holding(&mut self, at: usize) -> Option<Range<usize>> {
        while self.folded.len() <= at {
            let (start, cluster) = self.rest.next()?;
            fold_cluster(cluster, self.case, &mut self.folded);
            self.last = start..start.saturating_add(cluster.len());
        }
        Some(self.last.clone())
    }
}

fn fold_cluster(cluster: &str, case: Case, folded: &mut String) {
    let mut after_latin = false;
    let letters = cluster.chars().flat_map(decompose).filter(move |&c| {
        let decoration = after_latin && matches!(c, '\u{300}'..='\u{36F}');
        after_latin = decoration || c.is_ascii_alphabetic();
        !decoration && !is_ignorable(c)
    });
    match case {
        Case::Any => folded.extend(letters.flat_map(char::to_lowercase).nfc()),
        Case::Kept => folded.extend(letters.nfc()),
    }
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
    fn check_hits(text: &str, needle: &str, case: Case, expected: &[&str]) {
        let ranges = folded_ranges(text, &fold_as(needle, case), case);
        let hits: Vec<&str> = ranges.into_iter().map(|it| text.get(it).unwrap()).collect();
        assert_eq!(hits, expected, "{needle:?} in {text:?}");
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
    fn hits_are_what_stands_on_screen() {
        let any = |text, needle, expected| check_hits(text, needle, Case::Any, expected);
        any("in São Tomé", "sao", &["São"]);
        any("日中韓サミット（Ｇ２０）", "g20", &["Ｇ２０"]);
        any("제9차 한일중 정상회의", "한일중", &["한일중"]);
        any("한국과 한국", "\u{1112}\u{1161}\u{11AB}국", &["한국", "한국"]);
        any("\u{1112}\u{1161}\u{11AB}국", "한국", &["\u{1112}\u{1161}\u{11AB}국"]);
        any("Heist after heist", "HEIST", &["Heist", "heist"]);
        any("10㌔先", "キ", &["㌔"]);
        any("㌔㌔", "ロキ", &["㌔㌔"]);
        any("㌔㌔㌔", "ロキ", &["㌔㌔㌔"]);
        any("Seoul", "tokyo", &[]);
        any("Seoul", "", &[]);
    }

    #[test]
    fn capitals_count_where_they_are_asked_for() {
        let kept = |text, needle, expected| check_hits(text, needle, Case::Kept, expected);
        kept("US and us, Ｕ.S.", "US", &["US"]);
        kept("ＵＳ", "US", &["ＵＳ"]);
        kept("São, são", "São", &["São"]);
        kept("Йод", "йод", &[]);
        kept("\u{1112}\u{1161}\u{11AB}", "한", &["\u{1112}\u{1161}\u{11AB}"]);
    }

    proptest! {
        #[test]
        fn a_hit_holds_the_needle_and_none_is_missed(
            text in "[a-cA-CÀ-ÿ가-힣ァ-ヶｦ-ﾟ！-～㌀-㌗\u{300}-\u{305}\u{1100}-\u{11FF}]{0,30}|\\PC{0,30}",
            from in 0_usize..30,
            length in 1_usize..5,
            kept in any::<bool>(),
        ) {
            let case = if kept { Case::Kept } else { Case::Any };
            let clusters: Vec<&str> = text.graphemes(true).skip(from).take(length).collect();
            let needle = fold_as(&clusters.concat(), case);
            let hits = folded_ranges(&text, &needle, case);
            prop_assert_eq!(hits.is_empty(), needle.is_empty() || !fold_as(&text, case).contains(&needle));
            prop_assert!(hits.windows(2).all(|it| it[0].end <= it[1].start));
            for hit in hits {
                prop_assert!(fold_as(text.get(hit).unwrap(), case).contains(&needle));
            }
        }
    }
}
