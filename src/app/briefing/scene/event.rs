//! What is there to show of a session, and of two side by side?

use super::{Became, HeadPair, Holds, Row, Scene};
use crate::analysis::{self, Accepted, Chair, Change, Changes};
use crate::model::{Field, Focus};
use crate::store::{Action, Event, EventId, Leader, Store, Text};

/// The most rows of one kind: no screen shows more, and nobody listens to more.
const MOST: usize = 40;
/// The most heads of delegation that are compared.
const HEADS: usize = 4;

/// Returns one side of an event.
pub(super) fn scene(store: &Store, event: Event<'_>, focus: Focus, accepted: &Accepted) -> Scene {
    let mut scene =
        Scene { sessions: vec![event.at()], figures: figure(event), ..Scene::default() };
    match focus {
        Focus::Overview => scene.rows = overview(store, event),
        Focus::Leaders => leaders(store, event, &mut scene),
        Focus::Location => scene.rows = location(store, event),
        Focus::Actions => {
            fill(store, event, accepted, &mut scene);
            let all = event.actions().len();
            listed(&mut scene, (0..all).map(Row::Action), all);
            scene.holds = Some(Holds::Actions(all));
        }
        Focus::Since => {
            let tally = fill(store, event, accepted, &mut scene);
            let new = |it: &Became| !matches!(it.change, None | Some(Change::Kept));
            let mut rows: Vec<usize> = (0..scene.changes.len())
                .filter(|it| scene.changes.get(*it).is_some_and(new))
                .collect();
            rows.sort_by_key(|it| scene.changes.get(*it).map(|it| it.change));
            let all = rows.len();
            listed(&mut scene, rows.into_iter().map(Row::Change), all);
            scene.holds = Some(Holds::Changes(tally));
        }
    }
    scene
}

/// Adds at most so many rows, and counts the rest.
fn listed(scene: &mut Scene, rows: impl Iterator<Item = Row>, all: usize) {
    scene.rows.extend(rows.take(MOST));
    scene.rows.extend((all > MOST).then(|| Row::More(all - MOST)));
}

/// Returns the number of a session, else the year of an event.
pub(super) fn figure(event: Event<'_>) -> Vec<u32> {
    let year = || u32::try_from(event.first().ymd().0).ok().filter(|it| (1..=9999).contains(it));
    event.ordinal().or_else(year).into_iter().collect()
}

fn is_told(store: &Store, text: Text) -> bool {
    !store.say(text, "en").is_empty()
}

fn overview(store: &Store, event: Event<'_>) -> Vec<Row> {
    let told = [
        (Row::When, event.date().is_some()),
        (Row::Where, !event.places().is_empty() || event.host().is_some()),
        (Row::Parties, !event.countries().is_empty()),
        (Row::Participants, is_told(store, event.prose(Field::Participants))),
        (Row::Purpose, is_told(store, event.prose(Field::Purpose))),
    ];
    told.into_iter().filter(|it| it.1).map(|it| it.0).collect()
}

fn leaders(store: &Store, event: Event<'_>, scene: &mut Scene) {
    let heads = event.leaders();
    scene.chairs = heads.iter().take(MOST).map(|it| analysis::chair(store, event, it)).collect();
    listed(scene, (0..heads.len()).map(Row::Leader), heads.len());
    scene.holds = Some(Holds::Leaders(heads.len()));
}

fn location(store: &Store, event: Event<'_>) -> Vec<Row> {
    let Some(&place) = event.places().first() else {
        return event.host().map(|_| Row::Host).into_iter().collect();
    };
    let point = |it: Event<'_>| it.places().first().and_then(|it| store.place(*it).point);
    let before = store.previous_in_series(event);
    let before = before.filter(|it| point(*it).is_some() && point(event).is_some());
    let row = store.place(place);
    let also = analysis::sessions_at(store, place).any(|it| it.at() != event.at());
    let rows = [
        Some(Row::Where),
        event.host().map(|_| Row::Host),
        (!store.str(row.zone).is_empty()).then_some(Row::Clock),
        before.map(|it| Row::Distance(it.at())),
        also.then_some(Row::AlsoHere),
    ];
    rows.into_iter().flatten().collect()
}

/// Takes over what became of the actions of an event; returns how many changed in which way.
fn fill(
    store: &Store,
    event: Event<'_>,
    accepted: &Accepted,
    scene: &mut Scene,
) -> analysis::Tally {
    let changes = analysis::since(store, event, accepted);
    scene.previous = changes.previous.map(Event::at);
    scene.changes = became(event, &changes);
    changes.tally()
}

/// Returns the changes as handles, those of the event in the order of its actions.
fn became(event: Event<'_>, changes: &Changes<'_>) -> Vec<Became> {
    let place = |at: Event<'_>, action: &Action| -> Option<(EventId, usize)> {
        let found = at.actions().iter().position(|it| std::ptr::eq(it, action))?;
        Some((at.at(), found))
    };
    let one = |it: &analysis::Changed<'_>| {
        let dropped = it.change == Some(Change::Dropped);
        let earlier = it.earlier.and_then(|(at, action)| place(at, action));
        let action = if dropped { earlier } else { place(event, it.action) };
        Some(Became { change: it.change, action: action?, earlier, proposed: it.proposed })
    };
    let mut all: Vec<Became> = changes.actions.iter().filter_map(one).collect();
    all.sort_by_key(|it| (it.change == Some(Change::Dropped), it.action.1));
    all
}

/// Returns two sessions side by side, the earlier one first.
pub(super) fn pair(
    store: &Store,
    (one, other): (Event<'_>, Event<'_>),
    accepted: &Accepted,
) -> Scene {
    let found = analysis::compare(store, one, other, accepted);
    let (before, after) = (found.before, found.after);
    let place = |event: Event<'_>, leader: Option<&Leader>| {
        leader.and_then(|it| event.leaders().iter().position(|own| std::ptr::eq(own, it)))
    };
    let heads = found.heads.iter().take(HEADS).map(|it| HeadPair {
        country: it.country,
        before: place(before, it.before),
        after: place(after, it.after),
    });
    let heads: Vec<HeadPair> = heads.collect();
    let shared = analysis::shared_themes(store, before, after);
    let figures = before.ordinal().zip(after.ordinal());
    let rest = [
        (Row::Places, !before.places().is_empty() || !after.places().is_empty()),
        (Row::Apart, true),
        (Row::Shared, !shared.both.is_empty()),
        (Row::OnlyEarlier, !shared.gone.is_empty()),
        (Row::OnlyLater, !shared.new.is_empty()),
        (Row::Counts, !before.actions().is_empty() || !after.actions().is_empty()),
    ];
    let rest = rest.into_iter().filter(|it| it.1).map(|it| it.0);
    let rows: Vec<Row> = (0..heads.len()).map(Row::Heads).chain(rest).collect();
    Scene {
        rows,
        sessions: vec![before.at(), after.at()],
        figures: figures.map(|(one, other)| vec![one, other]).unwrap_or_default(),
        changes: became(after, &found.changes),
        previous: Some(before.at()),
        heads,
        shared,
        holds: Some(Holds::Changes(found.changes.tally())),
        ..Scene::default()
    }
}

impl Scene {
    /// Tells whether a head of delegation is another one than before, or holds another office.
    pub fn is_new_head(&self, position: usize) -> bool {
        let chair = self.chairs.get(position);
        chair.is_some_and(|it| matches!(it, Chair::Changed { .. } | Chair::NewOffice))
    }
}
