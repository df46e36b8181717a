//! A key and what it does, side by side.

use super::sheet::{Role, Sheet, cells};
use crate::action::Key;

/// Returns the name of a sequence of keys.
pub fn spell(keys: &[Key]) -> String {
    let names: Vec<String> = keys.iter().map(ToString::to_string).collect();
    names.join(" ")
}

/// Draws a key and its word where both fit, and returns the column for the next pair.
pub(super) fn pair((x, y): (u16, u16), end: u16, key: &str, word: &str, sheet: &mut Sheet) -> u16 {
    if x + cells(key) + 1 + cells(word) > end {
        return x;
    }
    let x = sheet.draw((x, y), end, key, Role::Strong) + 1;
    sheet.draw((x, y), end, word, Role::Dim) + 2
}
