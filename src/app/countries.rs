//! The country filter: chips in the header, and the list with its mode.

use super::state::{Overlay, State};
use super::way::Way;
use super::{palette, terms};
use crate::action::{Action, Code, Key};
use crate::query::{CountryFilter, Group, Mode, Query, Value};
use crate::store::{CountryId, Store};

/// Applies an action to the list of countries.
pub(super) fn act(store: &Store, state: &mut State, action: Action, key: Key) {
    let last = state.derived.chips.len().saturating_sub(1);
    let Some(Overlay::Countries { row }) = state.overlays.last_mut() else { return };
    match action {
        Action::Next => *row = (*row + 1).min(last),
        Action::Previous => *row = row.saturating_sub(1),
        Action::Back => drop(state.overlays.pop()),
        Action::Open => {
            if let Some(chip) = state.derived.chips.get(*row).copied() {
                toggle(store, state, chip.country);
            }
        }
        Action::Exclude | Action::Only => {
            if let Some(chip) = state.derived.chips.get(*row).copied() {
                let value = Value::at(Group::Country, chip.country.slot());
                let mut query = state.query.clone();
                if action == Action::Exclude {
                    query.exclude(store, value);
                } else {
                    query.only(store, value);
                }
                state.remember();
                // The country is of this store, and the other terms are those of before.
                let _always_known = state.ask(store, query);
            }
        }
        Action::Chip => toggle_chip(store, state, key),
        Action::ClearFilter => clear(store, state),
        Action::Undo => state.travel(store, Way::Back),
        Action::Redo => state.travel(store, Way::On),
        Action::Palette => palette::open(state),
        Action::Mode => {
            let mode = match state.mode {
                Mode::Any => Mode::All,
                Mode::All => Mode::Exactly,
                Mode::Exactly => Mode::Any,
            };
            combine(store, state, mode);
        }
        _ => {}
    }
}

/// Combines the countries that are switched on in another way.
pub(super) fn combine(store: &Store, state: &mut State, mode: Mode) {
    let codes = codes(store, state);
    apply(store, state, &CountryFilter { codes, mode });
}

/// Switches the country whose number is on the key.
pub(super) fn toggle_chip(store: &Store, state: &mut State, key: Key) {
    let Code::Char(letter) = key.code else { return };
    let slot = letter.to_digit(10).and_then(|it| it.checked_sub(1)).map(|it| it as usize);
    if let Some(chip) = slot.and_then(|it| state.derived.chips.get(it)).copied() {
        toggle(store, state, chip.country);
    }
}

/// Switches any value in a query, countries in this mode; tells whether that could be done.
pub(super) fn switch(store: &Store, query: &mut Query, value: Value, mode: Mode) -> bool {
    let switched = query.toggle(store, value);
    if value.group() == Group::Country {
        // The text of a query has no "all" of a single country, but the next one is to be joined so.
        let codes = query.countries().codes;
        query.set_countries(&CountryFilter { codes, mode });
    }
    switched
}

/// Switches a country on or off. What excluded it is taken away, and a term of it alone that is
/// switched off comes back.
fn toggle(store: &Store, state: &mut State, country: CountryId) {
    if terms::unmute(store, state, store.str(store.country(country).key)) {
        return;
    }
    let mut query = state.query.clone();
    let (value, mode) = (Value::at(Group::Country, country.slot()), state.mode);
    if switch(store, &mut query, value, mode) {
        state.remember();
        // The country is of this store, and the other terms are those of before.
        let _always_known = state.ask(store, query);
    }
}

/// Takes away every term of the query but its scope.
pub(super) fn clear(store: &Store, state: &mut State) {
    if state.parts().is_empty() {
        state.mode = Mode::Any;
        return;
    }
    state.remember();
    state.mode = Mode::Any;
    state.muted.clear();
    let query = Query::default().with_scope(state.query.scope());
    // A query without terms names nothing that could be unknown.
    let _always_known = state.ask(store, query);
}

fn codes(store: &Store, state: &State) -> Vec<String> {
    let ids = state.query.countries().ids(store);
    ids.iter().map(|&it| store.str(store.country(it).key).to_owned()).collect()
}

fn apply(store: &Store, state: &mut State, filter: &CountryFilter) {
    state.remember();
    state.mode = filter.mode;
    let mut query = state.query.clone();
    query.set_countries(filter);
    // The codes come from the store itself, so the query compiles.
    let _always_known = state.ask(store, query);
}
