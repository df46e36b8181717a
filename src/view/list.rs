//! The list of what is shown, two rows an event, as much of it as fits around the selected one.

use super::found::{mark, mark_label};
use super::highlight::signs;
use super::names::{Scene, lane_tone, unsourced};
use super::sheet::{Area, Ground, Role, Sheet, cells};
use crate::i18n::dates::{self, Style};
use crate::i18n::{Label, Locale};
use crate::model::{Certainty, Day, Field, Scope};
use crate::store::{ConflictId, CountryId, Event};

/// A silence of more days than this is shown as a blank row.
const LONG: i64 = 60;

/// A row of the list.
#[derive(Clone, Copy, Debug)]
enum Row<'a> {
    Blank,
    Year(i32),
    Label(Event<'a>),
    When(Event<'a>),
}

/// Draws the list. Blank rows for long silences are given up before the list has to scroll.
pub(super) fn list(scene: Scene<'_>, area: Area, sheet: &mut Sheet) {
    let height = usize::from(area.height);
    let shown = scene.state.shown();
    let at = scene.state.selected.map_or(0, |it| shown.rank(it));
    // Every event takes two rows at least, so these are more than fit.
    let from = at.saturating_sub(height);
    let until = (at + height).min(shown.len());
    let mut rows = rows(scene, from..until);
    if rows.len() > height {
        rows.retain(|it| !matches!(it, Row::Blank));
    }
    let selected = rows
        .iter()
        .position(|it| matches!(it, Row::Label(event) if Some(event.at()) == scene.state.selected));
    let last = rows.len().saturating_sub(height);
    let first = if rows.len() <= height {
        0
    } else {
        // The selected event stands in the middle, unless the list begins or ends on screen.
        selected.unwrap_or(0).saturating_sub(height / 2).min(last)
    };
    // The list does not begin with the second half of an event.
    let half =
        matches!(rows.get(first), Some(Row::When(_))) && selected.is_some_and(|it| it > first);
    let first = first + usize::from(half);
    for (row, y) in rows.iter().skip(first).zip(area.y..area.bottom()) {
        draw(scene, *row, Area { y, height: 1, ..area }, sheet);
    }
}

fn rows(scene: Scene<'_>, range: std::ops::Range<usize>) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    let mut before: Option<Event<'_>> = None;
    for position in range {
        let Some(event) = scene.state.shown().select(position).and_then(|it| scene.store.event(it))
        else {
            continue;
        };
        let year = event_year(event);
        let new_year = before.is_none_or(|it| event_year(it) != year);
        let silent = before.is_some_and(|it| {
            i64::from(event.first().0).saturating_sub(i64::from(it.last().0)) > LONG
        });
        if before.is_some() && (new_year || silent) {
            rows.push(Row::Blank);
        }
        if new_year {
            rows.push(Row::Year(year));
        }
        rows.extend([Row::Label(event), Row::When(event)]);
        before = Some(event);
    }
    rows
}

/// Returns the year under which an event stands: that of its first day, or of its last when it has
/// always been.
fn event_year(event: Event<'_>) -> i32 {
    let day = if event.first() == Day(i32::MIN) { event.last() } else { event.first() };
    day.ymd().0
}

fn draw(scene: Scene<'_>, row: Row<'_>, area: Area, sheet: &mut Sheet) {
    match row {
        Row::Blank => {}
        Row::Year(year) => {
            let year = dates::year(year, scene.locale);
            sheet.text((area.x, area.y), area.right(), &year, Role::DimStrong);
        }
        Row::Label(event) => {
            let selected = mark_selected(scene, event, area, sheet);
            // A long name needs the row to itself; its countries stand in the next one.
            let (before, gap) = if event.ordinal().is_some() {
                (badges(scene, event.countries(), area, sheet), 1)
            } else {
                (area.right(), 0)
            };
            let room = Area { width: before.saturating_sub(area.x), ..area };
            let end = signs(scene, event.at(), room, sheet).min(before.saturating_sub(gap));
            let role = if selected { Role::Strong } else { Role::Lane(lane_tone(event.series())) };
            let mut x = area.x;
            if let Some((sign, role)) = scene.news(event.at()) {
                x = sheet.draw((x, area.y), end, sign, role) + 1;
            }
            if scene.state.trail.is_marked(event.at()) {
                x = sheet.draw((x, area.y), end, scene.glyphs.marked, Role::Strong) + 1;
            }
            sheet.text((x, area.y), end, &scene.label(event), role);
            if scene.state.search.hits().contains(event.at()) {
                mark_label(scene, sheet);
            }
        }
        Row::When(event) => {
            let selected = mark_selected(scene, event, area, sheet);
            let from = sheet.pieces.len();
            let role = if selected { Role::Text } else { Role::Dim };
            let date = scene.date(event, Style::WithoutYear);
            let after = sheet.text((area.x, area.y), area.right(), &date, role);
            let end = if event.ordinal().is_none() {
                let rest =
                    Area { x: after + 2, width: area.right().saturating_sub(after + 2), ..area };
                badges(scene, event.countries(), rest, sheet).saturating_sub(1)
            } else {
                area.right()
            };
            let column = if scene.locale == Locale::En { 11 } else { 13 };
            let city = (area.x + column).max(after + 2);
            let after = sheet.text((city, area.y), end, &scene.places(event), role);
            doubtful_date(
                scene,
                event,
                Area { x: after, width: end.saturating_sub(after), ..area },
                sheet,
            );
            mark(scene, from, sheet);
        }
    }
}

/// Draws at the end of a row what is doubtful about the date in it, in words or by a sign, and
/// every disagreement that is still open, whatever it is about.
fn doubtful_date(scene: Scene<'_>, event: Event<'_>, room: Area, sheet: &mut Sheet) {
    let is_open = |id: &ConflictId| scene.store.conflict(*id).open;
    let about = |id: &ConflictId| is_open(id) || event.disputed(*id).contains(&Field::Date);
    let conflicts = scene.keys(event.conflicts().iter().copied().filter(about));
    let open = event.conflicts().iter().any(is_open);
    let sign = if open { scene.glyphs.unsourced } else { "" };
    let sign = format!("{}{sign}", scene.glyphs.disputed);
    let (told, sign, role) = if !conflicts.is_empty() {
        (conflicts.as_str(), sign.as_str(), Role::Conflict)
    } else if event.certainty(Field::Date) != Certainty::Stated {
        let told = scene.locale.certainty(event.certainty(Field::Date));
        (told, scene.glyphs.unsourced, Role::Dim)
    } else if unsourced(event, event.cites(Field::Date)) {
        (scene.locale.no_source(), scene.glyphs.unsourced, Role::Dim)
    } else {
        return;
    };
    let told = if cells(told) < room.width { told } else { sign };
    if cells(told) < room.width {
        sheet.draw((room.right() - cells(told), room.y), room.right(), told, role);
    }
}

fn mark_selected(scene: Scene<'_>, event: Event<'_>, area: Area, sheet: &mut Sheet) -> bool {
    let selected = Some(event.at()) == scene.state.selected;
    if selected {
        sheet.ground(area, Ground::Select);
        let before = area.x.saturating_sub(1);
        sheet.draw((before, area.y), area.x, scene.glyphs.bar, Role::Accent);
    }
    selected
}

/// Draws the badges of countries flush right, and returns the column they begin at.
pub(super) fn badges(
    scene: Scene<'_>,
    countries: &[CountryId],
    area: Area,
    sheet: &mut Sheet,
) -> u16 {
    // A name keeps a dozen columns of a row of its own; a badge with its gap takes three.
    let room = area.width.saturating_sub(if area.width > 20 { 12 } else { 0 });
    let most = match countries.len() {
        1 => 1,
        all if all > usize::from(room / 3) => {
            let told = cells(&format!("+{all}"));
            usize::from(room.saturating_sub(told) / 3)
        }
        all => all,
    };
    let hidden = countries.len().saturating_sub(most);
    let mut end = area.right();
    if hidden > 0 {
        let more = format!("+{hidden}");
        end = end.saturating_sub(cells(&more));
        sheet.draw((end, area.y), area.right(), &more, Role::Dim);
        end = end.saturating_sub(1);
    }
    for &country in countries.iter().take(most).rev() {
        let wide = usize::from(area.width.min(6));
        let code = crate::text::fit(scene.code(country), wide, scene.glyphs.ellipsis).into_owned();
        let start = end.saturating_sub(cells(&code));
        sheet.draw((start, area.y), end, &code, Role::Badge(scene.tone(country)));
        end = start.saturating_sub(1);
    }
    end
}

/// A line of the tally: what, how many, and the key that brings it back.
type Hidden = (String, usize, &'static str);

/// Returns what is hidden, and by what: the scope first, then the filter.
pub(super) fn hidden(scene: Scene<'_>) -> Vec<Hidden> {
    let derived = &scene.state.derived;
    let word = |label| scene.locale.label(label).to_owned();
    let (sessions, milestones) = derived.outside;
    let scope = scope_name(scene, derived.scope.unwrap_or(Scope::All));
    let filtered = derived.in_scope.len() - derived.shown.len();
    let mut lines = vec![
        (scene.locale.outside(scope), sessions + milestones, "x"),
        (word(Label::SessionsWord), sessions, ""),
        (word(Label::MilestonesWord), milestones, ""),
        (word(Label::HiddenByFilter), filtered, "F"),
    ];
    lines.retain(|it| it.1 > 0);
    lines
}

/// Draws what is hidden under a rule.
pub(super) fn tally(scene: Scene<'_>, hidden: &[Hidden], area: Area, sheet: &mut Sheet) {
    let rule = scene.glyphs.hairline.repeat(usize::from(area.width));
    sheet.draw((area.x, area.y), area.right(), &rule, Role::Rule);
    for ((name, number, key), y) in hidden.iter().zip(area.y + 1..area.bottom()) {
        let figure = number.to_string();
        let at = area.right().saturating_sub(2 + cells(&figure));
        sheet.text((area.x, y), at, name, Role::Dim);
        sheet.draw(
            (at, y),
            area.right(),
            &figure,
            if key.is_empty() { Role::Dim } else { Role::Text },
        );
        sheet.draw((area.right() - 1, y), area.right(), key, Role::Strong);
    }
}

/// Returns the name of a scope.
pub(super) fn scope_name(scene: Scene<'_>, scope: Scope) -> &'static str {
    scene.locale.label(match scope {
        Scope::Core => Label::Core,
        Scope::Series => Label::Series,
        Scope::All => Label::Everything,
    })
}
