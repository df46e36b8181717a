//! One event of a store, read column by column.

use super::Store;
use super::entity::{Cites, ConflictId, CountryId, EventId, PlaceId, SeriesId, SourceId, ThemeId};
use super::record::{Action, Concern, Leader, Link, Origin, Provenance};
use super::strings::{Str, Text};
use crate::model::{Certainty, Day, Edtf, Field, Kind, Scope};

/// A view of one event. Cheap to copy; nothing is read before it is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Event<'a> {
    pub(super) store: &'a Store,
    pub(super) at: EventId,
    pub(super) row: usize,
}

impl<'a> Event<'a> {
    /// Returns the place in time order.
    pub const fn at(self) -> EventId {
        self.at
    }

    /// Returns the place among the events that were kept, in the order of the file.
    pub const fn row(self) -> usize {
        self.row
    }

    /// Returns where it was read.
    pub fn origin(self) -> Origin {
        self.store.columns.origin.get(self.row).copied().unwrap_or_default()
    }

    /// Returns the id in the file.
    pub fn id(self) -> &'a str {
        self.store.strings.get(self.store.columns.id.get(self.row).copied().unwrap_or_default())
    }

    /// Returns the formal name; blank when the file gives none.
    pub fn name(self) -> Text {
        self.store.columns.name.get(self.row).copied().unwrap_or_default()
    }

    /// Returns what sort of thing happened.
    pub fn kind(self) -> Kind {
        self.store.columns.kind.get(self.row).copied().unwrap_or(Kind::Milestone)
    }

    /// Returns in how narrow a view the event belongs.
    pub fn scope(self) -> Scope {
        self.store.columns.scope.get(self.row).copied().unwrap_or(Scope::All)
    }

    /// Returns the series it is a session of.
    pub fn series(self) -> Option<SeriesId> {
        self.store.columns.series(self.row)
    }

    /// Returns its number in the series.
    pub fn ordinal(self) -> Option<u32> {
        self.store.columns.ordinal(self.row)
    }

    /// Returns the first day it may have been; the first day there is when its start is open.
    pub fn first(self) -> Day {
        Day(self.store.columns.first.get(self.row).copied().unwrap_or_default())
    }

    /// Returns the last day it may have been; the last day there is when its end is open.
    pub fn last(self) -> Day {
        Day(self.store.columns.last.get(self.row).copied().unwrap_or_default())
    }

    /// Returns the date as the file has it.
    pub fn date(self) -> Option<Edtf> {
        self.store.columns.date(self.row)
    }

    /// Returns where it was; the first is the place on the map.
    pub fn places(self) -> &'a [PlaceId] {
        self.store.columns.places.get(self.row)
    }

    /// Returns the parties.
    pub fn countries(self) -> &'a [CountryId] {
        self.store.columns.countries.get(self.row)
    }

    /// Returns who hosted it.
    pub fn host(self) -> Option<CountryId> {
        self.store.columns.host(self.row)
    }

    /// Returns the heads of delegation.
    pub fn leaders(self) -> &'a [Leader] {
        self.store.columns.leaders.get(self.row)
    }

    /// Returns what was agreed.
    pub fn actions(self) -> &'a [Action] {
        self.store.columns.actions.get(self.row)
    }

    /// Returns what was worried about.
    pub fn concerns(self) -> &'a [Concern] {
        self.store.columns.concerns.get(self.row)
    }

    /// Returns how it stands to other events.
    pub fn links(self) -> &'a [Link] {
        self.store.columns.links.get(self.row)
    }

    /// Returns the disagreements about it.
    pub fn conflicts(self) -> &'a [ConflictId] {
        self.store.columns.conflicts.get(self.row)
    }

    /// Returns the themes of the event itself, beside those of its actions.
    pub fn themes(self) -> &'a [ThemeId] {
        self.store.columns.themes.get(self.row)
    }

    /// Returns its free words.
    pub fn tags(self) -> &'a [Str] {
        self.store.columns.tags.get(self.row)
    }

    /// Returns every source that the file lists for it or cites in it, official first.
    pub fn sources(self) -> &'a [SourceId] {
        self.store.columns.sources.get(self.row)
    }

    /// Returns a field of running text; blank when the file gives none.
    pub fn prose(self, field: Field) -> Text {
        let prose = self.store.columns.prose.get(self.row);
        prose.iter().find(|(which, _)| *which == field).map_or_else(Text::default, |&(_, it)| it)
    }

    /// Returns what is known about how a field is known.
    pub fn provenance(self, field: Field) -> Option<Provenance> {
        let all = self.store.columns.provenance.get(self.row);
        all.iter().find(|it| it.field == field).copied()
    }

    /// Returns how firmly a field is known; stated, where the file does not say otherwise.
    pub fn certainty(self, field: Field) -> Certainty {
        self.provenance(field).map_or(Certainty::Stated, |it| it.certainty)
    }

    /// Returns the sources of a field.
    pub fn cites(self, field: Field) -> &'a [SourceId] {
        self.provenance(field).map_or(&[], |it| self.store.cites(it.cites))
    }

    /// Tells whether its sources are given value by value, so that a value without one has none.
    ///
    /// Not so in a file that names no source at all, nor of an event whose sources are meant for
    /// all of it at once.
    pub fn cites_by_field(self) -> bool {
        let has = |cites: Cites| !self.store.cites(cites).is_empty();
        if self.sources().is_empty() {
            return !self.store.tables.sources.is_empty();
        }
        let provenance = self.store.columns.provenance.get(self.row);
        provenance.iter().any(|it| has(it.cites))
            || self.leaders().iter().any(|it| has(it.cites))
            || self.actions().iter().any(|it| has(it.cites))
            || self.concerns().iter().any(|it| has(it.cites))
            || self.links().iter().any(|it| has(it.cites))
    }

    /// Returns the fields that a disagreement touches in this event.
    pub fn disputed(self, conflict: ConflictId) -> &'a [Field] {
        let own = self.store.columns.disputed(self.row, conflict);
        own.unwrap_or_else(|| &self.store.conflict(conflict).fields)
    }

    /// Returns the disagreements that touch a field.
    pub fn conflicts_about(self, field: Field) -> impl Iterator<Item = ConflictId> {
        let touches = move |id: &ConflictId| self.disputed(*id).contains(&field);
        self.conflicts().iter().copied().filter(touches)
    }
}
