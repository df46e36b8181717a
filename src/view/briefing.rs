//! The presenting screen: few words, far apart, for the back of a room.

use super::names::Scene;
use super::sheet::{Area, Role, Sheet};
use super::stops::{heading, name};

/// Draws the stop of the briefing on the whole screen.
pub(super) fn briefing(scene: Scene<'_>, area: Area, sheet: &mut Sheet) {
    let Some(briefing) = &scene.state.tours.given else { return };
    sheet.text((area.x, area.y), area.right(), &name(scene, &briefing.tour), Role::Strong);
    let Some(stop) = briefing.tour.stops.get(briefing.at) else { return };
    let heading = heading(scene, &briefing.tour, stop);
    sheet.text((area.x, area.y + 2), area.right(), &heading, Role::Strong);
}
