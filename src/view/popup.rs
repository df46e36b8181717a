//! The list of keys, and the list of countries.

use super::compare::word_in;
use super::facets::{Bars, spark};
use super::footer::spell;
use super::list::badges;
use super::names::Scene;
use super::page::Page;
use super::sheet::{Area, Ground, Role, Sheet, cells};
use crate::action::{Action, Context, keys_for};
use crate::app::{Chip, NUMBERED};
use crate::i18n::Label;
use crate::query::{Group, Mode, Stance, Value};

/// The columns of keys, with the gap before their words.
const KEYS: u16 = 22;

/// Writes every key of a context and what it does, from the table that dispatches them.
pub(super) fn help(page: &mut Page<'_>, context: Context) {
    let scene = page.scene();
    for &action in Action::ALL {
        let keys: Vec<String> = keys_for(context, action).map(spell).collect();
        let keys = match keys.as_slice() {
            [] => continue,
            [first, .., last] if action.takes_digit() => {
                vec![format!("{first} {} {last}", scene.glyphs.ellipsis)]
            }
            _ => keys,
        };
        let toggles = context == Context::Countries && action == Action::Open;
        let word = match (context, action) {
            _ if toggles => scene.locale.label(Label::Toggle),
            (Context::Palette, Action::Open) => scene.locale.label(Label::DoIt),
            (Context::Marks | Context::Thread, Action::Open) => scene.locale.label(Label::GoThere),
            (Context::Briefing, Action::Explore) => scene.locale.explore_and_back(),
            _ => word_in(scene.locale, context, action),
        };
        entry(page, &keys, word);
    }
    if matches!(context, Context::Browse | Context::Read | Context::Sources) {
        signs(page);
    }
}

/// Writes keys and their word side by side. Keys that do not fit beside it go on below each other.
fn entry(page: &mut Page<'_>, keys: &[String], word: &str) {
    if page.is_slim() {
        page.text(0, &keys.join("  "), Role::Strong, "");
        page.text(2, word, Role::Text, "");
        return;
    }
    let mut lines: Vec<String> = Vec::new();
    for key in keys {
        match lines.last_mut() {
            Some(line) if cells(line) + 2 + cells(key) <= KEYS - 2 => {
                line.push_str("  ");
                line.push_str(key);
            }
            _ => lines.push(key.clone()),
        }
    }
    let from = page.len();
    page.text(KEYS, word, Role::Text, "");
    for (at, line) in (from..).zip(&lines) {
        if at < page.len() {
            page.sign(at, line, Role::Strong);
        } else {
            page.text(0, line, Role::Strong, "");
        }
    }
}

/// Writes what the signs of doubt mean that stand where there is no room for words.
fn signs(page: &mut Page<'_>) {
    let scene = page.scene();
    let (disputed, unsure) = (scene.glyphs.disputed, scene.glyphs.unsourced);
    let open = format!("{disputed}{unsure}  C1{unsure}");
    let settled = format!("{disputed}   C1");
    page.gap();
    for (sign, word) in [&*settled, &*open, unsure].into_iter().zip(scene.locale.signs()) {
        let from = page.len();
        if page.is_slim() {
            page.text(0, sign, Role::Strong, "");
            page.text(2, word, Role::Text, "");
        } else {
            page.text(KEYS, word, Role::Text, "");
            page.sign(from, sign, Role::Strong);
        }
    }
}

/// Draws the countries with their counts, those that are switched on ticked, and the mode.
pub(super) fn countries(scene: Scene<'_>, row: usize, area: Area, sheet: &mut Sheet) {
    let chips = &scene.state.derived.chips;
    // Three modes and a blank row stand under the list where it keeps two rows.
    let room = if area.height < 6 { area.height } else { area.height - 4 };
    let all = u16::try_from(chips.len()).unwrap_or(u16::MAX);
    let list = area.top(all.min(room));
    let first = (row + 1).saturating_sub(usize::from(list.height));
    for ((slot, chip), y) in chips.iter().enumerate().skip(first).zip(list.y..list.bottom()) {
        let at = Area { y, height: 1, ..list };
        if slot == row {
            sheet.ground(at, Ground::Select);
            sheet.draw((at.x.saturating_sub(1), y), at.x, scene.glyphs.bar, Role::Accent);
        }
        country(scene, slot, *chip, at, sheet);
    }
    let below = area.below(list.height);
    let hidden = chips.len().saturating_sub(first + usize::from(list.height));
    if hidden > 0 && below.height > 0 {
        let told = scene.locale.more(hidden);
        sheet.draw((below.x + 4, below.y), below.right(), &told, Role::Dim);
    }
    modes(scene, below.below(1), sheet);
}

/// Draws a country with its key, if it has one, and its count.
fn country(scene: Scene<'_>, slot: usize, chip: Chip, at: Area, sheet: &mut Sheet) {
    if slot < NUMBERED {
        sheet.draw((at.x, at.y), at.right(), &(slot + 1).to_string(), Role::Dim);
    }
    let value = Value::at(Group::Country, chip.country.slot());
    let facets = scene.state.filter.facets();
    let row = facets.rows(Group::Country).iter().find(|it| it.value == value);
    match row.map(|it| it.stance) {
        Some(Stance::On) => {
            sheet.draw((at.x + 2, at.y), at.right(), scene.glyphs.check, Role::Strong);
        }
        Some(Stance::Excluded) => {
            sheet.draw((at.x + 2, at.y), at.right(), scene.glyphs.excluded(), Role::Dropped);
        }
        _ => {}
    }
    let code = cells(scene.code(chip.country)).min(6);
    badges(scene, &[chip.country], Area { x: at.x + 4, width: code, ..at }, sheet);
    let count = row.map_or(0, |it| it.count).to_string();
    let figure_end = at.right().saturating_sub(when(scene, value, at, sheet));
    let end = figure_end.saturating_sub(cells(&count));
    let name = scene.say(scene.store.country(chip.country).name);
    if name != scene.code(chip.country) {
        sheet.text((at.x + 5 + code.max(2), at.y), end.saturating_sub(1), name, Role::Text);
    }
    sheet.draw((end, at.y), figure_end, &count, Role::Text);
}

/// Draws when the events of a country are, where there is room; returns the columns that takes.
fn when(scene: Scene<'_>, value: Value, at: Area, sheet: &mut Sheet) -> u16 {
    if at.width < 40 {
        return 0;
    }
    let facets = scene.state.filter.facets();
    let bars = facets.bars(scene.store, value);
    let most = facets.largest_bar().max(1);
    let start = at.right().saturating_sub(u16::try_from(bars.len()).unwrap_or(0));
    let bars = Bars { counts: &bars, most };
    spark(scene, Stance::Neutral, bars, Area { x: start, width: at.right() - start, ..at }, sheet);
    at.right() + 2 - start
}

fn modes(scene: Scene<'_>, area: Area, sheet: &mut Sheet) {
    for (mode, y) in [Mode::Any, Mode::All, Mode::Exactly].into_iter().zip(area.y..area.bottom()) {
        let on = mode == scene.state.mode;
        let role = if on { Role::Strong } else { Role::Dim };
        if on {
            sheet.draw((area.x + 2, y), area.right(), scene.glyphs.check, Role::Strong);
        }
        let label = match mode {
            Mode::Any => Label::ModeAny,
            Mode::All => Label::ModeAll,
            Mode::Exactly => Label::ModeExactly,
        };
        sheet.text((area.x + 4, y), area.right(), scene.locale.label(label), role);
    }
}

/// The list of countries stands over the upper right corner: the list, in which one sees what it
/// changes, stays in sight.
pub(super) fn country_panel(scene: Scene<'_>, body: Area) -> Area {
    let names = scene.state.derived.chips.iter();
    let names = names.map(|it| cells(scene.say(scene.store.country(it.country).name)));
    let wide = (names.max().unwrap_or(0) + 30).max(46).min(body.width);
    let chips = u16::try_from(scene.state.derived.chips.len()).unwrap_or(u16::MAX);
    let height = chips.saturating_add(7).min(body.height);
    let x = body.right() - wide;
    // One that takes the whole width hides the marks of the panes as well.
    let margin = u16::from(wide == body.width && x > 0);
    Area { x: x - margin, width: wide + margin, height, ..body }
}
