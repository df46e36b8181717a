//! Whole screens, at every size, as a person would see them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget as _;

use crate::action::Key;
use crate::app::{Input, Look, State, Symbols, Theme, update};
use crate::i18n::Locale;
use crate::load::load;
use crate::query;
use crate::store::Store;
use crate::ui::{Depth, Palette, Screen};
use crate::view::screen;

const BUNDLED: &str = include_str!("../../assets/working-groups.json");

/// A browser without a terminal: press keys, look at the screen.
struct Driver {
    store: Store,
    state: State,
}

impl Driver {
    fn open(source: &str, look: Look, (columns, rows): (u16, u16)) -> Self {
        let store = load(source).store;
        let state = State::new(&store, query::parse("").unwrap(), look).unwrap();
        let mut driver = Self { store, state };
        update(&driver.store, &mut driver.state, Input::Resize(columns, rows));
        driver
    }

    fn bundled(size: (u16, u16)) -> Self {
        Self::open(BUNDLED, Look::default(), size)
    }

    /// Presses keys by name, with spaces between: `j Tab Ctrl-d`.
    fn press(mut self, keys: &str) -> Self {
        for key in keys.split(' ').filter(|it| !it.is_empty()) {
            let key: Key = key.parse().unwrap();
            update(&self.store, &mut self.state, Input::Key(key));
            let extent = screen(&self.store, &self.state).extent;
            update(&self.store, &mut self.state, Input::Drawn(extent));
        }
        self
    }

    fn buffer(&self) -> Buffer {
        let sheet = screen(&self.store, &self.state);
        let (columns, rows) = self.state.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let palette = Palette::new(self.state.look.theme, Depth::True);
        Screen::new(&sheet, &palette).render(buffer.area, &mut buffer);
        buffer
    }

    fn text(&self) -> String {
        crate::export::picture::text(&self.buffer())
    }
}

#[test]
fn print() {
    let keys = std::env::vars().find(|it| it.0 == "KEYS").map(|it| it.1).unwrap_or_default();
    let size = std::env::vars().find(|it| it.0 == "SIZE").map(|it| it.1).unwrap_or("120x36".into());
    let (w, h) = size.split_once('x').unwrap();
    println!("{}", Driver::bundled((w.parse().unwrap(), h.parse().unwrap())).press(&keys).text());
}
