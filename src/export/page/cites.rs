//! Which number has a source on this page?

use crate::store::{Cites, Event, SourceId, Store};

/// The sources of an event as they are cited: official first, each once, and a repost as what it
/// reposts where the original is known.
pub(in crate::export) struct Numbers {
    originals: Vec<SourceId>,
    /// The reposts that were read, behind the originals.
    copies: Vec<SourceId>,
}

impl Numbers {
    /// Numbers the sources of an event and of the disagreements about it.
    pub(in crate::export) fn new(store: &Store, event: Event<'_>) -> Self {
        let conflicts = event.conflicts().iter().map(|&it| store.conflict(it).cites);
        let conflicts = conflicts.flat_map(|it| store.cites(it));
        let mut copies = Vec::new();
        for &source in event.sources().iter().chain(conflicts) {
            if source != store.original_of(source) && !copies.contains(&source) {
                copies.push(source);
            }
        }
        Self { originals: store.numbered(event), copies }
    }

    /// Numbers sources that are cited somewhere.
    pub(in crate::export) fn cited(
        store: &Store,
        cited: impl IntoIterator<Item = SourceId>,
    ) -> Self {
        let (mut originals, mut copies) = (Vec::new(), Vec::new());
        let add = |list: &mut Vec<SourceId>, source| {
            if !list.contains(&source) {
                list.push(source);
            }
        };
        for source in cited {
            let original = store.original_of(source);
            add(&mut originals, original);
            if original != source {
                add(&mut copies, source);
            }
        }
        originals.sort_by_key(|it| store.source(*it).rank);
        Self { originals, copies }
    }

    /// Returns the sources, each with its number.
    pub(in crate::export) fn all(&self) -> impl Iterator<Item = (usize, SourceId)> + '_ {
        (1..).zip(self.originals.iter().copied())
    }

    /// Returns the reposts of `original` that were read.
    pub(in crate::export) fn copies(&self, store: &Store, original: SourceId) -> Vec<SourceId> {
        let of_it = |it: &SourceId| store.original_of(*it) == original;
        self.copies.iter().copied().filter(of_it).collect()
    }

    /// Returns the numbers of cited sources, in order.
    pub(in crate::export) fn of(&self, store: &Store, cited: &[SourceId]) -> Vec<usize> {
        let number = |it: &SourceId| {
            let original = store.original_of(*it);
            self.originals.iter().position(|it| *it == original).map(|it| it + 1)
        };
        let mut numbers: Vec<usize> = cited.iter().filter_map(number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// Returns the numbers of a list of sources that was stored once.
    pub(in crate::export) fn list(&self, store: &Store, cites: Cites) -> Vec<usize> {
        self.of(store, store.cites(cites))
    }
}
