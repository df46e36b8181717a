//! Events and frames in the formats other programs read.

pub mod brief;
pub mod cadence;
pub mod changes;
pub mod csv;
pub mod json;
pub mod markdown;
pub mod matrix;
pub mod page;
pub mod picture;
pub mod table;
