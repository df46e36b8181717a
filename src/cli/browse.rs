//! `attache`: the browser.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use ratatui::Frame;

use super::args::Common;
use super::editor::Editor;
use super::input::{self, Timeline};
use super::keep::Keeper;
use super::notes::Publisher;
use super::outcome::{Failure, Outcome, Status};
use super::send::Reach;
use super::start;
use super::tours;
use super::watch::{self, Fresh, Version, Watch};
use super::world::World;
use super::write::write;
use crate::app::{self, Effect, Input, Notice, Outgoing, State, update};
use crate::export::table::Look;
use crate::store::Store;
use crate::term::{self, Flow, Options, Program, Screen};
use crate::text;
use crate::ui::{self, Depth};
use crate::view::{screen, told};

/// Opens the browser on the terminal. A file in which nothing is good is only complained about.
///
/// `view` is a view that was saved, `tour` a tour to present at once, each by its name.
pub(super) fn run(
    common: &Common,
    (view, tour): (Option<&str>, Option<&str>),
    world: &mut World<'_>,
) -> Outcome {
    let seen = watch::stamps(&common.file);
    let timeline = input::open(common, world)?;
    if timeline.store.is_empty() && timeline.status != Status::Done {
        return Ok(timeline.status);
    }
    let mut state = start::state(common, &timeline, world)?;
    let keeper = Keeper::open(common, world);
    if let Some(name) = view {
        start::show(&timeline.store, &mut state, keeper.view(name, &[])?)?;
    }
    if let Some(name) = tour {
        start::present(&timeline.store, &mut state, name)?;
    }
    state.kept = keeper.kept().clone();
    match home_of_tours(&timeline.place) {
        Some((name, Access::Written)) => state.tours.home = Some(name),
        Some((name, Access::Read)) => state.tours.read_only = Some(name),
        None => {}
    }
    if let Some(complaint) = keeper.complaint.clone() {
        update(&timeline.store, &mut state, Input::Failed(complaint));
    }
    let Timeline { store, files, status, place, .. } = timeline;
    let store = Arc::new(store);
    let watch = Watch::start(common, seen, (&files, &store));
    let paths = files.into_iter().map(|it| it.path).collect();
    let depth = start::depth(&world.environment);
    let ascii_only = !world.environment.is_utf8();
    let reach = Reach::of(&world.environment);
    let editor = Editor::of(&world.environment);
    let home = world.environment.get("HOME").map(ToOwned::to_owned);
    let look = common.look(world);
    let publisher = Publisher::new(common, world);
    let mut browser = Browser {
        store,
        state,
        status,
        watch,
        place,
        paths,
        keeper,
        publisher,
        reach,
        editor,
        depth,
        ascii_only,
        home,
        look,
    };
    let options = Options {
        term: world.environment.get("TERM").map(ToOwned::to_owned),
        ask_background: start::must_ask(common, world),
    };
    let mut screen = Screen::enter(&options).map_err(|error| Failure::call(&error.to_string()))?;
    let ran = term::run(&mut screen, &mut browser);
    if ran.is_err() {
        // The terminal is gone; the briefing never ended.
        browser.publisher.abandon();
    }
    ran.map_err(Failure::Output)?;
    Ok(browser.status)
}

/// What may be done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Access {
    /// It may be written.
    Written,
    /// It may only be read.
    Read,
}

/// Returns the name of the file that is open, and whether tours can be written into it.
fn home_of_tours(place: &tours::Place) -> Option<(String, Access)> {
    let tours::Target::File(path) = &place.target else { return None };
    let metadata = std::fs::metadata(path).ok()?;
    let access = if metadata.permissions().readonly() { Access::Read } else { Access::Written };
    metadata.is_file().then(|| (text::name_of(path), access))
}

/// The browser between two inputs.
struct Browser {
    store: Arc<Store>,
    state: State,
    /// What the version that is shown leads to.
    status: Status,
    /// Tells when the open files change; `None` where none can.
    watch: Option<Watch>,
    /// Where the timeline came from.
    place: tours::Place,
    /// Where each file is, in the order of the call; `None` for what is none.
    paths: Vec<Option<PathBuf>>,
    keeper: Keeper,
    /// Tells the speaker's second terminal.
    publisher: Publisher,
    reach: Reach,
    editor: Editor,
    depth: Depth,
    ascii_only: bool,
    /// What `~/` stands for in the name of a file.
    home: Option<String>,
    /// How texts are put into files; the language is that of the screen.
    look: Look<'static>,
}

impl Browser {
    /// Takes over what has become of the open files; tells whether anything has.
    fn refresh(&mut self) -> bool {
        let arrived: Vec<Fresh> = self.watch.iter().flat_map(Watch::fresh).collect();
        let changed = !arrived.is_empty();
        for fresh in arrived {
            match fresh {
                Fresh::Broken(broken, problems) => {
                    app::fail(&mut self.state, broken);
                    self.state.problems = problems;
                }
                Fresh::Read(version) => self.show(*version),
            }
        }
        changed
    }

    /// Shows another version of the open files.
    fn show(&mut self, version: Version) {
        let Version { store, diff, place, status, problems, broken } = version;
        app::reload(&mut self.state, (&self.store, &store), &diff);
        self.state.problems = problems;
        if let Some(broken) = broken {
            app::fail(&mut self.state, broken);
        }
        (self.store, self.place, self.status) = (store, place, status);
    }

    /// Writes down what is to be kept, and takes over what others have kept meanwhile.
    fn keep(&mut self) {
        match self.keeper.write(&self.state.kept) {
            Ok(kept) => self.state.kept = kept,
            Err(why) => {
                update(&self.store, &mut self.state, Input::Failed(why));
            }
        }
    }

    /// Does outside what the state asks for, and tells how it went.
    fn send(&mut self) -> Flow {
        let (flow, told) = match self.state.outgoing.take() {
            Some(Outgoing::Copy(text)) => self.reach.copy(text),
            Some(Outgoing::Open(url)) => (Flow::Continue, self.reach.open(url)),
            Some(Outgoing::Write { path, what }) => {
                let look = Look { locale: self.state.look.locale, ..self.look };
                let outside = (self.home.as_deref(), look);
                match write(&self.store, &self.state, (&path, what), outside) {
                    Ok(written) => (Flow::Continue, Some(written)),
                    Err(why) => {
                        update(&self.store, &mut self.state, Input::Failed(why));
                        return Flow::Continue;
                    }
                }
            }
            Some(Outgoing::Save { tour, path }) => {
                self.save(tour, path.as_deref());
                return Flow::Continue;
            }
            // Waits for [`Program::away`].
            it @ Some(Outgoing::Edit(_) | Outgoing::Locate { .. }) => {
                self.state.outgoing = it;
                return Flow::Away;
            }
            None => return Flow::Continue,
        };
        if let Some(sent) = told {
            update(&self.store, &mut self.state, Input::Told(Notice::Sent(sent)));
        }
        flow
    }

    /// Writes a tour into a file, and tells how it went.
    fn save(&mut self, tour: usize, path: Option<&str>) {
        let both = (&*self.store, &self.state);
        let saved = tours::save(&mut self.place, both, (tour, path), self.home.as_deref());
        let input = match saved {
            Ok(saved) => {
                // It has an id from now on, under which it is written again.
                if let Some(tour) = self.state.tours.all.get_mut(tour) {
                    tour.id = saved.id;
                }
                Input::Saved { tour, name: saved.name }
            }
            Err(why) => Input::Failed(why),
        };
        update(&self.store, &mut self.state, input);
    }
}

impl Program for Browser {
    fn draw(&mut self, frame: &mut Frame<'_>) {
        let area = frame.area();
        update(&self.store, &mut self.state, Input::Resize(area.width, area.height));
        let sheet = screen(&self.store, &self.state);
        update(&self.store, &mut self.state, Input::Drawn(sheet.extent));
        let palette = ui::Palette::new(self.state.look.theme, self.depth);
        let palette = if self.ascii_only { palette.in_ascii() } else { palette };
        frame.render_widget(ui::Screen::new(&sheet, &palette), area);
        let on_top = sheet.over.as_ref().map_or(&sheet, |it| &it.sheet);
        if let Some(cursor) = on_top.cursor {
            frame.set_cursor_position(cursor);
        }
        if let Err(why) = self.publisher.publish(told(&self.store, &self.state)) {
            update(&self.store, &mut self.state, Input::Failed(why));
        }
    }

    fn input(&mut self, input: term::Input) -> Flow {
        let input = match input {
            term::Input::Key(key) => Input::Key(key),
            term::Input::Resize(columns, rows) => Input::Resize(columns, rows),
            term::Input::Redraw => return Flow::Continue,
            term::Input::Time(now) => {
                let changed = self.refresh();
                let effect = update(&self.store, &mut self.state, Input::Time(now));
                let idle = !changed && effect == Effect::None;
                return if idle { Flow::Idle } else { Flow::Continue };
            }
            term::Input::Background(term::Background::Light) => Input::Light,
            term::Input::Background(term::Background::Dark) => return Flow::Idle,
            term::Input::Notice(notice) => Input::Failed(notice),
        };
        match update(&self.store, &mut self.state, input) {
            Effect::None => Flow::Idle,
            Effect::Draw => Flow::Continue,
            Effect::Keep => {
                self.keep();
                Flow::Continue
            }
            Effect::Send => self.send(),
            Effect::Away => Flow::Away,
            Effect::Suspend => Flow::Suspend,
            Effect::Quit => Flow::Quit,
        }
    }

    /// While a tour is presented, its clock is on the screen.
    fn patience(&self) -> Option<Duration> {
        self.state.patience()
    }

    fn away(&mut self) {
        let locale = self.state.look.locale;
        let input = match self.state.outgoing.take() {
            Some(Outgoing::Edit(text)) => match self.editor.edit(&text, locale) {
                Ok(edited) => Input::Edited(edited),
                Err(why) => Input::Failed(why),
            },
            Some(Outgoing::Locate { file, line, column }) => {
                let Some(Some(path)) = self.paths.get(file) else { return };
                match self.editor.open_at(path, (line, column), locale) {
                    // The file may be another one now.
                    Ok(()) => return,
                    Err(why) => Input::Failed(why),
                }
            }
            _ => return,
        };
        update(&self.store, &mut self.state, input);
    }
}
