//! Going to an event or to a date, whatever hides it.

use super::notice::Notice;
use super::state::{Framing, State};
use super::trail;
use super::when::{Goal, Here, Which, Wrong, read};
use super::window::{MINUTES_PER_DAY, Window};
use crate::model::{Day, Edtf, Kind};
use crate::query::{self, Query};
use crate::store::{Event, EventId, EventSet, Facet, Store};
use crate::text;

/// How many events before a date are asked whether they go on into it.
const REACHING: usize = 1_000;

/// Selects an event and remembers the place that is left.
pub(super) fn to_event(store: &Store, state: &mut State, event: EventId) {
    let here = trail::here(state);
    show(store, state, event);
    trail::leave(state, here);
}

/// Selects an event. What hides it is taken away, which can be taken back, and is said.
pub(super) fn show(store: &Store, state: &mut State, event: EventId) {
    if !state.shown().contains(event) {
        let (query, notice) = widened(store, &state.query, event);
        state.remember();
        // Terms that were understood before are understood again.
        if state.ask(store, query).is_ok() {
            state.mode = state.query.countries().mode;
            state.notice = Some(notice);
        }
    }
    if state.shown().contains(event) {
        state.select(store, event);
    }
}

/// Returns the query that keeps an event, and as much as it can of another one.
fn widened(store: &Store, query: &Query, event: EventId) -> (Query, Notice) {
    let keeps = |query: &Query| {
        query::compile(query, store).is_ok_and(|plan| plan.run(store).contains(event))
    };
    let wanted = store.event(event).map(Event::scope);
    let scope = query.scope().max(wanted);
    let mut wide = query.clone().with_scope(scope);
    let mut terms = 0;
    for index in (0..wide.terms().len()).rev() {
        if !keeps(&wide.alone(index)) {
            wide.remove(index);
            terms += 1;
        }
    }
    (wide, Notice::Widened { scope: scope != query.scope(), terms })
}

/// What a text would lead to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Preview {
    /// A date, and how many of the shown events touch it.
    Date(Edtf, usize),
    /// An event.
    Event(EventId),
    /// No event: there is none like that.
    None,
}

/// Reads what is typed, and looks for what it leads to.
///
/// # Errors
///
/// What is wrong with the text, and where.
pub fn preview(store: &Store, state: &State, typed: &str) -> Result<Preview, Wrong> {
    let day = state.event(store).map_or(store.as_of(), |it| {
        if it.first() == Day(i32::MIN) { it.last() } else { it.first() }
    });
    Ok(match read(typed, Here { day, today: store.as_of() })? {
        Goal::Date(date) => {
            let (first, last) = ends(&date);
            Preview::Date(date, touching(store, state.shown(), first, last).1)
        }
        Goal::Event(which, what) => {
            by_place(store, state, which, &what).map_or(Preview::None, Preview::Event)
        }
    })
}

/// Goes to what was found. A date selects the first shown event that touches it, else the nearest
/// one, and is itself brought on screen.
pub(super) fn to(store: &Store, state: &mut State, found: &Preview) {
    match found {
        Preview::Event(event) => to_event(store, state, *event),
        Preview::None => state.notice = Some(Notice::NoSuchEvent),
        Preview::Date(date, _) => to_date(store, state, date),
    }
}

fn to_date(store: &Store, state: &mut State, date: &Edtf) {
    let (first, last) = ends(date);
    let here = trail::here(state);
    let shown = state.shown();
    let touched = touching(store, shown, first, last).0;
    let event = touched.or_else(|| nearest(store, shown, first, last));
    let minutes = |day: Day| i64::from(day.clamp(Day::MIN, Day::MAX).0) * MINUTES_PER_DAY;
    let (from, until) = match (date.first_day(), date.last_day()) {
        (None, None) => return,
        (Some(first), None) => (minutes(first), minutes(first) + MINUTES_PER_DAY),
        (None, Some(last)) => (minutes(last), minutes(last) + MINUTES_PER_DAY),
        (Some(first), Some(last)) => (minutes(first), minutes(last) + MINUTES_PER_DAY),
    };
    let window = state.window(store);
    let moved = if until - from > window.length() {
        Window::fit(first, last)
    } else {
        window.revealing((from, until))
    };
    if moved != window {
        state.remember();
        state.framing = Framing::Chosen(moved);
    }
    // The date stays on screen, even where the nearest event is too far away to be there too.
    let framing = state.framing;
    if touched.is_none() {
        let hidden = touching(store, &EventSet::first(store.len()), first, last).1;
        state.notice = Some(Notice::NothingThen { hidden });
    }
    if let Some(event) = event {
        state.select(store, event);
        state.framing = framing;
    }
    trail::leave(state, here);
}

/// Returns the first and the last day of a date; an open end is the end of days.
fn ends(date: &Edtf) -> (Day, Day) {
    (date.first_day().unwrap_or(Day(i32::MIN)), date.last_day().unwrap_or(Day(i32::MAX)))
}

/// Returns the first of the events that touch some days, and how many there are.
///
/// # Cost
///
/// Two binary searches and a rank. Of events that began before, only the last ones are looked at:
/// one that has gone on while so many others began is not found.
fn touching(store: &Store, shown: &EventSet, first: Day, last: Day) -> (Option<EventId>, usize) {
    let range = store.begin_within(first, Day(last.0.saturating_add(1)));
    let rank = shown.rank(EventId(range.start));
    let count = shown.count_in(range.clone());
    let begins = shown.select(rank).filter(|it| count > 0 && range.contains(&it.0));
    let before = (rank.saturating_sub(REACHING)..rank).filter_map(|it| shown.select(it));
    let goes_on = |it: &EventId| store.event(*it).is_some_and(|it| it.last() >= first);
    let earlier: Vec<EventId> = before.filter(goes_on).collect();
    (earlier.first().copied().or(begins), earlier.len() + count)
}

/// Returns the event that is nearest to days that no event touches.
fn nearest(store: &Store, shown: &EventSet, first: Day, last: Day) -> Option<EventId> {
    let after = shown.rank(EventId(store.begin_within(first, first).start));
    let candidates = [after.checked_sub(1), Some(after)];
    let distance = |at: &EventId| {
        let event = store.event(*at);
        event.map_or(i64::MAX, |it| {
            let before = i64::from(first.0) - i64::from(it.last().0);
            before.max(i64::from(it.first().0) - i64::from(last.0))
        })
    };
    candidates.into_iter().flatten().filter_map(|it| shown.select(it)).min_by_key(distance)
}

/// Returns the first, last, next or previous event of a series or a kind: among those that are
/// shown, or where none is, in scope, or in the whole file.
fn by_place(store: &Store, state: &State, which: Which, what: &str) -> Option<EventId> {
    let all = called(store, what)?;
    // What is nearest to being shown comes first: what a filter hides, then what the scope does.
    let nearer = [state.shown(), &state.derived.in_scope].map(|near| {
        let mut set = all.clone();
        set.and(near);
        set
    });
    nearer.iter().chain([&all]).find_map(|it| pick(it, which, state.selected))
}

fn pick(set: &EventSet, which: Which, here: Option<EventId>) -> Option<EventId> {
    let rank = here.map_or(0, |it| set.rank(it));
    let on = here.is_some_and(|it| set.contains(it));
    match which {
        Which::First => set.select(0),
        Which::Last => set.select(set.len().checked_sub(1)?),
        Which::Next => set.select(rank + usize::from(on)),
        Which::Previous => set.select(rank.checked_sub(1)?),
    }
}

/// Returns the events that a word names: those of a kind, or of a series.
fn called(store: &Store, what: &str) -> Option<EventSet> {
    if matches!(what, "" | "event" | "events" | "사건" | "出来事") {
        return Some(EventSet::first(store.len()));
    }
    let kind = match what {
        "session" | "sessions" | "meeting" | "회의" | "会合" => Some(Kind::Session),
        "milestone" | "milestones" | "이정표" | "節目" => Some(Kind::Milestone),
        _ => None,
    };
    if let Some(kind) = kind {
        return Some(store.index().of_kind(kind).clone());
    }
    let begins = |form: &str| text::fold(form).starts_with(what);
    // Sessions may be called otherwise than their series: `제3차 한미일` is one of `3자`.
    let is_word = |label: &str| text::fold(label).split_whitespace().any(|it| it == what);
    let found = store.series().find(|&it| {
        let row = store.series_of(it);
        let forms = |text| store.strings().forms(text).map(|(_, it)| it);
        begins(store.str(row.key)) || forms(row.name).any(begins) || forms(row.label).any(is_word)
    })?;
    Some(store.index().with(Facet::Series, found.slot()).clone())
}
