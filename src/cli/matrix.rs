//! `attache matrix`: themes by sessions.

use super::args::{Common, MatrixFormat};
use super::outcome::{Failure, Outcome};
use super::world::World;

/// Prints it.
pub(super) fn run(
    _common: &Common,
    _query: &[String],
    _format: MatrixFormat,
    _world: &mut World<'_>,
) -> Outcome {
    Err(Failure::call("not there yet"))
}
