//! Going on by itself, at the pace of the budget.

use std::time::Duration;

use super::{Briefing, steps};
use crate::app::notice::{Notice, Touring};
use crate::app::state::State;
use crate::app::update::Effect;
use crate::store::Store;

/// Whether a briefing goes on by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Advance {
    /// It waits for keys.
    #[default]
    Off,
    /// It does next at this time.
    On(Duration),
    /// The key that is being answered has paused it.
    Interrupted,
    /// A key before has paused it.
    Paused,
}

impl Advance {
    /// Returns what it is after a key.
    pub(super) const fn touched(self) -> Self {
        match self {
            Self::Off => Self::Off,
            Self::On(_) => Self::Interrupted,
            Self::Interrupted | Self::Paused => Self::Paused,
        }
    }

    /// Returns the time at which it goes on.
    pub(super) const fn due(self) -> Option<Duration> {
        match self {
            Self::On(at) => Some(at),
            _ => None,
        }
    }
}

/// Returns how long what is shown now stays: the heading and each row get the same part of what the
/// stop may take.
fn part(briefing: &Briefing) -> Duration {
    let share = briefing.pace(Duration::ZERO).share;
    let parts = u32::try_from(briefing.scene.rows.len()).unwrap_or(u32::MAX).saturating_add(1);
    // One second at least, so that whoever looks on can follow.
    (share / parts).max(Duration::from_secs(1))
}

/// Begins to go on by itself, or stops doing so.
pub(super) fn switch(state: &mut State) {
    let now = state.now;
    let Some(briefing) = &mut state.tours.given else { return };
    let told = if briefing.advance == Advance::Interrupted {
        briefing.advance = Advance::Off;
        Touring::AdvanceOff
    } else {
        briefing.advance = Advance::On(now + part(briefing));
        Touring::AdvanceOn
    };
    state.notice = Some(Notice::Touring(told));
}

/// Goes on by one if it is time. After a long sleep it does not catch up: nobody has seen what was
/// shown meanwhile.
pub(super) fn tick(store: &Store, state: &mut State) -> Effect {
    let now = state.now;
    let is_due = |it: &Briefing| it.advance.due().is_some_and(|at| at <= now);
    if !state.briefing().is_some_and(is_due) {
        return Effect::None;
    }
    state.notice = None;
    let effect = steps::forward(store, state);
    let at_end = state.notice.is_some();
    if let Some(briefing) = &mut state.tours.given {
        let next = now + part(briefing);
        briefing.advance = if at_end { Advance::Off } else { Advance::On(next) };
    }
    effect
}
