//! The list of tours, with the stops of the one under the cursor.

use super::flush;
use crate::app::{StopSubject, Tour};
use crate::i18n::{Whose, clock};
use crate::view::names::Scene;
use crate::view::page::Page;
use crate::view::panes::under_cursor;
use crate::view::sheet::{Area, Role, Sheet, cells};
use crate::view::stops::{heading, name};
use crate::view::timeline::{Title, title};

/// From this many columns on, a row says whose the tour is.
const WITH_WHOSE: u16 = 56;
/// From this many columns on, it has the name that `--tour` takes.
const WITH_ID: u16 = 72;
/// How many rows the stops need to be worth their heading.
const STOPS: u16 = 4;

/// Draws the list of tours, and below it the stops of the one under the cursor.
pub(in crate::view) fn tours(scene: Scene<'_>, row: usize, body: Area, sheet: &mut Sheet) {
    let all = &scene.state.tours.all;
    let of = scene.locale.count_of((row + 1).min(all.len()), all.len());
    let parts = [(of, Role::Dim)];
    let parts = if all.is_empty() { &[][..] } else { &parts };
    let heading = Title { name: scene.locale.tours_heading(), focused: true, parts };
    title(scene, heading, body.top(1), sheet);
    let area = body.below(if body.height < 6 { 1 } else { 2 });
    if all.is_empty() {
        let mut page = Page::new(scene, area.width);
        page.text(0, scene.locale.no_tours(), Role::Text, "");
        page.draw(area, 0, sheet);
        return;
    }
    // The stops get half of the rows, where the tours do not need them.
    let wanted = u16::try_from(all.len()).unwrap_or(u16::MAX);
    let most = if area.height >= 2 * STOPS + 4 { area.height / 2 } else { area.height };
    let list = area.top(wanted.min(most));
    let first = (row + 1).saturating_sub(usize::from(list.height));
    let names: Vec<String> = all.iter().map(|it| name(scene, it)).collect();
    let is_twin = |at| names.iter().filter(|it| names.get(at) == Some(*it)).count() > 1;
    for ((at, tour), y) in all.iter().enumerate().skip(first).zip(list.y..list.bottom()) {
        let line = Area { y, height: 1, ..list };
        if at == row {
            under_cursor(scene, line, sheet);
        }
        entry(scene, (tour, at == row), (line, is_twin(at)), sheet);
    }
    if let Some(tour) = all.get(row) {
        preview(scene, tour, area.below(list.height + 1), sheet);
    }
}

/// Writes a tour: its title and id, this also where columns are few if others have the same title, and how long it is and whose flush right.
fn entry(
    scene: Scene<'_>,
    (tour, selected): (&Tour, bool),
    (line, is_twin): (Area, bool),
    sheet: &mut Sheet,
) {
    let strong = if selected { Role::Strong } else { Role::Text };
    let given = scene.state.briefing().is_some_and(|it| it.tour.is(tour));
    let mut end = line.right();
    if line.width >= WITH_WHOSE {
        let whose = scene.locale.tour_whose(whose(tour));
        let told = if given { scene.locale.goes_on() } else { whose };
        let role = if given { Role::Strong } else { Role::Dim };
        // A column of its own, so that the figures stand under each other.
        let wide = widest(scene);
        sheet.draw((end.saturating_sub(wide), line.y), end, told, role);
        end = end.saturating_sub(wide + 3);
    } else if given {
        end = flush(sheet, (line.y, end), scene.locale.goes_on(), Role::Strong);
    }
    let figure = end;
    end = flush(sheet, (line.y, figure), &clock(tour.budget()), Role::Text);
    let stops = scene.locale.stops(tour.stops.len());
    if line.width >= WITH_WHOSE {
        end = flush(sheet, (line.y, figure.saturating_sub(8).min(end)), &stops, Role::Dim);
    }
    let detail = if tour.id.is_empty() { query(tour) } else { &tour.id };
    // Of two that are called the same, the id is the name: the title gives way.
    let kept = if is_twin { (cells(detail) + 2).min(end.saturating_sub(line.x) / 2) } else { 0 };
    let limit = end.saturating_sub(kept);
    let mut x = sheet.text((line.x, line.y), limit, &name(scene, tour), strong);
    let told = scene.locale.adds_here();
    if takes_stops(scene, tour) && x + 2 + cells(told) <= limit {
        x = sheet.draw((x + 2, line.y), limit, told, Role::Text);
    }
    if (line.width >= WITH_ID || is_twin) && x + 2 < end {
        sheet.text((x + 2, line.y), end, detail, Role::Dim);
    }
}

/// Tells whether what is shown would be added to this tour.
fn takes_stops(scene: Scene<'_>, tour: &Tour) -> bool {
    let tours = &scene.state.tours;
    tours.adds_to().and_then(|it| tours.all.get(it)).is_some_and(|it| std::ptr::eq(it, tour))
}

/// Returns how many columns the longest of the words takes that say whose a tour is.
fn widest(scene: Scene<'_>) -> u16 {
    let all = [Whose::File, Whose::Changed, Whose::Here, Whose::Spot, Whose::Saved];
    let words = all.into_iter().map(|it| scene.locale.tour_whose(it));
    words.chain([scene.locale.goes_on()]).map(cells).max().unwrap_or(0)
}

const fn whose(tour: &Tour) -> Whose {
    match tour.origin {
        Some(_) if tour.changed => Whose::Changed,
        Some(_) => Whose::File,
        None if tour.changed && !tour.id.is_empty() => Whose::Changed,
        None if !tour.id.is_empty() => Whose::Saved,
        None if tour.on_the_spot && !tour.changed => Whose::Spot,
        None => Whose::Here,
    }
}

/// Returns what was asked for when a tour was made on the spot.
fn query(tour: &Tour) -> &str {
    let queries = tour.stops.iter().filter_map(|it| match &it.subject {
        StopSubject::Cover { query } => Some(query.as_str()),
        _ => None,
    });
    queries.take(1).next().unwrap_or_default()
}

/// Draws the stops of a tour, as many as there are rows.
fn preview(scene: Scene<'_>, tour: &Tour, area: Area, sheet: &mut Sheet) {
    if area.height < STOPS {
        return;
    }
    let parts = [(scene.locale.stops(tour.stops.len()), Role::Dim)];
    let name = name(scene, tour);
    title(scene, Title { name: &name, focused: false, parts: &parts }, area.top(1), sheet);
    let rows = area.below(1);
    let all = tour.stops.len();
    let is_all = all <= usize::from(rows.height);
    let listed = if is_all { all } else { usize::from(rows.height.saturating_sub(1)) };
    for ((at, stop), y) in tour.stops.iter().enumerate().take(listed).zip(rows.y..) {
        let end = flush(sheet, (y, rows.right()), &clock(stop.share()), Role::Dim);
        flush(sheet, (y, rows.x + 4), &(at + 1).to_string(), Role::Dim);
        sheet.text((rows.x + 6, y), end, &heading(scene, tour, stop), Role::Text);
    }
    if !is_all {
        let told = scene.locale.more_rows(all - listed);
        sheet.text((rows.x + 6, rows.bottom() - 1), rows.right(), &told, Role::Dim);
    }
}
