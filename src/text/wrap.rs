//! Where may a line end, so that a text fits a pane of so many columns?
//!
//! Break opportunities are those of UAX #14, so Japanese never starts a line with `、` or `」`, and
//! the width is counted in columns. A word longer than a line is broken between clusters.

use std::iter::Peekable;

use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation as _;

use super::measure::{cluster_width, fit, is_simple, split, width};

/// Breaks `text` into lines of at most `columns` columns without trailing spaces.
///
/// Every `\n` ends a line. In a single column a wide glyph is shown as U+FFFD, as it has no room;
/// in no column there is no line.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    wrap_until(text, columns, usize::MAX)
}

/// Breaks `text` like [`wrap`], but into at most `lines` lines; the last one ends with `ellipsis`
/// when there is more text. Reads no further into `text` than it has to.
pub fn wrap_at_most(text: &str, columns: usize, lines: usize, ellipsis: &str) -> Vec<String> {
    let mut wrapped = wrap_until(text.trim_end(), columns, lines.saturating_add(1));
    if wrapped.len() > lines {
        wrapped.truncate(lines);
        if let Some(last) = wrapped.last_mut() {
            let (ellipsis, _) = split(ellipsis, columns);
            *last = fit(last, columns.saturating_sub(width(ellipsis)), "").trim_end().to_owned();
            last.push_str(ellipsis);
        }
    }
    wrapped
}

fn wrap_until(text: &str, columns: usize, limit: usize) -> Vec<String> {
    let mut page = Page { columns, limit, lines: Vec::new(), line: String::new(), used: 0 };
    if columns == 0 {
        return page.lines;
    }
    let (line, rest) = split(text, columns);
    if rest.trim_end().is_empty() && !text.contains('\n') {
        return vec![line.trim_end().to_owned()];
    }
    for paragraph in text.split('\n') {
        for word in Words::new(paragraph) {
            page.place(word);
            if page.is_full() {
                return page.lines;
            }
        }
        page.end_line();
        if page.is_full() {
            break;
        }
    }
    page.lines
}

/// The lines so far, and the one being filled.
struct Page {
    columns: usize,
    limit: usize,
    lines: Vec<String>,
    line: String,
    /// Columns of `line`, trailing spaces included.
    used: usize,
}

impl Page {
    fn is_full(&self) -> bool {
        self.lines.len() >= self.limit
    }

    fn end_line(&mut self) {
        let end = self.line.trim_end().len();
        self.line.truncate(end);
        self.lines.push(std::mem::take(&mut self.line));
        self.used = 0;
    }

    /// Adds a word and the spaces after it, on a new line when the word has no room.
    fn place(&mut self, word: &str) {
        let visible = width(word.trim_end());
        if self.used > 0 && self.used.saturating_add(visible) > self.columns {
            self.end_line();
        }
        if visible <= self.columns {
            self.line.push_str(word);
            self.used = self.used.saturating_add(width(word));
        } else {
            self.break_word(word);
        }
    }

    fn break_word(&mut self, word: &str) {
        for cluster in word.graphemes(true) {
            let needed = cluster_width(cluster);
            let (cluster, needed) =
                if needed > self.columns { ("\u{FFFD}", 1) } else { (cluster, needed) };
            let is_space = cluster.trim_end().is_empty();
            if !is_space && self.used.saturating_add(needed) > self.columns {
                self.end_line();
                if self.is_full() {
                    return;
                }
            }
            self.line.push_str(cluster);
            self.used = self.used.saturating_add(needed);
        }
    }
}

/// The pieces between break opportunities, each with the spaces that follow it.
struct Words<'a, Breaks: Iterator<Item = usize>> {
    rest: &'a str,
    /// Byte offset of `rest` in the paragraph.
    at: usize,
    breaks: Peekable<Breaks>,
    /// Whether there is a cluster boundary wherever a scalar ends.
    is_simple: bool,
}

impl<'a> Words<'a, std::iter::Empty<usize>> {
    fn new(paragraph: &'a str) -> Words<'a, impl Iterator<Item = usize> + 'a> {
        let breaks = linebreaks(paragraph).map(|(at, _)| at).peekable();
        Words { rest: paragraph, at: 0, breaks, is_simple: is_simple(paragraph) }
    }
}

impl<'a, Breaks: Iterator<Item = usize>> Iterator for Words<'a, Breaks> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        if self.rest.is_empty() {
            return None;
        }
        let end = self.next_break();
        let (word, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        self.at = self.at.saturating_add(word.len());
        Some(word)
    }
}

impl<Breaks: Iterator<Item = usize>> Words<'_, Breaks> {
    /// Returns the length of the next word: to the first opportunity that is also a cluster
    /// boundary, for the two standards disagree about a mark after a space.
    fn next_break(&mut self) -> usize {
        if self.is_simple {
            let end = self.breaks.next().and_then(|it| it.checked_sub(self.at));
            return end.unwrap_or(self.rest.len());
        }
        let mut end = 0_usize;
        for cluster in self.rest.graphemes(true) {
            end = end.saturating_add(cluster.len());
            let here = self.at.saturating_add(end);
            while self.breaks.next_if(|&at| at < here).is_some() {}
            if self.breaks.next_if_eq(&here).is_some() {
                break;
            }
        }
        end
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::{Lines, display};

    #[track_caller]
    fn check(text: &str, columns: usize, expected: &[&str]) {
        assert_eq!(wrap(text, columns), expected, "{text:?} in {columns}");
    }

    #[test]
    fn lines_end_at_words_and_have_no_trailing_spaces() {
        check("the ministers met in Seoul", 12, &["the", "ministers", "met in Seoul"]);
        check("the  ministers  ", 12, &["the", "ministers"]);
        check("  indented", 10, &["  indented"]);
        check("", 10, &[""]);
        check("one\n\ntwo\n", 10, &["one", "", "two", ""]);
        check("well-known", 6, &["well-", "known"]);
    }

    #[test]
    fn japanese_and_korean_break_where_they_may() {
        check("首脳会談、東京。", 8, &["首脳会", "談、東", "京。"]);
        check("「日本」と「韓国」", 8, &["「日本」", "と「韓", "国」"]);
        check("한국과 일본", 6, &["한국과", "일본"]);
    }

    #[test]
    fn a_long_word_is_broken_between_clusters() {
        check("e\u{301}e\u{301}e\u{301}", 2, &["e\u{301}e\u{301}", "e\u{301}"]);
        check("a abcdef", 3, &["a", "abc", "def"]);
        check("한국", 1, &["\u{FFFD}", "\u{FFFD}"]);
        check("한국", 0, &[]);
    }

    #[test]
    fn the_last_line_says_that_there_is_more() {
        assert_eq!(wrap_at_most("one two three four", 9, 2, "…"), ["one two", "three…"]);
        assert_eq!(wrap_at_most("one two three four", 7, 1, "…"), ["one tw…"]);
        assert_eq!(wrap_at_most("one two\n\n", 7, 1, "…"), ["one two"]);
        assert_eq!(wrap_at_most("one two", 3, 0, "…"), [""; 0]);
        assert_eq!(wrap_at_most("one two", 1, 1, ".."), ["."]);
    }

    /// Everything but white space, in order.
    fn letters(text: &str) -> String {
        text.chars().filter(|c| !c.is_whitespace()).collect()
    }

    proptest! {
        #[test]
        fn lines_fit_and_lose_nothing(
            text in "[a-c \n\u{301}\u{3099}、。「」한일。日🚀👩\u{200d}ｶﾞ\u{17d8}-]{0,120}|\\PC{0,80}",
            columns in 0_usize..300,
            limit in 0_usize..6,
        ) {
            let lines = wrap(&text, columns);
            for line in &lines {
                prop_assert!(width(line) <= columns, "{:?} in {}", line, columns);
                prop_assert_eq!(line.trim_end(), line.as_str());
            }
            let shown = display(&text, Lines::Multi);
            if columns >= 2 {
                prop_assert_eq!(letters(&wrap(&shown, columns).concat()), letters(&shown));
            }
            for line in wrap_at_most(&text, columns, limit, "…") {
                prop_assert!(width(&line) <= columns, "{:?} in {}", line, columns);
            }
        }
    }
}
