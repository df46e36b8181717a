//! What the program talks about: dates that admit how little is known, kinds, scopes, certainty.

pub mod date;
