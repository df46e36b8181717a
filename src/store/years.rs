//! In which years do events lie, and which lie in a year?

use std::collections::{BTreeMap, BTreeSet};

use super::Store;
use super::entity::EventId;
use super::set::EventSet;
use crate::model::Day;

/// An event that goes on for more years than this, or without an end, makes no years of its own:
/// `2020/9999` says that there is no end in sight, not that there are eight thousand years.
const LONG: i32 = 50;
/// Where years lie farther apart than this, those between them are left out.
const WIDE: i32 = 200;
/// How many years there are at most; of more, the last ones.
const MOST: usize = 1_000;

/// The years of a store, each with the events of which a day lies in it.
#[derive(Clone, Debug, Default)]
pub struct Years {
    sets: BTreeMap<i32, EventSet>,
    none: EventSet,
}

/// An event that ends in another year than it begins in.
#[derive(Clone, Copy, Debug)]
struct Lasting {
    begin: i32,
    end: i32,
    at: EventId,
}

impl Years {
    /// Walks every event once, and then the years.
    pub(super) fn new(store: &Store) -> Self {
        let (mut own, mut lasting) = (BTreeSet::new(), Vec::new());
        for event in store.events() {
            let (first, last) = (year(event.first()), year(event.last()));
            match (first, last) {
                (Some(first), Some(last)) if last - first <= LONG => own.extend(first..=last),
                (first, last) => own.extend(first.or(last)),
            }
            if first.is_none() || first != last {
                let (begin, end) = (first.unwrap_or(i32::MIN), last.unwrap_or(i32::MAX));
                lasting.push(Lasting { begin, end, at: event.at() });
            }
        }
        Self { sets: sets(store, listed(own), &lasting), none: EventSet::default() }
    }

    /// Returns the years in which events lie, in order.
    pub fn all(&self) -> impl Iterator<Item = i32> + '_ {
        self.sets.keys().copied()
    }

    /// Returns the events of which a day lies in `year`; none for a year that is not among
    /// [`all`](Self::all).
    pub fn with(&self, year: i32) -> &EventSet {
        self.sets.get(&year).unwrap_or(&self.none)
    }
}

/// Returns the year of a day; `None` for the days that stand for open ends.
fn year(day: Day) -> Option<i32> {
    (day.0 != i32::MIN && day.0 != i32::MAX).then(|| day.ymd().0)
}

/// Returns the years to list: all between the first and the last, if these are not far apart.
fn listed(own: BTreeSet<i32>) -> Vec<i32> {
    let (Some(&first), Some(&last)) = (own.first(), own.last()) else { return Vec::new() };
    let all: Vec<i32> =
        if last - first <= WIDE { (first..=last).collect() } else { own.into_iter().collect() };
    let surplus = all.len().saturating_sub(MOST);
    all.into_iter().skip(surplus).collect()
}

/// Returns the events of each year, which may be none only for years that are left out.
///
/// What begins in a year is a range of ids; what lasts into it is carried along from year to year,
/// so that no year looks at the events of another.
fn sets(store: &Store, years: Vec<i32>, lasting: &[Lasting]) -> BTreeMap<i32, EventSet> {
    let mut by_end = lasting.to_vec();
    by_end.sort_unstable_by_key(|it| it.end);
    // Events come in time order, so these are sorted by their beginning already.
    let (mut coming, mut going) = (lasting.iter().peekable(), by_end.iter().peekable());
    let mut carried = EventSet::default();
    let mut sets = BTreeMap::new();
    for year in years {
        while let Some(it) = coming.next_if(|it| it.begin < year) {
            carried.insert(it.at);
        }
        let gone = std::iter::from_fn(|| going.next_if(|it| it.end < year));
        carried.minus(&gone.map(|it| it.at).collect());
        let days = (Day::from_ymd(year, 1, 1), Day::from_ymd(year, 12, 31));
        let (Some(first), Some(last)) = days else { continue };
        let mut set = EventSet::range(store.begin_within(first, last.saturating_add(1)));
        set.or(&carried);
        if !set.is_empty() {
            sets.insert(year, set);
        }
    }
    sets
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load;

    /// Returns each year with the events in it, as `2024 a b`.
    #[track_caller]
    fn years(dates: &[&str]) -> String {
        let events: Vec<String> = dates
            .iter()
            .zip('a'..)
            .map(|(date, id)| format!(r#"{{"id": "{id}", "date": "{date}"}}"#))
            .collect();
        let store = load(&format!(r#"{{"attache": 1, "events": [{}]}}"#, events.join(","))).store;
        assert_eq!(store.len(), dates.len());
        let line = |year: i32| {
            let events = store.years().with(year).iter().filter_map(|it| store.event(it));
            let mut ids: Vec<&str> = events.map(crate::store::Event::id).collect();
            ids.sort_unstable();
            format!("{year} {}", ids.join(" "))
        };
        let lines: Vec<String> = store.years().all().map(line).collect();
        lines.join(" | ")
    }

    #[test]
    fn an_event_lies_in_every_year_it_has_a_day_in() {
        assert_eq!(
            years(&["2021-12-30/2022-01-02", "2021-05", "2022", "2024", "2021/2024"]),
            "2021 a b e | 2022 a c e | 2023 e | 2024 d e"
        );
        assert_eq!(years(&["2021", "2024"]), "2021 a | 2024 b", "a year without an event");
        assert_eq!(years(&["2023-12~"]), "2023 a");
    }

    #[test]
    fn open_and_far_ends_make_no_years() {
        assert_eq!(years(&["2021/..", "2023", "../2022"]), "2021 a c | 2022 a c | 2023 a b");
        assert_eq!(years(&["2021/9999", "2022"]), "2021 a | 2022 a b");
        assert_eq!(years(&["0987", "1900", "2000/.."]), "987 a | 1900 b | 2000 c", "far apart");
        assert_eq!(years(&[]), "");
    }

    #[test]
    fn there_are_no_more_years_than_a_list_can_hold() {
        let dates: Vec<String> = (0..1_500).map(|it| format!("{:04}", it * 2)).collect();
        let events: Vec<String> = dates
            .iter()
            .map(|date| format!(r#"{{"id": "e{date}", "date": "{date}/.."}}"#))
            .collect();
        let store = load(&format!(r#"{{"attache": 1, "events": [{}]}}"#, events.join(","))).store;
        assert_eq!((store.len(), store.years().all().count()), (1_500, MOST));
        assert_eq!(store.years().all().last(), Some(2_998));
        assert_eq!(store.years().with(2_998).len(), 1_500);
    }
}
