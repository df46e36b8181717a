//! The facets: for each value how many events carry it, and when.

use super::list::badges;
use super::names::Scene;
use super::page::capitalized;
use super::panes::under_cursor;
use super::sheet::{Area, Role, Sheet, cells};
use super::timeline::{Title, title};
use crate::action::Context;
use crate::app::{FacetRow, Facets};
use crate::i18n::{Label, dates};
use crate::query::{Group, Stance, Stances, Value};

/// The columns of the bars.
const BARS: u16 = 11;
/// From this many columns on, there are bars.
const WITH_BARS: u16 = 44;

/// What stands in a row on the screen.
#[derive(Clone, Copy, Debug)]
enum Row {
    Blank,
    /// A row of the facets, with its place among those that the cursor walks.
    Facet(usize, FacetRow),
}

/// Draws as many of the facets as fit around the cursor.
pub(super) fn facets(scene: Scene<'_>, area: Area, sheet: &mut Sheet) {
    let filter = &scene.state.filter;
    let facets = filter.facets();
    let focused = filter.context() == Context::Facets;
    let name = scene.locale.label(Label::Facets);
    let base = facets.base_len();
    let counted = if facets.is_scope() {
        scene.locale.counted_in_scope(base)
    } else {
        scene.locale.counted_among(base)
    };
    let bars = area.width >= WITH_BARS;
    let unit = bars.then(|| (scene.locale.by_months(facets.months()), Role::Dim));
    let parts: Vec<_> = [(counted, Role::Dim)].into_iter().chain(unit).collect();
    title(scene, Title { name, focused, parts: &parts }, area.top(1), sheet);
    if bars {
        labels(scene, facets, area.below(1), sheet);
    }
    let list = area.below(1 + u16::from(bars));
    let rows = rows(&filter.rows());
    let height = usize::from(list.height);
    let at = rows.iter().position(|it| matches!(it, Row::Facet(at, _) if *at == filter.row()));
    let furthest = rows.len().saturating_sub(height);
    let cursor = if focused { at.unwrap_or(0) } else { 0 };
    let first = cursor.saturating_sub(height * 2 / 3).min(furthest);
    let drawn = rows.iter().skip(first).zip(list.y..list.bottom());
    // One scale for what is on screen: among many values even the largest would else be a dot.
    let all: Vec<Vec<usize>> = drawn.clone().map(|(row, _)| when(scene, facets, *row)).collect();
    let most = all.iter().flatten().max().copied().unwrap_or(0).max(1);
    let guilt = guilt(scene);
    let mut group = None;
    for ((row, y), bars) in drawn.zip(&all) {
        let Row::Facet(at, row) = *row else { continue };
        let here = Area { y, height: 1, ..list };
        if focused && at == filter.row() {
            under_cursor(scene, here, sheet);
        }
        let (FacetRow::Value(of, _) | FacetRow::More(of, _)) = row;
        if group.replace(of) != Some(of) {
            let name = capitalized(scene.locale.label(label(of)));
            sheet.text((here.x + 1, y), here.x + 11, &name, Role::Dim);
        }
        facet(scene, (row, Bars { counts: bars, most }), &guilt, here, sheet);
    }
}

/// How many events lie in each stretch of time, and how many in the fullest one on screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bars<'a> {
    pub(super) counts: &'a [usize],
    pub(super) most: usize,
}

/// Returns when the events of a row are.
fn when(scene: Scene<'_>, facets: &Facets, row: Row) -> Vec<usize> {
    let Row::Facet(_, FacetRow::Value(group, at)) = row else { return Vec::new() };
    facets.rows(group).get(at).map(|it| facets.bars(scene.store, it.value)).unwrap_or_default()
}

/// Puts a blank row between facets.
fn rows(all: &[FacetRow]) -> Vec<Row> {
    let group = |row: &FacetRow| match row {
        FacetRow::Value(group, _) | FacetRow::More(group, _) => *group,
    };
    let mut rows = Vec::new();
    for (at, row) in all.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|it| all.get(it));
        if before.is_some_and(|it| group(it) != group(row)) {
            rows.push(Row::Blank);
        }
        rows.push(Row::Facet(at, *row));
    }
    rows
}

const fn label(group: Group) -> Label {
    match group {
        Group::Country => Label::Country,
        Group::Theme => Label::Theme,
        Group::Year => Label::Year,
        Group::Series => Label::SeriesWord,
        Group::Person => Label::Person,
        Group::Place => Label::Place,
        Group::Source => Label::Source,
        Group::Status => Label::StatusWord,
        Group::File => Label::FileWord,
    }
}

/// Writes the first and the last month over the bars.
fn labels(scene: Scene<'_>, facets: &Facets, area: Area, sheet: &mut Sheet) {
    let Some((first, last)) = facets.span() else { return };
    let [first, last] = [first, last].map(|it| dates::month_year(it, scene.locale));
    let end = area.right();
    let last_at = end.saturating_sub(cells(&last));
    sheet.draw((last_at, area.y), end, &last, Role::Dim);
    let first_at = end.saturating_sub(BARS).min(last_at.saturating_sub(cells(&first) + 1));
    sheet.draw((first_at, area.y), last_at, &first, Role::Dim);
}

fn facet(
    scene: Scene<'_>,
    (row, counts): (FacetRow, Bars<'_>),
    guilt: &Stances,
    area: Area,
    sheet: &mut Sheet,
) {
    let bars = if area.width >= WITH_BARS { BARS } else { 0 };
    let count_end = if bars > 0 { area.right() - bars - 3 } else { area.right() };
    let value_at = area.x + 14;
    let (group, at) = match row {
        FacetRow::Value(group, at) => (group, at),
        FacetRow::More(_, more) => {
            let more = scene.locale.more(more);
            sheet.text((value_at, area.y), count_end, &more, Role::Dim);
            return;
        }
    };
    let Some(row) = scene.state.filter.facets().rows(group).get(at) else { return };
    let guilty = row.stance == Stance::On && guilt.of(row.value) == Stance::On;
    let (mark, mark_role) = match row.stance {
        Stance::Neutral => ("", Role::Dim),
        Stance::On => (scene.glyphs.check, if guilty { Role::Error } else { Role::Accent }),
        Stance::Excluded => (scene.glyphs.excluded(), Role::Dropped),
    };
    sheet.draw((value_at - 2, area.y), value_at, mark, mark_role);
    let count = row.count.to_string();
    let figure_at = count_end.saturating_sub(cells(&count));
    let role = match (row.stance, row.count) {
        _ if guilty => Role::Error,
        (Stance::On, _) => Role::Strong,
        (Stance::Excluded, _) | (_, 0) => Role::Dim,
        _ => Role::Text,
    };
    sheet.draw((figure_at, area.y), count_end, &count, role);
    let name_area = Area { x: value_at, width: figure_at.saturating_sub(value_at + 1), ..area };
    value(scene, row.value, role, name_area, sheet);
    if bars > 0 {
        let at = Area { x: area.right() - bars, width: bars, ..area };
        spark(scene, row.stance, counts, at, sheet);
    }
}

/// Returns what the term to blame says of values.
fn guilt(scene: Scene<'_>) -> Stances {
    let culprit = scene.state.derived.blame.as_ref().and_then(|it| it.culprit);
    let term = culprit.map(|it| scene.state.query.alone(it)).unwrap_or_default();
    Stances::new(&term, scene.store)
}

/// Names a value; a country is a badge with its name behind it.
fn value(scene: Scene<'_>, value: Value, role: Role, area: Area, sheet: &mut Sheet) {
    let mut name = value.name(scene.store, scene.locale.tag());
    if value.group() == Group::Source {
        // One publisher has many documents, and of a title there is no room for what tells them apart.
        name = format!("{} {name}", value.key(scene.store));
    }
    let Some(country) = value.country() else {
        sheet.text((area.x, area.y), area.right(), &name, role);
        return;
    };
    let code = cells(scene.code(country)).min(6).min(area.width);
    badges(scene, &[country], Area { width: code, ..area }, sheet);
    let long = scene.say(scene.store.country(country).name);
    if long != scene.code(country) {
        let role = if role == Role::Text { Role::Dim } else { role };
        sheet.text((area.x + code + 1, area.y), area.right(), long, role);
    }
}

/// Draws when: a bar for each stretch of time, all values on one scale.
pub(super) fn spark(
    scene: Scene<'_>,
    stance: Stance,
    bars: Bars<'_>,
    area: Area,
    sheet: &mut Sheet,
) {
    let Bars { counts, most } = bars;
    let role = if stance == Stance::On { Role::Present } else { Role::Past };
    for (count, x) in counts.iter().zip(area.x..area.right()) {
        // A full bar leaves an eighth free, or it would touch the bar in the row above; the least is
        // higher than the baseline.
        let eighths = if *count == 0 { 0 } else { (count * 7).div_ceil(most).max(2) };
        let (sign, role) = match eighths {
            0 => (scene.glyphs.baseline, Role::Rule),
            _ => (scene.glyphs.level(eighths), role),
        };
        sheet.draw((x, area.y), x + 1, sign, role);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::BINS;

    #[test]
    fn there_is_a_column_for_each_bar() {
        assert_eq!(usize::from(BARS), BINS);
    }
}
