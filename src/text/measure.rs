//! How many columns does a string take, and how much of it fits?

use std::borrow::Cow;
use std::collections::BTreeMap;

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use super::scalar::is_plain;

/// Returns the columns that ratatui gives to `text`.
///
/// The sum over grapheme clusters, because cells hold clusters: a ligature such as lam-alef, which
/// is one column when measured as a whole, still takes two cells. Clusters that hold a control
/// character count nothing, because ratatui does not draw them.
pub fn width(text: &str) -> usize {
    if is_simple(text) {
        return text.chars().map(columns_of).sum();
    }
    text.graphemes(true).map(cluster_width).sum()
}

/// Tells whether each scalar is a cluster of its own, of one column or two: nearly every text, and
/// one that need not be cut into clusters, which takes ten times as long as reading it.
pub(super) fn is_simple(text: &str) -> bool {
    text.chars().all(is_plain)
}

/// Tells whether each scalar is a cluster of its own, of one column.
pub fn is_narrow(text: &str) -> bool {
    text.chars().all(|c| is_plain(c) && columns_of(c) == 1)
}

/// Returns the columns of a scalar of a simple text.
fn columns_of(c: char) -> usize {
    if c.is_ascii() { 1 } else { c.width().unwrap_or(0) }
}

/// Cuts `text` to at most `columns` columns, at a cluster, and ends it with `ellipsis` when
/// something was cut.
///
/// The ellipsis belongs to the symbol set (`…` or `..`). When it is itself too wide, as much of
/// it is returned as fits. Reads no further into `text` than it has to.
pub fn fit<'a>(text: &'a str, columns: usize, ellipsis: &str) -> Cow<'a, str> {
    let (whole, rest) = split(text, columns);
    if rest.is_empty() {
        return Cow::Borrowed(whole);
    }
    let (ellipsis, _) = split(ellipsis, columns);
    let (kept, _) = split(whole, columns.saturating_sub(width(ellipsis)));
    Cow::Owned(format!("{}{ellipsis}", kept.trim_end()))
}

/// Cuts as [`fit`] does, but keeps the end, after the ellipsis. Reads no further back into `text`
/// than it has to.
pub fn fit_end<'a>(text: &'a str, columns: usize, ellipsis: &str) -> Cow<'a, str> {
    if split(text, columns).1.is_empty() {
        return Cow::Borrowed(text);
    }
    let (ellipsis, _) = split(ellipsis, columns);
    let room = columns.saturating_sub(width(ellipsis));
    let mut used = 0;
    let kept = text.char_indices().rev().take_while(|(_, c)| {
        used += columns_of(*c);
        used <= room
    });
    // A mark that stood over what was cut must not stand over the ellipsis.
    let from = kept.filter(|(_, c)| columns_of(*c) > 0).last().map_or(text.len(), |(at, _)| at);
    let kept = text.get(from..).unwrap_or_default();
    Cow::Owned(format!("{ellipsis}{}", kept.trim_start()))
}

/// Cuts each of some names as [`fit`] does, but keeps the end of those that would come out the same
/// as a different one.
pub fn fit_apart(names: &[String], columns: usize, ellipsis: &str) -> Vec<String> {
    let cut = |it: &'_ String| fit(it, columns, ellipsis).into_owned();
    let mut first: BTreeMap<String, (&str, bool)> = BTreeMap::new();
    for name in names {
        let (other, shared) = first.entry(cut(name)).or_insert((name, false));
        *shared |= *other != name.as_str();
    }
    let told = names.iter().map(|name| {
        let cut = cut(name);
        let shared = first.get(&cut).is_some_and(|it| it.1);
        if shared { fit_end(name, columns, ellipsis).into_owned() } else { cut }
    });
    told.collect()
}

/// Appends spaces until `text` takes `columns` columns; a longer text is returned as it is.
pub fn pad_end(text: &str, columns: usize) -> String {
    let mut padded = text.to_owned();
    padded.extend(std::iter::repeat_n(' ', columns.saturating_sub(width(text))));
    padded
}

/// Puts spaces before `text` until it takes `columns` columns; a longer text is returned as it is.
pub fn pad_start(text: &str, columns: usize) -> String {
    let mut padded = " ".repeat(columns.saturating_sub(width(text)));
    padded.push_str(text);
    padded
}

/// Splits `text` at the last cluster boundary that leaves at most `columns` columns in front.
pub(super) fn split(text: &str, columns: usize) -> (&str, &str) {
    // What the columns have room for, and one scalar more, says whether to look for clusters.
    let reach = text.char_indices().nth(columns.saturating_add(1)).map_or(text.len(), |(at, _)| at);
    if text.get(..reach).is_some_and(is_simple) {
        let widths = text.char_indices().map(|(at, c)| (at, columns_of(c)));
        return split_before(text, columns, widths);
    }
    let clusters = text.grapheme_indices(true);
    split_before(text, columns, clusters.map(|(at, cluster)| (at, cluster_width(cluster))))
}

/// Splits before the first piece that has no room; pieces are given by where they begin and how
/// many columns they take.
fn split_before(
    text: &str,
    columns: usize,
    pieces: impl Iterator<Item = (usize, usize)>,
) -> (&str, &str) {
    let mut used = 0_usize;
    for (at, width) in pieces {
        used = used.saturating_add(width);
        if used > columns {
            return text.split_at_checked(at).unwrap_or((text, ""));
        }
    }
    (text, "")
}

/// Returns the columns of one grapheme cluster.
///
/// The half-width sound marks U+FF9E and U+FF9F count twice, because ratatui adds a column for
/// each that `unicode-width` has counted already. [`display`](super::display) leaves none.
pub(super) fn cluster_width(cluster: &str) -> usize {
    if cluster.contains(char::is_control) {
        return 0;
    }
    let marks = cluster.chars().filter(|c| matches!(c, '\u{FF9E}' | '\u{FF9F}')).count();
    cluster.width().saturating_add(marks)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    #[test]
    fn names_that_begin_alike_are_told_apart_by_their_ends() {
        let names = ["Talks 11", "Talks 12", "Meeting", "Hague"].map(str::to_owned);
        assert_eq!(fit_apart(&names, 6, "…"), ["…ks 11", "…ks 12", "Meeti…", "Hague"]);
        let same = ["Talks on it", "Talks on it"].map(str::to_owned);
        assert_eq!(fit_apart(&same, 6, "…"), ["Talks…", "Talks…"]);
        assert_eq!(fit_end("한미 회의 7차", 6, "…"), "…7차");
        assert_eq!((fit_end("abc", 3, "…"), fit_end("abcd", 0, "…")), ("abc".into(), "".into()));
        assert_eq!(fit_end("abce\u{301}", 2, "…"), "…e\u{301}");
        assert_eq!(fit_end("abc\u{301}d", 2, "…"), "…d");
    }

    #[track_caller]
    fn check_fit(text: &str, columns: usize, expected: &str) {
        assert_eq!(fit(text, columns, "…"), expected, "{text:?} in {columns}");
    }

    #[test]
    fn a_text_that_fits_is_not_touched() {
        check_fit("Seoul", 5, "Seoul");
        check_fit("서울", 4, "서울");
        check_fit("", 0, "");
    }

    #[test]
    fn a_wide_glyph_is_never_cut_in_half() {
        check_fit("Seoul", 4, "Seo…");
        check_fit("서울시", 4, "서…");
        check_fit("서울시", 5, "서울…");
        check_fit("서울", 1, "…");
        check_fit("서울", 0, "");
        check_fit("in Seoul", 4, "in…");
        assert_eq!(fit("Washington", 6, ".."), "Wash..");
        assert_eq!(fit("Washington", 1, ".."), ".");
    }

    #[test]
    fn padding_counts_columns() {
        assert_eq!(pad_end("서울", 6), "서울  ");
        assert_eq!(pad_start("東京", 5), " 東京");
        assert_eq!(pad_end("東京", 2), "東京");
    }

    #[test]
    fn hangul_sound_marks_and_ligatures_count_as_drawn() {
        assert_eq!(width("한국"), 4);
        assert_eq!(width("\u{1112}\u{1161}\u{11AB}"), 2);
        assert_eq!(width("لا"), 2);
        assert_eq!(width("👩‍🚀"), 2);
        assert_eq!(width("a\x1b\nb"), 2);
    }

    /// The columns ratatui's buffer moves on by when it draws the string.
    fn drawn(text: &str) -> usize {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 1000, 1));
        usize::from(buffer.set_string_width(text))
    }

    trait Drawn {
        fn set_string_width(&mut self, text: &str) -> u16;
    }

    impl Drawn for Buffer {
        fn set_string_width(&mut self, text: &str) -> u16 {
            self.set_stringn(0, 0, text, usize::MAX, Style::new()).0
        }
    }

    proptest! {
        #[test]
        fn columns_are_those_of_the_buffer(text in "\\PC{0,40}|[가-힣一-龠ﾞｶa-z\u{301}]{0,40}") {
            prop_assert_eq!(width(&text), drawn(&text));
        }

        #[test]
        fn a_narrow_text_has_a_column_for_each_scalar(text in "[a-zé ─-◿가-나ｦ-ﾟ\u{301}]{0,9}") {
            let clusters = text.graphemes(true).count();
            let is_narrow = drawn(&text) == clusters && clusters == text.chars().count();
            prop_assert!(is_narrow || !super::is_narrow(&text));
        }

        #[test]
        fn a_split_leaves_whole_clusters_that_fit(
            text in "[a-e漢─\u{301}\u{FE0F}]{0,12}", columns in 0_usize..8
        ) {
            let (kept, rest) = split(&text, columns);
            let whole = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]);
            let longest = whole.filter(|at| drawn(text.get(..*at).unwrap()) <= columns).max();
            prop_assert_eq!((Some(kept.len()), kept.len() + rest.len()), (longest, text.len()));
        }

        #[test]
        fn a_fitted_text_fits(text in "\\PC{0,60}", columns in 0_usize..80) {
            let fitted = fit(&text, columns, "…");
            prop_assert!(width(&fitted) <= columns, "{:?}", fitted);
            if width(&text) > columns && columns > 0 {
                prop_assert!(fitted.ends_with('…'));
            }
        }
    }
}
