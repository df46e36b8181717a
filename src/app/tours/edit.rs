//! Making a tour: what is shown becomes a stop; stops are moved, timed, annotated and taken out.

#[cfg(test)]
mod tests;

use super::{Stop, Subject, Tour, Words};
use crate::action::Action;
use crate::app::briefing;
use crate::app::notice::{Notice, Touring};
use crate::app::prompt::{self, Prompt};
use crate::app::state::{Bottom, Outgoing, Overlay, Pane, State};
use crate::app::update::Effect;
use crate::app::views::{self, HostRow};
use crate::app::way::Way;
use crate::model::Focus;
use crate::store::{Store, TourId};
use crate::text;

/// How many stops a tour may have, as when it is read from a file.
const STOPS: usize = 1_000;
/// How many changes can be taken back.
const MOST: usize = 50;

/// What names a tour while the list changes around it: its id, and which of the file it was.
type Name = (String, Option<TourId>);

/// What is being made.
#[derive(Clone, Debug, Default)]
pub(super) struct Bench {
    /// The tour that was made, added to or changed last.
    making: Option<Name>,
    /// The tour whose stop, counted from 0, an editor has the notes of.
    editing: Option<(Name, usize)>,
    /// What can be taken back, the last change last.
    undo: Vec<Undone>,
}

/// A tour before it was changed.
#[derive(Clone, Debug)]
struct Undone {
    before: Tour,
    /// The row under the cursor then.
    row: usize,
}

fn name_of(tour: &Tour) -> Name {
    (tour.id.clone(), tour.origin)
}

fn place_of(state: &State, name: &Name) -> Option<usize> {
    state.tours.all.iter().position(|it| name_of(it) == *name)
}

/// Opens the stops of a tour. What is added from now on goes there.
pub(super) fn open(state: &mut State, tour: usize) {
    state.tours.bench.making = state.tours.all.get(tour).map(name_of);
    state.overlays.push(Overlay::Stops { tour, row: 0 });
}

/// Adds what is shown to the tour that is being made, as its last stop.
pub(in crate::app) fn add(store: &Store, state: &mut State) {
    let Some(subject) = shown(store, state) else {
        return tell(state, Touring::NoStop);
    };
    let is_choice = !state.tours.all.is_empty() && state.tours.adds_to().is_none();
    let tour = making(store, state);
    let count = state.tours.all.get(tour).map_or(0, |it| it.stops.len());
    if count >= STOPS {
        return tell(state, Touring::TourIsFull);
    }
    let stop = Stop::of(subject).counted(store);
    change(store, state, (tour, count), |it| it.stops.push(stop));
    let tag = state.look.locale.tag();
    let title = state.tours.all.get(tour).map(|it| it.title.say(store, tag).to_owned());
    let title = title.unwrap_or_default();
    tell(state, if is_choice { Touring::Begun(title) } else { Touring::Added(title, count + 1) });
}

fn tell(state: &mut State, what: Touring) {
    state.notice = Some(Notice::Touring(what));
}

/// Returns what is shown as the subject of a stop; `None` where a tour has none of its kind.
fn shown(store: &Store, state: &State) -> Option<Subject> {
    match state.overlays.last() {
        None => Some(Subject::Event(state.selected?, focus(state.focus))),
        Some(Overlay::Compare) => {
            let pair = views::compared(store, state)?;
            Some(Subject::Compare(pair.before.at(), pair.after.at()))
        }
        Some(Overlay::Matrix) => {
            (!state.shown().is_empty()).then(|| Subject::Matrix { query: state.query.to_string() })
        }
        // Of a query that keeps nothing, the ways out are in the place of the view.
        _ if !state.ways.is_empty() => None,
        Some(Overlay::People) => {
            let view = &state.views.people;
            view.page.or_else(|| view.person(store)).map(Subject::Person)
        }
        Some(Overlay::Hosts) => {
            let view = &state.views.hosts;
            match *view.rows.get(view.cursor)? {
                HostRow::Place(at) => view.places.get(at).map(|it| Subject::Place(it.0)),
                row => view.event(store, row).map(|it| Subject::Event(it, Focus::Location)),
            }
        }
        Some(Overlay::Rhythm) => {
            state.views.rhythm.at_cursor().map(|it| Subject::Event(it, Focus::Overview))
        }
        Some(Overlay::Thread) => {
            state.views.thread.at_cursor().map(|it| Subject::Event(it, Focus::Actions))
        }
        _ => None,
    }
}

/// Returns the side of an event that a pane shows.
const fn focus(pane: Pane) -> Focus {
    match pane {
        Pane::Leaders => Focus::Leaders,
        Pane::Location => Focus::Location,
        Pane::Bottom(Bottom::Actions) => Focus::Actions,
        Pane::Timeline | Pane::Sessions | Pane::Bottom(_) => Focus::Overview,
    }
}

/// Returns the place of the tour that is being made; a new one where there is none.
fn making(store: &Store, state: &mut State) -> usize {
    if let Some(at) = state.tours.adds_to() {
        return at;
    }
    let title = fresh_title(store, state);
    let id = fresh_id(state, &title);
    state.tours.all.push(Tour { id, title: Words::Typed(title), ..Tour::default() });
    state.tours.all.len() - 1
}

/// Returns a title for a tour that is begun, which no other one has.
fn fresh_title(store: &Store, state: &State) -> String {
    let locale = state.look.locale;
    let all = &state.tours.all;
    let is_taken = |title: &str| all.iter().any(|it| it.title.say(store, locale.tag()) == title);
    let stem = locale.my_tour();
    let others = (2..).map(|it: u32| format!("{stem} {it}"));
    let mut titles = std::iter::once(stem.to_owned()).chain(others);
    titles.find(|it| !is_taken(it)).unwrap_or_else(|| stem.to_owned())
}

/// Returns an id of ASCII letters for a title, which no other tour has.
fn fresh_id(state: &State, title: &str) -> String {
    let letters = title.chars().map(|it| if it.is_ascii_alphanumeric() { it } else { ' ' });
    let letters = letters.collect::<String>().to_ascii_lowercase();
    let words: Vec<&str> = letters.split_whitespace().collect();
    let stem = if words.is_empty() { "tour".to_owned() } else { words.join("-") };
    let is_taken = |id: &str| state.tours.all.iter().any(|it| it.id == id);
    let mut ids = std::iter::once(stem.clone()).chain((2..).map(|it: u32| format!("{stem}-{it}")));
    ids.find(|it| !is_taken(it)).unwrap_or(stem)
}

/// Gives a tour that has none an id, and a title that can be changed: one that was made on the spot
/// is to be kept from now on.
fn adopt(store: &Store, state: &mut State, tour: usize) {
    let locale = state.look.locale;
    let title = match state.tours.all.get(tour).map(|it| it.title.say(store, locale.tag())) {
        None => return,
        Some("") => match store.say(store.title(), locale.tag()) {
            "" => locale.my_tour().to_owned(),
            title => title.to_owned(),
        },
        Some(title) => title.to_owned(),
    };
    let id = fresh_id(state, &title);
    let Some(tour) = state.tours.all.get_mut(tour) else { return };
    if tour.title.say(store, locale.tag()).is_empty() {
        tour.title = Words::Typed(title);
    }
    if tour.id.is_empty() {
        tour.id = id;
    }
}

/// Changes a tour so that it can be taken back, with the row under the cursor.
pub(super) fn change(
    store: &Store,
    state: &mut State,
    (tour, row): (usize, usize),
    work: impl FnOnce(&mut Tour),
) {
    adopt(store, state, tour);
    let Some(tour) = state.tours.all.get_mut(tour) else { return };
    let before = tour.clone();
    work(tour);
    tour.changed = true;
    let bench = &mut state.tours.bench;
    bench.making = Some(name_of(tour));
    bench.undo.push(Undone { before, row });
    let surplus = bench.undo.len().saturating_sub(MOST);
    bench.undo.drain(..surplus);
}

/// Applies an action to the stops of a tour.
pub(super) fn act(store: &Store, state: &mut State, action: Action) -> Effect {
    let Some(&Overlay::Stops { tour, row }) = state.overlays.last() else { return Effect::None };
    let count = state.tours.all.get(tour).map_or(0, |it| it.stops.len());
    let last = count.saturating_sub(1);
    let row = row.min(last);
    let half = usize::from(state.size.1 / 4).max(1);
    match action {
        Action::Back => drop(state.overlays.pop()),
        Action::Next => go(state, (row + 1).min(last)),
        Action::Previous => go(state, row.saturating_sub(1)),
        Action::First => go(state, 0),
        Action::Last => go(state, last),
        Action::HalfDown => go(state, (row + half).min(last)),
        Action::HalfUp => go(state, row.saturating_sub(half)),
        Action::Undo => undo(state, tour),
        Action::Rename => rename(store, state, tour),
        Action::Save => return save(store, state, tour),
        // What is left needs a stop.
        _ if count == 0 => {}
        Action::Open => present(store, state, (tour, row)),
        Action::MoveOn => shift(store, state, (tour, row), Way::On),
        Action::MoveBack => shift(store, state, (tour, row), Way::Back),
        Action::Remove => {
            change(store, state, (tour, row), |it| drop(it.stops.remove(row)));
            go(state, row.min(last.saturating_sub(1)));
        }
        Action::Seconds => ask_seconds(state, (tour, row)),
        Action::EditNotes => return notes(store, state, (tour, row)),
        _ => {}
    }
    Effect::Draw
}

impl Bench {
    /// Keeps only which tour is being made, as it is called now: what could be taken back was of
    /// another store.
    pub(super) fn carried(self, now: impl Fn(&Name) -> Option<Name>) -> Self {
        Self { making: self.making.as_ref().and_then(now), ..Self::default() }
    }
}

impl super::Tours {
    /// Returns the place of the tour that what is shown is added to, where there is one already.
    pub fn adds_to(&self) -> Option<usize> {
        let making = self.bench.making.as_ref()?;
        self.all.iter().position(|it| name_of(it) == *making)
    }

    /// Keeps a tour that was made on the spot, in place of the one before; one that was worked on
    /// since is no longer replaced.
    pub(in crate::app) fn keep_made(&mut self, tour: Tour) {
        let is_spare = |it: &&mut Tour| it.on_the_spot && !it.changed && it.id.is_empty();
        match self.all.iter_mut().find(is_spare) {
            Some(spare) => {
                // What was to be added there is not meant for another one.
                let name = name_of(spare);
                self.bench.making.take_if(|it| *it == name);
                *spare = tour;
            }
            None => self.all.push(tour),
        }
    }

    /// Returns the place of the tour that is in no file as it is: before all others, of the one that
    /// is being made. One without stops is nothing to write, unless its file has it with some.
    pub(super) fn unwritten(&self) -> Option<usize> {
        let is_unwritten = |it: &Tour| it.changed && (it.origin.is_some() || !it.stops.is_empty());
        let making = self.adds_to().filter(|it| self.all.get(*it).is_some_and(is_unwritten));
        making.or_else(|| self.all.iter().position(is_unwritten))
    }

    /// Tells whether a change of this tour can be taken back.
    pub fn can_undo(&self, tour: usize) -> bool {
        let name = self.all.get(tour).map(name_of);
        self.bench.undo.iter().any(|it| Some(name_of(&it.before)) == name)
    }
}

/// Puts the cursor on a row.
fn go(state: &mut State, to: usize) {
    if let Some(Overlay::Stops { row, .. }) = state.overlays.last_mut() {
        *row = to;
    }
}

/// Moves a stop by one, and the cursor with it.
fn shift(store: &Store, state: &mut State, (tour, row): (usize, usize), way: Way) {
    let count = state.tours.all.get(tour).map_or(0, |it| it.stops.len());
    let to = match way {
        Way::On => Some(row + 1).filter(|it| *it < count),
        Way::Back => row.checked_sub(1),
    };
    if let Some(to) = to {
        change(store, state, (tour, row), |it| it.stops.swap(row, to));
        go(state, to);
    }
}

/// Takes the last change of a tour back.
fn undo(state: &mut State, tour: usize) {
    let name = state.tours.all.get(tour).map(name_of);
    let last = state.tours.bench.undo.iter().rposition(|it| Some(name_of(&it.before)) == name);
    let Some(last) = last else {
        state.notice = Some(Notice::NothingToUndo);
        return;
    };
    let Undone { before, row } = state.tours.bench.undo.remove(last);
    let rows = before.stops.len();
    if let Some(tour) = state.tours.all.get_mut(tour) {
        *tour = before;
    }
    go(state, row.min(rows.saturating_sub(1)));
}

/// Presents a tour from the stop under the cursor.
fn present(store: &Store, state: &mut State, (tour, row): (usize, usize)) {
    if state.tours.given.is_some() {
        return tell(state, Touring::AlreadyBriefing);
    }
    if let Some(tour) = state.tours.all.get(tour).cloned() {
        briefing::begin_at(store, state, tour, row);
    }
}

/// Asks how long a stop may take.
fn ask_seconds(state: &mut State, (tour, stop): (usize, usize)) {
    let seconds = state.tours.all.get(tour).and_then(|it| it.stops.get(stop)?.seconds);
    prompt::open(state, Prompt::Seconds { tour, stop });
    state.field.set(&seconds.map_or_else(String::new, |it| it.to_string()));
}

/// Asks what a tour is to be called.
pub(in crate::app) fn rename(store: &Store, state: &mut State, tour: usize) {
    let tag = state.look.locale.tag();
    let title = state.tours.all.get(tour).map(|it| it.title.say(store, tag).to_owned());
    prompt::open(state, Prompt::RenameTour(tour));
    state.field.set(&title.unwrap_or_default());
}

/// Hands the notes of a stop to an editor.
fn notes(store: &Store, state: &mut State, (tour, stop): (usize, usize)) -> Effect {
    let tag = state.look.locale.tag();
    let Some(tour) = state.tours.all.get(tour) else { return Effect::None };
    let Some(notes) = tour.stops.get(stop).map(|it| it.notes.say(store, tag)) else {
        return Effect::None;
    };
    let (text, name) = (notes.to_owned(), name_of(tour));
    state.tours.bench.editing = Some((name, stop));
    state.outgoing = Some(Outgoing::Edit(text));
    Effect::Away
}

/// Takes over what an editor left of the notes of a stop.
pub(in crate::app) fn edited(store: &Store, state: &mut State, text: &str) {
    let Some((name, stop)) = state.tours.bench.editing.take() else { return };
    let Some(tour) = place_of(state, &name) else { return };
    let text = text::display(text, text::Lines::Multi).trim_end().to_owned();
    let tag = state.look.locale.tag();
    let notes = state.tours.all.get(tour).and_then(|it| it.stops.get(stop));
    if notes.is_none_or(|it| it.notes.say(store, tag) == text) {
        return;
    }
    change(store, state, (tour, stop), |it| {
        if let Some(stop) = it.stops.get_mut(stop) {
            stop.notes = stop.notes.retyped(store, tag, text);
        }
    });
    tell(state, Touring::NotesEdited(stop + 1));
}

/// Writes a tour into the file that is open, or asks where to.
pub(in crate::app) fn save(store: &Store, state: &mut State, tour: usize) -> Effect {
    adopt(store, state, tour);
    let Some(id) = state.tours.all.get(tour).map(|it| it.id.clone()) else { return Effect::None };
    if state.tours.home.is_some() {
        state.outgoing = Some(Outgoing::Save { tour, path: None });
        return Effect::Send;
    }
    prompt::open(state, Prompt::SaveTour(tour));
    state.field.propose(&format!("{}.json", text::fold(&id).replace(['/', ' '], "-")));
    Effect::Draw
}

/// Takes note that a tour was written into a file. What was taken back from then on is a change.
pub(in crate::app) fn saved(state: &mut State, tour: usize, name: String) {
    if state.overlays.last() == Some(&Overlay::Prompt(Prompt::SaveTour(tour))) {
        state.overlays.pop();
    }
    if let Some(tour) = state.tours.all.get_mut(tour) {
        tour.changed = false;
        let written = name_of(tour);
        let undo = state.tours.bench.undo.iter_mut();
        undo.filter(|it| name_of(&it.before) == written).for_each(|it| it.before.changed = true);
    }
    tell(state, Touring::Saved(name));
}
