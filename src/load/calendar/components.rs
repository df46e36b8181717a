//! What stands in a calendar file: its calendars, and their events, tasks and journal entries.
//!
//! Components that mean nothing here are stepped over, however deep they are nested; nothing is
//! recursive. An end that is missing is supplied where the next event begins.

use std::ops::Range;

use super::lines::{Line, Lines, Next};
use crate::diag::Diagnostic;

/// What sort of component it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Event,
    Task,
    Journal,
}

impl Kind {
    /// Returns the name that the file calls it by.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Event => "VEVENT",
            Self::Task => "VTODO",
            Self::Journal => "VJOURNAL",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        let all = [Self::Event, Self::Task, Self::Journal];
        all.into_iter().find(|it| it.name().eq_ignore_ascii_case(name))
    }
}

/// What follows in a file.
pub(super) enum Item<'a> {
    /// A calendar begins.
    Calendar,
    /// A property of the calendar.
    Property(Line<'a>),
    /// A component, whose properties [`Components::properties`] has.
    Component(Kind, Range<usize>),
}

/// What sort of component it is, and the bytes of the line that it began with.
type Begun = (Kind, Range<usize>);

/// The components of a file.
pub(super) struct Components<'a> {
    source: &'a str,
    lines: Lines<'a>,
    /// The component that is read, and the line that it began with.
    open: Option<Begun>,
    properties: Vec<Line<'a>>,
    /// Whether what was read last is over, so that its properties are to be dropped.
    is_over: bool,
    /// A line that was read too early.
    pushed_back: Option<Line<'a>>,
    /// How many components are open that mean nothing here.
    passed: usize,
    problems: Vec<Diagnostic>,
}

impl<'a> Components<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self::at(source, 0)
    }

    /// Returns the components from a byte on, at which a line begins.
    pub(super) fn at(source: &'a str, at: usize) -> Self {
        Self {
            source,
            lines: Lines::at(source, at),
            open: None,
            properties: Vec::new(),
            is_over: false,
            pushed_back: None,
            passed: 0,
            problems: Vec::new(),
        }
    }

    /// Returns the properties of the component that was returned last.
    pub(super) fn properties(&self) -> &[Line<'a>] {
        &self.properties
    }

    /// Returns what was wrong with the lines since the last call.
    pub(super) fn problems(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.problems)
    }

    /// Returns what follows.
    pub(super) fn next(&mut self) -> Option<Item<'a>> {
        if std::mem::take(&mut self.is_over) {
            self.properties.clear();
        }
        loop {
            let Some(line) = self.line() else { return self.cut_off() };
            match line.name {
                "BEGIN" => {
                    if let Some(item) = self.begin(line) {
                        return Some(item);
                    }
                }
                "END" => {
                    if let Some(item) = self.end(&line) {
                        return Some(item);
                    }
                }
                "" => {}
                _ if self.passed > 0 => {}
                _ if self.open.is_some() => self.properties.push(line),
                _ => return Some(Item::Property(line)),
            }
        }
    }

    /// Returns the next line that is one, and complains about those that are not.
    fn line(&mut self) -> Option<Line<'a>> {
        if let Some(line) = self.pushed_back.take() {
            return Some(line);
        }
        loop {
            match self.lines.next()? {
                Next::Line(line) => return Some(line),
                Next::Odd(span) => {
                    let help = "a line is a name, a colon and a value; one that goes on begins with a space";
                    let problem = Diagnostic::warning("ics-line", "this line is no property");
                    self.problems.push(problem.at(span).help(help));
                }
            }
        }
    }

    fn begin(&mut self, line: Line<'a>) -> Option<Item<'a>> {
        let name = line.value().trim();
        let is_calendar = name.eq_ignore_ascii_case("VCALENDAR");
        let kind = Kind::from_name(name);
        if !is_calendar && kind.is_none() {
            self.passed = self.passed.saturating_add(1);
            return None;
        }
        if let Some((open, span)) = self.open.take() {
            self.unended(open, &span);
            self.pushed_back = Some(line);
            return Some(self.over(open, span));
        }
        self.passed = 0;
        self.open = kind.map(|it| (it, line.span()));
        is_calendar.then_some(Item::Calendar)
    }

    fn end(&mut self, line: &Line<'a>) -> Option<Item<'a>> {
        let name = line.value().trim();
        let is_calendar = name.eq_ignore_ascii_case("VCALENDAR");
        let kind = Kind::from_name(name);
        if !is_calendar && kind.is_none() {
            self.passed = self.passed.saturating_sub(1);
            return None;
        }
        self.passed = 0;
        let (open, span) = self.open.take()?;
        if kind != Some(open) {
            self.unended(open, &span);
        }
        Some(self.over(open, span.start..line.span().end))
    }

    /// Returns a component that the end of the file broke off.
    fn cut_off(&mut self) -> Option<Item<'a>> {
        let (open, span) = self.open.take()?;
        self.unended(open, &span);
        let end = self.source.len();
        Some(self.over(open, span.start..end))
    }

    fn over(&mut self, kind: Kind, span: Range<usize>) -> Item<'a> {
        self.is_over = true;
        self.passed = 0;
        Item::Component(kind, span)
    }

    fn unended(&mut self, kind: Kind, span: &Range<usize>) {
        // One without properties is complained about for want of a date.
        if !self.properties.is_empty() {
            let name = kind.name();
            let problem = Diagnostic::warning("ics-end", format!("this {name} does not end"));
            let help = format!("end it with `END:{name}`; what it says was read");
            self.problems.push(problem.at(span.clone()).help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names what a file holds: components with their properties, and complaints.
    fn told(source: &str) -> Vec<String> {
        let mut all = Components::new(source);
        let mut told = Vec::new();
        while let Some(item) = all.next() {
            told.push(match item {
                Item::Calendar => "calendar".to_owned(),
                Item::Property(line) => format!("{}={}", line.name, line.value()),
                Item::Component(kind, span) => {
                    let values: Vec<_> = all.properties().iter().map(Line::value).collect();
                    assert!(source.get(span).is_some());
                    format!("{} {}", kind.name(), values.join(" "))
                }
            });
            told.extend(all.problems().into_iter().map(|it| it.code.to_owned()));
        }
        told.extend(all.problems().into_iter().map(|it| it.code.to_owned()));
        told
    }

    #[test]
    fn what_means_nothing_is_stepped_over() {
        let source = "BEGIN:VCALENDAR\nNAME:n\nBEGIN:VTIMEZONE\nBEGIN:STANDARD\nDTSTART:1\n\
                      END:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:a\nBEGIN:VALARM\nUID:b\n\
                      END:VALARM\nSUMMARY:s\nEND:VEVENT\nBEGIN:VFREEBUSY\nUID:f\nEND:VFREEBUSY\n\
                      begin:vtodo\nUID:t\nend:vtodo\nEND:VCALENDAR\n";
        assert_eq!(told(source), ["calendar", "NAME=n", "VEVENT a s", "VTODO t"]);
    }

    #[test]
    fn an_end_that_is_missing_is_supplied() {
        let source = "BEGIN:VEVENT\nUID:a\nBEGIN:VALARM\nBEGIN:VEVENT\nUID:b\nEND:VCALENDAR\n\
                      odd\nBEGIN:VJOURNAL\nUID:c";
        let expected =
            ["VEVENT a", "ics-end", "VEVENT b", "ics-end", "VJOURNAL c", "ics-line", "ics-end"];
        assert_eq!(told(source), expected);
    }

    #[test]
    fn nesting_has_no_limit_and_no_cost() {
        let source = "BEGIN:X\n".repeat(100_000) + &"BEGIN:VEVENT\n".repeat(10) + "UID:a\n";
        assert_eq!(told(&source).len(), 11);
    }
}
