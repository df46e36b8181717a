//! Any two sessions side by side.

use super::accepted::Accepted;
use super::since::Changes;
use crate::store::{CountryId, Event, Leader, Store};

/// The heads of one delegation at two sessions.
#[derive(Clone, Copy, Debug)]
pub struct Heads<'a> {
    /// Whose delegation; `None` for a head of whom the file names no country.
    pub country: Option<CountryId>,
    /// Who led at the earlier session; `None` where nobody is named.
    pub before: Option<&'a Leader>,
    /// Who led at the later one.
    pub after: Option<&'a Leader>,
}

impl Heads<'_> {
    /// Tells whether the same person led at both.
    pub fn is_same_person(&self) -> bool {
        self.before.zip(self.after).is_some_and(|(one, other)| one.person == other.person)
    }
}

/// Two sessions, the earlier one first.
#[derive(Clone, Debug)]
pub struct Comparison<'a> {
    /// The earlier session.
    pub before: Event<'a>,
    /// The later session.
    pub after: Event<'a>,
    /// Days from the start of the one to the start of the other; `None` where a start is open.
    pub days: Option<i64>,
    /// Days from the last day of the one to the first of the other; 0 where they overlap.
    pub silence: Option<i64>,
    /// The delegations of both, in the order of the later session, then those that are gone.
    pub heads: Vec<Heads<'a>>,
    /// What became of the actions of the earlier session.
    pub changes: Changes<'a>,
}

/// Puts two sessions side by side, whichever is named first.
pub fn compare<'a>(
    store: &'a Store,
    one: Event<'a>,
    other: Event<'a>,
    accepted: &Accepted,
) -> Comparison<'a> {
    let (before, after) = if one.at() <= other.at() { (one, other) } else { (other, one) };
    let changes = super::since::between(store, before, after, accepted);
    Comparison { before, after, days: None, silence: None, heads: Vec::new(), changes }
}
