//! Leaders and agreed actions of the selected event.

use super::list::badges;
use super::names::{Numbers, Scene};
use super::sheet::{Area, Ground, Role, Sheet, cells};
use crate::analysis::{self, Change, Changed, Changes, Tenure};
use crate::app::{Bottom, Pane};
use crate::i18n::Label;
use crate::model::{Certainty, Field};
use crate::store::{Event, Leader};
use crate::text;

/// Where the name begins behind the badge.
const NAME: u16 = 4;

/// Draws who led: badge, name in every script, office, and how long in the chair.
pub(super) fn leaders(scene: Scene<'_>, event: Event<'_>, area: Area, sheet: &mut Sheet) {
    let leaders = event.leaders();
    if leaders.is_empty() {
        let none = scene.locale.label(Label::NoLeaders);
        sheet.text((area.x, area.y), area.right(), none, Role::Dim, scene.glyphs.ellipsis);
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
    let numbers = Numbers::of(scene.store, event);
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
        leader_rows(scene, event, leader, &numbers, at, sheet);
    }
    let hidden = leaders.len() - fits.max(1).min(leaders.len());
    if hidden > 0 && area.height > rows {
        let more = scene.locale.more(hidden);
        sheet.text((area.x + NAME, area.bottom() - 1), area.right(), &more, Role::Dim, "");
    }
}

fn under_cursor(scene: Scene<'_>, at: Area, sheet: &mut Sheet) {
    sheet.ground(at, Ground::Select);
    for y in at.y..at.bottom() {
        sheet.text((at.x.saturating_sub(1), y), at.x, scene.glyphs.bar, Role::Accent, "");
    }
}

fn leader_rows(
    scene: Scene<'_>,
    event: Event<'_>,
    leader: &Leader,
    numbers: &Numbers,
    area: Area,
    sheet: &mut Sheet,
) {
    let ellipsis = scene.glyphs.ellipsis;
    if let Some(country) = leader.country {
        let at = Area { width: NAME - 1, height: 1, ..area };
        let wide = cells(scene.code(country)).min(at.width);
        badges(scene, &[country], Area { width: wide, ..at }, sheet);
    }
    let cites = numbers.list(scene.store, scene.store.cites(leader.cites), 9);
    let end = right(sheet, area, &cites, Role::Dim);
    let (name, others) = scene.person(leader.person);
    let x = sheet.text((area.x + NAME, area.y), end, name, Role::Strong, ellipsis);
    let others = others.join(&format!(" {} ", scene.glyphs.separator));
    if x + 3 < end {
        sheet.text((x + 2, area.y), end, &others, Role::Dim, ellipsis);
    }
    let (office, ministry) = scene.office(leader.office);
    let (x, end) = (area.x + NAME, area.right());
    if area.height > 1 {
        sheet.text((x, area.y + 1), end, office, Role::Text, ellipsis);
    }
    if area.height > 2 {
        let told = tenure(scene, event, leader);
        let parts: Vec<&str> = [ministry, &told].into_iter().filter(|it| !it.is_empty()).collect();
        let line = parts.join(&format!(" {} ", scene.glyphs.separator));
        sheet.text((x, area.y + 2), end, &line, Role::Dim, ellipsis);
    }
}

/// Returns how a head of delegation stands to the sessions before, in a few words.
pub(super) fn tenure(scene: Scene<'_>, event: Event<'_>, leader: &Leader) -> String {
    match analysis::tenure(scene.store, event, leader) {
        Tenure::First => String::new(),
        Tenure::After { predecessor, at } => {
            scene.locale.successor_of(scene.family(predecessor), &scene.number(at))
        }
        Tenure::Since { first, new_office } => {
            let since = scene.locale.head_since(&scene.number(first));
            if new_office { format!("{since}, {}", scene.locale.label(Label::NewPost)) } else { since }
        }
    }
}

/// Writes a text flush right and returns the column that other text has to end before.
pub(super) fn right(sheet: &mut Sheet, area: Area, text: &str, role: Role) -> u16 {
    if text.is_empty() {
        return area.right();
    }
    let at = area.right().saturating_sub(cells(text));
    sheet.text((at, area.y), area.right(), text, role, "");
    at.saturating_sub(2)
}

/// Draws the place, its host, what is doubtful about them and their sources, in one row.
pub(super) fn place_row(scene: Scene<'_>, event: Event<'_>, area: Area, sheet: &mut Sheet) {
    let ellipsis = scene.glyphs.ellipsis;
    let numbers = Numbers::of(scene.store, event);
    let cites = numbers.list(scene.store, event.cites(Field::Place), 7);
    let end = right(sheet, area, &cites, Role::Dim);
    let conflicts = scene.conflicts(event, Field::Place);
    let end = right(sheet, Area { width: end - area.x, ..area }, &conflicts, Role::Conflict);
    let places = scene.places(event);
    let none = scene.locale.label(Label::NoPlace);
    let (name, role) = if places.is_empty() { (none, Role::Dim) } else { (&*places, Role::Strong) };
    let x = sheet.text((area.x, area.y), end, name, role, ellipsis);
    let Some(host) = event.host() else { return };
    let word = scene.locale.label(Label::Host);
    if x + 3 + cells(word) + 1 + cells(scene.code(host)) > end {
        return;
    }
    let x = sheet.text((x + 2, area.y), end, word, Role::Dim, "") + 1;
    let x = sheet.text((x, area.y), end, scene.code(host), Role::Badge(scene.tone(host)), "") + 1;
    let doubt = doubt(scene, event.certainty(Field::Host));
    if x + cells(doubt) <= end {
        sheet.text((x, area.y), end, doubt, Role::Dim, "");
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

/// Returns the role and the word of a change.
pub(super) const fn change_role(change: Option<Change>) -> (Role, Label) {
    match change {
        Some(Change::New) => (Role::New, Label::New),
        Some(Change::Returned) => (Role::Returned, Label::Returned),
        Some(Change::Reworded) => (Role::Reworded, Label::Reworded),
        Some(Change::Dropped) => (Role::Dropped, Label::Dropped),
        Some(Change::Kept) | None => (Role::Kept, Label::Kept),
    }
}

/// Returns what changed since the session before, in signs, numbers and words with their roles.
pub(super) fn summary(scene: Scene<'_>, changes: &Changes<'_>) -> Vec<(String, Role)> {
    let Some(previous) = changes.previous else {
        return vec![(scene.locale.label(Label::FirstSession).to_owned(), Role::Dim)];
    };
    let mut parts = vec![(scene.locale.since(&scene.number(previous)), Role::Dim)];
    let tally = changes.tally();
    for change in Change::ALL.into_iter().filter(|it| tally.of(*it) > 0) {
        let (role, word) = change_role(Some(change));
        let role = if role == Role::Kept { Role::Text } else { role };
        let sign = scene.glyphs.change(change);
        parts.push((format!("{sign}{} {}", tally.of(change), scene.locale.label(word)), role));
    }
    parts
}

/// The columns of the list of actions.
struct Columns {
    text_end: u16,
    theme: Option<u16>,
    status: Option<u16>,
}

impl Columns {
    /// Theme and status have a column each where the text keeps at least 44.
    const fn of(area: Area) -> Self {
        let end = area.right();
        if area.width < 76 {
            return Self { text_end: end.saturating_sub(6), theme: None, status: None };
        }
        let status = end.saturating_sub(15);
        let theme = status.saturating_sub(12);
        // Lines of more than 90 columns are hard to read.
        let text_end = if theme - 2 < area.x + 92 { theme - 2 } else { area.x + 92 };
        Self { text_end, theme: Some(theme), status: Some(status) }
    }
}

/// Draws what was agreed, and returns how many actions did not fit.
///
/// An action may take two rows; those of the session itself come before those that were dropped.
pub(super) fn actions(scene: Scene<'_>, event: Event<'_>, area: Area, sheet: &mut Sheet) -> usize {
    let changes = analysis::since(scene.store, event);
    if changes.actions.is_empty() {
        let none = scene.locale.label(Label::NoActions);
        sheet.text((area.x, area.y), area.right(), none, Role::Dim, scene.glyphs.ellipsis);
        return 0;
    }
    let focused = scene.state.focus == Pane::Bottom(Bottom::Actions);
    let cursor = focused.then(|| scene.state.row.min(changes.actions.len() - 1));
    let columns = Columns::of(area);
    let room = usize::from(columns.text_end.saturating_sub(area.x + 2));
    let mut lines: Vec<Vec<String>> = changes.actions.iter().map(|it| wrapped(scene, it, room)).collect();
    let total: usize = lines.iter().map(Vec::len).sum();
    if total > usize::from(area.height) {
        shorten(scene, &changes, &mut lines, room, usize::from(area.height));
    }
    let first = first_line(&lines, cursor, usize::from(area.height));
    let numbers = Numbers::of(scene.store, event);
    let mut y = area.y;
    let mut drawn = 0;
    for (position, (changed, lines)) in changes.actions.iter().zip(&lines).enumerate().skip(first) {
        let height = u16::try_from(lines.len()).unwrap_or(1);
        if y + height > area.bottom() {
            break;
        }
        let at = Area { y, height, ..area };
        if cursor == Some(position) {
            under_cursor(scene, at, sheet);
        }
        action_rows(scene, &changes, changed, lines, (&columns, &numbers, at), sheet);
        y += height;
        drawn += 1;
    }
    changes.actions.len() - drawn
}

fn wrapped(scene: Scene<'_>, changed: &Changed<'_>, room: usize) -> Vec<String> {
    let mut lines = text::wrap_at_most(scene.say(changed.action.text), room, 2, scene.glyphs.ellipsis);
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

/// Takes second lines away from dropped actions, which were read whole at the session before;
/// where that is not enough, nothing else is cut: what does not fit is counted.
fn shorten(scene: Scene<'_>, changes: &Changes<'_>, lines: &mut [Vec<String>], room: usize, height: usize) {
    let own: usize = changes.actions.iter().zip(&*lines).filter(|(it, _)| it.change != Some(Change::Dropped)).map(|(_, it)| it.len()).sum();
    for (changed, lines) in changes.actions.iter().zip(lines.iter_mut()) {
        // Of an only pane of a few rows, one line an action tells more than two of each.
        let dropped = changed.change == Some(Change::Dropped);
        if dropped || own > height * 2 {
            *lines = vec![text::fit(scene.say(changed.action.text), room, scene.glyphs.ellipsis).into_owned()];
        }
    }
}

/// Returns the first action to draw, so that the one under the cursor is drawn too.
fn first_line(lines: &[Vec<String>], cursor: Option<usize>, height: usize) -> usize {
    let Some(cursor) = cursor else { return 0 };
    let mut rows = 0;
    let fits = |it: &&Vec<String>| {
        rows += it.len();
        rows <= height
    };
    let above = lines.get(..=cursor).unwrap_or(lines).iter().rev().take_while(fits).count();
    (cursor + 1).saturating_sub(above.max(1))
}

fn action_rows(
    scene: Scene<'_>,
    changes: &Changes<'_>,
    changed: &Changed<'_>,
    lines: &[String],
    (columns, numbers, area): (&Columns, &Numbers, Area),
    sheet: &mut Sheet,
) {
    let (role, _) = change_role(changed.change);
    let dropped = changed.change == Some(Change::Dropped);
    if let Some(change) = changed.change {
        sheet.text((area.x, area.y), area.right(), scene.glyphs.change(change), role, "");
    }
    let words = match changed.change {
        Some(Change::Dropped) => Role::Dim,
        Some(Change::New | Change::Returned) => Role::Strong,
        _ => Role::Text,
    };
    for (line, y) in lines.iter().zip(area.y..) {
        sheet.text((area.x + 2, y), columns.text_end, line, words, "");
        mark_match(scene, line, (area.x + 2, y), sheet);
    }
    let store = scene.store;
    let themes = store.theme_list(changed.action.themes);
    if let (Some(x), Some(&theme)) = (columns.theme, themes.first()) {
        let more = if themes.len() > 1 { "+" } else { "" };
        let name = text::fit(scene.theme(theme), 11 - more.len(), scene.glyphs.ellipsis);
        sheet.text((x, area.y), x + 11, &format!("{name}{more}"), Role::Dim, "");
    }
    let previous = changes.previous.filter(|_| dropped).map(|it| scene.number(it));
    let cites = previous.unwrap_or_else(|| numbers.list(store, store.cites(changed.action.cites), 5));
    let end = right(sheet, area, &cites, Role::Dim);
    if let Some(x) = columns.status {
        let status = scene.locale.status(store.str(changed.action.status));
        let role = if dropped { Role::Dim } else { Role::Text };
        sheet.text((x, area.y), end.min(x + 10) + 1, status, role, scene.glyphs.ellipsis);
    }
}

/// Marks what is searched for in a line that stands at `at`.
pub(super) fn mark_match(scene: Scene<'_>, line: &str, at: (u16, u16), sheet: &mut Sheet) {
    let needle = scene.state.search.folded();
    if needle.is_empty() {
        return;
    }
    let Some(range) = text::folded_find(line, needle) else { return };
    let before = line.get(..range.start).map_or(0, cells);
    if let Some(found) = line.get(range) {
        sheet.text((at.0 + before, at.1), u16::MAX, found, Role::Match, "");
    }
}
