//! Switching values of the facets beside the line.

use super::{Filter, Side, close, write};
use crate::action::Action;
use crate::app::facets::Row;
use crate::app::notice::Notice;
use crate::app::state::State;
use crate::app::update::Effect;
use crate::app::way::Way;
use crate::app::{browse, countries, export, palette, ways};
use crate::query::{Group, Stance, Value};
use crate::store::Store;
use crate::text;

/// How many values of a facet are listed before it is opened.
const FEW: usize = 4;

/// A row of the facets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetRow {
    /// A value: of which facet, and which of its values.
    Value(Group, usize),
    /// So many more values of a facet.
    More(Group, usize),
}

impl Filter {
    /// Returns the rows of the facets, in order.
    pub fn rows(&self) -> Vec<FacetRow> {
        let mut rows = Vec::new();
        for group in Group::ALL {
            let all = self.facets.rows(group);
            let few = if self.opened.contains(&group) { all.len() } else { FEW };
            // One more takes no more room than saying that there is one more.
            let few = if all.len() <= few + 1 { all.len() } else { few };
            let is_listed = |(at, row): &(usize, &Row)| *at < few || row.stance != Stance::Neutral;
            let before = rows.len();
            let listed = all.iter().enumerate().filter(is_listed);
            rows.extend(listed.map(|(at, _)| FacetRow::Value(group, at)));
            let more = all.len() - (rows.len() - before);
            if more > 0 {
                rows.push(FacetRow::More(group, more));
            }
        }
        rows
    }
}

/// Applies an action to the facets.
pub(super) fn act(store: &Store, state: &mut State, action: Action) -> Effect {
    let last = state.filter.rows().len().saturating_sub(1);
    let page = usize::from(state.size.1 / 2).max(1);
    let row = &mut state.filter.row;
    match action {
        Action::Next => *row = (*row + 1).min(last),
        Action::Previous => *row = row.saturating_sub(1),
        Action::HalfDown => *row = (*row + page).min(last),
        Action::HalfUp => *row = row.saturating_sub(page),
        Action::First => *row = 0,
        Action::Last => *row = last,
        Action::Filter => state.filter.side = Side::Line,
        Action::Palette => palette::open(state),
        Action::Export => export::ask_for_events(store, state),
        Action::Back => return close(state),
        Action::Open | Action::Exclude | Action::Only => change(store, state, action),
        Action::Undo => state.travel(store, Way::Back),
        Action::Redo => state.travel(store, Way::On),
        Action::ClearFilter => countries::clear(store, state),
        Action::Scope => browse::scope(store, state),
        _ => {}
    }
    if matches!(action, Action::Undo | Action::Redo | Action::ClearFilter | Action::Scope) {
        write(store, state);
    }
    state.filter.row = state.filter.row.min(state.filter.rows().len().saturating_sub(1));
    Effect::Draw
}

/// Changes what the query says of the value under the cursor.
fn change(store: &Store, state: &mut State, action: Action) {
    let filter = &mut state.filter;
    let value = match filter.rows().get(filter.row).copied() {
        Some(FacetRow::More(group, _)) => return filter.opened.push(group),
        Some(FacetRow::Value(group, at)) => filter.facets.rows(group).get(at).map(|it| it.value),
        None => None,
    };
    let Some(value) = value else { return };
    let mut query = state.query.clone();
    match action {
        Action::Exclude => query.exclude(store, value),
        Action::Only => query.only(store, value),
        _ => countries::switch(store, &mut query, value, state.mode),
    };
    let was = state.shot();
    match state.ask(store, query) {
        Ok(()) => {
            state.remember_as(was);
            state.ways = ways::of(store, state);
            write(store, state);
            follow(&mut state.filter, value);
        }
        Err(found) => state.notice = Some(Notice::Failed(text::message(&found.message))),
    }
}

/// Puts the cursor on the row of a value, wherever that is now.
fn follow(filter: &mut Filter, value: Value) {
    let is_it = |it: &FacetRow| match *it {
        FacetRow::Value(group, at) => {
            filter.facets.rows(group).get(at).is_some_and(|it| it.value == value)
        }
        FacetRow::More(..) => false,
    };
    if let Some(row) = filter.rows().iter().position(is_it) {
        filter.row = row;
    }
}
