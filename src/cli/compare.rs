//! `attache compare`: two sessions side by side.

use super::args::{Common, ShowFormat};
use super::outcome::{Failure, Outcome};
use super::world::World;

/// Prints it.
pub(super) fn run(
    _common: &Common,
    _ids: [&str; 2],
    _format: ShowFormat,
    _world: &mut World<'_>,
) -> Outcome {
    Err(Failure::call("not there yet"))
}
