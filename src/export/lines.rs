//! JSON Lines: a head with the tables, then an event on each line.

use std::io::{self, Write};

use super::Lost;
use super::attache::{Layout, Sections, Writer};
use super::table::Look;
use crate::store::{EventSet, Store};

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
    (events, lost): (&EventSet, &mut Lost),
) -> io::Result<()> {
    let writer = Writer::new(store, events);
    if writer.has_head() {
        let mut sections = Sections::new(out, Layout::Line)?;
        writer.head(&mut sections, lost)?;
        sections.end()?;
    }
    let mut line = String::new();
    for event in writer.in_order() {
        line.clear();
        writer.event(event, lost).line(&mut line);
        line.push('\n');
        out.write_all(line.as_bytes())?;
    }
    Ok(())
}
