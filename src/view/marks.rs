//! What stands where on a lane: one mark an event, or a count where they would touch.

use super::axis::Scale;
use super::found::{Found, Sought};
use super::names::Scene;
use super::sheet::cells;
use crate::app::{Lane, minutes_of};
use crate::store::{Event, EventId};

/// Up to this many events of a lane are looked at one by one; more are counted by the day.
const SINGLE: usize = 2_000;
/// How many events before the window are asked whether they reach into it.
const REACHING: usize = 16;
/// The most lines of a lane on which overlapping events are stacked.
const DEEPEST: u16 = 3;

/// A mark on a lane.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark<'a> {
    /// The first column.
    pub(super) column: u16,
    /// How many events stand here.
    pub(super) count: usize,
    /// The event, where it is one.
    pub(super) event: Option<Event<'a>>,
    /// Whether it is the selected one.
    pub(super) selected: bool,
    /// The column in which it ends.
    pub(super) end: u16,
    /// What of the search and of the highlights stands here.
    pub(super) found: Found,
    /// The line on which it stands, below those that go on beside it.
    pub(super) line: u16,
}

/// A column, how many events stand in it, the event where it is one, and what is found there.
type Standing<'a> = (u16, usize, Option<Event<'a>>, Found);

/// Finds what stands where, from left to right. The selected event has a mark of its own; what
/// would stand in its column stands beside it.
pub(super) fn marks<'a>(scene: Scene<'a>, lane: &Lane, scale: Scale) -> Vec<Mark<'a>> {
    let chosen = scene.state.event(scene.store).filter(|it| lane.shown.contains(it.at()));
    let chosen = chosen.and_then(|it| Some((visible(scale, it)?, it)));
    let own = chosen.map(|(column, it)| (column, it.at()));
    let others = standing(scene, lane, scale, own);
    let mark = |(column, count, event, found): Standing<'a>| {
        let end = event.map_or(column, |it| last_column(scale, it, column));
        Mark { column, count, event, selected: false, end, found, line: 0 }
    };
    let mut all = match chosen {
        None => gathered(others.into_iter().map(mark), scale.columns()),
        Some((column, event)) => {
            let found = Sought::anywhere(scene).at(event.at());
            let own = Mark { selected: true, ..mark((column, 1, Some(event), found)) };
            let after = column + 1 < scale.columns();
            // At the right edge what shares the column goes to the left.
            let split =
                others.partition_point(|it| if after { it.0 < column } else { it.0 <= column });
            let (left, right) = others.split_at(split);
            let right = right.iter().map(|&it| mark((it.0.max(column + 1), it.1, it.2, it.3)));
            let mut all = gathered(left.iter().copied().map(mark), column);
            all.push(own);
            all.extend(gathered(right, scale.columns()));
            all
        }
    };
    stack(&mut all);
    all
}

/// Returns on how many lines the events of a lane stand.
pub(super) fn depth(marks: &[Mark<'_>]) -> u16 {
    marks.iter().map(|it| it.line + 1).max().unwrap_or(1)
}

/// Returns the columns that a mark takes.
pub(super) fn width(mark: &Mark<'_>) -> u16 {
    if mark.count > 1 { cells(&count(mark.count)) } else { 1 }
}

/// Returns a count as it is written: `(12)`, `(1.6k)`, `(2.4M)`.
pub(super) fn count(count: usize) -> String {
    let tenths = |unit: usize| format!("{}.{}", count / unit, count % unit * 10 / unit);
    match count {
        0..1_000 => format!("({count})"),
        1_000..10_000 => format!("({}k)", tenths(1_000)),
        10_000..1_000_000 => format!("({}k)", count / 1_000),
        _ => format!("({}M)", tenths(1_000_000)),
    }
}

/// Counts the events of each column, the chosen one aside.
fn standing<'a>(
    scene: Scene<'a>,
    lane: &Lane,
    scale: Scale,
    chosen: Option<(u16, EventId)>,
) -> Vec<Standing<'a>> {
    let sought = Sought::anywhere(scene);
    let window = scale.window();
    let range = scene.store.begin_within(window.first_day(), window.last_day().saturating_add(1));
    let from = lane.shown.rank(EventId(range.start));
    let until = from + lane.shown.count_in(range);
    if until - from > SINGLE {
        return by_the_day(scene, lane, scale, chosen, &sought.among(&lane.shown));
    }
    let mut columns: Vec<Standing<'a>> = Vec::new();
    for position in from.saturating_sub(REACHING)..until {
        let event = lane.shown.select(position).and_then(|it| scene.store.event(it));
        let Some(event) = event.filter(|it| chosen.is_none_or(|(_, own)| own != it.at())) else {
            continue;
        };
        let Some(column) = visible(scale, event) else { continue };
        let found = sought.at(event.at());
        match columns.last_mut() {
            Some(last) if last.0 == column => *last = (column, last.1 + 1, None, last.3.or(found)),
            _ => columns.push((column, 1, Some(event), found)),
        }
    }
    columns.sort_by_key(|it| it.0);
    columns
}

fn by_the_day<'a>(
    scene: Scene<'a>,
    lane: &Lane,
    scale: Scale,
    chosen: Option<(u16, EventId)>,
    sought: &Sought<'_>,
) -> Vec<Standing<'a>> {
    let column = |column: u16| {
        let range = scene.store.begin_within(scale.day(column), scale.day(column + 1));
        let count = lane.shown.count_in(range.clone());
        let own = usize::from(chosen.is_some_and(|it| it.0 == column));
        let one = || lane.shown.select(lane.shown.rank(EventId(range.start)));
        let event = (count == 1 && own == 0).then(one).flatten();
        let found = sought.within(&range);
        (column, count.saturating_sub(own), event.and_then(|it| scene.store.event(it)), found)
    };
    (0..scale.columns()).map(column).filter(|it| it.1 > 0).collect()
}

/// Returns the column in which an event is seen to begin; an event that began before the window
/// and reaches into it is seen at the left edge.
fn visible(scale: Scale, event: Event<'_>) -> Option<u16> {
    let (first, end) = minutes_of(event);
    let inside = first < scale.window().end() && end > scale.window().first();
    inside.then(|| scale.clamped(first))
}

/// Returns the last column of an event. One that takes less than two columns of time is a point,
/// wherever the edge between two columns falls.
fn last_column(scale: Scale, event: Event<'_>, column: u16) -> u16 {
    let (first, end) = minutes_of(event);
    let long = (end - first).saturating_mul(scale.columns().into())
        >= scale.window().length().saturating_mul(2);
    if long { scale.clamped(end - 1).max(column) } else { column }
}

/// Puts together what would touch: a count takes more columns than a mark. All of it ends before
/// column `end`.
fn gathered<'a>(marks: impl Iterator<Item = Mark<'a>>, end: u16) -> Vec<Mark<'a>> {
    let mut all: Vec<Mark<'a>> = Vec::new();
    for mark in marks {
        match all.last_mut() {
            Some(last) if mark.column < last.column + width(last) => join(last, &mark),
            _ => all.push(mark),
        }
    }
    // The last one may have grown beyond the end: it moves to the left, over what it meets there.
    while let Some(mut last) = all.pop() {
        last.column = last.column.min(end.saturating_sub(width(&last)));
        match all.last_mut() {
            Some(before) if last.column < before.column + width(before) => join(before, &last),
            _ => {
                all.push(last);
                break;
            }
        }
    }
    all
}

fn join(mark: &mut Mark<'_>, other: &Mark<'_>) {
    mark.count += other.count;
    mark.found = mark.found.or(other.found);
    mark.event = None;
    mark.end = mark.column;
}

/// Gives each event the highest line on which nothing goes on any more.
fn stack(marks: &mut [Mark<'_>]) {
    let mut free = [0_u16; DEEPEST as usize];
    for mark in marks {
        let line = free.iter().position(|it| *it <= mark.column).unwrap_or(free.len() - 1);
        if let Some(until) = free.get_mut(line) {
            *until = (*until).max(mark.end.max(mark.column + width(mark) - 1) + 1);
        }
        mark.line = u16::try_from(line).unwrap_or(0);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn mark(column: u16, count: usize, end: u16) -> Mark<'static> {
        Mark { column, count, event: None, selected: false, end, found: Found::default(), line: 0 }
    }

    #[test]
    fn what_goes_on_at_the_same_time_stands_on_lines_of_its_own() {
        let mut marks = [mark(0, 1, 30), mark(10, 1, 15), mark(12, 1, 40), mark(16, 1, 16)];
        stack(&mut marks);
        assert_eq!(marks.map(|it| it.line), [0, 1, 2, 1]);
        assert_eq!(depth(&marks), 3);
    }

    #[test]
    fn counts_are_short_and_not_rounded_away() {
        assert_eq!(
            [12, 1_667, 45_000, 2_400_000].map(count),
            ["(12)", "(1.6k)", "(45k)", "(2.4M)"]
        );
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_touches(
            mut columns in prop::collection::vec((0u16..60, 1usize..3_000), 0..60),
        ) {
            columns.sort_by_key(|it| it.0);
            columns.dedup_by_key(|it| it.0);
            let all = gathered(columns.iter().map(|it| mark(it.0, it.1, it.0)), 60);
            let total = |it: &[usize]| it.iter().sum::<usize>();
            let (before, after): (Vec<_>, Vec<_>) =
                (columns.iter().map(|it| it.1).collect(), all.iter().map(|it| it.count).collect());
            prop_assert_eq!(total(&before), total(&after));
            prop_assert!(all.windows(2).all(|it| it[0].column + width(&it[0]) <= it[1].column));
            prop_assert!(all.iter().all(|it| it.column + width(it) <= 60));
        }
    }
}
