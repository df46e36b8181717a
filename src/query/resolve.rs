//! Which country, person, place, theme, series, source or status does a word mean?

use std::collections::BTreeSet;

use super::tree::{Named, Word};
use crate::diag::Diagnostic;
use crate::store::{
    CountryId, Facet, PersonId, PlaceId, SeriesId, SourceId, Store, Str, Text, ThemeId,
};
use crate::text;

/// How many known names a complaint lists.
const LISTED: usize = 8;

/// How a word meets a label; the least is the closest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Closeness {
    /// It is the label.
    Whole,
    /// A word of a name begins with it.
    WordStart,
    /// It is inside a name.
    Inside,
    /// It is inside a title, which a row has beside its name.
    InTitle,
}

/// What a label is of the row that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    /// An id, a name in some language, an alias.
    Name,
    /// A name that several rows may have: a family name, a publisher. Being it is no closer than
    /// beginning with it, so that `who:lee` and `source:yonhap` find all of them.
    Shared,
    /// A title: longer, and with words that many rows share.
    Title,
}

/// Takes the labels of a row one by one.
type Each<'a, 'b> = &'b mut dyn FnMut(Label, &'a str);

/// Returns the countries that `word` is the code, the name or an alias of.
pub(super) fn countries(store: &Store, word: &str) -> Vec<CountryId> {
    closest(store.countries(), |id, each| country_labels(store, id, each), word, Closeness::Whole)
}

/// Returns the countries that a word of a query names.
///
/// # Errors
///
/// No country of the store has that code, name or alias.
pub(super) fn country(store: &Store, word: &Word) -> Result<Vec<CountryId>, Diagnostic> {
    let found = countries(store, &word.text);
    if found.is_empty() {
        let mut known = Known::default();
        for id in store.countries() {
            country_labels(store, id, &mut |_, it| known.add(it));
            known.show(store.str(store.country(id).key));
        }
        return Err(known.complaint("country", word));
    }
    Ok(found)
}

/// What a name stands for: rows of a facet, or statuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Slots of the table of a facet.
    Rows(Facet, Vec<usize>),
    /// Statuses of actions.
    Statuses(Vec<Str>),
}

/// Returns what a word of a query names.
///
/// # Errors
///
/// Nothing in the store has that id, that name or a name with it inside.
pub(super) fn named(store: &Store, field: Named, word: &Word) -> Result<Found, Diagnostic> {
    match field {
        Named::Series => rows(
            store,
            word,
            &Table {
                facet: Facet::Series,
                noun: "series",
                ids: store.series().collect(),
                slot: SeriesId::slot,
                labels: series_labels,
            },
        ),
        Named::Who => rows(
            store,
            word,
            &Table {
                facet: Facet::Person,
                noun: "leader",
                ids: store.people().collect(),
                slot: PersonId::slot,
                labels: person_labels,
            },
        ),
        Named::Place => rows(
            store,
            word,
            &Table {
                facet: Facet::Place,
                noun: "place",
                ids: store.places().collect(),
                slot: PlaceId::slot,
                labels: place_labels,
            },
        ),
        Named::Theme => rows(
            store,
            word,
            &Table {
                facet: Facet::Theme,
                noun: "theme",
                ids: store.themes().collect(),
                slot: ThemeId::slot,
                labels: theme_labels,
            },
        ),
        Named::Source => rows(
            store,
            word,
            &Table {
                facet: Facet::Source,
                noun: "source",
                ids: store.sources().collect(),
                slot: SourceId::slot,
                labels: source_labels,
            },
        ),
        Named::Status => statuses(store, word),
    }
}

/// One of the tables that names are looked up in.
struct Table<T> {
    facet: Facet,
    noun: &'static str,
    ids: Vec<T>,
    slot: fn(T) -> usize,
    labels: for<'a> fn(&'a Store, T, Each<'a, '_>),
}

fn rows<T: Copy>(store: &Store, word: &Word, table: &Table<T>) -> Result<Found, Diagnostic> {
    let ids = || table.ids.iter().copied();
    let labels = table.labels;
    let found = closest(ids(), |id, each| labels(store, id, each), &word.text, Closeness::InTitle);
    if !found.is_empty() {
        return Ok(Found::Rows(table.facet, found.into_iter().map(table.slot).collect()));
    }
    let mut known = Known::default();
    for id in ids() {
        let mut first = None;
        labels(store, id, &mut |label, it| {
            if label != Label::Title {
                known.add(it);
                first = first.or_else(|| Some(it).filter(|it| !it.is_empty()));
            }
        });
        known.show(first.unwrap_or_default());
    }
    Err(known.complaint(table.noun, word))
}

fn statuses(store: &Store, word: &Word) -> Result<Found, Diagnostic> {
    let all = || store.index().statuses().filter(|&it| it != Str::default());
    let found = closest(
        all(),
        |status, each| each(Label::Name, store.str(status)),
        &word.text,
        Closeness::InTitle,
    );
    if !found.is_empty() {
        return Ok(Found::Statuses(found));
    }
    let mut known = Known::default();
    all().for_each(|it| known.add(store.str(it)));
    all().for_each(|it| known.show(store.str(it)));
    Err(known.complaint("status", word))
}

/// Returns the rows that `word` is closest to, none of them farther than `farthest`.
fn closest<'a, T: Copy>(
    rows: impl Iterator<Item = T>,
    labels: impl for<'b> Fn(T, Each<'a, 'b>),
    word: &str,
    farthest: Closeness,
) -> Vec<T> {
    let word = text::fold(word);
    let (mut best, mut found) = (farthest, Vec::new());
    for row in rows {
        let mut nearest: Option<Closeness> = None;
        labels(row, &mut |label, text| {
            let near = closeness(label, &text::fold(text), &word);
            nearest = nearest.into_iter().chain(near).min();
        });
        match nearest.filter(|&it| it <= best) {
            Some(near) if near < best => (best, found) = (near, vec![row]),
            Some(_) => found.push(row),
            None => {}
        }
    }
    found
}

/// Returns how close `word` is to a label; both folded.
fn closeness(label: Label, text: &str, word: &str) -> Option<Closeness> {
    if word.is_empty() {
        return None;
    }
    if text == word && label != Label::Shared {
        return Some(Closeness::Whole);
    }
    let mut starts = text.match_indices(word).map(|(at, _)| {
        let before = text.get(..at).unwrap_or_default().chars().next_back();
        !before.is_some_and(char::is_alphanumeric)
    });
    let first = starts.next()?;
    Some(match label {
        Label::Title => Closeness::InTitle,
        Label::Name | Label::Shared if first || starts.any(|it| it) => Closeness::WordStart,
        Label::Name | Label::Shared => Closeness::Inside,
    })
}

/// Calls `each` with whatever a word of a query may be the whole of to mean this row and no other.
pub(super) fn whole<'a>(store: &'a Store, row: (Facet, u32), each: &mut dyn FnMut(&'a str)) {
    let each: Each<'a, '_> = &mut |label, text| {
        if label != Label::Shared {
            each(text);
        }
    };
    let (facet, slot) = row;
    match facet {
        Facet::Country => country_labels(store, CountryId(slot), each),
        Facet::Series => series_labels(store, SeriesId(slot), each),
        Facet::Person => person_labels(store, PersonId(slot), each),
        Facet::Place => place_labels(store, PlaceId(slot), each),
        Facet::Theme => theme_labels(store, ThemeId(slot), each),
        Facet::Source => source_labels(store, SourceId(slot), each),
        Facet::Conflict => {}
    }
}

/// The names that would have been known.
#[derive(Debug, Default)]
struct Known<'a> {
    all: BTreeSet<&'a str>,
    shown: Vec<&'a str>,
}

impl<'a> Known<'a> {
    /// Adds a name that may have been meant.
    fn add(&mut self, name: &'a str) {
        self.all.insert(name);
    }

    /// Adds the one name that stands for a row.
    fn show(&mut self, name: &'a str) {
        if !self.shown.contains(&name) && self.shown.len() <= LISTED {
            self.shown.push(name);
        }
    }

    fn complaint(&self, noun: &str, word: &Word) -> Diagnostic {
        let message = format!("no event has {noun} `{}`", word.text);
        let found = Diagnostic::error("query-unknown-value", message).at(word.span.clone());
        let help = match self.shown.len() {
            0 => format!("no {noun} is known at all"),
            1..=LISTED => format!("known: {}", self.shown.join(", ")),
            _ => String::new(),
        };
        found.help(help).suggest(&word.text, self.all.iter().copied())
    }
}

fn forms<'a>(store: &'a Store, label: Label, text: Text, each: Each<'a, '_>) {
    store.strings().forms(text).for_each(|(_, form)| each(label, form));
}

fn country_labels<'a>(store: &'a Store, id: CountryId, each: Each<'a, '_>) {
    let row = store.country(id);
    each(Label::Name, store.str(row.key));
    forms(store, Label::Name, row.name, each);
    row.aliases.iter().for_each(|&it| each(Label::Name, store.str(it)));
}

fn person_labels<'a>(store: &'a Store, id: PersonId, each: Each<'a, '_>) {
    let row = store.person(id);
    forms(store, Label::Name, row.name, each);
    each(Label::Name, store.str(row.key));
    forms(store, Label::Shared, row.family, each);
    row.aliases.iter().for_each(|&it| each(Label::Name, store.str(it)));
}

fn place_labels<'a>(store: &'a Store, id: PlaceId, each: Each<'a, '_>) {
    let row = store.place(id);
    forms(store, Label::Name, row.short, each);
    forms(store, Label::Name, row.name, each);
    each(Label::Name, store.str(row.key));
}

fn theme_labels<'a>(store: &'a Store, id: ThemeId, each: Each<'a, '_>) {
    let row = store.theme(id);
    each(Label::Name, store.str(row.key));
    forms(store, Label::Name, row.name, each);
    forms(store, Label::Name, row.short, each);
}

fn series_labels<'a>(store: &'a Store, id: SeriesId, each: Each<'a, '_>) {
    let row = store.series_of(id);
    each(Label::Name, store.str(row.key));
    forms(store, Label::Name, row.name, each);
    forms(store, Label::Title, row.title, each);
}

fn source_labels<'a>(store: &'a Store, id: SourceId, each: Each<'a, '_>) {
    let row = store.source(id);
    each(Label::Name, store.str(row.key));
    forms(store, Label::Shared, row.publisher, each);
    forms(store, Label::Title, row.title, each);
    each(Label::Title, store.str(row.url));
}
