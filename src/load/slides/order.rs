//! Does the day or the month come first in dates that are one text with slashes?

use super::super::options::DayOrder;

/// The keys that dates stand under.
const KEYS: [&str; 4] = ["\"startDate", "\"endDate", "\"start_date", "\"end_date"];
/// The end that these keys share.
const END: &str = "ate\"";

/// Returns the order in which the dates of a document can be read. Where it could be either, or
/// neither, the month comes first, as in the library.
pub(super) fn told(body: &str) -> DayOrder {
    let mut order = DayOrder::MonthFirst;
    for at in memchr::memmem::find_iter(body.as_bytes(), END) {
        match pair(body, at) {
            Some((_, 13..)) => return DayOrder::MonthFirst,
            Some((13.., _)) => order = DayOrder::DayFirst,
            _ => {}
        }
    }
    order
}

/// Returns the two numbers before the year of a date, whose key ends here.
fn pair(body: &str, at: usize) -> Option<(u32, u32)> {
    let key = body.get(..at)?;
    if !KEYS.iter().any(|it| it.strip_suffix("ate").is_some_and(|it| key.ends_with(it))) {
        return None;
    }
    let value = body.get(at..)?.strip_prefix(END)?.trim_start().strip_prefix(':')?;
    let (value, _) = value.trim_start().strip_prefix('"')?.split_once('"')?;
    // Some programs write `\/` for a slash.
    let mut parts = value.split('/').map(|it| it.trim_end_matches('\\').trim());
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    if first.len() > 2 || year.is_empty() {
        return None;
    }
    Some((first.parse().ok()?, second.parse().ok()?))
}
