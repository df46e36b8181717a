//! Two files that call different things by the same id, or the same thing by the same.

mod rename;
#[cfg(test)]
mod tests;

use std::fmt::{self, Debug, Write as _};
use std::hash::{DefaultHasher, Hasher as _};

use foldhash::{HashMap, HashSet};

use super::Reader;
use super::tables::code;
use super::value::{Bare, Word};
use super::wire::{OrWord, Table, WireEvent, WireFile};
use rename::{Names, Renamed};

/// What a country is called: its name, and others.
type Called<'a> = (Option<Bare<'a>>, Vec<Word<'a>>);

/// What the files before have declared.
#[derive(Debug, Default)]
pub(super) struct Known<'a> {
    /// The rows of tables: the table and the id, and a sum of all that the row says.
    rows: HashMap<(Names, String), u64>,
    countries: HashMap<String, Called<'a>>,
    tours: HashSet<String>,
    /// Where the event of an id stands: the document, and its place among the events there. Made
    /// of the documents up to a point when an id comes again.
    events: HashMap<String, (usize, usize)>,
    looked_at: usize,
}

/// Gives everything in a document that a file before has declared otherwise under the same id an id
/// of its own, which has the name of the file behind it. A row that says the same is the same, and
/// an event that does is left out. Countries with one code are one country, with the names of both.
///
/// # Cost
///
/// Linear in the documents, however many there are.
pub(super) fn part<'a>(
    file: &mut WireFile<'a>,
    reader: &Reader,
    known: &mut Known<'a>,
    before: &mut [WireFile<'a>],
) {
    let mut renamed = Renamed::default();
    known.countries(file);
    // What others cite comes first: rows are the same if what they refer to is, too.
    known.rows(&mut file.sources, Names::Sources, reader, &mut renamed);
    renamed.tables(file);
    known.rows(&mut file.people, Names::People, reader, &mut renamed);
    known.rows(&mut file.places, Names::Places, reader, &mut renamed);
    known.rows(&mut file.themes, Names::Themes, reader, &mut renamed);
    known.rows(&mut file.conflicts, Names::Conflicts, reader, &mut renamed);
    known.series(file, reader, &mut renamed);
    renamed.events(file);
    known.events(file, reader, &mut renamed, before);
    known.tours(file, reader);
    renamed.references(file);
}

impl<'a> Known<'a> {
    /// Gives the rows of a table that are new, and not the same, ids of their own.
    fn rows<T: Debug>(
        &mut self,
        table: &mut Table<'a, T>,
        names: Names,
        reader: &Reader,
        renamed: &mut Renamed,
    ) {
        for (key, row) in &mut table.0 {
            self.row(key, row, (names, reader), renamed);
        }
    }

    fn row(
        &mut self,
        key: &mut Word<'a>,
        row: &dyn Debug,
        (names, reader): (Names, &Reader),
        renamed: &mut Renamed,
    ) {
        let sum = sum_of(row);
        let id = (names, key.as_str().to_owned());
        match self.rows.get(&id) {
            None => drop(self.rows.insert(id, sum)),
            Some(same) if *same == sum => {}
            Some(_) => {
                let is_taken = |it: &str| self.rows.contains_key(&(names, it.to_owned()));
                let apart = reader.apart(key.as_str(), is_taken);
                self.rows.insert((names, apart.clone()), sum);
                renamed.add(names, key, apart);
            }
        }
    }

    fn series(&mut self, file: &mut WireFile<'a>, reader: &Reader, renamed: &mut Renamed) {
        for series in &mut file.series {
            let Some(mut id) = series.id.take() else { continue };
            self.row(&mut id, series, (Names::Series, reader), renamed);
            series.id = Some(id);
        }
    }

    /// Gives countries that were declared before the names that they had there, too.
    fn countries(&mut self, file: &mut WireFile<'a>) {
        for (key, row) in &mut file.countries.0 {
            let Some((name, aliases)) = self.countries.get_mut(&code(key.as_str())) else {
                let said = (row.name.clone(), row.aliases.clone());
                self.countries.insert(code(key.as_str()), said);
                continue;
            };
            let also = match row.name.take() {
                Some(Bare::Word(word)) => vec![word],
                Some(Bare::List(words)) => words,
                Some(Bare::Forms(forms)) => forms.into_iter().map(|(_, form)| form).collect(),
                None => Vec::new(),
            };
            for alias in also.into_iter().chain(std::mem::take(&mut row.aliases)) {
                let is_name = matches!(name, Some(Bare::Word(it)) if *it == alias);
                if !is_name && !aliases.contains(&alias) {
                    aliases.push(alias);
                }
            }
            row.name.clone_from(name);
            row.aliases.clone_from(aliases);
        }
    }

    /// Leaves out events that a document before has in the same words, and gives the others, and
    /// their actions, ids that no file before has.
    fn events(
        &mut self,
        file: &mut WireFile<'a>,
        reader: &Reader,
        renamed: &mut Renamed,
        before: &mut [WireFile<'a>],
    ) {
        let Some(events) = file.events.as_mut() else { return };
        events.retain_mut(|event| {
            let id = id_of(event);
            let is_taken = |it: &str| reader.others.contains(it);
            if is_taken(&id) {
                self.look_at(before);
                if self.has_same(&id, event, before) {
                    return false;
                }
                let apart = reader.apart(&id, is_taken);
                let mut word = Word(id.into());
                renamed.add(Names::Events, &mut word, apart);
                event.id = Some(word);
            }
            let rows = event.actions.iter_mut().filter_map(|it| match it {
                OrWord::Row(row) => row.id.as_mut(),
                OrWord::Word(_) => None,
            });
            let is_taken = |it: &str| reader.other_actions.contains(it);
            for id in rows.filter(|it| is_taken(it.as_str())) {
                let apart = reader.apart(id.as_str(), is_taken);
                renamed.add(Names::Actions, id, apart);
            }
            true
        });
    }

    /// Takes note of where the events of the documents stand that were not looked at.
    fn look_at(&mut self, documents: &[WireFile<'a>]) {
        for (document, file) in documents.iter().enumerate().skip(self.looked_at) {
            for (place, event) in file.events().iter().enumerate() {
                self.events.entry(id_of(event)).or_insert((document, place));
            }
        }
        self.looked_at = documents.len();
    }

    /// Tells whether a document before has an event of this id that says the same.
    fn has_same(&self, id: &str, event: &mut WireEvent<'a>, before: &mut [WireFile<'a>]) -> bool {
        let Some(&(document, place)) = self.events.get(id) else { return false };
        let there = before.get_mut(document).and_then(|it| it.events.as_mut());
        let Some(there) = there.and_then(|it| it.get_mut(place)) else { return false };
        // Where it stands in its file is nothing that it says.
        let index = std::mem::replace(&mut event.index, there.index);
        let is_same = sum_of(event) == sum_of(there);
        event.index = index;
        is_same
    }

    /// Gives tours that are called as one before is another id.
    fn tours(&mut self, file: &mut WireFile<'a>, reader: &Reader) {
        for id in file.tours.iter_mut().filter_map(|it| it.id.as_mut()) {
            if self.tours.contains(id.as_str()) {
                *id = Word(reader.apart(id.as_str(), |it| self.tours.contains(it)).into());
            }
        }
        let ids = file.tours.iter().filter_map(|it| it.id.as_ref());
        self.tours.extend(ids.map(|it| it.as_str().to_owned()));
    }
}

/// Returns the id that an event has in the store, if no other has it.
fn id_of(event: &WireEvent<'_>) -> String {
    event.id.as_ref().map_or_else(
        || format!("event-{}", event.index + 1),
        |it| crate::text::display(it.as_str(), crate::text::Lines::Single).into_owned(),
    )
}

/// Returns a sum of all that a row says.
fn sum_of(row: &dyn Debug) -> u64 {
    struct Sum(DefaultHasher);

    impl fmt::Write for Sum {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0.write(text.as_bytes());
            Ok(())
        }
    }

    let mut sum = Sum(DefaultHasher::new());
    // It cannot fail.
    write!(sum, "{row:?}").unwrap_or_default();
    sum.0.finish()
}
