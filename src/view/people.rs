//! People and chairs: who led which delegation when, everyone in the file, and one person whole.

mod chairs;
mod list;
mod person;
mod short;

use super::layout::nothing;
use super::names::Scene;
use super::page::Page;
use super::sheet::{Area, Role, Sheet, cells};
use super::timeline::{Title, title};
use crate::app::PeoplePart;
use crate::store::PersonId;

/// Draws it under the header.
pub(super) fn people(scene: Scene<'_>, body: Area, sheet: &mut Sheet) {
    let view = &scene.state.views.people;
    // Keys walk over the ways out, so these are what is drawn.
    if !scene.state.ways.is_empty() {
        return nothing(scene, body, sheet);
    }
    match (view.page, view.part) {
        (Some(person), _) => page(scene, person, body, sheet),
        (None, PeoplePart::Chairs) => chairs::chairs(scene, body, sheet),
        (None, PeoplePart::List) => list::list(scene, body, sheet),
    }
}

/// Draws the page of a person, scrolled.
fn page(scene: Scene<'_>, person: PersonId, body: Area, sheet: &mut Sheet) {
    let mut page = Page::new(scene, body.width);
    person::write(&mut page, person);
    // A small screen has no rows to give away.
    let above = if body.height > 8 { 2 } else { 1 };
    let area = body.below(above);
    let scroll = scene.state.views.people.scroll;
    let rest = page.len().saturating_sub(scroll + usize::from(area.height));
    let parts =
        if rest == 0 { Vec::new() } else { vec![(scene.locale.more_rows(rest), Role::Strong)] };
    let (name, _) = scene.person(person);
    title(scene, Title { name, focused: true, parts: &parts }, body.top(1), sheet);
    sheet.extent = page.draw(area, scroll, sheet);
}

/// Draws the beginning of the page of a person, as much as fits under its name.
fn preview(scene: Scene<'_>, person: PersonId, area: Area, sheet: &mut Sheet) {
    let mut page = Page::new(scene, area.width);
    person::write(&mut page, person);
    let rows = area.below(1);
    let rest = page.len().saturating_sub(usize::from(rows.height));
    let parts =
        if rest == 0 { Vec::new() } else { vec![(scene.locale.more_rows(rest), Role::Dim)] };
    let (name, _) = scene.person(person);
    title(scene, Title { parts: &parts, ..Title::new(name) }, area.top(1), sheet);
    page.draw(rows, 0, sheet);
}

/// Returns how many columns the badges of some countries need.
fn badge_width(scene: Scene<'_>, countries: impl Iterator<Item = crate::store::CountryId>) -> u16 {
    countries.map(|it| cells(scene.code(it)).min(6)).max().unwrap_or(0).max(2)
}
