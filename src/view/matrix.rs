//! Themes by sessions.

use super::names::Scene;
use super::sheet::{Area, Sheet};

/// Draws it under the header.
pub(super) const fn matrix(_scene: Scene<'_>, _body: Area, _sheet: &mut Sheet) {}
