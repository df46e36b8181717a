//! The filter language: text to tree, tree to a set of events.
