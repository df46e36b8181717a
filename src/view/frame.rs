//! The header: the same on every screen.

use super::list::scope_name;
use super::names::Scene;
use super::panes::right;
use super::problems::{badge, badge_columns, draw_badge};
use super::sheet::{Area, Ground, Role, Sheet, cells};
use super::terms::terms;
use crate::app::{Chip, NUMBERED, Overlay};
use crate::model::Scope;

/// From this many columns on, chips have their counts and the day called today is named.
const WITH_COUNTS: u16 = 106;
/// From this many columns on, it is told how many disagreements are open.
const WITH_BADGE: u16 = 72;
/// Below so many columns there is room for the counts alone.
const SLIM: u16 = 46;
/// The name of the program.
const NAME: &str = "attaché";

/// Draws the header: name, title, scope and counts, what is wrong with the files, the filter, chips,
/// the day called today.
pub(super) fn header(scene: Scene<'_>, area: Area, sheet: &mut Sheet) {
    sheet.ground(Area { x: 0, width: area.right() + area.x, ..area }, Ground::Surface);
    let columns = area.width;
    let count = scene.locale.count_of(scene.state.shown().len(), scene.store.len());
    let problems = badge(scene);
    let flagged = if problems.is_empty() { 0 } else { badge_columns(&problems) + 2 };
    let name = if scene.glyphs.braille { NAME } else { "attache" };
    if columns < SLIM {
        // What is wrong is always told; the name gives way to it.
        let fits = cells(name) + 2 + flagged + cells(&count) <= columns;
        let name = if fits || problems.is_empty() { name } else { "" };
        let x = sheet.draw((area.x, area.y), area.right(), name, Role::Strong) + 2;
        let mut end = right(sheet, area, &count, Role::Dim);
        if flagged > 0 {
            let at = (end + 2).saturating_sub(flagged).max(area.x);
            draw_badge(&problems, (at, area.y), end, sheet);
            end = at.saturating_sub(2);
        }
        terms(scene, (x - 1, area.y), end.saturating_sub(1), sheet);
        return;
    }
    let x = sheet.draw((area.x, area.y), area.right(), name, Role::Strong) + 2;
    let wide = columns >= WITH_COUNTS;
    let mut end = area.right();
    if wide && scene.store.has_as_of() {
        end = right(sheet, area, &scene.locale.as_of(scene.store.as_of()), Role::Dim)
            .saturating_sub(2);
    }
    let scope = scope_name(scene, scene.state.derived.scope.unwrap_or(Scope::All));
    let open = scene.state.derived.open;
    // A narrow header keeps the title instead; the footer and the pages tell of it too.
    let open = if open > 0 && columns >= WITH_BADGE {
        scene.locale.open_conflicts(open)
    } else {
        String::new()
    };
    let open_columns = if open.is_empty() { 0 } else { cells(&open) + 3 };
    let needed = cells(scope) + 1 + cells(&count) + flagged + 3 + open_columns;
    if x + needed + 6 <= end {
        let row = Area { width: end - area.x, ..area };
        end = chips_row(scene, x + needed, row, columns, sheet).saturating_sub(3);
    }
    let from = end.saturating_sub(needed - 3);
    let after = heading(scene, (x, area.y), from.saturating_sub(3).max(x), sheet);
    let x = if wide { after + 3 } else { from };
    let mut x = sheet.draw((x, area.y), end, scope, Role::Strong);
    x = sheet.draw((x + 1, area.y), end, &count, Role::Dim);
    if flagged > 0 {
        x = draw_badge(&problems, (x + 2, area.y), end, sheet);
    }
    if x + open_columns <= end {
        sheet.draw((x + 3, area.y), end, &open, Role::Conflict);
    }
}

/// Draws the title, or the query, which is always visible: the title gives way to it. Returns the
/// column after it.
fn heading(scene: Scene<'_>, at: (u16, u16), end: u16, sheet: &mut Sheet) -> u16 {
    // Where the query is being edited, it stands in its own line.
    let edited = scene.state.overlays.contains(&Overlay::Filter);
    if !edited && !scene.state.parts().is_empty() {
        return terms(scene, at, end, sheet);
    }
    sheet.text(at, end, scene.say(scene.store.title()), Role::Text)
}

/// Returns the countries that have a chip, each with its place.
pub(super) fn visible(scene: Scene<'_>) -> impl Iterator<Item = (usize, Chip)> {
    let chips = scene.state.derived.chips.iter().copied().enumerate().take(NUMBERED);
    chips.filter(|(_, it)| it.on || it.count > 0)
}

/// Returns how many columns a chip takes with the gap behind it.
fn chip_width(scene: Scene<'_>, chip: Chip, columns: u16) -> u16 {
    let counted = if columns >= WITH_COUNTS { cells(&chip.count.to_string()) + 1 } else { 0 };
    4 + cells(scene.code(chip.country)) + counted
}

/// Draws the countries as key, badge and count, flush right, as many as fit behind `from`; returns
/// where they begin.
fn chips_row(scene: Scene<'_>, from: u16, area: Area, columns: u16, sheet: &mut Sheet) -> u16 {
    let room = area.right().saturating_sub(from);
    let mut used = 0;
    let fits = |(_, chip): &(usize, Chip)| {
        used += chip_width(scene, *chip, columns);
        used <= room + 2
    };
    let chips: Vec<(usize, Chip)> = visible(scene).take_while(fits).collect();
    let width: u16 = chips.iter().map(|(_, chip)| chip_width(scene, *chip, columns)).sum();
    let start = (area.right() + 2).saturating_sub(width);
    let mut x = start;
    for (slot, chip) in chips {
        let tone = scene.tone(chip.country);
        x = sheet.draw((x, area.y), area.right(), &(slot + 1).to_string(), Role::Dim) + 1;
        let role = if chip.on { Role::BadgeOn(tone) } else { Role::Badge(tone) };
        x = sheet.draw((x, area.y), area.right(), scene.code(chip.country), role);
        if columns >= WITH_COUNTS {
            let role = if chip.on { Role::Strong } else { Role::Dim };
            x = sheet.draw((x + 1, area.y), area.right(), &chip.count.to_string(), role);
        }
        x += 2;
    }
    start
}
