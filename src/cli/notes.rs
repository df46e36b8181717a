//! `attache notes`: what the speaker alone sees, in a second terminal.
//!
//! The presenter writes how the briefing stands into a folder of the state directory; whoever is
//! logged in as the same user on the same machine can follow. No connection is made, so either may
//! come first, be killed, and come back.

mod folder;
mod follow;
mod follower;
mod format;
mod publish;

#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use super::args::Common;
use super::outcome::{Failure, Outcome, Status};
use super::start;
use super::world::World;
use crate::i18n::Locale;
use crate::term::{self, Options, Screen};
use crate::view;
use folder::{Folder, place, sweep};
use follow::Following;
use follower::{Follower, Manner};
pub(super) use publish::Publisher;

/// Whose notes.
#[derive(Debug, Args)]
pub(super) struct Request {
    /// The presenter, as the list of them calls it, when there are several
    presenter: Option<String>,
}

/// Follows a presenter until it is left. What is no terminal gets the notes of now, once.
pub(super) fn run(common: &Common, request: &Request, world: &mut World<'_>) -> Outcome {
    common.no_filter("notes")?;
    let path = place(&world.environment).ok_or_else(|| {
        Failure::call(
            "there is no place where presenters could be found; set HOME or XDG_STATE_HOME to a \
             folder, here and where you present",
        )
    })?;
    sweep(&path);
    if !world.stdout_is_terminal {
        return print(common, request, path, world);
    }
    let manner = Manner {
        look: start::look(common, world),
        locale: common.asked_locale(),
        depth: start::depth(&world.environment),
        ascii_only: !world.environment.is_utf8(),
    };
    let following = Following::new(request.presenter.as_deref());
    let mut follower = Follower::new(Folder::new(path), following, manner);
    let options = Options {
        term: world.environment.get("TERM").map(ToOwned::to_owned),
        ask_background: start::must_ask(common, world),
    };
    let mut screen = Screen::enter(&options).map_err(|error| Failure::call(&error.to_string()))?;
    term::run(&mut screen, &mut follower).map_err(Failure::Output)?;
    Ok(Status::Done)
}

/// Prints the notes of now.
///
/// # Errors
///
/// Nobody presents, or it is not clear who is meant.
fn print(common: &Common, request: &Request, path: PathBuf, world: &mut World<'_>) -> Outcome {
    let mut folder = Folder::new(path);
    folder.look(Duration::ZERO);
    if let Some(why) = folder.complaint() {
        world.say(&super::outcome::line(why));
    }
    let roll = folder.roll();
    let all = Following::new(request.presenter.as_deref()).candidates(&roll);
    let [who] = all.as_slice() else {
        let mut names: Vec<&str> = roll.alive.iter().map(|it| &*it.name).collect();
        names.sort_unstable();
        let names = names.join(", ");
        let why = match (&request.presenter, names.as_str()) {
            (None, "") => "nobody presents; attache and b begin a briefing".to_owned(),
            (None, _) => format!("several present; name one of them: attache notes NAME ({names})"),
            (Some(name), "") => format!("{name} does not present, and nobody else does"),
            (Some(name), _) if all.is_empty() => {
                format!("{name} does not present; others do: {names}")
            }
            (Some(name), _) => format!("{name} has several briefings; end all but one of them"),
        };
        return Err(Failure::data(&why));
    };
    let Some(told) = folder.presenter(&who.key).map(|it| it.told(Duration::ZERO)) else {
        return Err(Failure::data("the briefing has just ended"));
    };
    let locale: Locale = common.asked_locale().unwrap_or(told.language);
    world.stdout.write_all(view::notes_page(locale, &told).as_bytes())?;
    Ok(Status::Done)
}
