//! One action through all sessions: a cell for each, then its wording at each.

mod lane;

use super::compare::Plan;
use super::names::{Numbers, Scene};
use super::redline::{plain, woven};
use super::rows::{Rows, Run};
use super::sheet::{Area, Role, Sheet, cells};
use super::timeline::{Title, title};
use crate::action::Action;
use crate::analysis::{Cell, Presence, Thread};
use crate::app::followed;
use crate::i18n::Label;
use crate::i18n::dates::Style;
use crate::store;

/// More columns than these make no page easier to read.
const WIDEST: u16 = 140;
/// From so many rows on, the lane has its dates and what stands under it.
const TALL: u16 = 16;

/// Draws it under the header.
pub(super) fn thread(scene: Scene<'_>, body: Area, sheet: &mut Sheet) {
    let Some((action, thread)) = followed(scene.store, scene.state) else { return };
    let area = Area { width: body.width.min(WIDEST), ..body };
    let cursor = scene.state.views.thread.cell().min(thread.cells.len().saturating_sub(1));
    heading(scene, &thread, area.top(1), sheet);
    let mut at = if body.height < TALL { 1 } else { 2 };
    let rows = if body.height < TALL { 1 } else { 2 };
    let lines = words(scene, action, area.width, rows);
    for (run, row) in lines.iter().zip(at..).take_while(|_| body.height > 4) {
        let mut x = area.x;
        for (text, role) in run {
            x = sheet.text((x, area.y + row), area.right(), text, *role);
        }
    }
    if body.height > 4 {
        at += u16::try_from(lines.len()).unwrap_or(1);
    }
    if body.height >= 8 {
        let parts = if body.height < TALL { lane::Parts::Signs } else { lane::Parts::All };
        let gap = u16::from(body.height >= TALL);
        at += gap + lane::lane(scene, &thread, (cursor, parts), area.below(at + gap), sheet) + gap;
    }
    let page = area.below(at);
    let mut rows = Rows::new(scene, area.width);
    wordings(&mut rows, &thread, cursor);
    rows.draw(page, rows.needed(usize::from(page.height)), sheet);
}

/// How an action stands at a session of its thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    Absent,
    /// Nothing is recorded of the session.
    Unknown,
    First,
    Same,
    Reworded,
    /// There again, in whichever words, after a session without it.
    Returned,
}

impl Stand {
    /// Returns how it stands at the session at a position.
    fn of(thread: &Thread<'_>, position: usize) -> Self {
        let presence = |at: usize| thread.cells.get(at).map(|it| it.presence);
        let before = position.checked_sub(1).and_then(presence);
        let after_absence = before == Some(Presence::Absent);
        match presence(position) {
            None | Some(Presence::Absent) => Self::Absent,
            Some(Presence::Unknown) => Self::Unknown,
            Some(Presence::First) => Self::First,
            Some(Presence::Same | Presence::Reworded) if after_absence => Self::Returned,
            Some(Presence::Same) => Self::Same,
            Some(Presence::Reworded) => Self::Reworded,
        }
    }
}

/// Says which session is under the cursor: `session 3 of 7`.
pub(super) fn place_of_session(scene: Scene<'_>) -> String {
    let all = followed(scene.store, scene.state).map_or(0, |(_, it)| it.cells.len());
    let at = (scene.state.views.thread.cell() + 1).min(all);
    scene.locale.place_among(scene.locale.word_session_row(), at, all)
}

/// Draws the title: where the action was first and last seen, and for how long it is silent.
fn heading(scene: Scene<'_>, thread: &Thread<'_>, row: Area, sheet: &mut Sheet) {
    let number = |it: Option<&Cell<'_>>| it.map(|it| scene.number(it.session));
    let present = thread.cells.iter().filter(|it| it.presence.is_present()).count();
    let mut parts: Vec<(String, Role)> = Vec::new();
    let dim = |text: String| (text, Role::Dim);
    // Beyond the sessions that were looked at, it may have been seen earlier, and later.
    if thread.unseen_before == 0 {
        parts.extend(number(thread.first()).map(|it| dim(scene.locale.first_seen(&it))));
    }
    if thread.unseen_after == 0 {
        parts.extend(number(thread.last()).map(|it| dim(scene.locale.last_seen(&it))));
    }
    let looked_at = thread.cells.len();
    let present = match thread.unseen() {
        0 => scene.locale.present_in(present, looked_at),
        unseen => scene.locale.present_in_part(present, looked_at, looked_at + unseen),
    };
    parts.push((present, Role::Text));
    if thread.silent() > 0 && thread.unseen_after == 0 {
        parts.push((scene.locale.silent_for_sessions(thread.silent()), Role::Strong));
    }
    let name = super::page::capitalized(scene.locale.action(Action::Thread));
    title(scene, Title { name: &name, focused: true, parts: &parts }, row, sheet);
}

/// Returns the words of the action in at most so many rows.
fn words(scene: Scene<'_>, action: &store::Action, columns: u16, rows: usize) -> Vec<Run> {
    let ellipsis = scene.glyphs.ellipsis;
    let text = scene.say(action.text);
    let lines = crate::text::wrap_at_most(text, usize::from(columns), rows, ellipsis);
    lines.into_iter().map(|it| vec![(it, Role::Strong)]).collect()
}

/// Writes each session: when, and in which words the action is there.
fn wordings<'a>(rows: &mut Rows<'a>, thread: &Thread<'a>, cursor: usize) {
    let plan = Plan::of(rows.width());
    let mut before: Vec<&str> = Vec::new();
    for (position, cell) in thread.cells.iter().enumerate() {
        let from = rows.len();
        head(rows, plan, (cell, Stand::of(thread, position)));
        if cell.presence.is_present() {
            before = wording(rows, plan, cell, &before);
        }
        if position == cursor {
            rows.cursor(from);
        }
    }
}

/// Writes the row of a session: sign, name, date, theme, status, sources.
fn head(rows: &mut Rows<'_>, plan: Plan, (cell, stand): (&Cell<'_>, Stand)) {
    let scene = rows.scene();
    let at = rows.len();
    let width = rows.width();
    let name =
        if matches!(stand, Stand::Absent | Stand::Unknown) { Role::Dim } else { Role::Strong };
    let label = |it| scene.locale.label(it);
    let (role, word) = match stand {
        Stand::Absent => (Role::Dim, scene.locale.word_absent()),
        Stand::Unknown => (Role::Dim, scene.locale.not_recorded()),
        Stand::First | Stand::Same => (Role::Text, ""),
        Stand::Reworded => (Role::Reworded, label(Label::Reworded)),
        Stand::Returned => (Role::Returned, label(Label::Returned)),
    };
    rows.put(at, (0, width), lane::sign(scene, stand), role);
    let mut parts = vec![
        (scene.label(cell.session).into_owned(), name),
        (scene.date(cell.session, Style::WithYear), Role::Dim),
        (word.to_owned(), role),
    ];
    if cell.proposed {
        parts.push((scene.locale.word_proposed().to_owned(), Role::Reworded));
    }
    let end = plan.theme.or(plan.status).map_or(width, |it| it - 1);
    let mut x = 2;
    for (text, role) in parts.iter().filter(|it| !it.0.is_empty()) {
        rows.put(at, (x, end), text, *role);
        x += super::sheet::cells(text) + 2;
    }
    if let Some(action) = cell.actions.first() {
        tail(rows, plan, (cell, action), at);
    }
}

/// Writes theme, status and sources of an action at a session.
fn tail(rows: &mut Rows<'_>, plan: Plan, (cell, action): (&Cell<'_>, &store::Action), at: usize) {
    let scene = rows.scene();
    let store = scene.store;
    let theme = store.theme_list(action.themes).first();
    if let (Some(x), Some(&theme)) = (plan.theme, theme) {
        rows.put(at, (x, x + 14), scene.theme(theme), Role::Dim);
    }
    let Some(x) = plan.status else { return };
    let numbers = Numbers::of(store, cell.session);
    let status = scene.locale.status(store.str(action.status));
    // The status gives way last; a sign says that there are more sources.
    let room = rows.width().saturating_sub(x + cells(status).min(12) + 1).min(6);
    let cites = numbers.list(store, store.cites(action.cites), usize::from(room));
    let end = rows.width().saturating_sub(cells(&cites) + 1);
    rows.right(at, &[(cites, Role::Dim)]);
    rows.put(at, (x, end), status, Role::Text);
}

/// Writes the words of an action at a session against those of the time before, which stand above:
/// where they share too little, the new ones alone. Returns the words of this time.
fn wording<'a>(
    rows: &mut Rows<'a>,
    plan: Plan,
    cell: &Cell<'a>,
    before: &[&'a str],
) -> Vec<&'a str> {
    let scene = rows.scene();
    let end = plan.text.1.max(4);
    let columns = end - 2;
    let now: Vec<&str> = cell.actions.iter().map(|it| scene.say(it.text)).collect();
    for text in &now {
        let same = before.contains(text);
        let woven = before.iter().filter(|_| !same).find_map(|it| woven(it, text, columns));
        let lines = woven.unwrap_or_else(|| plain(text, columns, Role::Text));
        rows.runs(rows.len(), (2, end), &lines);
    }
    now
}
