//! Everything about one person: what they led, for how long, and whom they met.

use std::collections::BTreeMap;

use super::chairs::{FARTHEST, Seat, is_named, is_other_office, seat};
use super::hosts::is_to_the_day;
use crate::model::Kind;
use crate::store::{
    CountryId, Event, EventSet, Facet, Leader, PersonId, SeriesId, SourceId, Store,
};

/// Of how many heads of one session it is asked whom they met.
const HEADS: usize = 12;

/// A session that a person led.
#[derive(Clone, Copy, Debug)]
pub struct Led<'a> {
    /// The session.
    pub session: Event<'a>,
    /// The person as its head.
    pub leader: &'a Leader,
    /// What was said of the office at the session led before, of whatever series.
    pub office: Office,
}

/// How the office of a head stands to the sessions led before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Office {
    /// The first one that is named.
    First,
    /// As named last.
    Same,
    /// Another one than was named last.
    New,
    /// It is not named.
    NotGiven,
}

/// An unbroken time in the chair of a delegation to one series.
#[derive(Clone, Copy, Debug)]
pub struct Term<'a> {
    /// The series; `None` where the sessions are of none.
    pub series: Option<SeriesId>,
    /// The delegation; `None` where the file does not say.
    pub country: Option<CountryId>,
    /// The first session.
    pub first: Event<'a>,
    /// The last session so far.
    pub last: Event<'a>,
    /// How many sessions were led.
    pub sessions: usize,
    /// Who led before, and at which session last.
    pub predecessor: Option<(PersonId, Event<'a>)>,
    /// Who led after, and from which session on.
    pub successor: Option<(PersonId, Event<'a>)>,
}

/// How long a time in the chair was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// It was one session.
    OneSession,
    /// So many days from the first day of the first session to the last day of the last one.
    Days(i64),
    /// One of these is not known to the day.
    NotDated,
}

impl Term<'_> {
    /// Returns how long it was.
    pub fn length(&self) -> Length {
        let (first, last) = (self.first, self.last);
        if first.at() == last.at() {
            Length::OneSession
        } else if is_to_the_day(first) && is_to_the_day(last) {
            Length::Days(i64::from(last.last().0) - i64::from(first.first().0))
        } else {
            Length::NotDated
        }
    }
}

/// The sessions that two people led opposite each other.
#[derive(Clone, Copy, Debug)]
pub struct Meeting<'a> {
    /// The other one.
    pub other: PersonId,
    /// For whom the other one spoke at the last of them.
    pub country: Option<CountryId>,
    /// How many sessions.
    pub sessions: usize,
    /// The last of them.
    pub last: Event<'a>,
}

/// What a person led, in time order.
#[derive(Clone, Debug, Default)]
pub struct Career<'a> {
    /// The sessions, the last of them where there are more than can be looked at.
    pub led: Vec<Led<'a>>,
    /// How many earlier ones were not looked at.
    pub earlier: usize,
    /// The times in the chair, series by series as they began.
    pub terms: Vec<Term<'a>>,
    /// The heads of other delegations at these sessions, the one met last first.
    pub met: Vec<Meeting<'a>>,
    /// The sources of the names, and of what was led, each once.
    pub sources: Vec<SourceId>,
}

/// Returns the sessions that a person led.
pub fn led(store: &Store, person: PersonId) -> EventSet {
    let mut led = store.index().with(Facet::Person, person.slot()).clone();
    led.and(store.index().of_kind(Kind::Session));
    led
}

/// Looks at all sessions of the file that a person led, or at the last [`FARTHEST`] of them.
pub fn career(store: &Store, person: PersonId) -> Career<'_> {
    let all = led(store, person);
    let earlier = all.len().saturating_sub(FARTHEST);
    let mut career = Career { earlier, ..Career::default() };
    for position in earlier..all.len() {
        let session = all.select(position).and_then(|it| store.event(it));
        let Some(session) = session else { continue };
        let Some(leader) = session.leaders().iter().find(|it| it.person == person) else {
            continue;
        };
        let before = career.led.iter().rev().find(|it| it.office != Office::NotGiven);
        let office = match before {
            _ if !is_named(store, leader.office) => Office::NotGiven,
            None => Office::First,
            Some(it) if is_other_office(store, it.leader, leader) => Office::New,
            Some(_) => Office::Same,
        };
        career.led.push(Led { session, leader, office });
    }
    career.terms = terms(store, &career.led);
    career.met = met(&career.led);
    career.sources = sources(store, person, &career.led);
    career
}

/// Cuts what was led into unbroken times in the chair. Someone else at the head of the same
/// delegation ends one; a session that names nobody does not.
fn terms<'a>(store: &'a Store, led: &[Led<'a>]) -> Vec<Term<'a>> {
    let mut terms: Vec<Term<'a>> = Vec::new();
    for Led { session, leader, .. } in led {
        let same =
            |it: &&mut Term<'a>| (it.series, it.country) == (session.series(), leader.country);
        let open = terms.iter_mut().rev().find(same);
        match open.filter(|it| other_after(store, it.last, leader, Some(*session)).is_none()) {
            Some(term) => {
                term.last = *session;
                term.sessions += 1;
            }
            None => terms.push(Term {
                series: session.series(),
                country: leader.country,
                first: *session,
                last: *session,
                sessions: 1,
                predecessor: other_before(store, *session, leader),
                successor: None,
            }),
        }
    }
    for term in &mut terms {
        let leader = led.iter().find(|it| it.session.at() == term.last.at());
        term.successor = leader.and_then(|it| other_after(store, term.last, it.leader, None));
    }
    terms
}

/// Returns who else led the delegation at the nearest session of the series before.
fn other_before<'a>(
    store: &'a Store,
    session: Event<'a>,
    leader: &Leader,
) -> Option<(PersonId, Event<'a>)> {
    store.earlier_in_sequence(session, FARTHEST).find_map(|it| other(it, leader))
}

/// Returns who else led the delegation at the nearest session of the series after, and before
/// `until`.
fn other_after<'a>(
    store: &'a Store,
    session: Event<'a>,
    leader: &Leader,
    until: Option<Event<'_>>,
) -> Option<(PersonId, Event<'a>)> {
    let later = store.later_in_sequence(session, FARTHEST);
    let mut later = later.take_while(|it| until.is_none_or(|until| it.at() < until.at()));
    later.find_map(|it| other(it, leader))
}

fn other<'a>(session: Event<'a>, leader: &Leader) -> Option<(PersonId, Event<'a>)> {
    match seat(session, leader.country, leader.person) {
        Seat::Other(it) => Some((it.person, session)),
        Seat::Own(_) | Seat::Unknown => None,
    }
}

/// Tells whether two heads sat opposite each other; two of one delegation did not.
fn are_opposite(one: &Leader, other: &Leader) -> bool {
    one.person != other.person && (one.country.is_none() || one.country != other.country)
}

fn met<'a>(led: &[Led<'a>]) -> Vec<Meeting<'a>> {
    let mut met: BTreeMap<PersonId, Meeting<'a>> = BTreeMap::new();
    for Led { session, leader, .. } in led {
        let others = session.leaders().iter().take(HEADS).filter(|it| are_opposite(leader, it));
        for other in others {
            let before = met.get(&other.person);
            // A person whom the file names twice at one session was met once there.
            let again = before.filter(|it| it.last.at() != session.at());
            if before.is_none() || again.is_some() {
                let sessions = again.map_or(0, |it| it.sessions) + 1;
                let (other, country) = (other.person, other.country);
                met.insert(other, Meeting { other, country, sessions, last: *session });
            }
        }
    }
    let mut met: Vec<Meeting<'a>> = met.into_values().collect();
    met.sort_by_key(|it| std::cmp::Reverse((it.last.at(), it.sessions)));
    met
}

fn sources(store: &Store, person: PersonId, led: &[Led<'_>]) -> Vec<SourceId> {
    let of_names = store.cites(store.person(person).cites).iter();
    let of_chairs = led.iter().flat_map(|it| store.cites(it.leader.cites));
    let mut sources: Vec<SourceId> = Vec::new();
    for original in of_names.chain(of_chairs).map(|&it| store.original_of(it)) {
        if !sources.contains(&original) {
            sources.push(original);
        }
    }
    sources.sort_by_key(|it| store.source(*it).rank);
    sources
}

/// Returns which heads of a session sat opposite each other for the first time in the file.
pub fn first_meetings(store: &Store, session: Event<'_>) -> Vec<(PersonId, PersonId)> {
    let heads: Vec<&Leader> = session.leaders().iter().take(HEADS).collect();
    let mut new = Vec::new();
    for (position, one) in heads.iter().enumerate() {
        for other in heads.iter().skip(position + 1).filter(|it| are_opposite(one, it)) {
            let mut both = led(store, one.person);
            both.and(store.index().with(Facet::Person, other.person.slot()));
            if both.select(0) == Some(session.at()) {
                new.push((one.person, other.person));
            }
        }
    }
    new
}

#[cfg(test)]
mod tests;
