//! The time axis: which column a minute falls in, and where the units of the calendar begin.

use super::sheet::cells;
use crate::app::{MINUTES_PER_DAY, Window};
use crate::i18n::dates;
use crate::i18n::{Label, Locale};
use crate::model::Day;

/// How a window is spread over columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    window: Window,
    columns: u16,
}

/// The beginning of a unit of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tick {
    /// The column, from the left edge of the canvas.
    pub(super) column: u16,
    /// What the unit is called; empty where its name would not fit.
    pub(super) label: String,
    /// The first minute of the unit.
    pub(super) first: i64,
    /// The first minute of the next one.
    pub(super) end: i64,
}

/// The two rows of the axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Axis {
    /// The larger unit; the first one stands at the left edge even where it began earlier.
    pub(super) major: Vec<Tick>,
    /// The smaller unit.
    pub(super) minor: Vec<Tick>,
    /// What the smaller unit is called.
    pub(super) unit: Label,
}

/// A unit of the calendar, or several of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Hours(i64),
    Day,
    Week,
    Month,
    Quarter,
    Years(i32),
}

/// A smaller unit, the larger one above it, how many columns its labels want, and its name.
type Step = (Unit, Unit, u16, Label);

/// The steps of the axis, finest first.
const STEPS: [Step; 13] = [
    (Unit::Hours(1), Unit::Day, 8, Label::Hours),
    (Unit::Hours(3), Unit::Day, 8, Label::Hours),
    (Unit::Hours(6), Unit::Day, 8, Label::Hours),
    (Unit::Day, Unit::Month, 5, Label::Days),
    (Unit::Week, Unit::Month, 5, Label::Weeks),
    (Unit::Month, Unit::Years(1), 5, Label::Months),
    (Unit::Quarter, Unit::Years(1), 5, Label::Quarters),
    (Unit::Years(1), Unit::Years(10), 6, Label::Years),
    (Unit::Years(5), Unit::Years(50), 6, Label::Years),
    (Unit::Years(10), Unit::Years(100), 6, Label::Decades),
    (Unit::Years(100), Unit::Years(1_000), 7, Label::Centuries),
    (Unit::Years(1_000), Unit::Years(10_000), 8, Label::Years),
    (Unit::Years(20_000), Unit::Years(200_000), 9, Label::Years),
];

impl Scale {
    /// Spreads `window` over `columns`.
    pub(super) const fn new(window: Window, columns: u16) -> Self {
        Self { window, columns }
    }

    /// Returns how many columns there are.
    pub(super) const fn columns(self) -> u16 {
        self.columns
    }

    /// Returns the window.
    pub(super) const fn window(self) -> Window {
        self.window
    }

    /// Returns the column that a minute falls in; `None` outside the window.
    pub(super) fn column(self, minute: i64) -> Option<u16> {
        let inside = minute >= self.window.first() && minute < self.window.end();
        inside.then(|| self.clamped(minute))
    }

    /// Returns the column of a minute, or the edge it lies beyond.
    pub(super) fn clamped(self, minute: i64) -> u16 {
        let last = i128::from(self.columns.saturating_sub(1));
        let from = i128::from(minute) - i128::from(self.window.first());
        let column = from * i128::from(self.columns) / i128::from(self.window.length().max(1));
        u16::try_from(column.clamp(0, last)).unwrap_or(0)
    }

    /// Returns the first minute of a column; of the column after the last, the end of the window.
    pub(super) fn minute(self, column: u16) -> i64 {
        let part = i128::from(self.window.length()) * i128::from(column);
        // Rounded up, so that the first minute of a column falls in it.
        let columns = i128::from(self.columns.max(1));
        let offset = (part + columns - 1) / columns;
        self.window.first() + i64::try_from(offset).unwrap_or(0)
    }

    /// Returns the first day that begins in a column or after it.
    pub(super) fn day(self, column: u16) -> Day {
        let day =
            self.minute(column).saturating_add(MINUTES_PER_DAY - 1).div_euclid(MINUTES_PER_DAY);
        Day(i32::try_from(day).unwrap_or(if day < 0 { i32::MIN } else { i32::MAX }))
    }
}

/// Returns the axis of a scale, in the finest units whose labels fit.
pub(super) fn axis(scale: Scale, locale: Locale) -> Axis {
    let per_column = scale.window.length() / i64::from(scale.columns.max(1)) + 1;
    let fits = |(unit, _, columns, _): &&(Unit, Unit, u16, Label)| {
        unit.minutes() / per_column >= i64::from(*columns)
    };
    let coarsest = (Unit::Years(20_000), Unit::Years(200_000), 9, Label::Years);
    let (minor, major, _, unit) = *STEPS.iter().find(fits).unwrap_or(&coarsest);
    let mut minor = ticks(scale, minor, |unit, first| vec![unit.label(first, locale)]);
    // Of a smaller unit that began before the window only the rest is seen: its name would lie.
    let began = |it: &&mut Tick| it.first < scale.window.first();
    minor.first_mut().filter(began).into_iter().for_each(|it| it.label.clear());
    let major = ticks(scale, major, |unit, first| {
        vec![unit.full_label(first, locale), unit.label(first, locale)]
    });
    Axis { major, minor, unit }
}

/// Returns the ticks of a unit, each with the first of its names that fits.
fn ticks(scale: Scale, unit: Unit, names: impl Fn(Unit, i64) -> Vec<String>) -> Vec<Tick> {
    let mut ticks = Vec::new();
    let mut first = unit.floor(scale.window.first());
    // A unit takes at least one column, so there are no more of them than columns.
    for _ in 0..=scale.columns {
        let end = unit.next(first);
        if first >= scale.window.end() || end <= first {
            break;
        }
        let column = scale.clamped(first.max(scale.window.first()));
        let room = scale.column(end).unwrap_or(scale.columns).saturating_sub(column);
        // The tick itself takes a column, and the next tick must not touch the label.
        let fits = |it: &String| cells(it).saturating_add(2) <= room;
        let label = names(unit, first).into_iter().find(fits).unwrap_or_default();
        ticks.push(Tick { column, label, first, end });
        first = end;
    }
    ticks
}

impl Unit {
    /// Returns about how long it is.
    const fn minutes(self) -> i64 {
        match self {
            Self::Hours(hours) => hours * 60,
            Self::Day => MINUTES_PER_DAY,
            Self::Week => 7 * MINUTES_PER_DAY,
            Self::Month => 30 * MINUTES_PER_DAY,
            Self::Quarter => 91 * MINUTES_PER_DAY,
            Self::Years(years) => years as i64 * 365 * MINUTES_PER_DAY,
        }
    }

    /// Returns the first minute of the unit that `minute` lies in.
    fn floor(self, minute: i64) -> i64 {
        if let Self::Hours(hours) = self {
            return minute.div_euclid(hours * 60) * hours * 60;
        }
        let day = day_of(minute);
        let first = match self {
            Self::Hours(_) | Self::Day => day,
            Self::Week => day.start_of_week(),
            Self::Month => day.start_of_month(),
            Self::Quarter => day.start_of_quarter(),
            Self::Years(years) => {
                let year = day.ymd().0;
                let year = year - year.rem_euclid(years);
                Day::from_ymd(year, 1, 1).unwrap_or(Day::MIN)
            }
        };
        i64::from(first.0) * MINUTES_PER_DAY
    }

    /// Returns the first minute of the unit after the one that begins at `first`.
    fn next(self, first: i64) -> i64 {
        let day = day_of(first);
        let next = match self {
            Self::Hours(hours) => return first + hours * 60,
            Self::Day => day.saturating_add(1),
            Self::Week => day.saturating_add(7),
            Self::Month => day.add_months(1),
            Self::Quarter => day.add_months(3),
            // The unit at the edge of the calendar begins at the edge, not at a round year.
            Self::Years(years) => {
                let year = day.ymd().0;
                Day::from_ymd(year - year.rem_euclid(years) + years, 1, 1).unwrap_or(Day::MAX)
            }
        };
        i64::from(next.0) * MINUTES_PER_DAY
    }

    /// Returns the name of a larger unit, which says its year as well: it may be the only one.
    fn full_label(self, first: i64, locale: Locale) -> String {
        match self {
            Self::Hours(_) | Self::Day | Self::Week => dates::day(day_of(first), locale),
            Self::Month | Self::Quarter => dates::month_year(day_of(first), locale),
            Self::Years(_) => self.label(first, locale),
        }
    }

    fn label(self, first: i64, locale: Locale) -> String {
        let day = day_of(first);
        let (year, month, date) = day.ymd();
        match self {
            Self::Hours(_) => format!("{:02}:00", first.rem_euclid(MINUTES_PER_DAY) / 60),
            // Above hours the larger unit is the day, with its month and year.
            Self::Day | Self::Week => date.to_string(),
            Self::Month | Self::Quarter => dates::month_name(month, locale).to_owned(),
            Self::Years(10) => format!("{year}s"),
            Self::Years(_) => year.to_string(),
        }
    }
}

fn day_of(minute: i64) -> Day {
    let day = minute.div_euclid(MINUTES_PER_DAY);
    Day(i32::try_from(day).unwrap_or(if day < 0 { i32::MIN } else { i32::MAX }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn labels(ticks: &[Tick]) -> String {
        let all: Vec<String> =
            ticks.iter().map(|it| format!("{}:{}", it.column, it.label)).collect();
        all.join(" ")
    }

    fn day(year: i32, month: u32, date: u32) -> Day {
        Day::from_ymd(year, month, date).unwrap()
    }

    #[test]
    fn eleven_months_are_named_by_month_under_their_years() {
        let window = Window::fit(day(2023, 11, 6), day(2024, 9, 6));
        let axis = axis(Scale::new(window, 102), Locale::En);
        assert_eq!(labels(&axis.major), "0:2023 18:2024");
        assert_eq!(
            labels(&axis.minor),
            "0:Nov 9:Dec 18:Jan 28:Feb 36:Mar 46:Apr 55:May 64:Jun 73:Jul 83:Aug 92:Sep"
        );
        assert_eq!(axis.unit, Label::Months);
    }

    #[test]
    fn the_larger_unit_stays_at_the_left_edge() {
        let window =
            Window::new(i64::from(day(2024, 2, 10).0) * 1440, i64::from(day(2024, 3, 20).0) * 1440);
        let axis = axis(Scale::new(window, 100), Locale::En);
        assert_eq!(axis.major[0].column, 0);
        assert_eq!(axis.major[0].label, "Feb 2024");
    }

    proptest! {
        #[test]
        fn any_window_has_an_axis_whose_ticks_rise_and_stay_on_it(
            first in -400_000_000_000i64..400_000_000_000, length in 1i64..400_000_000_000, columns in 0u16..300,
        ) {
            let scale = Scale::new(Window::new(first, first.saturating_add(length)), columns);
            let axis = axis(scale, Locale::Ko);
            for ticks in [&axis.major, &axis.minor] {
                prop_assert!(ticks.len() <= usize::from(columns) + 1);
                prop_assert!(ticks.is_sorted_by_key(|it| it.column));
                prop_assert!(ticks.iter().all(|it| it.column < columns.max(1)));
            }
            for column in 0..columns {
                prop_assert!(scale.clamped(scale.minute(column)) == column || scale.window().length() < i64::from(columns));
            }
        }
    }
}
