//! Rows and columns that are read back.
//!
//! The columns of `list -f csv`, and behind them what it takes to make the same events again. An
//! item of a list has `\` before a mark that is its own. A cell that a spreadsheet would take for a
//! formula begins with `'`, which our reader takes off again.

use std::io::{self, Write};

use super::Lost;
use super::csv::{Cells, HEADER, Reader, STARTS, cause, is_number};
use super::table::Look;
use crate::model::Field;
use crate::store::{Event, EventSet, Store, Text};

/// The columns behind those of `list -f csv`. New ones are only ever added at the end.
const FURTHER: [&str; 9] = [
    "lane",
    "leader_countries",
    "action_ids",
    "action_statuses",
    "action_themes",
    "action_continues",
    "links",
    "link_notes",
    "references",
];

/// Writes a header and a row for each event; what there is no room for is noted in `lost`.
///
/// # Errors
///
/// The writer's.
pub fn write(
    out: &mut dyn Write,
    store: &Store,
    look: Look<'_>,
    (events, lost): (&EventSet, &mut Lost),
) -> io::Result<()> {
    let mut rows = csv::Writer::from_writer(out);
    rows.write_record(HEADER.iter().chain(&FURTHER)).map_err(cause)?;
    let cells = Cells { text: str::to_owned, list };
    let reader = Reader { store, tag: look.locale.tag(), cells };
    for event in events.iter().filter_map(|it| store.event(it)) {
        let cells = reader.row(event).chain(further(reader, event));
        rows.write_record(cells.map(|it| guarded(&it))).map_err(cause)?;
        note(store, event, lost);
    }
    if store.tours().len() > 0 {
        lost.of_whole(counted(store.tours().len(), "tour"));
    }
    rows.flush()
}

/// Returns the columns behind those of `list -f csv`.
fn further<'a>(reader: Reader<'a>, event: Event<'a>) -> [String; 9] {
    let store = reader.store;
    let lane = event.series().map_or("", |it| store.say(store.series_of(it).name, reader.tag));
    let leaders = event.leaders().iter();
    let actions = || event.actions().iter();
    let links = || event.links().iter();
    let themes = actions().map(|it| {
        let keys = store.theme_list(it.themes).iter().map(|it| store.str(store.theme(*it).key));
        inner(keys)
    });
    let continues = actions().map(|it| {
        let ids = store.continues(it.continues).iter().map(|it| store.str(*it));
        inner(ids)
    });
    let ends =
        links().map(|it| format!("{}>{}", escaped(store.str(it.rel)), escaped(store.str(it.to))));
    let sources = event.sources().iter().map(|it| {
        let source = store.source(*it);
        if source.url == crate::store::Str::default() { source.key } else { source.url }
    });
    [
        lane.to_owned(),
        side(leaders.map(|it| it.country.map_or("", |it| reader.code(it)))),
        side(actions().map(|it| store.str(it.id))),
        side(actions().map(|it| store.str(it.status))),
        parallel(&themes.collect::<Vec<_>>()),
        parallel(&continues.collect::<Vec<_>>()),
        ends.collect::<Vec<_>>().join("; "),
        side(links().map(|it| store.say(it.note, reader.tag))),
        side(sources.map(|it| store.str(it))),
    ]
}

/// Joins the items of a list, each so that it is found again.
fn list(items: &[&str]) -> String {
    items.iter().map(|it| escaped(it)).collect::<Vec<_>>().join("; ")
}

/// Joins items that belong to those of another column; nothing where none says anything.
fn side<'t>(items: impl Iterator<Item = &'t str>) -> String {
    parallel(&items.map(escaped).collect::<Vec<_>>())
}

fn parallel(items: &[String]) -> String {
    if items.iter().all(String::is_empty) { String::new() } else { items.join("; ") }
}

/// Joins a list within an item.
fn inner<'t>(items: impl Iterator<Item = &'t str>) -> String {
    items.map(escaped).collect::<Vec<_>>().join("|")
}

/// Puts `\` before what parts items.
fn escaped(item: &str) -> String {
    let mut text = String::with_capacity(item.len());
    for letter in item.chars() {
        if matches!(letter, '\\' | ';' | '>' | '|') {
            text.push('\\');
        }
        text.push(letter);
    }
    text
}

/// Puts `'` before what a spreadsheet would take for a formula, and before a text that begins as
/// such a cell does, so that taking one `'` off always gives the text.
fn guarded(text: &str) -> String {
    let bare = text.trim_start_matches('\'');
    let is_plain = bare.len() == text.len() && is_number(text);
    if bare.starts_with(STARTS) && !is_plain { format!("'{text}") } else { text.to_owned() }
}

/// Notes what a row has no room for.
fn note(store: &Store, event: Event<'_>, lost: &mut Lost) {
    let cited = |cites| !store.cites(cites).is_empty();
    let fields = Field::ALL.iter().filter_map(|it| event.provenance(*it)).filter(|it| {
        let is_kept = it.field == Field::Host && !cited(it.cites);
        let says = cited(it.cites) || !store.say(it.note, "en").is_empty();
        let is_firm = it.certainty == crate::model::Certainty::Stated;
        (says || !is_firm) && !is_kept
    });
    let of_leaders = event.leaders().iter().filter(|it| cited(it.cites)).count();
    let of_actions = event.actions().iter().filter(|it| cited(it.cites)).count();
    let of_concerns = event.concerns().iter().filter(|it| cited(it.cites)).count();
    let of_links = event.links().iter().filter(|it| cited(it.cites)).count();
    let remarks = event.leaders().iter().filter(|it| !store.say(it.note, "en").is_empty()).count();
    let described = event.sources().iter().filter(|it| is_described(store, **it)).count();
    let all = [
        (event.conflicts().len(), "conflict"),
        (fields.count() + of_leaders + of_actions + of_concerns + of_links, "citation or doubt"),
        (remarks, "remark on a leader"),
        (other_forms(store, event), "text in another language"),
        (described, "description of a source"),
    ];
    for (count, what) in all.into_iter().filter(|(count, _)| *count > 0) {
        lost.of_event(event.id(), counted(count, what));
    }
}

/// Tells whether more is known of a source than its address or its title.
fn is_described(store: &Store, source: crate::store::SourceId) -> bool {
    let source = store.source(source);
    let says = |text: Text| !store.say(text, "en").is_empty();
    let title = store.say(source.title, "en");
    let is_titled = !title.is_empty() && title != store.str(source.key);
    says(source.publisher) || says(source.note) || is_titled || !store.str(source.date).is_empty()
}

/// Counts the texts of an event that have wordings in further languages.
fn other_forms(store: &Store, event: Event<'_>) -> usize {
    let prose = [Field::Participants, Field::Purpose, Field::Notes].map(|it| event.prose(it));
    let places = event.places().iter().map(|it| store.place(*it).name);
    let leaders = event.leaders().iter().flat_map(|it| [store.person(it.person).name, it.office]);
    let actions = event.actions().iter().map(|it| it.text);
    let concerns = event.concerns().iter().map(|it| it.text);
    let texts = std::iter::once(event.name()).chain(prose).chain(places).chain(leaders);
    let texts = texts.chain(actions).chain(concerns);
    texts.filter(|it| store.strings().forms(*it).count() > 1).count()
}

/// Returns `1 conflict`, `2 conflicts`.
fn counted(count: usize, what: &str) -> String {
    let (noun, rest) = what.split_once(' ').unwrap_or((what, ""));
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural} {rest}").trim_end().to_owned()
}

#[cfg(test)]
mod tests;
