//! How the user wants things shown.

use crate::i18n::Locale;

/// The language, colors and glyphs in force.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The language.
    pub locale: Locale,
    /// The colors.
    pub theme: Theme,
    /// The glyphs.
    pub symbols: Symbols,
}

/// A set of colors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Light ink on a dark page.
    #[default]
    Dark,
    /// Dark ink on a light page.
    Light,
    /// No color at all: bold, underlined and reversed only.
    Mono,
}

/// A set of glyphs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Symbols {
    /// The best-looking ones.
    #[default]
    Unicode,
    /// None that Unicode calls ambiguous in East Asian width, which some terminals draw two wide.
    Narrow,
    /// ASCII alone.
    Ascii,
}

impl Theme {
    /// Every theme, in the order that the theme key walks them.
    pub const ALL: [Self; 3] = [Self::Dark, Self::Light, Self::Mono];

    /// Returns the name used on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Mono => "mono",
        }
    }
}

/// Returns what comes after `current` in a list that is walked in a circle.
pub(super) fn next<T: Copy + PartialEq>(all: &[T], current: T) -> T {
    let at = all.iter().position(|it| *it == current).map_or(0, |it| it + 1);
    all.get(at).or_else(|| all.first()).copied().unwrap_or(current)
}
