//! Which days are "two weeks after that"?
//!
//! An event may stand beside one that comes later in the file. What it needs is looked up first, by
//! a stack of our own: a chain may be as long as the file.

use std::borrow::Cow;

use foldhash::HashMap;

use super::length::{Length, Span, begins_a_day, day_of, start_of};
use super::range::{Beside, Bound, Plan, Repeat, When};
use crate::model::date::{End, PartialDate, Precision};
use crate::model::{Day, Edtf};

/// How often one event is repeated at most: what goes on for ever must end somewhere.
pub(super) const MOST: u32 = 1_000;

/// Why the time of an event is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It stands beside an event that is not there.
    Unknown,
    /// It stands beside one that has no date itself.
    Undated,
    /// It stands beside itself, by way of others or not.
    Circle,
    /// The file names no date at all, so nobody knows what now is.
    NoNow,
    /// It is a time alone, and the event before has no date.
    NoDay,
}

#[derive(Clone, Copy, Debug)]
enum State {
    Open,
    /// On the stack.
    Visited,
    Known(Span),
    /// With the span of the event before, beside which the next one may stand.
    Failed(Fault, Option<Span>),
}

/// The dates on which something comes back, and whether there would be more.
pub(super) type Turns = (Vec<String>, bool);

/// The times of all events.
pub(super) struct Times<'e, 'a> {
    whens: Vec<&'e When<'a>>,
    ids: &'e HashMap<Cow<'a, str>, usize>,
    now: Option<Day>,
    states: Vec<State>,
}

impl<'e, 'a> Times<'e, 'a> {
    /// Finds out when each event is. Linear in their number.
    pub(super) fn new(
        whens: Vec<&'e When<'a>>,
        ids: &'e HashMap<Cow<'a, str>, usize>,
        today: Option<Day>,
    ) -> Self {
        let now = today.or_else(|| whens.iter().filter_map(|it| latest(it)).max());
        let is_plain = !whens.iter().any(|it| matches!(it, When::Plan(_)));
        let states = if is_plain { Vec::new() } else { vec![State::Open; whens.len()] };
        let mut times = Self { whens, ids, now, states };
        for at in 0..times.states.len() {
            times.visit(at);
        }
        times
    }

    /// Returns the dates of an event, or why there are none.
    pub(super) fn dates(&self, at: usize) -> Result<String, Fault> {
        match self.whens.get(at) {
            Some(When::Dates(dates)) => Ok(dates.to_string()),
            Some(When::Plan(plan)) => match (plan.dates, self.states.get(at)) {
                (Some(dates), _) => Ok(dates.to_string()),
                (None, Some(State::Known(span))) => Ok(text(*span)),
                (None, Some(State::Failed(fault, _))) => Err(*fault),
                _ => Err(Fault::Undated),
            },
            _ => Err(Fault::Undated),
        }
    }

    /// Returns the dates on which an event comes back, the first of them among these, and whether
    /// they were cut off; `None` where it does not come back.
    pub(super) fn repeats(&self, at: usize) -> Option<Turns> {
        let Some(When::Plan(plan)) = self.whens.get(at) else { return None };
        let (Some(repeat), Some(State::Known(span))) = (&plan.repeat, self.states.get(at)) else {
            return None;
        };
        let until = repeat.until.and_then(|it| it.last_day()).map(|it| start_of(it) + 86_399);
        let before = repeat.lasting.map(|it| it.after(span.from));
        let count = repeat.count.unwrap_or(u32::MAX);
        let mut dates = Vec::new();
        for turn in 0..count.min(MOST) {
            let shift = repeat.every.times(turn);
            let from = shift.after(span.from);
            if until.is_some_and(|it| from > it) || before.is_some_and(|it| from >= it) {
                return Some((dates, false));
            }
            dates.push(shifted(plan.dates, *span, shift));
        }
        Some((dates, is_cut(repeat)))
    }

    fn visit(&mut self, first: usize) {
        let mut stack = vec![first];
        while let Some(&at) = stack.last() {
            let Some(State::Open | State::Visited) = self.states.get(at) else {
                stack.pop();
                continue;
            };
            match self.missing(at) {
                Ok(None) => {
                    let state = self.reckon(at);
                    self.set(at, state);
                }
                Ok(Some(other)) => {
                    self.set(at, State::Visited);
                    stack.push(other);
                }
                Err(fault) => {
                    let state = State::Failed(fault, self.before(at));
                    self.set(at, state);
                }
            }
        }
    }

    fn set(&mut self, at: usize, state: State) {
        if let Some(it) = self.states.get_mut(at) {
            *it = state;
        }
    }

    /// Returns an event that must be known before this one is.
    fn missing(&self, at: usize) -> Result<Option<usize>, Fault> {
        let Some(When::Plan(plan)) = self.whens.get(at) else {
            // The event after this one may stand beside the one before it.
            return Ok(None);
        };
        let end = plan.end.as_ref().map(|it| (it, false));
        for (bound, is_start) in std::iter::once((&plan.start, true)).chain(end) {
            let other = match bound {
                Bound::Beside(Beside { id: Some(id), .. }) => {
                    Some(*self.ids.get(*id).ok_or(Fault::Unknown)?)
                }
                Bound::Beside(_) => at.checked_sub(1),
                Bound::Length(_) | Bound::Clock(_) if is_start => at.checked_sub(1),
                _ => None,
            };
            match other.and_then(|it| self.states.get(it)) {
                Some(State::Open) => return Ok(other),
                Some(State::Visited) => return Err(Fault::Circle),
                _ => {}
            }
        }
        Ok(None)
    }

    fn reckon(&self, at: usize) -> State {
        let span = match self.whens.get(at) {
            Some(When::Dates(dates)) => Ok(span(*dates)),
            Some(When::Plan(plan)) => match plan.dates {
                Some(dates) => Ok(span(dates)),
                None => self.planned(at, plan),
            },
            _ => Err(Fault::Undated),
        };
        span.map_or_else(|it| State::Failed(it, self.before(at)), State::Known)
    }

    fn planned(&self, at: usize, plan: &Plan<'_>) -> Result<Span, Fault> {
        let Some(end) = &plan.end else {
            return match &plan.start {
                Bound::Length(length) => {
                    let from = self.previous(at)?.to;
                    Ok(Span { from, to: length.after(from) })
                }
                Bound::Beside(beside) => {
                    let anchor = self.anchor(at, beside)?;
                    Ok(reach(anchor, beside))
                }
                bound => self.bound(at, bound),
            };
        };
        if let (Bound::Beside(beside @ Beside { is_backward: true, .. }), Bound::Length(length)) =
            (&plan.start, end)
        {
            let to = beside.length.before(self.anchor(at, beside)?);
            return Ok(Span { from: length.before(to), to });
        }
        let from = match &plan.start {
            Bound::Length(gap) => gap.after(self.previous(at)?.to),
            bound => self.bound(at, bound)?.from,
        };
        let to = match end {
            Bound::Length(length) => length.after(from),
            Bound::Clock(clock) => on_or_after(from, clock),
            bound => self.bound(at, bound)?.to,
        };
        Ok(Span { from: from.min(to), to: from.max(to) })
    }

    /// Returns the time that one end names by itself.
    fn bound(&self, at: usize, bound: &Bound<'_>) -> Result<Span, Fault> {
        match bound {
            Bound::Date(date) => Ok(span(*date)),
            Bound::Now | Bound::Open => self.now().map(|it| whole(it, it)),
            Bound::Beside(beside) => {
                let anchor = self.anchor(at, beside)?;
                let moved = if beside.is_backward {
                    beside.length.before(anchor)
                } else {
                    beside.length.after(anchor)
                };
                Ok(Span { from: moved, to: moved })
            }
            Bound::Length(length) => {
                let moved = length.after(self.previous(at)?.to);
                Ok(Span { from: moved, to: moved })
            }
            Bound::Clock(clock) => {
                let before = at.checked_sub(1).and_then(|it| self.states.get(it));
                let Some(State::Known(span)) = before else { return Err(Fault::NoDay) };
                // The second after the last one is no longer on the day.
                let last = span.from.max(span.to - 1);
                let moment = start_of(day_of(last)) + seconds(clock);
                Ok(Span { from: moment, to: moment })
            }
        }
    }

    fn anchor(&self, at: usize, beside: &Beside<'_>) -> Result<i64, Fault> {
        let span = match beside.id {
            None => self.previous(at)?,
            Some(id) => match self.ids.get(id).and_then(|it| self.states.get(*it)) {
                Some(State::Known(span)) => *span,
                Some(_) => return Err(Fault::Undated),
                None => return Err(Fault::Unknown),
            },
        };
        Ok(if beside.at_start { span.from } else { span.to })
    }

    /// Returns the time of the event before, else now.
    fn previous(&self, at: usize) -> Result<Span, Fault> {
        if let Some(span) = self.before(at) {
            return Ok(span);
        }
        let from = start_of(self.now()?);
        Ok(Span { from, to: from })
    }

    fn before(&self, at: usize) -> Option<Span> {
        match self.states.get(at.checked_sub(1)?)? {
            State::Known(span) | State::Failed(_, Some(span)) => Some(*span),
            _ => None,
        }
    }

    fn now(&self) -> Result<Day, Fault> {
        self.now.ok_or(Fault::NoNow)
    }
}

/// Tells whether a rule says no end, or one that is further off than we go.
fn is_cut(repeat: &Repeat) -> bool {
    repeat.count.is_none_or(|it| it > MOST)
}

fn reach(anchor: i64, beside: &Beside<'_>) -> Span {
    let length = beside.length;
    if beside.is_backward {
        Span { from: length.before(anchor), to: anchor }
    } else {
        Span { from: anchor, to: length.after(anchor) }
    }
}

/// Returns the latest day that is stated.
fn latest(when: &When<'_>) -> Option<Day> {
    let of = |dates: &Edtf| dates.last_day().or_else(|| dates.first_day());
    match when {
        When::Dates(dates) => of(dates),
        When::Plan(plan) => {
            let stated = |bound: &Bound<'_>| match bound {
                Bound::Date(date) => of(date),
                _ => None,
            };
            stated(&plan.start).max(plan.end.as_ref().and_then(stated))
        }
        When::Wrong(_) => None,
    }
}

/// Returns the seconds since midnight of a time as EDTF has it.
fn seconds(clock: &str) -> i64 {
    clock.split(':').zip([3_600, 60, 1]).map(|(it, each)| it.parse().unwrap_or(0) * each).sum()
}

/// Returns the first moment from this one on at which a clock shows this time.
fn on_or_after(from: i64, clock: &str) -> i64 {
    let moment = start_of(day_of(from)) + seconds(clock);
    if moment < from { moment + 86_400 } else { moment }
}

fn whole(first: Day, last: Day) -> Span {
    Span { from: start_of(first), to: start_of(last.saturating_add(1)) }
}

/// Returns the seconds that dates mean. One that is open is as long as what it names.
fn span(dates: Edtf) -> Span {
    let second = |date: PartialDate| {
        let clock = date.clock()?;
        let minute = i64::from(clock.minute_of_day()) * 60;
        let second = i64::from(clock.second().unwrap_or(0));
        Some(start_of(date.first_day()) + minute + second)
    };
    let first = |date: PartialDate| second(date).unwrap_or_else(|| start_of(date.first_day()));
    let past =
        |date: PartialDate| second(date).unwrap_or_else(|| whole(Day(0), date.last_day()).to);
    match (dates.start(), dates.end()) {
        (End::Date(from), End::Date(to)) => {
            Span { from: first(from), to: past(to).max(first(from)) }
        }
        (End::Date(only), _) | (_, End::Date(only)) => Span { from: first(only), to: past(only) },
        _ => Span { from: 0, to: 0 },
    }
}

/// Writes a time as dates: whole days where it is made of them, else to the minute.
fn text(span: Span) -> String {
    let (first, last) = (day_of(span.from), day_of(span.to.max(span.from)));
    if begins_a_day(span.from) && begins_a_day(span.to) {
        let last = if first < last { last.saturating_add(-1) } else { last };
        return Edtf::days(first, last).map(|it| it.to_string()).unwrap_or_default();
    }
    if span.from == span.to {
        return moment(span.from);
    }
    format!("{}/{}", moment(span.from), moment(span.to))
}

fn moment(second: i64) -> String {
    let day = day_of(second);
    let day = Edtf::days(day, day).map(|it| it.to_string()).unwrap_or_default();
    let clock = second.rem_euclid(86_400);
    let (hour, minute, second) = (clock / 3_600, clock / 60 % 60, clock % 60);
    match second {
        0 => format!("{day}T{hour:02}:{minute:02}"),
        _ => format!("{day}T{hour:02}:{minute:02}:{second:02}"),
    }
}

/// Returns the dates so much later, with the same precision where that can be.
fn shifted(dates: Option<Edtf>, span: Span, shift: Length) -> String {
    let kept = dates.filter(|it| !it.is_interval()).and_then(|it| it.start().date());
    if let (Some(date), true) = (kept, shift.is_of_months()) {
        let (year, month, _) = date.first_day().add_months(shift.months()).ymd();
        let is_near = (0..=9_999).contains(&year);
        match date.precision() {
            Precision::Month if is_near => return format!("{year:04}-{month:02}"),
            Precision::Year if is_near && shift.months() % 12 == 0 => return format!("{year:04}"),
            _ => {}
        }
    }
    let from = shift.after(span.from);
    text(Span { from, to: from.saturating_add(span.to - span.from) })
}
