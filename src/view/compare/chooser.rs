//! The list of events that one can be compared with.

use crate::app::Partners;
use crate::i18n::dates::Style;
use crate::store::EventId;
use crate::view::layout::popup;
use crate::view::names::Scene;
use crate::view::panes::under_cursor;
use crate::view::sheet::{Area, Popup, Role, Sheet, cells};
use crate::view::timeline::{Title, title};
use crate::view::trail::at_top;

/// How many rows it has, border and title included, where the screen has them.
const ROWS: u16 = 24;

/// Lays the list over the screen: the sessions of the same series, then what else is shown.
pub(in crate::view) fn chooser(
    scene: Scene<'_>,
    (event, row): (EventId, usize),
    body: Area,
    sheet: &mut Sheet,
) {
    let Some(event) = scene.store.event(event) else { return };
    let partners = Partners::of(scene.store, scene.state, event);
    let mut over = Sheet::new(scene.glyphs.ellipsis);
    let all = u16::try_from(partners.len()).unwrap_or(u16::MAX);
    let panel = at_top(body, all.saturating_add(3).clamp(8, ROWS));
    let inside = popup(scene, panel, &mut over);
    let parts = [(scene.label(event).into_owned(), Role::Dim)];
    let name = scene.locale.compare_with_which();
    title(scene, Title { name, focused: true, parts: &parts }, inside.top(1), &mut over);
    let list = inside.below(1);
    let first = (row + 1).saturating_sub(usize::from(list.height));
    let shown = (first..partners.len()).filter_map(|at| Some((at, partners.get(at)?)));
    for ((at, other), y) in shown.zip(list.y..list.bottom()) {
        let Some(other) = scene.store.event(other) else { continue };
        let line = Area { y, height: 1, ..list };
        let selected = at == row;
        if selected {
            under_cursor(scene, line, &mut over);
        }
        let parts = [scene.date(other, Style::WithYear), scene.places(other)];
        let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        let detail = parts.join(scene.glyphs.separator);
        let name = scene.label(other);
        let role = match (selected, at < partners.of_series()) {
            (true, _) => Role::Strong,
            (_, true) => Role::Text,
            _ => Role::Dim,
        };
        let x = over.text((line.x, y), line.right(), &name, role);
        let from = line.right().saturating_sub(cells(&detail)).max(x + 2);
        over.text((from, y), line.right(), &detail, Role::Dim);
    }
    sheet.over = Some(Box::new(Popup { area: panel, sheet: over }));
}
