//! Where a value comes from: its sources, their addresses, and the value with its citation.

mod cite;
mod cited;

pub use cited::{Cited, Claim, Numbered, named_in};

use super::go;
use super::notice::{Notice, Sent};
use super::overlay::Outgoing;
use super::state::{Bottom, Overlay, Pane, State};
use super::update::Effect;
use crate::action::Action;
use crate::i18n::Locale;
use crate::store::{ConflictId, SourceId, Store};
use crate::text;

/// The most bytes that are put into the clipboard: more, and terminals drop all of it.
pub const CLIPBOARD: usize = 64 * 1024;

/// What one is at: a value, and which of the sources and disagreements listed under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Here {
    of: Cited,
    row: Option<usize>,
}

/// What a row of the list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    Source(SourceId),
    Conflict(ConflictId),
}

/// Lists the sources of the field under the cursor.
pub(super) fn open(store: &Store, state: &mut State) {
    match here(store, state) {
        Some(Here { of, row }) => {
            open_for(state, of);
            if let (Some(at), Some(Overlay::Sources { row, .. })) = (row, state.overlays.last_mut())
            {
                *row = at;
            }
        }
        None => state.notice = Some(Notice::Sent(Sent::NothingToCite)),
    }
}

/// Lists the sources of a value, wherever the cursor is.
pub(super) fn open_for(state: &mut State, of: Cited) {
    state.overlays.push(Overlay::Sources { of, row: 0, scroll: 0 });
}

/// Returns the value under the cursor: that of the list of sources, if it is open.
fn here(store: &Store, state: &State) -> Option<Here> {
    if let Some(&Overlay::Sources { of, row, .. }) = state.overlays.last() {
        return Some(Here { of, row: Some(row) });
    }
    let of = Cited::under_cursor(store, state)?;
    let listed = state.focus == Pane::Bottom(Bottom::Sources);
    let last = rows(store, of).len().saturating_sub(1);
    Some(Here { of, row: listed.then(|| state.row.min(last)) })
}

/// Returns what stands under a value: its sources, then the disagreements about it, then those of
/// their sources that are none of its own.
fn rows(store: &Store, of: Cited) -> Vec<Row> {
    let source = |(_, it)| Row::Source(it);
    let sources = of.sources(store).into_iter().map(source);
    let conflicts = of.conflicts(store).into_iter().map(Row::Conflict);
    sources.chain(conflicts).chain(of.disputing(store).into_iter().map(source)).collect()
}

/// Applies an action to the list of sources.
pub(super) fn act(store: &Store, state: &mut State, action: Action) -> Effect {
    let extent = state.extent;
    let Some(Overlay::Sources { of, row, scroll }) = state.overlays.last_mut() else {
        return Effect::Draw;
    };
    let last = rows(store, *of).len().saturating_sub(1);
    match action {
        // What does not fit is read to its end before the next one.
        Action::Next if *scroll < extent => *scroll += 1,
        Action::Next if *row < last => (*row, *scroll) = (*row + 1, 0),
        Action::Next => {}
        Action::Previous if *scroll > 0 => *scroll = (*scroll).min(extent).saturating_sub(1),
        Action::Previous => *row = (*row).min(last).saturating_sub(1),
        Action::Back => drop(state.overlays.pop()),
        Action::Open => {
            let event = of.event();
            state.overlays.pop();
            // What was dropped has its sources at the session before.
            if state.selected != Some(event) {
                go::to_event(store, state, event);
            }
            state.overlays.push(Overlay::Read { pane: Pane::Bottom(Bottom::Sources), scroll: 0 });
        }
        _ => return send(store, state, action),
    }
    Effect::Draw
}

/// Copies what is under the cursor, or opens the address of its source.
pub(super) fn send(store: &Store, state: &mut State, action: Action) -> Effect {
    match here(store, state) {
        Some(Here { of, row: None }) => send_for(store, state, of, action),
        Some(here) => send_from(store, state, here, action),
        None => tell(state, Sent::NothingToCite),
    }
}

/// Copies a value, or opens the address of its source, wherever the cursor is.
pub(super) fn send_for(store: &Store, state: &mut State, of: Cited, action: Action) -> Effect {
    send_from(store, state, Here { of, row: None }, action)
}

fn send_from(store: &Store, state: &mut State, here: Here, action: Action) -> Effect {
    let locale = state.look.locale;
    match action {
        Action::OpenLink | Action::CopyLink => match address(store, here) {
            None => tell(state, Sent::NoAddress),
            Some(url) if !text::is_web(url) => tell(state, Sent::BadAddress(url.to_owned())),
            Some(url) if action == Action::CopyLink => copy(state, url.to_owned()),
            Some(url) => {
                state.outgoing = Some(Outgoing::Open(url.to_owned()));
                state.notice = Some(Notice::Sent(Sent::Opening(url.to_owned())));
                Effect::Send
            }
        },
        Action::CopyMarkdown => copy(state, cited(store, locale, here, cite::Form::Markdown)),
        _ => copy(state, cited(store, locale, here, cite::Form::Plain)),
    }
}

/// Returns the address of the source under the cursor, or the first one that the value has.
fn address(store: &Store, here: Here) -> Option<&str> {
    let of = |source: SourceId| {
        let url = store.str(store.source(source).url);
        Some(url).filter(|it| !it.is_empty())
    };
    let rows = rows(store, here.of);
    if let Some(row) = here.row {
        return match rows.get(row)? {
            Row::Source(source) => of(*source),
            Row::Conflict(it) => {
                let cites = store.cites(store.conflict(*it).cites).iter();
                cites.map(|&it| store.original_of(it)).find_map(of)
            }
        };
    }
    here.of.sources(store).into_iter().find_map(|(_, it)| of(it))
}

/// Returns a value with its citation: that of the source under the cursor, or of all it has.
fn cited(store: &Store, locale: Locale, here: Here, form: cite::Form) -> String {
    let writer = cite::Writer { store, locale, form };
    match here.row.and_then(|row| rows(store, here.of).get(row).copied()) {
        Some(Row::Conflict(conflict)) => writer.conflict(here.of, conflict),
        Some(Row::Source(source)) => writer.value(here.of, Some(source)),
        None => writer.value(here.of, None),
    }
}

fn copy(state: &mut State, text: String) -> Effect {
    if text.len() > CLIPBOARD {
        return tell(state, Sent::TooLong);
    }
    let first = text.lines().next().unwrap_or_default();
    state.notice = Some(Notice::Sent(Sent::Copied(text::message(first))));
    state.outgoing = Some(Outgoing::Copy(text));
    Effect::Send
}

fn tell(state: &mut State, sent: Sent) -> Effect {
    state.notice = Some(Notice::Sent(sent));
    Effect::Draw
}

#[cfg(test)]
mod tests;
