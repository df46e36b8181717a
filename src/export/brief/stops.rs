//! The pages of a tour that are not about one event: cover, comparison, matrix, person, place.

use super::super::changes::Compared;
use super::super::page::cites::Numbers;
use super::super::page::words::Words;
use super::super::page::{Item, Page, Writer};
use super::super::table::{self, Look};
use super::leaf::{Block, Body, Grid, Leaf};
use super::session::source;
use super::{Brief, Room};
use crate::analysis::matrix::Matrix;
use crate::analysis::{self, Career};
use crate::i18n::Label;
use crate::store::{Event, EventSet, Leader, PersonId, PlaceId, Store};

/// How many sessions of a person or a place are listed: the last ones.
const LISTED: usize = 30;
/// How many sources of sessions are listed.
const SOURCES: usize = 200;

/// Returns the page of a tour as a whole: its stops with their times.
pub(super) fn cover(brief: &Brief<'_>, stops: &[(String, u64)]) -> Leaf {
    let locale = brief.locale();
    let rows = stops.iter().zip(1_usize..);
    let rows = rows
        .map(|((title, seconds), number)| vec![number.to_string(), clock(*seconds), title.clone()]);
    let header = ["#", locale.time_heading(), locale.stops_heading()].map(str::to_owned).to_vec();
    let all = clock(stops.iter().map(|it| it.1).sum());
    let grid = Grid { header, rows: rows.collect(), figures: false };
    let heading = locale.stops_heading().to_owned();
    let block = Block { heading, lead: locale.time_in_all(&all), body: Body::Grid(grid) };
    Leaf { title: brief.title.clone(), blocks: vec![block], ..Leaf::default() }
}

/// Returns a time as minutes and seconds.
fn clock(seconds: u64) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Returns the page of two sessions side by side.
pub(super) fn compare(store: &Store, look: Look<'_>, one: Event<'_>, other: Event<'_>) -> Leaf {
    let Page { title, formal, facts, sections, .. } =
        Compared::new(store, one, other).page(store, look);
    let blocks = sections.into_iter().map(Block::from).collect();
    Leaf { title, formal, facts, blocks, ..Leaf::default() }
}

/// Returns the page of themes by sessions.
pub(super) fn matrix(store: &Store, look: Look<'_>, set: &EventSet) -> Leaf {
    let locale = look.locale;
    let table = Matrix::new(store, set);
    let number = |session| {
        let event = store.event(session);
        event.map_or_else(String::new, |it| store.label(it, locale.tag()).into_owned())
    };
    let sessions = table.columns.iter().map(|it| number(it.session));
    let header = std::iter::once(locale.theme_word().to_owned());
    let header = header.chain(sessions).chain([locale.total().to_owned()]).collect();
    let rows = table.rows.iter().map(|row| {
        let name = row.theme.map(|it| store.say(store.theme(it).name, locale.tag()));
        let name = name.unwrap_or_else(|| locale.no_theme()).to_owned();
        let figure = |it: usize| if it == 0 { ".".to_owned() } else { it.to_string() };
        let figures = (0..table.columns.len()).map(|it| figure(row.count(it)));
        std::iter::once(name).chain(figures).chain([row.total.to_string()]).collect()
    });
    let grid = Grid { header, rows: rows.collect(), figures: true };
    let mut told = vec![locale.number_of_entries().to_owned()];
    told.extend(table.overlaps().then(|| locale.counts_under_each().to_owned()));
    told.extend((table.left_out > 0).then(|| locale.left_out(table.left_out)));
    let heading = locale.commitments().to_owned();
    let block = Block { heading, lead: told.join("\n"), body: Body::Grid(grid) };
    Leaf { title: locale.matrix_heading().to_owned(), blocks: vec![block], ..Leaf::default() }
}

/// Returns the page of a person: the sessions led, in which office.
pub(super) fn person(store: &Store, look: Look<'_>, id: PersonId) -> Leaf {
    let (locale, person) = (look.locale, store.person(id));
    let career = analysis::career(store, id);
    let name = store.say(person.name, locale.tag());
    let mut scripts: Vec<&str> = store.strings().forms(person.name).map(|it| it.1).collect();
    scripts.retain(|it| *it != name);
    scripts.dedup();
    let Some(last) = career.led.last().map(|it| it.session) else {
        return Leaf { title: name.to_owned(), formal: scripts.join(" / "), ..Leaf::default() };
    };
    let numbers = Numbers::cited(store, career.sources.iter().copied());
    let writer = Writer { store, event: last, look, words: Words::of(locale), numbers };
    let from = career.led.len().saturating_sub(LISTED);
    let led = career.led.iter().skip(from).map(|it| session(&writer, it.session, Some(it.leader)));
    let led = Block::items(locale.led_word(), led.collect()).lead(left_out(&career, from, look));
    let country = person.country.map(|it| writer.country(it)).unwrap_or_default();
    let sources = writer.sources();
    Leaf {
        title: name.to_owned(),
        formal: scripts.join(" / "),
        facts: vec![Item::new(locale.label(Label::Country), country)],
        blocks: vec![led, Block::from(sources)],
        ..Leaf::default()
    }
    .tidy()
}

fn left_out(career: &Career<'_>, skipped: usize, look: Look<'_>) -> String {
    let count = career.earlier + skipped;
    if count == 0 { String::new() } else { look.locale.earlier_left_out(count) }
}

/// Returns a session in a list: its date, its name, and the office of the one who led it.
fn session(writer: &Writer<'_>, event: Event<'_>, leader: Option<&Leader>) -> Item {
    let date = event.date().map(|it| table::span(&it, writer.look)).unwrap_or_default();
    let label = writer.store.label(event, writer.look.locale.tag());
    let told = [label.as_ref(), &date].into_iter().filter(|it| !it.is_empty());
    let body = told.collect::<Vec<_>>().join(", ");
    let office = leader.map_or("", |it| writer.say(it.office));
    let cites = leader.map_or_else(Vec::new, |it| writer.numbers.list(writer.store, it.cites));
    Item::new("*", body).cites(cites).prose(office)
}

/// Returns the page of a place: the sessions held there.
pub(super) fn place(store: &Store, look: Look<'_>, id: PlaceId) -> Leaf {
    let (locale, place) = (look.locale, store.place(id));
    let title = store.say(place.name, locale.tag()).to_owned();
    let mut held: Vec<Event<'_>> = analysis::sessions_at(store, id).rev().take(LISTED).collect();
    held.reverse();
    let Some(&last) = held.last() else { return Leaf { title, ..Leaf::default() } };
    let numbers = Numbers::cited(store, []);
    let writer = Writer { store, event: last, look, words: Words::of(locale), numbers };
    let country = place.country.map(|it| writer.country(it)).unwrap_or_default();
    let listed = held.iter().map(|it| session(&writer, *it, None)).collect();
    Leaf {
        title,
        facts: vec![Item::new(locale.label(Label::Country), country)],
        blocks: vec![Block::items(locale.held_word(), listed)],
        ..Leaf::default()
    }
    .tidy()
}

/// Returns the page of the sources of sessions.
pub(super) fn sources(store: &Store, look: Look<'_>, set: &EventSet, room: Room) -> Leaf {
    let locale = look.locale;
    let title = locale.label(Label::Sources).to_owned();
    let events = || set.iter().take(super::MOST).filter_map(|it| store.event(it));
    let Some(event) = events().next() else { return Leaf { title, ..Leaf::default() } };
    let numbers = Numbers::cited(store, events().flat_map(Event::sources).copied());
    let writer = Writer { store, event, look, words: Words::of(locale), numbers };
    let all = writer.numbers.all().count();
    let listed = writer.numbers.all().take(SOURCES);
    let listed = listed.map(|(number, it)| source(&writer, number, it, room.max(Room::Short)));
    let mut block = Block::items(&locale.source_count(all), listed.collect());
    if all > SOURCES {
        block.lead = locale.more(all - SOURCES);
    }
    Leaf { title, blocks: vec![block], ..Leaf::default() }
}
