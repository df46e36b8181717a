//! Searching while one types.

use super::field::Field;
use super::notice::Notice;
use super::state::{Overlay, State};
use super::trail;
use super::update::Effect;
use super::way::Way;
use crate::action::{Action, Key};
use crate::store::{EventId, EventSet, Store};
use crate::text;

/// What is looked for, and where it was found among the shown events.
#[derive(Clone, Debug, Default)]
pub struct Search {
    line: Field,
    folded: String,
    hits: EventSet,
}

impl Search {
    /// Returns what is looked for, as typed.
    pub fn text(&self) -> &str {
        self.line.text()
    }

    /// Returns what is looked for, folded for comparing.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// Returns the line in which it is typed.
    pub const fn line(&self) -> &Field {
        &self.line
    }

    /// Tells whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// Returns the shown events that match.
    pub const fn hits(&self) -> &EventSet {
        &self.hits
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Looks again, among the events that are shown now.
    pub(super) fn narrow(&mut self, store: &Store, shown: &EventSet) {
        self.folded = text::fold(self.line.text().trim());
        self.hits = EventSet::default();
        if !self.folded.is_empty() {
            self.hits = store.haystack().find(&self.folded);
            self.hits.and(shown);
        }
    }
}

/// Opens the field, empty.
pub(super) fn open(state: &mut State) {
    state.search.clear();
    state.overlays.push(Overlay::Search { origin: state.selected });
}

/// Types a key into the field.
pub(super) fn type_key(store: &Store, state: &mut State, key: Key) -> Effect {
    if !state.search.line.type_key(key) {
        return Effect::None;
    }
    state.notice = None;
    let shown = state.derived.shown.clone();
    state.search.narrow(store, &shown);
    let Some(Overlay::Search { origin }) = state.overlays.last().copied() else {
        return Effect::Draw;
    };
    if let Some(hit) = first_from(&state.search.hits, origin).or(origin) {
        state.select(store, hit);
    }
    tell_if_none(store, state);
    Effect::Draw
}

fn first_from(hits: &EventSet, origin: Option<EventId>) -> Option<EventId> {
    let rank = origin.map_or(0, |it| hits.rank(it));
    hits.select(rank).or_else(|| hits.select(0))
}

fn tell_if_none(store: &Store, state: &mut State) {
    if !state.search.is_empty() && state.search.hits.is_empty() {
        let hidden = store.haystack().find(&state.search.folded).len();
        state.notice = Some(Notice::NoMatch { hidden });
    }
}

/// Applies an action while the field is open.
pub(super) fn act(store: &Store, state: &mut State, action: Action) {
    match action {
        Action::Open => {
            let top = state.overlays.pop();
            if let Some(Overlay::Search { origin }) = top
                && state.selected != origin
            {
                trail::leave(state, origin);
            }
        }
        Action::Back => {
            let top = state.overlays.pop();
            if let Some(Overlay::Search { origin: Some(origin) }) = top {
                state.select(store, origin);
            }
            state.search.clear();
            state.notice = None;
        }
        Action::NextMatch => turn(store, state, Way::On),
        Action::PreviousMatch => turn(store, state, Way::Back),
        _ => {}
    }
}

/// Selects the next match, or the one before; after the last comes the first.
pub(super) fn turn(store: &Store, state: &mut State, way: Way) {
    if state.search.is_empty() {
        state.notice = Some(Notice::NoSearch);
        return;
    }
    let hits = &state.search.hits;
    let count = hits.len();
    let rank = state.selected.map_or(0, |it| hits.rank(it));
    let on_hit = state.selected.is_some_and(|it| hits.contains(it));
    let to = match way {
        Way::On => rank + usize::from(on_hit),
        Way::Back => rank + count.saturating_sub(1),
    };
    match to.checked_rem(count).and_then(|it| hits.select(it)) {
        Some(hit) => {
            // While the field is open one is still looking: the leap is made when it closes.
            if state.overlays.is_empty() && state.selected != Some(hit) {
                trail::leave(state, state.selected);
            }
            state.select(store, hit);
        }
        None => tell_if_none(store, state),
    }
}
