//! `attache brief`: pages to leave behind.

use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::args::Common;
use super::list::nothing;
use super::outcome::{Failure, Outcome, line};
use super::select::select;
use super::world::World;
use super::{input, write};
use crate::app::{Stop, StopSubject, Tour};
use crate::diag;
use crate::export::brief::{Brief, Entry, MOST, ROWS, Subject};
use crate::i18n::{Label, Locale};
use crate::store::{Event, EventSet, Store};
use crate::text;

/// What the pages are about, and where they go.
#[derive(Debug, Args)]
pub(super) struct Request {
    /// Which sessions: ids, or words in the filter language, joined by a space
    query: Vec<String>,
    /// The stops of this tour, in their order
    #[arg(long, value_name = "NAME", conflicts_with = "query")]
    tour: Option<String>,
    /// With the notes of the speaker
    #[arg(long, requires = "tour")]
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

/// A title, and the pages under it.
type Titled<'a> = (String, Vec<Entry<'a>>);

/// Prints the pages.
pub(super) fn run(common: &Common, request: &Request, world: &mut World<'_>) -> Outcome {
    let (input::Timeline { store, status, .. }, sum) = input::open_summed(common, world)?;
    let look = common.look(world);
    let (title, entries) = match &request.tour {
        Some(name) => {
            common.no_filter("brief --tour")?;
            let (title, mut entries) = of_tour(&store, name, look.locale)?;
            if !request.notes {
                for it in &mut entries {
                    it.notes.clear();
                }
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
        let mut bytes = Vec::new();
        let messages = written(&brief, request.format, &mut bytes)?;
        let put = if request.force { write::replace } else { write::place };
        put(path, &bytes).map_err(|it| not_written(path, &it))?;
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

/// Says why a file was not written.
fn not_written(path: &Path, error: &io::Error) -> Failure {
    let name = text::name_of(path);
    Failure::data(&if error.kind() == io::ErrorKind::AlreadyExists {
        format!("{name} exists and was left alone; --force takes its place")
    } else {
        format!("{name} could not be written: {error}")
    })
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
        if found.events.is_empty() && !store.is_empty() {
            world.say(&line(&nothing(store, &found)));
        }
        found.events
    };
    few(events.len())?;
    let events = events.iter().filter_map(|it| store.event(it));
    Ok(events.map(|it| Entry::of(Subject::Event(it))).collect())
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

/// Returns the title of a tour and its pages: a cover, then a page for each session in the order in
/// which the tour first shows it, and one for each stop that shows something else.
fn of_tour<'a>(store: &'a Store, name: &str, locale: Locale) -> Outcome<Titled<'a>> {
    let tag = locale.tag();
    let mut tours = store.tours().map(|it| Tour::of(store, it));
    let tour = tours.find(|it| it.id == name).ok_or_else(|| unknown(store, name))?;
    let mut stops: Vec<(String, u64)> = Vec::new();
    let mut pages: Vec<Entry<'a>> = Vec::new();
    let mut cover = Entry::of(Subject::Card);
    for stop in &tour.stops {
        let subject = subject(store, stop)?;
        let title = stop.title.say(store, tag).to_owned();
        let heading = if title.is_empty() { named(store, stop, locale) } else { title.clone() };
        stops.push((heading, stop.share().as_secs()));
        let page = match (&subject, &stop.subject) {
            (_, StopSubject::Cover { .. }) => &mut cover,
            (Some(Subject::Event(event)), _) => {
                let same = |it: &Entry<'_>| matches!(it.subject, Subject::Event(it) if it.at() == event.at());
                let at = pages.iter().position(same).unwrap_or(pages.len());
                if at == pages.len() {
                    pages.push(Entry::of(Subject::Event(*event)));
                }
                let Some(page) = pages.get_mut(at) else { continue };
                page
            }
            _ => {
                let subject = subject.unwrap_or(Subject::Card);
                pages.push(Entry { title, ..Entry::of(subject) });
                let Some(page) = pages.last_mut() else { continue };
                page
            }
        };
        page.points.extend(stop.points.iter().map(|it| it.say(store, tag).to_owned()));
        page.notes.push(stop.notes.say(store, tag).to_owned());
    }
    few(pages.len() + 1)?;
    let title = tour.title.say(store, tag);
    let title = if title.is_empty() { tour.id.clone() } else { title.to_owned() };
    cover.subject = Subject::Cover(stops);
    pages.insert(0, cover);
    Ok((title, pages))
}

fn unknown(store: &Store, name: &str) -> Failure {
    let known: Vec<&str> = store.tours().map(|it| store.str(store.tour(it).key)).collect();
    let told = if known.is_empty() {
        "this file has none".to_owned()
    } else {
        format!(
            "this file has {}",
            known.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ")
        )
    };
    let near = diag::did_you_mean(name, known.iter().copied());
    let near = near.map_or_else(String::new, |it| format!("; did you mean `{it}`?"));
    Failure::call(&format!("no tour is called `{name}`; {told}{near}"))
}

/// Returns what the page of a stop is about; a cover has the page of the tour.
fn subject<'a>(store: &'a Store, stop: &Stop) -> Outcome<Option<Subject<'a>>> {
    let sessions = |query: &str| Ok::<_, Failure>(select(store, &[("tour", query)])?.events);
    Ok(Some(match &stop.subject {
        StopSubject::Card => Subject::Card,
        StopSubject::Cover { .. } => return Ok(None),
        StopSubject::Event(event, _) => return Ok(store.event(*event).map(Subject::Event)),
        StopSubject::Compare(one, other) => {
            let both = store.event(*one).zip(store.event(*other));
            return Ok(both.map(|(one, other)| Subject::Compare(one, other)));
        }
        StopSubject::Matrix { query } => Subject::Matrix(sessions(query)?),
        StopSubject::Person(person) => Subject::Person(*person),
        StopSubject::Place(place) => Subject::Place(*place),
        StopSubject::Sources { query } => Subject::Sources(sessions(query)?),
    }))
}

/// Returns what a stop without a heading of its own is called.
fn named(store: &Store, stop: &Stop, locale: Locale) -> String {
    let tag = locale.tag();
    let label =
        |at| store.event(at).map_or_else(String::new, |it| store.label(it, tag).into_owned());
    match &stop.subject {
        StopSubject::Card => String::new(),
        StopSubject::Cover { .. } => store.say(store.title(), tag).to_owned(),
        StopSubject::Event(event, focus) => format!("{}: {}", label(*event), locale.focus(*focus)),
        StopSubject::Compare(one, other) => locale.pair_named(&label(*one), &label(*other)),
        StopSubject::Matrix { .. } => locale.matrix_heading().to_owned(),
        StopSubject::Person(person) => store.say(store.person(*person).name, tag).to_owned(),
        StopSubject::Place(place) => store.say(store.place(*place).name, tag).to_owned(),
        StopSubject::Sources { .. } => locale.label(Label::Sources).to_owned(),
    }
}
