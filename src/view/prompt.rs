//! A question in the footer, what is typed in answer, and what the answer would mean.

use super::field::field;
use super::footer;
use super::names::Scene;
use super::panes::right;
use super::sheet::{Area, Role, Sheet, cells};
use super::tours::budgeted;
use crate::action::Action;
use crate::app::{Exported, Fault, Notice, Preview, Prompt, Wrong, budget, preview};
use crate::i18n::Label;
use crate::i18n::dates::{self, Style};
use crate::text;

/// How many columns the answer keeps beside what it means.
const ANSWER: u16 = 12;

/// Draws the question of a prompt, what is typed, and at the right what that means.
pub(super) fn prompt(scene: Scene<'_>, what: Prompt, area: Area, sheet: &mut Sheet) {
    let typed = scene.state.field.text();
    let label = match what {
        Prompt::GoToDate => scene.locale.action(Action::GoToDate),
        Prompt::SaveView => scene.locale.label(Label::SaveView),
        Prompt::Export(_) | Prompt::SaveTour(_) => scene.locale.file_name(),
        Prompt::Seconds { .. } => scene.locale.ask_seconds(),
        Prompt::RenameTour(_) => scene.locale.ask_tour_name(),
    };
    let mut x = area.x;
    if area.width >= cells(label) + ANSWER {
        x = sheet.draw((x, area.y), area.right(), label, Role::Accent) + 1;
    }
    let line = Area { x, width: area.right().saturating_sub(x), ..area };
    let (told, wrong) = match what {
        _ if scene.state.notice.is_some() => (String::new(), None),
        Prompt::Seconds { tour, stop } => (budgeted(scene, (tour, stop), typed), None),
        Prompt::RenameTour(_) => (String::new(), None),
        Prompt::SaveTour(_) => (into_new(scene), None),
        Prompt::SaveView => {
            let taken = scene.state.kept.view(typed.trim()).is_some();
            let told = if taken { scene.locale.label(Label::ReplacesView) } else { "" };
            (told.to_owned(), None)
        }
        Prompt::Export(what) => (ending(scene, what, typed), None),
        Prompt::GoToDate => match preview(scene.store, scene.state, typed) {
            Ok(found) => (meaning(scene, &found), None),
            Err(wrong) => (complaint(scene, typed, &wrong), Some(wrong)),
        },
    };
    let told = scene.state.notice.as_ref().map_or(told, |it| footer::told(scene, it));
    let room = line.width.saturating_sub(ANSWER.max(cells(typed) + 2).min(line.width));
    let told = text::fit(&told, usize::from(room), scene.glyphs.ellipsis).into_owned();
    let nothing = typed.trim().is_empty();
    let refused = wrong.is_some()
        || matches!(scene.state.notice, Some(Notice::Failed(_)))
        || matches!(what, Prompt::Seconds { .. }) && budget(typed).is_none()
        || matches!(what, Prompt::Export(what) if typed.contains('.') && what.format_of(typed).is_none());
    let role = if refused && !nothing { Role::Error } else { Role::Dim };
    let end = right(sheet, line, &told, role);
    let answer = Area { width: end.saturating_sub(line.x), ..line };
    field(&scene.state.field, answer, sheet);
    if let Some(wrong) = wrong {
        blame(typed, &wrong, answer, sheet);
    }
}

/// Says that a tour goes into a new file, and why where the one that is open may only be read.
fn into_new(scene: Scene<'_>) -> String {
    let whole = || scene.locale.into_a_new_file().to_owned();
    scene.state.tours.read_only.as_ref().map_or_else(whole, |it| scene.locale.read_only_so_new(it))
}

/// Says what the name of a file has to end in, as long as it does not.
fn ending(scene: Scene<'_>, what: Exported, typed: &str) -> String {
    if what.format_of(typed).is_some() {
        return String::new();
    }
    let endings: Vec<String> =
        what.formats().iter().map(|it| format!(".{}", it.ending())).collect();
    scene.locale.must_end_in(&endings.join(" "))
}

/// Draws the words that are wrong once more, as wrong, where the line is seen from its beginning.
fn blame(typed: &str, wrong: &Wrong, area: Area, sheet: &mut Sheet) {
    let before = typed.get(..wrong.range.start).unwrap_or_default();
    let words = typed.get(wrong.range.clone()).unwrap_or_default();
    if cells(typed) < area.width {
        sheet.draw((area.x + cells(before), area.y), area.right(), words, Role::Error);
    }
}

/// Says what a text would lead to: `Mar 2024 · 3 events`.
fn meaning(scene: Scene<'_>, found: &Preview) -> String {
    match found {
        Preview::Date(date, count) => {
            let date = dates::span(date, scene.locale, Style::WithYear, scene.glyphs.dash);
            format!("{date}{}{}", scene.glyphs.separator, scene.locale.events(*count))
        }
        Preview::Event(at) => scene.store.event(*at).map_or_else(String::new, |event| {
            let date = scene.date(event, Style::WithYear);
            format!("{}{}{date}", scene.label(event), scene.glyphs.separator)
        }),
        Preview::None => scene.locale.label(Label::NoSuchEvent).to_owned(),
    }
}

fn complaint(scene: Scene<'_>, typed: &str, wrong: &Wrong) -> String {
    let told = scene.locale.label(match wrong.fault {
        Fault::Empty => return scene.locale.label(Label::DateEmpty).to_owned(),
        Fault::Unknown => Label::DateUnknown,
        Fault::NoSuchDate => Label::DateNone,
        Fault::Twice => Label::DateTwice,
        Fault::Ambiguous => Label::DateAmbiguous,
        Fault::NoUnit => Label::DateNoUnit,
    });
    let words = typed.get(wrong.range.clone()).unwrap_or_default();
    format!("{} {told}", text::display(words, text::Lines::Single))
}
