//! Which events were asked for?

use super::outcome::{Failure, Outcome};
use crate::diag::{self, Diagnostic};
use crate::query;
use crate::store::{EventSet, Store};

/// The events that queries find.
#[derive(Debug)]
pub(super) struct Selection {
    pub(super) events: EventSet,
    /// How many more there would be, had the default scope not hidden them.
    pub(super) hidden: usize,
}

/// Finds the events that every one of `queries` finds; each has a name for messages.
///
/// Where none names a scope, the default one applies.
///
/// # Errors
///
/// What is wrong with a query and where, with a caret.
pub(super) fn select(store: &Store, queries: &[(&str, &str)]) -> Outcome<Selection> {
    let (mut events, scoped) = found(store, queries)?;
    let found = events.len();
    if !scoped {
        events.and(store.index().in_scope(query::default_scope(store)));
    }
    Ok(Selection { hidden: found - events.len(), events })
}

/// Finds the events likewise; where no query names a scope, those of every one.
///
/// # Errors
///
/// What is wrong with a query and where, with a caret.
pub(super) fn every_scope(store: &Store, queries: &[(&str, &str)]) -> Outcome<Selection> {
    let (events, _) = found(store, queries)?;
    Ok(Selection { hidden: 0, events })
}

/// Returns the events that every query finds, and whether one of them names a scope.
fn found(store: &Store, queries: &[(&str, &str)]) -> Outcome<(EventSet, bool)> {
    let mut events = EventSet::first(store.len());
    let mut scoped = false;
    for (name, source) in queries {
        let wrong = |it: Diagnostic| Failure::Call(diag::render(name, source, &it));
        let query = query::parse(source).map_err(wrong)?;
        let plan = query::compile(&query, store).map_err(wrong)?;
        events.and(&plan.run(store));
        scoped |= query.scope().is_some();
    }
    Ok((events, scoped))
}
