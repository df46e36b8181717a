//! Who led a delegation before, and since when the one who leads it now does.

use crate::store::{CountryId, Event, EventId, Leader, PersonId, Store, Text};
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
    /// No session before names a head of this delegation, or all whom it names still lead it.
    First,
    /// Someone else led, who does not any more.
    Changed {
        /// Who.
        predecessor: PersonId,
        /// At which session last.
        at: EventId,
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

/// Tells whether two heads held different offices, as far as the file names both. An office that
/// is the same in one language is the same, whatever other languages the file has for one of them.
pub(super) fn is_other_office(store: &Store, one: &Leader, other: &Leader) -> bool {
    let [one, other] = [one, other].map(|it| it.office);
    if one == other || !is_named(store, one) || !is_named(store, other) {
        return false;
    }
    let strings = store.strings();
    let mut shared = strings.forms(one).filter_map(|(tag, form)| {
        let form = text::fold(form);
        strings.form(other, tag).map(|it| text::fold(it) == form)
    });
    match shared.next() {
        Some(same) => !same && !shared.any(|it| it),
        // Nobody can tell whether a title is a translation of another one.
        None => false,
    }
}

/// Tells whether the file names an office.
pub(super) fn is_named(store: &Store, office: Text) -> bool {
    store.strings().forms(office).any(|(_, form)| !form.trim().is_empty())
}

/// Compares the head of a delegation with the nearest session before in the same series that names
/// who led it.
pub fn chair(store: &Store, event: Event<'_>, leader: &Leader) -> Chair {
    let mut same = false;
    for session in store.earlier_in_sequence(event, FARTHEST) {
        match seat(session, leader.country, leader.person) {
            // Whether the office is another one is told by the last session that names it.
            Seat::Own(head) if !is_named(store, head.office) => same = true,
            Seat::Own(head) if is_other_office(store, head, leader) => return Chair::NewOffice,
            Seat::Own(_) => return Chair::Same,
            Seat::Other(_) if same => return Chair::Same,
            Seat::Other(_) => return gone(session, event, leader.country),
            Seat::Unknown => {}
        }
    }
    if same { Chair::Same } else { Chair::First }
}

/// Returns the first head of a delegation at a session who does not lead it any more.
fn gone(before: Event<'_>, now: Event<'_>, country: Option<CountryId>) -> Chair {
    let stays =
        |who: PersonId| now.leaders().iter().any(|it| (it.country, it.person) == (country, who));
    let mut heads = before.leaders().iter().filter(|it| it.country == country);
    heads
        .find(|it| !stays(it.person))
        .map_or(Chair::First, |it| Chair::Changed { predecessor: it.person, at: before.at() })
}

/// Looks back along the series of `event` for the delegation that `leader` heads.
pub fn tenure<'a>(store: &'a Store, event: Event<'a>, leader: &Leader) -> Tenure<'a> {
    let mut first: Option<Event<'a>> = None;
    // What the last session that names an office tells of it.
    let mut new_office = None;
    for session in store.earlier_in_sequence(event, FARTHEST) {
        match seat(session, leader.country, leader.person) {
            Seat::Own(head) => {
                let named = is_named(store, head.office);
                let told = named.then(|| is_other_office(store, head, leader));
                new_office = new_office.or(told);
                first = Some(session);
            }
            Seat::Other(head) if first.is_none() => {
                return Tenure::After { predecessor: head.person, at: session };
            }
            Seat::Other(_) => break,
            Seat::Unknown => {}
        }
    }
    let new_office = new_office.unwrap_or(false);
    first.map_or(Tenure::First, |first| Tenure::Since { first, new_office })
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

    const GAP: &str = r#"{"attache":1,"events":[
        {"id":"a","date":"2024-01-01","series":"s","ordinal":1,
         "leaders":[{"country":"DE","person":"Bob","office":{"en":"Envoy"}}]},
        {"id":"b","date":"2024-02-01","series":"s","ordinal":2},
        {"id":"c","date":"2024-03-01","series":"s","ordinal":3,
         "leaders":[{"country":"DE","person":"Cleo"},{"country":"FR","person":"Dan"}]},
        {"id":"d","date":"2024-04-01","series":"s","ordinal":4,
         "leaders":[{"country":"DE","person":"Cleo","office":{"en":"Envoy"}},
                    {"country":"DE","person":"Emma"}]},
        {"id":"e","date":"2024-05-01","series":"s","ordinal":5,
         "leaders":[{"country":"DE","person":"Cleo","office":{"en":"Envoy","ja":"特使"}}]},
        {"id":"f","date":"2024-06-01","series":"s","ordinal":6,
         "leaders":[{"country":"DE","person":"Cleo"}]},
        {"id":"g","date":"2024-07-01","series":"s","ordinal":7,
         "leaders":[{"country":"DE","person":"Cleo","office":{"en":"Chair","ja":"議長"}}]}]}"#;

    #[track_caller]
    fn chairs(id: &str) -> Vec<String> {
        let store = load(GAP).store;
        let event = store.find(id).unwrap();
        let told = |it: &Leader| match chair(&store, event, it) {
            Chair::Changed { predecessor, at } => {
                let name = store.say(store.person(predecessor).name, "en").to_owned();
                format!("after {name} at {}", store.event(at).unwrap().id())
            }
            other => format!("{other:?}"),
        };
        event.leaders().iter().map(told).collect()
    }

    #[test]
    fn a_session_that_names_nobody_hides_no_change() {
        assert_eq!(chairs("a"), ["First"]);
        assert_eq!(chairs("c"), ["after Bob at a", "First"]);
    }

    #[test]
    fn who_leads_beside_the_one_before_succeeds_nobody() {
        assert_eq!(chairs("d"), ["Same", "First"]);
        assert_eq!(chairs("e"), ["Same"]);
    }

    #[test]
    fn an_office_that_is_not_given_is_asked_of_the_session_before() {
        assert_eq!(chairs("f"), ["Same"]);
        assert_eq!(chairs("g"), ["NewOffice"]);
    }
}
