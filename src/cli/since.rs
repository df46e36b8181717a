//! `attache since`: what changed since the session before.

use super::args::{Common, ShowFormat};
use super::outcome::{Failure, Outcome};
use super::world::World;

/// Prints it.
pub(super) fn run(
    _common: &Common,
    _id: &str,
    _format: ShowFormat,
    _world: &mut World<'_>,
) -> Outcome {
    Err(Failure::call("not there yet"))
}
