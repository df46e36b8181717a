//! The sources of one field, over the page that it stands on.

use super::names::Scene;
use super::sheet::{Area, Sheet};

/// Lays the list over the screen.
pub(super) const fn trust(_scene: Scene<'_>, _row: usize, _body: Area, _sheet: &mut Sheet) {}
