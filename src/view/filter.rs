//! The filter with all facets beside it, and a way out when nothing is left.

use super::field::field;
use super::names::Scene;
use super::sheet::{Area, Sheet};

/// Draws the whole screen of the filter.
pub(super) fn filter(scene: Scene<'_>, body: Area, sheet: &mut Sheet) {
    field(scene.state.filter.line(), body.below(1).top(1), sheet);
}
