//! Places that are missing, sources that came too early, and actions that carry on later ones.

use super::{Findings, began_before, iso};
use crate::load::locate::Path;
use crate::model::{Day, Edtf, Field, Kind};
use crate::store::{Action, Event, Facet, SourceId};

impl<'a> Findings<'a> {
    /// Looks at the place, the sources and the links of each event.
    pub(super) fn facts(&mut self) {
        let store = self.store;
        let published: Vec<Option<Day>> = store.sources().map(|it| self.published(it)).collect();
        let named = self.names_places();
        for event in store.events() {
            if named && event.kind() == Kind::Session && event.places().is_empty() {
                self.warn("no-place", &self.path(event), || {
                    let message = format!("nobody says where `{}` was", event.id());
                    (message, "give it a `place`, as other sessions of this file have one")
                });
            }
            self.old(&published, event);
            for (slot, action) in event.actions().iter().enumerate() {
                self.too_early(&published, event, (slot, action));
                self.carried_on(event, (slot, action));
            }
        }
    }

    /// Tells whether any event has a place.
    pub(super) fn names_places(&self) -> bool {
        let index = self.store.index();
        self.store.places().any(|it| !index.with(Facet::Place, it.slot()).is_empty())
    }

    /// Says once that no session has a place, unless the one that had may have been left out.
    pub(super) fn no_place_at_all(&mut self) {
        if self.kept.is_whole && !self.store.index().of_kind(Kind::Session).is_empty() {
            self.warn("no-place", &Path::default().key("events"), || {
                let message = "no session has a place".to_owned();
                (message, "give each session a `place`; without any, no map and no hosts are known")
            });
        }
    }

    /// Returns the last day on which a source may have been published.
    fn published(&self, source: SourceId) -> Option<Day> {
        let date = self.store.str(self.store.source(source).date);
        if date.is_empty() { None } else { Edtf::parse(date).ok()?.last_day() }
    }

    /// Asks whether a source of an action is older than the event.
    ///
    /// # Rule
    ///
    /// Nobody can report what was agreed before it was, so that one such source is enough; for
    /// other facts see [`Self::old`].
    fn too_early(
        &mut self,
        published: &[Option<Day>],
        event: Event<'a>,
        (slot, action): (usize, &Action),
    ) {
        let store = self.store;
        let mut cites = store.cites(action.cites).iter();
        let Some(source) = cites.find(|it| is_early(published, **it, event)) else { return };
        let path = self.path(event).key("actions").item(slot).key("cites");
        self.warn("source-date", &path, || {
            let message = format!(
                "`{}` is of {}, and cited for what was agreed at `{}` on {}",
                store.str(store.source(*source).key),
                store.str(store.source(*source).date),
                event.id(),
                iso(event.first())
            );
            (message, "cite a source that reports it, or mend a date")
        });
    }

    /// Asks whether all sources of another fact are older than the event.
    ///
    /// # Rule
    ///
    /// An announcement names date and place, so that one older source says nothing; but somebody
    /// should have reported them since. Where nothing cites a source of its own, those listed for
    /// the event count. What is still to come can only have been announced; the offices of leaders
    /// are taken from older reports with good reason.
    fn old(&mut self, published: &[Option<Day>], event: Event<'a>) {
        let store = self.store;
        if store.has_as_of() && event.first() > store.as_of() {
            return;
        }
        for field in [Field::Date, Field::Place, Field::Host, Field::Participants] {
            let path = self.path(event).key(field.name()).key("cites");
            self.all_early(published, event, (event.cites(field), &path));
        }
        for (slot, concern) in event.concerns().iter().enumerate() {
            let path = self.path(event).key("concerns").item(slot).key("cites");
            self.all_early(published, event, (store.cites(concern.cites), &path));
        }
        if !event.cites_by_field() {
            let path = self.path(event).key("sources");
            self.all_early(published, event, (event.sources(), &path));
        }
    }

    fn all_early(
        &mut self,
        published: &[Option<Day>],
        event: Event<'a>,
        (cites, path): (&[SourceId], &Path<'_>),
    ) {
        let store = self.store;
        if !cites.iter().all(|it| is_early(published, *it, event)) {
            return;
        }
        let last = cites.iter().max_by_key(|it| published.get(it.slot()).copied().flatten());
        let Some(last) = last.map(|it| store.source(*it)) else { return };
        self.warn("source-date", path, || {
            let message = format!(
                "no source here is as late as `{}`, on {}: the latest, `{}`, is of {}",
                event.id(),
                iso(event.first()),
                store.str(last.key),
                store.str(last.date)
            );
            (message, "cite a source that reports it, or mend a date")
        });
    }

    /// Asks whether what an action carries on came before it. What leads nowhere is an error of the
    /// loader.
    fn carried_on(&mut self, event: Event<'a>, (slot, action): (usize, &Action)) {
        let store = self.store;
        for (index, &earlier) in store.continues(action.continues).iter().enumerate() {
            let Some((other, _)) = store.find_action(earlier) else { continue };
            let code = if other.at() == event.at() {
                "continues-same"
            } else if began_before(event, other) {
                "continues-later"
            } else {
                continue;
            };
            let path = self.path(event).key("actions").item(slot).key("continues").item(index);
            self.warn(code, &path, || {
                let name = store.str(earlier);
                let message = if code == "continues-same" {
                    format!("`{name}` is agreed at `{}` itself, not before it", event.id())
                } else {
                    format!("`{name}` is of `{}`, which was after `{}`", other.id(), event.id())
                };
                (message, "name an action of an earlier session that this one carries on")
            });
        }
    }
}

/// Tells whether a source is older than an event. The day before does not count: it may be the same
/// day on the other side of the date line.
fn is_early(published: &[Option<Day>], source: SourceId, event: Event<'_>) -> bool {
    let day = published.get(source.slot()).copied().flatten();
    day.is_some_and(|it| it.saturating_add(1) < event.first())
}
