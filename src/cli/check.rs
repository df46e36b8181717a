//! `attache check`: what is wrong with files.

mod fit;
mod tours;

use std::path::PathBuf;

use clap::Args;

use super::args::{Common, Size};
use super::input;
use super::outcome::{Outcome, Status};
use super::start;
use super::world::World;
use crate::diag::{self, Severity, counted};
use crate::load::{self, Format};

/// Which files, and which screens their tours are for.
#[derive(Debug, Args)]
pub(super) struct Request {
    /// The files; `-` is standard input
    #[arg(required_unless_present = "input")]
    files: Vec<PathBuf>,
    /// A screen that the stops of tours are to fit, instead of 80x24 and 120x36; may be repeated
    #[arg(long, value_name = "COLUMNSxROWS")]
    size: Vec<Size>,
}

/// Prints every complaint about each file, and a line that counts them. Complaints are what was
/// asked for, so they are data here; a file that cannot be read is a message, and the others are
/// still checked.
pub(super) fn run(common: &Common, request: &Request, world: &mut World<'_>) -> Outcome {
    common.no_filter("check")?;
    let mut status = Status::Done;
    for path in common.file.iter().chain(&request.files) {
        match input::read(path, world) {
            Ok(document) => status = status.max(report(common, (document, &request.size), world)?),
            Err(failure) => {
                world.say(&failure.message());
                status = status.max(failure.status());
            }
        }
    }
    Ok(status)
}

fn report(
    common: &Common,
    (document, sizes): (input::Document, &[Size]),
    world: &mut World<'_>,
) -> Outcome {
    let input::Timeline { store, files, .. } = input::understood(vec![document], common);
    let Some(mut file) = files.into_iter().next() else { return Ok(Status::Done) };
    if file.format == Format::Attache {
        file.diagnostics.extend(load::mistyped_keys(&file.text));
        file.diagnostics.extend(load::lints(&file.text, &store, &file.kept));
        file.diagnostics.extend(tours::stops(&file.text, &store));
    } else {
        file.diagnostics.extend(load::lints_by_line(&file.text, &store, &file.kept));
    }
    let mut lines = diag::listed(&file.name, &file.text, &file.diagnostics);
    let look = (start::look(common, world), common.asked_locale());
    let fits = fit::fits((&file.text, &store), look, sizes);
    // Each is another place to mend, so that none of them stands for the others.
    let all = fits.iter().map(|it| diag::render(&file.name, &file.text, it));
    lines.extend(all);
    file.diagnostics.extend(fits);
    world.stdout.write_all(lines.as_bytes())?;
    let count = |severity| file.diagnostics.iter().filter(|it| it.severity == severity).count();
    let problems = match (count(Severity::Error), count(Severity::Warning)) {
        (0, 0) => "no problems".to_owned(),
        (errors, 0) => counted(errors, "error"),
        (0, warnings) => counted(warnings, "warning"),
        (errors, warnings) => {
            format!("{}, {}", counted(errors, "error"), counted(warnings, "warning"))
        }
    };
    let events = counted(store.len(), "event");
    writeln!(world.stdout, "{}: {events}, {problems}", file.name)?;
    Ok(file.status())
}
