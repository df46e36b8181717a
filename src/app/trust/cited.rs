//! What can be asked for its sources, and what is said about it.

use crate::analysis::{self, Change};
use crate::app::overlay::Overlay;
use crate::app::state::{Bottom, Pane, State};
use crate::app::views::{compare, hosts, people, thread};
use crate::i18n::Locale;
use crate::i18n::dates::{self, Style};
use crate::model::{Certainty, Field};
use crate::store::{Action, ConflictId, Event, EventId, Leader, SourceId, Store, Text};

/// A value of an event that can be asked for its sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cited {
    /// When it was, and how it is called.
    Date(EventId),
    /// Where it was, and who hosted it.
    Place(EventId),
    /// A head of delegation, by the position in the event.
    Leader(EventId, usize),
    /// Something agreed, by its position in the event.
    Action(EventId, usize),
    /// What it was for, who took part, what was worried about, remarks.
    Notes(EventId),
    /// All of it.
    Whole(EventId),
}

/// A source, and the number under which it is shown.
pub type Numbered = (usize, SourceId);

/// One value, and how it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim<'a> {
    /// The field that it is of.
    pub field: Field,
    /// The value in words.
    pub value: String,
    /// Who says so.
    pub cites: &'a [SourceId],
    /// How firmly; `None` where the format has no word for it.
    pub certainty: Option<Certainty>,
    /// Remarks; may be blank.
    pub note: Text,
}

impl Cited {
    /// Returns the value under the cursor: an action where two sessions are compared or one action
    /// is followed, the head or the place of its own view, else that of the main screen; of a pane with nothing in it, the whole event.
    pub fn under_cursor(store: &Store, state: &State) -> Option<Self> {
        let of = |found: Option<(Event<'_>, &Action)>| Self::action(found?.0, found?.1);
        match state.overlays.last() {
            Some(Overlay::Compare) => return of(compare::under_cursor(store, state)),
            Some(Overlay::Thread) => return of(thread::under_cursor(store, state)),
            Some(Overlay::People) => return people::cited(store, state),
            Some(Overlay::Hosts) => return hosts::cited(store, state),
            _ => {}
        }
        let event = state.event(store)?;
        let at = event.at();
        Some(match state.focus {
            Pane::Timeline | Pane::Sessions => Self::Date(at),
            Pane::Location => Self::Place(at),
            Pane::Bottom(Bottom::Sources) => Self::Whole(at),
            Pane::Bottom(Bottom::Notes) => Self::Notes(at),
            Pane::Leaders => match event.leaders().len().checked_sub(1) {
                Some(last) => Self::Leader(at, state.row.min(last)),
                None => Self::Whole(at),
            },
            Pane::Bottom(Bottom::Actions) => agreed(store, state, event).unwrap_or(Self::Whole(at)),
        })
    }

    /// Returns an action of an event; `None` when it is none of its own.
    pub fn action(event: Event<'_>, action: &Action) -> Option<Self> {
        let position = event.actions().iter().position(|it| it == action)?;
        Some(Self::Action(event.at(), position))
    }

    /// Returns the event that it is a value of.
    pub const fn event(self) -> EventId {
        match self {
            Self::Date(event)
            | Self::Place(event)
            | Self::Leader(event, _)
            | Self::Action(event, _)
            | Self::Notes(event)
            | Self::Whole(event) => event,
        }
    }

    /// Returns the fields that it is about.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Date(_) => &[Field::Date, Field::Name],
            Self::Place(_) => &[Field::Place, Field::Host],
            Self::Leader(..) => &[Field::Leaders],
            Self::Action(..) => &[Field::Actions],
            Self::Notes(_) => &[Field::Purpose, Field::Participants, Field::Concerns, Field::Notes],
            Self::Whole(_) => &[],
        }
    }

    /// Returns what is said, value by value, in words of `locale`, ranges with `dash` between.
    pub fn claims<'a>(self, store: &'a Store, locale: Locale, dash: &str) -> Vec<Claim<'a>> {
        let Some(event) = store.event(self.event()) else { return Vec::new() };
        let say = |text| store.say(text, locale.tag());
        match self {
            Self::Whole(_) => Vec::new(),
            Self::Leader(_, position) => {
                let leader = event.leaders().get(position);
                leader.map(|it| leader_claim(store, locale, it)).into_iter().collect()
            }
            Self::Action(_, position) => {
                let action = event.actions().get(position);
                let claim = |it: &Action| Claim {
                    field: Field::Actions,
                    value: say(it.text).to_owned(),
                    cites: store.cites(it.cites),
                    certainty: None,
                    note: Text::default(),
                };
                action.map(claim).into_iter().collect()
            }
            Self::Date(_) | Self::Place(_) | Self::Notes(_) => {
                let fields = self.fields().iter();
                fields.flat_map(|&it| of_field(store, (locale, dash), event, it)).collect()
            }
        }
    }

    /// Returns its sources with their numbers, a copy as what it is a copy of. A value without
    /// sources of its own has those of the event, where these are given for all of it at once.
    pub fn sources(self, store: &Store) -> Vec<Numbered> {
        let Some(event) = store.event(self.event()) else { return Vec::new() };
        let all = (1..).zip(store.numbered(event));
        if let Self::Whole(_) = self {
            return all.collect();
        }
        let claims = self.claims(store, Locale::En, "");
        let mut cites: Vec<SourceId> = claims.iter().flat_map(|it| it.cites).copied().collect();
        if cites.is_empty() && !event.cites_by_field() {
            cites = event.sources().to_vec();
        }
        let originals: Vec<SourceId> = cites.iter().map(|&it| store.original_of(it)).collect();
        all.filter(|(_, it)| originals.contains(it)).collect()
    }

    /// Returns the sources of the disagreements about it that are none of its own, with their
    /// numbers.
    pub fn disputing(self, store: &Store) -> Vec<Numbered> {
        let Some(event) = store.event(self.event()) else { return Vec::new() };
        let own = self.sources(store);
        let conflicts = self.conflicts(store).into_iter();
        let cites = conflicts.flat_map(|it| store.cites(store.conflict(it).cites));
        let originals: Vec<SourceId> = cites.map(|&it| store.original_of(it)).collect();
        let all = (1..).zip(store.numbered(event));
        all.filter(|it| originals.contains(&it.1) && !own.contains(it)).collect()
    }

    /// Returns the copies of a source in which the value was read.
    pub fn copies(self, store: &Store, original: SourceId) -> Vec<SourceId> {
        let claims = self.claims(store, Locale::En, "");
        let is_copy = |it: &SourceId| *it != original && store.original_of(*it) == original;
        let cites = claims.iter().flat_map(|it| it.cites).copied();
        let mut copies: Vec<SourceId> = cites.filter(is_copy).collect();
        copies.sort_unstable();
        copies.dedup();
        copies
    }

    /// Returns the disagreements about it. Of those about heads of delegation, the ones that the
    /// remark on another head names are not about this one.
    pub fn conflicts(self, store: &Store) -> Vec<ConflictId> {
        let Some(event) = store.event(self.event()) else { return Vec::new() };
        match self {
            Self::Whole(_) => event.conflicts().to_vec(),
            Self::Leader(_, position) => {
                let own = named_in(store, event, event.leaders().get(position));
                own.into_iter().chain(named_in(store, event, None)).collect()
            }
            _ => {
                let touches = |id: &ConflictId| {
                    self.fields().iter().any(|it| event.disputed(*id).contains(it))
                };
                event.conflicts().iter().copied().filter(touches).collect()
            }
        }
    }
}

/// Returns the action under the cursor of the list of actions.
fn agreed(store: &Store, state: &State, event: Event<'_>) -> Option<Cited> {
    let changes = analysis::since(store, event, &state.kept.matches);
    let row = state.row.min(changes.actions.len().checked_sub(1)?);
    let agreed = changes.actions.get(row)?;
    let of = changes.previous.filter(|_| agreed.change == Some(Change::Dropped)).unwrap_or(event);
    Cited::action(of, agreed.action)
}

fn leader_claim<'a>(store: &'a Store, locale: Locale, leader: &Leader) -> Claim<'a> {
    let say = |text| store.say(text, locale.tag());
    let parts = [say(store.person(leader.person).name), say(leader.office)];
    let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    Claim {
        field: Field::Leaders,
        value: parts.join(", "),
        cites: store.cites(leader.cites),
        certainty: None,
        note: leader.note,
    }
}

/// Returns what an event has in a field; nothing where it is blank.
fn of_field<'a>(
    store: &'a Store,
    (locale, dash): (Locale, &str),
    event: Event<'a>,
    field: Field,
) -> Vec<Claim<'a>> {
    let say = |text| store.say(text, locale.tag());
    let values: Vec<String> = match field {
        Field::Date => {
            event.date().iter().map(|it| dates::span(it, locale, Style::WithYear, dash)).collect()
        }
        Field::Place => {
            let places = event.places().iter().map(|&it| say(store.place(it).name).to_owned());
            Some(places.collect::<Vec<_>>().join("; ")).into_iter().collect()
        }
        Field::Host => {
            let name = |it| say(store.country(it).name).to_owned();
            event.host().map(name).into_iter().collect()
        }
        Field::Name => vec![say(event.name()).to_owned()],
        Field::Concerns => {
            let claim = |it: &crate::store::Concern| Claim {
                field,
                value: say(it.text).to_owned(),
                cites: store.cites(it.cites),
                certainty: None,
                note: Text::default(),
            };
            return event.concerns().iter().map(claim).collect();
        }
        _ => vec![say(event.prose(field)).to_owned()],
    };
    let claim = |value: String| Claim {
        field,
        value,
        cites: event.cites(field),
        certainty: event.provenance(field).map(|it| it.certainty),
        note: event.provenance(field).map(|it| it.note).unwrap_or_default(),
    };
    values.into_iter().filter(|it| !it.is_empty()).map(claim).collect()
}

/// Returns the disagreements about heads of delegation that a remark on one of them, or on the
/// person, names by their ids; without one, those that no remark names, which are about all.
pub fn named_in(store: &Store, event: Event<'_>, leader: Option<&Leader>) -> Vec<ConflictId> {
    let names = |leader: &Leader, key: &str| {
        let notes = [leader.note, store.person(leader.person).note].into_iter();
        let notes = notes.flat_map(|it| store.strings().forms(it));
        let mut words = notes.flat_map(|(_, note)| note.split(|it: char| !it.is_alphanumeric()));
        words.any(|it| it == key)
    };
    let wanted = |id: &ConflictId| {
        let key = store.str(store.conflict(*id).key);
        match leader {
            Some(leader) => names(leader, key),
            None => !event.leaders().iter().any(|it| names(it, key)),
        }
    };
    event.conflicts_about(Field::Leaders).filter(wanted).collect()
}
