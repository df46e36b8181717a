//! Tours and the world outside: editing notes in an editor, writing tours into files.

use crate::app::State;
use crate::store::Store;

/// Has an editor change a text; returns what it left.
///
/// # Errors
///
/// One line that says why it could not be edited.
pub(super) fn edit(_: &str) -> Result<String, String> {
    Err(String::new())
}

/// Writes a tour into the file of this path, or into the file that is open; returns the name of the
/// file, as it may be shown.
///
/// # Errors
///
/// One line that says why nothing was written.
pub(super) fn save(_: &Store, _: &State, _: (usize, Option<&str>)) -> Result<String, String> {
    Err(String::new())
}
