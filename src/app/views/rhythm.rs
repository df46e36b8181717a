//! Where one is among the intervals and silences.

use crate::action::Action;
use crate::analysis::{Cadence, Group, groups};
use crate::app::go;
use crate::app::reload::Carry;
use crate::app::state::State;
use crate::app::update::Effect;
use crate::store::{EventId, SeriesId, Store};

/// How many series are measured; a file with more is looked at by a query.
const MOST: usize = 100;

/// Where one is in it, and what was measured when it was opened or the query changed.
#[derive(Clone, Debug, Default)]
pub struct Rhythm {
    /// The series among what is shown, in the order of the file.
    pub rows: Vec<Measured>,
    /// How many further series were not measured.
    pub more: usize,
    /// The series whose intervals are listed.
    pub series: usize,
    /// The session under the cursor, among those that were held.
    pub session: usize,
}

/// The series that is listed, and the session under the cursor.
type Cursor = (Option<SeriesId>, Option<EventId>);

/// A series and its rhythm.
#[derive(Clone, Debug)]
pub struct Measured {
    /// Its sessions.
    pub group: Group,
    /// Their rhythm.
    pub cadence: Cadence,
    /// Whether each of those that were held has a number, and needs no name.
    pub numbered: bool,
}

impl Measured {
    fn new(store: &Store, group: Group) -> Self {
        let cadence = Cadence::of(store, &group);
        let mut held = cadence.held.iter().filter_map(|it| store.event(*it));
        let numbered = held.all(|it| it.ordinal().is_some());
        Self { group, cadence, numbered }
    }
}

impl Rhythm {
    /// Returns the series whose intervals are listed.
    pub fn here(&self) -> Option<&Measured> {
        self.rows.get(self.series)
    }

    /// Returns how many sessions of it can be under the cursor.
    fn held(&self) -> usize {
        self.here().map_or(0, |it| it.cadence.held.len())
    }

    /// Returns the session under the cursor.
    pub(in crate::app) fn at_cursor(&self) -> Option<EventId> {
        self.is_at().and_then(|(_, session)| session)
    }

    fn is_at(&self) -> Option<Cursor> {
        let here = self.here()?;
        Some((here.group.series, here.cadence.held.get(self.session).copied()))
    }

    /// Puts the cursor on a session of a series, else on its last one.
    fn go(&mut self, series: Option<SeriesId>, session: Option<EventId>) {
        self.series = self.rows.iter().position(|it| it.group.series == series).unwrap_or(0);
        let last = self.held().saturating_sub(1);
        let found = session
            .zip(self.here())
            .and_then(|(session, here)| here.cadence.held.binary_search(&session).ok());
        self.session = found.unwrap_or(last);
    }
}

/// Begins with the series of the selected event, at that event.
pub(in crate::app) fn enter(store: &Store, state: &mut State) {
    measure(store, state);
    let series = state.event(store).and_then(crate::store::Event::series);
    state.views.rhythm.go(series, state.selected);
}

/// Measures another store; the cursor stays on its series and session, where these are there.
pub(in crate::app) fn carry(state: &mut State, carry: Carry<'_>) {
    let (series, session) = state.views.rhythm.is_at().unwrap_or_default();
    let series = series.and_then(|it| carry.diff.twins.series(it));
    measure(carry.new, state);
    state.views.rhythm.go(series, session.and_then(|it| carry.event(it)));
}

/// Measures again what another query shows, if the view is open. The cursor stays on its session.
pub(in crate::app) fn refresh(store: &Store, state: &mut State) {
    let (series, session) = state.views.rhythm.is_at().unwrap_or_default();
    measure(store, state);
    state.views.rhythm.go(series, session);
}

fn measure(store: &Store, state: &mut State) {
    let mut groups = groups(store, state.shown());
    let more = groups.len().saturating_sub(MOST);
    groups.truncate(MOST);
    state.views.rhythm.rows = groups.into_iter().map(|it| Measured::new(store, it)).collect();
    state.views.rhythm.more = more;
}

/// Applies an action to it.
pub(in crate::app) fn act(store: &Store, state: &mut State, action: Action) -> Effect {
    let page = usize::from(state.size.1 / 2).max(1);
    let view = &mut state.views.rhythm;
    let last = view.held().saturating_sub(1);
    match action {
        Action::Next => view.session = (view.session + 1).min(last),
        Action::Previous => view.session = view.session.saturating_sub(1),
        Action::HalfDown => view.session = (view.session + page).min(last),
        Action::HalfUp => view.session = view.session.saturating_sub(page),
        Action::First => view.session = 0,
        Action::Last => view.session = last,
        Action::NextPane => turn(view, 1),
        Action::PreviousPane => turn(view, view.rows.len().saturating_sub(1)),
        Action::Open => {
            if let Some(session) = view.at_cursor() {
                state.overlays.clear();
                go::to_event(store, state, session);
            }
        }
        _ => {}
    }
    Effect::Draw
}

/// Lists the series so many rows on, round and round.
fn turn(view: &mut Rhythm, rows: usize) {
    if let Some(next) = (view.series + rows).checked_rem(view.rows.len()) {
        view.series = next;
        view.session = view.held().saturating_sub(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Input, Overlay};
    use crate::app::{Look, update};
    use crate::load::load;
    use crate::query;

    fn press(store: &Store, state: &mut State, keys: &str) {
        for key in keys.split(' ') {
            update(store, state, Input::Key(key.parse().unwrap()));
        }
    }

    fn at(store: &Store, state: &State) -> String {
        state
            .views
            .rhythm
            .at_cursor()
            .and_then(|it| store.event(it))
            .map_or("", |it| it.id())
            .to_owned()
    }

    fn open(store: &Store, query: &str) -> State {
        State::new(store, query::parse(query).unwrap(), Look::default()).unwrap()
    }

    #[test]
    fn it_begins_at_the_selected_session_and_leads_back_to_another() {
        let store = load(include_str!("../../../assets/working-groups.json")).store;
        let mut state = open(&store, "scope:series");
        press(&store, &mut state, "j j v r");
        assert_eq!(at(&store, &state), "bilateral-03");
        press(&store, &mut state, "G j");
        assert_eq!(at(&store, &state), "bilateral-07");
        press(&store, &mut state, "Tab k");
        assert_eq!(at(&store, &state), "trilateral-03");
        press(&store, &mut state, "Enter");
        assert!(state.overlays.is_empty());
        assert_eq!(state.event(&store).unwrap().id(), "trilateral-03");
        press(&store, &mut state, "v r Tab Tab g g");
        assert_eq!(at(&store, &state), "trilateral-01");
        press(&store, &mut state, "Shift-Tab");
        assert_eq!(at(&store, &state), "bilateral-07");
    }

    #[test]
    fn another_query_is_measured_again_and_the_cursor_stays() {
        let store = load(include_str!("../../../assets/working-groups.json")).store;
        let mut state = open(&store, "");
        press(&store, &mut state, "j v r");
        let counted = |state: &State| -> Vec<usize> {
            state.views.rhythm.rows.iter().map(|it| it.cadence.held.len()).collect()
        };
        assert_eq!((counted(&state), at(&store, &state)), (vec![3, 2], "bilateral-06".into()));
        press(&store, &mut state, "x");
        assert_eq!((counted(&state), at(&store, &state)), (vec![7, 4], "bilateral-06".into()));
        press(&store, &mut state, "3");
        assert_eq!((counted(&state), at(&store, &state)), (vec![4], "trilateral-04".into()));
        press(&store, &mut state, "u u");
        assert_eq!(counted(&state), [3, 2]);
    }

    #[test]
    fn with_nothing_to_measure_every_key_is_harmless() {
        let store = load(r#"{"events":[]}"#).store;
        let mut state = open(&store, "");
        press(&store, &mut state, "v r j k G g g Tab Shift-Tab Ctrl-d Enter");
        assert_eq!(state.views.rhythm.rows.len(), 0);
        assert_eq!(state.overlays, [Overlay::Rhythm]);
    }
}
