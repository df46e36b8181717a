//! What of a timeline a format has no room for.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::Target;
use crate::store::{Event, EventSet, Store, Unread};

/// How many events are named one by one.
const NAMED: usize = 10_000;
/// How many keys of an event are named one by one.
const KEYS: usize = 8;

/// The id of an event, and what of it was lost.
type OfEvent = (String, Vec<String>);

/// What a format could not hold, event by event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// The first events, with what of each was lost.
    events: Vec<OfEvent>,
    /// Where each of them stands.
    places: HashMap<String, usize>,
    /// What was lost that belongs to no event.
    whole: Vec<String>,
    more: More,
}

/// What became of the unknown keys of events that can be written as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Own {
    /// They were written.
    AreKept,
    /// They were not.
    AreLost,
}

/// What events lost that are not named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct More {
    items: usize,
    /// The hash of each of them.
    events: HashSet<u64>,
}

impl Lost {
    /// Notes that something of an event was lost, such as `2 conflicts`.
    pub fn of_event(&mut self, id: &str, what: impl Into<String>) {
        let count = self.events.len();
        let known = self.places.get(id).and_then(|it| self.events.get_mut(*it));
        if let Some((_, all)) = known {
            all.push(what.into());
        } else if count < NAMED {
            self.places.insert(id.to_owned(), count);
            self.events.push((id.to_owned(), vec![what.into()]));
        } else {
            self.more.count(id);
        }
    }

    /// Notes that so many of something of an event were lost, if any; the noun comes as in
    /// `counted`.
    pub fn some(&mut self, id: &str, count: usize, noun: &str) {
        if count > 0 {
            self.of_event(id, counted(count, noun));
        }
    }

    /// Notes that tours were lost, if there are any.
    pub fn tours(&mut self, count: usize) {
        if count > 0 {
            self.of_whole(counted(count, "tour"));
        }
    }

    /// Notes the keys that nothing read, those of the events of a selection and of the whole.
    /// `own` says what became of those that can be written as they are.
    pub fn unread(&mut self, unread: &Unread, (store, events): (&Store, &EventSet), own: Own) {
        for (place, count) in &unread.whole {
            self.of_whole(format!("{} ({place})", counted(*count, "unknown key")));
        }
        for event in events.iter().filter_map(|it| store.event(it)) {
            let Some(keys) = unread.events.get(&event.row()) else { continue };
            let own = keys.own.iter().filter(|_| own == Own::AreLost).map(|it| &it.0);
            let all: Vec<&str> = own.chain(&keys.inner).map(String::as_str).collect();
            if all.is_empty() {
                continue;
            }
            let mut named: Vec<&str> = all.iter().take(KEYS).copied().collect();
            named.extend((all.len() > KEYS).then_some("..."));
            let count = counted(all.len(), "unknown key");
            self.of_event(event.id(), format!("{count} ({})", named.join(", ")));
        }
    }

    /// Puts the events into the order of time.
    pub fn sort(&mut self, store: &Store) {
        self.events.sort_by_cached_key(|(id, _)| store.find(id).map(Event::at));
        self.places.clear();
        let ids = self.events.iter().enumerate();
        self.places.extend(ids.map(|(at, (id, _))| (id.clone(), at)));
    }

    /// Notes that something was lost that belongs to no event, such as `3 tours`.
    pub fn of_whole(&mut self, what: impl Into<String>) {
        self.whole.push(what.into());
    }

    /// Returns how many items were lost.
    pub fn count(&self) -> usize {
        let of_events: usize = self.events.iter().map(|(_, all)| all.len()).sum();
        self.whole.len() + of_events + self.more.items
    }

    /// Notes that links of an event, and references of its actions to earlier ones, lead to events
    /// that were not asked for.
    pub fn references(&mut self, id: &str, links: usize, continues: usize) {
        if links > 0 {
            self.of_event(id, counted(links, "link"));
        }
        if continues > 0 {
            self.of_event(id, counted(continues, "reference to an earlier action"));
        }
    }

    /// Notes that stops of a tour show events that were not asked for.
    pub fn stops(&mut self, tour: &str, stops: usize) {
        if stops > 0 {
            self.of_whole(format!("tour {tour}: {}", counted(stops, "stop")));
        }
    }

    /// Returns what was lost: a line for each item of the whole and for each event.
    pub fn lines(&self, target: Target) -> Vec<String> {
        let format = target.name();
        let whole = self.whole.iter().map(|it| format!("not in {format}: {it}"));
        let each = |(id, all): &OfEvent| format!("not in {format}: {id}: {}", all.join(", "));
        let mut lines: Vec<String> = whole.chain(self.events.iter().map(each)).collect();
        let More { events, items } = &self.more;
        if !events.is_empty() {
            let (events, items) = (counted(events.len(), "more event"), *items);
            lines.push(format!("not in {format}: {} of {events}", counted(items, "item")));
        }
        lines
    }
}

impl More {
    fn count(&mut self, id: &str) {
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        self.items += 1;
        self.events.insert(hasher.finish());
    }
}

/// Writes a count with its noun: `1 link`, `2 references to an earlier action`.
pub(super) fn counted(count: usize, noun: &str) -> String {
    let behind = [" to ", " with ", " of ", " on ", " in "].iter().filter_map(|it| noun.find(it));
    let (first, rest) = noun.split_at(behind.min().unwrap_or(noun.len()));
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {first}{plural}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_a_line_with_everything_it_lost() {
        let mut lost = Lost::default();
        lost.stops("core", 3);
        lost.of_event("a", "2 conflicts");
        lost.references("a", 1, 2);
        lost.references("b", 0, 0);
        let expected = [
            "not in csv: tour core: 3 stops",
            "not in csv: a: 2 conflicts, 1 link, 2 references to an earlier action",
        ];
        assert_eq!(lost.lines(Target::Rows), expected);
    }

    #[test]
    fn after_ten_thousand_events_the_others_are_counted() {
        let mut lost = Lost::default();
        for number in 0..=NAMED {
            lost.of_event(&format!("e{number}"), "1 link");
            lost.of_event(&format!("e{number}"), "1 conflict");
        }
        let lines = lost.lines(Target::Ics);
        assert_eq!(lines.len(), NAMED + 1);
        assert_eq!(lines[NAMED], "not in ics: 2 items of 1 more event");
        lost.of_event("z", "1 tag");
        assert_eq!(lost.lines(Target::Ics)[NAMED], "not in ics: 3 items of 2 more events");
    }
}
