//! The rows of a stop: those that were revealed, the one that is spoken about, those to come.

use super::Shown;
use super::lines::Line;
use super::plan::{Plan, Tier};
use crate::app::PointRow;
use crate::view::rows::Run;
use crate::view::sheet::{Area, Ground, Role, Sheet, cells};

/// Texts keep so many columns, else what became of them is told by a sign alone.
const LEAST: u16 = 40;
/// Longer lines than this are hard to read.
const LONGEST: u16 = 140;
/// What became of a row and its sources share so many columns at the reference size.
const TAIL: u16 = 24;

/// The columns of the rows of a stop. They are the same for all rows, revealed or not, so that
/// nothing moves as rows appear.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    /// The column of the last digit of a number.
    number: u16,
    /// Where texts begin, and the column they end before.
    text: (u16, u16),
    /// Where it is told what became of a row, and whether in a word too.
    tail: Option<(u16, bool)>,
    /// The column that numbers of sources end before; 0 where there is no room for them.
    cites: u16,
}

impl Columns {
    /// Lays out the columns for all rows of a stop.
    pub(super) fn of(plan: &Plan, lines: &[Line]) -> Self {
        let (number, from) = plan.text;
        let (columns, right) = (plan.size.0, plan.right());
        let tails = || lines.iter().filter_map(|it| it.tail.as_ref()).map(|it| cells(&it.0));
        let widest = tails().max().unwrap_or(0);
        let cites = lines.iter().map(|it| cells(&it.cites)).max().unwrap_or(0);
        let large = columns.saturating_sub(TAIL + 4).min(from + LONGEST + 1);
        let (cites, cites_end) = match plan.tier {
            Tier::Large => (cites, large + TAIL),
            Tier::Medium => (cites, right - 1),
            Tier::Small | Tier::Tiny => (0, 0),
        };
        let mut end = if cites_end == 0 { right } else { cites_end };
        if cites > 0 {
            end = end.saturating_sub(cites + 1);
        }
        let mut tail = None;
        if widest > 0 {
            let fixed = plan.tier == Tier::Large && large + widest <= end;
            let x = if fixed { large } else { end.saturating_sub(widest) };
            let word = x > from + LEAST && plan.tier >= Tier::Medium;
            let x = if word { x } else { end.saturating_sub(2) };
            tail = Some((x, word));
            end = x.saturating_sub(1);
        }
        let end = end.min(from + LONGEST).max(from + 1);
        Self { number, text: (from, end), tail, cites: cites_end }
    }

    /// Returns the columns that a text may take.
    pub(super) const fn room(self) -> u16 {
        self.text.1 - self.text.0
    }
}

/// A row as it is going to be drawn.
struct Placed {
    /// Its place among the rows of the stop.
    position: usize,
    /// The first row of the screen.
    y: u16,
    /// It takes so many rows.
    height: u16,
}

/// The first row of a row of the stop, counted from that of the list, and how many it takes.
type Slot = (u16, u16);

/// How rows are put on the screen.
struct Layout {
    placed: Vec<Placed>,
    /// Whether there is a blank row between them.
    airy: bool,
    /// How many are hidden above and below.
    hidden: (usize, usize),
}

/// Returns how many rows all rows of a stop take whole, with so many blank ones between.
pub(super) fn whole(plan: &Plan, lines: &[Line], gap: u16) -> u16 {
    let room = Columns::of(plan, lines).room();
    let rows: usize = lines.iter().map(|it| it.height(room)).sum();
    let blanks = usize::from(gap) * lines.len().saturating_sub(1);
    u16::try_from(rows + blanks).unwrap_or(u16::MAX)
}

/// Draws the rows of a stop.
///
/// Where each can be shown whole, places are fixed, with a blank row between where there is room
/// for these. Else those that were spoken about longest ago keep one row; then the list scrolls
/// around the current one and says how many are above and below.
pub(super) fn draw(shown: Shown<'_>, plan: &Plan, lines: &[Line], sheet: &mut Sheet) {
    let columns = Columns::of(plan, lines);
    let current = shown.step.checked_sub(1).filter(|it| *it < lines.len());
    let layout = lay_out(lines, columns.room(), (plan, current));
    for placed in &layout.placed {
        let Some(line) = lines.get(placed.position) else { continue };
        let at = Area { y: placed.y, height: placed.height, ..plan.list };
        let is_current = current == Some(placed.position);
        if is_current && plan.tier != Tier::Tiny {
            band(shown, plan, (at, layout.airy), sheet);
        }
        let (digits, words) =
            if is_current { (Role::Accent, Role::Strong) } else { (Role::Dim, Role::Text) };
        number(placed.position, (columns, at.y), digits, sheet);
        if placed.position >= shown.step {
            let none = shown.scene.glyphs.none;
            sheet.draw((columns.text.0, at.y), columns.text.1, none, Role::Faint);
        } else {
            let is_cut = usize::from(at.height) < line.height(columns.room());
            let room = if is_cut && !is_current { u16::MAX } else { columns.room() };
            row(line, columns, (at, room, words), sheet);
        }
    }
    more(shown, plan, (&layout, columns.text), sheet);
    let widest = lines.iter().filter_map(|it| it.tail.as_ref()).map(|it| cells(&it.0)).max();
    let end = columns.tail.map_or(0, |it| it.0 + widest.unwrap_or(0));
    super::grid::heads(shown, plan, (columns.text.0, end), sheet);
    if lines.is_empty() {
        let none = super::head::nothing(shown);
        sheet.text((plan.text.1, plan.list.y), plan.right(), none, Role::Dim);
    }
}

/// Lays the band under the current row: with a row above and below where these are blank.
fn band(shown: Shown<'_>, plan: &Plan, (at, airy): (Area, bool), sheet: &mut Sheet) {
    let (y, height) = if airy { (at.y - 1, at.height + 2) } else { (at.y, at.height) };
    let band = Area { x: plan.list.x, y, width: plan.right() - plan.list.x, height };
    sheet.ground(band, Ground::Surface);
    for y in band.y..band.bottom() {
        sheet.draw((band.x, y), band.right(), shown.scene.glyphs.bar, Role::Accent);
    }
}

fn number(position: usize, (columns, y): (Columns, u16), role: Role, sheet: &mut Sheet) {
    let text = (position + 1).to_string();
    let x = (columns.number + 1).saturating_sub(cells(&text));
    sheet.draw((x, y), columns.text.0, &text, role);
}

/// Draws a row in rows of so many columns, cut where it has fewer; its words in a role.
fn row(line: &Line, columns: Columns, (at, room, role): (Area, u16, Role), sheet: &mut Sheet) {
    for (run, y) in line.wrapped(room).iter().zip(at.y..at.bottom()) {
        words(run, (columns.text, y), role, sheet);
    }
    if let (Some((x, word)), Some((text, role))) = (columns.tail, &line.tail) {
        let text = if word { text } else { text.split_whitespace().next().unwrap_or_default() };
        sheet.draw((x, at.y), x.saturating_add(cells(text)).min(at.right()), text, *role);
    }
    if columns.cites > 0 {
        let x = columns.cites.saturating_sub(cells(&line.cites));
        sheet.draw((x, at.y), columns.cites, &line.cites, Role::Dim);
    }
}

fn words(run: &Run, ((mut x, end), y): ((u16, u16), u16), own: Role, sheet: &mut Sheet) {
    for (text, role) in run {
        let role = match role {
            Role::Text => own,
            role => *role,
        };
        let fits = x.saturating_add(cells(text)) <= end;
        x = sheet.text((x, y), end, text, role);
        if !fits {
            break;
        }
    }
}

/// Says how many rows do not fit, above and below.
fn more(shown: Shown<'_>, plan: &Plan, (layout, text): (&Layout, (u16, u16)), sheet: &mut Sheet) {
    let (above, below) = layout.hidden;
    let (list, rows) = (plan.list, &shown.stage.rows);
    // What is left out of a list stands in a row of its own.
    let counted = |rows: &[PointRow]| -> usize {
        rows.iter().map(|it| if let PointRow::More(count) = it { *count } else { 1 }).sum()
    };
    let above = counted(rows.get(..above).unwrap_or_default());
    let below = counted(rows.get(rows.len().saturating_sub(below)..).unwrap_or_default());
    for (count, y) in [(above, list.y), (below, list.bottom().saturating_sub(1))] {
        if count > 0 && plan.tier != Tier::Tiny {
            let ellipsis = shown.scene.glyphs.ellipsis;
            let told = format!("{ellipsis} {}", shown.scene.locale.more(count));
            sheet.text((text.0, y), text.1, &told, Role::Dim);
        }
    }
}

fn lay_out(lines: &[Line], room: u16, (plan, current): (&Plan, Option<usize>)) -> Layout {
    let height =
        |it: &Line| u16::try_from(it.height(room)).unwrap_or(u16::MAX).min(plan.list.height);
    let heights: Vec<u16> = lines.iter().map(height).collect();
    let count = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let list = plan.list;
    let total = heights.iter().fold(0_u16, |sum, it| sum.saturating_add(*it));
    let blanks = count.saturating_sub(1);
    let airy = plan.tier != Tier::Tiny;
    // On a very large screen there is room for two blank rows.
    let gaps: &[u16] = if plan.is_huge() { &[2, 1] } else { &[1] };
    let fits = |gap: &&u16| total.saturating_add(blanks.saturating_mul(**gap)) <= list.height;
    if let Some(gap) = gaps.iter().find(fits).filter(|_| airy) {
        return fixed(list, heights, *gap);
    }
    if total <= list.height {
        return fixed(list, heights, 0);
    }
    shortened(list, &heights, current).unwrap_or_else(|| scrolled(plan, &heights, current))
}

/// Places every row, each with its height.
/// So many rows are left blank between them.
fn fixed(list: Area, heights: Vec<u16>, gap: u16) -> Layout {
    let mut y = list.y;
    let mut placed = Vec::with_capacity(heights.len());
    for (position, height) in heights.into_iter().enumerate() {
        placed.push(Placed { position, y, height });
        y = y.saturating_add(height + gap);
    }
    Layout { placed, airy: gap > 0, hidden: (0, 0) }
}

/// Places every row, as few of the first ones as possible in one row; `None` where that is not
/// enough. A row has the place that it is going to keep: the current one takes what it needs of
/// those to come.
fn shortened(list: Area, heights: &[u16], current: Option<usize>) -> Option<Layout> {
    let fits = |cut: usize| {
        let currents = (0..cut).map(Some).chain([None]);
        { currents }.all(|it| slots(heights, cut, it).1 <= list.height)
    };
    let cut = (0..=heights.len()).find(|it| fits(*it))?;
    let place = |(position, (y, height))| Placed { position, y: list.y + y, height };
    let placed = slots(heights, cut, current).0.into_iter().enumerate().map(place).collect();
    Some(Layout { placed, airy: false, hidden: (0, 0) })
}

/// Returns the first row and the height of each row where the first `cut` have one row unless they
/// are current, and how many rows they take.
fn slots(heights: &[u16], cut: usize, current: Option<usize>) -> (Vec<Slot>, u16) {
    let (mut own, mut end) = (0_u16, 0_u16);
    let mut placed = Vec::with_capacity(heights.len());
    for (position, &whole) in heights.iter().enumerate() {
        let kept = if position < cut { 1 } else { whole };
        let y = own.max(end);
        let to_come = current.is_some_and(|it| position > it);
        let height = match current {
            Some(it) if it == position => whole,
            _ if to_come => 1,
            _ => kept,
        };
        placed.push((y, height));
        end = y.saturating_add(height);
        own = own.saturating_add(kept);
    }
    (placed, own.max(end))
}

/// Places the current row whole and as many others as fit, in one row each.
fn scrolled(plan: &Plan, heights: &[u16], current: Option<usize>) -> Layout {
    let list = plan.list;
    let at = current.unwrap_or(0);
    let own = |position: usize| {
        let whole = heights.get(position).copied().unwrap_or(1);
        if Some(position) == current { whole } else { 1 }
    };
    // The point itself comes before what is said of the others.
    let tells = plan.tier != Tier::Tiny && own(at).saturating_add(2) <= list.height;
    let fits = |from: usize, until: usize| -> u16 {
        let rows = (from..until).map(own).fold(0_u16, u16::saturating_add);
        let told = u16::from(from > 0) + u16::from(until < heights.len());
        rows.saturating_add(if tells { told } else { 0 })
    };
    // The one after it stays in sight: what was just said leaves first.
    let ahead = (at + 2).min(heights.len());
    let mut from = 0;
    while from < at && fits(from, ahead) > list.height {
        from += 1;
    }
    let mut until = (at + 1).min(heights.len());
    while until < heights.len() && fits(from, until + 1) <= list.height {
        until += 1;
    }
    let mut y = list.y + if tells { u16::from(from > 0) } else { 0 };
    let mut placed = Vec::new();
    for position in from..until {
        let height = own(position).min(list.bottom().saturating_sub(y));
        if height > 0 {
            placed.push(Placed { position, y, height });
        }
        y = y.saturating_add(height);
    }
    let hidden = if tells { (from, heights.len() - until) } else { (0, 0) };
    Layout { placed, airy: false, hidden }
}
