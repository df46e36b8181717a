//! The pages of a tour that are not about one event: cover, comparison, matrix, person, place.

use std::time::Duration;

use super::super::changes::Compared;
use super::super::matrix;
use super::super::page::cites::Numbers;
use super::super::page::words::Words;
use super::super::page::{Detail, Item, Page, Writer};
use super::super::table::{self, Look};
use super::leaf::{Block, Body, Grid, Leaf};
use super::session::source;
use super::{Brief, Room};
use crate::analysis::matrix::Matrix;
use crate::analysis::{self, Career, Led};
use crate::i18n::{Label, clock};
use crate::store::{Event, EventSet, Leader, PersonId, PlaceId, SourceId, Store};

/// How many sessions of a person or a place are listed: the last ones.
const LISTED: usize = 30;
/// How many sources of sessions are listed.
const SOURCES: usize = 200;

/// Returns the page of a tour as a whole: its stops with their times.
pub(super) fn cover(brief: &Brief<'_>, stops: &[(String, u64)]) -> Leaf {
    let locale = brief.locale();
    let rows = stops.iter().zip(1_usize..);
    let rows = rows.map(|((title, seconds), number)| {
        vec![number.to_string(), clock(Duration::from_secs(*seconds)), title.clone()]
    });
    let header = ["#", locale.time_heading(), locale.stops_heading()].map(str::to_owned).to_vec();
    let all = clock(Duration::from_secs(stops.iter().map(|it| it.1).sum()));
    let grid = Grid { header, rows: rows.collect(), ..Grid::default() };
    let heading = locale.stops_heading().to_owned();
    let block = Block { heading, lead: locale.time_in_all(&all), body: Body::Grid(grid) };
    Leaf { title: brief.title.clone(), blocks: vec![block], ..Leaf::default() }
}

/// Returns the page of two sessions side by side; with less room the entries of a section run on.
pub(super) fn compare(store: &Store, look: Look<'_>, both: [Event<'_>; 2], room: Room) -> Leaf {
    let [one, other] = both;
    let compared = Compared::new(store, one, other);
    let Page { title, formal, facts, mut sections, .. } = compared.page(store, look);
    let words = Words::of(look.locale);
    let numbers = Numbers::cited(store, compared.cited(store, look.locale.tag()));
    let writer = Writer { store, event: other, look, words, numbers };
    let cited = sections.last_mut().filter(|it| it.heading == words.label(Label::Sources));
    if let Some(section) = cited {
        section.items = listed(&writer, room).collect();
    }
    let before = store.label(one, look.locale.tag());
    if room >= Room::Shortest {
        sections.retain(|it| it.heading != words.themes);
    }
    let blocks = sections.into_iter().map(|mut section| {
        if room >= Room::Dense && section.heading != words.label(Label::Sources) {
            section.items = section.items.into_iter().map(|it| run_in(it, &before)).collect();
        }
        Block::from(section)
    });
    let left_out = look.locale.left_out_of_list(room.level()).to_owned();
    Leaf { title, formal, facts, blocks: blocks.collect(), left_out, ..Leaf::default() }
}

/// Puts what an entry is called before its words. An action goes without its themes: of what is
/// said of it, what was said `before` stays.
fn run_in(item: Item, before: &str) -> Item {
    let Item { head, mut body, mut details, .. } = item;
    let sign = head.chars().count() == 1;
    if sign {
        details.retain(|it| matches!(it, Detail::Prose(told) if told.contains(before)));
    }
    if !head.is_empty() {
        let colon = if sign { "" } else { ":" };
        body = format!("{head}{colon} {body}");
    }
    Item { head: String::new(), body, details, ..item }
}

/// Returns the sources of a page, each under its number.
fn listed<'a>(writer: &'a Writer<'_>, room: Room) -> impl Iterator<Item = Item> + 'a {
    writer.numbers.all().map(move |(number, it)| source(writer, number, it, room))
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
    let names = matrix::numbers(store, look, &table).into_iter();
    let ends = || std::iter::once(String::new());
    let theme = std::iter::once(locale.theme_word().to_owned());
    let short = theme.chain(names).chain([locale.total().to_owned()]).collect();
    let series = table.columns.iter().map(|it| {
        let name = it.series.map(|it| store.say(store.series_of(it).name, locale.tag()));
        name.unwrap_or_default().to_owned()
    });
    let over = ends().chain(series).chain(ends()).collect();
    let grid = Grid { header, short, over, rows: rows.collect(), figures: true };
    let mut told = vec![locale.number_of_entries().to_owned()];
    told.extend(table.overlaps().then(|| locale.counts_under_each().to_owned()));
    told.extend((table.left_out > 0).then(|| locale.left_out(table.left_out)));
    let heading = locale.commitments().to_owned();
    let block = Block { heading, lead: told.join("\n"), body: Body::Grid(grid) };
    Leaf { title: locale.matrix_heading().to_owned(), blocks: vec![block], ..Leaf::default() }
}

/// Returns the page of a person: the sessions led, in which office.
pub(super) fn person(store: &Store, look: Look<'_>, id: PersonId, room: Room) -> Leaf {
    let (locale, person) = (look.locale, store.person(id));
    let career = analysis::career(store, id);
    let name = store.say(person.name, locale.tag());
    let mut scripts: Vec<&str> = store.strings().forms(person.name).map(|it| it.1).collect();
    scripts.retain(|it| *it != name);
    scripts.dedup();
    let Some(last) = career.led.last().map(|it| it.session) else {
        return Leaf { title: name.to_owned(), formal: scripts.join(" / "), ..Leaf::default() };
    };
    // In the least room each session has the source nearest to it alone.
    let rank = |it: &SourceId| store.source(store.original_of(*it)).rank;
    let nearest = |it: &Led<'_>| store.cites(it.leader.cites).iter().copied().min_by_key(rank);
    let numbers = if room < Room::Shortest {
        Numbers::cited(store, career.sources.iter().copied())
    } else {
        Numbers::cited(store, career.led.iter().filter_map(nearest))
    };
    let writer = Writer { store, event: last, look, words: Words::of(locale), numbers };
    let from = career.led.len().saturating_sub(LISTED);
    let led = career.led.iter().skip(from);
    let led: Vec<Item> = if room < Room::Dense {
        led.map(|it| session(&writer, it.session, Some(it.leader))).collect()
    } else {
        by_office(&writer, led)
    };
    let led = Block::items(locale.led_word(), led).lead(left_out(&career, from, look));
    let country = person.country.map(|it| writer.country(it)).unwrap_or_default();
    let sources = Block::items(locale.label(Label::Sources), listed(&writer, room).collect());
    Leaf {
        title: name.to_owned(),
        formal: scripts.join(" / "),
        facts: vec![Item::new(locale.label(Label::Country), country)],
        blocks: vec![led, sources],
        left_out: locale.left_out_of_list(room.level()).to_owned(),
        ..Leaf::default()
    }
    .tidy()
}

fn left_out(career: &Career<'_>, skipped: usize, look: Look<'_>) -> String {
    let count = career.earlier + skipped;
    if count == 0 { String::new() } else { look.locale.earlier_left_out(count) }
}

/// Returns the sessions that a person led, those one after the other in the same office together.
fn by_office<'a>(writer: &Writer<'_>, led: impl Iterator<Item = &'a Led<'a>>) -> Vec<Item> {
    let mut offices: Vec<(&str, String)> = Vec::new();
    for it in led {
        let Item { body, cites, .. } = session(writer, it.session, Some(it.leader));
        let told = format!("{body} {}", Item::default().cites(cites).numbers());
        let told = told.trim_end().to_owned();
        let office = writer.say(it.leader.office);
        match offices.last_mut().filter(|(before, _)| *before == office) {
            Some((_, all)) => all.extend(["; ", &told]),
            None => offices.push((office, told)),
        }
    }
    let one = |(office, all): (&str, String)| {
        let colon = if office.is_empty() { "" } else { ": " };
        Item::new("*", format!("{office}{colon}{all}"))
    };
    offices.into_iter().map(one).collect()
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
    let left_out = locale.left_out_of_list(room.level()).to_owned();
    Leaf { title, blocks: vec![block], left_out, ..Leaf::default() }
}
