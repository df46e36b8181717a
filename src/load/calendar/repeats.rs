//! The instances of an event that repeats, and how many of them are read.

use std::collections::VecDeque;

use foldhash::{HashMap, HashSet};

use super::dates::{Dates, When};
use super::expand::{Budget, expand};
use super::lines::{Line, items};
use super::moment::{Clocks, DAY, Length, Moment};
use super::rule::Rule;
use crate::diag::counted;
use crate::model::Day;

/// The most instances of one event.
const MOST: usize = 1_000;
/// How many years an event goes on that has no end, behind its start or the present.
const YEARS: i32 = 10;

/// The instances of an event.
pub(super) struct Repeats {
    /// When they are.
    pub(super) all: Vec<When>,
    /// Whether two of them may be on one day.
    pub(super) is_within_days: bool,
    /// The rule as the file has it; empty where it names each instance.
    pub(super) rule: String,
}

/// Why not all instances were read; of several reasons the gravest is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cut {
    Endless,
    Many,
    Long,
}

/// How much may be read of an event, and around which second.
#[derive(Clone, Copy, Debug)]
struct Window {
    most: usize,
    /// The second from which on the present is told, on the clocks of the event.
    present: i64,
    /// The last second of an event that has no end.
    last: i64,
}

/// Returns the instances of an event; `None` for one that does not repeat, or by a rule that cannot
/// be read. `size` is how many bytes each repeats.
///
/// An event without an end goes on for [`YEARS`] behind its start and behind the present of the file.
/// Of more than [`MOST`] those around the present are read.
pub(super) fn of(
    dates: &mut Dates<'_>,
    when: &When,
    lines: &[Line<'_>],
    (budget, size): (&mut Budget, usize),
) -> Option<Repeats> {
    let named = |name: &'static str| lines.iter().filter(move |it| it.name == name);
    let rules: Vec<Rule> = named("RRULE").filter_map(|it| parsed(dates, it)).collect();
    let mut ends = HashMap::default();
    let mut seconds = Vec::new();
    for (moment, end) in named("RDATE").flat_map(|it| moments(dates, when, it)) {
        seconds.push(moment.local());
        ends.extend(end.map(|it| (moment.local(), it)));
    }
    if rules.is_empty() && seconds.is_empty() {
        return None;
    }
    let most = MOST.min(budget.instances).min(budget.bytes / size.max(1)).max(1);
    let window = Window::of(dates, when, most);
    let mut cut = None;
    for rule in &rules {
        let (more, reason) = walk(dates, when, rule, (window, budget));
        seconds.extend(more);
        cut = cut.max(reason);
    }
    if rules.is_empty() || seconds.is_empty() {
        // The start is the first instance, whatever the rule makes of it.
        seconds.push(when.start.local());
    }
    let left_out = excluded(dates, when, lines, (window, budget));
    seconds.retain(|it| !left_out.0.contains(it) && !left_out.1.contains(&it.div_euclid(DAY)));
    seconds.sort_unstable();
    seconds.dedup();
    if seconds.len() > most {
        seconds = window.around(seconds);
        cut = cut.max(Some(Cut::Many));
    }
    budget.instances = budget.instances.saturating_sub(seconds.len());
    budget.bytes = budget.bytes.saturating_sub(seconds.len().saturating_mul(size));
    let each = |it: &i64| moved(dates, when, *it, ends.get(it).copied());
    let mut all: Vec<When> = seconds.iter().filter_map(each).collect();
    // The hour that clocks skip is told twice.
    all.dedup_by_key(|it| it.start.instant().ok_or_else(|| it.start.local()));
    let line = named("RRULE").chain(named("RDATE")).next();
    if let (Some(cut), Some(line)) = (cut, line) {
        tell(dates, line, cut, &all);
    }
    let is_within_days = rules.iter().any(Rule::is_within_days) || shares_a_day(&all);
    let rule = if rules.is_empty() { Vec::new() } else { named("RRULE").collect() };
    let rule = rule.iter().map(|it| it.value().trim()).collect::<Vec<_>>().join(", ");
    Some(Repeats { all, is_within_days, rule })
}

/// Tells whether two instances begin on one day.
fn shares_a_day(all: &[When]) -> bool {
    let next = all.iter().skip(1);
    all.iter().zip(next).any(|(one, next)| one.start.day == next.start.day)
}

impl Window {
    fn of(dates: &Dates<'_>, when: &When, most: usize) -> Self {
        let start = when.start;
        let present = dates.present.map_or(start.day, |it| it.max(start.day));
        let last = i64::from(present.add_years(YEARS).0) * DAY + DAY - 1;
        let present = start.local().max(i64::from(present.0) * DAY);
        Self { most, present, last }
    }

    /// Returns as many instances as may be read, half of them before the present where there are
    /// more on either side of it.
    fn around(self, mut seconds: Vec<i64>) -> Vec<i64> {
        let before = seconds.partition_point(|it| *it < self.present);
        let after = seconds.len() - before;
        let after = after.min(self.most - before.min(self.most / 2));
        let kept = before.min(self.most - after);
        seconds.truncate(before + after);
        seconds.drain(..before - kept);
        seconds
    }
}

fn parsed(dates: &mut Dates<'_>, line: &Line<'_>) -> Option<Rule> {
    match Rule::parse(line.value()) {
        Ok(rule) => Some(rule),
        Err((part, expected)) => {
            let help = format!("expected {expected}; the event was read once");
            let place = line.part(dates.source, part);
            let message = format!("`{part}` is no part of a rule");
            dates.complain(("ics-rule", message), place, line.name, &help);
            None
        }
    }
}

/// Returns the seconds of the instances of a rule, on the clocks of the start.
fn walk(
    dates: &mut Dates<'_>,
    when: &When,
    rule: &Rule,
    (window, budget): (Window, &mut Budget),
) -> (Vec<i64>, Option<Cut>) {
    let end = last(dates, when, rule, window);
    let mut cut = rule.is_endless().then_some(Cut::Endless);
    let (mut kept, mut after) = (VecDeque::new(), 0);
    let start = (when.start.day, when.start.second);
    let is_done = expand(rule, start, budget, &mut |at| {
        if at > end {
            return false;
        }
        after += usize::from(at >= window.present);
        if after > window.most {
            cut = Some(Cut::Many);
            return false;
        }
        kept.push_back(at);
        if kept.len() > window.most * 2 {
            kept.pop_front();
            cut = Some(Cut::Many);
        }
        true
    });
    (kept.into(), if is_done { cut } else { Some(Cut::Long) })
}

/// Returns the last second that a rule may mean, on the clocks of the start.
fn last(dates: &mut Dates<'_>, when: &When, rule: &Rule, window: Window) -> i64 {
    match rule.until {
        Some(it) if it.second.is_some() && when.start.second.is_some() => {
            on_clocks(dates, when, it)
        }
        Some(it) => i64::from(it.day.0) * DAY + DAY - 1,
        None if rule.is_endless() => window.last,
        None => i64::MAX,
    }
}

/// Returns what the clocks of an event show at a moment, in seconds.
fn on_clocks(dates: &mut Dates<'_>, when: &When, moment: Moment) -> i64 {
    match (moment.instant(), &when.zone, when.start.clocks) {
        (Some(instant), Some(zone), _) => dates.zones.shown(zone, instant).unwrap_or(instant),
        (Some(instant), None, Clocks::Utc) => instant,
        // Programs write UTC where they mean the clocks of the event.
        _ => moment.local(),
    }
}

/// A moment on the clocks of an event, and the second on these at which a period ends.
type Listed = (Moment, Option<i64>);

/// Returns the moments that a list of dates names, on the clocks of the event.
fn moments(dates: &mut Dates<'_>, when: &When, line: &Line<'_>) -> Vec<Listed> {
    let mut all = Vec::new();
    for item in items(line.value()).filter(|it| !it.is_empty()) {
        let (start, end) = item.split_once('/').map_or((item, None), |(a, b)| (a, Some(b)));
        let Some(moment) = dates.moment_of(line, start) else { continue };
        if moment.second.is_none() {
            let is_more = line.name == "RDATE";
            let moment = if is_more { Moment { day: moment.day, ..when.start } } else { moment };
            all.push((moment, None));
            continue;
        }
        let at = on_clocks(dates, when, moment);
        let day = i32::try_from(at.div_euclid(DAY)).ok().map(Day);
        let second = u32::try_from(at.rem_euclid(DAY)).ok().filter(|_| when.start.second.is_some());
        let Some(day) = day else { continue };
        let moment = Moment { day, second, ..when.start };
        let end = end.and_then(|it| period_end(dates, when, line, (moment, it)));
        all.push((moment, end.filter(|it| *it > at)));
    }
    all
}

/// Returns when a period ends, which says so or how long it is.
fn period_end(
    dates: &mut Dates<'_>,
    when: &When,
    line: &Line<'_>,
    (start, text): (Moment, &str),
) -> Option<i64> {
    if text.starts_with(['P', 'p', '+', '-']) {
        let end = Length::parse(text).and_then(|it| start.later(it.normal()));
        if end.is_none() {
            let message = format!("`{text}` is no length of time");
            let place = line.part(dates.source, text);
            let help = "write PT90M; this one is as long as the others";
            dates.complain(("ics-duration", message), place, line.name, help);
        }
        return end.map(Moment::local);
    }
    let end = dates.moment_of(line, text)?;
    Some(on_clocks(dates, when, end))
}

/// Seconds and days, on the clocks of an event.
type Excluded = (HashSet<i64>, HashSet<i64>);

fn excluded(
    dates: &mut Dates<'_>,
    when: &When,
    lines: &[Line<'_>],
    (window, budget): (Window, &mut Budget),
) -> Excluded {
    let mut excluded = Excluded::default();
    for line in lines.iter().filter(|it| it.name == "EXDATE") {
        for (moment, _) in moments(dates, when, line) {
            if moment.second.is_none() {
                excluded.1.insert(i64::from(moment.day.0));
            } else {
                excluded.0.insert(moment.local());
            }
        }
    }
    for line in lines.iter().filter(|it| it.name == "EXRULE") {
        let Some(rule) = parsed(dates, line) else { continue };
        excluded.0.extend(walk(dates, when, &rule, (window, budget)).0);
    }
    excluded
}

/// Returns when the instance is that begins at a second on the clocks of the event; with another end
/// where it has one of its own.
fn moved(dates: &mut Dates<'_>, when: &When, at: i64, end: Option<i64>) -> Option<When> {
    let by = at - when.start.local();
    let mut each = |at: i64, like: Moment| {
        let day = Day(i32::try_from(at.div_euclid(DAY)).ok()?);
        let second = u32::try_from(at.rem_euclid(DAY)).ok().filter(|_| like.second.is_some());
        let moment = Moment { day, second, ..like };
        match &when.zone {
            Some(zone) => dates.zones.on_clocks_of(zone, moment),
            None => Some(moment),
        }
        .filter(|it| it.day.ymd().0 <= 9999)
    };
    let start = each(at, when.start)?;
    let end = match end {
        Some(end) => each(end, when.start),
        None => when.end.and_then(|it| each(it.local() + by, it)),
    };
    let end = end
        .filter(|it| if it.second.is_some() { start.is_before(*it) } else { start.day < it.day });
    Some(When::new(start, end, None))
}

/// Returns when an instance is that `change` tells anew, with all behind it: `from` is the instance
/// with which that begins, as it was to be.
pub(super) fn shifted(
    dates: &mut Dates<'_>,
    when: &When,
    (change, from): (&When, Moment),
    instance: Moment,
) -> Option<When> {
    let behind = instance.local() - on_clocks(dates, when, from);
    moved(dates, change, change.start.local() + behind, None)
}

fn tell(dates: &mut Dates<'_>, line: &Line<'_>, cut: Cut, all: &[When]) {
    let read = counted(all.len(), "instance");
    let days = all.first().zip(all.last()).map(|(a, b)| (a.start.whole_day(), b.start.whole_day()));
    let last = days.map(|(first, last)| format!(", from {first} to {last}")).unwrap_or_default();
    let verb = if all.len() == 1 { "was" } else { "were" };
    let (message, help) = match cut {
        Cut::Endless => ("this event repeats without end", "give the rule a COUNT or an UNTIL"),
        Cut::Many => ("this event repeats more often than is read", "end the rule earlier"),
        Cut::Long => ("this rule takes too long to follow", "give the rule fewer conditions"),
    };
    let message = format!("{message}; {read} {verb} read{last}");
    let place = line.value_span(dates.source);
    dates.warn(("repeats", message), place, line.name, help);
}
