//! Everything that a key press can change.

use std::time::Duration;

use super::derived::Derived;
use super::field::Field;
use super::filter::{self, Filter};
use super::highlight::Highlights;
use super::keep::Kept;
use super::look::Look;
use super::notice::Notice;
pub(super) use super::overlay::{Outgoing, Overlay};
use super::palette::Palette;
use super::problems::Problems;
use super::reload::{Broken, News};
use super::search::Search;
use super::terms::Muted;
use super::tours::Tours;
use super::trail::Trail;
use super::undo::Changes;
use super::views::{self, Views};
use super::ways::{self, WayOut};
use super::window::{Window, minutes_of};
use crate::action::{Context, Key};
use crate::model::Day;
use crate::query::{self, Mode, Query};
use crate::store::{Event, EventId, EventSet, Store};

/// From this many columns on, leaders, location and actions stand on screen together.
pub const WIDE: u16 = 110;
/// The state of the browser.
#[derive(Clone, Debug)]
pub struct State {
    /// What is asked for; always names its scope.
    pub query: Query,
    /// How the country filter combines the countries that are switched on.
    pub mode: Mode,
    /// What follows from the query.
    pub derived: Derived,
    /// The selected event; `None` only when nothing is shown.
    pub selected: Option<EventId>,
    /// Which time is on screen.
    pub framing: Framing,
    /// The pane that the keys go to.
    pub focus: Pane,
    /// What the pane at the bottom shows.
    pub bottom: Bottom,
    /// The row under the cursor of the focused pane.
    pub row: usize,
    /// What is open above the browser; the last is on top and gets the keys.
    pub overlays: Vec<Overlay>,
    /// The search that marks its matches.
    pub search: Search,
    /// The line in which the filter is edited, and the facets beside it.
    pub filter: Filter,
    /// What stands out without anything being hidden.
    pub highlights: Highlights,
    /// What the palette lists.
    pub palette: Palette,
    /// Where one is in each view.
    pub views: Views,
    /// The tours, and the one that is being presented.
    pub tours: Tours,
    /// How long the program has run, as far as was told.
    pub now: Duration,
    /// What the world outside is to do with [`Effect::Send`](super::Effect::Send).
    pub outgoing: Option<Outgoing>,
    /// The text of a prompt.
    pub field: Field,
    /// Marks, and where one has been.
    pub trail: Trail,
    /// What is kept from run to run.
    pub kept: Kept,
    /// Keys of a sequence that is not complete.
    pub pending: Vec<Key>,
    /// How things are shown.
    pub look: Look,
    /// Columns and rows of the screen.
    pub size: (u16, u16),
    /// Something to tell, until the next key.
    pub notice: Option<Notice>,
    /// What is wrong with the files that are open.
    pub problems: Problems,
    /// What the last reading of the open files changed.
    pub news: News,
    /// Why what is shown is not what is on disk; `None` as long as it is.
    pub broken: Option<Broken>,
    /// Terms that are switched off.
    pub(super) muted: Vec<Muted>,
    /// What was shown, and the query for it, before nothing was left.
    pub last: Option<(String, EventSet)>,
    /// What can be done when nothing is shown; empty as long as something is.
    pub ways: Vec<WayOut>,
    pub(super) changes: Changes,
    /// How far the page on top can be scrolled, as of the last frame.
    pub(super) extent: usize,
}

/// Which time is on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framing {
    /// All events in scope; follows the scope.
    Scope,
    /// What the user chose.
    Chosen(Window),
}

/// A part of the main screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pane {
    /// The lanes.
    Timeline,
    /// The list.
    Sessions,
    /// Who led.
    Leaders,
    /// Where it was.
    Location,
    /// What is at the bottom: actions, sources or notes.
    Bottom(Bottom),
}

/// What the pane at the bottom shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bottom {
    /// What was agreed, against the session before.
    Actions,
    /// The numbered sources.
    Sources,
    /// Purpose, participants, concerns, links, conflicts, notes.
    Notes,
}

impl Pane {
    /// Returns the name that configurations and the state file use. Never changes once released.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Timeline => "timeline",
            Self::Sessions => "sessions",
            Self::Leaders => "leaders",
            Self::Location => "location",
            Self::Bottom(Bottom::Actions) => "actions",
            Self::Bottom(Bottom::Sources) => "sources",
            Self::Bottom(Bottom::Notes) => "notes",
        }
    }

    /// Returns the pane that has this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::TABBED.into_iter().find(|it| it.name() == name)
    }

    /// Returns every pane, in the order that the pane key walks them: the order of the screen.
    pub const fn order(columns: u16) -> [Self; 7] {
        if columns >= WIDE { Self::SPREAD } else { Self::TABBED }
    }

    const TABBED: [Self; 7] = [
        Self::Timeline,
        Self::Sessions,
        Self::Bottom(Bottom::Actions),
        Self::Leaders,
        Self::Location,
        Self::Bottom(Bottom::Sources),
        Self::Bottom(Bottom::Notes),
    ];

    const SPREAD: [Self; 7] = [
        Self::Timeline,
        Self::Sessions,
        Self::Leaders,
        Self::Location,
        Self::Bottom(Bottom::Actions),
        Self::Bottom(Bottom::Sources),
        Self::Bottom(Bottom::Notes),
    ];
}

impl State {
    /// Opens the browser on `query`, which gets the default scope if it names none.
    ///
    /// # Errors
    ///
    /// What is wrong with a name in the query.
    pub fn new(store: &Store, query: Query, look: Look) -> Result<Self, crate::diag::Diagnostic> {
        let scope = query.scope().unwrap_or_else(|| query::default_scope(store));
        let query = query.with_scope(Some(scope));
        let plan = query::compile(&query, store)?;
        let derived = Derived::new(store, &query, &plan, None);
        let mut state = Self {
            mode: query.countries().mode,
            selected: derived.shown.select(0),
            query,
            derived,
            framing: Framing::Scope,
            focus: Pane::Sessions,
            bottom: Bottom::Actions,
            row: 0,
            overlays: Vec::new(),
            search: Search::default(),
            filter: Filter::default(),
            highlights: Highlights::default(),
            palette: Palette::default(),
            views: Views::default(),
            tours: Tours::new(store),
            now: Duration::ZERO,
            outgoing: None,
            field: Field::default(),
            trail: Trail::default(),
            kept: Kept::default(),
            pending: Vec::new(),
            look,
            size: (80, 24),
            notice: None,
            problems: Problems::default(),
            news: News::default(),
            broken: None,
            muted: Vec::new(),
            last: None,
            ways: Vec::new(),
            changes: Changes::default(),
            extent: 0,
        };
        state.ways = ways::of(store, &state);
        Ok(state)
    }

    /// Returns the events that are shown.
    pub const fn shown(&self) -> &EventSet {
        &self.derived.shown
    }

    /// Returns the selected event.
    pub fn event<'a>(&self, store: &'a Store) -> Option<Event<'a>> {
        self.selected.and_then(|at| store.event(at))
    }

    /// Returns where keys go.
    pub fn context(&self) -> Context {
        self.context_of(self.overlays.last())
    }

    /// Returns where keys go when this is on top.
    pub const fn context_of(&self, top: Option<&Overlay>) -> Context {
        match top {
            None => Context::Browse,
            Some(Overlay::Help { .. } | Overlay::Read { .. }) => Context::Read,
            Some(Overlay::Search { .. }) => Context::Search,
            Some(Overlay::Countries { .. }) => Context::Countries,
            Some(Overlay::Filter) => self.filter.context(),
            Some(Overlay::Palette) => Context::Palette,
            Some(Overlay::Marks { .. }) => Context::Marks,
            Some(Overlay::Prompt(_)) => Context::Prompt,
            Some(Overlay::Matrix) => Context::Matrix,
            Some(Overlay::Cell { .. }) => Context::Cell,
            Some(Overlay::People) => Context::People,
            Some(Overlay::Hosts) => Context::Hosts,
            Some(Overlay::Rhythm) => Context::Rhythm,
            Some(Overlay::Compare) => Context::Compare,
            Some(Overlay::CompareWith { .. }) => Context::CompareWith,
            Some(Overlay::Thread) => Context::Thread,
            Some(Overlay::Sources { .. }) => Context::Sources,
            Some(Overlay::Briefing) => Context::Briefing,
            Some(Overlay::Outline { .. }) => Context::Outline,
            Some(Overlay::Tours { .. }) => Context::Tours,
            Some(Overlay::Stops { .. }) => Context::Stops,
            Some(Overlay::Practice { .. }) => Context::Practice,
            Some(Overlay::Problems { .. }) => Context::Problems,
        }
    }

    /// Returns how long it is at most until what is on screen changes by itself; `None` while it does
    /// not.
    pub fn patience(&self) -> Option<Duration> {
        self.tours.given.as_ref().and_then(|it| it.patience(self.now))
    }

    /// Returns the time on screen.
    pub fn window(&self, store: &Store) -> Window {
        match self.framing {
            Framing::Chosen(window) => window,
            Framing::Scope => fit(store, self.derived.span),
        }
    }

    /// Selects an event and brings it on screen.
    pub(super) fn select(&mut self, store: &Store, event: EventId) {
        if self.selected != Some(event) {
            self.row = 0;
        }
        self.selected = Some(event);
        self.reveal(store);
    }

    /// Moves the window, if it does not show the selected event.
    pub(super) fn reveal(&mut self, store: &Store) {
        if let (Framing::Chosen(window), Some(event)) = (self.framing, self.event(store)) {
            self.framing = Framing::Chosen(window.revealing(minutes_of(event)));
        }
    }

    /// Asks for something else. The selected event stays, or gives way to the nearest in time.
    ///
    /// # Errors
    ///
    /// What is wrong with a name in the query; the state stays as it was.
    pub(super) fn ask(
        &mut self,
        store: &Store,
        query: Query,
    ) -> Result<(), crate::diag::Diagnostic> {
        let plan = query::compile(&query, store)?;
        let derived = Derived::new(store, &query, &plan, Some(&self.derived));
        let before = std::mem::replace(&mut self.derived, derived);
        let asked = std::mem::replace(&mut self.query, query);
        if self.derived.shown.is_empty() && !before.shown.is_empty() {
            self.last = Some((asked.with_scope(None).to_string(), before.shown));
        }
        let shown = &self.derived.shown;
        let kept = self.selected.filter(|it| shown.contains(*it));
        let near = || {
            let rank = self.selected.map_or(0, |it| shown.rank(it));
            shown.select(rank.min(shown.len().checked_sub(1)?))
        };
        self.selected = kept.or_else(near);
        self.search.narrow(&self.derived.shown);
        self.row = 0;
        self.ways = ways::of(store, self);
        filter::refresh(store, self);
        views::refresh(store, self);
        self.reveal(store);
        Ok(())
    }
}

/// Returns the window that shows a stretch of minutes whole; without one, the last half year.
pub(super) fn fit(store: &Store, span: Option<(i64, i64)>) -> Window {
    let Some((first, end)) = span else {
        let today = store.as_of();
        return Window::fit(today.add_months(-6), today);
    };
    let day =
        |minute: i64| Day(i32::try_from(minute.div_euclid(super::MINUTES_PER_DAY)).unwrap_or(0));
    Window::fit(day(first), day(end - 1))
}
