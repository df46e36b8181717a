//! `attache diff`: what changed between two versions of a data set.

use std::path::{Path, PathBuf};

use clap::Args;

use super::args::{Common, ShowFormat};
use super::input::{self, Timeline};
use super::outcome::{Failure, Outcome};
use super::world::World;
use crate::analysis;
use crate::diag::{self, Diagnostic};
use crate::export::diff::{Differences, Version};
use crate::export::markdown;
use crate::model::Scope;
use crate::query;
use crate::store::{EventSet, Store};

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
pub(super) fn run(common: &Common, request: &Request, world: &mut World<'_>) -> Outcome {
    if !common.file.is_empty() {
        return Err(Failure::call("diff takes two files, and no --file"));
    }
    if [&request.old, &request.new].iter().all(|it| it.as_os_str() == "-") {
        return Err(Failure::call("standard input can be one of the two versions, not both"));
    }
    let old = read(&request.old, common, world)?;
    let new = read(&request.new, common, world)?;
    let mut diff = analysis::diff(&old.store, &new.store);
    if let Some(filter) = &common.filter {
        let (of_old, of_new) = found(filter, &old.store, &new.store)?;
        diff.keep(&of_old, &of_new);
    }
    let look = common.look(world);
    let all = Differences { old: version(&old), new: version(&new), diff: &diff };
    let out = &mut *world.stdout;
    match request.format {
        ShowFormat::Text => all.page(look).text(out)?,
        ShowFormat::Json => all.json(out, look.locale.tag())?,
        ShowFormat::Md => markdown::page(out, &all.page(look))?,
    }
    Ok(old.status.max(new.status))
}

/// Reads one version; what is wrong with it goes to standard error.
fn read(path: &Path, common: &Common, world: &mut World<'_>) -> Outcome<Timeline> {
    let document = input::read(path, world)?;
    let timeline = input::understood(vec![document], common);
    for file in &timeline.files {
        world.say(&diag::report(&file.name, &file.text, &file.diagnostics));
    }
    Ok(timeline)
}

fn version(timeline: &Timeline) -> Version<'_> {
    let file = timeline.files.first().map_or("", |it| &it.name);
    Version { file, store: &timeline.store }
}

/// Finds the events of both versions that a query finds; without a scope, in all of them. What only
/// one version knows of is nothing in the other.
///
/// # Errors
///
/// What is wrong with the query in both.
fn found(source: &str, old: &Store, new: &Store) -> Outcome<(EventSet, EventSet)> {
    let wrong = |it: Diagnostic| Failure::Call(diag::render("--filter", source, &it));
    let query = query::parse(source).map_err(wrong)?;
    let scope = query.scope().unwrap_or(Scope::All);
    let query = query.with_scope(Some(scope));
    let find = |store: &Store| query::compile(&query, store).map(|it| it.run(store));
    match (find(old), find(new)) {
        (Err(_), Err(why)) => Err(wrong(why)),
        (old, new) => Ok((old.unwrap_or_default(), new.unwrap_or_default())),
    }
}
