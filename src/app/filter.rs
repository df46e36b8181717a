//! Editing the filter while its results are seen.

mod beside;

pub use beside::FacetRow;

use super::facets::Facets;
use super::field::Field;
use super::reload::Carry;
use super::state::{Overlay, State};
use super::update::Effect;
use super::way::Way;
use super::ways;
use crate::action::{Action, Context, Key};
use crate::diag::Diagnostic;
use crate::model::Scope;
use crate::query::{self, Completion, Group, Query};
use crate::store::{EventId, EventSet, Store};

/// The filter while it is edited.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    line: Field,
    side: Side,
    /// What is wrong with the line; what is shown is then the last good result.
    error: Option<Diagnostic>,
    completion: Completion,
    /// The candidate that is chosen.
    chosen: Option<usize>,
    facets: Facets,
    /// The facets of which every value is listed.
    opened: Vec<Group>,
    /// The row under the cursor of the facets.
    row: usize,
    /// The scope when the line was begun: one that is typed holds as long as it stands there.
    scope: Option<Scope>,
    /// What was selected when the line was begun.
    origin: Option<EventId>,
    /// The last word may become the name of a field, and is not asked for yet.
    half: bool,
    /// The view before the line was typed is remembered already.
    typed: bool,
    /// How many queries back one is.
    past: usize,
    /// What was typed before that.
    draft: String,
}

/// What has the keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Side {
    #[default]
    Line,
    Facets,
}

impl Filter {
    /// Returns where keys go.
    pub const fn context(&self) -> Context {
        match self.side {
            Side::Line => Context::Filter,
            Side::Facets => Context::Facets,
        }
    }

    /// Returns the line.
    pub const fn line(&self) -> &Field {
        &self.line
    }

    /// Returns what is wrong with the line.
    pub const fn error(&self) -> Option<&Diagnostic> {
        self.error.as_ref()
    }

    /// Returns what may stand at the cursor.
    pub const fn completion(&self) -> &Completion {
        &self.completion
    }

    /// Returns the candidate that is chosen.
    pub const fn chosen(&self) -> Option<usize> {
        self.chosen
    }

    /// Tells whether a word is begun at the cursor with which the name of a field begins.
    fn names_field(&self) -> bool {
        let is_field = |it: &query::Candidate| it.count.is_none() && it.text.ends_with(':');
        !self.completion.range.is_empty() && self.completion.candidates.iter().any(is_field)
    }

    /// Tells whether there is a word at the cursor that can be completed.
    pub fn completes(&self) -> bool {
        self.candidate(self.chosen.unwrap_or(0)).is_some()
    }

    /// Returns a candidate, if it would change the line. Where nothing is typed yet, only one that
    /// is chosen does.
    fn candidate(&self, at: usize) -> Option<&query::Candidate> {
        let range = self.completion.range.clone();
        let before = self.line.text().get(..range.start).unwrap_or_default();
        let offered = self.chosen.is_some() || !range.is_empty() || before.ends_with([':', ',']);
        let candidate = self.completion.candidates.get(at).filter(|_| offered)?;
        (self.line.text().get(range) != Some(&candidate.text)).then_some(candidate)
    }

    /// Returns the facets under the query.
    pub const fn facets(&self) -> &Facets {
        &self.facets
    }

    /// Returns the row under the cursor of the facets.
    pub const fn row(&self) -> usize {
        self.row
    }
}

/// Opens the filter on the query in force.
pub(super) fn open(store: &Store, state: &mut State) {
    let filter = &mut state.filter;
    filter.side = Side::Line;
    filter.row = 0;
    filter.past = 0;
    filter.opened.clear();
    state.overlays.push(Overlay::Filter);
    refresh(store, state);
    write(store, state);
}

/// Counts anew, when the filter or the list of countries is open.
pub(super) fn refresh(store: &Store, state: &mut State) {
    let counts = |it: &Overlay| matches!(it, Overlay::Filter | Overlay::Countries { .. });
    if state.overlays.iter().any(counts) {
        let derived = &state.derived;
        let facets = &mut state.filter.facets;
        facets.update(store, &state.query, &derived.in_scope, &derived.shown);
    }
}

/// Counts and completes by another store; what is being typed stays.
pub(super) fn carry(state: &mut State, carry: Carry<'_>) {
    state.filter.origin = state.filter.origin.and_then(|it| carry.event(it));
    state.filter.facets = Facets::default();
    state.filter.chosen = None;
    refresh(carry.new, state);
    if state.overlays.contains(&Overlay::Filter) {
        complete(carry.new, state);
    }
}

/// Writes the query in force into the line, with a blank behind it for the next term.
fn write(store: &Store, state: &mut State) {
    let query = state.query.clone().with_scope(None).to_string();
    state.filter.line.set(&if query.is_empty() { query } else { format!("{query} ") });
    state.filter.scope = state.query.scope();
    state.filter.origin = state.selected;
    state.filter.error = None;
    state.filter.half = false;
    state.filter.typed = false;
    state.filter.chosen = None;
    complete(store, state);
}

/// Types a key into the line.
pub(super) fn type_key(store: &Store, state: &mut State, key: Key) -> Effect {
    if !state.filter.line.type_key(key) {
        return Effect::None;
    }
    state.filter.past = 0;
    read(store, state);
    Effect::Draw
}

/// Asks for what the line says while it is being typed. When it says nothing that can be asked for,
/// what is shown stays.
fn read(store: &Store, state: &mut State) {
    state.notice = None;
    state.filter.chosen = None;
    state.filter.error = None;
    complete(store, state);
    let text = state.filter.line.text().to_owned();
    // Half the name of a field is a word of a text too, but hardly ever meant as one.
    let range = state.filter.completion.range.clone();
    let is_last = text.get(range.end..).is_some_and(|it| it.trim().is_empty());
    state.filter.half = is_last && state.filter.names_field();
    let text = if state.filter.half { text.get(..range.start).unwrap_or(&text) } else { &text };
    state.filter.error = understood(state, text).and_then(|it| ask(store, state, it)).err();
    keep_last(store, state);
}

/// Has the result of what stands before the last term ready, when that term leaves nothing.
fn keep_last(store: &Store, state: &mut State) {
    let text = before_last_term(state.filter.line.text()).trim_end();
    if !state.shown().is_empty() || text.is_empty() {
        return;
    }
    let Ok(query) = understood(state, text) else { return };
    let set = query::compile(&query, store).map(|it| it.run(store)).unwrap_or_default();
    if !set.is_empty() {
        state.last = Some((query.with_scope(None).to_string(), set));
    }
}

/// Reads a line, in the scope that was in force before it was begun if it names none.
fn understood(state: &State, text: &str) -> Result<Query, Diagnostic> {
    let query = query::parse(text)?;
    let scope = query.scope().or(state.filter.scope);
    Ok(query.with_scope(scope))
}

/// Asks for a query that was typed. All that is typed in a row is one change.
fn ask(store: &Store, state: &mut State, query: Query) -> Result<(), Diagnostic> {
    let was = state.shot();
    let is_new = query != state.query;
    // What half a query hides must not lead astray what the whole one selects.
    let here = std::mem::replace(&mut state.selected, state.filter.origin);
    state.ask(store, query).inspect_err(|_| state.selected = here)?;
    state.mode = if state.query.countries().codes.is_empty() {
        state.mode
    } else {
        state.query.countries().mode
    };
    if is_new && !std::mem::replace(&mut state.filter.typed, true) {
        state.remember_as(was);
        state.ways = ways::of(store, state);
    }
    Ok(())
}

/// Looks for what may stand at the cursor, counted among what the rest of the line finds.
fn complete(store: &Store, state: &mut State) {
    let line = &state.filter.line;
    let tag = state.look.locale.tag();
    let at = |within: &EventSet| query::complete(store, line.text(), line.position(), within, tag);
    let first = at(&state.derived.in_scope);
    let rest = line.text().get(..first.range.start).unwrap_or_default();
    let found = query::parse(rest).and_then(|it| {
        let scope = it.scope().or_else(|| state.query.scope());
        query::compile(&it.with_scope(scope), store)
    });
    let within = found.map(|it| it.run(store)).unwrap_or_default();
    state.filter.completion = if within.is_empty() { first } else { at(&within) };
}

/// Applies an action to the filter.
pub(super) fn act(store: &Store, state: &mut State, action: Action) -> Effect {
    if state.filter.side == Side::Facets {
        return beside::act(store, state, action);
    }
    match action {
        Action::Next => choose(store, state, Way::On),
        Action::Previous => choose(store, state, Way::Back),
        Action::Complete => {
            let at = state.filter.chosen.unwrap_or(0);
            if !accept(store, state, at) {
                state.filter.side = Side::Facets;
            }
        }
        Action::PreviousPane => state.filter.side = Side::Facets,
        Action::DeleteTerm => {
            delete_term(&mut state.filter.line);
            read(store, state);
        }
        Action::PreviousQuery => recall(store, state, Way::Back),
        Action::NextQuery => recall(store, state, Way::On),
        Action::Open => return take(store, state),
        Action::Back => {
            // What was typed and not taken is taken back.
            if std::mem::take(&mut state.filter.typed) {
                state.travel(store, Way::Back);
                let origin = state.filter.origin.filter(|it| state.shown().contains(*it));
                state.selected = origin.or(state.selected);
            }
            state.filter.error = None;
            state.overlays.retain(|it| *it != Overlay::Filter);
        }
        _ => {}
    }
    Effect::Draw
}

/// Moves through the ways out when nothing is left, else through what may stand at the cursor, and
/// from its beginning up through what was asked before.
fn choose(store: &Store, state: &mut State, way: Way) {
    if state.filter.error.is_none() && !state.ways.is_empty() {
        state.row = way.from(state.row).min(state.ways.len() - 1);
        return;
    }
    let asks_again = match way {
        Way::Back => state.filter.chosen.is_none(),
        Way::On => state.filter.past > 0,
    };
    if asks_again {
        return recall(store, state, way);
    }
    let count = state.filter.completion.candidates.len();
    state.filter.chosen = match (state.filter.chosen, way) {
        (None, Way::On) => (count > 0).then_some(0),
        (None | Some(0), Way::Back) => None,
        (Some(at), way) => Some(way.from(at).min(count.saturating_sub(1))),
    };
}

/// Takes the candidate that is chosen, or the way out; closes the filter when there is neither.
fn take(store: &Store, state: &mut State) -> Effect {
    if let Some(at) = state.filter.chosen {
        accept(store, state, at);
    } else if state.filter.error.is_none() && !state.ways.is_empty() {
        let row = state.row;
        ways::take(store, state, row);
        write(store, state);
    } else if std::mem::take(&mut state.filter.half) {
        let text = state.filter.line.text().to_owned();
        state.filter.error = understood(state, &text).and_then(|it| ask(store, state, it)).err();
        keep_last(store, state);
        if state.filter.error.is_none() && state.ways.is_empty() {
            return close(state);
        }
    } else if state.filter.error.is_none() {
        return close(state);
    }
    Effect::Draw
}

/// Writes a candidate into the line; tells whether that changed anything.
fn accept(store: &Store, state: &mut State, at: usize) -> bool {
    let filter = &state.filter;
    let Some(candidate) = filter.candidate(at) else { return false };
    let (text, range) = (filter.line.text(), &filter.completion.range);
    let (Some(before), Some(after)) = (text.get(..range.start), text.get(range.end..)) else {
        return false;
    };
    let end = before.len() + candidate.text.len();
    let text = format!("{before}{}{after}", candidate.text);
    state.filter.line.set_at(&text, end);
    read(store, state);
    true
}

/// Deletes the term before the cursor, with the blanks around it.
fn delete_term(line: &mut Field) {
    let (text, end) = (line.text().to_owned(), line.position());
    let (before, after) = text.split_at_checked(end).unwrap_or((&text, ""));
    let kept = before_last_term(before);
    let rest = after.trim_start();
    line.set_at(&format!("{kept}{rest}"), kept.len());
}

/// Returns the text without its last term; quotation marks and parentheses keep blanks together.
fn before_last_term(text: &str) -> &str {
    let (mut quoted, mut depth, mut end) = (false, 0_usize, 0);
    for (at, letter) in text.trim_end().char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth = depth.saturating_sub(1),
            _ if letter.is_whitespace() && !quoted && depth == 0 => end = at + letter.len_utf8(),
            _ => {}
        }
    }
    text.get(..end).unwrap_or_default()
}

/// Takes up a query that was asked before.
fn recall(store: &Store, state: &mut State, way: Way) {
    let queries = &state.kept.queries;
    let filter = &mut state.filter;
    if filter.past == 0 {
        filter.draft = filter.line.text().to_owned();
    }
    let to = match way {
        Way::Back => (filter.past + 1).min(queries.len()),
        Way::On => filter.past.saturating_sub(1),
    };
    filter.past = to;
    let text = queries.len().checked_sub(to).and_then(|it| queries.get(it)).filter(|_| to > 0);
    let text = text.unwrap_or(&filter.draft).clone();
    filter.line.set(&text);
    read(store, state);
}

/// Closes the filter. What is shown stays; a line that cannot be asked for is forgotten.
fn close(state: &mut State) -> Effect {
    state.overlays.retain(|it| *it != Overlay::Filter);
    let asked = state.query.clone().with_scope(None).to_string();
    state.filter.error = None;
    if asked.is_empty() || state.kept.queries.last() == Some(&asked) {
        return Effect::Draw;
    }
    state.kept.queries.retain(|it| *it != asked);
    state.kept.queries.push(asked);
    Effect::Keep
}
