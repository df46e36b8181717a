//! The words of a tour: those of the file, what was typed here, or both.

use crate::store::{Store, Text};

/// Words of the file, words that were typed, or words of the file of which some were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// Of the file, in its languages.
    File(Text),
    /// Typed, the same in every language; has passed the text policy.
    Typed(String),
    /// Of the file, with other words in some languages.
    Edited {
        /// What the file has.
        file: Text,
        /// The tag of each of these languages, and what was typed; has passed the text policy.
        typed: Vec<(&'static str, String)>,
    },
}

impl Default for Words {
    fn default() -> Self {
        Self::File(Text::default())
    }
}

impl Words {
    /// Returns them in the language called `tag`, as [`Store::say`] does.
    pub fn say<'a>(&'a self, store: &'a Store, tag: &str) -> &'a str {
        let (file, typed) = match self {
            Self::File(text) => return store.say(*text, tag),
            Self::Typed(text) => return text,
            Self::Edited { file, typed } => (*file, typed),
        };
        let form = |tag: &str| {
            let typed = typed.iter().find(|it| it.0 == tag).map(|it| it.1.as_str());
            typed.or_else(|| store.strings().form(file, tag))
        };
        form(tag).or_else(|| form("en")).unwrap_or_else(|| store.say(file, tag))
    }

    /// Returns them with other words in the language called `tag`. What the file has in one language
    /// or in none is the same in all of them, and so is what takes its place.
    #[must_use]
    pub fn retyped(&self, store: &Store, tag: &'static str, text: String) -> Self {
        let (file, mut typed) = match self {
            Self::Typed(_) => return Self::Typed(text),
            Self::File(file) => (*file, Vec::new()),
            Self::Edited { file, typed } => (*file, typed.clone()),
        };
        if store.strings().forms(file).all(|(tag, _)| tag.is_empty()) {
            return Self::Typed(text);
        }
        typed.retain(|it| it.0 != tag);
        typed.push((tag, text));
        Self::Edited { file, typed }
    }

    /// Returns every wording with the tag of its language: those of the file in its order, then the
    /// languages that were typed in beside. What is the same in every language has the empty tag.
    pub fn forms<'a>(&'a self, store: &'a Store) -> Vec<(&'a str, &'a str)> {
        let (file, typed) = match self {
            Self::File(text) => return store.strings().forms(*text).collect(),
            Self::Typed(text) => return vec![("", text)],
            Self::Edited { file, typed } => (*file, typed),
        };
        let mut forms: Vec<(&str, &str)> = store.strings().forms(file).collect();
        for (tag, text) in typed {
            match forms.iter_mut().find(|it| it.0 == *tag) {
                Some(form) => form.1 = text,
                None => forms.push((tag, text)),
            }
        }
        forms
    }
}
