//! The events in columns, in the order of the file: one entry, or one list, per row.

use std::collections::BTreeMap;

use super::entity::{ConflictId, CountryId, PlaceId, SeriesId, SourceId, ThemeId};
use super::ragged::Ragged;
use super::record::{Action, Concern, Draft, Leader, Link, Origin, Provenance};
use super::strings::{Str, Text};
use crate::model::{Day, Edtf, Field, Kind, Scope};

/// No series, no number, no host: what a four-byte column holds instead of an option.
const NONE: u32 = u32::MAX;

/// A row, and a disagreement about its event.
type At = (u32, ConflictId);

/// The columns. Row `n` is the `n`th event that was pushed.
///
/// # Cost
///
/// About 80 bytes a row beside what its lists hold. A date that is not simply a day or a span of
/// days stands in a side table, and so do the fields of a disagreement that are the row's own.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    pub(super) first: Vec<i32>,
    pub(super) last: Vec<i32>,
    dates: BTreeMap<u32, Edtf>,
    pub(super) origin: Vec<Origin>,
    pub(super) id: Vec<Str>,
    pub(super) name: Vec<Text>,
    pub(super) kind: Vec<Kind>,
    pub(super) scope: Vec<Scope>,
    series: Vec<u32>,
    ordinal: Vec<u32>,
    host: Vec<u32>,
    pub(super) places: Ragged<PlaceId>,
    pub(super) countries: Ragged<CountryId>,
    pub(super) leaders: Ragged<Leader>,
    pub(super) actions: Ragged<Action>,
    pub(super) concerns: Ragged<Concern>,
    pub(super) links: Ragged<Link>,
    pub(super) conflicts: Ragged<ConflictId>,
    disputed: BTreeMap<At, Vec<Field>>,
    pub(super) themes: Ragged<ThemeId>,
    pub(super) tags: Ragged<Str>,
    pub(super) sources: Ragged<SourceId>,
    pub(super) prose: Ragged<(Field, Text)>,
    pub(super) provenance: Ragged<Provenance>,
}

impl Columns {
    /// Appends a row.
    pub(super) fn push(&mut self, draft: Draft, origin: Origin) {
        self.push_date(&draft.date);
        self.origin.push(origin);
        self.id.push(draft.id);
        self.name.push(draft.name);
        self.kind.push(draft.kind);
        self.scope.push(draft.scope);
        self.series.push(draft.series.map_or(NONE, |it| it.0));
        self.ordinal.push(draft.ordinal.unwrap_or(NONE));
        self.host.push(draft.host.map_or(NONE, |it| it.0));
        let lists = draft.lists;
        let row = u32::try_from(self.id.len() - 1).unwrap_or(NONE);
        self.disputed.extend(lists.disputed.into_iter().map(|(id, it)| ((row, id), it)));
        self.places.push(lists.places);
        self.countries.push(lists.countries);
        self.leaders.push(lists.leaders);
        self.actions.push(lists.actions);
        self.concerns.push(lists.concerns);
        self.links.push(lists.links);
        self.conflicts.push(lists.conflicts);
        self.themes.push(lists.themes);
        self.tags.push(lists.tags);
        self.sources.push(lists.sources);
        self.prose.push(lists.prose);
        self.provenance.push(lists.provenance);
    }

    fn push_date(&mut self, date: &Edtf) {
        let first = date.first_day().map_or(i32::MIN, |it| it.0);
        let last = date.last_day().map_or(i32::MAX, |it| it.0);
        if Edtf::days(Day(first), Day(last)).as_ref() != Some(date) {
            let row = u32::try_from(self.first.len()).unwrap_or(NONE);
            self.dates.insert(row, *date);
        }
        self.first.push(first);
        self.last.push(last);
    }

    /// Returns how many rows there are.
    pub(super) fn len(&self) -> usize {
        self.id.len()
    }

    /// Returns the date of a row as the file had it.
    pub(super) fn date(&self, row: usize) -> Option<Edtf> {
        let special = u32::try_from(row).ok().and_then(|row| self.dates.get(&row)).copied();
        special.or_else(|| Edtf::days(Day(*self.first.get(row)?), Day(*self.last.get(row)?)))
    }

    /// Returns the minute of the day at which a row begins, where its date says so.
    pub(super) fn minute(&self, row: usize) -> Option<u16> {
        self.dates.get(&u32::try_from(row).ok()?)?.start_minute()
    }

    /// Returns the fields that a disagreement touches in a row, where the row has its own.
    pub(super) fn disputed(&self, row: usize, conflict: ConflictId) -> Option<&[Field]> {
        let row = u32::try_from(row).ok()?;
        self.disputed.get(&(row, conflict)).map(Vec::as_slice)
    }

    pub(super) fn series(&self, row: usize) -> Option<SeriesId> {
        some(&self.series, row).map(SeriesId)
    }

    pub(super) fn ordinal(&self, row: usize) -> Option<u32> {
        some(&self.ordinal, row)
    }

    pub(super) fn host(&self, row: usize) -> Option<CountryId> {
        some(&self.host, row).map(CountryId)
    }
}

fn some(column: &[u32], row: usize) -> Option<u32> {
    column.get(row).copied().filter(|&it| it != NONE)
}
