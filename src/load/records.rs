//! A JSON list of flat records under names of their own.

use serde_json::{Map, Value as Json};

use super::feed::Feed;
use super::options::Options;
use super::wire::WireEvent;
use crate::diag::Diagnostic;

/// Tells whether a document looks like it.
pub(super) fn is(_text: &str) -> bool {
    false
}

/// Reads a document.
pub(super) fn read(_text: &str, _feed: &mut Feed<'_>, _options: &Options) {}

/// Turns a flat record under names of its own into an event.
///
/// # Errors
///
/// A complaint without a place.
pub(super) fn flat<'a>(
    _record: &'a Map<String, Json>,
    _options: &Options,
) -> Result<WireEvent<'a>, Diagnostic> {
    Err(Diagnostic::error("date-missing", "this record has no date"))
}
