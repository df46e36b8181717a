//! `attache brief`: pages to leave behind.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::args::Common;
use super::input;
use super::outcome::Outcome;
use super::world::World;

/// What the pages are about, and where they go.
#[derive(Debug, Args)]
pub(super) struct Request {
    /// Which sessions, in the filter language; words are joined by a space
    query: Vec<String>,
    /// The stops of this tour, in their order
    #[arg(long, value_name = "NAME", conflicts_with = "query")]
    tour: Option<String>,
    /// The format
    #[arg(short, long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The file to write, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// A format of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Md,
    Html,
}

/// Prints the pages.
pub(super) fn run(common: &Common, _: &Request, world: &mut World<'_>) -> Outcome {
    Ok(input::open(common, world)?.status)
}
