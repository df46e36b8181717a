//! What the terminal thinks of a string, and what of a string it may see at all.

/// Folds for search (replaced by the text module).
pub fn fold(text: &str) -> String { text.to_lowercase() }
/// One line (replaced).
pub fn message(text: &str) -> String { text.to_owned() }
/// Width (replaced).
pub fn width(text: &str) -> usize { unicode_width::UnicodeWidthStr::width(text) }
/// Fit (replaced).
pub fn fit<'a>(text: &'a str, _columns: usize, _ellipsis: &str) -> std::borrow::Cow<'a, str> { text.into() }
