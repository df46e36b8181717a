//! The terms of the query, each of which can be switched off by itself.

use super::state::State;
use crate::action::{Code, Key};
use crate::query::{self, Expr, Query};
use crate::store::Store;

/// A term that is switched off.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Muted {
    /// Its place among all terms.
    at: usize,
    term: Expr,
}

/// A term of the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part<'a> {
    /// What it says.
    pub term: &'a Expr,
    /// Whether it is switched off.
    pub off: bool,
}

impl State {
    /// Returns every term, in the order in which they are shown and numbered.
    pub fn parts(&self) -> Vec<Part<'_>> {
        let mut on = self.query.terms().iter();
        let mut off = self.muted.iter().peekable();
        let mut parts = Vec::new();
        loop {
            let next = off.next_if(|it| it.at <= parts.len());
            match next.map(|it| &it.term).map(|term| Part { term, off: true }) {
                Some(part) => parts.push(part),
                None => match on.next() {
                    Some(term) => parts.push(Part { term, off: false }),
                    None => break,
                },
            }
        }
        parts.extend(off.map(|it| Part { term: &it.term, off: true }));
        parts
    }
}

/// Forgets the terms that are switched off and name what another store does not have.
pub(super) fn carry(state: &mut State, store: &Store) {
    state.muted.retain(|it| {
        let mut alone = Query::default();
        alone.insert(0, it.term.clone());
        query::compile(&alone, store).is_ok()
    });
}

/// Switches the term whose number is on the key off, or on again.
pub(super) fn switch(store: &Store, state: &mut State, key: Key) {
    let Code::Char(letter) = key.code else { return };
    let slot = letter.to_digit(10).and_then(|it| it.checked_sub(1)).map(|it| it as usize);
    if let Some(at) = slot.filter(|it| *it < state.parts().len()) {
        turn(store, state, at);
    }
}

/// Switches the term for a country alone on again; tells whether there was one that was off.
pub(super) fn unmute(store: &Store, state: &mut State, code: &str) -> bool {
    let term = format!("country:{code}");
    let at = state.parts().iter().position(|it| it.off && it.term.to_string() == term);
    at.is_some_and(|at| {
        turn(store, state, at);
        true
    })
}

fn turn(store: &Store, state: &mut State, at: usize) {
    let parts = state.parts();
    let before = parts.iter().take(at).filter(|it| it.off).count();
    let is_off = parts.get(at).is_some_and(|it| it.off);
    let (on, mut muted) = (at - before, state.muted.clone());
    let mut query = state.query.clone();
    if is_off {
        let muted = muted.remove(before);
        query.insert(on, muted.term);
    } else if let Some(term) = query.remove(on) {
        muted.insert(before, Muted { at, term });
    }
    let was = state.shot();
    // A term that was in force before compiles again.
    if state.ask(store, query).is_ok() {
        state.remember_as(was);
        state.muted = muted;
    }
}
