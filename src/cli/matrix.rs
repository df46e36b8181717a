//! `attache matrix`: themes by sessions.

use clap::{Args, ValueEnum};

use super::args::Common;
use super::input;
use super::list::nothing;
use super::outcome::{Outcome, line};
use super::select::select;
use super::world::World;
use crate::analysis::matrix::{self as analysis, Matrix};
use crate::export::matrix::{self, Counted};

/// What is counted, and how it is printed.
#[derive(Debug, Args)]
pub(super) struct Request {
    /// Which events, in the filter language; words are joined by a space
    query: Vec<String>,
    /// The format
    #[arg(short, long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// What the themes are sorted by: the most entries first, the one seen first or last first
    #[arg(long, value_enum, default_value_t = Sort::File)]
    sort: Sort,
}

/// A format of `matrix`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Csv,
    Md,
}

/// An order of `matrix`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Sort {
    File,
    Total,
    First,
    Last,
    Name,
}

impl From<Sort> for analysis::Sort {
    fn from(sort: Sort) -> Self {
        match sort {
            Sort::File => Self::File,
            Sort::Total => Self::Total,
            Sort::First => Self::First,
            Sort::Last => Self::Last,
            Sort::Name => Self::Name,
        }
    }
}

/// Prints the themes of the sessions that the words of the query and `--filter` find.
pub(super) fn run(common: &Common, request: &Request, world: &mut World<'_>) -> Outcome {
    let input::Timeline { store, status, .. } = input::open(common, world)?;
    let filter = common.filter.as_deref().unwrap_or_default();
    let query = request.query.join(" ");
    let found = select(&store, &[("--filter", filter), ("query", &query)])?;
    if found.events.is_empty() && !store.is_empty() {
        world.say(&line(&nothing(&store, &found)));
    }
    let (look, locale) = (common.look(world), common.locale());
    let mut table = Matrix::written(&store, &found.events);
    let sort = request.sort.into();
    table.sort(&store, sort, locale.tag());
    let counted = Counted { table: &table, sort };
    // A text says so itself.
    if table.left_out > 0 && matches!(request.format, Format::Csv | Format::Json) {
        world.say(&line(&locale.left_out(table.left_out)));
    }
    let out = &mut *world.stdout;
    match request.format {
        Format::Text => matrix::text(out, &store, look, counted)?,
        Format::Json => matrix::json(out, &store, locale, counted)?,
        Format::Csv => matrix::csv(out, &store, locale, counted)?,
        Format::Md => matrix::markdown(out, &store, look, counted)?,
    }
    Ok(status)
}
