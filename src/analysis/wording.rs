//! In which words do two actions say it, and are they the same?

use std::hash::{BuildHasher as _, Hasher as _};

use foldhash::fast::FixedState;

use crate::store::{Action, Event, EventId, SeriesId, Store, Worded};
use crate::text;

/// What a sentence ends in, and what says nothing else.
const CLOSING: [char; 7] = ['.', '!', ';', ',', ':', '。', '、'];

/// Returns the words of a text without what closes it.
fn each_word(text: &str) -> impl Iterator<Item = &str> {
    let end = |c: char| CLOSING.contains(&c) || c.is_whitespace();
    text.trim_end_matches(end).split_whitespace()
}

/// Returns a text in the form in which words are compared: folded, with one blank between words
/// and nothing behind the last.
fn folded(words: &str) -> String {
    each_word(&text::fold(words)).collect::<Vec<_>>().join(" ")
}

/// Returns the words of an ASCII text, without what closes the sentence.
fn plain(words: &str) -> impl Iterator<Item = &str> {
    let end = |c: char| CLOSING.contains(&c) || c.is_whitespace();
    words.trim_end_matches(end).split_whitespace()
}

/// Tells whether two texts say it in the same words. Of ASCII, folding changes nothing but the case
/// of letters, so nothing has to be folded.
fn same(one: &str, other: &str) -> bool {
    if one.is_ascii() && other.is_ascii() {
        let (mut one, mut other) = (plain(one), plain(other));
        return loop {
            match (one.next(), other.next()) {
                (None, None) => break true,
                (Some(one), Some(other)) if one.eq_ignore_ascii_case(other) => {}
                _ => break false,
            }
        };
    }
    one == other || folded(one) == folded(other)
}

/// Returns the words of an action in the form in which they are compared: in English, else in what
/// there is.
pub(super) fn words(store: &Store, action: &Action) -> String {
    folded(store.say(action.text, "en"))
}

/// Tells whether two actions are in the same words; letter case, width, blanks and what closes the
/// sentence aside.
///
/// # Rule
///
/// English is compared with English. Where one of the two has none, every language that both have
/// has to agree; where they have none in common, what would be shown is compared.
pub(super) fn same_words(store: &Store, one: &Action, other: &Action) -> bool {
    let strings = store.strings();
    if let Some((one, other)) = strings.form(one.text, "en").zip(strings.form(other.text, "en")) {
        return same(one, other);
    }
    let mut common = strings
        .forms(one.text)
        .filter_map(|(tag, one)| strings.form(other.text, tag).map(|other| (one, other)))
        .peekable();
    if common.peek().is_some() {
        return common.all(|(one, other)| same(one, other));
    }
    same(store.say(one.text, "en"), store.say(other.text, "en"))
}

/// Returns what is equal for texts in the same words that sessions of one series agreed.
fn key(event: Event<'_>, words: &str) -> u64 {
    key_in(event.series().map(SeriesId::slot), words)
}

fn key_in(series: Option<usize>, words: &str) -> u64 {
    let mut hasher = FixedState::default().build_hasher();
    hasher.write_usize(series.unwrap_or(usize::MAX));
    let mut add = |word: &str| {
        hasher.write(word.as_bytes());
        hasher.write_u8(b' ');
    };
    if words.is_ascii() {
        plain(words).for_each(|it| add(&it.to_ascii_lowercase()));
    } else {
        folded(words).split(' ').for_each(add);
    }
    hasher.finish()
}

/// Returns the events of the series of `event`, from `first` to before `end`, that may have agreed an
/// action in the same words as this one, the latest first.
pub(super) fn maybe_same(
    store: &Store,
    (event, action): (Event<'_>, &Action),
    (first, end): (EventId, EventId),
) -> Vec<EventId> {
    let all: &[Worded] = store.wordings(key);
    let mut found = Vec::new();
    for (_, form) in store.strings().forms(action.text) {
        let key = key(event, form);
        let from = all.partition_point(|it| *it < (key, first));
        let to = all.partition_point(|it| *it < (key, end));
        found.extend(all.get(from..to).unwrap_or_default().iter().map(|(_, at)| *at));
    }
    found.sort_unstable_by(|one, other| other.cmp(one));
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn case_blanks_and_a_full_stop_make_no_other_words() {
        assert!(same("Share information.", " share  Information"));
        assert!(same("정보 공유.", "정보  공유"));
        assert!(same("情報を共有する。", "情報を共有する"));
        assert!(!same("Share information", "Share more information"));
        assert!(!same("Share it.", "Share it?"));
        assert!(!same("Share it", "Share"));
    }

    proptest! {
        #[test]
        fn what_is_in_the_same_words_has_the_same_key(one in "[ab .;?ABéÉ가ａ-]{0,6}", other in "[ab .;?ABéÉ가ａ-]{0,6}") {
            prop_assert_eq!(same(&one, &other), key_in(None, &one) == key_in(None, &other));
            prop_assert_ne!(key_in(None, &one), key_in(Some(0), &one));
        }

        #[test]
        fn ascii_is_compared_as_if_it_were_folded(one in "[ab .;?AB\t-]{0,8}", other in "[ab .;?AB\t-]{0,8}") {
            prop_assert_eq!(same(&one, &other), folded(&one) == folded(&other));
        }
    }
}
