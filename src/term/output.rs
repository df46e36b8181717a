//! How does a frame reach the terminal?
//!
//! All of it is collected, filtered, and written at once between the marks of a synchronized
//! update, so nobody sees half a frame. A frame in which nothing changed writes nothing at all.

use std::io::{self, Write as _};

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::queue;
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

use super::filter::Filter;
use super::pen;

/// Begins a synchronized update (DEC private mode 2026).
const BEGIN: &[u8] = b"\x1b[?2026h";
/// Ends it: the terminal shows what it got.
const END: &[u8] = b"\x1b[?2026l";
/// Most frames of a large terminal fit without growing the buffer.
const CAPACITY: usize = 64 * 1024;

/// The back end that ratatui draws with. `Commit` takes the bytes of a whole frame.
pub(super) struct Output<Commit> {
    frame: Filter<Vec<u8>>,
    commit: Commit,
    size: Size,
    /// Where the visible cursor is; `None` while it is hidden.
    cursor: Option<Position>,
    cursor_shown: bool,
}

impl<Commit: FnMut(&[u8]) -> io::Result<()>> Output<Commit> {
    pub(super) fn new(size: Size, commit: Commit) -> Self {
        let mut frame = Vec::with_capacity(CAPACITY);
        frame.extend_from_slice(BEGIN);
        Self { frame: Filter::new(frame), commit, size, cursor: None, cursor_shown: false }
    }

    /// The terminal has another size.
    pub(super) const fn resized(&mut self, size: Size) {
        self.size = size;
        self.cursor = None;
    }

    /// The terminal was entered anew, with its cursor hidden.
    pub(super) const fn entered(&mut self, size: Size) {
        self.resized(size);
        self.cursor_shown = false;
    }

    fn is_empty(&mut self) -> bool {
        self.frame.inner_mut().len() == BEGIN.len()
    }
}

impl<Commit: FnMut(&[u8]) -> io::Result<()>> Backend for Output<Commit> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        pen::write(&mut self.frame, content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.cursor = None;
        if std::mem::take(&mut self.cursor_shown) { queue!(self.frame, Hide) } else { Ok(()) }
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.cursor_shown, true) {
            Ok(())
        } else {
            queue!(self.frame, Show)
        }
    }

    /// Answers from memory: asking the terminal would wait for a reply among the user's keys.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.is_empty() && self.cursor == Some(position) {
            return Ok(());
        }
        self.cursor = Some(position);
        queue!(self.frame, MoveTo(position.x, position.y))
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        CrosstermBackend::new(&mut self.frame).clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::default() })
    }

    fn flush(&mut self) -> io::Result<()> {
        debug_assert_eq!(self.frame.refused(), 0, "a widget wrote what must not be shown");
        if self.is_empty() {
            return Ok(());
        }
        let frame = self.frame.inner_mut();
        frame.write_all(END)?;
        let result = (self.commit)(frame);
        frame.truncate(BEGIN.len());
        result
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use ratatui::layout::Rect;
    use ratatui::style::{Color, Style};
    use ratatui::text::Line;
    use ratatui::{Terminal, TerminalOptions, Viewport};

    use super::*;

    /// A text, and where the cursor is.
    type Shown<'a> = (&'a str, Option<Position>);

    /// Draws each frame and returns what was written for it.
    fn frames(shown: &[Shown<'_>]) -> Vec<String> {
        let written = RefCell::new(Vec::new());
        let output = Output::new(Size::new(20, 2), |frame: &[u8]| {
            written.borrow_mut().push(String::from_utf8(frame.to_vec()).unwrap());
            Ok(())
        });
        let viewport = Viewport::Fixed(Rect::new(0, 0, 20, 2));
        let mut terminal = Terminal::with_options(output, TerminalOptions { viewport }).unwrap();
        for &(text, cursor) in shown {
            terminal
                .draw(|frame| {
                    let line = Line::styled(text, Style::new().fg(Color::Red));
                    frame.render_widget(line, frame.area());
                    if let Some(at) = cursor {
                        frame.set_cursor_position(at);
                    }
                })
                .unwrap();
        }
        drop(terminal);
        written.into_inner()
    }

    #[test]
    fn a_frame_is_one_synchronized_write() {
        let [frame] = frames(&[("서울", None)]).try_into().unwrap();
        assert!(frame.starts_with("\x1b[?2026h"), "{frame:?}");
        assert!(frame.ends_with("\x1b[?2026l"), "{frame:?}");
        assert!(frame.contains('서') && frame.contains('울'), "{frame:?}");
        assert_eq!(frame.matches("2026").count(), 2);
    }

    #[test]
    fn a_frame_without_a_change_writes_nothing() {
        assert_eq!(frames(&[("Seoul", None), ("Seoul", None)]).len(), 1);
        let at = Some(Position::new(3, 0));
        assert_eq!(frames(&[("Seoul", at), ("Seoul", at)]).len(), 1);
    }

    #[test]
    fn a_moved_cursor_is_a_change() {
        let at = |column| Some(Position::new(column, 0));
        let frames = frames(&[("Seoul", at(3)), ("Seoul", at(4)), ("Seoul", None)]);
        assert_eq!(frames[1], "\x1b[?2026h\x1b[1;5H\x1b[?2026l");
        assert_eq!(frames[2], "\x1b[?2026h\x1b[?25l\x1b[?2026l");
    }
}
