//! `attache notes`: what the speaker alone sees, in a second terminal.

use clap::Args;

use super::args::Common;
use super::outcome::{Outcome, Status};
use super::world::World;

/// Whose notes.
#[derive(Debug, Args)]
pub(super) struct Request {
    /// The presenter, as the list of them calls it, when there are several
    presenter: Option<String>,
}

/// Follows a presenter until it is left.
pub(super) fn run(_: &Common, _: &Request, _: &mut World<'_>) -> Outcome {
    Ok(Status::Done)
}
