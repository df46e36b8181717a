//! What is wrong with the top of a file?

use super::flow::Flow;
use super::header::{property, zone};
use crate::diag::Diagnostic;

/// The first parts of the names of cities in time zones.
const AREAS: [&str; 12] = [
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Etc",
    "Europe",
    "Indian",
    "Pacific",
    "US",
];

/// How many mistakes are told; a file that has more is hardly one of Markwhen.
const MOST: usize = 50;

/// What was found, line by line.
pub(super) struct Mistakes<'a> {
    text: &'a str,
    line: u32,
    pub(super) complaints: Vec<Diagnostic>,
}

impl<'a> Mistakes<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, line: 0, complaints: Vec::new() }
    }

    /// Looks at a line, which stands at this byte.
    pub(super) fn line(&mut self, whole: &str, at: usize) {
        self.line = self.line.saturating_add(1);
        if self.complaints.len() == MOST {
            return;
        }
        let trimmed = whole.trim();
        let start = at + whole.len() - whole.trim_start().len();
        let span = start..start + trimmed.len();
        let found = if trimmed.is_empty() || trimmed == "---" || trimmed.starts_with("//") {
            None
        } else if whole.starts_with('\t') {
            let message = "a tab stands before this line";
            Some((message.to_owned(), "indent with blanks; the line was left out"))
        } else if whole.starts_with([' ', '#', '-', ']', '}', '"', '\'']) {
            // A colour of a tag, or what goes on from the line before.
            None
        } else if let Some((key, value)) = property(whole) {
            let from = at + whole.trim_end().len() - value.len();
            self.value(key, value, from)
        } else if trimmed.contains(':') {
            None
        } else {
            let message = "this line belongs to no event and to no key";
            Some((message.to_owned(), "write `KEY: VALUE`, or `DATE: TITLE`; it was left out"))
        };
        if let Some((message, help)) = found {
            let complaint = Diagnostic::warning("header", message).at(span).help(help);
            self.complaints.push(complaint.on(format!("line {}", self.line)));
        }
    }

    /// Looks at the value of a key, which begins at this byte.
    fn value(&self, key: &str, value: &str, from: usize) -> Option<(String, &'static str)> {
        if value.starts_with(':') {
            let message = format!("the value of `{key}` begins with a colon");
            return Some((message, "write the value in double quotes"));
        }
        if Flow::parse(value).is_none() && !self.goes_on(from, value) {
            let message = format!("the value of `{key}` is not closed, or goes on after its end");
            return Some((
                message,
                "close it, or write it in double quotes; it was taken as it stands",
            ));
        }
        let word = value.trim_matches(['"', '\'', ' ']);
        match key {
            "timezone" | "tz" if zone(word).is_none() && !is_city(word) => Some((
                format!("`{word}` is no time zone"),
                "write an offset such as `+9` or `-5:30`, or a city such as `Asia/Seoul`; times \
                 have no offset",
            )),
            "dateFormat" if !is_order(word) => Some((
                format!("`{word}` does not say whether the day or the month comes first"),
                "write `d/M/y` or `M/d/y`",
            )),
            _ => None,
        }
    }

    /// Tells whether a value is closed on one of the next lines.
    fn goes_on(&self, from: usize, value: &str) -> bool {
        /// How many lines are looked at.
        const FAR: usize = 50;
        let rest = self.text.get(from + value.len()..).unwrap_or_default();
        let mut whole = value.to_owned();
        for line in rest.lines().skip(1).take(FAR) {
            if !line.starts_with([' ', '\t', ']', '}']) {
                return false;
            }
            whole.push(' ');
            whole.push_str(line.trim());
            if line.contains([']', '}', '"', '\'']) && Flow::parse(&whole).is_some() {
                return true;
            }
        }
        false
    }
}

fn is_city(word: &str) -> bool {
    word.split_once('/').is_some_and(|(area, city)| AREAS.contains(&area) && !city.is_empty())
}

/// Tells whether a format says an order, or has the order of every day in EDTF.
fn is_order(word: &str) -> bool {
    word.starts_with(['d', 'D', 'm', 'M', '[', '{']) || matches!(word, "" | "yyyy-MM-dd" | "y-M-d")
}
