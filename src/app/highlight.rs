//! What stands out without anything being hidden.

use super::notice::Notice;
use super::reload::Carry;
use super::search::{self, Manner};
use super::state::{Bottom, Pane, State};
use crate::analysis::{self, Diff};
use crate::model::Kind;
use crate::store::{
    CountryId, Event, EventSet, Facet, PersonId, PlaceId, SeriesId, Store, ThemeId,
};

/// How many things can stand out, each in a color of its own.
const MOST: u8 = 4;

/// What a highlight is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// What was searched for, as typed, and how.
    Search(String, Manner),
    /// A head of delegation.
    Person(PersonId),
    /// A place.
    Place(PlaceId),
    /// A theme.
    Theme(ThemeId),
    /// A series.
    Series(SeriesId),
    /// A party.
    Country(CountryId),
    /// Events of a kind that are of no series.
    Kind(Kind),
}

impl Subject {
    /// Returns the events that it is of, shown or not.
    fn events(&self, store: &Store) -> EventSet {
        let with = |facet, slot| store.index().with(facet, slot).clone();
        match self {
            Self::Search(typed, manner) => search::found(store, typed, *manner),
            Self::Person(it) => with(Facet::Person, it.slot()),
            Self::Place(it) => with(Facet::Place, it.slot()),
            Self::Theme(it) => with(Facet::Theme, it.slot()),
            Self::Series(it) => with(Facet::Series, it.slot()),
            Self::Country(it) => with(Facet::Country, it.slot()),
            Self::Kind(it) => of_no_series(store, *it),
        }
    }

    /// Returns what it is in the version of the data that came after.
    fn carried(&self, diff: &Diff) -> Option<Self> {
        Some(match self {
            Self::Search(..) | Self::Kind(_) => self.clone(),
            Self::Person(it) => Self::Person(diff.twins.person(*it)?),
            Self::Place(it) => Self::Place(diff.twins.place(*it)?),
            Self::Theme(it) => Self::Theme(diff.twins.theme(*it)?),
            Self::Series(it) => Self::Series(diff.twins.series(*it)?),
            Self::Country(it) => Self::Country(diff.twins.country(*it)?),
        })
    }
}

/// Something that stands out.
#[derive(Clone, Debug)]
pub struct Highlight {
    subject: Subject,
    set: EventSet,
    slot: u8,
}

impl Highlight {
    /// Returns what it is of.
    pub const fn subject(&self) -> &Subject {
        &self.subject
    }

    /// Returns its events, shown or not.
    pub const fn set(&self) -> &EventSet {
        &self.set
    }

    /// Returns which of the four colors it has: 0 to 3.
    pub const fn slot(&self) -> u8 {
        self.slot
    }
}

/// Up to four highlights, the oldest first.
#[derive(Clone, Debug, Default)]
pub struct Highlights(Vec<Highlight>);

impl Highlights {
    /// Returns the highlights, the oldest first.
    pub fn iter(&self) -> impl Iterator<Item = &Highlight> {
        self.0.iter()
    }

    /// Tells whether nothing stands out.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes them over into another store, each with its color, where what they are of is there.
    pub(super) fn carried(self, carry: Carry<'_>) -> Self {
        let carried = |it: Highlight| {
            let subject = it.subject.carried(carry.diff)?;
            Some(Highlight { set: subject.events(carry.new), subject, slot: it.slot })
        };
        Self(self.0.into_iter().filter_map(carried).collect())
    }

    /// Takes the highlight of a subject away; tells whether there was one.
    fn remove(&mut self, subject: &Subject) -> bool {
        let count = self.0.len();
        self.0.retain(|it| it.subject != *subject);
        self.0.len() < count
    }

    /// Adds a highlight in a free color, or in that of the oldest, which gives way.
    fn add(&mut self, subject: Subject, set: EventSet) {
        let oldest = (self.0.len() >= MOST.into()).then(|| self.0.remove(0).slot);
        let free = || (0..MOST).find(|slot| self.0.iter().all(|it| it.slot != *slot));
        let slot = oldest.or_else(free).unwrap_or(0);
        self.0.push(Highlight { subject, set, slot });
    }
}

/// Highlights what is searched for, which ends the search, or the value under the cursor; takes the
/// highlight away where there is one of the same already.
pub(super) fn next(store: &Store, state: &mut State) {
    let Some(subject) = subject(store, state) else {
        state.notice = Some(Notice::NothingToHighlight);
        return;
    };
    let set = match &subject {
        Subject::Search(..) => state.search.all().clone(),
        other => other.events(store),
    };
    let removed = state.highlights.remove(&subject);
    state.notice = Some(if removed {
        Notice::NoLongerHighlighted(subject)
    } else if set.is_empty() {
        Notice::NoMatch { hidden: 0 }
    } else {
        let count = set.len();
        state.highlights.add(subject.clone(), set);
        Notice::Highlighted(subject, count)
    });
    state.search.clear();
}

/// Takes all highlights away.
pub(super) fn clear(state: &mut State) {
    state.highlights = Highlights::default();
}

/// Returns what stands under the cursor: what is searched for, then the value in the row of the
/// focused pane, then what the selected event is one of.
fn subject(store: &Store, state: &State) -> Option<Subject> {
    if !state.search.is_empty() {
        let typed = state.search.text().trim().to_owned();
        return Some(Subject::Search(typed, state.search.manner()));
    }
    let event = state.event(store)?;
    let of_pane = match state.focus {
        Pane::Leaders => {
            let last = event.leaders().len().saturating_sub(1);
            event.leaders().get(state.row.min(last)).map(|it| Subject::Person(it.person))
        }
        Pane::Location => event.places().first().copied().map(Subject::Place),
        Pane::Bottom(Bottom::Actions) => theme_at(store, state, event).map(Subject::Theme),
        Pane::Timeline | Pane::Sessions | Pane::Bottom(Bottom::Sources | Bottom::Notes) => None,
    };
    Some(of_pane.or_else(|| event.series().map(Subject::Series)).unwrap_or_else(|| of_none(event)))
}

/// Returns the first theme of an action, in the order in which they are shown.
fn theme_at(store: &Store, state: &State, event: Event<'_>) -> Option<ThemeId> {
    let actions = analysis::since(store, event, &state.kept.matches).actions;
    let last = actions.len().checked_sub(1)?;
    let changed = actions.get(state.row.min(last))?;
    store.theme_list(changed.action.themes).first().copied()
}

/// What an event of no series is one of: the events about its theme, with its party, of its kind.
fn of_none(event: Event<'_>) -> Subject {
    let theme = event.themes().first().copied().map(Subject::Theme);
    let party = || event.countries().first().copied().map(Subject::Country);
    theme.or_else(party).unwrap_or_else(|| Subject::Kind(event.kind()))
}

fn of_no_series(store: &Store, kind: Kind) -> EventSet {
    let mut set = store.index().of_kind(kind).clone();
    for series in store.series() {
        set.minus(store.index().with(Facet::Series, series.slot()));
    }
    set
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Input, Look, update};
    use crate::load::load;
    use crate::query::parse;

    #[test]
    fn all_can_be_taken_away_at_once() {
        let store = load(r#"{"events":[{"date":"2024","name":"a","countries":["JP"]}]}"#).store;
        let mut state = State::new(&store, parse("").unwrap(), Look::default()).unwrap();
        update(&store, &mut state, Input::Key(crate::action::Key::char('*')));
        let subjects: Vec<&Subject> = state.highlights.iter().map(Highlight::subject).collect();
        assert!(matches!(subjects[..], [Subject::Country(_)]), "{subjects:?}");
        clear(&mut state);
        assert_eq!(state.highlights.iter().count(), 0);
    }
}
