//! The one function that changes the state.

use std::time::Duration;

use super::look::{Theme, next};
use super::notice::Notice;
use super::state::{Overlay, Pane, State};
use super::way::Way;
use super::{
    briefing, browse, countries, filter, palette, problems, prompt, search, tours, trail, trust,
    views,
};
use crate::action::{Action, Context, Key, Meaning, resolve};
use crate::i18n::Locale;
use crate::store::Store;

/// Something that happened outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// The screen has another size: columns, rows.
    Resize(u16, u16),
    /// A frame was drawn whose topmost page can be scrolled by so many rows.
    Drawn(usize),
    /// The terminal has a light background; asked only when the user named no theme.
    Light,
    /// Something to tell until the next key.
    Told(Notice),
    /// A part of the program failed and said this.
    Failed(String),
    /// So much time has passed since the program began to take keys. Comes before every other input.
    Time(Duration),
    /// An editor left the notes of a stop like this.
    Edited(String),
    /// A tour of [`Tours::all`](super::Tours) was written into the file of this name.
    Saved {
        /// Which.
        tour: usize,
        /// The name of the file, as it may be shown.
        name: String,
    },
}

/// What `update` wants done outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing changed: there is nothing to draw.
    None,
    /// Draw.
    Draw,
    /// Draw, and write down [`State::kept`].
    Keep,
    /// Draw, and do what [`State::outgoing`] says.
    Send,
    /// Hand the terminal to the program that [`State::outgoing`] asks for, then draw.
    Away,
    /// Hand the terminal back to the shell until it says otherwise.
    Suspend,
    /// Leave.
    Quit,
}

/// Applies `input` to `state`.
pub fn update(store: &Store, state: &mut State, input: Input) -> Effect {
    match input {
        Input::Resize(columns, rows) => state.size = (columns, rows),
        // A theme that was chosen by key meanwhile stays.
        Input::Light if state.look.theme == Theme::Dark => state.look.theme = Theme::Light,
        Input::Light => return Effect::None,
        Input::Told(notice) => prompt::tell(state, notice),
        Input::Failed(what) => state.notice = Some(Notice::Failed(what)),
        Input::Drawn(extent) => {
            state.extent = extent;
            return Effect::None;
        }
        Input::Time(now) => return briefing::tick(store, state, now),
        Input::Edited(text) => tours::edited(store, state, &text),
        Input::Saved { tour, name } => tours::saved(state, tour, name),
        Input::Key(key) => return press(store, state, key),
    }
    Effect::Draw
}

/// Gives a key to whatever is on top. A key that means nothing there does nothing.
fn press(store: &Store, state: &mut State, key: Key) -> Effect {
    briefing::touched(state);
    if briefing::lights_up(state, key) {
        return Effect::Draw;
    }
    let effect = answer(store, state, key);
    briefing::settle(state);
    effect
}

fn answer(store: &Store, state: &mut State, key: Key) -> Effect {
    let context = state.context();
    if context.is_text() {
        return match resolve(context, &[], key) {
            Meaning::Action(action) => act(store, state, action, key),
            _ => type_key(store, state, key),
        };
    }
    let mut effect = Effect::None;
    for key in key.for_command() {
        effect = match command(store, state, key) {
            Effect::None => effect,
            other => other,
        };
    }
    effect
}

/// Types into the text field on top.
fn type_key(store: &Store, state: &mut State, key: Key) -> Effect {
    match state.overlays.last() {
        Some(Overlay::Search { .. }) => search::type_key(store, state, key),
        Some(Overlay::Filter) => filter::type_key(store, state, key),
        Some(Overlay::Palette) => palette::type_key(state, key),
        _ => prompt::type_key(state, key),
    }
}

fn command(store: &Store, state: &mut State, key: Key) -> Effect {
    let had_notice = state.notice.take().is_some();
    let waited = !state.pending.is_empty();
    let meaning = match resolve(state.context(), &state.pending, key) {
        Meaning::None if waited => leaving(state.context(), key),
        meaning => meaning,
    };
    if meaning == Meaning::Prefix {
        state.pending.push(key);
        return Effect::Draw;
    }
    state.pending.clear();
    if let Meaning::Action(action) = meaning {
        return act(store, state, action, key);
    }
    briefing::hint(state, key);
    let tells = had_notice || waited || state.notice.is_some();
    if tells { Effect::Draw } else { Effect::None }
}

/// Leaves even from within a sequence that is not complete; other keys only end it.
fn leaving(context: Context, key: Key) -> Meaning {
    match resolve(context, &[], key) {
        leave @ Meaning::Action(Action::Quit | Action::Suspend) => leave,
        _ => Meaning::None,
    }
}

/// Does what an action asks of whatever is on top.
pub(super) fn act(store: &Store, state: &mut State, action: Action, key: Key) -> Effect {
    match action {
        Action::Quit => return Effect::Quit,
        Action::Suspend => return Effect::Suspend,
        Action::Return => briefing::resume(state),
        Action::Brief | Action::Tours if is_help_in_briefing(state) => {}
        Action::Brief => briefing::on_the_spot(store, state),
        Action::Tours => tours::list(state),
        Action::AddStop => tours::add(store, state),
        Action::Problems => problems::open(state),
        Action::Close if tours::is_practicing(state) => return tours::end_practice(store, state),
        Action::Close if briefing::end_or_ask(state) => {}
        Action::Close if tours::holds(store, state) => {}
        Action::Close if state.overlays.is_empty() => return Effect::Quit,
        Action::Close => drop(state.overlays.pop()),
        // Asked for twice, it would list the keys of the list.
        Action::Help if lists_keys(state) => drop(state.overlays.pop()),
        Action::Help => state.overlays.push(Overlay::Help { scroll: 0 }),
        Action::Language => {
            state.look.locale = next(&Locale::ALL, state.look.locale);
            views::refresh(store, state);
        }
        Action::Theme => state.look.theme = next(&Theme::ALL, state.look.theme),
        _ => match state.overlays.last() {
            None => return views::browse(store, state, action, key),
            Some(Overlay::Help { .. } | Overlay::Read { .. }) => read(store, state, action, key),
            Some(Overlay::Search { .. }) => search::act(store, state, action),
            Some(Overlay::Countries { .. }) => countries::act(store, state, action, key),
            Some(Overlay::Filter) => return filter::act(store, state, action),
            Some(Overlay::Palette) => return palette::act(store, state, action),
            Some(Overlay::Marks { .. }) => trail::act(store, state, action, key),
            Some(Overlay::Sources { .. }) => return trust::act(store, state, action),
            Some(
                Overlay::Matrix
                | Overlay::Cell { .. }
                | Overlay::People
                | Overlay::Hosts
                | Overlay::Rhythm
                | Overlay::Compare
                | Overlay::CompareWith { .. }
                | Overlay::Thread,
            ) => return views::act(store, state, action, key),
            Some(Overlay::Briefing | Overlay::Outline { .. }) => {
                return briefing::act(store, state, action, key);
            }
            Some(Overlay::Tours { .. } | Overlay::Stops { .. } | Overlay::Practice { .. }) => {
                return tours::act(store, state, action);
            }
            Some(Overlay::Problems { .. }) => return problems::act(state, action),
            Some(Overlay::Prompt(what)) => return prompt::act(store, state, *what, action),
        },
    }
    Effect::Draw
}

/// What actions do while a page is read. What needs the main screen goes there.
fn read(store: &Store, state: &mut State, action: Action, key: Key) {
    let page = usize::from(state.size.1 / 2).max(1);
    let extent = state.extent;
    if is_help_in_briefing(state) && !stays(action) {
        return;
    }
    match action {
        Action::Back => drop(state.overlays.pop()),
        Action::NextPane => turn(state, Way::On),
        Action::PreviousPane => turn(state, Way::Back),
        Action::NextEvent | Action::PreviousEvent => {
            let way = if action == Action::NextEvent { Way::On } else { Way::Back };
            browse::step(store, state, way);
            scroll(state, |_| 0);
        }
        Action::Next => scroll(state, |it| (it + 1).min(extent)),
        Action::Previous => scroll(state, |it| it.min(extent).saturating_sub(1)),
        Action::HalfDown => scroll(state, |it| (it + page).min(extent)),
        Action::HalfUp => scroll(state, |it| it.min(extent).saturating_sub(page)),
        Action::First => scroll(state, |_| 0),
        Action::Last => scroll(state, |_| extent),
        Action::Mark | Action::Palette => browse::act(store, state, action, key),
        Action::NextMatch | Action::PreviousMatch => {
            browse::act(store, state, action, key);
            scroll(state, |_| 0);
        }
        Action::Filter | Action::Search | Action::GoToDate | Action::Undo | Action::Redo => {
            state.overlays.clear();
            browse::act(store, state, action, key);
        }
        _ => {}
    }
}

/// Tells whether the keys of a briefing are listed, or those of its outline: others look on.
fn is_help_in_briefing(state: &State) -> bool {
    lists_keys(state) && state.overlays.contains(&Overlay::Briefing)
}

fn lists_keys(state: &State) -> bool {
    matches!(state.overlays.last(), Some(Overlay::Help { .. }))
}

/// Tells whether an action leaves a page only for what is below it.
const fn stays(action: Action) -> bool {
    matches!(
        action,
        Action::Back
            | Action::Next
            | Action::Previous
            | Action::HalfDown
            | Action::HalfUp
            | Action::First
            | Action::Last
    )
}

fn scroll(state: &mut State, change: impl Fn(usize) -> usize) {
    if let Some(Overlay::Help { scroll } | Overlay::Read { scroll, .. }) = state.overlays.last_mut()
    {
        *scroll = change(*scroll);
    }
}

/// Reads the next pane, or the one before.
fn turn(state: &mut State, way: Way) {
    let Some(Overlay::Read { pane, .. }) = state.overlays.pop() else { return };
    let mut pane = browse::neighbour(state, pane, way);
    if pane == Pane::Timeline {
        pane = browse::neighbour(state, pane, way);
    }
    state.overlays.push(Overlay::Read { pane, scroll: 0 });
    state.focus = pane;
    state.row = 0;
    if let Pane::Bottom(bottom) = pane {
        state.bottom = bottom;
    }
}
