//! Whose notes are shown? The rules, apart from files and terminals.
//!
//! The only one who presents is followed; of several the user chooses. One who is followed stays
//! so while alive. Gone, it is followed again when it comes back, and nobody takes its place who
//! was there before.

use std::collections::BTreeSet;

use crate::view::Standing;

/// Who presents what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Identity {
    /// What no other briefing has had.
    pub(super) key: String,
    /// What lists call it: the terminal, else the process.
    pub(super) name: String,
    /// The terminal, such as `pts/3`.
    pub(super) terminal: Option<String>,
    /// The process.
    pub(super) process: u32,
    /// The timeline.
    pub(super) file: String,
    /// The id of the tour.
    pub(super) tour: String,
}

/// Who is there.
#[derive(Clone, Debug, Default)]
pub(super) struct Roll<'a> {
    /// Those who present.
    pub(super) alive: Vec<&'a Identity>,
    /// The keys of those who are gone without an end.
    pub(super) dead: BTreeSet<&'a str>,
}

/// Who is followed.
#[derive(Clone, Debug, Default)]
pub(super) struct Following {
    /// The one who was asked for by name.
    wanted: Option<String>,
    /// The one who is, or was, followed.
    who: Option<Identity>,
    standing: Standing,
    /// The keys of all who were there when it was last seen.
    before: BTreeSet<String>,
}

impl Following {
    /// Follows nobody yet; `wanted` is the name of a presenter.
    pub(super) fn new(wanted: Option<&str>) -> Self {
        let name = |it: &str| it.strip_prefix("/dev/").unwrap_or(it).to_owned();
        Self { wanted: wanted.map(name), ..Self::default() }
    }

    /// Returns the one who is, or was, followed, and whether more is to be expected.
    pub(super) fn who(&self) -> Option<(&Identity, Standing)> {
        self.who.as_ref().map(|it| (it, self.standing))
    }

    /// Returns the name that was asked for, as long as nobody is followed.
    pub(super) fn wanted(&self) -> Option<&str> {
        self.wanted.as_deref()
    }

    /// Returns those who can be followed: all, or those of the name that was asked for.
    pub(super) fn candidates<'a>(&self, roll: &Roll<'a>) -> Vec<&'a Identity> {
        let fits = |it: &&Identity| self.wanted.as_ref().is_none_or(|name| it.name == *name);
        roll.alive.iter().copied().filter(fits).collect()
    }

    /// Follows this one, because the user says so.
    pub(super) fn choose(&mut self, who: &Identity) {
        self.wanted = None;
        self.follow(who.clone());
    }

    fn follow(&mut self, who: Identity) {
        self.who = Some(who);
        self.standing = Standing::Presenting;
    }

    /// Looks at who is there now.
    pub(super) fn look(&mut self, roll: &Roll<'_>) {
        let Some(who) = &self.who else {
            if let [only] = self.candidates(roll).as_slice() {
                self.follow((*only).clone());
            }
            self.remember(roll);
            return;
        };
        if let Some(same) = roll.alive.iter().find(|it| it.key == who.key) {
            self.follow((*same).clone());
            self.remember(roll);
            return;
        }
        if self.standing == Standing::Presenting {
            let gone = roll.dead.contains(&*who.key);
            self.standing = if gone { Standing::Gone } else { Standing::Over };
        }
        if let Some(back) = self.returned(who, roll) {
            self.follow(back);
            self.remember(roll);
        }
    }

    /// Those who were there at the loss stay remembered until the one who is lost comes back.
    fn remember(&mut self, roll: &Roll<'_>) {
        self.before = roll.alive.iter().map(|it| it.key.clone()).collect();
    }

    /// Returns the one who is lost, should it be back: at the same terminal with the same
    /// timeline, else the only one who has begun since with the same timeline and tour.
    fn returned(&self, who: &Identity, roll: &Roll<'_>) -> Option<Identity> {
        let is_new = |it: &&&Identity| !self.before.contains(&it.key);
        let is_place = |it: &Identity| {
            it.file == who.file
                && it.terminal == who.terminal
                && (it.terminal.is_some() || it.process == who.process)
        };
        let new = || roll.alive.iter().filter(is_new);
        if let Some(same) = new().find(|it| is_place(it)) {
            return Some((*same).clone());
        }
        let mut alike = new().filter(|it| it.file == who.file && it.tour == who.tour);
        let only = alike.next().filter(|_| alike.next().is_none());
        // One who came to an end begins again where it was; another is another briefing.
        only.filter(|_| self.standing == Standing::Gone).map(|it| (*it).clone())
    }
}
