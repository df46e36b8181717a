//! What a series of sessions shows when one looks along it: changes, silences, places, chairs.
//!
//! Pure functions of a store. Two measures of time are never mixed: *silence* runs from the last
//! day of one event to the first day of the next, *cadence* from start to start.

mod accepted;
mod cadence;
mod chairs;
mod compare;
mod gaps;
mod hosts;
pub mod matrix;
mod people;
mod places;
mod propose;
mod redline;
mod since;
mod thread;

pub use accepted::{Accepted, ActionName, Match};
pub use chairs::{Tenure, tenure};
pub use compare::{Comparison, Heads, compare};
pub use gaps::{Gap, silence_after, silence_before};
pub use places::sessions_at;
pub use redline::{Edit, Span, redline};
pub use since::{Change, Changed, Changes, Tally, between, since};
pub use thread::{Cell, Presence, Thread, thread};
