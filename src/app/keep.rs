//! What is kept from run to run: queries that were asked, views that were given a name,
//! matches that were accepted, what rehearsals took.

use super::State;
use super::notice::Notice;
use super::state::{Framing, Pane};
use super::update::Effect;
use super::window::Window;
use crate::analysis::Accepted;
use crate::diag::Diagnostic;
use crate::query;
use crate::store::{Event, Store};
use crate::text;

/// How many views are kept for a file.
pub const VIEWS: usize = 100;
/// How many queries are kept for a file.
pub const QUERIES: usize = 200;
/// How many accepted matches are kept for a file.
pub const MATCHES: usize = 1_000;
/// Of how many tours rehearsals are kept for a file.
pub const PRACTICED: usize = 20;
/// How many rehearsals of a tour are kept.
pub const RUNS: usize = 5;
/// How many letters the name of a view may have.
const LETTERS: usize = 60;

/// What is kept from run to run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Queries that were asked, the last one last, in canonical form.
    pub queries: Vec<String>,
    /// Views, by name.
    pub views: Vec<View>,
    /// Proposed matches of actions that were accepted.
    pub matches: Accepted,
    /// What rehearsals took, by tour; the one that was rehearsed last comes last.
    pub practice: Vec<Practiced>,
}

/// The whole seconds that each stop of a tour took in a rehearsal; `None` for one that was not shown.
pub type Run = Vec<Option<u32>>;

/// The rehearsals of a tour. Its words are compared and never shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Practiced {
    /// The id of the tour, else its title.
    pub tour: String,
    /// Stands for its stops: how many, and what each shows. A tour that was edited is another one.
    pub stops: String,
    /// The rehearsals, the last one last.
    pub runs: Vec<Run>,
}

/// A view that was given a name. It holds no words of any language but its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The name.
    pub name: String,
    /// The query, in canonical form.
    pub query: String,
    /// The first minute on screen and the one after the last; `None` for all that is in scope.
    pub window: Option<(i64, i64)>,
    /// The id of the selected event.
    pub event: Option<String>,
    /// The pane that has the focus.
    pub focus: Pane,
}

impl Kept {
    /// Returns the view of this name, whatever its case, width or Unicode form.
    pub fn view(&self, name: &str) -> Option<&View> {
        let folded = text::fold(name);
        self.views.iter().find(|it| text::fold(&it.name) == folded)
    }
}

/// Returns what was typed as the name of a view: one line that can be shown.
pub fn name(typed: &str) -> String {
    let shown = text::display(typed.trim(), text::Lines::Single);
    shown.chars().take(LETTERS).collect::<String>().trim().to_owned()
}

/// Keeps the view as it is under a name, in the place of another one of that name.
pub(super) fn save(store: &Store, state: &mut State, name: &str) -> Effect {
    let window = match state.framing {
        Framing::Scope => None,
        Framing::Chosen(window) => Some((window.first(), window.end())),
    };
    let view = View {
        name: name.to_owned(),
        query: state.query.to_string(),
        window,
        event: state.event(store).map(|it| it.id().to_owned()),
        focus: state.focus,
    };
    let folded = text::fold(name);
    let views = &mut state.kept.views;
    let full = views.len() >= VIEWS;
    match views.iter_mut().find(|it| text::fold(&it.name) == folded) {
        Some(old) => *old = view,
        None if full => {
            state.notice = Some(Notice::TooManyViews);
            return Effect::Draw;
        }
        None => views.push(view),
    }
    state.notice = Some(Notice::ViewKept(name.to_owned()));
    Effect::Keep
}

/// Forgets a view.
pub(super) fn delete(state: &mut State, name: &str) -> Effect {
    state.kept.views.retain(|it| it.name != name);
    state.notice = Some(Notice::ViewDeleted(name.to_owned()));
    Effect::Keep
}

impl State {
    /// Shows a view that was kept, which can be taken back. An event that is gone is let go.
    ///
    /// # Errors
    ///
    /// What is wrong with its query by now; the state stays as it was.
    pub fn show(&mut self, store: &Store, view: &View) -> Result<(), Diagnostic> {
        let query = query::parse(&view.query)?;
        let scope = query.scope().or_else(|| self.query.scope());
        let query = query.with_scope(scope);
        query::compile(&query, store)?;
        self.remember();
        self.ask(store, query)?;
        self.mode = self.query.countries().mode;
        self.framing = view
            .window
            .map_or(Framing::Scope, |(first, end)| Framing::Chosen(Window::new(first, end)));
        self.focus = view.focus;
        if let Pane::Bottom(bottom) = view.focus {
            self.bottom = bottom;
        }
        self.row = 0;
        let event = view.event.as_deref().and_then(|id| store.find(id)).map(Event::at);
        if let Some(event) = event.filter(|it| self.shown().contains(*it)) {
            self.selected = Some(event);
        }
        Ok(())
    }
}
