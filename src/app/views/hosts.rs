//! Hosts and places.

use super::people::moved;
use crate::action::Action;
use crate::analysis::{self, Rotation, Together};
use crate::app::go;
use crate::app::reload::Carry;
use crate::app::state::State;
use crate::app::trust::{self, Cited};
use crate::app::update::Effect;
use crate::store::{EventId, EventSet, PlaceId, Store};

/// How many series are listed with their hosts.
const SERIES: usize = 20;
/// How many places are listed.
const PLACES: usize = 200;

/// A row of the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The name of a series, by its place among the rotations.
    Series(usize),
    /// A session, by the places of its series and its own.
    Session(usize, usize),
    /// Whose turn it would be next.
    Turn(usize),
    /// So many series more have no rows.
    MoreSeries(usize),
    /// Over the sessions that were held together.
    Together,
    /// Two of them.
    Pair(usize),
    /// What is to be said of all of them.
    TogetherNote,
    /// Over the places.
    Places,
    /// A place.
    Place(usize),
    /// What is to be said of all of them.
    PlacesNote,
    /// Nothing.
    Blank,
}

impl Row {
    /// Tells whether a cursor can stand on it.
    pub const fn can_be_chosen(self) -> bool {
        matches!(self, Self::Session(..) | Self::Turn(_) | Self::Pair(_) | Self::Place(_))
    }

    const fn is_heading(self) -> bool {
        matches!(self, Self::Series(_) | Self::Together | Self::Places)
    }
}

/// Where one is in it, and what was found.
#[derive(Clone, Debug, Default)]
pub struct Hosts {
    /// The hosts of each series with a session that is shown, judged by all its sessions.
    pub rotations: Vec<Rotation>,
    /// The sessions that were held together.
    pub together: Together,
    /// The places with a number of sessions.
    pub places: Vec<(PlaceId, usize)>,
    /// How many places more there are.
    pub more_places: usize,
    /// The sessions that are shown.
    pub sessions: EventSet,
    /// The rows.
    pub rows: Vec<Row>,
    /// The row under the cursor.
    pub cursor: usize,
}

/// Begins at the selected session.
pub(in crate::app) fn enter(store: &Store, state: &mut State) {
    refresh(store, state);
    let selected = state.selected;
    let view = &mut state.views.hosts;
    let first = view.rows.iter().position(|it| it.can_be_chosen()).unwrap_or(0);
    let here = view.rows.iter().position(|&it| {
        matches!(it, Row::Session(..)) && selected.is_some() && view.event(store, it) == selected
    });
    view.cursor = here.unwrap_or(first);
}

/// Takes it over into another store; the cursor stays on its event or place, where these are there.
pub(in crate::app) fn carry(state: &mut State, carry: Carry<'_>) {
    let view = std::mem::take(&mut state.views.hosts);
    let row = view.rows.get(view.cursor).copied();
    let place = match row {
        Some(Row::Place(at)) => view.places.get(at).and_then(|it| carry.diff.twins.place(it.0)),
        _ => None,
    };
    let event = row.and_then(|it| view.event(carry.old, it)).and_then(|it| carry.event(it));
    enter(carry.new, state);
    let view = &mut state.views.hosts;
    if let Some(place) = place {
        return view.show(place);
    }
    let is_it = |it: &Row| event.is_some() && view.event(carry.new, *it) == event;
    view.cursor = view.rows.iter().position(is_it).unwrap_or(view.cursor);
}

/// Takes over what is shown now.
pub(in crate::app) fn refresh(store: &Store, state: &mut State) {
    let here = state.views.hosts.rows.get(state.views.hosts.cursor).copied();
    let here = here.and_then(|it| state.views.hosts.event(store, it));
    let columns = super::people::Columns::new(store, &state.derived.lanes);
    let lanes = columns.lanes();
    let mut rotations = Vec::new();
    for lane in lanes.iter().take(SERIES) {
        // Whose turn it is does not depend on what is shown.
        let all = lane.series.map(|it| {
            let all = store.index().with(crate::store::Facet::Series, it.slot());
            analysis::sessions_among(store, all)
        });
        rotations.push(analysis::rotation(
            store,
            lane.series,
            all.as_ref().unwrap_or(&lane.sessions),
        ));
    }
    let sessions = columns.sessions().clone();
    let mut places = analysis::places(store, &sessions);
    let more_places = places.len().saturating_sub(PLACES);
    places.truncate(PLACES);
    let together = analysis::together(store, &sessions);
    let rows = Vec::new();
    let mut view = Hosts { rotations, together, places, more_places, sessions, rows, cursor: 0 };
    view.rows = view.listed(lanes.len());
    let again = view.rows.iter().position(|&it| here.is_some() && view.event(store, it) == here);
    let first = view.rows.iter().position(|it| it.can_be_chosen());
    view.cursor = again.or(first).unwrap_or(0);
    state.views.hosts = view;
}

impl Hosts {
    /// Puts the cursor on a place, if it is listed.
    pub(in crate::app) fn show(&mut self, place: PlaceId) {
        let slot = self.places.iter().position(|it| it.0 == place);
        let is_it = |it: &Row| slot.is_some_and(|slot| *it == Row::Place(slot));
        self.cursor = self.rows.iter().position(is_it).unwrap_or(self.cursor);
    }

    /// Returns the event that a row leads to.
    pub fn event(&self, store: &Store, row: Row) -> Option<EventId> {
        match row {
            Row::Session(series, at) => Some(self.rotations.get(series)?.sessions.get(at)?.session),
            Row::Turn(series) => Some(self.rotations.get(series)?.sessions.last()?.session),
            Row::Pair(at) => Some(self.together.pairs.get(at)?.earlier),
            Row::Place(at) => {
                let (place, _) = self.places.get(at)?;
                let (_, last) = analysis::first_and_last(store, &self.sessions, *place)?;
                Some(last.at())
            }
            _ => None,
        }
    }

    /// Lists the rows, of so many series in all.
    fn listed(&self, series: usize) -> Vec<Row> {
        let mut rows = Vec::new();
        if self.sessions.is_empty() {
            return rows;
        }
        for (position, rotation) in self.rotations.iter().enumerate() {
            rows.push(Row::Series(position));
            let shown = rotation.sessions.iter().enumerate();
            let shown = shown.filter(|(_, it)| self.sessions.contains(it.session));
            rows.extend(shown.map(|(at, _)| Row::Session(position, at)));
            rows.extend([Row::Turn(position), Row::Blank]);
        }
        if series > self.rotations.len() {
            rows.extend([Row::MoreSeries(series - self.rotations.len()), Row::Blank]);
        }
        rows.push(Row::Together);
        rows.extend((0..self.together.pairs.len()).map(Row::Pair));
        rows.extend([Row::TogetherNote, Row::Blank, Row::Places]);
        rows.extend((0..self.places.len()).map(Row::Place));
        rows.push(Row::PlacesNote);
        rows
    }

    /// Returns the row that can be chosen nearest to `wanted`, from where the cursor stands.
    fn nearest(&self, wanted: usize) -> usize {
        let can = |at: &usize| self.rows.get(*at).is_some_and(|it| it.can_be_chosen());
        let wanted = wanted.min(self.rows.len().saturating_sub(1));
        let found = if wanted >= self.cursor {
            (wanted..self.rows.len()).find(can).or_else(|| (0..wanted).rev().find(can))
        } else {
            (0..=wanted).rev().find(can).or_else(|| (wanted..self.rows.len()).find(can))
        };
        found.unwrap_or(self.cursor)
    }

    /// Returns the first row of the next section, at the end of the first one.
    fn next_section(&self) -> usize {
        let heading = |at: &usize| self.rows.get(*at).is_some_and(|it| it.is_heading());
        let chosen = |from: usize| {
            let rows = self.rows.get(from + 1..).unwrap_or_default().iter();
            let until = rows.take_while(|it| !it.is_heading());
            until.enumerate().find(|(_, it)| it.can_be_chosen()).map(|(at, _)| from + 1 + at)
        };
        let after = (self.cursor..self.rows.len()).filter(heading).find_map(chosen);
        after.unwrap_or_else(|| self.nearest(0))
    }
}

/// Returns the place and the host of the session that the row under the cursor leads to, as what
/// can be asked for its sources.
pub(in crate::app) fn cited(store: &Store, state: &State) -> Option<Cited> {
    let view = &state.views.hosts;
    view.event(store, *view.rows.get(view.cursor)?).map(Cited::Place)
}

/// Applies an action to it.
pub(in crate::app) fn act(store: &Store, state: &mut State, action: Action) -> Effect {
    let half = usize::from(state.size.1 / 2).max(1);
    let view = &mut state.views.hosts;
    match action {
        Action::NextPane => view.cursor = view.next_section(),
        Action::Open => {
            let row = view.rows.get(view.cursor).copied();
            if let Some(event) = row.and_then(|it| view.event(store, it)) {
                state.overlays.clear();
                go::to_event(store, state, event);
            }
        }
        Action::Sources => trust::open(store, state),
        Action::OpenLink | Action::Copy | Action::CopyLink | Action::CopyMarkdown => {
            return trust::send(store, state, action);
        }
        _ => view.cursor = view.nearest(moved(action, view.cursor, half)),
    }
    Effect::Draw
}
