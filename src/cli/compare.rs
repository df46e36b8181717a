//! `attache compare`: two sessions side by side.

use super::args::{Common, ShowFormat};
use super::input;
use super::outcome::{Failure, Outcome};
use super::show;
use super::world::World;
use crate::export::changes::Compared;
use crate::export::markdown;

/// Prints the events called `ids` side by side.
pub(super) fn run(
    common: &Common,
    ids: [&str; 2],
    format: ShowFormat,
    world: &mut World<'_>,
) -> Outcome {
    common.no_filter("compare")?;
    let [one, other] = ids;
    if one == other {
        let message = format!("compare takes two sessions, and `{one}` is named twice");
        return Err(Failure::call(&message));
    }
    let input::Timeline { store, status, .. } = input::open(common, world)?;
    let both = Compared::new(&store, show::find(&store, one)?, show::find(&store, other)?);
    let look = common.look(world);
    let out = &mut *world.stdout;
    match format {
        ShowFormat::Text => both.page(&store, look).text(out)?,
        ShowFormat::Json => both.json(out, &store, look.locale.tag())?,
        ShowFormat::Md => markdown::page(out, &both.page(&store, look))?,
    }
    Ok(status)
}
