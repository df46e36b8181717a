//! The list of marks.

use super::layout::popup;
use super::names::Scene;
use super::panes::under_cursor;
use super::sheet::{Area, Popup, Role, Sheet, cells};
use super::timeline::{Title, title};
use crate::i18n::Label;
use crate::i18n::dates::Style;

/// The most columns that the list takes.
const WIDE: u16 = 76;

/// Lays the list of marks over the screen.
pub(super) fn marks(scene: Scene<'_>, row: usize, body: Area, sheet: &mut Sheet) {
    let mut over = Sheet::new(scene.glyphs.ellipsis);
    let marks = scene.state.trail.marks();
    let rows = u16::try_from(marks.len()).unwrap_or(u16::MAX).saturating_add(3).max(8);
    let panel = at_top(body, rows);
    let inside = popup(scene, panel, &mut over);
    let name = scene.locale.label(Label::Marks);
    let count = [(marks.len().to_string(), Role::Dim)];
    let heading = Title { name, focused: true, parts: &count };
    title(scene, heading, inside.top(1), &mut over);
    let list = inside.below(1);
    let first = (row + 1).saturating_sub(usize::from(list.height));
    for ((slot, mark), y) in marks.iter().enumerate().skip(first).zip(list.y..list.bottom()) {
        let Some(event) = scene.store.event(*mark) else { continue };
        let at = Area { y, height: 1, ..list };
        let selected = slot == row;
        if selected {
            under_cursor(scene, at, &mut over);
        }
        let number = (slot + 1).to_string();
        over.draw((at.x, y), at.right(), &number, Role::Dim);
        let parts = [scene.date(event, Style::WithYear), scene.places(event)];
        let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        let detail = parts.join(scene.glyphs.separator);
        let name = scene.label(event);
        let role = if selected { Role::Strong } else { Role::Text };
        let x = over.text((at.x + 4, y), at.right(), &name, role);
        let end = at.right().saturating_sub(cells(&detail)).max(x + 2);
        over.text((end, y), at.right(), &detail, Role::Dim);
    }
    sheet.over = Some(Box::new(Popup { area: panel, sheet: over }));
}

/// Returns an area of so many rows at the top, in the middle; all columns of a narrow screen.
pub(super) fn at_top(body: Area, rows: u16) -> Area {
    let width = WIDE.min(body.width);
    let x = body.x + (body.width - width) / 2;
    // One that takes the whole width hides the marks of the panes as well.
    let margin = u16::from(width == body.width && x > 0);
    Area { x: x - margin, width: width + margin, height: rows.min(body.height), ..body }
}
