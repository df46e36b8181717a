//! What actions do on the main screen.

use super::notice::Notice;
use super::prompt::{self, Prompt};
use super::reload::News;
use super::state::{Bottom, Framing, Overlay, Pane, State, fit};
use super::way::Way;
use super::window::{MINUTES_PER_DAY, Window, minutes_of};
use super::{countries, export, filter, highlight, palette, search, terms, trail, ways};
use crate::action::{Action, Key};
use crate::analysis;
use crate::model::Day;
use crate::store::{EventSet, Store};

/// Applies an action to the main screen.
pub(super) fn act(store: &Store, state: &mut State, action: Action, key: Key) {
    match action {
        Action::Next => row(store, state, Way::On),
        Action::Previous => row(store, state, Way::Back),
        Action::NextEvent => step(store, state, Way::On),
        Action::PreviousEvent => step(store, state, Way::Back),
        Action::NextInLane => along_lane(store, state, Way::On),
        Action::PreviousInLane => along_lane(store, state, Way::Back),
        Action::First => move_to(store, state, 0),
        Action::Last => move_to(store, state, usize::MAX),
        Action::HalfDown => leap(store, state, Way::On),
        Action::HalfUp => leap(store, state, Way::Back),
        Action::NextPane => focus(state, neighbour(state, state.focus, Way::On)),
        Action::PreviousPane => focus(state, neighbour(state, state.focus, Way::Back)),
        Action::Open => open(store, state),
        Action::Back => back(state),
        Action::Search => search::open(state),
        Action::NextMatch => search::turn(store, state, Way::On),
        Action::PreviousMatch => search::turn(store, state, Way::Back),
        Action::Undo => state.travel(store, Way::Back),
        Action::Redo => state.travel(store, Way::On),
        Action::Scope => scope(store, state),
        Action::Chip => countries::toggle_chip(store, state, key),
        Action::Countries => {
            state.overlays.push(Overlay::Countries { row: 0 });
            filter::refresh(store, state);
        }
        Action::Filter => filter::open(store, state),
        Action::Term => terms::switch(store, state, key),
        Action::ClearFilter => countries::clear(store, state),
        Action::Highlight => highlight::next(store, state),
        Action::Palette => palette::open(state),
        Action::Export => export::ask_for_events(store, state),
        Action::GoToDate => prompt::open(state, Prompt::GoToDate),
        Action::Mark => trail::mark(state),
        Action::Marks => trail::open(state),
        Action::JumpBack => trail::jump(store, state, Way::Back),
        Action::JumpOn => trail::jump(store, state, Way::On),
        _ => zoom(store, state, action),
    }
}

/// Moves the cursor of a pane with rows; elsewhere selects another event.
fn row(store: &Store, state: &mut State, way: Way) {
    match rows(store, state).checked_sub(1) {
        Some(last) => state.row = way.from(state.row.min(last)).min(last),
        None => step(store, state, way),
    }
}

fn leap(store: &Store, state: &mut State, way: Way) {
    let page = usize::from(state.size.1 / 5).max(1);
    if let Some(last) = rows(store, state).checked_sub(1) {
        state.row = way.by(state.row.min(last), page).min(last);
    } else {
        let at = state.selected.map_or(0, |it| state.shown().rank(it));
        jump(store, state, way.by(at, page));
    }
}

fn move_to(store: &Store, state: &mut State, position: usize) {
    if let Some(last) = rows(store, state).checked_sub(1) {
        state.row = position.min(last);
        return;
    }
    let here = trail::here(state);
    jump(store, state, position);
    trail::leave(state, here);
}

/// Returns how many rows the focused pane has that a cursor can stand on.
fn rows(store: &Store, state: &State) -> usize {
    let Some(event) = state.event(store) else { return state.ways.len() };
    match state.focus {
        Pane::Leaders => event.leaders().len(),
        Pane::Bottom(Bottom::Actions) => {
            analysis::since(store, event, &state.kept.matches).actions.len()
        }
        Pane::Bottom(Bottom::Sources) => store.numbered(event).len(),
        Pane::Timeline | Pane::Sessions | Pane::Location | Pane::Bottom(Bottom::Notes) => 0,
    }
}

/// Selects the next event, or the one before.
pub(super) fn step(store: &Store, state: &mut State, way: Way) {
    let shown = state.shown();
    let Some(at) = state.selected.map(|it| shown.rank(it)) else { return };
    jump(store, state, way.from(at));
}

fn jump(store: &Store, state: &mut State, to: usize) {
    let last = state.shown().len().saturating_sub(1);
    if let Some(event) = state.shown().select(to.min(last)) {
        state.select(store, event);
    }
}

fn along_lane(store: &Store, state: &mut State, way: Way) {
    let Some(at) = state.selected else { return };
    let lane = state.derived.lane_of(store, at).and_then(|it| state.derived.lanes.get(it));
    let beside = |lane: &EventSet| {
        let rank = lane.rank(at);
        let to = way.from(rank);
        (to != rank).then(|| lane.select(to)).flatten()
    };
    match lane.and_then(|lane| beside(&lane.shown)) {
        Some(event) => state.select(store, event),
        None => state.notice = Some(Notice::EndOfLane),
    }
}

/// Returns the pane after, or before, another.
pub(super) fn neighbour(state: &State, pane: Pane, way: Way) -> Pane {
    let order = Pane::order(state.size.0);
    let count = order.len();
    let at = order.iter().position(|it| *it == pane).unwrap_or(0);
    order.get(way.from(at + count) % count).copied().unwrap_or(pane)
}

/// Gives the keys to a pane.
pub(super) fn focus(state: &mut State, pane: Pane) {
    state.focus = pane;
    state.row = 0;
    if let Pane::Bottom(bottom) = pane {
        state.bottom = bottom;
    }
}

/// Reads the focused pane whole. On the timeline, opens the cluster that the selected event is in,
/// by showing the time around it.
fn open(store: &Store, state: &mut State) {
    match state.focus {
        _ if !state.ways.is_empty() => {
            let row = state.row;
            ways::take(store, state, row);
        }
        Pane::Timeline => zoom(store, state, Action::ZoomToSelection),
        pane => state.overlays.push(Overlay::Read { pane, scroll: 0 }),
    }
}

/// Goes back by one level: the search, then the focus, then what stands out as changed on disk. Never
/// quits.
fn back(state: &mut State) {
    if !state.search.is_empty() {
        state.search.clear();
    } else if state.focus == Pane::Sessions {
        state.news = News::default();
    } else {
        focus(state, Pane::Sessions);
    }
}

pub(super) fn scope(store: &Store, state: &mut State) {
    let Some(scope) = state.query.scope() else { return };
    state.remember();
    let query = state.query.clone().with_scope(Some(scope.next()));
    // Another scope names nothing new, so the query still compiles.
    if state.ask(store, query).is_ok() {
        state.framing = Framing::Scope;
    }
}

fn zoom(store: &Store, state: &mut State, action: Action) {
    let window = state.window(store);
    let span = state.event(store).map(minutes_of);
    let middle = window.first() + window.length() / 2;
    let anchor = span.map_or(middle, |(first, _)| first);
    let to = match action {
        Action::ZoomIn => window.zoomed_in(anchor),
        // Beyond four times the whole file there is nothing to see.
        Action::ZoomOut
            if window.length() > fit(store, whole(store)).length().saturating_mul(4) =>
        {
            window
        }
        Action::ZoomOut => window.zoomed_out(anchor),
        Action::PanLeft => window.panned(Way::Back),
        Action::PanRight => window.panned(Way::On),
        Action::Fit => fit(store, state.derived.shown_span(store)),
        Action::ZoomToSelection => around(anchor, span.map_or(anchor, |(_, end)| end)),
        Action::ToAsOf => {
            let today = i64::from(store.as_of().0) * MINUTES_PER_DAY;
            window.revealing((today, today + MINUTES_PER_DAY))
        }
        _ => return,
    };
    if to != window {
        state.remember();
        state.framing = Framing::Chosen(to);
    }
}

/// Returns two months around an event, or three times its length where it is longer.
fn around(first: i64, end: i64) -> Window {
    let margin = (end.saturating_sub(first)).max(30 * MINUTES_PER_DAY);
    Window::new(first.saturating_sub(margin), end.saturating_add(margin))
}

/// Returns the minutes that the whole file takes, without its open ends.
fn whole(store: &Store) -> Option<(i64, i64)> {
    let minutes = |day: Day| i64::from(day.0) * MINUTES_PER_DAY;
    store.span().map(|(first, last)| (minutes(first), minutes(last) + MINUTES_PER_DAY))
}
