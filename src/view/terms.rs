//! The terms of the query in the header, and their numbers when one of them is to be switched.

use super::names::Scene;
use super::panes::right;
use super::sheet::{Area, Role, Sheet, cells};
use crate::app::Part;
use crate::query::Expr;

/// Writes every term; one that is switched off stands in brackets.
pub(super) fn terms(scene: Scene<'_>, (x, y): (u16, u16), end: u16, sheet: &mut Sheet) -> u16 {
    let words = words(scene);
    let mut x = x;
    let mut left: u16 = words.iter().map(|(word, _)| cells(word) + 1).sum();
    for (word, role) in words {
        let wide = cells(&word) + 1;
        let room = end.saturating_sub(x);
        left = left.saturating_sub(wide);
        // A term of which nothing would be seen is told by the ellipsis of the one before it.
        let cut = wide + left > room + 1 && room.saturating_sub(wide) < 4;
        let word = if cut && left > 0 { format!("{word} {}", scene.glyphs.ellipsis) } else { word };
        x = sheet.text((x, y), end, &word, role);
        if cut {
            break;
        }
        x += 1;
    }
    x.min(end)
}

/// Returns the terms as they have to be typed, each with its role.
fn words(scene: Scene<'_>) -> Vec<(String, Role)> {
    let parts = scene.state.parts();
    let several = parts.len() > 1;
    let word = |part: &Part<'_>| match part.term {
        term if part.off => (format!("[{term}]"), Role::Off),
        // Beside another term, alternatives mean something else without parentheses.
        term @ Expr::Or(_) if several => (format!("({term})"), Role::Strong),
        term => (term.to_string(), Role::Strong),
    };
    parts.iter().map(word).collect()
}

/// Writes the terms that are switched off flush right, where there is room for all of them; returns
/// the column that other text has to end before.
pub(super) fn off(scene: Scene<'_>, area: Area, sheet: &mut Sheet) -> u16 {
    let words: Vec<String> =
        words(scene).into_iter().filter(|it| it.1 == Role::Off).map(|it| it.0).collect();
    let text = words.join(" ");
    if cells(&text) + 20 > area.width { area.right() } else { right(sheet, area, &text, Role::Off) }
}

/// Writes the terms with the digits that switch them.
pub(super) fn numbered(scene: Scene<'_>, (x, y): (u16, u16), end: u16, sheet: &mut Sheet) {
    let mut x = x;
    for (at, (word, role)) in words(scene).into_iter().enumerate().take(9) {
        if x + 6 > end {
            break;
        }
        x = sheet.draw((x, y), end, &(at + 1).to_string(), Role::Strong) + 1;
        let role = if role == Role::Strong { Role::Dim } else { role };
        x = sheet.text((x, y), end, &word, role) + 2;
    }
}
