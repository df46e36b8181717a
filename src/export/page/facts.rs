//! The head of a page: when, where, who, what for.

use super::super::table;
use super::{Item, Writer};
use crate::i18n::{Label, dates};
use crate::model::{Edtf, Field, Precision};
use crate::store::{CountryId, PlaceId, Text, ThemeId};

impl Writer<'_> {
    /// Returns the facts that have one value.
    pub(super) fn facts(&self) -> Vec<Item> {
        let words = self.words;
        let when = self.event.date().map(|it| self.when(&it)).unwrap_or_default();
        let host = self.event.host().map(|it| self.country(it)).unwrap_or_default();
        let prose = |field| self.say(self.event.prose(field)).to_owned();
        let tags: Vec<&str> = self.event.tags().iter().map(|&it| self.store.str(it)).collect();
        let mut facts = vec![
            self.fact(words.label(Label::Date), when, Field::Date),
            self.fact(words.place, self.places(), Field::Place),
            self.fact(words.host, host, Field::Host),
            Item::new(words.countries, self.parties()),
            self.fact(
                words.label(Label::Participants),
                prose(Field::Participants),
                Field::Participants,
            ),
            self.fact(words.label(Label::Purpose), prose(Field::Purpose), Field::Purpose),
            Item::new(words.themes, self.themes(self.event.themes())),
            Item::new(words.tags, tags.join(", ")),
            Item::new("ID", self.event.id()),
        ];
        facts.retain(|it| !it.body.is_empty() || !it.details.is_empty());
        facts
    }

    /// Returns a field with how firmly it is known, its sources and its note.
    pub(in crate::export) fn fact(&self, head: &str, value: String, field: Field) -> Item {
        let doubt = self.words.certainty(self.event.certainty(field));
        let body = match doubt {
            Some(doubt) if !value.is_empty() => format!("{value} ({doubt})"),
            _ => value,
        };
        let note = self.event.provenance(field).map_or("", |it| self.say(it.note));
        let cites = self.numbers.of(self.store, self.event.cites(field));
        let blank = body.is_empty();
        let item = Item::new(head, body).cites(cites).prose(note);
        if blank { item } else { self.sourced(item) }
    }

    /// Returns the date, and the days of the week where the days are known.
    pub(in crate::export) fn when(&self, date: &Edtf) -> String {
        let (look, span) = (self.look, table::span(date, self.look));
        let days = date.first_day().zip(date.last_day());
        let Some((first, last)) = days.filter(|_| date.precision() >= Precision::Day) else {
            return span;
        };
        let [from, to] = [first, last].map(|it| dates::weekday_name(it, look.locale));
        if first == last {
            format!("{span} ({from})")
        } else {
            format!("{span} ({from}{}{to})", look.dash)
        }
    }

    pub(in crate::export) fn places(&self) -> String {
        let place = |it: &PlaceId| {
            let place = self.store.place(*it);
            let name = self.say(place.name);
            match place.country.map(|it| self.country(it)) {
                Some(country) => format!("{name} ({country})"),
                None => name.to_owned(),
            }
        };
        self.event.places().iter().map(place).collect::<Vec<_>>().join("; ")
    }

    fn parties(&self) -> String {
        let party = |it: &CountryId| {
            let (code, name) = (self.code(*it), self.country(*it));
            if code == name { name } else { format!("{code} {name}") }
        };
        self.event.countries().iter().map(party).collect::<Vec<_>>().join(", ")
    }

    pub(in crate::export) fn themes(&self, themes: &[ThemeId]) -> String {
        let name = |it: &ThemeId| self.say(self.store.theme(*it).name);
        themes.iter().map(name).collect::<Vec<_>>().join(", ")
    }

    pub(in crate::export) fn code(&self, country: CountryId) -> String {
        self.store.str(self.store.country(country).key).to_owned()
    }

    pub(in crate::export) fn country(&self, country: CountryId) -> String {
        let name = self.say(self.store.country(country).name);
        if name.is_empty() { self.code(country) } else { name.to_owned() }
    }

    pub(in crate::export) fn say(&self, text: Text) -> &str {
        self.store.say(text, self.look.locale.tag())
    }
}
