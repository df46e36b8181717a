//! Everything that a word may be looked for in, folded once.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use memchr::memmem;

use super::entity::EventId;
use super::event::Event;
use super::set::EventSet;
use super::strings::Text;
use super::{EachText, Store};
use crate::model::Field;
use crate::text::{self, Case};

/// The folded text of every event end to end, in time order.
///
/// # Cost
///
/// Made on the first search, not at start; a second one when capital letters are first asked for. A
/// search is one pass of `memmem` over the arena.
#[derive(Debug, Default)]
pub struct Haystack {
    arena: String,
    ends: Vec<usize>,
    /// What was looked for last, and where it was found: while a query is typed, the words before
    /// the last one stay the same.
    recent: Mutex<VecDeque<Found>>,
}

/// A needle, and where it was found.
type Found = (String, EventSet);

impl Clone for Haystack {
    fn clone(&self) -> Self {
        Self { arena: self.arena.clone(), ends: self.ends.clone(), recent: Mutex::default() }
    }
}

/// How many needles are remembered: as many words as a query can have that is still read.
const RECENT: usize = 512;

/// Between two texts of an event: no needle holds it, so no match spans two texts.
const BETWEEN: char = '\n';

impl Haystack {
    /// Folds every event of a store.
    pub(super) fn new(store: &Store, case: Case) -> Self {
        let mut haystack = Self::default();
        for event in store.events() {
            store.each_text(event, &mut |text| {
                haystack.arena.push_str(&text::fold_as(text, case));
                haystack.arena.push(BETWEEN);
            });
            haystack.ends.push(haystack.arena.len());
        }
        haystack
    }

    /// Returns the events that hold `needle`, which must have been folded as the
    /// haystack was. An empty needle is in every event.
    pub fn find(&self, needle: &str) -> EventSet {
        if needle.is_empty() {
            return EventSet::first(self.ends.len());
        }
        let mut recent = self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        let known = recent.iter().position(|it| it.0 == needle);
        let entry = known.and_then(|at| recent.remove(at));
        let (needle, found) = entry.unwrap_or_else(|| (needle.to_owned(), self.look_for(needle)));
        recent.truncate(RECENT - 1);
        recent.push_front((needle, found.clone()));
        found
    }

    fn look_for(&self, needle: &str) -> EventSet {
        let mut found = EventSet::default();
        let finder = memmem::Finder::new(needle);
        let bytes = self.arena.as_bytes();
        let mut from = 0;
        while let Some(hit) = bytes.get(from..).and_then(|rest| finder.find(rest)) {
            let event = self.ends.partition_point(|&end| end <= from + hit);
            found.insert(EventId(u32::try_from(event).unwrap_or(u32::MAX)));
            // One hit is enough for an event: go on behind it.
            let Some(&end) = self.ends.get(event) else { break };
            from = end;
        }
        found
    }
}

impl Store {
    /// Calls `each` with every text of an event that a reader may remember it by: names in every
    /// language and script, labels, offices, places, actions, concerns, remarks.
    pub fn each_text(&self, event: Event<'_>, each: EachText<'_>) {
        each(event.id());
        let all = |text: Text, each: EachText<'_>| {
            self.strings.forms(text).for_each(|(_, form)| each(form));
        };
        all(event.name(), each);
        for tag in ["en", "ko", "ja"] {
            each(&self.label(event, tag));
        }
        for leader in event.leaders() {
            self.each_name(leader.person, each);
            all(leader.office, each);
            all(leader.note, each);
        }
        for &id in event.places() {
            all(self.place(id).name, each);
            all(self.place(id).short, each);
        }
        for &id in event.countries() {
            let country = self.country(id);
            each(self.str(country.key));
            all(country.name, each);
            country.aliases.iter().for_each(|&it| each(self.str(it)));
        }
        event.actions().iter().for_each(|it| all(it.text, each));
        event.concerns().iter().for_each(|it| all(it.text, each));
        event.links().iter().for_each(|it| all(it.note, each));
        for id in self.themes_of(event) {
            all(self.theme(id).name, each);
        }
        for field in [Field::Participants, Field::Purpose, Field::Notes] {
            all(event.prose(field), each);
        }
        event.tags().iter().for_each(|&it| each(self.str(it)));
        for &id in event.conflicts() {
            each(self.str(self.conflict(id).key));
            all(self.conflict(id).title, each);
        }
    }
}
