//! The footer: keys, what was just done, what stands at the right.

mod delta;
mod table;

use super::compare::continuity;
use super::frame::visible;
use super::highlight::subject;
pub use super::keys::spell;
use super::keys::{pair, pending};
use super::names::Scene;
use super::panes::right;
use super::problems;
use super::prompt::prompt;
use super::search::search;
use super::sheet::{Area, Ground, Role, Sheet, cells};
use super::tours;
use super::trust;
use super::words::word;
use crate::action::{Action, Context, keys_for};
use crate::app::{Bottom, Harm, Notice, Overlay, Pane, Way, can_accept};
use crate::i18n::Label;
use delta::delta;
use table::FOOTERS;

/// Draws the footer: a search, a notice, what can follow a prefix, or the keys of the context.
pub(super) fn footer(scene: Scene<'_>, area: Area, sheet: &mut Sheet) {
    sheet.ground(Area { x: 0, width: area.right() + area.x, ..area }, Ground::Surface);
    let state = scene.state;
    if let Some(Overlay::Search { .. }) = state.overlays.last() {
        return search(scene, area, sheet);
    }
    if let Some(Overlay::Prompt(what)) = state.overlays.last() {
        return prompt(scene, *what, area, sheet);
    }
    let broken = state.broken.as_ref().filter(|_| state.notice.is_none());
    let broken = broken.map(|it| match it.harm {
        Harm::Broken => scene.locale.file_is_broken(&it.file, &it.why),
        Harm::Gone => scene.locale.file_is_gone(&it.file),
    });
    let told = state.notice.as_ref().map(|it| told(scene, it)).or(broken).unwrap_or_default();
    // The way back to a briefing comes before how far apart sessions are.
    let end = tours::back(scene, (area, cells(&told)), sheet);
    let mut delta = if end.is_some() { String::new() } else { delta(scene) };
    let area = end.map_or(area, |end| Area { width: end.saturating_sub(area.x), ..area });
    // What was just done comes before what has always been so.
    if cells(&told) + cells(&delta) + 2 > area.width && !told.is_empty() {
        delta.clear();
    }
    let end = right(sheet, area, &delta, Role::Text);
    let area = Area { width: end.saturating_sub(area.x), ..area };
    let end = trust::badge(scene, area, sheet);
    let area = Area { width: end.saturating_sub(area.x), ..area };
    if !told.is_empty() && state.pending.is_empty() {
        let is_bad = matches!(state.notice, Some(Notice::Failed(_)) | None);
        let role = if is_bad { Role::Error } else { Role::Strong };
        sheet.text((area.x, area.y), area.right(), &told, role);
    } else if state.pending.is_empty() {
        keys(scene, area, sheet);
    } else {
        pending(scene, area, sheet);
    }
}

/// Returns a notice in words.
pub(super) fn told(scene: Scene<'_>, notice: &Notice) -> String {
    match notice {
        Notice::NothingToUndo => scene.locale.label(Label::NothingToUndo).to_owned(),
        Notice::NothingToRedo => scene.locale.label(Label::NothingToRedo).to_owned(),
        Notice::NoMatch { hidden } => scene.locale.no_match(*hidden),
        Notice::NoSearch => scene.locale.label(Label::NoSearch).to_owned(),
        Notice::Wrapped(Way::On) => scene.locale.label(Label::WrappedOn).to_owned(),
        Notice::Wrapped(Way::Back) => scene.locale.label(Label::WrappedBack).to_owned(),
        Notice::Highlighted(what, count) => scene.locale.highlighted(&subject(scene, what), *count),
        Notice::NoLongerHighlighted(what) => {
            scene.locale.no_longer_highlighted(&subject(scene, what))
        }
        Notice::NothingToHighlight => scene.locale.label(Label::NothingToHighlight).to_owned(),
        Notice::EndOfLane => scene.locale.label(Label::EndOfLane).to_owned(),
        Notice::Widened { scope: true, terms } => scene.locale.scope_widened(*terms),
        Notice::Widened { terms, .. } => scene.locale.terms_dropped(*terms),
        Notice::NothingThen { hidden } => scene.locale.nothing_then(*hidden),
        Notice::NoHead => scene.locale.label(Label::NoLeaders).to_owned(),
        Notice::Led { person, at, of } => scene.locale.led_at(scene.person(*person).0, *at, *of),
        Notice::LedNoMore { person, way: Way::On, hidden } => {
            scene.locale.led_no_later(scene.person(*person).0, *hidden)
        }
        Notice::LedNoMore { person, way: Way::Back, hidden } => {
            scene.locale.led_no_earlier(scene.person(*person).0, *hidden)
        }
        Notice::NoJump => scene.locale.label(Label::NoJump).to_owned(),
        Notice::NoSuchEvent => scene.locale.label(Label::NoSuchEvent).to_owned(),
        Notice::NoMarks => scene.locale.label(Label::NoMarks).to_owned(),
        Notice::ViewKept(name) => scene.locale.view_kept(name),
        Notice::ViewDeleted(name) => scene.locale.view_deleted(name),
        Notice::TooManyViews => scene.locale.label(Label::TooManyViews).to_owned(),
        Notice::NoActionHere => scene.locale.no_action_here().to_owned(),
        Notice::NothingToExport => scene.locale.nothing_to_export().to_owned(),
        Notice::NoProblems | Notice::NotInEditor(_) => problems::told(scene, notice),
        Notice::Sent(sent) => trust::told(scene, sent),
        Notice::Continuity(what) => continuity(scene, *what).to_owned(),
        Notice::Touring(what) => tours::told(scene, what),
        Notice::Reloaded(it) => scene.locale.reloaded([it.added, it.changed, it.removed], it.terms),
        Notice::Failed(what) => what.clone(),
    }
}

fn keys(scene: Scene<'_>, area: Area, sheet: &mut Sheet) {
    let context = scene.state.context();
    let rows = FOOTERS.iter().find(|(it, _)| *it == context).map_or(&[][..], |(_, rows)| rows);
    let useful = rows.iter().filter(|it| is_useful(scene, it));
    let pairs: Vec<(String, String)> = useful.map(|it| named(scene, context, it)).collect();
    let wide = |(key, word): &(String, String)| cells(key) + 1 + cells(word) + 2;
    let Some((last, rest)) = pairs.split_last() else { return };
    let mut x = area.x;
    let stays = wide(last).saturating_sub(2);
    // How to leave the list is harder to guess than how to walk it.
    let both: u16 = rest.iter().take(2).map(wide).sum();
    let skipped = usize::from(context == Context::Browse && both + stays > area.width);
    for it in rest.iter().skip(skipped) {
        if x + wide(it) + stays > area.right() {
            break;
        }
        x = pair((x, area.y), area.right(), &it.0, &it.1, sheet);
    }
    pair((x, area.y), area.right(), &last.0, &last.1, sheet);
}

/// Tells whether the keys would do anything now.
fn is_useful(scene: Scene<'_>, actions: &[Action]) -> bool {
    let empty = scene.state.views.matrix.table.rows.is_empty() && scene.state.ways.is_empty();
    let context = scene.state.context();
    match actions {
        [action, ..] if context == Context::Tours && scene.state.tours.all.is_empty() => {
            *action == Action::Back
        }
        [action, ..] if context.base() == Some(Context::View) && takes_way_out(scene, context) => {
            matches!(action, Action::Next | Action::Open | Action::ViewTimeline | Action::Help)
        }
        [action, ..] if empty && scene.state.context() == Context::Matrix => {
            matches!(action, Action::ViewTimeline | Action::Help)
        }
        // Where the ways out are drawn there is nothing to turn.
        [Action::NextPane | Action::PreviousInLane, ..]
            if takes_way_out(scene, scene.state.context())
                && scene.state.context() != Context::Browse =>
        {
            false
        }
        // The list of keys is no pane.
        [Action::NextPane | Action::NextEvent]
            if matches!(scene.state.overlays.last(), Some(Overlay::Help { .. })) =>
        {
            false
        }
        [Action::Chip] => visible(scene).next().is_some(),
        [Action::Undo] if context == Context::Stops => {
            let top = scene.state.overlays.last();
            matches!(top, Some(Overlay::Stops { tour, .. }) if scene.state.tours.can_undo(*tour))
        }
        [Action::Undo] => scene.state.can_undo(),
        [Action::Problems] => scene.state.problems.count() > 0,
        [Action::Accept] if context == Context::Practice => true,
        [Action::Accept] => can_accept(scene.store, scene.state),
        [Action::PreviousQuery] => !scene.state.kept.queries.is_empty(),
        [Action::Open] if scene.state.context() == Context::Filter => {
            scene.state.filter.error().is_none() || scene.state.filter.chosen().is_some()
        }
        _ => true,
    }
}

/// Returns the keys of a row of the footer and what they do.
fn named(scene: Scene<'_>, context: Context, actions: &[Action]) -> (String, String) {
    let key = |action: Action| {
        keys_for(context, action).next().map(|it| scene.glyphs.key(&spell(it))).unwrap_or_default()
    };
    match actions {
        [Action::Chip] => {
            let count = visible(scene).map(|(slot, _)| slot + 1).max().unwrap_or(1);
            let keys =
                if count > 1 { format!("1{}{count}", scene.glyphs.dash) } else { "1".to_owned() };
            (keys, scene.locale.action(Action::Chip).to_owned())
        }
        [Action::Next, ..] => {
            let keys: Vec<String> = actions.iter().map(|it| key(*it)).collect();
            (keys.join(" "), row_word(scene))
        }
        [Action::Open] if scene.state.focus == Pane::Timeline && context == Context::Browse => {
            (key(Action::Open), scene.locale.label(Label::OpenCluster).to_owned())
        }
        [Action::NextPane] if context == Context::Rhythm => {
            (key(Action::NextPane), scene.locale.label(Label::KindSeries).to_owned())
        }
        [Action::Open]
            if matches!(context, Context::Palette | Context::Marks | Context::Rhythm) =>
        {
            let palette = context == Context::Palette;
            let label = if palette { Label::DoIt } else { Label::GoThere };
            (key(Action::Open), scene.locale.label(label).to_owned())
        }
        [Action::Open] if matches!(context, Context::Countries | Context::Facets) => {
            (key(Action::Open), scene.locale.label(Label::Toggle).to_owned())
        }
        [Action::Open] if takes_way_out(scene, context) => {
            (key(Action::Open), scene.locale.label(Label::TakeWayOut).to_owned())
        }
        [Action::Open] if context == Context::Filter => {
            let chosen = scene.state.filter.chosen().is_some();
            let label = if chosen { Label::Accept } else { Label::Done };
            (key(Action::Open), scene.locale.label(label).to_owned())
        }
        [Action::Back] if context == Context::Filter => {
            (key(Action::Back), scene.locale.label(Label::Cancel).to_owned())
        }
        [Action::Complete] if !scene.state.filter.completes() => {
            (key(Action::Complete), scene.locale.label(Label::Facets).to_lowercase())
        }
        [first, ..] => {
            let keys: Vec<String> = actions.iter().map(|it| key(*it)).collect();
            (keys.join(" "), word(scene, context, *first).to_owned())
        }
        [] => (String::new(), String::new()),
    }
}

/// Tells whether the cursor is on a way out of an empty result.
fn takes_way_out(scene: Scene<'_>, context: Context) -> bool {
    let filter = &scene.state.filter;
    let free = context == Context::Browse
        || context.base() == Some(Context::View)
        || context == Context::Filter && filter.error().is_none() && filter.chosen().is_none();
    free && !scene.state.ways.is_empty()
}

/// Returns what `j` and `k` walk over.
fn row_word(scene: Scene<'_>) -> String {
    let context = scene.state.context();
    if context == Context::Filter || takes_way_out(scene, context) {
        return scene.locale.label(Label::Choose).to_owned();
    }
    match context {
        Context::Compare => return scene.locale.word_change().to_owned(),
        Context::Thread => return scene.locale.word_session_row().to_owned(),
        _ => {}
    }
    if !scene.state.overlays.is_empty() {
        return word(scene, context, Action::Next).to_owned();
    }
    let label = scene.locale.label(match scene.state.focus {
        Pane::Leaders => Label::Leaders,
        Pane::Bottom(Bottom::Actions) => Label::Actions,
        Pane::Bottom(Bottom::Sources) => Label::Sources,
        _ => Label::SessionsWord,
    });
    label.to_lowercase()
}
