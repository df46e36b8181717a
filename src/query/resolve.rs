//! Which country, person, place, theme, series, source or status does a word mean?

use std::collections::BTreeSet;

use memchr::memmem;

use super::tree::{Named, Word};
use crate::diag::Diagnostic;
use crate::i18n::Locale;
use crate::store::{
    CountryId, EventSet, Facet, FoldedNames, Label, PersonId, PlaceId, SeriesId, SourceId, Store,
    Str, Text, ThemeId,
};
use crate::text;

/// How many known names a complaint lists.
const LISTED: usize = 8;
/// How many rows a complaint looks at for what was meant: a table may have one for each event.
const COMPARED: usize = 4096;

/// How a word meets a label; the least is the closest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Closeness {
    /// It is the label.
    Whole,
    /// A word of a name begins with it.
    WordStart,
    /// It is inside a name.
    Inside,
    /// It is inside a title, which a row has beside its name.
    InTitle,
}

/// Takes the labels of a row one by one.
pub(super) type Each<'a, 'b> = &'b mut dyn FnMut(Label, &'a str);

/// Returns the countries that `word` is the code, the name or an alias of.
pub(super) fn countries(store: &Store, word: &str) -> Vec<CountryId> {
    let found = Table::new(store, Names::Countries).closest(word);
    found.into_iter().filter_map(|slot| u32::try_from(slot).ok()).map(CountryId).collect()
}

/// Returns the countries that a word of a query names.
///
/// # Errors
///
/// No country of the store has that code, name or alias.
pub(super) fn country(store: &Store, word: &Word) -> Result<Vec<CountryId>, Diagnostic> {
    let found = countries(store, &word.text);
    let complaint = || Table::new(store, Names::Countries).complaint(word);
    (!found.is_empty()).then_some(found).ok_or_else(complaint)
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
    let table = Table::new(store, Names::Of(field));
    let slots = table.closest(&word.text);
    if slots.is_empty() {
        return Err(table.complaint(word));
    }
    Ok(if let Some(facet) = table.facet() {
        Found::Rows(facet, slots)
    } else {
        let status = |slot: usize| table.statuses.get(slot).copied();
        Found::Statuses(slots.into_iter().filter_map(status).collect())
    })
}

/// Whose names?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    Countries,
    Of(Named),
}

/// One of the tables that names are looked up in; a row is meant by its slot.
#[derive(Debug)]
pub(super) struct Table<'a> {
    store: &'a Store,
    names: Names,
    /// The rows of the table of statuses, which is not one of the store's.
    statuses: Vec<Str>,
}

impl<'a> Table<'a> {
    pub(super) fn new(store: &'a Store, names: Names) -> Self {
        let statuses = match names {
            Names::Of(Named::Status) => {
                store.index().statuses().filter(|&it| it != Str::default()).collect()
            }
            _ => Vec::new(),
        };
        Self { store, names, statuses }
    }

    const fn facet(&self) -> Option<Facet> {
        Some(match self.names {
            Names::Countries => Facet::Country,
            Names::Of(Named::Series) => Facet::Series,
            Names::Of(Named::Who) => Facet::Person,
            Names::Of(Named::Place) => Facet::Place,
            Names::Of(Named::Theme) => Facet::Theme,
            Names::Of(Named::Source) => Facet::Source,
            Names::Of(Named::File) => Facet::File,
            Names::Of(Named::Status) => return None,
        })
    }

    const fn noun(&self) -> &'static str {
        match self.names {
            Names::Countries => "country",
            Names::Of(Named::Who) => "leader",
            Names::Of(named) => named.name(),
        }
    }

    /// Returns how many rows there are.
    pub(super) fn len(&self) -> usize {
        match self.names {
            Names::Countries => self.store.countries().len(),
            Names::Of(Named::Series) => self.store.series().len(),
            Names::Of(Named::Who) => self.store.people().len(),
            Names::Of(Named::Place) => self.store.places().len(),
            Names::Of(Named::Theme) => self.store.themes().len(),
            Names::Of(Named::Source) => self.store.sources().len(),
            Names::Of(Named::File) => self.store.files().len(),
            Names::Of(Named::Status) => self.statuses.len(),
        }
    }

    /// Returns the events that carry a row.
    pub(super) fn events(&self, slot: usize) -> &'a EventSet {
        let index = self.store.index();
        match self.facet() {
            Some(facet) => index.with(facet, slot),
            None => index.with_status(self.statuses.get(slot).copied().unwrap_or_default()),
        }
    }

    /// Returns how a row reads in a language.
    pub(super) fn label(&self, slot: usize, locale: Locale) -> &'a str {
        let (store, tag) = (self.store, locale.tag());
        let id = u32::try_from(slot).unwrap_or(u32::MAX);
        let first = |texts: &[Text]| {
            let said = texts.iter().map(|&it| store.say(it, tag));
            said.into_iter().find(|it| !it.is_empty()).unwrap_or_default()
        };
        match self.names {
            Names::Countries => first(&[store.country(CountryId(id)).name]),
            Names::Of(Named::Series) => first(&[store.series_of(SeriesId(id)).name]),
            Names::Of(Named::Who) => first(&[store.person(PersonId(id)).name]),
            Names::Of(Named::Place) => first(&[store.place(PlaceId(id)).name]),
            Names::Of(Named::Theme) => first(&[store.theme(ThemeId(id)).name]),
            Names::Of(Named::Source) => {
                let source = store.source(SourceId(id));
                first(&[source.publisher, source.title])
            }
            Names::Of(Named::File) => text::base_name(store.file(slot)),
            Names::Of(Named::Status) => {
                locale.status(store.str(self.statuses.get(slot).copied().unwrap_or_default()))
            }
        }
    }

    /// Returns the id of a row.
    pub(super) fn key(&self, slot: usize) -> &'a str {
        let store = self.store;
        let id = u32::try_from(slot).unwrap_or(u32::MAX);
        store.str(match self.names {
            Names::Countries => store.country(CountryId(id)).key,
            Names::Of(Named::Series) => store.series_of(SeriesId(id)).key,
            Names::Of(Named::Who) => store.person(PersonId(id)).key,
            Names::Of(Named::Place) => store.place(PlaceId(id)).key,
            Names::Of(Named::Theme) => store.theme(ThemeId(id)).key,
            Names::Of(Named::Source) => store.source(SourceId(id)).key,
            Names::Of(Named::File) => return text::stem(store.file(slot)),
            Names::Of(Named::Status) => self.statuses.get(slot).copied().unwrap_or_default(),
        })
    }

    /// Calls `each` with every label of a row, the id or the name it is best known by first.
    pub(super) fn labels(&self, slot: usize, each: Each<'a, '_>) {
        let store = self.store;
        let id = u32::try_from(slot).unwrap_or(u32::MAX);
        match self.names {
            Names::Countries => country_labels(store, CountryId(id), each),
            Names::Of(Named::Series) => series_labels(store, SeriesId(id), each),
            Names::Of(Named::Who) => person_labels(store, PersonId(id), each),
            Names::Of(Named::Place) => place_labels(store, PlaceId(id), each),
            Names::Of(Named::Theme) => theme_labels(store, ThemeId(id), each),
            Names::Of(Named::Source) => source_labels(store, SourceId(id), each),
            Names::Of(Named::File) => file_labels(store, slot, each),
            Names::Of(Named::Status) => {
                each(Label::Name, store.str(self.statuses.get(slot).copied().unwrap_or_default()));
            }
        }
    }

    /// Calls `each` with every label of every row, folded.
    pub(super) fn each_folded(&self, each: impl FnMut(usize, Label, &str)) {
        match self.facet() {
            Some(facet) => self.store.table_names(facet, || self.folded()).each(each),
            None => self.folded().each(each),
        }
    }

    fn folded(&self) -> FoldedNames {
        let mut all = FoldedNames::default();
        for slot in 0..self.len() {
            let mut first = None;
            self.labels(slot, &mut |label, text| {
                // A plain name is its id and its title too, and as an id it is closest.
                if !first.is_some_and(|it| std::ptr::eq(it, text)) && !text.is_empty() {
                    all.push(slot, label, text);
                }
                first = first.or(Some(text));
            });
        }
        all
    }

    /// Returns the rows that a folded word is in, and how close it is to the nearest label of each.
    pub(super) fn meeting(&self, word: &str) -> Vec<(usize, Closeness)> {
        let finder = memmem::Finder::new(word);
        let mut found: Vec<(usize, Closeness)> = Vec::new();
        self.each_folded(|slot, label, folded| {
            let Some(first) = finder.find(folded.as_bytes()) else { return };
            let Some(near) = closeness(label, folded, word, first) else { return };
            match found.last_mut().filter(|it| it.0 == slot) {
                Some(row) => row.1 = near.min(row.1),
                None => found.push((slot, near)),
            }
        });
        found
    }

    /// Returns the rows that `word` is closest to. Countries have to be named in full.
    fn closest(&self, word: &str) -> Vec<usize> {
        let word = text::fold(word);
        let whole = self.names == Names::Countries;
        let found = self.meeting(&word);
        let best = found.iter().map(|it| it.1).min().unwrap_or(Closeness::Whole);
        let enough = if whole { Closeness::Whole } else { best };
        found.into_iter().filter(|it| it.1 == enough).map(|it| it.0).collect()
    }

    fn complaint(&self, word: &Word) -> Diagnostic {
        let mut known = Known::default();
        for slot in 0..self.len().min(COMPARED) {
            let mut first = None;
            self.labels(slot, &mut |label, it| {
                if label != Label::Title {
                    known.add(it);
                    first = first.or_else(|| Some(it).filter(|it| !it.is_empty()));
                }
            });
            known.show(first.unwrap_or_default());
        }
        known.complaint(self.noun(), word)
    }
}

/// Returns how close `word` is to a label, in which it is first met at byte `first`; both folded.
fn closeness(label: Label, text: &str, word: &str, first: usize) -> Option<Closeness> {
    if word.is_empty() {
        return None;
    }
    if text == word && label != Label::Shared {
        return Some(Closeness::Whole);
    }
    let starts = |at: usize| {
        let before = text.get(..at).unwrap_or_default().chars().next_back();
        !before.is_some_and(char::is_alphanumeric)
    };
    let any_starts = || starts(first) || text.match_indices(word).any(|(at, _)| starts(at));
    Some(match label {
        Label::Title => Closeness::InTitle,
        Label::Name | Label::Shared if any_starts() => Closeness::WordStart,
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
        Facet::File => file_labels(store, slot as usize, each),
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

fn file_labels<'a>(store: &'a Store, position: usize, each: Each<'a, '_>) {
    for name in text::names_of(store.file(position)) {
        each(Label::Name, name);
    }
}
