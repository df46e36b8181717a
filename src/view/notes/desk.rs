//! The screen of the speaker: header, what is followed or who may be, footer.

use std::time::Duration;

use super::Told;
use super::stop::stop;
use super::words::signs;
use crate::action::{Action, Context, keys_for};
use crate::app::Look;
use crate::i18n::{Label, Locale, clock};
use crate::text;
use crate::view::compare::word_in;
use crate::view::glyphs::Glyphs;
use crate::view::keys::{pair, spell};
use crate::view::panes::right;
use crate::view::sheet::{Area, Ground, Role, Sheet, cells};

/// Below this size there is only a line that says so.
const LEAST: (u16, u16) = (20, 5);
/// From so many columns on, the page has a margin of two.
const ROOMY: u16 = 60;
/// The widest line that is read with ease.
pub(super) const READABLE: u16 = 100;

/// What stands on the speaker's screen.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// What it shows.
    pub sight: Sight<'a>,
    /// Rows of it that are scrolled away.
    pub scroll: usize,
    /// How it is shown.
    pub look: Look,
    /// Something to tell; has passed the text policy.
    pub notice: Option<&'a str>,
}

/// What the speaker's screen shows.
#[derive(Clone, Copy, Debug)]
pub enum Sight<'a> {
    /// Nobody presents, or not the one who was asked for.
    Waiting(Option<&'a str>),
    /// Those who present, and the row under the cursor.
    Choosing(&'a [Listed], usize),
    /// The notes of one of them.
    Notes {
        /// What was told last; its clock is as of now.
        told: &'a Told,
        /// The name of the presenter.
        presenter: &'a str,
        /// Whether more is to be expected.
        standing: Standing,
        /// How many others present.
        others: usize,
        /// What else is to be known of whom the notes are.
        aside: Option<Aside<'a>>,
    },
    /// The keys.
    Help,
}

/// What is to be known when another terminal presents what one did that is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside<'a> {
    /// It is followed now in the place of the one of this name.
    After(&'a str),
    /// The one of this name could be.
    Offered(&'a str),
}

/// How a presenter stands who is, or was, followed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// The briefing goes on.
    #[default]
    Presenting,
    /// It ended.
    Over,
    /// The presenter is gone, and the briefing never ended.
    Gone,
}

/// One who presents, in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// The name.
    pub name: String,
    /// What the tour is called.
    pub title: String,
    /// The name of the timeline file, without its folder; empty for the one that is built in.
    pub file: String,
    /// For how long.
    pub elapsed: Duration,
}

/// What the parts of the screen draw with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pen {
    pub(super) locale: Locale,
    pub(super) glyphs: &'static Glyphs,
}

/// Returns the columns at both sides of the page.
const fn margin(columns: u16) -> u16 {
    if columns >= ROOMY { 2 } else { 1 }
}

/// Returns how wide notes are written on a screen of so many columns.
pub(super) fn reading_columns(columns: u16) -> u16 {
    columns.saturating_sub(2 * margin(columns)).min(READABLE)
}

/// Lays out the speaker's screen in so many columns and rows. How far it can be scrolled is the
/// extent of the sheet.
pub fn desk(desk: &Desk<'_>, (columns, rows): (u16, u16)) -> Sheet {
    let pen = Pen { locale: desk.look.locale, glyphs: Glyphs::of(desk.look.symbols) };
    let mut sheet = Sheet::new(pen.glyphs.ellipsis);
    if columns == 0 || rows == 0 {
        return sheet;
    }
    if columns < LEAST.0 || rows < LEAST.1 {
        let text = pen.locale.label(Label::TooSmall);
        let least = format!("{}x{}", LEAST.0, LEAST.1);
        let text = if cells(text) <= columns { text } else { &least };
        sheet.draw((0, rows / 2), columns, text, Role::Text);
        return sheet;
    }
    let margin = margin(columns);
    let page = Area { x: margin, y: 0, width: columns - 2 * margin, height: rows };
    header(pen, desk, page.top(1), &mut sheet);
    footer(pen, desk, page.below(rows - 1), &mut sheet);
    let body = Area { y: 1, height: rows - 2, ..page };
    match desk.sight {
        Sight::Waiting(name) => waiting(pen, name, body, &mut sheet),
        Sight::Choosing(all, row) => choosing(pen, (all, row), body, &mut sheet),
        Sight::Notes { told, standing, presenter, aside, .. } => {
            let body = said(pen, (standing, aside.map(|it| (it, presenter))), body, &mut sheet);
            stop(pen, (told, standing, desk.scroll), body, &mut sheet);
        }
        Sight::Help => help(pen, desk.scroll, body, &mut sheet),
    }
    sheet
}

fn bar(area: Area, sheet: &mut Sheet) {
    sheet.ground(Area { x: 0, width: area.right() + area.x, ..area }, Ground::Surface);
}

fn header(pen: Pen, desk: &Desk<'_>, area: Area, sheet: &mut Sheet) {
    bar(area, sheet);
    let name = if pen.glyphs.braille { "attaché" } else { "attache" };
    let (title, presenter) = match desk.sight {
        Sight::Notes { told, presenter, .. } => (&*told.title, presenter),
        _ => ("", ""),
    };
    let short = area.width < 36;
    let mut end = area.right();
    if !short {
        end = right(sheet, area, presenter, Role::Dim);
    }
    let mut x = area.x;
    if !short || title.is_empty() {
        x = sheet.draw((x, area.y), end, name, Role::Strong) + 2;
        x = sheet.draw((x, area.y), end, pen.locale.notes_page(), Role::Text) + 2;
    }
    let x = sheet.text((x, area.y), end, title, Role::Text) + 2;
    if let Sight::Notes { told, .. } = desk.sight {
        let all = signs(pen.locale, told);
        // Where the line is short, what stands first matters most.
        let first = |count: usize| {
            all.iter().take(count).copied().collect::<Vec<_>>().join(pen.glyphs.separator)
        };
        let some = (0..=all.len()).rev().map(first).find(|it| x + cells(it) <= end);
        sheet.draw((x, area.y), end, &some.unwrap_or_default(), Role::Conflict);
    }
}

fn footer(pen: Pen, desk: &Desk<'_>, area: Area, sheet: &mut Sheet) {
    bar(area, sheet);
    if let Some(notice) = desk.notice {
        sheet.text((area.x, area.y), area.right(), notice, Role::Error);
        return;
    }
    let mut end = area.right();
    if let Sight::Notes { others: others @ 1.., .. } = desk.sight {
        let told = pen.locale.others_present(others);
        if area.width >= cells(&told) + 30 {
            end = right(sheet, area, &told, Role::Strong);
        }
    }
    let rows: &[&[Action]] = match desk.sight {
        Sight::Choosing(..) => {
            &[&[Action::Next, Action::Previous], &[Action::Open], &[Action::Back], &[Action::Help]]
        }
        Sight::Notes { .. } => &[
            &[Action::Next, Action::Previous],
            &[Action::Presenters],
            &[Action::Language],
            &[Action::Close],
            &[Action::Help],
        ],
        Sight::Waiting(_) => &[&[Action::Close], &[Action::Help]],
        Sight::Help => &[&[Action::Next, Action::Previous], &[Action::Back]],
    };
    let chooses = matches!(desk.sight, Sight::Choosing(..));
    let named = |row: &&[Action]| {
        let key = |it: &Action| keys_for(Context::Notes, *it).next().map(spell).unwrap_or_default();
        let keys: Vec<String> = row.iter().map(|it| pen.glyphs.key(&key(it))).collect();
        let word = match row.first() {
            Some(Action::Next) if chooses => pen.locale.label(Label::Choose),
            Some(action) => word_in(pen.locale, Context::Notes, *action),
            None => "",
        };
        (keys.join(" "), word)
    };
    let pairs: Vec<(String, &str)> = rows.iter().map(named).collect();
    let Some(((key, word), rest)) = pairs.split_last() else { return };
    // How to find all the others stays.
    let stays = cells(key) + 1 + cells(word);
    let mut x = area.x;
    for (key, word) in rest {
        x = pair((x, area.y), end.saturating_sub(stays + 2), key, word, sheet);
    }
    pair((x, area.y), end, key, word, sheet);
}

/// Writes lines as long as there are rows; returns the row after them.
fn lines(text: &str, role: Role, area: Area, sheet: &mut Sheet) -> u16 {
    let columns = usize::from(area.width.min(READABLE));
    let wrapped = text::wrap(text, columns);
    let mut next = area.y;
    for (line, y) in wrapped.iter().zip(area.y..area.bottom()) {
        sheet.text((area.x, y), area.right(), line, role);
        next = y + 1;
    }
    next
}

/// What is to be known, and the name of the presenter.
type Named<'a> = (Aside<'a>, &'a str);

/// Draws whose notes these are, where that is not plain: the briefing goes on no more, or another
/// terminal has taken it up. Returns what is left.
fn said(
    pen: Pen,
    (is, aside): (Standing, Option<Named<'_>>),
    body: Area,
    sheet: &mut Sheet,
) -> Area {
    let roomy = body.height >= 12;
    let is = match is {
        Standing::Presenting => None,
        Standing::Over => Some((pen.locale.briefing_over().to_owned(), Role::Strong)),
        Standing::Gone => Some((pen.locale.presenter_gone().to_owned(), Role::Error)),
    };
    let aside = aside.map(|(it, presenter)| match it {
        Aside::After(lost) => (pen.locale.follows_after(presenter, lost), Role::Conflict),
        Aside::Offered(name) => (pen.locale.offers_to_follow(name), Role::Strong),
    });
    if is.is_none() && aside.is_none() {
        return if roomy { body.below(1) } else { body };
    }
    let mut left = body;
    for (told, role) in [is, aside].into_iter().flatten() {
        let (columns, most) = (usize::from(body.width), if roomy { 2 } else { 1 });
        for line in &text::wrap_at_most(&told, columns, most, pen.glyphs.ellipsis) {
            sheet.text((left.x, left.y), left.right(), line, role);
            left = left.below(1);
        }
    }
    left
}

fn waiting(pen: Pen, name: Option<&str>, body: Area, sheet: &mut Sheet) {
    let body = if body.height > 6 { body.below(1) } else { body };
    let told = name
        .map_or_else(|| pen.locale.nobody_presents().to_owned(), |it| pen.locale.presents_not(it));
    let next = lines(&told, Role::Strong, body, sheet);
    let gap = u16::from(body.height > 6);
    let below = body.below(next.saturating_sub(body.y) + gap);
    let after = match name {
        None => pen.locale.follows_the_first(),
        Some(_) => pen.locale.waits_for_the_name(),
    };
    let told = format!("{} {after}", pen.locale.how_to_present());
    lines(&told, Role::Text, below, sheet);
}

fn choosing(pen: Pen, (all, row): (&[Listed], usize), body: Area, sheet: &mut Sheet) {
    let gap = u16::from(body.height > 8);
    let body = body.below(gap);
    sheet.text((body.x, body.y), body.right(), pen.locale.who_presents(), Role::Strong);
    let list = body.below(1 + gap);
    let rows = usize::from(list.height).max(1);
    let first = (row + 1).saturating_sub(rows);
    for ((slot, it), y) in all.iter().enumerate().skip(first).zip(list.y..list.bottom()) {
        let at = Area { y, height: 1, ..list };
        let role = if slot == row { Role::Strong } else { Role::Text };
        if slot == row {
            sheet.ground(at, Ground::Select);
            sheet.draw((at.x.saturating_sub(1), y), at.x, pen.glyphs.bar, Role::Accent);
        }
        if slot < 9 {
            sheet.draw((at.x, y), at.right(), &(slot + 1).to_string(), Role::Dim);
        }
        let since = pen.locale.presents_for(&clock(it.elapsed));
        let end = if at.width >= 40 { right(sheet, at, &since, Role::Dim) } else { at.right() };
        let x = sheet.text((at.x + 3, y), end, &it.name, role) + 2;
        let file = match &*it.file {
            "" => pen.locale.built_in_timeline(),
            file => file,
        };
        let x = sheet.text((x, y), end, &it.title, role) + 2;
        sheet.text((x, y), end, file, Role::Dim);
    }
}

fn help(pen: Pen, scroll: usize, body: Area, sheet: &mut Sheet) {
    sheet.text((body.x, body.y), body.right(), pen.locale.label(Label::Keys), Role::Strong);
    let area = body.below(1);
    let of = |action: Action| {
        let keys: Vec<String> = keys_for(Context::Notes, action).map(spell).collect();
        let keys = match keys.as_slice() {
            [first, .., last] if action.takes_digit() => {
                format!("{first} {} {last}", pen.glyphs.ellipsis)
            }
            keys => keys.join("  "),
        };
        (!keys.is_empty()).then(|| (keys, word_in(pen.locale, Context::Notes, action)))
    };
    let rows: Vec<(String, &str)> = Action::ALL.iter().filter_map(|it| of(*it)).collect();
    let indent = if area.width >= 40 { 22 } else { 14 };
    sheet.extent = rows.len().saturating_sub(usize::from(area.height));
    let shown = rows.iter().skip(scroll.min(sheet.extent));
    for ((keys, word), y) in shown.zip(area.y..area.bottom()) {
        sheet.text((area.x, y), area.x + indent - 1, keys, Role::Strong);
        sheet.text((area.x + indent, y), area.right(), word, Role::Text);
    }
}
