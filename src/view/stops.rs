//! What stops and tours are called.

use super::names::Scene;
use crate::app::{Stop, StopSubject, Tour};
use crate::i18n::Label;

/// Returns what a tour is called; one that was made on the spot has the title of the file, else the
/// names of its one or two series.
pub(super) fn name(scene: Scene<'_>, tour: &Tour) -> String {
    match tour.title.say(scene.store, scene.locale.tag()) {
        "" => untitled(scene),
        title => title.to_owned(),
    }
}

/// Returns what a tour without a title is called.
fn untitled(scene: Scene<'_>) -> String {
    let title = scene.say(scene.store.title());
    if !title.is_empty() {
        return title.to_owned();
    }
    let names: Vec<&str> =
        scene.store.series().take(3).map(|it| scene.lane(Some(it), "")).collect();
    match names.as_slice() {
        [one] => (*one).to_owned(),
        [one, other] => scene.locale.pair_named(one, other),
        _ => scene.locale.briefing_word().to_owned(),
    }
}

/// Returns the heading of a stop of a tour: its own, else that of what it shows.
pub(super) fn heading(scene: Scene<'_>, tour: &Tour, stop: &Stop) -> String {
    let own = stop.title.say(scene.store, scene.locale.tag());
    if !own.is_empty() {
        return own.to_owned();
    }
    let label =
        |at| scene.store.event(at).map(|it| scene.label(it).to_string()).unwrap_or_default();
    match &stop.subject {
        StopSubject::Card | StopSubject::Cover { .. } => name(scene, tour),
        StopSubject::Event(at, focus) => {
            format!("{}: {}", label(*at), scene.locale.focus(*focus))
        }
        StopSubject::Compare(one, other) => scene.locale.pair_named(&label(*one), &label(*other)),
        StopSubject::Matrix { .. } => scene.locale.matrix_heading().to_owned(),
        StopSubject::Person(person) => scene.person(*person).0.to_owned(),
        StopSubject::Place(place) => scene.say(scene.store.place(*place).name).to_owned(),
        StopSubject::Sources { .. } => scene.locale.label(Label::Sources).to_owned(),
    }
}
