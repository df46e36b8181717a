//! From when to when is one of several dates?
//!
//! EDTF has sets: `[1667,1668]` is one of these years, `{1960,1961-12}` is all of them, and `..`
//! stands for what is between two dates, before one or after it. A timeline has room for the time
//! from the first to the last.

use crate::model::Edtf;

/// An end of a part of a set.
enum Side {
    Open,
    Date(Edtf),
}

/// Reads a set as the time from its first date to its last; `None` where it is none.
pub(super) fn dates(text: &str) -> Option<Edtf> {
    let inside = |from, to| text.strip_prefix(from)?.strip_suffix(to);
    let inner: &str = inside('[', ']').or_else(|| inside('{', '}'))?;
    // `[1984]` alone is a footnote, or the like.
    if !inner.contains(',') && !inner.contains("..") {
        return None;
    }
    let (mut starts, mut ends) = (Vec::new(), Vec::new());
    for part in inner.split(',') {
        let (from, to) = part.split_once("..").unwrap_or((part, part));
        starts.push(side(from.trim())?);
        ends.push(side(to.trim())?);
    }
    let first = edge(starts, |all| all.into_iter().min_by_key(Edtf::first_day));
    let last = edge(ends, |all| all.into_iter().max_by_key(Edtf::last_day));
    let text = match (first, last) {
        (Some(first), Some(last)) => format!("{}/{}", first.start_text(), last.end_text()),
        (Some(first), None) => format!("{}/..", first.start_text()),
        (None, Some(last)) => format!("../{}", last.end_text()),
        (None, None) => return None,
    };
    Edtf::parse(&text).ok()
}

fn side(text: &str) -> Option<Side> {
    if text.is_empty() {
        return Some(Side::Open);
    }
    Edtf::parse(text).ok().filter(|it| !it.is_interval()).map(Side::Date)
}

/// Returns the outermost date of one side; `None` where the side is open.
fn edge(sides: Vec<Side>, outermost: impl Fn(Vec<Edtf>) -> Option<Edtf>) -> Option<Edtf> {
    let date = |it| match it {
        Side::Open => None,
        Side::Date(date) => Some(date),
    };
    outermost(sides.into_iter().map(date).collect::<Option<Vec<Edtf>>>()?)
}
