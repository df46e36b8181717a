//! Who led a delegation before, and since when the one who leads it now does.

use crate::store::{Event, Facet, Leader, PersonId, Store};

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

/// How many sessions are looked back at most: a longer run is "since" the earliest of them.
const FARTHEST: usize = 200;

/// Looks back along the series of `event` for the delegation that `leader` heads.
pub fn tenure<'a>(store: &'a Store, event: Event<'a>, leader: &Leader) -> Tenure<'a> {
    let Some(series) = event.series() else { return Tenure::First };
    let sessions = store.index().with(Facet::Series, series.slot());
    let before = sessions.rank(event.at());
    let earlier = (0..before)
        .rev()
        .take(FARTHEST)
        .filter_map(|it| sessions.select(it))
        .filter_map(|it| store.event(it));
    let mut run: Option<(Event<'a>, bool)> = None;
    for session in earlier {
        let Some(head) = session.leaders().iter().find(|it| it.country == leader.country) else {
            break;
        };
        if head.person != leader.person {
            if run.is_none() {
                return Tenure::After { predecessor: head.person, at: session };
            }
            break;
        }
        let office = |it: &Leader| store.say(it.office, "en").to_owned();
        let new_office = run.map_or_else(|| office(head) != office(leader), |(_, it)| it);
        run = Some((session, new_office));
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
}
