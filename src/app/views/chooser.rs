//! Which event to compare one with.

use super::compare::{self, Basis};
use crate::action::Action;
use crate::app::notice::{Continuity, Notice};
use crate::app::state::{Overlay, State};
use crate::app::way::Way;
use crate::model::Kind;
use crate::store::{Event, EventId, EventSet, Store};

/// Which events stand together in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Partnership {
    /// The sessions of the same series.
    SameSeries,
    /// All other sessions of the file.
    Sessions,
    /// The other events that are shown.
    Shown,
}

/// What an event can be compared with: the sessions of its series, all other sessions of the file,
/// then what else is shown; each in time order.
///
/// # Cost
///
/// Three sets; none of them is listed.
#[derive(Clone, Debug)]
pub struct Partners {
    groups: [(Partnership, EventSet); 3],
}

impl Partners {
    /// Finds what `event` can be compared with.
    pub fn of(store: &Store, state: &State, event: Event<'_>) -> Self {
        let itself = EventSet::range(event.at().0..event.at().0.saturating_add(1));
        let sessions = store.index().of_kind(Kind::Session);
        let mut own = store.sequence(event).cloned().unwrap_or_default();
        own.and(sessions);
        let mut others = sessions.clone();
        others.minus(&own);
        let mut shown = state.shown().clone();
        shown.minus(sessions);
        let mut groups = [
            (Partnership::SameSeries, own),
            (Partnership::Sessions, others),
            (Partnership::Shown, shown),
        ];
        for (_, set) in &mut groups {
            set.minus(&itself);
        }
        Self { groups }
    }

    /// Returns how many there are.
    pub fn len(&self) -> usize {
        self.groups.iter().map(|(_, set)| set.len()).sum()
    }

    /// Tells whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns those that stand together, and how many rows of the list they have; none is empty.
    pub fn groups(&self) -> impl Iterator<Item = (Partnership, usize)> + '_ {
        self.groups.iter().map(|(what, set)| (*what, set.len())).filter(|(_, rows)| *rows > 0)
    }

    /// Returns the one in a row of the list, counted from 0.
    pub fn get(&self, row: usize) -> Option<EventId> {
        let mut row = row;
        for (_, set) in &self.groups {
            match row.checked_sub(set.len()) {
                None => return set.select(row),
                Some(rest) => row = rest,
            }
        }
        None
    }

    /// Returns the row of the one before `event`, in the first group that has any.
    fn row_before(&self, event: Event<'_>) -> usize {
        let set = self.groups.iter().map(|(_, set)| set).find(|it| !it.is_empty());
        set.map_or(0, |it| it.rank(event.at()).saturating_sub(1))
    }
}

/// Opens the list for an event, with the cursor on the one before it.
pub(super) fn open(store: &Store, state: &mut State, event: Event<'_>) {
    let partners = Partners::of(store, state, event);
    if partners.is_empty() {
        state.notice = Some(Notice::Continuity(Continuity::NothingElse));
        return;
    }
    let row = partners.row_before(event);
    state.overlays.push(Overlay::CompareWith { event: event.at(), row });
}

/// Applies an action to the list.
pub(super) fn act(store: &Store, state: &mut State, action: Action) {
    let Some(&Overlay::CompareWith { event, row }) = state.overlays.last() else { return };
    let Some(one) = store.event(event) else { return };
    let partners = Partners::of(store, state, one);
    let last = partners.len().saturating_sub(1);
    let page = usize::from(state.size.1 / 2).max(1);
    let to = match action {
        Action::Next => Way::On.from(row),
        Action::Previous => Way::Back.from(row),
        Action::HalfDown => Way::On.by(row, page),
        Action::HalfUp => Way::Back.by(row, page),
        Action::First => 0,
        Action::Last => last,
        Action::Open => {
            state.overlays.pop();
            if let Some(other) = partners.get(row).and_then(|it| store.event(it)) {
                compare::show(state, (one, other), Basis::Chosen);
            }
            return;
        }
        _ => return,
    };
    if let Some(Overlay::CompareWith { row, .. }) = state.overlays.last_mut() {
        *row = to.min(last);
    }
}
