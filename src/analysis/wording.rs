//! In which words do two actions say it, and are they the same?

use crate::store::{Action, Store};
use crate::text;

/// Tells whether two texts fold to the same. Most do not, and that is seen without folding them.
fn same(one: &str, other: &str) -> bool {
    if one.is_ascii() && other.is_ascii() {
        return one.eq_ignore_ascii_case(other);
    }
    one == other || text::fold(one) == text::fold(other)
}

/// Tells whether two actions are in the same words, letter case and width aside.
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
