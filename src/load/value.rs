//! What a value of the file may look like: a bare string, a list, a map of languages, or any of
//! these with its citations.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// A string, borrowed from the file where it holds no escape.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Word<'a>(pub(super) Cow<'a, str>);

/// A value without its citations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Bare<'a> {
    /// A string, or a whole number taken as one.
    Word(Word<'a>),
    /// A list of strings.
    List(Vec<Word<'a>>),
    /// A map from language tag to wording.
    Forms(Vec<(Word<'a>, Word<'a>)>),
}

/// A value, with or without what is known about how it is known.
#[derive(Clone, Debug, Default)]
pub(super) struct Value<'a> {
    pub(super) bare: Option<Bare<'a>>,
    pub(super) cites: Vec<Word<'a>>,
    pub(super) certainty: Option<Word<'a>>,
    pub(super) note: Option<Bare<'a>>,
    /// Whether the value stood under `value`, for pointing at it.
    pub(super) wrapped: bool,
}

impl Word<'_> {
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the text if it is a part of the file.
    pub(super) const fn borrowed(&self) -> Option<&str> {
        match self.0 {
            Cow::Borrowed(text) => Some(text),
            Cow::Owned(_) => None,
        }
    }
}

impl<'a, T: Into<Cow<'a, str>>> From<T> for Word<'a> {
    fn from(text: T) -> Self {
        Self(text.into())
    }
}

impl<'a, T: Into<Cow<'a, str>>> From<T> for Bare<'a> {
    fn from(text: T) -> Self {
        Self::Word(Word(text.into()))
    }
}

impl<'a, T: Into<Cow<'a, str>>> From<T> for Value<'a> {
    fn from(text: T) -> Self {
        bare(Bare::from(text))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Word<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WordVisitor)
    }
}

/// Tells whether a word is written as ids are: small letters, digits and hyphens.
pub(super) fn looks_like_an_id(word: &str) -> bool {
    word.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-')
}

struct WordVisitor;

/// The visits that make a [`Word`], shared by every visitor that may meet one.
macro_rules! words {
    ($wrap:expr) => {
        fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
            Ok($wrap(Word(Cow::Borrowed(text))))
        }

        fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
            Ok($wrap(Word(Cow::Owned(text.to_owned()))))
        }

        fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
            Ok($wrap(Word(Cow::Owned(number.to_string()))))
        }

        fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
            Ok($wrap(Word(Cow::Owned(number.to_string()))))
        }
    };
}

impl<'de> Visitor<'de> for WordVisitor {
    type Value = Word<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    words!(|word| word);
}

impl<'de: 'a, 'a> Deserialize<'de> for Bare<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(BareVisitor)
    }
}

struct BareVisitor;

impl<'de> Visitor<'de> for BareVisitor {
    type Value = Bare<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string, or an object from language to string")
    }

    words!(Bare::Word);

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        words_of(&mut list).map(Bare::List)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut forms = Vec::new();
        while let Some(entry) = map.next_entry()? {
            forms.push(entry);
        }
        Ok(Bare::Forms(forms))
    }
}

fn words_of<'de, A: SeqAccess<'de>>(list: &mut A) -> Result<Vec<Word<'de>>, A::Error> {
    let mut words = Vec::new();
    while let Some(word) = list.next_element()? {
        words.push(word);
    }
    Ok(words)
}

impl<'de: 'a, 'a> Deserialize<'de> for Value<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

fn bare(bare: Bare<'_>) -> Value<'_> {
    Value { bare: Some(bare), ..Value::default() }
}

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string, or an object with `value` and `cites`")
    }

    words!(|word| bare(Bare::Word(word)));

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Value::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        words_of(&mut list).map(|it| bare(Bare::List(it)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut value = Value::default();
        let mut forms = Vec::new();
        while let Some(key) = map.next_key::<Word<'de>>()? {
            match key.as_str() {
                "value" => (value.bare, value.wrapped) = (map.next_value()?, true),
                "cites" => value.cites = map.next_value()?,
                "certainty" => value.certainty = map.next_value()?,
                "note" => value.note = map.next_value()?,
                // Beside `value`, an unknown key is a remark for later versions.
                _ if value.wrapped => drop(map.next_value::<IgnoredAny>()?),
                _ => forms.push((key, map.next_value()?)),
            }
        }
        if value.bare.is_none() && !forms.is_empty() {
            value.bare = Some(Bare::Forms(forms));
        }
        Ok(value)
    }
}
