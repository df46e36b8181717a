//! Widgets: view-models to cells.

pub mod dump;
