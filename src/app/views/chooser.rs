//! Which event to compare one with.

use super::compare::{self, Basis};
use crate::action::Action;
use crate::app::notice::{Continuity, Notice};
use crate::app::state::{Overlay, State};
use crate::app::way::Way;
use crate::store::{Event, EventId, EventSet, Facet, Store};

/// What an event can be compared with: the sessions of its series, then what else is shown.
///
/// # Cost
///
/// Two sets; none of them is listed.
#[derive(Clone, Debug)]
pub struct Partners {
    own: EventSet,
    others: EventSet,
}

impl Partners {
    /// Finds what `event` can be compared with.
    pub fn of(store: &Store, state: &State, event: Event<'_>) -> Self {
        let itself = EventSet::range(event.at().0..event.at().0.saturating_add(1));
        let series = event.series().map(|it| store.index().with(Facet::Series, it.slot()));
        let mut own = series.cloned().unwrap_or_default();
        let mut others = state.shown().clone();
        others.minus(&own);
        others.minus(&itself);
        own.minus(&itself);
        Self { own, others }
    }

    /// Returns how many there are.
    pub fn len(&self) -> usize {
        self.own.len() + self.others.len()
    }

    /// Tells whether there is none.
    pub fn is_empty(&self) -> bool {
        self.own.is_empty() && self.others.is_empty()
    }

    /// Returns how many of them are of the same series: they come first.
    pub fn of_series(&self) -> usize {
        self.own.len()
    }

    /// Returns the one in a row of the list, counted from 0.
    pub fn get(&self, row: usize) -> Option<EventId> {
        match row.checked_sub(self.own.len()) {
            None => self.own.select(row),
            Some(rest) => self.others.select(rest),
        }
    }
}

/// Opens the list for an event, with the cursor on the one before it.
pub(super) fn open(store: &Store, state: &mut State, event: Event<'_>) {
    let partners = Partners::of(store, state, event);
    if partners.is_empty() {
        state.notice = Some(Notice::Continuity(Continuity::NothingElse));
        return;
    }
    let listed = if partners.own.is_empty() { &partners.others } else { &partners.own };
    let row = listed.rank(event.at()).saturating_sub(1);
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
