//! The sources of one value over the page that it stands on, and what is told about sources.

use super::found::mark;
use super::layout::popup;
use super::names::Scene;
use super::page::Page;
use super::panes::right;
use super::record::{conflict, source};
use super::sheet::{Area, Popup, Role, Sheet};
use super::timeline::{Title, title};
use crate::app::{Cited, Claim, Numbered, Overlay, Sent};
use crate::i18n::Label;
use crate::model::{Certainty, Field};
use crate::store::Event;
use crate::text;

/// The most columns that the list takes: a line of text that is easy to read, and the border.
const WIDE: u16 = 92;
/// A footer of fewer columns needs them for its keys.
const ROOM: u16 = 90;
/// How much of an action stands in the title.
const NAMED: usize = 40;

/// Lays the sources of a value over the screen, and the disagreements about it.
pub(super) fn trust(
    scene: Scene<'_>,
    of: Cited,
    (row, scroll): (usize, usize),
    (body, sheet): (Area, &mut Sheet),
) {
    let Some(event) = scene.store.event(of.event()) else { return };
    let panel = Area { width: WIDE.min(body.width), ..body };
    // One that takes the whole width hides the marks of the panes as well.
    let margin = u16::from(panel.width == body.width && body.x > 0);
    let x = body.x + (body.width - panel.width) / 2 - margin;
    let panel = Area { x, width: panel.width + margin, ..panel };
    let mut over = Sheet::new(scene.glyphs.ellipsis);
    // How high it is shows when it is written.
    let mut trial = Sheet::new(scene.glyphs.ellipsis);
    let mut page = Page::new(scene, popup(scene, panel, &mut trial).width);
    write(&mut page, event, of, row);
    let rows = u16::try_from(page.len()).unwrap_or(u16::MAX).saturating_add(3);
    let panel = panel.top(rows.max(8));
    let inside = popup(scene, panel, &mut over);
    heading(scene, event, of, (inside.top(1), &mut over));
    let list = inside.below(1);
    let height = usize::from(list.height);
    let (first, end) = page.cursor_rows().unwrap_or_default();
    let from = over.pieces.len();
    sheet.extent = (end - first).saturating_sub(height);
    let top = end.saturating_sub(height).min(first) + scroll.min(sheet.extent);
    page.draw(list, top, &mut over);
    mark(scene, from, &mut over);
    sheet.over = Some(Box::new(Popup { area: panel, sheet: over }));
}

/// Draws of what the sources are, and how many there are and how many disagreements.
fn heading(scene: Scene<'_>, event: Event<'_>, of: Cited, (area, sheet): (Area, &mut Sheet)) {
    let name = scene.locale.sources_of(&subject(scene, event, of));
    let mut parts = Vec::new();
    let conflicts = of.conflicts(scene.store);
    let open = conflicts.iter().filter(|it| scene.store.conflict(**it).open).count();
    if !conflicts.is_empty() {
        parts.push((scene.locale.disputed(conflicts.len(), open), Role::Conflict));
    }
    parts.push((scene.locale.source_count(of.sources(scene.store).len()), Role::Dim));
    title(scene, Title { name: &name, focused: true, parts: &parts }, area, sheet);
}

/// Returns what the sources are of, in a few words.
fn subject(scene: Scene<'_>, event: Event<'_>, of: Cited) -> String {
    let label = scene.label(event);
    match of {
        Cited::Whole(_) => label.into_owned(),
        Cited::Date(_) => scene.locale.date_named(&label),
        Cited::Place(_) => scene.locale.place_named(&label),
        Cited::Notes(_) => scene.locale.notes_named(&label),
        Cited::Leader(_, position) => {
            let leader = event.leaders().get(position);
            scene.locale.leader_called(leader.map_or("", |it| scene.person(it.person).0))
        }
        Cited::Action(_, position) => {
            let action = event.actions().get(position);
            let words = action.map_or("", |it| scene.say(it.text));
            scene.locale.action_called(&text::fit(words, NAMED, scene.glyphs.ellipsis))
        }
    }
}

/// Writes the value, its sources, and the disagreements about it.
fn write(page: &mut Page<'_>, event: Event<'_>, of: Cited, row: usize) {
    let scene = page.scene();
    let claims = of.claims(scene.store, scene.locale, scene.glyphs.dash);
    for it in &claims {
        claim(page, event, it);
    }
    let sources = of.sources(scene.store);
    if sources.is_empty() || !claims.is_empty() && claims.iter().all(|it| it.cites.is_empty()) {
        page.gap();
        let none = if sources.is_empty() {
            scene.locale.no_source_for_this()
        } else {
            scene.locale.sources_of_all()
        };
        page.text(0, none, Role::Strong, "");
    }
    if !sources.is_empty() {
        page.gap();
    }
    for (position, &numbered) in sources.iter().enumerate() {
        let from = page.len();
        entry(page, of, numbered);
        if position == row {
            page.cursor(from);
        }
    }
    let conflicts = of.conflicts(scene.store);
    if !conflicts.is_empty() {
        page.heading(scene.locale.label(Label::Conflicts));
    }
    for (position, &id) in conflicts.iter().enumerate() {
        let from = page.len();
        conflict(page, event, id);
        if sources.len() + position == row {
            page.cursor(from);
        }
    }
    for (position, numbered) in of.disputing(scene.store).into_iter().enumerate() {
        let from = page.len();
        entry(page, of, numbered);
        if sources.len() + conflicts.len() + position == row {
            page.cursor(from);
        }
    }
}

/// Writes a source with its address, and in which copies of it the value was read.
fn entry(page: &mut Page<'_>, of: Cited, (number, id): Numbered) {
    let scene = page.scene();
    source(page, number, id);
    let row = scene.store.source(id);
    let url = scene.store.str(row.url);
    let address = if url.is_empty() { scene.locale.no_address() } else { url };
    page.text(4, address, Role::Dim, "");
    page.text(4, scene.say(row.note), Role::Dim, "");
    for copy in of.copies(scene.store, id) {
        let copy = scene.store.source(copy);
        let told = scene.locale.read_in_copy(scene.say(copy.publisher));
        page.text(4, &told, Role::Dim, "");
        page.text(4, scene.store.str(copy.url), Role::Dim, "");
    }
}

/// Writes a value with the numbers of its sources, how firmly it is known, and the remark on it.
fn claim(page: &mut Page<'_>, event: Event<'_>, claim: &Claim<'_>) {
    let scene = page.scene();
    let own = claim.field == Field::Notes && claim.cites.is_empty();
    let most = usize::from(u8::MAX);
    let numbers = if own { String::new() } else { scene.cited(event, claim.cites, most) };
    page.labelled(scene.locale.label(label(claim.field)), &claim.value, Role::Strong, &numbers);
    let firmly = claim.certainty.filter(|it| *it != Certainty::Stated || !claim.cites.is_empty());
    let note = scene.say(claim.note);
    // A remark that says how firmly it is known is not told so twice.
    let says = |it: &Certainty| {
        let note = note.to_lowercase();
        note.contains(it.name()) || note.contains(scene.locale.certainty(*it))
    };
    let firmly = firmly.filter(|it| !says(it)).map_or("", |it| scene.locale.certainty(it));
    let parts = [firmly, note];
    let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    if !parts.is_empty() {
        page.labelled("", &parts.join(": "), Role::Dim, "");
    }
}

/// Returns what a field is called.
const fn label(field: Field) -> Label {
    match field {
        Field::Name => Label::Name,
        Field::Date => Label::Date,
        Field::Place => Label::Location,
        Field::Host => Label::Host,
        Field::Leaders => Label::Leaders,
        Field::Participants => Label::Participants,
        Field::Purpose => Label::Purpose,
        Field::Actions => Label::AgreedActions,
        Field::Concerns => Label::Concerns,
        Field::Sources => Label::Sources,
        Field::Notes => Label::Notes,
    }
}

/// Returns what became of something that was sent outside.
pub(super) fn told(scene: Scene<'_>, sent: &Sent) -> String {
    let locale = scene.locale;
    match sent {
        Sent::Copied(text) => locale.copied(text),
        Sent::Opening(url) => locale.opening(url),
        Sent::NothingToCite => locale.nothing_to_cite().to_owned(),
        Sent::NoAddress => locale.no_link().to_owned(),
        Sent::BadAddress(url) => locale.bad_link(url),
        Sent::TooLong => locale.too_long_to_copy().to_owned(),
        Sent::NoClipboard => locale.no_clipboard().to_owned(),
        Sent::NoDesktop(url) => locale.no_desktop(url),
        Sent::NotOpened(url) => locale.not_opened(url),
        Sent::Written { path, left_out } => locale.written(path, *left_out),
        Sent::Exported { path, events, lost } => locale.exported(path, *events, *lost),
    }
}

/// Draws in a wide footer how many disagreements there are about the selected event, and how many
/// of them are still open; returns the column that other text has to end before.
pub(super) fn badge(scene: Scene<'_>, area: Area, sheet: &mut Sheet) -> u16 {
    let reads = matches!(scene.state.overlays.last(), None | Some(Overlay::Read { .. }));
    let free = reads && scene.state.notice.is_none();
    let event = scene.state.event(scene.store).filter(|_| free && area.width >= ROOM);
    let all = event.map_or(&[][..], Event::conflicts);
    let open = all.iter().filter(|it| scene.store.conflict(**it).open).count();
    if all.is_empty() {
        return area.right();
    }
    right(sheet, area, &scene.locale.disputed(all.len(), open), Role::Conflict)
}
