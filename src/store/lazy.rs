//! Tables that only some queries need, made when they are first asked for.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::Store;
use super::entity::EventId;
use super::event::Event;
use super::index::Facet;
use super::set::EventSet;
use crate::model::{Field, Part};
use crate::text;

/// What the words of an action are found by, and an event that agreed one in these words.
pub type Worded = (u64, EventId);

/// A number in a series, and an event that has it.
pub type Numbered = (u32, EventId);

/// What a label is of the row that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// An id, a name in some language, an alias.
    Name,
    /// A name that several rows may have: a family name, a publisher. Being it is no closer than
    /// beginning with it, so that `who:lee` and `source:yonhap` find all of them.
    Shared,
    /// A title: longer, and with words that many rows share.
    Title,
}

/// The folded labels of a table, end to end: a table may have a row for each event, and the texts
/// of its rows lie scattered over the whole arena.
#[derive(Clone, Debug, Default)]
pub struct FoldedNames {
    arena: String,
    /// Where each label ends, of which row it is, and what it is of it.
    labels: Vec<(usize, u32, Label)>,
}

impl FoldedNames {
    /// Appends a label.
    pub fn push(&mut self, slot: usize, label: Label, text: &str) {
        self.arena.push_str(&text::fold(text));
        self.labels.push((self.arena.len(), u32::try_from(slot).unwrap_or(u32::MAX), label));
    }

    /// Calls `each` with every label, row by row.
    pub fn each(&self, mut each: impl FnMut(usize, Label, &str)) {
        let mut from = 0;
        for &(end, slot, label) in &self.labels {
            each(slot as usize, label, self.arena.get(from..end).unwrap_or_default());
            from = end;
        }
    }
}

/// What has been asked for so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Lazy {
    parts: [OnceLock<EventSet>; Part::ALL.len()],
    numbers: OnceLock<Vec<Numbered>>,
    names: [OnceLock<FoldedNames>; Facet::COUNT],
    wordings: OnceLock<Vec<Worded>>,
}

impl Store {
    /// Returns the events in which a field is filled; the first call for it looks at each event.
    pub fn with_part(&self, part: Part) -> &EventSet {
        static NONE: std::sync::LazyLock<EventSet> = std::sync::LazyLock::new(EventSet::default);
        let Some(set) = self.lazy.parts.get(part as usize) else { return &NONE };
        set.get_or_init(|| self.events().filter(|&it| has(self, it, part)).map(Event::at).collect())
    }

    /// Returns the folded labels of the table of a facet; the first call makes them with `fold`.
    pub fn table_names(
        &self,
        facet: Facet,
        fold: impl FnOnce() -> FoldedNames,
    ) -> Cow<'_, FoldedNames> {
        match self.lazy.names.get(facet as usize) {
            Some(known) => Cow::Borrowed(known.get_or_init(fold)),
            None => Cow::Owned(fold()),
        }
    }

    /// Returns the key of every text of every action, in each of its languages, with the event that
    /// agreed it, both ascending; the first call makes them by `key`, which has to be the same for
    /// equal words of one series.
    pub fn wordings(&self, key: impl Fn(Event<'_>, &str) -> u64) -> &[Worded] {
        self.lazy.wordings.get_or_init(|| {
            let mut all: Vec<Worded> = Vec::new();
            for event in self.events() {
                for action in event.actions() {
                    let forms = self.strings.forms(action.text);
                    all.extend(forms.map(|(_, form)| (key(event, form), event.at())));
                }
            }
            all.sort_unstable();
            all.dedup();
            all
        })
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
        Part::Open => event.conflicts().iter().any(|it| store.conflict(*it).open),
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
