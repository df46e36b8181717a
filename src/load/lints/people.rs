//! Who was where, and for whom?

use super::{Findings, exact, iso, person};
use crate::model::Day;
use crate::store::{Event, Facet, PersonId};

impl<'a> Findings<'a> {
    /// Looks at heads of delegations and hosts.
    pub(super) fn people(&mut self) {
        for event in self.store.events() {
            self.parties(event);
        }
        for person in self.store.people() {
            self.places_of(person);
        }
    }

    /// Asks whether those who lead and host take part, where the parties are known.
    fn parties(&mut self, event: Event<'a>) {
        let parties = event.countries();
        if parties.is_empty() {
            return;
        }
        let store = self.store;
        let code = |it| store.str(store.country(it).key);
        for (slot, leader) in event.leaders().iter().enumerate() {
            let Some(country) = leader.country.filter(|it| !parties.contains(it)) else { continue };
            let path = self.path(event).key("leaders").item(slot).key("country");
            self.warn("leader-country", &path, || {
                let (name, code, id) = (person(store, leader.person), code(country), event.id());
                let message = format!("`{name}` leads for `{code}`, which takes no part in `{id}`");
                (message, "add the country to `countries`, or mend the country of the leader")
            });
        }
        let Some(host) = event.host().filter(|it| !parties.contains(it)) else { return };
        self.warn("host-country", &self.path(event).key("host"), || {
            let message =
                format!("`{}` hosts `{}`, and takes no part in it", code(host), event.id());
            (message, "add it to `countries` if it took part; a third country may well have hosted")
        });
    }

    /// Compares each event that a person led with the one that ended last before it began.
    fn places_of(&mut self, who: PersonId) {
        let store = self.store;
        let led = store.index().with(Facet::Person, who.slot());
        let mut before: Option<(Event<'a>, Day)> = None;
        for event in led.iter().filter_map(|at| store.event(at)) {
            let Some((first, last)) = exact(event).filter(|_| !event.places().is_empty()) else {
                continue;
            };
            if let Some((other, until)) = before
                && first <= until
                && event.places().iter().all(|it| !other.places().contains(it))
            {
                let slot = event.leaders().iter().position(|it| it.person == who).unwrap_or(0);
                let places = [other, event].map(|it| self.place(it));
                let path = self.path(event).key("leaders").item(slot);
                self.warn("two-places", &path, || {
                    let ids = format!("`{}` and `{}`", other.id(), event.id());
                    let (name, day, [one, two]) = (person(store, who), iso(first), places);
                    let message = format!("`{name}` is in `{one}` and in `{two}` on {day}: {ids}");
                    (message, "mend a date, a place or a name; give one place one name")
                });
            }
            if before.is_none_or(|(_, until)| last > until) {
                before = Some((event, last));
            }
        }
    }

    /// Returns what the first place of an event is called.
    fn place(&self, event: Event<'_>) -> &'a str {
        let place = event.places().first().map(|it| self.store.place(*it).name);
        place.map_or("", |it| self.store.say(it, "en"))
    }
}
