//! The properties under the first line of an event.

use std::io::{self, Write};

use super::{Writer, plain};
use crate::model::{Field, Kind, Scope};
use crate::store::{Action, Leader, ThemeId};

impl Writer<'_> {
    /// Writes what the event has, a line each.
    pub(super) fn properties(&self, out: &mut dyn Write) -> io::Result<()> {
        let event = self.event;
        writeln!(out, "id: {}", word(event.id()))?;
        let date = event.date().map(|it| it.to_string()).unwrap_or_default();
        if event.date().map(super::dates::range).as_deref() != Some(date.as_str()) {
            one(out, "date", &date)?;
        }
        let title = self.title();
        if !plain::is_title(&title) {
            one(out, "title", &title)?;
        }
        if event.kind() != Kind::Session {
            one(out, "kind", event.kind().name())?;
        }
        if event.scope() != Scope::Core {
            one(out, "scope", event.scope().name())?;
        }
        if let Some(ordinal) = event.ordinal() {
            writeln!(out, "ordinal: {ordinal}")?;
        }
        self.places(out)?;
        if let Some(host) = event.host() {
            one(out, "host", self.store.str(self.store.country(host).key))?;
        }
        if !self.are_countries_plain() {
            let keys = event.countries().iter().map(|it| self.store.country(*it).key);
            many(out, "countries", keys.map(|it| quoted(self.store.str(it))))?;
        }
        many(out, "leaders", event.leaders().iter().map(|it| self.leader(it)))?;
        one(out, "participants", self.say(event.prose(Field::Participants)))?;
        one(out, "purpose", self.say(event.prose(Field::Purpose)))?;
        self.lists(out)?;
        let notes = self.say(event.prose(Field::Notes));
        if plain::is_text(notes) { Ok(()) } else { one(out, "notes", notes) }
    }

    fn lists(&self, out: &mut dyn Write) -> io::Result<()> {
        let event = self.event;
        if !self.are_tags_plain() {
            many(out, "tags", event.tags().iter().map(|it| quoted(self.store.str(*it))))?;
        }
        many(out, "themes", self.themes(event.themes()).into_iter())?;
        let needs_rows = event.actions().iter().any(|it| !self.is_item_alone(it));
        if needs_rows {
            many(out, "actions", event.actions().iter().map(|it| self.action(it)))?;
        }
        let concerns = event.concerns().iter().map(|it| {
            let themes = list(&self.themes(self.store.theme_list(it.themes)));
            object(&[("text", Some(quoted(self.say(it.text)))), ("themes", themes)])
        });
        many(out, "concerns", concerns)?;
        let links = event.links().iter().map(|it| {
            let rel = some(self.store.str(it.rel));
            object(&[
                ("rel", rel),
                ("to", some(self.store.str(it.to))),
                ("note", some(self.say(it.note))),
            ])
        });
        many(out, "links", links)?;
        let sources = event.sources().iter().map(|it| {
            let source = self.store.source(*it);
            let said =
                [self.store.str(source.url), self.say(source.title), self.store.str(source.key)];
            quoted(said.into_iter().find(|it| !it.is_empty()).unwrap_or_default())
        });
        many(out, "sources", sources)
    }

    fn places(&self, out: &mut dyn Write) -> io::Result<()> {
        let places: Vec<_> = self.event.places().iter().map(|it| self.store.place(*it)).collect();
        let names: Vec<String> = places.iter().map(|it| quoted(self.say(it.name))).collect();
        match names.as_slice() {
            [] => return Ok(()),
            [name] => writeln!(out, "location: {name}")?,
            _ => writeln!(out, "locations: [{}]", names.join(", "))?,
        }
        let country = places.first().and_then(|it| it.country);
        match country.filter(|_| places.iter().all(|it| it.country == country)) {
            Some(country) => one(out, "country", self.store.str(self.store.country(country).key)),
            None => Ok(()),
        }
    }

    fn leader(&self, leader: &Leader) -> String {
        let person = quoted(self.say(self.store.person(leader.person).name));
        let country =
            leader.country.and_then(|it| some(self.store.str(self.store.country(it).key)));
        let office = some(self.say(leader.office));
        let note = some(self.say(leader.note));
        if country.is_none() && office.is_none() && note.is_none() {
            return person;
        }
        object(&[
            ("person", Some(person)),
            ("country", country),
            ("office", office),
            ("note", note),
        ])
    }

    fn themes(&self, themes: &[ThemeId]) -> Vec<String> {
        themes.iter().map(|it| quoted(self.say(self.store.theme(*it).name))).collect()
    }

    /// Tells whether an item of the list says all there is of an action.
    fn is_item_alone(&self, action: &Action) -> bool {
        plain::is_item(self.say(action.text))
            && self.store.str(action.id).is_empty()
            && matches!(self.store.str(action.status), "" | "open" | "done")
            && self.store.theme_list(action.themes).is_empty()
            && self.store.continues(action.continues).is_empty()
    }

    /// Writes what the item of the list does not say; a text that cannot be an item too.
    fn action(&self, action: &Action) -> String {
        let text = self.say(action.text);
        let is_item = plain::is_item(text);
        let status = self.store.str(action.status);
        let is_boxed = is_item && matches!(status, "open" | "done");
        let continues = self.store.continues(action.continues).iter();
        object(&[
            ("id", some(self.store.str(action.id))),
            ("text", (!is_item).then(|| quoted(text))),
            ("status", some(status).filter(|_| !is_boxed)),
            ("themes", list(&self.themes(self.store.theme_list(action.themes)))),
            (
                "continues",
                list(&continues.map(|it| quoted(self.store.str(*it))).collect::<Vec<String>>()),
            ),
        ])
    }
}

/// Returns a text in quotes, as YAML and JSON both read it.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Returns an id: as it is where no reader can take it for anything else.
fn word(text: &str) -> String {
    let is_plain = text.starts_with(|it: char| it.is_ascii_alphabetic())
        && text.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_/".contains(&it));
    if is_plain { text.to_owned() } else { quoted(text) }
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| quoted(text))
}

fn list(words: &[String]) -> Option<String> {
    (!words.is_empty()).then(|| format!("[{}]", words.join(", ")))
}

/// A key and its value, if there is one.
type Entry<'k> = (&'k str, Option<String>);

fn object(fields: &[Entry<'_>]) -> String {
    let fields =
        fields.iter().filter_map(|(key, value)| Some(format!("{key}: {}", value.as_ref()?)));
    format!("{{{}}}", fields.collect::<Vec<String>>().join(", "))
}

/// Writes a property of one text, if there is one.
fn one(out: &mut dyn Write, key: &str, text: &str) -> io::Result<()> {
    if text.is_empty() { Ok(()) } else { writeln!(out, "{key}: {}", quoted(text)) }
}

/// Writes a property of several values, if there are any.
fn many(out: &mut dyn Write, key: &str, values: impl Iterator<Item = String>) -> io::Result<()> {
    let values: Vec<String> = values.collect();
    if values.is_empty() { Ok(()) } else { writeln!(out, "{key}: [{}]", values.join(", ")) }
}
