//! Events and frames in the formats other programs read.

mod altered;
pub mod attache;
pub mod brief;
pub mod cadence;
pub mod changes;
pub mod csv;
pub mod diff;
pub mod ics;
pub mod json;
pub mod lines;
pub mod lost;
pub mod markdown;
pub mod markwhen;
pub mod matrix;
pub mod page;
pub mod picture;
pub mod rows;
pub mod site;
pub mod slides;
pub mod table;
mod target;

pub use lost::Lost;
pub use target::Target;
