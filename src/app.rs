//! The state of the browser and the one function that changes it.
//!
//! [`update()`] is the only writer. It reads no clock, no file and no terminal: the same store, state
//! and input always give the same state and effect.

mod browse;
mod countries;
mod derived;
mod look;
mod search;
mod state;
mod update;
mod way;
mod window;

pub use derived::{Chip, Derived, Lane, NUMBERED};
pub use look::{Look, Symbols, Theme};
pub use search::Search;
pub use state::{Bottom, Framing, Notice, Overlay, Pane, State, WIDE};
pub use update::{Effect, Input, update};
pub use way::Way;
pub use window::{MINUTES_PER_DAY, Window, minutes_of};
