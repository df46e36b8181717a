//! What became of each action, by kind of change.

use super::{Plan, is_bare};
use crate::analysis::{Change, Changed, Comparison};
use crate::app::ordered;
use crate::i18n::Label;
use crate::store::Event;
use crate::text;
use crate::view::actions::change_role;
use crate::view::names::{Numbers, Scene};
use crate::view::page::capitalized;
use crate::view::redline::{changed as redlined, plain};
use crate::view::rows::{Rows, Run};
use crate::view::sheet::{Role, cells};

/// Writes the actions under a heading for each kind of change, the one under the cursor marked.
pub(super) fn changes(rows: &mut Rows<'_>, plan: Plan, comparison: &Comparison<'_>) {
    let scene = rows.scene();
    let all = ordered(&comparison.changes);
    let cursor = scene.state.views.compare.row().min(all.len().saturating_sub(1));
    let numbers = Numbers::of(scene.store, comparison.after);
    let mut position = 0;
    for group in all.chunk_by(|one, other| one.change == other.change) {
        heading(rows, plan, group);
        for changed in group {
            let from = rows.len();
            entry(rows, plan, comparison, (changed, &numbers));
            if position == cursor {
                rows.cursor(from);
            }
            position += 1;
        }
    }
    bare(rows, comparison);
}

/// Says of each session without an action that it has none.
fn bare(rows: &mut Rows<'_>, comparison: &Comparison<'_>) {
    let scene = rows.scene();
    let none = scene.locale.label(Label::NoActions);
    let empty = |event: &Event<'_>| event.actions().is_empty();
    if is_bare(comparison) {
        rows.gap();
        let at = rows.len();
        return rows.put(at, (0, rows.width()), none, Role::Dim);
    }
    for event in [comparison.before, comparison.after].into_iter().filter(empty) {
        rows.gap();
        let told = format!("{}: {none}", scene.label(event));
        let lines = plain(&told, rows.width(), Role::Dim);
        rows.runs(rows.len(), (0, rows.width()), &lines);
    }
}

/// Writes the heading of a kind of change: sign, word, count, and how matches were found.
fn heading(rows: &mut Rows<'_>, plan: Plan, group: &[Changed<'_>]) {
    let scene = rows.scene();
    let Some(first) = group.first() else { return };
    rows.gap();
    let at = rows.len();
    let (role, word) = change_role(first.change);
    let role = if role == Role::Kept { Role::Strong } else { role };
    let name = match first.change {
        Some(change) => {
            format!("{} {}", scene.glyphs.change(change), capitalized(scene.locale.label(word)))
        }
        None => scene.locale.label(Label::Actions).to_owned(),
    };
    let count = group.len().to_string();
    let width = rows.width();
    rows.put(at, (0, width), &name, role);
    let x = cells(&name) + 1;
    rows.put(at, (x, width), &count, Role::Dim);
    let after = x + cells(&count) + 1;
    let note = match first.change {
        None => scene.locale.without_link(),
        _ if group.iter().all(|it| !it.proposed) => "",
        Some(Change::New | Change::Dropped) => scene.locale.none_matched(),
        Some(_) => scene.locale.match_proposed(),
    };
    let note = if width < after + cells(note) + 3 { "" } else { note };
    let end = rows.right(at, &[(note.to_owned(), Role::Dim)]);
    let end = if note.is_empty() { end } else { end + 1 };
    let from = if plan.later.is_some() { after.max(plan.value) } else { after };
    let line = scene.glyphs.hairline.repeat(usize::from(end.saturating_sub(from)));
    rows.put(at, (from, end), &line, Role::Rule);
}

/// Writes an action: its words, theme, status and sources.
fn entry(
    rows: &mut Rows<'_>,
    plan: Plan,
    comparison: &Comparison<'_>,
    (changed, numbers): (&Changed<'_>, &Numbers),
) {
    let scene = rows.scene();
    let first = rows.len();
    let (x, end) = plan.text;
    let lines = words(scene, changed, end.saturating_sub(x));
    rows.runs(first, (x, end), &lines);
    let cites = cites(scene, comparison.before, changed, numbers);
    let mut free = rows.width();
    if plan.status.is_some() || end < rows.width() {
        // Beside an old status that leaves no room, sources stand with the new one.
        let old = old_status(scene, changed).filter(|_| plan.status.is_some());
        let start = rows.width().saturating_sub(cells(&cites));
        let crowded = plan.status.zip(old).is_some_and(|(x, it)| x + cells(it) >= start);
        let end = rows.right(first + usize::from(crowded), &[(cites, Role::Dim)]);
        free = if crowded { free } else { end + 1 };
    }
    beside(rows, (plan, free), changed, first);
    if changed.proposed {
        let word = scene.locale.word_proposed();
        match plan.later {
            Some(_) => rows.put(first, (0, x - 1), word, Role::Reworded),
            None => behind(rows, (first + lines.len(), plan), &lines, word),
        }
    }
}

/// Writes a word behind the last row of a text that ends before row `end`; where it has no room
/// there, under it.
fn behind(rows: &mut Rows<'_>, (end, plan): (usize, Plan), lines: &[Run], word: &str) {
    let used: u16 = lines.last().into_iter().flatten().map(|it| cells(&it.0)).sum();
    let (from, to) = plan.text;
    let x = from + used + 2;
    let row = end.saturating_sub(usize::from(x + cells(word) <= to));
    let x = if row < end { x } else { from };
    rows.put(row, (x, rows.width()), word, Role::Reworded);
}

/// Returns the words of an action: with a redline where they are others than before.
fn words(scene: Scene<'_>, changed: &Changed<'_>, columns: u16) -> Vec<Run> {
    let now = scene.say(changed.action.text);
    match (changed.change, changed.earlier) {
        (Some(Change::New), _) => plain(now, columns, Role::Fresh),
        (Some(Change::Dropped), _) => plain(now, columns, Role::Removed),
        (Some(_), Some((_, earlier))) => redlined(scene.say(earlier.text), now, columns),
        _ => plain(now, columns, Role::Text),
    }
}

/// Writes the session that a returned action was last agreed at, the theme and the status, which
/// ends before column `free`.
fn beside(rows: &mut Rows<'_>, (plan, free): (Plan, u16), changed: &Changed<'_>, row: usize) {
    let scene = rows.scene();
    let store = scene.store;
    if let (Some(Change::Returned), Some((session, _)), Some(_)) =
        (changed.change, changed.earlier, plan.later)
    {
        // A proposed match says so in the same place.
        if !changed.proposed {
            rows.put(row, (2, plan.value - 1), &scene.number(session), Role::Dim);
        }
    }
    let themes = store.theme_list(changed.action.themes);
    if let (Some(x), Some(&theme)) = (plan.theme, themes.first()) {
        let more = if themes.len() > 1 { "+" } else { "" };
        let name = text::fit(scene.theme(theme), 13 - more.len(), scene.glyphs.ellipsis);
        rows.put(row, (x, x + 14), &format!("{name}{more}"), Role::Dim);
    }
    let Some(x) = plan.status else { return };
    let end = (x + 14).min(free);
    let now = scene.locale.status(store.str(changed.action.status));
    let Some(before) = old_status(scene, changed) else {
        let dropped = changed.change == Some(Change::Dropped);
        let role = if dropped { Role::Dim } else { Role::Text };
        return rows.put(row, (x, end), now, role);
    };
    rows.put(row, (x, end), before, Role::Removed);
    rows.put(row + 1, (x, (x + 14).min(rows.width())), now, Role::Added);
}

/// Returns the status that an action had at the earlier session, where it has another one now.
fn old_status<'a>(scene: Scene<'a>, changed: &Changed<'a>) -> Option<&'a str> {
    let status = |of: &crate::store::Action| scene.locale.status(scene.store.str(of.status));
    let before = changed.earlier.map(|(_, it)| status(it))?;
    let dropped = changed.change == Some(Change::Dropped);
    (before != status(changed.action) && !before.is_empty() && !dropped).then_some(before)
}

/// Returns the numbers of the sources; of a dropped action, the session that agreed it.
fn cites(scene: Scene<'_>, before: Event<'_>, changed: &Changed<'_>, numbers: &Numbers) -> String {
    if changed.change == Some(Change::Dropped) {
        return before.ordinal().map_or_else(String::new, |it| scene.locale.ordinal(it));
    }
    numbers.list(scene.store, scene.store.cites(changed.action.cites), 6)
}
