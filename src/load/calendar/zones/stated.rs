//! Zones that a calendar describes itself, with the offsets of their clocks and the days on which
//! these change (RFC 5545, 3.6.5).

use foldhash::HashMap;

use super::super::expand::{Budget, expand};
use super::super::lines::{Line, Lines, Next, items};
use super::super::moment::{Clocks, DAY, Moment, whole};
use super::super::rule::Rule;
use crate::model::Day;

/// The most zones of a file, and the most rules of a zone; more are a mistake or an attack.
const ZONES: usize = 1_000;
const RULES: usize = 20;
/// The most changes of a rule that counts them.
const COUNTED: usize = 1_000;
/// How many years of a zone are remembered.
const YEARS: usize = 1_000;

/// Clocks are set to another offset.
#[derive(Clone, Copy, Debug)]
struct Change {
    /// When: the second that the clocks show before, counted as if they showed UTC.
    at: i64,
    /// How many seconds they are ahead of UTC before and after.
    from: i32,
    to: i32,
}

/// Changes that come back.
#[derive(Debug)]
struct Yearly {
    rule: Rule,
    start: Moment,
    from: i32,
    to: i32,
}

/// A zone that a calendar describes.
#[derive(Debug, Default)]
pub(super) struct Stated {
    single: Vec<Change>,
    yearly: Vec<Yearly>,
    /// The changes that come back, up to a year and from the year before it.
    years: HashMap<i32, Vec<Change>>,
}

/// Reads the zones that a calendar describes.
pub(super) fn read(source: &str, budget: &mut Budget) -> HashMap<String, Stated> {
    let mut all = HashMap::default();
    for (at, _) in source.match_indices("BEGIN:VTIMEZONE").take(ZONES) {
        if let Some((name, zone)) = zone(&mut Lines::at(source, at), budget) {
            all.entry(name).or_insert(zone);
        }
    }
    all
}

/// Reads a zone. One that does not end, ends where something else begins.
fn zone(lines: &mut Lines<'_>, budget: &mut Budget) -> Option<(String, Stated)> {
    let (mut name, mut zone, mut part) = (None, Stated::default(), Vec::new());
    lines.next()?;
    while let Some(next) = lines.next() {
        let Next::Line(line) = next else { continue };
        let value = line.value().trim();
        let is_part = ["STANDARD", "DAYLIGHT"].iter().any(|it| it.eq_ignore_ascii_case(value));
        match line.name {
            "TZID" => name = Some(line.text().trim().to_owned()),
            "BEGIN" if is_part => part.clear(),
            "END" if is_part => zone.add(&part, budget),
            "BEGIN" | "END" => break,
            "" => {}
            _ => part.push(line),
        }
    }
    zone.single.sort_by_key(|it| it.at);
    let is_any = !zone.single.is_empty();
    name.filter(|it| is_any && !it.is_empty()).map(|it| (it, zone))
}

/// The rules of a zone take too long to follow.
struct TooLong;

impl Stated {
    /// Takes what is said of its standard time or its summer time.
    fn add(&mut self, lines: &[Line<'_>], budget: &mut Budget) {
        let find = |name: &str| lines.iter().find(|it| it.name == name);
        let value = |name: &str| find(name).map(|it| it.value().trim());
        let to = value("TZOFFSETTO").and_then(ahead);
        let from = value("TZOFFSETFROM").and_then(ahead).or(to);
        let start = value("DTSTART").and_then(Moment::parse);
        let (Some(start), Some(from), Some(to)) = (start, from, to) else { return };
        let start = Moment { second: start.second.or(Some(0)), ..start };
        self.single.push(Change { at: start.local(), from, to });
        for line in lines.iter().filter(|it| it.name == "RDATE") {
            let all = items(line.value()).filter_map(Moment::parse);
            self.single.extend(all.map(|it| Change { at: it.local(), from, to }));
        }
        let Some(rule) = value("RRULE").and_then(|it| Rule::parse(it).ok()) else { return };
        if rule.count.is_some() {
            let mut left = COUNTED;
            expand(&rule, (start.day, start.second), budget, &mut |at| {
                self.single.push(Change { at, from, to });
                left -= 1;
                left > 0
            });
        } else if self.yearly.len() < RULES {
            self.yearly.push(Yearly { rule, start, from, to });
        }
    }

    /// Returns how many seconds the clocks were ahead of UTC when they showed a time. One that they
    /// skipped is told by those before, one that they showed twice is the first.
    pub(super) fn offset(&mut self, local: i64, budget: &mut Budget) -> Option<i32> {
        let change = self.last(local, budget, |it| it.at).ok()?;
        let Some(change) = change else { return self.single.first().map(|it| it.from) };
        let skipped = i64::from(change.to) - i64::from(change.from);
        Some(if local - change.at < skipped { change.from } else { change.to })
    }

    /// Returns how many seconds the clocks were ahead of UTC at an instant.
    pub(super) fn offset_at(&mut self, instant: i64, budget: &mut Budget) -> Option<i32> {
        let change = self.last(instant, budget, |it| it.at - i64::from(it.from)).ok()?;
        change.map(|it| it.to).or_else(|| self.single.first().map(|it| it.from))
    }

    /// Returns the last change up to a moment, if there is one.
    fn last(
        &mut self,
        moment: i64,
        budget: &mut Budget,
        when: impl Fn(&Change) -> i64,
    ) -> Result<Option<Change>, TooLong> {
        // Whatever the offset, it is that year or the one before.
        let year = year(moment + DAY).ok_or(TooLong)?;
        if !self.years.contains_key(&year) {
            if self.years.len() >= YEARS {
                self.years.clear();
            }
            let mut changes = Vec::new();
            for it in &self.yearly {
                it.collect(year, budget, &mut changes).ok_or(TooLong)?;
            }
            self.years.insert(year, changes);
        }
        let single = self.single.partition_point(|it| when(it) <= moment);
        let single = single.checked_sub(1).and_then(|it| self.single.get(it));
        let yearly = self.years.get(&year).into_iter().flatten();
        let before = yearly.filter(|it| when(it) <= moment).chain(single);
        Ok(before.max_by_key(|it| it.at).copied())
    }
}

impl Yearly {
    /// Collects the changes of a year and of the one before; of a rule that ended, the last.
    fn collect(&self, wanted: i32, budget: &mut Budget, to: &mut Vec<Change>) -> Option<()> {
        let first = self.start.day.ymd().0;
        let until = self.rule.until.map(|it| match it.clocks {
            Clocks::Utc => it.local() + i64::from(self.from),
            _ if it.second.is_none() => it.local() + DAY - 1,
            _ => it.local(),
        });
        let last = until.and_then(year).map_or(wanted, |it| it.min(wanted));
        let interval = i32::try_from(self.rule.interval).ok()?;
        let passed = (last - 2 - first).max(0) / interval * interval;
        let day = self.start.day.add_years(passed);
        let is_done = expand(&self.rule, (day, self.start.second), budget, &mut |at| {
            let is_in = until.is_none_or(|it| at <= it) && year(at).is_some_and(|it| it <= last);
            if is_in {
                to.push(Change { at, from: self.from, to: self.to });
            }
            is_in
        });
        is_done.then_some(())
    }
}

/// Returns the year of a second.
fn year(second: i64) -> Option<i32> {
    i32::try_from(second.div_euclid(DAY)).ok().map(|it| Day(it).ymd().0)
}

/// Reads `+0545` or `-043000`.
fn ahead(text: &str) -> Option<i32> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let number = |range| digits.get(range).and_then(whole);
    let seconds = if digits.len() == 6 { number(4..6)? } else { 0 };
    let is_long = matches!(digits.len(), 4 | 6);
    let (hours, minutes) = (number(0..2)?, number(2..4)?);
    let is_in = is_long && hours < 24 && minutes < 60 && seconds < 60;
    let all = i32::try_from(hours * 3600 + minutes * 60 + seconds).ok()?;
    is_in.then_some(sign * all)
}
