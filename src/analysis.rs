//! What a series of sessions shows when one looks along it: changes, silences, places, chairs.
//!
//! Pure functions of a store. Two measures of time are never mixed: *silence* runs from the last
//! day of one event to the first day of the next, *cadence* from start to start.

mod chairs;
mod gaps;
mod places;
mod since;

pub use chairs::{Tenure, tenure};
pub use gaps::{Gap, silence_after, silence_before};
pub use places::sessions_at;
pub use since::{Change, Changed, Changes, Tally, since};
