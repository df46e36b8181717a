//! Marks, and where one has been.

use super::go;
use super::notice::Notice;
use super::reload::Carry;
use super::state::{Framing, Overlay, State};
use super::way::Way;
use crate::action::{Action, Code, Key};
use crate::store::{EventId, Store};

/// How many places are remembered.
const PLACES: usize = 100;

/// Marks, and where one has been.
#[derive(Clone, Debug, Default)]
pub struct Trail {
    /// The marked events, in the order in which they were marked.
    marks: Vec<EventId>,
    /// Where one leapt from, the latest last.
    places: Vec<Place>,
    /// The place that one went back to; behind the last one before going back.
    at: usize,
}

/// Where one was: an event, and the time on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) event: EventId,
    pub(super) framing: Framing,
}

/// Returns where one is.
pub(super) fn here(state: &State) -> Option<Place> {
    state.selected.map(|event| Place { event, framing: state.framing })
}

impl Trail {
    /// Returns the marked events, in the order in which they were marked.
    pub fn marks(&self) -> &[EventId] {
        &self.marks
    }

    /// Tells whether an event is marked.
    pub fn is_marked(&self, event: EventId) -> bool {
        self.marks.contains(&event)
    }

    /// Takes it over into another store.
    pub(super) fn carried(mut self, carry: Carry<'_>) -> Self {
        self.marks = self.marks.into_iter().filter_map(|it| carry.event(it)).collect();
        let after = self.places.split_off(self.at.min(self.places.len()));
        let place = |it: Place| Some(Place { event: carry.event(it.event)?, ..it });
        self.places = self.places.into_iter().filter_map(place).collect();
        self.at = self.places.len();
        self.places.extend(after.into_iter().filter_map(place));
        self
    }

    fn remember(&mut self, place: Place) {
        self.places.pop_if(|it| it.event == place.event);
        self.places.push(place);
        let surplus = self.places.len().saturating_sub(PLACES);
        self.places.drain(..surplus);
        self.at = self.places.len();
    }

    /// Returns the place before, or after, that is not where one is.
    fn turn(&mut self, here: Place, way: Way) -> Option<Place> {
        if way == Way::Back && self.at == self.places.len() {
            // So that one can come on again to where one is.
            self.remember(here);
            self.at = self.places.len().saturating_sub(1);
        }
        let mut at = self.at;
        loop {
            at = match way {
                Way::Back => at.checked_sub(1)?,
                Way::On => at + 1,
            };
            let place = *self.places.get(at)?;
            if place.event != here.event {
                self.at = at;
                return Some(place);
            }
        }
    }
}

/// Marks the selected event, or takes its mark away.
pub(super) fn mark(state: &mut State) {
    let Some(event) = state.selected else { return };
    let marks = &mut state.trail.marks;
    match marks.iter().position(|it| *it == event) {
        Some(at) => drop(marks.remove(at)),
        None => marks.push(event),
    }
}

/// Remembers the place that a leap began at, if it led to another event.
pub(super) fn leave(state: &mut State, from: Option<Place>) {
    if let Some(place) = from.filter(|it| state.selected != Some(it.event)) {
        state.trail.remember(place);
    }
}

/// Goes back to where one was, or on again.
pub(super) fn jump(store: &Store, state: &mut State, way: Way) {
    let to = here(state).and_then(|here| state.trail.turn(here, way));
    match to {
        Some(place) => {
            go::show(store, state, place.event);
            state.framing = place.framing;
            state.reveal(store);
        }
        None => state.notice = Some(Notice::NoJump),
    }
}

/// Lists the marks.
pub(super) fn open(state: &mut State) {
    if state.trail.marks.is_empty() {
        state.notice = Some(Notice::NoMarks);
    } else {
        state.overlays.push(Overlay::Marks { row: 0 });
    }
}

/// Applies an action to the list of marks.
pub(super) fn act(store: &Store, state: &mut State, action: Action, key: Key) {
    let last = state.trail.marks.len().saturating_sub(1);
    let Some(Overlay::Marks { row }) = state.overlays.last_mut() else { return };
    match action {
        Action::Next => *row = (*row + 1).min(last),
        Action::Previous => *row = row.saturating_sub(1),
        Action::Back => drop(state.overlays.pop()),
        Action::Open => {
            let row = *row;
            go_to(store, state, row);
        }
        Action::Pick => {
            let Code::Char(letter) = key.code else { return };
            let number = letter.to_digit(10).and_then(|it| usize::try_from(it).ok());
            if let Some(row) = number.and_then(|it| it.checked_sub(1)) {
                go_to(store, state, row);
            }
        }
        Action::Remove => {
            let at = *row;
            *row = at.min(last.saturating_sub(1));
            if at <= last && !state.trail.marks.is_empty() {
                state.trail.marks.remove(at);
            }
            if state.trail.marks.is_empty() {
                state.overlays.pop();
            }
        }
        _ => {}
    }
}

fn go_to(store: &Store, state: &mut State, row: usize) {
    if let Some(&event) = state.trail.marks.get(row) {
        state.overlays.pop();
        go::to_event(store, state, event);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(event: u32) -> Place {
        Place { event: EventId(event), framing: Framing::Scope }
    }

    fn trail(places: &[u32]) -> Trail {
        let mut trail = Trail::default();
        for event in places {
            trail.remember(place(*event));
        }
        trail
    }

    #[test]
    fn one_comes_back_the_way_one_went_and_on_again() {
        let mut trail = trail(&[1, 2, 2, 3]);
        let mut back = |here| trail.turn(place(here), Way::Back).map(|it| it.event.0);
        assert_eq!([back(9), back(3), back(2), back(1)], [Some(3), Some(2), Some(1), None]);
        let mut on = |here| trail.turn(place(here), Way::On).map(|it| it.event.0);
        assert_eq!([on(1), on(2), on(3), on(9)], [Some(2), Some(3), Some(9), None]);
    }

    #[test]
    fn the_list_of_places_has_an_end() {
        let places: Vec<u32> = (0..1_000).collect();
        let mut trail = trail(&places);
        assert_eq!(trail.places.len(), PLACES);
        let mut here = place(5_000);
        let mut steps = 0;
        while let Some(there) = trail.turn(here, Way::Back) {
            (here, steps) = (there, steps + 1);
        }
        assert_eq!((here, steps), (place(901), PLACES - 1));
    }
}
