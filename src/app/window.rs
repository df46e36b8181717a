//! The stretch of time on screen.

use super::way::Way;
use crate::model::Day;
use crate::store::Event;

/// Minutes in a day: the time axis counts in minutes, so that it can show hours.
pub const MINUTES_PER_DAY: i64 = 1_440;
/// The shortest stretch, six hours.
const SHORTEST: i64 = 360;
/// The longest stretch: the whole calendar.
const LONGEST: i64 = (Day::MAX.0 as i64 - Day::MIN.0 as i64) * MINUTES_PER_DAY;

/// A stretch of time.
///
/// # Units
///
/// Minutes since 1970-01-01 00:00 at the place of the event; `end` is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    first: i64,
    /// Invariant: between [`SHORTEST`] and [`LONGEST`] after `first`.
    end: i64,
}

impl Window {
    /// Returns the stretch from `first` to before `end`, lengthened or cut where it has to be.
    pub fn new(first: i64, end: i64) -> Self {
        let earliest = i64::from(Day::MIN.0) * MINUTES_PER_DAY;
        let latest = i64::from(Day::MAX.0) * MINUTES_PER_DAY;
        let length = end.saturating_sub(first).clamp(SHORTEST, LONGEST);
        let first = first.clamp(earliest, latest.saturating_sub(length).max(earliest));
        Self { first, end: first + length }
    }

    /// Returns the stretch that shows the days from `first` to `last`, widened to whole units of
    /// the calendar: weeks, months, years or decades, whichever suits its length.
    pub fn fit(first: Day, last: Day) -> Self {
        let days = i64::from(last.0) - i64::from(first.0);
        let (from, to) = match days {
            ..=21 => (first.start_of_week(), last.start_of_week().saturating_add(7)),
            22..=1_500 => (first.start_of_month(), last.start_of_month().add_months(1)),
            1_501..=20_000 => (first.start_of_year(), last.start_of_year().add_years(1)),
            _ => (decade(first), decade(last).add_years(10)),
        };
        Self::new(i64::from(from.0) * MINUTES_PER_DAY, i64::from(to.0) * MINUTES_PER_DAY)
    }

    /// Returns the first minute.
    pub const fn first(self) -> i64 {
        self.first
    }

    /// Returns the minute after the last.
    pub const fn end(self) -> i64 {
        self.end
    }

    /// Returns how many minutes there are.
    pub const fn length(self) -> i64 {
        self.end - self.first
    }

    /// Returns the first day that is at least partly shown.
    pub fn first_day(self) -> Day {
        day(self.first)
    }

    /// Returns the last day that is at least partly shown.
    pub fn last_day(self) -> Day {
        day(self.end - 1)
    }

    /// Returns half the stretch, with `anchor` where it was on the screen.
    #[must_use]
    pub fn zoomed_in(self, anchor: i64) -> Self {
        let anchor = anchor.clamp(self.first, self.end);
        let first = anchor - (anchor - self.first) / 2;
        Self::new(first, first + self.length() / 2)
    }

    /// Returns twice the stretch, with `anchor` where it was on the screen.
    #[must_use]
    pub fn zoomed_out(self, anchor: i64) -> Self {
        let anchor = anchor.clamp(self.first, self.end);
        let first = anchor.saturating_sub((anchor - self.first).saturating_mul(2));
        Self::new(first, first.saturating_add(self.length().saturating_mul(2)))
    }

    /// Returns the stretch a quarter of its length earlier or later.
    #[must_use]
    pub fn panned(self, way: Way) -> Self {
        let step = (self.length() / 4).max(1);
        let step = if way == Way::On { step } else { -step };
        Self::new(self.first.saturating_add(step), self.end.saturating_add(step))
    }

    /// Returns the stretch of the same length that shows `first..end`, moved only if it has to be.
    #[must_use]
    pub fn revealing(self, (first, end): (i64, i64)) -> Self {
        if first >= self.first && end <= self.end {
            return self;
        }
        let margin = self.length() / 8;
        let from = if first < self.first {
            first.saturating_sub(margin)
        } else {
            end.saturating_add(margin)
                .saturating_sub(self.length())
                .min(first.saturating_sub(margin))
        };
        Self::new(from, from.saturating_add(self.length()))
    }
}

/// Returns the minutes that an event takes, `end` exclusive; an open end reaches no further than
/// its other one.
pub fn minutes_of(event: Event<'_>) -> (i64, i64) {
    let (first, last) = (event.first(), event.last());
    let (first, last) = match (first.0 == i32::MIN, last.0 == i32::MAX) {
        (true, true) => (Day(0), Day(0)),
        (true, false) => (last, last),
        (false, true) => (first, first),
        (false, false) => (first, last),
    };
    let start = i64::from(first.0) * MINUTES_PER_DAY;
    let date = event.date();
    let from = date.and_then(|it| it.start_minute()).map_or(0, i64::from);
    let to = date.and_then(|it| it.end_minute()).map_or(MINUTES_PER_DAY, |it| i64::from(it) + 1);
    let end = i64::from(last.0) * MINUTES_PER_DAY + to;
    (start + from, end.max(start + from + 1))
}

fn day(minute: i64) -> Day {
    let day = minute.div_euclid(MINUTES_PER_DAY);
    Day(i32::try_from(day).unwrap_or(if day < 0 { i32::MIN } else { i32::MAX }))
}

fn decade(day: Day) -> Day {
    let year = day.ymd().0;
    Day::from_ymd(year - year.rem_euclid(10), 1, 1).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn days(window: Window) -> (i64, i64) {
        (window.first() / MINUTES_PER_DAY, window.end() / MINUTES_PER_DAY)
    }

    #[test]
    fn a_year_of_events_is_framed_by_whole_months() {
        let day = |y, m, d| Day::from_ymd(y, m, d).unwrap();
        let window = Window::fit(day(2023, 11, 6), day(2024, 9, 6));
        let expected = (day(2023, 11, 1).0.into(), day(2024, 10, 1).0.into());
        assert_eq!(days(window), expected);
    }

    #[test]
    fn zooming_in_and_out_again_comes_back() {
        let window = Window::new(0, 10_000);
        assert_eq!(window.zoomed_in(5_000).zoomed_out(5_000), window);
        assert_eq!(window.zoomed_in(0), Window::new(0, 5_000));
    }

    #[test]
    fn what_is_on_screen_moves_nothing() {
        let window = Window::new(0, 10_000);
        assert_eq!(window.revealing((0, 10_000)), window);
        let moved = window.revealing((20_000, 21_000));
        assert!(moved.first() <= 20_000 && moved.end() >= 21_000 && moved.length() == 10_000);
    }

    proptest! {
        #[test]
        fn no_sequence_of_moves_leaves_the_calendar(moves in prop::collection::vec((0u8..5, any::<i64>()), 0..60)) {
            let mut window = Window::fit(Day(0), Day(300));
            for (which, at) in moves {
                window = match which {
                    0 => window.zoomed_in(at),
                    1 => window.zoomed_out(at),
                    2 => window.panned(Way::On),
                    3 => window.panned(Way::Back),
                    _ => window.revealing((at, at.saturating_add(5))),
                };
                prop_assert!((SHORTEST..=LONGEST).contains(&window.length()));
                prop_assert!(window.first_day() >= Day::MIN && window.last_day() <= Day::MAX);
            }
        }
    }
}
