//! What does a list of events look like to a spreadsheet?
//!
//! One row an event, with a header. Quoting is that of RFC 4180; lines end with LF, as those of
//! every other output here. Items of a list are joined by `; `.

use std::io::{self, Write};

use crate::model::{Certainty, Field};
use crate::store::{CountryId, Event, EventSet, Store, Text};

/// The columns. New ones are only ever added at the end.
pub(super) const HEADER: [&str; 28] = [
    "id",
    "kind",
    "scope",
    "series",
    "ordinal",
    "name",
    "label",
    "start",
    "end",
    "date",
    "precision",
    "place",
    "place_country",
    "host",
    "host_certainty",
    "countries",
    "leaders",
    "offices",
    "participants",
    "purpose",
    "actions",
    "concerns",
    "themes",
    "tags",
    "conflicts",
    "notes",
    "sources",
    "urls",
];

/// Writes a header and a row for each event, texts in the language called `tag`.
///
/// # Errors
///
/// The writer's.
pub fn write(out: &mut dyn Write, store: &Store, tag: &str, events: &EventSet) -> io::Result<()> {
    let mut rows = csv::Writer::from_writer(out);
    rows.write_record(HEADER).map_err(cause)?;
    let cells = Cells { text: guarded, list: joined };
    let reader = Reader { store, tag, cells };
    for event in events.iter().filter_map(|it| store.event(it)) {
        rows.write_record(reader.row(event)).map_err(cause)?;
    }
    rows.flush()
}

/// Returns the writer's own error; wrapped, it would no longer be known as a broken pipe.
pub(super) fn cause(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// How the items of a list become one text.
type Joined = fn(&[&str]) -> String;

/// How a text and a list are put into a cell.
#[derive(Clone, Copy)]
pub(super) struct Cells {
    pub(super) text: fn(&str) -> String,
    pub(super) list: Joined,
}

/// What stays the same while rows are made.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) store: &'a Store,
    pub(super) tag: &'a str,
    pub(super) cells: Cells,
}

impl<'a> Reader<'a> {
    pub(super) fn row(self, event: Event<'a>) -> impl Iterator<Item = String> {
        self.facts(event).into_iter().chain(self.contents(event))
    }

    /// Returns the columns up to `countries`: what, when, where.
    fn facts(self, event: Event<'_>) -> [String; 16] {
        let store = self.store;
        let date = event.date();
        let certainty = event.certainty(Field::Host);
        let series = event.series().map_or("", |it| store.str(store.series_of(it).key));
        let main = event.places().first().map(|&it| store.place(it));
        [
            self.text(event.id()),
            event.kind().name().to_owned(),
            event.scope().name().to_owned(),
            self.text(series),
            event.ordinal().map(|it| it.to_string()).unwrap_or_default(),
            self.say(event.name()),
            self.text(&store.label(event, self.tag)),
            date.map(|it| it.start_text()).unwrap_or_default(),
            date.map(|it| it.end_text()).unwrap_or_default(),
            date.map(|it| it.to_string()).unwrap_or_default(),
            date.map_or("", |it| it.precision().name()).to_owned(),
            self.texts(event.places().iter().map(|&it| store.place(it).name)),
            self.text(main.and_then(|it| it.country).map_or("", |it| self.code(it))),
            self.text(event.host().map_or("", |it| self.code(it))),
            if certainty == Certainty::Stated { "" } else { certainty.name() }.to_owned(),
            self.list(event.countries().iter().map(|&it| self.code(it))),
        ]
    }

    /// Returns the columns from `leaders`: who, what came of it, who says so.
    fn contents(self, event: Event<'a>) -> [String; 12] {
        let store = self.store;
        let conflicts = event.conflicts().iter();
        let sources = || event.sources().iter().map(|&it| store.source(it));
        [
            self.texts(event.leaders().iter().map(|it| store.person(it.person).name)),
            self.texts(event.leaders().iter().map(|it| it.office)),
            self.say(event.prose(Field::Participants)),
            self.say(event.prose(Field::Purpose)),
            self.texts(event.actions().iter().map(|it| it.text)),
            self.texts(event.concerns().iter().map(|it| it.text)),
            self.themes(event),
            self.list(event.tags().iter().map(|&it| store.str(it))),
            self.list(conflicts.map(|&it| store.str(store.conflict(it).key))),
            self.say(event.prose(Field::Notes)),
            self.list(sources().map(|it| store.str(it.key))),
            self.list(sources().map(|it| store.str(it.url)).filter(|it| !it.is_empty())),
        ]
    }

    fn say(self, text: Text) -> String {
        self.text(self.store.say(text, self.tag))
    }

    fn text(self, text: &str) -> String {
        (self.cells.text)(text)
    }

    pub(super) fn list<'t>(self, items: impl Iterator<Item = &'t str>) -> String {
        (self.cells.list)(&items.collect::<Vec<_>>())
    }

    pub(super) fn texts(self, texts: impl Iterator<Item = Text>) -> String {
        self.list(texts.map(|it| self.store.say(it, self.tag)))
    }

    pub(super) fn code(self, country: CountryId) -> &'a str {
        self.store.str(self.store.country(country).key)
    }

    fn themes(self, event: Event<'a>) -> String {
        let mut themes: Vec<&str> = Vec::new();
        for theme in self.store.themes_of(event).map(|it| self.store.theme(it).key) {
            let theme = self.store.str(theme);
            if !themes.contains(&theme) {
                themes.push(theme);
            }
        }
        self.list(themes.into_iter())
    }
}

fn joined(items: &[&str]) -> String {
    guarded(&items.join("; "))
}

/// What a spreadsheet takes for the beginning of a formula.
pub(super) const STARTS: [char; 11] =
    ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Puts `'` before a text that a spreadsheet would take for a formula. A plain number is none.
///
/// # Source
///
/// OWASP ASVS 5.0, 1.2.10, with the full-width forms that East Asian spreadsheets take as well.
pub(super) fn guarded(text: &str) -> String {
    if text.starts_with(STARTS) && !is_number(text) { format!("'{text}") } else { text.to_owned() }
}

pub(super) fn is_number(text: &str) -> bool {
    let plain = text.bytes().all(|it| matches!(it, b'0'..=b'9' | b'.' | b'+' | b'-'));
    // A year before the first one is a date: `-0044-03-15`.
    plain && (text.parse::<f64>().is_ok() || crate::model::Edtf::parse(text).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(guarded(text), expected);
    }

    #[test]
    fn a_formula_is_made_a_text_and_a_number_is_left_alone() {
        check("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")");
        check("+1 555", "'+1 555");
        check("-2+3", "'-2+3");
        check("-0044-03-15", "-0044-03-15");
        check("@SUM(A1)", "'@SUM(A1)");
        check("\tx", "'\tx");
        check("\r=1", "'\r=1");
        check("＝1+1", "'＝1+1");
        check("－x", "'－x");
        check("-12.5", "-12.5");
        check("+3", "+3");
        check("Seoul = capital", "Seoul = capital");
    }
}
