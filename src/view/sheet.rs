//! What a frame is made of before it has colors: pieces of text at places, with roles.

use crate::text;

/// What a piece of text is for. The theme makes a style of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A value.
    Text,
    /// A name, a title, a key value.
    Strong,
    /// A value that is news.
    Bright,
    /// A label, a unit, a second line, source numbers.
    Dim,
    /// A heading in a list.
    DimStrong,
    /// Drawing, never words.
    Faint,
    /// Hairlines and ticks.
    Rule,
    /// The silence row.
    Area,
    /// The overview outside the window.
    Past,
    /// The overview inside the window.
    Present,
    /// The map.
    Land,
    /// The arc on the map.
    Arc,
    /// The hairline of what has the focus.
    AccentRule,
    /// Where the user is: selection and focus, nothing else.
    Accent,
    /// A country as a badge.
    Badge(Tone),
    /// The same, switched on.
    BadgeOn(Tone),
    /// Something of a series.
    Lane(Tone),
    /// The name or the number of something of a series.
    LaneStrong(Tone),
    /// A new action.
    New,
    /// An action that has come back.
    Returned,
    /// An action in other words.
    Reworded,
    /// An action in the same words.
    Kept,
    /// An action that is gone.
    Dropped,
    /// Words that an earlier text lacks.
    Added,
    /// Words that a later text lacks.
    Removed,
    /// A whole text that is new, on the tint of what was added.
    Fresh,
    /// A disagreement between sources.
    Conflict,
    /// Something that is switched off.
    Off,
    /// Something that went wrong.
    Error,
    /// The tab that is shown.
    Tab,
    /// Text that was searched for.
    Match,
    /// The same, of something of a series.
    LaneMatch(Tone),
    /// The same, where the user is.
    AccentMatch,
    /// A figure that is larger than others of its kind: 0, or much larger: 1.
    Heat(u8),
    /// The cell under the cursor.
    Cursor,
    /// What stands out, in one of four colors.
    Highlight(u8),
    /// What stands out and was searched for.
    HighlightMatch(u8),
}

/// Which of a few colors a country or a series has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tone(pub u8);

/// What lies under pieces of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Header, footer, the window in the overview.
    Surface,
    /// The selected row, the pill on the timeline.
    Select,
}

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// The first column.
    pub x: u16,
    /// The first row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// A text at a place, in one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The column.
    pub x: u16,
    /// The row.
    pub y: u16,
    /// One line of display text.
    pub text: String,
    /// What it is for.
    pub role: Role,
}

/// A world map: dots of land, the arc from the place before, in dots of braille cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapView {
    /// Where it is drawn.
    pub area: Area,
    /// Dots of land, from the lower left corner: two to a column, four to a row.
    pub land: Vec<(f64, f64)>,
    /// Dots of the arc.
    pub arc: Vec<(f64, f64)>,
}

/// What large digits are made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dots {
    /// Half and quarter blocks.
    #[default]
    Blocks,
    /// Braille dots, which are narrow in every terminal.
    Braille,
    /// ASCII.
    Ascii,
}

/// Letters that are drawn large, four or eight rows high.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Large {
    /// Where they are drawn: eight columns a letter, or four where it is narrower; of eight rows,
    /// sixteen columns.
    pub area: Area,
    /// The letters.
    pub text: String,
    /// What they are for.
    pub role: Role,
    /// What they are made of.
    pub dots: Dots,
}

/// A sheet laid over another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Popup {
    /// What it covers, border included.
    pub area: Area,
    /// What stands on it.
    pub sheet: Sheet,
}

/// Everything on one screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Grounds, lowest first.
    pub grounds: Vec<(Area, Ground)>,
    /// The map, under the pieces.
    pub map: Option<MapView>,
    /// Large digits, under the pieces.
    pub large: Vec<Large>,
    /// Texts; a later one covers an earlier one.
    pub pieces: Vec<Piece>,
    /// Where the cursor of a text field stands.
    pub cursor: Option<(u16, u16)>,
    /// By how many rows the page on top can be scrolled.
    pub extent: usize,
    /// A popup.
    pub over: Option<Box<Popup>>,
    /// What a cut text ends in.
    ellipsis: &'static str,
}

impl Area {
    /// Returns the column after the last.
    pub const fn right(self) -> u16 {
        self.x.saturating_add(self.width)
    }

    /// Returns the row after the last.
    pub const fn bottom(self) -> u16 {
        self.y.saturating_add(self.height)
    }

    /// Returns the rows from `from` on.
    #[must_use]
    pub const fn below(self, from: u16) -> Self {
        let skipped = if from < self.height { from } else { self.height };
        Self { y: self.y.saturating_add(skipped), height: self.height - skipped, ..self }
    }

    /// Returns the first `rows` rows.
    #[must_use]
    pub const fn top(self, rows: u16) -> Self {
        Self { height: if rows < self.height { rows } else { self.height }, ..self }
    }

    /// Tells whether there is no cell in it.
    pub const fn is_empty(self) -> bool {
        self.width == 0 || self.height == 0
    }
}

impl Sheet {
    /// Begins an empty screen whose cut texts end in `ellipsis`.
    pub fn new(ellipsis: &'static str) -> Self {
        Self { ellipsis, ..Self::default() }
    }

    /// Writes a text that ends before column `end`, with the ellipsis where it does not fit, and
    /// returns the column after it.
    pub fn text(&mut self, at: (u16, u16), end: u16, text: &str, role: Role) -> u16 {
        self.put(at, end, text, (role, self.ellipsis))
    }

    /// Draws signs, of which no ellipsis says that some are missing, and returns the column after
    /// them.
    pub fn draw(&mut self, at: (u16, u16), end: u16, signs: &str, role: Role) -> u16 {
        self.put(at, end, signs, (role, ""))
    }

    fn put(
        &mut self,
        (x, y): (u16, u16),
        end: u16,
        text: &str,
        (role, ellipsis): (Role, &str),
    ) -> u16 {
        let room = usize::from(end.saturating_sub(x));
        if text.is_empty() || room == 0 {
            return x;
        }
        let text = text::fit(text, room, ellipsis).into_owned();
        let after = x.saturating_add(cells(&text));
        self.pieces.push(Piece { x, y, text, role });
        after
    }

    /// Lays a ground.
    pub fn ground(&mut self, area: Area, ground: Ground) {
        if !area.is_empty() {
            self.grounds.push((area, ground));
        }
    }
}

/// Returns the columns that a text takes, as screen coordinates count.
pub(super) fn cells(text: &str) -> u16 {
    u16::try_from(text::width(text)).unwrap_or(u16::MAX)
}
