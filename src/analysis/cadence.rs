//! How regularly does a series meet, and how long has it been silent?
//!
//! *Cadence* counts from start to start, *silence* from the last day of one session to the first
//! day of the next. The only place where the two meet is [`Silence::Lasts`], which says how many
//! median intervals a silence is long, and says so in words wherever it is shown.

use crate::model::date::{End, PartialDate};
use crate::model::{Day, Kind};
use crate::store::{Event, EventId, EventSet, Facet, SeriesId, Store};

/// A number of days, as exactly as the dates at both ends allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The fewest that it can be.
    pub least: i64,
    /// The most that it can be; the same where both dates are known to the day.
    pub most: i64,
    /// Whether a date is not known to the day, or the file doubts it (`~`, `?`).
    pub about: bool,
}

impl Days {
    /// Returns the number that stands for all: the middle, rounded down.
    pub const fn middle(self) -> i64 {
        self.least.midpoint(self.most)
    }

    /// Counts from one date to another, of which each may be any day of a span.
    fn between(from: Span, to: Span) -> Self {
        let days = |from: Day, to: Day| (i64::from(to.0) - i64::from(from.0)).max(0);
        Self {
            least: days(from.last, to.first),
            most: days(from.first, to.last),
            about: from.about || to.about,
        }
    }
}

/// From one session to the next of its series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The earlier session.
    pub from: EventId,
    /// The later one.
    pub to: EventId,
    /// From start to start.
    pub days: Days,
    /// From the last day of the earlier one to the first day of the later one; 0 where they
    /// overlap, `None` where the end of the earlier one is open.
    pub silence: Option<Days>,
}

/// The median of intervals: the middle one, and of an even number the mean of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Median {
    /// Twice the days, so that a mean of two is a whole number.
    pub doubled: i64,
    /// Whether any of the intervals is not exact.
    pub about: bool,
}

impl Median {
    /// Returns whole days, a half rounded up.
    pub const fn days(self) -> i64 {
        (self.doubled + 1) / 2
    }
}

/// How long a series has been silent on the day that counts as today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// Neither the file nor the call names the day that counts as today.
    NoToday,
    /// No session was held up to then.
    NoneHeld,
    /// A session goes on, or nobody says when it ended.
    NoEnd(EventId),
    /// It is silent.
    Lasts {
        /// The session that ended last, of all that the file has: a hidden one broke the silence
        /// too.
        since: EventId,
        /// Its last day, the latest that it may have been.
        day: Day,
        /// From its last day to today.
        days: Days,
        /// How many median intervals that is, in tenths; `None` where there is no median.
        tenths: Option<i64>,
    },
}

/// When a session would be due, had the series kept its median interval. Never a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The start of the last session that the file has, and the median later.
    pub day: Day,
    /// Whether the date of that session or an interval is not exact.
    pub about: bool,
}

/// The rhythm of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cadence {
    /// How many sessions there are, those that are still to come too.
    pub sessions: usize,
    /// The sessions that were held and whose start is known, in time order.
    pub held: Vec<EventId>,
    /// From each of them to the next.
    pub intervals: Vec<Interval>,
    /// The median of the intervals; `None` without one.
    pub median: Option<Median>,
    /// How long it has been silent.
    pub silence: Silence,
    /// When a session would be due; `None` without a median.
    pub expected: Option<Expected>,
    /// How many sessions begin after today, and the first of them.
    pub planned: (usize, Option<EventId>),
    /// How many were left out because nobody says when they began.
    pub open: usize,
    /// The longest interval and the shortest, found once: there may be many.
    ends: Option<(Interval, Interval)>,
    /// Whether any interval is not exact.
    about: bool,
}

/// The sessions of one series.
#[derive(Clone, Debug)]
pub struct Group {
    /// The series; `None` where the file has none at all.
    pub series: Option<SeriesId>,
    /// Its sessions.
    pub sessions: EventSet,
    /// The sessions of the series that are not among them.
    pub hidden: EventSet,
}

impl Group {
    fn new(series: Option<SeriesId>, all: &EventSet, events: &EventSet) -> Option<Self> {
        let (mut sessions, mut hidden) = (all.clone(), all.clone());
        sessions.and(events);
        hidden.minus(&sessions);
        (!sessions.is_empty()).then_some(Self { series, sessions, hidden })
    }
}

/// Sorts the sessions among `events` by series, in the order of the file. In a file without any
/// series, they are one group; where it has no session either, all events are.
pub fn groups(store: &Store, events: &EventSet) -> Vec<Group> {
    let all = store.index().of_kind(Kind::Session);
    let of = |it: SeriesId| store.index().with(Facet::Series, it.slot());
    if store.series().all(|it| of(it).is_empty()) {
        let every = EventSet::first(store.len());
        let all = if all.is_empty() { &every } else { all };
        return Group::new(None, all, events).into_iter().collect();
    }
    let group = |series: SeriesId| {
        let mut of_series = of(series).clone();
        of_series.and(all);
        Group::new(Some(series), &of_series, events)
    };
    store.series().filter_map(group).collect()
}

impl Cadence {
    /// Measures the sessions of one series. A session was held if it may have begun by today;
    /// where nothing names today, all were. Intervals are those between the sessions that are
    /// shown; the current silence began with the last session that the file has, hidden or not.
    ///
    /// # Cost
    ///
    /// Looks at each session of the series once, and sorts the intervals.
    pub fn of(store: &Store, group: &Group) -> Self {
        let today = store.has_as_of().then(|| store.as_of());
        let until = today
            .map(|today| EventId(store.begin_within(Day(i32::MIN), today.saturating_add(1)).end));
        let begun = |set: &EventSet| until.map_or(set.len(), |until| set.rank(until));
        let sessions = &group.sessions;
        let begun_shown = begun(sessions);
        let held: Vec<(Event<'_>, Span)> =
            events(store, sessions, begun_shown).filter_map(|it| Some((it, start(it)?))).collect();
        let pairs = held.iter().zip(held.iter().skip(1));
        let intervals: Vec<Interval> = pairs.map(|(from, to)| interval(*from, *to)).collect();
        let median = median(&intervals);
        let hidden = || events(store, &group.hidden, begun(&group.hidden));
        let last = held.last().copied();
        let last = hidden().filter_map(|it| Some((it, start(it)?))).chain(last);
        let last = last.max_by_key(|(it, _)| it.at());
        Self {
            sessions: sessions.len(),
            held: held.iter().map(|(it, _)| it.at()).collect(),
            median,
            silence: silence(events(store, sessions, begun_shown).chain(hidden()), today, median),
            expected: median.zip(last).map(|(median, (_, last))| Expected {
                day: last.middle().saturating_add(median.days()),
                about: median.about || last.about,
            }),
            planned: (sessions.len() - begun_shown, sessions.select(begun_shown)),
            open: begun_shown - held.len(),
            ends: ends(&intervals),
            about: intervals.iter().any(|it| it.days.about),
            intervals,
        }
    }

    /// Returns the longest interval, of equal ones the first.
    pub fn longest(&self) -> Option<&Interval> {
        self.ends.as_ref().map(|(longest, _)| longest)
    }

    /// Returns the shortest interval, of equal ones the first.
    pub fn shortest(&self) -> Option<&Interval> {
        self.ends.as_ref().map(|(_, shortest)| shortest)
    }

    /// Returns the interval that ends with a session.
    pub fn before(&self, session: EventId) -> Option<&Interval> {
        let slot = self.intervals.binary_search_by_key(&session, |it| it.to).ok()?;
        self.intervals.get(slot)
    }

    /// Tells whether any number is the middle of a span of days.
    pub const fn is_about(&self) -> bool {
        self.about
    }
}

/// The days that one end of a date may be.
#[derive(Clone, Copy, Debug)]
struct Span {
    first: Day,
    last: Day,
    about: bool,
}

impl Span {
    fn of(end: End) -> Option<Self> {
        let date: PartialDate = end.date()?;
        let (first, last) = (date.first_day(), date.last_day());
        let doubt = date.qualifier();
        let about = first != last || doubt.is_approximate() || doubt.is_uncertain();
        Some(Self { first, last, about })
    }

    fn middle(self) -> Day {
        Day(self.first.0.midpoint(self.last.0))
    }
}

/// Returns the first so many events of a set.
fn events<'a>(
    store: &'a Store,
    set: &'a EventSet,
    count: usize,
) -> impl Iterator<Item = Event<'a>> {
    set.iter().take(count).filter_map(|it| store.event(it))
}

fn start(event: Event<'_>) -> Option<Span> {
    Span::of(event.date()?.start())
}

fn interval((from, from_start): (Event<'_>, Span), (to, to_start): (Event<'_>, Span)) -> Interval {
    let ended = from.date().and_then(|it| Span::of(it.end()));
    Interval {
        from: from.at(),
        to: to.at(),
        days: Days::between(from_start, to_start),
        silence: ended.map(|it| Days::between(it, to_start)),
    }
}

/// Returns the longest interval and the shortest, of equal ones the first.
fn ends(intervals: &[Interval]) -> Option<(Interval, Interval)> {
    let longest = intervals.iter().rev().max_by_key(|it| it.days.middle())?;
    let shortest = intervals.iter().min_by_key(|it| it.days.middle())?;
    Some((*longest, *shortest))
}

fn median(intervals: &[Interval]) -> Option<Median> {
    let mut days: Vec<i64> = intervals.iter().map(|it| it.days.middle()).collect();
    days.sort_unstable();
    let upper = days.get(days.len() / 2)?;
    let lower = days.get((days.len() - 1) / 2)?;
    let about = intervals.iter().any(|it| it.days.about);
    Some(Median { doubled: upper + lower, about })
}

fn silence<'a>(
    held: impl Iterator<Item = Event<'a>>,
    today: Option<Day>,
    median: Option<Median>,
) -> Silence {
    let Some(today) = today else { return Silence::NoToday };
    // A long session may end after a short one that began later.
    let Some(since) = held.max_by_key(|it| (it.last(), it.at())) else { return Silence::NoneHeld };
    let ended = since.date().and_then(|it| Span::of(it.end()));
    let Some(ended) = ended.filter(|it| it.first <= today) else {
        return Silence::NoEnd(since.at());
    };
    let days = Days::between(ended, Span { first: today, last: today, about: false });
    let tenths = median.filter(|it| it.doubled > 0).map(|it| {
        // Twenty halves of a day are ten days; half the divisor rounds to the nearest tenth.
        (days.middle() * 20 + it.doubled / 2) / it.doubled
    });
    Silence::Lasts { since: since.at(), day: ended.last, days, tenths }
}

#[cfg(test)]
mod tests;
