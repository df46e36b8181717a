//! References between events: links, and actions that carry on earlier ones.

use super::Reader;
use super::locate::Path;
use super::value::Word;
use super::wire::{OrWord, WireFile};
use crate::diag::did_you_mean;

impl Reader {
    /// Reports links and `continues` that lead nowhere, once every id is known.
    pub(super) fn check_references(&mut self, file: &WireFile<'_>) {
        for event in file.events() {
            let path = Path::event(event.index);
            for (index, link) in event.links.iter().enumerate() {
                if let Some(to) = &link.to {
                    self.check_link(to, &path.key("links").item(index).key("to"));
                }
            }
            for (index, action) in event.actions.iter().enumerate() {
                let OrWord::Row(action) = action else { continue };
                let path = path.key("actions").item(index).key("continues");
                self.check_continues(&action.continues, &path);
            }
        }
    }

    fn check_link(&mut self, to: &Word<'_>, path: &Path<'_>) {
        let known =
            self.events.contains(to.as_str()) || self.lost.iter().any(|it| it == to.as_str());
        if !known {
            let near = did_you_mean(to.as_str(), self.events.iter().map(String::as_str));
            let near = near.map(ToOwned::to_owned);
            self.unknown(("event", "events"), to.as_str(), near, path);
        }
    }

    fn check_continues(&mut self, continues: &[Word<'_>], path: &Path<'_>) {
        for (index, id) in continues.iter().enumerate() {
            let of_lost = self.lost.iter().any(|it| belongs_to(id.as_str(), it));
            if !self.actions.contains(id.as_str()) && !of_lost {
                let near = did_you_mean(id.as_str(), self.actions.iter().map(String::as_str));
                let near = near.map(ToOwned::to_owned);
                self.unknown(("action", "events"), id.as_str(), near, &path.item(index));
            }
        }
    }
}

/// Tells whether an action is one of an event, by the custom that its id begins with the event's.
fn belongs_to(action: &str, event: &str) -> bool {
    action.strip_prefix(event).is_some_and(|it| it.starts_with('/'))
}
