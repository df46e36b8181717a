//! The tours there are: those of the file, and those that are made here.

mod answer;
mod carried;
mod edit;
mod list;
mod practice;
mod words;

use std::time::Duration;

use super::briefing::Briefing;
use super::notice::{Notice, Touring};
use super::state::{Overlay, State};
use super::update::Effect;
use crate::action::Action;
use crate::model::Focus;
use crate::store::{self, EventId, PersonId, PlaceId, Store, TourId};
pub(super) use answer::answer;
pub use answer::{Budget, LONGEST_STOP, budget};
pub(super) use carried::{following, stops};
use edit::Bench;
pub(super) use edit::{add, edited, saved};
pub(super) use list::{list, present};
pub use practice::Practice;
pub(super) use practice::{end as end_practice, is_on as is_practicing};
pub use words::Words;

/// What the heading of a stop may take whose tour does not say.
const HEADING: Duration = Duration::from_secs(15);
/// What each of its rows may take.
const ROW: Duration = Duration::from_secs(7);
/// How many rows count at most.
const ROWS: usize = 20;
/// How many of the rows since last time count: those in the same words are not told.
const CHANGES: usize = 6;

/// A list of stops to present one after the other.
#[derive(Clone, Debug, Default)]
pub struct Tour {
    /// The id in the file; empty for one that was never written.
    pub id: String,
    /// What it is called; blank for one that was made on the spot.
    pub title: Words,
    /// The stops, in order.
    pub stops: Vec<Stop>,
    /// The tour of the file that it is, or was.
    pub origin: Option<TourId>,
    /// Whether it is other than the file has it.
    pub changed: bool,
    /// Whether it was made of what was shown when a briefing was asked for.
    pub on_the_spot: bool,
}

/// A stop of a tour.
#[derive(Clone, Debug)]
pub struct Stop {
    /// What is shown.
    pub subject: Subject,
    /// A heading of its own; blank for the one that the subject has.
    pub title: Words,
    /// What is revealed after what the subject itself shows.
    pub points: Vec<Words>,
    /// What only the speaker sees.
    pub notes: Words,
    /// How many seconds it may take.
    pub seconds: Option<u32>,
    /// Which stop of its tour in the file it is, counted from 0.
    pub origin: Option<usize>,
    /// About how many rows its subject has to reveal.
    pub rows: usize,
}

/// What a stop shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Nothing of the file: a heading with points.
    Card,
    /// What the tour is about: the sessions that a query finds.
    Cover {
        /// The query, in the filter language.
        query: String,
    },
    /// One side of an event.
    Event(EventId, Focus),
    /// Two sessions side by side.
    Compare(EventId, EventId),
    /// Themes by the sessions that a query finds.
    Matrix {
        /// The query, in the filter language.
        query: String,
    },
    /// A person, and the sessions led.
    Person(PersonId),
    /// A place, and the sessions held there.
    Place(PlaceId),
    /// The sources of the sessions that a query finds.
    Sources {
        /// The query, in the filter language.
        query: String,
    },
}

impl Stop {
    /// Makes a stop that has nothing but its subject.
    pub fn of(subject: Subject) -> Self {
        Self {
            rows: usual_rows(&subject),
            subject,
            title: Words::default(),
            points: Vec::new(),
            notes: Words::default(),
            seconds: None,
            origin: None,
        }
    }

    /// Counts how many rows its subject has in a store.
    #[must_use]
    pub fn counted(mut self, store: &Store) -> Self {
        if let Subject::Event(event, focus) = self.subject
            && let Some(event) = store.event(event)
        {
            self.rows = match focus {
                Focus::Leaders => event.leaders().len(),
                Focus::Actions => event.actions().len(),
                Focus::Since => event.actions().len().min(CHANGES),
                Focus::Overview | Focus::Location => self.rows,
            };
        }
        self
    }

    /// Returns how long it may take: what the tour says, else what its heading and rows take.
    pub fn share(&self) -> Duration {
        let rows = u32::try_from((self.rows + self.points.len()).min(ROWS)).unwrap_or(0);
        self.seconds.map_or(HEADING + ROW * rows, |it| Duration::from_secs(it.into()))
    }
}

/// Returns how many rows a subject usually has.
const fn usual_rows(subject: &Subject) -> usize {
    match subject {
        Subject::Card => 0,
        Subject::Event(_, Focus::Leaders) => 2,
        Subject::Event(_, Focus::Location) => 3,
        Subject::Event(..) | Subject::Person(_) | Subject::Place(_) => 4,
        Subject::Cover { .. } | Subject::Compare(..) | Subject::Sources { .. } => 5,
        Subject::Matrix { .. } => 6,
    }
}

impl Tour {
    /// Returns a tour of the file. Stops whose events are not there are left out.
    pub fn of(store: &Store, id: TourId) -> Self {
        let tour = store.tour(id);
        let stops = tour.stops.iter().enumerate().filter_map(|(at, stop)| {
            Some(Stop {
                title: Words::File(stop.title),
                points: stop.points.iter().copied().map(Words::File).collect(),
                notes: Words::File(stop.notes),
                seconds: stop.seconds,
                origin: Some(at),
                ..Stop::of(resolved(store, stop.subject)?).counted(store)
            })
        });
        Self {
            id: store.str(tour.key).to_owned(),
            title: Words::File(tour.title),
            stops: stops.collect(),
            origin: Some(id),
            changed: false,
            on_the_spot: false,
        }
    }

    /// Tells whether another one is this tour, as it is now or as it was.
    pub fn is(&self, other: &Self) -> bool {
        let own = |it: &Self| (it.origin, it.id.clone(), it.on_the_spot);
        own(self) == own(other) && (self.origin.is_some() || self.title == other.title)
    }

    /// Returns how long its stops may take together.
    pub fn budget(&self) -> Duration {
        self.stops.iter().map(Stop::share).sum()
    }
}

fn resolved(store: &Store, subject: store::Subject) -> Option<Subject> {
    let event = |id| store.find(store.str(id)).map(store::Event::at);
    let query = |it| store.str(it).to_owned();
    Some(match subject {
        store::Subject::Card => Subject::Card,
        store::Subject::Cover { query: it } => Subject::Cover { query: query(it) },
        store::Subject::Event { event: id, focus } => Subject::Event(event(id)?, focus),
        store::Subject::Compare { one, other } => Subject::Compare(event(one)?, event(other)?),
        store::Subject::Matrix { query: it } => Subject::Matrix { query: query(it) },
        store::Subject::Person(person) => Subject::Person(person),
        store::Subject::Place(place) => Subject::Place(place),
        store::Subject::Sources { query: it } => Subject::Sources { query: query(it) },
    })
}

/// The tours there are, and the one that is being presented.
#[derive(Clone, Debug, Default)]
pub struct Tours {
    /// Those of the file first.
    pub all: Vec<Tour>,
    /// The one that is being presented.
    pub given: Option<Briefing>,
    /// The one that was ended last, until another begins.
    pub(super) ended: Option<Briefing>,
    /// How many keys the question still stands for whether to leave a briefing; 1 while the key
    /// after it is answered.
    pub(super) warned: u8,
    /// The same of the question whether to leave a tour unwritten.
    pub(super) asked: u8,
    /// The name of the file that is open, as it may be shown, where tours can be written into it.
    pub home: Option<String>,
    /// The name of the file that is open, as it may be shown, where it may only be read.
    pub read_only: Option<String>,
    /// What the last rehearsal took.
    pub practice: Option<Practice>,
    /// What is being made.
    bench: Bench,
}

impl Tours {
    pub(super) fn new(store: &Store) -> Self {
        Self { all: store.tours().map(|it| Tour::of(store, it)).collect(), ..Self::default() }
    }
}

/// Keeps the browser open while a tour is in no file as it is, and asks whether to leave all the
/// same; tells whether it did. The next key answers.
pub(super) fn holds(store: &Store, state: &mut State) -> bool {
    let tours = &mut state.tours;
    let Some(tour) = tours.unwritten().and_then(|it| tours.all.get(it)) else { return false };
    if !state.overlays.is_empty() || tours.asked > 0 {
        return false;
    }
    let title = match tour.title.say(store, state.look.locale.tag()) {
        "" => store.say(store.title(), state.look.locale.tag()),
        title => title,
    };
    state.notice = Some(Notice::Touring(Touring::Unwritten(title.to_owned())));
    // The next key counts them down. The question about a briefing has been answered.
    tours.asked = 2;
    tours.warned = 2;
    true
}

/// Applies an action to the list of tours, to the stops of one, or to what a rehearsal recorded.
pub(super) fn act(store: &Store, state: &mut State, action: Action) -> Effect {
    match state.overlays.last() {
        Some(Overlay::Stops { .. }) => edit::act(store, state, action),
        Some(Overlay::Practice { .. }) => practice::act(store, state, action),
        Some(&Overlay::Tours { row }) => list::act(store, state, row, action),
        _ => Effect::None,
    }
}
