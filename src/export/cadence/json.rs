//! What does the rhythm of a series look like to a script?
//!
//! It is `{"as_of", "series": [...]}`; `as_of` is `null` where no day counts as today. A series
//! has `id` and `name` (`null` for the events of a file without series), `sessions`, `planned`,
//! `first` and `last` (EDTF of the sessions counted), and `intervals`, each `{"from", "to", "days",
//! "least", "most", "about", "silence"}` with the ids of two sessions: `days` from start to start,
//! the middle of `least` and `most` where a date is not known to the day, `silence` from the last
//! day of the one to the first day of the other. `median`, `longest` and `shortest` are days from
//! start to start, `silence` is `{"session", "hidden", "since", "days", "medians"}` or `null`: it
//! is counted from the last session that the file has, which the query may hide. `expected` is a
//! day by the median and never a fact. `open` and `hidden` count sessions that were left out of the
//! intervals: without a known start, and not found by the query.

use std::io::{self, Write};

use serde::Serialize;

use crate::analysis::{Cadence, Days, Group, Interval, Silence};
use crate::model::{Day, Edtf};
use crate::store::{Event, EventId, Store};

/// Writes it as JSON, indented by two spaces, with a line end after it.
///
/// # Errors
///
/// The writer's.
pub fn json(out: &mut dyn Write, store: &Store, tag: &str, groups: &[Group]) -> io::Result<()> {
    let record = Record {
        as_of: store.has_as_of().then(|| iso(store.as_of())),
        series: groups.iter().map(|it| SeriesRecord::new(store, tag, it)).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &record)?;
    out.write_all(b"\n")
}

fn iso(day: Day) -> String {
    Edtf::days(day, day).map(|it| it.to_string()).unwrap_or_default()
}

#[derive(Debug, Serialize)]
struct Record<'a> {
    as_of: Option<String>,
    series: Vec<SeriesRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct SeriesRecord<'a> {
    id: Option<&'a str>,
    name: Option<&'a str>,
    sessions: usize,
    planned: usize,
    first: Option<String>,
    last: Option<String>,
    intervals: Vec<IntervalRecord<'a>>,
    median: Option<Number>,
    longest: Option<i64>,
    shortest: Option<i64>,
    silence: Option<SilenceRecord<'a>>,
    expected: Option<String>,
    open: usize,
    hidden: usize,
}

#[derive(Debug, Serialize)]
struct IntervalRecord<'a> {
    from: &'a str,
    to: &'a str,
    days: i64,
    least: i64,
    most: i64,
    about: bool,
    silence: Option<i64>,
}

#[derive(Debug, Serialize)]
struct SilenceRecord<'a> {
    session: &'a str,
    hidden: bool,
    since: String,
    days: i64,
    medians: Option<Number>,
}

/// A number that is written as a whole one where it is one.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Number {
    Whole(i64),
    Broken(f64),
}

impl Number {
    /// Makes a number of so many parts, `of` to one.
    fn new(parts: i64, of: i32) -> Self {
        let of_one = i64::from(of);
        if parts % of_one == 0 {
            return Self::Whole(parts / of_one);
        }
        // No number of days in the calendar takes more than 32 bits, nor does ten times a share.
        Self::Broken(f64::from(i32::try_from(parts).unwrap_or(i32::MAX)) / f64::from(of))
    }
}

impl<'a> SeriesRecord<'a> {
    fn new(store: &'a Store, tag: &str, group: &Group) -> Self {
        let cadence = Cadence::of(store, group);
        let id = |it: EventId| store.event(it).map_or("", Event::id);
        let date = |it: &EventId| store.event(*it).and_then(Event::date).map(|it| it.to_string());
        let interval = |it: &Interval| IntervalRecord {
            from: id(it.from),
            to: id(it.to),
            days: it.days.middle(),
            least: it.days.least,
            most: it.days.most,
            about: it.days.about,
            silence: it.silence.map(Days::middle),
        };
        let series = group.series.map(|it| store.series_of(it));
        Self {
            id: series.map(|it| store.str(it.key)),
            name: series.map(|it| store.say(it.name, tag)),
            sessions: cadence.sessions,
            planned: cadence.planned.0,
            first: cadence.held.first().and_then(date),
            last: cadence.held.last().and_then(date),
            intervals: cadence.intervals.iter().map(interval).collect(),
            median: cadence.median.map(|it| Number::new(it.doubled, 2)),
            longest: cadence.longest().map(|it| it.days.middle()),
            shortest: cadence.shortest().map(|it| it.days.middle()),
            silence: match cadence.silence {
                Silence::Lasts { since, day, days, tenths } => Some(SilenceRecord {
                    session: id(since),
                    hidden: group.hidden.contains(since),
                    since: iso(day),
                    days: days.middle(),
                    medians: tenths.map(|it| Number::new(it, 10)),
                }),
                Silence::NoToday | Silence::NoneHeld | Silence::NoEnd(_) => None,
            },
            expected: cadence.expected.map(|it| iso(it.day)),
            open: cadence.open,
            hidden: group.hidden.len(),
        }
    }
}
