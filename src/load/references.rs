//! References between events: links, and actions that carry on earlier ones.

use std::collections::HashSet;
use std::hash::BuildHasher;

use super::locate::Path;
use super::value::Word;
use super::wire::{OrWord, WireFile};
use super::{GUESSES, Reader};
use crate::diag::did_you_mean;

/// The ids that a mistyped one may have meant, in an order that is the same every time; sorted
/// when the first is looked for.
#[derive(Default)]
pub(super) struct Known {
    events: Option<Vec<String>>,
    actions: Option<Vec<String>>,
    /// How often was guessed.
    guesses: usize,
}

/// Known ids, and how often was guessed.
type Guessing<'k> = (&'k mut Option<Vec<String>>, &'k mut usize);

fn near<S>(
    word: &str,
    (sorted, guesses): Guessing<'_>,
    known: &HashSet<String, S>,
) -> Option<String> {
    // Each guess looks at every id.
    *guesses += 1;
    if *guesses > GUESSES {
        return None;
    }
    let sorted = sorted.get_or_insert_with(|| {
        let mut all: Vec<String> = known.iter().cloned().collect();
        all.sort_unstable();
        all
    });
    did_you_mean(word, sorted.iter().map(String::as_str)).map(ToOwned::to_owned)
}

impl Reader {
    /// Reports links and `continues` that lead nowhere, once every id is known.
    pub(super) fn check_references(&mut self, file: &WireFile<'_>) {
        let mut known = Known::default();
        for event in file.events() {
            let path = Path::event(event.index);
            for (index, link) in event.links.iter().enumerate() {
                if let Some(to) = &link.to {
                    self.check_link(to, &mut known, &path.key("links").item(index).key("to"));
                }
            }
            for (index, action) in event.actions.iter().enumerate() {
                let OrWord::Row(action) = action else { continue };
                let path = path.key("actions").item(index).key("continues");
                self.check_continues(&action.continues, &mut known, &path);
            }
        }
    }

    /// Reports an id that no event has.
    pub(super) fn check_link(&mut self, to: &Word<'_>, all: &mut Known, path: &Path<'_>) {
        let known = self.events.contains(to.as_str())
            || self.others.contains(to.as_str())
            || self.lost.contains(to.as_str());
        if !known {
            let near = near(to.as_str(), (&mut all.events, &mut all.guesses), &self.events);
            self.unknown(("event", "events"), to.as_str(), near, path);
        }
    }

    fn check_continues(&mut self, continues: &[Word<'_>], all: &mut Known, path: &Path<'_>) {
        for (index, id) in continues.iter().enumerate() {
            let of_lost = is_of_any(id.as_str(), &self.lost);
            if !self.actions.contains(id.as_str()) && !of_lost {
                let near = near(id.as_str(), (&mut all.actions, &mut all.guesses), &self.actions);
                self.unknown(("action", "events"), id.as_str(), near, &path.item(index));
            }
        }
    }
}

/// Tells whether an action is one of some events, by the custom that its id begins with the event's.
fn is_of_any<S: BuildHasher>(action: &str, events: &HashSet<String, S>) -> bool {
    let mut starts = action.match_indices('/').filter_map(|(at, _)| action.get(..at));
    starts.any(|it| events.contains(it))
}
