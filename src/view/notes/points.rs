//! What a stop reveals, each in one line of words.

use crate::app::{Briefing, PointRow, StopSubject};
use crate::view::names::Scene;

/// Returns the rows of the stop that is presented, in their order.
pub(super) fn points(scene: Scene<'_>, briefing: &Briefing) -> Vec<String> {
    briefing.scene.rows.iter().map(|it| words(scene, briefing, *it)).collect()
}

fn words(scene: Scene<'_>, briefing: &Briefing, row: PointRow) -> String {
    let Some(stop) = briefing.tour.stops.get(briefing.at) else { return String::new() };
    if let PointRow::Point(at) = row {
        let point = stop.points.get(at).map(|it| it.say(scene.store, scene.locale.tag()));
        return point.unwrap_or_default().to_owned();
    }
    let event = match &stop.subject {
        StopSubject::Event(event, _) => scene.store.event(*event),
        _ => None,
    };
    let Some(event) = event else { return String::new() };
    if let PointRow::Action(at) = row {
        return event.actions().get(at).map(|it| scene.say(it.text)).unwrap_or_default().to_owned();
    }
    let PointRow::Leader(at) = row else { return String::new() };
    event.leaders().get(at).map_or_else(String::new, |it| {
        let name = scene.person(it.person).0;
        let code = it.country.map(|it| format!("{}  ", scene.code(it))).unwrap_or_default();
        match scene.say(it.office) {
            "" => format!("{code}{name}"),
            office => format!("{code}{name}, {office}"),
        }
    })
}
