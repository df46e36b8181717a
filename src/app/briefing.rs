//! A briefing: a tour being presented, point by point, against the clock.

mod advance;
mod carried;
mod explore;
mod leave;
mod number;
mod outline;
mod scene;
mod spot;
mod stand;
mod steps;

use std::time::Duration;

use super::notice::{Notice, Touring};
use super::state::{Overlay, State};
use super::tours::{Stop, Tour};
use super::update::Effect;
use crate::action::{Action, Code, Context, Key, Meaning, resolve};
use crate::store::Store;
use advance::Advance;
pub(super) use carried::carry;
pub(super) use leave::{end_or_ask, hint, resume};
use number::Number;
pub use scene::{Became, HeadPair, Holds, Row, Scene, TourLane};
pub(super) use steps::jump;

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
    /// Whether it goes on by itself.
    advance: Advance,
    /// The number of the stop to go to, while it is typed.
    number: Number,
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
    fn new(tour: Tour, scene: Scene, mode: Mode, now: Duration) -> Self {
        let spent = vec![Duration::ZERO; tour.stops.len()];
        Self {
            tour,
            at: 0,
            step: 0,
            scene,
            blank: false,
            mode,
            started: now,
            counted: now,
            spent,
            advance: Advance::Off,
            number: Number::default(),
        }
    }

    /// Returns how it stands at `now`.
    pub fn pace(&self, now: Duration) -> Pace {
        let shares = || self.tour.stops.iter().map(Stop::share);
        Pace {
            elapsed: now.saturating_sub(self.started),
            budget: shares().sum(),
            done: shares().take(self.at).sum(),
            here: self.shown_for(self.at, now),
            share: shares().nth(self.at).unwrap_or_default(),
        }
    }

    /// Returns how long a stop has been shown, all visits together.
    pub fn shown_for(&self, stop: usize, now: Duration) -> Duration {
        let before = self.spent.get(stop).copied().unwrap_or_default();
        let since = if stop == self.at { now.saturating_sub(self.counted) } else { Duration::ZERO };
        before + since
    }

    /// Returns the time until its clock shows another second, or until it goes on by itself; `None`
    /// where neither will be seen.
    pub(super) fn patience(&self, now: Duration) -> Option<Duration> {
        let elapsed = now.saturating_sub(self.started);
        let second = Duration::from_secs(elapsed.as_secs() + 1).saturating_sub(elapsed);
        let second = (!self.blank).then_some(second);
        second.into_iter().chain(self.advance.due().map(|at| at.saturating_sub(now))).min()
    }

    /// Tells whether it goes on by itself.
    pub const fn is_advancing(&self) -> bool {
        matches!(self.advance, Advance::On(_))
    }

    /// Tells whether a key has stopped it from going on by itself.
    pub const fn is_paused(&self) -> bool {
        matches!(self.advance, Advance::Interrupted | Advance::Paused)
    }

    /// Returns how long each stop was shown up to when it was last left, in the order of the stops.
    pub fn spent(&self) -> &[Duration] {
        &self.spent
    }

    /// Books the time since the last booking on the stop that has been shown.
    fn book(&mut self, now: Duration) {
        let since = now.saturating_sub(self.counted);
        if let Some(spent) = self.spent.get_mut(self.at) {
            *spent += since;
        }
        self.counted = now;
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

    /// Returns the briefing that goes on, whether it or the browser is on screen.
    pub const fn briefing(&self) -> Option<&Briefing> {
        self.tours.given.as_ref()
    }
}

/// Takes note of the time. What is on screen changes with each second of a briefing.
pub(super) fn tick(store: &Store, state: &mut State, now: Duration) -> Effect {
    let second = |it: &Briefing, at: Duration| at.saturating_sub(it.started).as_secs();
    let is_seen = |it: &&Briefing| !it.blank;
    let seen = state.briefing().filter(is_seen);
    let changes = seen.is_some_and(|it| second(it, state.now) != second(it, now));
    state.now = now;
    match advance::tick(store, state) {
        Effect::None if changes => Effect::Draw,
        effect => effect,
    }
}

/// Any key pauses what goes on by itself, and ends a question that it does not answer.
pub(super) fn touched(state: &mut State) {
    state.tours.warned = state.tours.warned.saturating_sub(1);
    state.tours.asked = state.tours.asked.saturating_sub(1);
    if let Some(briefing) = &mut state.tours.given {
        briefing.advance = briefing.advance.touched();
        briefing.number.touched();
    }
}

/// On a blank screen any key but those that leave shows again what was shown; tells whether this
/// one did.
pub(super) fn lights_up(state: &mut State, key: Key) -> bool {
    let on_top = state.overlays.last() == Some(&Overlay::Briefing);
    let leaves = |key| {
        let meaning = resolve(Context::Briefing, &[], key);
        matches!(meaning, Meaning::Action(Action::Quit | Action::Suspend))
    };
    let Some(briefing) = state.tours.given.as_mut().filter(|it| on_top && it.blank) else {
        return false;
    };
    if key.for_command().any(leaves) {
        return false;
    }
    briefing.blank = false;
    true
}

/// Presents a tour from its first stop, in place of any other. One without stops is not presented.
pub(super) fn begin(store: &Store, state: &mut State, tour: Tour, mode: Mode) {
    if tour.stops.is_empty() {
        state.notice = Some(Notice::Touring(Touring::NothingToBrief));
        return;
    }
    let scene = Scene::of(store, state, &tour, 0);
    state.tours.ended = None;
    state.tours.given = Some(Briefing::new(tour, scene, mode, state.now));
    state.overlays.push(Overlay::Briefing);
}

/// Presents a tour from one of its stops.
pub(super) fn begin_at(store: &Store, state: &mut State, tour: Tour, at: usize) {
    begin(store, state, tour, Mode::Live);
    steps::jump(store, state, at);
}

/// Presents what is shown.
pub(super) fn on_the_spot(store: &Store, state: &mut State) {
    if state.briefing().is_some() {
        state.notice = Some(Notice::Touring(Touring::AlreadyBriefing));
        return;
    }
    let Some((tour, told)) = spot::tour(store, state) else {
        state.notice = Some(Notice::Touring(Touring::NothingToBrief));
        return;
    };
    state.tours.keep_made(tour.clone());
    begin(store, state, tour, Mode::Live);
    let left_out = state.shown().len().saturating_sub(told);
    if told > spot::MOST {
        state.notice = Some(Notice::Touring(Touring::Shortened(spot::MOST, told)));
    } else if left_out > 0 {
        state.notice = Some(Notice::Touring(Touring::LeftOut(told, left_out)));
    }
}

/// Says that the key that was answered has paused what went on by itself.
pub(super) fn settle(state: &mut State) {
    let interrupted = state.briefing().is_some_and(|it| it.advance == Advance::Interrupted);
    if interrupted && state.notice.is_none() {
        state.notice = Some(Notice::Touring(Touring::AdvancePaused));
    }
}

/// Applies an action to the briefing, or to its outline.
pub(super) fn act(store: &Store, state: &mut State, action: Action, key: Key) -> Effect {
    if action == Action::StopNumber {
        number::typed(state, key);
        return Effect::Draw;
    }
    if key.code == Code::Enter && number::go(store, state) {
        return Effect::Draw;
    }
    if let Some(&Overlay::Outline { row }) = state.overlays.last() {
        outline::act(store, state, row, action);
        return Effect::Draw;
    }
    match action {
        Action::Explore => explore::begin(store, state),
        Action::Outline => outline::open(state),
        Action::Advance => advance::switch(state),
        Action::Blank => {
            if let Some(briefing) = &mut state.tours.given {
                briefing.blank = true;
            }
        }
        _ => return steps::act(store, state, action),
    }
    Effect::Draw
}
