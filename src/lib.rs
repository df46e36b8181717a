//! `attache`: a terminal timeline browser for diplomatic talks.
//!
//! Data flows one way: bytes → [`load`] → [`store`] → [`query`] → [`view`] → [`ui`]; and back:
//! key → [`action`] → [`app`] → next frame. `ARCHITECTURE.md` has the map and the rules.

pub mod action;
pub mod analysis;
pub mod app;
pub mod cli;
pub mod diag;
pub mod export;
pub mod i18n;
pub mod load;
pub mod model;
pub mod query;
pub mod store;
pub mod term;
pub mod text;
pub mod ui;
pub mod view;
