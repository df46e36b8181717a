//! `attache export`: the whole selection, in a format that other programs read.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::args::Common;
use super::input::{self, ReadFile};
use super::list::{files_among, nothing};
use super::outcome::{Failure, Outcome, Status, line};
use super::select::every_scope;
use super::world::World;
use super::write;
use crate::export::lost::Own;
use crate::export::table::Look;
use crate::export::{Lost, Target, attache, lines};
use crate::load::{self, Format, LeftOut, Options};
use crate::store::{EventSet, Store};

/// The byte order mark.
const MARK: &str = "\u{feff}";

/// What to write, and where.
#[derive(Debug, Args)]
pub(super) struct Request {
    /// Which events, in the filter language; words are joined by a space. Unless a scope is named,
    /// those of every scope
    query: Vec<String>,
    /// The format: attache, jsonl, csv, ics, timelinejs, markwhen, html; without it, the ending of
    /// the file tells
    #[arg(long, value_name = "FORMAT", value_parser = target)]
    to: Option<Target>,
    /// The file to write, instead of standard output; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Take the place of a file that is there
    #[arg(long, requires = "output")]
    force: bool,
    /// Begin a CSV file with the mark by which Excel knows UTF-8; without it, Excel in Korean and
    /// Japanese reads other letters
    #[arg(long)]
    bom: bool,
}

fn target(name: &str) -> Result<Target, String> {
    let known = || format!("write one of {}", Target::ALL.map(Target::name).join(", "));
    Target::from_name(name).ok_or_else(known)
}

impl Request {
    /// Returns the file to write, if it is not standard output.
    fn path(&self) -> Option<&Path> {
        self.output.as_deref().filter(|it| it.as_os_str() != "-")
    }

    /// Returns the format that was asked for.
    fn target(&self) -> Outcome<Target> {
        let ending = self.path().and_then(Path::extension).and_then(OsStr::to_str);
        let told = ending.and_then(|it| of_ending(&it.to_ascii_lowercase()));
        self.to.or(told).ok_or_else(|| {
            let known = Target::ALL.map(Target::name).join(", ");
            Failure::call(&format!(
                "which format? write --to with one of {known}; or -o FILE, whose ending may tell: \
                 .json, .jsonl, .csv, .ics, .mw, .html, .htm"
            ))
        })
    }
}

/// Returns the format that the ending of a name stands for.
fn of_ending(ending: &str) -> Option<Target> {
    match ending {
        "json" => Some(Target::Attache),
        "jsonl" | "ndjson" => Some(Target::Lines),
        "csv" => Some(Target::Rows),
        "ics" | "ical" => Some(Target::Ics),
        "mw" | "markwhen" => Some(Target::Markwhen),
        "html" | "htm" => Some(Target::Site),
        _ => None,
    }
}

/// Writes the events that are asked for; without a word about it, those of every scope.
pub(super) fn run(common: &Common, request: &Request, world: &mut World<'_>) -> Outcome {
    let target = request.target()?;
    let input::Timeline { store, files, status, .. } = input::open(common, world)?;
    let filter = common.filter.as_deref().unwrap_or_default();
    let queries = [("--filter", filter), ("query", &request.query.join(" "))];
    let found = every_scope(&store, &queries)?;
    if store.is_empty() {
        world.say(&line("the file has no events"));
    } else if found.events.is_empty() {
        world.say(&line(&nothing(&store, &found)));
        files_among(&request.query, world);
    }
    let options = common.reading();
    let mark = if request.bom && target == Target::Rows { MARK } else { "" };
    let events = &found.events;
    let written = Written { store: &store, files: &files, events, target, mark, options };
    if let Some(path) = request.path() {
        spared(path, &files)?;
    }
    let look = common.look(world);
    let mut lost = match request.path() {
        None if world.stdout_is_terminal => written.on_a_terminal(&mut *world.stdout, look)?,
        None => written.put(&mut *world.stdout, look)?,
        Some(path) => {
            let present =
                if request.force { write::Present::IsReplaced } else { write::Present::Stays };
            write::streamed(path, present, |out| written.put(out, look))
                .map_err(|it| write::not_written(path, &it))?
        }
    };
    lost.sort(&store);
    for it in lost.lines(target) {
        world.say(&line(&it));
    }
    Ok(status)
}

/// Refuses to take the place of a file that was read, if records of it were left out: they would be
/// gone.
fn spared(path: &Path, files: &[ReadFile]) -> Outcome<()> {
    let Ok(whole) = fs::canonicalize(path) else { return Ok(()) };
    let is_it = |it: &&ReadFile| {
        let read = it.path.as_deref().and_then(|it| fs::canonicalize(it).ok());
        read.is_some_and(|it| it == whole) && it.status() != Status::Done
    };
    let Some(file) = files.iter().find(is_it) else { return Ok(()) };
    let name = &file.name;
    Err(Failure::data(&format!(
        "{name} was left alone: what could not be read of it would be gone; mend it first, or write \
         another file"
    )))
}

/// What is written.
struct Written<'a> {
    store: &'a Store,
    files: &'a [ReadFile],
    events: &'a EventSet,
    target: Target,
    /// What stands before everything else.
    mark: &'a str,
    options: Options,
}

impl Written<'_> {
    /// Writes it, and returns what the format has no room for.
    fn put(&self, out: &mut dyn Write, look: Look<'_>) -> io::Result<Lost> {
        let mut lost = Lost::default();
        let Some(part) = self.own() else {
            out.write_all(self.mark.as_bytes())?;
            self.anew(out, look, &mut lost)?;
            return Ok(lost);
        };
        if self.target == Target::Attache {
            part.document().try_for_each(|it| out.write_all(it.as_bytes()))?;
        } else {
            for it in part.head().into_iter().chain(part.events()) {
                out.write_all(it.as_bytes())?;
                out.write_all(b"\n")?;
            }
        }
        for it in part.left_out {
            match it {
                LeftOut::References { event, links, continues } => {
                    lost.references(event, links, continues);
                }
                LeftOut::Stops { tour, stops } => lost.stops(tour, stops),
            }
        }
        Ok(lost)
    }

    /// Writes it from the store, and notes the keys of the files that were not taken along.
    fn anew(&self, out: &mut dyn Write, look: Look<'_>, lost: &mut Lost) -> io::Result<()> {
        let files: Vec<_> = self.files.iter().map(|it| (&*it.text, it.format, &it.kept)).collect();
        let unread = load::unread(&files, self.store, &self.options);
        let own = match self.target {
            Target::Attache => {
                attache::write_with(out, self.store, &unread, (self.events, lost))?;
                Own::AreKept
            }
            Target::Lines => {
                lines::write_with(out, self.store, &unread, (self.events, lost))?;
                Own::AreKept
            }
            other => {
                other.write(out, self.store, look, (self.events, lost))?;
                Own::AreLost
            }
        };
        lost.unread(&unread, (self.store, self.events), own);
        Ok(())
    }

    /// Writes it so that it cannot drive the terminal it is read on: the strings of a JSON file have
    /// not passed the text policy, and mean the same when letters are written by their numbers.
    fn on_a_terminal(&self, out: &mut dyn Write, look: Look<'_>) -> io::Result<Lost> {
        let mut bytes = Vec::new();
        let lost = self.put(&mut bytes, look)?;
        let is_json = matches!(self.target, Target::Attache | Target::Lines);
        let text = String::from_utf8_lossy(&bytes);
        let text = if is_json { attache::escaped(&text) } else { Cow::Borrowed(&*text) };
        out.write_all(text.as_bytes())?;
        Ok(lost)
    }

    /// Returns the part of the one file of ours that was read, for a format that it can be cut down
    /// to.
    fn own(&self) -> Option<load::Selection<'_>> {
        let [file] = self.files else { return None };
        if !matches!(self.target, Target::Attache | Target::Lines) {
            return None;
        }
        match file.format {
            Format::Attache => load::selection(&file.text, &file.kept, (self.store, self.events)),
            Format::Lines => {
                load::selection_of_lines(&file.text, &file.kept, (self.store, self.events))
            }
            _ => None,
        }
    }
}
