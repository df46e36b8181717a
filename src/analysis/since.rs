//! What became of the commitments of the session before.

use super::accepted::Accepted;
use super::chairs::FARTHEST;
use super::links::{Agreed, reached};
use super::propose::{By, Side, propose};
use super::wording::{maybe_same, same_words};
use crate::model::Kind;
use crate::store::{Action, Event, EventId, Facet, Store};

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
    /// Of a new or a dropped action it means that they suggest no match.
    pub proposed: bool,
}

/// The actions of a session against those of the session before.
#[derive(Clone, Debug, Default)]
pub struct Changes<'a> {
    /// The session before, in the same series.
    pub previous: Option<Event<'a>>,
    /// The actions: new, returned, reworded, kept, then those that were dropped.
    pub actions: Vec<Changed<'a>>,
    /// How many sessions further back were not looked at for what may have returned: something
    /// that is new may have been agreed there.
    pub unseen: usize,
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
/// An action carries on what its `continues` names, and what a user has accepted for it: reaching
/// the session before, by itself or through sessions in between, it is kept when the words are the
/// same (letter case, width, blanks and a full stop aside) and reworded when they are not; further
/// back in the series, it has returned. What nothing carries on was dropped. What is left and stands
/// at the session before in the same words is kept, and that is proposed.
///
/// Where the series uses `continues` nowhere, the rest is matched by theme and wording, and all that
/// is said of it is marked as proposed, also that something is new: a file without links cannot
/// tell a new commitment from a reworded one. What stood in the same words at one of the 200
/// sessions before has returned. A file without any series is taken as one.
///
/// A session for which no actions are recorded is not one that agreed nothing: where one of the two
/// has none, nothing is said of any action.
pub fn since<'a>(store: &'a Store, event: Event<'a>, accepted: &Accepted) -> Changes<'a> {
    match store.previous_in_series(event) {
        Some(previous) => between(store, previous, event, accepted),
        None => alone(event),
    }
}

/// Returns the actions of a session that there is nothing to compare with.
pub fn alone(event: Event<'_>) -> Changes<'_> {
    let alone = |action| Changed { action, change: None, earlier: None, proposed: false };
    Changes { actions: event.actions().iter().map(alone).collect(), ..Changes::default() }
}

/// Compares the actions of any two sessions, the earlier one first, by the rule of [`since`].
///
/// Sessions of two series, or of none, are matched by theme and wording unless the file links an
/// action of the one with an action of the other.
pub fn between<'a>(
    store: &'a Store,
    before: Event<'a>,
    after: Event<'a>,
    accepted: &Accepted,
) -> Changes<'a> {
    if before.actions().is_empty() {
        return Changes { previous: Some(before), ..alone(after) };
    }
    let linked = links_actions(store, before, after);
    let pair = Two { store, before, after, linked };
    let mut taken = vec![false; before.actions().len()];
    let mut found: Vec<Option<Changed<'a>>> =
        after.actions().iter().map(|it| pair.by_link(it, accepted, &mut taken)).collect();
    if found.iter().any(Option::is_none) {
        pair.by_rule(&mut found, &mut taken);
    }
    let rest = after.actions().iter().zip(found);
    let mut actions: Vec<Changed<'a>> =
        rest.map(|(action, it)| it.unwrap_or_else(|| pair.unmatched(action))).collect();
    if !after.actions().is_empty() {
        let left = before.actions().iter().zip(taken).filter(|(_, taken)| !taken);
        actions.extend(left.map(|(action, _)| pair.dropped(action)));
    }
    actions.sort_by_key(|it| it.change);
    Changes { previous: Some(before), actions, unseen: pair.unseen() }
}

/// Tells whether the file itself says what became of the actions of `before`, the earlier session:
/// within a series (or a file without any), when it uses `continues` anywhere, so that a session which carries nothing on
/// is a fact about that session and no gap in the file; else, when it links these two.
pub fn links_actions(store: &Store, before: Event<'_>, after: Event<'_>) -> bool {
    if store.are_of_one_sequence(before, after) {
        return store.index().links_actions(after.series());
    }
    after.actions().iter().any(|action| {
        let reached = reached(store, (after, action), before.at(), &Accepted::default());
        reached.iter().any(|(at, _)| at.at() == before.at())
    })
}

/// Returns every action of one session that an action of `event` carries on there, the one that it
/// is shown against first: several where they were merged, none where it is new.
pub fn carried_from<'a>(
    store: &'a Store,
    event: Event<'a>,
    changed: &Changed<'a>,
    accepted: &Accepted,
) -> Vec<(Event<'a>, &'a Action)> {
    let Some(shown) = changed.earlier else { return Vec::new() };
    let mut all = vec![shown];
    if changed.proposed || changed.change == Some(Change::Dropped) {
        return all;
    }
    let reached = reached(store, (event, changed.action), shown.0.at(), accepted);
    let there = reached.into_iter().filter(|(at, _)| at.at() == shown.0.at());
    all.extend(there.filter(|(_, it)| !std::ptr::eq(*it, shown.1)));
    all
}

/// Returns the last session before `event` that is of another series.
pub fn last_of_another_series<'a>(store: &'a Store, event: Event<'a>) -> Option<Event<'a>> {
    let mut others = store.index().of_kind(Kind::Session).clone();
    if let Some(series) = event.series() {
        others.minus(store.index().with(Facet::Series, series.slot()));
    }
    let before = (0..others.rank(event.at())).rev().take(FARTHEST);
    let mut sessions = before.filter_map(|it| store.event(others.select(it)?));
    sessions.find(|it| it.series().is_some())
}

/// Two sessions, and whether the file says what became of the actions of the earlier one.
struct Two<'a> {
    store: &'a Store,
    before: Event<'a>,
    after: Event<'a>,
    linked: bool,
}

impl<'a> Two<'a> {
    /// Tells whether an event is of the series that both are of.
    fn is_of_their_series(&self, event: Event<'_>) -> bool {
        [self.before, self.after].iter().all(|it| self.store.are_of_one_sequence(*it, event))
    }

    /// Classifies an action that carries on something by the file or by what was accepted.
    fn by_link(
        &self,
        action: &'a Action,
        accepted: &Accepted,
        taken: &mut [bool],
    ) -> Option<Changed<'a>> {
        let reached = reached(self.store, (self.after, action), self.before.at(), accepted);
        // In the order in which the file names them.
        let mut here: Vec<&'a Action> = Vec::new();
        for &(at, earlier) in reached.iter().filter(|(at, _)| at.at() == self.before.at()) {
            let position = at.actions().iter().position(|it| std::ptr::eq(it, earlier));
            if let Some(it) = position.and_then(|it| taken.get_mut(it)) {
                *it = true;
            }
            here.push(earlier);
        }
        let same = |it: &&&'a Action| same_words(self.store, it, action);
        if let Some(earlier) = here.iter().find(same).or_else(|| here.first()) {
            return Some(self.carried(action, earlier));
        }
        // Against a session of another series, an action of this one's own past has not returned.
        let is_older =
            |(at, _): &Agreed<'a>| at.at() < self.before.at() && self.is_of_their_series(*at);
        let earlier = reached.into_iter().filter(is_older).max_by_key(|(at, _)| at.at())?;
        let change = Some(Change::Returned);
        Some(Changed { action, change, earlier: Some(earlier), proposed: false })
    }

    fn carried(&self, action: &'a Action, earlier: &'a Action) -> Changed<'a> {
        let same = same_words(self.store, earlier, action);
        let change = Some(if same { Change::Kept } else { Change::Reworded });
        Changed { action, change, earlier: Some((self.before, earlier)), proposed: false }
    }

    /// Matches what is not matched yet: by theme and wording, where the file says nothing, else by
    /// the same words alone.
    fn by_rule(&self, found: &mut [Option<Changed<'a>>], taken: &mut [bool]) {
        let (old, new) = (self.before.actions(), self.after.actions());
        let is_found: Vec<bool> = found.iter().map(Option::is_some).collect();
        let by = if self.linked { By::Words } else { By::ThemeAndWording };
        let earlier = Side { actions: old, taken };
        let later = Side { actions: new, taken: &is_found };
        for pair in propose(self.store, earlier, later, by) {
            let Some((action, earlier)) = new.get(pair.later).zip(old.get(pair.earlier)) else {
                continue;
            };
            let changed = Changed { proposed: true, ..self.carried(action, earlier) };
            if let Some(it) = found.get_mut(pair.later) {
                *it = Some(changed);
            }
            if let Some(it) = taken.get_mut(pair.earlier) {
                *it = true;
            }
        }
    }

    /// Classifies an action that carries on nothing of the session before.
    fn unmatched(&self, action: &'a Action) -> Changed<'a> {
        let earlier = if self.linked { None } else { self.in_the_same_words(action) };
        let change = Some(if earlier.is_some() { Change::Returned } else { Change::New });
        Changed { action, change, earlier, proposed: !self.linked }
    }

    /// Finds an action in the same words further back in the series.
    fn in_the_same_words(&self, action: &'a Action) -> Option<(Event<'a>, &'a Action)> {
        let range = (self.farthest()?, self.before.at());
        let maybe = maybe_same(self.store, (self.after, action), range).into_iter();
        let there = maybe.filter_map(|it| self.store.event(it));
        there.filter(|it| self.is_of_their_series(*it)).find_map(|session| {
            let same = |it: &&Action| same_words(self.store, it, action);
            session.actions().iter().find(same).map(|it| (session, it))
        })
    }

    /// Returns the session further back than which none is looked at.
    fn farthest(&self) -> Option<EventId> {
        let sessions = self.store.sequence(self.before)?;
        let before = sessions.rank(self.before.at());
        sessions
            .contains(self.after.at())
            .then(|| sessions.select(before.saturating_sub(FARTHEST)))?
    }

    /// Counts the sessions that are too far back to be looked at.
    fn unseen(&self) -> usize {
        let sessions = self.store.sequence(self.before).filter(|it| it.contains(self.after.at()));
        let before = sessions.map_or(0, |it| it.rank(self.before.at()));
        // Links are followed however far back they lead.
        if self.linked { 0 } else { before.saturating_sub(FARTHEST) }
    }

    fn dropped(&self, action: &'a Action) -> Changed<'a> {
        let earlier = Some((self.before, action));
        Changed { action, change: Some(Change::Dropped), earlier, proposed: !self.linked }
    }
}

#[cfg(test)]
mod tests;
