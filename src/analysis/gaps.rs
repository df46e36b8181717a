//! The days between one event and the next.

use crate::store::{Event, EventSet, Store};

/// The silence between two events.
#[derive(Clone, Copy, Debug)]
pub struct Gap<'a> {
    /// The event before the silence.
    pub before: Event<'a>,
    /// Days from the last day of the one to the first day of the other; 0 when they overlap.
    pub days: i64,
}

/// Returns the silence before `event`, counted from the last event of `set` that comes before it
/// in time order. `None` for the first one, and where an open end leaves nothing to count.
pub fn silence_before<'a>(store: &'a Store, set: &EventSet, event: Event<'a>) -> Option<Gap<'a>> {
    let before = set.select(set.rank(event.at()).checked_sub(1)?)?;
    silence_between(store.event(before)?, event)
}

/// Returns the silence from `event` to the next event of `set`.
pub fn silence_after<'a>(store: &'a Store, set: &EventSet, event: Event<'a>) -> Option<Gap<'a>> {
    let rank = set.rank(event.at());
    let next = set.select(rank + usize::from(set.contains(event.at())))?;
    silence_between(event, store.event(next)?)
}

/// Returns the silence between two events, the earlier one first.
pub fn silence_between<'a>(before: Event<'a>, after: Event<'a>) -> Option<Gap<'a>> {
    let (last, first) = (before.last().0, after.first().0);
    let known = last != i32::MAX && first != i32::MIN;
    known.then(|| Gap { before, days: (i64::from(first) - i64::from(last)).max(0) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load;
    use crate::store::Facet;

    #[test]
    fn silence_runs_from_the_last_day_to_the_first() {
        let store = load(include_str!("../../assets/working-groups.json")).store;
        let days = |id: &str| {
            let event = store.find(id)?;
            let lane = store.index().with(Facet::Series, event.series()?.slot());
            silence_before(&store, lane, event).map(|it| it.days)
        };
        assert_eq!(days("bilateral-06"), Some(141));
        assert_eq!(days("bilateral-07"), Some(161));
        assert_eq!(days("trilateral-03"), Some(161));
        assert_eq!(days("bilateral-01"), None);
    }
}
