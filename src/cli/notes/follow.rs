//! Whose notes are shown? The rules, apart from files and terminals.
//!
//! The only one who presents is followed; of several the user chooses. One who is followed stays
//! so while alive. Gone, it is followed again when it comes back to the same terminal with the same
//! timeline. Another terminal takes its place only if nobody was asked for by name, and if it is the
//! only one that has begun the same tour since the loss; the speaker is told. Others are offered.

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

impl Identity {
    /// Tells whether both present the same tour of the same timeline.
    fn tells_like(&self, other: &Self) -> bool {
        self.file == other.file && self.tour == other.tour
    }
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
    /// The one who was asked for by name: nobody else is ever followed without being chosen.
    wanted: Option<String>,
    /// The one who is, or was, followed.
    who: Option<Identity>,
    standing: Standing,
    /// The name of the one that was lost, whose place another terminal has taken.
    lost: Option<String>,
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

    /// Returns the name that was asked for.
    pub(super) fn wanted(&self) -> Option<&str> {
        self.wanted.as_deref()
    }

    /// Returns those who can be followed: all, or those of the name that was asked for.
    pub(super) fn candidates<'a>(&self, roll: &Roll<'a>) -> Vec<&'a Identity> {
        let fits = |it: &&Identity| self.wanted.as_ref().is_none_or(|name| it.name == *name);
        roll.alive.iter().copied().filter(fits).collect()
    }

    /// Follows this one, because the user says so. Who named a presenter at the start has named
    /// another one now.
    pub(super) fn choose(&mut self, who: &Identity) {
        self.wanted = self.wanted.take().map(|_| who.name.clone());
        self.lost = None;
        self.follow(who.clone());
    }

    fn follow(&mut self, who: Identity) {
        self.who = Some(who);
        self.standing = Standing::Presenting;
    }

    /// Returns the name of the one that was lost, whose place another has taken, until
    /// [`Following::settle`].
    pub(super) fn lost(&self) -> Option<&str> {
        self.lost.as_deref()
    }

    /// The speaker has seen that another terminal is followed.
    pub(super) fn settle(&mut self) {
        self.lost = None;
    }

    /// Returns the only one at another terminal that presents the same tour of the same timeline,
    /// when the one who was followed is gone: it is followed only if the user says so.
    pub(super) fn offered<'a>(&self, roll: &Roll<'a>) -> Option<&'a Identity> {
        let who = self.who.as_ref().filter(|_| self.standing != Standing::Presenting)?;
        only(roll.alive.iter().copied().filter(|it| it.tells_like(who)))
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
        if let Some(back) = returned(who, &self.before, roll) {
            self.follow(back.clone());
        } else if let Some(other) = self.heir(who, roll) {
            self.lost = Some(who.name.clone());
            self.follow(other.clone());
        } else {
            return;
        }
        self.remember(roll);
    }

    /// Those who were there at the loss stay remembered until the one who is lost comes back.
    fn remember(&mut self, roll: &Roll<'_>) {
        self.before = roll.alive.iter().map(|it| it.key.clone()).collect();
    }

    /// Returns the only one that has begun the same tour since the loss. One who came to an end
    /// begins again where it was, and one with a name has no other: nobody takes their place.
    fn heir<'a>(&self, who: &Identity, roll: &Roll<'a>) -> Option<&'a Identity> {
        if self.standing != Standing::Gone || self.wanted.is_some() {
            return None;
        }
        only(begun(&self.before, roll).filter(|it| it.tells_like(who)))
    }
}

/// Returns those who have begun since.
fn begun<'r, 'a>(
    before: &'r BTreeSet<String>,
    roll: &'r Roll<'a>,
) -> impl Iterator<Item = &'a Identity> + 'r {
    roll.alive.iter().copied().filter(|it| !before.contains(&it.key))
}

/// Returns the one who is lost, should it be back: at the same terminal with the same timeline.
fn returned<'a>(
    who: &Identity,
    before: &BTreeSet<String>,
    roll: &Roll<'a>,
) -> Option<&'a Identity> {
    let is_place = |it: &&Identity| {
        it.file == who.file
            && it.terminal == who.terminal
            && (it.terminal.is_some() || it.process == who.process)
    };
    begun(before, roll).find(is_place)
}

/// Returns the only one there is.
fn only<'a>(mut all: impl Iterator<Item = &'a Identity>) -> Option<&'a Identity> {
    all.next().filter(|_| all.next().is_none())
}
