//! Words of intervals and silences.
