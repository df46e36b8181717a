//! Which words of a text were taken out, and which were put in?

/// What became of some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edit {
    /// They stand in both texts.
    Same,
    /// They stood in the earlier text.
    Removed,
    /// They stand in the later text.
    Added,
}

/// Words that share a fate, with the blanks between them but none at the ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Their fate.
    pub edit: Edit,
    /// The words.
    pub text: String,
}

/// Compares two texts word by word. `None` where they share too little for that to be read: the
/// two are then better shown one under the other.
pub fn redline(_before: &str, _after: &str) -> Option<Vec<Span>> {
    None
}
