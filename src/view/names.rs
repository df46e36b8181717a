//! What things are called on the screen: in the language of the user first, then as they are
//! written at home.

use super::sheet::{Role, Tone};
use crate::app::State;
use crate::i18n::Locale;
use crate::i18n::dates::{self, Style};
use crate::model::Field;
use crate::store::{
    ConflictId, CountryId, Event, EventId, PersonId, PlaceId, SeriesId, SourceId, Store, ThemeId,
};
use crate::text;

use super::glyphs::Glyphs;

/// The color of events of no series.
const NO_SERIES: usize = 6;

/// What a view needs to name things: the store, the language and the signs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scene<'a> {
    /// The events.
    pub(super) store: &'a Store,
    /// The state.
    pub(super) state: &'a State,
    /// The language.
    pub(super) locale: Locale,
    /// The signs.
    pub(super) glyphs: &'static Glyphs,
}

impl<'a> Scene<'a> {
    /// Takes what is needed from a state.
    pub(super) fn new(store: &'a Store, state: &'a State) -> Self {
        let locale = state.look.locale;
        Self { store, state, locale, glyphs: Glyphs::of(state.look.symbols) }
    }

    /// Returns a text in the language of the user.
    pub(super) fn say(self, text: crate::store::Text) -> &'a str {
        self.store.say(text, self.locale.tag())
    }

    /// Returns the short name of an event.
    pub(super) fn label(self, event: Event<'a>) -> std::borrow::Cow<'a, str> {
        self.store.label(event, self.locale.tag())
    }

    /// Returns the number of a session, or its short name where it has none.
    pub(super) fn number(self, event: Event<'a>) -> String {
        match event.ordinal() {
            Some(ordinal) => self.locale.ordinal(ordinal),
            None => self.label(event).into_owned(),
        }
    }

    /// Returns the sign of an event that the last reading of the file brought or changed.
    pub(super) fn news(self, event: EventId) -> Option<(&'static str, Role)> {
        let [added, changed] = self.glyphs.news;
        let news = &self.state.news;
        let is_added = news.added.contains(event).then_some((added, Role::New));
        is_added.or_else(|| news.changed.contains(event).then_some((changed, Role::Reworded)))
    }

    /// Returns the date of an event.
    pub(super) fn date(self, event: Event<'_>, style: Style) -> String {
        let date = event.date();
        date.map_or_else(String::new, |it| dates::span(&it, self.locale, style, self.glyphs.dash))
    }

    /// Returns the short name of a place.
    pub(super) fn place(self, place: PlaceId) -> &'a str {
        let row = self.store.place(place);
        match self.say(row.short) {
            "" => self.say(row.name),
            short => short,
        }
    }

    /// Returns the short names of all places of an event.
    pub(super) fn places(self, event: Event<'_>) -> String {
        let names: Vec<&str> = event.places().iter().map(|&it| self.place(it)).collect();
        names.join(", ")
    }

    /// Returns the code of a country.
    pub(super) fn code(self, country: CountryId) -> &'a str {
        self.store.str(self.store.country(country).key)
    }

    /// Returns the name of the lane of a series, or of the events of none.
    pub(super) fn lane(self, series: Option<SeriesId>, other: &'a str) -> &'a str {
        series.map_or(other, |it| self.say(self.store.series_of(it).name))
    }

    /// Returns the short name of a theme.
    pub(super) fn theme(self, theme: ThemeId) -> &'a str {
        let row = self.store.theme(theme);
        match self.say(row.short) {
            "" => self.say(row.name),
            short => short,
        }
    }

    /// Returns a person's name in the language of the user, and in every other script, the one
    /// of the person's own country first.
    pub(super) fn person(self, person: PersonId) -> (&'a str, Vec<&'a str>) {
        let row = self.store.person(person);
        let strings = self.store.strings();
        let home = match row.country.map(|it| self.code(it)) {
            Some("JP") => ["ja", "ko"],
            _ => ["ko", "ja"],
        };
        let fallback = if self.locale == Locale::Ja { "ko-Hani" } else { "en" };
        let form = |tag| strings.form(row.name, tag);
        let first = form(self.locale.tag()).or_else(|| form(fallback));
        let first = first.unwrap_or_else(|| self.say(row.name));
        let order = [home[0], "ko-Hani", home[1], "en"];
        let mut others: Vec<&str> = Vec::new();
        for other in order.into_iter().filter_map(form) {
            // Kanji and Hanja of a name are often the same.
            if other != first && !others.contains(&other) {
                others.push(other);
            }
        }
        (first, others)
    }

    /// Returns what a person is called where there is little room.
    pub(super) fn family(self, person: PersonId) -> &'a str {
        let row = self.store.person(person);
        match self.store.strings().form(row.family, self.locale.tag()) {
            Some(family) if !family.is_empty() => family,
            _ if self.locale == Locale::Ja => self.person(person).0,
            _ => match self.say(row.family) {
                "" => self.person(person).0,
                family => family,
            },
        }
    }

    /// Splits an office into the office itself and the ministry after its last comma.
    pub(super) fn office(self, office: crate::store::Text) -> (&'a str, &'a str) {
        let office = self.say(office);
        office.rsplit_once(", ").unwrap_or((office, ""))
    }

    /// Returns the ids of the conflicts that touch any of some fields, each once.
    pub(super) fn conflicts_of(self, event: Event<'_>, fields: &[Field]) -> String {
        let touches = |id: &ConflictId| event.disputed(*id).iter().any(|it| fields.contains(it));
        let ids = event.conflicts().iter().copied().filter(touches);
        self.keys(ids)
    }

    /// Returns the marks of some conflicts: their ids, open ones first.
    pub(super) fn keys(self, ids: impl Iterator<Item = ConflictId>) -> String {
        let mut ids: Vec<ConflictId> = ids.collect();
        ids.sort_by_key(|it| !self.store.conflict(*it).open);
        let marks: Vec<String> = ids.into_iter().map(|it| self.mark_of(it)).collect();
        marks.join(" ")
    }

    /// Returns the mark of a conflict: its id in the file, and a sign behind it while it is open.
    pub(super) fn mark_of(self, id: ConflictId) -> String {
        let conflict = self.store.conflict(id);
        let sign = if conflict.open { self.glyphs.unsourced } else { "" };
        format!("{}{sign}", self.store.str(conflict.key))
    }

    /// Returns the numbers of the sources of a value of an event, in at most `columns` columns.
    /// Where other values of the event have sources and this one has none, it says so: in a word,
    /// or by a sign where there is no room for it.
    pub(super) fn cited(self, event: Event<'_>, cites: &[SourceId], columns: usize) -> String {
        if unsourced(event, cites) {
            let told = self.locale.no_source();
            let fits = text::width(told) <= columns;
            return if fits { told } else { self.glyphs.unsourced }.to_owned();
        }
        Numbers::of(self.store, event).list(self.store, cites, columns)
    }

    /// Returns the color of a country.
    pub(super) fn tone(self, country: CountryId) -> Tone {
        match self.code(country) {
            "US" => Tone(0),
            "KR" => Tone(1),
            "JP" => Tone(2),
            _ => Tone(3 + u8::try_from(country.slot() % 4).unwrap_or(0)),
        }
    }
}

/// Tells whether a value of an event lacks the source that others of it have.
pub(super) fn unsourced(event: Event<'_>, cites: &[SourceId]) -> bool {
    cites.is_empty() && event.cites_by_field()
}

/// Returns the color of a series.
pub(super) fn lane_tone(series: Option<SeriesId>) -> Tone {
    let slot =
        series.map_or(NO_SERIES, |it| if it.slot() < 2 { it.slot() } else { 2 + it.slot() % 3 });
    Tone(u8::try_from(slot).unwrap_or(0))
}

/// The numbers under which an event's sources are shown: official ones first, a copy under the
/// number of what it is a copy of.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbers(Vec<SourceId>);

impl Numbers {
    /// Numbers sources in the order in which they are given.
    pub(super) const fn new(sources: Vec<SourceId>) -> Self {
        Self(sources)
    }

    /// Numbers the sources of an event.
    pub(super) fn of(store: &Store, event: Event<'_>) -> Self {
        Self(store.numbered(event))
    }

    /// Returns the sources in the order of their numbers, which begin with 1.
    pub(super) fn sources(&self) -> &[SourceId] {
        &self.0
    }

    /// Returns the numbers of a list of sources, as `1 2 5`, in at most `columns` columns; a `+`
    /// stands for those that did not fit.
    pub(super) fn list(&self, store: &Store, cites: &[SourceId], columns: usize) -> String {
        let number =
            |it: &SourceId| self.0.iter().position(|known| *known == store.original_of(*it));
        let mut numbers: Vec<usize> = cites.iter().filter_map(number).map(|it| it + 1).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let mut out = String::new();
        for (position, number) in numbers.iter().enumerate() {
            let gap = if out.is_empty() { "" } else { " " };
            let next = format!("{gap}{number}");
            let last = position + 1 == numbers.len();
            if text::width(&out) + text::width(&next) + usize::from(!last) > columns {
                out.push('+');
                break;
            }
            out += &next;
        }
        out
    }
}
