//! The tables of a file: countries, people, places, series, themes, sources, conflicts.

use super::locate::Path;
use super::value::{Bare, Word};
use super::wire::{Table, WireConflict, WireFile, WirePlace, WireSeries, WireSource};
use super::{Problem, Reader};
use crate::diag::did_you_mean;
use crate::model::{Edtf, Field, Rank};
use crate::store::{
    Cites, Conflict, Country, CountryId, Person, Place, Series, Source, SourceId, Str, Strings,
    Table as Rows, Text, Theme,
};
use crate::text::{self, Lines};

impl Reader {
    /// Reads every table. Sources come before what cites them.
    pub(super) fn tables(&mut self, file: &WireFile<'_>) {
        if file.title.is_some() {
            let title = self.text(file.title.as_ref(), Lines::Single);
            self.builder.set_title(title);
        }
        self.as_of(file.as_of.as_ref());
        self.sources(&file.sources);
        self.countries(file);
        self.places(&file.places);
        self.people(file);
        for (index, series) in file.series.iter().enumerate() {
            self.series(series, &Path::default().key("series").item(index));
        }
        for (key, theme) in &file.themes.0 {
            let theme = Theme {
                key: self.key(key),
                name: self.named(theme.name.as_ref(), key),
                short: self.text(theme.short.as_ref(), Lines::Single),
                description: self.text(theme.description.as_ref(), Lines::Single),
            };
            self.builder.declare_theme(theme);
        }
        for (key, conflict) in &file.conflicts.0 {
            self.conflict(key, conflict, &Path::default().key("conflicts").key(key.as_str()));
        }
    }

    fn as_of(&mut self, day: Option<&Word<'_>>) {
        let Some(word) = day else { return };
        match Edtf::parse(word.as_str()) {
            Ok(date) => date.last_day().into_iter().for_each(|it| self.builder.set_as_of(it)),
            Err(error) => {
                let path = Path::default().key("as_of");
                self.problems.push(
                    Problem::new("date", error.to_string())
                        .on(&path)
                        .help(error.hint())
                        .part(word.as_str(), error.range()),
                );
            }
        }
    }

    fn countries(&mut self, file: &WireFile<'_>) {
        for (key, country) in &file.countries.0 {
            let country = Country {
                key: self.key(&Word(code(key.as_str()).into())),
                name: self.named(country.name.as_ref(), key),
                aliases: self.words(&country.aliases),
            };
            self.builder.declare_country(country);
        }
    }

    fn people(&mut self, file: &WireFile<'_>) {
        for (key, person) in &file.people.0 {
            let path = Path::default().key("people").key(key.as_str());
            let person = Person {
                key: self.key(key),
                name: self.named(person.name.as_ref(), key),
                family: self.text(person.family.as_ref(), Lines::Single),
                country: person.country.as_ref().map(|it| self.country(it)),
                aliases: self.words(&person.aliases),
                note: self.text(person.note.as_ref(), Lines::Single),
                cites: self.cites(&person.cites, &path.key("cites")),
            };
            self.builder.declare_person(person);
        }
    }

    fn places(&mut self, places: &Table<'_, WirePlace<'_>>) {
        for (key, place) in &places.0 {
            let path = Path::default().key("places").key(key.as_str());
            let row = Place {
                key: self.key(key),
                name: self.named(place.name.as_ref(), key),
                short: self.text(place.short.as_ref(), Lines::Single),
                country: place.country.as_ref().map(|it| self.country(it)),
                point: self.point(place, &path),
                zone: place.zone.as_ref().map(|it| self.key(it)).unwrap_or_default(),
            };
            self.builder.declare_place(row);
        }
    }

    fn point(&mut self, place: &WirePlace<'_>, path: &Path<'_>) -> Option<(f64, f64)> {
        let (lat, lon) = (place.lat?, place.lon?);
        if (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon) {
            return Some((lat, lon));
        }
        let message = format!("{lat} north, {lon} east is not on the Earth");
        let help = "write `lat` from -90 to 90 and `lon` from -180 to 180, in degrees";
        self.problems.push(Problem::new("place-point", message).on(path).help(help));
        None
    }

    fn series(&mut self, series: &WireSeries<'_>, path: &Path<'_>) {
        let Some(id) = &series.id else {
            let help = "give it an `id`, which the events of the series name";
            self.problems
                .push(Problem::new("series-id", "this series has no `id`").on(path).help(help));
            return;
        };
        let key = Word(self.series_id(id.as_str()).into_owned().into());
        let row = Series {
            key: self.key(&key),
            name: self.named(series.name.as_ref(), id),
            label: self.text(series.label.as_ref(), Lines::Single),
            title: self.text(series.title.as_ref(), Lines::Single),
            countries: series.countries.iter().map(|it| self.country(it)).collect(),
        };
        self.builder.declare_series(row);
    }

    fn sources(&mut self, sources: &Table<'_, WireSource<'_>>) {
        let mut ids = Vec::new();
        for (key, source) in &sources.0 {
            let row = self.source_row(key, source);
            ids.push(self.builder.declare_source(row));
        }
        for (id, (key, source)) in ids.into_iter().zip(&sources.0) {
            let Some(original) = &source.reposts else { continue };
            let path = Path::default().key("sources").key(key.as_str()).key("reposts");
            if let Some(original) = self.known_source(original, &path) {
                self.builder.set_repost(id, original);
            }
        }
    }

    /// Stores a source that a file of another format tells of.
    pub(super) fn source(&mut self, key: &str, source: &WireSource<'_>) {
        let row = self.source_row(&Word(key.into()), source);
        self.builder.describe_source(row);
    }

    fn source_row(&mut self, key: &Word<'_>, source: &WireSource<'_>) -> Source {
        let path = Path::default().key("sources").key(key.as_str());
        Source {
            key: self.key(key),
            publisher: self.text(source.publisher.as_ref(), Lines::Single),
            title: self.text(source.title.as_ref(), Lines::Single),
            date: source.date.as_ref().map(|it| self.key(it)).unwrap_or_default(),
            url: source.url.as_ref().map(|it| self.key(it)).unwrap_or_default(),
            language: source.lang.as_ref().map(|it| self.key(it)).unwrap_or_default(),
            rank: self.word(source.rank.as_ref(), Rank::from_name, &path.key("rank"), RANKS),
            ranked: source.rank.is_some(),
            reposts: None,
            note: self.text(source.note.as_ref(), Lines::Single),
        }
    }

    fn conflict(&mut self, key: &Word<'_>, conflict: &WireConflict<'_>, path: &Path<'_>) {
        let judgement = self.text(conflict.judgement.as_ref(), Lines::Multi);
        // Nothing says what the file goes by: it is as undecided as if it said so.
        let strings = self.builder.strings();
        let judged = strings.forms(judgement).any(|(_, it)| !it.trim().is_empty());
        let row = Conflict {
            key: self.key(key),
            title: self.text(conflict.title.as_ref(), Lines::Single),
            accounts: self.text(conflict.accounts.as_ref(), Lines::Multi),
            judgement,
            fields: self.fields(&conflict.fields, path),
            open: conflict.open.unwrap_or(!judged),
            cites: self.cites(&conflict.cites, &path.key("cites")),
        };
        self.builder.declare_conflict(row);
    }

    /// Returns the fields that a conflict says it touches.
    pub(super) fn fields(&mut self, fields: &[Word<'_>], path: &Path<'_>) -> Vec<Field> {
        let known = fields.iter().enumerate().filter_map(|(index, field)| {
            let path = path.key("fields").item(index);
            self.word(Some(field), |it| Field::from_name(it).map(Some), &path, (None, FIELDS))
        });
        known.collect()
    }

    /// Stores a word as a name that is found again: an id, a tag, a code.
    pub(super) fn key(&mut self, word: &Word<'_>) -> Str {
        let shown = text::display(word.as_str(), Lines::Single);
        let handle = self.builder.strings().intern(&shown);
        if shown != word.as_str() {
            self.builder.strings().keep_original(handle, word.as_str());
        }
        handle
    }

    fn words(&mut self, words: &[Word<'_>]) -> Vec<Str> {
        words.iter().map(|it| self.key(it)).collect()
    }

    /// Stores a text in all its languages; a list becomes one text with commas.
    pub(super) fn text(&mut self, bare: Option<&Bare<'_>>, lines: Lines) -> Text {
        match bare {
            None => Text::default(),
            Some(Bare::Word(word)) => Strings::plain(self.shown(word, lines)),
            Some(Bare::List(words)) => {
                let joined: Vec<&str> = words.iter().map(Word::as_str).collect();
                Strings::plain(self.shown(&Word(joined.join(", ").into()), lines))
            }
            Some(Bare::Forms(forms)) => {
                let pair =
                    |(tag, form): &(Word<'_>, Word<'_>)| (self.key(tag), self.shown(form, lines));
                let forms: Vec<(Str, Str)> = forms.iter().map(pair).collect();
                self.builder.strings().many(&forms)
            }
        }
    }

    /// Stores a text, or the id of what it names where there is none.
    fn named(&mut self, bare: Option<&Bare<'_>>, key: &Word<'_>) -> Text {
        match bare {
            Some(_) => self.text(bare, Lines::Single),
            None => Strings::plain(self.key(key)),
        }
    }

    fn shown(&mut self, word: &Word<'_>, lines: Lines) -> Str {
        let shown = text::display(word.as_str(), lines);
        let handle = self.builder.strings().push(&shown);
        if shown != word.as_str() {
            self.builder.strings().keep_original(handle, word.as_str());
        }
        handle
    }

    /// Returns a country by its code, or by any name it was declared with.
    pub(super) fn country(&mut self, word: &Word<'_>) -> CountryId {
        let shown = text::display(word.as_str(), Lines::Single);
        let key = self.builder.strings().intern(&code(&shown));
        self.builder.country(key)
    }

    /// Returns the handle of a list of citations; unknown ones are reported and left out.
    pub(super) fn cites(&mut self, cites: &[Word<'_>], path: &Path<'_>) -> Cites {
        let list = self.source_list(cites, path);
        self.builder.cite(&list)
    }

    pub(super) fn source_list(&mut self, cites: &[Word<'_>], path: &Path<'_>) -> Vec<SourceId> {
        let known = |(index, word): (usize, &Word<'_>)| self.known_source(word, &path.item(index));
        cites.iter().enumerate().filter_map(known).collect()
    }

    /// Returns a source by its id. Where the file declares sources, a word without a space or a
    /// colon must be one of them; otherwise it is taken as a title or an address.
    pub(super) fn known_source(&mut self, word: &Word<'_>, path: &Path<'_>) -> Option<SourceId> {
        let shown = text::display(word.as_str(), Lines::Single);
        if let Some(known) = self.builder.find_source(&shown) {
            return Some(known);
        }
        if !self.must_declare(Rows::Source) || shown.contains([' ', ':']) {
            let key = self.key(word);
            return Some(self.builder.source(key));
        }
        let near = self.near(Rows::Source, &shown);
        self.unknown(("source", "sources"), &shown, near, path);
        None
    }

    /// Returns the id of a table that was probably meant, as long as guessing takes no time that is
    /// felt: each guess looks at every id.
    pub(super) fn near(&mut self, table: Rows, word: &str) -> Option<String> {
        self.guesses += 1;
        let may_guess = self.guesses <= super::GUESSES;
        let near = may_guess.then(|| did_you_mean(word, self.builder.keys(table))).flatten();
        near.map(ToOwned::to_owned)
    }

    /// Reports a reference to something that a table should hold and does not.
    pub(super) fn unknown(
        &mut self,
        (what, table): (&str, &str),
        word: &str,
        near: Option<String>,
        path: &Path<'_>,
    ) {
        let remedy = format!("declare it in `{table}`, or name one that is declared");
        let help = near.map_or(remedy, |near| format!("did you mean `{near}`?"));
        let message = format!("no {what} is called `{word}`");
        self.problems.push(Problem::new(super::UNKNOWN, message).on(path).help(help));
    }

    /// Returns the value of a word from a closed list; another word is reported, and the fallback
    /// taken.
    pub(super) fn word<T: Copy>(
        &mut self,
        word: Option<&Word<'_>>,
        known: impl Fn(&str) -> Option<T>,
        path: &Path<'_>,
        (fallback, all): (T, &[&'static str]),
    ) -> T {
        let Some(word) = word else { return fallback };
        if let Some(value) = known(word.as_str()) {
            return value;
        }
        let message = format!("`{}` is not one of {}", word.as_str(), all.join(", "));
        let help = did_you_mean(word.as_str(), all.iter().copied()).map_or_else(
            || format!("write one of {}", all.join(", ")),
            |it| format!("did you mean `{it}`?"),
        );
        self.problems.push(Problem::new("unknown-word", message).on(path).help(help));
        fallback
    }
}

const RANKS: (Rank, &[&str]) = (Rank::Press, &["official", "press", "repost"]);
const FIELDS: &[&str] = &[
    "name",
    "date",
    "place",
    "host",
    "leaders",
    "participants",
    "purpose",
    "actions",
    "concerns",
    "sources",
    "notes",
];

/// Returns a country code in capitals; any other word as it is.
pub(super) fn code(word: &str) -> String {
    let is_code = (2..=3).contains(&word.len()) && word.bytes().all(|it| it.is_ascii_alphabetic());
    if is_code { word.to_ascii_uppercase() } else { word.to_owned() }
}
