//! Widgets: view-models to cells.
//!
//! Everything was decided by the view; here roles get colors and texts get into cells.

mod big;
pub mod dump;
mod theme;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::symbols::Marker;
use ratatui::widgets::canvas::{Canvas, Points};
use ratatui::widgets::{Clear, Widget};

use crate::text;
use crate::view::{Area, Ground, MapView, Piece, Role, Sheet};
pub use theme::{Depth, Palette, number};

/// Draws a sheet in the colors of a palette.
#[derive(Clone, Copy, Debug)]
pub struct Screen<'a> {
    sheet: &'a Sheet,
    palette: &'a Palette,
}

impl<'a> Screen<'a> {
    /// Shows `sheet` in the colors of `palette`.
    pub const fn new(sheet: &'a Sheet, palette: &'a Palette) -> Self {
        Self { sheet, palette }
    }

    fn piece(&self, piece: &Piece, area: Rect, buf: &mut Buffer) {
        let (x, y) = (area.x.saturating_add(piece.x), area.y.saturating_add(piece.y));
        if y >= area.bottom() || x >= area.right() {
            return;
        }
        let room = usize::from(area.right() - x);
        let style = self.palette.style(piece.role);
        // What a piece covers leaves nothing of itself but the ground, which may be reverse video.
        let left = Modifier::BOLD | Modifier::UNDERLINED;
        let style = style.remove_modifier(left.difference(style.add_modifier));
        if self.palette.ascii_only() && !piece.text.is_ascii() {
            buf.set_stringn(x, y, plain(&piece.text), room, style);
        } else if text::is_narrow(&piece.text) {
            narrow(piece.text.chars().take(room), (x, y), style, buf);
        } else {
            buf.set_stringn(x, y, &piece.text, room, style);
        }
    }

    fn map(&self, map: &MapView, area: Rect, buf: &mut Buffer) {
        let at = rect(map.area, area);
        if at.is_empty() {
            return;
        }
        let color = |role| self.palette.style(role).fg.unwrap_or_default();
        let (columns, rows) = (f64::from(map.area.width) * 2.0, f64::from(map.area.height) * 4.0);
        // A canvas leaves its background alone: what lies under the map shines through.
        let canvas = Canvas::default()
            .marker(Marker::Braille)
            .x_bounds([0.0, columns - 1.0])
            .y_bounds([0.0, rows - 1.0])
            .paint(|context| {
                context.draw(&Points { coords: &map.land, color: color(Role::Land) });
                context.layer();
                context.draw(&Points { coords: &map.arc, color: color(Role::Arc) });
            });
        canvas.render(at, buf);
        buf.set_style(at, Style::new().bg(self.palette.page().bg.unwrap_or_default()));
    }
}

impl Widget for Screen<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let area = area.intersection(buf.area);
        buf.set_style(area, self.palette.page());
        self.layer(area, buf);
        if let Some(popup) = self.sheet.over.as_deref() {
            let covered = rect(popup.area, area);
            halve(covered, buf);
            Clear.render(covered, buf);
            buf.set_style(covered, self.palette.page());
            Screen::new(&popup.sheet, self.palette).layer(area, buf);
        }
    }
}

impl Screen<'_> {
    fn layer(&self, area: Rect, buf: &mut Buffer) {
        if let Some(map) = &self.sheet.map {
            self.map(map, area, buf);
        }
        for (at, ground) in &self.sheet.grounds {
            let style = match ground {
                Ground::Surface => self.palette.surface(),
                Ground::Select => self.palette.select(),
            };
            buf.set_style(rect(*at, area), style);
        }
        for large in &self.sheet.large {
            big::draw(large, rect(large.area, area), self.palette.style(large.role), buf);
        }
        for piece in &self.sheet.pieces {
            self.piece(piece, area, buf);
        }
    }
}

/// Takes away letters of two columns of which a popup will cover one.
fn halve(covered: Rect, buf: &mut Buffer) {
    for y in covered.top()..covered.bottom() {
        for x in [covered.left().checked_sub(1), covered.right().checked_sub(1)] {
            let cell = x.and_then(|x| buf.cell_mut((x, y)));
            if let Some(cell) = cell.filter(|it| text::width(it.symbol()) > 1) {
                cell.set_symbol(" ");
            }
        }
    }
}

fn rect(at: Area, within: Rect) -> Rect {
    let x = within.x.saturating_add(at.x);
    let y = within.y.saturating_add(at.y);
    Rect::new(x, y, at.width, at.height).intersection(within)
}

/// Writes letters of one column each, as `set_stringn` does, which looks for clusters first.
fn narrow(letters: impl Iterator<Item = char>, (x, y): (u16, u16), style: Style, buf: &mut Buffer) {
    for (letter, x) in letters.zip(x..) {
        if let Some(cell) = buf.cell_mut((x, y)) {
            cell.set_char(letter).set_style(style);
        }
    }
}

/// Replaces what is not ASCII, column by column, for a terminal that draws nothing else.
fn plain(text: &str) -> String {
    let columns = |it: char| crate::text::width(it.encode_utf8(&mut [0; 4]));
    let letter = |it: char| match it {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => "-".to_owned(),
        '\u{2018}' | '\u{2019}' => "'".to_owned(),
        '\u{201c}' | '\u{201d}' => "\"".to_owned(),
        'é' => "e".to_owned(),
        _ if it.is_ascii() => it.to_string(),
        _ => "?".repeat(columns(it)),
    };
    text.chars().map(letter).collect()
}
