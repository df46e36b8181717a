//! iCalendar that strict readers accept (RFC 5545).
//!
//! What the format has no room for stands in `X-ATTACHE-` properties, which other programs pass
//! over and this one reads back: dates that are not known to the day, lanes, tags, what actions are
//! about. The stamp that every event must have is the day that the file calls today, so that the
//! same events are the same bytes.

mod dates;
mod event;
mod line;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

use super::Lost;
use super::table::Look;
use crate::store::{EventSet, Store};
use event::Entry;
use line::Lines;

/// Writes events; what there is no room for is noted in `lost`.
///
/// # Errors
///
/// The writer's.
pub fn write(
    out: &mut dyn Write,
    store: &Store,
    look: Look<'_>,
    (events, lost): (&EventSet, &mut Lost),
) -> io::Result<()> {
    let stamp = format!("{}T000000Z", dates::basic(store.as_of()));
    let title = store.say(store.title(), look.locale.tag());
    let mut lines = Lines::new(out);
    lines.plain("BEGIN", &[], "VCALENDAR")?;
    lines.plain("VERSION", &[], "2.0")?;
    lines.plain("PRODID", &[], "-//attache//attache//EN")?;
    lines.plain("CALSCALE", &[], "GREGORIAN")?;
    if !title.is_empty() {
        lines.text("NAME", &[], title)?;
        lines.text("X-WR-CALNAME", &[], title)?;
    }
    for event in events.iter().filter_map(|it| store.event(it)) {
        let entry = Entry { store, look, event };
        entry.write(&mut lines, &stamp)?;
        entry.note(lost);
    }
    let tours = store.tours().len();
    if tours > 0 {
        lost.of_whole(event::counted(tours, "tour"));
    }
    lines.plain("END", &[], "VCALENDAR")
}
