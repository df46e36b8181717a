//! The instances of an event that repeats, and how many of them are read.

use foldhash::HashSet;

use super::dates::{Dates, When};
use super::expand::{Budget, expand};
use super::lines::{Line, items};
use super::moment::{Clocks, DAY, Moment};
use super::rule::Rule;
use crate::diag::counted;
use crate::model::Day;

/// The most instances of one event.
const MOST: usize = 1_000;
/// How many years behind the first an event goes on that has no end.
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

/// Why not all instances were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cut {
    Endless,
    Many,
    Long,
}

/// Returns the instances of an event; `None` for one that does not repeat, or by a rule that cannot
/// be read. `size` is how many bytes each repeats.
pub(super) fn of(
    dates: &mut Dates<'_>,
    when: &When,
    lines: &[Line<'_>],
    (budget, size): (&mut Budget, usize),
) -> Option<Repeats> {
    let line = lines.iter().find(|it| it.name == "RRULE");
    let rule = line.and_then(|it| parsed(dates, it));
    let own = lines.iter().filter(|it| it.name == "RDATE");
    let mut seconds: Vec<i64> =
        own.flat_map(|it| moments(dates, when, it)).map(Moment::local).collect();
    if rule.is_none() && seconds.is_empty() {
        return None;
    }
    let most = MOST.min(budget.instances).min(budget.bytes / size.max(1)).max(1);
    let mut cut = None;
    if let Some(rule) = &rule {
        cut = walk(dates, when, rule, (&mut seconds, most, budget));
    }
    if rule.is_none() || seconds.is_empty() {
        // The start is the first instance, whatever the rule makes of it.
        seconds.push(when.start.local());
    }
    let left_out = excluded(dates, when, lines);
    seconds.retain(|it| !left_out.0.contains(it) && !left_out.1.contains(&it.div_euclid(DAY)));
    seconds.sort_unstable();
    seconds.dedup();
    if seconds.len() > most {
        seconds.truncate(most);
        cut = Some(Cut::Many);
    }
    budget.instances = budget.instances.saturating_sub(seconds.len());
    budget.bytes = budget.bytes.saturating_sub(seconds.len().saturating_mul(size));
    let all: Vec<When> = seconds.iter().filter_map(|it| moved(dates, when, *it)).collect();
    if let (Some(cut), Some(line)) =
        (cut, line.or_else(|| lines.iter().find(|it| it.name == "RDATE")))
    {
        tell(dates, line, cut, &all);
    }
    let is_within_days = rule.as_ref().is_some_and(Rule::is_within_days);
    let rule = rule.and(line).map(|it| it.value().trim().to_owned()).unwrap_or_default();
    Some(Repeats { all, is_within_days, rule })
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

/// Collects the seconds of the instances of a rule, on the clocks of the start.
fn walk(
    dates: &mut Dates<'_>,
    when: &When,
    rule: &Rule,
    (seconds, most, budget): (&mut Vec<i64>, usize, &mut Budget),
) -> Option<Cut> {
    let start = when.start;
    let until = rule.until.map(|it| match it.second {
        Some(_) if start.second.is_some() => on_clocks(dates, when, it),
        _ => i64::from(it.day.0) * DAY + DAY - 1,
    });
    let end = rule.is_endless().then(|| i64::from(start.day.add_years(YEARS).0) * DAY + DAY - 1);
    let before = seconds.len();
    let mut cut = end.map(|_| Cut::Endless);
    let is_done = expand(rule, (start.day, start.second), budget, &mut |at| {
        if until.is_some_and(|it| at > it) || end.is_some_and(|it| at > it) {
            return false;
        }
        if seconds.len() - before >= most {
            cut = Some(Cut::Many);
            return false;
        }
        seconds.push(at);
        true
    });
    if is_done { cut } else { Some(Cut::Long) }
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

/// Returns the moments that a list of dates names, on the clocks of the event.
fn moments(dates: &mut Dates<'_>, when: &When, line: &Line<'_>) -> Vec<Moment> {
    let mut all = Vec::new();
    for item in items(line.value()).filter(|it| !it.is_empty()) {
        let start = item.split_once('/').map_or(item, |(start, _)| start);
        let Some(moment) = dates.moment_of(line, start) else { continue };
        if moment.second.is_none() {
            all.push(if line.name == "RDATE" {
                Moment { day: moment.day, ..when.start }
            } else {
                moment
            });
            continue;
        }
        let at = on_clocks(dates, when, moment);
        let day = i32::try_from(at.div_euclid(DAY)).ok().map(Day);
        let second = u32::try_from(at.rem_euclid(DAY)).ok().filter(|_| when.start.second.is_some());
        all.extend(day.map(|day| Moment { day, second, ..when.start }));
    }
    all
}

/// Seconds and days, on the clocks of an event.
type Excluded = (HashSet<i64>, HashSet<i64>);

fn excluded(dates: &mut Dates<'_>, when: &When, lines: &[Line<'_>]) -> Excluded {
    let mut excluded = Excluded::default();
    for line in lines.iter().filter(|it| it.name == "EXDATE") {
        for moment in moments(dates, when, line) {
            if moment.second.is_none() {
                excluded.1.insert(i64::from(moment.day.0));
            } else {
                excluded.0.insert(moment.local());
            }
        }
    }
    excluded
}

/// Returns when the instance is that begins at a second on the clocks of the event.
fn moved(dates: &mut Dates<'_>, when: &When, at: i64) -> Option<When> {
    let by = at - when.start.local();
    let mut each = |moment: Moment| {
        let at = moment.local() + by;
        let day = Day(i32::try_from(at.div_euclid(DAY)).ok()?);
        let second = u32::try_from(at.rem_euclid(DAY)).ok().filter(|_| moment.second.is_some());
        let moment = Moment { day, second, ..moment };
        match &when.zone {
            Some(zone) => dates.zones.on_clocks_of(zone, moment),
            None => Some(moment),
        }
        .filter(|it| it.day.ymd().0 <= 9999)
    };
    let start = each(when.start)?;
    let end = when
        .end
        .and_then(&mut each)
        .filter(|it| if it.second.is_some() { start.is_before(*it) } else { start.day < it.day });
    Some(When::new(start, end, None))
}

fn tell(dates: &mut Dates<'_>, line: &Line<'_>, cut: Cut, all: &[When]) {
    let read = counted(all.len(), "instance");
    let last = all.last().map(|it| format!(", the last on {}", it.start.whole_day()));
    let last = last.unwrap_or_default();
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
