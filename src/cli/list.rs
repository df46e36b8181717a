//! `attache list`: events in time order.

use std::path::Path;

use super::args::{Common, ListFormat};
use super::input;
use super::outcome::{Outcome, line};
use super::select::{Selection, select};
use super::world::World;
use crate::export::{csv, json, markdown, table};
use crate::model::Scope;
use crate::query;
use crate::store::Store;

/// Prints the events that the words of `query` and `--filter` find.
pub(super) fn run(
    common: &Common,
    query: &[String],
    format: ListFormat,
    world: &mut World<'_>,
) -> Outcome {
    let input::Timeline { store, status, .. } = input::open(common, world)?;
    let filter = common.filter.as_deref().unwrap_or_default();
    let found = select(&store, &[("--filter", filter), ("query", &query.join(" "))])?;
    if found.events.is_empty() && !store.is_empty() {
        world.say(&line(&nothing(&store, &found)));
        files_among(query, world);
    }
    let events = &found.events;
    let (look, tag) = (common.look(world), common.locale().tag());
    let out = &mut *world.stdout;
    match format {
        ListFormat::Table => table::write(out, &store, look, events)?,
        ListFormat::Json => json::array(out, &store, tag, events)?,
        ListFormat::Jsonl => json::lines(out, &store, tag, events)?,
        ListFormat::Csv => csv::write(out, &store, tag, events)?,
        ListFormat::Md => markdown::table(out, &store, look, events)?,
    }
    Ok(status)
}

/// Says of words of a query that name a file what they were probably meant for.
pub(super) fn files_among(query: &[String], world: &mut World<'_>) {
    for word in query.iter().filter(|it| Path::new(it).is_file()) {
        world.say(&line(&format!("`{word}` is a file: name it by --file {word}")));
    }
}

/// Says why nothing was found, and what would find something.
pub(super) fn nothing(store: &Store, found: &Selection) -> String {
    let scope = query::default_scope(store);
    let (scope, all) = (scope.name(), Scope::All.name());
    match found.hidden {
        0 => "no event matches".to_owned(),
        1 => format!("no event in scope:{scope} matches; 1 outside it does: add scope:{all}"),
        many => format!("no event in scope:{scope} matches; {many} outside it do: add scope:{all}"),
    }
}
