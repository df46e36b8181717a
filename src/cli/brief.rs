//! `attache brief`: pages to leave behind.

mod tour;

use std::io;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::args::Common;
use super::list::nothing;
use super::outcome::{Failure, Outcome, line};
use super::select::select;
use super::world::World;
use super::{input, write};
use crate::app::Tour;
use crate::diag;
use crate::export::brief::{Brief, Entry, MOST, ROWS, Subject};
use crate::store::{Event, EventSet, Store};

/// What the pages are about, and where they go.
#[derive(Debug, Args)]
pub(super) struct Request {
    /// Which sessions: ids, or words in the filter language, joined by a space
    query: Vec<String>,
    /// The stops of this tour, in their order
    #[arg(long, value_name = "NAME", conflicts_with = "query")]
    tour: Option<String>,
    /// With the notes of the speaker
    #[arg(long)]
    notes: bool,
    /// The format
    #[arg(short, long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The file to write, instead of standard output; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Take the place of a file that is there
    #[arg(long, requires = "output")]
    force: bool,
}

/// A format of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Md,
    Html,
}

/// Prints the pages.
pub(super) fn run(common: &Common, request: &Request, world: &mut World<'_>) -> Outcome {
    // clap drops a requirement that conflicts with what was given.
    if request.notes && request.tour.is_none() {
        return Err(Failure::call("--notes are those of a tour; name one with --tour NAME"));
    }
    let input::Timeline { store, status, sum, .. } = input::open(common, world)?;
    let look = common.look(world);
    let (title, entries) = match &request.tour {
        Some(name) => {
            common.no_filter("brief --tour")?;
            let tour = Tour::of(&store, tour::named(&store, name)?);
            let tour::Pages { title, mut entries, messages } =
                tour::pages(&store, &tour, look.locale);
            world.say(&messages);
            few(entries.len())?;
            if !request.notes {
                for it in &mut entries {
                    it.notes.clear();
                }
                entries.retain(|it| !it.is_blank());
            }
            (title, entries)
        }
        None => (String::new(), of_query(&store, common, &request.query, world)?),
    };
    if entries.is_empty() {
        return Ok(status);
    }
    let brief = Brief::new(&store, look, (title, sum), entries);
    let messages = if let Some(path) = request.output.as_deref().filter(|it| it.as_os_str() != "-")
    {
        let present =
            if request.force { write::Present::IsReplaced } else { write::Present::Stays };
        let mut bytes = Vec::new();
        let messages = written(&brief, request.format, &mut bytes)?;
        write::streamed(path, present, |out| out.write_all(&bytes))
            .map_err(|it| write::not_written(path, &it))?;
        messages
    } else {
        written(&brief, request.format, &mut *world.stdout)?
    };
    world.say(&messages);
    Ok(status)
}

/// Writes the pages; returns the messages about them.
fn written(brief: &Brief<'_>, format: Format, out: &mut dyn io::Write) -> Outcome<String> {
    let long = match format {
        Format::Text => brief.text(out)?,
        Format::Md => {
            brief.markdown(out)?;
            Vec::new()
        }
        Format::Html => {
            brief.html(out)?;
            Vec::new()
        }
    };
    let told = long.iter().map(|it| {
        line(&format!("{} takes {} rows, more than one page of {ROWS}", it.name, it.rows))
    });
    Ok(told.collect())
}

/// Returns a page for each event that was asked for, in time order.
fn of_query<'a>(
    store: &'a Store,
    common: &Common,
    words: &[String],
    world: &mut World<'_>,
) -> Outcome<Vec<Entry<'a>>> {
    let filter = common.filter.as_deref().unwrap_or_default();
    // An id names its event whatever the scope; as a word it would find all that refer to it.
    let named: Option<EventSet> = words.iter().map(|it| store.find(it).map(Event::at)).collect();
    let named = named.filter(|it| !it.is_empty() && filter.is_empty());
    let events = if let Some(events) = named {
        events
    } else {
        let found = select(store, &[("--filter", filter), ("query", &words.join(" "))])?;
        if store.is_empty() {
            world.say(&line("the file has no events"));
        } else if found.events.is_empty() {
            let near = mistyped(store, words).filter(|_| found.hidden == 0);
            let near = near.map_or_else(String::new, |it| format!("; did you mean `{it}`?"));
            world.say(&line(&format!("{}{near}", nothing(store, &found))));
        }
        found.events
    };
    few(events.len())?;
    let events = events.iter().filter_map(|it| store.event(it));
    Ok(events.map(|it| Entry::of(Subject::Event(it))).collect())
}

/// Returns the id that a lone word looks like.
fn mistyped<'a>(store: &'a Store, words: &[String]) -> Option<&'a str> {
    let [word] = words else { return None };
    diag::did_you_mean(word, store.events().map(Event::id))
}

/// Refuses more pages than anybody prints.
fn few(pages: usize) -> Outcome<()> {
    let message = || {
        format!(
            "this would be {pages} pages, and {MOST} are the most; ask for fewer sessions, such as \
             `since:2024 who:NAME`"
        )
    };
    if pages > MOST { Err(Failure::call(&message())) } else { Ok(()) }
}
