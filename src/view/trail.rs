//! The list of marks.

use super::layout::popup;
use super::names::Scene;
use super::sheet::{Area, Popup, Sheet};

/// Lays the list of marks over the screen.
pub(super) fn marks(scene: Scene<'_>, _row: usize, body: Area, sheet: &mut Sheet) {
    let mut over = Sheet::new(scene.glyphs.ellipsis);
    popup(scene, body, &mut over);
    sheet.over = Some(Box::new(Popup { area: body, sheet: over }));
}
