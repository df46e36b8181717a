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
    /// Why.
    why: Off,
}

/// Why a term is switched off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Off {
    /// Somebody wanted it so.
    Wanted,
    /// What it names is not there; it comes back with it.
    Gone,
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
        let part = |(term, off): (_, Option<Off>)| Part { term, off: off.is_some() };
        parts(&self.query, &self.muted).map(part).collect()
    }
}

/// Returns every term, those that are switched off in their places.
fn parts<'a>(
    query: &'a Query,
    muted: &'a [Muted],
) -> impl Iterator<Item = (&'a Expr, Option<Off>)> {
    let mut on = query.terms().iter();
    let mut off = muted.iter().peekable();
    let mut place = 0;
    std::iter::from_fn(move || {
        let next = off.next_if(|it| it.at <= place).map(|it| (&it.term, Some(it.why)));
        place += 1;
        // Those behind the last one that is on keep their order.
        next.or_else(|| on.next().map(|it| (it, None)))
            .or_else(|| off.next().map(|it| (&it.term, Some(it.why))))
    })
}

/// A term, and why it is off if it is.
type Carried = (Expr, Option<Off>);

/// Takes a query over into another store: a term that names what is not there is switched off, and on
/// again when what it names is back. Returns how many terms are off that were not.
pub(super) fn carry(query: &mut Query, muted: &mut Vec<Muted>, store: &Store) -> usize {
    let known = |term: &Expr| {
        let mut alone = Query::default();
        alone.insert(0, term.clone());
        query::compile(&alone, store).is_ok()
    };
    let all: Vec<Carried> = parts(query, muted)
        .map(|(term, off)| match off {
            Some(Off::Wanted) => (term.clone(), off),
            _ => (term.clone(), (!known(term)).then_some(Off::Gone)),
        })
        .collect();
    let before = muted.iter().filter(|it| it.why == Off::Gone).count();
    *query = Query::default().with_scope(query.scope());
    muted.clear();
    for (at, (term, off)) in all.into_iter().enumerate() {
        match off {
            Some(why) => muted.push(Muted { at, term, why }),
            None => query.insert(query.terms().len(), term),
        }
    }
    muted.iter().filter(|it| it.why == Off::Gone).count().saturating_sub(before)
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
        muted.insert(before, Muted { at, term, why: Off::Wanted });
    }
    let was = state.shot();
    // A term that was in force before compiles again.
    if state.ask(store, query).is_ok() {
        state.remember_as(was);
        state.muted = muted;
    }
}
