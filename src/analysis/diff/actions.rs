//! Which actions of an event were added, taken out, put in other words?

use super::events::Both;
use super::twins::Twins;
use crate::analysis::redline;
use crate::analysis::wording::words;
use crate::store::{Action, Event, Store};

/// What became of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionEdit {
    /// Only the new version has it.
    Added,
    /// Only the old version has it.
    Removed,
    /// It is in other words.
    Reworded,
    /// It is in the same words, with another id, status, themes or earlier actions.
    Changed,
}

impl ActionEdit {
    /// Returns the word that exports use. Never changes once released.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Reworded => "reworded",
            Self::Changed => "changed",
        }
    }
}

/// An action that is not as it was.
#[derive(Clone, Copy, Debug)]
pub struct ActionChange<'a> {
    /// What became of it.
    pub edit: ActionEdit,
    /// The action in the old version.
    pub before: Option<&'a Action>,
    /// The action in the new version.
    pub after: Option<&'a Action>,
}

/// Up to so many actions without a counterpart are matched by how alike their words are; more would
/// take too long, and nobody would read them.
const MATCHED: usize = 40;

/// A version of the data set, and the event in it.
type In<'a> = (&'a Store, Event<'a>);

/// An action of the new version, and the one of the old that it was.
type Pair<'a> = (&'a Action, Option<&'a Action>);

/// Returns what became of the actions of an event, in the order of the new version, then what was
/// taken out.
///
/// # Rule
///
/// Two actions are the same where their ids are, else where their words are, else where the words
/// have enough in common for a redline.
pub fn action_changes<'a>(
    (old, before): In<'a>,
    (new, after): In<'a>,
    twins: &Twins,
) -> Vec<ActionChange<'a>> {
    let both = Both { old, new, twins };
    let (before, after) = (before.actions(), after.actions());
    let mut free: Vec<Option<&Action>> = before.iter().map(Some).collect();
    let mut pairs: Vec<Pair<'a>> = after.iter().map(|it| (it, None)).collect();
    let id = |one: &Action, other: &Action| {
        !old.str(one.id).is_empty() && both.same_str(one.id, other.id)
    };
    pair(&mut pairs, &mut free, id);
    pair(&mut pairs, &mut free, |one, other| words(old, one) == words(new, other));
    let open = pairs.iter().filter(|it| it.1.is_none()).count();
    if open.max(free.iter().flatten().count()) <= MATCHED {
        let alike = |one: &Action, other: &Action| {
            redline(old.say(one.text, "en"), new.say(other.text, "en")).is_some()
        };
        pair(&mut pairs, &mut free, alike);
    }
    let told = pairs.into_iter().filter_map(|(after, before)| {
        let edit = match before {
            None => ActionEdit::Added,
            Some(before) if both.action(before, after) => return None,
            Some(before) if both.same_text(before.text, after.text) => ActionEdit::Changed,
            Some(_) => ActionEdit::Reworded,
        };
        Some(ActionChange { edit, before, after: Some(after) })
    });
    let mut told: Vec<ActionChange<'a>> = told.collect();
    let gone = |it| ActionChange { edit: ActionEdit::Removed, before: Some(it), after: None };
    told.extend(free.into_iter().flatten().map(gone));
    told
}

/// Gives each action that has none yet the first earlier one that is the same.
fn pair<'a>(
    pairs: &mut [Pair<'a>],
    free: &mut [Option<&'a Action>],
    is_same: impl Fn(&Action, &Action) -> bool,
) {
    for (after, before) in pairs.iter_mut().filter(|it| it.1.is_none()) {
        let found = free.iter_mut().find(|it| it.is_some_and(|it| is_same(it, after)));
        *before = found.and_then(Option::take);
    }
}
