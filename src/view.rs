//! View-models: exactly what is on screen, counted, cut and translated.
//!
//! [`screen`] turns a state into a [`Sheet`]: pieces of text at places, each with a role. A widget
//! only gives roles their colors, so everything a user reads can be tested here.

mod actions;
mod axis;
mod briefing;
mod compare;
mod detail;
mod facets;
mod field;
mod filter;
mod footer;
mod found;
mod frame;
mod glyphs;
mod highlight;
mod hosts;
mod keys;
pub mod land;
mod lanes;
mod layout;
mod list;
mod location;
mod marks;
mod matrix;
mod names;
mod notes;
mod page;
mod palette;
mod panes;
mod people;
mod popup;
mod problems;
mod prompt;
mod record;
mod redline;
mod relief;
mod rhythm;
mod rows;
mod search;
mod sheet;
mod stops;
mod strip;
mod terms;
mod thread;
mod timeline;
mod tours;
mod trail;
mod trust;
mod words;

#[cfg(test)]
mod tests;

pub use briefing::{Misfit, Overflow, overflow};
pub use footer::spell;
pub use glyphs::Glyphs;
pub use layout::screen;
pub use notes::{
    Anchor, Aside, Desk, Listed, Next as NextStop, Showing, Sight, Standing, Told, desk,
    page as notes_page, told,
};
pub use sheet::{Area, Dots, Ground, Large, MapView, Piece, Popup, Role, Sheet, Tone};
