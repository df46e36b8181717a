//! What do the intervals of a series come to, in words?

use super::super::names::Scene;
use crate::analysis::Silence;
use crate::app::Measured;
use crate::i18n::dates::{self, Style};

/// Returns sentences, the most important first: what is known, then what is not, and why.
pub(super) fn notes(scene: Scene<'_>, row: &Measured) -> Vec<String> {
    let (cadence, locale, store) = (&row.cadence, scene.locale, scene.store);
    let mut notes = Vec::new();
    notes.extend(row.group.series.is_none().then(|| locale.taken_as_one().to_owned()));
    let median = super::median(scene, cadence);
    if median.is_none() {
        notes.push(locale.no_interval().to_owned());
    }
    let session = |it| {
        let name = store.event(it).map(|it| scene.number(it)).unwrap_or_default();
        if row.group.hidden.contains(it) { locale.hidden_session(&name) } else { name }
    };
    match cadence.silence {
        Silence::NoToday => notes.push(locale.no_today().to_owned()),
        Silence::NoneHeld => notes.push(locale.none_held_by(store.as_of())),
        Silence::NoEnd(since) => notes.push(locale.no_end_yet(&session(since))),
        Silence::Lasts { since, day, days, tenths } => {
            let lasts = super::told(scene, days);
            notes.push(locale.silence_counts(&lasts, &session(since), day, store.as_of()));
            let compared = tenths.zip(median.as_deref());
            notes.extend(compared.map(|(tenths, it)| locale.silence_compared(tenths, it)));
        }
    }
    let hidden = row.group.hidden.len();
    notes.extend((hidden > 0).then(|| locale.hidden_not_counted(hidden)));
    notes.extend(cadence.expected.map(|it| {
        let day = dates::day(it.day, locale);
        locale.due_by_median(&if it.about { locale.about(&day) } else { day })
    }));
    if let (count, Some(next)) = cadence.planned {
        let date = store.event(next).map(|it| scene.date(it, Style::WithYear));
        notes.push(locale.planned_sessions(count, &date.unwrap_or_default()));
    }
    notes.extend((cadence.open > 0).then(|| locale.open_not_counted(cadence.open)));
    notes.extend(cadence.is_about().then(|| locale.what_about_means().to_owned()));
    notes
}
