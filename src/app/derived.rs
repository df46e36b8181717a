//! What follows from the query: sets and counts, made once when it changes and never per frame.

use super::window::minutes_of;
use crate::model::{Kind, Scope};
use crate::query::{self, Blame, Plan, Query};
use crate::store::{ConflictId, CountryId, EventSet, Facet, SeriesId, Store};

/// How many countries have a key of their own: the digits.
pub const NUMBERED: usize = 9;
/// How many countries are listed; there are no more in the world.
const LISTED: usize = 300;

/// The sets and counts of one query.
#[derive(Clone, Debug, Default)]
pub struct Derived {
    /// The scope in force.
    pub scope: Option<Scope>,
    /// The events that the query keeps.
    pub shown: EventSet,
    /// The events that the scope alone would keep.
    pub in_scope: EventSet,
    /// The lanes: series with an event in scope, in the order of the file, then the rest.
    pub lanes: Vec<Lane>,
    /// The countries, those with a key first.
    pub chips: Vec<Chip>,
    /// How many sessions and how many milestones are outside the scope.
    pub outside: (usize, usize),
    /// How many milestones are in scope.
    pub milestones: usize,
    /// Why nothing is shown; `None` as long as something is.
    pub blame: Option<Blame>,
    /// The minutes that the events in scope take; `None` when there is none.
    pub span: Option<(i64, i64)>,
    /// How many disagreements about the shown events are still undecided.
    pub open: usize,
}

/// One lane of the timeline.
#[derive(Clone, Debug)]
pub struct Lane {
    /// The series; `None` for events of no series.
    pub series: Option<SeriesId>,
    /// The events of the lane that are shown.
    pub shown: EventSet,
}

/// A country that a digit switches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chip {
    /// The country.
    pub country: CountryId,
    /// How many events in scope it takes part in.
    pub count: usize,
    /// Whether the filter asks for it.
    pub on: bool,
}

impl Derived {
    /// Runs a query that was compiled for `store`. What follows from the scope alone is taken from
    /// `before`, if that had the same.
    pub(super) fn new(store: &Store, query: &Query, plan: &Plan, before: Option<&Self>) -> Self {
        let scope = query.scope().unwrap_or(Scope::All);
        let in_scope = store.index().in_scope(scope).clone();
        let shown = plan.run(store);
        let lanes = lanes(store, &in_scope, &shown);
        let asked = query.countries().ids(store);
        let chip = |country: CountryId| Chip {
            country,
            count: store.index().with(Facet::Country, country.slot()).shared(&in_scope),
            on: asked.contains(&country),
        };
        let chips = listed(store).into_iter().map(chip).collect();
        let of = |kind| store.index().of_kind(kind);
        let milestones = of(Kind::Milestone).shared(&in_scope);
        let outside = (
            of(Kind::Session).len() - of(Kind::Session).shared(&in_scope),
            of(Kind::Milestone).len() - milestones,
        );
        let same = before.filter(|it| it.scope == Some(scope));
        let span = same.map_or_else(|| span(store, &in_scope), |it| it.span);
        let blame = shown.is_empty().then(|| query::blame(query, store).ok()).flatten();
        let open = open(store, &shown);
        let scope = Some(scope);
        Self { scope, shown, in_scope, lanes, chips, outside, milestones, blame, span, open }
    }

    /// Returns the minutes that the shown events take.
    pub(super) fn shown_span(&self, store: &Store) -> Option<(i64, i64)> {
        span(store, &self.shown)
    }

    /// Returns the lane that holds an event.
    pub fn lane_of(&self, store: &Store, event: crate::store::EventId) -> Option<usize> {
        let series = store.event(event)?.series();
        self.lanes.iter().position(|it| it.series == series)
    }
}

/// Counts the undecided disagreements about some events.
fn open(store: &Store, shown: &EventSet) -> usize {
    let about = |it: &ConflictId| store.index().with(Facet::Conflict, it.slot()).shared(shown) > 0;
    store.conflicts().filter(|it| store.conflict(*it).open).filter(about).count()
}

/// Returns the minutes from the first beginning to the last end.
fn span(store: &Store, set: &EventSet) -> Option<(i64, i64)> {
    let minutes = set.iter().filter_map(|it| store.event(it)).map(minutes_of);
    minutes.reduce(|(first, end), (from, until)| (first.min(from), end.max(until)))
}

fn lanes(store: &Store, in_scope: &EventSet, shown: &EventSet) -> Vec<Lane> {
    let mut rest = in_scope.clone();
    let mut lanes = Vec::new();
    for series in store.series() {
        let all = store.index().with(Facet::Series, series.slot());
        if all.shared(in_scope) == 0 {
            continue;
        }
        rest.minus(all);
        let mut of_lane = all.clone();
        of_lane.and(shown);
        lanes.push(Lane { series: Some(series), shown: of_lane });
    }
    if !rest.is_empty() {
        rest.and(shown);
        lanes.push(Lane { series: None, shown: rest });
    }
    lanes
}

/// Returns first the countries that take part in most events, in the order of the file, so that a
/// number means the same country in every scope, then the others.
fn listed(store: &Store) -> Vec<CountryId> {
    let count = |it: CountryId| store.index().with(Facet::Country, it.slot()).len();
    let mut all: Vec<CountryId> = store.countries().filter(|it| count(*it) > 0).collect();
    all.sort_by_key(|it| std::cmp::Reverse(count(*it)));
    all.truncate(LISTED);
    let keyed = NUMBERED.min(all.len());
    let (keyed, others) = all.split_at_mut(keyed);
    keyed.sort_unstable();
    others.sort_unstable();
    all
}
