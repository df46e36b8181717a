//! `attache schema`: the JSON Schema of the file format.

use super::outcome::{Outcome, Status};
use super::world::World;
use crate::load;

/// Prints the schema.
pub(super) fn run(world: &mut World<'_>) -> Outcome {
    world.stdout.write_all(load::schema().as_bytes())?;
    Ok(Status::Done)
}
