//! What the program talks about: dates that admit how little is known, kinds, scopes, certainty.
//!
//! Nothing here knows a file format or a terminal: a serialisable domain type is a file format by
//! accident.

pub mod country;
pub mod date;
pub mod event;

pub use date::{DateError, Day, Edtf, Precision};
pub use event::{Certainty, Field, Focus, Kind, Part, Rank, Scope};
