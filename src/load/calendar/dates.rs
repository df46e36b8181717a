//! When is it? The properties of a component that say so, and what is wrong with them.

use std::ops::Range;

use super::components::Kind;
use super::lines::Line;
use super::moment::{Clocks, Length, Moment};
use super::zones::Zones;
use crate::diag::Diagnostic;
use crate::model::{Day, Edtf};

/// What reads the dates of a component.
pub(super) struct Dates<'r> {
    pub(super) source: &'r str,
    pub(super) zones: &'r mut Zones,
    pub(super) problems: &'r mut Vec<Diagnostic>,
    /// The zones that were complained about.
    pub(super) unknown: &'r mut Vec<String>,
    /// The day that counts as today, or the newest that the file states.
    pub(super) present: Option<Day>,
}

/// When a component is.
#[derive(Clone, Debug)]
pub(super) struct When {
    pub(super) start: Moment,
    /// The last day of it, or the time at which it ends.
    pub(super) end: Option<Moment>,
    /// By whose clocks the start is told.
    pub(super) zone: Option<String>,
    /// The date as our own files say it.
    own: Option<String>,
}

/// How many zones are remembered that were complained about.
const ZONES: usize = 50;

impl When {
    pub(super) const fn new(start: Moment, end: Option<Moment>, zone: Option<String>) -> Self {
        Self { start, end, zone, own: None }
    }

    /// Returns it as EDTF.
    pub(super) fn text(&self) -> String {
        match (&self.own, self.end) {
            (Some(own), _) => own.clone(),
            (None, Some(end)) => format!("{}/{end}", self.start),
            (None, None) => self.start.to_string(),
        }
    }
}

impl Dates<'_> {
    /// Returns when a component is; `None` where it does not say.
    pub(super) fn when(&mut self, kind: Kind, lines: &[Line<'_>]) -> Option<When> {
        self.warn_of_second(lines);
        let line = |name: &str| lines.iter().find(|it| it.name == name);
        let start_line = line("DTSTART");
        let start = start_line.and_then(|it| self.moment(it));
        let last = if kind == Kind::Task { line("DUE") } else { line("DTEND") };
        let last = last.and_then(|it| self.moment(it).map(|end| (it, end)));
        let Some(start) = start else {
            // A task that does not say when it begins is where it is due, or was done.
            let done = || line("COMPLETED").and_then(|it| self.moment(it));
            let only = if kind == Kind::Task { last.map(|(_, it)| it).or_else(done) } else { None };
            return only.map(|start| When::new(start, None, None));
        };
        let end = match (last, line("DURATION")) {
            (Some((line, end)), _) => self.end(kind, start, (line, end)),
            (None, Some(line)) => self.lasting(start, line),
            (None, None) => None,
        };
        let zone = start_line.and_then(|it| it.param("TZID")).map(std::borrow::Cow::into_owned);
        let zone = zone.filter(|_| matches!(start.clocks, Clocks::Ahead(_)));
        let own = line("X-ATTACHE-DATE").map(|it| it.value().trim());
        let own = own.filter(|it| is_near(it, start)).map(ToOwned::to_owned);
        Some(When { start, end, zone, own })
    }

    /// Warns of what is said twice, and of an end beside a length.
    fn warn_of_second(&mut self, lines: &[Line<'_>]) {
        for name in ["DTSTART", "DTEND", "DUE", "SUMMARY"] {
            if let Some(second) = lines.iter().filter(|it| it.name == name).nth(1) {
                let message = format!("there are two {name}");
                let place = second.value_span(self.source);
                self.warn(("ics-twice", message), place, name, "the first was read");
            }
        }
        let has_end = lines.iter().any(|it| matches!(it.name, "DTEND" | "DUE"));
        if let Some(line) = lines.iter().find(|it| has_end && it.name == "DURATION") {
            let message = "there is an end and a DURATION".to_owned();
            let place = line.value_span(self.source);
            self.warn(("ics-twice", message), place, line.name, "the end was read");
        }
    }

    /// Reads the moment that a property names, and complains if it names none.
    pub(super) fn moment(&mut self, line: &Line<'_>) -> Option<Moment> {
        if line.has_blank_param() {
            let problem = Diagnostic::warning("ics-line", "a parameter of this line has no name");
            self.problems.push(problem.at(line.span()).on(line.name).help("the others were read"));
        }
        let value = line.value().trim();
        self.moment_of(line, value)
    }

    /// Reads one of the moments that a property names.
    pub(super) fn moment_of(&mut self, line: &Line<'_>, value: &str) -> Option<Moment> {
        let moment = Moment::parse(value);
        let is_day = line.param("VALUE").is_some_and(|it| it.eq_ignore_ascii_case("DATE"));
        let Some(moment) = moment else {
            let help = "write 20240329, 20240329T100000 or 20240329T100000Z";
            let place = line.part(self.source, value);
            self.complain(("ics-date", format!("`{value}` is no date")), place, line.name, help);
            return None;
        };
        let moment = if is_day { moment.whole_day() } else { moment };
        match line.param("TZID") {
            Some(zone) if moment.clocks == Clocks::Floating => {
                Some(self.on_clocks_of(&zone, line, moment))
            }
            _ => Some(moment),
        }
    }

    fn on_clocks_of(&mut self, zone: &str, line: &Line<'_>, moment: Moment) -> Moment {
        if let Some(moment) = self.zones.on_clocks_of(zone, moment) {
            return moment;
        }
        if self.unknown.len() < ZONES && !self.unknown.iter().any(|it| it == zone) {
            self.unknown.push(zone.to_owned());
            let message = format!("no time zone is called `{zone}`");
            let help = "its times are taken as those of whoever reads them";
            let problem = Diagnostic::warning("time-zone", message).at(line.span());
            self.problems.push(problem.on(line.name).help(help));
        }
        moment
    }

    /// Returns the last day or the end that is meant: the end of days is the day after them.
    fn end(
        &mut self,
        kind: Kind,
        start: Moment,
        (line, end): (&Line<'_>, Moment),
    ) -> Option<Moment> {
        if end.is_before(start) {
            let message = format!("{} lies before DTSTART", line.name);
            let place = line.value_span(self.source);
            self.warn(("ics-end-before", message), place, line.name, "the end was left out");
            return None;
        }
        let end = match (end.second, start.second) {
            _ if kind == Kind::Task => end,
            (None, _) => Moment { day: end.day.saturating_add(-1), ..end },
            (Some(0), None) => Moment { day: end.day.saturating_add(-1), ..end.whole_day() },
            (Some(_), None) => end.whole_day(),
            _ => end,
        };
        let is_later =
            if end.second.is_some() { start.is_before(end) } else { start.day < end.day };
        is_later.then_some(end)
    }

    fn lasting(&mut self, start: Moment, line: &Line<'_>) -> Option<Moment> {
        let value = line.value().trim();
        let length = Length::parse(value).map(Length::normal);
        let Some(end) = length.and_then(|it| start.later(it)) else {
            let message = format!("`{value}` is no length of time");
            let help =
                "write P1D, PT90M or P1W, and end before the year 10000; the length was left out";
            let place = line.value_span(self.source);
            self.complain(("ics-duration", message), place, line.name, help);
            return None;
        };
        let end = if start.second.is_none() {
            Moment { day: end.day.saturating_add(-1), ..end }
        } else {
            end
        };
        start.is_before(end).then_some(end)
    }

    pub(super) fn complain(
        &mut self,
        (code, message): (&'static str, String),
        place: Range<usize>,
        name: &str,
        help: &str,
    ) {
        self.problems.push(Diagnostic::error(code, message).at(place).on(name).help(help));
    }

    pub(super) fn warn(
        &mut self,
        (code, message): (&'static str, String),
        place: Range<usize>,
        name: &str,
        help: &str,
    ) {
        self.problems.push(Diagnostic::warning(code, message).at(place).on(name).help(help));
    }
}

/// Tells whether a date of ours still says what a start says, which another program may have moved.
/// A day more or less is the offset from UTC; a year that four digits cannot say is the nearest.
fn is_near(own: &str, start: Moment) -> bool {
    let Ok(date) = Edtf::parse(own) else { return false };
    let ends = [date.start().date(), date.end().date()].into_iter().flatten();
    let mut days = ends.map(|it| it.first_day());
    let bounds = (Day::from_ymd(1, 1, 1), Day::from_ymd(9999, 12, 31));
    let (Some(least), Some(most)) = bounds else { return false };
    days.next().is_some_and(|it| it.clamp(least, most).0.abs_diff(start.day.0) <= 1)
}
