//! What of a timeline a format has no room for.

use super::Target;

/// How many events are named one by one.
const NAMED: usize = 50;

/// What a format could not hold, event by event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// The events, with what of each was lost.
    events: Vec<(String, Vec<String>)>,
    /// What was lost that belongs to no event.
    whole: Vec<String>,
    /// How many more events lost something.
    more: usize,
}

impl Lost {
    /// Notes that something of an event was lost, such as `2 conflicts`.
    pub fn of_event(&mut self, id: &str, what: impl Into<String>) {
        let has_room = self.events.len() < NAMED;
        match self.events.last_mut() {
            Some((last, all)) if last == id => all.push(what.into()),
            _ if has_room => self.events.push((id.to_owned(), vec![what.into()])),
            _ => self.more += 1,
        }
    }

    /// Notes that something was lost that belongs to no event, such as `3 tours`.
    pub fn of_whole(&mut self, what: impl Into<String>) {
        self.whole.push(what.into());
    }

    /// Returns how many items were lost.
    pub fn count(&self) -> usize {
        let of_events: usize = self.events.iter().map(|(_, all)| all.len()).sum();
        self.whole.len() + of_events + self.more
    }

    /// Returns what was lost, a line an item.
    pub fn lines(&self, target: Target) -> Vec<String> {
        let format = target.name();
        let whole = self.whole.iter().map(|it| format!("not in {format}: {it}"));
        let each = |(id, all): &(String, Vec<String>)| {
            format!("not in {format}: {id}: {}", all.join(", "))
        };
        let mut lines: Vec<String> = whole.chain(self.events.iter().map(each)).collect();
        if self.more > 0 {
            lines.push(format!("not in {format}: {} more items of other events", self.more));
        }
        lines
    }
}
