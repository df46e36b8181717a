//! What of a timeline a format has no room for.

use super::Target;

/// How many events are named one by one.
const NAMED: usize = 50;

/// What a format could not hold, event by event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// The first events, with what of each was lost.
    events: Vec<(String, Vec<String>)>,
    /// What was lost that belongs to no event.
    whole: Vec<String>,
    more: More,
}

/// What events lost that are not named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct More {
    events: usize,
    items: usize,
    /// The last of them.
    last: Option<String>,
}

impl Lost {
    /// Notes that something of an event was lost, such as `2 conflicts`. What is noted of one event
    /// is noted in a row.
    pub fn of_event(&mut self, id: &str, what: impl Into<String>) {
        let has_room = self.events.len() < NAMED;
        match self.events.last_mut() {
            Some((last, all)) if self.more.events == 0 && last == id => all.push(what.into()),
            _ if has_room => {
                self.events.push((id.to_owned(), vec![what.into()]));
            }
            _ => self.more.count(id),
        }
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
        let each = |(id, all): &(String, Vec<String>)| {
            format!("not in {format}: {id}: {}", all.join(", "))
        };
        let mut lines: Vec<String> = whole.chain(self.events.iter().map(each)).collect();
        let More { events, items, .. } = self.more;
        if events > 0 {
            let events = counted(events, "more event");
            lines.push(format!("not in {format}: {} of {events}", counted(items, "item")));
        }
        lines
    }
}

impl More {
    fn count(&mut self, id: &str) {
        self.items += 1;
        if self.last.as_deref() != Some(id) {
            self.events += 1;
            self.last = Some(id.to_owned());
        }
    }
}

/// Writes a count with its noun: `1 link`, `2 references to an earlier action`.
fn counted(count: usize, noun: &str) -> String {
    let (first, rest) = noun.split_at(noun.find(" to ").unwrap_or(noun.len()));
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
    fn after_fifty_events_the_others_are_counted() {
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
