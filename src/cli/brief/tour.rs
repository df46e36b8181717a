//! The pages of a tour: which there are, and in what order.

use super::super::outcome::{Failure, Outcome, line};
use super::super::select::select;
use crate::app::{Stop, StopSubject, Tour, Words};
use crate::diag;
use crate::export::brief::{Entry, Subject};
use crate::i18n::{Label, Locale};
use crate::query;
use crate::store::{Store, TourId};
use crate::text;

/// The pages of a tour.
pub(super) struct Pages<'a> {
    /// What the tour is called.
    pub(super) title: String,
    pub(super) entries: Vec<Entry<'a>>,
    /// What is wrong with stops that have no page.
    pub(super) messages: String,
}

/// Finds the tour with this id, else the first one with this title in any language, in any case.
pub(super) fn named(store: &Store, name: &str) -> Outcome<TourId> {
    let folded = text::fold(name);
    let key = |it: &TourId| store.str(store.tour(*it).key);
    let titled = |it: &TourId| {
        let mut titles = store.strings().forms(store.tour(*it).title).map(|it| it.1);
        titles.any(|it| text::fold(it) == folded)
    };
    let mut found = store.tours().find(|it| key(it) == name);
    found = found.or_else(|| store.tours().find(|it| text::fold(key(it)) == folded));
    found = found.or_else(|| store.tours().find(titled));
    found.ok_or_else(|| unknown(store, name))
}

/// Returns a cover, then a page for each session in the order in which the tour first shows it, and
/// one for each stop that shows something else.
pub(super) fn pages<'a>(store: &'a Store, tour: &Tour, locale: Locale) -> Pages<'a> {
    let tag = locale.tag();
    let mut stops: Vec<(String, u64)> = Vec::new();
    let mut entries: Vec<Entry<'a>> = Vec::new();
    let mut messages = String::new();
    let mut cover = Entry::of(Subject::Card);
    for (stop, number) in tour.stops.iter().zip(1_usize..) {
        let subject = match subject(store, stop) {
            Ok(subject) => subject,
            Err(reason) => {
                messages += &line(&format!("stop {number} of the tour was left out: {reason}"));
                continue;
            }
        };
        if is_empty_card(store, stop, tag) {
            continue;
        }
        let title = stop.title.say(store, tag).to_owned();
        let heading = if title.is_empty() { heading(store, stop, locale) } else { title.clone() };
        stops.push((heading, stop.share().as_secs()));
        let page = match (&subject, &stop.subject) {
            (_, StopSubject::Cover { .. }) => &mut cover,
            (Some(Subject::Event(event)), _) => {
                let same = |it: &Entry<'_>| matches!(it.subject, Subject::Event(it) if it.at() == event.at());
                let at = entries.iter().position(same).unwrap_or(entries.len());
                if at == entries.len() {
                    entries.push(Entry::of(Subject::Event(*event)));
                }
                let Some(page) = entries.get_mut(at) else { continue };
                page
            }
            _ => {
                let subject = subject.unwrap_or(Subject::Card);
                entries.push(Entry { title, ..Entry::of(subject) });
                let Some(page) = entries.last_mut() else { continue };
                page
            }
        };
        page.points.extend(stop.points.iter().map(|it| it.say(store, tag).to_owned()));
        page.notes.push(stop.notes.say(store, tag).to_owned());
    }
    let title = tour.title.say(store, tag);
    let title = if title.is_empty() { tour.id.clone() } else { title.to_owned() };
    cover.subject = Subject::Cover(stops);
    entries.insert(0, cover);
    Pages { title, entries, messages }
}

/// Tells whether a stop is a card with nothing on it.
fn is_empty_card(store: &Store, stop: &Stop, tag: &str) -> bool {
    let blank = |it: &Words| it.say(store, tag).trim().is_empty();
    stop.subject == StopSubject::Card
        && blank(&stop.title)
        && blank(&stop.notes)
        && stop.points.iter().all(blank)
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
fn subject<'a>(store: &'a Store, stop: &Stop) -> Result<Option<Subject<'a>>, String> {
    let sessions = |query: &str| {
        // What is wrong is told in one line; the place in the query says little to a presenter.
        let compiled = query::parse(query).and_then(|it| query::compile(&it, store).map(drop));
        compiled.map_err(|it| it.message)?;
        let found = select(store, &[("tour", query)]).map_err(|it| it.message())?;
        Ok::<_, String>(found.events)
    };
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
fn heading(store: &Store, stop: &Stop, locale: Locale) -> String {
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
