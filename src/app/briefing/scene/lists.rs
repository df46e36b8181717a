//! What is there to show of several sessions: on a cover, in a table, of a person or a place?

use super::{Holds, Row, Scene};
use crate::analysis::matrix::{Matrix, Sort};
use crate::analysis::{self, FARTHEST};
use crate::model::{Kind, Rank};
use crate::query;
use crate::store::{EventId, EventSet, Facet, PersonId, PlaceId, SourceId, Store};

/// The most sessions of a list. Where a screen has fewer rows, the list scrolls.
const MOST: usize = 10;
/// The most themes: more than any session has been seen to have.
const THEMES: usize = 20;
/// The most sources: nobody reads out more.
const SOURCES: usize = 40;

/// Returns the sessions that a query finds; all events where it finds no session.
fn found(store: &Store, query: &str) -> EventSet {
    let Ok(query) = query::parse(query) else { return EventSet::default() };
    let scope = query.scope().unwrap_or_else(|| query::default_scope(store));
    let Ok(plan) = query::compile(&query.with_scope(Some(scope)), store) else {
        return EventSet::default();
    };
    let all = plan.run(store);
    let mut sessions = all.clone();
    sessions.and(store.index().of_kind(Kind::Session));
    if sessions.is_empty() { all } else { sessions }
}

fn counted(count: usize) -> Vec<u32> {
    u32::try_from(count).into_iter().filter(|it| *it < 10_000).collect()
}

/// Returns how many rows a list has: where a single one is left out, it takes the row that would
/// say so.
const fn rows(all: usize) -> usize {
    if all <= MOST + 1 { all } else { MOST }
}

/// Returns a list of events: as many as it has rows, from one of them on.
fn listed(set: &EventSet, from: usize) -> Scene {
    let at = |it| set.select(it);
    let sessions: Vec<EventId> = (from..set.len()).take(rows(set.len())).filter_map(at).collect();
    let hidden = set.len() - sessions.len();
    let mut rows: Vec<Row> = (0..sessions.len()).map(Row::Session).collect();
    rows.extend((hidden > 0).then_some(Row::More(hidden)));
    let ends = at(0).zip(at(set.len().saturating_sub(1)));
    let holds = Some(Holds::Sessions(set.len()));
    Scene { rows, sessions, ends, figures: counted(set.len()), holds, ..Scene::default() }
}

/// Returns the sessions that a query finds, the first ones.
pub(super) fn cover(store: &Store, query: &str) -> Scene {
    let found = found(store, query);
    let mut scene = listed(&found, 0);
    if !found.is_empty() && found.shared(store.index().of_kind(Kind::Session)) == 0 {
        scene.holds = Some(Holds::Events(found.len()));
    }
    scene
}

/// Returns the sessions that a person led, the last ones.
pub(super) fn person(store: &Store, person: PersonId) -> Scene {
    let led = analysis::led(store, person);
    listed(&led, led.len() - rows(led.len()))
}

/// Returns the sessions that were held at a place, the last ones.
pub(super) fn place(store: &Store, place: PlaceId) -> Scene {
    let mut held = store.index().with(Facet::Place, place.slot()).clone();
    held.and(store.index().of_kind(Kind::Session));
    listed(&held, held.len() - rows(held.len()))
}

/// Returns the themes of the sessions that a query finds, those with the most entries first.
pub(super) fn matrix(store: &Store, query: &str) -> Scene {
    let mut table = Matrix::new(store, &found(store, query));
    table.sort(store, Sort::Total, "");
    let themes = table.themes();
    let shown = themes.min(THEMES);
    let mut rows: Vec<Row> = (0..shown).map(Row::Theme).collect();
    rows.extend((themes > shown).then(|| Row::More(themes - shown)));
    let holds = Some(Holds::Themes(themes));
    Scene { rows, figures: counted(themes), table: Some(table), holds, ..Scene::default() }
}

/// Returns the sources of the sessions that a query finds, each once, official ones first.
pub(super) fn sources(store: &Store, query: &str) -> Scene {
    let set = found(store, query);
    let mut all: Vec<SourceId> = Vec::new();
    let mut known = vec![false; store.sources().len()];
    for event in set.iter().take(FARTHEST).filter_map(|it| store.event(it)) {
        for source in event.sources().iter().map(|it| store.original_of(*it)) {
            if let Some(it) = known.get_mut(source.slot()).filter(|it| !**it) {
                *it = true;
                all.push(source);
            }
        }
    }
    let rank = |it: &SourceId| match store.source(*it).rank {
        Rank::Official => 0,
        Rank::Press => 1,
        Rank::Repost => 2,
    };
    all.sort_by_key(rank);
    let shown = all.len().min(SOURCES);
    let mut rows: Vec<Row> = (0..shown).map(Row::Source).collect();
    rows.extend((all.len() > shown).then(|| Row::More(all.len() - shown)));
    let (figures, holds) = (counted(all.len()), Some(Holds::Sources(all.len())));
    all.truncate(shown);
    Scene { rows, sources: all, figures, holds, ..Scene::default() }
}
