//! Tables that only some queries need, made when they are first asked for.

use std::sync::OnceLock;

use super::Store;
use super::entity::EventId;
use super::event::Event;
use super::set::EventSet;
use crate::model::{Field, Part};

/// A number in a series, and an event that has it.
pub type Numbered = (u32, EventId);

/// What has been asked for so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Lazy {
    parts: [OnceLock<EventSet>; Part::ALL.len()],
    numbers: OnceLock<Vec<Numbered>>,
}

impl Store {
    /// Returns the events in which a field is filled; the first call for it looks at each event.
    pub fn with_part(&self, part: Part) -> &EventSet {
        static NONE: std::sync::LazyLock<EventSet> = std::sync::LazyLock::new(EventSet::default);
        let Some(set) = self.lazy.parts.get(part as usize) else { return &NONE };
        set.get_or_init(|| self.events().filter(|&it| has(self, it, part)).map(Event::at).collect())
    }

    /// Returns every number in a series with each event that has it, both ascending; the first
    /// call looks at each event.
    pub fn numbers(&self) -> &[Numbered] {
        self.lazy.numbers.get_or_init(|| {
            let numbered = self.events().filter_map(|it| Some((it.ordinal()?, it.at())));
            let mut all: Vec<Numbered> = numbered.collect();
            all.sort_unstable();
            all
        })
    }
}

fn has(store: &Store, event: Event<'_>, part: Part) -> bool {
    let prose = |field| !store.strings().is_blank(event.prose(field));
    match part {
        Part::Notes => prose(Field::Notes),
        Part::Participants => prose(Field::Participants),
        Part::Purpose => prose(Field::Purpose),
        Part::Conflict => !event.conflicts().is_empty(),
        Part::Source => !event.sources().is_empty(),
        Part::Place => !event.places().is_empty(),
        Part::Host => event.host().is_some(),
        Part::Leaders => !event.leaders().is_empty(),
        Part::Actions => !event.actions().is_empty(),
        Part::Concerns => !event.concerns().is_empty(),
        Part::Series => event.series().is_some(),
        Part::Links => !event.links().is_empty(),
    }
}
