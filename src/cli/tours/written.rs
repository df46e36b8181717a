//! A tour as JSON: what was not touched keeps every byte that the file has of it.

use std::collections::{HashMap, HashSet};

use super::splice::{Style, entry, items, put, string, value};
use crate::app::{Stop, StopSubject, Tour, Words};
use crate::store::Store;

/// How deep the line is on which a tour ends: within `tours`, within the document.
pub(super) const DEPTH: usize = 2;
/// How deep the line is on which the stops of a tour end.
const STOPS: usize = DEPTH + 1;
/// How deep the line is on which a stop ends.
const STOP: usize = STOPS + 1;
/// The columns up to which a list is kept on one line.
const WIDE: usize = 100;

/// Returns a tour as it is written under an id.
///
/// `raw` is what the file had of it when it was opened: unknown keys, stops that could not be read
/// and texts that were not touched are taken from there.
pub(super) fn tour(
    store: &Store,
    (tour, id): (&Tour, &str),
    raw: Option<&str>,
    style: Style<'_>,
) -> String {
    let origin = tour.origin.map(|it| Tour::of(store, it));
    raw.zip(origin)
        .and_then(|(raw, origin)| edited(store, tour, (&origin, raw), style.within(raw)))
        .unwrap_or_else(|| fresh(store, (tour, id), style))
}

/// Returns a tour that the file does not have yet.
fn fresh(store: &Store, (tour, id): (&Tour, &str), style: Style<'_>) -> String {
    let mut parts = vec![entry("id", &string(id))];
    if !is_blank(store, &tour.title) {
        parts.push(entry("title", &text(store, &tour.title, style, DEPTH + 1)));
    }
    let stops: Vec<String> = tour.stops.iter().map(|it| fresh_stop(store, it, style)).collect();
    parts.push(entry("stops", &style.list(['[', ']'], &stops, STOPS)));
    style.list(['{', '}'], &parts, DEPTH)
}

/// Returns a tour of the file with what was changed in it.
fn edited(
    store: &Store,
    tour: &Tour,
    (origin, raw): (&Tour, &str),
    style: Style<'_>,
) -> Option<String> {
    let mut out = raw.to_owned();
    if tour.title != origin.title {
        out = put_text(store, (&out, "title"), &tour.title, (style, DEPTH))?;
    }
    let list = value(raw, "stops").unwrap_or("[]");
    let raw_stops: Vec<&str> = items(list)?.into_iter().filter_map(|it| list.get(it)).collect();
    // The place in the file of each stop that could be read.
    let row = store.tour(tour.origin?);
    let places: Vec<usize> = row.stops.iter().map(|it| it.place).collect();
    let mut rest = left_out(tour, &places, raw_stops.len());
    let mut stops: Vec<String> = Vec::new();
    let mut add_rest = |stops: &mut Vec<String>, after: Option<usize>| {
        let rest = rest.remove(&after).unwrap_or_default();
        stops.extend(rest.iter().filter_map(|at| raw_stops.get(*at)).map(|it| (*it).to_owned()));
    };
    add_rest(&mut stops, None);
    for stop in &tour.stops {
        let place = stop.origin.and_then(|it| places.get(it)).copied();
        let before = origin.stops.iter().find(|it| it.origin.is_some() && it.origin == stop.origin);
        let raw_stop = place.and_then(|it| raw_stops.get(it)).copied();
        let written = before.zip(raw_stop).and_then(|it| edited_stop(store, stop, it, style));
        stops.push(written.unwrap_or_else(|| fresh_stop(store, stop, style)));
        if place.is_some() {
            add_rest(&mut stops, place);
        }
    }
    if stops != raw_stops {
        out = put(&out, ("stops", &style.list(['[', ']'], &stops, STOPS)), style, DEPTH)?;
    }
    Some(out)
}

/// Returns the stops that could not be read, each list of them under the place of the stop that it
/// follows.
fn left_out(tour: &Tour, places: &[usize], count: usize) -> HashMap<Option<usize>, Vec<usize>> {
    let read: HashSet<usize> = places.iter().copied().collect();
    let here = tour.stops.iter().filter_map(|it| places.get(it.origin?).copied());
    let here: HashSet<usize> = here.collect();
    let mut rest: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    let mut after = None;
    for at in 0..count {
        if here.contains(&at) {
            after = Some(at);
        } else if !read.contains(&at) {
            rest.entry(after).or_default().push(at);
        }
    }
    rest
}

/// Returns a stop of the file with what was changed in it; `None` where it shows something else.
fn edited_stop(
    store: &Store,
    stop: &Stop,
    (before, raw): (&Stop, &str),
    style: Style<'_>,
) -> Option<String> {
    if stop.subject != before.subject {
        return None;
    }
    let style = style.within(raw);
    let mut out = raw.to_owned();
    if stop.title != before.title {
        out = put_text(store, (&out, "title"), &stop.title, (style, STOP))?;
    }
    if stop.points != before.points {
        let list = value(raw, "points").unwrap_or("[]");
        let known: Vec<&str> = items(list)?.into_iter().filter_map(|it| list.get(it)).collect();
        let point = |words: &Words| {
            let at = before.points.iter().position(|it| it == words);
            let same = at.and_then(|it| known.get(it));
            same.map_or_else(|| text(store, words, style, STOP + 2), |it| (*it).to_owned())
        };
        let points: Vec<String> = stop.points.iter().map(point).collect();
        out = put(&out, ("points", &listed(&points, style, STOP + 1)), style, STOP)?;
    }
    if stop.notes != before.notes {
        out = put_text(store, (&out, "notes"), &stop.notes, (style, STOP))?;
    }
    if stop.seconds != before.seconds {
        let seconds = stop.seconds.map_or_else(|| "null".to_owned(), |it| it.to_string());
        out = put(&out, ("seconds", &seconds), style, STOP)?;
    }
    Some(out)
}

/// Returns a stop that the file does not have yet.
fn fresh_stop(store: &Store, stop: &Stop, style: Style<'_>) -> String {
    let mut parts = subject(store, &stop.subject);
    if !is_blank(store, &stop.title) {
        parts.push(entry("title", &text(store, &stop.title, style, STOP + 1)));
    } else if stop.subject == StopSubject::Card && stop.points.is_empty() {
        // Without it, the stop would show nothing, and be left out.
        parts.push(entry("title", "\"\""));
    }
    if !stop.points.is_empty() {
        let points = stop.points.iter().map(|it| text(store, it, style, STOP + 2));
        let points: Vec<String> = points.collect();
        parts.push(entry("points", &listed(&points, style, STOP + 1)));
    }
    if !is_blank(store, &stop.notes) {
        parts.push(entry("notes", &text(store, &stop.notes, style, STOP + 1)));
    }
    parts.extend(stop.seconds.map(|it| entry("seconds", &it.to_string())));
    style.list(['{', '}'], &parts, STOP)
}

fn subject(store: &Store, subject: &StopSubject) -> Vec<String> {
    let id = |at| string(store.event(at).map_or("", |it| it.id()));
    match subject {
        StopSubject::Card => Vec::new(),
        StopSubject::Cover { query } => vec![entry("cover", &string(query))],
        StopSubject::Event(at, focus) => {
            vec![entry("event", &id(*at)), entry("focus", &string(focus.name()))]
        }
        StopSubject::Compare(one, other) => {
            vec![entry("compare", &format!("[{}, {}]", id(*one), id(*other)))]
        }
        StopSubject::Matrix { query } => vec![entry("matrix", &string(query))],
        StopSubject::Person(person) => {
            vec![entry("person", &string(store.original(store.person(*person).key)))]
        }
        StopSubject::Place(place) => {
            vec![entry("place", &string(store.original(store.place(*place).key)))]
        }
        StopSubject::Sources { query } => vec![entry("sources", &string(query))],
    }
}

fn is_blank(store: &Store, words: &Words) -> bool {
    words.forms(store).iter().all(|it| it.1.is_empty())
}

/// Returns a text: a string, or an object from language to string.
fn text(store: &Store, words: &Words, style: Style<'_>, depth: usize) -> String {
    match words.forms(store).as_slice() {
        [("", plain)] => string(plain),
        forms => {
            let forms: Vec<String> =
                forms.iter().map(|(tag, form)| entry(tag, &string(form))).collect();
            short(['{', '}'], &forms).unwrap_or_else(|| style.list(['{', '}'], &forms, depth))
        }
    }
}

/// Puts a text under a key of an object whose last line is `depth` deep. Where it is one in several
/// languages of which some were changed, the others keep every byte.
fn put_text(
    store: &Store,
    (object, key): (&str, &str),
    words: &Words,
    (style, depth): (Style<'_>, usize),
) -> Option<String> {
    let told = match (words, value(object, key)) {
        (Words::Edited { typed, .. }, Some(forms)) if forms.starts_with('{') => {
            let style = style.within(forms);
            let mut forms = forms.to_owned();
            for (tag, text) in typed {
                forms = put(&forms, (tag, &string(text)), style, depth + 1)?;
            }
            forms
        }
        _ => text(store, words, style, depth + 1),
    };
    put(object, (key, &told), style, depth)
}

fn listed(parts: &[String], style: Style<'_>, depth: usize) -> String {
    short(['[', ']'], parts).unwrap_or_else(|| style.list(['[', ']'], parts, depth))
}

/// Returns a list on one line, where it is short enough for one.
fn short(brackets: [char; 2], parts: &[String]) -> Option<String> {
    let line = Style::OneLine.list(brackets, parts, 0);
    (crate::text::width(&line) <= WIDE && !line.contains('\n')).then_some(line)
}
