//! Rehearsing a tour: how long did each stop take, and how long may it take from now on?

#[cfg(test)]
mod tests;

use std::time::Duration;

use super::answer::LONGEST_STOP;
use super::edit;
use super::{Subject, Tour};
use crate::action::Action;
use crate::app::briefing::{Briefing, Mode};
use crate::app::keep::{PRACTICED, Practiced, RUNS, Run};
use crate::app::notice::{Notice, Touring};
use crate::app::state::{Overlay, State};
use crate::app::update::Effect;
use crate::store::Store;

/// A stop that was shown for less was only passed over.
const PASSED: Duration = Duration::from_secs(1);
/// Proposals are whole multiples of so many seconds, and at least once that.
const STEP: u32 = 5;
/// How many stops a tour may have whose rehearsals are kept.
const STOPS: usize = 300;

/// What a rehearsal took, beside those before.
#[derive(Clone, Debug)]
pub struct Practice {
    /// The tour, as it was rehearsed.
    pub tour: Tour,
    /// The seconds that each stop took.
    pub taken: Run,
    /// What they took before, the last time last.
    pub before: Vec<Run>,
    /// What each stop may take, judged by all of these; `None` for one that was never shown.
    pub proposals: Run,
}

impl Practice {
    fn new(tour: Tour, taken: Run, before: Vec<Run>) -> Self {
        let all = || before.iter().chain([&taken]);
        let of = |stop: usize| all().filter_map(|run| *run.get(stop)?).collect();
        let proposals = (0..tour.stops.len()).map(|it| proposal(of(it))).collect();
        Self { tour, taken, before, proposals }
    }
}

/// Returns what a stop may take that took so many seconds each time: the median, rounded up.
fn proposal(mut taken: Vec<u32>) -> Option<u32> {
    taken.sort_unstable();
    let middle = taken.len() / 2;
    let upper = *taken.get(middle)?;
    let lower = if taken.len().is_multiple_of(2) { *taken.get(middle - 1)? } else { upper };
    let median = lower + (upper - lower).div_ceil(2);
    Some(median.div_ceil(STEP).max(1).saturating_mul(STEP).min(LONGEST_STOP))
}

/// Tells whether a rehearsal has the screen.
pub(in crate::app) fn is_on(state: &State) -> bool {
    let practices = state.tours.given.as_ref().is_some_and(|it| it.mode == Mode::Practice);
    practices && state.overlays.last() == Some(&Overlay::Briefing)
}

/// Ends the rehearsal: writes down what each stop took, and shows it.
pub(in crate::app) fn end(store: &Store, state: &mut State) -> Effect {
    let Some(briefing) = state.tours.given.take() else { return Effect::None };
    state.overlays.retain(|it| !matches!(it, Overlay::Briefing | Overlay::Outline { .. }));
    let taken = taken(&briefing, state.now);
    let before = record(store, state, &briefing.tour, &taken);
    state.tours.practice = Some(Practice::new(briefing.tour, taken, before));
    state.overlays.push(Overlay::Practice { scroll: 0 });
    Effect::Keep
}

/// Returns the whole seconds that each stop was shown; all visits count together.
fn taken(briefing: &Briefing, now: Duration) -> Run {
    let here = briefing.pace(now).here;
    let shown = briefing.spent().iter().enumerate();
    let shown = shown.map(|(stop, it)| if stop == briefing.at { here } else { *it });
    let seconds = |it: Duration| {
        let rounded = it.saturating_add(Duration::from_millis(500)).as_secs();
        (it >= PASSED).then(|| u32::try_from(rounded).unwrap_or(u32::MAX))
    };
    shown.map(seconds).collect()
}

/// Adds a rehearsal to those that are kept; returns the ones before it.
fn record(store: &Store, state: &mut State, tour: &Tour, taken: &Run) -> Vec<Run> {
    let name = if tour.id.is_empty() { tour.title.say(store, "en") } else { &tour.id };
    let stops = stops_of(store, tour);
    let practice = &mut state.kept.practice;
    let known = practice.iter().position(|it| it.tour == name && it.stops == stops);
    let before = known.map(|at| practice.remove(at).runs).unwrap_or_default();
    let is_shown = taken.iter().any(Option::is_some);
    let mut runs = before.clone();
    runs.extend(is_shown.then(|| taken.clone()));
    let surplus = runs.len().saturating_sub(RUNS);
    runs.drain(..surplus);
    if !runs.is_empty() && tour.stops.len() <= STOPS {
        practice.push(Practiced { tour: name.to_owned(), stops, runs });
    }
    let surplus = practice.len().saturating_sub(PRACTICED);
    practice.drain(..surplus);
    before
}

/// Returns what stands for the stops of a tour: how many there are, and a number that is another
/// one when they show something else or have other headings.
///
/// # Source
///
/// FNV-1a, 64 bits: the same on every machine and in every version, as what is kept has to be.
fn stops_of(store: &Store, tour: &Tour) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for stop in &tour.stops {
        let told =
            format!("{}\u{1}{}\u{2}", subject(store, &stop.subject), stop.title.say(store, "en"));
        for byte in told.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{}-{hash:016x}", tour.stops.len())
}

/// Names what a stop shows, in no language.
fn subject(store: &Store, subject: &Subject) -> String {
    let id = |at| store.event(at).map_or("", |it| it.id());
    match subject {
        Subject::Card => "card".to_owned(),
        Subject::Cover { query } => format!("cover {query}"),
        Subject::Event(at, focus) => format!("event {} {}", id(*at), focus.name()),
        Subject::Compare(one, other) => format!("compare {} {}", id(*one), id(*other)),
        Subject::Matrix { query } => format!("matrix {query}"),
        Subject::Person(person) => {
            format!("person {}", store.say(store.person(*person).name, "en"))
        }
        Subject::Place(place) => format!("place {}", store.say(store.place(*place).name, "en")),
        Subject::Sources { query } => format!("sources {query}"),
    }
}

/// Applies an action to what a rehearsal took.
pub(super) fn act(store: &Store, state: &mut State, action: Action) -> Effect {
    let extent = state.extent;
    let Some(Overlay::Practice { scroll }) = state.overlays.last_mut() else {
        return Effect::None;
    };
    match action {
        Action::Back => drop(state.overlays.pop()),
        Action::Next => *scroll = (*scroll + 1).min(extent),
        Action::Previous => *scroll = (*scroll).min(extent).saturating_sub(1),
        Action::Accept => accept(store, state),
        Action::Save => {
            if let Some(tour) = rehearsed(store, state) {
                return edit::save(store, state, tour);
            }
        }
        _ => {}
    }
    Effect::Draw
}

/// Returns the place of the tour that was rehearsed. One that was changed or taken away meanwhile is
/// put back, as it was then.
fn rehearsed(store: &Store, state: &mut State) -> Option<usize> {
    let tour = &state.tours.practice.as_ref()?.tour;
    let stops = stops_of(store, tour);
    let is_it = |it: &Tour| it.origin == tour.origin && it.title == tour.title;
    let same = |it: &&Tour| stops_of(store, it) == stops;
    let all = &state.tours.all;
    let found = all
        .iter()
        .position(|it| is_it(it) && same(&it))
        .or_else(|| all.iter().position(|it| same(&it)));
    if found.is_none() {
        let copy = Tour { id: String::new(), origin: None, ..tour.clone() };
        state.tours.all.push(copy);
    }
    Some(found.unwrap_or(state.tours.all.len() - 1))
}

/// Makes what is proposed what the stops may take.
fn accept(store: &Store, state: &mut State) {
    let proposals = state.tours.practice.as_ref().map(|it| it.proposals.clone());
    let proposals = proposals.unwrap_or_default();
    let count = proposals.iter().flatten().count();
    if count == 0 {
        state.notice = Some(Notice::Touring(Touring::NothingProposed));
        return;
    }
    let Some(tour) = rehearsed(store, state) else { return };
    edit::change(store, state, (tour, 0), |it| budget(it, &proposals));
    if let Some(practice) = &mut state.tours.practice {
        budget(&mut practice.tour, &proposals);
    }
    state.notice = Some(Notice::Touring(Touring::BudgetsTaken(count)));
}

fn budget(tour: &mut Tour, proposals: &Run) {
    for (stop, proposal) in tour.stops.iter_mut().zip(proposals) {
        stop.seconds = proposal.or(stop.seconds);
    }
}
