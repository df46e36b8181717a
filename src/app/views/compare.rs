//! Two sessions side by side.

use super::{accept, chooser, thread};
use crate::action::Action;
use crate::analysis::{self, Change, Changed, Changes, Comparison};
use crate::app::export::Exported;
use crate::app::notice::{Continuity, Notice};
use crate::app::prompt::{self, Prompt};
use crate::app::reload::Carry;
use crate::app::state::{Overlay, State};
use crate::app::trust;
use crate::app::update::Effect;
use crate::app::way::Way;
use crate::model::Kind;
use crate::store::{self, Event, EventId, EventSet, Facet, Store};

/// How many sessions are looked back at most for one of another series.
const FARTHEST: usize = 200;

/// Why these two are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Basis {
    /// The one is the session before the other.
    #[default]
    Before,
    /// The one is the last session of another series before the other.
    OtherSeries,
    /// The user chose the pair.
    Chosen,
}

/// Where one is in it.
#[derive(Clone, Debug, Default)]
pub struct Compare {
    /// The two sessions, the earlier one first.
    pair: Option<(EventId, EventId)>,
    /// Why it is these two.
    basis: Basis,
    /// The change under the cursor.
    row: usize,
    /// How many rows above the first change are scrolled back into sight.
    above: usize,
}

impl Compare {
    /// Returns why these two are compared.
    pub const fn basis(&self) -> Basis {
        self.basis
    }

    /// Returns the change under the cursor, counted from 0 in the order of [`ordered`].
    pub const fn row(&self) -> usize {
        self.row
    }

    /// Returns how many rows above the first change are scrolled back into sight, at most.
    pub const fn above(&self) -> usize {
        self.above
    }
}

/// Returns the two sessions with what became of the actions of the earlier one.
pub fn compared<'a>(store: &'a Store, state: &State) -> Option<Comparison<'a>> {
    let (before, after) = pair(store, state)?;
    Some(analysis::compare(store, before, after, &state.kept.matches))
}

/// Returns the changes in the order in which they are listed: by their kind, then those of which
/// nothing is known.
pub fn ordered<'a>(changes: &Changes<'a>) -> Vec<Changed<'a>> {
    let place = |change: Option<Change>| {
        let known = change.and_then(|it| Change::ALL.iter().position(|other| *other == it));
        known.unwrap_or(Change::ALL.len())
    };
    let mut all = changes.actions.clone();
    all.sort_by_key(|it| place(it.change));
    all
}

fn pair<'a>(store: &'a Store, state: &State) -> Option<(Event<'a>, Event<'a>)> {
    let (before, after) = state.views.compare.pair?;
    store.event(before).zip(store.event(after))
}

/// Returns the action under the cursor, and the session that agreed it.
pub(in crate::app) fn under_cursor<'a>(
    store: &'a Store,
    state: &State,
) -> Option<(Event<'a>, &'a store::Action)> {
    let comparison = compared(store, state)?;
    let rows = ordered(&comparison.changes);
    let changed = rows.get(state.views.compare.row)?;
    let dropped = changed.change == Some(Change::Dropped);
    let session = if dropped { comparison.before } else { comparison.after };
    Some((session, changed.action))
}

/// Opens it for what is selected, on top of what is open; or asks what to compare that with.
pub(in crate::app) fn open(store: &Store, state: &mut State, action: Action) {
    let Some(event) = state.event(store) else { return };
    if action == Action::CompareWith {
        return chooser::open(store, state, event);
    }
    match before(store, event) {
        Some(other) => show(state, (event, other), Basis::Before),
        None => state.notice = Some(Notice::Continuity(alone(store, event))),
    }
}

/// Shows two sessions, whichever is named first.
pub(in crate::app) fn show(state: &mut State, (one, other): (Event<'_>, Event<'_>), basis: Basis) {
    let (before, after) = (one.at().min(other.at()), one.at().max(other.at()));
    state.views.compare = Compare { pair: Some((before, after)), basis, row: 0, above: usize::MAX };
    if !state.overlays.contains(&Overlay::Compare) {
        state.overlays.push(Overlay::Compare);
    }
}

/// Takes it over into another store; tells whether both sessions are there.
pub(in crate::app) fn carry(state: &mut State, carry: Carry<'_>) -> bool {
    let view = &mut state.views.compare;
    let event = |it| carry.event(it);
    view.pair = view.pair.and_then(|(before, after)| Some((event(before)?, event(after)?)));
    // Another date may have turned them round.
    view.pair = view.pair.map(|(one, other)| (one.min(other), one.max(other)));
    view.pair.is_some()
}

/// Returns the session of the same sequence before `event`.
fn before<'a>(store: &'a Store, event: Event<'a>) -> Option<Event<'a>> {
    next_to(store, &lane(store, event)?, event, Way::Back)
}

/// Returns the events among which `event` has one before it; `None` for one that is no session of
/// a series, where the file names any.
fn lane(store: &Store, event: Event<'_>) -> Option<EventSet> {
    let sessions = store.index().of_kind(Kind::Session);
    let mut lane = store.sequence(event).filter(|_| sessions.contains(event.at()))?.clone();
    lane.and(sessions);
    Some(lane)
}

/// Says why `event` has no session before it.
fn alone(store: &Store, event: Event<'_>) -> Continuity {
    let is_session = store.index().of_kind(Kind::Session).contains(event.at());
    match event.series() {
        Some(_) if is_session => Continuity::FirstOfSeries,
        None if is_session && store.series().len() == 0 => Continuity::NothingToCompare,
        _ => Continuity::OfNoSeries,
    }
}

fn next_to<'a>(store: &'a Store, set: &EventSet, event: Event<'a>, way: Way) -> Option<Event<'a>> {
    let rank = set.rank(event.at());
    let to = match way {
        Way::Back => rank.checked_sub(1)?,
        Way::On => rank + usize::from(set.contains(event.at())),
    };
    store.event(set.select(to)?)
}

/// Applies an action to it.
pub(in crate::app) fn act(store: &Store, state: &mut State, action: Action) -> Effect {
    match action {
        Action::Next => step(store, state, Way::On),
        Action::Previous => step(store, state, Way::Back),
        Action::HalfDown => leap(store, state, Way::On),
        Action::HalfUp => leap(store, state, Way::Back),
        Action::First => (state.views.compare.row, state.views.compare.above) = (0, usize::MAX),
        Action::Last => {
            let last = count(store, state).saturating_sub(1);
            (state.views.compare.row, state.views.compare.above) = (last, 0);
        }
        Action::NextEvent => walk(store, state, Way::On),
        Action::PreviousEvent => walk(store, state, Way::Back),
        Action::OtherSeries => turn(store, state),
        Action::CompareWith => {
            if let Some((_, after)) = pair(store, state) {
                chooser::open(store, state, after);
            }
        }
        Action::Accept => return accept(store, state),
        Action::Thread | Action::Open => thread::open(store, state, Action::Thread),
        Action::Sources => trust::open(store, state),
        Action::Export => prompt::open(state, Prompt::Export(Exported::Comparison)),
        Action::Copy | Action::CopyLink | Action::CopyMarkdown => {
            return trust::send(store, state, action);
        }
        _ => {}
    }
    Effect::Draw
}

fn count(store: &Store, state: &State) -> usize {
    compared(store, state).map_or(0, |it| it.changes.actions.len())
}

/// Walks to the next change, or back. What stands above the first one is scrolled row by row.
fn step(store: &Store, state: &mut State, way: Way) {
    let last = count(store, state).saturating_sub(1);
    let extent = state.extent;
    let compare = &mut state.views.compare;
    compare.above = compare.above.min(extent);
    match way {
        Way::On if compare.above > 0 => compare.above -= 1,
        Way::Back if compare.row == 0 => compare.above = (compare.above + 1).min(extent),
        _ => compare.row = way.from(compare.row.min(last)).min(last),
    }
}

fn leap(store: &Store, state: &mut State, way: Way) {
    for _ in 0..usize::from(state.size.1 / 4).max(1) {
        step(store, state, way);
    }
}

/// Moves the pair on, or back, among the sessions of the later one's series that are shown: the
/// later one moves, and the one before it follows.
fn walk(store: &Store, state: &mut State, way: Way) {
    let Some((_, after)) = pair(store, state) else { return };
    let found = lane(store, after).and_then(|mut lane| {
        lane.and(state.shown());
        let to = next_to(store, &lane, after, way)?;
        Some((before(store, to)?, to))
    });
    match found {
        Some((before, to)) => {
            state.select(store, to.at());
            show(state, (before, to), Basis::Before);
        }
        None => state.notice = Some(Notice::Continuity(Continuity::NoFurtherPair)),
    }
}

/// Compares with the last session of another series, or with the one before in its own again.
fn turn(store: &Store, state: &mut State) {
    let Some((earlier, after)) = pair(store, state) else { return };
    let (to, basis, missing) = if earlier.series() == after.series() {
        let other = of_another_series(store, after);
        (other, Basis::OtherSeries, Continuity::NoOtherSeries)
    } else {
        (before(store, after), Basis::Before, alone(store, after))
    };
    match to {
        Some(to) => show(state, (to, after), basis),
        None => state.notice = Some(Notice::Continuity(missing)),
    }
}

/// Returns the last session before `event` that is of a series, and of another one.
fn of_another_series<'a>(store: &'a Store, event: Event<'a>) -> Option<Event<'a>> {
    let mut others = store.index().of_kind(Kind::Session).clone();
    if let Some(series) = event.series() {
        others.minus(store.index().with(Facet::Series, series.slot()));
    }
    let before = (0..others.rank(event.at())).rev().take(FARTHEST);
    let mut events = before.filter_map(|it| others.select(it)).filter_map(|it| store.event(it));
    events.find(|it| it.series().is_some())
}

/// Accepts the match under the cursor, or takes it back. The cursor stays on the action.
fn accept(store: &Store, state: &mut State) -> Effect {
    let Some(comparison) = compared(store, state) else { return Effect::None };
    let rows = ordered(&comparison.changes);
    let Some(changed) = rows.get(state.views.compare.row) else {
        state.notice = Some(Notice::Continuity(Continuity::NothingToAccept));
        return Effect::Draw;
    };
    let effect = accept::turn(store, state, comparison.after, changed);
    let after = compared(store, state).map(|it| ordered(&it.changes)).unwrap_or_default();
    let same = |it: &Changed<'_>| std::ptr::eq(it.action, changed.action);
    if let Some(row) = after.iter().position(same) {
        state.views.compare.row = row;
    }
    effect
}
