//! What the speaker sees in a second terminal: what a presenter tells, and how it is laid out.

mod anchor;
mod desk;
mod digits;
mod points;
mod stop;
mod words;

#[cfg(test)]
mod tests;

use std::time::Duration;

use super::briefing::spoken;
use super::names::Scene;
use super::stops::{heading, name};
use crate::app::{BriefingMode, Overlay, Pace, State};
use crate::i18n::Locale;
use crate::store::Store;
pub use anchor::Anchor;
pub use desk::{Aside, Desk, Listed, Sight, Standing, desk};
pub use words::page;

/// The most letters of notes, of a point and of a line that are told, and the most points: what is
/// told stays small enough to be read in a moment.
const MOST_NOTES: usize = 100_000;
const MOST_WORDS: usize = 1_000;
const MOST_POINTS: usize = 100;

/// What others may know of a briefing while it goes on. Its words are chosen and translated, and
/// have passed the text policy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The id of the tour; empty for one that was never written.
    pub tour: String,
    /// What the tour is called.
    pub title: String,
    /// The language of the presenter.
    pub language: Locale,
    /// The stop, counted from 1.
    pub at: usize,
    /// How many stops there are.
    pub stops: usize,
    /// The heading of the stop.
    pub heading: String,
    /// What the stop reveals one after the other.
    pub points: Vec<String>,
    /// How many of them are revealed.
    pub revealed: usize,
    /// What only the speaker sees; may have several lines.
    pub notes: String,
    /// The stop after this one.
    pub next: Option<Next>,
    /// How it stands against its budget.
    pub pace: Pace,
    /// What the presenter shows.
    pub showing: Showing,
    /// Whether it goes on by itself.
    pub advancing: bool,
    /// Whether it is a rehearsal.
    pub practice: bool,
}

/// The stop after the one that is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Next {
    /// Its heading.
    pub heading: String,
    /// The first line of its notes.
    pub notes: String,
}

/// What a presenter shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Showing {
    /// The stop.
    #[default]
    Stop,
    /// Nothing.
    Blank,
    /// The browser, to answer a question.
    Browser,
}

impl Told {
    /// Tells whether nothing but the clock is different.
    pub fn differs_in_time_only(&self, other: &Self) -> bool {
        let still = |it: &Self| Self {
            pace: Pace { elapsed: Duration::ZERO, here: Duration::ZERO, ..it.pace },
            ..it.clone()
        };
        still(self) == still(other)
    }
}

/// Returns what is told of the briefing that goes on; `None` when there is none.
pub fn told(store: &Store, state: &State) -> Option<Told> {
    let briefing = state.tours.given.as_ref()?;
    let scene = Scene::new(store, state);
    let tag = scene.locale.tag();
    let stop = briefing.tour.stops.get(briefing.at)?;
    let next = briefing.tour.stops.get(briefing.at + 1).map(|next| {
        let first = next.notes.say(store, tag).lines().find(|it| !it.trim().is_empty());
        Next {
            heading: heading(scene, &briefing.tour, next),
            notes: cut(first.unwrap_or_default(), MOST_WORDS),
        }
    });
    let showing = match state.overlays.contains(&Overlay::Briefing) {
        true if briefing.blank => Showing::Blank,
        true => Showing::Stop,
        false => Showing::Browser,
    };
    let points = spoken(scene, briefing).into_iter().take(MOST_POINTS);
    let points: Vec<String> = points.map(|it| cut(&it, MOST_WORDS)).collect();
    Some(Told {
        tour: briefing.tour.id.clone(),
        title: name(scene, &briefing.tour),
        language: scene.locale,
        at: briefing.at + 1,
        stops: briefing.tour.stops.len(),
        heading: heading(scene, &briefing.tour, stop),
        revealed: briefing.step.min(points.len()),
        points,
        notes: cut(stop.notes.say(store, tag), MOST_NOTES),
        next,
        pace: briefing.pace(state.now),
        showing,
        advancing: briefing.is_advancing(),
        practice: briefing.mode == BriefingMode::Practice,
    })
}

/// Returns the first letters of a text.
fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}
