//! `attache cadence`: intervals and silences.

use super::args::{Common, ShowFormat};
use super::input;
use super::outcome::{Outcome, line};
use super::select::select;
use super::world::World;
use crate::analysis::groups;
use crate::export::cadence;

/// Prints the rhythm of each series among the events that the words of `query` and `--filter`
/// find.
pub(super) fn run(
    common: &Common,
    query: &[String],
    format: ShowFormat,
    world: &mut World<'_>,
) -> Outcome {
    let input::Timeline { store, status, .. } = input::open(common, world)?;
    let filter = common.filter.as_deref().unwrap_or_default();
    let found = select(&store, &[("--filter", filter), ("query", &query.join(" "))])?;
    let groups = groups(&store, &found.events);
    let look = common.look(world);
    if groups.is_empty() {
        world.say(&line(look.locale.no_rhythm()));
    }
    let out = &mut *world.stdout;
    match format {
        ShowFormat::Text => cadence::text(out, &store, look, &groups)?,
        ShowFormat::Json => cadence::json(out, &store, look.locale.tag(), &groups)?,
        ShowFormat::Md => cadence::markdown(out, &store, look, &groups)?,
    }
    Ok(status)
}

#[cfg(test)]
mod tests;
