//! Two sessions side by side: who, where and how many, then what became of each action.

mod changes;
mod chooser;
mod facts;

use super::actions::summary;
use super::names::Scene;
use super::page::capitalized;
use super::rows::{Rows, Run};
use super::sheet::{Area, Role, Sheet, cells};
use super::timeline::{Title, title};
use crate::action::{Action, Context};
use crate::analysis::{Change, Changed, Comparison};
use crate::app::{Basis, Continuity, compared, ordered};
use crate::i18n::{Label, Locale};
use crate::model::Field;
use crate::store::Event;
pub(super) use chooser::chooser;

/// More columns than these make no page easier to read.
const WIDEST: u16 = 140;
/// From so many columns on, the two sessions stand side by side.
const BESIDE: u16 = 106;
/// Below so many columns, labels stand over their values.
const SLIM: u16 = 30;

/// Where things stand on a page of so many columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    /// Where values begin.
    pub(super) value: u16,
    /// Where the mark and the later value begin; `None` where it stands under the earlier one.
    pub(super) later: Option<(u16, u16)>,
    /// From where to where texts of actions stand.
    pub(super) text: (u16, u16),
    /// Where themes begin.
    pub(super) theme: Option<u16>,
    /// Where statuses begin.
    pub(super) status: Option<u16>,
}

impl Plan {
    /// Chooses what fits into so many columns.
    pub(super) fn of(width: u16) -> Self {
        if width >= BESIDE {
            let mark = 15 + (width - 20) / 2;
            let theme = (width - 30).min(107);
            return Self {
                value: 15,
                later: Some((mark, mark + 3)),
                text: (15, theme - 1),
                theme: Some(theme),
                status: Some(theme + 15),
            };
        }
        let value = match width {
            0..SLIM => 2,
            SLIM..60 => 12,
            _ => 15,
        };
        let status = (width >= 70).then(|| width - 21);
        let tail = if width >= 48 { 7 } else { 0 };
        let end = status.map_or_else(|| width - tail.min(width), |it| it - 1);
        Self { value, later: None, text: (2.min(width), end), theme: None, status }
    }
}

/// Draws it under the header.
pub(super) fn compare(scene: Scene<'_>, body: Area, sheet: &mut Sheet) {
    let Some(comparison) = compared(scene.store, scene.state) else { return };
    let area = Area { width: body.width.min(WIDEST), ..body };
    let (name, parts) = heading(scene, &comparison, area.width);
    title(scene, Title { name: &name, focused: true, parts: &parts }, area.top(1), sheet);
    let page = area.below(if body.height < 16 { 1 } else { 2 });
    let mut rows = Rows::new(scene, area.width);
    let plan = Plan::of(area.width);
    facts::facts(&mut rows, plan, &comparison);
    changes::changes(&mut rows, plan, &comparison);
    let needed = rows.needed(usize::from(page.height));
    // What the first change hides above it can be scrolled back.
    sheet.extent = needed;
    rows.draw(page, needed.saturating_sub(scene.state.views.compare.above()), sheet);
}

/// Returns the title and what stands at its right. What the comparison rests on is told where signs
/// and counts leave room for it.
fn heading(scene: Scene<'_>, comparison: &Comparison<'_>, width: u16) -> (String, Run) {
    let locale = scene.locale;
    let basis = match scene.state.views.compare.basis() {
        Basis::Before => locale.with_the_one_before(),
        Basis::OtherSeries => locale.with_another_series(),
        Basis::Chosen => locale.pair_chosen(),
    };
    let short = capitalized(locale.action(Action::Compare));
    let whole = format!("{short}{}{basis}", scene.glyphs.separator);
    let beside = |name: &str| {
        let room = width.saturating_sub(cells(name) + 3);
        let parts = counts(scene, comparison, room);
        let wide: u16 = parts.iter().map(|it| cells(&it.0) + 2).sum();
        (wide <= room + 2).then_some(parts)
    };
    if let Some(parts) = beside(&whole) {
        return (whole, parts);
    }
    let parts = counts(scene, comparison, width.saturating_sub(cells(&short) + 3));
    (short, parts)
}

/// Returns how many actions changed in which way: where there is no room for words, in signs.
fn counts(scene: Scene<'_>, comparison: &Comparison<'_>, room: u16) -> Run {
    let words: Run =
        summary(scene, comparison.after, &comparison.changes).into_iter().skip(1).collect();
    let sign = |(text, role): &(String, Role)| {
        (text.split(' ').next().unwrap_or_default().to_owned(), *role)
    };
    let wide: u16 = words.iter().map(|it| cells(&it.0) + 2).sum();
    if wide <= room + 2 { words } else { words.iter().map(sign).collect() }
}

/// Says which change is under the cursor: `change 3 of 6`. Actions that were kept are counted by
/// themselves, since they are no changes.
pub(super) fn place_of_change(scene: Scene<'_>) -> String {
    let Some(comparison) = compared(scene.store, scene.state) else { return String::new() };
    let rows = ordered(&comparison.changes);
    let at = scene.state.views.compare.row();
    let Some(here) = rows.get(at) else { return String::new() };
    let sort = |it: &Changed<'_>| match it.change {
        None => 0,
        Some(Change::Kept) => 1,
        Some(_) => 2,
    };
    let alike = |it: &&Changed<'_>| sort(it) == sort(here);
    let word = match here.change {
        None => scene.locale.label(Label::Actions).to_lowercase(),
        Some(Change::Kept) => scene.locale.label(Label::Kept).to_owned(),
        Some(_) => scene.locale.word_change().to_owned(),
    };
    let before = rows.iter().take(at + 1).filter(alike).count();
    scene.locale.place_among(&word, before, rows.iter().filter(alike).count())
}

/// Returns what came of comparing and following, in words.
pub(super) const fn continuity(scene: Scene<'_>, what: Continuity) -> &'static str {
    let locale = scene.locale;
    match what {
        Continuity::NothingToCompare => locale.nothing_to_compare(),
        Continuity::FirstOfSeries => locale.first_of_series(),
        Continuity::OfNoSeries => locale.no_session_of_a_series(),
        Continuity::NothingElse => locale.nothing_else(),
        Continuity::NoOtherSeries => locale.no_other_series(),
        Continuity::NoFurtherPair => locale.no_further_pair(),
        Continuity::NothingToFollow => locale.nothing_to_follow(),
        Continuity::EndOfThread => locale.end_of_thread(),
        Continuity::Accepted => locale.match_accepted(),
        Continuity::TakenBack => locale.match_taken_back(),
        Continuity::NothingToAccept => locale.nothing_to_accept(),
        Continuity::TooManyMatches => locale.too_many_matches(),
    }
}

/// Returns what an action is called where it means something of its own.
pub(super) const fn word_in(locale: Locale, context: Context, action: Action) -> &'static str {
    match (context, action) {
        (Context::Compare, Action::NextEvent) => locale.next_pair(),
        (Context::Compare, Action::CompareWith) => locale.other_pair(),
        (Context::Compare | Context::Thread, Action::Accept) => locale.accept_match(),
        (Context::Compare, Action::PreviousEvent) => locale.pair_before(),
        (Context::Compare, Action::Open) => locale.action(Action::Thread),
        (Context::CompareWith, Action::Open) => locale.action(Action::Compare),
        (Context::Thread | Context::Outline, Action::Open) => locale.label(Label::GoThere),
        (Context::Tours, Action::Open) => locale.present_word(),
        (Context::Problems, Action::Open) => locale.open_in_editor(),
        (Context::Briefing, Action::Close) => locale.end_word(),
        (Context::Notes, Action::Next) => locale.scroll_word(),
        (Context::Notes, Action::Previous) => locale.scroll_back(),
        (Context::Notes, Action::Pick | Action::Open) => locale.follow_presenter(),
        _ => locale.action(action),
    }
}

/// Tells whether nothing was agreed at either of the two.
fn is_bare(comparison: &Comparison<'_>) -> bool {
    comparison.before.actions().is_empty() && comparison.after.actions().is_empty()
}

/// Returns how much was agreed, and who is told to have taken part.
fn size(scene: Scene<'_>, event: Event<'_>) -> Run {
    let actions = event.actions().len();
    let agreed = (actions > 0).then(|| (scene.locale.actions(actions), Role::Text));
    let present = scene.say(event.prose(Field::Participants));
    let present = (!present.is_empty()).then(|| (present.to_owned(), Role::Dim));
    agreed.into_iter().chain(present).collect()
}
