//! Which action of a session carries on which one of another, by theme and wording?
//!
//! # Rule
//!
//! For files that do not say it. Two actions are as much alike as the mean of two shares:
//!
//! - of *themes*: those that both have among those that either has (Jaccard);
//! - of *terms*: those that both have against the mean of how many each has (Dice). Terms are the
//!   folded words, and of Hangul, Han and kana every two letters side by side.
//!
//! Where one of the two has no theme, the terms decide alone. Pairs that reach [`THRESHOLD`] are
//! taken best first, each action once; of equals, those that stand first. Actions in the same words
//! always match, and before all others: several with one, where they are the same too. English is compared with English, else a language that both
//! have. The terms of no more than [`MOST`] actions of each session are compared.
//!
//! The rule is no more than a guess, so what it finds is marked as proposed wherever it is shown.
//! `the_rule_is_measured_against_the_file` prints how often it errs on the file that is built in: of
//! what it proposes between neighbouring sessions, about six in seven are in the file's own
//! `continues`, and of those it finds three in four.

use foldhash::{HashMap, HashMapExt as _, HashSet};

use super::wording::words;
use crate::store::{Action, Store, ThemeId};
use crate::text;

/// From how many thousandths on two actions are taken for one.
const THRESHOLD: usize = 400;
/// The score of actions that are alike in everything.
const WHOLE: usize = 1_000;
/// How many actions of a session are compared with each of another.
const MOST: usize = 64;
/// How many themes of an action are compared.
const THEMES: usize = 32;

/// Positions of two actions in their lists, of which the later may carry on the earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) earlier: usize,
    pub(super) later: usize,
}

/// The actions of a session, and which of them are matched already.
#[derive(Clone, Copy, Debug)]
pub(super) struct Side<'a> {
    pub(super) actions: &'a [Action],
    /// Whether the action in the same place is matched; a short list says of the rest that it is
    /// not.
    pub(super) taken: &'a [bool],
}

impl<'a> Side<'a> {
    fn is_taken(self, at: usize) -> bool {
        self.taken.get(at).copied().unwrap_or(false)
    }

    /// Returns the actions that are matched already, and their places.
    fn matched(self) -> impl DoubleEndedIterator<Item = (usize, &'a Action)> {
        self.actions.iter().enumerate().filter(move |(at, _)| self.is_taken(*at))
    }

    /// Returns the actions that are not, and their places.
    fn free(self) -> impl DoubleEndedIterator<Item = (usize, &'a Action)> {
        self.actions.iter().enumerate().filter(move |(at, _)| !self.is_taken(*at))
    }
}

/// What actions are matched by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// The same words alone.
    Words,
    /// The same words, then theme and wording.
    ThemeAndWording,
}

/// Pairs what is not matched yet of the later session with the earlier one, in the order of the
/// later actions. What is matched already of the earlier one is paired with the same words alone.
pub(super) fn propose(store: &Store, earlier: Side<'_>, later: Side<'_>, by: By) -> Vec<Pair> {
    let mut pairs = in_the_same_words(store, earlier, later);
    if by == By::ThemeAndWording {
        let taken = |side: fn(&Pair) -> usize| pairs.iter().map(side).collect::<HashSet<usize>>();
        let rest = (left(earlier, &taken(|it| it.earlier)), left(later, &taken(|it| it.later)));
        let (old, new) = (&rest.0, &rest.1);
        let english = |(_, it): &(usize, &Action)| store.strings().form(it.text, "en").is_some();
        let only = old.iter().chain(new).all(english).then_some("en");
        let sought = (store, only);
        pairs.extend(best_first(&read(sought, old), &read(sought, new)));
    }
    pairs.sort_unstable_by_key(|it| it.later);
    pairs
}

/// Pairs actions in the same words: each with one that is not matched yet, where there is one left,
/// else with any. Nobody who reads the same sentence twice takes the second one for another.
fn in_the_same_words(store: &Store, earlier: Side<'_>, later: Side<'_>) -> Vec<Pair> {
    let mut known: HashMap<String, Vec<usize>> = HashMap::with_capacity(earlier.actions.len());
    // From the last to the first, so that the first is taken first, and matched ones last.
    let matched = earlier.matched().rev();
    for (position, action) in matched.chain(earlier.free().rev()) {
        known.entry(words(store, action)).or_default().push(position);
    }
    let mut pairs = Vec::new();
    for (later, action) in later.free() {
        let Some(places) = known.get_mut(&words(store, action)) else { continue };
        let earlier = if places.len() > 1 { places.pop() } else { places.last().copied() };
        pairs.extend(earlier.map(|earlier| Pair { earlier, later }));
    }
    pairs
}

/// Returns the first actions that are not matched, neither before nor now.
fn left<'a>(side: Side<'a>, taken: &HashSet<usize>) -> Vec<(usize, &'a Action)> {
    side.free().filter(|(at, _)| !taken.contains(at)).take(MOST).collect()
}

/// A store, and the language that alone has to be read: every action is in it.
type Sought<'a> = (&'a Store, Option<&'static str>);

/// Reads actions at their places.
fn read<'a>(sought: Sought<'a>, list: &[(usize, &'a Action)]) -> Vec<Compared<'a>> {
    list.iter().map(|&(at, it)| Compared::new(sought, at, it)).collect()
}

fn best_first(earlier: &[Compared<'_>], later: &[Compared<'_>]) -> Vec<Pair> {
    let mut scored = Vec::new();
    for one in earlier {
        for other in later {
            let score = one.score(other);
            if score >= THRESHOLD {
                scored.push((score, Pair { earlier: one.position, later: other.position }));
            }
        }
    }
    // Stable: of equals, those that stand first stay first.
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let mut pairs: Vec<Pair> = Vec::new();
    for (_, pair) in scored {
        let taken = |it: &Pair| it.earlier == pair.earlier || it.later == pair.later;
        if !pairs.iter().any(taken) {
            pairs.push(pair);
        }
    }
    pairs
}

/// A language tag, and the terms in that language.
type Terms<'a> = (&'a str, Vec<String>);

/// An action as it is compared.
struct Compared<'a> {
    position: usize,
    themes: &'a [ThemeId],
    /// The terms in each language, English first.
    terms: Vec<Terms<'a>>,
}

impl<'a> Compared<'a> {
    fn new((store, only): Sought<'a>, position: usize, action: &'a Action) -> Self {
        let strings = store.strings();
        let english = strings.form(action.text, "en").map(|it| ("en", text::terms(it)));
        let others = strings.forms(action.text).filter(|(tag, _)| only.is_none() && *tag != "en");
        let others = others.map(|(tag, it)| (tag, text::terms(it)));
        let themes = store.theme_list(action.themes);
        let themes = themes.get(..themes.len().min(THEMES)).unwrap_or_default();
        let terms = english.into_iter().chain(others).collect();
        Self { position, themes, terms }
    }

    /// Returns in thousandths how much two actions are alike.
    fn score(&self, other: &Self) -> usize {
        let terms = self.terms_shared(other);
        if self.themes.is_empty() || other.themes.is_empty() {
            return terms;
        }
        usize::midpoint(terms, self.themes_shared(other))
    }

    fn themes_shared(&self, other: &Self) -> usize {
        let both = self.themes.iter().filter(|it| other.themes.contains(it)).count();
        both * WHOLE / (self.themes.len() + other.themes.len() - both).max(1)
    }

    fn terms_shared(&self, other: &Self) -> usize {
        let common = self.terms.iter().find_map(|(tag, one)| {
            other.terms.iter().find(|(it, _)| it == tag).map(|(_, other)| (one, other))
        });
        let first = || Some((&self.terms.first()?.1, &other.terms.first()?.1));
        common.or_else(first).map_or(0, |(one, other)| dice(one, other))
    }
}

/// Returns in thousandths how much two sorted lists share.
fn dice(one: &[String], other: &[String]) -> usize {
    let both = one.iter().filter(|it| other.binary_search(it).is_ok()).count();
    2 * both * WHOLE / (one.len() + other.len()).max(1)
}

#[cfg(test)]
mod tests;
