//! iCalendar (RFC 5545), as calendars of all kinds write it.

use super::feed::Feed;
use super::options::Options;

/// Reads a document.
pub(super) fn read(_text: &str, _feed: &mut Feed<'_>, _options: &Options) {}
