//! People and chairs.

mod columns;

use std::collections::BTreeMap;

pub use columns::Columns;

use crate::action::Action;
use crate::analysis;
use crate::app::notice::Notice;
use crate::app::reload::Carry;
use crate::app::state::{Pane, State};
use crate::app::trust::{self, Cited};
use crate::app::update::Effect;
use crate::app::way::Way;
use crate::store::{CountryId, Event, EventId, EventSet, Facet, Leader, PersonId, Store};

/// How many sessions are asked how many heads a delegation has.
const ASKED: usize = 200;
/// How many heads of one delegation have a row each.
const HEADS: usize = 4;

/// What of the view is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// Delegations by sessions.
    #[default]
    Chairs,
    /// Everyone in the file.
    List,
}

/// A row of the table of chairs: the head of a delegation, or one of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Delegation {
    /// Whose; `None` for heads of whom the file names no country.
    pub country: Option<CountryId>,
    /// Which of the heads of this delegation, from 0.
    pub place: usize,
}

impl Delegation {
    /// Returns who led it at a session.
    pub fn head<'a>(&self, session: Event<'a>) -> Option<&'a Leader> {
        let mut heads = session.leaders().iter().filter(|it| it.country == self.country);
        heads.nth(self.place)
    }
}

/// A country in the order of the table: heads without one come last.
type Place = (bool, Option<CountryId>);

/// Where one is in it.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// What is shown.
    pub part: Part,
    /// The sessions of the table.
    pub columns: Columns,
    /// The rows of the table.
    pub delegations: Vec<Delegation>,
    /// The column under the cursor.
    pub column: usize,
    /// The row under the cursor.
    pub row: usize,
    /// Everyone in the file and how many sessions of it they led, the most first.
    pub list: Vec<(PersonId, usize)>,
    /// The row of the list under the cursor.
    pub at: usize,
    /// Whose page is open.
    pub page: Option<PersonId>,
    /// Rows of the page scrolled away.
    pub scroll: usize,
    /// Along whose sessions one goes, and to where that led.
    followed: Option<(PersonId, EventId)>,
}

impl People {
    /// Opens the page of a person.
    pub(in crate::app) fn show(&mut self, person: PersonId) {
        if let Some(at) = self.list.iter().position(|it| it.0 == person) {
            self.at = at;
        }
        self.part = Part::List;
        (self.page, self.scroll) = (Some(person), 0);
    }

    /// Returns the session of the column under the cursor.
    pub fn session<'a>(&self, store: &'a Store) -> Option<Event<'a>> {
        self.columns.session(self.column).and_then(|it| store.event(it))
    }

    /// Returns who led the delegation of the row under the cursor at the session of the column.
    pub fn head<'a>(&self, store: &'a Store) -> Option<&'a Leader> {
        self.delegations.get(self.row)?.head(self.session(store)?)
    }

    /// Returns the person under the cursor.
    pub fn person(&self, store: &Store) -> Option<PersonId> {
        match self.part {
            Part::Chairs => self.head(store).map(|it| it.person),
            Part::List => self.list.get(self.at).map(|it| it.0),
        }
    }
}

/// Takes it over into another store; the cursor stays on its session and person, where these are there.
pub(in crate::app) fn carry(state: &mut State, carry: Carry<'_>) {
    let view = std::mem::take(&mut state.views.people);
    let session = view.session(carry.old).and_then(|it| carry.event(it.at()));
    let listed = view.list.get(view.at).and_then(|it| carry.diff.twins.person(it.0));
    enter(carry.new, state);
    let fresh = &mut state.views.people;
    fresh.part = view.part;
    fresh.column = session.map_or(fresh.column, |it| fresh.columns.near(it));
    fresh.row = view.row.min(fresh.delegations.len().saturating_sub(1));
    fresh.at = listed.and_then(|it| fresh.list.iter().position(|row| row.0 == it)).unwrap_or(0);
    fresh.page = view.page.and_then(|it| carry.diff.twins.person(it));
    fresh.scroll = view.scroll;
}

/// Begins at the selected session and the leader under the cursor.
pub(in crate::app) fn enter(store: &Store, state: &mut State) {
    let leader = leader(store, state).copied();
    let view = &mut state.views.people;
    view.page = None;
    view.part = Part::Chairs;
    view.list = everyone(store);
    refresh(store, state);
    let selected = state.selected;
    let view = &mut state.views.people;
    view.column = selected.map_or(0, |it| view.columns.near(it));
    let of_leader = |it: &Delegation| leader.is_some_and(|leader| leader.country == it.country);
    view.row = view.delegations.iter().position(of_leader).unwrap_or(0);
}

/// Takes over what is shown now. The cursor stays at its session and its delegation, or near.
pub(in crate::app) fn refresh(store: &Store, state: &mut State) {
    let columns = Columns::new(store, &state.derived.lanes);
    let delegations = delegations(store, &columns);
    let view = &mut state.views.people;
    let here = view.columns.session(view.column);
    let row = view.delegations.get(view.row).copied();
    view.column = here.or(state.selected).map_or(0, |it| columns.near(it));
    view.row = row.and_then(|row| delegations.iter().position(|it| *it == row)).unwrap_or(0);
    view.columns = columns;
    view.delegations = delegations;
}

/// Returns the rows of the table: every country with a head at a session that is shown, in the
/// order of the file, and the heads without one. How many heads a delegation has is asked of the
/// last sessions only.
fn delegations(store: &Store, columns: &Columns) -> Vec<Delegation> {
    let mut most: BTreeMap<Place, usize> = BTreeMap::new();
    let key = |country: Option<CountryId>| (country.is_none(), country);
    let tally = store.tally(columns.sessions());
    for person in store.people().filter(|it| tally.of(Facet::Person, it.slot()) > 0) {
        // One who speaks for no country may have been given one where they led.
        if let Some(country) = store.person(person).country {
            most.insert(key(Some(country)), 1);
        }
    }
    let all = columns.sessions();
    let last = (0..all.len()).rev().take(ASKED).filter_map(|it| all.select(it));
    for session in last.filter_map(|it| store.event(it)) {
        let mut heads: BTreeMap<Option<CountryId>, usize> = BTreeMap::new();
        for leader in session.leaders() {
            *heads.entry(leader.country).or_default() += 1;
        }
        for (country, count) in heads {
            let known = most.entry(key(country)).or_default();
            *known = count.min(HEADS).max(*known);
        }
    }
    let rows = most.into_iter().flat_map(|((_, country), count)| {
        (0..count).map(move |place| Delegation { country, place })
    });
    rows.collect()
}

/// Returns everyone in the file with the number of sessions led, the most first.
fn everyone(store: &Store) -> Vec<(PersonId, usize)> {
    let sessions = store.index().of_kind(crate::model::Kind::Session);
    let tally = store.tally(sessions);
    let mut all: Vec<(PersonId, usize)> =
        store.people().map(|it| (it, tally.of(Facet::Person, it.slot()))).collect();
    all.sort_by_key(|it| std::cmp::Reverse(it.1));
    all
}

/// Closes the page of a person; tells whether one was open.
pub(in crate::app) fn leave(state: &mut State) -> bool {
    state.views.people.page.take().is_some()
}

/// Applies an action to it.
pub(in crate::app) fn act(store: &Store, state: &mut State, action: Action) -> Effect {
    let half = usize::from(state.size.1 / 2).max(1);
    let extent = state.extent;
    match action {
        Action::LeaderOn | Action::LeaderBack => {
            along_columns(store, state, action);
            return Effect::Draw;
        }
        Action::Sources => {
            trust::open(store, state);
            return Effect::Draw;
        }
        Action::OpenLink | Action::Copy | Action::CopyLink | Action::CopyMarkdown => {
            return trust::send(store, state, action);
        }
        _ => {}
    }
    let view = &mut state.views.people;
    match action {
        Action::NextPane => {
            view.page = None;
            view.part = if view.part == Part::Chairs { Part::List } else { Part::Chairs };
        }
        Action::Open if view.page.is_some() => view.page = None,
        Action::Open => {
            view.page = view.person(store);
            view.scroll = 0;
        }
        Action::NextInLane => beside(store, view, Way::On),
        Action::PreviousInLane => beside(store, view, Way::Back),
        _ if view.page.is_some() => {
            let at = view.scroll.min(extent);
            view.scroll = moved(action, at, half).min(extent);
        }
        Action::First | Action::Last if view.part == Part::Chairs => {
            let last = view.columns.len().saturating_sub(1);
            view.column = if action == Action::First { 0 } else { last };
        }
        _ if view.part == Part::Chairs => {
            let last = view.delegations.len().saturating_sub(1);
            view.row = moved(action, view.row, half).min(last);
        }
        _ => {
            let last = view.list.len().saturating_sub(1);
            view.at = moved(action, view.at, half).min(last);
        }
    }
    Effect::Draw
}

/// Returns where an action leads from a row; the end is for the caller to see to.
pub(super) const fn moved(action: Action, at: usize, half: usize) -> usize {
    match action {
        Action::Next => Way::On.from(at),
        Action::Previous => Way::Back.from(at),
        Action::HalfDown => Way::On.by(at, half),
        Action::HalfUp => Way::Back.by(at, half),
        Action::First => 0,
        Action::Last => usize::MAX,
        _ => at,
    }
}

/// Goes to the session beside, or in the list to the person; an open page turns.
fn beside(store: &Store, view: &mut People, way: Way) {
    match view.part {
        Part::Chairs => {
            let last = view.columns.len().saturating_sub(1);
            view.column = way.from(view.column).min(last);
        }
        Part::List => view.at = way.from(view.at).min(view.list.len().saturating_sub(1)),
    }
    if view.page.is_some() {
        view.page = view.person(store).or(view.page);
        view.scroll = 0;
    }
}

/// Returns the leader under the cursor of the main screen, else the first one.
fn leader<'a>(store: &'a Store, state: &State) -> Option<&'a Leader> {
    let leaders = state.event(store)?.leaders();
    let row = if state.focus == Pane::Leaders { state.row } else { 0 };
    leaders.get(row.min(leaders.len().saturating_sub(1)))
}

/// Selects the next session, or the one before, that the head of delegation under the cursor led,
/// of whatever series. Without a cursor on the leaders, whom one has gone along is gone along on.
pub(in crate::app) fn along(store: &Store, state: &mut State, action: Action) {
    let view = &state.views.people;
    let on_leaders = state.focus == Pane::Leaders;
    let same = view.followed.filter(|it| Some(it.1) == state.selected && !on_leaders);
    let person = same.map(|it| it.0).or_else(|| leader(store, state).map(|it| it.person));
    let (Some(person), Some(here)) = (person, state.selected) else {
        state.notice = Some(Notice::NoHead);
        return;
    };
    let (event, notice) = beside_led(store, state.shown(), (person, here), action);
    state.notice = Some(notice);
    let Some(event) = event else { return };
    state.select(store, event);
    if on_leaders {
        let leaders = state.event(store).map_or(&[][..], Event::leaders);
        state.row = leaders.iter().position(|it| it.person == person).unwrap_or(0);
    }
    state.views.people.followed = Some((person, event));
}

/// Returns the next session that a person led among those that are shown, or the one before, and
/// what is to be said.
fn beside_led(
    store: &Store,
    shown: &EventSet,
    (person, here): (PersonId, EventId),
    action: Action,
) -> (Option<EventId>, Notice) {
    let all = analysis::led(store, person);
    let mut led = all.clone();
    led.and(shown);
    let before = led.rank(here);
    let (way, wanted, hidden) = if action == Action::LeaderOn {
        let after = |set: &EventSet| set.rank(here) + usize::from(set.contains(here));
        (Way::On, Some(after(&led)), all.len() - after(&all))
    } else {
        (Way::Back, before.checked_sub(1), all.rank(here))
    };
    match wanted.and_then(|it| Some((it, led.select(it)?))) {
        Some((position, event)) => {
            (Some(event), Notice::Led { person, at: position + 1, of: led.len() })
        }
        None => (None, Notice::LedNoMore { person, way, hidden }),
    }
}

/// Moves the cursor to the next session, or the one before, that the person under it led. From
/// the list of everyone one comes to the table.
fn along_columns(store: &Store, state: &mut State, action: Action) {
    let view = &state.views.people;
    let here = view.columns.session(view.column);
    let (Some(person), Some(here)) = (view.person(store), here) else {
        state.notice = Some(Notice::NoHead);
        return;
    };
    let (event, notice) = beside_led(store, view.columns.sessions(), (person, here), action);
    state.notice = Some(notice);
    let Some(session) = event.and_then(|it| store.event(it)) else { return };
    let view = &mut state.views.people;
    view.column = view.columns.near(session.at());
    let leads = |it: &Delegation| it.head(session).is_some_and(|it| it.person == person);
    view.row = view.delegations.iter().position(leads).unwrap_or(view.row);
    if view.page.is_none() {
        view.part = Part::Chairs;
    }
}

/// Returns the head under the cursor, as what can be asked for its sources; of someone in the
/// list, or on an open page, the chair at the last session that is not hidden, else in the file.
pub(in crate::app) fn cited(store: &Store, state: &State) -> Option<Cited> {
    let view = &state.views.people;
    let person = view.page.or_else(|| view.person(store))?;
    let all = analysis::led(store, person);
    let mut led = all.clone();
    led.and(view.columns.sessions());
    let last = |set: &EventSet| set.select(set.len().checked_sub(1)?);
    let here = view.columns.session(view.column).filter(|it| all.contains(*it));
    let here = here.filter(|_| view.part == Part::Chairs);
    let event = store.event(here.or_else(|| last(&led)).or_else(|| last(&all))?)?;
    let position = event.leaders().iter().position(|it| it.person == person)?;
    Some(Cited::Leader(event.at(), position))
}
