//! What can be done when nothing is left.

use super::countries;
use super::state::{Framing, State};
use super::way::Way;
use crate::model::Scope;
use crate::query::{self, Blame, Query};
use crate::store::{EventId, EventSet, Store};

/// How many terms are offered to be dropped; of more, nobody reads the list.
const DROPS: usize = 6;
/// How many events of a way out are named.
const NAMED: usize = 3;

/// A way out of an empty result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayOut {
    /// What it does.
    pub what: Relief,
    /// How many events it leads to.
    pub count: usize,
    /// The first of them.
    pub first: Vec<EventId>,
}

/// What a way out does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relief {
    /// Takes away the term with this number.
    Drop(usize),
    /// Takes away every term that finds nothing by itself.
    DropDead,
    /// Looks in a wider scope.
    Widen(Scope),
    /// Takes back the last change.
    Undo,
    /// Takes away every term.
    Clear,
}

/// Returns the ways out, the most helpful first; none as long as something is shown.
pub(super) fn of(store: &Store, state: &State) -> Vec<WayOut> {
    let Some(blame) = &state.derived.blame else { return Vec::new() };
    let mut drops: Vec<(usize, usize)> =
        blame.terms.iter().map(|it| it.without).enumerate().filter(|it| it.1 > 0).collect();
    let drops_none = drops.is_empty();
    drops.sort_by_key(|&(at, left)| (std::cmp::Reverse(left), blame.culprit != Some(at)));
    // Nothing of this may run the query once for each of its terms: that would be quadratic.
    let mut ways: Vec<WayOut> = drops
        .into_iter()
        .take(DROPS)
        .filter_map(|(at, count)| {
            let first = blame.terms.get(at)?.first.clone();
            Some(WayOut { what: Relief::Drop(at), count, first })
        })
        .collect();
    if drops_none && let Some(query) = without_dead(&state.query, blame) {
        ways.push(way(Relief::DropDead, &found(store, &query)));
    }
    let all = store.len() > state.derived.in_scope.len();
    let wider = blame
        .wider
        .iter()
        .filter(|it| it.1 > 0)
        .min_by_key(|it| it.0)
        .or_else(|| blame.wider.last());
    ways.extend(wider.filter(|_| all).map(|&(scope, _)| {
        way(Relief::Widen(scope), &found(store, &state.query.clone().with_scope(Some(scope))))
    }));
    if let Some(shot) = state.before().filter(|it| it.count > 0) {
        ways.push(way(Relief::Undo, &found(store, &shot.query)));
    }
    if !blame.terms.is_empty() {
        let cleared = Query::default().with_scope(state.query.scope());
        ways.push(way(Relief::Clear, &found(store, &cleared)));
    }
    // What leads nowhere is told, but not first.
    if ways.first().is_some_and(|it| it.count == 0) {
        ways.sort_by_key(|it| it.count == 0);
    }
    ways
}

/// Returns the query without the terms that find nothing by themselves; `None` when there is none.
fn without_dead(query: &Query, blame: &Blame) -> Option<Query> {
    let mut kept = query.clone();
    let dead = blame.terms.iter().enumerate().rev().filter(|(_, it)| it.alone == 0);
    let dropped = dead.filter_map(|(at, _)| kept.remove(at)).count();
    (dropped > 0).then_some(kept)
}

fn found(store: &Store, query: &Query) -> EventSet {
    query::compile(query, store).map(|it| it.run(store)).unwrap_or_default()
}

fn way(what: Relief, set: &EventSet) -> WayOut {
    WayOut { what, count: set.len(), first: set.iter().take(NAMED).collect() }
}

/// Takes the way out under the cursor.
pub(super) fn take(store: &Store, state: &mut State, row: usize) {
    let Some(way) = state.ways.get(row).map(|it| it.what) else { return };
    let mut query = state.query.clone();
    match way {
        Relief::Undo => return state.travel(store, Way::Back),
        Relief::Clear => return countries::clear(store, state),
        Relief::Drop(at) => drop(query.remove(at)),
        Relief::DropDead => {
            match state.derived.blame.as_ref().and_then(|it| without_dead(&query, it)) {
                Some(kept) => query = kept,
                None => return,
            }
        }
        Relief::Widen(scope) => query = query.with_scope(Some(scope)),
    }
    state.remember();
    // It has no term that was not in force.
    if state.ask(store, query).is_ok() && matches!(way, Relief::Widen(_)) {
        state.framing = Framing::Scope;
    }
}
