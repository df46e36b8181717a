//! When is it, as the words before the colon say?

use std::borrow::Cow;

use super::length::Length;
use super::point::{clock, counted_from, month, point};
use super::set;
use crate::load::options::DayOrder;
use crate::model::Edtf;
use crate::model::date::{DateError, Fault};

/// The longest range that is looked at, in bytes; a longer one is running text.
pub(super) const LONGEST: usize = 128;

/// When an event is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum When<'a> {
    /// On these dates.
    Dates(Edtf),
    /// Beside another event, from now on, or again and again.
    Plan(Box<Plan<'a>>),
    /// Nobody knows: what is written is no date.
    Wrong(Box<Wrong>),
}

impl<'a> When<'a> {
    /// Tells whether it is a time of a day that the event before must name.
    pub(super) fn is_clock(&self) -> bool {
        matches!(self, Self::Plan(plan) if matches!(plan.start, Bound::Clock(_)))
    }

    /// Returns the id, where it is nothing but that of another event.
    pub(super) fn reference(&self) -> Option<&'a str> {
        let Self::Plan(plan) = self else { return None };
        match (&plan.start, &plan.end, &plan.repeat) {
            (Bound::Beside(beside), None, None) if beside.length.is_nothing() => {
                beside.id.filter(|_| !beside.is_backward)
            }
            _ => None,
        }
    }
}

/// What is wrong with something that should be a date, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wrong {
    pub(super) message: String,
    pub(super) help: String,
}

/// A time that follows from another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Plan<'a> {
    /// The dates, where they are known all the same.
    pub(super) dates: Option<Edtf>,
    pub(super) start: Bound<'a>,
    pub(super) end: Option<Bound<'a>>,
    pub(super) repeat: Option<Repeat>,
}

/// One end of a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Bound<'a> {
    Date(Edtf),
    Now,
    /// `..`
    Open,
    /// A time of the day that the other end names, or the event before.
    Clock(String),
    Length(Length),
    Beside(Beside<'a>),
}

/// A place beside another event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Beside<'a> {
    /// The id of the other event; the one before in the file where there is none.
    pub(super) id: Option<&'a str>,
    /// Whether its start is meant, not its end.
    pub(super) at_start: bool,
    /// Whether it is counted backwards from there.
    pub(super) is_backward: bool,
    pub(super) length: Length,
}

/// How often something comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Repeat {
    pub(super) every: Length,
    pub(super) count: Option<u32>,
    pub(super) lasting: Option<Length>,
    pub(super) until: Option<Edtf>,
}

/// A range that was understood.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Range<'a> {
    pub(super) when: When<'a>,
    pub(super) remark: Option<Remark>,
}

/// What is to be said of a range that is read a little otherwise than it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Remark {
    /// A year of it lies beyond the calendar.
    Far,
    /// It is a set of dates.
    Set,
}

/// Why a range that is one all the same cannot be used.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It runs backwards, or the like.
    Dates(DateError),
    /// What comes after `every`.
    Repeat,
}

/// Reads a range; `None` when the text is none.
pub(super) fn range(text: &str, order: DayOrder) -> Result<Option<Range<'_>>, Refusal> {
    let text = text.trim();
    if text.len() > LONGEST || !may_begin(text) {
        return Ok(None);
    }
    match Edtf::parse(text) {
        Ok(date) => return Ok(Some(Range { when: When::Dates(date), remark: None })),
        Err(error) if matches!(error.fault(), Fault::Reversed { .. }) => {
            return Err(Refusal::Dates(error));
        }
        Err(_) => {}
    }
    if let Some(dates) = set::dates(text) {
        return Ok(Some(Range { when: When::Dates(dates), remark: Some(Remark::Set) }));
    }
    let (base, rule) = match text.split_once(" every ") {
        Some((base, rule)) => (base.trim_end(), Some(Cow::Borrowed(rule))),
        None => other_rule(text).map_or((text, None), |(base, rule)| (base, Some(rule))),
    };
    let mut reading = Reading { order, is_far: false };
    let Some((start, end)) = reading.bounds(base) else { return Ok(None) };
    let repeat = match rule {
        Some(rule) => Some(reading.repeat(&rule).ok_or(Refusal::Repeat)?),
        None => None,
    };
    let dates = dates(&start, end.as_ref()).map_err(Refusal::Dates)?;
    let when = match (dates, repeat) {
        (Some(dates), None) => When::Dates(dates),
        (dates, repeat) => When::Plan(Box::new(Plan { dates, start, end, repeat })),
    };
    Ok(Some(Range { when, remark: reading.is_far.then_some(Remark::Far) }))
}

/// What comes back, and how often.
type Ruled<'a> = (&'a str, Cow<'a, str>);

/// Cuts a rule off that is said without `every`, and says it with that.
fn other_rule(text: &str) -> Option<Ruled<'_>> {
    const WORDS: [(&str, &str); 5] = [
        (" daily", "day"),
        (" weekly", "week"),
        (" monthly", "month"),
        (" yearly", "year"),
        (" annually", "year"),
    ];
    if let Some((base, rule)) = text.split_once(" each ") {
        return Some((base.trim_end(), rule.into()));
    }
    WORDS.iter().find_map(|(word, unit)| {
        let (base, rest) = text.split_once(word)?;
        let is_whole = rest.is_empty() || rest.starts_with(' ');
        is_whole.then(|| (base.trim_end(), format!("{unit}{rest}").into()))
    })
}

/// Tells whether a range can begin so; most lines of running text do not.
fn may_begin(text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    if first.is_ascii_digit() || "-.!Y[{".contains(first) {
        return true;
    }
    let (word, _) = super::length::word(text);
    matches!(word, "now" | "after" | "before" | "by") || month(word).is_some()
}

/// Returns the dates that both ends name, if they do.
fn dates(start: &Bound<'_>, end: Option<&Bound<'_>>) -> Result<Option<Edtf>, DateError> {
    let text = match (start, end) {
        (Bound::Date(date), None) => return Ok(Some(*date)),
        (Bound::Date(from), Some(Bound::Date(to))) => {
            format!("{}/{}", from.start_text(), to.end_text())
        }
        (Bound::Date(from), Some(Bound::Open)) => format!("{}/..", from.start_text()),
        (Bound::Open, Some(Bound::Date(to))) => format!("../{}", to.end_text()),
        (Bound::Date(from), Some(Bound::Clock(clock))) => {
            let from = from.start_text();
            let day = from.split('T').next().unwrap_or_default();
            format!("{from}/{day}T{clock}")
        }
        _ => return Ok(None),
    };
    Edtf::parse(&text).map(Some)
}

/// The start, and the end if there is one.
type Ends<'a> = (Bound<'a>, Option<Bound<'a>>);

/// A range that is being read.
struct Reading {
    order: DayOrder,
    is_far: bool,
}

impl Reading {
    fn bounds<'a>(&mut self, text: &'a str) -> Option<Ends<'a>> {
        if let Some(bound) = self.bound(text) {
            return Some((bound, None));
        }
        if let Some(clock) = clock(text) {
            return Some((Bound::Clock(clock), None));
        }
        for mark in ["/", " to ", " - ", "-", "–", "—"] {
            for (at, _) in text.match_indices(mark) {
                let (Some(start), Some(end)) = (text.get(..at), text.get(at + mark.len()..)) else {
                    continue;
                };
                if let Some(both) = self.both(start.trim(), end.trim()) {
                    return Some((both.0, Some(both.1)));
                }
            }
        }
        None
    }

    fn both<'a>(&mut self, start: &'a str, end: &'a str) -> Option<(Bound<'a>, Bound<'a>)> {
        let last = if end == ".." {
            Bound::Open
        } else {
            self.bound(end).or_else(|| clock(end).map(Bound::Clock))?
        };
        let first = match start {
            ".." => Bound::Open,
            // In `300-200 BCE` the first year is counted like the second.
            _ if start.bytes().all(|it| it.is_ascii_digit()) && ends_in_era(end) => {
                let era = end.rsplit([' ', '\t']).next().unwrap_or_default();
                let era = era.trim_start_matches(|it: char| it.is_ascii_digit());
                let point = point(&format!("{start} {era}"), self.order)?;
                self.is_far |= point.is_far;
                Bound::Date(point.date)
            }
            _ => self.bound(start).or_else(|| {
                let is_of_day = matches!(last, Bound::Clock(_) | Bound::Length(_));
                clock(start).filter(|_| is_of_day).map(Bound::Clock)
            })?,
        };
        Some((first, last))
    }

    fn bound<'a>(&mut self, text: &'a str) -> Option<Bound<'a>> {
        let text = text.trim();
        if text == "now" {
            return Some(Bound::Now);
        }
        if let Some(point) = point(text, self.order) {
            self.is_far |= point.is_far;
            return Some(Bound::Date(point.date));
        }
        if let Some(length) = Length::parse(text) {
            return Some(Bound::Length(length));
        }
        beside(text).map(Bound::Beside)
    }

    /// Reads what comes after `every`.
    fn repeat(&mut self, rule: &str) -> Option<Repeat> {
        let mut repeat =
            Repeat { every: Length::default(), count: None, lasting: None, until: None };
        let every =
            if let Some((every, last)) = cut(rule, &[" until ", " till ", " til ", "||", "|"]) {
                let Bound::Date(date) = self.bound(last)? else { return None };
                repeat.until = Some(date);
                every
            } else if let Some((every, all)) = cut(rule, &[" for "]) {
                let times = all.strip_suffix("times").or_else(|| all.strip_suffix("time"));
                match times {
                    Some(count) => repeat.count = Some(count.trim().parse().ok()?),
                    None => repeat.lasting = Some(Length::parse(all)?),
                }
                every
            } else if let Some((every, count)) = cut(rule, &[" x"]) {
                repeat.count = Some(count.trim().parse().ok()?);
                every
            } else {
                rule
            };
        repeat.every = Length::between(every).filter(|it| !it.is_nothing())?;
        Some(repeat)
    }
}

fn cut<'a>(text: &'a str, marks: &[&str]) -> Option<(&'a str, &'a str)> {
    marks.iter().find_map(|it| text.split_once(it)).map(|(head, rest)| (head, rest.trim()))
}

fn ends_in_era(text: &str) -> bool {
    let digits = text.trim_end_matches(|it: char| it.is_ascii_alphabetic());
    text.get(digits.len()..).is_some_and(|it| counted_from(it).is_some())
}

/// Reads `after !id 2 weeks`, `by !id 1 month`, `!id.end`, `.start`, `after 2 weeks`.
fn beside(text: &str) -> Option<Beside<'_>> {
    let (is_backward, rest) = match text.split_once([' ', '\t']) {
        Some(("after", rest)) => (Some(false), rest.trim_start()),
        Some(("by" | "before", rest)) => (Some(true), rest.trim_start()),
        _ => (None, text),
    };
    let (anchor, length) = if rest.starts_with(['!', '.']) {
        rest.split_once([' ', '\t']).unwrap_or((rest, ""))
    } else {
        (is_backward.map(|_| "")?, rest)
    };
    let (name, side) = if let Some(name) = anchor.strip_suffix(".start") {
        (name, Some(true))
    } else if let Some(name) = anchor.strip_suffix(".end") {
        (name, Some(false))
    } else {
        (anchor, None)
    };
    let id = match name.strip_prefix('!') {
        // `![picture](https` is none.
        Some(id) if id.is_empty() || id.contains(['[', '(']) => return None,
        Some(id) => Some(id),
        None if name.is_empty() => None,
        None => return None,
    };
    let length = if length.trim().is_empty() { Length::default() } else { Length::parse(length)? };
    let is_backward = is_backward.unwrap_or(false);
    Some(Beside { id, at_start: side.unwrap_or(is_backward), is_backward, length })
}
