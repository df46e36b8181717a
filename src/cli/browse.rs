//! `attache`: the browser.

use super::args::Common;
use super::outcome::{Failure, Outcome};
use super::world::World;
use crate::store::Store;

/// Opens the browser on the terminal.
pub(super) fn run(_: &Common, _: Store, _: &mut World<'_>) -> Outcome {
    Err(Failure::call("the browser is not part of this build; `attache list` prints the events"))
}
