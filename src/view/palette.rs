//! The palette: one list of everything there is.

use super::field::field;
use super::footer::spell;
use super::layout::popup;
use super::names::Scene;
use super::panes::{right, under_cursor};
use super::sheet::{Area, Popup, Role, Sheet, cells};
use super::trail::at_top;
use crate::action::{Action, Context, keys_for};
use crate::app::{Item, listed};
use crate::i18n::dates::Style;
use crate::query::{Stance, Stances};
use crate::store::{Event, Facet, PersonId};
use crate::text;

/// How many rows it has, border and line included, where the screen has them.
const ROWS: u16 = 20;
/// Columns for the kind of a row.
const KIND: u16 = 9;
/// Below this many columns rows have no kind.
const SLIM: u16 = 50;

/// Lays the palette over the screen.
pub(super) fn palette(scene: Scene<'_>, body: Area, sheet: &mut Sheet) {
    let mut over = Sheet::new(scene.glyphs.ellipsis);
    let panel = at_top(body, ROWS);
    let inside = popup(scene, panel, &mut over);
    let state = &scene.state.palette;
    let listed = listed(scene.store, scene.state);
    let line = inside.top(1);
    let count = right(&mut over, line, &listed.count.to_string(), Role::Dim);
    let sign = keys_for(Context::Browse, Action::Palette).next().map(spell).unwrap_or_default();
    let x = over.draw((line.x, line.y), count, &sign, Role::Accent) + 1;
    field(state.line(), Area { x, width: count.saturating_sub(x + 1), ..line }, &mut over);
    let list = inside.below(1);
    // The row under the cursor is the last one, unless the list begins or ends on screen.
    let first = (state.row() + 1).saturating_sub(usize::from(list.height));
    let rows = listed.rows.iter().enumerate().skip(first);
    let stances = Stances::new(&scene.state.query, scene.store);
    for ((slot, item), y) in rows.zip(list.y..list.bottom()) {
        let at = Area { y, height: 1, ..list };
        let selected = slot == state.row();
        if selected {
            under_cursor(scene, at, &mut over);
        }
        let role = if selected { Role::Strong } else { Role::Text };
        row(scene, (item, role), &stances, at, &mut over);
    }
    if listed.rows.is_empty() {
        let none = scene.locale.label(crate::i18n::Label::NoMatch);
        over.text((list.x, list.y), list.right(), none, Role::Dim);
    }
    sheet.over = Some(Box::new(Popup { area: panel, sheet: over }));
}

/// Draws one row: kind, name, detail; the keys of a command flush right. What the query asks for is
/// ticked: choosing it takes it away.
fn row(
    scene: Scene<'_>,
    (item, role): (&Item, Role),
    stances: &Stances,
    at: Area,
    sheet: &mut Sheet,
) {
    let mut x = at.x;
    if at.width >= SLIM {
        let kind = scene.locale.label(item.kind());
        sheet.text((x, at.y), x + KIND, kind, Role::Dim);
        x += KIND;
        if item.value().is_some_and(|it| stances.of(it) == Stance::On) {
            sheet.draw((x - 2, at.y), x, scene.glyphs.check, Role::Strong);
        }
    }
    let mut end = at.right();
    if let Item::Command(action) = item {
        let keys = keys_for(Context::Browse, *action).next().map(spell).unwrap_or_default();
        end = end.saturating_sub(cells(&keys));
        sheet.draw((end, at.y), at.right(), &keys, Role::Strong);
        end = end.saturating_sub(1);
    }
    let (name, others, detail) = words(scene, item);
    let mut texts: Vec<&str> = vec![&name];
    texts.extend(others.iter().copied());
    let hits = scene.state.palette.hits(&texts);
    // Of other scripts, the one that was typed; else the first.
    let typed = hits.iter().skip(1).position(|it| !it.is_empty()).unwrap_or(0);
    let after = marked((x, at.y), end, &name, (hits.first(), role), sheet);
    x = after;
    if let Some(other) = others.get(typed) {
        x = marked((x + 1, at.y), end, other, (hits.get(typed + 1), Role::Dim), sheet);
    }
    if x + 3 < end {
        let from = end.saturating_sub(cells(&detail)).max(x + 2);
        sheet.text((from, at.y), end, &detail, Role::Dim);
    }
}

/// Letters of a text that were typed, and the role of the others.
type Hits<'a> = (Option<&'a Vec<usize>>, Role);

/// Writes a text with the typed letters marked; returns the column after it.
fn marked(at: (u16, u16), end: u16, shown: &str, (hits, role): Hits<'_>, sheet: &mut Sheet) -> u16 {
    let after = sheet.text(at, end, shown, role);
    let fits = text::fit(shown, usize::from(end.saturating_sub(at.0)), "").into_owned();
    let mut x = at.0;
    for (slot, letter) in fits.chars().enumerate() {
        let letter = letter.to_string();
        let wide = cells(&letter);
        let hit = hits.is_some_and(|it| it.binary_search(&slot).is_ok());
        // A mark on a letter belongs to the one before; the ellipsis covers what is cut.
        if hit && wide > 0 && x + wide <= after {
            sheet.draw((x, at.1), after, &letter, Role::Match);
        }
        x = x.saturating_add(wide);
    }
    after
}

/// Returns what a thing is called, how else, and what else is to be said of it.
fn words<'a>(scene: Scene<'a>, item: &Item) -> (String, Vec<&'a str>, String) {
    let title = item.title(scene.store, scene.locale);
    let events =
        |facet, slot: usize| scene.locale.events(scene.store.index().with(facet, slot).len());
    match item {
        Item::Mark(at) | Item::Event(at) => {
            let event = scene.store.event(*at);
            (title, Vec::new(), event.map(|it| when_and_where(scene, it)).unwrap_or_default())
        }
        Item::Person(id) => {
            let (name, mut others) = scene.person(*id);
            let aliases = scene.store.person(*id).aliases.iter();
            others.extend(aliases.map(|it| scene.store.str(*it)));
            (name.to_owned(), others, office(scene, *id))
        }
        Item::Country(id) => (title, Vec::new(), events(Facet::Country, id.slot())),
        Item::Series(id) => (title, Vec::new(), events(Facet::Series, id.slot())),
        Item::Place(id) => (title, Vec::new(), events(Facet::Place, id.slot())),
        Item::Topic(id) => (title, Vec::new(), events(Facet::Theme, id.slot())),
        Item::Source(id) => (title, Vec::new(), events(Facet::Source, id.slot())),
        _ => (title, Vec::new(), String::new()),
    }
}

fn when_and_where(scene: Scene<'_>, event: Event<'_>) -> String {
    let parts = [scene.date(event, Style::WithYear), scene.places(event)];
    let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    parts.join(scene.glyphs.separator)
}

/// Returns the office that a person held last, and at how many events.
fn office(scene: Scene<'_>, person: PersonId) -> String {
    let set = scene.store.index().with(Facet::Person, person.slot());
    let last = set.len().checked_sub(1).and_then(|it| set.select(it));
    let last = last.and_then(|it| scene.store.event(it));
    let leader = last.and_then(|it| it.leaders().iter().find(|it| it.person == person));
    let office = leader.map_or("", |it| scene.office(it.office).0);
    let count = scene.locale.events(set.len());
    if office.is_empty() { count } else { format!("{office}{}{count}", scene.glyphs.separator) }
}
