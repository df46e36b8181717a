//! Where does what stand on the presenting screen, at every size?

use super::lines::Line;
use crate::view::sheet::Area;

/// From this size on, everything has its place of the reference size.
const LARGE: (u16, u16) = (110, 32);
/// From this size on, there are lanes and large digits.
pub(super) const MEDIUM: (u16, u16) = (72, 20);
/// From so many rows on, there is more than the point itself.
const SMALL: u16 = 9;
/// From so many rows on, a small screen has bars.
const BARS: u16 = 16;
/// From so many columns on, there is an outer margin of two columns.
const MARGIN: u16 = 60;

/// From this size on, digits are twice as large, and so are headings.
const HUGE: (u16, u16) = (160, 45);

/// The row where points begin on eighty columns, and where these do not fit.
const LOOSE: u16 = 9;
const TIGHT: u16 = 7;

/// The same of the reference size.
const FAR: u16 = 14;
const NEAR: u16 = 12;

/// How much there is room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tier {
    /// A heading and the current point.
    Tiny,
    /// Without lanes and large digits.
    Small,
    /// Everything, close together.
    Medium,
    /// Everything, far apart.
    Large,
}

/// The rows and columns of the parts. What is `None` is not drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    pub(super) tier: Tier,
    /// Columns and rows of the screen.
    pub(super) size: (u16, u16),
    /// Blank columns at both sides.
    pub(super) margin: u16,
    /// The lanes with their names, and the column where their canvas begins.
    pub(super) lanes: Option<(Area, u16)>,
    /// The large digits end before this column, and begin in this row.
    pub(super) figure: Option<(u16, u16)>,
    /// How many rows the large digits have at most.
    pub(super) digits: u16,
    /// Where the heading begins.
    pub(super) heading: (u16, u16),
    /// The row of what the stop shows and how much of it; the one after it may have a note.
    pub(super) what: u16,
    /// The rows of the points.
    pub(super) list: Area,
    /// The column of the last digit of a number, and where texts begin.
    pub(super) text: (u16, u16),
    /// The hairline above the bars.
    pub(super) rule: Option<u16>,
    /// The row of the bar of time; the one of stops is below it.
    pub(super) bars: Option<u16>,
    /// The row of figures without bars.
    pub(super) figures: Option<u16>,
    /// The row of the next stop.
    pub(super) next: Option<u16>,
}

impl Plan {
    /// Plans a screen for a list of points: where these do not fit whole, what is around them gives
    /// way. It is decided from all of them, so that nothing moves as they appear.
    pub(super) fn of((columns, rows): (u16, u16), lines: &[Line]) -> Self {
        let size = (columns, rows);
        let fits = |it: &Self, gap| super::list::whole(it, lines, gap) <= it.list.height;
        if columns >= HUGE.0 && rows >= HUGE.1 {
            let plan = Self::huge(size);
            if fits(&plan, 0) {
                return plan;
            }
        }
        if columns >= LARGE.0 && rows >= LARGE.1 {
            let [far, near] = [FAR, NEAR].map(|it| Self::large(size, it));
            let found = [(far, 1), (near, 1), (far, 0), (near, 0)].into_iter();
            let found = { found }.find(|it| fits(&it.0, it.1)).map(|it| it.0);
            return found.unwrap_or_else(|| near.stretched());
        }
        if columns >= MEDIUM.0 && rows >= MEDIUM.1 {
            let plan = Self::medium(size, LOOSE);
            return if fits(&plan, 0) { plan } else { Self::medium(size, TIGHT) };
        }
        if rows >= SMALL { Self::small(size) } else { Self::tiny(size) }
    }

    /// Returns the column after the last one with content.
    pub(super) const fn right(&self) -> u16 {
        self.size.0 - self.margin
    }

    /// Digits of eight rows, and a heading of four.
    fn huge((columns, rows): (u16, u16)) -> Self {
        let y = 17;
        Self {
            figure: Some((35, 6)),
            digits: 8,
            heading: (37, 6),
            what: 12,
            list: Area { x: 15, y, width: columns - 17, height: rows - y - 9 },
            text: (32, 37),
            ..Self::large((columns, rows), FAR)
        }
    }

    /// Tells whether headings are large too.
    pub(super) const fn is_huge(&self) -> bool {
        self.digits > 4
    }

    /// Rows begin further to the left, for longer ones.
    fn stretched(self) -> Self {
        Self { text: (self.list.x + 3, self.list.x + 6), ..self }
    }

    /// The points begin in row `y`; with a blank row below where that is [`FAR`] from the heading.
    fn large((columns, rows): (u16, u16), y: u16) -> Self {
        let below = if y < FAR { 8 } else { 9 };
        let list = Area { x: 15, y, width: columns - 17, height: rows - y - below };
        Self {
            tier: Tier::Large,
            size: (columns, rows),
            margin: 2,
            lanes: Some((Area { x: 2, y: 2, width: columns - 5, height: 2 }, 15)),
            figure: Some((28, 6)),
            digits: 4,
            heading: (29, 6),
            what: 9,
            list,
            text: (24, 29),
            rule: Some(rows - 8),
            bars: Some(rows - 7),
            figures: None,
            next: Some(rows - 4),
        }
    }

    /// The points begin in row `y`; without blank rows where that is not [`LOOSE`].
    fn medium((columns, rows): (u16, u16), y: u16) -> Self {
        let tight = y < LOOSE;
        let below = if tight { 5 } else { 6 };
        let list = Area { x: 2, y, width: columns - 4, height: rows - y - below };
        Self {
            tier: Tier::Medium,
            size: (columns, rows),
            margin: 2,
            lanes: Some((Area { x: 2, y: 1, width: columns - 5, height: 2 }, 14)),
            figure: Some((15, if tight { 3 } else { 4 })),
            digits: 4,
            heading: (16, 4),
            what: if tight { 5 } else { 6 },
            list,
            text: (5, 8),
            rule: Some(rows - 5),
            bars: Some(rows - 4),
            figures: None,
            next: Some(rows - 2),
        }
    }

    fn small((columns, rows): (u16, u16)) -> Self {
        let margin = if columns >= MARGIN { 2 } else { 1 };
        let y = if rows >= 12 { 4 } else { 3 };
        let bars = rows >= BARS;
        let below = if bars { 5 } else { 3 };
        let width = columns - 2 * margin;
        Self {
            tier: Tier::Small,
            size: (columns, rows),
            margin,
            lanes: None,
            figure: None,
            digits: 0,
            heading: (margin, 1),
            what: 2,
            list: Area { x: margin, y, width, height: rows.saturating_sub(y + below).max(1) },
            text: (margin + 2, margin + 4),
            rule: None,
            bars: bars.then_some(rows - 4),
            figures: (!bars).then_some(rows - 3),
            next: Some(rows - 2),
        }
    }

    fn tiny((columns, rows): (u16, u16)) -> Self {
        let list = Area { x: 0, y: 1, width: columns, height: rows.saturating_sub(2) };
        Self {
            tier: Tier::Tiny,
            size: (columns, rows),
            margin: 0,
            lanes: None,
            figure: None,
            digits: 0,
            heading: (0, 0),
            what: 0,
            list,
            text: (1, 3),
            rule: None,
            bars: None,
            figures: Some(rows.saturating_sub(1)),
            next: None,
        }
    }
}
