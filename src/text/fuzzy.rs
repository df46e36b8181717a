//! Is a text what someone means who types only some of its letters, and which of them are it?

use std::ops::Range;

use memchr::{memchr, memmem};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::fold::{Case, folded_letters};

/// What a letter of a good match scores: skipped letters cost, beginnings of words and letters in a
/// row bring something. A worse match is letters that lie scattered in a long text.
const GOOD: usize = 16;
/// A longer text is no name, and the time a match takes grows with it.
const LONGEST: usize = 400;

/// A fuzzy search: the letters of each word have to come in their order, but not in a row.
#[derive(Debug)]
pub struct Fuzzy {
    matcher: Matcher,
    words: Vec<Word>,
    letters: Vec<char>,
}

/// A word that is looked for.
#[derive(Debug)]
struct Word {
    text: String,
    letters: Vec<char>,
    /// Finds the letters in a row, which is a good match wherever it is.
    whole: memmem::Finder<'static>,
}

impl Fuzzy {
    /// Looks for the words of a text that went through [`fold_as`](super::fold_as).
    pub fn new(folded: &str) -> Self {
        let mut config = Config::DEFAULT;
        // Both sides are folded already.
        (config.ignore_case, config.normalize) = (false, false);
        let word = |it: &str| Word {
            text: it.to_owned(),
            letters: it.chars().collect(),
            whole: memmem::Finder::new(it).into_owned(),
        };
        let mut words: Vec<Word> = folded.split_whitespace().map(word).collect();
        // The longest is in the fewest names, so that the others are looked for in few.
        words.sort_by_key(|it| std::cmp::Reverse(it.letters.len()));
        Self { matcher: Matcher::new(config), words, letters: Vec::new() }
    }

    /// Returns how many words are looked for.
    pub const fn words(&self) -> usize {
        self.words.len()
    }

    /// Tells whether a folded text holds a word.
    pub fn finds(&mut self, word: usize, folded: &str) -> bool {
        let Some(word) = self.words.get(word) else { return false };
        if word.whole.find(folded.as_bytes()).is_some() {
            return true;
        }
        if !word.is_in_order(folded) {
            return false;
        }
        let haystack = if folded.is_ascii() {
            Utf32Str::Ascii(folded.as_bytes().get(..LONGEST).unwrap_or(folded.as_bytes()))
        } else {
            self.letters.clear();
            self.letters.extend(folded.chars().take(LONGEST));
            Utf32Str::Unicode(&self.letters)
        };
        let score = self.matcher.fuzzy_match(haystack, word.needle());
        score.is_some_and(|it| word.is_good(it))
    }

    /// Returns the bytes of a text that are the letters of the words it holds, in their order.
    pub fn ranges(&mut self, text: &str, case: Case) -> Vec<Range<usize>> {
        let letters = folded_letters(text, case);
        let folded: Vec<char> = letters.iter().map(|it| it.0).take(LONGEST).collect();
        let mut found = Vec::new();
        for word in &self.words {
            let from = found.len();
            let haystack = Utf32Str::Unicode(&folded);
            let score = self.matcher.fuzzy_indices(haystack, word.needle(), &mut found);
            if !score.is_some_and(|it| word.is_good(it)) {
                found.truncate(from);
            }
        }
        found.sort_unstable();
        let ranges = found.into_iter().filter_map(|it| letters.get(usize::try_from(it).ok()?));
        let mut joined: Vec<Range<usize>> = Vec::new();
        for (_, range) in ranges {
            match joined.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => joined.push(range.clone()),
            }
        }
        joined
    }
}

impl Word {
    fn needle(&self) -> Utf32Str<'_> {
        if self.text.is_ascii() {
            Utf32Str::Ascii(self.text.as_bytes())
        } else {
            Utf32Str::Unicode(&self.letters)
        }
    }

    /// Tells whether all letters come in their order. Most texts fail here, before they are taken
    /// apart.
    fn is_in_order(&self, text: &str) -> bool {
        let mut rest = text.as_bytes();
        let mut bytes = self.text.bytes();
        bytes.all(|byte| {
            let after = memchr(byte, rest).and_then(|at| rest.get(at + 1..));
            rest = after.unwrap_or_default();
            after.is_some()
        })
    }

    fn is_good(&self, score: u16) -> bool {
        usize::from(score) >= GOOD * self.letters.len()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::{fold, fold_as};

    fn finds(text: &str, needle: &str) -> bool {
        let mut fuzzy = Fuzzy::new(&fold(needle));
        (0..fuzzy.words()).all(|it| fuzzy.finds(it, &fold(text)))
    }

    #[test]
    fn some_letters_of_a_name_are_enough() {
        for (text, needle) in [
            ("Bilateral 6", "bl6"),
            ("Trilateral 2", "tri2"),
            ("Kumagai Naoki", "kumgai"),
            ("Kumagai Naoki", "naoki kuma"),
            ("Washington, D.C.", "wshngtn"),
            ("Lee Jun-il", "ljil"),
            ("이준일", "이일"),
            ("\u{110B}\u{1175}\u{110C}\u{116E}\u{11AB}일", "이준"),
            ("熊谷直樹", "熊樹"),
            ("ＵＳＡ", "usa"),
        ] {
            assert!(finds(text, needle), "{needle} in {text}");
        }
    }

    #[test]
    fn letters_far_apart_or_in_another_order_are_not() {
        for (text, needle) in [
            ("Bilateral 6", "6lb"),
            ("Washington, D.C.", "wtn9"),
            ("Sharing of information on virtual assets", "hrios"),
            ("Kumagai Naoki", "kumagaix"),
            ("이준일", "일이"),
        ] {
            assert!(!finds(text, needle), "{needle} in {text}");
        }
    }

    #[test]
    fn the_letters_that_matched_are_told() {
        let marked = |text: &str, needle: &str| -> Vec<String> {
            let ranges = Fuzzy::new(&fold(needle)).ranges(text, Case::Any);
            ranges.into_iter().map(|it| text.get(it).unwrap().to_owned()).collect()
        };
        assert_eq!(marked("Bilateral 6", "bl6"), ["B", "l", "6"]);
        assert_eq!(marked("Bilateral 6", "bil6 zz"), ["Bil", "6"]);
        assert_eq!(marked("제6차 한미", "6한"), ["6", "한"]);
        assert_eq!(marked("Seoul", "xyz"), [""; 0]);
        let kept = Fuzzy::new("bl").ranges("Bilateral", Case::Kept);
        assert!(kept.is_empty());
    }

    proptest! {
        #[test]
        fn what_is_told_are_whole_letters_in_order(
            text in "[a-cA-CÀ-ÿ가-힣ｦ-ﾟ\u{300}-\u{305} ]{0,20}|\\PC{0,30}",
            needle in "[a-c가-나 ]{0,4}|\\PC{0,3}",
            kept in any::<bool>(),
        ) {
            let case = if kept { Case::Kept } else { Case::Any };
            let ranges = Fuzzy::new(&fold_as(&needle, case)).ranges(&text, case);
            prop_assert!(ranges.iter().all(|it| text.get(it.clone()).is_some_and(|it| !it.is_empty())));
            prop_assert!(ranges.windows(2).all(|it| it[0].end < it[1].start));
        }
    }
}
