//! Leaders and place of the selected event.

use super::list::badges;
use super::names::{Scene, unsourced};
use super::sheet::{Area, Ground, Role, Sheet, cells};
use crate::analysis::{self, Tenure};
use crate::app::{Pane, named_in};
use crate::i18n::Label;
use crate::model::{Certainty, Field};
use crate::store::{Event, Leader};

/// Where the name begins behind the badge.
const NAME: u16 = 4;

/// Draws who led: badge, name in every script, office, and how long in the chair.
pub(super) fn leaders(scene: Scene<'_>, event: Event<'_>, area: Area, sheet: &mut Sheet) {
    let leaders = event.leaders();
    if leaders.is_empty() {
        let none = scene.locale.label(Label::NoLeaders);
        sheet.text((area.x, area.y), area.right(), none, Role::Dim);
        return;
    }
    let count = u16::try_from(leaders.len()).unwrap_or(u16::MAX);
    // A blank row between them where there is room, then three rows each, two, one.
    let (rows, gap) = match area.height {
        height if height >= count.saturating_mul(4).saturating_sub(1) => (3, 1),
        height if height >= count.saturating_mul(3) => (3, 0),
        height if height >= count.saturating_mul(2) => (2, 0),
        _ => (1, 0),
    };
    let focused = scene.state.focus == Pane::Leaders;
    let room = usize::from((area.height + gap) / (rows + gap)).max(1);
    let fits = if room < leaders.len() { room.saturating_sub(1) } else { room };
    let cursor = if focused { scene.state.row.min(leaders.len() - 1) } else { 0 };
    let first = (cursor + 1).saturating_sub(fits.max(1));
    for (position, leader) in leaders.iter().enumerate().skip(first).take(fits.max(1)) {
        let slot = u16::try_from(position - first).unwrap_or(0);
        let at = Area { y: area.y + slot * (rows + gap), height: rows, ..area };
        if focused && position == cursor {
            under_cursor(scene, at, sheet);
        }
        leader_rows(scene, (event, leader), at, sheet);
    }
    let hidden = leaders.len() - fits.max(1).min(leaders.len());
    if hidden > 0 && area.height > rows {
        let more = scene.locale.more(hidden);
        sheet.draw((area.x + NAME, area.bottom() - 1), area.right(), &more, Role::Dim);
    }
}

/// Lays the cursor under some rows.
pub(super) fn under_cursor(scene: Scene<'_>, at: Area, sheet: &mut Sheet) {
    sheet.ground(at, Ground::Select);
    for y in at.y..at.bottom() {
        sheet.draw((at.x.saturating_sub(1), y), at.x, scene.glyphs.bar, Role::Accent);
    }
}

/// Returns the marks of the disagreements about the heads of delegation that are about none of
/// them by name.
pub(super) fn disputed_leaders(scene: Scene<'_>, event: Event<'_>) -> (String, Role) {
    (scene.keys(named_in(scene.store, event, None).into_iter()), Role::Conflict)
}

fn leader_rows(
    scene: Scene<'_>,
    (event, leader): (Event<'_>, &Leader),
    area: Area,
    sheet: &mut Sheet,
) {
    if let Some(country) = leader.country {
        let at = Area { width: NAME - 1, height: 1, ..area };
        let wide = cells(scene.code(country)).min(at.width);
        badges(scene, &[country], Area { width: wide, ..at }, sheet);
    }
    let cites = scene.cited(event, scene.store.cites(leader.cites), 9);
    let marks = scene.keys(named_in(scene.store, event, Some(leader)).into_iter());
    let end = marked(sheet, area, (&marks, &cites));
    let (name, others) = scene.person(leader.person);
    let x = sheet.text((area.x + NAME, area.y), end, name, Role::Strong);
    let others = others.join(scene.glyphs.separator);
    if x + 3 < end {
        sheet.text((x + 2, area.y), end, &others, Role::Dim);
    }
    let (office, ministry) = scene.office(leader.office);
    let (x, end) = (area.x + NAME, area.right());
    if area.height > 1 {
        sheet.text((x, area.y + 1), end, office, Role::Text);
    }
    if area.height > 2 {
        let told = tenure(scene, event, leader);
        let parts: Vec<&str> = [ministry, &told].into_iter().filter(|it| !it.is_empty()).collect();
        let line = parts.join(scene.glyphs.separator);
        sheet.text((x, area.y + 2), end, &line, Role::Dim);
    }
}

/// Returns how a head of delegation stands to the sessions before, in a few words.
pub(super) fn tenure(scene: Scene<'_>, event: Event<'_>, leader: &Leader) -> String {
    match analysis::tenure(scene.store, event, leader) {
        Tenure::First => String::new(),
        Tenure::After { predecessor, at } => {
            scene.locale.successor_of(scene.family(predecessor), &scene.number(at))
        }
        Tenure::Since { first, new_office: true } => {
            scene.locale.head_in_new_post_since(&scene.number(first))
        }
        Tenure::Since { first, .. } => scene.locale.head_since(&scene.number(first)),
    }
}

/// Writes a text flush right and returns the column that other text has to end before.
pub(super) fn right(sheet: &mut Sheet, area: Area, text: &str, role: Role) -> u16 {
    if text.is_empty() {
        return area.right();
    }
    let at = area.right().saturating_sub(cells(text));
    sheet.draw((at, area.y), area.right(), text, role);
    at.saturating_sub(2)
}

/// Writes the numbers of sources flush right and the marks of disagreements before them; returns
/// the column that other text has to end before.
pub(super) fn marked(sheet: &mut Sheet, area: Area, (marks, cites): (&str, &str)) -> u16 {
    let end = right(sheet, area, cites, Role::Dim) + u16::from(!cites.is_empty());
    let rest = Area { width: end.saturating_sub(area.x), ..area };
    let after = right(sheet, rest, marks, Role::Conflict);
    if marks.is_empty() { end.saturating_sub(u16::from(!cites.is_empty())) } else { after }
}

/// Draws the place, its host, what is doubtful about them and their sources, in one row.
pub(super) fn place_row(scene: Scene<'_>, event: Event<'_>, area: Area, sheet: &mut Sheet) {
    let conflicts = scene.conflicts_of(event, &[Field::Place, Field::Host]);
    let doubt = doubt(scene, event.certainty(Field::Host));
    let host = event.host().map_or(0, |it| {
        let words = cells(scene.locale.label(Label::Host)) + 1 + cells(scene.code(it));
        words + 2 + cells(doubt) + u16::from(!doubt.is_empty())
    });
    let places = scene.places(event);
    // Host and doubt need the room more than all the numbers: these are in the list of sources.
    let unsure = self::doubt(scene, event.certainty(Field::Place));
    let unsure_columns = cells(unsure) + u16::from(!unsure.is_empty());
    let needed = cells(&places) + host + cells(&conflicts) + unsure_columns + 2;
    let room = usize::from(area.width.saturating_sub(needed)).clamp(4, 11);
    let none = places.is_empty();
    let cites = event.cites(Field::Place);
    let cites = if none { String::new() } else { scene.cited(event, cites, room) };
    let end = marked(sheet, area, (&conflicts, &cites)) + 1;
    let end = end.min(area.right());
    let unknown = scene.locale.label(Label::NoPlace);
    let (name, role) = if none { (unknown, Role::Dim) } else { (&*places, Role::Strong) };
    let mut x = sheet.text((area.x, area.y), end, name, role);
    if !unsure.is_empty() && x + 1 + cells(unsure) <= end {
        x = sheet.draw((x + 1, area.y), end, unsure, Role::Dim);
    }
    let Some(host) = event.host() else { return };
    let word = scene.locale.label(Label::Host);
    if x + 3 + cells(word) + 1 + cells(scene.code(host)) > end {
        return;
    }
    let x = sheet.draw((x + 2, area.y), end, word, Role::Dim) + 1;
    let x = sheet.draw((x, area.y), end, scene.code(host), Role::Badge(scene.tone(host))) + 1;
    // What is inferred has no source, and says so already.
    let unsourced = doubt.is_empty() && self::unsourced(event, event.cites(Field::Host));
    let told = if unsourced { scene.glyphs.unsourced } else { doubt };
    if x + cells(told) <= end {
        sheet.draw((x, area.y), end, told, Role::Dim);
    }
}

/// Returns the word for how firmly something is known; nothing where a source states it.
pub(super) fn doubt(scene: Scene<'_>, certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Stated => "",
        Certainty::Inferred => scene.locale.label(Label::Inferred),
        Certainty::Disputed => scene.locale.label(Label::Disputed),
    }
}
