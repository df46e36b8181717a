//! Who led a delegation before, and since when the one who leads it now does.

use crate::store::{CountryId, Event, Leader, PersonId, Store};
use crate::text;

/// How a head of delegation stands to the sessions of the series before.
#[derive(Clone, Copy, Debug)]
pub enum Tenure<'a> {
    /// The first session of the series, or the first with this delegation.
    First,
    /// Someone else led at the session before.
    After {
        /// Who.
        predecessor: PersonId,
        /// At which session.
        at: Event<'a>,
    },
    /// The same person led before.
    Since {
        /// The first session of the unbroken run.
        first: Event<'a>,
        /// Whether the office is another one than at the session before.
        new_office: bool,
    },
}

/// How the chair of a delegation stands to the session before in the same series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chair {
    /// There is no session before, or it names no head of this delegation.
    First,
    /// Someone else led.
    Changed {
        /// Who.
        predecessor: PersonId,
    },
    /// The same person led, in another office.
    NewOffice,
    /// The same person led.
    Same,
}

/// How many sessions are looked back at most: a longer run is "since" the earliest of them.
pub const FARTHEST: usize = 200;

/// Who led a delegation at a session, as seen from one person.
#[derive(Clone, Copy, Debug)]
pub(super) enum Seat<'a> {
    /// The person.
    Own(&'a Leader),
    /// Someone else.
    Other(&'a Leader),
    /// Nobody is named. Where the file gives no countries, another head may be of any delegation,
    /// so it says nothing either.
    Unknown,
}

/// Looks for the head of a delegation at a session.
pub(super) fn seat(session: Event<'_>, country: Option<CountryId>, person: PersonId) -> Seat<'_> {
    let heads = || session.leaders().iter().filter(|it| it.country == country);
    match (heads().find(|it| it.person == person), heads().next()) {
        (Some(own), _) => Seat::Own(own),
        (None, Some(other)) if country.is_some() => Seat::Other(other),
        _ => Seat::Unknown,
    }
}

/// Tells whether two heads held different offices, as far as the file names both.
pub(super) fn is_other_office(store: &Store, one: &Leader, other: &Leader) -> bool {
    let [one, other] = [one, other].map(|it| text::fold(store.say(it.office, "en")));
    !one.is_empty() && !other.is_empty() && one != other
}

/// Compares the head of a delegation with the session before in the same series.
pub fn chair(store: &Store, event: Event<'_>, leader: &Leader) -> Chair {
    let Some(before) = store.previous_in_series(event) else { return Chair::First };
    match seat(before, leader.country, leader.person) {
        Seat::Own(head) if is_other_office(store, head, leader) => Chair::NewOffice,
        Seat::Own(_) => Chair::Same,
        Seat::Other(head) => Chair::Changed { predecessor: head.person },
        Seat::Unknown => Chair::First,
    }
}

/// Looks back along the series of `event` for the delegation that `leader` heads.
pub fn tenure<'a>(store: &'a Store, event: Event<'a>, leader: &Leader) -> Tenure<'a> {
    let mut run: Option<(Event<'a>, bool)> = None;
    for session in store.earlier_in_sequence(event, FARTHEST) {
        match seat(session, leader.country, leader.person) {
            Seat::Own(head) => {
                let new_office =
                    run.map_or_else(|| is_other_office(store, head, leader), |(_, it)| it);
                run = Some((session, new_office));
            }
            Seat::Other(head) if run.is_none() => {
                return Tenure::After { predecessor: head.person, at: session };
            }
            Seat::Other(_) | Seat::Unknown => break,
        }
    }
    run.map_or(Tenure::First, |(first, new_office)| Tenure::Since { first, new_office })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load;

    #[track_caller]
    fn told(id: &str, country: &str) -> String {
        let store = load(include_str!("../../assets/working-groups.json")).store;
        let event = store.find(id).unwrap();
        let heads =
            |it: &&Leader| it.country.is_some_and(|it| store.str(store.country(it).key) == country);
        match tenure(&store, event, event.leaders().iter().find(heads).unwrap()) {
            Tenure::First => "first".to_owned(),
            Tenure::After { predecessor, at } => {
                format!("after {} at {}", store.say(store.person(predecessor).name, "en"), at.id())
            }
            Tenure::Since { first, new_office } => format!("since {} {new_office}", first.id()),
        }
    }

    #[test]
    fn predecessors_and_unbroken_runs_are_found() {
        assert_eq!(told("bilateral-07", "US"), "after Lyn Debevoise at bilateral-06");
        assert_eq!(told("bilateral-07", "KR"), "since bilateral-03 true");
        assert_eq!(told("bilateral-06", "KR"), "since bilateral-03 false");
        assert_eq!(told("trilateral-03", "JP"), "since trilateral-02 false");
        assert_eq!(told("trilateral-01", "JP"), "first");
    }

    #[test]
    fn a_head_without_a_country_succeeds_nobody() {
        let store = load(
            r#"{"attache":1,"events":[
            {"id":"a","date":"2024-01-01","series":"s","leaders":["Kim"]},
            {"id":"b","date":"2024-02-01","series":"s","leaders":["Park","Kim"]}]}"#,
        )
        .store;
        let event = store.find("b").unwrap();
        let [park, kim] = event.leaders() else { panic!("two heads") };
        assert!(matches!(tenure(&store, event, park), Tenure::First));
        assert!(matches!(tenure(&store, event, kim), Tenure::Since { new_office: false, .. }));
        assert_eq!(chair(&store, event, park), Chair::First);
        assert_eq!(chair(&store, event, kim), Chair::Same);
    }
}
