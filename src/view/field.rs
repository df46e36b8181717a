//! A line of text with the cursor in it.

use super::sheet::{Area, Role, Sheet, cells};
use crate::app::Field;

/// Draws what is typed in the first row of `area`, and puts the cursor there. Of a long line the
/// part around the cursor is seen; returns how many columns before it are not.
pub(super) fn field(typed: &Field, area: Area, sheet: &mut Sheet) -> u16 {
    let room = usize::from(area.width.saturating_sub(1));
    let before = typed.cursor();
    let skipped = before.saturating_sub(room.saturating_sub(1));
    let role = if typed.is_proposed() { Role::Dim } else { Role::Strong };
    sheet.draw((area.x, area.y), area.right(), from_column(typed.text(), skipped), role);
    let column = u16::try_from(before - skipped).unwrap_or(u16::MAX);
    sheet.cursor = Some((area.x.saturating_add(column).min(area.right()), area.y));
    u16::try_from(skipped).unwrap_or(u16::MAX)
}

fn from_column(text: &str, column: usize) -> &str {
    let mut seen = 0;
    let at = text.char_indices().find(|(_, letter)| {
        let here = seen;
        seen += usize::from(cells(letter.encode_utf8(&mut [0; 4])));
        here >= column
    });
    at.and_then(|(at, _)| text.get(at..)).unwrap_or("")
}
