//! `attache cadence`: intervals and silences.

use super::args::{Common, ShowFormat};
use super::outcome::{Failure, Outcome};
use super::world::World;

/// Prints it.
pub(super) fn run(
    _common: &Common,
    _query: &[String],
    _format: ShowFormat,
    _world: &mut World<'_>,
) -> Outcome {
    Err(Failure::call("not there yet"))
}
