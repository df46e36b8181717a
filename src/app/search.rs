//! Searching while one types.

use super::field::Field;
use super::notice::Notice;
use super::state::{Overlay, State};
use super::trail::{self, Place};
use super::update::Effect;
use super::way::Way;
use crate::action::{Action, Key};
use crate::store::{EventId, EventSet, Store};
use crate::text::{self, Case};

/// What counts as a match.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// Whether some letters of a name are enough, in their order.
    pub fuzzy: bool,
    /// Whether capital letters are told from small ones.
    pub case: Case,
}

/// What is looked for, and where it was found.
#[derive(Clone, Debug, Default)]
pub struct Search {
    line: Field,
    manner: Manner,
    folded: String,
    /// In the whole store.
    all: EventSet,
    /// Among the shown events.
    hits: EventSet,
}

impl Search {
    /// Returns what is looked for, as typed.
    pub fn text(&self) -> &str {
        self.line.text()
    }

    /// Returns what counts as a match.
    pub const fn manner(&self) -> Manner {
        self.manner
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

    /// Returns every event that matches, shown or not.
    pub const fn all(&self) -> &EventSet {
        &self.all
    }

    /// Returns the shown events that match.
    pub const fn hits(&self) -> &EventSet {
        &self.hits
    }

    /// Returns how many events match that are not shown.
    pub fn hidden(&self) -> usize {
        self.all.len() - self.hits.len()
    }

    /// Looks for nothing any more. What counts as a match stays for the next search.
    pub(super) fn clear(&mut self) {
        *self = Self { manner: self.manner, ..Self::default() };
    }

    /// Finds what is typed now in the whole store.
    pub(super) fn find(&mut self, store: &Store, shown: &EventSet) {
        self.folded = text::fold_as(self.line.text().trim(), self.manner.case);
        self.all = found(store, self.line.text(), self.manner);
        self.narrow(shown);
    }

    /// Keeps to the events that are shown now.
    pub(super) fn narrow(&mut self, shown: &EventSet) {
        self.hits = self.all.clone();
        self.hits.and(shown);
    }
}

/// Finds what was typed in the whole store.
pub(super) fn found(store: &Store, typed: &str, Manner { fuzzy, case }: Manner) -> EventSet {
    match text::fold_as(typed.trim(), case).as_str() {
        "" => EventSet::default(),
        needle if fuzzy => store.names(case).find(store, needle),
        needle => store.haystack_as(case).find(needle),
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
    look(store, state);
    Effect::Draw
}

/// Looks for what is typed, from where the search began.
fn look(store: &Store, state: &mut State) {
    state.notice = None;
    state.search.find(store, &state.derived.shown);
    let Some(Overlay::Search { origin }) = state.overlays.last().copied() else { return };
    if let Some(hit) = first_from(&state.search.hits, origin).or(origin) {
        state.select(store, hit);
    }
    tell_if_none(state);
}

fn first_from(hits: &EventSet, origin: Option<EventId>) -> Option<EventId> {
    let rank = origin.map_or(0, |it| hits.rank(it));
    hits.select(rank).or_else(|| hits.select(0))
}

fn tell_if_none(state: &mut State) {
    if !state.search.is_empty() && state.search.hits.is_empty() {
        state.notice = Some(Notice::NoMatch { hidden: state.search.hidden() });
    }
}

/// Applies an action while the field is open.
pub(super) fn act(store: &Store, state: &mut State, action: Action) {
    state.notice = None;
    match action {
        Action::Open => {
            let top = state.overlays.pop();
            if let Some(Overlay::Search { origin: Some(event) }) = top {
                let framing = state.framing;
                trail::leave(state, Some(Place { event, framing }));
            }
        }
        Action::Back => {
            let top = state.overlays.pop();
            if let Some(Overlay::Search { origin: Some(origin) }) = top {
                state.select(store, origin);
            }
            state.search.clear();
        }
        Action::NextMatch => turn(store, state, Way::On),
        Action::PreviousMatch => turn(store, state, Way::Back),
        Action::Fuzzy => {
            state.search.manner.fuzzy = !state.search.manner.fuzzy;
            look(store, state);
        }
        Action::Case => {
            let case = &mut state.search.manner.case;
            *case = if *case == Case::Any { Case::Kept } else { Case::Any };
            look(store, state);
        }
        _ => {}
    }
}

/// Selects the next match, or the one before; after the last comes the first, and it is told.
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
    let wrapped = match way {
        Way::On => to >= count,
        Way::Back => rank == 0,
    };
    match to.checked_rem(count).and_then(|it| hits.select(it)) {
        Some(hit) => {
            // While the field is open one is still looking: the leap is made when it closes.
            let from = trail::here(state).filter(|_| state.overlays.is_empty());
            state.select(store, hit);
            trail::leave(state, from);
            state.notice = wrapped.then_some(Notice::Wrapped(way));
        }
        None => tell_if_none(state),
    }
}
