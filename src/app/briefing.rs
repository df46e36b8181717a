//! A briefing: a tour being presented, point by point, against the clock.

mod scene;
mod spot;

use std::time::Duration;

use super::notice::{Notice, Touring};
use super::state::{Overlay, State};
use super::tours::{Stop, Tour};
use super::update::Effect;
use crate::action::Action;
use crate::store::Store;
pub use scene::{Row, Scene};

/// What a tour is presented for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Others look on.
    #[default]
    Live,
    /// A rehearsal: how long each stop takes is recorded.
    Practice,
}

/// A tour being presented, and where in it one is. It stays while the browser is explored.
#[derive(Clone, Debug)]
pub struct Briefing {
    /// What is presented; a copy, so that changing the tour does not change the briefing.
    pub tour: Tour,
    /// The stop, counted from 0.
    pub at: usize,
    /// How many rows of the stop have been revealed.
    pub step: usize,
    /// What the stop shows.
    pub scene: Scene,
    /// Whether nothing is shown.
    pub blank: bool,
    /// What it is for.
    pub mode: Mode,
    /// The time at which it began.
    started: Duration,
    /// The time up to which `spent` counts.
    counted: Duration,
    /// How long each stop has been shown.
    spent: Vec<Duration>,
    /// While it goes on by itself: the time at which it does next.
    advance: Option<Duration>,
}

/// How a briefing stands against its budget.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pace {
    /// The time since it began.
    pub elapsed: Duration,
    /// What all stops together may take.
    pub budget: Duration,
    /// What the stops that are done may take together.
    pub done: Duration,
    /// How long this stop has been shown, all visits together.
    pub here: Duration,
    /// What this stop may take.
    pub share: Duration,
}

impl Briefing {
    /// Returns how it stands at `now`.
    pub fn pace(&self, now: Duration) -> Pace {
        let shares = || self.tour.stops.iter().map(Stop::share);
        let here = self.spent.get(self.at).copied().unwrap_or_default();
        Pace {
            elapsed: now.saturating_sub(self.started),
            budget: shares().sum(),
            done: shares().take(self.at).sum(),
            here: here + now.saturating_sub(self.counted),
            share: shares().nth(self.at).unwrap_or_default(),
        }
    }

    /// Returns the time until its clock shows another second, or until it goes on by itself.
    pub(super) fn patience(&self, now: Duration) -> Duration {
        let elapsed = now.saturating_sub(self.started);
        let second = Duration::from_secs(elapsed.as_secs() + 1).saturating_sub(elapsed);
        self.advance.map_or(second, |at| second.min(at.saturating_sub(now)))
    }

    /// Tells whether it goes on by itself.
    pub const fn is_advancing(&self) -> bool {
        self.advance.is_some()
    }

    /// Returns how long each stop has been shown, in the order of the stops.
    pub fn spent(&self) -> &[Duration] {
        &self.spent
    }
}

impl State {
    /// Presents the tour whose id or title this is, from its first stop; tells whether there is one.
    pub fn present(&mut self, store: &Store, name: &str) -> bool {
        let tag = self.look.locale.tag();
        let is_it = |it: &&Tour| it.id == name || it.title.say(store, tag) == name;
        let found = self.tours.all.iter().find(is_it).cloned();
        let is_found = found.is_some();
        if let Some(tour) = found {
            begin(store, self, tour, Mode::Live);
        }
        is_found
    }
}

/// Takes note of the time. What is on screen changes with each second of a briefing.
pub(super) fn tick(_: &Store, state: &mut State, now: Duration) -> Effect {
    let second = |it: &Briefing, at: Duration| at.saturating_sub(it.started).as_secs();
    let changes =
        state.tours.given.as_ref().is_some_and(|it| second(it, state.now) != second(it, now));
    state.now = now;
    if changes { Effect::Draw } else { Effect::None }
}

/// Any key pauses what goes on by itself.
pub(super) fn touched(state: &mut State) {
    if let Some(briefing) = &mut state.tours.given {
        briefing.advance = None;
    }
}

/// Presents a tour from its first stop.
pub(super) fn begin(store: &Store, state: &mut State, tour: Tour, mode: Mode) {
    let spent = vec![Duration::ZERO; tour.stops.len()];
    let scene = Scene::of(store, state, &tour, 0);
    state.tours.given = Some(Briefing {
        tour,
        at: 0,
        step: 0,
        scene,
        blank: false,
        mode,
        started: state.now,
        counted: state.now,
        spent,
        advance: None,
    });
    state.overlays.push(Overlay::Briefing);
}

/// Presents a tour from one of its stops.
pub(super) fn begin_at(store: &Store, state: &mut State, tour: Tour, at: usize) {
    begin(store, state, tour, Mode::Live);
    let Some(mut briefing) = state.tours.given.take() else { return };
    briefing.at = at;
    briefing.scene = Scene::of(store, state, &briefing.tour, at);
    state.tours.given = Some(briefing);
}

/// Presents what is shown.
pub(super) fn on_the_spot(store: &Store, state: &mut State) {
    if state.tours.given.is_some() {
        state.notice = Some(Notice::Touring(Touring::AlreadyBriefing));
        return;
    }
    match spot::tour(store, state) {
        Some(tour) => begin(store, state, tour, Mode::Live),
        None => state.notice = Some(Notice::Touring(Touring::NothingToBrief)),
    }
}

/// Goes back to the briefing, to the stop and point where it was left.
pub(super) fn resume(state: &mut State) {
    if state.tours.given.is_none() {
        state.notice = Some(Notice::Touring(Touring::NoBriefing));
        return;
    }
    state.overlays.clear();
    state.overlays.push(Overlay::Briefing);
}

/// Tells whether a briefing keeps the program from being left, and says so; the second time it does
/// not.
pub(super) fn holds(_: &mut State) -> bool {
    false
}

/// Applies an action to the briefing, or to its outline.
pub(super) fn act(store: &Store, state: &mut State, action: Action) {
    match action {
        Action::NextPoint => forward(store, state),
        Action::Explore => state.overlays.clear(),
        _ => {}
    }
}

fn forward(store: &Store, state: &mut State) {
    let Some(mut briefing) = state.tours.given.take() else { return };
    if briefing.step < briefing.scene.rows.len() {
        briefing.step += 1;
    } else if briefing.at + 1 < briefing.tour.stops.len() {
        briefing.at += 1;
        briefing.step = 0;
        briefing.scene = Scene::of(store, state, &briefing.tour, briefing.at);
    }
    state.tours.given = Some(briefing);
}
