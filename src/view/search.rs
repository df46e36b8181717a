//! The line in which a search is typed, and what is said of one in force.

use super::field::field;
use super::footer::told;
use super::names::Scene;
use super::panes::right;
use super::sheet::{Area, Role, Sheet, cells};
use crate::action::{Action, Context, keys_for};
use crate::app::Manner;
use crate::i18n::Label;
use crate::text::{self, Case, Lines};

/// The columns that the typed text keeps.
const TYPED: u16 = 14;

/// Returns what is searched for, which of how many matches is selected, how it is searched for where
/// that is not as usual, and how many matches are hidden: `/heist 3/17 · fuzzy · 4 hidden`.
pub(super) fn matches(scene: Scene<'_>) -> String {
    let typed = text::display(scene.state.search.text(), Lines::Single);
    let mut parts = vec![format!("/{typed} {}", count(scene))];
    let usual = words(scene, Manner::default());
    let now = words(scene, scene.state.search.manner());
    let unusual = now.into_iter().zip(usual).filter(|(now, usual)| now != usual);
    parts.extend(unusual.map(|(now, _)| now.to_owned()));
    parts.extend(hidden(scene));
    parts.join(scene.glyphs.separator)
}

/// Returns which of how many matches is selected: `3/17`.
fn count(scene: Scene<'_>) -> String {
    let hits = scene.state.search.hits();
    let on = scene.state.selected.filter(|it| hits.contains(*it));
    format!("{}/{}", on.map_or(0, |it| hits.rank(it) + 1), hits.len())
}

/// Returns how many matches are hidden beside those that are shown.
fn hidden(scene: Scene<'_>) -> Option<String> {
    let search = &scene.state.search;
    let some = search.hidden() > 0 && !search.hits().is_empty();
    some.then(|| scene.locale.hidden(search.hidden()))
}

/// Returns what counts as a match, in words.
fn words(scene: Scene<'_>, manner: Manner) -> [&'static str; 2] {
    let fuzzy = if manner.fuzzy { Label::Fuzzy } else { Label::Exact };
    let case = if manner.case == Case::Kept { Label::KeptCase } else { Label::AnyCase };
    [scene.locale.label(fuzzy), scene.locale.label(case)]
}

/// Draws the search line: what is typed, what counts as a match with the keys that change it, and
/// how many there are. What does not fit is left out, keys first, then a notice.
pub(super) fn search(scene: Scene<'_>, area: Area, sheet: &mut Sheet) {
    let label = scene.locale.label(Label::Search);
    let before = if area.width >= 40 { cells(label) + 2 } else { 1 };
    let room = area.width.saturating_sub(before + TYPED);
    let parts = [Some(count(scene)), hidden(scene)];
    let counted = parts.into_iter().flatten().collect::<Vec<_>>().join(scene.glyphs.separator);
    let manner = words(scene, scene.state.search.manner());
    let key = |action| keys_for(Context::Search, action).flatten().next();
    let keys = [Action::Fuzzy, Action::Case].map(key);
    let keyed: Vec<String> = keys
        .iter()
        .zip(manner)
        .map(|(key, word)| key.map_or(word.to_owned(), |key| format!("{word} ({key})")))
        .collect();
    let notice = scene.state.notice.as_ref().map(|it| told(scene, it));
    let notice = notice.into_iter().collect::<Vec<_>>();
    let bare = manner.join(scene.glyphs.separator);
    let whole = [notice.clone(), keyed, vec![counted.clone()]].concat().join("  ");
    let without_keys = [notice, vec![bare.clone(), counted.clone()]].concat().join("  ");
    let told = [whole, without_keys, format!("{bare}  {counted}")];
    let told = told.into_iter().find(|it| cells(it) + 2 <= room).unwrap_or(counted);
    let end = right(sheet, area, &told, Role::Text);
    let mut x = area.x;
    if area.width >= 40 {
        x = sheet.draw((x, area.y), end, label, Role::Accent) + 1;
    }
    x = sheet.draw((x, area.y), end, "/", Role::Dim);
    field(scene.state.search.line(), Area { x, width: end.saturating_sub(x), ..area }, sheet);
}
