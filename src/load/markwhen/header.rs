//! What does the top of the file say of the whole?

use std::borrow::Cow;

use super::flow::Flow;
use super::mistakes::Mistakes;
use super::scan::{First, first_line, heading, is_break};
use crate::diag::Diagnostic;
use crate::load::options::DayOrder;

/// What the top of a file says that we can use.
#[derive(Debug)]
pub(super) struct Header<'a> {
    pub(super) title: Option<Cow<'a, str>>,
    pub(super) order: DayOrder,
    /// Minutes from UTC.
    pub(super) zone: Option<i16>,
    pub(super) complaints: Vec<Diagnostic>,
}

impl<'a> Header<'a> {
    /// Reads the lines up to the closing fence, or else up to the first event or section. Returns
    /// where the rest begins.
    pub(super) fn read(text: &'a str, order: Option<DayOrder>) -> (Self, usize) {
        let mut header = Self {
            title: None,
            order: order.unwrap_or(DayOrder::MonthFirst),
            zone: None,
            complaints: Vec::new(),
        };
        let mut mistakes = Mistakes::new(text);
        let mut at = 0;
        let fence = fence(text);
        for whole in text.split_inclusive('\n') {
            let is_over = match fence {
                Some(end) => at >= end,
                None => begins(whole.trim(), header.order),
            };
            if is_over {
                break;
            }
            mistakes.line(whole, at);
            at += whole.len();
            if let Some((key, value)) = property(whole).filter(|_| !whole.starts_with([' ', '\t']))
            {
                match key {
                    "dateFormat" if order.is_some() => {}
                    _ => header.set(key, value),
                }
            }
        }
        header.complaints = mistakes.complaints;
        (header, at)
    }

    fn set(&mut self, key: &str, value: &'a str) {
        match key {
            "title" => {
                let title = Flow::parse(value).and_then(Flow::word).unwrap_or_else(|| value.into());
                self.title = Some(title).filter(|it| !it.is_empty());
            }
            "timezone" | "tz" => self.zone = zone(value),
            "dateFormat" => {
                let format = value.trim_matches(['"', '\'', ' ']);
                if format.starts_with(['d', 'D']) {
                    self.order = DayOrder::DayFirst;
                } else if format.starts_with(['m', 'M']) {
                    self.order = DayOrder::MonthFirst;
                }
            }
            _ => {}
        }
    }
}

/// Returns where the rest begins, if the file begins with a fence that is closed.
fn fence(text: &str) -> Option<usize> {
    let mut at = 0;
    let mut is_open = false;
    for whole in text.split_inclusive('\n') {
        let trimmed = whole.trim();
        at += whole.len();
        match (trimmed, is_open) {
            ("---", true) => return Some(at),
            ("---", false) => is_open = true,
            ("", _) | (_, true) => {}
            _ => return None,
        }
    }
    None
}

/// Tells whether the first event or section begins here.
fn begins(trimmed: &str, order: DayOrder) -> bool {
    if trimmed.is_empty() || trimmed.starts_with("//") {
        return false;
    }
    let is_block = matches!(trimmed.split(' ').next(), Some("section" | "group"));
    heading(trimmed).is_some()
        || is_break(trimmed)
        || (is_block && property(trimmed).is_none())
        || match first_line(trimmed, order) {
            // A time needs an event before it.
            First::Event(_, range) => !range.when.is_clock(),
            First::Wrong(..) => true,
            First::No => false,
        }
}

/// Reads `key: value`.
pub(super) fn property(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.trim().split_once(':')?;
    let begins_well = key.starts_with(|it: char| it.is_ascii_alphabetic());
    let is_key =
        begins_well && key.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_".contains(&it));
    let is_open = value.is_empty() || value.starts_with([' ', '\t']);
    (is_key && is_open).then(|| (key, value.trim()))
}

/// Reads `0`, `+9`, `-5:30`, `UTC+9`; the name of a city says nothing by itself.
pub(super) fn zone(text: &str) -> Option<i16> {
    let text = text.trim_matches(['"', '\'', ' ']);
    let text = text.strip_prefix("UTC").or_else(|| text.strip_prefix("GMT")).unwrap_or(text);
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.is_empty() || digits == "Z" {
        return Some(0);
    }
    let (hours, minutes) = digits.split_once(':').unwrap_or((digits, "0"));
    let hours: i16 = hours.parse().ok().filter(|it| (0..=14).contains(it))?;
    let minutes: i16 = minutes.parse().ok().filter(|it| (0..=59).contains(it))?;
    Some(sign * (hours * 60 + minutes))
}

/// Tells whether a document looks like Markwhen: the first line after what may be a header is a
/// section or an event, and there is an event.
pub(super) fn is(text: &str) -> bool {
    /// How many lines are looked at.
    const FAR: usize = 400;
    let order = DayOrder::MonthFirst;
    let end = fence(text);
    let rest = text.get(end.unwrap_or(0)..).unwrap_or_default();
    let mut is_in_header = end.is_none();
    let mut has_section = false;
    let mut wants_event = true;
    for whole in rest.lines().take(FAR) {
        let trimmed = whole.trim();
        if trimmed.is_empty() || trimmed.starts_with("//") {
            continue;
        }
        let is_section = heading(trimmed).is_some()
            || matches!(trimmed.split_once(' '), Some(("section" | "group", _)));
        let is_flush = !whole.starts_with([' ', '\t']) || has_section;
        if let (First::Event(colon, range), true) = (first_line(trimmed, order), is_flush)
            && !range.when.is_clock()
        {
            let after = trimmed.as_bytes().get(colon + 1);
            return after.is_none_or(u8::is_ascii_whitespace);
        }
        if is_section {
            (has_section, is_in_header, wants_event) = (true, false, true);
            continue;
        }
        let is_property = property(trimmed).is_some();
        let is_of_header =
            is_in_header && (is_property || whole.starts_with([' ', '\t', '#', '-']));
        // Properties of a section, or one wrong date, do not make it prose.
        let is_wrong_date = matches!(first_line(trimmed, order), First::Wrong(..));
        wants_event &= is_of_header || is_wrong_date || (has_section && is_property);
        if !wants_event {
            return false;
        }
    }
    false
}
