//! What stands out: its name, its sign, and the legend that tells which is which.

use super::names::Scene;
use super::sheet::{Area, Role, Sheet, cells};
use crate::app::{Highlight, Subject};
use crate::i18n::Label;
use crate::model::Kind;
use crate::store::EventId;
use crate::text::{self, Lines};

/// The most columns of a name in the legend.
const NAME: usize = 24;

/// Returns what a highlight is of, in the language of the user.
pub(super) fn subject(scene: Scene<'_>, subject: &Subject) -> String {
    match subject {
        Subject::Search(typed, _) => format!("/{}", text::display(typed, Lines::Single)),
        Subject::Person(it) => scene.person(*it).0.to_owned(),
        Subject::Place(it) => scene.place(*it).to_owned(),
        Subject::Theme(it) => scene.theme(*it).to_owned(),
        Subject::Series(it) => scene.lane(Some(*it), "").to_owned(),
        Subject::Country(it) => scene.say(scene.store.country(*it).name).to_owned(),
        Subject::Kind(Kind::Session) => scene.locale.label(Label::Other).to_owned(),
        Subject::Kind(_) => scene.locale.label(Label::Milestones).to_owned(),
    }
}

/// Returns each highlight with its sign, its name and its count, the oldest first.
pub(super) fn legend(scene: Scene<'_>) -> Vec<(String, Role)> {
    let part = |it: &Highlight| {
        let name = subject(scene, it.subject());
        let name = text::fit(&name, NAME, scene.glyphs.ellipsis);
        let text = format!("{} {name} ({})", scene.glyphs.highlight(it.slot()), it.set().len());
        (text, Role::Highlight(it.slot()))
    };
    scene.state.highlights.iter().map(part).collect()
}

/// Draws the legend in a row; the oldest are left out where not all fit.
pub(super) fn legend_row(scene: Scene<'_>, row: Area, sheet: &mut Sheet) {
    let parts = legend(scene);
    let wide = |from: usize| -> u16 { parts.iter().skip(from).map(|it| cells(&it.0) + 2).sum() };
    let first = (0..parts.len()).find(|from| wide(*from) <= row.width + 2).unwrap_or(parts.len());
    let mut x = row.x;
    for (text, role) in parts.iter().skip(first) {
        x = sheet.draw((x, row.y), row.right(), text, *role) + 2;
    }
}

/// Draws the signs of the highlights of an event flush right, and returns the column after what may
/// stand before them.
pub(super) fn signs(scene: Scene<'_>, event: EventId, row: Area, sheet: &mut Sheet) -> u16 {
    let mut end = row.right();
    let found = scene.state.highlights.iter().filter(|it| it.set().contains(event));
    let found: Vec<&Highlight> = found.collect();
    for it in found.into_iter().rev() {
        let sign = scene.glyphs.highlight(it.slot());
        end = end.saturating_sub(cells(sign));
        sheet.draw((end, row.y), row.right(), sign, Role::Highlight(it.slot()));
    }
    if end < row.right() { end.saturating_sub(1) } else { end }
}
