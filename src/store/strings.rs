//! All text of a store in one arena, addressed by four-byte handles.

use std::hash::BuildHasher as _;

use foldhash::HashMap;
use foldhash::fast::RandomState;
use hashbrown::HashTable;

use super::ragged::Ragged;

/// A piece of display text. The default is the empty string.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Str(pub(super) u32);

/// A text in one language or several; resolve with [`Strings::say`].
///
/// The top bit tells a plain string, whose handle this then is, from a row of the table of
/// languages: a file in one language pays nothing for the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(u32);

const MANY: u32 = 1 << 31;

/// The arena. Handle 0 is the empty string.
#[derive(Clone, Debug, Default)]
pub struct Strings {
    texts: Texts,
    /// The names that are found again; hashed by what they are, not by their handles.
    interned: HashTable<Str>,
    hasher: RandomState,
    languages: Ragged<(Str, Str)>,
    /// What the file said, where the text policy shows something else.
    originals: HashMap<Str, Box<str>>,
}

/// The bytes, and where each text ends.
#[derive(Clone, Debug)]
struct Texts {
    arena: String,
    ends: Vec<u32>,
}

impl Default for Texts {
    fn default() -> Self {
        Self { arena: String::new(), ends: vec![0] }
    }
}

impl Texts {
    fn get(&self, handle: Str) -> &str {
        let slot = handle.0 as usize;
        let end = self.ends.get(slot).copied().unwrap_or(0);
        let start = slot.checked_sub(1).and_then(|it| self.ends.get(it)).copied().unwrap_or(0);
        self.arena.get(start as usize..end as usize).unwrap_or_default()
    }
}

impl Strings {
    /// Makes room for so many bytes of text. Until it is filled, most systems give no memory for
    /// it; growing step by step would touch twice as much.
    pub(super) fn reserve(&mut self, bytes: usize) {
        self.texts.arena.reserve(bytes);
    }

    /// Stores display text without looking for an equal one.
    pub fn push(&mut self, display: &str) -> Str {
        if display.is_empty() {
            return Str(0);
        }
        let Texts { arena, ends } = &mut self.texts;
        arena.push_str(display);
        ends.push(u32::try_from(arena.len()).unwrap_or(u32::MAX));
        Str(u32::try_from(ends.len() - 1).unwrap_or(u32::MAX))
    }

    /// Stores a name once and returns the same handle for every equal name.
    pub fn intern(&mut self, name: &str) -> Str {
        if let Some(known) = self.find(name) {
            return known;
        }
        let handle = self.push(name);
        let hash = |it: &Str| self.hasher.hash_one(self.texts.get(*it));
        self.interned.insert_unique(hash(&handle), handle, hash);
        handle
    }

    /// Returns the handle of a name that was interned before.
    pub fn find(&self, name: &str) -> Option<Str> {
        let is_it = |it: &Str| self.texts.get(*it) == name;
        self.interned.find(self.hasher.hash_one(name), is_it).copied()
    }

    /// Remembers what the file said where `shown` differs from it.
    pub fn keep_original(&mut self, shown: Str, original: &str) {
        self.originals.insert(shown, original.into());
    }

    /// Returns what the file said.
    pub fn original(&self, handle: Str) -> &str {
        match self.originals.get(&handle) {
            Some(original) => original,
            None => self.get(handle),
        }
    }

    /// Returns the display text behind a handle.
    pub fn get(&self, handle: Str) -> &str {
        self.texts.get(handle)
    }

    /// Makes a text of a plain string.
    pub fn plain(handle: Str) -> Text {
        Text(handle.0)
    }

    /// Makes a text of pairs of language tag and wording; the first is the one to fall back on.
    pub fn many(&mut self, forms: &[(Str, Str)]) -> Text {
        let row = self.languages.push(forms.iter().copied());
        Text(u32::try_from(row).unwrap_or(0) | MANY)
    }

    /// Returns the wording in the language called `tag`; else English; else the first there is.
    pub fn say(&self, text: Text, tag: &str) -> &str {
        self.form(text, tag)
            .or_else(|| self.form(text, "en"))
            .unwrap_or_else(|| self.forms(text).next().map_or("", |(_, wording)| wording))
    }

    /// Returns the wording in exactly the language called `tag`; a plain string is in none.
    pub fn form(&self, text: Text, tag: &str) -> Option<&str> {
        self.forms(text).find(|(language, _)| *language == tag).map(|(_, wording)| wording)
    }

    /// Returns every pair of language tag and wording; a plain string has the empty tag.
    pub fn forms(&self, text: Text) -> impl Iterator<Item = (&str, &str)> {
        self.pairs(text).map(|(tag, form)| (self.get(tag), self.get(form)))
    }

    /// Returns every pair of language tag and wording as the file said them; a plain string has the
    /// empty tag.
    pub fn originals(&self, text: Text) -> impl Iterator<Item = (&str, &str)> {
        self.pairs(text).map(|(tag, form)| (self.original(tag), self.original(form)))
    }

    /// Returns the handle of every wording.
    pub(super) fn handles(&self, text: Text) -> impl Iterator<Item = Str> {
        self.pairs(text).map(|(_, form)| form)
    }

    fn pairs(&self, text: Text) -> impl Iterator<Item = (Str, Str)> {
        let row = (text.0 & MANY != 0).then_some((text.0 & !MANY) as usize);
        let many = row.map_or(&[][..], |row| self.languages.get(row));
        let plain = row.is_none().then_some((Str(0), Str(text.0)));
        plain.into_iter().chain(many.iter().copied())
    }

    /// Tells whether the text has no wording at all.
    pub fn is_blank(&self, text: Text) -> bool {
        self.forms(text).all(|(_, wording)| wording.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_speaks_the_language_asked_for_and_falls_back_to_english() {
        let mut strings = Strings::default();
        let forms: Vec<(Str, Str)> = [("ko", "서울"), ("en", "Seoul")]
            .map(|(tag, form)| (strings.intern(tag), strings.push(form)))
            .to_vec();
        let seoul = strings.many(&forms);
        assert_eq!((strings.say(seoul, "ko"), strings.say(seoul, "ja")), ("서울", "Seoul"));
        let plain = Strings::plain(strings.push("Geneva"));
        assert_eq!((strings.say(plain, "ko"), strings.form(plain, "ko")), ("Geneva", None));
    }

    #[test]
    fn names_are_stored_once_and_the_original_is_kept() {
        let mut strings = Strings::default();
        let first = strings.intern("Lee");
        assert_eq!(first, strings.intern("Lee"));
        strings.keep_original(first, "L\u{200b}ee");
        assert_eq!((strings.get(first), strings.original(first)), ("Lee", "L\u{200b}ee"));
        assert_eq!(strings.get(Str(77)), "");
    }
}
