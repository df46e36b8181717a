//! What a series of sessions shows when one looks along it: changes, silences, places, chairs.
//!
//! Pure functions of a store. Two measures of time are never mixed: *silence* runs from the last
//! day of one event to the first day of the next, *cadence* from start to start.

mod accepted;
mod cadence;
mod chairs;
mod compare;
mod diff;
mod gaps;
mod hosts;
mod links;
pub mod matrix;
mod people;
mod places;
mod propose;
mod redline;
mod since;
mod thread;
mod wording;

pub use accepted::{Accepted, ActionName, Match};
pub use cadence::{Cadence, Days, Expected, Group, Interval, Median, Silence, groups};
pub use chairs::{Chair, FARTHEST, Tenure, chair, tenure};
pub use compare::{Comparison, Heads, SharedThemes, compare, days_between, shared_themes};
pub use diff::{
    ActionChange, ActionEdit, Altered, Aspect, Aspects, Diff, Table, TableDiff, Twins,
    action_changes, diff,
};
pub use gaps::{Gap, silence_after, silence_before, silence_between};
pub use hosts::{
    Hosting, Pair, Pattern, Rotation, TOGETHER, Together, first_and_last, hosting, places,
    rotation, sessions_among, together,
};
pub use people::{Career, Led, Length, Meeting, Office, Term, career, first_meetings, led};
pub use places::sessions_at;
pub use redline::{Edit, Span, redline};
pub use since::{
    Change, Changed, Changes, Tally, alone, between, carried_from, last_of_another_series,
    links_actions, since,
};
pub use thread::{Cell, Presence, Thread, thread};
