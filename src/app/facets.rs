//! The values beside the filter line: how often each occurs, when, and how it stands to the query.

use std::cmp::Reverse;
use std::ops::Range;

use crate::model::Day;
use crate::query::{Counts, Group, Query, Stance, Stances, Value};
use crate::store::{Event, EventId, EventSet, Store};

/// How many bars a row has at most.
pub const BINS: usize = 11;
/// How many months a bar may stand for: equal parts of a year. Longer ones are whole years.
const PARTS: [i32; 5] = [1, 2, 3, 4, 6];

/// The values of all groups, counted in what is shown, or in the scope when nothing is shown.
#[derive(Clone, Debug, Default)]
pub struct Facets {
    in_scope: EventSet,
    /// The values of each group with their counts in scope, in the order of [`Group::ALL`].
    ordered: Vec<Vec<InScope>>,
    bins: Bins,
    base: EventSet,
    is_scope: bool,
    /// The rows of each group, in the same order.
    rows: Vec<Vec<Row>>,
    largest: usize,
}

/// A value, and how many events in scope have it.
#[derive(Clone, Copy, Debug)]
struct InScope {
    value: Value,
    count: usize,
}

/// One value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The value.
    pub value: Value,
    /// How many of the counted events have it.
    pub count: usize,
    /// How it stands to the query.
    pub stance: Stance,
}

impl Facets {
    /// Counts every value that occurs in scope or that the query names.
    ///
    /// # Cost
    ///
    /// Of the order of two set operations for each value of the file, and a sort of them.
    pub fn new(store: &Store, query: &Query, in_scope: &EventSet, shown: &EventSet) -> Self {
        let counts = Counts::new(store, in_scope);
        let ordered = Group::ALL.into_iter().map(|it| ordered(store, it, &counts)).collect();
        let bins = Bins::new(store, in_scope);
        let mut facets = Self { in_scope: in_scope.clone(), ordered, bins, ..Self::default() };
        facets.count(store, query, shown);
        facets
    }

    /// Counts anew for another query to the same store. What only the scope decides is kept, while
    /// that stays the same.
    pub fn update(&mut self, store: &Store, query: &Query, in_scope: &EventSet, shown: &EventSet) {
        if self.ordered.is_empty() || self.in_scope != *in_scope {
            *self = Self::new(store, query, in_scope, shown);
        } else {
            self.count(store, query, shown);
        }
    }

    fn count(&mut self, store: &Store, query: &Query, shown: &EventSet) {
        self.is_scope = shown.is_empty();
        self.base = if self.is_scope { self.in_scope.clone() } else { shown.clone() };
        let same = self.base.len() == self.in_scope.len();
        let counts = (!same).then(|| Counts::new(store, &self.base));
        let stances = Stances::new(query, store);
        let row = |it: &InScope| Row {
            value: it.value,
            count: counts.as_ref().map_or(it.count, |counts| counts.of(it.value)),
            stance: stances.of(it.value),
        };
        let of_use = |it: &&InScope| it.count > 0 || stances.of(it.value) != Stance::Neutral;
        let rows = self.ordered.iter().map(|all| all.iter().filter(of_use).map(row).collect());
        self.rows = rows.collect();
        let bars = self.bins.ids.iter().map(|it| self.base.count_in(it.clone()));
        self.largest = bars.max().unwrap_or(0);
    }

    /// Returns how many events are counted.
    pub fn base_len(&self) -> usize {
        self.base.len()
    }

    /// Tells whether everything in scope is counted, because nothing is shown.
    pub const fn is_scope(&self) -> bool {
        self.is_scope
    }

    /// Returns the rows of a group: years in order, other values by how many events in scope have
    /// them.
    pub fn rows(&self, group: Group) -> &[Row] {
        self.rows.get(group as usize).map_or(&[], Vec::as_slice)
    }

    /// Returns how many counted events with a value begin in each stretch of time.
    pub fn bars(&self, store: &Store, value: Value) -> Vec<usize> {
        let mut set = self.base.clone();
        set.and(value.set(store));
        self.bins.ids.iter().map(|it| set.count_in(it.clone())).collect()
    }

    /// Returns how many counted events begin in the fullest stretch of time: no bar is larger.
    pub const fn largest_bar(&self) -> usize {
        self.largest
    }

    /// Returns the days on which the first and the last event in scope begin.
    pub const fn span(&self) -> Option<(Day, Day)> {
        self.bins.span
    }

    /// Returns how many months each bar stands for; whole years from twelve on.
    pub const fn months(&self) -> i32 {
        self.bins.months
    }
}

/// Returns the values of a group: years in the order of time, others by their counts. What occurs
/// equally often keeps the order of the file.
fn ordered(store: &Store, group: Group, counts: &Counts<'_>) -> Vec<InScope> {
    let values = group.values(store).into_iter();
    let mut all: Vec<InScope> =
        values.map(|value| InScope { value, count: counts.of(value) }).collect();
    if group != Group::Year {
        all.sort_by_key(|it| Reverse(it.count));
    }
    all
}

/// Stretches of time of equal length, as ranges of events that begin in them.
#[derive(Clone, Debug, Default)]
struct Bins {
    span: Option<(Day, Day)>,
    months: i32,
    ids: Vec<Range<u32>>,
}

impl Bins {
    /// Cuts the time in which the events in scope begin, where a year, or a part of it, begins.
    fn new(store: &Store, in_scope: &EventSet) -> Self {
        // What has no beginning comes first in time order.
        let known = EventId(begun_before(store, Day(i32::MIN + 1)));
        let day = |at: EventId| {
            let event = (at >= known).then(|| store.event(at)).flatten();
            event.map(Event::first)
        };
        let first = in_scope.select(in_scope.rank(known)).and_then(day);
        let last = in_scope.len().checked_sub(1).and_then(|it| in_scope.select(it)).and_then(day);
        let Some((first, last)) = first.zip(last) else { return Self::default() };
        let bins = |months: i32| month(first).div_euclid(months)..=month(last).div_euclid(months);
        let few = |months: &i32| bins(*months).count() <= BINS;
        // A tenth of the time is long enough, wherever its first and last part are cut.
        let longest = (month(last) - month(first)) / 12 / 10 + 1;
        let years = (1..=longest).map(|it| it * 12);
        let months = PARTS.into_iter().chain(years).find(few).unwrap_or(12);
        let start = |bin: i32| {
            let month = bin * months;
            Day::from_ymd(month.div_euclid(12), month.rem_euclid(12).unsigned_abs() + 1, 1)
        };
        let ends: Vec<u32> = bins(months)
            .map(|bin| begun_before(store, start(bin + 1).unwrap_or(Day(i32::MAX))))
            .collect();
        // What has no beginning counts from the first stretch on.
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let ids = starts.zip(ends.iter().copied()).map(|(start, end)| start..end).collect();
        Self { span: Some((first, last)), months, ids }
    }
}

/// Returns how many events begin before a day.
fn begun_before(store: &Store, day: Day) -> u32 {
    store.begin_within(Day(i32::MIN), day).end
}

/// Returns the month of a day, counted from the year 0.
fn month(day: Day) -> i32 {
    let (year, month, _) = day.ymd();
    year * 12 + i32::try_from(month).unwrap_or(1) - 1
}

#[cfg(test)]
mod tests;
