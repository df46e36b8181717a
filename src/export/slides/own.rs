//! What stands beside a slide for our own reader, and what stands nowhere.

use serde_json::{Map, Value, json};

use super::super::Lost;
use super::{is_plain, put};
use crate::model::{Certainty, Field, Kind, Scope};
use crate::store::{
    Action, Event, Leader, PersonId, PlaceId, SourceId, Store, Str, Text, ThemeId, Themes,
};

/// Returns what a slide has no room for, as our own format writes it.
pub(super) fn beside(store: &Store, event: Event<'_>, tag: &str) -> Map<String, Value> {
    let own = Own { store, tag };
    let mut out = Map::new();
    if event.kind() != Kind::Session {
        put(&mut out, "kind", event.kind().name().into());
    }
    if event.scope() != Scope::Core {
        put(&mut out, "scope", event.scope().name().into());
    }
    put(&mut out, "ordinal", event.ordinal().into());
    let name = own.text(event.name());
    if !name.as_str().is_some_and(is_plain) {
        put(&mut out, "name", name);
    }
    put(&mut out, "place", event.places().iter().map(|it| own.place(*it)).collect());
    let code = |it: &_| store.str(store.country(*it).key);
    put(&mut out, "countries", event.countries().iter().map(code).collect());
    put(&mut out, "host", event.host().map(|it| code(&it)).into());
    put(&mut out, "leaders", event.leaders().iter().map(|it| own.leader(it)).collect());
    for field in [Field::Participants, Field::Purpose, Field::Notes] {
        put(&mut out, field.name(), own.text(event.prose(field)));
    }
    put(&mut out, "actions", event.actions().iter().map(|it| own.action(it)).collect());
    let concerns = event.concerns().iter();
    let concern = |it: &crate::store::Concern| {
        let mut concern = Map::new();
        put(&mut concern, "text", own.text(it.text));
        put(&mut concern, "themes", own.themes(it.themes));
        Value::from(concern)
    };
    put(&mut out, "concerns", concerns.map(concern).collect());
    put(&mut out, "themes", event.themes().iter().map(|it| own.theme(*it)).collect());
    put(&mut out, "tags", event.tags().iter().map(|it| own.key(*it)).collect());
    let link = |it: &crate::store::Link| {
        let mut link = Map::new();
        put(&mut link, "rel", own.key(it.rel));
        put(&mut link, "to", own.key(it.to));
        put(&mut link, "note", own.text(it.note));
        Value::from(link)
    };
    put(&mut out, "links", event.links().iter().map(link).collect());
    put(&mut out, "cited", event.sources().iter().map(|it| own.source(*it)).collect());
    out
}

struct Own<'a> {
    store: &'a Store,
    tag: &'a str,
}

impl Own<'_> {
    fn key(&self, key: Str) -> Value {
        self.store.str(key).into()
    }

    /// Returns a text: a string, or an object from language to string.
    fn text(&self, text: Text) -> Value {
        let mut forms = self.store.strings().forms(text);
        match (forms.next(), forms.next()) {
            (Some(("", only)), None) => only.into(),
            (None, _) => Value::Null,
            _ => {
                let forms = self.store.strings().forms(text);
                let forms: Map<String, Value> =
                    forms.map(|(tag, form)| (tag.to_owned(), form.into())).collect();
                forms.into()
            }
        }
    }

    fn place(&self, place: PlaceId) -> Value {
        self.store.say(self.store.place(place).name, self.tag).into()
    }

    fn person(&self, person: PersonId) -> Value {
        self.store.say(self.store.person(person).name, self.tag).into()
    }

    fn theme(&self, theme: ThemeId) -> Value {
        self.store.say(self.store.theme(theme).name, self.tag).into()
    }

    fn themes(&self, themes: Themes) -> Value {
        self.store.theme_list(themes).iter().map(|it| self.theme(*it)).collect()
    }

    fn leader(&self, leader: &Leader) -> Value {
        let mut out = Map::new();
        put(&mut out, "person", self.person(leader.person));
        let country = leader.country.map(|it| self.store.str(self.store.country(it).key));
        put(&mut out, "country", country.into());
        put(&mut out, "office", self.text(leader.office));
        put(&mut out, "note", self.text(leader.note));
        out.into()
    }

    fn action(&self, action: &Action) -> Value {
        let mut out = Map::new();
        put(&mut out, "id", self.key(action.id));
        put(&mut out, "text", self.text(action.text));
        put(&mut out, "themes", self.themes(action.themes));
        put(&mut out, "status", self.key(action.status));
        let continues = self.store.continues(action.continues);
        put(&mut out, "continues", continues.iter().map(|it| self.key(*it)).collect());
        out.into()
    }

    fn source(&self, source: SourceId) -> Value {
        let source = self.store.source(source);
        let mut out = Map::new();
        put(&mut out, "url", self.key(source.url));
        put(&mut out, "title", self.text(source.title));
        put(&mut out, "publisher", self.text(source.publisher));
        put(&mut out, "date", self.key(source.date));
        put(&mut out, "lang", self.key(source.language));
        if source.ranked {
            put(&mut out, "rank", source.rank.name().into());
        }
        put(&mut out, "note", self.text(source.note));
        if out.is_empty() {
            return json!({ "title": self.store.str(source.key) });
        }
        out.into()
    }
}

/// Notes what stands nowhere in a file of slides.
pub(super) fn lost<'a>(store: &Store, events: impl Iterator<Item = Event<'a>>, lost: &mut Lost) {
    if store.tours().len() > 0 {
        lost.of_whole(counted(store.tours().len(), "tour"));
    }
    let several = |text: Text| store.strings().forms(text).nth(1).is_some();
    let named = store.people().any(|it| several(store.person(it).name))
        || store.places().any(|it| several(store.place(it).name))
        || store.series().any(|it| several(store.series_of(it).name))
        || store.themes().any(|it| several(store.theme(it).name));
    if named {
        lost.of_whole("names of people, places, series and themes in other languages");
    }
    if store.places().any(|it| store.place(it).point.is_some()) {
        lost.of_whole("where places are on the map");
    }
    for event in events {
        if !event.conflicts().is_empty() {
            lost.of_event(event.id(), counted(event.conflicts().len(), "conflict"));
        }
        if !event.sources().is_empty() && event.cites_by_field() {
            lost.of_event(event.id(), "which source says what");
        }
        let doubtful = Field::ALL.iter().filter(|it| event.certainty(**it) != Certainty::Stated);
        match doubtful.count() {
            0 => {}
            count => lost.of_event(event.id(), format!("how {} known", fields(count))),
        }
    }
}

fn fields(count: usize) -> String {
    if count == 1 { "1 field is".to_owned() } else { format!("{count} fields are") }
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
