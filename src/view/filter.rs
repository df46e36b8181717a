//! The screen of the filter: its line, the facets, and what the query leads to.

use super::facets::facets;
use super::field::field;
use super::list::badges;
use super::names::{Scene, lane_tone};
use super::page::Page;
use super::panes::{right, under_cursor};
use super::relief::relief;
use super::sheet::{Area, Ground, Role, Sheet, cells};
use super::terms::off;
use super::timeline::{Title, title};
use crate::action::Context;
use crate::i18n::Label;
use crate::i18n::dates::Style;
use crate::query::{self, Expr};
use crate::store::{EventId, EventSet};
use crate::text;

/// From this many columns on, facets and results stand side by side.
const BOTH: u16 = 76;
/// The columns of the facets with their bars.
const FACETS: u16 = 48;
/// How many candidates for the word at the cursor are listed.
const CANDIDATES: u16 = 9;

/// Draws the whole screen of the filter.
pub(super) fn filter(scene: Scene<'_>, body: Area, sheet: &mut Sheet) {
    let airy = u16::from(body.height >= 16);
    let seen = line(scene, body.below(airy).top(1), sheet);
    under(scene, seen, body.below(airy + 1).top(1), sheet);
    let rest = body.below(2 + 2 * airy);
    let beside = scene.state.filter.context() == Context::Facets;
    if rest.width < BOTH {
        return if beside { facets(scene, rest, sheet) } else { outcome(scene, rest, sheet) };
    }
    let left = Area { width: FACETS.min(rest.width / 2 - 2), ..rest };
    let x = left.right() + if rest.width < 100 { 3 } else { 4 };
    facets(scene, left, sheet);
    outcome(scene, Area { x, width: rest.right().saturating_sub(x), ..rest }, sheet);
}

/// Which columns of the line are seen: where the first one stands, and how many are before it.
type Seen = (u16, u16);

/// Draws the line with the cursor in it, and how many events match.
fn line(scene: Scene<'_>, area: Area, sheet: &mut Sheet) -> Seen {
    let filter = &scene.state.filter;
    let is_typed = filter.context() == Context::Filter;
    sheet.ground(Area { x: 0, width: area.right() + area.x, ..area }, Ground::Surface);
    let (shown, all) = (scene.state.shown().len(), scene.state.derived.in_scope.len());
    let count = scene.locale.matching(shown, all);
    let slim = area.width < 36;
    let count = if slim { format!("{shown}/{all}") } else { count };
    let role = if shown == 0 { Role::Error } else { Role::Dim };
    let end = right(sheet, area, &count, role).saturating_sub(1);
    let end = off(scene, Area { width: end.saturating_sub(area.x), ..area }, sheet);
    if is_typed {
        sheet.draw((area.x.saturating_sub(1), area.y), area.x, scene.glyphs.bar, Role::Accent);
    }
    let name = scene.locale.label(Label::Filter);
    let role = if is_typed { Role::Accent } else { Role::Strong };
    let x = if slim { area.x } else { sheet.draw((area.x, area.y), end, name, role) + 2 };
    let typed = Area { x, width: end.saturating_sub(x), ..area };
    let skipped = field(filter.line(), typed, sheet);
    if skipped > 0 {
        sheet.draw((x, area.y), typed.right(), scene.glyphs.ellipsis, Role::Dim);
    }
    if skipped == 0 && cells(filter.line().text()) < typed.width {
        words(scene, typed, sheet);
    }
    if !is_typed {
        sheet.cursor = None;
    }
    (x, skipped)
}

/// Tells field names from values, and the term to blame from the others.
fn words(scene: Scene<'_>, area: Area, sheet: &mut Sheet) {
    let text = scene.state.filter.line().text();
    let Ok(query) = query::parse(text) else { return };
    let culprit = scene.state.derived.blame.as_ref().and_then(|it| it.culprit);
    for (at, term) in query.terms().iter().enumerate() {
        let Some((from, until)) = span(term) else { continue };
        let (Some(before), Some(word)) = (text.get(..from), text.get(from..until)) else {
            continue;
        };
        let x = area.x + cells(before);
        if culprit == Some(at) {
            sheet.draw((x, area.y), area.right(), word, Role::Error);
        }
        if let Some((field, _)) = word.split_once(':') {
            sheet.draw((x, area.y), area.right(), &format!("{field}:"), Role::Dim);
        }
    }
}

/// Returns the bytes from the first to the last condition of a term.
fn span(term: &Expr) -> Option<(usize, usize)> {
    match term {
        Expr::Term(it) => Some((it.span.start, it.span.end)),
        Expr::Not(inner) => span(inner),
        Expr::And(parts) | Expr::Or(parts) => {
            let mut spans = parts.iter().filter_map(span);
            let first = spans.next()?;
            Some(spans.fold(first, |all, it| (all.0.min(it.0), all.1.max(it.1))))
        }
    }
}

/// Underlines what is wrong with the line, or the term to blame.
fn under(scene: Scene<'_>, (x, skipped): Seen, area: Area, sheet: &mut Sheet) {
    let text = scene.state.filter.line().text();
    let culprit = scene.state.derived.blame.as_ref().and_then(|it| it.culprit);
    let blamed = || {
        let query = query::parse(text).ok()?;
        query.terms().get(culprit?).and_then(span)
    };
    let wrong = match scene.state.filter.error() {
        Some(error) => error.span.clone().map(|it| (it.start, it.end)),
        None => blamed(),
    };
    let Some((from, until)) = wrong else { return };
    let column = |at: usize| cells(text.get(..at).unwrap_or(text)).saturating_sub(skipped);
    let (start, end) = (column(from), column(until).max(column(from) + 1));
    let signs = scene.glyphs.under.repeat(usize::from(end - start));
    sheet.draw((x + start, area.y), area.right(), &signs, Role::Error);
}

/// Draws what the line leads to: what is wrong, what may follow, a way out, or the events.
fn outcome(scene: Scene<'_>, area: Area, sheet: &mut Sheet) {
    if let Some(error) = scene.state.filter.error() {
        return refusal(scene, error, area, sheet);
    }
    if scene.state.shown().is_empty() {
        let rows = relief(scene, area, sheet);
        if let Some((query, set)) = &scene.state.last {
            let name = scene.locale.label(Label::LastResult);
            let name = if query.is_empty() { name.to_owned() } else { format!("{name}: {query}") };
            results(scene, &name, set, area.below(rows + 1), sheet);
        }
        return;
    }
    let rows = candidates(scene, area, sheet);
    let name = scene.locale.label(Label::Result);
    results(scene, name, scene.state.shown(), area.below(rows), sheet);
}

/// Says what is wrong with the line; the last good result stays in sight.
fn refusal(scene: Scene<'_>, error: &crate::diag::Diagnostic, area: Area, sheet: &mut Sheet) {
    let filter = &scene.state.filter;
    // What is missing may be on its way.
    let at_end = error.span.as_ref().is_some_and(|it| it.end >= filter.line().text().len());
    let unfinished = at_end && !filter.completion().candidates.is_empty();
    let name = if unfinished { Label::Unfinished } else { Label::NotUnderstood };
    title(scene, Title::new(scene.locale.label(name)), area.top(1), sheet);
    let mut page = Page::new(scene, area.width);
    let role = if unfinished { Role::Dim } else { Role::Error };
    page.text(0, &text::message(&error.message), role, "");
    if !unfinished {
        page.text(0, &text::message(&error.help), Role::Text, "");
    }
    let rows = u16::try_from(page.len()).unwrap_or(u16::MAX).saturating_add(2);
    page.draw(area.below(1), 0, sheet);
    let listed = candidates(scene, area.below(rows), sheet);
    let query = scene.state.query.clone().with_scope(None).to_string();
    let name = scene.locale.label(Label::LastResult);
    let name = if query.is_empty() { name.to_owned() } else { format!("{name}: {query}") };
    results(scene, &name, scene.state.shown(), area.below(rows + listed), sheet);
}

/// Lists what may stand at the cursor; returns how many rows that takes.
fn candidates(scene: Scene<'_>, area: Area, sheet: &mut Sheet) -> u16 {
    let filter = &scene.state.filter;
    let all = &filter.completion().candidates;
    if all.is_empty() || filter.context() == Context::Facets || area.height < 4 {
        return 0;
    }
    let room = CANDIDATES.min(area.height / 2).max(2) - 1;
    let count = u16::try_from(all.len()).unwrap_or(u16::MAX);
    let parts = [(scene.locale.count_of(room.min(count).into(), all.len()), Role::Dim)];
    let parts = if count > room { &parts[..] } else { &[] };
    let name = scene.locale.label(Label::Candidates);
    title(scene, Title { parts, ..Title::new(name) }, area.top(1), sheet);
    let list = area.below(1).top(room.min(count));
    let chosen = filter.chosen();
    let first = chosen.map_or(0, |it| (it + 1).saturating_sub(usize::from(list.height)));
    for ((at, candidate), y) in all.iter().enumerate().skip(first).zip(list.y..list.bottom()) {
        let row = Area { y, height: 1, ..list };
        if chosen == Some(at) {
            under_cursor(scene, row, sheet);
        }
        let end = match candidate.count {
            Some(count) => right(sheet, row, &count.to_string(), Role::Text),
            None => row.right(),
        };
        let role = if candidate.count == Some(0) { Role::Dim } else { Role::Strong };
        let after = sheet.text((row.x + 2, y), end, &candidate.text, role);
        if candidate.label != candidate.text {
            sheet.text(
                (after.max(row.x + 24) + 2, y),
                end.saturating_sub(1),
                &candidate.label,
                Role::Dim,
            );
        }
    }
    list.height + 2
}

/// Lists events, one a row, as many as fit.
fn results(scene: Scene<'_>, name: &str, set: &EventSet, area: Area, sheet: &mut Sheet) {
    let all = scene.state.derived.in_scope.len();
    let parts = [(scene.locale.count_of(set.len(), all), Role::Dim)];
    title(scene, Title { parts: &parts, ..Title::new(name) }, area.top(1), sheet);
    let list = area.below(1);
    let hidden = set.len().saturating_sub(usize::from(list.height));
    let rows = if hidden > 0 { list.height.saturating_sub(1) } else { list.height };
    for (at, y) in set.iter().take(usize::from(rows)).zip(list.y..list.bottom()) {
        result(scene, at, Area { y, height: 1, ..list }, sheet);
    }
    if hidden > 0 && list.height > 0 {
        let more = scene.locale.more(set.len().saturating_sub(usize::from(rows)));
        sheet.draw((list.x + 2, list.bottom() - 1), list.right(), &more, Role::Dim);
    }
}

/// Draws an event in one row: date, name, place and countries, or name and date where columns are few.
fn result(scene: Scene<'_>, at: EventId, area: Area, sheet: &mut Sheet) {
    let Some(event) = scene.store.event(at) else { return };
    let (label, date) = (scene.label(event), scene.date(event, Style::WithYear));
    let role = Role::Lane(lane_tone(event.series()));
    if area.width < 50 {
        let fits = cells(&label) + cells(&date) + 4 <= area.width;
        let end = if fits { right(sheet, area, &date, Role::Dim) } else { area.right() };
        sheet.text((area.x + 2, area.y), end, &label, role);
        return;
    }
    let end = badges(scene, event.countries(), area, sheet);
    sheet.text((area.x + 2, area.y), area.x + 19, &date, Role::Dim);
    let place = scene.places(event);
    let city = cells(&place).min(16);
    let after = sheet.text((area.x + 20, area.y), end.saturating_sub(city + 3), &label, role);
    sheet.text((after + 2, area.y), end.saturating_sub(1), &place, Role::Dim);
}
