//! An event as `attache list` prints it: names beside ids, and lists of sources.

use serde::Deserialize;

use crate::load::value::{Bare, Value, Word};
use crate::load::wire::{
    OrWord, WireAction, WireDispute, WireEvent, WireFile, WireLeader, WireLink, WirePerson,
    WirePlace, WireSource,
};
use crate::store::Table as Rows;

/// What is printed, as far as an event is made of it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Listed<'a> {
    #[serde(borrow)]
    id: Option<Word<'a>>,
    #[serde(borrow)]
    kind: Option<Word<'a>>,
    #[serde(borrow)]
    scope: Option<Word<'a>>,
    #[serde(borrow)]
    series: Option<Word<'a>>,
    ordinal: Option<u32>,
    #[serde(borrow)]
    name: Option<Word<'a>>,
    #[serde(borrow)]
    date: Option<Word<'a>>,
    #[serde(borrow)]
    start: Option<Word<'a>>,
    #[serde(borrow)]
    end: Option<Word<'a>>,
    #[serde(borrow)]
    place: Option<Named<'a>>,
    #[serde(borrow)]
    places: Vec<Word<'a>>,
    #[serde(borrow)]
    host: Option<Word<'a>>,
    #[serde(borrow)]
    host_certainty: Option<Word<'a>>,
    #[serde(borrow)]
    countries: Vec<Word<'a>>,
    #[serde(borrow)]
    leaders: Vec<Named<'a>>,
    #[serde(borrow)]
    participants: Option<Word<'a>>,
    #[serde(borrow)]
    purpose: Option<Word<'a>>,
    #[serde(borrow)]
    actions: Vec<WireAction<'a>>,
    #[serde(borrow)]
    concerns: Vec<WireAction<'a>>,
    #[serde(borrow)]
    links: Vec<WireLink<'a>>,
    #[serde(borrow)]
    conflicts: Vec<Word<'a>>,
    #[serde(borrow)]
    themes: Vec<Word<'a>>,
    #[serde(borrow)]
    tags: Vec<Word<'a>>,
    #[serde(borrow)]
    notes: Option<Word<'a>>,
    #[serde(borrow)]
    cites: Option<Cites<'a>>,
    #[serde(borrow)]
    sources: Vec<OrWord<'a, Document<'a>>>,
}

/// A place, or a leader.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Named<'a> {
    #[serde(borrow)]
    id: Option<Word<'a>>,
    #[serde(borrow)]
    name: Option<Word<'a>>,
    #[serde(borrow)]
    names: Option<Bare<'a>>,
    #[serde(borrow)]
    country: Option<Word<'a>>,
    #[serde(borrow)]
    office: Option<Bare<'a>>,
    #[serde(borrow)]
    cites: Vec<Word<'a>>,
}

/// The sources of the fields that have no record of their own.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Cites<'a> {
    #[serde(borrow)]
    name: Vec<Word<'a>>,
    #[serde(borrow)]
    date: Vec<Word<'a>>,
    #[serde(borrow)]
    place: Vec<Word<'a>>,
    #[serde(borrow)]
    host: Vec<Word<'a>>,
    #[serde(borrow)]
    participants: Vec<Word<'a>>,
    #[serde(borrow)]
    purpose: Vec<Word<'a>>,
    #[serde(borrow)]
    notes: Vec<Word<'a>>,
}

/// A source.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Document<'a> {
    #[serde(borrow)]
    id: Option<Word<'a>>,
    #[serde(borrow)]
    publisher: Option<Bare<'a>>,
    #[serde(borrow)]
    title: Option<Bare<'a>>,
    #[serde(borrow)]
    date: Option<Word<'a>>,
    #[serde(borrow)]
    url: Option<Word<'a>>,
    #[serde(borrow)]
    lang: Option<Word<'a>>,
    #[serde(borrow)]
    rank: Option<Word<'a>>,
    #[serde(borrow)]
    reposts: Option<Word<'a>>,
}

/// Tells whether a table has a row of a name already.
type Knows<'k> = &'k dyn Fn(Rows, &str) -> bool;

impl<'a> Listed<'a> {
    /// Returns what is told here of people, places and sources that are not known yet; `None` where
    /// that is nothing but their names.
    pub(super) fn tables(&self, knows: Knows<'_>) -> Option<WireFile<'a>> {
        let mut file = WireFile::default();
        let fresh =
            |rows, id: Option<&Word<'a>>| id.filter(|it| !knows(rows, it.as_str())).cloned();
        for leader in &self.leaders {
            let Some(id) = fresh(Rows::Person, leader.id.as_ref()) else { continue };
            let scripts = leader.names.clone();
            let scripts =
                scripts.filter(|it| !matches!(it, Bare::Forms(forms) if forms.is_empty()));
            let name = scripts.or_else(|| leader.name_beside(&id));
            if name.is_some() {
                file.people.0.push((id, WirePerson { name, ..WirePerson::default() }));
            }
        }
        if let Some(place) = &self.place
            && let Some(id) = fresh(Rows::Place, place.id.as_ref())
        {
            let (name, country) = (place.name_beside(&id), place.country.clone());
            if name.is_some() || country.is_some() {
                file.places.0.push((id, WirePlace { name, country, ..WirePlace::default() }));
            }
        }
        for source in &self.sources {
            let OrWord::Row(row) = source else { continue };
            let Some(id) = fresh(Rows::Source, row.id.as_ref()) else { continue };
            let is_bare = row.publisher.is_none() && row.title == Some(Bare::Word(id.clone()));
            if !is_bare {
                file.sources.0.push((id, row.row()));
            }
        }
        let has_rows =
            !(file.people.0.is_empty() && file.places.0.is_empty() && file.sources.0.is_empty());
        has_rows.then_some(file)
    }

    /// Returns the event. Disagreements of which nothing is known but an id are left out.
    pub(super) fn event(self, knows: Knows<'_>) -> WireEvent<'a> {
        let cites = self.cites.unwrap_or_default();
        let of_parts: Vec<Word<'a>> = self
            .actions
            .iter()
            .chain(&self.concerns)
            .flat_map(|it| it.themes.iter().chain(&it.theme).cloned())
            .collect();
        let conflicts = self.conflicts.into_iter().filter(|it| knows(Rows::Conflict, it.as_str()));
        let certainty = self.host_certainty.filter(|it| it.as_str() != "stated");
        let mut host = value(self.host.map(Bare::Word), cites.host);
        if let (Some(host), Some(certainty)) = (&mut host, certainty) {
            host.certainty = Some(certainty);
            host.wrapped = true;
        }
        let first = self.place.and_then(|it| it.id.or(it.name));
        let places: Vec<Word<'a>> =
            first.into_iter().chain(self.places.into_iter().skip(1)).collect();
        let sources = self.sources.into_iter().filter_map(|it| match it {
            OrWord::Word(word) => Some(word),
            OrWord::Row(row) => row.id,
        });
        WireEvent {
            id: self.id,
            kind: self.kind,
            scope: self.scope,
            series: self.series,
            ordinal: self.ordinal,
            name: value(self.name.map(Bare::Word), cites.name),
            date: value(self.date.map(Bare::Word), cites.date),
            start: self.start,
            end: self.end,
            place: value((!places.is_empty()).then_some(Bare::List(places)), cites.place),
            countries: self.countries,
            host,
            leaders: self.leaders.into_iter().map(Named::leader).collect(),
            participants: value(self.participants.map(Bare::Word), cites.participants),
            purpose: value(self.purpose.map(Bare::Word), cites.purpose),
            actions: self.actions.into_iter().map(OrWord::Row).collect(),
            concerns: self.concerns.into_iter().map(OrWord::Row).collect(),
            links: self.links,
            conflicts: conflicts.map(OrWord::<WireDispute<'a>>::Word).collect(),
            notes: value(self.notes.map(Bare::Word), cites.notes),
            themes: self.themes.into_iter().filter(|it| !of_parts.contains(it)).collect(),
            tags: self.tags,
            sources: sources.collect(),
            ..WireEvent::default()
        }
    }
}

impl<'a> Named<'a> {
    /// Returns the name, if it is another than the id.
    fn name_beside(&self, id: &Word<'a>) -> Option<Bare<'a>> {
        self.name.clone().filter(|it| it != id).map(Bare::Word)
    }

    fn leader(self) -> OrWord<'a, WireLeader<'a>> {
        let Self { id, name, country, office, cites, .. } = self;
        let person = id.or(name);
        OrWord::Row(WireLeader { country, person, office, cites, note: None })
    }
}

impl<'a> Document<'a> {
    fn row(&self) -> WireSource<'a> {
        WireSource {
            publisher: self.publisher.clone(),
            title: self.title.clone(),
            date: self.date.clone(),
            url: self.url.clone(),
            lang: self.lang.clone(),
            rank: self.rank.clone(),
            reposts: self.reposts.clone(),
            note: None,
        }
    }
}

/// Returns a value with its citations, if there is either.
fn value<'a>(bare: Option<Bare<'a>>, cites: Vec<Word<'a>>) -> Option<Value<'a>> {
    let wrapped = !cites.is_empty();
    (bare.is_some() || wrapped).then_some(Value { bare, cites, wrapped, ..Value::default() })
}
