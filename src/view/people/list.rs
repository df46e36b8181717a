//! Everyone in the file, those who led most first.

use super::{badge_width, preview};
use crate::store::PersonId;
use crate::view::list::badges;
use crate::view::names::Scene;
use crate::view::panes::{right, under_cursor};
use crate::view::sheet::{Area, Role, Sheet};
use crate::view::timeline::{Title, title};

/// From so many columns on, the page of the person stands beside the list.
const BESIDE: u16 = 96;
/// From so many rows on, it stands under the list.
const UNDER: u16 = 18;

/// Draws the list, and beside or under it the beginning of a page.
pub(super) fn list(scene: Scene<'_>, body: Area, sheet: &mut Sheet) {
    let view = &scene.state.views.people;
    let parts =
        [(scene.locale.in_the_file(&scene.locale.people_counted(view.list.len())), Role::Dim)];
    let name = scene.locale.people();
    title(scene, Title { name, focused: true, parts: &parts }, body.top(1), sheet);
    if view.list.is_empty() {
        let none = scene.locale.no_people();
        sheet.text((body.x, body.y + 1), body.right(), none, Role::Dim);
        return;
    }
    let rows = body.below(if body.height > 8 { 2 } else { 1 });
    let (list, page) = if body.width >= BESIDE {
        let list = Area { width: 44, ..rows };
        let x = list.right() + 3;
        (list, Area { x, width: rows.right().saturating_sub(x), ..rows })
    } else if body.height >= UNDER {
        let height = rows.height / 2;
        (rows.top(height), rows.below(height + 1))
    } else {
        (rows, rows.top(0))
    };
    let height = usize::from(list.height).max(1);
    let first = (view.at + 1).saturating_sub(height);
    let people = view.list.iter().enumerate().skip(first).take(height);
    let wide =
        badge_width(scene, people.clone().filter_map(|(_, it)| scene.store.person(it.0).country));
    for ((position, (person, led)), y) in people.zip(list.y..) {
        let at = Area { y, height: 1, ..list };
        if position == view.at {
            under_cursor(scene, at, sheet);
        }
        row(scene, (*person, *led), wide, at, sheet);
    }
    if let (Some((person, _)), false) = (view.list.get(view.at), page.is_empty()) {
        preview(scene, *person, page, sheet);
    }
}

fn row(scene: Scene<'_>, (person, led): (PersonId, usize), wide: u16, at: Area, sheet: &mut Sheet) {
    if let Some(country) = scene.store.person(person).country {
        badges(scene, &[country], Area { width: wide, ..at }, sheet);
    }
    let told = if at.width < 30 { led.to_string() } else { scene.locale.sessions(led) };
    let end = right(sheet, at, &told, Role::Dim);
    let (name, others) = scene.person(person);
    let x = sheet.text((at.x + wide + 2, at.y), end, name, Role::Strong);
    if x + 4 < end {
        sheet.text((x + 2, at.y), end, &others.join(scene.glyphs.separator), Role::Dim);
    }
}
