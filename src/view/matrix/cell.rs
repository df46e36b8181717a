//! One theme at one session, in words: what was agreed and worried about, and since when.

use super::name;
use crate::analysis::matrix::{Entry, Past, entries_on, past};
use crate::analysis::{Change, Changed, Changes, since};
use crate::app::Matrix;
use crate::i18n::Label;
use crate::store::{Cites, Event, SourceId, Text, ThemeId, Themes};
use crate::view::actions::change_role;
use crate::view::layout::{nothing, read};
use crate::view::names::{Numbers, Scene};
use crate::view::page::{Page, capitalized};
use crate::view::panes::right;
use crate::view::sheet::{Area, Role, Sheet};
use crate::view::timeline::{Title, title};

/// Where texts begin.
const TEXT: u16 = 4;
/// Where the status begins on a screen that is wide enough for it: that of the reference screen.
const STATUS: u16 = 85;
/// Where source numbers end on such a screen.
const SOURCES: u16 = 115;
/// So many columns take status and sources at the end of a narrower one.
const TAIL: u16 = 22;
/// Below so many columns there are texts alone.
const SLIM: u16 = 56;

/// An entry of the cell as it is shown.
struct Line<'a> {
    change: Option<&'a Changed<'a>>,
    text: Text,
    status: &'a str,
    themes: Themes,
    cites: Cites,
}

/// Everything about the cell under the cursor.
struct Subject<'a> {
    session: Event<'a>,
    theme: Option<ThemeId>,
    heading: String,
}

impl<'a> Subject<'a> {
    fn of(scene: Scene<'a>, view: &Matrix) -> Option<Self> {
        let session = view.session(scene.store)?;
        let theme = view.theme()?.theme;
        let told = name(scene, theme, u16::MAX);
        let at = super::session(scene, session);
        let heading = scene.locale.theme_at(told, &at, scene.glyphs.separator);
        Some(Self { session, theme, heading: capitalized(&heading) })
    }

    /// Returns the entries, each with what became of it since the session before.
    fn lines(&self, scene: Scene<'a>, changes: &'a Changes<'a>) -> Vec<Line<'a>> {
        let line = |entry: Entry<'a>| match entry {
            Entry::Action(action) => Line {
                change: changes.actions.iter().find(|it| std::ptr::eq(it.action, action)),
                text: action.text,
                status: scene.locale.status(scene.store.str(action.status)),
                themes: action.themes,
                cites: action.cites,
            },
            Entry::Concern(concern) => Line {
                change: None,
                text: concern.text,
                status: scene.locale.concern(),
                themes: concern.themes,
                cites: concern.cites,
            },
        };
        entries_on(scene.store, self.session, self.theme).map(line).collect()
    }

    /// Says how the theme stands to the sessions before.
    fn past(&self, scene: Scene<'_>, entries: usize) -> String {
        let locale = scene.locale;
        let Some(theme) = self.theme else {
            let alone = scene.state.views.matrix.table.themes() == 0;
            return if alone { locale.file_without_themes() } else { "" }.to_owned();
        };
        let number = |event| scene.number(event);
        match past(scene.store, self.session, theme) {
            Past::Untold if entries > 0 => String::new(),
            Past::Untold => locale.theme_not_here().to_owned(),
            Past::New => locale.theme_is_new().to_owned(),
            Past::Since(first) => locale.theme_since(&number(first)),
            Past::Returned { last, missed } => locale.theme_returns(missed, &number(last)),
            Past::Gone(last) => locale.theme_gone(&number(last)),
            Past::Never => locale.theme_never().to_owned(),
        }
    }
}

/// Draws the cell under the cursor, as many of its entries as fit.
pub(super) fn cell(scene: Scene<'_>, view: &Matrix, area: Area, sheet: &mut Sheet) {
    let Some(subject) = Subject::of(scene, view).filter(|_| !area.is_empty()) else { return };
    let changes = since(scene.store, subject.session, &scene.state.kept.matches);
    let lines = subject.lines(scene, &changes);
    let told = subject.past(scene, lines.len());
    let body = area.below(1);
    // The sentence has the last row, after a blank one where there is room.
    let sentence = u16::from(!told.is_empty());
    let room = body.top(body.height - sentence.min(body.height));
    let fits = usize::from(room.height).min(lines.len());
    let mut parts = vec![(scene.locale.entries(lines.len()), Role::Dim)];
    if fits < lines.len() {
        parts.insert(0, (scene.locale.more(lines.len() - fits), Role::Strong));
    }
    let heading = Title { parts: &parts, ..Title::new(&subject.heading) };
    title(scene, heading, area.top(1), sheet);
    let numbers = Numbers::of(scene.store, subject.session);
    for (line, y) in lines.iter().zip(room.y..room.bottom()) {
        entry(scene, (line, &numbers), Area { y, height: 1, ..room }, sheet);
    }
    let used = u16::try_from(fits).unwrap_or(0);
    let y =
        if fits == 0 { body.y } else { (body.y + used + 1).min(body.bottom().saturating_sub(1)) };
    if sentence > 0 && y < body.bottom() {
        sheet.text((body.x + TEXT, y), body.right(), &told, Role::Dim);
    }
}

/// Draws an entry in one row.
fn entry(scene: Scene<'_>, (line, numbers): (&Line<'_>, &Numbers), area: Area, sheet: &mut Sheet) {
    let store = scene.store;
    let change = line.change.and_then(|it| it.change);
    if let Some(change) = change {
        let (role, _) = change_role(Some(change));
        sheet.draw((area.x + 2, area.y), area.right(), scene.glyphs.change(change), role);
    }
    let role = match change {
        Some(Change::New | Change::Returned | Change::Reworded) => Role::Bright,
        _ => Role::Text,
    };
    let said = scene.say(line.text);
    if area.width < SLIM {
        sheet.text((area.x + TEXT, area.y), area.right(), said, role);
        return;
    }
    let wide = area.width > STATUS + TAIL;
    let inner = Area { width: if wide { area.width.min(SOURCES) } else { area.width }, ..area };
    let status = if wide { STATUS } else { area.width - TAIL };
    let cites = numbers.list(store, store.cites(line.cites), 9);
    let end = right(sheet, inner, &cites, Role::Dim);
    let x = area.x + status;
    sheet.text((area.x + TEXT, area.y), x - 1, said, role);
    sheet.text((x, area.y), end, line.status, Role::Text);
}

/// Draws the cell under the cursor whole: every entry with its other themes, what became of it and
/// its sources in full.
pub(in crate::view) fn page(scene: Scene<'_>, scroll: usize, body: Area, sheet: &mut Sheet) {
    let view = &scene.state.views.matrix;
    let Some(subject) = Subject::of(scene, view) else {
        return nothing(scene, body, sheet);
    };
    let changes = since(scene.store, subject.session, &scene.state.kept.matches);
    let lines = subject.lines(scene, &changes);
    let mut page = Page::new(scene, body.width);
    page.text(0, &subject.past(scene, lines.len()), Role::Dim, "");
    let numbers = Numbers::of(scene.store, subject.session);
    for line in &lines {
        page.gap();
        write(&mut page, line, (&subject, &numbers));
    }
    let cited = lines.iter().flat_map(|it| scene.store.cites(it.cites));
    let cited: Vec<SourceId> = cited.map(|it| scene.store.original_of(*it)).collect();
    if !lines.is_empty() {
        page.heading(scene.locale.label(Label::Sources));
        if cited.is_empty() {
            page.text(0, scene.locale.label(Label::NoSources), Role::Dim, "");
        }
    }
    for (position, id) in numbers.sources().iter().enumerate().filter(|it| cited.contains(it.1)) {
        source(&mut page, position, *id);
    }
    read(&subject.heading, page, scroll, body, sheet);
}

/// Writes an entry with everything known about it.
fn write(page: &mut Page<'_>, line: &Line<'_>, (subject, numbers): (&Subject<'_>, &Numbers)) {
    let scene = page.scene();
    let from = page.len();
    let cites = numbers.list(scene.store, scene.store.cites(line.cites), 24);
    page.text(2, scene.say(line.text), Role::Text, &cites);
    let changed = line.change.filter(|it| it.change.is_some());
    let (role, word) = change_role(changed.and_then(|it| it.change));
    if let Some(change) = changed.and_then(|it| it.change) {
        page.sign(from, scene.glyphs.change(change), role);
    }
    let others =
        scene.store.theme_list(line.themes).iter().filter(|it| Some(**it) != subject.theme);
    let others: Vec<&str> = others.map(|&it| scene.say(scene.store.theme(it).name)).collect();
    let word = changed.map_or("", |_| scene.locale.label(word));
    let mut told = vec![word.to_owned(), line.status.to_owned(), others.join(", ")];
    told.retain(|it| !it.is_empty());
    page.text(4, &told.join(scene.glyphs.separator), Role::Dim, "");
    if let (Some(Change::Reworded | Change::Returned), Some((at, earlier))) =
        (changed.and_then(|it| it.change), changed.and_then(|it| it.earlier))
    {
        let was = scene.locale.label(Label::Was);
        let text = format!("{was} {}: {}", scene.number(at), scene.say(earlier.text));
        page.text(4, &text, Role::Dim, "");
    }
}

/// Writes a source in full, under its number.
fn source(page: &mut Page<'_>, position: usize, id: SourceId) {
    let scene = page.scene();
    let source = scene.store.source(id);
    let about =
        [scene.say(source.title), scene.say(source.publisher), scene.store.str(source.date)];
    let about: Vec<&str> = about.into_iter().filter(|it| !it.is_empty()).collect();
    let from = page.len();
    page.text(4, &about.join(scene.glyphs.separator), Role::Text, "");
    page.sign(from, &format!("{:>2}", position + 1), Role::Dim);
    page.text(4, scene.store.str(source.url), Role::Dim, "");
}
