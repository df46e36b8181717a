//! The state of the browser and the one function that changes it.
//!
//! [`update()`] is the only writer. It reads no clock, no file and no terminal: the same store, state
//! and input always give the same state and effect.

mod browse;
mod countries;
mod derived;
mod field;
mod filter;
mod go;
mod highlight;
mod keep;
mod look;
mod notice;
mod palette;
mod prompt;
mod search;
mod state;
mod trail;
mod update;
mod way;
mod when;
mod window;

pub use derived::{Chip, Derived, Lane, NUMBERED};
pub use field::Field;
pub use filter::Filter;
pub use go::{Preview, preview};
pub use highlight::Highlights;
pub use keep::{Kept, QUERIES, VIEWS, View, name as view_name};
pub use look::{Look, Symbols, Theme};
pub use notice::Notice;
pub use palette::{Item, Palette};
pub use prompt::Prompt;
pub use search::Search;
pub use state::{Bottom, Framing, Overlay, Pane, State, WIDE};
pub use trail::Trail;
pub use update::{Effect, Input, update};
pub use way::Way;
pub use when::{Fault, Wrong};
pub use window::{MINUTES_PER_DAY, Window, minutes_of};
