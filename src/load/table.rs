//! Rows and columns.

use super::feed::Feed;
use super::format::Format;
use super::options::Options;

/// Tells whether a document looks like a table, and like which.
pub(super) fn is(_text: &str) -> Option<Format> {
    None
}

/// Reads a table with a header.
pub(super) fn read(_text: &str, _feed: &mut Feed<'_>, _options: &Options) {}

/// Reads the event table of GDELT.
pub(super) fn gdelt(_text: &str, _feed: &mut Feed<'_>, _options: &Options) {}

/// Reads the event table of ICEWS.
pub(super) fn icews(_text: &str, _feed: &mut Feed<'_>, _options: &Options) {}
