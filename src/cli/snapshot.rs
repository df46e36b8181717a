//! `attache snapshot`: a screen without a terminal.

mod request;

use std::fs;
use std::io::Write as _;
use std::path::Path;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget as _;

use super::args::Common;
use super::input;
use super::keep::Keeper;
use super::outcome::{Failure, Outcome};
use super::start;
use super::world::World;
use crate::action::Key;
use crate::app::{Bottom, Effect, Input, Overlay, Pane, State, Theme, update};
use crate::diag::{counted, did_you_mean};
use crate::export::picture::{self, Fonts, Paper};
use crate::store::{Event, Store};
use crate::text;
use crate::ui::{Depth, Screen};
use crate::view::{Desk, Sheet, Sight, Standing, desk, screen, told};
use request::Format;
pub(super) use request::Request;

/// The views, by the names that `--view` takes.
const VIEWS: [(&str, View); 18] = [
    ("timeline", View::Main),
    ("event", View::Read(Pane::Sessions)),
    ("leaders", View::Read(Pane::Leaders)),
    ("location", View::Read(Pane::Location)),
    ("actions", View::Read(Pane::Bottom(Bottom::Actions))),
    ("sources", View::Read(Pane::Bottom(Bottom::Sources))),
    ("notes", View::Read(Pane::Bottom(Bottom::Notes))),
    ("matrix", View::Keys("v m")),
    ("people", View::Keys("v p")),
    ("hosts", View::Keys("v h")),
    ("rhythm", View::Keys("v r")),
    ("compare", View::Keys("d")),
    ("thread", View::Keys("t")),
    ("tours", View::Keys("B")),
    ("briefing", View::Briefing),
    ("speaker", View::Speaker),
    ("countries", View::Over(Overlay::Countries { row: 0 })),
    ("help", View::Over(Overlay::Help { scroll: 0 })),
];

#[derive(Clone, Copy)]
enum View {
    Main,
    Read(Pane),
    Over(Overlay),
    /// What these keys open; a view sets itself up when it is opened.
    Keys(&'static str),
    /// A tour that is being presented.
    Briefing,
    /// What `attache notes` shows of it.
    Speaker,
}

/// Draws one screen into standard output or a file.
pub(super) fn run(common: &Common, request: &Request, world: &mut World<'_>) -> Outcome {
    let built_in = VIEWS.into_iter().find(|(name, _)| *name == request.view).map(|(_, it)| it);
    // A screen that is built in is the same whatever was kept.
    let kept = match built_in {
        Some(_) => None,
        None => {
            Some(Keeper::open(common, world).view(&request.view, &VIEWS.map(|it| it.0))?.clone())
        }
    };
    let briefs = matches!(built_in, Some(View::Briefing | View::Speaker));
    if request.asks_for_briefing() && !briefs {
        let message = "--tour, --stop, --step and --elapsed are for --view briefing and speaker";
        return Err(Failure::call(message));
    }
    let timeline = input::open(common, world)?;
    let store = &timeline.store;
    let mut state = start::state(common, &timeline, world)?;
    if let Some(view) = &kept {
        start::show(store, &mut state, view)?;
    }
    update(store, &mut state, Input::Resize(request.size.columns, request.size.rows));
    select(store, &mut state, request.select.as_deref())?;
    match built_in {
        None | Some(View::Main) => {}
        Some(View::Read(pane)) => state.overlays.push(Overlay::Read { pane, scroll: 0 }),
        Some(View::Over(overlay)) => state.overlays.push(overlay),
        Some(View::Keys(keys)) => press(store, &mut state, keys)?,
        Some(View::Briefing | View::Speaker) => brief(store, &mut state, request)?,
    }
    press(store, &mut state, request.keys.as_deref().unwrap_or_default())?;
    let sheet = match built_in {
        Some(View::Speaker) => speaker(store, &state),
        _ => screen(store, &state),
    };
    let frame = frame(&sheet, &state, world);
    let bytes = match request.format {
        Format::Txt => picture::text(&frame).into_bytes(),
        Format::Ansi => picture::ansi(&frame).into_bytes(),
        Format::Svg => picture::svg(&frame, paper(state.look.theme)).into_bytes(),
        Format::Png => png(&frame, paper(state.look.theme))?,
    };
    match &request.output {
        Some(path) => write(path, &bytes)?,
        None => world.stdout.write_all(&bytes)?,
    }
    Ok(timeline.status)
}

/// Presents a tour up to a point.
fn brief(store: &Store, state: &mut State, request: &Request) -> Outcome<()> {
    match &request.tour {
        Some(name) => start::present(store, state, name)?,
        None => press(store, state, "b")?,
    }
    let Some(given) = &state.tours.given else {
        return Err(Failure::data("nothing that is shown can be presented"));
    };
    let (stops, at) = (given.tour.stops.len(), request.stop.unwrap_or(1));
    let place = (usize::from(at) - 1, usize::from(request.step.unwrap_or(0)));
    if state.stand_at(store, place, request.elapsed.unwrap_or_default()) {
        return Ok(());
    }
    let stops = counted(stops, "stop");
    Err(Failure::call(&format!("there is no stop {at}: the tour has {stops}")))
}

fn select(store: &Store, state: &mut State, id: Option<&str>) -> Outcome<()> {
    let Some(id) = id else { return Ok(()) };
    let event = store.find(id).filter(|it| state.shown().contains(it.at()));
    let Some(event) = event else {
        let shown = state.shown().iter().filter_map(|at| store.event(at)).map(Event::id);
        let near = did_you_mean(id, shown);
        let near = near.map_or_else(String::new, |it| format!("; did you mean `{it}`?"));
        return Err(Failure::data(&format!("no event that is shown is called `{id}`{near}")));
    };
    state.selected = Some(event.at());
    Ok(())
}

/// Presses keys by their names, with spaces between.
fn press(store: &Store, state: &mut State, keys: &str) -> Outcome<()> {
    for name in keys.split(' ').filter(|it| !it.is_empty()) {
        let Ok(key) = name.parse::<Key>() else {
            let message = format!(
                "`{name}` is no key; write names such as j, Ctrl-d, Enter, Space, with spaces between"
            );
            return Err(Failure::call(&message));
        };
        if update(store, state, Input::Key(key)) == Effect::Quit {
            break;
        }
        let extent = screen(store, state).extent;
        update(store, state, Input::Drawn(extent));
    }
    Ok(())
}

/// Returns what a second terminal shows the speaker.
fn speaker(store: &Store, state: &State) -> Sheet {
    let told = told(store, state).unwrap_or_default();
    let sight = Sight::Notes {
        told: &told,
        presenter: "",
        standing: Standing::default(),
        others: 0,
        aside: None,
    };
    desk(&Desk { sight, scroll: 0, look: state.look, notice: None }, state.size)
}

fn frame(sheet: &Sheet, state: &State, world: &World<'_>) -> Buffer {
    let (columns, rows) = state.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    let palette = start::palette(state.look.theme, Depth::True, world);
    Screen::new(sheet, &palette).render(buffer.area, &mut buffer);
    buffer
}

const fn paper(theme: Theme) -> &'static Paper {
    match theme {
        Theme::Dark => &Paper::DARK,
        Theme::Light => &Paper::LIGHT,
        Theme::Mono => &Paper::MONO,
    }
}

/// How many pixels of the picture a pixel of the drawing takes: sharp on a screen of today.
const SCALE: u8 = 2;

fn png(frame: &Buffer, paper: &Paper) -> Outcome<Vec<u8>> {
    let scripts = picture::scripts(frame);
    let wanted = picture::font_candidates()
        .iter()
        .filter(|it| it.covers.iter().any(|it| scripts.contains(it)));
    let files: Vec<Vec<u8>> = wanted.filter_map(|it| fs::read(it.path).ok()).collect();
    let fonts = Fonts::from_files(files);
    picture::png(frame, paper, SCALE, &fonts).map_err(|error| Failure::call(&error.to_string()))
}

fn write(path: &Path, bytes: &[u8]) -> Outcome<()> {
    let failed = |error: std::io::Error| {
        Failure::data(&format!("{} could not be written: {error}", text::name_of(path)))
    };
    let mut file = fs::File::create(path).map_err(failed)?;
    file.write_all(bytes).map_err(failed)
}
