//! Going to a stop by its number, which is typed digit by digit.

use super::jump;
use crate::action::{Code, Key};
use crate::app::notice::{Notice, Touring};
use crate::app::state::{Overlay, State};
use crate::store::Store;

/// Numbers of more digits than a tour can have stops are not taken.
const HIGHEST: usize = 9_999;

/// The number that is being typed. Any key but a digit ends it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Number {
    /// With the key that is being answered.
    typed: Option<usize>,
    /// Before that key.
    before: Option<usize>,
}

impl Number {
    /// Takes note that a key follows.
    pub(super) const fn touched(&mut self) {
        self.before = self.typed.take();
    }
}

/// Adds a digit. In the outline the cursor goes along.
pub(super) fn typed(state: &mut State, key: Key) {
    let Code::Char(digit) = key.code else { return };
    let Some(digit) = digit.to_digit(10).and_then(|it| usize::try_from(it).ok()) else { return };
    let Some(briefing) = &mut state.tours.given else { return };
    let number = (briefing.number.before.unwrap_or(0) * 10 + digit).min(HIGHEST);
    briefing.number.typed = Some(number);
    let all = briefing.tour.stops.len();
    let is_there = (1..=all).contains(&number);
    // A nought alone may stand before a number.
    let told = if is_there || number == 0 {
        Touring::Typed(number, all)
    } else {
        Touring::NoSuchStop(number, all)
    };
    state.notice = Some(Notice::Touring(told));
    if let Some(Overlay::Outline { row }) = state.overlays.last_mut().filter(|_| is_there) {
        *row = number - 1;
    }
}

/// Goes to the stop whose number was typed before this key; tells whether one was.
pub(super) fn go(store: &Store, state: &mut State) -> bool {
    let Some(briefing) = &state.tours.given else { return false };
    let Some(number) = briefing.number.before else { return false };
    let all = briefing.tour.stops.len();
    if !(1..=all).contains(&number) {
        state.notice = Some(Notice::Touring(Touring::NoSuchStop(number, all)));
        return true;
    }
    state.overlays.retain(|it| !matches!(it, Overlay::Outline { .. }));
    jump(store, state, number - 1);
    true
}
