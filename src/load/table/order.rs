//! Does the day or the month come first in a column of dates?
//!
//! Never decided row by row: `13/5` in one row tells how `5/3` in another is meant, and where no
//! row tells, none is read.

use super::dates;
use super::roles::{Family, Role};
use crate::load::DayOrder;

/// What the dates of one column tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::load) struct Tally {
    day_first: usize,
    month_first: usize,
    /// How many may be read in both ways.
    pub(in crate::load) open: usize,
    /// The first rows that say that the day comes first, and that the month does.
    rows: [Option<usize>; 2],
    /// What parts the numbers of the first date.
    mark: Option<char>,
}

impl Tally {
    /// Looks at a cell of a row.
    pub(in crate::load) fn take(&mut self, cell: &str, row: usize) {
        let pair = dates::pair(cell);
        if pair.is_some() && self.mark.is_none() {
            self.mark = dates::mark(cell);
        }
        let [day, month] = &mut self.rows;
        match pair {
            Some((one, other)) if one == other => {}
            Some((13.., 1..=12)) => {
                self.day_first += 1;
                day.get_or_insert(row);
            }
            Some((1..=12, 13..)) => {
                self.month_first += 1;
                month.get_or_insert(row);
            }
            Some((1..=12, 1..=12)) => self.open += 1,
            _ => {}
        }
    }

    /// Returns the order that most of the column has; none where as many rows say the other.
    fn order(self) -> Option<DayOrder> {
        match self.day_first.cmp(&self.month_first) {
            std::cmp::Ordering::Greater => Some(DayOrder::DayFirst),
            std::cmp::Ordering::Less => Some(DayOrder::MonthFirst),
            std::cmp::Ordering::Equal => None,
        }
    }

    /// Returns a row of each order, where the column has as many of both.
    fn torn(self) -> Option<[usize; 2]> {
        let [day, month] = self.rows;
        self.order().is_none().then_some([day?, month?])
    }

    const fn tells_nothing(self) -> bool {
        self.day_first == 0 && self.month_first == 0
    }
}

/// The orders of the two columns of dates that a table may have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::load) struct Orders {
    start: Option<DayOrder>,
    end: Option<DayOrder>,
    /// How many dates of the two columns may be read in both ways.
    pub(in crate::load) open: [usize; 2],
    /// Rows that contradict each other, in each of the two columns.
    torn: [Option<[usize; 2]>; 2],
}

impl Orders {
    /// Takes what the call says.
    pub(in crate::load) const fn said(order: Option<DayOrder>) -> Self {
        Self { start: order, end: order, open: [0; 2], torn: [None; 2] }
    }

    /// Decides by all dates of both columns. A column that tells nothing has the order of the
    /// other, which the same program wrote, if its dates look alike: `5.3.2024` says nothing of
    /// `5/3/2024`. The calendars of Google and the sheets of
    /// `TimelineJS` have the month first.
    pub(in crate::load) fn told([start, end]: [Tally; 2], family: Family) -> Self {
        let usual = matches!(family, Family::Google | Family::Slides | Family::Log);
        let usual = usual.then_some(DayOrder::MonthFirst);
        let of = |own: Tally, other: Tally| match own.order() {
            None if own.tells_nothing() => other
                .order()
                .filter(|_| own.mark == other.mark)
                .or_else(|| usual.filter(|_| other.tells_nothing())),
            order => order,
        };
        Self {
            start: of(start, end),
            end: of(end, start),
            open: [start.open, end.open],
            torn: [start.torn(), end.torn()],
        }
    }

    /// Returns two rows that contradict each other in the column that holds this.
    pub(in crate::load) const fn torn_in(&self, role: Role) -> Option<[usize; 2]> {
        let [start, end] = self.torn;
        if matches!(role, Role::End) { end } else { start }
    }

    /// Returns the order of the column that holds this.
    pub(in crate::load) const fn of(&self, role: Role) -> Option<DayOrder> {
        match role {
            Role::End => self.end,
            _ => self.start,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(cells: &[&str]) -> Tally {
        let mut tally = Tally::default();
        for cell in cells {
            tally.take(cell, 1);
        }
        tally
    }

    #[track_caller]
    fn check(cells: &[&str], expected: Option<DayOrder>) {
        let orders = Orders::told([tally(cells), Tally::default()], Family::Common);
        assert_eq!(orders.of(Role::Date), expected, "{cells:?}");
    }

    #[test]
    fn one_value_above_twelve_settles_a_column() {
        check(&["5/3/2024", "13/3/2024"], Some(DayOrder::DayFirst));
        check(&["5/3/2024", "3/13/2024 10:00"], Some(DayOrder::MonthFirst));
        check(&["5/3/2024", "5/5/2024", "2024-03-29"], None);
        check(&["13/3/2024", "3/13/2024"], None);
        check(&["13/3/2024", "14/3/2024", "3/13/2024"], Some(DayOrder::DayFirst));
    }

    #[test]
    fn dates_that_look_otherwise_do_not_settle_a_column() {
        let orders = Orders::told([tally(&["5.3.2024"]), tally(&["3/27/2024"])], Family::Common);
        assert_eq!(
            (orders.of(Role::Date), orders.of(Role::End)),
            (None, Some(DayOrder::MonthFirst))
        );
    }

    #[test]
    fn a_column_that_tells_nothing_follows_the_other_and_the_program() {
        let (open, told) = (tally(&["5/3/2024"]), tally(&["13/3/2024"]));
        let orders = Orders::told([open, told], Family::Common);
        assert_eq!(orders.of(Role::Date), Some(DayOrder::DayFirst));
        let orders = Orders::told([open, open], Family::Google);
        assert_eq!(orders.of(Role::End), Some(DayOrder::MonthFirst));
    }
}
