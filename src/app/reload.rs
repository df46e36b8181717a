//! What becomes of the state when the open files have changed?
//!
//! A state holds places in a store, and another store has others: everything is carried over by what
//! it is. What is gone gives way to what is nearest; what is asked for, shown and typed stays.

use super::derived::Derived;
use super::notice::{Notice, Reloaded};
use super::prompt::Prompt;
use super::state::{Overlay, State};
use super::{briefing, filter, palette, terms, views, ways};
use crate::analysis::Diff;
use crate::model::Day;
use crate::query::{self, Query};
use crate::store::{Event, EventId, EventSet, Store};

/// What the readings of the open files changed since it was last put away.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct News {
    /// The events that are new.
    pub added: EventSet,
    /// The events that say something else than before.
    pub changed: EventSet,
}

/// Why what is shown is not what is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The name of the file, as it may be shown.
    pub file: String,
    /// What is wrong with it, as it may be shown.
    pub why: String,
    /// Whether there is one at all.
    pub harm: Harm,
}

/// What has happened to a file on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Harm {
    /// It is not what it was.
    Broken,
    /// There is none.
    Gone,
}

/// The store that a state was made for, the one that it is carried into, and how they differ.
#[derive(Clone, Copy, Debug)]
pub(super) struct Carry<'a> {
    pub(super) old: &'a Store,
    pub(super) new: &'a Store,
    pub(super) diff: &'a Diff,
}

impl Carry<'_> {
    /// Returns what an event became.
    pub(super) fn event(self, before: EventId) -> Option<EventId> {
        self.diff.successor(before)
    }
}

/// Keeps what is shown, although what is on disk cannot be read any more, and says so until it can.
/// What was told before is no longer so.
pub fn fail(state: &mut State, broken: Broken) {
    state.notice = None;
    state.broken = Some(broken);
}

/// Shows another version of the open files in place of the one that `state` was made for.
///
/// # Cost
///
/// That of asking for the query, of the search that goes on and of each highlight.
pub fn reload(state: &mut State, (old, new): (&Store, &Store), diff: &Diff) {
    let carry = Carry { old, new, diff };
    let was_broken = state.broken.take().is_some();
    let selected = state.event(old);
    let terms = ask(state, new);
    let near = || selected.and_then(|it| nearest(new, it, state.shown()));
    let same = state.selected.and_then(|it| carry.event(it));
    let same = same.filter(|it| state.shown().contains(*it));
    let now = same.or_else(near).or_else(|| state.shown().select(0));
    state.row = if same.is_some() { state.row } else { 0 };
    state.selected = now;
    state.trail = std::mem::take(&mut state.trail).carried(carry);
    state.changes = std::mem::take(&mut state.changes).carried(carry);
    state.highlights = std::mem::take(&mut state.highlights).carried(carry);
    let mut search = std::mem::take(&mut state.search);
    search.find(new, state.shown());
    state.search = search;
    state.last = None;
    state.ways = ways::of(new, state);
    let tours = state.tours.carry(carry);
    briefing::carry(state, carry);
    palette::forget(state);
    keep_open(state, carry, &tours);
    views::forget(state);
    filter::carry(state, carry);
    state.reveal(new);
    state.news = news(&state.news, carry);
    if !diff.has_same_events() || was_broken || terms > 0 {
        state.notice = Some(Notice::Reloaded(told(diff, terms)));
    }
}

/// Asks for what was asked for, as far as it can be asked of another store; returns how many terms
/// are switched off now because they name what is not there any more.
fn ask(state: &mut State, new: &Store) -> usize {
    let mut query = state.query.clone();
    let lost = terms::carry(&mut query, &mut state.muted, new);
    let plan = query::compile(&query, new).or_else(|_| {
        query = Query::default().with_scope(state.query.scope());
        query::compile(&query, new)
    });
    if let Ok(plan) = plan {
        state.derived = Derived::new(new, &query, &plan, None);
    }
    state.query = query;
    lost
}

/// Returns the event among `shown` that begins nearest to where another one began.
fn nearest(new: &Store, before: Event<'_>, shown: &EventSet) -> Option<EventId> {
    let first = before.first();
    let rank = shown.rank(EventId(new.begin_within(first, Day(i32::MAX)).start));
    let apart = |at: &EventId| {
        let begun = new.event(*at).map_or(Day(i32::MAX), Event::first);
        i64::from(begun.0).abs_diff(i64::from(first.0))
    };
    let beside = [rank.checked_sub(1), Some(rank)].into_iter().flatten();
    beside.filter_map(|it| shown.select(it)).min_by_key(apart)
}

/// Keeps open what still has something to show, up to the first that has not.
fn keep_open(state: &mut State, carry: Carry<'_>, tours: &[Option<usize>]) {
    let tour = |at: usize| tours.get(at).copied().flatten();
    for overlay in std::mem::take(&mut state.overlays) {
        let kept = match overlay {
            Overlay::Search { origin } => {
                Some(Overlay::Search { origin: origin.and_then(|it| carry.event(it)) })
            }
            Overlay::Marks { row } => {
                let last = state.trail.marks().len().checked_sub(1);
                last.map(|last| Overlay::Marks { row: row.min(last) })
            }
            Overlay::CompareWith { event, row } => {
                carry.event(event).map(|event| Overlay::CompareWith { event, row })
            }
            // What is cited stands in a row that may be another one by now.
            Overlay::Sources { .. } => None,
            Overlay::Briefing | Overlay::Outline { .. } => {
                state.briefing().is_some().then_some(overlay)
            }
            Overlay::Tours { row } => {
                Some(Overlay::Tours { row: row.min(state.tours.all.len().saturating_sub(1)) })
            }
            Overlay::Stops { tour: at, row } => tour(at).map(|tour| {
                let stops = state.tours.all.get(tour).map_or(0, |it| it.stops.len());
                Overlay::Stops { tour, row: row.min(stops.saturating_sub(1)) }
            }),
            Overlay::Prompt(Prompt::Seconds { tour: at, stop }) => {
                tour(at).map(|tour| Overlay::Prompt(Prompt::Seconds { tour, stop }))
            }
            Overlay::Prompt(Prompt::RenameTour(at)) => {
                tour(at).map(|it| Overlay::Prompt(Prompt::RenameTour(it)))
            }
            Overlay::Prompt(Prompt::SaveTour(at)) => {
                tour(at).map(|it| Overlay::Prompt(Prompt::SaveTour(it)))
            }
            other => views::carry(state, other, carry).then_some(other),
        };
        match kept {
            Some(kept) => state.overlays.push(kept),
            None => return,
        }
    }
}

/// Adds what the last reading changed to what was not put away yet. What is new stays so, however
/// often it changes.
fn news(before: &News, carry: Carry<'_>) -> News {
    let carried =
        |set: &EventSet| -> EventSet { set.iter().filter_map(|it| carry.event(it)).collect() };
    let mut added = carried(&before.added);
    added.or(&carry.diff.added.iter().copied().collect());
    let mut changed = carried(&before.changed);
    changed.or(&altered(carry.diff).collect());
    changed.minus(&added);
    News { added, changed }
}

/// Returns the events that say something else; another id alone says nothing else.
fn altered(diff: &Diff) -> impl Iterator<Item = EventId> {
    let all = diff.altered.iter().chain(&diff.renamed);
    all.filter(|it| !it.aspects.is_empty()).map(|it| it.after)
}

fn told(diff: &Diff, terms: usize) -> Reloaded {
    Reloaded {
        added: diff.added.len(),
        changed: altered(diff).count(),
        removed: diff.removed.len(),
        terms,
    }
}
