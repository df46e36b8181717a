//! What may stand where the cursor is?

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use foldhash::{HashMap, HashSet};

use super::cursor::{Cursor, cursor};
use super::field::{self, FIELDS, Field, Typed};
use super::lex::Listed;
use super::parse::LONGEST;
use super::plan;
use super::resolve::{Closeness, Names, Table};
use super::tree::{Mode, Named, Relation, Word};
use crate::i18n::Locale;
use crate::model::{Kind, Part, Scope};
use crate::store::{EventSet, Label, Store};
use crate::text;

#[cfg(test)]
mod tests;

/// The most candidates there are.
const MOST: usize = 50;
/// The last year that four digits can say.
const LAST_YEAR: i32 = 9999;

/// What may stand at a place of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// The bytes of the query that a candidate takes the place of.
    pub range: Range<usize>,
    /// The best first; values that some event carries before those that none does.
    pub candidates: Vec<Candidate>,
}

/// One thing that may stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What to put into the query, with any quotes it needs.
    pub text: String,
    /// How it reads in the language asked for: a name, or what a field is for.
    pub label: String,
    /// How many events carry it; `None` for the name of a field.
    pub count: Option<usize>,
}

/// Returns what may stand at the byte `position` of `text`, which need not be a query yet: fields
/// where a word begins, values behind a field. Labels are in the language called `tag`, counts are
/// of the events in `within`.
///
/// # Cost
///
/// Linear in the text and in the table that a field looks its names up in; of each row that fits,
/// one intersection of sets. Numbers look at the events that have one of those offered.
pub fn complete(
    store: &Store,
    text: &str,
    position: usize,
    within: &EventSet,
    tag: &str,
) -> Completion {
    let position = text.floor_char_boundary(position);
    let nothing = Completion { range: position..position, candidates: Vec::new() };
    if text.len() > LONGEST {
        return nothing;
    }
    let Some(Cursor { range, typed, list }) = cursor(text, position) else { return nothing };
    let locale = Locale::from_tag(tag);
    let sought = Sought { store, within, locale, typed: text::fold(&typed) };
    let candidates = match list {
        None => sought.fields(),
        Some((field, others)) => {
            let others = others.iter().map(|it| text::fold(it)).collect();
            sought.values(field, &others)
        }
    };
    Completion { range, candidates }
}

/// What is looked for, and where.
struct Sought<'a> {
    store: &'a Store,
    within: &'a EventSet,
    locale: Locale,
    /// Folded.
    typed: String,
}

/// The values that a list has already, folded.
type Others = HashSet<String>;

impl Sought<'_> {
    fn fields(&self) -> Vec<Candidate> {
        // The only file tells no events apart.
        let is_one = self.store.files().len() < 2;
        let is_idle = |it: &Field| is_one && *it == Field::Named(Named::File);
        let fitting = FIELDS.iter().filter(|it| it.name().starts_with(&self.typed) && !is_idle(it));
        let candidate = |it: &Field| Candidate {
            text: format!("{}:", it.name()),
            label: self.locale.query_field(it.name()).to_owned(),
            count: None,
        };
        fitting.map(candidate).collect()
    }

    fn values(&self, field: Field, others: &Others) -> Vec<Candidate> {
        match field {
            Field::Country => self.names(Names::Countries, others),
            Field::Named(named) => self.names(Names::Of(named), others),
            Field::Kind => self.words(field, Kind::ALL.iter().map(|it| it.name()), others),
            Field::Scope => self.words(field, Scope::ALL.iter().map(|it| it.name()), others),
            Field::Has | Field::Missing => {
                self.words(field, Part::ALL.iter().map(|it| it.name()), others)
            }
            Field::Number => self.numbers(others),
            Field::Date(relation) => self.dates(relation, others),
        }
    }

    /// Returns the rows of a table that fit: first those with events, of these first those with a
    /// word that begins as typed, then the more frequent.
    fn names(&self, names: Names, others: &Others) -> Vec<Candidate> {
        let table = Table::new(self.store, names);
        let rank = |(slot, near): (usize, Closeness)| {
            let count = table.events(slot).shared(self.within);
            (count == 0, near.max(Closeness::WordStart), Reverse(count), slot)
        };
        let mut rows: Vec<_> = if self.typed.is_empty() {
            (0..table.len()).map(|slot| rank((slot, Closeness::WordStart))).collect()
        } else {
            table.meeting(&self.typed).into_iter().map(rank).collect()
        };
        if !others.is_empty() {
            rows.retain(|&(.., slot)| !labels(&table, slot).iter().any(|it| others.contains(it)));
        }
        if rows.len() > MOST {
            rows.select_nth_unstable(MOST);
            rows.truncate(MOST);
        }
        rows.sort_unstable();
        let unique = Unique::new(&table, rows.iter().map(|it| it.3));
        let candidate = |(_, _, Reverse(count), slot)| {
            let word = unique.name(&table, slot)?;
            let label = match table.label(slot, self.locale) {
                "" => word.clone(),
                label => label.to_owned(),
            };
            let text = Word::new(word).to_string();
            Some(Candidate { text, label, count: Some(count) })
        };
        rows.into_iter().filter_map(candidate).collect()
    }

    /// Returns the words of a closed set that fit, in its order but for those without events.
    fn words(
        &self,
        field: Field,
        all: impl Iterator<Item = &'static str> + Clone,
        others: &Others,
    ) -> Vec<Candidate> {
        let begins = all.clone().filter(|it| it.starts_with(&self.typed));
        let holds =
            all.filter(|it| !it.starts_with(&self.typed) && it.contains(self.typed.as_str()));
        let fitting = begins.chain(holds).filter(|it| !others.contains(*it));
        let mut found: Vec<Candidate> = fitting
            .filter_map(|it| {
                let label = self.locale.query_word(it).to_owned();
                Some(Candidate { text: it.to_owned(), label, count: Some(self.count(field, it)?) })
            })
            .collect();
        found.sort_by_key(|it| it.count == Some(0));
        found
    }

    /// Returns the numbers that some event has and that begin as typed, in order.
    fn numbers(&self, others: &Others) -> Vec<Candidate> {
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        let all = self.store.numbers();
        let mut from = 0;
        while let Some(&(number, _)) = all.get(from).filter(|_| counts.len() < MOST) {
            let end = all.partition_point(|it| it.0 <= number);
            let word = number.to_string();
            if word.starts_with(&self.typed) && !others.contains(&word) {
                let events = all.get(from..end).unwrap_or_default();
                let carried = events.iter().filter(|it| self.within.contains(it.1));
                counts.insert(number, carried.count());
            }
            from = end;
        }
        let candidate = |(number, count): (u32, usize)| Candidate {
            text: number.to_string(),
            label: self.locale.ordinal(number),
            count: Some(count),
        };
        let mut found: Vec<Candidate> = counts.into_iter().map(candidate).collect();
        found.sort_by_key(|it| it.count == Some(0));
        found
    }

    /// Returns the years in which there are events and, behind a whole year, its months.
    fn dates(&self, relation: Relation, others: &Others) -> Vec<Candidate> {
        let Some((first, last)) = self.store.span() else { return Vec::new() };
        let year = |word: &str| word.get(..4).and_then(|it| it.parse::<i32>().ok());
        let dates: Vec<String> = match year(&self.typed) {
            Some(year) => {
                let months = (1..=12).map(|month| format!("{year:04}-{month:02}"));
                std::iter::once(format!("{year:04}")).chain(months).collect()
            }
            None => (first.ymd().0.max(0)..=last.ymd().0.min(LAST_YEAR))
                .map(|year| format!("{year:04}"))
                .collect(),
        };
        let fitting = dates.into_iter().filter(|it| it.starts_with(&self.typed));
        let known = fitting.filter(|it| !others.contains(it)).filter_map(|it| {
            // A date counts as one of events when some lie in it, whatever is asked about it.
            self.count(Field::Date(Relation::On), &it).filter(|&lying| lying > 0)?;
            let count = self.count(Field::Date(relation), &it);
            Some(Candidate { label: it.clone(), text: it, count })
        });
        known.take(MOST).collect()
    }

    /// Returns how many events a term with this one value finds; `None` where it cannot stand.
    fn count(&self, field: Field, value: &str) -> Option<usize> {
        let listed = Listed { mode: Mode::Any, values: vec![Word::new(value)] };
        match field::typed(field, listed).ok()? {
            Typed::Scope(scope) => Some(self.store.index().in_scope(scope).shared(self.within)),
            Typed::Test(test) => plan::found(&test, self.store, self.within).map(|it| it.len()),
        }
    }
}

/// Returns the names of a row, folded.
fn labels(table: &Table<'_>, slot: usize) -> Vec<String> {
    let mut all = Vec::new();
    table.labels(slot, &mut |label, it| {
        if label == Label::Name {
            all.push(text::fold(it));
        }
    });
    all
}

/// How many rows a folded name means.
struct Unique(HashMap<String, Rows>);

/// How many rows have a name, and the last of them.
struct Rows {
    count: usize,
    last: usize,
}

impl Unique {
    /// Counts, in one walk over the table, how many rows have a name of one of `slots`.
    fn new(table: &Table<'_>, slots: impl Iterator<Item = usize>) -> Self {
        let wanted = slots.flat_map(|slot| labels(table, slot)).filter(|it| !it.is_empty());
        let mut rows: HashMap<String, Rows> =
            wanted.map(|it| (it, Rows { count: 0, last: usize::MAX })).collect();
        table.each_folded(|slot, label, folded| {
            let known = rows.get_mut(folded).filter(|_| label != Label::Shared);
            if let Some(rows) = known.filter(|it| it.last != slot) {
                *rows = Rows { count: rows.count + 1, last: slot };
            }
        });
        Self(rows)
    }

    /// Returns the first name of a row that no other has, the id above all; else the first name.
    fn name(&self, table: &Table<'_>, slot: usize) -> Option<String> {
        let mut names: Vec<&str> = Vec::new();
        table.labels(slot, &mut |label, it| {
            if label == Label::Name && !text::fold(it).is_empty() {
                names.push(it);
            }
        });
        let key = table.key(slot);
        names.sort_by_key(|&it| it != key);
        let alone =
            names.iter().find(|it| self.0.get(&text::fold(it)).is_some_and(|rows| rows.count == 1));
        alone.or_else(|| names.first()).map(|&it| it.to_owned())
    }
}
