//! The rows of one side of an event.

use super::Shown;
use super::lines::Line;
use crate::analysis::{Chair, Change};
use crate::app::{Became, PointRow};
use crate::i18n::Label;
use crate::i18n::dates::Style;
use crate::model::date::Precision;
use crate::model::{Certainty, Field};
use crate::store::{Action, Event, EventId, Leader};
use crate::text;
use crate::view::actions::change_role;
use crate::view::location::{local_time, others};
use crate::view::names::Scene;
use crate::view::panes::doubt;
use crate::view::redline::woven;
use crate::view::rows::Run;
use crate::view::sheet::Role;

/// The numbers of sources take so many columns at most.
const CITES: usize = 7;
/// From so many columns on, the status of an action stands behind it.
const WITH_STATUS: u16 = 110;
/// The mean radius of the earth in kilometres.
const RADIUS: f64 = 6371.0;

/// Returns a row of the event of a stop.
pub(super) fn line(shown: Shown<'_>, row: PointRow, columns: u16) -> Line {
    let scene = shown.scene;
    if let PointRow::Change(position) = row {
        let became = shown.stage.changes.get(position);
        return became.map(|it| changed(scene, *it)).unwrap_or_default();
    }
    let event = shown.stage.sessions.first().and_then(|it| scene.store.event(*it));
    let Some(event) = event else { return Line::default() };
    match row {
        PointRow::When => when(scene, event),
        PointRow::Where => place(scene, event),
        PointRow::Parties => parties(scene, event),
        PointRow::Participants => prose(scene, event, Field::Participants),
        PointRow::Purpose => prose(scene, event, Field::Purpose),
        PointRow::Leader(position) => {
            { event.leaders().get(position).map(|it| leader(shown, event, (position, it))) }
                .unwrap_or_default()
        }
        PointRow::Host => host(scene, event),
        PointRow::Clock => Line::new(&local_time(scene, event)),
        PointRow::Distance(before) => distance(scene, event, before),
        PointRow::AlsoHere => also(scene, event),
        PointRow::Action(position) => {
            let became = shown.stage.became((event.at(), position));
            let found = event.actions().get(position);
            let status = found.filter(|_| columns >= WITH_STATUS).map(|it| it.status);
            let status = scene.store.str(status.unwrap_or_default());
            let told = |it| action(scene, event, it, (became, status));
            found.map(told).unwrap_or_default()
        }
        _ => Line::default(),
    }
}

/// Returns a value behind the name of its field, with its sources.
fn field(scene: Scene<'_>, event: Event<'_>, which: Field, value: Run) -> Line {
    let locale = scene.locale;
    let all = [Field::Date, Field::Place, Field::Host, Field::Leaders, Field::Participants];
    let wide = all.iter().map(|it| text::width(locale.row_of(*it))).max().unwrap_or(0);
    let label = (text::pad_end(locale.row_of(which), wide), Role::Dim);
    let words = std::iter::once(label).chain(value).collect();
    let cites = scene.cited(event, event.cites(which), CITES);
    Line { cites, ..Line::apart(words) }
}

fn when(scene: Scene<'_>, event: Event<'_>) -> Line {
    let exact = event.date().is_some_and(|it| it.precision() >= Precision::Day);
    let days = i64::from(event.last().0) - i64::from(event.first().0) + 1;
    let lasted = if exact { scene.locale.lasted(days) } else { String::new() };
    let date = scene.date(event, Style::WithYear);
    field(scene, event, Field::Date, vec![(date, Role::Text), (lasted, Role::Dim)])
}

fn place(scene: Scene<'_>, event: Event<'_>) -> Line {
    let mut words = vec![(scene.places(event), Role::Text)];
    let country = event.places().first().and_then(|it| scene.store.place(*it).country);
    let country = country.map(|it| scene.say(scene.store.country(it).name).to_owned());
    words.extend(country.map(|it| (it, Role::Dim)));
    let unsure = doubt(scene, event.certainty(Field::Place));
    words.push((unsure.to_owned(), Role::Dim));
    field(scene, event, Field::Place, words)
}

fn parties(scene: Scene<'_>, event: Event<'_>) -> Line {
    let mut words = Run::new();
    for &country in event.countries().iter().take(12) {
        words.push((scene.code(country).to_owned(), Role::Badge(scene.tone(country))));
        words.push((scene.say(scene.store.country(country).name).to_owned(), Role::Text));
    }
    let hidden = event.countries().len().saturating_sub(12);
    words.extend((hidden > 0).then(|| (scene.locale.more(hidden), Role::Dim)));
    field(scene, event, Field::Leaders, words)
}

fn prose(scene: Scene<'_>, event: Event<'_>, which: Field) -> Line {
    let words = scene.say(event.prose(which)).to_owned();
    field(scene, event, which, vec![(words, Role::Text)])
}

fn host(scene: Scene<'_>, event: Event<'_>) -> Line {
    let Some(host) = event.host() else { return Line::default() };
    let name = scene.say(scene.store.country(host).name).to_owned();
    let certainty = event.certainty(Field::Host);
    let told = match certainty {
        Certainty::Stated => scene.locale.certainty(certainty),
        Certainty::Inferred | Certainty::Disputed => doubt(scene, certainty),
    };
    let badge = (scene.code(host).to_owned(), Role::Badge(scene.tone(host)));
    let words = vec![badge, (name, Role::Text), (told.to_owned(), Role::Dim)];
    let mut line = field(scene, event, Field::Host, words);
    // What is inferred has no source, and says so already.
    if certainty == Certainty::Inferred {
        line.cites.clear();
    }
    line
}

/// Returns who led a delegation: name, the name as it is written at home, office, and whether head
/// or office are new.
fn leader(shown: Shown<'_>, event: Event<'_>, (position, leader): (usize, &Leader)) -> Line {
    let scene = shown.scene;
    let (name, others) = scene.person(leader.person);
    let home = others.first().copied().unwrap_or_default();
    let (office, ministry) = scene.office(leader.office);
    let office = if office.is_empty() { ministry } else { office };
    let badge = leader.country.map(|it| (scene.code(it).to_owned(), Role::Badge(scene.tone(it))));
    let rest = [(name, Role::Strong), (home, Role::Dim), (office, Role::Text)];
    let rest = rest.into_iter().map(|(text, role)| (text.to_owned(), role));
    let tail = match shown.stage.chairs.get(position) {
        Some(Chair::Changed { predecessor, at }) => {
            let session = scene.store.event(*at).map(|it| scene.number(it)).unwrap_or_default();
            let told = scene.locale.successor_of(scene.family(*predecessor), &session);
            Some((Change::New, told))
        }
        Some(Chair::NewOffice) => {
            Some((Change::Reworded, scene.locale.new_office_word().to_owned()))
        }
        Some(Chair::First | Chair::Same) | None => None,
    };
    let tail = tail.map(|(change, told)| {
        (format!("{} {told}", scene.glyphs.change(change)), change_role(Some(change)).0)
    });
    let cites = scene.cited(event, scene.store.cites(leader.cites), CITES);
    Line { tail, cites, ..Line::apart(badge.into_iter().chain(rest).collect()) }
}

fn distance(scene: Scene<'_>, event: Event<'_>, before: EventId) -> Line {
    let Some(before) = scene.store.event(before) else { return Line::default() };
    let point = |it: Event<'_>| it.places().first().and_then(|it| scene.store.place(*it).point);
    let Some((from, to)) = point(before).zip(point(event)) else { return Line::default() };
    let session = scene.number(before);
    let there = scene.places(before);
    if event.places().first() == before.places().first() {
        let told = scene.locale.carried_from(&session);
        let words = vec![
            (scene.locale.same_place_word().to_owned(), Role::Text),
            (format!("{there}, {told}"), Role::Dim),
        ];
        return Line::of(words);
    }
    Line::new(&scene.locale.far_from(&kilometres(from, to), &there, &session))
}

/// Returns the way between two points along a great circle, to ten kilometres.
fn kilometres(from: (f64, f64), to: (f64, f64)) -> String {
    let [(lat, lon), (other_lat, other_lon)] =
        [from, to].map(|(lat, lon)| (lat.to_radians(), lon.to_radians()));
    let half = |it: f64| (it / 2.0).sin().powi(2);
    let chord = half(other_lat - lat) + lat.cos() * other_lat.cos() * half(other_lon - lon);
    let way = 2.0 * RADIUS * chord.clamp(0.0, 1.0).sqrt().asin();
    let tens = (way / 10.0).round() * 10.0;
    let digits = format!("{tens:.0}");
    let cut = digits.len().saturating_sub(3);
    match digits.split_at_checked(cut) {
        Some((thousands, rest)) if !thousands.is_empty() => format!("{thousands},{rest}"),
        _ => digits,
    }
}

fn also(scene: Scene<'_>, event: Event<'_>) -> Line {
    let Some(&place) = event.places().first() else { return Line::default() };
    let label = scene.locale.label(Label::AlsoHere);
    Line::apart(vec![(label.to_owned(), Role::Dim), (others(scene, event, place), Role::Text)])
}

/// Returns an action with its status, what became of it, and its sources.
fn action(
    scene: Scene<'_>,
    event: Event<'_>,
    action: &Action,
    (became, status): (Option<Became>, &str),
) -> Line {
    let status = scene.locale.status(status);
    let words =
        vec![(scene.say(action.text).to_owned(), Role::Text), (status.to_owned(), Role::Dim)];
    let cites = scene.cited(event, scene.store.cites(action.cites), CITES);
    Line { tail: became.and_then(|it| tail(scene, it)), cites, ..Line::apart(words) }
}

/// Returns a change: an action that is reworded with what was said before in its place.
fn changed(scene: Scene<'_>, became: Became) -> Line {
    let found = |(event, position): (EventId, usize)| {
        let event = scene.store.event(event)?;
        Some((event, event.actions().get(position)?))
    };
    let Some((event, now)) = found(became.action) else { return Line::default() };
    let words = scene.say(now.text);
    let before = became.earlier.filter(|_| became.change == Some(Change::Reworded));
    let before = before.and_then(found).map(|it| scene.say(it.1.text));
    // Rows are made of it when it is drawn; here it is one.
    let whole = u16::try_from(text::width(words) * 4 + 400).unwrap_or(u16::MAX);
    let woven = before.and_then(|it| woven(it, words, whole)).and_then(|it| it.into_iter().next());
    let role = if became.change == Some(Change::Dropped) { Role::Dim } else { Role::Text };
    let words = woven.unwrap_or_else(|| vec![(words.to_owned(), role)]);
    let cites = scene.cited(event, scene.store.cites(now.cites), CITES);
    Line { tail: tail(scene, became), cites, ..Line::of(parted(scene, words)) }
}

/// Puts a sign between words that were taken out and those in their place: without colors the one
/// would read on into the other.
fn parted(scene: Scene<'_>, words: Run) -> Run {
    let words = words.into_iter().map(|(text, role)| (text.trim().to_owned(), role));
    let mut all = Run::new();
    for word in words.filter(|it| !it.0.is_empty()) {
        let replaces = word.1 == Role::Added && all.last().is_some_and(|it| it.1 == Role::Removed);
        all.extend(replaces.then(|| (scene.glyphs.arrow.to_owned(), Role::Dim)));
        all.push(word);
    }
    all
}

/// Returns what became of an action: a sign and a word, and since which session.
fn tail(scene: Scene<'_>, became: Became) -> Option<(String, Role)> {
    let change = became.change?;
    let (role, word) = change_role(became.change);
    let role = if change == Change::Kept { Role::Dim } else { role };
    let doubt = if became.proposed { "?" } else { "" };
    let from = became.earlier.filter(|_| change != Change::New);
    let from = from.and_then(|it| scene.store.event(it.0));
    let from = from.map(|it| format!(" {}", scene.locale.carried_from(&scene.number(it))));
    let (sign, word) = (scene.glyphs.change(change), scene.locale.label(word));
    Some((format!("{sign}{doubt} {word}{}", from.unwrap_or_default()), role))
}
