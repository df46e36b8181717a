//! The program in the second terminal: it looks at the folder, and takes keys.

use std::time::Duration;

use ratatui::Frame;

use super::folder::{Folder, Presenter};
use super::follow::{Following, Identity};
use super::format::short;
use crate::action::{Action, Code, Context, Key, Meaning, resolve};
use crate::app::{Look, Theme};
use crate::i18n::Locale;
use crate::term::{Background, Flow, Input, Program};
use crate::ui::{self, Depth};
use crate::view::{Anchor, Aside, Desk, Listed, Sheet, Sight, Standing, Told, desk};

/// How often the folder is looked at while someone is followed: a new stop is on screen in well
/// under a tenth of a second.
const WATCHFUL: Duration = Duration::from_millis(40);
/// How often it is looked at while nobody is.
const PATIENT: Duration = Duration::from_millis(100);

/// How it is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Manner {
    pub(super) look: Look,
    /// The language the user asked for; else it is the presenter's.
    pub(super) locale: Option<Locale>,
    pub(super) depth: Depth,
    pub(super) ascii_only: bool,
}

/// What is open over the notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Over {
    /// The list of those who present, with the row under the cursor.
    List(usize),
    /// The keys, with the rows scrolled away.
    Help(usize),
}

/// The notes between two inputs.
#[derive(Debug)]
pub(super) struct Follower {
    folder: Folder,
    following: Following,
    manner: Manner,
    now: Duration,
    /// What was told last by the one who is followed, and when; stays when it is gone.
    last: Option<Presenter>,
    /// The time at which it was gone: its clock stands still then.
    stopped: Option<Duration>,
    over: Option<Over>,
    /// Keys of a sequence that is not complete.
    pending: Vec<Key>,
    scroll: usize,
    /// What stands on top of the notes since they were scrolled, and the columns of the last frame.
    top: (Anchor, u16),
    /// How far can be scrolled, and how many rows there are, as of the last frame.
    extent: (usize, usize),
    notice: Option<String>,
}

impl Follower {
    /// Looks at the folder for the first time.
    pub(super) fn new(folder: Folder, following: Following, manner: Manner) -> Self {
        let mut follower = Self {
            folder,
            following,
            manner,
            now: Duration::ZERO,
            last: None,
            stopped: None,
            over: None,
            pending: Vec::new(),
            scroll: 0,
            top: (Anchor::default(), 0),
            extent: (0, 0),
            notice: None,
        };
        follower.look();
        follower
    }

    /// Looks at the folder; tells whether something is to be shown that was not.
    fn look(&mut self) -> bool {
        let all = self.list().0;
        let under_cursor = self.row(all.len()).and_then(|row| all.get(row)).cloned();
        if !self.folder.look(self.now) {
            return false;
        }
        let was_free = self.following.who().is_none();
        self.following.look(&self.folder.roll());
        if was_free && self.following.who().is_some() && matches!(self.over, Some(Over::List(_))) {
            // There is nobody else left to choose.
            self.over = None;
        }
        self.take_over();
        self.keep_row(under_cursor.as_ref());
        true
    }

    /// Leaves the cursor on this presenter, whoever has come or gone before it in the list.
    fn keep_row(&mut self, who: Option<&Identity>) {
        let Some(Over::List(row)) = self.over else { return };
        let all = self.list().0;
        let place = who.and_then(|who| all.iter().position(|it| it.key == who.key));
        self.over = Some(Over::List(place.unwrap_or(row)));
    }

    /// Takes over what the one who is followed has told.
    fn take_over(&mut self) {
        let Some((who, standing)) = self.following.who() else { return };
        if standing != Standing::Presenting {
            self.stopped = self.stopped.or(Some(self.now));
            return;
        }
        self.stopped = None;
        let Some(fresh) = self.folder.presenter(&who.key) else { return };
        let stop = |it: &Presenter| (it.who.key.clone(), it.told(Duration::ZERO).at);
        let (before, after) = (self.last.as_ref().map(stop), stop(fresh));
        if before.as_ref() != Some(&after) {
            self.scroll = 0;
            self.top.0 = Anchor::default();
            // Whoever goes on with the talk has seen whose notes these are.
            if before.is_some_and(|it| it.0 == after.0) {
                self.following.settle();
            }
        }
        self.last = Some(fresh.clone());
    }

    /// Returns the seconds that the clock on the screen shows; blank where there is none.
    fn seconds(&self) -> Option<u64> {
        if self.following.who().is_none() || matches!(self.over, Some(Over::List(_))) {
            return (!self.folder.is_empty()).then_some(self.now.as_secs());
        }
        let now = self.stopped.unwrap_or(self.now);
        self.last.as_ref().map(|it| it.elapsed(now).as_secs())
    }

    /// Returns what was told last, with the clock as it is now.
    fn told(&self) -> Option<Told> {
        Some(self.last.as_ref()?.told(self.stopped.unwrap_or(self.now)))
    }

    /// Returns those who can be followed, as the list shows them.
    fn list(&self) -> (Vec<Identity>, Vec<Listed>) {
        let roll = self.folder.roll();
        let all = match self.over {
            // Who asks for the list wants to see all of them.
            Some(Over::List(_)) => roll.alive.clone(),
            _ => self.following.candidates(&roll),
        };
        let listed = |who: &&Identity| {
            let told = self.folder.presenter(&who.key).map(|it| it.told(self.now));
            let told = told.unwrap_or_default();
            let file = short(&who.file);
            let elapsed = told.pace.elapsed;
            Listed { name: who.name.clone(), title: told.title, file, elapsed }
        };
        let listed = all.iter().map(listed).collect();
        (all.into_iter().cloned().collect(), listed)
    }

    /// Tells whether a list is on screen that something can be chosen from, and its row.
    fn row(&self, all: usize) -> Option<usize> {
        let row = match self.over {
            Some(Over::List(row)) => Some(row),
            None if self.following.who().is_none() => Some(0),
            _ => None,
        };
        row.filter(|_| all > 0).map(|it| it.min(all - 1))
    }

    /// Lays out the screen.
    pub(super) fn sheet(&self, size: (u16, u16)) -> Sheet {
        let told = self.told();
        let (_, listed) = self.list();
        let mut look = self.manner.look;
        let spoken = told.as_ref().map(|it| it.language);
        look.locale = self.manner.locale.or(spoken).unwrap_or_default();
        let (mut scroll, others) = (self.scroll, self.others());
        let offered = self.following.offered(&self.folder.roll()).map(|it| &*it.name);
        let sight = match (self.over, self.row(listed.len()), self.following.who(), &told) {
            (Some(Over::Help(rows)), ..) => {
                scroll = rows;
                Sight::Help
            }
            (_, Some(row), ..) => Sight::Choosing(&listed, row),
            (_, None, Some((who, standing)), Some(told)) => {
                let aside = offered.map(Aside::Offered);
                let aside = self.following.lost().map(Aside::After).or(aside);
                Sight::Notes { told, presenter: &who.name, standing, others, aside }
            }
            _ => Sight::Waiting(self.following.wanted()),
        };
        let notice = self.notice.as_deref().or_else(|| self.folder.complaint());
        desk(&Desk { sight, scroll, look, notice }, size)
    }

    /// Returns how many present but the one who is followed.
    fn others(&self) -> usize {
        let followed = self.following.who().map(|(who, _)| &*who.key);
        self.folder.roll().alive.iter().filter(|it| Some(&*it.key) != followed).count()
    }

    fn press(&mut self, key: Key) -> Flow {
        self.notice = None;
        for key in key.for_command() {
            let meaning = resolve(Context::Notes, &self.pending, key);
            if meaning == Meaning::Prefix {
                self.pending.push(key);
                continue;
            }
            self.pending.clear();
            if let Meaning::Action(action) = meaning {
                match action {
                    Action::Quit => return Flow::Quit,
                    Action::Suspend => return Flow::Suspend,
                    Action::Close if self.over.is_none() => return Flow::Quit,
                    _ => self.act(action, key),
                }
            }
        }
        Flow::Continue
    }

    fn act(&mut self, action: Action, key: Key) {
        match action {
            Action::Close | Action::Back => self.over = None,
            Action::Help => self.over = Some(Over::Help(0)),
            Action::Presenters => self.list_or_follow(),
            Action::Language => {
                let shown = self.told().map(|it| it.language);
                let locale = self.manner.locale.or(shown).unwrap_or_default();
                let next = Locale::ALL.iter().skip_while(|it| **it != locale).nth(1);
                self.manner.locale = next.copied().or(Some(Locale::En));
            }
            Action::Theme => {
                let theme = self.manner.look.theme;
                let next = Theme::ALL.iter().skip_while(|it| **it != theme).nth(1);
                self.manner.look.theme = next.copied().unwrap_or_default();
            }
            Action::Pick => {
                if let Code::Char(letter) = key.code {
                    let number = letter.to_digit(10).and_then(|it| usize::try_from(it).ok());
                    self.choose(number.unwrap_or_default());
                }
            }
            _ => self.walk(action),
        }
    }

    /// Scrolls, or walks along the list.
    fn walk(&mut self, action: Action) {
        let (all, _) = self.list();
        if let Some(row) = self.row(all.len()) {
            let last = all.len() - 1;
            if action == Action::Open {
                return self.choose(row + 1);
            }
            let row = moved(row, action, (last, last));
            self.over = Some(Over::List(row));
        } else if let Some(Over::Help(scroll)) = self.over {
            self.over = Some(Over::Help(moved(scroll, action, self.extent)));
        } else {
            self.scroll = moved(self.scroll, action, self.extent);
            let notes = self.told().unwrap_or_default().notes;
            self.top.0 = Anchor::at(&notes, self.scroll, self.top.1);
        }
    }

    /// Follows the one that is offered on the screen; else opens or closes the list of all.
    fn list_or_follow(&mut self) {
        let offered = self.following.offered(&self.folder.roll()).cloned();
        match (self.over, offered) {
            (None, Some(who)) => {
                self.following.choose(&who);
                self.take_over();
            }
            (Some(Over::List(_)), _) => self.over = None,
            _ => self.over = Some(Over::List(0)),
        }
    }

    /// Follows the one of this number in the list that is shown, or shows the list with it under
    /// the cursor.
    fn choose(&mut self, number: usize) {
        // Whoever sees no list must not leave anyone by chance.
        if !matches!(self.over, Some(Over::List(_))) && self.following.who().is_some() {
            self.over = Some(Over::List(number.saturating_sub(1)));
            return;
        }
        let (all, _) = self.list();
        self.over = None;
        if let Some(who) = number.checked_sub(1).and_then(|it| all.get(it)) {
            self.following.choose(who);
            self.take_over();
        }
    }
}

/// Returns where a key leads from a row, when `most` is the last and `page` rows are seen.
fn moved(row: usize, action: Action, (most, page): (usize, usize)) -> usize {
    let half = (page / 2).max(1);
    let row = row.min(most);
    match action {
        Action::Next => row + 1,
        Action::Previous => row.saturating_sub(1),
        Action::HalfDown => row + half,
        Action::HalfUp => row.saturating_sub(half),
        Action::First => 0,
        Action::Last => most,
        _ => row,
    }
    .min(most)
}

impl Program for Follower {
    fn draw(&mut self, frame: &mut Frame<'_>) {
        let area = frame.area();
        if self.top.1 != area.width {
            let notes = self.told().unwrap_or_default().notes;
            self.scroll = self.top.0.row(&notes, area.width);
            self.top.1 = area.width;
        }
        let sheet = self.sheet((area.width, area.height));
        self.extent = (sheet.extent, usize::from(area.height));
        let palette = ui::Palette::new(self.manner.look.theme, self.manner.depth);
        let palette = if self.manner.ascii_only { palette.in_ascii() } else { palette };
        frame.render_widget(ui::Screen::new(&sheet, &palette), area);
    }

    fn input(&mut self, input: Input) -> Flow {
        match input {
            Input::Key(key) => return self.press(key),
            Input::Time(now) => {
                let before = self.seconds();
                self.now = now;
                if !self.look() && self.seconds() == before {
                    return Flow::Idle;
                }
            }
            Input::Resize(..) | Input::Redraw => {}
            Input::Background(Background::Light) => self.manner.look.theme = Theme::Light,
            Input::Background(Background::Dark) => return Flow::Idle,
            Input::Notice(notice) => self.notice = Some(notice),
        }
        Flow::Continue
    }

    fn patience(&self) -> Option<Duration> {
        Some(if self.following.who().is_some() { WATCHFUL } else { PATIENT })
    }
}
