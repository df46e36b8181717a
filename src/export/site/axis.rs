//! Where do the years and months stand on the axis?

use crate::i18n::{Locale, dates};
use crate::model::Day;

/// The width of the drawing, in its own units.
pub(super) const WIDTH: i32 = 1040;
/// What is left free at each end.
const PAD: i32 = 22;
/// The most marks on the axis.
const MARKS: i32 = 11;

/// Half of the widest name of a mark.
const HALF: i32 = 34;

/// Returns which part of the name of a mark stands at it, so that none is cut off at the edges.
pub(super) const fn anchor(x: i32) -> &'static str {
    if x < HALF {
        "start"
    } else if x > WIDTH - HALF {
        "end"
    } else {
        "middle"
    }
}

/// A span of days along the drawing.
#[derive(Clone, Copy)]
pub(super) struct Axis {
    first: Day,
    last: Day,
}

impl Axis {
    /// Makes one that has room for both days.
    pub(super) fn new(first: Day, last: Day) -> Self {
        Self { first, last: last.max(first.saturating_add(1)) }
    }

    /// Returns where a day begins; one that lies outside is brought to the edge.
    pub(super) fn x(self, day: Day) -> i32 {
        let day = day.clamp(self.first, self.last);
        let along = i64::from(day.0) - i64::from(self.first.0);
        let span = (i64::from(self.last.0) - i64::from(self.first.0)).max(1);
        PAD + i32::try_from(along * i64::from(WIDTH - 2 * PAD) / span).unwrap_or(0)
    }

    /// Returns the marks of the axis: years, or months where there are few years.
    pub(super) fn marks(self, locale: Locale) -> Vec<(i32, String)> {
        let ((from, ..), (to, ..)) = (self.first.ymd(), self.last.ymd());
        let marks = if to - from <= 2 { self.months(locale) } else { self.years(locale) };
        marks.into_iter().map(|(day, name)| (self.x(day), name)).collect()
    }

    fn years(self, locale: Locale) -> Vec<(Day, String)> {
        let ((from, ..), (to, ..)) = (self.first.ymd(), self.last.ymd());
        let mut steps = (0..9).flat_map(|it| [1, 2, 5].map(|step| step * 10_i32.pow(it)));
        let step = steps.find(|it| (to - from) / it < MARKS).unwrap_or(i32::MAX);
        let start = from.div_euclid(step) * step;
        let years = (0..=MARKS + 1).filter_map(|it| start.checked_add(step.checked_mul(it)?));
        let inside = |year| {
            let day = Day::from_ymd(year, 1, 1)?;
            (day >= self.first && day <= self.last).then(|| (day, dates::year(year, locale)))
        };
        years.filter_map(inside).collect()
    }

    fn months(self, locale: Locale) -> Vec<(Day, String)> {
        let days = self.last.0.saturating_sub(self.first.0);
        let step = [1, 2, 3, 6].into_iter().find(|it| days / (30 * it) < MARKS).unwrap_or(6);
        let mut marks = Vec::new();
        let mut month = self.first.start_of_year();
        while month <= self.last && marks.len() < 40 {
            if month >= self.first {
                marks.push((month, dates::month_year(month, locale)));
            }
            month = month.add_months(step);
        }
        marks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(from: (i32, u32, u32), to: (i32, u32, u32), expected: &[&str]) {
        let day = |(year, month, day)| Day::from_ymd(year, month, day).unwrap();
        let marks = Axis::new(day(from), day(to)).marks(Locale::En);
        assert_eq!(marks.iter().map(|it| it.1.as_str()).collect::<Vec<_>>(), expected);
        assert!(marks.is_sorted() && marks.iter().all(|it| (PAD..=WIDTH - PAD).contains(&it.0)));
    }

    #[test]
    fn no_name_is_cut_off_at_the_edges() {
        assert_eq!([PAD, WIDTH / 2, WIDTH - PAD].map(anchor), ["start", "middle", "end"]);
    }

    #[test]
    fn marks_are_round_and_few() {
        check((2022, 8, 9), (2026, 11, 10), &["2023", "2024", "2025", "2026"]);
        check(
            (2024, 1, 10),
            (2024, 6, 11),
            &["Feb 2024", "Mar 2024", "Apr 2024", "May 2024", "Jun 2024"],
        );
        check(
            (1600, 1, 1),
            (2012, 1, 1),
            &["1600", "1650", "1700", "1750", "1800", "1850", "1900", "1950", "2000"],
        );
        check(
            (-3300, 1, 1),
            (100, 1, 1),
            &["3001 BC", "2501 BC", "2001 BC", "1501 BC", "1001 BC", "501 BC", "1 BC"],
        );
        check((2024, 1, 10), (2024, 1, 11), &[]);
    }
}
