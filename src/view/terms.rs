//! The terms of the query in the header, and their numbers when one of them is to be switched.

use super::names::Scene;
use super::sheet::{Role, Sheet, cells};
use crate::app::Part;

/// Writes every term; one that is switched off stands in brackets.
pub(super) fn terms(scene: Scene<'_>, (x, y): (u16, u16), end: u16, sheet: &mut Sheet) -> u16 {
    let parts = scene.state.parts();
    let words: Vec<(String, Role)> = parts.into_iter().map(word).collect();
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

fn word(part: Part<'_>) -> (String, Role) {
    if part.off {
        (format!("[{}]", part.term), Role::Off)
    } else {
        (part.term.to_string(), Role::Strong)
    }
}

/// Writes the terms with the digits that switch them.
pub(super) fn numbered(scene: Scene<'_>, (x, y): (u16, u16), end: u16, sheet: &mut Sheet) {
    let mut x = x;
    for (at, part) in scene.state.parts().into_iter().enumerate().take(9) {
        let (word, role) = word(part);
        if x + cells(&word) + 2 > end {
            break;
        }
        x = sheet.draw((x, y), end, &(at + 1).to_string(), Role::Strong) + 1;
        let role = if role == Role::Strong { Role::Dim } else { role };
        x = sheet.draw((x, y), end, &word, role) + 2;
    }
}
