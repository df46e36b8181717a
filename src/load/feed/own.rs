//! Tables and tours of our own format that come with records, as the head of JSON Lines does.

use super::{Feed, Record};
use crate::load::locate::Step;
use crate::load::wire::{WireFile, WireTour};
use crate::store::Table;

impl Feed<'_> {
    /// Takes the title, the day and the tables of a document; the title and the day of one before
    /// stay where this one has none.
    pub(in crate::load) fn tables(&mut self, document: &WireFile<'_>, record: &Record<'_>) {
        self.reader.tables(document);
        self.complain_about(record);
    }

    /// Takes tours, once every event is read.
    pub(in crate::load) fn tours(&mut self, tours: &[WireTour<'_>], record: &Record<'_>) {
        self.reader.tours(tours);
        self.complain_about(record);
    }

    /// Tells whether a table has a row of this name.
    pub(in crate::load) fn knows(&self, table: Table, word: &str) -> bool {
        self.reader.builder.knows(table, word)
    }

    /// Points complaints at the section of the document that they are about.
    fn complain_about(&mut self, record: &Record<'_>) {
        for problem in std::mem::take(&mut self.reader.problems) {
            let key = match problem.way.first() {
                Some(Step::Key(key)) => key.as_str(),
                _ => "",
            };
            let whole = || (record.span.clone(), (record.name)());
            let (span, name) = (record.place)(key).unwrap_or_else(whole);
            self.diagnostics.push(problem.diagnostic.at(span).on(name));
        }
    }
}
