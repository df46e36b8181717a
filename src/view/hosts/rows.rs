//! The rows of hosts and places, one by one.

use super::turn::{order, turn};
use crate::analysis::{self, Hosting, Pair, Pattern, Rotation};
use crate::app::HostRow;
use crate::i18n::dates::Style;
use crate::i18n::{Label, Locale};
use crate::model::{Field, Part};
use crate::store::{CountryId, Event, PlaceId, SourceId};
use crate::text;
use crate::view::names::{Scene, lane_tone};
use crate::view::panes::{doubt, marked, right};
use crate::view::sheet::{Area, Role, Sheet, cells};
use crate::view::timeline::{Title, title};

/// From so many columns on, a session takes one row.
const WIDE: u16 = 72;
/// From so many columns on, two sessions that were held together take two rows, not three.
const SLIM: u16 = 50;
/// More columns than this are not used: what belongs together would stand too far apart.
const WIDEST: u16 = 120;
/// The columns of a date with its year in Korean and Japanese.
const DATE: u16 = 21;
/// Where a sentence begins.
const INDENT: u16 = 2;

/// Returns how many rows of the screen a row takes.
pub(super) fn height(scene: Scene<'_>, row: HostRow, width: u16) -> u16 {
    let lines = match row {
        HostRow::Turn(_) | HostRow::MoreSeries(_) | HostRow::TogetherNote | HostRow::PlacesNote => {
            sentence(scene, row, width).len()
        }
        HostRow::Pair(_) if width < SLIM => 3,
        HostRow::Pair(_) if width < wide_pair(scene) => 2,
        HostRow::Session(..) | HostRow::Place(_) if width < WIDE => 2,
        _ => 1,
    };
    u16::try_from(lines).unwrap_or(u16::MAX)
}

/// Returns a sentence in rows; none where there is nothing to say.
fn sentence(scene: Scene<'_>, row: HostRow, width: u16) -> Vec<String> {
    let view = &scene.state.views.hosts;
    let locale = scene.locale;
    let told = match row {
        HostRow::Turn(series) => {
            view.rotations.get(series).map_or_else(String::new, |it| turn(scene, it))
        }
        HostRow::MoreSeries(count) => {
            format!("{} {}", locale.more(count), locale.label(Label::SeriesWord))
        }
        HostRow::TogetherNote => {
            let found = &view.together;
            let mut parts = Vec::new();
            if found.pairs.is_empty() {
                parts.push(locale.none_together().to_owned());
            }
            if found.more > 0 {
                parts.push(locale.more(found.more));
            }
            if found.vague > 0 {
                parts.push(locale.not_dated(found.vague));
            }
            if found.earlier > 0 {
                parts.push(locale.earlier_left_out(found.earlier));
            }
            parts.join(scene.glyphs.separator)
        }
        HostRow::PlacesNote => {
            let mut parts = Vec::new();
            let placed = scene.store.with_part(Part::Place).shared(&view.sessions);
            let without = view.sessions.len() - placed;
            if view.places.is_empty() {
                parts.push(locale.no_places().to_owned());
            } else if without > 0 {
                parts.push(locale.without_place(without));
            }
            if view.more_places > 0 {
                parts.push(locale.more(view.more_places));
            }
            parts.join(scene.glyphs.separator)
        }
        _ => String::new(),
    };
    if told.is_empty() {
        return Vec::new();
    }
    text::wrap(&told, usize::from(width.saturating_sub(INDENT)))
}

/// Draws a sentence.
pub(super) fn note(scene: Scene<'_>, row: HostRow, at: Area, sheet: &mut Sheet) {
    let expected = match row {
        HostRow::Turn(series) => {
            let rotation = scene.state.views.hosts.rotations.get(series);
            rotation.is_some_and(|it| it.next.is_some())
        }
        _ => false,
    };
    let role = if expected { Role::Text } else { Role::Dim };
    let lines = sentence(scene, row, at.width);
    for (line, y) in lines.iter().zip(at.y..at.bottom()) {
        sheet.text((at.x + INDENT, y), at.right(), line, role);
    }
}

/// Draws the name of a series, and the order in which it is hosted.
pub(super) fn series(scene: Scene<'_>, rotation: &Rotation, at: Area, sheet: &mut Sheet) {
    let mut parts = Vec::new();
    if rotation.earlier > 0 {
        parts.push((scene.locale.earlier_left_out(rotation.earlier), Role::Dim));
    }
    if rotation.pattern == Pattern::Holds {
        parts.push((order(scene, rotation), Role::Dim));
    }
    let name = scene.lane(rotation.series, scene.locale.of_no_series());
    title(scene, Title { parts: &parts, ..Title::new(name) }, at, sheet);
}

fn narrowed(at: Area) -> Area {
    Area { width: at.width.min(WIDEST), ..at }
}

/// Draws a session with its place and its host.
pub(super) fn session(
    scene: Scene<'_>,
    (rotation, position): (&Rotation, usize),
    at: Area,
    sheet: &mut Sheet,
) {
    let at = narrowed(at);
    let Some(hosting) = rotation.sessions.get(position) else { return };
    let Some(event) = scene.store.event(hosting.session) else { return };
    let chosen = scene
        .state
        .views
        .hosts
        .rows
        .get(scene.state.views.hosts.cursor)
        .copied()
        .and_then(|it| scene.state.views.hosts.event(scene.store, it))
        == Some(hosting.session);
    let name = if chosen { Role::Strong } else { Role::Lane(lane_tone(event.series())) };
    let places = placed(scene, event);
    if at.width < WIDE {
        let end =
            host(scene, hosting, Area { x: at.right().saturating_sub(16), width: 16, ..at }, sheet);
        let x = sheet.text((at.x, at.y), end.saturating_sub(1), &scene.number(event), name) + 1;
        let date = scene.date(event, Style::WithYear);
        sheet.text((x, at.y), end.saturating_sub(1), &date, Role::Dim);
        if at.height > 1 {
            let told = told(scene, hosting);
            let below = Area { y: at.y + 1, height: 1, ..at };
            let end = trusted(scene, event, below, sheet);
            let x = sheet.text((at.x + INDENT, below.y), end, places.0, places.1) + 2;
            sheet.text((x, below.y), end, &told.0, told.1);
        }
        return;
    }
    let end = trusted(scene, event, at, sheet);
    // Sessions with numbers need less room for them than those with names.
    let numbered = rotation
        .sessions
        .iter()
        .all(|it| scene.store.event(it.session).is_some_and(|it| it.ordinal().is_some()));
    let first = if numbered { 9 } else { at.width / 4 };
    let rest = at.width.saturating_sub(first);
    let date = at.x + first;
    let least = if scene.locale == Locale::En { 0 } else { DATE };
    let place = date + (rest * 3 / 11).max(least);
    // What is not known is said whole.
    let known = |it: &Hosting| scene.store.event(it.session).is_some_and(is_placed(scene));
    let unknown = cells(scene.locale.label(Label::NoPlace)) + 1;
    let least = if rotation.sessions.iter().all(known) { 0 } else { unknown };
    let host_at = place + (rest * 2 / 11).max(least);
    sheet.text((at.x, at.y), date - 1, &scene.number(event), name);
    sheet.text((date, at.y), place - 1, &scene.date(event, Style::WithYear), Role::Text);
    if !is_placed(scene)(event) && hosting.host.is_none() {
        let told = [places.0, scene.locale.host_not_known()].join(scene.glyphs.separator);
        sheet.text((place, at.y), end, &told, Role::Dim);
        return;
    }
    sheet.text((place, at.y), host_at - 1, places.0, places.1);
    let x = host_left(scene, hosting, (host_at, at), sheet);
    let told = told(scene, hosting);
    // Where the column is too far right, it stands beside the host.
    let column = x.max(host_at + 16) + 1;
    let column = if column + cells(&told.0) > end { x + 1 } else { column };
    sheet.text((column, at.y), end, &told.0, told.1);
}

/// Draws flush right which sources say where a session was and who hosted it, and what they do
/// not agree on; returns the column that other text has to end before.
fn trusted(scene: Scene<'_>, event: Event<'_>, at: Area, sheet: &mut Sheet) -> u16 {
    let fields = [Field::Place, Field::Host];
    let conflicts = scene.conflicts_of(event, &fields);
    let cites: Vec<SourceId> = fields.iter().flat_map(|it| event.cites(*it)).copied().collect();
    let said = !event.places().is_empty() || event.host().is_some();
    let room = usize::from(at.width / 10).min(11);
    let cites = if said && room > 3 { scene.cited(event, &cites, room) } else { String::new() };
    marked(sheet, at, (&conflicts, &cites))
}

fn placed<'a>(scene: Scene<'a>, event: Event<'_>) -> (&'a str, Role) {
    match event.places().first().map(|&it| scene.place(it)) {
        Some(place) if !place.is_empty() => (place, Role::Text),
        _ => (scene.locale.label(Label::NoPlace), Role::Dim),
    }
}

fn is_placed<'a>(scene: Scene<'a>) -> impl Fn(Event<'a>) -> bool {
    move |event| event.places().first().is_some_and(|&it| !scene.place(it).is_empty())
}

/// Returns from how many columns on two sessions that were held together take one row.
const fn wide_pair(scene: Scene<'_>) -> u16 {
    match scene.locale {
        Locale::En => WIDE,
        Locale::Ko | Locale::Ja => WIDE + 12,
    }
}

/// Draws the host and how firmly that is known; returns the column after it.
fn host_left(scene: Scene<'_>, hosting: &Hosting, (x, at): (u16, Area), sheet: &mut Sheet) -> u16 {
    let Some(host) = hosting.host else {
        return sheet.text((x, at.y), at.right(), scene.locale.host_not_known(), Role::Dim);
    };
    let x = badge(scene, host, (x, at), sheet);
    sheet.text((x + 1, at.y), at.right(), doubt(scene, hosting.certainty), Role::Dim)
}

/// The same flush right; returns the column before it.
fn host(scene: Scene<'_>, hosting: &Hosting, at: Area, sheet: &mut Sheet) -> u16 {
    let Some(host) = hosting.host else {
        return right(sheet, at, scene.locale.host_not_known(), Role::Dim);
    };
    let doubt = doubt(scene, hosting.certainty);
    let gap = u16::from(!doubt.is_empty());
    let wide = cells(scene.code(host)).min(6) + gap + cells(doubt);
    let x = at.right().saturating_sub(wide);
    let after = badge(scene, host, (x, at), sheet);
    sheet.text((after + gap, at.y), at.right(), doubt, Role::Dim);
    x
}

fn badge(scene: Scene<'_>, country: CountryId, (x, at): (u16, Area), sheet: &mut Sheet) -> u16 {
    let end = at.right().min(x.saturating_add(6));
    sheet.text((x, at.y), end, scene.code(country), Role::Badge(scene.tone(country)))
}

/// Returns what is unusual about a host: that it was another one's turn, or a third country.
fn told(scene: Scene<'_>, hosting: &Hosting) -> (String, Role) {
    let mut parts = Vec::new();
    if let Some(other) = hosting.instead_of {
        parts.push(format!("~ {}", scene.locale.turn_of(scene.code(other))));
    }
    if let Some(third) = hosting.third {
        parts.push(format!("! {}", scene.locale.third_country(scene.code(third))));
    }
    (parts.join("  "), Role::Reworded)
}

/// Draws two sessions that were held together.
pub(super) fn pair(scene: Scene<'_>, pair: &Pair, at: Area, sheet: &mut Sheet) {
    let at = narrowed(at);
    let [earlier, later] = [pair.earlier, pair.later].map(|it| scene.store.event(it));
    let (Some(earlier), Some(later)) = (earlier, later) else { return };
    let names = format!("{} + {}", scene.label(earlier), scene.label(later));
    let how = if pair.overlaps() {
        scene.locale.overlapping().to_owned()
    } else {
        scene.locale.days_after(pair.gap)
    };
    let place = match pair.place {
        Some(place) => scene.place(place),
        None if pair.both_placed => scene.locale.in_different_places(),
        None => scene.locale.label(Label::NoPlace),
    };
    let dates = format!(
        "{} + {}",
        scene.date(earlier, Style::WithoutYear),
        scene.date(later, Style::WithYear)
    );
    if at.width < wide_pair(scene) {
        sheet.text((at.x, at.y), at.right(), &names, Role::Strong);
        if at.height > 1 {
            let mut rows = vec![[place, &how].join(scene.glyphs.separator)];
            match (at.width < SLIM, rows.first_mut()) {
                (false, Some(row)) => *row = [row.as_str(), &dates].join(scene.glyphs.separator),
                _ => rows.push(dates),
            }
            for (row, y) in rows.iter().zip(at.y + 1..at.bottom()) {
                sheet.text((at.x + INDENT, y), at.right(), row, Role::Text);
            }
        }
        return;
    }
    // The least that names, place and distance need; what is left is shared.
    let how_wide = if scene.locale == Locale::En { 12 } else { 10 };
    let spare = at.width.saturating_sub(28 + 11 + how_wide + 27) / 3;
    let second = at.x + 28 + spare;
    let third = second + 11 + spare;
    let fourth = third + how_wide + spare;
    sheet.text((at.x, at.y), second - 1, &names, Role::Strong);
    let x = if pair.place.is_some() {
        sheet.text((second, at.y), third - 1, place, Role::Text);
        sheet.text((third, at.y), fourth - 1, &how, Role::Text)
    } else {
        let told = [how.as_str(), place].join(scene.glyphs.separator);
        sheet.text((second, at.y), at.right(), &told, Role::Text)
    };
    sheet.text((fourth.max(x + 2), at.y), at.right(), &dates, Role::Dim);
}

/// Returns how many places there are.
pub(super) fn places_counted(scene: Scene<'_>) -> String {
    let view = &scene.state.views.hosts;
    (view.places.len() + view.more_places).to_string()
}

/// Draws a place with its sessions: how many, the first and the last.
pub(super) fn place(
    scene: Scene<'_>,
    (place, count): (PlaceId, usize),
    at: Area,
    sheet: &mut Sheet,
) {
    let at = narrowed(at);
    let ends = analysis::first_and_last(scene.store, &scene.state.views.hosts.sessions, place);
    let date = |it: Event<'_>| scene.date(it, Style::WithYear);
    let named = |it: Event<'_>| format!("{} ({})", scene.label(it), date(it));
    let span = |[first, last]: [String; 2]| {
        if first == last { first } else { format!("{first} {} {last}", scene.glyphs.dash) }
    };
    let [second, third] = [6, 8].map(|it| at.x + at.width * it / 25);
    let most = scene.state.views.hosts.places.first().map_or(0, |it| it.1);
    let fourth = third + (cells(&scene.locale.sessions(most)) + 2).max(13);
    let from = if at.width < WIDE { at.x + INDENT } else { fourth };
    // The dates alone, where the names of the sessions do not fit beside them.
    let ends = ends.map(|(first, last)| [first, last]);
    let named = ends
        .map(|it| span(it.map(named)))
        .filter(|it| cells(it).saturating_add(from) <= at.right());
    let ends = named.or_else(|| ends.map(|it| span(it.map(date)))).unwrap_or_default();
    let name = scene.place(place);
    let country = scene.store.place(place).country;
    let sessions = scene.locale.sessions(count);
    if at.width < WIDE {
        let end = right(sheet, at, &sessions, Role::Text);
        let x = sheet.text((at.x, at.y), end, name, Role::Strong) + 1;
        if let Some(country) = country.filter(|_| x + 3 < end) {
            badge(scene, country, (x, Area { width: end.saturating_sub(at.x), ..at }), sheet);
        }
        if at.height > 1 {
            sheet.text((at.x + INDENT, at.y + 1), at.right(), &ends, Role::Dim);
        }
        return;
    }
    sheet.text((at.x, at.y), second - 1, name, Role::Strong);
    if let Some(country) = country {
        badge(scene, country, (second, at), sheet);
    }
    sheet.text((third, at.y), fourth - 1, &sessions, Role::Text);
    sheet.text((fourth, at.y), at.right(), &ends, Role::Dim);
}
