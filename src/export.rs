//! Events and frames in the formats other programs read.

pub mod picture;
