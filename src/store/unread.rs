//! The keys of files that nothing read.

use std::collections::BTreeMap;

use foldhash::HashMap;

/// A key, and its value as JSON on one line.
type Entry = (String, String);

/// The keys that nothing read.
#[derive(Clone, Debug, Default)]
pub struct Unread {
    /// Those of events, by the row of the event in the store.
    pub events: HashMap<usize, OfEvent>,
    /// How often every other one comes, by where it stands, such as `people.*.mine`.
    pub whole: BTreeMap<String, usize>,
}

/// The keys of an event that nothing read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfEvent {
    /// Those that can be written again as they are, each with its value.
    pub own: Vec<Entry>,
    /// Where the others stand, such as `links[].mine`.
    pub inner: Vec<String>,
}
