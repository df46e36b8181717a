//! `attache check`: what is wrong with files.

mod tours;

use std::path::PathBuf;

use super::args::Common;
use super::input;
use super::outcome::{Outcome, Status};
use super::world::World;
use crate::diag::{self, Severity, counted};
use crate::load;

/// Prints every complaint about each file, and a line that counts them. Complaints are what was
/// asked for, so they are data here; a file that cannot be read is a message, and the others are
/// still checked.
pub(super) fn run(common: &Common, files: &[PathBuf], world: &mut World<'_>) -> Outcome {
    common.no_filter("check")?;
    let mut status = Status::Done;
    for path in common.file.iter().chain(files) {
        match input::read(path, world) {
            Ok(document) => status = status.max(report(&document, world)?),
            Err(failure) => {
                world.say(&failure.message());
                status = status.max(failure.status());
            }
        }
    }
    Ok(status)
}

fn report(document: &input::Document, world: &mut World<'_>) -> Outcome {
    let mut opened = document.load();
    opened.diagnostics.extend(load::mistyped_keys(&opened.source));
    opened.diagnostics.extend(load::lints(&opened.source, &opened.store, &opened.kept));
    opened.diagnostics.extend(tours::queries(&opened.source, &opened.store));
    let lines = diag::grouped(&document.name, &opened.source, &opened.diagnostics);
    world.stdout.write_all(lines.as_bytes())?;
    let count = |severity| opened.diagnostics.iter().filter(|it| it.severity == severity).count();
    let problems = match (count(Severity::Error), count(Severity::Warning)) {
        (0, 0) => "no problems".to_owned(),
        (errors, 0) => counted(errors, "error"),
        (0, warnings) => counted(warnings, "warning"),
        (errors, warnings) => {
            format!("{}, {}", counted(errors, "error"), counted(warnings, "warning"))
        }
    };
    let events = counted(opened.store.len(), "event");
    writeln!(world.stdout, "{}: {events}, {problems}", document.name)?;
    Ok(opened.status())
}
