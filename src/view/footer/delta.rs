//! What stands at the right of the footer: the place in what is walked, or the time since.

use crate::analysis::silence_before;
use crate::app::Overlay;
use crate::i18n::dates::Style;
use crate::store::Facet;
use crate::text;
use crate::view::briefing::place_in;
use crate::view::compare::place_of_change;
use crate::view::matrix::counted;
use crate::view::names::Scene;
use crate::view::search::matches;
use crate::view::thread::place_of_session;

/// Of the event before, more columns would leave none for the keys.
const LONGEST_NAME: usize = 24;

/// Returns what stands at the right: the place among matches, changes or sessions, or the silence
/// before the selected session.
pub(super) fn delta(scene: Scene<'_>) -> String {
    let state = scene.state;
    match state.overlays.last() {
        // Silences stand in the view itself, and the event behind it is not what one looks at.
        Some(
            Overlay::Filter
            | Overlay::CompareWith { .. }
            | Overlay::People
            | Overlay::Hosts
            | Overlay::Rhythm
            | Overlay::Stops { .. }
            | Overlay::Practice { .. }
            | Overlay::Problems { .. },
        ) => {
            return String::new();
        }
        Some(Overlay::Matrix | Overlay::Cell { .. }) => return counted(scene),
        Some(Overlay::Briefing | Overlay::Outline { .. }) => return place_in(scene),
        Some(Overlay::Compare) => return place_of_change(scene),
        Some(Overlay::Thread) => return place_of_session(scene),
        _ => {}
    }
    if !state.search.is_empty() {
        return matches(scene);
    }
    let Some(event) = state.event(scene.store) else { return String::new() };
    let of_lane = event.series().map(|it| scene.store.index().with(Facet::Series, it.slot()));
    let gap = silence_before(scene.store, of_lane.unwrap_or_else(|| state.shown()), event);
    let Some(gap) = gap else { return String::new() };
    let before = if of_lane.is_some() {
        let name = scene.number(gap.before);
        text::fit(&name, LONGEST_NAME, scene.glyphs.ellipsis).into_owned()
    } else {
        scene.date(gap.before, Style::WithYear)
    };
    if event.first() < gap.before.last() {
        scene.locale.overlaps(&before)
    } else if gap.days == 0 {
        scene.locale.same_day(&before)
    } else {
        scene.locale.after(gap.days, &before)
    }
}
