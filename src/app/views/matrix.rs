//! Themes by sessions: where the cursor is, and what its keys do.

use crate::action::Action;
use crate::analysis::matrix::{self as analysis, Entry, Row, Sort, entries_on};
use crate::analysis::since;
use crate::app::export::Exported;
use crate::app::notice::Notice;
use crate::app::prompt::{self, Prompt};
use crate::app::reload::Carry;
use crate::app::state::{Bottom, Overlay, Pane, State};
use crate::app::update::Effect;
use crate::app::way::Way;
use crate::store::{Event, Store, ThemeId};

/// Where one is in it.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    /// What is counted; made when the view is opened, and when other events are shown.
    pub table: analysis::Matrix,
    /// The row under the cursor.
    pub row: usize,
    /// The column under the cursor.
    pub column: usize,
    /// What the rows are sorted by.
    pub sort: Sort,
}

impl Matrix {
    /// Returns the session under the cursor.
    pub fn session<'a>(&self, store: &'a Store) -> Option<Event<'a>> {
        store.event(self.table.columns.get(self.column)?.session)
    }

    /// Returns the row under the cursor.
    pub fn theme(&self) -> Option<&Row> {
        self.table.rows.get(self.row)
    }

    /// Sorts again, and stays on the same theme.
    fn sort(&mut self, store: &Store, tag: &str) {
        let theme = self.theme().map(|it| it.theme);
        self.table.sort(store, self.sort, tag);
        if let Some(theme) = theme {
            self.stay_on(theme);
        }
    }

    /// Puts the cursor on a theme, or on entries without one, where there is a row of it.
    fn stay_on(&mut self, theme: Option<ThemeId>) {
        let same = self.table.rows.iter().position(|it| it.theme == theme);
        self.row = same.unwrap_or(self.row);
    }
}

/// Counts another store; the cursor stays on its theme and its session, where these are there.
pub(in crate::app) fn carry(state: &mut State, carry: Carry<'_>) {
    let view = &state.views.matrix;
    let theme = view.theme().map(|it| it.theme.map(|it| carry.diff.twins.theme(it)));
    let session = view.session(carry.old).and_then(|it| carry.event(it.at()));
    state.views.matrix = Matrix { sort: view.sort, row: view.row, ..Matrix::default() };
    enter(carry.new, state);
    let view = &mut state.views.matrix;
    let same = |session| view.table.columns.iter().position(|it| it.session == session);
    view.column = session.and_then(same).unwrap_or(view.column);
    match theme {
        Some(None) => view.stay_on(None),
        Some(Some(Some(theme))) => view.stay_on(Some(theme)),
        Some(Some(None)) | None => {}
    }
}

/// Begins at the column of the selected session.
pub(in crate::app) fn enter(store: &Store, state: &mut State) {
    state.views.matrix.column = usize::MAX;
    refresh(store, state);
}

/// Counts again, for what is shown now and in the language of now. The cursor stays on its theme
/// and its session, where these are still there.
pub(in crate::app) fn refresh(store: &Store, state: &mut State) {
    let view = &state.views.matrix;
    let theme = view.theme().map(|it| it.theme);
    let session = view.session(store).map(Event::at);
    let table = analysis::Matrix::new(store, state.shown());
    let at = |wanted| table.columns.iter().position(|it| Some(it.session) == wanted);
    // Without a column of its own, the selection is nearest to the last session before it.
    let before = || {
        let begun = table.columns.iter().enumerate();
        let begun = begun.filter(|(_, it)| state.selected.is_some_and(|now| it.session <= now));
        begun.max_by_key(|(_, it)| it.session).map(|(position, _)| position)
    };
    let column = at(session).or_else(|| at(state.selected)).or_else(before).unwrap_or(0);
    let view = &mut state.views.matrix;
    (view.table, view.column) = (table, column);
    view.table.sort(store, view.sort, state.look.locale.tag());
    view.row = view.row.min(view.table.rows.len().saturating_sub(1));
    if let Some(theme) = theme {
        view.stay_on(theme);
    }
}

/// Applies an action to it.
pub(in crate::app) fn act(store: &Store, state: &mut State, action: Action) -> Effect {
    let page = usize::from(state.size.1 / 3).max(1);
    match action {
        Action::Next => walk(state, |it| it + 1),
        Action::Previous => walk(state, |it| it.saturating_sub(1)),
        Action::First => walk(state, |_| 0),
        Action::Last => walk(state, |_| usize::MAX),
        Action::HalfDown => walk(state, |it| it + page),
        Action::HalfUp => walk(state, |it| it.saturating_sub(page)),
        Action::Open | Action::Sources if state.views.matrix.theme().is_some() => {
            state.overlays.push(Overlay::Cell { scroll: 0 });
        }
        Action::Sort => {
            let view = &mut state.views.matrix;
            view.sort = crate::app::look::next(&Sort::ALL, view.sort);
            view.sort(store, state.look.locale.tag());
        }
        Action::Export if state.views.matrix.table.columns.is_empty() => {
            state.notice = Some(Notice::NothingToExport);
        }
        Action::Export => prompt::open(state, Prompt::Export(Exported::Matrix)),
        _ => return shared(store, state, action),
    }
    Effect::Draw
}

/// Applies an action to the page of a cell, which shows it whole.
pub(in crate::app) fn read(store: &Store, state: &mut State, action: Action) -> Effect {
    let extent = state.extent;
    let page = usize::from(state.size.1 / 2).max(1);
    match action {
        Action::Open => drop(state.overlays.pop()),
        Action::Next => scroll(state, |it| (it + 1).min(extent)),
        Action::Previous => scroll(state, |it| it.min(extent).saturating_sub(1)),
        Action::First => scroll(state, |_| 0),
        Action::Last => scroll(state, |_| extent),
        Action::HalfDown => scroll(state, |it| (it + page).min(extent)),
        Action::HalfUp => scroll(state, |it| it.min(extent).saturating_sub(page)),
        _ => {
            scroll(state, |_| 0);
            return shared(store, state, action);
        }
    }
    Effect::Draw
}

/// What the grid and the page of a cell have in common.
fn shared(store: &Store, state: &mut State, action: Action) -> Effect {
    match action {
        Action::NextInLane => along(store, state, Way::On),
        Action::PreviousInLane => along(store, state, Way::Back),
        Action::Thread => follow(store, state),
        Action::Compare if select(store, state) => super::compare::open(store, state, action),
        _ => {}
    }
    Effect::Draw
}

fn walk(state: &mut State, to: impl Fn(usize) -> usize) {
    let view = &mut state.views.matrix;
    view.row = to(view.row).min(view.table.rows.len().saturating_sub(1));
}

fn scroll(state: &mut State, to: impl Fn(usize) -> usize) {
    if let Some(Overlay::Cell { scroll }) = state.overlays.last_mut() {
        *scroll = to(*scroll);
    }
}

/// Goes to the next session, which is selected on the main screen too, or to the one before.
fn along(store: &Store, state: &mut State, way: Way) {
    let view = &mut state.views.matrix;
    view.column = way.from(view.column).min(view.table.columns.len().saturating_sub(1));
    select(store, state);
}

/// Selects the session under the cursor; tells whether there is one.
fn select(store: &Store, state: &mut State) -> bool {
    let session = state.views.matrix.session(store).map(Event::at);
    if let Some(session) = session {
        state.select(store, session);
    }
    session.is_some()
}

/// Follows the first action of the cell through all sessions.
fn follow(store: &Store, state: &mut State) {
    let view = &state.views.matrix;
    let Some((session, row)) = view.session(store).zip(view.theme()) else { return };
    let changes = since(store, session, &state.kept.matches);
    let row = entries_on(store, session, row.theme).find_map(|it| match it {
        Entry::Action(action) => {
            changes.actions.iter().position(|it| std::ptr::eq(it.action, action))
        }
        Entry::Concern(_) => None,
    });
    let Some(row) = row else {
        state.notice = Some(Notice::NoActionHere);
        return;
    };
    select(store, state);
    state.bottom = Bottom::Actions;
    state.focus = Pane::Bottom(Bottom::Actions);
    state.row = row;
    super::thread::open(store, state, Action::Thread);
}
