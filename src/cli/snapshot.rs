//! `attache snapshot`: a screen without a terminal.

use super::args::{Common, SnapshotRequest};
use super::outcome::{Failure, Outcome};
use super::world::World;
use crate::store::Store;

/// Draws one screen into standard output or a file.
pub(super) fn run(_: &Common, _: Store, request: &SnapshotRequest, _: &mut World<'_>) -> Outcome {
    Err(Failure::call(&format!("there is no view called `{}` in this build", request.view)))
}
