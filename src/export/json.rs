//! What does an event look like to a script?
//!
//! The keys and their order are a contract: they only ever grow, at the end of their object. A
//! value that is absent is `null`, a list without items `[]`; no key is ever left out but `origin`,
//! which is there when several files are open. Texts are in the language asked for, else in English,
//! and are the copies that may be shown: a script that prints them drives no terminal.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::{Serialize, Serializer as _};

use crate::analysis::{self, Change, Changes};
use crate::model::{Edtf, Field};
use crate::store::{
    Action, ConflictId, CountryId, Event, EventSet, Leader, Link, Origin, PersonId, PlaceId,
    SourceId, Store, Str, Text, ThemeId, Themes,
};

/// Writes events as an array, indented by two spaces, with a line end after it.
///
/// # Errors
///
/// The writer's.
pub fn array(out: &mut dyn Write, store: &Store, tag: &str, events: &EventSet) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::pretty(&mut *out);
    let events = events.iter().filter_map(|it| store.event(it));
    serializer.collect_seq(events.map(|it| Record::new(store, it, tag)))?;
    out.write_all(b"\n")
}

/// Writes events one a line (JSONL).
///
/// # Errors
///
/// The writer's.
pub fn lines(out: &mut dyn Write, store: &Store, tag: &str, events: &EventSet) -> io::Result<()> {
    for event in events.iter().filter_map(|it| store.event(it)) {
        serde_json::to_writer(&mut *out, &Record::new(store, event, tag))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Writes one event as an object, indented by two spaces, with a line end after it.
///
/// # Errors
///
/// The writer's.
pub fn object(out: &mut dyn Write, store: &Store, tag: &str, event: Event<'_>) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &Record::new(store, event, tag))?;
    out.write_all(b"\n")
}

/// One event, in the order in which its keys are printed.
#[derive(Debug, Serialize)]
struct Record<'a> {
    id: &'a str,
    kind: &'static str,
    scope: &'static str,
    series: Option<&'a str>,
    ordinal: Option<u32>,
    /// The formal name.
    name: Option<&'a str>,
    /// The short name, never absent.
    label: String,
    /// EDTF of the first end; `..` when open, `null` when there is one and nobody says when.
    start: Option<String>,
    end: Option<String>,
    /// EDTF of the whole.
    date: Option<String>,
    precision: Option<&'static str>,
    /// The place on the map.
    place: Option<PlaceRecord<'a>>,
    /// The names of all places, the one on the map first.
    places: Vec<&'a str>,
    host: Option<&'a str>,
    /// `stated`, `inferred` or `disputed`; `null` where there is no host.
    host_certainty: Option<&'static str>,
    countries: Vec<&'a str>,
    leaders: Vec<LeaderRecord<'a>>,
    participants: Option<&'a str>,
    purpose: Option<&'a str>,
    actions: Vec<ActionRecord<'a>>,
    concerns: Vec<ConcernRecord<'a>>,
    links: Vec<LinkRecord<'a>>,
    conflicts: Vec<&'a str>,
    /// Every theme of the event, its actions and its concerns, once.
    themes: Vec<&'a str>,
    tags: Vec<&'a str>,
    notes: Option<&'a str>,
    /// The ids of the sources of each field that names some.
    cites: BTreeMap<&'static str, Vec<&'a str>>,
    /// Official ones first.
    sources: Vec<SourceRecord<'a>>,
    /// Where it was read; only where several files are open.
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<OriginRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct OriginRecord<'a> {
    file: &'a str,
    /// From 1; `null` where it is not known.
    line: Option<u32>,
}

#[derive(Debug, Serialize)]
pub(super) struct PlaceRecord<'a> {
    id: Option<&'a str>,
    name: Option<&'a str>,
    country: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct LeaderRecord<'a> {
    id: Option<&'a str>,
    name: Option<&'a str>,
    /// Every script by its language tag; `ko-Hani` is the Hanja of a Korean name.
    names: BTreeMap<&'a str, &'a str>,
    country: Option<&'a str>,
    office: Option<&'a str>,
    cites: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct ActionRecord<'a> {
    id: Option<&'a str>,
    text: Option<&'a str>,
    themes: Vec<&'a str>,
    status: Option<&'a str>,
    /// The ids of the earlier actions it carries on.
    continues: Vec<&'a str>,
    /// Against the session before in the series; `null` where there is nothing to compare with.
    change: Option<&'static str>,
    cites: Vec<&'a str>,
    /// Whether `change` is no more than proposed, by theme and wording: the file does not say so.
    proposed: bool,
}

#[derive(Debug, Serialize)]
struct ConcernRecord<'a> {
    text: Option<&'a str>,
    themes: Vec<&'a str>,
    cites: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct LinkRecord<'a> {
    rel: Option<&'a str>,
    to: Option<&'a str>,
    note: Option<&'a str>,
}

#[derive(Debug, Serialize)]
pub(super) struct SourceRecord<'a> {
    id: &'a str,
    publisher: Option<&'a str>,
    title: Option<&'a str>,
    date: Option<&'a str>,
    url: Option<&'a str>,
    lang: Option<&'a str>,
    rank: &'static str,
    /// The id of the source that it is a copy of.
    reposts: Option<&'a str>,
}

impl<'a> Record<'a> {
    fn new(store: &'a Store, event: Event<'a>, tag: &str) -> Self {
        let reader = Reader { store, tag };
        let date = event.date();
        let end = |text: fn(&Edtf) -> String| date.as_ref().map(text).filter(|it| !it.is_empty());
        let certainty = event.certainty(Field::Host);
        let changes = analysis::since(store, event, &analysis::Accepted::default());
        Self {
            id: event.id(),
            kind: event.kind().name(),
            scope: event.scope().name(),
            series: event.series().and_then(|it| reader.word(store.series_of(it).key)),
            ordinal: event.ordinal(),
            name: reader.text(event.name()),
            label: store.label(event, tag).into_owned(),
            start: end(Edtf::start_text),
            end: end(Edtf::end_text),
            date: date.map(|it| it.to_string()),
            precision: date.map(|it| it.precision().name()),
            place: event.places().first().map(|&it| reader.place(it)),
            places: event.places().iter().filter_map(|&it| reader.place(it).name).collect(),
            host: event.host().map(|it| reader.code(it)),
            host_certainty: event.host().map(|_| certainty.name()),
            countries: event.countries().iter().map(|&it| reader.code(it)).collect(),
            leaders: event.leaders().iter().map(|it| reader.leader(it)).collect(),
            participants: reader.text(event.prose(Field::Participants)),
            purpose: reader.text(event.prose(Field::Purpose)),
            actions: event.actions().iter().map(|it| reader.action(it, &changes)).collect(),
            concerns: reader.concerns(event),
            links: event.links().iter().map(|it| reader.link(it)).collect(),
            conflicts: event.conflicts().iter().map(|&it| reader.conflict(it)).collect(),
            themes: reader.all_themes(event),
            tags: event.tags().iter().map(|&it| store.str(it)).collect(),
            notes: reader.text(event.prose(Field::Notes)),
            cites: reader.cited_fields(event),
            sources: event.sources().iter().map(|&it| reader.source(it)).collect(),
            origin: (store.files().len() > 1).then(|| reader.origin(event)),
        }
    }
}

/// Reads handles as strings of one language.
pub(super) struct Reader<'a, 't> {
    pub(super) store: &'a Store,
    pub(super) tag: &'t str,
}

impl<'a> Reader<'a, '_> {
    pub(super) fn text(&self, text: Text) -> Option<&'a str> {
        Some(self.store.say(text, self.tag)).filter(|it| !it.is_empty())
    }

    pub(super) fn word(&self, word: Str) -> Option<&'a str> {
        Some(self.store.str(word)).filter(|it| !it.is_empty())
    }

    pub(super) fn code(&self, country: CountryId) -> &'a str {
        self.store.str(self.store.country(country).key)
    }

    fn origin(&self, event: Event<'_>) -> OriginRecord<'a> {
        let Origin { file, line, .. } = event.origin();
        OriginRecord { file: self.store.file(file.into()), line: (line > 0).then_some(line) }
    }

    fn conflict(&self, conflict: ConflictId) -> &'a str {
        self.store.str(self.store.conflict(conflict).key)
    }

    pub(super) fn place(&self, place: PlaceId) -> PlaceRecord<'a> {
        let place = self.store.place(place);
        PlaceRecord {
            id: self.word(place.key),
            name: self.text(place.name).or_else(|| self.word(place.key)),
            country: place.country.map(|it| self.code(it)),
        }
    }

    fn leader(&self, leader: &Leader) -> LeaderRecord<'a> {
        LeaderRecord {
            id: self.word(self.store.person(leader.person).key),
            name: self.person(leader.person),
            names: self.scripts(leader.person),
            country: leader.country.map(|it| self.code(it)),
            office: self.text(leader.office),
            cites: self.cites(self.store.cites(leader.cites)),
        }
    }

    pub(super) fn person(&self, person: PersonId) -> Option<&'a str> {
        let person = self.store.person(person);
        self.text(person.name).or_else(|| self.word(person.key))
    }

    fn scripts(&self, person: PersonId) -> BTreeMap<&'a str, &'a str> {
        let forms = self.store.strings().forms(self.store.person(person).name);
        forms.filter(|(tag, _)| !tag.is_empty()).collect()
    }

    fn action(&self, action: &'a Action, changes: &Changes<'a>) -> ActionRecord<'a> {
        let same = changes.actions.iter().find(|it| std::ptr::eq(it.action, action));
        let continues = self.store.continues(action.continues).iter();
        ActionRecord {
            id: self.word(action.id),
            text: self.text(action.text),
            themes: self.themes(action.themes),
            status: self.word(action.status),
            continues: continues.map(|&it| self.store.str(it)).collect(),
            change: same.and_then(|it| it.change).map(Change::name),
            cites: self.cites(self.store.cites(action.cites)),
            proposed: same.is_some_and(|it| it.proposed),
        }
    }

    fn concerns(&self, event: Event<'a>) -> Vec<ConcernRecord<'a>> {
        let record = |it: &crate::store::Concern| ConcernRecord {
            text: self.text(it.text),
            themes: self.themes(it.themes),
            cites: self.cites(self.store.cites(it.cites)),
        };
        event.concerns().iter().map(record).collect()
    }

    fn link(&self, link: &Link) -> LinkRecord<'a> {
        LinkRecord { rel: self.word(link.rel), to: self.word(link.to), note: self.text(link.note) }
    }

    pub(super) fn cites(&self, list: &[SourceId]) -> Vec<&'a str> {
        list.iter().map(|&it| self.store.str(self.store.source(it).key)).collect()
    }

    /// Returns the sources of the fields that have no record of their own.
    fn cited_fields(&self, event: Event<'a>) -> BTreeMap<&'static str, Vec<&'a str>> {
        let fields = Field::ALL.iter().map(|&it| (it.name(), self.cites(event.cites(it))));
        fields.filter(|(_, cites)| !cites.is_empty()).collect()
    }

    fn theme(&self, theme: ThemeId) -> &'a str {
        self.store.str(self.store.theme(theme).key)
    }

    fn themes(&self, list: Themes) -> Vec<&'a str> {
        self.store.theme_list(list).iter().map(|&it| self.theme(it)).collect()
    }

    fn all_themes(&self, event: Event<'a>) -> Vec<&'a str> {
        let mut themes = Vec::new();
        for theme in self.store.themes_of(event).map(|it| self.theme(it)) {
            if !themes.contains(&theme) {
                themes.push(theme);
            }
        }
        themes
    }

    pub(super) fn source(&self, source: SourceId) -> SourceRecord<'a> {
        let row = self.store.source(source);
        SourceRecord {
            id: self.store.str(row.key),
            publisher: self.text(row.publisher),
            title: self.text(row.title),
            date: self.word(row.date),
            url: self.word(row.url),
            lang: self.word(row.language),
            rank: row.rank.name(),
            reposts: row.reposts.map(|it| self.store.str(self.store.source(it).key)),
        }
    }
}
