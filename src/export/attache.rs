//! The JSON of this program, which holds everything that a store does.

use std::io::{self, Write};

use super::Lost;
use super::table::Look;
use crate::store::{EventSet, Store};

/// Writes events; what there is no room for is noted in `lost`.
///
/// # Errors
///
/// The writer's.
pub fn write(
    _out: &mut dyn Write,
    _store: &Store,
    _look: Look<'_>,
    (_events, _lost): (&EventSet, &mut Lost),
) -> io::Result<()> {
    Ok(())
}
