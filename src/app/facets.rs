//! The values beside the filter line: how often each occurs, when, and how it stands to the query.

use std::cmp::Reverse;
use std::ops::Range;

use crate::model::Day;
use crate::query::{Group, Query, Stance, Stances, Value};
use crate::store::{EventId, EventSet, Store};

/// How many bars a row has at most.
pub const BINS: usize = 11;
/// How many months a bar may stand for: equal parts of a year. Longer ones are whole years.
const PARTS: [i32; 5] = [1, 2, 3, 4, 6];

/// The values of all groups, counted in what is shown, or in the scope when nothing is shown.
#[derive(Clone, Debug, Default)]
pub struct Facets {
    base: EventSet,
    is_scope: bool,
    /// The rows of each group, in the order of [`Group::ALL`].
    rows: Vec<Vec<Row>>,
    bins: Bins,
    largest: usize,
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
    /// Two set operations for each value of the file.
    pub fn new(store: &Store, query: &Query, in_scope: &EventSet, shown: &EventSet) -> Self {
        let is_scope = shown.is_empty();
        let base = if is_scope { in_scope } else { shown };
        let counting = Counting { store, in_scope, base, stances: Stances::new(query, store) };
        let rows = Group::ALL.into_iter().map(|it| counting.rows(it)).collect();
        let bins = Bins::new(store, in_scope);
        let largest = bins.ids.iter().map(|it| base.count_in(it.clone())).max().unwrap_or(0);
        Self { base: base.clone(), is_scope, rows, bins, largest }
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

/// What rows are made from.
struct Counting<'a> {
    store: &'a Store,
    in_scope: &'a EventSet,
    base: &'a EventSet,
    stances: Stances,
}

impl Counting<'_> {
    fn rows(&self, group: Group) -> Vec<Row> {
        let values = group.values(self.store).into_iter();
        let mut rows: Vec<(usize, Row)> = values.filter_map(|it| self.row(it)).collect();
        if group != Group::Year {
            // Stable, so that what occurs equally often keeps the order of the file.
            rows.sort_by_key(|(in_scope, _)| Reverse(*in_scope));
        }
        rows.into_iter().map(|(_, row)| row).collect()
    }

    /// Returns a value with its count in scope; `None` for one that is of no use there.
    fn row(&self, value: Value) -> Option<(usize, Row)> {
        let set = value.set(self.store);
        let stance = self.stances.of(value);
        let everything = self.in_scope.len() == self.store.len();
        let in_scope = if everything { set.len() } else { set.shared(self.in_scope) };
        if in_scope == 0 && stance == Stance::Neutral {
            return None;
        }
        let same = self.base.len() == self.in_scope.len();
        let count = if same { in_scope } else { set.shared(self.base) };
        Some((in_scope, Row { value, count, stance }))
    }
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
        let day =
            |at: EventId| (at >= known).then(|| store.event(at)).flatten().map(|it| it.first());
        let first = in_scope.select(in_scope.rank(known)).and_then(day);
        let last = in_scope.len().checked_sub(1).and_then(|it| in_scope.select(it)).and_then(day);
        let Some((first, last)) = first.zip(last) else { return Self::default() };
        let bins = |months: i32| month(first).div_euclid(months)..=month(last).div_euclid(months);
        let few = |months: &i32| bins(*months).count() <= BINS;
        let months = PARTS.into_iter().chain((1..).map(|it| it * 12)).find(few).unwrap_or(12);
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
