//! `attache show`: everything about one event.

use super::args::{Common, ShowFormat};
use super::input;
use super::outcome::{Failure, Outcome};
use super::world::World;
use crate::diag;
use crate::export::page::Page;
use crate::export::{json, markdown};
use crate::store::{Event, Store};

/// Prints the event called `id`.
pub(super) fn run(common: &Common, id: &str, format: ShowFormat, world: &mut World<'_>) -> Outcome {
    common.no_filter("show")?;
    let input::Timeline { store, status, .. } = input::open(common, world)?;
    let event = find(&store, id)?;
    let look = common.look(world);
    let page = || Page::new(&store, event, look, store.as_of());
    let out = &mut *world.stdout;
    match format {
        ShowFormat::Text => page().text(out)?,
        ShowFormat::Json => json::object(out, &store, look.locale.tag(), event)?,
        ShowFormat::Md => markdown::page(out, &page())?,
    }
    Ok(status)
}

/// Finds the event called `id`.
///
/// # Errors
///
/// That there is none, and the nearest id.
pub(super) fn find<'a>(store: &'a Store, id: &str) -> Outcome<Event<'a>> {
    store.find(id).ok_or_else(|| unknown(store, id))
}

fn unknown(store: &Store, id: &str) -> Failure {
    let near = diag::did_you_mean(id, store.events().map(Event::id));
    let near = near.map_or_else(
        || "`attache list scope:all` has the ids".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    Failure::data(&format!("no event is called `{id}`; {near}"))
}
