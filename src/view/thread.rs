//! One action through all sessions.

use super::names::Scene;
use super::sheet::{Area, Sheet};

/// Draws it under the header.
pub(super) const fn thread(_scene: Scene<'_>, _body: Area, _sheet: &mut Sheet) {}
