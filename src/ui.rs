//! Widgets: view-models to cells.
