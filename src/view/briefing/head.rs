//! What a stop is about: a large figure, the session, the side of it that is shown.

use super::Shown;
use super::grid::names_series;
use super::plan::{Plan, Tier};
use crate::analysis::Change;
use crate::app::{Holds, PointRow, Scene as Stage, StopSubject};
use crate::i18n::Label;
use crate::i18n::dates::Style;
use crate::model::{Field, Focus};
use crate::store::Event;
use crate::view::actions::change_role;
use crate::view::names::Scene;
use crate::view::sheet::{Area, Dots, Large, Role, Sheet, cells};
use crate::view::stops::heading;

/// Large digits are so many rows high, and so many columns wide where there is one of them.
const DIGIT: (u16, u16) = (8, 4);

/// So many countries stand in a heading at most.
const COUNTRIES: usize = 8;

/// Draws what the stop is about.
pub(super) fn draw(shown: Shown<'_>, plan: &Plan, sheet: &mut Sheet) {
    figure(shown, plan, sheet);
    let (x, mut y) = plan.heading;
    let right = plan.right();
    let name = title(shown, plan);
    if plan.is_huge() {
        // What stands below it has its place whether the heading is large or not.
        y += DIGIT.1 - 1;
    }
    let large = large_heading(shown, plan, &name, sheet);
    let after = if large { x } else { sheet.text((x, y), right, &name, Role::Strong) };
    match plan.tier {
        Tier::Tiny => {}
        Tier::Small => {
            let end = count(shown, (x, plan.what, right), sheet);
            let told = detail(shown);
            if told.is_empty() {
                note(shown, (end + 2, plan.what), right, sheet);
            } else {
                sheet.text((end + 2, plan.what), right, &told, Role::Dim);
            }
        }
        Tier::Medium if plan.what == y + 1 => {
            about(shown, (after + 2, y), right, sheet);
            let end = what(shown, (x, plan.what, right), sheet);
            note(shown, (end + 2, plan.what), right, sheet);
        }
        Tier::Medium | Tier::Large => {
            about(shown, (x, y + 1), right, sheet);
            let end = what(shown, (x, plan.what, right), sheet);
            let is_table = matches!(shown.stop.subject, StopSubject::Matrix { .. });
            match is_table {
                // Which sessions these are stands over their columns.
                true if names_series(plan) => {}
                true => note(shown, (end + 2, plan.what), right, sheet),
                false => note(shown, (x, plan.what + 1), right, sheet),
            }
        }
    }
}

/// Draws the figures large, where there is room for them.
fn figure(shown: Shown<'_>, plan: &Plan, sheet: &mut Sheet) {
    let Some((end, y)) = plan.figure else { return };
    let digits: Vec<String> = shown.stage.figures.iter().map(ToString::to_string).collect();
    let text = digits.join(" ");
    let letters = cells(&text);
    let (first, room) = (plan.list.x, end.saturating_sub(plan.margin));
    let double = (letters * DIGIT.0 * 2, DIGIT.1 * 2);
    let single = (letters * DIGIT.0, DIGIT.1);
    let half = (letters * DIGIT.0 / 2, DIGIT.1);
    let is_right = |it: &(u16, u16)| {
        // Several digits side by side are narrow at the reference size.
        let fits = it.0 <= room && it.1 <= plan.digits;
        fits && (letters == 1 || plan.is_huge() || *it == half)
    };
    let found = [double, single, half].into_iter().find(is_right);
    let Some((width, height)) = found.filter(|_| !text.is_empty()) else { return };
    let x = first.min(end.saturating_sub(width)).max(plan.margin);
    let area = Area { x, y, width, height };
    sheet.large.push(Large { area, text, role: Role::Accent, dots: dots(shown.scene) });
}

/// Returns what large letters are made of.
fn dots(scene: Scene<'_>) -> Dots {
    match scene.glyphs {
        it if !it.braille => Dots::Ascii,
        it if it.ellipsis == ".." => Dots::Braille,
        _ => Dots::Blocks,
    }
}

/// Draws the heading large, where it is of letters that can be drawn so and there is room for it;
/// tells whether it did.
fn large_heading(shown: Shown<'_>, plan: &Plan, name: &str, sheet: &mut Sheet) -> bool {
    let (x, y) = plan.heading;
    let dots = dots(shown.scene);
    let width = cells(name).saturating_mul(DIGIT.0 / 2);
    let fits = plan.is_huge() && x.saturating_add(width) <= plan.right();
    // Of so few dots, letters of ASCII signs cannot be read.
    if !fits || dots == Dots::Ascii || !name.chars().all(|it| it.is_ascii_graphic() || it == ' ') {
        return false;
    }
    let area = Area { x, y, width, height: DIGIT.1 };
    sheet.large.push(Large { area, text: name.to_owned(), role: Role::Strong, dots });
    true
}

/// Returns the event of a stop that shows one.
fn event(shown: Shown<'_>) -> Option<(Event<'_>, Focus)> {
    let StopSubject::Event(at, focus) = shown.stop.subject else { return None };
    shown.scene.store.event(at).map(|it| (it, focus))
}

/// Returns the heading: of a session where it was, where what is shown of it stands below.
pub(super) fn title(shown: Shown<'_>, plan: &Plan) -> String {
    let scene = shown.scene;
    match event(shown).filter(|_| plan.tier >= Tier::Medium) {
        Some((event, _)) => {
            let places = scene.places(event);
            let label = scene.label(event);
            if places.is_empty() { label.into_owned() } else { format!("{label}, {places}") }
        }
        None => heading(scene, shown.tour, shown.stop),
    }
}

/// Returns from when to when it was.
fn detail(shown: Shown<'_>) -> String {
    let scene = shown.scene;
    if let Some((event, _)) = event(shown) {
        return scene.date(event, Style::WithYear);
    }
    let sessions = &shown.stage.sessions;
    let shown_ends = || sessions.first().copied().zip(sessions.last().copied());
    let ends = shown.stage.ends.or_else(shown_ends);
    let ends = ends.and_then(|(a, b)| scene.store.event(a).zip(scene.store.event(b)));
    ends.map_or_else(String::new, |(first, last)| {
        let [first, last] = [first, last].map(|it| scene.date(it, Style::WithYear));
        if first == last { first } else { format!("{first} {} {last}", scene.glyphs.dash) }
    })
}

/// Draws when it was, who took part, and how many.
fn about(shown: Shown<'_>, (x, y): (u16, u16), right: u16, sheet: &mut Sheet) {
    let scene = shown.scene;
    let Some((event, _)) = event(shown) else {
        sheet.text((x, y), right, &detail(shown), Role::Dim);
        return;
    };
    let x = sheet.text((x, y), right, &detail(shown), Role::Text) + 2;
    let mut x = x;
    let countries = event.countries();
    let mut told = 0;
    for &country in countries.iter().take(COUNTRIES) {
        let code = scene.code(country);
        // What is left out is counted.
        let counted = if told + 1 < countries.len() { 4 } else { 0 };
        if x + cells(code) + counted > right {
            break;
        }
        x = sheet.draw((x, y), right, code, Role::Badge(scene.tone(country))) + 1;
        told += 1;
    }
    if told < countries.len() {
        let hidden = format!("+{}", countries.len() - told);
        x = sheet.draw((x, y), right, &hidden, Role::Dim) + 1;
    }
    let present = scene.say(event.prose(Field::Participants));
    let x = x + 1;
    // A list of ministries is not read from the back of a room.
    if x + cells(present) <= right && !shows_participants(shown) {
        sheet.text((x, y), right, present, Role::Dim);
    }
}

/// Tells whether who took part stands in a row of its own.
fn shows_participants(shown: Shown<'_>) -> bool {
    shown.stage.rows.contains(&PointRow::Participants)
}

/// Draws what is shown of it and how much of that was revealed; returns the column after it.
fn what(shown: Shown<'_>, (x, y, right): (u16, u16, u16), sheet: &mut Sheet) -> u16 {
    let scene = shown.scene;
    let own = shown.stop.title.say(scene.store, scene.locale.tag());
    let word = match (&shown.stop.subject, own) {
        (StopSubject::Event(_, focus), "") => scene.locale.focus(*focus),
        (StopSubject::Event(..), own) => own,
        (StopSubject::Cover { .. }, _) if matches!(shown.stage.holds, Some(Holds::Events(_))) => {
            scene.locale.label(Label::Events)
        }
        (StopSubject::Cover { .. } | StopSubject::Person(_) | StopSubject::Place(_), _) => {
            scene.locale.label(Label::Sessions)
        }
        (StopSubject::Matrix { .. }, _) => scene.locale.word_themes(),
        (StopSubject::Sources { .. }, own) if !own.is_empty() => scene.locale.label(Label::Sources),
        // The heading says it already.
        (StopSubject::Card | StopSubject::Compare(..) | StopSubject::Sources { .. }, _) => "",
    };
    let after = sheet.text((x, y), right, word, Role::Strong);
    let x = if word.is_empty() { x } else { after + 2 };
    count(shown, (x, y, right), sheet)
}

/// Draws `3 of 7`; returns the column after it.
fn count(shown: Shown<'_>, (x, y, right): (u16, u16, u16), sheet: &mut Sheet) -> u16 {
    let all = shown.stage.rows.len();
    if all == 0 {
        return x.saturating_sub(2);
    }
    let done = shown.step.min(all).to_string();
    let whole = shown.scene.locale.part_done(&done, &all.to_string());
    let rest = whole.strip_prefix(&done).unwrap_or_default();
    let x = sheet.text((x, y), right, &done, Role::Accent);
    sheet.text((x, y), right, rest, Role::Dim)
}

/// Draws the count of changes, or which sessions the columns of the table are.
fn note(shown: Shown<'_>, (x, y): (u16, u16), right: u16, sheet: &mut Sheet) {
    let told = match shown.stop.subject {
        StopSubject::Event(_, Focus::Actions | Focus::Since) | StopSubject::Compare(..) => {
            let room = right.saturating_sub(x);
            let told = tally(shown.scene, shown.stage);
            let fits = told.iter().position(|it| cells(it) <= room);
            let last = told.len().saturating_sub(1);
            told.into_iter().nth(fits.unwrap_or(last)).unwrap_or_default()
        }
        StopSubject::Matrix { .. } => columns(shown),
        _ => String::new(),
    };
    sheet.text((x, y), right, &told, Role::Dim);
}

/// Returns what is said of a stop that has no rows.
pub(super) fn nothing(shown: Shown<'_>) -> &'static str {
    let locale = shown.scene.locale;
    match shown.stop.subject {
        StopSubject::Card => "",
        StopSubject::Event(_, Focus::Leaders) => locale.label(Label::NoLeaders),
        StopSubject::Event(_, Focus::Location) => locale.label(Label::NoPlace),
        StopSubject::Event(_, Focus::Actions) => locale.label(Label::NoActions),
        // A session that only keeps what was agreed before has nothing new to tell.
        StopSubject::Event(_, Focus::Since) if shown.stage.previous.is_some() => "",
        StopSubject::Sources { .. } => locale.label(Label::NoSources),
        _ => locale.nothing_recorded(),
    }
}

/// Returns how many actions changed in which way, and since which session: in words, with signs in
/// their place, and with signs alone.
fn tally(scene: Scene<'_>, stage: &Stage) -> Vec<String> {
    let counts = Change::ALL.map(|it| (it, stage.counted(it)));
    let told = counted(scene, counts.into_iter());
    let signs = counts.into_iter().filter(|it| it.1 > 0);
    let signs = signs.map(|(it, count)| format!("{}{count}", scene.glyphs.change(it)));
    let signs = signs.collect::<Vec<_>>().join(" ");
    let before = stage.previous.and_then(|it| scene.store.event(it));
    match before {
        None => vec![scene.locale.label(Label::FirstSession).to_owned()],
        Some(_) if told.is_empty() => vec![scene.locale.nothing_recorded().to_owned()],
        Some(before) => {
            let since = scene.locale.since(&scene.number(before));
            let whole = |it: &str| format!("{since}{}{it}", scene.glyphs.separator);
            vec![whole(&told), whole(&signs), signs]
        }
    }
}

/// Returns changes with their counts, but for those that did not occur.
fn counted(scene: Scene<'_>, counts: impl Iterator<Item = (Change, usize)>) -> String {
    let one = |(change, count): (Change, usize)| {
        let word = scene.locale.label(change_role(Some(change)).1);
        (count > 0).then(|| scene.locale.counted_as(count, word))
    };
    counts.filter_map(one).collect::<Vec<_>>().join(", ")
}

/// Returns the sessions of the columns of a table: `Bilateral 5 6 7 · Trilateral 2 3`.
fn columns(shown: Shown<'_>) -> String {
    let scene = shown.scene;
    let Some(table) = &shown.stage.table else { return String::new() };
    let mut lanes: Vec<(_, String)> = Vec::new();
    for column in table.columns.iter().take(40) {
        let Some(event) = scene.store.event(column.session) else { continue };
        let number = event.ordinal().map(|it| it.to_string());
        match lanes.last_mut().filter(|it| it.0 == column.series && column.series.is_some()) {
            Some((_, names)) => {
                names.push(' ');
                names.push_str(&number.unwrap_or_else(|| scene.label(event).into_owned()));
            }
            None => lanes.push((column.series, scene.label(event).into_owned())),
        }
    }
    let names: Vec<String> = lanes.into_iter().map(|it| it.1).collect();
    names.join(scene.glyphs.separator)
}

/// Returns what a stop holds, in a few words.
pub(super) fn holds(scene: Scene<'_>, holds: Holds) -> String {
    let locale = scene.locale;
    match holds {
        Holds::Points(count) => locale.points(count),
        Holds::Leaders(count) => locale.heads_counted(count),
        Holds::Actions(count) => locale.actions(count),
        Holds::Changes(tally) => {
            counted(scene, Change::ALL.map(|it| (it, tally.of(it))).into_iter())
        }
        Holds::Sessions(count) => locale.sessions(count),
        Holds::Events(count) => locale.events(count),
        Holds::Themes(count) => locale.themes(count),
        Holds::Sources(count) => locale.source_count(count),
    }
}
