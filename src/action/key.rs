//! Which key was pressed, how is it named, and which key is meant when an input method is on?

mod jamo;

use std::fmt;
use std::str::FromStr;

/// What is on the key, with shift already applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A character; upper case when shift was held.
    Char(char),
    /// A character that was not typed but pasted: never a command.
    Pasted(char),
    /// Return.
    Enter,
    /// Escape.
    Esc,
    /// Tabulator.
    Tab,
    /// Tabulator with shift.
    BackTab,
    /// Erases to the left.
    Backspace,
    /// Erases to the right.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// To the start.
    Home,
    /// To the end.
    End,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
    /// A function key, from 1.
    F(u8),
}

/// A key with its modifiers, as the terminal reported it.
///
/// Shown and parsed in one spelling: `j`, `G`, `Space`, `Ctrl-d`, `Alt-x`, `Shift-Tab`, `PgUp`,
/// `F1`.
///
/// ```
/// use attache::action::key::{Code, Key};
///
/// let key: Key = "Ctrl-d".parse()?;
/// assert_eq!(key, Key { code: Code::Char('d'), ctrl: true, alt: false });
/// assert_eq!(key.to_string(), "Ctrl-d");
/// # Ok::<(), attache::action::key::UnknownKey>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The key itself.
    pub code: Code,
    /// Control was held.
    pub ctrl: bool,
    /// Alt (Meta, Option) was held.
    pub alt: bool,
}

/// The text is not the name of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownKey;

/// Keys that have a name, in the only spelling that is shown and read.
const NAMES: [(Code, &str); 16] = [
    (Code::Char(' '), "Space"),
    (Code::Enter, "Enter"),
    (Code::Esc, "Esc"),
    (Code::Tab, "Tab"),
    (Code::BackTab, "Shift-Tab"),
    (Code::Backspace, "Backspace"),
    (Code::Delete, "Del"),
    (Code::Up, "Up"),
    (Code::Down, "Down"),
    (Code::Left, "Left"),
    (Code::Right, "Right"),
    (Code::Home, "Home"),
    (Code::End, "End"),
    (Code::PageUp, "PgUp"),
    (Code::PageDown, "PgDn"),
    (Code::F(1), "F1"),
];

/// The highest function key a terminal reports.
const LAST_FUNCTION: u8 = 24;

impl Key {
    /// Returns a key without modifiers.
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// Returns the key of a character without modifiers.
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// Returns the keys that were struck on a QWERTY keyboard to produce this one.
    ///
    /// With a Korean (two-set) input method on, `j` arrives as `ㅓ`, and `g` `j` as `허`; a Japanese
    /// one in full-width mode sends `ｊ`. A command wants the key, a text field the character: use
    /// this in command mode only. Other keys are returned as they are.
    pub fn for_command(self) -> impl Iterator<Item = Self> {
        let (itself, struck) = match self.code {
            Code::Char(c) => (None, Some(jamo::struck(c))),
            _ => (Some(self), None),
        };
        let struck = struck.into_iter().flatten();
        itself.into_iter().chain(struck.map(move |c| Self { code: Code::Char(c), ..self }))
    }
}

impl From<char> for Key {
    fn from(c: char) -> Self {
        Self::char(c)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((_, name)) = NAMES.iter().find(|(code, _)| code == self) {
            return f.write_str(name);
        }
        match self {
            Self::Char(c) | Self::Pasted(c) => write!(f, "{c}"),
            Self::F(number) => write!(f, "F{number}"),
            _ => Ok(()),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ctrl = if self.ctrl { "Ctrl-" } else { "" };
        let alt = if self.alt { "Alt-" } else { "" };
        write!(f, "{ctrl}{alt}{}", self.code)
    }
}

impl FromStr for Code {
    type Err = UnknownKey;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        if let Some((code, _)) = NAMES.iter().find(|(_, known)| *known == name) {
            return Ok(*code);
        }
        let mut scalars = name.chars();
        if let (Some(c), None) = (scalars.next(), scalars.next()) {
            let named = c.is_whitespace() || c.is_control();
            return if named { Err(UnknownKey) } else { Ok(Self::Char(c)) };
        }
        let number = name.strip_prefix('F').filter(|digits| !digits.starts_with(['0', '+']));
        match number.and_then(|digits| digits.parse().ok()) {
            Some(number @ 1..=LAST_FUNCTION) => Ok(Self::F(number)),
            _ => Err(UnknownKey),
        }
    }
}

impl FromStr for Key {
    type Err = UnknownKey;

    /// Parses the name of a key, as [`Key`] is shown.
    ///
    /// # Errors
    ///
    /// [`UnknownKey`] when it is not exactly one of these names.
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let (ctrl, name) = modifier(name, "Ctrl-");
        let (alt, name) = modifier(name, "Alt-");
        Ok(Self { code: name.parse()?, ctrl, alt })
    }
}

fn modifier<'a>(name: &'a str, prefix: &str) -> (bool, &'a str) {
    name.strip_prefix(prefix).map_or((false, name), |rest| (true, rest))
}

impl fmt::Display for UnknownKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "not the name of a key; keys are named j, G, Space, Ctrl-d, Shift-Tab, PgUp, F1",
        )
    }
}

impl std::error::Error for UnknownKey {}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_name(key: Key, name: &str) {
        assert_eq!(key.to_string(), name);
        assert_eq!(name.parse(), Ok(key), "{name}");
    }

    #[test]
    fn a_key_has_one_name() {
        check_name(Key::char('j'), "j");
        check_name(Key::char('G'), "G");
        check_name(Key::char('-'), "-");
        check_name(Key::char(' '), "Space");
        check_name(Key { ctrl: true, ..Key::char('d') }, "Ctrl-d");
        check_name(Key { ctrl: true, ..Key::char('-') }, "Ctrl--");
        check_name(Key { ctrl: true, alt: true, code: Code::Right }, "Ctrl-Alt-Right");
        check_name(Key::plain(Code::BackTab), "Shift-Tab");
        check_name(Key::plain(Code::PageUp), "PgUp");
        check_name(Key::plain(Code::F(12)), "F12");
    }

    #[test]
    fn nothing_else_is_a_key() {
        for name in ["", " ", "jj", "ctrl-d", "F0", "F99", "F+1", "F", "Ctrl-", "\x1b"] {
            let expected = if name == "F" { Ok(Key::char('F')) } else { Err(UnknownKey) };
            assert_eq!(name.parse::<Key>(), expected, "{name:?}");
        }
    }

    #[track_caller]
    fn check_command(typed: &str, expected: &str) {
        let keys = typed.chars().flat_map(|c| Key::char(c).for_command());
        let names: Vec<String> = keys.map(|key| key.to_string()).collect();
        assert_eq!(names.concat(), expected, "{typed}");
    }

    #[test]
    fn a_korean_input_method_strikes_the_same_keys() {
        check_command("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "qwertyuiop");
        check_command("ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "asdfghjkl");
        check_command("ㅋㅌㅊㅍㅠㅜㅡ", "zxcvbnm");
        check_command("ㅃㅉㄸㄲㅆㅒㅖ", "QWERTOP");
        check_command("허", "gj");
        check_command("ㅘ", "hk");
        check_command("ㅢㄳ", "mlrt");
        check_command("값", "rkqt");
        check_command("\u{1112}\u{1165}\u{11B9}", "gjqt");
    }

    #[test]
    fn full_width_letters_are_letters() {
        check_command("ｊＧ／　", "jG/Space");
    }

    #[test]
    fn other_keys_stay_what_they_are() {
        check_command("j?", "j?");
        let up = Key::plain(Code::Up);
        assert_eq!(up.for_command().collect::<Vec<_>>(), [up]);
        let ctrl = Key { ctrl: true, ..Key::char('ㅇ') };
        assert_eq!(ctrl.for_command().collect::<Vec<_>>(), ["Ctrl-d".parse().unwrap()]);
    }
}
