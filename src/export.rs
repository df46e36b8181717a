//! Events and frames in the formats other programs read.

pub mod csv;
pub mod json;
pub mod markdown;
pub mod page;
pub mod picture;
pub mod table;
