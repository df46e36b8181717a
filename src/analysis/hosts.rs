//! Whose turn it is to host, and what was held together.
//!
//! # Rule of the rotation
//!
//! The *order* is that in which the hosts took their first turn, and after the last of them it
//! begins again. Every later turn of a host can confirm it: one that does not follow the host of the
//! session before is an *exception*. Where either host is not known, nothing can be said. The order
//! *holds* when at least [`LEAST`] hosts are known, one of them has hosted twice, and at most one in
//! [`TOLERANCE`] of these turns is an exception. Only then somebody is expected next: whoever
//! follows the host of the last session. That is an expectation and no fact; no file states it.

use super::chairs::{FARTHEST, is_named};

use crate::model::{Certainty, Day, Field, Kind, Precision};
use crate::store::{CountryId, Event, EventId, EventSet, Facet, PlaceId, SeriesId, Store};

/// From so many known hosts on, an order can be told.
const LEAST: usize = 3;
/// One turn in so many may be an exception.
const TOLERANCE: usize = 4;
/// Sessions in one place at most so many days apart were held together.
pub const TOGETHER: i64 = 7;
/// How many pairs are listed.
const PAIRS: usize = 200;

/// Who hosted a session, and whether it was their turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hosting {
    /// The session.
    pub session: EventId,
    /// Who hosted; `None` where neither the file nor the place says.
    pub host: Option<CountryId>,
    /// How firmly that is known; what the place alone says is inferred.
    pub certainty: Certainty,
    /// The country of the place, where it is none of those that took part.
    pub third: Option<CountryId>,
    /// Whose turn it would have been, where that was somebody else.
    pub instead_of: Option<CountryId>,
}

/// How firm the order of the hosts is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pattern {
    /// The sessions are of no series.
    #[default]
    NoSeries,
    /// Too few hosts are known.
    TooFew,
    /// Nobody has hosted twice.
    NotRepeated,
    /// There are too many exceptions.
    Irregular,
    /// It holds.
    Holds,
}

/// The hosts of one series.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rotation {
    /// The series; `None` for the sessions of none.
    pub series: Option<SeriesId>,
    /// The sessions in time order, the last of them where there are more than can be looked at.
    pub sessions: Vec<Hosting>,
    /// How many earlier ones were not looked at.
    pub earlier: usize,
    /// At how many of them the host is known.
    pub known: usize,
    /// The hosts, in the order of their first turns.
    pub order: Vec<CountryId>,
    /// How many turns there were beside the first one of each host, right after a known host.
    pub turns: usize,
    /// How many of these were exceptions.
    pub exceptions: usize,
    /// How firm the order is.
    pub pattern: Pattern,
    /// Whose turn it would be next.
    pub next: Option<CountryId>,
}

/// Looks along the sessions of a series, all of the file, for the order in which they are hosted.
pub fn rotation(store: &Store, series: Option<SeriesId>, sessions: &EventSet) -> Rotation {
    let earlier = sessions.len().saturating_sub(FARTHEST);
    let events = (earlier..sessions.len()).filter_map(|it| sessions.select(it));
    let mut all: Vec<Hosting> =
        events.filter_map(|it| store.event(it)).map(|it| hosting(store, it)).collect();
    let known: Vec<CountryId> = all.iter().filter_map(|it| it.host).collect();
    let mut order: Vec<CountryId> = Vec::new();
    for &host in &known {
        if !order.contains(&host) {
            order.push(host);
        }
    }
    let mut rotation = Rotation { series, earlier, known: known.len(), ..Rotation::default() };
    if series.is_some() {
        let mut before = None;
        let mut hosted = 0;
        for it in &mut all {
            // First turns come in the order that they make.
            let first = it.host.is_some() && it.host == order.get(hosted).copied();
            hosted += usize::from(first);
            if let (Some(before), Some(host), false) = (before, it.host, first) {
                rotation.turns += 1;
                it.instead_of = follower(&order, before).filter(|it| *it != host);
            }
            before = it.host;
        }
        rotation.exceptions = all.iter().filter(|it| it.instead_of.is_some()).count();
        rotation.pattern = match rotation.exceptions {
            _ if known.len() < LEAST => Pattern::TooFew,
            _ if known.len() == order.len() => Pattern::NotRepeated,
            exceptions if exceptions * TOLERANCE > rotation.turns => Pattern::Irregular,
            _ if rotation.turns == 0 => Pattern::TooFew,
            _ => Pattern::Holds,
        };
        if rotation.pattern == Pattern::Holds {
            rotation.next = before.and_then(|it| follower(&order, it));
        } else {
            for it in &mut all {
                it.instead_of = None;
            }
        }
    }
    Rotation { sessions: all, order, ..rotation }
}

/// Returns who comes after `host` in an order that begins again at its end.
fn follower(order: &[CountryId], host: CountryId) -> Option<CountryId> {
    let at = order.iter().position(|it| *it == host)?;
    order.get(at + 1).or_else(|| order.first()).copied()
}

/// Returns who hosted a session. Where the file does not say, a place in the country of a party
/// says it, as an inference.
pub fn hosting(store: &Store, event: Event<'_>) -> Hosting {
    let there = event.places().first().and_then(|&it| store.place(it).country);
    let parties = event.countries();
    let (host, certainty) = match (event.host(), there) {
        (Some(host), _) => (Some(host), event.certainty(Field::Host)),
        (None, Some(country)) if parties.contains(&country) => (Some(country), Certainty::Inferred),
        _ => (None, Certainty::Stated),
    };
    // Of a session whose parties are not known, no place is foreign.
    let third = there.filter(|it| !parties.is_empty() && !parties.contains(it));
    Hosting { session: event.at(), host, certainty, third, instead_of: None }
}

/// Two sessions of different series that were held together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The one that began first.
    pub earlier: EventId,
    /// The other one.
    pub later: EventId,
    /// The place that they share; `None` where they overlap in different ones, or where a place is
    /// not known.
    pub place: Option<PlaceId>,
    /// Whether both name a place.
    pub both_placed: bool,
    /// Days from the last day of the one to the first day of the other: 1 is the day after, and 0
    /// or less is an overlap.
    pub gap: i64,
}

impl Pair {
    /// Tells whether there is a day on which both sat.
    pub const fn overlaps(&self) -> bool {
        self.gap <= 0
    }
}

/// The sessions that were held together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Together {
    /// The pairs, in time order of their later session.
    pub pairs: Vec<Pair>,
    /// How many pairs more there are.
    pub more: usize,
    /// How many earlier sessions were not looked at.
    pub earlier: usize,
    /// How many sessions have dates that are not known to the day, and so cannot be compared.
    pub vague: usize,
}

/// Finds the sessions of different series that were in one place within [`TOGETHER`] days, or at
/// the same time anywhere. Two sessions of no series may be of different ones, so they count.
///
/// # Cost
///
/// Walks the last [`FARTHEST`] sessions in time order, each against those before it that ended at
/// most so many days ago.
pub fn together(store: &Store, sessions: &EventSet) -> Together {
    let earlier = sessions.len().saturating_sub(FARTHEST);
    let mut found = Together { earlier, ..Together::default() };
    let mut near: Vec<Event<'_>> = Vec::new();
    for position in earlier..sessions.len() {
        let event = sessions.select(position).and_then(|it| store.event(it));
        let Some(event) = event else { continue };
        if !is_to_the_day(event) {
            found.vague += 1;
            continue;
        }
        near.retain(|it| gap(*it, event) <= TOGETHER);
        for pair in near.iter().filter_map(|it| pair(*it, event)) {
            if found.pairs.len() < PAIRS {
                found.pairs.push(pair);
            } else {
                found.more += 1;
            }
        }
        near.push(event);
    }
    found
}

fn pair(earlier: Event<'_>, later: Event<'_>) -> Option<Pair> {
    if earlier.series().is_some() && earlier.series() == later.series() {
        return None;
    }
    let place = later.places().iter().find(|it| earlier.places().contains(it)).copied();
    let both_placed = !earlier.places().is_empty() && !later.places().is_empty();
    let gap = gap(earlier, later);
    let together = place.is_some() || gap <= 0;
    together.then(|| Pair { earlier: earlier.at(), later: later.at(), place, both_placed, gap })
}

fn gap(earlier: Event<'_>, later: Event<'_>) -> i64 {
    i64::from(later.first().0) - i64::from(earlier.last().0)
}

/// Tells whether both ends of the date of an event are known to the day.
pub(super) fn is_to_the_day(event: Event<'_>) -> bool {
    let known = event.first() != Day(i32::MIN) && event.last() != Day(i32::MAX);
    known && event.date().is_some_and(|it| it.precision() >= Precision::Day)
}

/// Returns the places at which some sessions were held, with how many, the most frequent first.
pub fn places(store: &Store, sessions: &EventSet) -> Vec<(PlaceId, usize)> {
    let tally = store.tally(sessions);
    let count = |it: PlaceId| (it, tally.of(Facet::Place, it.slot()));
    let named = store.places().filter(|it| is_named(store, store.place(*it).name));
    let mut places: Vec<(PlaceId, usize)> =
        named.map(count).filter(|(_, count)| *count > 0).collect();
    places.sort_by_key(|it| std::cmp::Reverse(it.1));
    places
}

/// Returns the first and the last of some sessions at a place.
pub fn first_and_last<'a>(
    store: &'a Store,
    sessions: &EventSet,
    place: PlaceId,
) -> Option<(Event<'a>, Event<'a>)> {
    let mut there = store.index().with(Facet::Place, place.slot()).clone();
    there.and(sessions);
    let event = |position| there.select(position).and_then(|it| store.event(it));
    Some((event(0)?, event(there.len().checked_sub(1)?)?))
}

/// Returns the sessions among some events: milestones are none.
pub fn sessions_among(store: &Store, events: &EventSet) -> EventSet {
    let mut sessions = events.clone();
    sessions.and(store.index().of_kind(Kind::Session));
    sessions
}

#[cfg(test)]
mod tests;
