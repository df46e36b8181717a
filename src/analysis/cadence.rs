//! Intervals from start to start.
