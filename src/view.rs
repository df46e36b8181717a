//! View-models: exactly what is on screen, counted, cut and translated.

pub mod land;
