//! `attache export`: the whole selection, in a format that other programs read.

use std::path::PathBuf;

use clap::Args;

use super::args::Common;
use super::input;
use super::outcome::{Failure, Outcome, line};
use super::select::select;
use super::world::World;
use super::write;
use crate::export::{Lost, Target};

/// What to write, and where.
#[derive(Debug, Args)]
pub(super) struct Request {
    /// Which events, in the filter language; words are joined by a space
    query: Vec<String>,
    /// The format: attache, jsonl, csv, ics, timelinejs, markwhen, html
    #[arg(long, value_name = "FORMAT", value_parser = target)]
    to: Target,
    /// The file to write, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace the file if it is there
    #[arg(long, requires = "output")]
    force: bool,
}

fn target(name: &str) -> Result<Target, String> {
    let known = || format!("write one of {}", Target::ALL.map(Target::name).join(", "));
    Target::from_name(name).ok_or_else(known)
}

/// Writes the events that are asked for; without a word about it, those of every scope.
pub(super) fn run(common: &Common, request: &Request, world: &mut World<'_>) -> Outcome {
    let input::Timeline { store, status, .. } = input::open(common, world)?;
    let filter = common.filter.as_deref().unwrap_or_default();
    let found = select(&store, &[("--filter", filter), ("query", &request.query.join(" "))])?;
    let mut lost = Lost::default();
    let mut bytes = Vec::new();
    let look = common.look(world);
    request.to.write(&mut bytes, &store, look, (&found.events, &mut lost))?;
    match &request.output {
        None => world.stdout.write_all(&bytes)?,
        Some(path) if request.force => write::replace(path, &bytes).map_err(Failure::Output)?,
        Some(path) => write::place(path, &bytes).map_err(Failure::Output)?,
    }
    for it in lost.lines(request.to) {
        world.say(&line(&it));
    }
    Ok(status)
}
