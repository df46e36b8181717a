//! What is wrong with the files that are open: a badge in the header, and the list with the place.

use super::names::Scene;
use super::page::Page;
use super::panes::under_cursor;
use super::sheet::{Area, Role, Sheet, cells};
use super::timeline::{Title, title};
use crate::app::{Notice, Problem, Problems, Reach};
use crate::diag::{Excerpt, Severity};
use crate::text;

/// The most columns that the name of a file takes in a row of the list.
const NAME: u16 = 20;
/// From this many columns on, rows say which of several files they are about.
const WITH_NAME: u16 = 56;
/// A body of fewer rows has no room for the whole of a complaint under the list.
const WITH_WHOLE: u16 = 9;
/// How many rows a complaint takes as a rule: its title, message, excerpt, remedy and place.
const WHOLE: u16 = 11;
/// A count in the badge of more than this is `9999+`.
const MOST: usize = 9_999;

/// Returns the badge: a sign and a count for errors, and for warnings, where there are any.
pub(super) fn badge(scene: Scene<'_>) -> Vec<(String, Role)> {
    let Problems { errors, warnings, .. } = scene.state.problems;
    let signed = |severity, count: usize| {
        let (sign, role) = sign(scene, severity);
        let more = if count > MOST { "+" } else { "" };
        (count > 0).then(|| (format!("{sign}{}{more}", count.min(MOST)), role))
    };
    let parts = [signed(Severity::Error, errors), signed(Severity::Warning, warnings)];
    parts.into_iter().flatten().collect()
}

/// Returns how many columns the badge takes.
pub(super) fn badge_columns(badge: &[(String, Role)]) -> u16 {
    let gaps = u16::try_from(badge.len().saturating_sub(1)).unwrap_or(0);
    badge.iter().map(|(text, _)| cells(text)).sum::<u16>() + gaps
}

/// Draws the badge and returns the column after it.
pub(super) fn draw_badge(
    badge: &[(String, Role)],
    (mut x, y): (u16, u16),
    end: u16,
    sheet: &mut Sheet,
) -> u16 {
    for (position, (text, role)) in badge.iter().enumerate() {
        x = sheet.draw((x + u16::from(position > 0), y), end, text, *role);
    }
    x
}

const fn sign(scene: Scene<'_>, severity: Severity) -> (&'static str, Role) {
    match severity {
        Severity::Error => (scene.glyphs.error, Role::Error),
        Severity::Warning => (scene.glyphs.warning, Role::Conflict),
    }
}

/// Draws the list under the header, and below it the one under the cursor whole.
pub(super) fn problems(
    scene: Scene<'_>,
    (row, scroll): (usize, usize),
    body: Area,
    sheet: &mut Sheet,
) {
    let problems = &scene.state.problems;
    let row = row.min(problems.listed.len().saturating_sub(1));
    heading(scene, row, body.top(1), sheet);
    let area = body.below(if body.height < 12 { 1 } else { 2 });
    let wanted = problems.listed.len() + usize::from(problems.more() > 0);
    let wanted = u16::try_from(wanted).unwrap_or(u16::MAX);
    let most = if body.height < WITH_WHOLE {
        area.height
    } else {
        area.height.saturating_sub(WHOLE + 1).max(area.height / 3)
    };
    let list = area.top(wanted.min(most));
    // What is not listed is told under the last row.
    let lowest = row + usize::from(row + 1 == problems.listed.len() && problems.more() > 0);
    let first = (lowest + 1).saturating_sub(usize::from(list.height));
    for (at, y) in (first..).zip(list.y..list.bottom()) {
        let line = Area { y, height: 1, ..list };
        if let Some(problem) = problems.listed.get(at) {
            entry(scene, (problem, at == row), line, sheet);
        } else {
            let told = scene.locale.not_listed(problems.more());
            sheet.text((line.x, y), line.right(), &told, Role::Dim);
        }
    }
    if let Some(problem) = problems.listed.get(row) {
        whole(scene, problem, scroll, (area.below(list.height + 1), sheet));
    } else {
        // The file was mended meanwhile.
        sheet.text((area.x, area.y), area.right(), scene.locale.no_problems(), Role::Text);
    }
}

/// Draws what the list is about, and how many complaints there are of each kind.
fn heading(scene: Scene<'_>, row: usize, area: Area, sheet: &mut Sheet) {
    let (locale, problems) = (scene.locale, &scene.state.problems);
    let counted = |severity, count: usize, told: String| {
        let (sign, role) = sign(scene, severity);
        (count > 0).then(|| (format!("{sign} {told}"), role))
    };
    let place =
        (locale.count_of((row + 1).min(problems.listed.len()), problems.listed.len()), Role::Dim);
    let (errors, warnings) = (problems.errors, problems.warnings);
    let parts = [
        Some(place),
        counted(Severity::Warning, warnings, locale.warnings(warnings)),
        counted(Severity::Error, errors, locale.errors(errors)),
    ];
    let parts: Vec<(String, Role)> = parts.into_iter().flatten().collect();
    // The counts come before the name of the file.
    let wide: u16 = parts.iter().map(|it| cells(&it.0) + 2).sum();
    let room = area.width.saturating_sub(wide + 2);
    let name = locale.problems_heading();
    let name = match problems.files.as_slice() {
        [file] if room >= cells(name) + NAME / 2 => {
            let name = format!("{name}{}", scene.glyphs.separator);
            // Of a long path the end tells more than the beginning.
            let rest = usize::from(room.saturating_sub(cells(&name)));
            format!("{name}{}", text::fit_end(&file.name, rest, scene.glyphs.ellipsis))
        }
        _ => name.to_owned(),
    };
    title(scene, Title { name: &name, focused: true, parts: &parts }, area, sheet);
}

/// Draws a row of the list: the sign, the file where there are several, the place, the message.
fn entry(scene: Scene<'_>, (problem, selected): (&Problem, bool), line: Area, sheet: &mut Sheet) {
    let problems = &scene.state.problems;
    if selected {
        under_cursor(scene, line, sheet);
    }
    let (y, end) = (line.y, line.right());
    let (sign, role) = sign(scene, problem.seen.severity);
    let mut x = sheet.draw((line.x, y), end, sign, role) + 1;
    if problems.files.len() > 1 && line.width >= WITH_NAME {
        let names = problems.files.iter().map(|it| cells(&it.name));
        let wide = names.max().unwrap_or(0).min(NAME);
        let name = problems.file(problem).map_or("", |it| &it.name);
        let name = text::fit_end(name, usize::from(wide), scene.glyphs.ellipsis);
        sheet.draw((x, y), end, &name, Role::Dim);
        x += wide + 1;
    }
    let wide = u16::try_from(problems.place_columns).unwrap_or(0);
    let place = problem.place();
    // Where there are few columns, the message needs them.
    if x + wide + 20 < end {
        sheet.draw((x + wide - cells(&place).min(wide), y), end, &place, Role::Dim);
        x += wide + u16::from(wide > 0) * 2;
    }
    let role = if selected { Role::Strong } else { Role::Text };
    sheet.text((x, y), end, &problem.seen.message, role);
}

/// Draws the complaint under the cursor with all there is to say of it.
fn whole(scene: Scene<'_>, problem: &Problem, scroll: usize, (area, sheet): (Area, &mut Sheet)) {
    if area.height < 2 {
        return;
    }
    let mut page = Page::new(scene, area.width);
    let body = area.below(1);
    write(&mut page, problem, if body.height < WHOLE - 2 { Gaps::None } else { Gaps::Between });
    let total = page.len();
    let extent = page.draw(body, scroll, sheet);
    sheet.extent = extent;
    let hidden = total.saturating_sub(scroll.min(extent) + usize::from(body.height));
    let parts = [(scene.locale.more_rows(hidden), Role::Strong)];
    let parts = if hidden > 0 { &parts[..] } else { &[] };
    let name = scene.locale.this_problem();
    title(scene, Title { name, focused: false, parts }, area.top(1), sheet);
}

/// Whether there is room for blank rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gaps {
    Between,
    None,
}

/// Writes the message, what stands at the place, the remedy, and what the place is called.
fn write(page: &mut Page<'_>, problem: &Problem, gaps: Gaps) {
    let gap = |page: &mut Page<'_>| {
        if gaps == Gaps::Between {
            page.gap();
        }
    };
    let scene = page.scene();
    let seen = &problem.seen;
    let (sign, role) = sign(scene, seen.severity);
    let from = page.len();
    page.text(2, &seen.message, Role::Strong, "");
    page.sign(from, sign, role);
    if let (Some((line, _)), Some(it)) = (seen.place, &seen.excerpt) {
        gap(page);
        excerpt(page, line, it);
    }
    if !seen.help.is_empty() {
        gap(page);
        page.text(2, &seen.help, Role::Text, "");
    }
    gap(page);
    let place = seen.place.map(|(line, column)| scene.locale.line_and_column(line, column));
    let file = scene.state.problems.file(problem).map(|it| it.name.clone());
    let parts = [file, place, Some(seen.path.clone()), Some(seen.code.to_owned())];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|it| !it.is_empty()).collect();
    page.text(2, &parts.join(scene.glyphs.separator), Role::Dim, "");
}

/// Writes what stands at the place, with its number, and a mark under what is wrong.
fn excerpt(page: &mut Page<'_>, line: usize, excerpt: &Excerpt) {
    let scene = page.scene();
    let number = line.to_string();
    let from = 2 + cells(&number) + 1;
    let room = page.room(from + 2);
    if room < 8 {
        return;
    }
    // The half before the caret gives way at its beginning, the rest at its end.
    let after = text::width(&excerpt.rest).min(room / 2);
    let before = excerpt.before.trim_start();
    let before = text::fit_end(before, room - after.max(1), scene.glyphs.ellipsis);
    let indent = text::width(&before);
    let shown = format!("{before}{}", excerpt.rest);
    let shown = text::fit(&shown, room, scene.glyphs.ellipsis).into_owned();
    let tick = scene.glyphs.tick.to_owned();
    let marks = scene.glyphs.under.repeat(excerpt.marked.min(room.saturating_sub(indent)).max(1));
    let text = from + 2;
    let caret = text + u16::try_from(indent).unwrap_or(0);
    page.row(vec![
        (2, number, Role::Dim),
        (from, tick.clone(), Role::Faint),
        (text, shown, Role::Text),
    ]);
    page.row(vec![(from, tick, Role::Faint), (caret, marks, Role::Error)]);
}

/// Returns what became of looking for problems, or for their place.
pub(super) fn told(scene: Scene<'_>, notice: &Notice) -> String {
    let locale = scene.locale;
    let told = match notice {
        Notice::NotInEditor(Reach::Packed) => locale.packed_is_no_text(),
        Notice::NotInEditor(Reach::Input) => locale.input_is_no_file(),
        Notice::NotInEditor(Reach::BuiltIn) => locale.built_in_is_no_file(),
        Notice::NotInEditor(Reach::Unread) => locale.unread_is_no_text(),
        _ => locale.no_problems(),
    };
    told.to_owned()
}
