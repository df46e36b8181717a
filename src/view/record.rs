//! What there is to read of an event, pane by pane, without anything left out.

use super::actions::{change_role, summary};
use super::location::{local_time, position};
use super::names::{Numbers, Scene};
use super::page::Page;
use super::panes::{doubt, tenure};
use super::sheet::Role;
use crate::analysis::{self, Change, sessions_at};
use crate::app::{Bottom, Pane, named_in};
use crate::i18n::Label;
use crate::i18n::dates::Style;
use crate::model::Field;
use crate::store::{ConflictId, Event, Source, SourceId};

/// The most numbers that stand at the end of a row.
const CITES: usize = 24;

/// Writes everything that a pane is about; the list stands for the whole event.
pub(super) fn write(page: &mut Page<'_>, event: Event<'_>, subject: Pane) {
    match subject {
        Pane::Timeline | Pane::Sessions => whole(page, event),
        Pane::Leaders => leaders(page, event),
        Pane::Location => location(page, event),
        Pane::Bottom(Bottom::Actions) => actions(page, event),
        Pane::Bottom(Bottom::Sources) => {
            addressed(page, event);
            conflicts(page, event, None);
        }
        Pane::Bottom(Bottom::Notes) => notes(page, event),
    }
}

fn whole(page: &mut Page<'_>, event: Event<'_>) {
    let scene = page.scene();
    let cites = cited(scene, event, event.cites(Field::Date));
    page.disputed(scene.conflicts_of(event, &[Field::Date]));
    let doubt = doubt(scene, event.certainty(Field::Date));
    let date = format!("{} {doubt}", scene.date(event, Style::WithYear));
    page.labelled(scene.locale.label(Label::Date), date.trim_end(), Role::Strong, &cites);
    heading(page, Label::Location);
    location(page, event);
    heading(page, Label::Leaders);
    leaders(page, event);
    heading(page, Label::AgreedActions);
    actions(page, event);
    notes(page, event);
    heading(page, Label::Sources);
    addressed(page, event);
}

fn heading(page: &mut Page<'_>, label: Label) {
    let text = page.scene().locale.label(label);
    page.heading(text);
}

fn cited(scene: Scene<'_>, event: Event<'_>, list: &[SourceId]) -> String {
    scene.cited(event, list, CITES)
}

fn none(page: &mut Page<'_>, label: Label) {
    let text = page.scene().locale.label(label);
    page.text(0, text, Role::Dim, "");
}

fn leaders(page: &mut Page<'_>, event: Event<'_>) {
    let scene = page.scene();
    if event.leaders().is_empty() {
        none(page, Label::NoLeaders);
    }
    for (position, leader) in event.leaders().iter().enumerate() {
        if position > 0 {
            page.gap();
        }
        let from = page.len();
        let (name, others) = scene.person(leader.person);
        let all: Vec<&str> = std::iter::once(name).chain(others).collect();
        let joined = all.join(scene.glyphs.separator);
        let numbers = cited(scene, event, scene.store.cites(leader.cites));
        page.disputed(scene.keys(named_in(scene.store, event, Some(leader)).into_iter()));
        page.text(4, &joined, Role::Strong, &numbers);
        leader.country.into_iter().for_each(|it| page.badge(from, it));
        page.text(4, scene.say(leader.office), Role::Text, "");
        page.text(4, &tenure(scene, event, leader), Role::Dim, "");
        page.text(4, scene.say(leader.note), Role::Dim, "");
        page.text(4, scene.say(scene.store.person(leader.person).note), Role::Dim, "");
        if scene.state.focus == Pane::Leaders && scene.state.row == position {
            page.cursor(from);
        }
    }
    conflicts(page, event, Some(Field::Leaders));
}

fn location(page: &mut Page<'_>, event: Event<'_>) {
    let scene = page.scene();
    let locale = scene.locale;
    if event.places().is_empty() {
        none(page, Label::NoPlace);
    }
    for &place in event.places() {
        let row = scene.store.place(place);
        let from = page.len();
        let doubt = doubt(scene, event.certainty(Field::Place));
        let name = format!("{} {doubt}", scene.say(row.name));
        page.disputed(scene.conflicts_of(event, &[Field::Place]));
        let numbers = cited(scene, event, event.cites(Field::Place));
        page.text(4, name.trim_end(), Role::Strong, &numbers);
        row.country.into_iter().for_each(|it| page.badge(from, it));
        if let Some((lat, lon)) = row.point {
            page.labelled(locale.label(Label::Coordinates), &position(lat, lon), Role::Text, "");
        }
    }
    let time = local_time(scene, event);
    if !time.is_empty() {
        page.labelled(locale.label(Label::TimeZone), &time, Role::Text, "");
    }
    if let Some(host) = event.host() {
        let country = scene.store.country(host);
        let doubt = doubt(scene, event.certainty(Field::Host));
        let text = format!("{} {} {doubt}", scene.code(host), scene.say(country.name));
        page.disputed(scene.conflicts_of(event, &[Field::Host]));
        page.labelled(
            locale.label(Label::Host),
            text.trim_end(),
            Role::Text,
            &cited(scene, event, event.cites(Field::Host)),
        );
    }
    remark(page, event, Field::Place);
    remark(page, event, Field::Host);
    if let Some(before) = scene.store.previous_in_series(event) {
        let text =
            format!("{} {} {}", scene.places(before), scene.glyphs.separator, scene.label(before));
        page.labelled(locale.label(Label::From), &text, Role::Text, "");
    }
    for &place in event.places() {
        let there = sessions_at(scene.store, place).filter(|it| it.at() != event.at()).take(100);
        let names: Vec<String> = there
            .map(|it| format!("{} ({})", scene.label(it), scene.date(it, Style::WithYear)))
            .collect();
        if !names.is_empty() {
            let joined = names.join(scene.glyphs.separator);
            page.labelled(locale.label(Label::AlsoHere), &joined, Role::Text, "");
        }
    }
    conflicts(page, event, Some(Field::Place));
}

/// Writes the remark of a field, where it has one.
fn remark(page: &mut Page<'_>, event: Event<'_>, field: Field) {
    let scene = page.scene();
    let note = event.provenance(field).map_or("", |it| scene.say(it.note));
    page.text(4, note, Role::Dim, "");
}

fn actions(page: &mut Page<'_>, event: Event<'_>) {
    let scene = page.scene();
    let changes = analysis::since(scene.store, event, &scene.state.kept.matches);
    if changes.actions.is_empty() {
        none(page, Label::NoActions);
        return;
    }
    let told: Vec<String> = summary(scene, event, &changes).into_iter().map(|(it, _)| it).collect();
    page.text(0, &told.join("  "), Role::Dim, "");
    for (position, changed) in changes.actions.iter().enumerate() {
        let from = page.len();
        let action = changed.action;
        let dropped = changed.change == Some(Change::Dropped);
        let numbers = changes.previous.filter(|_| dropped).map_or_else(
            || cited(scene, event, scene.store.cites(action.cites)),
            |it| scene.number(it),
        );
        let (role, word) = change_role(changed.change);
        let text_role = if dropped { Role::Dim } else { Role::Text };
        page.text(2, scene.say(action.text), text_role, &numbers);
        if let Some(change) = changed.change {
            page.sign(from, scene.glyphs.change(change), role);
        }
        let themes = scene.store.theme_list(action.themes).iter();
        let themes: Vec<&str> = themes.map(|&it| scene.say(scene.store.theme(it).name)).collect();
        let mut told = vec![];
        if changed.change.is_some() {
            told.push(scene.locale.label(word).to_owned());
        }
        if changed.proposed {
            told.push(scene.locale.proposed().to_owned());
        }
        told.push(scene.locale.status(scene.store.str(action.status)).to_owned());
        told.push(themes.join(", "));
        told.retain(|it| !it.is_empty());
        page.text(4, &told.join(scene.glyphs.separator), Role::Dim, "");
        if let (Some(Change::Reworded | Change::Returned), Some((at, earlier))) =
            (changed.change, changed.earlier)
        {
            let text = format!(
                "{} {}: {}",
                scene.locale.label(Label::Was),
                scene.number(at),
                scene.say(earlier.text)
            );
            page.text(4, &text, Role::Dim, "");
        }
        if scene.state.focus == Pane::Bottom(Bottom::Actions) && scene.state.row == position {
            page.cursor(from);
        }
    }
    conflicts(page, event, Some(Field::Actions));
}

/// Writes the numbered sources: title, publisher, rank, date, language.
pub(super) fn sources(page: &mut Page<'_>, event: Event<'_>) {
    each_source(page, event, |_, _| {});
}

/// Writes the numbered sources with their addresses and remarks.
fn addressed(page: &mut Page<'_>, event: Event<'_>) {
    each_source(page, event, |page, source| {
        let scene = page.scene();
        page.text(4, scene.store.str(source.url), Role::Dim, "");
        page.text(4, scene.say(source.note), Role::Dim, "");
    });
}

fn each_source(page: &mut Page<'_>, event: Event<'_>, more: impl Fn(&mut Page<'_>, &Source)) {
    let scene = page.scene();
    let numbered = scene.store.numbered(event);
    if numbered.is_empty() {
        none(page, Label::NoSources);
    }
    for (position, &id) in numbered.iter().enumerate() {
        let from = page.len();
        source(page, position + 1, id);
        more(page, scene.store.source(id));
        if scene.state.focus == Pane::Bottom(Bottom::Sources) && scene.state.row == position {
            page.cursor(from);
        }
    }
}

/// Writes a source under its number: title, publisher, rank, date, language.
pub(super) fn source(page: &mut Page<'_>, number: usize, id: SourceId) {
    let scene = page.scene();
    let source = scene.store.source(id);
    let from = page.len();
    let parts = [
        scene.say(source.publisher),
        scene.locale.rank(source.rank),
        scene.store.str(source.date),
        scene.store.str(source.language),
    ];
    let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    let about = parts.join(scene.glyphs.separator);
    let title = scene.say(source.title);
    if title.is_empty() {
        page.text(4, &about, Role::Text, "");
    } else {
        page.text(4, title, Role::Text, "");
        page.text(4, &about, Role::Dim, "");
    }
    page.sign(from, &format!("{number:>2}"), Role::Dim);
}

/// Writes what has no pane of its own: name, purpose, participants, concerns, links, conflicts.
pub(super) fn notes(page: &mut Page<'_>, event: Event<'_>) {
    let scene = page.scene();
    let before = page.len();
    for (label, field) in [
        (Label::Name, Field::Name),
        (Label::Purpose, Field::Purpose),
        (Label::Participants, Field::Participants),
        (Label::Notes, Field::Notes),
    ] {
        let text = if field == Field::Name { event.name() } else { event.prose(field) };
        if scene.store.strings().is_blank(text) {
            continue;
        }
        heading(page, label);
        page.disputed(scene.conflicts_of(event, &[field]));
        let doubt = match doubt(scene, event.certainty(field)) {
            "" => String::new(),
            doubt => format!(" ({doubt})"),
        };
        let told = format!("{}{doubt}", scene.say(text));
        let cites = event.cites(field);
        // Notes are what the file says itself: a source for them is no more than welcome.
        let own = field == Field::Notes && cites.is_empty();
        let numbers = if own { String::new() } else { cited(scene, event, cites) };
        page.text(2, &told, Role::Text, &numbers);
        if field == Field::Name {
            let other = scene.store.strings().forms(text).map(|(_, form)| form);
            other
                .filter(|it| *it != scene.say(text))
                .for_each(|it| page.text(2, it, Role::Dim, ""));
        }
        remark(page, event, field);
    }
    if !event.concerns().is_empty() {
        heading(page, Label::Concerns);
    }
    for concern in event.concerns() {
        page.text(
            2,
            scene.say(concern.text),
            Role::Text,
            &cited(scene, event, scene.store.cites(concern.cites)),
        );
    }
    links(page, event);
    let date = event.provenance(Field::Date).map_or("", |it| scene.say(it.note));
    if !date.is_empty() {
        heading(page, Label::Date);
        page.text(2, date, Role::Dim, &cited(scene, event, event.cites(Field::Date)));
    }
    conflicts(page, event, None);
    if page.len() == before {
        none(page, Label::NoNotes);
    }
    origin(page, event);
}

/// Writes in which of several files the event stands, and on which line.
fn origin(page: &mut Page<'_>, event: Event<'_>) {
    let scene = page.scene();
    let mut files = scene.store.files();
    if files.len() < 2 {
        return;
    }
    let origin = event.origin();
    let Some(file) = files.nth(usize::from(origin.file)) else { return };
    page.gap();
    page.text(0, &scene.locale.from_file(file, origin.line), Role::Dim, "");
}

fn links(page: &mut Page<'_>, event: Event<'_>) {
    let scene = page.scene();
    if !event.links().is_empty() {
        heading(page, Label::Links);
    }
    for link in event.links() {
        let to = scene.store.find(scene.store.str(link.to));
        let to = to.map(|it| format!("{} ({})", scene.label(it), scene.date(it, Style::WithYear)));
        let parts = [
            scene.store.str(link.rel).to_owned(),
            scene.say(link.note).to_owned(),
            to.unwrap_or_default(),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        let text = parts.join(scene.glyphs.separator);
        page.text(2, &text, Role::Text, &cited(scene, event, scene.store.cites(link.cites)));
    }
}

/// Writes the disagreements about a field, or all of them under a heading.
fn conflicts(page: &mut Page<'_>, event: Event<'_>, field: Option<Field>) {
    let touches =
        |it: &&ConflictId| field.is_none_or(|field| event.disputed(**it).contains(&field));
    let ids: Vec<_> = event.conflicts().iter().filter(touches).collect();
    if ids.is_empty() {
        return;
    }
    heading(page, Label::Conflicts);
    for &id in ids {
        conflict(page, event, id);
    }
}

/// Writes a disagreement: what it is about, whether it is settled, who says what, the judgement.
pub(super) fn conflict(page: &mut Page<'_>, event: Event<'_>, id: ConflictId) {
    let scene = page.scene();
    let conflict = scene.store.conflict(id);
    let from = page.len();
    let unresolved = scene.locale.label(Label::Unresolved);
    let state = if conflict.open { unresolved } else { scene.locale.settled() };
    page.text(5, scene.say(conflict.title), Role::Strong, state);
    page.sign(from, &scene.mark_of(id), Role::Conflict);
    let cites = scene.store.cites(conflict.cites);
    let numbers = Numbers::of(scene.store, event).list(scene.store, cites, CITES);
    page.text(5, scene.say(conflict.accounts), Role::Dim, &numbers);
    let judgement = scene.say(conflict.judgement);
    if !judgement.is_empty() {
        let told = format!("{}: {judgement}", scene.locale.label(Label::Judgement));
        page.text(5, &told, Role::Text, "");
    }
}
