//! Nothing is left: why, and what can be done about it.

use super::list::scope_name;
use super::names::Scene;
use super::page::Page;
use super::panes::{right, under_cursor};
use super::sheet::{Area, Role, Sheet, cells};
use super::timeline::{Title, title};
use crate::action::Context;
use crate::app::{Relief, WayOut};
use crate::i18n::Label;
use crate::model::Scope;
use crate::query::Blame;

/// A table with more terms than this would leave no room for the ways out.
const TERMS: usize = 9;
/// Up to so many events are counted in squares.
const SQUARES: usize = 10;

/// Draws the sentence, the table of terms and the ways out; returns how many rows that takes.
pub(super) fn relief(scene: Scene<'_>, area: Area, sheet: &mut Sheet) -> u16 {
    let context = scene.state.context();
    let focused = matches!(context, Context::Browse | Context::Filter)
        || context.base() == Some(Context::View);
    title(scene, Title::new(scene.locale.label(Label::NothingShown)), area.top(1), sheet);
    let Some(blame) = &scene.state.derived.blame else { return 1 };
    let airy = u16::from(area.height >= 20);
    let mut page = Page::new(scene, area.width);
    page.text(0, &sentence(scene, blame), Role::Text, "");
    // A title each, and at least one way out.
    let room = area.height.saturating_sub(3 + airy);
    let said = u16::try_from(page.len()).unwrap_or(u16::MAX).min(room);
    page.draw(area.below(1 + airy).top(said), 0, sheet);
    let mut y = 1 + airy + said;
    if blame.terms.len() > 1 && area.height > 12 {
        y += airy + terms(scene, blame, area.below(y + airy), sheet);
    }
    let ways = area.below(y + airy);
    let name = scene.locale.label(Label::WaysOut);
    title(scene, Title { focused, ..Title::new(name) }, ways.top(1), sheet);
    let all: Vec<(String, &WayOut)> =
        scene.state.ways.iter().map(|it| (what(scene, blame, it.what), it)).collect();
    let widest = all.iter().map(|(name, _)| cells(name)).max().unwrap_or(0);
    for ((at, (name, way)), y) in all.iter().enumerate().zip(ways.y + 1..ways.bottom()) {
        let row = Area { y, height: 1, ..ways };
        if focused && at == scene.state.row {
            under_cursor(scene, row, sheet);
        }
        let column = widest.min(ways.width * 3 / 5);
        way_out(scene, (name, column), way, row, sheet);
    }
    let listed = u16::try_from(all.len()).unwrap_or(u16::MAX);
    (y + airy).saturating_add(listed + 1 + airy).min(area.height)
}

/// Says in a sentence what is wrong.
fn sentence(scene: Scene<'_>, blame: &Blame) -> String {
    let scope = scope_name(scene, scene.state.derived.scope.unwrap_or(Scope::All));
    match (blame.terms.as_slice(), blame.culprit.and_then(|it| blame.terms.get(it))) {
        ([], _) => scene.locale.nothing_in(scope),
        ([only], _) => scene.locale.nothing_like(scope, &only.text),
        (_, Some(culprit)) => scene.locale.nothing_with(scope, &culprit.text, culprit.without),
        (all, None) => {
            let dead = all.iter().filter(|it| it.alone == 0).map(|it| it.text.as_str());
            let dead: Vec<&str> = dead.collect();
            match dead.as_slice() {
                [] => scene.locale.nothing_at_once(scope, all.len()),
                dead => scene.locale.nothing_like(scope, &dead.join(", ")),
            }
        }
    }
}

/// Draws how many events each term alone leaves, and how many are left without it.
fn terms(scene: Scene<'_>, blame: &Blame, area: Area, sheet: &mut Sheet) -> u16 {
    let words = [Label::Alone, Label::WithoutIt].map(|it| scene.locale.label(it));
    let blamed = scene.locale.label(Label::Blame);
    // Columns of the figures, from the right.
    let last = area.right().saturating_sub(cells(blamed) + 2);
    let first = last.saturating_sub(cells(words[1]) + 2);
    let squares = if area.width >= 50 && blame.cleared <= SQUARES { 2 * blame.cleared } else { 0 };
    let name_end = first
        .saturating_sub(cells(words[0]) + 2)
        .saturating_sub(u16::try_from(squares).unwrap_or(0));
    sheet.text((area.x, area.y), name_end, scene.locale.label(Label::Term), Role::Dim);
    for (word, end) in words.into_iter().zip([first, last]) {
        sheet.draw((end.saturating_sub(cells(word)), area.y), end, word, Role::Dim);
    }
    let listed = blame.terms.iter().enumerate().take(TERMS);
    for ((at, tried), y) in listed.zip(area.y + 1..area.bottom()) {
        let guilty = blame.culprit == Some(at);
        let role = if guilty { Role::Error } else { Role::Strong };
        sheet.text((area.x, y), name_end, &tried.text, role);
        if squares > 0 {
            let full = format!("{} ", scene.glyphs.square).repeat(tried.alone);
            let none =
                format!("{} ", scene.glyphs.none).repeat(blame.cleared.saturating_sub(tried.alone));
            let role = if guilty { Role::Error } else { Role::Dim };
            let x = sheet.draw((name_end + 1, y), first, &full, role);
            sheet.draw((x, y), first, &none, Role::Faint);
        }
        for (figure, end) in [(tried.alone, first), (tried.without, last)] {
            let figure_text = figure.to_string();
            let role = if figure == 0 { Role::Dim } else { Role::Text };
            sheet.draw((end.saturating_sub(cells(&figure_text)), y), end, &figure_text, role);
        }
        if guilty {
            sheet.draw((last + 2, y), area.right(), blamed, Role::Error);
        }
    }
    u16::try_from(blame.terms.len().min(TERMS) + 1).unwrap_or(u16::MAX)
}

/// Says what a way out does.
fn what(scene: Scene<'_>, blame: &Blame, what: Relief) -> String {
    match what {
        Relief::Drop(at) => {
            let term = blame.terms.get(at).map_or("", |it| it.text.as_str());
            scene.locale.drop_term(term)
        }
        Relief::DropDead => {
            let dead = blame.terms.iter().filter(|it| it.alone == 0);
            let dead: Vec<&str> = dead.map(|it| it.text.as_str()).collect();
            scene.locale.drop_term(&dead.join(" "))
        }
        Relief::Widen(scope) => scene.locale.widen(scope_name(scene, scope)),
        Relief::Undo => scene.locale.label(Label::UndoLast).to_owned(),
        Relief::Clear => scene.locale.label(Label::ClearAll).to_owned(),
    }
}

/// Draws a way out: what it does, in so many columns, which events it leads to, and how many.
fn way_out(
    scene: Scene<'_>,
    (name, column): (&str, u16),
    way: &WayOut,
    row: Area,
    sheet: &mut Sheet,
) {
    let role = if way.count == 0 { Role::Dim } else { Role::Strong };
    let end = right(sheet, row, &way.count.to_string(), role).saturating_sub(1);
    let name_end = (row.x + 2 + column).min(end);
    sheet.text((row.x + 2, row.y), name_end, name, role);
    let events = way.first.iter().filter_map(|it| scene.store.event(*it));
    let labels: Vec<_> = events.map(|it| scene.label(it)).collect();
    sheet.text((name_end + 2, row.y), end, &labels.join(", "), Role::Dim);
}
