//! A line of text that is being typed.

use tui_input::{Input as Line, InputRequest};

use crate::action::{Code, Key};

/// A longer line is not typed by anyone.
const LONGEST: usize = 1_000;

/// A line of text with a cursor in it.
#[derive(Clone, Debug, Default)]
pub struct Field {
    line: Line,
    /// Whether the text is only proposed: what is typed first takes its place.
    proposed: bool,
}

impl Field {
    /// Returns what was typed.
    pub fn text(&self) -> &str {
        self.line.value()
    }

    /// Returns the columns before the cursor.
    pub fn cursor(&self) -> usize {
        self.line.visual_cursor()
    }

    /// Returns the bytes before the cursor.
    pub fn position(&self) -> usize {
        let text = self.text();
        text.char_indices().nth(self.line.cursor()).map_or(text.len(), |(at, _)| at)
    }

    /// Tells whether the text is only proposed.
    pub const fn is_proposed(&self) -> bool {
        self.proposed
    }

    /// Writes something else, with the cursor behind it.
    pub fn set(&mut self, text: &str) {
        *self = Self { line: Line::new(text.to_owned()), proposed: false };
    }

    /// Proposes a text, with the cursor behind it. A letter that is typed first takes the place of
    /// all of it; any other key keeps it, to be changed.
    pub fn propose(&mut self, text: &str) {
        *self = Self { line: Line::new(text.to_owned()), proposed: true };
    }

    /// Writes something else, with the cursor behind so many bytes of it.
    pub fn set_at(&mut self, text: &str, position: usize) {
        let cursor = text.char_indices().filter(|(at, _)| *at < position).count();
        *self = Self { line: Line::new(text.to_owned()).with_cursor(cursor), proposed: false };
    }

    /// Types a key; tells whether it meant anything to a text field.
    pub fn type_key(&mut self, key: Key) -> bool {
        let Some(request) = request(key) else { return false };
        if self.proposed && matches!(request, InputRequest::InsertChar(_)) {
            self.line = Line::default();
        }
        self.proposed = false;
        let full = self.text().chars().count() >= LONGEST;
        if full && matches!(request, InputRequest::InsertChar(_)) {
            return false;
        }
        self.line.handle(request);
        true
    }
}

fn request(key: Key) -> Option<InputRequest> {
    Some(match (key.code, key.ctrl, key.alt) {
        (Code::Char(letter) | Code::Pasted(letter), false, false) => {
            InputRequest::InsertChar(letter)
        }
        (Code::Char('w'), true, false) => InputRequest::DeletePrevWord,
        (Code::Char('u'), true, false) => InputRequest::DeleteLine,
        (Code::Char('k'), true, false) => InputRequest::DeleteTillEnd,
        (Code::Backspace, ..) => InputRequest::DeletePrevChar,
        (Code::Delete, ..) => InputRequest::DeleteNextChar,
        (Code::Left, ..) => InputRequest::GoToPrevChar,
        (Code::Right, ..) => InputRequest::GoToNextChar,
        (Code::Home, ..) | (Code::Char('a'), true, false) => InputRequest::GoToStart,
        (Code::End, ..) | (Code::Char('e'), true, false) => InputRequest::GoToEnd,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_counts_bytes_and_columns() {
        let mut field = Field::default();
        "서울 a".chars().for_each(|it| assert!(field.type_key(Key::char(it))));
        assert_eq!((field.position(), field.cursor()), (8, 6));
        assert!(field.type_key(Key::plain(Code::Home)) && field.type_key(Key::plain(Code::Right)));
        assert_eq!((field.position(), field.cursor()), (3, 2));
        field.set_at("서울", 3);
        assert_eq!((field.text(), field.position()), ("서울", 3));
    }

    #[test]
    fn the_first_letter_takes_the_place_of_what_is_proposed_and_another_key_keeps_it() {
        let proposed = || {
            let mut field = Field::default();
            field.propose("a.json");
            field
        };
        let mut field = proposed();
        assert!(field.is_proposed() && field.type_key(Key::char('서')));
        assert_eq!((field.text(), field.is_proposed()), ("서", false));
        assert!(field.type_key(Key::char('b')));
        assert_eq!(field.text(), "서b");
        let mut field = proposed();
        assert!(field.type_key(Key::plain(Code::Home)) && field.type_key(Key::char('b')));
        assert_eq!((field.text(), field.is_proposed()), ("ba.json", false));
        let mut field = proposed();
        assert!(field.type_key(Key::plain(Code::Backspace)));
        assert_eq!(field.text(), "a.jso");
        // A key that means nothing here leaves it proposed.
        let mut field = proposed();
        assert!(!field.type_key(Key::plain(Code::Up)) && field.is_proposed());
    }

    #[test]
    fn no_line_grows_without_bound() {
        let mut field = Field::default();
        let typed = (0..2 * LONGEST).filter(|_| field.type_key(Key::char('가'))).count();
        assert_eq!(typed, LONGEST);
        assert_eq!(field.text().chars().count(), LONGEST);
    }
}
