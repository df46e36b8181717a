//! `attache since`: what changed since the session before.

use clap::Args;

use super::args::{Common, ShowFormat};
use super::input;
use super::outcome::Outcome;
use super::show;
use super::world::World;
use crate::export::changes::{Against, Since};
use crate::export::markdown;

/// Which session, and against which one.
#[derive(Debug, Args)]
pub(super) struct Request {
    /// The id of the session, as `list` prints it
    id: String,
    /// Compare with the last session of any other series
    #[arg(long)]
    other: bool,
    /// The format
    #[arg(short, long, value_enum, default_value_t = ShowFormat::Text)]
    format: ShowFormat,
}

/// Prints what changed.
pub(super) fn run(common: &Common, request: &Request, world: &mut World<'_>) -> Outcome {
    common.no_filter("since")?;
    let input::Timeline { store, status, .. } = input::open(common, world)?;
    let event = show::find(&store, &request.id)?;
    let against = if request.other { Against::Other } else { Against::Series };
    let since = Since::new(&store, event, against);
    let look = common.look(world);
    let out = &mut *world.stdout;
    match request.format {
        ShowFormat::Text => since.page(&store, look).text(out)?,
        ShowFormat::Json => since.json(out, &store, look.locale.tag())?,
        ShowFormat::Md => markdown::page(out, &since.page(&store, look))?,
    }
    Ok(status)
}
