//! The rows of several sessions: side by side, in a list, in a table.

use super::Shown;
use super::lines::Line;
use crate::analysis::{Change, silence_between};
use crate::app::{PointRow, StopSubject};
use crate::i18n::Label;
use crate::i18n::dates::Style;
use crate::store::{Event, ThemeId};
use crate::text;
use crate::view::actions::change_role;
use crate::view::names::{Scene, lane_tone};
use crate::view::sheet::Role;

/// A name takes so many columns at most.
const NAME: usize = 22;

/// Publisher and title of a source take so many columns: two rows on a small screen.
const SOURCE: usize = 96;

/// Returns the two sessions that are compared, the earlier one first.
fn pair(shown: Shown<'_>) -> Option<(Event<'_>, Event<'_>)> {
    let [one, other] = shown.stage.sessions.as_slice() else { return None };
    shown.scene.store.event(*one).zip(shown.scene.store.event(*other))
}

/// Returns a row of two sessions side by side.
pub(super) fn pair_line(shown: Shown<'_>, row: PointRow) -> Line {
    let Some((before, after)) = pair(shown) else { return Line::default() };
    let scene = shown.scene;
    let shared = &shown.stage.shared;
    let label = |it| scene.label(it).into_owned();
    match row {
        PointRow::Heads(position) => heads(shown, position, (before, after)),
        PointRow::Places => places(scene, before, after),
        PointRow::Apart => apart(scene, before, after),
        PointRow::Shared => themes(scene, scene.locale.themes_of_both(), &shared.both),
        PointRow::OnlyEarlier => {
            let line = themes(scene, &scene.locale.only(&label(before)), &shared.gone);
            Line { tail: Some(sign(scene, Change::Dropped, "")), ..line }
        }
        PointRow::OnlyLater => {
            let line = themes(scene, &scene.locale.only(&label(after)), &shared.new);
            Line { tail: Some(sign(scene, Change::New, "")), ..line }
        }
        PointRow::Counts => counts(scene, before, after),
        _ => Line::default(),
    }
}

/// Returns a change as a sign and a word.
fn sign(scene: Scene<'_>, change: Change, word: &str) -> (String, Role) {
    let told = format!("{} {word}", scene.glyphs.change(change));
    let role = if change == Change::Kept { Role::Dim } else { change_role(Some(change)).0 };
    (told.trim_end().to_owned(), role)
}

fn heads(shown: Shown<'_>, position: usize, (before, after): (Event<'_>, Event<'_>)) -> Line {
    let scene = shown.scene;
    let Some(pair) = shown.stage.heads.get(position) else { return Line::default() };
    let badge = pair.country.map(|it| (scene.code(it).to_owned(), Role::Badge(scene.tone(it))));
    let head = |event: Event<'_>, position: Option<usize>| {
        position.and_then(|it| event.leaders().get(it)).map(|it| it.person)
    };
    let (one, other) = (head(before, pair.before), head(after, pair.after));
    // Not to take part is something else than to be led by somebody who is not recorded.
    let absent = |event: Event<'_>| {
        let parties = event.countries();
        pair.country.is_some_and(|it| !parties.is_empty() && !parties.contains(&it))
    };
    let name = |event: Event<'_>, it: Option<_>| match it {
        Some(person) => (scene.person(person).0.to_owned(), Role::Text),
        None if absent(event) => (scene.locale.no_delegation().to_owned(), Role::Dim),
        None => (scene.locale.no_head().to_owned(), Role::Dim),
    };
    let same = one == other;
    let rest = if same {
        vec![name(after, other), (scene.locale.led_both().to_owned(), Role::Dim)]
    } else {
        vec![name(before, one), (scene.glyphs.arrow.to_owned(), Role::Dim), name(after, other)]
    };
    let tail = match (same, one.is_some() && other.is_some()) {
        (true, _) => Some(sign(scene, Change::Kept, scene.locale.word_same())),
        (false, true) => Some(sign(scene, Change::Reworded, scene.locale.other_head())),
        (false, false) => None,
    };
    Line { tail, ..Line::of(badge.into_iter().chain(rest).collect()) }
}

fn places(scene: Scene<'_>, before: Event<'_>, after: Event<'_>) -> Line {
    let [one, other] = [before, after].map(|it| match scene.places(it) {
        none if none.is_empty() => scene.locale.label(Label::NoPlace).to_owned(),
        places => places,
    });
    if one == other {
        return Line::new(&scene.locale.both_in(&one));
    }
    Line::new(&format!("{one} {} {other}", scene.glyphs.arrow))
}

fn apart(scene: Scene<'_>, before: Event<'_>, after: Event<'_>) -> Line {
    let [one, other] = [before, after].map(|it| scene.date(it, Style::WithYear));
    let days = silence_between(before, after).map(|it| it.days);
    let told = match days {
        None => scene.locale.days_between_unknown().to_owned(),
        Some(0) => scene.locale.they_overlap().to_owned(),
        Some(days) => scene.locale.days_later(days),
    };
    let dates = format!("{one} {} {other}", scene.glyphs.arrow);
    Line::apart(vec![(dates, Role::Text), (told, Role::Dim)])
}

fn themes(scene: Scene<'_>, label: &str, themes: &[ThemeId]) -> Line {
    let names: Vec<&str> = themes.iter().take(12).map(|it| scene.theme(*it)).collect();
    let hidden = themes.len() - names.len();
    let more = if hidden > 0 { scene.locale.more(hidden) } else { String::new() };
    let words = [(label, Role::Dim), (&names.join(", "), Role::Text), (&more, Role::Dim)];
    Line::apart(words.into_iter().map(|(text, role)| (text.to_owned(), role)).collect())
}

fn counts(scene: Scene<'_>, before: Event<'_>, after: Event<'_>) -> Line {
    let told = |it: Event<'_>| {
        format!("{}: {}", scene.number(it), scene.locale.actions(it.actions().len()))
    };
    Line::new(&format!("{}, {}", told(before), told(after)))
}

/// Returns a session of a list: of a person with the office, of other subjects with the place.
pub(super) fn session(shown: Shown<'_>, position: usize) -> Line {
    let scene = shown.scene;
    let event = shown.stage.sessions.get(position).and_then(|it| scene.store.event(*it));
    let Some(event) = event else { return Line::default() };
    let rest = match &shown.stop.subject {
        StopSubject::Person(person) => {
            let leader = event.leaders().iter().find(|it| it.person == *person);
            leader.map_or("", |it| scene.office(it.office).0).to_owned()
        }
        StopSubject::Place(_) => String::new(),
        _ => scene.places(event),
    };
    // Dates stand under each other.
    let labels = shown.stage.sessions.iter().filter_map(|it| scene.store.event(*it));
    let wide = labels.map(|it| text::width(&scene.label(it))).max().unwrap_or(0).min(NAME);
    let label = text::pad_end(&scene.label(event), wide);
    Line::apart(vec![
        (label, Role::LaneStrong(lane_tone(event.series()))),
        (scene.date(event, Style::WithYear), Role::Dim),
        (rest, Role::Text),
    ])
}

/// Returns a source: publisher, title and date.
pub(super) fn source(shown: Shown<'_>, position: usize) -> Line {
    let scene = shown.scene;
    let Some(source) = shown.stage.sources.get(position) else { return Line::default() };
    let source = scene.store.source(*source);
    let date = scene.store.str(source.date);
    let tail = (!date.is_empty()).then(|| (date.to_owned(), Role::Dim));
    let publisher = scene.say(source.publisher);
    let room = SOURCE.saturating_sub(text::width(publisher)).max(NAME);
    let title = text::fit(scene.say(source.title), room, scene.glyphs.ellipsis);
    let words = vec![(publisher.to_owned(), Role::Strong), (title.into_owned(), Role::Text)];
    Line { tail, ..Line::apart(words) }
}
