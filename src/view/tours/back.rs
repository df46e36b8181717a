//! The way back to a briefing from everywhere else, with its clock.

use crate::action::{Action, keys_for};
use crate::app::Overlay;
use crate::i18n::clock;
use crate::view::footer::spell;
use crate::view::names::Scene;
use crate::view::sheet::{Area, Role, Sheet, cells};

/// How many columns stay for keys at least.
const LEFT: u16 = 24;

/// Draws, at the right of the footer, which key returns to which stop and how long the briefing has
/// gone on; returns the column that other text has to end before, or `None` where nothing was drawn,
/// as in the briefing itself: what is told takes so many columns. Where a line is typed into, the key is one of the line, and is
/// not named.
pub(in crate::view) fn back(
    scene: Scene<'_>,
    (area, told): (Area, u16),
    sheet: &mut Sheet,
) -> Option<u16> {
    let briefing = scene.state.briefing()?;
    let page = scene.state.overlays.iter().rev().find(|it| it.is_page());
    if page == Some(&Overlay::Briefing) {
        return None;
    }
    let key = keys_for(scene.state.context(), Action::Return).next().map(spell).unwrap_or_default();
    let (at, of) = (briefing.at + 1, briefing.tour.stops.len());
    let time = clock(briefing.pace(scene.state.now).elapsed);
    let stop = scene.locale.stop_of(at, of);
    let dot = scene.glyphs.separator;
    let whole = format!("{} {stop}{dot}{time}", scene.locale.returns_to());
    let forms = [whole, format!("{stop}{dot}{time}"), format!("{at}/{of}{dot}{time}"), time];
    let forms = if key.is_empty() { forms.get(1..) } else { forms.get(..) }.unwrap_or_default();
    let gap = u16::from(!key.is_empty());
    let room = area.width.saturating_sub(LEFT.max(told.saturating_add(2)));
    let wide = |form: &String| cells(&key) + gap + cells(form);
    let form = forms.iter().find(|it| wide(it) <= room)?;
    let from = area.right() - wide(form);
    let x = sheet.draw((from, area.y), area.right(), &key, Role::Strong);
    sheet.draw((x + gap, area.y), area.right(), form, Role::Text);
    Some(from.saturating_sub(2))
}
