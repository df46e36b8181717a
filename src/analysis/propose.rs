//! Which action of a session carries on which one of another, by theme and wording.
