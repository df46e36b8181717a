//! The instances of a recurrence rule, one after the other, on the clocks of the place.
//!
//! The crate `rrule` does this too, and needs the zones of `chrono-tz`, whose tables cost every start
//! of the program 1.6 MiB of relocations. Here a day is tested against the rule, which takes no
//! table at all, and every step is counted against a [`Budget`]: a rule is a few bytes that may ask
//! for any number of events.

use super::moment::DAY;
use super::rule::{Period, Rule};
use crate::model::Day;

/// The last day that four digits can name.
const LAST_YEAR: i32 = 9999;

/// How much may still be done for a file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    /// Days and times that are looked at.
    pub(super) steps: usize,
    /// Instances.
    pub(super) instances: usize,
    /// Bytes of text that instances repeat.
    pub(super) bytes: usize,
}

impl Budget {
    /// What a file may ask for.
    pub(super) const FILE: Self =
        Self { steps: 20_000_000, instances: 100_000, bytes: 64 * 1024 * 1024 };
    /// What an event may ask for.
    const EVENT: usize = 400_000;
}

/// Calls `take` with the second of each instance, counted as if the clocks showed UTC, in order, as
/// long as it returns true. `start` is the first instance, by the second of its day where it has a
/// time. Returns false if it was given up because that took too long.
pub(super) fn expand(
    rule: &Rule,
    (day, second): (Day, Option<u32>),
    budget: &mut Budget,
    take: &mut dyn FnMut(i64) -> bool,
) -> bool {
    let start = i64::from(day.0) * DAY + i64::from(second.unwrap_or(0));
    let mut walk = Walk {
        rule,
        day,
        second: second.unwrap_or(0),
        steps: budget.steps.min(Budget::EVENT),
        left: rule.count.unwrap_or(u32::MAX),
        take,
        start,
    };
    let given = walk.steps;
    let is_done = match rule.period {
        Period::Second | Period::Minute | Period::Hour if second.is_some() => walk.times(),
        _ => walk.periods(),
    };
    budget.steps -= given - walk.steps;
    is_done
}

/// What is done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    Go,
    /// All instances were taken, or no more are wanted.
    Done,
    /// It takes too long.
    Stop,
}

struct Walk<'r> {
    rule: &'r Rule,
    /// The day of the first instance, and the second of it.
    day: Day,
    second: u32,
    start: i64,
    steps: usize,
    left: u32,
    take: &'r mut dyn FnMut(i64) -> bool,
}

impl Walk<'_> {
    fn step(&mut self, count: usize) -> bool {
        self.steps = self.steps.saturating_sub(count);
        self.steps > 0
    }

    /// Hands on an instance, unless it lies before the first.
    fn give(&mut self, at: i64) -> Then {
        if at < self.start {
            return Then::Go;
        }
        if self.left == 0 || !(self.take)(at) {
            return Then::Done;
        }
        self.left -= 1;
        if self.left == 0 { Then::Done } else { Then::Go }
    }

    /// Walks by hours, minutes or seconds.
    fn times(&mut self) -> bool {
        let unit = match self.rule.period {
            Period::Hour => 3600,
            Period::Minute => 60,
            _ => 1,
        };
        let stride = i64::from(self.rule.interval) * unit;
        let mut at = self.start;
        loop {
            let Some(day) = i32::try_from(at.div_euclid(DAY)).ok().map(Day) else { return true };
            if day.ymd().0 > LAST_YEAR {
                return true;
            }
            if !self.step(1) {
                return false;
            }
            if !self.is_day(day, (day.start_of_year(), day)) {
                let midnight = (at.div_euclid(DAY) + 1) * DAY;
                at += (midnight - at).div_ceil_by(stride) * stride;
                continue;
            }
            for second in self.seconds_of_step(at.rem_euclid(DAY), unit) {
                if self.give(at - at.rem_euclid(DAY) + second) == Then::Done {
                    return true;
                }
            }
            at += stride;
        }
    }

    /// Returns the seconds of the day that a step of so many seconds means.
    fn seconds_of_step(&self, second: i64, unit: i64) -> Vec<i64> {
        let rule = self.rule;
        let (hour, minute, rest) = (second / 3600, second / 60 % 60, second % 60);
        let fits =
            |list: &[i32], it: i64| list.is_empty() || list.iter().any(|n| i64::from(*n) == it);
        let choose = |list: &[i32], it: i64, is_finer: bool| -> Vec<i64> {
            match list {
                _ if is_finer && !list.is_empty() => list.iter().map(|it| i64::from(*it)).collect(),
                _ if fits(list, it) => vec![it],
                _ => Vec::new(),
            }
        };
        if !fits(&rule.hours, hour) {
            return Vec::new();
        }
        let minutes = choose(&rule.minutes, minute, unit == 3600);
        let seconds = choose(&rule.seconds, rest, unit >= 60);
        let each =
            |minute: i64| seconds.iter().map(move |it| hour * 3600 + minute * 60 + it.min(&59));
        minutes.into_iter().flat_map(each).collect()
    }

    /// Walks by days, weeks, months or years.
    fn periods(&mut self) -> bool {
        let times = self.times_of_day();
        let mut number = 0;
        loop {
            let Some((first, last)) = self.period(number) else { return true };
            if first.ymd().0 > LAST_YEAR {
                return true;
            }
            match self.days_between(first, last, &times) {
                Then::Go => number += 1,
                Then::Done => return true,
                Then::Stop => return false,
            }
        }
    }

    /// Returns the first and the last day of a period, counted from that of the first instance.
    fn period(&self, number: u32) -> Option<(Day, Day)> {
        let count = number.checked_mul(self.rule.interval)?;
        let months = i32::try_from(count).ok();
        let end = |next: Day| next.saturating_add(-1);
        match self.rule.period {
            Period::Year => {
                let first =
                    self.day.start_of_year().add_years(months.filter(|it| *it <= LAST_YEAR)?);
                Some((first, end(first.add_years(1))))
            }
            Period::Month => {
                let months = months.filter(|it| *it <= LAST_YEAR * 12)?;
                let first = self.day.start_of_month().add_months(months);
                Some((first, end(first.add_months(1))))
            }
            Period::Week => {
                let first = week_of(self.day, self.rule.week_start);
                let first = first.checked_add(i64::from(count) * 7)?;
                Some((first, first.checked_add(6)?))
            }
            _ => {
                let first = self.day.checked_add(i64::from(count))?;
                Some((first, first))
            }
        }
    }

    fn days_between(&mut self, first: Day, last: Day, times: &[i64]) -> Then {
        if self.rule.positions.is_empty() {
            let mut next = first;
            while next <= last {
                let day = next;
                if !self.step(1) {
                    return Then::Stop;
                }
                if !self.is_month(day) {
                    next = day.start_of_month().add_months(1);
                    continue;
                }
                next = day.saturating_add(1);
                let is_meant = self.is_day(day, (first, last));
                let times = if is_meant { times } else { &[] };
                let then = self.give_all(times.iter().map(|it| i64::from(day.0) * DAY + it));
                if then != Then::Go {
                    return then;
                }
            }
            return Then::Go;
        }
        let days = (first.0..=last.0).map(Day);
        let days: Vec<Day> = days.filter(|it| self.is_day(*it, (first, last))).collect();
        let span = usize::try_from(last.0.abs_diff(first.0)).unwrap_or(usize::MAX);
        if !self.step(span.saturating_add(1)) {
            return Then::Stop;
        }
        let all = self.positioned(&days, times);
        self.give_all(all.into_iter())
    }

    fn give_all(&mut self, all: impl Iterator<Item = i64>) -> Then {
        for at in all {
            let then = self.give(at);
            if then != Then::Go {
                return then;
            }
        }
        Then::Go
    }

    /// Returns the instances of a period that the rule names by their position.
    fn positioned(&self, days: &[Day], times: &[i64]) -> Vec<i64> {
        let count = days.len() * times.len();
        let at = |position: usize| {
            let day = days.get(position / times.len())?;
            Some(i64::from(day.0) * DAY + times.get(position % times.len())?)
        };
        let positions = self.rule.positions.iter().filter_map(|&it| {
            let from = usize::try_from(it.unsigned_abs()).ok()?;
            if it > 0 { from.checked_sub(1) } else { count.checked_sub(from) }
        });
        let mut all: Vec<i64> = positions.filter_map(at).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Returns the seconds of a day at which there are instances.
    fn times_of_day(&self) -> Vec<i64> {
        let or = |list: &[i32], it: u32| -> Vec<i64> {
            if list.is_empty() {
                vec![i64::from(it)]
            } else {
                list.iter().map(|it| i64::from(*it)).collect()
            }
        };
        let hours = or(&self.rule.hours, self.second / 3600);
        let minutes = or(&self.rule.minutes, self.second / 60 % 60);
        let seconds = or(&self.rule.seconds, self.second % 60);
        let mut all = Vec::with_capacity(hours.len() * minutes.len() * seconds.len());
        for hour in &hours {
            for minute in &minutes {
                all.extend(seconds.iter().map(|it| hour * 3600 + minute * 60 + it.min(&59)));
            }
        }
        all
    }

    /// Tells whether the rule may mean any day of the month of a day; of most years it is one month.
    fn is_month(&self, day: Day) -> bool {
        let rule = self.rule;
        let (_, month, _) = day.ymd();
        let lists = [&rule.weeks, &rule.year_days, &rule.month_days];
        let is_plain = rule.days.is_empty() && lists.iter().all(|it| it.is_empty());
        if rule.months.is_empty() {
            return rule.period != Period::Year || !is_plain || month == self.day.ymd().1;
        }
        rule.months.iter().any(|it| it.unsigned_abs() == month)
    }

    /// Tells whether a day of a period is one that the rule means.
    fn is_day(&self, day: Day, (first, last): (Day, Day)) -> bool {
        let rule = self.rule;
        let (_, month, number) = day.ymd();
        let (_, own_month, own_number) = self.day.ymd();
        let has = |list: &[i32], it: u32| list.iter().any(|n| n.unsigned_abs() == it && *n > 0);
        if !rule.months.is_empty() && !has(&rule.months, month) {
            return false;
        }
        if !rule.weeks.is_empty() && !self.is_week(day) {
            return false;
        }
        let month_end = day.start_of_month().add_months(1).saturating_add(-1);
        if !rule.month_days.is_empty() && !listed(&rule.month_days, number, month_end.ymd().2) {
            return false;
        }
        let year_start = day.start_of_year();
        let year_day = year_start.0.abs_diff(day.0) + 1;
        let year_days = year_start.0.abs_diff(year_start.add_years(1).0);
        if !rule.year_days.is_empty() && !listed(&rule.year_days, year_day, year_days) {
            return false;
        }
        if !rule.days.is_empty() {
            let in_month = rule.period == Period::Month || !rule.months.is_empty();
            let span = match rule.period {
                Period::Year | Period::Month if in_month => (day.start_of_month(), month_end),
                _ => (first, last),
            };
            return self.is_weekday(day, span);
        }
        let says_day = !rule.month_days.is_empty() || !rule.year_days.is_empty();
        match rule.period {
            _ if says_day => true,
            Period::Year if !rule.weeks.is_empty() => day.weekday() == self.day.weekday(),
            Period::Year => number == own_number && (!rule.months.is_empty() || month == own_month),
            Period::Month => number == own_number,
            Period::Week => day.weekday() == self.day.weekday(),
            _ => true,
        }
    }

    /// Tells whether a day is one of the days of the week, counted within a month or a year.
    fn is_weekday(&self, day: Day, (first, last): (Day, Day)) -> bool {
        let weekday = day.weekday();
        let is_counted = matches!(self.rule.period, Period::Month | Period::Year);
        self.rule.days.iter().any(|&(number, it)| {
            let from_start = (day.0.abs_diff(first.0)) / 7 + 1;
            let from_end = (last.0.abs_diff(day.0)) / 7 + 1;
            let is_it = match number {
                0 => true,
                _ if !is_counted => true,
                1.. => number.unsigned_abs() == from_start,
                _ => number.unsigned_abs() == from_end,
            };
            it == weekday && is_it
        })
    }

    /// Tells whether a day lies in one of the weeks of its year.
    fn is_week(&self, day: Day) -> bool {
        let start = self.rule.week_start;
        // A week belongs to the year that has four days of it.
        let year = week_of(day, start).saturating_add(3).start_of_year();
        let first = week_of(year.saturating_add(3), start);
        let next = week_of(year.add_years(1).saturating_add(3), start);
        let number = first.0.abs_diff(day.0) / 7 + 1;
        listed(&self.rule.weeks, number, first.0.abs_diff(next.0) / 7)
    }
}

/// Returns the first day of the week of a day.
fn week_of(day: Day, start: u32) -> Day {
    day.saturating_add(-i64::from((day.weekday() + 7 - start) % 7))
}

/// Tells whether a list has a number, counted from 1, or from -1 at the end of so many.
fn listed(list: &[i32], number: u32, of: u32) -> bool {
    let from_end = (of + 1).saturating_sub(number);
    list.iter().any(|it| it.unsigned_abs() == if *it > 0 { number } else { from_end })
}

/// Division that rounds up, of numbers that are not negative.
trait DivCeil {
    fn div_ceil_by(self, by: Self) -> Self;
}

impl DivCeil for i64 {
    fn div_ceil_by(self, by: Self) -> Self {
        (self + by - 1) / by
    }
}

#[cfg(test)]
mod tests;
