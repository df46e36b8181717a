//! In what do two versions of an event differ?

use super::twins::Twins;
use crate::model::Field;
use crate::store::{Action, Cites, Concern, Event, Leader, Link, Store, Str, Text, Themes};

/// Declares the aspects of an event, each with the word that exports use.
macro_rules! aspects {
    ($($(#[$doc:meta])* $name:ident => $word:literal,)+) => {
        /// Something that two versions of an event may differ in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Aspect { $($(#[$doc])* $name,)+ }

        impl Aspect {
            /// Every aspect, in the order in which they are told.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// Returns the word that exports use. Never changes once released.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }
        }
    };
}

aspects! {
    /// When it was.
    Date => "date",
    /// The formal name.
    Name => "name",
    /// The series.
    Series => "series",
    /// Its number in the series.
    Ordinal => "ordinal",
    /// What sort of thing happened.
    Kind => "kind",
    /// In how narrow a view it belongs.
    Scope => "scope",
    /// Where it was.
    Place => "place",
    /// Who hosted it.
    Host => "host",
    /// The parties.
    Countries => "countries",
    /// Who led the delegations.
    Leaders => "leaders",
    /// Who else took part.
    Participants => "participants",
    /// What it was for.
    Purpose => "purpose",
    /// What was agreed.
    Actions => "actions",
    /// What was worried about.
    Concerns => "concerns",
    /// Its own themes.
    Themes => "themes",
    /// Free words.
    Tags => "tags",
    /// How it stands to other events.
    Links => "links",
    /// The disagreements about it.
    Conflicts => "conflicts",
    /// Remarks.
    Notes => "notes",
    /// The sources.
    Sources => "sources",
    /// Which source says what, and how firmly.
    Provenance => "provenance",
}

/// A set of aspects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Aspects(u32);

impl Aspects {
    /// Tells whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Tells whether an aspect is among them.
    pub const fn has(self, aspect: Aspect) -> bool {
        self.0 & (1 << aspect as u32) != 0
    }

    /// Returns the others.
    #[must_use]
    pub const fn without(self, aspect: Aspect) -> Self {
        Self(self.0 & !(1 << aspect as u32))
    }

    /// Returns them in the order of [`Aspect::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Aspect> {
        Aspect::ALL.iter().copied().filter(move |it| self.has(*it))
    }

    fn note(&mut self, aspect: Aspect) {
        self.0 |= 1 << aspect as u32;
    }
}

/// Two versions of a data set, and who is who in them.
#[derive(Clone, Copy)]
pub(super) struct Both<'a> {
    pub(super) old: &'a Store,
    pub(super) new: &'a Store,
    pub(super) twins: &'a Twins,
}

impl Both<'_> {
    /// Returns in what an event differs.
    pub(super) fn aspects(self, old: Event<'_>, new: Event<'_>) -> Aspects {
        let same = |aspect| match aspect {
            Aspect::Date => old.date() == new.date(),
            Aspect::Name => self.same_text(old.name(), new.name()),
            Aspect::Series => self.same_series_of(old, new),
            Aspect::Ordinal => old.ordinal() == new.ordinal(),
            Aspect::Kind => old.kind() == new.kind(),
            Aspect::Scope => old.scope() == new.scope(),
            Aspect::Place => self.same_places(old, new),
            Aspect::Host => old.host().map(|it| self.twins.country(it)) == new.host().map(Some),
            Aspect::Countries => {
                let all = || old.countries().iter().map(|it| self.twins.country(*it));
                same_set(all, new.countries())
            }
            Aspect::Leaders => alike(old.leaders(), new.leaders(), |a, b| self.leader(a, b)),
            Aspect::Participants => self.same_prose(old, new, Field::Participants),
            Aspect::Purpose => self.same_prose(old, new, Field::Purpose),
            Aspect::Notes => self.same_prose(old, new, Field::Notes),
            Aspect::Actions => alike(old.actions(), new.actions(), |a, b| self.action(a, b)),
            Aspect::Concerns => alike(old.concerns(), new.concerns(), |a, b| self.concern(a, b)),
            Aspect::Themes => {
                let all = || old.themes().iter().map(|it| self.twins.theme(*it));
                same_set(all, new.themes())
            }
            Aspect::Tags => self.same_tags(old.tags(), new.tags()),
            Aspect::Links => alike(old.links(), new.links(), |a, b| self.link(a, b)),
            Aspect::Conflicts => self.same_conflicts(old, new),
            Aspect::Sources => {
                let all = || old.sources().iter().map(|it| self.twins.source(*it));
                same_set(all, new.sources())
            }
            Aspect::Provenance => self.same_provenance(old, new),
        };
        let mut found = Aspects::default();
        Aspect::ALL.iter().filter(|it| !same(**it)).for_each(|it| found.note(*it));
        found
    }

    fn same_prose(self, old: Event<'_>, new: Event<'_>, field: Field) -> bool {
        self.same_text(old.prose(field), new.prose(field))
    }

    fn same_series_of(self, old: Event<'_>, new: Event<'_>) -> bool {
        old.series().map(|it| self.twins.series(it)) == new.series().map(Some)
    }

    fn same_places(self, old: Event<'_>, new: Event<'_>) -> bool {
        let places = old.places().iter().map(|it| self.twins.place(*it));
        places.eq(new.places().iter().copied().map(Some))
    }

    /// Tells whether two texts say the same in every language.
    pub(super) fn same_text(self, old: Text, new: Text) -> bool {
        let (before, after) = (self.old.strings(), self.new.strings());
        if before.forms(old).eq(after.forms(new)) {
            return true;
        }
        let mut old: Vec<_> = before.forms(old).filter(|it| !it.1.is_empty()).collect();
        let mut new: Vec<_> = after.forms(new).filter(|it| !it.1.is_empty()).collect();
        old.sort_unstable();
        new.sort_unstable();
        old == new
    }

    pub(super) fn same_str(self, old: Str, new: Str) -> bool {
        self.old.str(old) == self.new.str(new)
    }

    pub(super) fn same_cites(self, old: Cites, new: Cites) -> bool {
        let (old, new) = (self.old.cites(old), self.new.cites(new));
        same_set(|| old.iter().map(|it| self.twins.source(*it)), new)
    }

    fn same_themes(self, old: Themes, new: Themes) -> bool {
        let (old, new) = (self.old.theme_list(old), self.new.theme_list(new));
        same_set(|| old.iter().map(|it| self.twins.theme(*it)), new)
    }

    fn same_tags(self, old: &[Str], new: &[Str]) -> bool {
        let mut old: Vec<&str> = old.iter().map(|it| self.old.str(*it)).collect();
        let mut new: Vec<&str> = new.iter().map(|it| self.new.str(*it)).collect();
        old == new || {
            old.sort_unstable();
            new.sort_unstable();
            old == new
        }
    }

    fn leader(self, old: &Leader, new: &Leader) -> bool {
        self.twins.person(old.person) == Some(new.person)
            && old.country.map(|it| self.twins.country(it)) == new.country.map(Some)
            && self.same_text(old.office, new.office)
            && self.same_text(old.note, new.note)
    }

    /// Tells whether an action says the same, whoever says so.
    pub(super) fn action(self, old: &Action, new: &Action) -> bool {
        let earlier = self.old.continues(old.continues).iter().map(|it| self.old.str(*it));
        self.same_str(old.id, new.id)
            && self.same_text(old.text, new.text)
            && self.same_themes(old.themes, new.themes)
            && self.same_str(old.status, new.status)
            && earlier.eq(self.new.continues(new.continues).iter().map(|it| self.new.str(*it)))
    }

    fn concern(self, old: &Concern, new: &Concern) -> bool {
        self.same_text(old.text, new.text) && self.same_themes(old.themes, new.themes)
    }

    fn link(self, old: &Link, new: &Link) -> bool {
        self.same_str(old.rel, new.rel)
            && self.same_str(old.to, new.to)
            && self.same_text(old.note, new.note)
    }

    fn same_conflicts(self, old: Event<'_>, new: Event<'_>) -> bool {
        let twin = |it| self.twins.conflict(it);
        same_set(|| old.conflicts().iter().map(|it| twin(*it)), new.conflicts())
            && old
                .conflicts()
                .iter()
                .all(|&it| twin(it).is_some_and(|twin| old.disputed(it) == new.disputed(twin)))
    }

    /// Tells whether the same sources say the same fields as firmly. Where a list has other entries,
    /// that is told of the list itself.
    fn same_provenance(self, old: Event<'_>, new: Event<'_>) -> bool {
        let fields =
            Field::ALL.iter().all(|&field| match (old.provenance(field), new.provenance(field)) {
                (None, None) => true,
                (Some(old), Some(new)) => {
                    old.certainty == new.certainty
                        && self.same_cites(old.cites, new.cites)
                        && self.same_text(old.note, new.note)
                }
                _ => false,
            });
        let cites = |old: Cites, new: Cites| self.same_cites(old, new);
        fields
            && old.leaders().iter().zip(new.leaders()).all(|(a, b)| cites(a.cites, b.cites))
            && old
                .actions()
                .iter()
                .zip(new.actions())
                .all(|(a, b)| !self.same_text(a.text, b.text) || cites(a.cites, b.cites))
            && old.concerns().iter().zip(new.concerns()).all(|(a, b)| cites(a.cites, b.cites))
            && old.links().iter().zip(new.links()).all(|(a, b)| cites(a.cites, b.cites))
    }
}

/// Tells whether two lists have like entries in the same order.
fn alike<T>(old: &[T], new: &[T], same: impl Fn(&T, &T) -> bool) -> bool {
    old.len() == new.len() && old.iter().zip(new).all(|(old, new)| same(old, new))
}

/// Tells whether two lists name the same entities, in whatever order.
fn same_set<T, I>(old: impl Fn() -> I, new: &[T]) -> bool
where
    T: Copy + Ord,
    I: Iterator<Item = Option<T>>,
{
    if old().eq(new.iter().copied().map(Some)) {
        return true;
    }
    let mut old: Vec<Option<T>> = old().collect();
    let mut new: Vec<Option<T>> = new.iter().copied().map(Some).collect();
    old.sort_unstable();
    new.sort_unstable();
    old == new
}
