//! What became of the commitments of the session before.

use super::accepted::Accepted;
use crate::store::{Action, Event, Store, Str};
use crate::text;

/// How an action stands to the session before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// Agreed for the first time.
    New,
    /// Agreed again after at least one session without it.
    Returned,
    /// Agreed again in other words.
    Reworded,
    /// Agreed again in the same words.
    Kept,
    /// Agreed at the session before, and not at this one.
    Dropped,
}

impl Change {
    /// Every change, in the order in which actions are listed.
    pub const ALL: [Self; 5] =
        [Self::New, Self::Returned, Self::Reworded, Self::Kept, Self::Dropped];

    /// Returns the word that exports use. Never changes once released.
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Returned => "returned",
            Self::Reworded => "reworded",
            Self::Kept => "kept",
            Self::Dropped => "dropped",
        }
    }
}

/// An action of a session, or of the one before it when it was dropped.
#[derive(Clone, Copy, Debug)]
pub struct Changed<'a> {
    /// The action.
    pub action: &'a Action,
    /// How it stands to the session before; `None` where there is nothing to compare with.
    pub change: Option<Change>,
    /// The earlier action that it carries on, and the session of that one.
    pub earlier: Option<(Event<'a>, &'a Action)>,
    /// Whether the file does not say so: theme and wording suggest it, and nobody has accepted it.
    pub proposed: bool,
}

/// The actions of a session against those of the session before.
#[derive(Clone, Debug, Default)]
pub struct Changes<'a> {
    /// The session before, in the same series.
    pub previous: Option<Event<'a>>,
    /// The actions: new, returned, reworded, kept, then those that were dropped.
    pub actions: Vec<Changed<'a>>,
}

/// How many actions changed in which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally([usize; 5]);

impl Tally {
    /// Returns how many actions changed in this way.
    pub fn of(self, change: Change) -> usize {
        let slot = Change::ALL.iter().position(|it| *it == change);
        slot.and_then(|it| self.0.get(it)).copied().unwrap_or(0)
    }
}

impl Changes<'_> {
    /// Counts the changes.
    pub fn tally(&self) -> Tally {
        let count = |change| self.actions.iter().filter(|it| it.change == Some(change)).count();
        Tally(Change::ALL.map(count))
    }
}

/// Compares the actions of `event` with those of the session before it in its series.
///
/// # Rule
///
/// An action carries on what its `continues` names: in the session before, it is kept when the
/// words are the same (letter case and width aside) and reworded when they are not; further back,
/// it has returned. Where neither session uses `continues` at all, an action is kept when the
/// session before has one in the same words, and nothing is said of the others, since a file
/// without links cannot tell a new commitment from a reworded one.
pub fn since<'a>(store: &'a Store, event: Event<'a>, accepted: &Accepted) -> Changes<'a> {
    match store.previous_in_series(event) {
        Some(previous) => between(store, previous, event, accepted),
        None => against(store, None, event),
    }
}

/// Compares the actions of any two sessions.
pub fn between<'a>(
    store: &'a Store,
    before: Event<'a>,
    after: Event<'a>,
    _accepted: &Accepted,
) -> Changes<'a> {
    against(store, Some(before), after)
}

fn against<'a>(store: &'a Store, previous: Option<Event<'a>>, event: Event<'a>) -> Changes<'a> {
    let linked = linked(store, event);
    let classify = |action: &'a Action| match previous {
        Some(previous) if linked => by_link(store, previous, action),
        Some(previous) => by_words(store, previous, action),
        None => Changed { action, change: None, earlier: None, proposed: false },
    };
    let mut actions: Vec<Changed<'a>> = event.actions().iter().map(classify).collect();
    if let (Some(previous), true) = (previous, linked) {
        let carried = |it: &Action| actions.iter().any(|now| carries(store, now.action, it.id));
        let dropped: Vec<&Action> = previous.actions().iter().filter(|it| !carried(it)).collect();
        actions.extend(dropped.into_iter().map(|action| Changed {
            action,
            change: Some(Change::Dropped),
            earlier: Some((previous, action)),
            proposed: false,
        }));
    }
    actions.sort_by_key(|it| it.change);
    Changes { previous, actions }
}

/// Tells whether the series of an event uses `continues` anywhere.
///
/// One session that carries nothing on is then a fact about that session, not a gap in the file.
fn linked(store: &Store, event: Event<'_>) -> bool {
    event.series().is_some_and(|series| store.index().links_actions(series))
}

fn carries(store: &Store, action: &Action, earlier: Str) -> bool {
    earlier != Str::default() && store.continues(action.continues).contains(&earlier)
}

fn by_link<'a>(store: &'a Store, previous: Event<'a>, action: &'a Action) -> Changed<'a> {
    let earlier: Vec<(Event<'a>, &'a Action)> =
        store.continues(action.continues).iter().filter_map(|&it| store.find_action(it)).collect();
    let before: Vec<&(Event<'a>, &'a Action)> =
        earlier.iter().filter(|(at, _)| at.at() == previous.at()).collect();
    let same = |it: &&&(Event<'a>, &'a Action)| words(store, it.1) == words(store, action);
    let (change, from) = if let Some(kept) = before.iter().find(same) {
        (Change::Kept, Some(**kept))
    } else if let Some(reworded) = before.first() {
        (Change::Reworded, Some(**reworded))
    } else if let Some(older) = earlier.iter().max_by_key(|(at, _)| at.at()) {
        (Change::Returned, Some(*older))
    } else {
        (Change::New, None)
    };
    Changed { action, change: Some(change), earlier: from, proposed: false }
}

fn by_words<'a>(store: &'a Store, previous: Event<'a>, action: &'a Action) -> Changed<'a> {
    let same = |it: &&Action| words(store, it) == words(store, action);
    let earlier = previous.actions().iter().find(same).map(|it| (previous, it));
    Changed { action, change: earlier.map(|_| Change::Kept), earlier, proposed: false }
}

fn words(store: &Store, action: &Action) -> String {
    text::fold(store.say(action.text, "en"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load;

    const BUNDLED: &str = include_str!("../../assets/working-groups.json");

    #[track_caller]
    fn tally(id: &str) -> (Option<String>, [usize; 5]) {
        let store = load(BUNDLED).store;
        let changes = since(&store, store.find(id).unwrap(), &Accepted::default());
        (changes.previous.map(|it| it.id().to_owned()), changes.tally().0)
    }

    #[test]
    fn the_seventh_bilateral_session_against_the_sixth() {
        assert_eq!(tally("bilateral-07"), (Some("bilateral-06".into()), [2, 0, 2, 6, 2]));
    }

    #[test]
    fn a_commitment_that_skipped_a_session_has_returned() {
        let (previous, tally) = tally("bilateral-06");
        assert_eq!((previous.as_deref(), tally), (Some("bilateral-05"), [1, 2, 4, 3, 3]));
    }

    #[test]
    fn the_first_session_has_nothing_to_compare_with() {
        assert_eq!(tally("trilateral-01"), (None, [0; 5]));
    }

    #[test]
    fn without_links_only_the_same_words_are_kept() {
        let source = r#"{"events": [
            {"id":"a","series":"s","date":"2024-01-01","actions":["Share information","Meet again"]},
            {"id":"b","series":"s","date":"2024-02-01","actions":["SHARE information","Train"]}]}"#;
        let store = load(source).store;
        let changes = since(&store, store.find("b").unwrap(), &Accepted::default());
        let all: Vec<Option<Change>> = changes.actions.iter().map(|it| it.change).collect();
        assert_eq!(all, [None, Some(Change::Kept)]);
    }
}
