//! JSON Lines: a head with the tables, then an event on each line.

use std::io::{self, Write};

use super::Lost;
use super::attache::{Layout, Sections, Writer};
use super::table::Look;
use crate::store::{EventSet, Store, Unread};

/// Writes events; of what they refer to, events that are not among them are noted in `lost`. The
/// first line is a document of ours without events, where there is anything to say in it.
///
/// # Errors
///
/// The writer's.
pub fn write(
    out: &mut dyn Write,
    store: &Store,
    _look: Look<'_>,
    events: (&EventSet, &mut Lost),
) -> io::Result<()> {
    write_with(out, store, &Unread::default(), events)
}

/// Writes events likewise, each with those keys that nothing read and that can be written as they
/// are. Where there are no events, the first line says so.
///
/// # Errors
///
/// The writer's.
pub fn write_with(
    out: &mut dyn Write,
    store: &Store,
    unread: &Unread,
    (events, lost): (&EventSet, &mut Lost),
) -> io::Result<()> {
    let writer = Writer::new(store, (events, unread));
    if writer.has_head() || events.is_empty() {
        let mut sections = Sections::new(out, Layout::Line)?;
        writer.head(&mut sections, lost)?;
        if events.is_empty() {
            Writer::no_events(&mut sections)?;
        }
        sections.end()?;
    }
    let mut line = String::new();
    for event in writer.in_order() {
        line.clear();
        writer.complete(event, lost).line(&mut line);
        line.push('\n');
        out.write_all(line.as_bytes())?;
    }
    Ok(())
}
