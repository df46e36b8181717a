//! JSON Lines: an event, or a flat record, on each line.

use super::feed::Feed;
use super::options::Options;

/// Tells whether a document looks like it.
pub(super) fn is(_text: &str) -> bool {
    false
}

/// Reads a document.
pub(super) fn read(_text: &str, _feed: &mut Feed<'_>, _options: &Options) {}
