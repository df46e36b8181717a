//! Whose turn it would be to host, in words.

use crate::analysis::{Pattern, Rotation};
use crate::store::Event;
use crate::view::names::Scene;

/// So many missing numbers are named.
const MISSING: usize = 4;

/// Returns whose turn it would be next, and how one can tell; or why nobody can.
pub(super) fn turn(scene: Scene<'_>, rotation: &Rotation) -> String {
    let locale = scene.locale;
    let order = order(scene, rotation);
    let (exceptions, turns) = (rotation.exceptions, rotation.turns);
    let told = match (rotation.pattern, rotation.next) {
        (Pattern::NoSeries, _) => locale.turn_of_no_series().to_owned(),
        (Pattern::TooFew, _) => locale.too_few_hosts().to_owned(),
        (Pattern::NotRepeated, _) => locale.hosts_not_repeated().to_owned(),
        (Pattern::Irregular, _) => locale.no_order(&order, exceptions, turns),
        (Pattern::Holds, None) => locale.last_host_unknown().to_owned(),
        (Pattern::Holds, Some(next)) => {
            let why = match rotation.order.as_slice() {
                [only] => locale.always(scene.code(*only)),
                _ => locale.by_the_order(&order, exceptions, turns),
            };
            let expected = format!("{}: {}", locale.expected_next(), scene.code(next));
            let parts = [expected, why, locale.expectation().to_owned()];
            parts.join(scene.glyphs.separator)
        }
    };
    // A session that the file does not have may have had another host.
    let missing = missing(scene, rotation);
    if missing.is_empty() {
        return told;
    }
    [told, locale.not_in_the_file(&missing)].join(scene.glyphs.separator)
}

/// Returns the numbers that are missing between those of a series.
fn missing(scene: Scene<'_>, rotation: &Rotation) -> Vec<String> {
    let events = rotation.sessions.iter().filter_map(|it| scene.store.event(it.session));
    let mut known: Vec<_> = events.filter_map(Event::ordinal).collect();
    known.sort_unstable();
    let gaps = known.iter().zip(known.iter().skip(1));
    let numbers = gaps.flat_map(|(one, next)| one.saturating_add(1)..*next);
    let mut missing: Vec<String> =
        numbers.take(MISSING + 1).map(|it| scene.locale.ordinal(it)).collect();
    if missing.len() > MISSING {
        missing.truncate(MISSING);
        missing.push(scene.glyphs.ellipsis.to_owned());
    }
    missing
}

/// Returns the first hosts in the order of their turns.
pub(super) fn order(scene: Scene<'_>, rotation: &Rotation) -> String {
    let mut codes: Vec<&str> = rotation.order.iter().take(6).map(|&it| scene.code(it)).collect();
    if rotation.order.len() > codes.len() {
        codes.push(scene.glyphs.ellipsis);
    }
    codes.join(&format!(" {} ", scene.glyphs.arrow))
}
