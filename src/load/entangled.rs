//! Two files that call different things by the same name.

use super::Reader;
use super::wire::WireFile;

/// Gives everything in a file that another file has declared otherwise under the same id an id of
/// its own, which has the name of the file behind it.
pub(super) fn part(_file: &mut WireFile<'_>, _reader: &Reader, _name: &str) {}
