//! The palette: one list of everything there is.

use super::field::field;
use super::layout::popup;
use super::names::Scene;
use super::sheet::{Area, Popup, Sheet};

/// Lays the palette over the screen.
pub(super) fn palette(scene: Scene<'_>, body: Area, sheet: &mut Sheet) {
    let mut over = Sheet::new(scene.glyphs.ellipsis);
    let inside = popup(scene, body, &mut over);
    field(scene.state.palette.line(), inside.top(1), &mut over);
    sheet.over = Some(Box::new(Popup { area: body, sheet: over }));
}
