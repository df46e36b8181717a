//! A key and what it does, side by side, and what can follow keys that wait for more.

use super::names::Scene;
use super::sheet::{Area, Role, Sheet, cells};
use super::terms::numbered;
use crate::action::{Action, Key, follow_ups};

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

/// Draws the keys that wait for more, and what can follow them.
pub(super) fn pending(scene: Scene<'_>, area: Area, sheet: &mut Sheet) {
    let typed: Vec<String> = scene.state.pending.iter().map(ToString::to_string).collect();
    let mut x = sheet.draw((area.x, area.y), area.right(), &typed.join(" "), Role::Accent) + 2;
    let follow_ups = || follow_ups(scene.state.context(), &scene.state.pending);
    if follow_ups().all(|(_, action)| action == Action::Term) {
        return numbered(scene, (x, area.y), area.right(), sheet);
    }
    for (key, action) in follow_ups() {
        x = pair((x, area.y), area.right(), &key.to_string(), scene.locale.action(action), sheet);
    }
}
