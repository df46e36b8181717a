//! What was agreed, against the session before.

use super::names::Scene;
use super::panes::{right, under_cursor};
use super::sheet::{Area, Role, Sheet, cells};
use crate::analysis::{self, Change, Changed, Changes};
use crate::app::{Bottom, Pane};
use crate::i18n::Label;
use crate::store::Event;
use crate::text;

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
pub(super) fn summary(
    scene: Scene<'_>,
    event: Event<'_>,
    changes: &Changes<'_>,
) -> Vec<(String, Role)> {
    let Some(previous) = changes.previous else {
        if changes.actions.is_empty() {
            return Vec::new();
        }
        let told = match (event.series(), scene.store.sequence(event)) {
            (Some(_), _) => scene.locale.label(Label::FirstSession),
            (None, Some(_)) => scene.locale.first_session_of_file(),
            (None, None) => scene.locale.word_of_no_series(),
        };
        return vec![(told.to_owned(), Role::Dim)];
    };
    let mut parts = vec![(scene.locale.since(&scene.number(previous)), Role::Dim)];
    let tally = changes.tally();
    for change in Change::ALL.into_iter().filter(|it| tally.of(*it) > 0) {
        let (role, word) = change_role(Some(change));
        let role = if role == Role::Kept { Role::Text } else { role };
        let sign = scene.glyphs.change(change);
        parts.push((format!("{sign}{} {}", tally.of(change), scene.locale.label(word)), role));
    }
    if changes.actions.iter().any(|it| it.proposed) {
        parts.push((scene.locale.proposed().to_owned(), Role::Dim));
    }
    parts
}

/// The columns of the list of actions.
#[derive(Clone, Copy)]
struct Columns {
    /// How many columns a text stands behind its sign, and the mark of a proposed one.
    indent: u16,
    /// Where texts end.
    text_end: u16,
    /// Where a text ends that runs over the column of themes.
    far_end: u16,
    theme: Option<u16>,
    status: Option<u16>,
    /// How many columns status and numbers share.
    tail: u16,
}

impl Columns {
    /// Theme and status have a column each where the text keeps at least 44.
    const fn of(area: Area) -> Self {
        let end = area.right();
        let tail = if area.width < 104 { 14 } else { 22 };
        if area.width < 76 {
            let text_end = end.saturating_sub(6);
            let far_end = text_end;
            return Self { indent: 2, text_end, far_end, theme: None, status: None, tail };
        }
        let status = end.saturating_sub(tail);
        let theme = status.saturating_sub(12);
        // Lines of more than 90 columns are hard to read.
        let longest = area.x + 92;
        let text_end = if theme - 1 < longest { theme - 1 } else { longest };
        let far_end = if status - 1 < longest { status - 1 } else { longest };
        Self { indent: 2, text_end, far_end, theme: Some(theme), status: Some(status), tail }
    }

    /// Makes room for the marks of proposed changes, where there are any.
    fn for_changes(self, changes: &Changes<'_>) -> Self {
        let proposed = changes.actions.iter().any(|it| it.proposed);
        Self { indent: if proposed { 3 } else { 2 }, ..self }
    }
}

/// An action as it is going to be drawn.
struct Entry<'a> {
    changed: &'a Changed<'a>,
    lines: Vec<String>,
    /// Whether its text runs over the column of themes.
    over: bool,
}

/// Draws what was agreed, and returns how many actions did not fit.
///
/// An action may take two rows. Where the rows are too few, texts run over the column of themes,
/// then each takes one row, but the one under the cursor. What still does not fit is counted;
/// the actions of the session itself come before those that were dropped.
pub(super) fn actions(scene: Scene<'_>, event: Event<'_>, area: Area, sheet: &mut Sheet) -> usize {
    let changes = analysis::since(scene.store, event, &scene.state.kept.matches);
    if changes.actions.is_empty() {
        let none = scene.locale.label(Label::NoActions);
        sheet.text((area.x, area.y), area.right(), none, Role::Dim);
        return 0;
    }
    let focused = scene.state.focus == Pane::Bottom(Bottom::Actions);
    let cursor = focused.then(|| scene.state.row.min(changes.actions.len() - 1));
    let columns = Columns::of(area).for_changes(&changes);
    let entries = fitted(scene, &changes, columns, area, cursor);
    let first = first_entry(&entries, cursor, usize::from(area.height));
    let mut y = area.y;
    let mut drawn = 0;
    for (position, entry) in entries.iter().enumerate().skip(first) {
        let height = u16::try_from(entry.lines.len()).unwrap_or(1);
        if y + height > area.bottom() {
            break;
        }
        let at = Area { y, height, ..area };
        if cursor == Some(position) {
            under_cursor(scene, at, sheet);
        }
        action_rows(scene, (event, changes.previous), entry, (columns, at), sheet);
        y += height;
        drawn += 1;
    }
    changes.actions.len() - drawn
}

/// Returns the actions in as many rows as the area can give them.
fn fitted<'a>(
    scene: Scene<'_>,
    changes: &'a Changes<'a>,
    columns: Columns,
    area: Area,
    cursor: Option<usize>,
) -> Vec<Entry<'a>> {
    let room = |end: u16| usize::from(end.saturating_sub(area.x + columns.indent));
    let (near, far) = (room(columns.text_end), room(columns.far_end));
    let height = usize::from(area.height);
    let plans = [(near, 2, 2), (near, 2, 1), (far, 2, 1), (far, 1, 1)];
    let mut entries = Vec::new();
    for (reach, own_rows, dropped_rows) in plans {
        let entry = |(position, changed): (usize, &'a Changed<'a>)| {
            let dropped = changed.change == Some(Change::Dropped);
            let rows = if dropped { dropped_rows } else { own_rows };
            let rows = if cursor == Some(position) { height.min(2) } else { rows };
            let over = reach > near && text::width(scene.say(changed.action.text)) > near;
            Entry {
                changed,
                lines: lines(scene, changed, if over { reach } else { near }, rows),
                over,
            }
        };
        entries = changes.actions.iter().enumerate().map(entry).collect();
        let own = entries.iter().filter(|it| it.changed.change != Some(Change::Dropped));
        let own: usize = own.map(|it| it.lines.len()).sum();
        let all: usize = entries.iter().map(|it| it.lines.len()).sum();
        // Dropped actions were read whole at the session before: room for them is not made by
        // cutting what was agreed at this one.
        if all <= height || (own <= height && dropped_rows == 1) {
            let spare = height.saturating_sub(all);
            give_back(scene, &mut entries, near, spare);
            break;
        }
    }
    entries
}

/// Uses rows that are left over to wrap texts that run over the column of themes, so that they
/// show theirs.
fn give_back(scene: Scene<'_>, entries: &mut [Entry<'_>], near: usize, mut spare: usize) {
    for entry in entries.iter_mut().filter(|it| it.over) {
        let wrapped = lines(scene, entry.changed, near, 2);
        let more = wrapped.len().saturating_sub(entry.lines.len());
        if more <= spare {
            spare -= more;
            entry.lines = wrapped;
            entry.over = false;
        }
    }
}

/// Returns an action in at most so many rows of so many columns.
fn lines(scene: Scene<'_>, changed: &Changed<'_>, room: usize, rows: usize) -> Vec<String> {
    let text = scene.say(changed.action.text);
    if rows > 1 {
        let wrapped = text::wrap_at_most(text, room, rows, scene.glyphs.ellipsis);
        if !wrapped.is_empty() {
            return wrapped;
        }
    }
    // A single line holds as much as it can, not as many whole words.
    vec![text::fit(text, room, scene.glyphs.ellipsis).into_owned()]
}

/// Returns the first action to draw, so that the one under the cursor is drawn too.
fn first_entry(entries: &[Entry<'_>], cursor: Option<usize>, height: usize) -> usize {
    let Some(cursor) = cursor else { return 0 };
    let mut rows = 0;
    let fits = |it: &&Entry<'_>| {
        rows += it.lines.len();
        rows <= height
    };
    let above = entries.get(..=cursor).unwrap_or(entries).iter().rev().take_while(fits).count();
    (cursor + 1).saturating_sub(above.max(1))
}

fn action_rows(
    scene: Scene<'_>,
    (event, previous): (Event<'_>, Option<Event<'_>>),
    entry: &Entry<'_>,
    (columns, area): (Columns, Area),
    sheet: &mut Sheet,
) {
    let changed = entry.changed;
    let dropped = changed.change == Some(Change::Dropped);
    if let Some(change) = changed.change {
        let (role, _) = change_role(changed.change);
        sheet.draw((area.x, area.y), area.right(), scene.glyphs.change(change), role);
        if changed.proposed {
            sheet.draw((area.x + 1, area.y), area.right(), "?", Role::Dim);
        }
    }
    let words = match changed.change {
        Some(Change::Dropped) => Role::Dim,
        Some(Change::New | Change::Returned | Change::Reworded) => Role::Bright,
        _ => Role::Text,
    };
    for (line, y) in entry.lines.iter().zip(area.y..) {
        sheet.draw((area.x + columns.indent, y), columns.far_end, line, words);
    }
    let store = scene.store;
    let themes = store.theme_list(changed.action.themes);
    if let (Some(x), Some(&theme), false) = (columns.theme, themes.first(), entry.over) {
        let more = if themes.len() > 1 { "+" } else { "" };
        let name = text::fit(scene.theme(theme), 11 - more.len(), scene.glyphs.ellipsis);
        sheet.draw((x, area.y), x + 11, &format!("{name}{more}"), Role::Dim);
    }
    let from = previous.filter(|_| dropped).map(|it| scene.number(it));
    let status = scene.locale.status(store.str(changed.action.status));
    // The status gives way last.
    let told = cells(status).min(columns.tail - 5);
    let room = usize::from((columns.tail - 1).saturating_sub(told));
    let own = store.cites(changed.action.cites);
    // Beside a text only numbers are known to be short.
    let room = if own.is_empty() && columns.status.is_none() { 1 } else { room };
    let cites = || scene.cited(event, own, room);
    let cites = from.unwrap_or_else(cites);
    right(sheet, area, &cites, Role::Dim);
    if let Some(x) = columns.status {
        let end = area.right().saturating_sub(cells(&cites) + 1);
        let role = if dropped { Role::Dim } else { Role::Text };
        sheet.text((x, area.y), end, status, role);
    }
}
