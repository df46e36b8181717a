//! Which event of the new version is this one of the old?

use foldhash::{HashMap, HashMapExt as _, HashSet};

use super::NONE;
use super::events::Both;
use crate::store::{Event, EventId, SeriesId, Store};
use crate::text;

/// How many free events on either side of its time are looked at for one with a similar title.
const NEAR: usize = 8;

/// What an event is known by when its id says nothing: when, in which lane, its number and title.
type Sign = (String, Option<SeriesId>, Option<u32>, String);

/// By how much of its sign an event is known again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    /// By all of it.
    Whole,
    /// By its lane, number and title, on another date.
    Title,
    /// By its date and its lane, whatever its title.
    Date,
}

/// The events that were paired so far.
struct Pairing<'a> {
    both: Both<'a>,
    /// For each event of the old version, its place in the new one.
    pairs: Vec<u32>,
    /// For each event of the new version, whether it is taken.
    claimed: Vec<bool>,
}

/// Returns for each event of the old version its place in the new one, or [`NONE`].
pub(super) fn pairs(both: Both<'_>) -> Vec<u32> {
    let pairs = by_id(both.old, both.new);
    let mut all = Pairing { both, pairs, claimed: vec![false; both.new.len()] };
    let seekers = all.unsure();
    if seekers.is_empty() {
        return all.pairs;
    }
    let weak = all.known(seekers, Known::Whole);
    // What was known by its id alone stays so, unless that event has turned out to be another one.
    let mut seekers = Vec::new();
    for event in weak {
        let at = all.pairs.get(event.at().slot()).copied().unwrap_or(NONE);
        match all.claimed.get_mut(at as usize) {
            Some(taken) if !*taken => *taken = true,
            _ => {
                all.set(event, NONE);
                seekers.push(event);
            }
        }
    }
    let is_numbered = |it: Event<'_>| it.origin().is_numbered;
    if both.old.events().any(is_numbered) || both.new.events().any(is_numbered) {
        let seekers = all.known(seekers, Known::Title);
        let seekers = all.known(seekers, Known::Date);
        all.alike(seekers);
    }
    all.pairs
}

/// Returns for each event of the old version the one of the new version with the same id. One that
/// the file does not give says nothing: a row that is put in moves the number of every row behind it.
fn by_id(old: &Store, new: &Store) -> Vec<u32> {
    let mut places: HashMap<&str, u32> = HashMap::with_capacity(new.len());
    for event in new.events().filter(|it| !it.origin().is_numbered) {
        let EventId(at) = event.at();
        places.entry(event.id()).or_insert(at);
    }
    let place = |it: Event<'_>| {
        let found = places.get(it.id()).filter(|_| !it.origin().is_numbered);
        found.copied().unwrap_or(NONE)
    };
    old.events().map(place).collect()
}

impl<'a> Pairing<'a> {
    fn set(&mut self, event: Event<'_>, to: u32) {
        if let Some(pair) = self.pairs.get_mut(event.at().slot()) {
            *pair = to;
        }
        if let Some(taken) = self.claimed.get_mut(to as usize) {
            *taken = true;
        }
    }

    /// Claims what is surely the same, and returns the other events of the old version: the same id
    /// alone, with another date and another title, may be another event.
    fn unsure(&mut self) -> Vec<Event<'a>> {
        let mut unsure = Vec::new();
        for event in self.both.old.events() {
            let at = self.pairs.get(event.at().slot()).copied().unwrap_or(NONE);
            let after = self.both.new.event(EventId(at)).filter(|_| at != NONE);
            let is_sure = after.is_some_and(|it| {
                it.date() == event.date() || self.both.same_text(event.name(), it.name())
            });
            if is_sure {
                self.set(event, at);
            } else {
                unsure.push(event);
            }
        }
        unsure
    }

    fn is_free(&self, event: Event<'_>) -> bool {
        self.claimed.get(event.at().slot()).is_some_and(|it| !it)
    }

    /// Pairs events with free ones of the same sign, in time order; returns those that have none.
    fn known(&mut self, seekers: Vec<Event<'a>>, by: Known) -> Vec<Event<'a>> {
        let mut loose: HashMap<Sign, Vec<Event<'a>>> = HashMap::new();
        if seekers.is_empty() {
            return seekers;
        }
        for event in self.both.new.events().rev().filter(|it| self.is_free(*it)) {
            if let Some(sign) = sign(self.both.new, event, event.series(), by) {
                loose.entry(sign).or_default().push(event);
            }
        }
        let mut left = Vec::new();
        for event in seekers {
            let series = event.series().map(|it| self.both.twins.series(it));
            let sign = match series {
                // A lane that is gone is the lane of no event.
                Some(None) => None,
                series => sign(self.both.old, event, series.flatten(), by),
            };
            let found = sign.and_then(|it| loose.get_mut(&it));
            let found = found.and_then(|it| it.pop_if(|it| may_be(event, *it, by)));
            match found {
                Some(found) => self.set(event, found.at().0),
                None => left.push(event),
            }
        }
        left
    }

    /// Pairs events with the nearest free ones in time whose titles are similar.
    fn alike(&mut self, seekers: Vec<Event<'a>>) {
        let free: Vec<Event<'a>> = self.both.new.events().filter(|it| self.is_free(*it)).collect();
        for event in seekers {
            let series = event.series().map(|it| self.both.twins.series(it));
            let title = words(self.both.old, event);
            let middle = free.partition_point(|it| it.first() < event.first());
            let apart =
                |it: &Event<'_>| i64::from(it.first().0).abs_diff(i64::from(event.first().0));
            let near = free.iter().skip(middle.saturating_sub(NEAR)).take(2 * NEAR).copied();
            let found = near
                .filter(|it| self.is_free(*it) && may_be(event, *it, Known::Title))
                .filter(|it| it.series().map(Some) == series)
                .filter(|it| are_similar(&title, &words(self.both.new, *it)))
                .min_by_key(apart);
            if let Some(found) = found {
                self.set(event, found.at().0);
            }
        }
    }
}

/// Tells whether two events may be one: two ids that both files give are two events, unless all else
/// is the same.
fn may_be(old: Event<'_>, new: Event<'_>, by: Known) -> bool {
    by == Known::Whole || old.origin().is_numbered || new.origin().is_numbered
}

fn sign(store: &Store, event: Event<'_>, series: Option<SeriesId>, by: Known) -> Option<Sign> {
    let date = || event.date().map(|it| it.to_string()).unwrap_or_default();
    if by == Known::Date {
        return Some((date(), series, None, String::new()));
    }
    let name = store.say(event.name(), "en");
    let number = event.ordinal().filter(|_| series.is_some());
    // Without a title and a number in a lane there is nothing to know an event by.
    if name.is_empty() && number.is_none() {
        return None;
    }
    let date = if by == Known::Whole { date() } else { String::new() };
    Some((date, series, number, name.to_owned()))
}

/// Returns the words of a title, folded.
fn words(store: &Store, event: Event<'_>) -> HashSet<String> {
    let title = text::fold(store.say(event.name(), "en"));
    let words = title.split(|it: char| !it.is_alphanumeric());
    words.filter(|it| !it.is_empty()).map(ToOwned::to_owned).collect()
}

/// Tells whether half of the words are the same.
fn are_similar(old: &HashSet<String>, new: &HashSet<String>) -> bool {
    let shared = old.intersection(new).count();
    shared > 0 && shared * 4 >= old.len() + new.len()
}
