//! The command line: which command was meant, what it may touch, and how it ended.
//!
//! Standard output is data, standard error is messages. A reader that goes away (`| head`) ends
//! the program quietly; any other trouble with writing is said, and is an exit code.

mod args;
mod brief;
mod browse;
mod cadence;
mod check;
mod compare;
mod diff;
mod disk;
mod editor;
mod export;
mod input;
mod keep;
mod list;
mod matrix;
mod negations;
mod notes;
mod outcome;
mod reading;
mod schema;
mod select;
mod send;
mod show;
mod since;
mod snapshot;
mod start;
mod tours;
mod watch;
mod world;
mod write;

pub use outcome::Status;
pub use world::{Environment, World};

use std::ffi::OsString;

use clap::Parser as _;
use clap::error::ErrorKind;

use crate::term;
use crate::text;
use args::{Arguments, Command, ListFormat};
use outcome::{Failure, Outcome};

/// Runs the program that `arguments`, the first of which is its name, ask for.
///
/// All data goes to `world.stdout`, which is flushed at the end, and all messages to
/// `world.stderr`; nothing else of the process is touched but the files that are named.
pub fn run(arguments: impl IntoIterator<Item = OsString>, world: &mut World<'_>) -> Status {
    let outcome = match Arguments::try_parse_from(negations::negations(arguments)) {
        Ok(arguments) => dispatch(arguments, world),
        Err(error) => refuse(&error, world),
    };
    let flushed = world.stdout.flush().map_err(Failure::Output);
    match outcome.and_then(|status| flushed.map(|()| status)) {
        Ok(status) => status,
        Err(failure) => {
            world.say(&failure.message());
            failure.status()
        }
    }
}

fn dispatch(arguments: Arguments, world: &mut World<'_>) -> Outcome {
    let Arguments { command, file, view, tour, mut common } = arguments;
    common.file.extend(file);
    common.check()?;
    term::guard_writes();
    if view.is_some() && (command.is_some() || !world.stdout_is_terminal) {
        let message = "--view NAME is for the browser, and for snapshot behind its own name";
        return Err(Failure::call(message));
    }
    if tour.is_some() && (command.is_some() || !world.stdout_is_terminal) {
        let message = "--tour NAME is for the browser, and for brief behind its own name";
        return Err(Failure::call(message));
    }
    match command {
        Some(Command::List { query, format }) => list::run(&common, &query, format, world),
        Some(Command::Show { id, format }) => show::run(&common, &id, format, world),
        Some(Command::Since(request)) => since::run(&common, &request, world),
        Some(Command::Compare { one, other, format }) => {
            compare::run(&common, [&one, &other], format, world)
        }
        Some(Command::Cadence { query, format }) => cadence::run(&common, &query, format, world),
        Some(Command::Matrix(request)) => matrix::run(&common, &request, world),
        Some(Command::Brief(request)) => brief::run(&common, &request, world),
        Some(Command::Notes(request)) => notes::run(&common, &request, world),
        Some(Command::Export(request)) => export::run(&common, &request, world),
        Some(Command::Diff(request)) => diff::run(&common, &request, world),
        Some(Command::Schema) => schema::run(world),
        Some(Command::Check(request)) => check::run(&common, &request, world),
        Some(Command::Snapshot(request)) => snapshot::run(&common, &request, world),
        None if !world.stdout_is_terminal => list::run(&common, &[], ListFormat::Table, world),
        None => browse::run(&common, (view.as_deref(), tour.as_deref()), world),
    }
}

/// Prints help and version as data, and anything else that is wrong with the call as a message.
fn refuse(error: &clap::Error, world: &mut World<'_>) -> Outcome {
    let rendered = error.render().to_string();
    let shown = text::display(&rendered, text::Lines::Multi);
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            world.stdout.write_all(shown.as_bytes())?;
            Ok(Status::Done)
        }
        _ => Err(Failure::Call(shown.into_owned())),
    }
}
