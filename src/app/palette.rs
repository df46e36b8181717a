//! One list of everything there is.

mod item;
mod rank;

use std::cell::OnceCell;
use std::sync::Arc;

use super::field::Field;
use super::notice::Notice;
use super::prompt::{self, Prompt};
use super::state::{Framing, Overlay, State};
use super::tours::{self, Tour, Words};
use super::update::{self, Effect};
use super::{briefing, countries, go, highlight, keep};
use crate::action::{Action, Context, Key, keys_for};
use crate::model::Scope;
use crate::query::{self, Query, Stance, Value};
use crate::store::{EventSet, Store};
use crate::text;
pub use item::Item;
use rank::Catalogue;

/// How many things that were chosen are offered again.
const RECENT: usize = 8;
/// How many rows a page key walks.
const PAGE: usize = 10;

/// What is listed, and what is typed to narrow it.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    line: Field,
    row: usize,
    recent: Vec<Item>,
    /// Made when it is first looked at, not at every letter: of letters that come together only the
    /// last is answered.
    listed: OnceCell<Listed>,
    /// Made when the palette is first opened.
    catalogue: OnceCell<Arc<Catalogue>>,
}

/// What the palette offers for what is typed.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    /// The best, best first.
    pub rows: Vec<Item>,
    /// How many things fit, which may be more than are listed.
    pub count: usize,
}

impl Palette {
    /// Returns the line.
    pub const fn line(&self) -> &Field {
        &self.line
    }

    /// Returns the row under the cursor.
    pub const fn row(&self) -> usize {
        self.row
    }

    /// Returns, for each text of a row, the letters that were typed, counted from 0.
    pub fn hits(&self, texts: &[&str]) -> Vec<Vec<usize>> {
        rank::hits(self.line.text(), texts)
    }
}

/// Opens the palette, with nothing typed.
pub(super) fn open(state: &mut State) {
    state.palette.line.set("");
    state.overlays.push(Overlay::Palette);
    begin(state);
}

/// Lists what another store has. What was chosen before may not be there.
pub(super) fn forget(state: &mut State) {
    state.palette.recent.clear();
    state.palette.catalogue = OnceCell::new();
    begin(state);
}

/// Begins a list anew.
fn begin(state: &mut State) {
    state.palette.listed = OnceCell::new();
    state.palette.row = 0;
}

/// Types a key into the line.
pub(super) fn type_key(state: &mut State, key: Key) -> Effect {
    if !state.palette.line.type_key(key) {
        return Effect::None;
    }
    begin(state);
    Effect::Draw
}

/// Returns what fits what is typed; with nothing typed, what is most often wanted.
pub fn listed<'a>(store: &Store, state: &'a State) -> &'a Listed {
    let palette = &state.palette;
    palette.listed.get_or_init(|| {
        let typed = palette.line.text().trim();
        if typed.is_empty() {
            let rows = offered(state);
            return Listed { count: rows.len(), rows };
        }
        let catalogue = palette.catalogue.get_or_init(|| Arc::new(Catalogue::new(store)));
        let (rows, count) = rank::ranked(store, catalogue, item::own(state), typed);
        Listed { rows, count }
    })
}

/// Returns useful commands, what was chosen lately, what the user made, then the rest.
fn offered(state: &State) -> Vec<Item> {
    let fixed: Vec<Item> = item::fixed().collect();
    let (useful, others) = fixed.split_at(item::useful().min(fixed.len()));
    let gone = |item: &Item| match item {
        Item::View(name) | Item::DeleteView(name) => state.kept.view(name).is_none(),
        Item::Mark(event) => !state.trail.is_marked(*event),
        Item::OwnTour(_) => named(state, item).is_none(),
        _ => false,
    };
    let mut rows: Vec<Item> = useful.to_vec();
    let recent = state.palette.recent.iter().filter(|it| !gone(it)).cloned();
    for item in recent.chain(item::own(state)).chain(others.iter().cloned()) {
        if !rows.contains(&item) {
            rows.push(item);
        }
    }
    rows
}

/// Applies an action to the palette.
pub(super) fn act(store: &Store, state: &mut State, action: Action) -> Effect {
    let last = listed(store, state).rows.len().saturating_sub(1);
    let palette = &mut state.palette;
    match action {
        Action::Next => palette.row = (palette.row + 1).min(last),
        Action::Previous => palette.row = palette.row.saturating_sub(1),
        Action::HalfDown => palette.row = (palette.row + PAGE).min(last),
        Action::HalfUp => palette.row = palette.row.saturating_sub(PAGE),
        Action::Back => drop(state.overlays.pop()),
        Action::Open => {
            let chosen = palette.listed.get().and_then(|it| it.rows.get(palette.row));
            let Some(item) = chosen.cloned() else { return Effect::Draw };
            palette.recent.retain(|it| *it != item);
            palette.recent.insert(0, item.clone());
            palette.recent.truncate(RECENT);
            // What was chosen is done on the main screen; until then, what lies below stays.
            state.overlays.clear();
            return choose(store, state, &item);
        }
        _ => {}
    }
    Effect::Draw
}

/// Does what was chosen.
fn choose(store: &Store, state: &mut State, item: &Item) -> Effect {
    match item {
        Item::Command(action) => {
            let keys = keys_for(Context::Browse, *action).next().and_then(|it| it.last());
            return keys.map_or(Effect::Draw, |key| update::act(store, state, *action, *key));
        }
        Item::SaveView => prompt::open(state, Prompt::SaveView),
        Item::Theme(theme) => state.look.theme = *theme,
        Item::Language(locale) => state.look.locale = *locale,
        Item::Symbols(symbols) => state.look.symbols = *symbols,
        Item::Scope(scope) => {
            state.remember();
            // Another scope names nothing new, so the query still compiles.
            if state.ask(store, state.query.clone().with_scope(Some(*scope))).is_ok() {
                state.framing = Framing::Scope;
            }
        }
        Item::Mode(mode) => countries::combine(store, state, *mode),
        Item::View(name) => {
            let view = state.kept.view(name).cloned();
            if let Some(Err(wrong)) = view.map(|it| state.show(store, &it)) {
                state.notice = Some(Notice::Failed(text::message(&wrong.message)));
            }
        }
        Item::DeleteView(name) => return keep::delete(state, name),
        Item::Tour(_) | Item::OwnTour(_) => {
            if let Some(tour) = named(state, item).cloned() {
                tours::present(store, state, &tour, briefing::Mode::Live);
            }
        }
        Item::Mark(event) | Item::Event(event) => go::to_event(store, state, *event),
        Item::ClearHighlights => highlight::clear(state),
        Item::Country(_)
        | Item::Series(_)
        | Item::Person(_)
        | Item::Place(_)
        | Item::Topic(_)
        | Item::Source(_) => {
            if let Some(value) = item.value() {
                toggle(store, state, value);
            }
        }
    }
    Effect::Draw
}

/// Returns the tour that an entry presents.
fn named<'a>(state: &'a State, item: &Item) -> Option<&'a Tour> {
    state.tours.all.iter().find(|it| match item {
        Item::Tour(id) => it.origin == Some(*id),
        Item::OwnTour(title) => it.origin.is_none() && it.title == Words::Typed(title.clone()),
        _ => false,
    })
}

/// Adds a value to the query, or takes it away where it stands already, as the facets do. The scope
/// is widened where it would hide all of it.
fn toggle(store: &Store, state: &mut State, value: Value) {
    let mut query = state.query.clone();
    let mode = state.mode;
    if !countries::switch(store, &mut query, value, mode) {
        state.notice = Some(Notice::NoSuchEvent);
        return;
    }
    if query.stance(store, value) == Stance::On {
        let wide = wide_enough(store, &query);
        if wide != query.scope() {
            query = query.with_scope(wide);
            state.notice = Some(Notice::Widened { scope: true, terms: 0 });
        }
    }
    state.remember();
    // The value is of this store, and the other terms are those of before.
    let _always_known = state.ask(store, query);
}

/// Returns the narrowest scope from that of a query on in which it finds something; its own where
/// there is none.
fn wide_enough(store: &Store, query: &Query) -> Option<Scope> {
    let finds = |scope: &Scope| {
        found(store, &query.clone().with_scope(Some(*scope))).is_some_and(|it| !it.is_empty())
    };
    let mut wider = Scope::ALL.iter().copied().filter(|it| Some(*it) >= query.scope());
    wider.find(finds).or_else(|| query.scope())
}

fn found(store: &Store, query: &Query) -> Option<EventSet> {
    query::compile(query, store).ok().map(|it| it.run(store))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Input, Look, update};

    #[test]
    fn of_letters_that_come_together_the_last_is_answered() {
        let store = crate::app::tests::bundled();
        let query = query::parse("scope:core").unwrap();
        let mut state = State::new(&store, query, Look::default()).unwrap();
        for letter in ":seoul".chars() {
            update(&store, &mut state, Input::Key(Key::char(letter)));
            assert!(state.palette.listed.get().is_none(), "listed for {letter}");
        }
        let first = listed(&store, &state).rows.first().cloned();
        assert!(matches!(first, Some(Item::Place(_))), "{first:?}");
    }
}
