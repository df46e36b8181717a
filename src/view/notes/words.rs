//! The notes in words: times, how it stands, and the page that is printed.

use std::time::Duration;

use super::{Showing, Told};
use crate::app::Pace;
use crate::i18n::{Locale, clock};
use crate::view::sheet::Role;

/// Returns in words how a briefing stands, and what that is for the eye. While no more than the
/// share of the stop that is shown is used, it is on pace.
pub(super) fn standing(locale: Locale, pace: &Pace) -> (String, Role) {
    let seconds = |it: Duration| Duration::from_secs(it.as_secs());
    let (elapsed, done) = (seconds(pace.elapsed), pace.done);
    let due = done + pace.share;
    if elapsed > pace.budget {
        (locale.notes_over(&clock(elapsed.saturating_sub(pace.budget))), Role::Error)
    } else if elapsed > due {
        (locale.notes_behind(&clock(elapsed.saturating_sub(due))), Role::Conflict)
    } else if elapsed < done {
        (locale.notes_ahead(&clock(done.saturating_sub(elapsed))), Role::New)
    } else {
        (locale.notes_on_pace().to_owned(), Role::Dim)
    }
}

/// Returns how long the stop has been shown, of what it may take.
pub(super) fn here(locale: Locale, pace: &Pace) -> String {
    locale.notes_here(&locale.notes_time_of(&clock(pace.here), &clock(pace.share)))
}

/// Returns what else there is to know of a briefing: it is a rehearsal, shows nothing, and so on.
pub(super) fn signs(locale: Locale, told: &Told) -> Vec<&'static str> {
    let showing = match told.showing {
        Showing::Stop => None,
        Showing::Blank => Some(locale.notes_is_blank()),
        Showing::Browser => Some(locale.notes_is_exploring()),
    };
    let practice = told.practice.then(|| locale.notes_is_practice());
    let advancing = told.advancing.then(|| locale.notes_is_advancing());
    [showing, practice, advancing].into_iter().flatten().collect()
}

/// Returns the notes as a text of lines, for a pipe.
pub fn page(locale: Locale, told: &Told) -> String {
    let pace = &told.pace;
    let time = locale.notes_time_of(&clock(pace.elapsed), &clock(pace.budget));
    let stop = locale.notes_stop_of(told.at, told.stops);
    let mut lines = vec![
        told.title.clone(),
        format!("{stop}: {}", told.heading),
        [&[&*time, &standing(locale, pace).0], &*signs(locale, told)].concat().join(", "),
    ];
    if !told.points.is_empty() {
        lines.push(String::new());
    }
    for (at, point) in told.points.iter().enumerate() {
        let mark = if at < told.revealed { "x" } else { " " };
        lines.push(format!("[{mark}] {point}"));
    }
    lines.push(String::new());
    let notes = if told.notes.is_empty() { locale.notes_without_notes() } else { &told.notes };
    lines.extend(notes.lines().map(ToOwned::to_owned));
    lines.push(String::new());
    lines.push(told.next.as_ref().map_or_else(
        || locale.notes_last_stop().to_owned(),
        |next| format!("{}: {}", locale.notes_next(), next.heading),
    ));
    lines.join("\n") + "\n"
}
