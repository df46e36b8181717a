//! Which keys of a document does nothing here read, and what do they say?

use foldhash::HashMap;
use memchr::memmem;
use serde::Deserialize as _;
use serde_ignored::Path as Ignored;
use serde_json::value::RawValue;
use serde_json::{Map, Value as Json};

use super::extra::{KNOWN, steps};
use super::lines::{self, MARK};
use super::locate::Step;
use super::selection::one_line;
use super::value::Word;
use super::wire::{Table, WireEvent, WireFile};
use super::{Format, Kept, Options, records, salvage};
use crate::store::{OfEvent, Store, Unread};

/// The sections whose rows are called by keys of their own.
const TABLES: [&str; 6] = ["countries", "people", "places", "themes", "sources", "conflicts"];

/// A file that was read: its text, as what it was read, and which of its events were kept.
type File<'a> = (&'a str, Format, &'a Kept);

/// Returns the keys that nothing reads in files of ours and in JSON Lines, which `store` was made
/// of, in their order.
///
/// # Cost
///
/// Reads every such file again.
pub fn unread(files: &[File<'_>], store: &Store, options: &Options) -> Unread {
    let mut out = Unread::default();
    let mut first = 0;
    for (source, format, kept) in files {
        match format {
            Format::Attache => out.document(source, kept, first),
            Format::Lines => out.lines(source, &rows(store, first, kept), options),
            _ => {}
        }
        first += kept.places.len();
    }
    out
}

/// Returns the rows of a file by their lines.
fn rows(store: &Store, first: usize, kept: &Kept) -> HashMap<usize, usize> {
    let all = first..first + kept.places.len();
    let events = store.events().filter(|it| all.contains(&it.row()));
    events.filter_map(|it| Some((usize::try_from(it.origin().line).ok()?, it.row()))).collect()
}

impl Unread {
    fn document(&mut self, source: &str, kept: &Kept, first: usize) {
        let cut = salvage::cut(source);
        if !cut.has_events && kept.places.len() == 1 {
            return self.event(source.trim(), first);
        }
        for (row, place) in (first..).zip(&kept.places) {
            let place = usize::try_from(*place).ok();
            if let Some(raw) = place.and_then(|it| cut.events.get(it)) {
                self.event(raw.get(), row);
            }
        }
        self.sections(&cut);
    }

    fn lines(&mut self, source: &str, rows: &HashMap<usize, usize>, options: &Options) {
        for (line, number) in lines::texts(source) {
            let row = rows.get(&number).copied();
            let is_listed = memmem::find(line.as_bytes(), MARK).is_some();
            let event: Option<WireEvent<'_>> = serde_json::from_str(line).ok();
            match row {
                _ if is_listed => {}
                Some(row) if event.as_ref().is_some_and(lines::is_dated) => self.event(line, row),
                _ if lines::is_head(line) => self.sections(&salvage::cut(line)),
                Some(row) => self.flat(line, row, options),
                None => {}
            }
        }
    }

    /// Looks through an event of ours.
    fn event(&mut self, raw: &str, row: usize) {
        let mut found = Vec::new();
        let mut reader = serde_json::Deserializer::from_str(raw);
        let mut look = |ignored: Ignored<'_>| found.push(steps(&ignored));
        let wrapped = serde_ignored::Deserializer::new(&mut reader, &mut look);
        if WireEvent::deserialize(wrapped).is_err() || found.is_empty() {
            return;
        }
        let (own, inner): (Vec<_>, Vec<_>) = found.into_iter().partition(|it| it.len() == 1);
        let is_own = |key: &str| own.iter().any(|it| *it == [Step::Key(key.to_owned())]);
        let all: Table<'_, &RawValue> = serde_json::from_str(raw).unwrap_or_default();
        let own = all.0.iter().filter(|(key, _)| is_own(key.as_str())).map(pair).collect();
        let inner = inner.iter().map(|it| place(it)).collect();
        self.events.insert(row, OfEvent { own, inner });
    }

    /// Looks through a record whose keys are not ours.
    fn flat(&mut self, line: &str, row: usize, options: &Options) {
        let Ok(record) = serde_json::from_str::<Map<String, Json>>(line) else { return };
        let keys = records::unread(&record, options);
        let all: Table<'_, &RawValue> = serde_json::from_str(line).unwrap_or_default();
        let all = all.0.iter().filter(|(key, _)| keys.contains(&key.as_str()));
        // A key of ours would be read as something else.
        let (inner, own): (Vec<_>, Vec<_>) =
            all.partition(|(key, _)| KNOWN.contains(&key.as_str()));
        let own: Vec<_> = own.into_iter().map(pair).collect();
        let inner: Vec<_> = inner.into_iter().map(|it| it.0.as_str().to_owned()).collect();
        if !own.is_empty() || !inner.is_empty() {
            self.events.insert(row, OfEvent { own, inner });
        }
    }

    /// Looks through everything of a document but its events.
    fn sections(&mut self, cut: &salvage::Cut<'_>) {
        for (key, raw) in &cut.sections {
            let section = format!("{{{}:{}}}", Json::from(key.as_str()), raw.get());
            let mut reader = serde_json::Deserializer::from_str(&section);
            let mut look = |ignored: Ignored<'_>| {
                *self.whole.entry(place(&steps(&ignored))).or_default() += 1;
            };
            let wrapped = serde_ignored::Deserializer::new(&mut reader, &mut look);
            // What is wrong with it was complained about.
            WireFile::deserialize(wrapped).map(drop).unwrap_or_default();
        }
    }
}

fn pair((key, raw): &(Word<'_>, &RawValue)) -> (String, String) {
    (key.as_str().to_owned(), one_line(std::iter::once(raw.get())))
}

/// Says where a key stands, without saying in which row.
fn place(way: &[Step<String>]) -> String {
    let mut out = String::new();
    let is_table = matches!(way.first(), Some(Step::Key(it)) if TABLES.contains(&it.as_str()));
    for (position, step) in way.iter().enumerate() {
        match step {
            Step::Item(_) => out.push_str("[]"),
            Step::Key(_) if is_table && position == 1 => out.push_str(".*"),
            Step::Key(key) if position == 0 => out.push_str(key),
            Step::Key(key) => {
                out.push('.');
                out.push_str(key);
            }
        }
    }
    out
}
