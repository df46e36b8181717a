//! The terminal: entered once, left once, whatever happens.
