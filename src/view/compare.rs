//! Two sessions side by side.

use super::names::Scene;
use super::sheet::{Area, Sheet};

/// Draws it under the header.
pub(super) const fn compare(_scene: Scene<'_>, _body: Area, _sheet: &mut Sheet) {}
