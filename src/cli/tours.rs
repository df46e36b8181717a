//! Writing tours into files.

use crate::app::State;
use crate::store::Store;

/// Writes a tour into the file of this path, or into the file that is open; returns the name of the
/// file, as it may be shown.
///
/// # Errors
///
/// One line that says why nothing was written.
pub(super) fn save(_: &Store, _: &State, _: (usize, Option<&str>)) -> Result<String, String> {
    Err(String::new())
}
